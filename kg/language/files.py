"""The files of the embedded model: where they lie, what they hold, and whether they belong together.

`training` writes them; nothing here knows how they were made.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from kg.errors import ModelError
from kg.language.features import WordPieces

SHIPPED = Path(__file__).parent / "model"
"""The folder of the model that the package brings along."""

NAMES = ("model.onnx", "tokenizer.json", "meta.json", "relations.npz", "lemmas.json")


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """The classes of each head, in the order of the network's outputs."""

    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    feats: tuple[str, ...]
    lemma_scripts: tuple[str, ...]
    deprels: tuple[str, ...]
    entities: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelFiles:
    """One model, read into memory except for the network itself.

    `relations` is [r+1, labels * (r+1)]: for each label a matrix between a word and its head, side by side.
    `exceptions` maps "form|UPOS" to a lemma; `window` is the most word pieces that one window may have, the two outer
    ones included.
    """

    folder: Path
    version: str
    window: int
    labels: Labels
    relations: NDArray[np.float32]
    exceptions: dict[str, str]
    pieces: WordPieces

    @property
    def network(self) -> Path:
        return self.folder / "model.onnx"


def read_model(folder: Path | None = None) -> ModelFiles:
    """The model in a folder, or the shipped one.

    Raises:
        ModelError: a file is missing, cannot be read, or does not fit the others.
    """
    folder = folder or SHIPPED
    missing = [name for name in NAMES if not (folder / name).is_file()]
    if missing:
        raise ModelError(
            f"the language model in {folder} lacks {', '.join(missing)}: reinstall the package, "
            "or make the model with `python -m training`"
        )
    try:
        meta: dict[str, Any] = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
        labels = Labels(
            **{name: tuple(meta[name]) for name in ("upos", "xpos", "feats", "lemma_scripts", "deprels", "entities")}
        )
        with np.load(folder / "relations.npz") as archive:
            relations = archive["weight"].astype(np.float32)
        exceptions: dict[str, str] = json.loads((folder / "lemmas.json").read_text(encoding="utf-8"))
        pieces = WordPieces(Tokenizer.from_file(str(folder / "tokenizer.json")))
        version, window = str(meta["version"]), int(meta["window"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(f"the language model in {folder} cannot be read ({error!r}): reinstall the package") from error
    if len(relations) != len(labels.deprels):
        raise ModelError(
            f"the language model in {folder} is mixed up: relations.npz knows {len(relations)} labels, "
            f"meta.json {len(labels.deprels)}"
        )
    return ModelFiles(
        folder=folder,
        version=version,
        window=window,
        labels=labels,
        relations=np.ascontiguousarray(relations.transpose(1, 0, 2)).reshape(relations.shape[1], -1),
        exceptions=exceptions,
        pieces=pieces,
    )

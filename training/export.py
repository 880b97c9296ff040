"""From trained weights to the shipped files: ONNX with int8 weights, and the small files beside it.

Matrix products are quantised dynamically (weights per channel); the table of word pieces keeps a scale a row, which
costs a quarter of the space and next to no accuracy. `--float32` writes the same network unquantised, to compare.
"""

from __future__ import annotations

import json
import shutil
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import Tensor, nn

from kg.language.session import OUTPUTS
from training.labels import LABELS
from training.network import Network
from training.windows import LONGEST, Vocabulary

if TYPE_CHECKING:
    from training.corpora import Source
    from training.train import Run

VERSION = "1"


class Rows(nn.Module):
    """An embedding table of int8 rows, each with its own scale."""

    def __init__(self, table: Tensor) -> None:
        super().__init__()
        scale = table.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("scale", scale)
        self.register_buffer("rows", (table / scale).round().to(torch.int8))

    def forward(self, index: Tensor) -> Tensor:
        return self.rows[index].float() * self.scale[index]


class Shipped(nn.Module):
    def __init__(self, network: Network, quantised: bool) -> None:
        super().__init__()
        self.network = network.eval()
        if quantised:
            network.pieces = Rows(network.pieces.weight.detach())  # type: ignore[assignment]

    def forward(self, pieces: Tensor, shapes: Tensor, first: Tensor, last: Tensor) -> tuple[Tensor, ...]:
        out = self.network(pieces, shapes, first, last)
        return tuple(out[name] for name in OUTPUTS)


def export(run: Run, out: Path, *, float32: bool = False) -> None:
    """Write the averaged weights of a run as the files that `kg.language.files` reads."""
    out.mkdir(parents=True, exist_ok=True)
    network = run.network
    network.load_state_dict(run.averaged)
    network.float()
    np.savez(out / "relations.npz", weight=network.rel_weight.detach().numpy().astype(np.float16))
    whole = out / "whole.onnx"
    _write(Shipped(network, quantised=not float32), whole)
    if float32:
        whole.replace(out / "model.onnx")
    else:
        from onnxruntime.quantization import QuantType, quantize_dynamic

        quantize_dynamic(
            whole,
            out / "model.onnx",
            per_channel=True,
            weight_type=QuantType.QInt8,
            op_types_to_quantize=["MatMul", "Gemm"],
            extra_options={"MatMulConstBOnly": True},
        )
        whole.unlink()
    shutil.copyfile(run.tokenizer_path, out / "tokenizer.json")
    vocabulary = run.vocabulary
    meta = {
        "version": VERSION,
        "window": LONGEST,
        "upos": vocabulary.upos,
        "xpos": vocabulary.xpos,
        "feats": vocabulary.feats,
        "lemma_scripts": vocabulary.lemma,
        "deprels": vocabulary.deprel,
        "entities": list(LABELS),
    }
    _json(out / "meta.json", meta)
    _json(out / "lemmas.json", exceptions(run.sources, vocabulary))


def exceptions(sources: list[Source], vocabulary: Vocabulary) -> dict[str, str]:
    """Lemmas of forms whose edit script is too rare to be a class: "form|UPOS" -> lemma."""
    known = set(vocabulary.lemma)
    counts: dict[str, Counter[str]] = {}
    for source in sources:
        for sentence in source.sentences:
            gold = sentence.syntax
            if gold is None:
                continue
            for form, part, lemma, script in zip(
                sentence.words, gold.upos, gold.lemmas, gold.scripts(sentence.words), strict=True
            ):
                if form.isalpha() and len(form) > 1:
                    counts.setdefault(f"{form}|{part}", Counter())[lemma if script not in known else ""] += 1
    found = {}
    for key, lemmas in counts.items():
        lemma, count = max(lemmas.items(), key=lambda kv: (kv[1], kv[0]))
        # A treebank may mask an address, or give one as the lemma of a name: no word of a language.
        if lemma and "@" not in lemma and count > lemmas[""]:
            found[key] = lemma
    return dict(sorted(found.items()))


def _write(module: nn.Module, path: Path) -> None:
    pieces = torch.randint(1000, 2000, (1, 20))
    example = (pieces, torch.ones_like(pieces), torch.tensor([1, 3, 5]), torch.tensor([2, 4, 6]))
    names = ("pieces", "shapes", "first", "last")
    axes = {"pieces": {1: "P"}, "shapes": {1: "P"}, "first": {0: "W"}, "last": {0: "W"}} | {
        n: {0: "W"} for n in OUTPUTS
    }
    with torch.no_grad():
        torch.onnx.export(
            module,
            example,
            str(path),
            input_names=list(names),
            output_names=list(OUTPUTS),
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )


def _json(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=0) + "\n", encoding="utf-8", newline="\n")

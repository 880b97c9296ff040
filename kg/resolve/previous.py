"""The entities of an earlier build, read from its output folder, so that their ids can be kept."""

from __future__ import annotations

import json
from pathlib import Path

from kg.errors import InputError
from kg.model import Entity, Mention, Span


def read_previous(folder: Path) -> tuple[Entity, ...]:
    """The entities of `entities.jsonl` in an output folder (or of the file itself).

    Raises InputError, naming file and line, where it is missing or not what a build writes.
    """
    path = folder / "entities.jsonl" if folder.is_dir() else folder
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except OSError as error:
        raise InputError(f"{path}: no earlier build to keep ids from ({error.strerror})") from error
    found = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            found.append(_entity(json.loads(line)))
        except (KeyError, TypeError, ValueError) as error:
            raise InputError(f"{path}:{number}: not an entity as a build writes it ({error})") from error
    return tuple(found)


def _entity(row: dict[str, object]) -> Entity:
    mentions = row.get("mentions") or []
    aliases = row.get("aliases") or []
    assert isinstance(mentions, list) and isinstance(aliases, list)
    type = str(row["type"])
    return Entity(
        id=str(row["id"]),
        type=type,
        label=str(row["label"]),
        aliases=tuple(str(a) for a in aliases),
        mentions=tuple(
            Mention(
                document=str(m["document"]), span=Span(int(m["start"]), int(m["end"])), text=str(m["text"]), type=type
            )
            for m in mentions
        ),
    )

"""Optional links of entities to Wikidata, from a local table of ids, labels and aliases. No network is used."""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.errors import SchemaError
from kg.model import Entity
from kg.resolve.text import plain


@dataclass(frozen=True, slots=True)
class WikidataTable:
    """Ids by folded label and by folded alias."""

    labels: Mapping[str, frozenset[str]]
    aliases: Mapping[str, frozenset[str]]

    def id_of(self, entity: Entity) -> str | None:
        """The only id whose label is the entity's; else the only one that all its matching names lead to."""
        by_label = self.labels.get(plain(entity.label), frozenset())
        if len(by_label) == 1:
            return next(iter(by_label))
        names = [plain(n) for n in (entity.label, *entity.aliases)]
        found = [ids for n in names if (ids := self.labels.get(n, frozenset()) | self.aliases.get(n, frozenset()))]
        common = frozenset.intersection(*found) if found else frozenset()
        return next(iter(common)) if len(common) == 1 else None


def read_wikidata(path: Path) -> WikidataTable:
    """A table from JSON lines `{"id", "label", "aliases": [..]}` or from tab-separated id, label, aliases joined by |.

    Raises SchemaError, naming file and line, for a row without an id like Q42 or without a label.
    """
    labels: dict[str, set[str]] = defaultdict(set)
    aliases: dict[str, set[str]] = defaultdict(set)
    for line, identifier, label, others in _rows(path):
        if not (identifier[:1] == "Q" and identifier[1:].isdigit()) or not plain(label):
            raise SchemaError(f"{path}:{line}: expected an id like Q42 and a label, not {identifier!r} and {label!r}")
        labels[plain(label)].add(identifier)
        for alias in others:
            aliases[plain(alias)].add(identifier)
    return WikidataTable({k: frozenset(v) for k, v in labels.items()}, {k: frozenset(v) for k, v in aliases.items()})


def _rows(path: Path) -> Iterable[tuple[int, str, str, list[str]]]:
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except OSError as error:
        raise SchemaError(f"{path}: cannot be read ({error.strerror}); give the path of a table of links") from error
    if path.suffix == ".jsonl":
        for n, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            try:
                row = json.loads(line)
                yield n, str(row["id"]), str(row["label"]), [str(a) for a in row.get("aliases", [])]
            except (json.JSONDecodeError, KeyError, TypeError) as error:
                raise SchemaError(f"{path}:{n}: expected a JSON object with id, label and aliases") from error
        return
    for n, row in enumerate(csv.reader(lines, delimiter="\t"), start=1):
        if row and not row[0].startswith("#") and row[0] != "id":
            yield n, row[0], row[1] if len(row) > 1 else "", row[2].split("|") if len(row) > 2 and row[2] else []

"""A person's decisions about names, kept in a file: they beat every score, and can split what a rule joined.

The file is JSON lines (`.jsonl`) or YAML (a list), each entry like

    {"a": "Mr. Ly", "b": "Li Shangfu", "verdict": "same", "who": "ana", "when": "2024-05-01", "why": "same ministry"}

`verdict` is same, different or unsure. `a_in` and `b_in`, lists of document ids, narrow a name to those documents; they
are needed to tell two bearers of one name apart. `who`, `when` and `why` are kept in the ledger.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml

from kg.errors import SchemaError
from kg.model import Judgement, Occurrence, Reason, Verdict
from kg.resolve.text import plain

_KEYS = {"a", "b", "verdict", "who", "when", "why", "a_in", "b_in"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """One decision. Names are compared without case, dots, articles and diacritics, with or without their titles."""

    a: str
    b: str
    verdict: Verdict
    who: str = ""
    when: str = ""
    why: str = ""
    a_in: tuple[str, ...] = ()
    b_in: tuple[str, ...] = ()
    line: int = 0

    def sides(self, document: str, names: Iterable[str]) -> tuple[bool, bool]:
        """Whether names written in a document are meant by `a`, by `b`."""
        written = {plain(n) for n in names}
        left = plain(self.a) in written and (not self.a_in or document in self.a_in)
        right = plain(self.b) in written and (not self.b_in or document in self.b_in)
        return left, right

    def reason(self) -> Reason:
        """The decision as a sentence for the ledger."""
        by = f" by {self.who}" if self.who else ""
        when = f" on {self.when}" if self.when else ""
        why = f": {self.why}" if self.why else ""
        weight = {Verdict.SAME: 100.0, Verdict.DIFFERENT: -100.0, Verdict.UNSURE: 0.0}[self.verdict]
        return Reason(feature="override", weight=weight, text=f"decided{by}{when}{why}")

    def judgement(self, entities: tuple[str, ...] = ()) -> Judgement:
        reason = self.reason()
        return Judgement(
            left=self.a, right=self.b, verdict=self.verdict, score=reason.weight, reasons=(reason,), left_in=self.a_in,
            right_in=self.b_in, entities=entities, by="override",
        )  # fmt: skip


def written(occurrence: Occurrence) -> tuple[str, ...]:
    """The ways an override may write a mention: as it stands, and with the title before it."""
    text = occurrence.mention.text
    titled = tuple(" ".join((*occurrence.title[i:], text)) for i in range(len(occurrence.title)))
    return (text, *titled)


def read_overrides(path: Path) -> tuple[Override, ...]:
    """The decisions of a file, in its order.

    Raises SchemaError, naming file and line, for an entry with a missing, unknown or ill-typed field, for a name told
    apart from itself without documents, and for decisions that contradict each other.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise SchemaError(f"{path}: cannot be read ({error.strerror}); give the path of an overrides file") from error
    rows = _yaml_rows(path, text) if path.suffix.lower() in (".yaml", ".yml") else _json_rows(path, text)
    found = tuple(_override(path, line, row) for line, row in rows)
    check_overrides(found, str(path))
    return found


def _json_rows(path: Path, text: str) -> list[tuple[int, object]]:
    rows: list[tuple[int, object]] = []
    for line, content in enumerate(text.split("\n"), start=1):
        if not content.strip() or content.lstrip().startswith("#"):
            continue
        try:
            rows.append((line, json.loads(content)))
        except json.JSONDecodeError as error:
            raise SchemaError(f"{path}:{line}: not JSON ({error.msg} at column {error.colno})") from error
    return rows


def _yaml_rows(path: Path, text: str) -> list[tuple[int, object]]:
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
        content = yaml.safe_load(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        raise SchemaError(f"{path}:{line}: not YAML ({getattr(error, 'problem', error)})") from error
    if node is None:
        return []
    if not isinstance(node, yaml.SequenceNode):
        raise SchemaError(f"{path}:1: expected a list of decisions, each with a, b and verdict")
    return [(child.start_mark.line + 1, row) for child, row in zip(node.value, content, strict=True)]


def _override(path: Path, line: int, row: object) -> Override:
    where = f"{path}:{line}"
    if not isinstance(row, Mapping):
        raise SchemaError(f"{where}: expected an entry with a, b and verdict, not {type(row).__name__}")
    unknown = sorted(str(k) for k in row if k not in _KEYS)
    if unknown:
        raise SchemaError(f"{where}: unknown field {unknown[0]!r}; known are {', '.join(sorted(_KEYS))}")
    for key in ("a", "b"):
        if not isinstance(row.get(key), str) or not plain(row[key]):
            raise SchemaError(f"{where}: field {key!r} must be a name")
    try:
        verdict = Verdict(str(row.get("verdict")))
    except ValueError:
        raise SchemaError(f"{where}: verdict must be same, different or unsure, not {row.get('verdict')!r}") from None
    for key in ("who", "when", "why"):
        if not isinstance(row.get(key) or "", str | date):
            raise SchemaError(f"{where}: field {key!r} must be text")
    return Override(
        a=row["a"],
        b=row["b"],
        verdict=verdict,
        who=str(row.get("who") or ""),
        when=str(row.get("when") or ""),
        why=str(row.get("why") or ""),
        a_in=_documents(where, "a_in", row.get("a_in")),
        b_in=_documents(where, "b_in", row.get("b_in")),
        line=line,
    )


def _documents(where: str, key: str, value: object) -> tuple[str, ...]:
    if value is None:
        return ()
    values = [value] if isinstance(value, str) else value
    if not isinstance(values, list) or not all(isinstance(v, str) for v in values):
        raise SchemaError(f"{where}: field {key!r} must be a document id or a list of them")
    return tuple(values)


def check_overrides(overrides: Sequence[Override], origin: str = "overrides") -> None:
    """Raises SchemaError where decisions contradict each other, or tell a name apart from itself."""
    parent: dict[tuple[str, tuple[str, ...]], tuple[str, tuple[str, ...]]] = {}

    def root(node: tuple[str, tuple[str, ...]]) -> tuple[str, tuple[str, ...]]:
        while parent.setdefault(node, node) != node:
            node = parent[node]
        return node

    for o in overrides:
        if o.verdict is Verdict.SAME:
            parent[root((plain(o.a), o.a_in))] = root((plain(o.b), o.b_in))
    for o in overrides:
        if o.verdict is Verdict.SAME:
            continue
        where = f"{origin}:{o.line}"
        if plain(o.a) == plain(o.b) and (not o.a_in or not o.b_in or set(o.a_in) & set(o.b_in)):
            raise SchemaError(f"{where}: {o.a!r} cannot differ from itself; say in which documents with a_in and b_in")
        if root((plain(o.a), o.a_in)) == root((plain(o.b), o.b_in)):
            raise SchemaError(
                f"{where}: {o.a!r} and {o.b!r} are called {o.verdict.value}, but other entries make them the same"
            )


def override_line(override: Override) -> str:
    """An override as one line of a JSON-lines file, with its line feed."""
    row = {key: getattr(override, key) for key in ("a", "b", "verdict", "who", "when", "why", "a_in", "b_in")}
    return json.dumps({k: v for k, v in row.items() if v}, ensure_ascii=False) + "\n"

"""Language cases: a text and what it must, and must not, claim, sure or not. The sentences in `cases/*.yaml` are ours.

A case has `text` and some of: `expect` (statements that must be there), `forbid` (that must not), `none` (no statement
may be both affirmed and asserted), `nothing` (no statement at all), `xfail` (a known gap and why). A statement is given
by some of: s, r, o (words that its end contains; null: unstated), polarity, modality, by (speakers, outermost first;
[A, B] are one link), q (qualifiers by role), times (normalised).
"""

from __future__ import annotations

from datetime import date
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
import yaml

import kg.language
from kg.extract import extract
from kg.model import Document, Literal, Mention, Statement

CASES = Path(__file__).parent / "cases"
PUBLISHED = date(2023, 5, 24)


@cache
def _nlp() -> Any:
    return kg.language.load()


def _load() -> list[Any]:
    found = []
    for path in sorted(CASES.glob("*.yaml")):
        for case in yaml.safe_load(path.read_text(encoding="utf-8")):
            _check(case, path.name)
            marks = [pytest.mark.xfail(strict=True, reason=case["xfail"])] if "xfail" in case else []
            found.append(pytest.param(case, id=f"{path.stem}: {case['text'][:70]}", marks=marks))
    return found


def _check(value: Any, where: str) -> None:
    """Keys are text: YAML reads a bare "on" as true, and a case that asks for such a key asks for nothing."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if not isinstance(key, str):
                raise TypeError(f"{where}: the key {key!r} of {value} is no text: put it in quotation marks")
            _check(inner, where)
    elif isinstance(value, list):
        for inner in value:
            _check(inner, where)


@cache
def _statements(text: str) -> tuple[Statement, ...]:
    document = Document(id="case", text=text, published=PUBLISHED)
    (parsed,) = kg.language.parse([document], _nlp())
    return extract(parsed, least=0.0).statements


def _words(value: Mention | Literal | None) -> str:
    return value.text if value is not None else ""


def _end(want: str | None, value: Mention | Literal | None) -> bool:
    return value is None if want is None else value is not None and want.lower() in value.text.lower()


def _fits(statement: Statement, want: dict[str, Any]) -> bool:
    if "s" in want and not _end(want["s"], statement.subject):
        return False
    if "o" in want and not _end(want["o"], statement.object):
        return False
    if "r" in want and statement.relation != want["r"]:
        return False
    if "polarity" in want and statement.polarity.value != want["polarity"]:
        return False
    if "modality" in want and statement.modality.value != want["modality"]:
        return False
    if "by" in want:
        links = [[w] if isinstance(w, str) else w for w in want["by"]]
        if [len(link) for link in links] != [len(link) for link in statement.chain]:
            return False
        if not all(w in s.label for w, s in zip(chain(*links), statement.attribution, strict=True)):
            return False
    for role, value in want.get("q", {}).items():
        if not any(
            q.role == role and (str(value).lower() in q.value.lower() or (q.time and q.time.label == value))
            for q in statement.qualifiers
        ):
            return False
    labels = [q.time.label for q in statement.qualifiers if q.time]
    return all(time in labels for time in want.get("times", []))


def _either_way(statement: Statement, want: dict[str, Any]) -> bool:
    symmetric = {"met_with", "communicated_with", "negotiated_with", "agreed_with", "cooperated_with"}
    if _fits(statement, want):
        return True
    if statement.relation not in symmetric:
        return False
    return _fits(
        statement, {**want, **({"s": want["o"]} if "o" in want else {}), **({"o": want["s"]} if "s" in want else {})}
    )


def _told(statement: Statement) -> str:
    speakers = [" and ".join(s.label for s in link) for link in statement.chain]
    circumstances = {q.role: q.value for q in statement.qualifiers}
    ends = f"{_words(statement.subject)} | {statement.relation} | {_words(statement.object)}"
    return f"{ends} | {statement.polarity} {statement.modality} | by {speakers} | {circumstances}"


@pytest.mark.parametrize("case", _load())
def test_case(case: dict[str, Any]) -> None:
    statements = _statements(case["text"])
    told = "\n".join(_told(s) for s in statements) or "(no statement)"
    for want in case.get("expect", []):
        assert any(_either_way(s, want) for s in statements), f"missing {want} among\n{told}"
    for ban in case.get("forbid", []):
        assert not any(_either_way(s, ban) for s in statements), f"forbidden {ban} among\n{told}"
    if case.get("none"):
        real = [s for s in statements if s.polarity == "affirmed" and s.modality == "asserted"]
        assert not real, f"nothing may be affirmed and asserted, but\n{told}"
    if case.get("nothing"):
        assert not statements, f"nothing may be claimed, but\n{told}"


def test_a_key_that_yaml_does_not_read_as_text_is_refused() -> None:
    _check(yaml.safe_load('{q: {"on": budget}}'), "here")
    with pytest.raises(TypeError, match="here: the key True"):
        _check(yaml.safe_load("[{q: {on: budget}}]"), "here")


def test_there_are_enough_cases() -> None:
    cases = [parameter.values[0] for parameter in _load()]
    quiet = [c for c in cases if c.get("none") or c.get("nothing")]
    assert len(cases) >= 150
    assert len(quiet) >= 40


@pytest.mark.parametrize("case", [pytest.param(*p.values, id=p.id) for p in _load()])
def test_every_mention_quotes_its_text(case: dict[str, Any]) -> None:
    for statement in _statements(case["text"]):
        for value in (statement.subject, statement.object, *(q.mention for q in statement.qualifiers)):
            if isinstance(value, Mention | Literal) and value.span is not None:
                assert case["text"][value.span.start : value.span.end] == value.text

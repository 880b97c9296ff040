"""One text that kg itself fails on costs its own statements, and no other's."""

from __future__ import annotations

from pathlib import Path

import pytest

import kg.extract
from kg.config import Config
from kg.errors import InputError
from kg.language import Parsed
from kg.model import Extraction
from kg.pipeline import construct


@pytest.fixture
def faulty(monkeypatch: pytest.MonkeyPatch) -> None:
    sound = kg.extract.extract

    def extract(parsed: Parsed, *rest: object, **options: object) -> Extraction:
        if "Chad" in parsed.document.text:
            raise KeyError("Chad")
        return sound(parsed, *rest, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(kg.extract, "extract", extract)


@pytest.mark.usefixtures("faulty")
def test_the_fault_of_one_document_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Peru sanctioned Chad on Monday.", encoding="utf-8")
    (tmp_path / "b.txt").write_text("Kenya sanctioned Malawi on Monday.", encoding="utf-8")
    built = construct(tmp_path, Config())
    assert [document.id for document in built.graph.documents] == ["b"]
    assert built.graph.statements
    (skipped,) = built.skipped
    assert skipped.origin.endswith("a.txt")
    assert skipped.reason == "an error that kg did not foresee, KeyError: 'Chad' (--debug shows where)"


@pytest.mark.usefixtures("faulty")
def test_where_nothing_else_is_left_the_build_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Peru sanctioned Chad on Monday.", encoding="utf-8")
    with pytest.raises(InputError, match=r"no document can be read in .*KeyError: 'Chad'"):
        construct(tmp_path, Config())


def test_a_machine_without_memory_is_no_fault_of_a_document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def extract(*_: object, **__: object) -> Extraction:
        raise MemoryError

    monkeypatch.setattr(kg.extract, "extract", extract)
    (tmp_path / "a.txt").write_text("Peru sanctioned Chad on Monday.", encoding="utf-8")
    with pytest.raises(MemoryError):
        construct(tmp_path, Config())

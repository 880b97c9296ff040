"""The file of a person's decisions: what it may hold, and errors that name the line."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import KgError, SchemaError
from kg.model import Verdict
from kg.resolve import Override, read_overrides
from kg.resolve.overrides import override_line


def written(folder: Path, content: str, name: str = "overrides.jsonl") -> Path:
    path = folder / name
    path.write_text(content, encoding="utf-8", newline="\n")
    return path


def test_json_lines_and_yaml_say_the_same(tmp_path: Path) -> None:
    lines = '# decisions\n{"a": "Mr. Ly", "b": "Li Shangfu", "verdict": "same", "who": "ana", "when": "2024-05-01"}\n'
    listed = "- a: Mr. Ly\n  b: Li Shangfu\n  verdict: same\n  who: ana\n  when: 2024-05-01\n"
    one, two = read_overrides(written(tmp_path, lines)), read_overrides(written(tmp_path, listed, "o.yaml"))
    assert [(o.a, o.b, o.verdict, o.who, o.when) for o in one] == [
        ("Mr. Ly", "Li Shangfu", Verdict.SAME, "ana", "2024-05-01")
    ]
    assert [(o.a, o.b, o.verdict, o.who, o.when) for o in two] == [(o.a, o.b, o.verdict, o.who, o.when) for o in one]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ('{"a": "x", "b": "y", "verdict": "same"}\n{"a": "x"', ":2: not JSON"),
        ('{"a": "x", "b": "y", "verdict": "maybe"}', ":1: verdict must be same, different or unsure"),
        ('\n\n{"a": "x", "verdict": "same"}', ":3: field 'b' must be a name"),
        ('{"a": "x", "b": "y", "verdict": "same", "wy": "z"}', ":1: unknown field 'wy'"),
        ('{"a": "x", "b": "y", "verdict": "same", "a_in": [1]}', ":1: field 'a_in' must be a document id"),
        ('{"a": "The X", "b": "x", "verdict": "different"}', ":1: 'The X' cannot differ from itself"),
        ('["a", "b"]', ":1: expected an entry"),
        (
            '{"a": "x", "b": "y", "verdict": "same"}\n{"a": "y", "b": "X", "verdict": "different"}',
            ":2: 'y' and 'X' are called different, but other entries make them the same",
        ),
    ],
)
def test_a_bad_entry_is_named_by_its_line(tmp_path: Path, content: str, message: str) -> None:
    with pytest.raises(SchemaError) as caught:
        read_overrides(written(tmp_path, content))
    assert message in str(caught.value) and "overrides.jsonl" in str(caught.value)


def test_bad_yaml_is_named_by_its_line(tmp_path: Path) -> None:
    with pytest.raises(SchemaError, match=r"o\.yaml:2"):
        read_overrides(written(tmp_path, "- a: x\n  b: [", "o.yaml"))
    with pytest.raises(SchemaError, match=r"o\.yaml:3.*verdict"):
        read_overrides(written(tmp_path, "- {a: x, b: y, verdict: same}\n\n- {a: x, b: z, verdict: no}", "o.yaml"))


def test_a_missing_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(KgError, match=r"none\.jsonl: cannot be read"):
        read_overrides(tmp_path / "none.jsonl")


names = st.text(st.characters(codec="utf-8", exclude_categories=["C"]), min_size=1, max_size=12).filter(
    lambda s: any(c.isalnum() for c in s)
)


@settings(deadline=None)
@given(names, st.text(st.characters(codec="utf-8"), max_size=12))
def test_a_written_override_is_read_back(name: str, why: str) -> None:
    import tempfile

    override = Override(a=name, b="Somebody Else 17", verdict=Verdict.SAME, why=why)
    with tempfile.TemporaryDirectory() as folder:
        (found,) = read_overrides(written(Path(folder), override_line(override)))
    assert (found.a, found.b, found.verdict, found.why) == (name, "Somebody Else 17", Verdict.SAME, why)

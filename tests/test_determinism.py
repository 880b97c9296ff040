"""The same reports give the same bytes, wherever, whenever and in whatever order they are read."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kg.output import written_files
from tests.conftest import ROOT, SEEDS


def built(path: Path, output: Path, cwd: Path, **environment: str) -> dict[str, bytes]:
    """The files of a build in a process of its own, but for the one that tells of the run."""
    subprocess.run(
        [sys.executable, "-m", "kg", "build", str(path), "-o", str(output), "--quiet"],
        check=True,
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
    )
    return {name: (output / name).read_bytes() for name in written_files(output) if name != "run.json"}


def test_another_hash_seed_locale_order_and_working_directory_give_the_same_bytes(
    seeds_output: Path, tmp_path: Path
) -> None:
    first = {name: (seeds_output / name).read_bytes() for name in written_files(seeds_output) if name != "run.json"}
    copied = tmp_path / "elsewhere" / "reports"
    copied.mkdir(parents=True)
    for file in sorted(SEEDS.iterdir(), reverse=True):
        (copied / file.name).write_bytes(file.read_bytes())
    second = built(
        copied,
        tmp_path / "output",
        tmp_path,
        PYTHONHASHSEED="4711",
        LC_ALL="C",
        LANG="C",
        TZ="Pacific/Kiritimati",
        PYTHONUTF8="0",
    )
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []
    for name, content in second.items():
        assert str(tmp_path).encode() not in content, name


@pytest.mark.skipif(not os.environ.get("KG_SHARED"), reason="KG_SHARED names no folder with further articles")
def test_real_articles_build_and_keep_their_promises(tmp_path: Path) -> None:
    from kg import pipeline
    from kg.config import Config

    graph = pipeline.build(Path(os.environ["KG_SHARED"]) / "seeds", tmp_path / "output", Config()).graph
    assert graph.facts
    for one in graph.entities:
        assert all(graph.document(m.document).text[m.span.start : m.span.end] == m.text for m in one.mentions)
    furniture = ("reply", "twitter", "email address", "appeared first", "required fields")
    assert not [e.label for e in graph.entities if any(word in e.label.casefold() for word in furniture)]

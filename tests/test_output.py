"""An output folder is replaced whole or stays as it was."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from kg.errors import OutputError
from kg.output import MARK, staged, written_files


def write(stage: Path, **files: str) -> None:
    names = [name.replace("__", "/").replace("_", ".") for name in files]
    for name, text in zip(names, files.values(), strict=True):
        (stage / name).parent.mkdir(parents=True, exist_ok=True)
        (stage / name).write_text(text, encoding="utf-8")
    (stage / "report.json").write_text(json.dumps({**MARK, "files": [*names, "report.json"]}), encoding="utf-8")


def contents(folder: Path) -> dict[str, str]:
    return {
        name: (folder / name).read_text(encoding="utf-8") for name in written_files(folder) if name != "report.json"
    }


def test_files_take_their_place_and_those_of_an_earlier_build_go(tmp_path: Path) -> None:
    output = tmp_path / "deep" / "output"
    with staged(output) as stage:
        write(stage, a_txt="1", documents__old_txt="1")
    (output / "mine.txt").write_text("my own", encoding="utf-8")
    with staged(output) as stage:
        write(stage, a_txt="2", documents__new_txt="2")
    assert contents(output) == {"a.txt": "2", "documents/new.txt": "2", "mine.txt": "my own"}


@pytest.mark.parametrize("error", [KeyboardInterrupt, ValueError, OSError(28, "No space left on device")])
def test_whatever_goes_wrong_leaves_the_earlier_output(tmp_path: Path, error: type[BaseException] | OSError) -> None:
    with staged(tmp_path / "output") as stage:
        write(stage, a_txt="1")
    with pytest.raises((KeyboardInterrupt, ValueError, OutputError)), staged(tmp_path / "output") as stage:
        write(stage, a_txt="2")
        raise error
    assert contents(tmp_path / "output") == {"a.txt": "1"}
    assert sorted(path.name for path in (tmp_path / "output").iterdir()) == ["a.txt", "report.json"]


def test_a_failed_first_build_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(ValueError), staged(tmp_path / "new" / "output"):
        raise ValueError
    assert not (tmp_path / "new").exists()


def test_a_file_in_the_place_of_the_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "output").write_text("x", encoding="utf-8")
    with pytest.raises(OutputError, match="it is a file"), staged(tmp_path / "output"):
        pass
    with pytest.raises(OutputError, match="cannot write"), staged(tmp_path / "output" / "deeper"):
        pass


def test_what_a_damaged_report_claims_outside_the_folder_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "precious.txt").write_text("x", encoding="utf-8")
    with staged(tmp_path / "output") as stage:
        write(stage, a_txt="1")
    report = {**MARK, "files": ["a.txt", "../precious.txt", str(tmp_path / "precious.txt"), 7]}
    (tmp_path / "output" / "report.json").write_text(json.dumps(report), encoding="utf-8")
    with staged(tmp_path / "output") as stage:
        write(stage, a_txt="2")
    assert (tmp_path / "precious.txt").exists()


@pytest.mark.parametrize("name", ["report.json", "a.txt"])
def test_a_file_that_no_build_wrote_stops_the_build_and_stays(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text('{"files": ["mine.csv"]}', encoding="utf-8")
    (tmp_path / "mine.csv").write_text("1,2", encoding="utf-8")
    with pytest.raises(OutputError, match=f"{name} exists, and no build wrote it"), staged(tmp_path) as stage:
        write(stage, a_txt="1")
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([name, "mine.csv"])
    assert (tmp_path / name).read_text(encoding="utf-8") == '{"files": ["mine.csv"]}'


def test_two_builds_at_once_do_not_take_each_other_s_files(tmp_path: Path) -> None:
    with staged(tmp_path) as first:
        write(first, a_txt="1")
        with staged(tmp_path) as second:
            write(second, a_txt="2")
        assert (first / "a.txt").exists()
    assert contents(tmp_path) == {"a.txt": "1"}


def test_what_a_killed_build_left_goes_after_a_day(tmp_path: Path) -> None:
    for name, age in (("old", 25 * 3600), ("new", 60)):
        left = tmp_path / f".kg-new-{name}"
        left.mkdir()
        os.utime(left, (time.time() - age, time.time() - age))
    with staged(tmp_path) as stage:
        write(stage, a_txt="1")
    assert sorted(path.name for path in tmp_path.glob(".kg-new-*")) == [".kg-new-new"]


@pytest.mark.skipif(sys.platform == "win32", reason="no such limit on Windows")
def test_a_full_disk_half_way_leaves_the_earlier_output(tmp_path: Path) -> None:
    with staged(tmp_path / "output") as stage:
        write(stage, a_txt="1")
    program = """
        import resource, sys
        from pathlib import Path
        from kg.output import staged
        resource.setrlimit(resource.RLIMIT_FSIZE, (5000, 5000))
        with staged(Path(sys.argv[1])) as stage:
            (stage / "a.txt").write_text("2")
            (stage / "b.txt").write_text("x" * 100_000)
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(program), str(tmp_path / "output")], capture_output=True, text=True
    )
    assert "what was there is as it was" in done.stderr
    assert contents(tmp_path / "output") == {"a.txt": "1"}


@pytest.mark.skipif(sys.platform == "win32", reason="sends SIGINT")
def test_an_interrupt_while_files_are_renamed_waits_until_they_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace = Path.replace

    def interrupted(self: Path, target: Path) -> Path:
        os.kill(os.getpid(), signal.SIGINT)
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt), staged(tmp_path / "output") as stage:
        write(stage, a_txt="1", b_txt="2")
    assert contents(tmp_path / "output") == {"a.txt": "1", "b.txt": "2"}

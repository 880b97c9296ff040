"""How commands end and what they print, with the stages between reading and writing replaced by a finished graph."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from kg import pipeline
from kg.cli import app
from kg.documents import passed_over
from kg.model import Skipped
from tests.conftest import ROOT
from tests.invented import World

runner = CliRunner()


@pytest.fixture
def skipped() -> list[Skipped]:
    return []


@pytest.fixture
def finished(monkeypatch: pytest.MonkeyPatch, skipped: list[Skipped]) -> None:
    """Let every build give one small graph, at once."""
    world = World()
    world.entity("ana-ruiz", "PERSON", "Ana Ruiz")
    world.entity("quito", "GPE", "Quito")
    world.document("d1")
    world.claim("d1", "Ana Ruiz visited Quito.", "Ana Ruiz", "visited", "Quito")
    graph = world.graph()

    def construct(path: str, config: Any, **_: Any) -> pipeline.Built:
        return pipeline.Built(
            graph=graph,
            extractions=(),
            sentences={"d1": 1},
            skipped=tuple(skipped),
            seconds={"read": 0.5},
            other_files=passed_over(path) if Path(path).exists() else {},
        )

    monkeypatch.setattr(pipeline, "construct", construct)


def run(*arguments: str) -> Any:
    return runner.invoke(app, arguments)


def test_version() -> None:
    result = run("--version")
    assert (result.exit_code, result.stdout.split()[0]) == (0, "kg")


@pytest.mark.usefixtures("finished")
def test_a_build_says_what_it_found_and_where_to_look(tmp_path: Path) -> None:
    result = run("build", "x", "-o", str(tmp_path / "out"))
    assert result.exit_code == 0
    assert "1 document, 1 sentence, read in 0.5 s\n2 entities, 1 statement, 1 fact (1 affirmed)\n" in result.stdout
    assert f"kg view {tmp_path / 'out'}" in result.stdout
    assert result.stderr == ""
    assert (tmp_path / "out" / "graph.ttl").exists()


@pytest.mark.usefixtures("finished")
def test_quiet_prints_nothing_and_json_prints_json(tmp_path: Path) -> None:
    assert run("build", "x", "-o", str(tmp_path), "--quiet").output == ""
    found = json.loads(run("build", "x", "-o", str(tmp_path), "--json").stdout)
    assert (found["entities"], found["stances"], found["skipped"]) == (2, {"affirmed": 1}, [])


@pytest.mark.usefixtures("finished")
def test_documents_that_were_skipped_are_named_and_the_exit_code_says_so(
    tmp_path: Path, skipped: list[Skipped]
) -> None:
    skipped.append(Skipped(origin="a.txt", reason="a binary file, not text"))
    result = run("build", "x", "-o", str(tmp_path), "--quiet")
    assert result.exit_code == 1
    assert result.stderr.splitlines() == [
        "kg: skipped a.txt: a binary file, not text",
        "kg: 1 of 2 documents could not be read",
    ]
    assert json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))["counts"]["skipped"] == 1


@pytest.mark.usefixtures("finished")
def test_files_that_are_not_read_are_counted_and_no_failure(tmp_path: Path) -> None:
    for name in ("a.pdf", "b.PDF", "README", ".hidden.pdf"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    result = run("build", str(tmp_path), "-o", str(tmp_path / "out"))
    assert result.exit_code == 0
    assert "passed over: 1 file without a suffix, 2 files ending in .pdf\n" in result.stdout
    report = json.loads((tmp_path / "out" / "report.json").read_text(encoding="utf-8"))
    assert report["other_files"] == {"": 1, ".pdf": 2}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("names", "Li", " "), "two names are needed"),
        (("build", ".", "-o", "."), "it is the folder of the output; name another with -o"),
        (("build", "no-such-folder"), "no such file or folder: no-such-folder"),
        (("build", ".", "--formats", "docx"), "unknown format 'docx'"),
        (("build", ".", "--base-iri", "here"), "base_iri must be an absolute IRI"),
        (("build", ".", "--published", "some day"), "published is not a date"),
        (("build", ".", "--config", "missing.toml"), "missing.toml: cannot be read"),
        (("build", ".", "--schema", "missing.toml"), "missing.toml: cannot be read"),
        (("view", "no-such-folder"), "no such folder: no-such-folder"),
        (("extract", "missing.jsonl"), "cannot read missing.jsonl"),
        (("extract", "missing.jsonl", "--arguments", "long"), "--arguments must be full or minimal"),
    ],
)
def test_what_a_user_can_mend_is_one_line_and_exit_code_1(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("Ana Ruiz visited Quito.", encoding="utf-8")
    result = run(*arguments)
    assert result.exit_code == 1
    assert message in result.stderr
    assert result.stderr.count("\n") == 1
    assert "Traceback" not in result.output
    assert result.stdout == ""
    assert not (tmp_path / "output").exists()


@pytest.mark.parametrize(
    "arguments", [("build",), ("build", "x", "--no-such"), ("no-such",), ("build", "x", "--processes", "y")]
)
def test_wrong_usage_is_exit_code_2(arguments: tuple[str, ...]) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert "Traceback" not in result.output


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("build", "x", "--outptu", "y"), "kg: No such option: --outptu (Possible options: --output); kg build --help"),
        (("biuld", "x"), "kg: No such command 'biuld'. Did you mean 'build'?; kg --help"),
        (("names", "one"), "kg: Missing argument 'right'; kg names --help"),
    ],
)
def test_wrong_usage_is_one_line(arguments: tuple[str, ...], says: str) -> None:
    command = [sys.executable, "-m", "kg", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)})
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"{says} tells more\n"


@pytest.mark.parametrize(
    ("error", "line"),
    [
        (KeyboardInterrupt(), "kg: stopped"),
        (MemoryError(), "kg: out of memory"),
        (
            RuntimeError("odd\nthing"),
            "kg: an error that kg did not foresee, RuntimeError: odd thing (--debug shows where)",
        ),
    ],
)
def test_what_nobody_can_mend_is_one_line_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException, line: str
) -> None:
    def construct(*_: Any, **__: Any) -> pipeline.Built:
        raise error

    monkeypatch.setattr(pipeline, "construct", construct)
    result = run("build", "x", "-o", str(tmp_path / "out"))
    assert result.exit_code == 1
    assert result.stderr.startswith(line)
    assert result.stderr.count("\n") == 1
    assert not (tmp_path / "out").exists()
    if isinstance(error, RuntimeError):
        assert "Traceback" in run("build", "x", "-o", str(tmp_path / "out"), "--debug").stderr


@pytest.mark.usefixtures("finished")
def test_view_makes_a_missing_page_anew(tmp_path: Path) -> None:
    run("build", "x", "-o", str(tmp_path), "--formats", "ttl", "--base-iri", "https://news.example.net/kg/")
    assert not (tmp_path / "graph.html").exists()
    result = run("view", str(tmp_path), "--no-open")
    assert result.exit_code == 0
    assert result.stdout.strip() == (tmp_path / "graph.html").resolve().as_uri()
    page = (tmp_path / "graph.html").read_text(encoding="utf-8")
    assert "Ana Ruiz" in page
    assert "https://news.example.net/kg/" in page


def test_help_and_version_do_not_load_what_only_builds_need() -> None:
    program = "import sys; from kg.cli import app; import kg; print([m for m in sys.modules if m in sys.argv[1:]])"
    heavy = ["spacy", "pandas", "rdflib", "onnxruntime", "networkx", "trafilatura", "pyoxigraph", "pyvis"]
    done = subprocess.run([sys.executable, "-c", program, *heavy], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.skipif(sys.platform == "win32", reason="sends SIGINT")
def test_ctrl_c_is_one_line_and_leaves_nothing(tmp_path: Path) -> None:
    # A text that takes minutes to read: a build that is done before it is stopped would show nothing.
    source, output = tmp_path / "long.txt", tmp_path / "out"
    source.write_text("Kenya signed a pact with Peru in Lima on Monday.\n\n" * 40_000, encoding="utf-8")
    command = [sys.executable, "-c", "from kg.__main__ import main; main()", "build", str(source), "-o", str(output)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment) as process:
        deadline = time.monotonic() + 60
        while not output.exists() and time.monotonic() < deadline:
            time.sleep(0.05)
        time.sleep(0.5)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=60)
    assert (process.returncode, said) == (1, "kg: stopped\n")
    assert not output.exists()


def test_the_help_names_every_format() -> None:
    from kg.cli.build import FORMAT_NAMES
    from kg.export.formats import FORMATS

    assert FORMAT_NAMES.split(", ") == list(FORMATS)

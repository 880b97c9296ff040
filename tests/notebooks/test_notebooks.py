"""The notebooks: each .ipynb is what its .py gives, carries no output, and runs from its first cell to its last."""

from __future__ import annotations

from pathlib import Path

import pytest

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
SOURCES = sorted(NOTEBOOKS.glob("[0-9]*.py"))


def test_there_are_four() -> None:
    assert [path.stem for path in SOURCES] == [
        "01_explore",
        "02_sparql",
        "03_conflicting_reports",
        "04_your_own_corpus",
    ]


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_notebook_is_its_source_without_outputs(source: Path) -> None:
    jupytext = pytest.importorskip("jupytext", reason="notebooks are compared with jupytext: not installed")
    made = jupytext.read(source)
    kept = jupytext.read(source.with_suffix(".ipynb"))
    assert [(cell.cell_type, cell.source) for cell in kept.cells] == [(c.cell_type, c.source) for c in made.cells]
    assert not any(cell.get("outputs") for cell in kept.cells)
    assert source.with_suffix(".ipynb").read_bytes() == notebook_bytes(source)


def notebook_bytes(source: Path) -> bytes:
    """What `python -m tests.notebooks.make` writes."""
    from tests.notebooks.make import notebook_text

    return notebook_text(source).encode()


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_notebook_runs(source: Path) -> None:
    """Skips, with the reason, without the notebook extras or the language model."""
    for needed in ("nbformat", "ipykernel", "matplotlib"):
        pytest.importorskip(needed, reason=f"notebooks need {needed}: install the extra 'notebooks'")
    nbclient = pytest.importorskip("nbclient", reason="notebooks are run with nbclient: not installed")
    import nbformat

    notebook = nbformat.read(source.with_suffix(".ipynb"), as_version=4)
    resources = {"metadata": {"path": str(NOTEBOOKS)}}
    nbclient.NotebookClient(notebook, timeout=300, kernel_name="python3", resources=resources).execute()
    errors = [output for cell in notebook.cells for output in cell.get("outputs", ()) if output.output_type == "error"]
    assert errors == []

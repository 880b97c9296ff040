"""Writes every notebook anew from its source: `python -m tests.notebooks.make`.

jupytext alone would give each cell a random id; here the ids count, so that the same source gives the same bytes.
"""

from __future__ import annotations

from pathlib import Path

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"


def notebook_text(source: Path) -> str:
    import jupytext
    import nbformat

    notebook = jupytext.read(source)
    for place, cell in enumerate(notebook.cells):
        cell["id"] = f"cell-{place:02d}"
        cell["metadata"] = {}
    notebook["metadata"] = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}
    return str(nbformat.writes(notebook, version=4)) + "\n"


def main() -> None:
    for source in sorted(NOTEBOOKS.glob("[0-9]*.py")):
        source.with_suffix(".ipynb").write_text(notebook_text(source), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()

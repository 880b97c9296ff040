"""What the shipped questions answer over a build of `seeds/`: `python -m tests.query.answers output` writes it anew."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from kg.query import Engine, query_text
from kg.questions import questions

FILE = Path(__file__).with_name("seeds_answers.json")


def answers(output: Path) -> dict[str, dict[str, list[list[str]] | list[str]]]:
    """Columns and rows of every question, asked without values."""
    engine = Engine.open(output)
    found = {name: engine.ask(query_text(name)) for name in questions()}
    return {name: {"columns": list(answer.columns), "rows": answer.shown()} for name, answer in found.items()}


def written(found: dict[str, dict[str, list[list[str]] | list[str]]]) -> str:
    """One row a line, so that a difference can be read."""
    parts = []
    for name, answer in found.items():
        rows = ",\n".join(f"   {json.dumps(row, ensure_ascii=False)}" for row in answer["rows"])
        parts.append(f' "{name}": {{"columns": {json.dumps(answer["columns"])}, "rows": [\n{rows}\n ]}}')
    return "{\n" + ",\n".join(parts) + "\n}\n"


if __name__ == "__main__":
    FILE.write_text(written(answers(Path(sys.argv[1]))), encoding="utf-8", newline="\n")

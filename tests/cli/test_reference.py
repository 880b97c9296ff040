"""The README describes every command and option that there is, as the program itself does."""

from __future__ import annotations

import re
from pathlib import Path

from kg.cli.reference import BEGIN, END, reference, with_reference

README = Path(__file__).parents[2] / "README.md"


def test_the_reference_in_the_readme_is_up_to_date() -> None:
    text = README.read_text(encoding="utf-8")
    assert text == with_reference(text), "run `make reference`"


def test_the_reference_tells_of_every_command_and_option() -> None:
    text = reference()
    for command in ("build", "extract", "view"):
        assert f"`kg {command}" in text
    for option in (
        "--schema",
        "--overrides",
        "--previous",
        "--formats",
        "--base-iri",
        "--config",
        "--title",
        "--debug",
    ):
        assert f"`{option}`" in text
    rows = [line for line in text.splitlines() if line.startswith("| `")]
    assert all(re.fullmatch(r"\| .+ \| \S.+ \|", row) for row in rows), "an option without help"


def test_examples_in_the_readme_use_commands_that_exist() -> None:
    text = README.read_text(encoding="utf-8")
    known = set(re.findall(r"^### `kg (\w+)", text[text.index(BEGIN) : text.index(END)], re.MULTILINE))
    used = set(re.findall(r"^kg (\w+)", text, re.MULTILINE))
    assert used <= known, f"the README uses {sorted(used - known)}"

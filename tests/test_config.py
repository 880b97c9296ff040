"""Options from a file: known keys only, and errors that name the line."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kg.cli.reference import reference
from kg.config import Config, load_config
from kg.errors import InputError, SchemaError
from kg.export.formats import FORMATS


def config(tmp_path: Path, text: str) -> Config:
    (tmp_path / "kg.toml").write_text(text, encoding="utf-8")
    return load_config(tmp_path / "kg.toml")


def test_a_file_sets_options_and_its_paths_count_from_its_folder(tmp_path: Path) -> None:
    found = config(tmp_path, 'formats = ["ttl"]\nschema = "my.toml"\npublished = "2023-06-19"\nprocesses = 2\n')
    assert (found.formats, found.schema, found.processes) == (("ttl",), tmp_path / "my.toml", 2)
    assert found.reading().known.published == date(2023, 6, 19)
    assert found.with_options(processes=None, formats=("html",)).formats == ("html",)


def test_the_formats_that_exist_are_those_that_help_names() -> None:
    assert set(Config().formats) <= set(FORMATS)
    assert ", ".join(FORMATS) in reference()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('title = "a"\nformat = "html"\n', r"kg\.toml:2: unknown key 'format'; known are formats,"),
        ("formats = [1]\n", "1: formats must be a list"),
        ("\nprocesses = true\n", "2: processes must be a number"),
        ("title = 1\n", "1: title must be a text"),
        ('title = "a"\nbase_iri = "example"\n', "2: base_iri must be an absolute IRI"),
        ('base_iri = "https://example.org"\n', "ends in / or #"),
        ('published = "June 2023"\n', "1: published is not a full date"),
        ("title = \n", "not valid TOML"),
    ],
)
def test_a_bad_file_is_named_with_its_line(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(SchemaError, match=message):
        config(tmp_path, text)


@pytest.mark.parametrize(
    "options", [{"formats": ()}, {"max_megabytes": 0}, {"processes": -1}, {"least_confidence": 1.5}, {"published": "x"}]
)
def test_impossible_options_are_refused(options: dict[str, object]) -> None:
    with pytest.raises(InputError):
        Config(**options)  # type: ignore[arg-type]

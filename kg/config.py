"""What a build can be told, as one frozen value; read from a TOML file whose unknown keys are errors.

formats = ["ttl", "html", "graphml"]
base_iri = "https://news.example.net/kg/"
text_column = "body"
"""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from kg.documents import Columns, Metadata, Reading
from kg.documents.metadata import parse_day
from kg.errors import InputError

DEFAULT_BASE_IRI = "https://example.org/kg/"
DEFAULT_FORMATS = ("ttl", "html")
_IRI_STEM = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://[^\s<>\"{}|\\^`]*[/#]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """Options of a build. Paths given in a file count from the folder of that file.

    `schema` is a TOML file of relations, `overrides` one of decisions on names, `previous` the output of an earlier
    build whose ids are kept, `links` a file of (id, label, aliases) to link entities by. `title`, `source` and
    `published` count before what the documents say of themselves. Statements with a confidence under
    `least_confidence` are left out (without it, open ones that do more harm than good). `max_megabytes` is the greatest
    size of one document and `processes` the number of processes that read (0: one for each core).
    """

    formats: tuple[str, ...] = DEFAULT_FORMATS
    base_iri: str = DEFAULT_BASE_IRI
    schema: Path | None = None
    overrides: Path | None = None
    previous: Path | None = None
    links: Path | None = None
    title: str | None = None
    source: str | None = None
    published: str | None = None
    least_confidence: float | None = None
    text_column: str = "text"
    id_column: str = "id"
    title_column: str = "title"
    source_column: str = "source"
    published_column: str = "published"
    max_megabytes: float = 10.0
    processes: int = 1

    def __post_init__(self) -> None:
        if not self.formats or len(set(self.formats)) != len(self.formats):
            raise InputError("formats must name at least one format, and each once")
        if not _IRI_STEM.fullmatch(self.base_iri):
            raise InputError(f"base_iri must be an absolute IRI that ends in / or #, not {self.base_iri!r}")
        if self.max_megabytes <= 0:
            raise InputError(f"max_megabytes must be above 0, not {self.max_megabytes:g}")
        if self.processes < 0:
            raise InputError(f"processes must be 0 or more, not {self.processes}")
        if self.least_confidence is not None and not 0 <= self.least_confidence <= 1:
            raise InputError(f"least_confidence must be between 0 and 1, not {self.least_confidence:g}")
        parse_day(self.published)

    def reading(self, exclude: Path | None = None) -> Reading:
        """How documents are read under these options; `exclude` is a folder that is no input."""
        return Reading(
            known=Metadata(title=self.title, source=self.source, published=parse_day(self.published)),
            columns=Columns(
                text=self.text_column,
                id=self.id_column,
                title=self.title_column,
                source=self.source_column,
                published=self.published_column,
            ),
            largest=int(self.max_megabytes * 1_000_000),
            exclude=exclude,
        )

    def with_options(self, **options: Any) -> Config:
        """The same with those options that are not `None`."""
        return replace(self, **{name: value for name, value in options.items() if value is not None})


_PATHS = ("schema", "overrides", "previous", "links")
_KINDS: dict[str, tuple[type, ...]] = {
    "max_megabytes": (int, float),
    "least_confidence": (int, float),
    "processes": (int,),
}


def load_config(path: Path) -> Config:
    """The options of a TOML file.

    Raises SchemaError with file and line for an unknown key or a value of a wrong kind.
    """
    from kg.extract.declarations import Declarations

    declared = Declarations.read(path)
    known = [field.name for field in fields(Config)]
    values: dict[str, Any] = {}
    for key, value in declared.content.items():
        if key not in known:
            declared.fail(f"unknown key {key!r}; known are {', '.join(known)}", key)
        if key == "formats":
            if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
                declared.fail("formats must be a list of names", key)
            values[key] = tuple(value)
        elif not isinstance(value, _KINDS.get(key, (str,))) or isinstance(value, bool):
            declared.fail(f"{key} must be a {'number' if key in _KINDS else 'text'}", key)
        else:
            values[key] = path.parent / str(value) if key in _PATHS else value
    try:
        return Config(**values)
    except InputError as error:
        key = next((name for name in values if name in str(error)), known[0])
        declared.fail(str(error), key)

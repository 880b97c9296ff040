"""The questions that ship: SPARQL in kg/data/queries, with a title, and values that a user may give.

    >>> question("contested").title
    "Facts that are contested, with both sides' words"

A query says what may be given in its first lines, `# ?who: one of its names`, and holds the place with
`VALUES ?who { UNDEF }`, so that it runs as it stands, in any engine, for everyone. `# none: …` says what it means
that there is no row.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType

from kg.errors import QueryError

_VALUE = re.compile(r"# \?(\w+): (.+)")
_NONE = "# none: "


@dataclass(frozen=True, slots=True)
class Question:
    """A named query; `values` maps what may be given to what it means, `none` says what an empty answer means."""

    name: str
    title: str
    text: str
    values: Mapping[str, str]
    none: str

    def is_day(self, value: str) -> bool:
        """Whether a value is a day; the others are names."""
        return "day" in self.values[value]

    def bound(self, **given: str) -> str:
        """The query with values in their places.

        Raises QueryError for a value that the question does not take, and for a day that is not written YYYY-MM-DD.
        """
        text = self.text
        for name, value in given.items():
            if name not in self.values:
                known = ", ".join(self.values) or "none"
                raise QueryError(f"{self.name} takes no value {name!r}; it takes: {known}")
            text = text.replace(f"VALUES ?{name} {{ UNDEF }}", f"VALUES ?{name} {{ {_term(name, value, self)} }}")
        return text


def _term(name: str, value: str, question: Question) -> str:
    """A value as a SPARQL term that can hold nothing but itself."""
    if question.is_day(name):
        try:
            return f'"{date.fromisoformat(value).isoformat()}"^^xsd:date'
        except ValueError:
            raise QueryError(f"{name} must be a day such as 2024-05-31, not {value!r}") from None
    return literal(value)


def literal(text: str) -> str:
    """A text as a SPARQL string."""
    escapes = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
    return '"' + "".join(escapes.get(character, character) for character in text) + '"'


@lru_cache(maxsize=1)
def questions() -> Mapping[str, Question]:
    """Every shipped question by name, in the order of their names."""
    found = {}
    for file in sorted(files("kg").joinpath("data", "queries").iterdir(), key=lambda file: file.name):
        name, dot, kind = file.name.rpartition(".")
        if dot and kind == "rq":
            text = file.read_text(encoding="utf-8")
            head = [line for line in text.splitlines() if line.startswith("# ")]
            values = {match[1]: match[2] for line in head[1:] if (match := _VALUE.fullmatch(line))}
            none = next(line.removeprefix(_NONE) for line in head if line.startswith(_NONE))
            found[name] = Question(name, head[0].removeprefix("# "), text, MappingProxyType(values), none)
    return MappingProxyType(found)


def question(name: str) -> Question:
    """Raises QueryError for a name that no question has."""
    try:
        return questions()[name]
    except KeyError:
        raise QueryError(f"no question is called {name!r}; there are: {', '.join(questions())}") from None

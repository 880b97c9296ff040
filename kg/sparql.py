"""What a SPARQL text may do, and its errors in one line that says where.

>>> refuse_effects("SELECT * { SERVICE <http://a.b/> { ?s ?p ?o } }")
Traceback (most recent call last):
kg.errors.QueryError: line 1, column 12: SERVICE is refused: a query reads this graph alone
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.errors import QueryError

_TOKEN = re.compile(
    r"""
      (?P<comment>\#[^\n\r]*)
    | (?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
    | (?P<string>"{3}(?:"{0,2}(?:[^"\\]|\\.))*"{3} | '{3}(?:'{0,2}(?:[^'\\]|\\.))*'{3}
        | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*')
    | (?P<variable>[?$]\w+)
    | (?P<language>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
    | (?P<name>(?:\w(?:[\w.-]*[\w-])?)?:(?:[\w:]|%[0-9A-Fa-f]{2}|\\[^\w\s]|[.-](?=[\w:%\\.-]))*)
    | (?P<word>[^\W\d]\w*)
    | (?P<escape>\\)
    | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_UPDATES = frozenset(["INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH"])
_FORMS = frozenset(["SELECT", "CONSTRUCT", "DESCRIBE", "ASK"])
_POSITION = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
_HIDDEN = frozenset({"SERVICE", "LATERAL"})
_NEAR = 24


def _tokens(text: str) -> Iterator[tuple[str, str, int]]:
    """Kind, text and offset of each token but comments."""
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or "other"
        if kind != "comment":
            yield kind, match.group(), match.start()


def refuse_effects(text: str) -> None:
    """Raises QueryError for what would change the graph, leave this machine, or name another graph.

    Outside strings, IRIs and names a bare word can only be a keyword, so that looking at words is exact.
    """
    form_seen = False
    for kind, token, at in _tokens(text):
        if kind == "escape":
            raise QueryError(f"{_place(text, at)}: escapes outside strings and names are refused")
        if kind != "word":
            continue
        word = token.upper()
        if word == "SERVICE":
            raise QueryError(f"{_place(text, at)}: SERVICE is refused: a query reads this graph alone")
        if not form_seen and word in _UPDATES:
            raise QueryError(f"{_place(text, at)}: {word} is refused: the graph is read-only")
        if form_seen and word == "FROM":
            raise QueryError(f"{_place(text, at)}: FROM is refused: there is one graph")
        form_seen = form_seen or word in _FORMS


def names_in(text: str) -> tuple[str, ...]:
    """The prefixed names that a query uses, each once, in their order; not those whose prefix it declares itself."""
    own: set[str] = set()
    names: dict[str, None] = {}
    before = ""
    for kind, token, _ in _tokens(text):
        if kind == "name":
            if before == "PREFIX":
                own.add(token.partition(":")[0])
            else:
                names[token] = None
        if not token.isspace():
            before = token.upper()
    return tuple(name for name in names if name.partition(":")[0] not in own)


def _place(text: str, offset: int) -> str:
    line = text.count("\n", 0, offset) + 1
    return f"line {line}, column {offset - (text.rfind(chr(10), 0, offset) + 1) + 1}"


def syntax_error(error: SyntaxError, text: str) -> QueryError:
    """The engine's syntax error as one line with the position and the text found there."""
    found = _POSITION.search(str(error))
    if not found:
        return QueryError(" ".join(str(error).split()))
    row, column, expected = int(found[1]), int(found[2]), found[3]
    lines = text.splitlines()
    rest = lines[row - 1][column - 1 :] if row <= len(lines) else ""
    near = rest.strip()[:_NEAR]
    where = f"line {row}, column {column}" + (f", at {near!r}" if near else ", at the end")
    prefix = _unknown_prefix(lines[row - 1][: column - 1] if row <= len(lines) else "")
    if "Prefix not found" in expected and prefix is not None:
        return QueryError(f"line {row}, column {column}: the prefix {prefix}: is not known; declare it with PREFIX")
    choices = [
        " ".join(choice.split()) for choice in re.sub(r"^one of ", "", expected.removeprefix("expected ")).split(", ")
    ]
    words = [choice for choice in choices if re.fullmatch(r"[A-Za-z ]+", choice) and choice not in _HIDDEN]
    hint = f"; expected {' or '.join(words[:4])}" if words else ""
    return QueryError(f"{where}: not valid SPARQL{hint}")


def _unknown_prefix(before: str) -> str | None:
    found = re.search(r"([\w.-]*):[^\s:]*$", before)
    return found[1] if found else None

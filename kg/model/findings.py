"""All that is found in one document: its statements, and the evidence on which its mentions are resolved."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kg.model.claims import Statement
from kg.model.text import Mention, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """A mention with what its sentence tells about it: the evidence that resolution works on.

    `sentence` counts the document's sentences from 0. `head` is the lemma of the head noun or the last name token.
    `title` holds the title, rank or role words before a name ("Gen.", "Defense Secretary"), outside the mention's
    span; `modifiers` the lower-case words that describe it (adjectives, compounds, demonyms, the possessor's words).
    `number` is "sing" or "plur", `gender` "m", "f" or "n" where the words show it, else `None`. `function` is the
    syntactic function: "subject", "object", "oblique", "possessive", "apposition", "predicate", "modifier", "other".
    `undergoes` says that something is done to a subject, or said of what it is like. `verb` is the lemma of the
    governing verb. `listed_with` are the spans of names coordinated with this one.
    `definite` says whether a nominal has a definite determiner or possessor. `quoted` whether it stands in quotes, and
    `speaker` then is the span of the mention that says the words.
    """

    mention: Mention
    sentence: int
    head: str
    title: tuple[str, ...] = ()
    modifiers: tuple[str, ...] = ()
    number: str | None = None
    gender: str | None = None
    function: str = "other"
    undergoes: bool = False
    verb: str | None = None
    listed_with: tuple[Span, ...] = ()
    definite: bool = False
    quoted: bool = False
    speaker: Span | None = None


class LinkKind(StrEnum):
    """Grammar that says two mentions of one sentence are, or are not, one thing."""

    APPOSITION = "apposition"
    COPULA = "copula"
    PARENTHESIS = "parenthesis"


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Two mentions of one document that their sentence equates."""

    left: Mention
    right: Mention
    kind: LinkKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """A sentence, or a clause of one, that gave no statement, and why."""

    sentence: Span
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """All that one document gives: its claims, every mention with its evidence, and what was left out."""

    document: str
    statements: tuple[Statement, ...] = ()
    occurrences: tuple[Occurrence, ...] = ()
    links: tuple[Link, ...] = ()
    silences: tuple[Silence, ...] = ()

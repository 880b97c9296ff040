"""What is told of a law by a noun that says it is a draft: "a bill banning exports" bans none until it is passed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from kg.extract import syntax
from kg.extract.clause import Clause
from kg.extract.declarations import Declarations
from kg.extract.listed_words import listed_words
from kg.extract.tree import Token

_PRESENT = frozenset({"VBG", "VBZ", "VBP"})


@dataclass(frozen=True, slots=True)
class _Words:
    nouns: frozenset[str]
    attributes: frozenset[str]
    textual: frozenset[str]
    enacting: frozenset[str]


def only_drafted(verb: Token, clause: Clause, parent: Clause, *, asserted: bool) -> bool:
    """Whether a clause tells what a draft would do: "debated a bill banning exports", "a proposed law that bans them".

    `parent` is the clause that the draft stands in; `asserted` says that it is told as done ("passed a bill").
    """
    own = clause.has_own_subject or not clause.subjects
    done = verb.tag_ not in _PRESENT or own or all(a.shared for a in clause.objects)
    return not done and clause.lemma not in _words().textual and _is_draft(verb.head, parent, asserted)


def _is_draft(noun: Token, parent: Clause, asserted: bool) -> bool:
    words = _words()
    named = noun.lemma in words.nouns
    if not named and not any(c.lower_ in words.attributes for c in syntax.children(noun, "amod", "compound")):
        return False
    passed = noun.head.i == parent.predicate and noun.dep_ in {"obj", "nsubj:pass"} and parent.lemma in words.enacting
    return not (passed and asserted)


@lru_cache(maxsize=1)
def _words() -> _Words:
    return _Words(**listed_words(_Words, Declarations.shipped("drafts.toml")))

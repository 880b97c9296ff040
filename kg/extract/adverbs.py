"""When, how often and how far, told by an adverb: "two years ago", "four minutes later", "twice", "partly"."""

from __future__ import annotations

from collections.abc import Iterator, Set
from datetime import date

from kg.extract import syntax
from kg.extract.clause import Clause
from kg.extract.mentions import span_of
from kg.extract.outlook import Outlook
from kg.extract.time_patterns import load_time_words
from kg.extract.tree import Doc, Token
from kg.model import Qualifier

_MEASURES = ("obl:unmarked", "obl:npmod", "obl:tmod", "nmod:unmarked", "advmod", "nummod")


def told_by_adverbs(
    doc: Doc, clause: Clause, anchor: date | None, future: Outlook, without: Set[int] = frozenset()
) -> Iterator[Qualifier]:
    """The times and frequencies among the adverbs of a clause but those `without`, and what weakens its verb, in order.

    A time that counts from another one ("two days later") keeps its words and is not normalised.
    """
    known = load_time_words()
    if _is_over(doc[clause.predicate]):
        yield Qualifier(role="status", value="former")
    for index in clause.adverbs:
        if index in without:
            continue
        token = doc[index]
        if token.lower_ in known.frequency_adverbs:
            yield _qualifier(doc, "frequency", token.i, token.i + 1, None, future)
        elif token.lower_ in known.weakening:
            yield _qualifier(doc, known.weakening[token.lower_], token.i, token.i + 1, None, future)
        elif token.lower_ in known.after_measure and (start := _measure(token)) is not None:
            yield _qualifier(doc, "time", start, token.i + 1, anchor, future)
        elif token.lower_ in known.time_adverbs:
            yield _qualifier(doc, "time", token.i, token.i + 1, anchor, future)
        elif _limits_denial(clause, token) and token.lower_ not in known.not_limiting:
            yield _qualifier(doc, "manner", token.i, token.i + 1, None, future)


def _is_over(verb: Token) -> bool:
    """ "Used to [work] there and live in Lima"."""
    first = syntax.first_conjunct(verb)
    first = next((c for c in syntax.children(first, "xcomp") if "cop" in c.below), first)  # "used to [be] a minister"
    used = first.head.lower_ == "used" and first.head.tag_ == "VBD" and first.dep_ == "xcomp"
    return used and syntax.subordinator(first) == "to" and not syntax.children(first.head, "obj", "aux:pass")


def _limits_denial(clause: Clause, adverb: Token) -> bool:
    """Whether it is denied in what way something is so, and without the word too much: "was not [legally] married"."""
    behind = any(index < adverb.i for index in clause.negations)
    return behind and adverb.i < clause.predicate and adverb.lower_.endswith("ly")


def _measure(token: Token) -> int | None:
    """Where the measure before an adverb begins: "two years | ago"; `None` where there is none."""
    before = [c for c in syntax.children(token, *_MEASURES) if c.i < token.i]
    if not any(c.pos_ in {"NOUN", "NUM", "PROPN"} for c in before):
        return None
    return min(t.i for c in before for t in c.subtree)


def _qualifier(doc: Doc, role: str, start: int, end: int, anchor: date | None, future: Outlook) -> Qualifier:
    span = span_of(doc, start, end)
    text = doc.text[span.start : span.end]
    time = future.dated(text, anchor, "") if role == "time" else None
    return Qualifier(role=role, value=text, span=span, time=time)

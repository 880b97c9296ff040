"""What goes on behind an aside, that a parse takes for a part of the aside.

"Entered Goma, which rebels had seized, [and freed] him": the comma before "and" closes the clause about Goma.
"Sentenced Rao, who fled, to prison [on Monday]": what stands behind a phrase of the sentence is no more of the clause
inside it, or the branches would cross. "The man who struck in March [on Friday]": nothing is in a month on a day of
another phrase.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from kg.extract.time import normalise
from kg.extract.tree import Doc, Token

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_ASIDES = frozenset({"acl", "acl:relcl"})
_RELATIVE = frozenset({"WDT", "WP"})
_PHRASES = ("obl", "obj", "xcomp", "iobj")
_WIDTHS = ("day", "weekend", "week", "month", "quarter", "year", "decade")
_ANY_DAY = date(2000, 1, 1)


def torn_asides(doc: Doc) -> dict[int, tuple[int, str]]:
    """The places of such words with those of the words that they belong to, and their label, which stays."""
    found: dict[int, tuple[int, str]] = {}
    for token in doc:
        if token.dep_ == "conj":
            verb = _resumed(token)
        elif token.dep_.startswith("obl") and token.head.dep_ in _ASIDES and token.i > token.head.i:
            verb = _crossed(token) or _timed_again(token)
        else:
            continue
        if verb is not None:
            found[token.i] = (verb.i, token.dep_)
    return found


def _resumed(verb: Token) -> Token | None:
    """The verb that another one goes on with behind a clause between commas."""
    inner = verb.head
    if inner.dep_ != "acl:relcl" or not _is_finite(verb) or any(c.dep_.startswith("nsubj") for c in verb.children):
        return None
    word = next((c for c in verb.children if c.dep_ == "cc"), None)
    if word is None or verb.doc[word.i - 1].text != "," or "," not in verb.doc[: inner.left_edge.i + 1][-2:].text:
        return None
    if not any(c.dep_.startswith(_PHRASES) and c.i > verb.i for c in verb.children):
        return None  # "the case, which Peru brought, and lost"
    other = any(c.dep_ in {"nsubj", "nsubj:pass"} and c.tag_ not in _RELATIVE for c in inner.children)
    outer = next(_verbs_above(inner), None)
    return outer if other and outer is not None and outer.tag_ == verb.tag_ and outer.i < inner.i else None


def _is_finite(verb: Token) -> bool:
    return verb.pos_ == "VERB" and verb.tag_ in _FINITE


def _crossed(phrase: Token) -> Token | None:
    """The verb above that has a phrase of its own between the aside and what stands behind."""
    verb = next(_verbs_above(phrase.head), None)
    if verb is None or verb.i > phrase.head.i:
        return None
    between = range(phrase.head.i + 1, phrase.left_edge.i)
    crossing = any(c.i in between and c.dep_.startswith(_PHRASES) for c in verb.children)
    return verb if crossing else None


def _timed_again(time: Token) -> Token | None:
    """The verb above, where it has no time, and the aside a wider one right before."""
    verb = next(_verbs_above(time.head), None)
    if verb is None or verb.i > time.head.i or any(_is_time(c) for c in verb.children):
        return None
    before = next((c for c in time.head.children if c.right_edge.i + 1 == time.left_edge.i and _is_time(c)), None)
    if before is None or not _is_time(time):
        return None
    return verb if -1 < _width(time) < _width(before) else None


def _is_time(token: Token) -> bool:
    return token.dep_.startswith("obl") and token.ent_type_ == "DATE"


def _width(time: Token) -> int:
    """How wide a time is, -1 where the words fix none."""
    name = next(e for e in time.doc.ents if e.start <= time.i < e.end)
    value = normalise(name.text, _ANY_DAY)
    return _WIDTHS.index(value.precision) if value is not None and value.precision in _WIDTHS else -1


def _verbs_above(verb: Token) -> Iterator[Token]:
    """The verbs that the noun of an aside is a part of."""
    while verb.head.i != verb.i:
        verb = verb.head
        if verb.pos_ == "VERB":
            yield verb

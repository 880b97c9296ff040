"""Phrases that name the source of what a sentence tells: "according to the ministry, …", "…, by the army's own count".

Somebody's view is told for his where a comma sets it off or it opens the sentence: "tears in Rao's eyes" are no view.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract import syntax
from kg.extract.arguments import arguments_of
from kg.extract.clause import Argument, Clause, Role
from kg.extract.cues import load_cues
from kg.extract.tree import Doc, Token

_CIRCUMSTANCES = frozenset({"nmod", *syntax.OBLIQUES, "advcl", "advmod"})
_VIEWED = frozenset({"in", "by", "on", "to"})


def viewer(noun: Token) -> Token | None:
    """Whose view or word a noun is in such a phrase: "in [Rao]'s view", "in the words of a [diplomat]"."""
    if syntax.lemma(noun) not in load_cues().viewing or syntax.words(syntax.case_markers(noun)) not in _VIEWED:
        return None
    if noun.left_edge.i > noun.sent.start and not (noun.left_edge.is_punct or _set_off(noun.left_edge)):
        return None
    of = (c for c in syntax.children(noun, "nmod") if syntax.words(syntax.case_markers(c)) == "of")
    return next(iter((*syntax.children(noun, "nmod:poss"), *of)), None)


def around(doc: Doc, clauses: tuple[Clause, ...]) -> Iterator[Argument]:
    """The sources that open or close a sentence, and so speak for all of it, in text order."""
    words = [t for t in doc[clauses[0].predicate].sent if not t.is_punct and not t.is_space] if clauses else []
    heads = {a.head for c in clauses for a in c.arguments if not a.shared}
    for token in words:
        markers = syntax.case_markers(token) if token.dep_ in _CIRCUMSTANCES else ()
        if not markers:
            continue
        written, owner = f"{syntax.words(markers)} ", viewer(token)
        known = next((m for m in load_cues().sentence_markers if written.startswith(f"{m} ")), None)
        opens = markers[0].i == words[0].i
        closes = token.right_edge.i >= words[-1].i and _set_off(markers[0])
        hung = token.dep_ == "nmod" and token.i not in heads
        if owner is not None and (opens or closes):
            yield from arguments_of(owner, Role.OBLIQUE)
        elif known is not None and (opens or closes or hung):
            yield from arguments_of(_nearest(token, markers[known.count(" ")]), Role.OBLIQUE)


def _nearest(token: Token, marker: Token) -> Token:
    """The noun right behind "according to", where the parser took a later one: "…, Rao, in their first match"."""
    comma = next((i for i in range(marker.i + 1, token.i) if token.doc[i].text == ","), None)
    if comma is None:
        return token
    first = next((t for t in token.doc[marker.i + 1 : comma] if not marker.i < t.head.i < comma), token)
    return first if syntax.is_nominal(first) and first.head.i != token.i else token


def _set_off(marker: Token) -> bool:
    return marker.i > 0 and (marker.doc[marker.i - 1].is_punct or marker.doc[marker.i - 1].is_space)

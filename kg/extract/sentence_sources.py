"""Phrases that name the source of what a sentence tells: "according to the ministry, …", "…, by the army's own count".

Somebody's view is told for his where a comma sets it off or it opens the sentence: "tears in Rao's eyes" are no view.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract import syntax
from kg.extract.arguments import arguments_of
from kg.extract.clause import Argument, Clause, Role
from kg.extract.cues import load_cues
from kg.extract.tree import Doc, Span, Token

_CIRCUMSTANCES = frozenset({"nmod", *syntax.OBLIQUES, "advcl", "advmod"})
_LONGEST = 6
"""Words before a colon that may name who says what follows."""

_VIEWED = frozenset({"in", "by", "on", "to", "from"})


def viewer(noun: Token) -> Token | None:
    """Whose view or word a noun is in such a phrase: "in [Rao]'s view", "in the words of a [diplomat]"."""
    if noun.lemma not in load_cues().viewing or syntax.marker(noun) not in _VIEWED:
        return None
    if noun.left_edge.i > noun.sent.start and not (noun.left_edge.is_punct or _set_off(noun.left_edge)):
        return None
    of = (c for c in syntax.children(noun, "nmod") if syntax.marker(c) == "of" and c.lower_ != "view")
    own = syntax.child(noun, "nmod:poss")
    whose = own or (next(of, None) if any(c.lower_ == "the" for c in noun.children) else None)
    if whose is None or not _is_bare(noun, whose):
        return None  # "in full view of the guards", "in his account of the talks", "in their opinion on Monday"
    return None if own is None and noun.lemma in load_cues().undergone else whose


def _is_bare(noun: Token, whose: Token) -> bool:
    """Whether nothing but whose it is stands with a view; a "point" may be one "of view"."""
    of_view = [c for c in noun.children if c.lower_ == "view"]
    last = max(noun.i, whose.right_edge.i, *(c.right_edge.i for c in of_view))
    behind = noun.doc[last + 1] if last + 1 < noun.sent.end else None
    within = all(child is whose or child in of_view or child.i < noun.i or child.is_punct for child in noun.children)
    return within and (behind is None or behind.is_punct or behind.pos_ != "ADP")


def is_of_some(noun: Token) -> bool:
    """ "By some accounts, Chad left", "by most counts": views of whoever it may be."""
    some = any(c.lower_ in load_cues().some for c in syntax.children(noun, "det", "amod"))
    return some and noun.lemma in load_cues().viewing and syntax.marker(noun) == "by"


def around(doc: Doc, clauses: tuple[Clause, ...]) -> Iterator[Argument]:
    """The sources that open or close a sentence, and so speak for all of it, in text order."""
    words = [t for t in doc[clauses[0].predicate].sent if not t.is_punct and not t.is_space] if clauses else []
    heads = {a.head for c in clauses for a in c.arguments if not a.shared}
    if words:
        yield from _before_colon(words[0].sent)
    for token in words:
        if token.lower_ == "far" and (knower := _knower(token)) is not None:
            yield from arguments_of(knower, Role.SUBJECT)
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


def _knower(far: Token) -> Token | None:
    """ "As far as [Rao] knows, Chad left": no further."""
    as_far = any(c.lower_ == "as" and c.i < far.i for c in far.children)
    verb = next((c for c in far.children if c.dep_ == "advcl" and load_cues().reports(c.lemma)), None)
    return syntax.child(verb, "nsubj", "nsubj:pass") if as_far and verb is not None else None


def _before_colon(sentence: Span) -> Iterator[Argument]:
    """ "[Sources]: Chad attacked Goma", "[Rao]'s theory: …": people and papers, and no bodies, places and topics."""
    head, cues = sentence.root, load_cues()
    colon = next((t for t in sentence if t.text == ":"), None)
    if colon is None or colon.i + 2 >= sentence.end or sentence.doc[colon.i + 1].is_punct:
        return
    if head.i > colon.i or "cop" in head.below or not syntax.is_nominal(head) or head.lower_ in cues.not_in_headlines:
        return
    if any(syntax.is_verb(t) for t in sentence.doc[sentence.start : colon.i]) or colon.i - sentence.start > _LONGEST:
        return
    owner = syntax.child(head, "nmod:poss")
    if head.lemma in cues.uttered and owner is not None:
        yield from arguments_of(owner, Role.SUBJECT)
    elif head.ent_type_ == "PERSON" or head.lemma in cues.documents | cues.vague:
        yield from arguments_of(head, Role.SUBJECT)


def _nearest(token: Token, marker: Token) -> Token:
    """The noun right behind "according to", where the parser took a later one: "…, Rao, in their first match"."""
    comma = next((i for i in range(marker.i + 1, token.i) if token.doc[i].text == ","), None)
    if comma is None:
        return token
    first = next((t for t in token.doc[marker.i + 1 : comma] if not marker.i < t.head.i < comma), token)
    return first if syntax.is_nominal(first) and first.head.i != token.i else token


def _set_off(marker: Token) -> bool:
    return marker.i > 0 and (marker.doc[marker.i - 1].is_punct or marker.doc[marker.i - 1].is_space)

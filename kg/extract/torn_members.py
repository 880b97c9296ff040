"""Members of a group who are named behind it, in the places that a sentence means them to have.

"One of them, [Rao], was held"            Rao was held; "one of them" only tells where he comes from
"Six men, among them the chief, Rao"      the six are not the chief: "among them" is a preposition, like "including"
"It killed six, among them a nurse"       nor is the nurse behind the verb its subject
"""

from __future__ import annotations

from kg.extract import syntax
from kg.extract.time_patterns import load_time_words
from kg.extract.tree import Doc, Token

_ENDS = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent"})
_NAMED = frozenset({"PERSON", "ORG", "GPE"})
_CLOSING = frozenset({",", ";", ".", ":", "–", "—", "-"})


def torn_members(doc: Doc) -> dict[int, tuple[int, str]]:
    """The places of such names, of what counts them, and of the words before those who are only some of a group."""
    found: dict[int, tuple[int, str]] = {}
    for token in doc:
        if _count(token) and token.dep_ in _ENDS and (name := _named(token)) is not None:
            found |= {name.i: (token.head.i, token.dep_), token.i: (name.i, "dep")}
            found |= {c.i: (name.i, "case") for c in token.children if c.dep_ == "case"}
        if token.lower_ == "them" and (group := _group(token)) is not None:
            member, mark = token.head, doc[token.i - 1]
            found |= {member.i: (group.i, "nmod"), mark.i: (member.i, "case"), token.i: (mark.i, "fixed")}
    return found


def _group(them: Token) -> Token | None:
    """Those of whom some are named behind "among them"."""
    doc, member, mark = them.doc, them.head, syntax.child(them, "case")
    led = mark is not None and mark.lower_ == "among" and mark.i == them.i - 1 and them.i < member.i
    if not led or them.dep_ != "nmod":
        return None
    if member.dep_ == "appos":
        return member.head
    if not member.dep_.startswith(("nsubj", "obj")) or member.head.i > member.i or doc[them.i - 2].text != ",":
        return None
    before = (c for c in member.head.children if c.dep_ in {"obj", "obl"} and c.right_edge.i == them.i - 3)
    return next(before, None)


def _count(token: Token) -> int:
    return 1 if token.lower_ == "another" else load_time_words().numbers.get(token.lower_, 0)


def _named(count: Token) -> Token | None:
    """The first of the names behind "one of them", set off by commas; as many as there are said to be."""
    group = next((c for c in syntax.children(count, "nmod") if syntax.marker(c) == "of"), None)
    if group is None or group.lower_ in {"whom", "which"} or (group.pos_ != "PRON" and group.tag_ != "NNS"):
        return None
    if any(c.i < count.i and c.dep_ != "case" for c in count.children):
        return None  # "not one of them", "at least one of them"
    beside = (*syntax.children(group, "appos"), *syntax.children(count, "appos"))
    name = next((c for c in beside if c.i > group.i), None)
    if name is None or name.pos_ != "PROPN" or name.ent_type_ not in _NAMED:
        return None
    if len(syntax.conjuncts(name)) != _count(count) or count.doc[name.left_edge.i].text not in {",", name.text}:
        return None
    end = name.right_edge.i
    behind = count.doc[end + 1].text if end + 1 < len(count.doc) else "."
    before = count.doc[name.i - 1].text
    return name if before == "," and (behind in _CLOSING or count.doc[end].text in _CLOSING) else None

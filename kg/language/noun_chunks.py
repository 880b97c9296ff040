"""Base noun phrases of a Universal Dependencies parse, for `Doc.noun_chunks`.

spaCy's own iterator for English reads ClearNLP labels (`dobj`, `pobj`), which a Universal Dependencies parse has not.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.errors import Errors
from spacy.tokens import Doc, Span, Token

_HEADS = frozenset(
    (
        "nsubj",
        "obj",
        "iobj",
        "obl",
        "nmod",
        "appos",
        "root",
        "conj",
        "dislocated",
        "vocative",
        "list",
        "parataxis",
        "ccomp",
        "xcomp",
        "advcl",
        "acl",
        "orphan",
        "reparandum",
        "discourse",
        "dep",
        "csubj",
        "expl",
    )
)
_INSIDE = frozenset(
    ("det", "amod", "nummod", "compound", "flat", "fixed", "advmod", "goeswith", "punct", "dep", "case")
)
_NOMINAL = frozenset(("NOUN", "PROPN", "PRON"))


def noun_chunks(doclike: Doc | Span) -> Iterator[tuple[int, int, int]]:
    """Token offsets (start, end) and the label `NP` of each base noun phrase, in order, none inside another.

    A phrase is a noun, name or pronoun with its determiners, adjectives, numbers, compounds, possessors and the parts
    of its name; what follows the head (prepositional phrases, clauses, appositions) is left out.

    Raises:
        ValueError: the document has no parse.
    """
    doc = doclike.doc
    if not doc.has_annotation("DEP"):
        raise ValueError(Errors.E029)
    label = doc.vocab.strings.add("NP")
    free = -1
    for token in doclike:
        if token.pos_ not in _NOMINAL or token.dep_.partition(":")[0] not in _HEADS or token.dep_ == "nmod:poss":
            continue
        start, end = _bounds(token)
        if start < free:
            continue
        free = end
        yield start, end, label


def _bounds(head: Token) -> tuple[int, int]:
    start = head.i
    for child in reversed(list(head.lefts)):
        relation = child.dep_.partition(":")[0]
        inside = relation in _INSIDE - {"case", "punct"} or child.dep_ == "nmod:poss"
        hyphen = relation == "punct" and child.text in ("-", "‐", "‑", "/", "$", "#")
        if (inside or hyphen) and child.right_edge.i == start - 1:
            start = child.left_edge.i
        elif relation == "punct" and child.i == start - 1 and child.text in ('"', "“", "`", "'", "‘"):
            break
        else:
            break
    end = head.i + 1
    for child in head.rights:
        relation = child.dep_.partition(":")[0]
        hyphen = relation == "punct" and child.text in ("-", "‐", "‑")
        if (relation in ("flat", "fixed", "goeswith", "compound") or hyphen) and child.left_edge.i == end:
            end = child.right_edge.i + 1
        else:
            break
    return start, end

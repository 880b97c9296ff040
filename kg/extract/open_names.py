"""Open triples from inside a phrase: examples of a kind, titles before names.

"diseases including rabies"      diseases | including | rabies
"President Kamala Rao"           Kamala Rao | is | President
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract import phrases, syntax
from kg.extract.arguments import indices
from kg.extract.clause import Clause
from kg.extract.lexicon import load_titles
from kg.extract.marks import trim
from kg.extract.open_words import Draft, noun_modifiers, with_phrases
from kg.extract.tree import Doc, Token

_EXAMPLES = frozenset({"including", "such as", "like"})


def examples(doc: Doc, found: tuple[Clause, ...]) -> Iterator[Draft]:
    """What a phrase lists as instances: "including", "such as"."""
    for head in _nouns(doc, found):
        for marker, word in noun_modifiers(doc, head.i):
            if syntax.words(doc[i] for i in marker) not in _EXAMPLES:
                continue
            subject = indices(trim(doc[i] for i in with_phrases(head) if i < marker[0]))
            if subject:
                yield Draft(subject=subject, relation=marker, object=indices(phrases.phrase(word)), pattern="example")


def instances(doc: Doc, head: int) -> Iterator[tuple[int, ...]]:
    """The phrases that a noun names as its instances: "networks such as | NHK"; what holds of it holds of them.

    Of "no networks such as NHK" nothing holds.
    """
    if any(c.lower_ in syntax.NEGATION_WORDS | {"few"} for c in doc[head].children):
        return
    for marker, word in noun_modifiers(doc, head):
        if syntax.words(doc[i] for i in marker) in _EXAMPLES - {"like"}:
            yield indices(phrases.phrase(word))


def titles(doc: Doc, found: tuple[Clause, ...]) -> Iterator[Draft]:
    """The office or rank that stands before a name, apart from forms of address."""
    for head in _nouns(doc, found):
        for title in syntax.children(head, "nmod:desc"):
            words = indices(title.subtree)
            if title.lower_.rstrip(".") in load_titles().honorifics or head.pos_ != "PROPN":
                continue
            name = tuple(t.i for t in phrases.phrase(head, bare=True) if t.i not in words and t.dep_ != "det")
            if name:
                yield Draft(subject=name, relation=("is",), object=words, pattern="title")


def _nouns(doc: Doc, found: tuple[Clause, ...]) -> Iterator[Token]:
    if not found:
        return
    sentence = doc[found[0].predicate].sent
    for token in sentence:
        if token.pos_ in {"NOUN", "PROPN"}:
            yield token

"""How many of something there are, and for how much money, where the words of an end tell it: "ten jets worth $2bn"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract import syntax
from kg.extract.circumstance_words import load_circumstance_words
from kg.extract.fillers import Fillers
from kg.extract.mentions import span_of
from kg.extract.tree import Token
from kg.model import Qualifier


def prices(fillers: Fillers, end: Token) -> Iterator[Qualifier]:
    """ "a contract worth $2bn"."""
    for worth in syntax.children(end, "amod", "acl", "acl:relcl", "nmod"):
        if worth.lower_ == "worth" and worth.i > end.i:
            for child in syntax.children(worth, "obj", "obl", "nmod", "obl:npmod", "obl:unmarked", "nummod"):
                value = fillers.mentions.value_at(child)
                if value is not None and value[2] == "MONEY":
                    yield fillers.named("price", child, None)


def amounts(fillers: Fillers, end: Token) -> Iterator[Qualifier]:
    """ "ten jets", "millions of pilgrims"."""
    mentions, doc = fillers.mentions, fillers.mentions.doc
    if mentions.value_at(end) is not None or end.text == "%" or end.lemma == "percent":
        return  # the end is an amount itself
    counted = any(syntax.marker(c) == "of" for c in syntax.children(end, "nmod"))  # but "scores for films"
    if counted and end.lemma in load_circumstance_words().many:
        yield fillers.words("amount", [*(t.i for t in syntax.children(end, "nummod")), end.i])
    for child in syntax.children(end, "nummod"):
        if (
            child.i in mentions.names
            or _is_label(child, end)
            or (child.lower_ == "one" and syntax.child(end, "det", "nmod:poss") is not None)
        ):
            continue  # "this one man" is no number of men
        words = [t.i for t in child.subtree if t.text != ","]
        first, last = min(words), max(words) + 1
        span = span_of(doc, first, last)
        yield Qualifier(role="amount", value=doc.text[span.start : span.end], span=span)


def _is_label(number: Token, noun: Token) -> bool:
    """Whether a number names rather than counts: "the [1968] song", "route [66]", "the Ward [7] councillor"."""
    single = noun.tag_ in {"NN", "NNP"}
    year = number.text.isdigit() and len(number.text) == 4 and (single or number.i > noun.i)
    before = number.doc[number.i - 1] if number.i else None
    named = before is not None and before.dep_ == "compound" and before.head.i == noun.i
    return year or (single and number.i > noun.i) or named

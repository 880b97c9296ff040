"""Whatever the parse, however wrong: clauses and open triples keep their invariants and come to an end."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.extract.clause import ancestors
from kg.extract.clauses import clauses
from kg.extract.open import Arguments, open_triples
from kg.extract.tree import Doc
from tests.extract.clauses.trees import tree

WORDS = ("talk", "visit", "sanction", "place", "be", "hold", "who", "Li", "of", "not", "water", "first", "plan", "say")
TAGS = ("NN", "NNS", "NNP", "VBD", "VBN", "VBG", "VB", "JJ", "WP", "WRB", "IN", "RB", "PRP", ",", "``", "CC", "CD")
_LABELS = """
nsubj nsubj:pass nsubj:outer obj iobj obl obl:agent obl:unmarked nmod nmod:poss conj cc xcomp ccomp advcl advcl:relcl
acl acl:relcl appos amod case mark cop aux aux:pass advmod punct parataxis expl compound compound:prt flat fixed
"""
LABELS = _LABELS.split()


@st.composite
def rows_of_a_tree(draw: st.DrawFn) -> str:
    """Random trees of up to twelve words: every word but the root hangs on one that hangs nearer to the root."""
    count = draw(st.integers(1, 12))
    order = draw(st.permutations(range(count)))
    rows = [""] * count
    for place, word in enumerate(order):
        head = order[draw(st.integers(0, place - 1))] + 1 if place else 0
        form, tag, label = draw(st.sampled_from(WORDS)), draw(st.sampled_from(TAGS)), draw(st.sampled_from(LABELS))
        rows[word] = f"{form} {form} {tag} {head} {label if head else 'root'}"
    return "\n".join(rows)


def trees() -> st.SearchStrategy[Doc]:
    return rows_of_a_tree().map(tree)


@given(trees())
@settings(max_examples=150, deadline=None)
def test_clauses_of_any_tree(doc: Doc) -> None:
    for sentence in doc.sents:
        found = clauses(sentence)
        assert [c.index for c in found] == list(range(len(found)))
        for clause in found:
            assert sentence.start <= clause.predicate < sentence.end
            assert len(list(ancestors(found, clause))) <= len(found)
            for argument in clause.arguments:
                places = argument.tokens + argument.minimal + argument.markers
                assert all(sentence.start <= i < sentence.end for i in places)
                assert argument.tokens == tuple(sorted(set(argument.tokens)))
                assert argument.clause is None or 0 <= argument.clause < len(found)


@given(trees(), st.sampled_from(list(Arguments)))
@settings(max_examples=150, deadline=None)
def test_open_triples_of_any_tree(doc: Doc, arguments: Arguments) -> None:
    words = set(doc.text.split()) | {"is", "has", "in"}
    for triple in open_triples(doc, arguments, least=0.0):
        assert triple.relation
        assert 0.0 <= triple.confidence <= 1.0
        for text in (triple.subject, triple.relation, triple.object, *triple.args):
            assert set(text.split()) <= words

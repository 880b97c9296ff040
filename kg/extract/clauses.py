"""Clauses of a sentence: one for every predicate, with all its arguments, wherever in the tree they stand.

    clauses(sentence) -> (Clause, ...)      in text order of the predicates

The way of ClausIE (Del Corro and Gemulla 2013, https://doi.org/10.1145/2488388.2488420), over Universal Dependencies
and with what their clauses leave out: control and raising, antecedents of relative and participial clauses, shared
arguments of coordinated predicates, light verbs, and nouns that name actions.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kg.extract import syntax
from kg.extract.arguments import clausal_argument, indices
from kg.extract.clause import Clause, ClauseKind, Role, Voice
from kg.extract.clauses_arguments import ArgumentFinder
from kg.extract.clauses_joined import appositions, possessions
from kg.extract.clauses_lexicon import Lexicon, default_lexicon
from kg.extract.clauses_nominal import action_clauses
from kg.extract.clauses_subjects import SubjectFinder
from kg.extract.hedges import lent_hedges
from kg.extract.predicates import Predicate, copula, predicates
from kg.extract.tree import Span, Token


def clauses(sentence: Span, lexicon: Lexicon | None = None) -> tuple[Clause, ...]:
    """Every clause of a sentence, ordered by predicate; `Clause.index` is its place in the tuple.

    Token indices are those of the document. `lexicon` holds light verbs, action nouns and verbs of control; the one
    shipped with the program where it is left out.
    """
    lexicon = lexicon or default_lexicon()
    builder = _Builder(sentence, lexicon)
    main = builder.clauses()
    nouns = action_clauses(sentence, main, lexicon.actions)
    light = {c.parent: c for c in nouns if c.link == "light" and c.parent is not None}
    main = tuple(
        replace(c, noun=light[c.index].noun, noun_head=light[c.index].noun_head) if c.index in light else c
        for c in main
    )
    found = (*main, *nouns)
    found += appositions(sentence, main, start=len(found))
    found += possessions(sentence, main, start=len(found))
    return _numbered(found)


def _numbered(found: tuple[Clause, ...]) -> tuple[Clause, ...]:
    """Clauses in text order, with every reference to a clause renumbered."""
    order = sorted(range(len(found)), key=lambda i: (found[i].predicate, i))
    if order == list(range(len(found))):
        return found
    place = {old: new for new, old in enumerate(order)}
    return tuple(
        replace(
            found[old],
            index=new,
            parent=None if found[old].parent is None else place[found[old].parent or 0],
            arguments=tuple(
                a if a.clause is None else replace(a, clause=place[a.clause]) for a in found[old].arguments
            ),
        )
        for new, old in enumerate(order)
    )


_QUOTES = frozenset({'"', "“", "”", "``", "''", "„", "«", "»"})
_FINAL = frozenset({".", "?", "!"})


class _Builder:
    """Makes the verbal, copular, adjectival and existential clauses of one sentence."""

    def __init__(self, sentence: Span, lexicon: Lexicon) -> None:
        self.sentence = sentence
        self.predicates = predicates(sentence)
        self.subjects = SubjectFinder(self.predicates, lexicon)
        self.arguments = ArgumentFinder(self.predicates, self.subjects, lexicon)

    def clauses(self) -> tuple[Clause, ...]:
        return tuple(self._clause(i, p, self._asks(p.token)) for i, p in enumerate(self.predicates.found))

    def _asks(self, token: Token) -> bool:
        """Whether the words up to the next full stop are a question: “[Did he leave?] I do not know,” she said."""
        rest = self.sentence[token.i - self.sentence.start :]
        final = next((t for t in rest if t.text in _FINAL), None)
        if final is None or final.text != "?":
            return False
        marks = sum(t.text in _QUOTES for t in token.doc[token.i : final.i])
        return marks % 2 == 0  # "they left, he asking “Who [will pay]?”"

    def _clause(self, index: int, predicate: Predicate, asks: bool) -> Clause:
        token = predicate.token
        parent, link = self._parent(index, predicate)
        if predicate.outer:
            inner = clausal_argument(
                token, Role.CLAUSAL_COMPLEMENT, self.predicates.at.get(token.i), marker=(), inner=True
            )
            subjects = self.subjects.plain(token, Role.SUBJECT, "nsubj:outer", "csubj:outer")
            cop = syntax.child(token, "cop")
            return Clause(
                index=index,
                predicate=token.i,
                kind=ClauseKind.COPULAR,
                lemma="be",
                arguments=(*subjects, inner),
                parent=parent,
                link=link,
                copula=cop.i if cop is not None else None,
                finite=True,
            )
        cop = copula(token)
        verbal = predicate.kind is ClauseKind.VERBAL
        adjectival = predicate.kind is ClauseKind.ADJECTIVAL
        denying = syntax.negations(token)
        adverbs = [c for c in syntax.children(token, "advmod") if c not in denying]
        lemma = syntax.predicate_lemma(token)
        top = self._root_of_coordination(token)
        return Clause(
            index=index,
            predicate=token.i,
            kind=predicate.kind,
            lemma=lemma if verbal or adjectival else "be",
            action=lemma if verbal else "",
            voice=Voice.PASSIVE if verbal and self.predicates.is_passive(token) else Voice.ACTIVE,
            arguments=self.arguments.of(predicate),
            parent=parent,
            link=link,
            marker=self._marker(token),
            negations=indices(self._negations(token)),
            auxiliaries=indices(self._with_first(token, syntax.auxiliaries)),
            particles=indices(syntax.particles(token)),
            adverbs=indices((*lent_hedges(token), *adverbs)),
            copula=cop.i if cop is not None else None,
            finite=syntax.is_finite(top),
            question=asks and self._stands_free(top),
        )

    # -- the place of a clause ---------------------------------------------------------------------------------

    def _parent(self, index: int, predicate: Predicate) -> tuple[int | None, str]:
        token = predicate.token
        if not predicate.outer and token.i in self.predicates.outer:
            return self.predicates.outer[token.i], "ccomp"
        if syntax.is_root(token):
            return None, ""
        for up in syntax.climb(token.head):
            holder = self.predicates.at.get(up.i)
            if holder is not None and holder != index:
                return holder, syntax.label(token)
        return None, syntax.label(token)

    def _root_of_coordination(self, token: Token) -> Token:
        while token.dep_ == "conj" and token.head.i in self.predicates.at and not syntax.is_finite(token):
            token = token.head
        return token

    @staticmethod
    def _stands_free(token: Token) -> bool:
        """Whether no clause has this predicate for a part: then the mark at the end of the sentence is about it."""
        while token.dep_ == "conj" and token.head.i != token.i:
            token = token.head
        if token.dep_ == "ccomp" and token.i < token.head.i:
            return any(t.text == "?" for t in token.doc[token.i : token.head.i])
        return syntax.label(token) in {"root", "parataxis", "appos", "dep", "list"}

    def _marker(self, token: Token) -> str:
        own = syntax.clause_markers(token) if token.pos_ in {"VERB", "AUX"} else syntax.children(token, "mark")
        if not own and token.dep_ == "conj" and token.head.i in self.predicates.at:
            return self._marker(token.head) if not syntax.has_subject(token) else ""
        return syntax.words(own)

    def _negations(self, token: Token) -> tuple[Token, ...]:
        """Those of a conjunct, which shares no "not" with what "but" sets it against: "not sold but [sunk]"."""
        conjunct = token
        while conjunct.dep_ == "conj":
            others = (c for c in syntax.children(conjunct.head, "conj") if c.i <= conjunct.i)
            if any(word.lower_ == "but" for other in others for word in syntax.children(other, "cc")):
                return syntax.negations(token)
            conjunct = conjunct.head
            if syntax.negations(conjunct):  # "but it is [not] a help and a threat"
                break
        return self._with_first(token, syntax.negations)

    def _with_first(self, token: Token, what: Callable[[Token], tuple[Token, ...]]) -> tuple[Token, ...]:
        """Auxiliaries or negations, with those of the first conjunct where this one is not finite by itself."""
        own = what(token)
        if own or token.dep_ != "conj" or token.head.i not in self.predicates.at or syntax.has_subject(token):
            return own
        bearers = syntax.children(token, "aux", "aux:pass", "cop")
        if token.tag_ in syntax.FINITE_TAGS or any(c.tag_ != "VB" for c in bearers):
            return own
        return self._with_first(token.head, what)

"""Which words of a sentence predicate something, and how."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kg.extract import syntax
from kg.extract.clause import ClauseKind
from kg.extract.clauses_lexicon import default_lexicon
from kg.extract.cues import load_cues
from kg.extract.tree import Span, Token

_NEEDING_RECEIVER = frozenset({"award", "grant"})
_NEVER = frozenset(
    {"case", "mark", "cc", "cc:preconj", "aux", "aux:pass", "cop", "compound", "compound:prt", "fixed", "flat", "det"}
    | {"amod", "goeswith", "discourse", "punct", "reparandum", "flat:name", "nummod", "nmod:desc", "vocative"}
)
_SECONDARY = frozenset({"xcomp", "ccomp", "advcl", "acl", "conj", "parataxis", "root", "advcl:relcl", "acl:relcl"})


@dataclass(frozen=True, slots=True)
class Predicate:
    """A word that carries a clause. `outer` marks the copular reading of a clausal complement ("the aim is to win")."""

    token: Token
    kind: ClauseKind
    outer: bool = False


@dataclass(frozen=True, slots=True)
class Predicates:
    """The predicates of one sentence, in text order, and what each has from those that it is coordinated with.

    `at` maps the token index of a predicate to its place among them, `outer` that of one whose clause is the
    complement of "be".
    """

    found: tuple[Predicate, ...]
    at: Mapping[int, int]
    outer: Mapping[int, int]

    def is_passive(self, token: Token) -> bool:
        """Whether a predicate is passive, by itself or as the conjunct of one that is ("was cut and flushed", "owned by
        Rao and aimed at us") or of what something is ("was a group and cited by all")."""
        if syntax.is_passive(token):
            return True
        first = token.head
        if token.dep_ != "conj" or token.tag_ not in {"VBN", "VBD"} or syntax.has_subject(token):
            return False
        if syntax.child(token, "aux", "aux:pass") is not None or first.i not in self.at:
            return False
        kept = syntax.child(token, "obj")
        if kept is not None:
            return self.is_passive(first) and _is_received(token, kept)
        if token.tag_ == "VBD" and (first.dep_ != "acl" or token.lemma in default_lexicon().happening):
            return False
        return self.is_passive(first) or (token.tag_ == "VBN" and "cop" in first.below)

    def first_of_coordination(self, token: Token) -> Token:
        """The first of the coordinated predicates that share their subject."""
        while token.dep_ == "conj" and token.head.i in self.at and not syntax.has_subject(token):
            token = token.head
        return token


def predicates(sentence: Span) -> Predicates:
    """The verbal, copular, adjectival and existential predicates of a sentence."""
    found: list[Predicate] = []
    for token in sentence:
        kind = kind_of(token)
        if kind is None:
            continue
        if syntax.child(token, "nsubj:outer", "csubj:outer") is not None:
            found.append(Predicate(token, ClauseKind.COPULAR, outer=True))
            if kind is ClauseKind.COPULAR:
                kind = ClauseKind.VERBAL if syntax.is_verb(token) else kind
        found.append(Predicate(token, kind))
    return Predicates(
        found=tuple(found),
        at={p.token.i: i for i, p in enumerate(found) if not p.outer},
        outer={p.token.i: i for i, p in enumerate(found) if p.outer},
    )


def above(token: Token, at: Mapping[int, int]) -> int | None:
    """The place of the predicate that a word is, or stands under, by the places `at` which predicates are."""
    return next((at[up.i] for up in syntax.climb(token) if up.i in at), None)


def kind_of(token: Token) -> ClauseKind | None:
    """How a word predicates, or `None` where it does not."""
    if token.dep_ in _NEVER:
        return _attributive(token)
    if token.lemma in {"be", "exist", "remain"} and syntax.child(token, "expl") is not None:
        return ClauseKind.EXISTENTIAL
    if syntax.is_verb(token) and not is_noun_of_report(token):
        return None if _is_called(token) else ClauseKind.VERBAL
    if _has_copula(token) or _is_bare_predicate(token):
        among = syntax.marker(token) in {"among", "amongst"}
        return ClauseKind.ADJECTIVAL if token.pos_ == "ADJ" and not among else ClauseKind.COPULAR  # "among the first"
    return None


def _is_called(token: Token) -> bool:
    """ "Called the vote [rigged]": what somebody calls it, and nothing done to it."""
    bare = token.tag_ == "VBN" and token.dep_ == "xcomp" and token.below <= {"advmod", "punct", "conj", "cc"}
    return bare and token.head.lemma in load_cues().calling and "obj" in token.head.below and token.head.i < token.i


def is_noun_of_report(token: Token) -> bool:
    """ "Denied [reports] it had left": a noun that is tagged as a verb, with what it says behind it."""
    told = token.dep_ == "obj" and token.tag_ == "VBZ" and token.below <= {"acl", "punct", "amod", "det", "compound"}
    return told and "acl" in token.below


def _attributive(token: Token) -> ClauseKind | None:
    """A modifier behind its noun with arguments of its own: "a man aware of it", "jets bought abroad"."""
    if token.dep_ != "amod" or token.i < token.head.i or syntax.child(token, "obl", "xcomp", "obl:agent") is None:
        return None
    return ClauseKind.ADJECTIVAL if token.pos_ == "ADJ" else ClauseKind.VERBAL


def copula(token: Token) -> Token | None:
    """The form of "be" of a copular predicate, taken over from the first conjunct ("is rich and famous")."""
    own = syntax.child(token, "cop")
    if own is None and token.dep_ == "conj" and syntax.child(token, *syntax.SUBJECTS) is None:
        return copula(token.head) if not syntax.is_verb(token) else None
    return own


def _has_copula(token: Token) -> bool:
    return copula(token) is not None


def _is_bare_predicate(token: Token) -> bool:
    """A predicate without a verb: a headline, a small clause ("named him minister"), a secondary predicate."""
    if syntax.label(token) not in _SECONDARY:
        return False
    if syntax.child(token, *syntax.NOMINAL_SUBJECTS) is not None:
        return True
    if token.dep_ == "xcomp":
        return True
    return token.dep_ in {"advcl", "acl", "advcl:relcl"} and token.pos_ == "ADJ"


def antecedent(token: Token) -> Token | None:
    """The noun that a relative or participial clause modifies; with coordinated clauses, that of the first."""
    token = _first_predicate(token)
    return token.head if token.dep_ in syntax.NOUN_CLAUSES | {"amod"} else None


def one_of(noun: Token) -> Token:
    """The "one" of several that a noun is said to be ("[one] of the factors that led to war"), or the noun itself."""
    one = noun.head
    of = noun.dep_ == "nmod" and noun.tag_ in {"NNS", "NNPS"} and syntax.words(syntax.case_markers(noun)) == "of"
    return one if of and one.lower_ == "one" and syntax.child(one, "cop") is not None else noun


def is_another(noun: Token) -> bool:
    """Whether a name that something is said to be stands for more or less than that: "is not the Ana Rao who sued",
    "the makers are [Acme], based in Lima, and Berg"."""
    called = any(child.dep_ == "nsubj" and child.pos_ == "NOUN" for child in noun.children)
    return noun.pos_ == "PROPN" and (called or bool(syntax.negations(noun)))


def _first_predicate(token: Token) -> Token:
    while token.dep_ == "conj" and syntax.child(token, *syntax.SUBJECTS) is None:
        token = token.head
    return token


def relative_pronoun(token: Token) -> Token | None:
    """The relative pronoun of a relative clause, wherever in it it stands ("the man whose car was hit")."""
    for word in token.subtree:
        if word.i >= token.i and word.i > token.left_edge.i + 6:
            break
        if syntax.is_relative_pronoun(word):
            owner = next((up for up in syntax.climb(word) if up.dep_ in syntax.RELATIVE), None)
            if owner is not None and owner.i == token.i:
                return word
    return None


def _is_received(verb: Token, kept: Token) -> bool:
    """Whether the subject gets what a verb of giving has as its one object: "were picked and given a flag", "was held
    and denied bail"; but "was asked and denied the request", "was freed and paid damages"."""
    if verb.lemma not in default_lexicon().giving or syntax.child(verb, "iobj") is not None:
        return False
    sought = verb.lemma in _NEEDING_RECEIVER or kept.lemma in load_cues().granted
    told = verb.tag_ == "VBN" or (sought and "the" not in {c.lower_ for c in syntax.children(kept, "det")})
    return told and not any(syntax.marker(c) == "to" for c in syntax.children(verb, "obl"))

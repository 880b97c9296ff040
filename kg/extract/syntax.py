"""The one narrow view through which extraction reads a Universal Dependencies parse.

Labels and tags are named here and nowhere else in `kg.extract`, so that a change of tag set is a change of one file.
All functions are pure; token sequences come in text order.

    children(token, "nsubj", "nsubj:pass")      the direct dependents with one of these labels
    conjuncts(token)                            the token and what is coordinated with it
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from operator import attrgetter

from kg.extract.marks import OPENING
from kg.extract.tree import Token

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass", "csubj:outer"})
NOMINAL_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer"})
OBJECTS = frozenset({"obj"})
OBLIQUES = frozenset({"obl", "obl:agent", "obl:tmod", "obl:unmarked", "obl:npmod"})
BARE_OBLIQUES = frozenset({"obl:tmod", "obl:unmarked", "obl:npmod"})
RELATIVE = frozenset({"acl:relcl"})
NOUN_CLAUSES = frozenset({"acl", "acl:relcl"})
ADVERBIAL_CLAUSES = frozenset({"advcl", "advcl:relcl"})
NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM", "X"})
RELATIVE_PRONOUNS = frozenset({"WDT", "WP", "WP$", "WRB"})
_place = attrgetter("i")
_TOTAL = frozenset({"not", "n't", "n’t", "no"})
_SETTING_AGAINST = frozenset({"rather than", "instead of", "as opposed to", "let alone", "much less", "but not", "not"})
"""Conjunctions behind which stands what the sentence does not say of the first."""
# A closed class of grammar; what else denies is in the cue table.
NEGATION_WORDS = frozenset(
    {"not", "n't", "n’t", "never", "no", "neither", "nor", "without", "nobody", "nothing", "none"}
)
PRESENT_TAGS = frozenset({"VBZ", "VBP"})
TENSED_TAGS = PRESENT_TAGS | {"VBD"}
FINITE_TAGS = TENSED_TAGS | {"MD"}
_DETERMINED = NOMINAL_SUBJECTS | OBJECTS | OBLIQUES
_QUESTIONS = ADVERBIAL_CLAUSES | {"ccomp", "csubj"}
_PARTICIPIAL = NOUN_CLAUSES | ADVERBIAL_CLAUSES | {"amod", "xcomp"}


def children(token: Token, *labels: str) -> tuple[Token, ...]:
    """Direct dependents with one of the labels, in text order; with no label, all of them."""
    if labels and token.below.isdisjoint(labels):
        return ()
    return tuple([c for c in token.children if c.dep_ in labels]) if labels else token.children


def child(token: Token, *labels: str) -> Token | None:
    """The first direct dependent with one of the labels."""
    found = () if token.below.isdisjoint(labels) else children(token, *labels)
    return found[0] if found else None


def label(token: Token) -> str:
    """The dependency label, in the case of Universal Dependencies (the root is "root" in any tag set)."""
    return token.dep_ if token.dep_ != "ROOT" else "root"


def child_before(token: Token, *labels: str) -> Token | None:
    """The first direct dependent with one of the labels that stands before the word."""
    found = child(token, *labels)
    return found if found is not None and found.i < token.i else None


def is_root(token: Token) -> bool:
    return bool(token.head.i == token.i)


def is_verb(token: Token) -> bool:
    return bool(token.pos_ == "VERB" or (token.pos_ == "AUX" and token.dep_ not in {"aux", "aux:pass", "cop"}))


def is_nominal(token: Token) -> bool:
    return token.pos_ in NOUNS or (token.pos_ == "DET" and token.dep_ in _DETERMINED)


def is_relative_pronoun(token: Token) -> bool:
    """ "who", "which", "that" or "where" inside a relative clause, standing for its antecedent."""
    if token.tag_ not in RELATIVE_PRONOUNS and not (token.lower_ == "that" and token.pos_ == "PRON"):
        return False
    return any(up.dep_ in RELATIVE for up in climb(token))


def first_word(token: Token) -> Token:
    """The word that a phrase begins with, behind any mark."""
    return next((t for t in token.subtree if not t.is_punct), token)


def climb(token: Token) -> Iterator[Token]:
    """The token, its head, the head's head, … up to the root."""
    yield token
    while token.head.i != token.i:
        token = token.head
        yield token


def has_subject(token: Token) -> bool:
    """Whether a predicate has a subject of its own."""
    return child(token, *SUBJECTS) is not None


def is_passive(token: Token) -> bool:
    """A passive predicate, or a bare past participle that modifies a noun or another clause ("jets bought by")."""
    if child(token, "nsubj:pass", "csubj:pass", "aux:pass") is not None:
        return True
    if token.tag_ == "VBN" and child(token, "obl:agent") is not None:
        return True
    if token.tag_ == "VBD" and token.dep_ == "acl":  # nothing but a participle stands so: "a trader named Menon"
        return child(token, "aux", "nsubj", "mark") is None
    if token.tag_ != "VBN" or child(token, "aux", "nsubj") is not None:
        return False
    return token.dep_ in _PARTICIPIAL


def is_finite(token: Token) -> bool:
    """Whether a predicate has tense of its own or through an auxiliary or copula."""
    if token.tag_ in FINITE_TAGS:
        return True
    return any(c.tag_ in FINITE_TAGS for c in children(token, "aux", "aux:pass", "cop"))


def verb_group(token: Token) -> tuple[Token, ...]:
    """A predicate with its auxiliaries and copula, in text order: "had been sold"."""
    return tuple(sorted((token, *children(token, "aux", "aux:pass", "cop")), key=_place))


def auxiliaries(token: Token) -> tuple[Token, ...]:
    """The tense and modal auxiliaries of a predicate, without passive "be"."""
    return children(token, "aux")


def negations(token: Token) -> tuple[Token, ...]:
    """The words that negate a predicate directly: "not", "never", "no longer", "without".

    A parse may hang one on the auxiliary: "[never] has Chad left".
    """
    return tuple(
        c
        for bearer in (token, *children(token, "aux", "aux:pass"), *_longer(token))
        for c in bearer.children
        if c.lower_ in NEGATION_WORDS and c.dep_ in {"advmod", "neg", "det", "mark", "case", "cc", "cc:preconj"}
    )


def _longer(token: Token) -> tuple[Token, ...]:
    """ "no [longer]", before the verb or behind it, and "no [more]"; not "no more than"."""
    return tuple(
        c
        for c in children(token, "advmod")
        if c.lower_ in {"longer", "more"}
        and (c.i < token.i or not any(t.lower_ == "than" for t in c.doc[c.i + 1 : c.i + 2]))
    )


def particles(token: Token) -> tuple[Token, ...]:
    """ "pulled [out]"; and who fell [short] of something did not fall."""
    return tuple(c for c in token.children if c.dep_ == "compound:prt" or _is_short(c, token))


def _is_short(word: Token, verb: Token) -> bool:
    return word.lower_ == "short" and word.dep_ == "advmod" and word.i == verb.i + 1 and is_verb(verb)


def predicate_lemma(token: Token) -> str:
    """The lemma of a verb with its particle: "carry out"."""
    return " ".join([token.lemma, *[p.lower_ for p in particles(token)]])


def with_fixed(token: Token) -> tuple[Token, ...]:
    """A function word with the words fixed to it: "because of", "according to"."""
    behind = children(token, "fixed", "goeswith") if token.children else ()
    return tuple(sorted((token, *behind), key=_place)) if behind else (token,)


def case_markers(token: Token) -> tuple[Token, ...]:
    """The prepositions of a noun phrase, or the possessive "'s"."""
    return _marking(token, "case")


def marker(token: Token) -> str:
    """The preposition of a noun phrase as one string: "of", "according to", "" for none."""
    return words(case_markers(token))


def clause_markers(token: Token) -> tuple[Token, ...]:
    """The subordinators of a clause: "that", "if", "when", "to", and a preposition before a gerund ("for buying")."""
    question = _asking(token) if token.dep_ in _QUESTIONS else ()
    return (*question, *_marking(token, "mark", "case"))


def subordinator(token: Token) -> str:
    """What opens a clause as one string: "that", "in order to", "" for none."""
    return words(clause_markers(token))


def _marking(token: Token, *labels: str) -> tuple[Token, ...]:
    found = children(token, *labels)
    if not found:
        return ()
    # "under the Adversaries Through Sanctions Act": what stands inside the name is a part of it, not a second marker.
    outside = [c for c in found if c.ent_iob_ != "I"]
    return tuple([word for c in outside or found for word in with_fixed(c)])


def _asking(token: Token) -> tuple[Token, ...]:
    """ "when", "where", "why" or "how" at the head of a clause."""
    first = next((c for c in token.children if c.pos_ != "PUNCT"), None)
    asks = first is not None and first.dep_ == "advmod" and first.tag_ == "WRB" and first.i < token.i
    return (first,) if first is not None and asks else ()


def words(tokens: Iterable[Token]) -> str:
    """Function words as written, lower case, one space between."""
    return " ".join([t.lower_ for t in tokens])


def conjuncts(token: Token) -> tuple[Token, ...]:
    """A token and everything coordinated with it after it, in text order; not what is set against it."""
    if "conj" not in token.below:
        return (token,)
    joined = children(token, "conj")
    rivals = tuple(c for c in joined if is_set_against(c, token))
    if rivals and token.dep_.startswith(("obl", "nmod")) and any(c.i < token.i for c in negations(token)):
        return rivals  # "not to Peru but to Chile"
    found = [token]
    for c in joined:
        if c not in rivals:
            found.extend(conjuncts(c))
    return tuple(sorted(found, key=_place))


def is_set_against(word: Token, first: Token) -> bool:
    """ "Peru but [not Chile]", "Peru rather than [Chile]", "not by Rao but [by Bell]": only one of them did it."""
    if is_verb(word) or not word.below.isdisjoint({"cop", *SUBJECTS}):
        return False
    joins = {words(with_fixed(c)) for c in children(word, "cc")}
    if any(c.lower_ == "not" and c.i < word.i for c in children(word, "advmod", "cc")) or joins & _SETTING_AGAINST:
        return True
    if "but" not in joins:
        return False
    holder = first.head if first.dep_ != "conj" else first_conjunct(first).head
    bearers = [t for top in (first, holder) for t in (top, *children(top, "advmod"))]  # "[no] longer"
    nots = [c for t in bearers for c in t.children if c.lower_ in _TOTAL and c.i < word.i]
    total = bool(nots) and all(first.doc[c.i + 1].lower_ not in {"only", "just", "merely", "simply"} for c in nots)
    return total and not any(c.lower_ in {"also", "even"} for c in children(word, "advmod"))


def first_conjunct(token: Token) -> Token:
    while token.dep_ == "conj" and token.head.i != token.i:
        token = token.head
    return token


def is_set_off(clause: Token) -> bool:
    """Whether a modifying clause is non-restrictive: a comma or dash stands before it."""
    start = clause.left_edge.i
    if clause.left_edge.pos_ == "PUNCT" and clause.left_edge.text not in OPENING - {"(", "["}:
        return True
    return start > 0 and clause.doc[start - 1].text in {",", "—", "–", "--", "-"}

"""Nouns and pronouns that deny, or stand for nobody in particular, by the words of their own phrase.

"no talks", "neither side", "hardly any firm"      denied
"few firms", "little chance"                       hardly there
"anyone", "any firm"                               whoever it may be
"a fake video", "the hoax"                         not so
"not fully", "never so close"                      denied in part
"""

from __future__ import annotations

from kg.extract import syntax
from kg.extract.clause import Argument, Clause, ClauseKind, Role
from kg.extract.constructions import are_things
from kg.extract.cues import Cues, load_cues
from kg.extract.tree import Doc, Token

NO_PERSON = frozenset({"one", "nobody", "no-one"})
"""Pronouns for no person where "no" stands before "one"."""
_DESCRIBING = frozenset({"amod", "acl", "advmod"})
_OF_GIVING = frozenset({"to", "from"})
_ARTICLES = frozenset({"a", "the", "this", "that", "these", "those"})


def is_exempt(cues: Cues, token: Token) -> bool:
    """ "Not only", "not until": nothing is negated."""
    following = token.doc[token.i + 1].lower_ if token.i + 1 < len(token.doc) else ""
    return following in cues.exempt_next


def denies(cues: Cues, noun: Token) -> bool:
    """ "no talks", "neither side", "little chance", "hardly any firm", "not a single minister"."""
    opener = next((c for c in noun.children if c.i < noun.i), noun)
    opened = opener.dep_ == "advmod" and opener.lower_ in cues.negative_openers
    return (opened and not is_exempt(cues, opener)) or any(
        c.lower_ in cues.negative_determiners
        or (c.lower_ in (cues.few if noun.tag_ == "NNS" else cues.little) and not has_article(noun))
        for c in syntax.children(noun, "det", "cc:preconj", "amod")
    )


def is_near(cues: Cues, noun: Token) -> bool:
    """ "Almost an attack" is none."""
    before = [c for c in noun.children if c.i < noun.i]
    return bool(before) and before[0].dep_ == "advmod" and before[0].lower_ in cues.near


def denies_clause(cues: Cues, word: Token, *, inverted: bool) -> bool:
    """Whether an adjunct denies its clause: "in no way", "not once".

    Any phrase of "no" does where the auxiliary is before the subject: "to no buyer did he", but "in no time he did".
    """
    if not word.children:
        return word.lower_ in cues.negative_adjuncts or (inverted and word.lower_ == "nowhere")
    words = (*syntax.case_markers(word), *(c for c in word.children if c.dep_ in {"det", "advmod"}), word)
    phrase = syntax.words(tuple(sorted(set(words), key=lambda t: t.i)))
    no = any(c.lower_ == "no" for c in syntax.children(word, "det"))
    return phrase in cues.negative_adjuncts or (no and inverted)


def is_governed(cues: Cues, noun: Token, clause: Clause, argument: Argument) -> bool:
    """Whether a phrase is an end of its verb, which is denied with it: "charged with no crime", "sold to no country".

    "Left with no bag", "won with no help" and "came to no harm" are not denied.
    """
    if argument.role is not Role.OBLIQUE or clause.kind is not ClauseKind.VERBAL or _has_exception(noun):
        return False
    if f"{clause.lemma} {argument.marker}" in cues.denied_through:
        return True
    somebody = noun.lower_ in NO_PERSON | cues.of_these or not (noun.pos_ == "PRON" or are_things((noun,)))
    between = argument.marker == "with" and not cues.denied_between.isdisjoint(_takings(clause, noun))
    return somebody and not hardly(cues, noun) and (between or argument.marker in _OF_GIVING)


def _takings(clause: Clause, noun: Token) -> set[str]:
    """A verb, alone and with its objects; nothing where the noun has a phrase of its own: "with no aide [present]"."""
    if any(c.i > noun.i and c.dep_ in _DESCRIBING for c in noun.children):
        return set()
    return {clause.lemma, *(f"{clause.lemma} {c.lemma}" for c in syntax.children(noun.head, "obj"))}


def _has_exception(noun: Token) -> bool:
    """ "Gave it to no one but Acme": somebody was given it."""
    return any(syntax.marker(c) in {"but", "except", "other than"} for c in noun.children)


def nobody(cues: Cues, noun: Token) -> bool:
    """Whether a noun or pronoun stands for nobody or nothing."""
    return noun.lower_ in cues.negative_pronouns or denies(cues, noun)


def denies_verb(clause: Clause, adverb: Token) -> bool:
    """ "Was hardly discussed", "is little known"; but "was a little changed", "is little more than a camp"."""
    if adverb.lower_ not in load_cues().little:
        return adverb.lower_ in load_cues().negating_adverbs
    return clause.kind is ClauseKind.VERBAL and (not adverb.i or adverb.doc[adverb.i - 1].lower_ != "a")


def hardly(cues: Cues, noun: Token) -> bool:
    """ "little chance", "few signs": less than none is denied."""
    return any(c.lower_ in cues.few or c.lower_ in cues.little for c in syntax.children(noun, "amod", "det"))


def scarce(cues: Cues, noun: Token) -> bool:
    """Whether a noun or pronoun stands for hardly anybody: "few experts", "few of them", "little evidence".

    "A few experts" and "their few friends" are some, and "this little boy" or "little boys" are children.
    """
    if has_article(noun) or syntax.child(noun, "nmod:poss") is not None:
        return False
    if noun.lower_ in cues.few or noun.lower_ in cues.little:
        return True
    counted = {"NNS": cues.few, "NN": cues.little}.get(noun.tag_, frozenset())
    return any(c.lower_ in counted for c in syntax.children(noun, "amod", "det"))


def is_anyone(cues: Cues, noun: Token) -> bool:
    """Whether a noun or pronoun stands for whoever it may be: "anyone", "any firm"."""
    return noun.lower_ in cues.anyone or any(c.lower_ in cues.any_of for c in syntax.children(noun, "det", "amod"))


def is_false(cues: Cues, noun: Token) -> bool:
    """Whether a noun is said to be untrue: "a fake video", "the hoax", "the video was faked", "contrary to claims"."""
    said = noun.head if noun.dep_ in syntax.SUBJECTS else noun
    acts = syntax.is_verb(said) and not syntax.is_passive(said)  # "the author invented his own form"
    return (
        noun.lemma in cues.untrue_nouns
        or any(c.lower_ in cues.untrue_adjectives for c in syntax.children(noun, "amod", "compound"))
        or (noun.dep_ == "obl" and noun.head.lower_ in cues.contrary)
        or (said.lower_ in cues.untrue_adjectives and not syntax.negations(said) and not acts)
    )


def has_article(noun: Token) -> bool:
    """ "A few firms", "the few firms", "these few firms" are some."""
    return any(c.lower_ in _ARTICLES for c in syntax.children(noun, "det"))


def denies_part(cues: Cues, doc: Doc, clause: Clause) -> bool:
    """ "Did not fully withdraw", "has never been so close to a war": it is denied how far it is so, and not that it is.

    "Is not that great" keeps the word among its own, where "be close to" has no place for it.
    """
    verb = doc[clause.predicate]
    told = any(a.marker not in {"as", "than"} and a.clause is None for a in clause.having(Role.OBLIQUE))
    words = cues.partial | (cues.degrees if clause.kind is ClauseKind.ADJECTIVAL and told else frozenset())
    first = min(clause.negations, default=clause.predicate)
    return any(first < c.i < verb.i and c.lower_ in words for c in syntax.children(verb, "advmod"))

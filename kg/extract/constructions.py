"""Constructions in which a word is not what its place in the tree makes it seem."""

from __future__ import annotations

from collections.abc import Iterable

from kg.extract import syntax
from kg.extract.clauses_lexicon import Lexicon, default_lexicon
from kg.extract.cues import load_cues
from kg.extract.noun_types import noun_type
from kg.extract.tree import Token

_DOING = ("er", "or", "ist", "ian", "man")
"""Ends of nouns for who does something, beside others: "sailor"."""

_ACTING = frozenset({"PERSON", "ORG", "NORP", "GPE", "POSITION"})


def named_person(token: Token, lexicon: Lexicon) -> Token | None:
    """ "named Rao minister", "elected Rao mayor": who it is, where the parser took it for a part of the office."""
    if token.lemma not in lexicon.naming:
        return None
    office = syntax.child(token, "xcomp") or syntax.child(token, "obj")
    if office is None or office.pos_ != "NOUN":
        return None
    if office.dep_ == "xcomp" and syntax.child(token, "obj") is not None:
        return None
    first = office.left_edge
    person = first.dep_ == "compound" and first.head is office and first.ent_type_ == "PERSON"
    return first if person and office.ent_type_ != "PERSON" and first.i > token.i else None


_PURPOSES = frozenset({"in order to", "so as to"})


def can_act(noun: Token) -> bool:
    """Whether a noun or pronoun stands for somebody: "Rao", "they", "the ministry", but not "the law", "Lake Chad"."""
    if noun.ent_type_:
        return noun.ent_type_ in _ACTING
    return noun.pos_ in {"PROPN", "PRON"} or noun_type(noun) in _ACTING


def are_things(nouns: Iterable[Token]) -> bool:
    """Whether all of these, and there are some, are things that will nothing: "the dam", "the strike"."""
    found = tuple(nouns)
    return bool(found) and not any(
        can_act(noun) or noun.pos_ == "PRON" or noun.lemma.endswith(_DOING) for noun in found
    )


def is_content_of(token: Token, noun: Token, lexicon: Lexicon) -> bool:
    """Whether a clause tells what a noun consists in, so that the noun has no part in it.

    "the risk of being hacked", "trouble getting a visa", "a plan to leave"; but "the first to leave", "ships
    leaving the port", "a plan to be carried out". Deals are not bought: "a deal to be bought by Chad" is of a body.
    """
    markers = syntax.subordinator(token)
    if markers == "to":
        done = syntax.is_passive(token) and not (
            token.lemma in lexicon.taking_over and noun.lemma in lexicon.content_nouns
        )
        return not done and not _is_agent(noun, lexicon)
    return bool(markers) or (token.tag_ == "VBG" and noun.lemma in lexicon.gerund_nouns)


def _is_agent(noun: Token, lexicon: Lexicon) -> bool:
    """ "the first ship to enter": the noun does what the infinitive says; "a plan to enter": somebody else."""
    if noun.lemma in lexicon.content_nouns:
        return False
    ranked = any(c.lemma in lexicon.ranking for c in syntax.children(noun, "amod", "nummod"))
    return ranked or noun.pos_ in {"PROPN", "PRON"}


def serves_unnamed(token: Token, head: Token, marker: str, lexicon: Lexicon) -> bool:
    """Whether who does this is who did what the passive says: "is measured using light", "the tool used to open it"."""
    if marker == "by":
        return True
    if marker == "to" and head.lemma in lexicon.closing and are_things(syntax.children(head, "nsubj:pass")):
        return True  # "the road was closed to let him pass"
    if marker in _PURPOSES:  # "Details are withheld in order to protect sources"
        return not any(can_act(noun) for noun in syntax.children(head, "nsubj:pass"))
    finite = syntax.child(head, "aux:pass") is not None
    if finite and not marker and token.tag_ == "VBG" and token.lemma in lexicon.instrumental:
        return True
    return marker == "to" and head.dep_ == "acl" and head.lemma in lexicon.instrumental


def is_of_another(token: Token, head: Token, passive: bool) -> bool:
    """Whether what a gerund tells is no deed of the subject: what is an example does not do it ("measures were taken,
    such as banning it", "is hard, like singing it"), nor who sees another do it."""
    example = syntax.subordinator(token) in {"such as", "like"} and (passive or not syntax.is_verb(head))
    return example or is_seen_as(token, head)


def is_seen_as(token: Token, head: Token) -> bool:
    """Whether a gerund behind "as" tells what somebody takes another to do: "saw it as having failed", "is described
    as being dull"; but "such acts as firing at us", "was quoted as saying so"."""
    if syntax.subordinator(token) != "as" or syntax.verb_group(token)[0].tag_ != "VBG" or token.i < head.i:
        return False
    if token.lemma in default_lexicon().speech:
        return False
    seen = syntax.child(head, "obj")
    if seen is None:
        return syntax.is_passive(head)
    return seen.i < token.i and not any(c.lower_ == "such" for c in seen.children)


def is_outcome(token: Token, head: Token, passive: bool, lexicon: Lexicon) -> bool:
    """Whether a participle tells what the whole event led to, and not what the subject did.

    "The gate was left open, causing a flood"; "It sold the mine, enabling it to survive", where "it" is the subject.
    "Neither side won, leaving the Greens in charge".
    """
    if token.tag_ != "VBG" or token.i < head.i or not syntax.is_set_off(token):
        return False
    if not syntax.clause_markers(token) and any(_is_none(c) for c in syntax.children(head, *syntax.SUBJECTS)):
        return True
    if token.lemma in lexicon.showing and not syntax.clause_markers(token):
        return True
    if token.lemma not in lexicon.resulting or syntax.clause_markers(token):
        return False
    affected = syntax.children(token, "obj", "iobj", "nsubj")
    affected += tuple(c for inner in syntax.children(token, "ccomp", "xcomp") for c in syntax.children(inner, "nsubj"))
    return passive or any(c.tag_ == "PRP" for c in affected)


def _is_none(subject: Token) -> bool:
    """ "Neither side", "no party", "nobody"."""
    words = {subject.lower_, *(c.lower_ for c in syntax.children(subject, "det", "cc:preconj"))}
    return not words.isdisjoint(load_cues().negative_pronouns | {"no", "neither"})


def is_purpose_of_thing(token: Token, head: Token, lexicon: Lexicon) -> bool:
    """ "announced a scheme [to create jobs]": a purpose right behind a thing that serves it."""
    before = [c for c in syntax.children(head, "obj") if c.i + 1 == token.left_edge.i]
    return bool(before) and lexicon.serves_anybody(before[0].lemma, head.lemma)


def is_absolute(token: Token) -> bool:
    """ "Time [permitting]", "all things considered": a participle with a noun of its own right before it."""
    before = token.doc[token.i - 1] if token.i else token
    return token.tag_ in {"VBG", "VBN"} and before.head is token and before.dep_ in syntax.BARE_OBLIQUES


def left_behind(token: Token) -> Token | None:
    """A preposition behind its verb without a noun of its own: "the house he lived [in]"."""
    behind = syntax.children(token, "obl", "advmod", "case")
    return next((c for c in behind if c.pos_ == "ADP" and c.i > token.i), None)


def negates_infinitive(word: Token) -> bool:
    """ "Pledged [never] to return": a negation right before "to", which the parser hung on the verb before it."""
    after = word.doc[word.i + 1] if word.i + 1 < len(word.doc) else word
    hung = word.dep_ == "advmod" and word.head.i < word.i and after.head.head.i == word.head.i
    return hung and after.lower_ == "to" and word.lower_ in syntax.NEGATION_WORDS

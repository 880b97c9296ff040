"""What does the harm that a participle tells, where it is not the noun or the subject right before it.

"floods in Peru killing hundreds"            the floods: what does harm in a place is not the place
"the bus was hit by a train, killing six"    the train: what harm comes to has done none

The words are those of `kg/data/control.toml`.
"""

from __future__ import annotations

from kg.extract import syntax
from kg.extract.noun_types import noun_type
from kg.extract.tree import Token
from kg.extract.understood import control_words

_LOCATIVE = frozenset({"in", "at", "near", "across", "around", "outside", "inside", "off", "throughout"})


def beyond_place(token: Token, noun: Token) -> Token:
    """What a participle behind the name of a place is said of: "[floods] in Peru killing hundreds".

    A name takes no participle that tells which place it is, and a place does no harm.
    """
    if syntax.is_set_off(token):
        return noun
    if noun.dep_ == "nmod" and _is_deputy(noun.head) and token.lemma in control_words().standing_for:
        return noun.head  # "a [member] of the Senate representing Oruro"
    harms = token.tag_ == "VBG" and token.lemma in control_words().harming
    while noun.dep_ == "nmod" and syntax.is_nominal(noun.head):
        marker = syntax.marker(noun)
        named = noun.ent_type_ in {"GPE", "LOC"} and noun.pos_ == "PROPN"
        placed = named or (harms and noun_type(noun) in {"GPE", "LOC"})
        part = harms and marker in _LOCATIVE and noun.lemma in control_words().parts
        if not (part or (placed and marker in (_LOCATIVE | {"of"} if harms else _LOCATIVE))):
            break
        noun = noun.head
    while (
        harms
        and noun.dep_ == "nmod"
        and noun_type(noun.head) == "EVENT"
        and syntax.marker(noun) in _LOCATIVE | {"on", "against"}
    ):
        noun = noun.head  # "a [strike] on a school in Gaza killing thirty"
    return noun


def is_harm_done(token: Token, head: Token) -> bool:
    """Whether a participle behind a passive tells what harm was done besides, and so not by the subject.

    "The bus was hit by a train, killing six"; but "the bomb was set off, killing six".
    """
    words = control_words()
    harms = token.tag_ == "VBG" and token.i > head.i and not syntax.clause_markers(token)
    return harms and token.lemma in words.harming and syntax.predicate_lemma(head) not in words.setting_off


def _is_deputy(noun: Token) -> bool:
    return noun.pos_ == "NOUN" and noun_type(noun) == "PERSON"

"""Whether a relative pronoun that is a subject can mean a noun: its verb has the number of what it means.

"the funds for the purchase, which are due": the funds (Huddleston and Pullum 2002, 5.18).
"""

from __future__ import annotations

from kg.extract.tree import Token


def agrees(noun: Token, pronoun: Token, verb: Token) -> bool:
    """Whether number does not keep `pronoun`, subject of `verb`, from meaning `noun`.

    "Winds blow, which brings rain" is no disagreement: that they blow brings it.
    """
    if not pronoun.dep_.startswith("nsubj") or noun.pos_ not in {"NOUN", "PROPN"}:
        return True
    own, asked = number(noun, pronoun), _number_of_verb(verb)
    whole = asked == "Sing" and pronoun.lower_ == "which" and pronoun.doc[pronoun.i - 1].text == ","
    return own is None or asked is None or own == asked or whole


def means_all(noun: Token, pronoun: Token, verb: Token) -> bool:
    """Whether "who" behind several persons means each of them: "Rao and Bell, who [were] arrested"."""
    last = last_before(noun, pronoun)
    several = last.i != noun.i and pronoun.lower_ == "who" and last.tag_ != "NNS"
    # "It was Rao and Bell who signed": both are singled out.
    cleft = any(c.lower_ == "it" for c in noun.children) and "cop" in noun.below
    return several and (cleft or _number_of_verb(verb) == "Plur")


def last_before(noun: Token, pronoun: Token) -> Token:
    """The last of the nouns that are joined to one before a pronoun, or that one itself."""
    joined = [c for c in noun.children if c.dep_ == "conj" and noun.i < c.i < pronoun.i]
    return joined[-1] if joined else noun


def number(noun: Token, before: Token) -> str | None:
    """Whether a noun, with what is joined to it before a word, is one or many; `None` of names: they may be either."""
    if any(child.dep_ == "conj" and child.i < before.i for child in noun.children):
        return "Plur"
    if noun.pos_ != "NOUN" or noun.tag_ not in {"NN", "NNS"} or noun.ent_type_:
        return None
    return "Plur" if noun.tag_ == "NNS" else "Sing"


def _number_of_verb(verb: Token) -> str | None:
    bearer = next((c for c in verb.children if c.dep_ in {"aux", "aux:pass", "cop"}), verb)
    if bearer.tag_ == "VBZ" or bearer.lower_ == "was":
        return "Sing"
    return "Plur" if bearer.tag_ == "VBP" or bearer.lower_ == "were" else None

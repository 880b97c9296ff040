"""Who does what a noun of action says, behind "by", where a parse hangs the phrase on the verb before the noun.

"Police feared an attack on Goma [by rebels]": an active verb has no "by" for who acts, and a noun that has its object
beside it ("on Goma") lacks only that.

So does who is named for it: "denounced the choice of Rao [to lead it]" tells of no aim of who denounced it.
"""

from __future__ import annotations

from kg.extract.circumstance_words import load_circumstance_words
from kg.extract.tree import Doc, Token

_OBJECT_OF_NOUN = frozenset({"on", "upon", "against", "of"})
_ACTORS = frozenset({"PERSON", "ORG", "NORP", "GPE"})


def torn_actors(doc: Doc) -> dict[int, tuple[int, str]]:
    """The places of such actors with those of the nouns, and the label of what belongs to a noun."""
    found: dict[int, tuple[int, str]] = {}
    for token in doc:
        if token.dep_.startswith("obl") and _cases(token) == {"by"} and _may_act(token):
            noun = next((c for c in token.head.children if c.right_edge.i + 1 == token.left_edge.i), None)
            if noun is not None and _is_active(token.head) and noun.i > token.head.i and _has_object(noun):
                found[token.i] = (noun.i, "nmod")
        if token.dep_ == "advcl" and token.tag_ == "VB" and (task := _task(token)) is not None:
            found[token.i] = (task.i, "acl")
    return found


def _task(verb: Token) -> Token | None:
    """The noun by which somebody is named to do something, where the verb above only judges that."""
    first, governed = verb.left_edge, load_circumstance_words().governed
    if first.lower_ != "to" or verb.head.lemma not in governed["judging"]:
        return None
    noun = next((c for c in verb.head.children if c.dep_ == "obj" and c.right_edge.i + 1 == first.i), None)
    if noun is None or noun.lemma not in governed["entrusting"]:
        return None
    named = any(c.dep_ == "nmod" and _cases(c) == {"of"} for c in noun.children)
    return noun if named else None


def _measured(token: Token) -> bool:
    return any(child.dep_ == "nummod" or child.tag_ == "VBG" for child in token.children)


def _cases(token: Token) -> set[str]:
    return {child.lower_ for child in token.children if child.dep_ == "case"}


def _may_act(token: Token) -> bool:
    """Several of a kind or somebody named; no date, no measure, no object of a gerund ("by lobbying ministers")."""
    return not _measured(token) and (token.tag_ == "NNS" if not token.ent_type_ else token.ent_type_ in _ACTORS)


def _is_active(verb: Token) -> bool:
    passive = not verb.below.isdisjoint({"aux:pass", "nsubj:pass"})
    return verb.pos_ == "VERB" and not passive and verb.dep_ != "acl"


def _has_object(noun: Token) -> bool:
    own = (child for child in noun.children if child.dep_ == "nmod" and child.i > noun.i)
    return (
        noun.pos_ == "NOUN" and noun.dep_.startswith(("obj", "obl")) and any(_cases(c) & _OBJECT_OF_NOUN for c in own)
    )

"""Where a way leads, that a parse hangs on the verb: "blocked the road | to Gao", "gave up the road | to Batken".

What leads somewhere is told from other ways by it; only of what is brought or given is the goal the verb's. Nor is
where a sentence is served where it is passed: "sentenced to two years | in prison". What somebody is asked, and who it
is, a noun of asking tells: "put pressure | on the bank | to sell"; so does what somebody is able to do: "proved its
capability | to attack".
"""

from __future__ import annotations

from kg.extract.circumstance_words import load_circumstance_words
from kg.extract.constructions import can_act
from kg.extract.cues import load_cues
from kg.extract.tree import Doc, Token
from kg.extract.understood import asks_others, is_by_choice
from kg.model import Modality

_PLACES = frozenset({"GPE", "LOC", "FAC"})
_ASKED = frozenset({"on", "upon", "to"})
_AIMS = frozenset({"advcl", "xcomp"})


def torn_goals(doc: Doc) -> dict[int, tuple[int, str]]:
    """The places of such goals with those of the ways, and their label."""
    known = load_circumstance_words()
    found: dict[int, tuple[int, str]] = {}
    for token in doc:
        if token.dep_ == "nmod":
            found |= _asked(token)
        if token.dep_ == "xcomp" and token.tag_ == "VB":
            found |= _able(token)
        if token.dep_ != "obl":
            continue
        found |= _past_relative(token) | _asked(token)
        if (term := _term(token)) is not None:
            found[token.i] = (term.i, "nmod")
        way = doc[token.left_edge.i - 1] if token.left_edge.i else token
        verb = token.head
        if token.ent_type_ not in _PLACES or token.left_edge.lower_ != "to":
            continue
        if way.dep_ != "obj" or way.lemma not in known.roads:
            continue
        particles = [c.lower_ for c in verb.children if c.dep_ == "compound:prt"]
        if " ".join([verb.lemma, *particles]) not in known.governed["recipient"]:
            found[token.i] = (way.i, "nmod")
    return found


def _asked(token: Token) -> dict[int, tuple[int, str]]:
    """Who is asked by what somebody makes or sends, with what he is asked to do right behind."""
    asking = token.doc[token.left_edge.i - 1] if token.left_edge.i else token
    hung = token.head in (asking, asking.head)
    if asking.dep_ != "obj" or not hung or not asks_others(asking):
        return {}
    if not can_act(token) and token.left_edge.lower_ == "to":
        return {}
    behind = (c for c in asking.head.children if c.dep_ in _AIMS and c.left_edge.i == token.right_edge.i + 1)
    deed = next((c for c in behind if c.tag_ == "VB" and c.left_edge.lower_ == "to"), None)
    if token.left_edge.lower_ not in _ASKED or deed is None or is_by_choice(deed):
        return {}
    return {token.i: (asking.i, "nmod"), deed.i: (asking.i, "acl")}


def _able(deed: Token) -> dict[int, tuple[int, str]]:
    """ "Proved its will and capability [to attack]": what somebody is able to do is not done, nor the verb's."""
    noun = deed.doc[deed.left_edge.i - 1] if deed.left_edge.i and deed.left_edge.lower_ == "to" else deed
    first = noun.head if noun.dep_ == "conj" else noun
    cue = load_cues().nouns.get(noun.lemma)
    able = cue is not None and cue.plain.modality is Modality.POSSIBLE
    return {deed.i: (noun.i, "acl")} if able and first.dep_ == "obj" and first.head is deed.head else {}


def _past_relative(token: Token) -> dict[int, tuple[int, str]]:
    """ "Brought the radio he built [to the school]": what is made is made to nowhere. Nor is what follows, its own."""
    governed = load_circumstance_words().governed
    made, thing, verb = token.head, token.head.head, token.head.head.head
    relative = made.dep_ == "acl:relcl" and made.lemma in governed["making"] and thing.dep_ == "obj"
    if token.left_edge.lower_ != "to" or token.i < made.i or not relative:
        return {}
    if verb.lemma not in governed["recipient"] or token.left_edge.i != made.i + 1:
        return {}
    if any(c.dep_ == "obl" and c.left_edge.lower_ == "to" for c in verb.children):
        return {}  # "sent the cake he baked to his wife to the office"
    behind = (c for c in made.children if c.dep_.startswith("obl") and c.i >= token.i)
    return {c.i: (verb.i, c.dep_) for c in behind}


def _term(token: Token) -> Token | None:
    """How long it is that somebody is held: "sentenced to two [years] in prison"."""
    known = load_circumstance_words()
    if token.lemma not in known.confinement or token.left_edge.lower_ != "in":
        return None
    before = token.doc[token.left_edge.i - 1] if token.left_edge.i else token
    lasting = before.head.i == token.head.i and before.dep_ in {"obj", "obl", "obl:unmarked"}
    return before if lasting and "nummod" in before.below else None

"""Gerunds that a parse takes for a part of their object: "maintains no [lifting] sanctions".

What "no" denies is the lifting: sanctions of the lifting kind there are none, and a sanction that nobody lifts stands.
In "accused by prosecutors of bribing officials" no prosecutor is of that kind; in "your quitting smoking" it is not the
smoking that is yours, but the quitting. And the responsibility that somebody does not take "for
[shelling it]" is for that: he does not decline it because of that. Nor is who "formed it, later [recruiting] Rao" Rao.
And who stands behind the "with" of a gerund does it: "with the ministry [claiming] it, residents left".
"""

from __future__ import annotations

import itertools

from kg.extract.cues import load_cues
from kg.extract.tree import Doc, Token
from kg.model import Modality

_ENDING = "ing"
_UNDONE = frozenset({Modality.POSSIBLE, Modality.DESIRED, Modality.PLANNED})
_ACTING = frozenset({"PERSON", "ORG", "GPE", "NORP"})


def torn_gerunds(doc: Doc) -> dict[int, tuple[int, str]]:
    """The places of such gerunds, of their objects and of the "no" before them, with new heads and labels."""
    found: dict[int, tuple[int, str]] = {}
    for before, gerund in itertools.pairwise(doc):
        noun = gerund.head
        if gerund.tag_ == "VBG":
            found |= _of_guilt(before, gerund) | _of_name(gerund) | _behind_marker(gerund)
        found |= _of_later(before, gerund)
        if (
            gerund.tag_ == "VBG"
            and before.dep_ == "nmod:poss"
            and before.head.head is gerund
            and before.head.i > gerund.i
        ):
            found |= {before.i: (gerund.i, "nsubj")}
        if gerund.tag_ == "VBG" and gerund.dep_ == "acl" and noun.dep_ == "obl:agent" and before.dep_ == "mark":
            found |= {gerund.i: (noun.head.i, "advcl")}
        if gerund.dep_ not in {"compound", "amod"} or noun.i != gerund.i + 1 or noun.tag_ != "NNS":
            continue
        if not _ends_something(gerund):
            continue
        if before.lower_ == "no" and before.head.i == noun.i:
            above = gerund.i if noun.head.i == noun.i else noun.head.i
            found |= {gerund.i: (above, noun.dep_), noun.i: (gerund.i, "obj"), before.i: (gerund.i, "det")}
    return found


def _ends_something(gerund: Token) -> bool:
    if not gerund.lower_.endswith(_ENDING):
        return False
    stem = gerund.lower_.removesuffix(_ENDING)
    cues = (load_cues().verb(verb, "obj") for verb in (stem, f"{stem}e"))
    return any(cue is not None and cue.ends for cue in cues)


def _of_name(gerund: Token) -> dict[int, tuple[int, str]]:
    """ "Hinges on Petrobras [buying] it", "talk of Chad [leaving]": a name is not told apart by what it does."""
    name = gerund.head
    right = name.i + 1 + sum(c.dep_ == "flat" for c in name.children)
    if gerund.dep_ != "acl" or name.ent_type_ not in _ACTING or gerund.i != right or name.head is name:
        return {}
    above, markers = name.head, [c for c in name.children if c.dep_ == "case"]
    if name.dep_ == "obj":
        cue = load_cues().verb(above.lemma, "xcomp")  # "discussed Petrobras buying it", but "saw Rao leaving"
        return {gerund.i: (above.i, "xcomp")} if cue is not None and cue.plain.modality in _UNDONE else {}
    if len(markers) != 1 or markers[0].lower_ not in load_cues().open_prepositions:
        return {}
    label = {"obl": "advcl", "nmod": "acl"}.get(name.dep_)
    cues = load_cues()
    if label is None or (label == "acl" and above.lemma not in cues.nouns.keys() | cues.uttered | cues.talks):
        return {}  # "a member of the Senate representing Oruro"
    return {gerund.i: (above.i, label), name.i: (gerund.i, "nsubj"), markers[0].i: (gerund.i, "mark")}


def _behind_marker(gerund: Token) -> dict[int, tuple[int, str]]:
    """Who stands between a gerund and its preposition, where the parse hangs him, or both, on the verb above."""
    marker = next((c for c in gerund.children if c.dep_ == "mark" and c.i < gerund.i), None)
    if marker is None or not gerund.below.isdisjoint({"nsubj", "nsubj:pass"}):
        return {}
    over = gerund.head
    if gerund.dep_ == "acl" and over.dep_ == "obl" and over.left_edge.i == marker.i and "case" not in over.below:
        return {gerund.i: (over.head.i, "advcl"), over.i: (gerund.i, "nsubj")}
    beside = (c for c in gerund.head.children if c.dep_ == "obl" and marker.i < c.i < gerund.i)
    who = next((c for c in beside if c.left_edge.i == marker.i + 1 and "case" not in c.below), None)
    return {who.i: (gerund.i, "nsubj")} if who is not None else {}


def _of_guilt(marker: Token, gerund: Token) -> dict[int, tuple[int, str]]:
    """The place of a gerund right behind the responsibility or the blame that is for it."""
    noun = marker.doc[marker.i - 1] if marker.i else marker
    beside = gerund.dep_ == "advcl" and noun.dep_ == "obj" and noun.head.i == gerund.head.i
    guilt = marker.lower_ == "for" and noun.lemma in load_cues().taken
    return {gerund.i: (noun.i, "acl")} if beside and guilt else {}


def _of_later(before: Token, gerund: Token) -> dict[int, tuple[int, str]]:
    """ "Was formed by Rao, later [recruiting] singer Bell": behind a comma and "later" it is what came next."""
    noun, doc = gerund.head, gerund.doc
    opened = before.lower_ in load_cues().later and before.i > 0 and doc[before.i - 1].text == ","
    if not opened or gerund.dep_ not in {"compound", "amod"} or noun.i < gerund.i:
        return {}
    if not gerund.lower_.endswith(_ENDING) or noun.below.isdisjoint({"appos", "flat", "det"}):
        return {}  # "later leading lady of the opera"
    verb = noun.head
    while verb.pos_ not in {"VERB", "AUX"} and verb.head is not verb:
        verb = verb.head
    if verb.i > before.i:
        return {}
    found = {gerund.i: (verb.i, "advcl"), before.i: (gerund.i, "advmod"), noun.i: (gerund.i, "obj")}
    found |= {t.i: (noun.i, "conj") for t in doc if t.dep_ == "conj" and t.i > noun.i and t.head.i < before.i < t.i}
    return found

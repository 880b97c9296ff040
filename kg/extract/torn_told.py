"""What is told before the one who tells it, where a parse makes its verb a part of its own subject.

"The rebels [seized] Goma, the mayor said, [forcing] us out": a verb of speech has one subject, the one next to it.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract import syntax
from kg.extract.cues import load_cues
from kg.extract.tree import Doc, Token


def torn_told(doc: Doc) -> dict[int, tuple[int, str]]:
    """The places of such verbs, of their subjects, and of the gerunds behind the report that go on with them."""
    found: dict[int, tuple[int, str]] = {}
    for verb in doc:
        cue = load_cues().reporter(verb.lemma)
        if cue is None or not cue.is_spoken:
            continue
        subjects = [c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i]
        told = syntax.child_before(verb, "ccomp")
        if len(subjects) == 2 and (deed := _deed(subjects[0], subjects[1])) is not None:
            told = deed
            found |= {deed.i: (verb.i, "ccomp"), subjects[0].i: (deed.i, "nsubj")}
        if told is not None:
            found |= {gerund.i: (told.i, "advcl") for gerund in _going_on(verb)}
    return found


def _deed(subject: Token, speaker: Token) -> Token | None:
    """The verb with an object that stands between two subjects, ended by a comma."""
    deeds = [c for c in subject.children if c.dep_ == "acl" and c.tag_ in {"VBD", "VBN"} and c.i < speaker.i]
    first = speaker.left_edge
    parted = first.text == "," or subject.doc[first.i - 1].text == ","
    return deeds[0] if parted and len(deeds) == 1 and "obj" in deeds[0].below else None


def _going_on(verb: Token) -> Iterator[Token]:
    """The gerunds right behind a report and its comma that tell nothing done in speaking: "he said, [killing] two"."""
    cues = load_cues()
    for gerund in verb.children:
        spoken = cues.goes_with_speech(gerund.lemma) or gerund.lemma in cues.citing
        if gerund.dep_ == "advcl" and gerund.tag_ == "VBG" and gerund.i == verb.i + 2 and not spoken:
            yield gerund

"""Relative pronouns that a parse gives to a verb of speech though they stand for the subject of what it tells.

"Rao, [who] the police say shot the judge": a finite clause has a subject of its own (Huddleston and Pullum 2002, 12.4),
and the police have said nothing else.
"""

from __future__ import annotations

from kg.extract.cues import load_cues
from kg.extract.tree import Doc

_RELATIVE = frozenset({"who", "whom", "which", "that"})
_SUBJECTS = ("nsubj", "csubj", "expl")
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def torn_gaps(doc: Doc) -> dict[int, tuple[int, str]]:
    """The places of such pronouns with those of the verbs that they are the subjects of, and their label."""
    found: dict[int, tuple[int, str]] = {}
    for verb in doc:
        if verb.dep_ != "acl:relcl" or load_cues().reporter(verb.lemma) is None:
            continue
        pronoun = next((c for c in verb.children if c.lower_ in _RELATIVE and c.dep_ in {"obj", "nsubj"}), None)
        own = any(c.dep_ == "nsubj" and c != pronoun and c.i < verb.i for c in verb.children)
        told = next((c for c in verb.children if c.dep_ == "ccomp" and c.i > verb.i), None)
        if pronoun is None or told is None or not own or pronoun.i > verb.i:
            continue
        if any(c.dep_.startswith((*_SUBJECTS, "mark")) for c in told.children):
            continue
        passive = any(c.dep_ == "aux:pass" for c in told.children)
        bearers = [t for t in told.children if t.dep_ in {"aux", "aux:pass", "cop"}] or [told]
        if bearers[0].tag_ in _FINITE | {"VBN"}:  # "say shot" is read as a participle
            found[pronoun.i] = (told.i, "nsubj:pass" if passive else "nsubj")
    return found

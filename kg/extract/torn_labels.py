"""Claims that a parse takes for a part of what they are called: "called the [allegation] nonsense".

Behind a verb of calling stands what is called so, and then what it is called (Huddleston and Pullum 2002, 4.5.4); there
is no nonsense of the allegation kind. Nor has such a verb two objects: "declared Rao [the winner]".
"""

from __future__ import annotations

from kg.extract import syntax
from kg.extract.cues import load_cues
from kg.extract.tree import Doc

_MAKING = frozenset({"make"})
_OF_THE_CLAIM = frozenset({"det", "amod", "nmod:poss", "compound", "nummod"})


def torn_labels(doc: Doc) -> dict[int, tuple[int, str]]:
    """The places of such claims, of what stands before them, and of what they are called, with heads and labels."""
    cues = load_cues()
    found: dict[int, tuple[int, str]] = {}
    for claim in doc:
        label = claim.head
        verb = label.head
        if claim.dep_ != "compound" or claim.lemma not in cues.uttered or claim.i != label.i - 1:
            continue
        if verb.lemma not in cues.calling or not verb.i < claim.i or label.dep_ not in {"obj", "xcomp"}:
            continue
        if label.pos_ != "ADJ" and label.lemma not in cues.untrue_nouns:
            continue  # "called the report card useful"
        found |= {claim.i: (verb.i, "obj"), label.i: (verb.i, "xcomp")}
        found |= {c.i: (claim.i, c.dep_) for c in label.children if c.dep_ in _OF_THE_CLAIM and c.i < claim.i}
    for inner in doc:
        # "Called the report that Chad attacked Mali [false]": what it is called ends what is told in it.
        claim, label = inner.head, inner.right_edge if inner.dep_ in syntax.NOUN_CLAUSES else inner
        called = claim.dep_ == "obj" and claim.head.lemma in cues.calling and claim.lemma in cues.uttered
        if called and label.dep_ == "xcomp" and label.pos_ == "ADJ" and label.head is inner:
            found[label.i] = (claim.head.i, "xcomp")
    for told in doc:
        # "Called reports Chad attacked Mali [a fabrication]": the last of two objects is what they are called.
        claim = next((c for c in told.head.children if c.dep_ == "obj" and c.lemma in cues.uttered), told)
        if (
            told.dep_ not in {"xcomp", "conj"}
            or told.head.lemma not in cues.calling
            or not told.head.i < claim.i < told.i
        ):
            continue
        own = any(c.dep_ == "nsubj" and c.left_edge.i == claim.i + 1 for c in told.children)
        last = next((c for c in reversed(told.children) if c.dep_ == "obj"), told)
        if own and last.lemma in cues.untrue_nouns and sum(c.dep_ == "obj" for c in told.children) == 2:
            found |= {told.i: (claim.i, "acl"), last.i: (told.head.i, "xcomp")}
    for second in doc:
        verb = second.head
        owned = verb.lemma in _MAKING and "nmod:poss" in second.below  # "made Rao its chairman"
        names = verb.lemma in cues.calling or owned
        if second.dep_ == "obj" and names and verb.i < second.i and second.pos_ == "NOUN":
            first = next((c for c in verb.children if c.dep_ in {"obj", "iobj"} and verb.i < c.i < second.i), None)
            if first is not None and first.right_edge.i + 1 == second.left_edge.i:
                found |= {first.i: (verb.i, "obj"), second.i: (verb.i, "xcomp")}
    return found

"""Words that open a clause, where a parse gives them a part in it, or gives them to a noun.

"Nobody disputes [that] Kosovo declared independence": only behind a noun does "that" stand for something; a clause that
is itself the object of a verb has no noun before it. And a clause behind a noun is no relative one where the parse
itself takes its "that" for a conjunction: "the army's version [that] he was captured". "No prospect [of] Chile buying
the jets": the preposition behind such a noun opens the gerund, and does not belong to who does it.
"""

from __future__ import annotations

from spacy.tokens import Doc

from kg.extract.cues import load_cues


def torn_markers(doc: Doc) -> dict[int, tuple[int, str]]:
    """The places of such words with their head, which stays, and the label of a conjunction or of a content clause."""
    contents = {
        token.head.i: (token.head.head.i, "acl")
        for token in doc
        if token.lower_ == "that" and token.dep_ == "mark" and token.head.dep_ == "acl:relcl"
    }
    return (
        contents
        | _of_gerunds(doc)
        | {
            token.i: (token.head.i, "mark")
            for token in doc
            if token.lower_ == "that"
            and token.dep_ == "obj"
            and token.head.dep_ == "ccomp"
            and token.i == token.head.left_edge.i
            and any(child.dep_.startswith("nsubj") and child.i < token.head.i for child in token.head.children)
            and token.head.head.i == token.i - 1
        }
    )


def _of_gerunds(doc: Doc) -> dict[int, tuple[int, str]]:
    found: dict[int, tuple[int, str]] = {}
    for gerund in doc:
        noun = gerund.head
        if gerund.dep_ != "acl" or gerund.tag_ != "VBG" or noun.lemma_.lower() not in load_cues().nouns:
            continue
        for child in noun.children:
            cases = [c for c in child.children if c.dep_ == "case"]
            near = child.dep_ == "nmod" and child.i < gerund.i and child.right_edge.i + 1 == gerund.left_edge.i
            if near and len(cases) == 1 and cases[0].lower_ in {"of", "for"}:
                found[cases[0].i] = (gerund.i, "mark")
    return found

"""The "that" that opens a content clause, where a parse takes it for a relative pronoun with a part in the clause.

"Nobody disputes [that] Kosovo declared independence": only behind a noun does "that" stand for something; a clause that
is itself the object of a verb has no noun before it. And a clause behind a noun is no relative one where the parse
itself takes its "that" for a conjunction: "the army's version [that] he was captured".
"""

from __future__ import annotations

from spacy.tokens import Doc


def torn_markers(doc: Doc) -> dict[int, tuple[int, str]]:
    """The places of such words with their head, which stays, and the label of a conjunction or of a content clause."""
    contents = {
        token.head.i: (token.head.head.i, "acl")
        for token in doc
        if token.lower_ == "that" and token.dep_ == "mark" and token.head.dep_ == "acl:relcl"
    }
    return contents | {
        token.i: (token.head.i, "mark")
        for token in doc
        if token.lower_ == "that"
        and token.dep_ == "obj"
        and token.head.dep_ == "ccomp"
        and token.i == token.head.left_edge.i
        and any(child.dep_.startswith("nsubj") and child.i < token.head.i for child in token.head.children)
        and token.head.head.i == token.i - 1
    }

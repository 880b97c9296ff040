"""Who takes another's place, where a verb puts somebody there: "appointed [Rao], replacing Silva"."""

from __future__ import annotations

from kg.extract import syntax
from kg.extract.constructions import can_act
from kg.extract.tree import Token
from kg.extract.understood import control_words


def new_holder(token: Token, head: Token) -> tuple[Token, ...]:
    """Who takes another's place: "appointed [Rao], replacing Silva"."""
    verb, words = syntax.predicate_lemma(head), control_words()
    if verb not in words.selecting or token.lemma not in words.replacing or token.i < head.i:
        return ()
    return tuple(c for c in syntax.children(head, "obj") if c.i < token.i and can_act(c))


def is_proposed(participle: str, verb: str) -> bool:
    """Whether a new holder is only proposed: "nominated Rao, replacing Silva"."""
    return verb in control_words().proposing and participle in control_words().replacing


def is_placed(token: Token) -> bool:
    """Whether an infinitive tells whose place somebody was given: "was elected to [succeed] Rao".

    So he does succeed him; who was not elected, or was only proposed, does not.
    """
    words, verb = control_words(), syntax.predicate_lemma(token.head)
    if verb not in words.placing or token.lemma not in words.replacing or token.tag_ != "VB":
        return False
    if token.i < token.head.i:
        return False
    # "Chose to replace Rao" puts nobody in his place.
    return syntax.is_passive(token.head) or any(c.i < token.i for c in syntax.children(token.head, "obj", "xcomp"))

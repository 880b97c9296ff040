"""What stands beside a whole sentence and says how real it is.

"The plan is that Chile buys it"   as real as a plan
"The myth is that Chile bought it" not so
"If true, Chile bought it"         who knows
"Chile, it seems, bought it"       nor then
"In the novel, Chile buys it"      made up

Read from `[provisos]` of `kg/data/cues.toml`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from kg.extract import syntax
from kg.extract.clause import Clause, ClauseKind
from kg.extract.cue import Effect
from kg.extract.cues import Cues, load_cues
from kg.extract.declarations import Declarations
from kg.extract.negative_words import is_false
from kg.extract.speaking import speaks
from kg.extract.tree import Token
from kg.model import Modality

_US = frozenset({"i", "we", "you"})
_THESE = frozenset({"it", "this", "that", "they", "these", "those"})
_COMPLEMENTS = frozenset({"ccomp", "xcomp", "csubj", "advcl", "obj", "mark"})


def proviso(cues: Cues, clause: Clause, verb: Token) -> Effect | None:
    """What is done to a clause by words around it; `None` where there are none that do anything.

    That the plan is something holds, whatever it is.
    """
    nouns = {noun.i for noun in syntax.children(verb, "nsubj:outer")}
    outer = any(argument.head in nouns for argument in clause.subjects)
    if outer or clause.kind is ClauseKind.NOMINAL:
        return None
    return next(_effects(cues, verb), None)


def said_to_be(verb: Token) -> Iterator[Token]:
    """The nouns that are said to be what a verb tells: "the [claim] is that Chad left and that Peru [stayed]".

    Who goes on with "but" and a subject of its own has left that behind, and with "and" where it was "to" do something.
    """
    while verb.dep_ == "conj":
        own = syntax.has_subject(verb)
        against = own and any(c.lower_ == "but" for c in syntax.children(verb, "cc"))
        anew = own and syntax.subordinator(verb) == "" and syntax.subordinator(verb.head) == "to"
        if against or anew or any(token.text == ";" for token in verb.doc[verb.head.i : verb.i]):
            return
        verb = verb.head
    yield from syntax.children(verb, "nsubj:outer")


def _effects(cues: Cues, verb: Token) -> Iterator[Effect]:
    for noun in said_to_be(verb):
        cue = cues.nouns.get(f"{noun.lemma} that") or cues.nouns.get(noun.lemma)
        if is_false(cues, noun):
            yield Effect(flips=True, modality=Modality.ASSERTED)
        elif cue is not None and noun.lemma not in _words()["said_plainly"]:
            yield from (cue.plain,) if cue.plain.flips or cue.plain.modality is not None else ()
    if any(_is_proven(cues, clause) for clause in syntax.children(verb, "advcl")) and _is_told(cues, verb):
        yield Effect(modality=Modality.POSSIBLE)
    if any(leaves_open(aside) for aside in _asides(verb)):
        yield Effect(modality=Modality.POSSIBLE)
    for place in syntax.children(verb, "obl"):
        inside = place.i < verb.i and syntax.marker(place) == "in" and syntax.child(place, "det", "nummod")
        own = any(c.lower_ in _US for c in syntax.children(verb, *syntax.SUBJECTS))  # "in the film I like what"
        if inside and not own and place.lemma in _words()["made_up"]:
            yield Effect(modality=Modality.POSSIBLE)


def _asides(verb: Token) -> Iterator[Token]:
    """What is said besides in a clause, or before an earlier verb that has the same subject."""
    yield from syntax.children(verb, "parataxis")
    while verb.dep_ == "conj" and not syntax.has_subject(verb):
        verb = verb.head
        yield from (aside for aside in syntax.children(verb, "parataxis") if aside.i < verb.i)


def leaves_open(verb: Token) -> bool:
    """ "It [seems]", "it would [appear]": said besides, with no more behind it."""
    cue = load_cues().verb(verb.lemma, "ccomp")
    if cue is None or cue.reports or cue.plain.modality is not Modality.POSSIBLE or verb.below & _COMPLEMENTS:
        return False
    return any(c.lower_ == "it" for c in syntax.children(verb, *syntax.SUBJECTS, "expl"))


def is_told_in_fiction(verb: Token) -> bool:
    """ "The novel, in which Chad [attacks] Goma", "a film where he meets her"."""
    opens = (c for c in verb.children if c.i < verb.i)
    within = any(c.lower_ == "where" or (c.lower_ == "which" and syntax.marker(c) == "in") for c in opens)
    return within and verb.head.lemma in _words()["made_up"]


def _is_proven(cues: Cues, said: Token) -> bool:
    """ "If true", "if the reports are [correct]", "if Rao is to be [believed]"."""
    if syntax.subordinator(said) not in {"if", "if to"}:
        return False
    subjects = syntax.children(said, *syntax.SUBJECTS)
    if said.lemma in _words()["trusting"]:
        return bool(subjects) and syntax.child(said, "aux:pass") is not None
    words = cues.uttered | cues.documents | _THESE
    told = all(noun.lemma in words or speaks(noun) for noun in subjects)  # "if Rao is right"
    return said.lower_ in _words()["proven"] and (told if subjects else syntax.child(said, "cop") is None)


def _is_told(cues: Cues, verb: Token) -> bool:
    """Whether it is no plan that hangs on it: "if the report is confirmed, Chile will buy it"."""
    return not any(auxiliary.lower_ in cues.modals for auxiliary in syntax.auxiliaries(verb))


@lru_cache(maxsize=1)
def _words() -> dict[str, frozenset[str]]:
    """Raises SchemaError where the shipped table cannot be read."""
    table = Declarations.shipped("cues.toml").content["provisos"]
    return {name: frozenset(words) for name, words in table.items()}

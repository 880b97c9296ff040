"""What a predicate says has become of the noun of action that is its subject, in a phrase of its own.

"An attack is off the table", "… out of the question", "… was a hoax"   there is none
"The sale was put on hold"                                              it has not come yet
"The sale collapsed"                                                    it never came; talks that did were held
"An attack is under consideration"                                      it may come, but "the attack" may have come
"An attack was never on the table"                                      it did not come
"An attack remains unlikely", "… seems possible"                        as the adjective has it

Read from `[[fates]]` of `kg/data/cues.toml`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from kg.extract import syntax
from kg.extract.clause import Clause, ClauseKind
from kg.extract.context import Context
from kg.extract.cue import Effect
from kg.extract.cues import Cues
from kg.extract.declarations import Declarations
from kg.extract.negative_words import nobody
from kg.extract.tree import Doc, Token
from kg.model import Modality, Polarity


def fated(
    doc: Doc, cues: Cues, parent: Clause, above: Context, noun: Token, deed: str | None, *, known: bool
) -> Context | None:
    """How a noun of action is claimed whose predicate `parent` is claimed as `above`; `None` where it tells no fate.

    What "is not off the table" may come, and what "was no hoax" did. `known`: whether the listener knows which is
    meant ("the attack"). `deed`: what verb the noun, which is `noun`, stands for; a sale that collapsed is none, and
    talks are, as are the sales of a year that collapsed: they fell.
    """
    fates = _fates(known, deed in cues.failing and noun.tag_ != "NNS")
    phrase = next((phrase for phrase in _phrases(doc, parent) if phrase in fates), None)
    effect = fates[phrase] if phrase is not None else None
    denied = above.polarity is Polarity.NEGATED
    if denied and phrase in _there():
        return Context(Polarity.NEGATED, Modality.ASSERTED, above.reports, above.under)  # "was never on the table"
    if effect is None and parent.kind in {ClauseKind.COPULAR, ClauseKind.ADJECTIVAL}:
        said = doc[parent.predicate]
        effect = _UNTRUE if said.lemma in cues.untrue_nouns and not syntax.case_markers(said) else None
        if effect is not None and (denied or nobody(cues, said)):
            return Context(Polarity.AFFIRMED, above.modality, above.reports, above.under)
    if effect is None:
        effect = _adjective(doc, cues, parent)
    if effect is None:
        return None
    if denied:
        return Context(Polarity.AFFIRMED, Modality.POSSIBLE, above.reports, above.under)
    polarity = Polarity.NEGATED if effect.flips else Polarity.AFFIRMED
    modality = above.modality if effect.modality in {None, Modality.ASSERTED} else effect.modality
    return Context(polarity, modality, above.reports, above.under, above.future)


_UNTRUE = Effect(flips=True, modality=Modality.ASSERTED)


def _adjective(doc: Doc, cues: Cues, parent: Clause) -> Effect | None:
    """ "Remains unlikely": as real as what is unlikely."""
    if parent.kind is not ClauseKind.VERBAL or parent.lemma not in cues.seeming:
        return None
    said = syntax.child(doc[parent.predicate], "xcomp")
    if said is None or syntax.child(said, "xcomp", "advcl", "ccomp") is not None:  # "proved impossible to stop"
        return None
    cue = cues.adjectives.get(said.lower_)
    return cue.plain if cue is not None and "nominal:nsubj" in cue.links else None


def _phrases(doc: Doc, parent: Clause) -> Iterator[str]:
    """ "off table" of "is off the table", "put on hold" and "on hold" of "was put on hold"."""
    said = doc[parent.predicate]
    if parent.kind is ClauseKind.COPULAR and not any(c.i > said.i and c.dep_ == "obl" for c in said.children):
        yield f"{syntax.marker(said)} {said.lemma}".strip()
    if said.lower_ == "subject":
        yield from (f"to {c.lemma}" for c in syntax.children(said, "obl", "nmod") if syntax.case_markers(c))
    if parent.kind is ClauseKind.ADJECTIVAL:
        for c in syntax.children(said, "obl"):
            yield f"{said.lemma} {syntax.marker(c)} {c.lemma}"
    if parent.kind is ClauseKind.VERBAL:
        yield parent.lemma
        yield from (f"{parent.lemma} {c.lemma}" for c in syntax.children(said, "obj"))
        for argument in syntax.children(said, "obl", "xcomp"):
            place = f"{syntax.marker(argument)} {argument.lemma}".strip()
            yield f"{parent.lemma} {place}"
            yield place


@lru_cache(maxsize=4)
def _fates(known: bool, failing: bool) -> Mapping[str, Effect]:
    """Raises SchemaError where the shipped table cannot be read."""
    return {
        phrase: Effect(flips=entry.get("polarity") == "negate", modality=Modality(entry["modality"]))
        for entry in Declarations.shipped("cues.toml").content["fates"]
        if not (known and entry.get("unknown", False)) and (failing or not entry.get("failing", False))
        for phrase in entry["phrases"]
    }


@lru_cache(maxsize=1)
def _there() -> frozenset[str]:
    """The phrases of what may come; what is said not to be so much as that does not come."""
    fates = Declarations.shipped("cues.toml").content["fates"]
    return frozenset(phrase for entry in fates if entry.get("there", False) for phrase in entry["phrases"])

"""What the claims about one proposition say of it together, and who says so, in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.facts import Claim, Proposition
from kg.listing import listed
from kg.model import Modality, Stance
from kg.sources import Independence, SourceCount

_SAID = {
    Modality.ASSERTED: ("affirmed", "negated"),
    Modality.PLANNED: ("planned", "told as planned not to be"),
    Modality.POSSIBLE: ("said to be possible", "said to be possibly not so"),
    Modality.DESIRED: ("desired", "said not to be desired"),
    Modality.CONDITIONAL: ("said to depend on a condition", "said not to be so on a condition"),
}
"""What a claim of each modality says of its fact, affirmed and negated, before "by" and its speakers."""

_NAMED = 3
"""Voices that a reason names before it counts the rest."""


@dataclass(frozen=True, slots=True)
class Assessment:
    """A stance, the number of independent sources that bear it, and the reasons for both."""

    stance: Stance
    sources: int
    reasons: tuple[str, ...]
    bearers: tuple[Claim, ...]


def assess(proposition: Proposition, known: Independence) -> Assessment:
    """Weigh the claims and denials of a proposition.

    Contested needs an assertion and a denial of the same kind: a plan that is denied later was denied, and a plan not
    to act does not contradict the act.
    """
    asserted = [claim for claim in proposition.claims if claim.asserted]
    unreal = [claim for claim in proposition.claims if not claim.asserted]
    planned = [claim for claim in unreal if claim.statement.modality is Modality.PLANNED]
    denied = [claim for claim in proposition.denials if claim.asserted]
    refused = [claim for claim in proposition.denials if claim.statement.modality is Modality.PLANNED]
    if asserted and denied:
        stance, bearers = Stance.CONTESTED, asserted
    elif asserted:
        stance, bearers = Stance.AFFIRMED, asserted
    elif denied:
        stance, bearers = Stance.DENIED, denied
    elif planned and refused:
        stance, bearers = Stance.CONTESTED, planned
    elif refused:
        stance, bearers = Stance.DENIED, refused
    else:
        stance, bearers = Stance.UNREALISED, [*unreal, *proposition.denials]
    counted = known.count([claim.statement for claim in bearers])
    reasons = (*_told(proposition.claims, known, negated=False), *_told(proposition.denials, known, negated=True))
    told = _sources_in_words(bearers, counted)
    if stance is Stance.CONTESTED:
        against = denied if asserted else refused
        others = known.count([claim.statement for claim in against])
        told = f"{told} for it, {_sources_in_words(against, others)} against"
        if len(voices := _voices([*bearers, *against], known)) == 1:
            reasons = (*reasons, f"{voices[0]} says both")
    return Assessment(stance, counted.number, (*reasons, told, *counted.reasons), tuple(bearers))


def _told(claims: Sequence[Claim], known: Independence, *, negated: bool) -> Iterable[str]:
    for modality in Modality:
        said = [claim for claim in claims if claim.statement.modality is modality]
        if said:
            yield f"{_SAID[modality][negated]} by {listed(_voices(said, known), _NAMED)}"


def _voices(claims: Iterable[Claim], known: Independence) -> list[str]:
    """The innermost speakers, or the reports themselves where nobody is named, each once."""
    named: dict[str, str] = {}
    for claim in sorted(claims, key=lambda c: (c.statement.document, c.statement.sentence, c.statement.id)):
        chain = claim.statement.chain
        name = known.speaker_names(chain[-1]) if chain else f"the report {claim.statement.document}"
        named.setdefault(known.voice(claim.statement) if chain else name, name)
    return list(named.values())


def _sources_in_words(claims: Sequence[Claim], counted: SourceCount) -> str:
    documents = len({claim.statement.document for claim in claims})
    kind = "independent source" if counted.number == 1 else "independent sources"
    return f"{counted.number} {kind} in {documents} {'document' if documents == 1 else 'documents'}"

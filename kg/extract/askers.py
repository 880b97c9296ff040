"""Who wants what others are to do: "Rao asked Peru to leave" tells that it should, and that Rao wants it.

Who is to do it himself ("asked to leave", "wants a meeting") needs no such source, and who did not ask is none.
"""

from __future__ import annotations

from dataclasses import replace

from kg.extract.clause import Clause, ClauseKind, Voice
from kg.extract.context import Context
from kg.extract.cue import Cue
from kg.extract.reports import Report, Sources
from kg.model import Modality, Polarity

WISHED = "wished"
"""The strength of a report of what somebody wants: he vouches for nothing that is told besides."""

_TOLD = frozenset({Modality.ASSERTED, Modality.PLANNED, Modality.DESIRED})


def asked(cue: Cue, clause: Clause, parent: Clause, above: Context, found: Context, sources: Sources) -> Context:
    """The context `found` of what `parent` holds as content of a cue, with who asks for it."""
    if not cue.asks or found.modality is not Modality.DESIRED:
        return found
    would = above.modality is Modality.CONDITIONAL and not above.under  # "would like them to leave"
    if above.polarity is Polarity.NEGATED or (above.modality not in _TOLD and not would):
        return found  # "did not ask them to leave", "may ask them to leave"
    if clause.kind is ClauseKind.NOMINAL and not clause.subjects:
        return found  # "wants a meeting with Rao"
    wants = tuple(a for a in sources.speakers(parent) if a.clause is None)
    own = {a.head for a in clause.subjects} & {a.head for a in (*wants, *parent.actors)}
    called = parent.marked("on", "upon", "to", "with") if cue.name == "demand" and parent.voice is Voice.ACTIVE else ()
    others = any(a.clause is None and a.head < clause.predicate for a in called)  # "called on them to leave"
    if not wants or (own and not others):
        return found
    return replace(found, reports=(*found.reports, Report(wants, parent.lemma, WISHED, parent.index)))


def unasked(reports: tuple[Report, ...]) -> tuple[Report, ...]:
    """The reports without what people only want: "asked Peru to free the men [who had protested]" is the text's."""
    return tuple(r for r in reports if r.strength != WISHED)

"""How a clause is claimed: polarity, modality, and who says it."""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.reports import Report
from kg.model import Modality, Polarity

AHEAD = frozenset({Modality.DESIRED, Modality.PLANNED})
"""How what is yet to come is claimed."""


@dataclass(frozen=True, slots=True)
class Context:
    """How a clause is claimed. `reports` has the outermost speaker first. `under` names the cues that were met.

    What is `answered` is claimed by who answered alone, whoever asked, and wherever it is quoted.
    """

    polarity: Polarity = Polarity.AFFIRMED
    modality: Modality = Modality.ASSERTED
    reports: tuple[Report, ...] = ()
    under: tuple[str, ...] = ()
    future: bool = False
    answered: bool = False

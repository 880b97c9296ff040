"""A parse as plain objects, in which what English does not allow is mended."""

from __future__ import annotations

import spacy.tokens

from kg.extract.torn_actors import torn_actors
from kg.extract.torn_adjuncts import torn_adjuncts
from kg.extract.torn_adverbs import torn_adverbs
from kg.extract.torn_auxiliaries import torn_auxiliaries
from kg.extract.torn_conditions import torn_conditions
from kg.extract.torn_conjuncts import torn_conjuncts
from kg.extract.torn_denials import torn_denials
from kg.extract.torn_gerunds import torn_gerunds
from kg.extract.torn_goals import torn_goals
from kg.extract.torn_headlines import torn_headlines
from kg.extract.torn_insertions import torn_insertions
from kg.extract.torn_labels import torn_labels
from kg.extract.torn_markers import torn_markers
from kg.extract.torn_members import torn_members
from kg.extract.torn_predicates import torn_predicates
from kg.extract.torn_quantities import torn_quantities
from kg.extract.torn_relatives import torn_relatives
from kg.extract.torn_reports import torn_reports
from kg.extract.torn_speakers import torn_speakers
from kg.extract.torn_subjects import torn_subjects
from kg.extract.torn_summaries import torn_summaries
from kg.extract.torn_titles import torn_titles
from kg.extract.torn_told import torn_told
from kg.extract.tree import Doc

_MENDING = (
    torn_predicates,
    torn_reports,
    torn_markers,
    torn_conditions,
    torn_titles,
    torn_labels,
    torn_members,
    torn_adverbs,
    torn_denials,
    torn_actors,
    torn_adjuncts,
    torn_goals,
    torn_quantities,
    torn_relatives,
    torn_gerunds,
    torn_conjuncts,
    torn_subjects,
    torn_speakers,
    torn_insertions,
    torn_auxiliaries,
    torn_summaries,
    torn_headlines,
    torn_told,
)
"""Each gives places of words to be hung elsewhere; where two speak of one word, the later is heard."""


def read(source: spacy.tokens.Doc) -> Doc:
    """A parsed document, sentences and names included, as plain objects; what is joined across a verb is mended."""
    plain = Doc(source)
    places: dict[int, tuple[int, str]] = {}
    for torn in _MENDING:
        places |= torn(plain)
    plain.hang(places)
    return plain

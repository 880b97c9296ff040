"""A parse as plain objects, in which what English does not allow is mended."""

from __future__ import annotations

import spacy.tokens

from kg.extract.torn_actors import torn_actors
from kg.extract.torn_adjuncts import torn_adjuncts
from kg.extract.torn_adverbs import torn_adverbs
from kg.extract.torn_clefts import torn_clefts
from kg.extract.torn_conditions import torn_conditions
from kg.extract.torn_conjuncts import torn_conjuncts
from kg.extract.torn_coordinators import torn_coordinators
from kg.extract.torn_gaps import torn_gaps
from kg.extract.torn_gerunds import torn_gerunds
from kg.extract.torn_goals import torn_goals
from kg.extract.torn_headlines import torn_headlines
from kg.extract.torn_markers import torn_markers
from kg.extract.torn_objects import torn_objects
from kg.extract.torn_pairs import torn_pairs
from kg.extract.torn_predicates import torn_predicates
from kg.extract.torn_quantities import torn_quantities
from kg.extract.torn_relatives import torn_relatives
from kg.extract.torn_reports import torn_reports
from kg.extract.torn_speakers import torn_speakers
from kg.extract.torn_subjects import torn_subjects
from kg.extract.torn_titles import torn_titles
from kg.extract.tree import Doc


def read(source: spacy.tokens.Doc) -> Doc:
    """A parsed document, sentences and names included, as plain objects; what is joined across a verb is mended."""
    plain = Doc(source)
    words = torn_markers(plain) | torn_conditions(plain) | torn_coordinators(plain)
    words |= torn_titles(plain) | torn_pairs(plain) | torn_adverbs(plain)
    nouns = torn_actors(plain) | torn_objects(plain) | torn_adjuncts(plain) | torn_goals(plain)
    nouns |= torn_quantities(plain) | torn_relatives(plain) | torn_gerunds(plain)
    nouns |= torn_conjuncts(plain)
    clauses = torn_predicates(plain) | torn_clefts(plain) | torn_reports(plain)
    speech = torn_speakers(plain) | torn_gaps(plain)
    subjects = torn_subjects(plain) | speech | torn_headlines(plain)
    plain.hang(clauses | words | nouns | subjects)
    return plain

"""Names to entities: inside a document, across documents, with every decision explained and undoable."""

from kg.resolve.compare import NameComparison, compare_names
from kg.resolve.overrides import Override, read_overrides
from kg.resolve.resolution import resolve
from kg.resolve.review import Question, answer, append_override, questions, review
from kg.resolve.romanisation import CommonReading, compatible_readings
from kg.resolve.story import find_entities, tell_entity, tell_judgement, tell_pair, unmet_overrides
from kg.resolve.unnamed import without_unnamed
from kg.resolve.wikidata import WikidataTable, read_wikidata

__all__ = [
    "CommonReading",
    "NameComparison",
    "Override",
    "Question",
    "WikidataTable",
    "answer",
    "append_override",
    "compare_names",
    "compatible_readings",
    "find_entities",
    "questions",
    "read_overrides",
    "read_wikidata",
    "resolve",
    "review",
    "tell_entity",
    "tell_judgement",
    "tell_pair",
    "unmet_overrides",
    "without_unnamed",
]

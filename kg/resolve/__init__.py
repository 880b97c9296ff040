"""Names to entities: inside a document, across documents, with every decision explained and undoable."""

from kg.resolve.overrides import Override, read_overrides
from kg.resolve.resolution import resolve
from kg.resolve.romanisation import CommonReading, compatible_readings
from kg.resolve.wikidata import WikidataTable, read_wikidata

__all__ = [
    "CommonReading",
    "Override",
    "WikidataTable",
    "compatible_readings",
    "read_overrides",
    "read_wikidata",
    "resolve",
]

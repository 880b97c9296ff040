"""Reads files, folders and standard input as documents whose text is what all offsets refer to.

for document in read_documents("reports/"):
    print(document.id, document.published, len(document.text))
"""

from __future__ import annotations

from kg.documents.files import KINDS, passed_over, told_suffixes
from kg.documents.metadata import Metadata
from kg.documents.reader import Reading, read_documents
from kg.documents.records import Columns

__all__ = ["KINDS", "Columns", "Metadata", "Reading", "passed_over", "read_documents", "told_suffixes"]

"""From a parsed document to its claims: who does what to whom, who says so, whether it holds, when and where.

>>> from kg.extract import extract
>>> from kg.extract.schema_file import load_schema
>>> extraction = extract(parsed, load_schema())        # doctest: +SKIP
"""

from __future__ import annotations

from kg.extract.document import extract
from kg.extract.relations import Schema
from kg.extract.schema_file import load_schema

__all__ = ["Schema", "extract", "load_schema"]

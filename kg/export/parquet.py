"""Facts, statements and entities as Parquet files."""

from __future__ import annotations

from pathlib import Path

import pyarrow
import pyarrow.parquet

from kg.export.frames import entities_frame, facts_frame, statements_frame
from kg.knowledge_graph import KnowledgeGraph

_LISTS = frozenset({"statements", "against", "documents", "qualifiers", "reasons", "aliases", "speakers"})
_NUMBERS = {
    "sources": pyarrow.int64(),
    "mentions": pyarrow.int64(),
    "facts": pyarrow.int64(),
    "confidence": pyarrow.float64(),
    "plain": pyarrow.bool_(),
}


def write_parquet(graph: KnowledgeGraph, folder: Path) -> None:
    """`facts.parquet`, `statements.parquet` and `entities.parquet` with typed columns and lists, in a folder.

    The schema is fixed, so that an empty graph gives the same columns; times are dates, offsets 64-bit integers.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name, frame in (
        ("facts", facts_frame(graph)),
        ("statements", statements_frame(graph)),
        ("entities", entities_frame(graph)),
    ):
        fields = []
        for column, dtype in frame.dtypes.items():
            text = str(column)
            if str(dtype).startswith("datetime"):
                kind = pyarrow.date32()
            elif str(dtype) == "int64" or (name == "statements" and text in {"start", "end"}):
                kind = pyarrow.int64()
            elif text in _NUMBERS:
                kind = _NUMBERS[text]
            else:
                kind = pyarrow.list_(pyarrow.string()) if text in _LISTS else pyarrow.string()
            fields.append(pyarrow.field(text, kind))
        table = pyarrow.Table.from_pandas(frame, schema=pyarrow.schema(fields), preserve_index=False)
        pyarrow.parquet.write_table(table.replace_schema_metadata(None), folder / f"{name}.parquet", compression="zstd")

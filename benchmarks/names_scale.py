"""Candidates for ten million mentions: the keys and bounded buckets of `kg.resolve.candidates`, joined in DuckDB.

Names are synthetic: 400,000 people with Zipf-like fame, each mentioned in several forms (in full, with an initial, with
a nickname, with a middle name). Every form is read once, however often it occurs; only forms go through Python.
"""

from __future__ import annotations

import resource
import tempfile
import time
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

import duckdb
import numpy as np
import pyarrow as pa

from kg.resolve.candidates import BUCKET, person_keys
from kg.resolve.names import person_name
from kg.resolve.tables import names

MENTIONS = 10_000_000
PEOPLE = 400_000
BATCH = 50_000


def measure_scale(mentions: int = MENTIONS, people: int = PEOPLE) -> Iterable[str]:
    """Lines of figures: distinct forms, keys, pairs, what was cut, seconds and peak memory of this process."""
    rng = np.random.default_rng(7)
    forms = [_forms(rng) for _ in range(people)]
    flat = [form for own in forms for form in own]
    first = np.cumsum([0] + [len(own) for own in forms[:-1]])
    sizes = np.array([len(own) for own in forms])
    fame = 1.0 / np.arange(1, people + 1) ** 0.8
    with tempfile.TemporaryDirectory() as folder:
        base = duckdb.connect(str(Path(folder) / "names.duckdb"))
        base.execute("SET memory_limit = '1200MB'; SET threads = 2; SET preserve_insertion_order = false")
        base.execute("CREATE TABLE mention (form INTEGER)")
        cumulative = np.cumsum(fame / fame.sum())
        for begin in range(0, mentions, 1_000_000):
            size = min(1_000_000, mentions - begin)
            who = np.minimum(np.searchsorted(cumulative, rng.random(size)), people - 1)
            form = (first[who] + (rng.random(size) ** 2 * sizes[who]).astype(np.int64)).astype(np.int32)
            _insert(base, "mention", {"form": form})
        began, busy = time.perf_counter(), time.process_time()
        base.execute("CREATE TABLE form AS SELECT form AS id, count(*) AS n FROM mention GROUP BY form")
        used = [row[0] for row in base.execute("SELECT id FROM form ORDER BY id").fetchall()]
        grouped = time.perf_counter()
        texts: dict[str, int] = {}
        base.execute("CREATE TABLE name_of (form INTEGER, name INTEGER); CREATE TABLE key (hash UBIGINT, name INTEGER)")
        for batch in _batches(used):
            _insert_keys(base, batch, flat, texts)
        base.execute(
            "CREATE TABLE name AS SELECT name AS id, sum(n) AS n FROM form JOIN name_of ON form = form.id GROUP BY name"
        )
        keyed = time.perf_counter()
        base.execute(
            "CREATE TABLE kept AS SELECT hash, name FROM key JOIN name ON name.id = key.name "
            f"QUALIFY row_number() OVER (PARTITION BY hash ORDER BY n DESC, name) <= {BUCKET} "
            "AND count(*) OVER (PARTITION BY hash) > 1"
        )
        keys = _count(base, "key")
        cut = base.execute(
            f"SELECT count(*), sum(c - {BUCKET}) FROM (SELECT count(*) AS c FROM key GROUP BY hash HAVING c > {BUCKET})"
        ).fetchone()
        pairs = base.execute(
            "SELECT count(*) FROM (SELECT DISTINCT a.name, b.name FROM kept a "
            "JOIN kept b ON a.hash = b.hash AND a.name < b.name)"
        ).fetchone()
        done, worked = time.perf_counter(), time.process_time() - busy
        base.close()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
    yield f"{mentions:,} mentions, {len(used):,} forms, {len(texts):,} distinct names, {keys:,} keys"
    yield f"{pairs[0]:,} candidate pairs"
    yield f"buckets cut to {BUCKET}: {cut[0]:,} keys, {int(cut[1] or 0):,} names left out of them"
    yield (
        f"group {grouped - began:.1f} s, keys {keyed - grouped:.1f} s, pairs {done - keyed:.1f} s, "
        f"together {done - began:.1f} s ({worked:.1f} s of processor time); peak memory {memory:.2f} GiB"
    )


def _insert(base: duckdb.DuckDBPyConnection, table: str, columns: dict[str, np.ndarray]) -> None:
    """Append arrays of equal length to a table of the same columns."""
    base.register("batch", pa.table(columns))
    base.execute(f"INSERT INTO {table} SELECT * FROM batch")
    base.unregister("batch")


def _insert_keys(base: duckdb.DuckDBPyConnection, batch: list[int], flat: list[str], texts: dict[str, int]) -> None:
    """Number the distinct names of a batch of forms, and store the keys of those not seen before."""
    numbers, hashes, owners = [], [], []
    for form in batch:
        text = flat[form]
        if text not in texts:
            texts[text] = len(texts)
            keys = [k for k in person_keys(person_name.__wrapped__(text)) if not k.startswith("family ")]
            hashes += [zlib.crc32(k.encode()) << 32 | zlib.adler32(k.encode()) for k in keys]
            owners += [texts[text]] * len(keys)
        numbers.append(texts[text])
    _insert(base, "name_of", {"form": np.array(batch, np.int32), "name": np.array(numbers, np.int32)})
    _insert(base, "key", {"hash": np.array(hashes, np.uint64), "name": np.array(owners, np.int32)})


def _batches(values: list[int]) -> Iterator[list[int]]:
    for begin in range(0, len(values), BATCH):
        yield values[begin : begin + BATCH]


def _count(base: duckdb.DuckDBPyConnection, table: str) -> int:
    row = base.execute(f"SELECT count(*) FROM {table}").fetchone()
    return int(row[0]) if row else 0


_GIVEN = sorted(names().person.male | names().person.female)
_SHORT = {full: short for short, fulls in sorted(names().person.nicknames.items()) for full in sorted(fulls)}
_SYLLABLES = [c + v for c in (*"bdfghklmnprstvz", "br", "dr", "kr", "st", "tr") for v in "aeiou"]


def _forms(rng: np.random.Generator) -> list[str]:
    """The forms in which one made-up person is named, the commonest first."""
    given = _GIVEN[int(rng.integers(len(_GIVEN)))].title()
    family = "".join(_SYLLABLES[int(i)] for i in rng.integers(len(_SYLLABLES), size=int(rng.integers(2, 5)))).title()
    middle = "ABCDEFGHJKLMNPRSTW"[int(rng.integers(18))]
    found = [f"{given} {family}"]
    if rng.random() < 0.3:
        found.append(f"{given} {middle}. {family}")
    if rng.random() < 0.2:
        found.append(f"{given[0]}. {family}")
    if given.casefold() in _SHORT and rng.random() < 0.5:
        found.append(f"{_SHORT[given.casefold()].title()} {family}")
    return found

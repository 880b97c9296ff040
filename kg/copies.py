"""Which documents are mostly copies of each other: ten papers that print one agency report are one source.

    >>> from kg.model import Document
    >>> wire = "Floods cut the only road to Tena on Sunday, the governor of Napo province said in a broadcast."
    >>> copy_groups([Document(id="wire", text=wire), Document(id="daily", text=wire + " More rain is expected.")])
    {'wire': 'daily', 'daily': 'daily'}

Texts are compared by their shingles, runs of `SHINGLE` words (Broder 1997), exactly: an index from each shingle to the
documents that hold it gives the overlaps of all pairs that have any, and nothing is sampled.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import count

import numpy as np
import numpy.typing as npt

from kg.model import Document

SHINGLE = 5
"""Words per shingle: long enough that two reports of one event rarely share one by chance."""

COPY = 0.5
"""Part of the shorter document's shingles that the longer must hold for the two to be one source."""

Marks = npt.NDArray[np.uint64]

_WORD = re.compile(r"\w+")
_FACTOR = np.uint64(0x9E3779B97F4A7C15)


def words(text: str) -> list[str]:
    """The words of a text, case-folded and in order, without punctuation."""
    return _WORD.findall(unicodedata.normalize("NFKC", text).casefold())


class Groups:
    """Disjoint sets named by their smallest member, so that the order of joining never shows."""

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}

    def find(self, member: str) -> str:
        root = member
        while (parent := self._parent.setdefault(root, root)) != root:
            root = parent
        while (parent := self._parent[member]) != root:
            self._parent[member], member = root, parent
        return root

    def join(self, left: str, right: str) -> bool:
        """Join two groups; whether they were apart."""
        one, other = sorted((self.find(left), self.find(right)))
        self._parent[other] = one
        return one != other


def copy_groups(documents: Iterable[Document]) -> dict[str, str]:
    """Map each document's id to the smallest id among the documents that it shares most of its text with.

    A brief copied into a long report is a copy too, so what counts is the part of the shorter text's shingles that the
    longer holds. Work is linear in the length of the documents, and beyond that in the copies that are found.
    """
    texts = {document.id: document.text for document in documents}
    names = sorted(texts)
    groups = Groups()
    for one, other in _copies(_marks(texts[name] for name in names)):
        groups.join(names[one], names[other])
    return {name: groups.find(name) for name in texts}


def _marks(texts: Iterable[str]) -> list[Marks]:
    """The shingles of each text as sorted hashes, each once.

    Words are numbered as they come and hashed by their number, so that hashes are the same on every machine. Two
    shingles of a hundred million have one hash by a chance of less than one in a thousand.
    """
    numbers: defaultdict[str, int] = defaultdict(count(1).__next__)
    found = []
    for text in texts:
        ids = [numbers[word] for word in words(text)]
        mixed = _mixed(np.array(ids, dtype=np.uint64))
        size = min(SHINGLE, len(ids))
        marks = np.zeros(len(ids) - size + 1 if ids else 0, dtype=np.uint64)
        for place in range(size):
            marks = marks * _FACTOR + mixed[place : place + len(marks)]
        found.append(np.unique(_mixed(marks)))
    return found


def _mixed(values: Marks) -> Marks:
    """Numbers spread over 64 bits (the finaliser of SplitMix64, Steele, Lea and Flood 2014)."""
    values = values * _FACTOR
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))


def _copies(marks: Sequence[Marks]) -> Iterator[tuple[int, int]]:
    """Pairs of documents of which the first has at least the part `COPY` of its shingles in the second."""
    sizes = np.array([len(one) for one in marks], dtype=np.intp)
    if not sizes.any():
        return
    owners = np.repeat(np.arange(len(marks), dtype=np.intp), sizes)
    everything = np.concatenate(marks)
    order = np.argsort(everything, kind="stable")
    first = np.flatnonzero(np.diff(everything[order], prepend=~everything[order[:1]]))
    spread = np.diff(first, append=len(order))
    # Only what stands in several documents can tell of a copy; most shingles of most reports stand in one.
    run = np.empty(len(order), dtype=np.intp)
    run[order] = np.repeat(np.arange(len(first)), spread)
    shared = spread[run] > 1
    bounds = np.concatenate(([0], np.cumsum(sizes)))
    counts = np.diff(np.concatenate(([0], np.cumsum(shared, dtype=np.intp)))[bounds])
    for one in np.flatnonzero((counts >= COPY * sizes) & (counts > 0)):
        mine = run[bounds[one] : bounds[one + 1]]
        holders = [owners[order[first[r] : first[r] + spread[r]]] for r in mine[spread[mine] > 1]]
        overlap = np.bincount(np.concatenate(holders), minlength=len(marks))
        yield from ((int(one), int(other)) for other in np.flatnonzero(overlap >= COPY * sizes[one]) if other != one)

"""From the network's outputs to sentences, trees, tags and lemmas, window by window.

Only what is not yet decoded is kept: rows wait until their sentence has ended, then become a few integers a word.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kg.language import trees
from kg.language.certainty import shares
from kg.language.files import ModelFiles
from kg.language.sentences import with_quotes, without_torn_names
from kg.language.session import Outputs
from kg.language.windows import Window

LONGEST_SENTENCE = 256
"""Words after which a sentence is cut at its likeliest border."""

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """What the network says of a document's words, one row a word.

    `heads` are word indices in the document, a root's its own. `certainty` is the probability of head and label
    together, `entities` are logarithms of the probabilities of the entity labels.
    """

    starts: NDArray[np.bool_]
    upos: Ints
    xpos: Ints
    feats: Ints
    scripts: Ints
    heads: Ints
    deprels: Ints
    certainty: NDArray[np.float32]
    entities: NDArray[np.float32]


class Decoder:
    """Takes the windows of one document in order and gives its analysis.

    `forced` says for each of the document's `words` whether a sentence must begin there, `glued` whether no space
    stands before it. With `given`, sentences begin exactly where they are forced to.
    """

    def __init__(
        self,
        files: ModelFiles,
        words: Sequence[str],
        forced: NDArray[np.bool_],
        glued: NDArray[np.bool_],
        given: bool = False,
    ) -> None:
        self._files = files
        self._words = words
        self._glued = glued
        self._forced = forced
        self._given = given
        self._root_label = files.labels.deprels.index("root")
        self._base = 0
        self._pending: dict[str, NDArray[np.float32]] = {}
        self._decoded: list[Analysis] = []

    def read(self, window: Window, outputs: Outputs) -> None:
        """Take in one window, and decode every sentence that is known to have ended."""
        core = slice(window.core_start - window.start, window.core_end - window.start)
        rows = {name: values[core] for name, values in outputs.items()}
        if self._pending:
            rows = {name: np.concatenate([self._pending[name], values]) for name, values in rows.items()}
        end = window.core_end
        starts = self._starts(rows["sentence"], end)
        complete = end == len(self._forced) or bool(self._forced[end])
        begins = np.flatnonzero(starts)
        closed = len(starts) if complete else int(begins[-1])
        if closed:
            self._decoded.append(self._decode({n: v[:closed] for n, v in rows.items()}, starts[:closed]))
        self._pending = {} if complete else {name: values[closed:] for name, values in rows.items()}
        self._base += closed

    def finish(self) -> Analysis:
        """The analysis of all windows together."""
        if len(self._decoded) == 1:
            return self._decoded[0]
        names = Analysis.__slots__
        return Analysis(**{n: np.concatenate([getattr(part, n) for part in self._decoded]) for n in names})

    def _starts(self, logits: NDArray[np.float32], end: int) -> NDArray[np.bool_]:
        forced = self._forced[self._base : end]
        if self._given:
            starts = forced.copy()
        else:
            words = self._words[self._base : end]
            found = forced | without_torn_names(logits > 0, logits, words)
            starts = with_quotes(found, forced, words, self._glued[self._base : end])
        starts[0] = True
        bounds = [*np.flatnonzero(starts), len(starts)]
        for begin, after in itertools.pairwise(bounds):
            while after - begin > LONGEST_SENTENCE and not self._given:
                half = begin + LONGEST_SENTENCE // 2
                begin = half + int(np.argmax(logits[half : begin + LONGEST_SENTENCE]))
                starts[begin] = True
        return starts

    def _decode(self, rows: dict[str, NDArray[np.float32]], starts: NDArray[np.bool_]) -> Analysis:
        count = len(starts)
        heads = np.empty(count, dtype=np.int64)
        certainty = np.empty(count, dtype=np.float32)
        bounds = [*np.flatnonzero(starts).tolist(), count]
        for begin, end in itertools.pairwise(bounds):
            scores = rows["arc_dependent"][begin:end] @ rows["arc_head"][begin:end].T
            np.fill_diagonal(scores, rows["root"][begin:end])
            tree = trees.decode(scores)
            heads[begin:end] = begin + tree
            certainty[begin:end] = shares(scores, tree)
        deprels, sure = self._label(rows["rel_dependent"], rows["rel_head"], heads)
        return Analysis(
            starts=starts,
            upos=np.argmax(rows["upos"], axis=1),
            xpos=np.argmax(rows["xpos"], axis=1),
            feats=np.argmax(rows["feats"], axis=1),
            scripts=np.argmax(rows["lemma"], axis=1),
            heads=heads + self._base,
            deprels=deprels,
            certainty=certainty * sure,
            entities=_log_softmax(rows["entity"]),
        )

    def _label(
        self, dependents: NDArray[np.float32], governors: NDArray[np.float32], heads: Ints
    ) -> tuple[Ints, NDArray[np.float32]]:
        """The best label of each arc: `[d; 1] · weight[label] · [h; 1]`; "root" for roots and for nothing else.

        Beside it the probability of that label among those of an arc; 1 for a root.
        """
        weight = self._files.relations
        left, right = _with_one(dependents), _with_one(governors[heads])
        width, labels = len(weight), weight.shape[1] // len(weight)
        found = np.empty(len(heads), dtype=np.int64)
        sure = np.empty(len(heads), dtype=np.float32)
        for begin in range(0, len(heads), LONGEST_SENTENCE):
            part = slice(begin, begin + LONGEST_SENTENCE)
            mapped = (left[part] @ weight).reshape(-1, labels, width)
            scores = np.matmul(mapped, right[part, :, None])[:, :, 0]
            scores[:, self._root_label] = -np.inf
            found[part] = np.argmax(scores, axis=1)
            sure[part] = shares(scores, found[part])
        roots = heads == np.arange(len(heads))
        found[roots], sure[roots] = self._root_label, 1.0
        return found, sure


def _with_one(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.concatenate([rows, np.ones((len(rows), 1), dtype=np.float32)], axis=1)


def _log_softmax(logits: NDArray[np.float32]) -> NDArray[np.float32]:
    shifted = logits - logits.max(axis=1, keepdims=True)
    return np.asarray(shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True)), dtype=np.float32)


def best_labels(log_probabilities: NDArray[np.float32], labels: Sequence[str], starts: NDArray[np.bool_]) -> Ints:
    """The likeliest label of each word such that I-X follows only B-X or I-X of the same sentence.

    The best label of every word is the best path wherever it breaks no rule; a sentence where it does is searched as
    in Viterbi (1967).
    """
    best: Ints = np.argmax(log_probabilities, axis=1)
    allowed = _transitions(tuple(labels))
    first_allowed = np.array([not label.startswith("I-") for label in labels])
    before = np.concatenate([[-1], best[:-1]])
    lawful = np.where(starts, first_allowed[best], allowed[before, best])
    if lawful.all():
        return best
    sentence = np.cumsum(starts) - 1
    bounds = [*np.flatnonzero(starts).tolist(), len(starts)]
    for number in np.unique(sentence[~lawful]):
        begin, end = bounds[number], bounds[number + 1]
        best[begin:end] = _viterbi(log_probabilities[begin:end], allowed, first_allowed)
    return best


def _transitions(labels: tuple[str, ...]) -> NDArray[np.bool_]:
    names = [label.partition("-")[2] for label in labels]
    table = np.ones((len(labels), len(labels)), dtype=bool)
    for j, label in enumerate(labels):
        if label.startswith("I-"):
            table[:, j] = [names[i] == names[j] for i in range(len(labels))]
    return table


def _viterbi(rows: NDArray[np.float32], allowed: NDArray[np.bool_], first_allowed: NDArray[np.bool_]) -> Ints:
    penalty = np.where(allowed, 0.0, -np.inf)
    score = rows[0] + np.where(first_allowed, 0.0, -np.inf)
    back = np.zeros(rows.shape, dtype=np.int64)
    for i in range(1, len(rows)):
        reached = score[:, None] + penalty
        back[i] = np.argmax(reached, axis=0)
        score = reached.max(axis=0) + rows[i]
    path = np.empty(len(rows), dtype=np.int64)
    path[-1] = int(np.argmax(score))
    for i in range(len(rows) - 1, 0, -1):
        path[i - 1] = back[i, path[i]]
    return path

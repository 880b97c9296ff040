"""Decoding of a dependency tree with exactly one root from arc scores.

For each word as the root, the best heads of all others bound what a tree with that root can score. The best of these
bounds is nearly always reached by a tree; where it is not, the maximum spanning arborescence is found as in Chu and
Liu (1965) and Edmonds (1967) for that root, and kept if no other root's bound is above it. What is left is solved for
all roots at once, after a constant is taken from every root score so that no tree with two roots can be better than
one with one (Stanojević and Cohen, 2021: "A Root of a Problem").
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
Heads = NDArray[np.int64]


def decode(scores: Scores) -> Heads:
    """The head of each word, the root its own, of the best tree with one root.

    `scores[i, j]` is the score of word j as head of word i; `scores[i, i]` that of word i as the root.
    O(n^2) where the best heads with some word as the only root are a tree, O(n^3) at worst.
    """
    heads, bounds = _bounds(scores)
    root = int(np.argmax(bounds))
    heads[root] = root
    return heads if is_tree(heads) else maximum_tree(scores)


def _bounds(scores: Scores) -> tuple[Heads, NDArray[np.float32]]:
    """The best head of each word as no root, and what each word as the root adds to the sum of those."""
    inside = scores.copy()
    np.fill_diagonal(inside, -np.inf)
    heads: Heads = np.argmax(inside, axis=1).astype(np.int64)
    return heads, scores.diagonal() - inside[np.arange(len(heads)), heads]


def is_tree(heads: Heads) -> bool:
    """Whether exactly one word is its own head and every word's chain of heads ends there."""
    count = len(heads)
    own = heads == np.arange(count)
    if int(own.sum()) != 1:
        return False
    reached = heads
    for _ in range(count.bit_length()):
        reached = reached[reached]
    return bool((reached == np.argmax(own)).all())


def maximum_tree(scores: Scores) -> Heads:
    """The best of all trees with one root; same arguments as `decode`."""
    count = len(scores)
    everyone = np.arange(count)
    best, bounds = _bounds(scores)
    first, *others = np.argsort(-bounds, kind="stable").tolist()
    # The root becomes the first node, the one that has no head.
    order = np.concatenate([[first], everyone[:first], everyone[first + 1 :]])
    graph = scores[np.ix_(order, order)].astype(np.float64)
    np.fill_diagonal(graph, -np.inf)
    heads = np.empty(count, dtype=np.int64)
    heads[order] = order[_arborescence(graph)]
    if not others:
        return heads
    reached = float(scores[everyone, heads].sum(dtype=np.float64))
    bound = float(scores[everyone, best].sum(dtype=np.float64)) + float(bounds[others[0]])
    return heads if reached >= bound else _with_any_root(scores)


def _with_any_root(scores: Scores) -> Heads:
    """The best tree when the likeliest root need not be its root: slow, since every root is fined until one is left."""
    count = len(scores)
    graph = np.full((count + 1, count + 1), -np.inf)
    graph[1:, 1:] = scores
    inside = scores.astype(np.float64)
    spread = float(inside.max() - inside.min()) + 1.0
    graph[1:, 0] = inside.diagonal() - spread * (count + 1)
    graph[np.arange(count + 1), np.arange(count + 1)] = -np.inf
    heads = _arborescence(graph)[1:] - 1
    return np.asarray(np.where(heads < 0, np.arange(count), heads), dtype=np.int64)


def _arborescence(graph: NDArray[np.float64]) -> Heads:
    """Heads of the maximum spanning arborescence from node 0; `graph[i, j]` scores j as head of i."""
    heads: Heads = np.argmax(graph, axis=1).astype(np.int64)
    heads[0] = 0
    cycle = _cycle(heads)
    if cycle is None:
        return heads
    inner = np.zeros(len(graph), dtype=bool)
    inner[cycle] = True
    outer = np.flatnonzero(~inner)
    # The cycle becomes one node, the last; an arc into it pays for the arc of the cycle that it replaces.
    loss = graph[cycle, heads[cycle]]
    into = graph[np.ix_(cycle, outer)] - loss[:, None]
    out_of = graph[np.ix_(outer, cycle)]
    small = np.full((len(outer) + 1, len(outer) + 1), -np.inf)
    small[:-1, :-1] = graph[np.ix_(outer, outer)]
    small[-1, :-1] = into.max(axis=0)
    small[:-1, -1] = out_of.max(axis=1)
    small[0, :] = -np.inf
    solved = _arborescence(small)
    for at in range(1, len(outer)):
        head = solved[at]
        heads[outer[at]] = cycle[int(np.argmax(out_of[at]))] if head == len(outer) else outer[head]
    source = int(solved[-1])
    entered = cycle[int(np.argmax(into[:, source]))]
    heads[entered] = outer[source]
    return heads


def _cycle(heads: Heads) -> NDArray[np.int64] | None:
    """The nodes of one cycle of the graph of heads, or None; node 0 is the root and its own head."""
    colour = np.zeros(len(heads), dtype=np.int64)
    colour[0] = -1
    for start in range(1, len(heads)):
        node = start
        while colour[node] == 0:
            colour[node] = start
            node = int(heads[node])
        if colour[node] == start:
            members = [node]
            after = int(heads[node])
            while after != node:
                members.append(after)
                after = int(heads[after])
            return np.array(sorted(members), dtype=np.int64)
    return None

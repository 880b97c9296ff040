"""Where the nodes stand, computed before the page is written: the browser freezes when it does this itself.

Each connected component is laid out by itself (Fruchterman and Reingold 1991 by rustworkx; below `DENSE_LIMIT` nodes
refined by stress majorisation, Gansner, Koren and North 2004), then nodes that touch are pushed apart and the
components are packed around the largest. Seeded: the same graph gives the same positions.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import rustworkx as rx

from kg.export.html.packing import pack

Points = npt.NDArray[np.float64]

SEED = 7
EDGE_LENGTH = 115.0
"""Pixels between neighbours at zoom 1, room for a label."""
DENSE_LIMIT = 700
"""Nodes up to which all-pairs distances are affordable (memory and time grow with the square and the cube)."""
STRESS_ROUNDS = 150
ROOM = 50.0
GAP = 14.0
"""Pixels kept free around each node."""


def positions(count: int, edges: Sequence[tuple[int, int]], radii: Sequence[float]) -> list[tuple[int, int]]:
    """A position in whole pixels for each of `count` nodes; `edges` are pairs of indices, `radii` pixels.

    Quadratic in the size of the largest component: 3,000 nodes take about four seconds.
    """
    if count == 0:
        return []
    graph: rx.PyGraph[int, None] = rx.PyGraph(multigraph=False)
    graph.add_nodes_from(range(count))
    graph.add_edges_from([(a, b, None) for a, b in edges if a != b])
    size = np.asarray(radii, dtype=np.float64)
    parts = sorted((sorted(part) for part in rx.connected_components(graph)), key=lambda part: (-len(part), part))
    drawings = [_component(graph, part, size[part]) for part in parts]
    where = np.zeros((count, 2))
    for part, shift, drawing in zip(parts, pack(drawings, [size[part] for part in parts]), drawings, strict=True):
        where[part] = drawing + shift
    return [(round(float(x)), round(float(y))) for x, y in where]


def _component(graph: rx.PyGraph[int, None], part: list[int], radii: Points) -> Points:
    """One connected component around the origin, wider than tall as screens are."""
    if len(part) == 1:
        return np.zeros((1, 2))
    inner = graph.subgraph(part)
    ends = np.array(inner.edge_list(), dtype=np.intp)
    if len(part) > DENSE_LIMIT:
        points = _large(inner, ends)
    else:
        points = _scaled(_springs(inner), ends)
        if len(part) > 2:
            points = _stress(points, _distances(len(part), ends))
    return _separated(_roomy(_turned(points - points.mean(axis=0))), radii)


def _roomy(points: Points) -> Points:
    """Spread so that every node has at least `ROOM` pixels to itself each way, as if they filled an ellipse."""
    wide, tall = 2 * points.std(axis=0)
    needed = len(points) * ROOM**2 / max(np.pi * wide * tall, ROOM**2)
    return points * max(1.0, float(np.sqrt(needed)))


def _springs(graph: rx.PyGraph[int, None]) -> Points:
    found = rx.spring_layout(graph, seed=SEED)
    return np.array([found[index] for index in range(len(found))], dtype=np.float64)


def _large(graph: rx.PyGraph[int, None], ends: npt.NDArray[np.intp]) -> Points:
    """Nodes with one neighbour, half of a news graph, fan out around it; springs need to place only the others."""
    count = graph.num_nodes()
    core = [node for node in range(count) if graph.degree(node) > 1]
    if len(core) < 2:
        return _scaled(_springs(graph), ends)
    inner = graph.subgraph(core)
    points = np.zeros((count, 2))
    points[core] = _scaled(_springs(inner), np.array(inner.edge_list(), dtype=np.intp))
    centre = points[core].mean(axis=0)
    leaves: dict[int, list[int]] = {}
    for node in sorted(set(range(count)) - set(core)):
        leaves.setdefault(graph.neighbors(node)[0], []).append(node)
    for parent, around in sorted(leaves.items()):
        outward = points[parent] - centre
        first = float(np.arctan2(outward[1], outward[0]))
        for place, node in enumerate(around):
            turn = first + np.pi * (place + 0.5 - len(around) / 2) * min(0.5, 2 / len(around))
            points[node] = points[parent] + EDGE_LENGTH / 2 * np.array([np.cos(turn), np.sin(turn)])
    return points


def _scaled(points: Points, ends: npt.NDArray[np.intp]) -> Points:
    lengths = np.hypot(*(points[ends[:, 0]] - points[ends[:, 1]]).T)
    typical = float(np.median(lengths))
    return points * (EDGE_LENGTH / typical if typical > 1e-9 else 1.0)


def _distances(count: int, ends: npt.NDArray[np.intp]) -> Points:
    """Shortest paths (Floyd and Warshall); an edge is longer the fewer neighbours its ends share, so hubs get room."""
    near = np.zeros((count, count))
    near[ends[:, 0], ends[:, 1]] = near[ends[:, 1], ends[:, 0]] = 1.0
    degree = near.sum(axis=1)
    shared = near @ near
    private = degree[:, None] + degree[None, :] - 2 * shared
    far = np.where(near > 0, EDGE_LENGTH * np.clip(private / 4, 1.0, 9.0) ** 0.5, np.inf)
    np.fill_diagonal(far, 0.0)
    for middle in range(count):
        np.minimum(far, far[:, middle, None] + far[None, middle, :], out=far)
    return far


def _stress(points: Points, target: Points) -> Points:
    """Move every node to where its graph distances would put it, all at once, until the drawing settles."""
    with np.errstate(divide="ignore"):
        weight = np.where(target > 0, target**-2.0, 0.0)
    total = weight.sum(axis=1, keepdims=True)
    for _ in range(STRESS_ROUNDS):
        apart = points[:, None, :] - points[None, :, :]
        length = np.maximum(np.hypot(apart[..., 0], apart[..., 1]), 1e-6)
        pull = (weight * target / length)[..., None] * apart
        points = np.asarray(((weight @ points) + pull.sum(axis=1)) / total)
    return points


def _turned(points: Points) -> Points:
    """Turned so that the longest extent lies flat, with a fixed sign: an eigenvector has none of its own."""
    if len(points) < 3:
        return np.column_stack([np.hypot(points[:, 0], points[:, 1]) * np.array([-1.0, 1.0]), np.zeros(len(points))])
    _, axes = np.linalg.eigh(points.T @ points)
    first = axes[:, 1] * (1.0 if axes[np.argmax(np.abs(axes[:, 1])), 1] > 0 else -1.0)
    return np.asarray(points @ np.column_stack([first, np.array([-first[1], first[0]])]))


def _separated(points: Points, radii: Points, rounds: int = 30) -> Points:
    """Push overlapping nodes apart, half the overlap each, looking only at nodes of neighbouring cells."""
    points = points.copy()
    for _ in range(rounds):
        left, right = _close_pairs(points, 2 * float(radii.max()) + GAP)
        apart = points[left] - points[right]
        length = np.hypot(apart[:, 0], apart[:, 1])
        overlap = radii[left] + radii[right] + GAP - length
        touching = overlap > 0.5
        if not touching.any():
            break
        left, right, apart, length = left[touching], right[touching], apart[touching], length[touching]
        same = length < 1e-6
        apart[same], length[same] = np.column_stack([np.cos(left[same]), np.sin(left[same])]), 1.0
        push = apart / length[:, None] * (overlap[touching] / 2)[:, None]
        np.add.at(points, left, push)
        np.add.at(points, right, -push)
    return points


def _close_pairs(points: Points, reach: float) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
    """Pairs nearer than `reach` along x, found by one sweep; close enough to a grid for a few thousand nodes."""
    order = np.argsort(points[:, 0], kind="stable")
    x = points[order, 0]
    last = np.searchsorted(x, x + reach, side="right")
    counts = last - np.arange(len(x)) - 1
    left = np.repeat(np.arange(len(x)), counts)
    offset = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
    right = left + 1 + offset
    near = np.abs(points[order[left], 1] - points[order[right], 1]) < reach
    return order[left[near]], order[right[near]]

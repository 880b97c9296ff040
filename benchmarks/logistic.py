"""A logistic model over named features, with a quadratic penalty on its weights (ridge)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def fit(rows: Sequence[Mapping[str, float]], worth: Sequence[float], penalty: float) -> dict[str, float]:
    """Weights by name, and that of "bias", by Newton's method.

    `rows` are the values of the features that a case has, `worth` what is to be predicted of it, between 0 and 1.
    """
    names = ["bias", *sorted({name for row in rows for name in row})]
    place = {name: i for i, name in enumerate(names)}
    x = np.zeros((len(rows), len(names)))
    x[:, 0] = 1.0
    for i, row in enumerate(rows):
        for name, value in row.items():
            x[i, place[name]] = value
    y: Floats = np.array(worth, dtype=np.float64)
    penalties = np.full(len(names), penalty)
    penalties[0] = 1e-3
    weights = np.zeros(len(names))
    for _ in range(25):
        p = 1.0 / (1.0 + np.exp(-x @ weights))
        slope = x.T @ (p - y) + penalties * weights
        curve = (x * (p * (1 - p))[:, None]).T @ x + np.diag(penalties)
        weights -= np.linalg.solve(curve, slope)
    return {name: float(w) for name, w in zip(names, weights, strict=True)}


def predicted(weights: Mapping[str, float], rows: Sequence[Mapping[str, float]]) -> Floats:
    """What the model says of each row, between 0 and 1. A feature without a weight counts for nothing."""
    bias = weights["bias"]
    totals = [bias + sum(weights.get(name, 0.0) * value for name, value in row.items()) for row in rows]
    result: Floats = 1.0 / (1.0 + np.exp(-np.array(totals)))
    return result

"""Several drawings on one sheet: the largest in the middle, the others where they fit nearest to it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Points = npt.NDArray[np.float64]

MARGIN = 46.0
"""Pixels between two drawings: a label fits."""
ASPECT = 1.6
"""Width over height that the sheet tends to."""


def pack(drawings: Sequence[Points], radii: Sequence[Points]) -> list[Points]:
    """A shift for each drawing so that their bounding boxes do not overlap; drawings come largest first.

    Boxes are tried on an outward spiral, which for a few hundred small components is quick and looks even.
    Single nodes, which may be thousands, go into rows below everything else.
    """
    boxes: list[tuple[float, float, float, float]] = []
    shifts: list[Points] = []
    single: list[int] = []
    for index, (points, radius) in enumerate(zip(drawings, radii, strict=True)):
        if len(points) == 1 and index > 0:
            single.append(index)
            shifts.append(np.zeros(2))
            continue
        low = (points - radius[:, None]).min(axis=0) - MARGIN / 2
        high = (points + radius[:, None]).max(axis=0) + MARGIN / 2
        shift = _place(low, high, boxes)
        boxes.append((*(low + shift), *(high + shift)))
        shifts.append(shift)
    _rows(single, shifts, boxes)
    return shifts


def _place(low: Points, high: Points, boxes: list[tuple[float, float, float, float]]) -> Points:
    centre = (low + high) / 2
    if not boxes:
        return -centre
    taken = np.array(boxes)
    half = (high - low) / 2
    step, turn, spread = float(half.min()), 0.0, 0.0
    while True:
        at = np.array([np.cos(turn) * spread * ASPECT, np.sin(turn) * spread])
        clear = (
            (at[0] + half[0] <= taken[:, 0])
            | (at[0] - half[0] >= taken[:, 2])
            | (at[1] + half[1] <= taken[:, 1])
            | (at[1] - half[1] >= taken[:, 3])
        )
        if clear.all():
            return at - centre
        advance = step / max(spread, step)
        turn += advance
        spread += step * advance / (2 * np.pi)


def _rows(single: Sequence[int], shifts: list[Points], boxes: Sequence[tuple[float, float, float, float]]) -> None:
    if not single:
        return
    taken = np.array(boxes) if boxes else np.zeros((1, 4))
    width = max(float(taken[:, 2].max() - taken[:, 0].min()), MARGIN * np.sqrt(len(single)) * 2 * ASPECT)
    columns = max(1, int(width // (2 * MARGIN)))
    left, top = float(taken[:, 0].min()), float(taken[:, 3].max()) + MARGIN
    for place, index in enumerate(single):
        shifts[index] = np.array([left + (place % columns) * 2 * MARGIN, top + (place // columns) * MARGIN])

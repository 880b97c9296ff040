"""Several drawings on one sheet: the largest in the middle, the others where they fit nearest to it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Points = npt.NDArray[np.float64]
Box = tuple[float, float, float, float]
"""Least x, least y, greatest x, greatest y."""

MARGIN = 46.0
"""Pixels between two drawings: a label fits."""
DIRECTIONS = 36
ASPECT = 1.5
"""Width over height that the sheet tends to."""


def pack(drawings: Sequence[Points], radii: Sequence[Points]) -> list[Points]:
    """A shift for each drawing so that their bounding boxes do not overlap; drawings come largest first.

    Single nodes, which may be thousands, go into rows below everything else.
    """
    boxes: list[Box] = []
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


def _place(low: Points, high: Points, boxes: list[Box]) -> Points:
    """The shift that keeps the sheet smallest in its proportions, then the box nearest to the middle.

    Tried are the first free places along `DIRECTIONS` rays from the middle.
    """
    centre, half = (low + high) / 2, (high - low) / 2
    if not boxes:
        return -centre
    taken = np.array(boxes)
    reach = float(np.abs(taken).max() + 2 * np.abs(high - low).max())
    steps = np.arange(0.0, reach * ASPECT, max(8.0, float(half.min()) / 2))
    best: tuple[float, float, int] | None = None
    where = np.zeros(2)
    for direction in range(DIRECTIONS):
        turn = 2 * np.pi * direction / DIRECTIONS
        at = steps[:, None] * np.array([np.cos(turn), np.sin(turn)])
        least, most = at - half, at + half
        apart = (
            (most[:, None, 0] <= taken[:, 0])
            | (least[:, None, 0] >= taken[:, 2])
            | (most[:, None, 1] <= taken[:, 1])
            | (least[:, None, 1] >= taken[:, 3])
        ).all(axis=1)
        first = int(np.argmax(apart))
        if not apart[first]:
            continue
        width = max(taken[:, 2].max(), most[first, 0]) - min(taken[:, 0].min(), least[first, 0])
        height = max(taken[:, 3].max(), most[first, 1]) - min(taken[:, 1].min(), least[first, 1])
        cost = (round(max(width / ASPECT, height)), float(steps[first]), direction)
        if best is None or cost < best:
            best, where = cost, at[first]
    return where - centre


def _rows(single: Sequence[int], shifts: list[Points], boxes: Sequence[Box]) -> None:
    if not single:
        return
    taken = np.array(boxes) if boxes else np.zeros((1, 4))
    width = max(float(taken[:, 2].max() - taken[:, 0].min()), MARGIN * np.sqrt(len(single)) * 2 * ASPECT)
    columns = max(1, int(width // (2 * MARGIN)))
    left, top = float(taken[:, 0].min()), float(taken[:, 3].max()) + MARGIN
    for place, index in enumerate(single):
        shifts[index] = np.array([left + (place % columns) * 2 * MARGIN, top + (place // columns) * MARGIN])

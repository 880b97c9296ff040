"""Dropout with masks of bytes: on a CPU, PyTorch's own draws its masks so slowly that it takes an eighth of a step."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor

_generator = np.random.Generator(np.random.SFC64(0))


def seed(number: int) -> None:
    """Begin the sequence of masks anew."""
    global _generator
    _generator = np.random.Generator(np.random.SFC64(number))


def dropout(x: Tensor, share: float, training: bool) -> Tensor:
    """`x` with about `share` of its values (in steps of 1/256) set to 0 and the others scaled up, as in
    Srivastava et al. (2014); `x` itself when not training."""
    if not training or share <= 0:
        return x
    least = round(share * 256)
    mask = torch.from_numpy(_generator.integers(0, 256, x.shape, dtype=np.uint8)) >= least
    return x * (mask.to(x.dtype) * (256 / (256 - least)))

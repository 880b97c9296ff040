"""One thread for numpy's matrix products while a text is decoded.

The network already keeps every core busy; a matrix library that starts as many threads of its own only fights it, and
on two cores a third of the speed is lost. The limit holds while sentences are decoded and is lifted after, so a
program that uses this package keeps its own setting.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from functools import cache

from threadpoolctl import ThreadpoolController


def one_thread() -> AbstractContextManager[object]:
    """Within it, numpy's matrix products use one thread."""
    limited: AbstractContextManager[object] = _libraries().limit(limits=1, user_api="blas")
    return limited


@cache
def _libraries() -> ThreadpoolController:
    return ThreadpoolController()

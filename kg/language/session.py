"""Runs the network on windows, one call each, two at a time where the process has the cores.

Dynamic int8 scales activations by the largest value in a call, so windows are never put into one batch: each gets its
own call, and its result is a function of the window alone. Parallelism comes from two threads with a call each.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from multiprocessing import parent_process
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from kg.errors import ModelError
from kg.language.windows import Window

Outputs = dict[str, NDArray[np.float32]]
Key = TypeVar("Key")

OUTPUTS = (
    "upos",
    "xpos",
    "feats",
    "lemma",
    "sentence",
    "entity",
    "arc_dependent",
    "arc_head",
    "root",
    "rel_dependent",
    "rel_head",
)


class Network:
    """The network in a file. It is opened on first use, once in each process, and never pickled."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._owner = 0
        self._session: Any = None
        self._threads: ThreadPoolExecutor | None = None

    def __getstate__(self) -> dict[str, Any]:
        return {"path": self.path}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__init__(state["path"])  # type: ignore[misc]

    def run_all(self, windows: Iterable[tuple[Key, Window | None]]) -> Iterator[tuple[Key, Window | None, Outputs]]:
        """The outputs of each window, in order, each under the key that came with it; reads little ahead.

        Outputs have one row a word, the words of the window's context included. `None` stands for a text without
        words and gives no outputs.
        """
        self._open()
        if self._threads is None:
            for key, window in windows:
                yield key, window, self._call(window)
            return
        ahead: deque[tuple[Key, Window | None, Future[Outputs]]] = deque()
        for key, window in windows:
            ahead.append((key, window, self._threads.submit(self._call, window)))
            if len(ahead) > 4:
                first, read, future = ahead.popleft()
                yield first, read, future.result()
        for first, read, future in ahead:
            yield first, read, future.result()

    def _call(self, window: Window | None) -> Outputs:
        if window is None:
            return {}
        fed = {
            "pieces": window.pieces[None, :],
            "shapes": window.shapes[None, :],
            "first": window.first,
            "last": window.last,
        }
        return dict(zip(OUTPUTS, self._session.run(OUTPUTS, fed), strict=True))

    def _open(self) -> None:
        if self._session is not None and self._owner == os.getpid():
            return
        # Imported here because it takes longer than all else, and a program that only prints its help needs none of it.
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        try:
            session = onnxruntime.InferenceSession(str(self.path), options, providers=["CPUExecutionProvider"])
        except Exception as error:  # onnxruntime's own exceptions share no base class
            raise ModelError(f"the network {self.path} cannot be opened: {error}") from error
        # What a forked parent held must not be closed here: the threads behind it do not exist in this process.
        self._session, self._owner = session, os.getpid()
        self._threads = ThreadPoolExecutor(2, "kg-network") if parent_process() is None and _cores() > 1 else None


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else (os.cpu_count() or 1)

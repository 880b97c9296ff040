"""numpy's matrix products use one thread while a text is decoded, and as many as before outside."""

from __future__ import annotations

import numpy as np
import pytest
from threadpoolctl import threadpool_info, threadpool_limits

from kg.language.blas import one_thread


def _threads() -> list[int]:
    return [library["num_threads"] for library in threadpool_info() if library["user_api"] == "blas"]


def test_one_thread_inside_and_the_old_setting_outside() -> None:
    np.ones((2, 2)) @ np.ones((2, 2))
    if not _threads():
        pytest.skip("numpy's matrix library here is not one that can be limited")
    # Two, so that a machine that gives one thread by itself does not hide what is tested.
    with threadpool_limits(2, user_api="blas"):
        before = _threads()
        with one_thread():
            inside = _threads()
        assert before == [2] * len(before)
        assert inside == [1] * len(before)
        assert _threads() == before

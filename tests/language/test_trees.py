"""Decoding gives the best tree with one root: compared with trying every assignment of heads."""

from __future__ import annotations

import time
from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from kg.language.trees import decode, is_tree, maximum_tree


def scores(largest: int) -> st.SearchStrategy[np.ndarray]:
    return st.integers(1, largest).flatmap(
        lambda n: arrays(np.float32, (n, n), elements=st.integers(-50, 50).map(lambda v: v / 8))
    )


def best_by_trial(table: np.ndarray) -> float:
    n = len(table)
    trees = (np.array(heads) for heads in product(range(n), repeat=n))
    return max(float(table[np.arange(n), heads].sum()) for heads in trees if is_tree(heads))


@given(scores(5))
@settings(max_examples=150, deadline=None)
def test_the_tree_is_the_best_one(table: np.ndarray) -> None:
    heads = decode(table)
    assert is_tree(heads)
    assert float(table[np.arange(len(table)), heads].sum()) == best_by_trial(table)


@given(scores(30))
@settings(max_examples=60, deadline=None)
def test_there_is_always_one_root(table: np.ndarray) -> None:
    assert is_tree(maximum_tree(table))


def test_two_words_that_both_want_to_be_root() -> None:
    table = np.array([[9.0, 1.0], [0.0, 8.0]], dtype=np.float32)
    assert decode(table).tolist() == [0, 0]


def test_a_cycle_is_broken_where_it_costs_least() -> None:
    table = np.array([[0.0, 5.0, 0.0], [6.0, 2.0, 0.0], [0.0, 9.0, 1.0]], dtype=np.float32)
    assert decode(table).tolist() == [1, 1, 1]


def test_words_that_are_all_alike_do_not_stall_the_search() -> None:
    count = 256
    table = np.round(np.sin(np.arange(count * count, dtype=np.float32)).reshape(count, count) / 50, 3)
    begin = time.process_time()
    assert is_tree(decode(table))
    assert is_tree(decode(np.zeros((count, count), dtype=np.float32)))
    assert time.process_time() - begin < 20

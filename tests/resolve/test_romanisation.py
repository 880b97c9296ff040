"""Readings in common, and how seldom chance brings them."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.resolve import compatible_readings
from kg.resolve.romanisation import SYSTEMS, _table, is_pinyin, reading_keys


@pytest.mark.parametrize(
    ("pinyin", "other", "system"),
    [
        ("Zhou Yongkang", "Chou Yung-k'ang", "wade-giles"),
        ("Zhang Zhidong", "Chang Chih-tung", "wade-giles"),
        ("Liang Chaowei", "Leung Chiu-wai", "cantonese"),
        ("Yuan Shikai", "Won Se-gae", "korean"),
        ("Guo Moruo", "Quach Mat Nhuoc", "vietnamese"),
        ("Sun Wukong", "Ton Ngo Khong", "vietnamese"),
        ("Zhang Xueliang", "張學良", "han"),
        ("Zhang Xueliang", "张学良", "han"),
    ],
)
def test_one_name_is_found_in_two_writings(pinyin: str, other: str, system: str) -> None:
    reading = compatible_readings(pinyin, other)
    assert reading is not None and reading.system == system
    assert compatible_readings(other, pinyin) == reading


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Li Shangfu", "Liu Pengyu"),
        ("Xie Zhenhua", "Xi Jinping"),
        ("Joe Biden", "Joseph Leahy"),
        ("Li Shangfu", "Li Shangfu"),
    ],
)
def test_other_names_have_no_reading_in_common(a: str, b: str) -> None:
    assert compatible_readings(a, b) is None


def test_a_rarer_agreement_has_a_smaller_chance() -> None:
    long, short = compatible_readings("Li Shangfu", "Ly Thuong Phuc"), compatible_readings("Li Xi", "Ly Hy")
    assert long is not None and short is not None and long.chance < short.chance / 10


def test_interjections_are_no_syllables() -> None:
    assert is_pinyin("Li Shangfu") and not is_pinyin("Hm Ng")


def test_random_names_are_hardly_ever_compatible() -> None:
    rng = random.Random(3)
    pinyin = sorted(_table().syllables)
    for system in SYSTEMS[1:]:
        spellings = sorted(_table().pinyin_of[system])
        hits = sum(
            compatible_readings(
                f"{rng.choice(pinyin)} {rng.choice(pinyin)}{rng.choice(pinyin)}",
                " ".join(rng.choice(spellings) for _ in range(3)),
                systems=(system,),
            )
            is not None
            for _ in range(3000)
        )
        assert hits <= 1, system


@settings(deadline=None)
@given(st.text(max_size=20), st.text(max_size=20))
def test_any_text_is_answered_and_the_order_does_not_matter(a: str, b: str) -> None:
    one, two = compatible_readings(a, b), compatible_readings(b, a)
    assert (one is None) == (two is None)
    assert one is None or two is None or (one.system, one.chance) == (two.system, two.chance)


@settings(deadline=None, max_examples=300)
@given(st.data())
def test_names_with_a_reading_in_common_are_candidates(data: st.DataObject) -> None:
    """Names are only ever compared if they share a key, so a key must not be missing where a reading is."""
    system = data.draw(st.sampled_from(SYSTEMS[1:]))
    table = _table().pinyin_of[system]
    spelled = [data.draw(st.sampled_from(sorted(table))) for _ in range(3)]
    pinyin = [data.draw(st.sampled_from(sorted(table[s]))) for s in spelled]
    a, b = f"{pinyin[0]} {pinyin[1]}{pinyin[2]}", f"{spelled[0]} {spelled[1]}-{spelled[2]}"
    reading = compatible_readings(a, b)
    if reading is not None and len(reading.pairs) > 2:
        assert reading_keys(a) & reading_keys(b)

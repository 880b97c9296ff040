"""Copies of documents are found as a comparison of all pairs would find them, without making it."""

from __future__ import annotations

import random
from itertools import combinations

from hypothesis import example, given
from hypothesis import strategies as st

from kg.copies import COPY, SHINGLE, Groups, copy_groups, words
from kg.model import Document

FEW_WORDS = st.lists(st.sampled_from("ab"), max_size=14).map(" ".join)


def compared(texts: dict[str, str]) -> dict[str, str]:
    """What the definition says, pair by pair."""
    groups = Groups()
    shingles = {}
    for name, text in texts.items():
        found = words(text)
        size = min(SHINGLE, len(found))
        shingles[name] = {tuple(found[i : i + size]) for i in range(len(found) - size + 1)} if found else set()
    for one, other in combinations(sorted(texts), 2):
        shared = len(shingles[one] & shingles[other])
        if shared and shared >= COPY * min(len(shingles[one]), len(shingles[other])):
            groups.join(one, other)
    return {name: groups.find(name) for name in texts}


@given(st.dictionaries(st.sampled_from("tuvwxyz"), FEW_WORDS))
@example({"t": "a b a a b b b", "u": "a a a b b b", "v": ""})
def test_the_index_finds_what_a_comparison_of_all_pairs_finds(texts: dict[str, str]) -> None:
    assert copy_groups(Document(id=name, text=text) for name, text in texts.items()) == compared(texts)


def test_copies_are_found_in_a_large_collection() -> None:
    rng = random.Random(7)
    names = [f"d{number:03}" for number in range(120)]
    texts = {name: " ".join("".join(rng.choices("abcdefgh", k=4)) for _ in range(150)) for name in names}
    texts["d050"] = texts["d007"][: len(texts["d007"]) * 3 // 4]
    texts["d090"] = f"{texts['d091']} {texts['d092'][:200]}"
    groups = copy_groups(Document(id=name, text=text) for name, text in texts.items())
    assert {name: of for name, of in groups.items() if name != of} == {"d050": "d007", "d091": "d090"}
    assert groups == compared(texts)


def test_a_hundred_papers_that_print_one_report_are_one_source() -> None:
    rng = random.Random(8)
    report = " ".join("".join(rng.choices("abcdefgh", k=5)) for _ in range(200))
    texts = {f"p{number:03}": f"Paper {number} writes: {report} Copyright {number}." for number in range(100)}
    assert set(copy_groups(Document(id=name, text=text) for name, text in texts.items()).values()) == {"p000"}


def test_case_and_punctuation_do_not_hide_a_copy() -> None:
    texts = {
        "a": "The envoy left Quito on Monday, officials said.",
        "b": "THE ENVOY LEFT QUITO ON MONDAY officials said",
    }
    assert set(copy_groups(Document(id=name, text=text) for name, text in texts.items()).values()) == {"a"}

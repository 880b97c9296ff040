"""One name, one type in one document; and a name seen once is seen again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from kg.language.gazetteer import name_types, titles
from kg.language.tagged import SURE, Entity, Tagged


def consistent(text: Tagged, names: Sequence[Entity]) -> list[Entity]:
    """One name, one type in one document, where the network wavers; and names it saw once are seen again.

    A person's names count for each of their parts of more than two letters, so that "Shangfu" after "Li Shangfu" is a
    person. Each occurrence votes with its probability.
    """
    votes: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    parts: dict[str, float] = defaultdict(float)
    for e in names:
        words = text.words[e.start : e.end]
        votes[" ".join(words)][e.type] += e.score
        if e.type == "PERSON" and len(words) > 1 and e.score > 0.7:
            for word in words:
                if len(word) > 2 and word[0].isupper() and not word.endswith(".") and word.lower() not in titles():
                    parts[word] += e.score
    winners = {surface: max(sorted(types), key=types.__getitem__) for surface, types in votes.items()}
    found = []
    for e in names:
        surface = " ".join(text.words[e.start : e.end])
        label = winners[surface]
        if (
            e.end - e.start == 1
            and surface in parts
            and votes[surface]["PERSON"] + parts[surface] > votes[surface][label]
        ):
            label = "PERSON"
        weight = votes[surface][label] + (parts[surface] if label == "PERSON" and surface in parts else 0.0)
        sure = e.score > SURE and weight < 3 * votes[surface][e.type]
        settled = e.type == label or sure or {e.type, label} <= {"GPE", "NORP"}
        found.append(e if settled else Entity(e.start, e.end, label, e.score))
    return sorted([*found, *_seen_again(text, found, votes, winners, parts)], key=lambda e: e.start)


def _seen_again(
    text: Tagged,
    names: Sequence[Entity],
    votes: dict[str, dict[str, float]],
    winners: dict[str, str],
    parts: dict[str, float],
) -> list[Entity]:
    taken = {i for e in names for i in range(e.start, e.end)}
    known: dict[str, list[tuple[list[str], str, float]]] = defaultdict(list)
    for surface, label in winners.items():
        words = surface.split(" ")
        sure = votes[surface][label] > (0.8 if " " in surface else 1.2)
        if (
            sure
            and words[0][:1].isupper()
            and any(c.isalpha() for c in surface)
            and (len(surface) > 2 or surface.isupper())
        ):
            known[words[0]].append((words, label, votes[surface][label]))
    for word in sorted(parts):
        if parts[word] > 0.8 and word not in winners:
            known[word].append(([word], "PERSON", parts[word]))
    for spellings in known.values():
        spellings.sort(key=lambda k: (-len(k[0]), k[1]))
    found: list[Entity] = []
    for i, word in enumerate(text.words):
        if i in taken or word not in known:
            continue
        for words, label, _ in known[word]:
            end = i + len(words)
            if (
                list(text.words[i:end]) != words
                or not taken.isdisjoint(range(i, end))
                or text.starts[i + 1 : end].any()
            ):
                continue
            if text.upos[end - 1] != "PROPN" or word in name_types().plain or _goes_on(text, i, end):
                continue
            found.append(Entity(i, end, label, 0.7))
            taken.update(range(i, end))
            break
    return found


def _goes_on(text: Tagged, start: int, end: int) -> bool:
    """Whether the words are part of a longer capitalised name."""
    after = end < len(text.words) and not text.starts[end] and text.upos[end] == "PROPN"
    before = start > 0 and not text.starts[start] and text.upos[start - 1] == "PROPN"
    return bool(after or before)

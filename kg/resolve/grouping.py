"""Groups of occurrences of one document that name one thing, grown by joins that are recorded or refused."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Generic, TypeVar

from kg.model import Judgement, MentionKind, Occurrence, Reason, Span, Verdict
from kg.resolve.organisations import is_acronym_of
from kg.resolve.overrides import Override, written

Evidence = tuple[tuple[str, Span], ...]
"""Places that show something: (document id, span)."""


def because(feature: str, weight: float, text: str, evidence: Evidence = ()) -> Reason:
    """A reason of a judgement, by position."""
    return Reason(feature=feature, weight=weight, text=text, evidence=evidence)


T = TypeVar("T")


class Gathered(Generic[T]):
    """What the members of each group bear between them, kept as groups grow; made by `Grouping.gather`.

    Asking costs nothing however large a group is: no member is looked at twice.
    """

    def __init__(self, of: dict[int, set[T]], grouping: Grouping) -> None:
        self._of = of
        self._grouping = grouping

    def of(self, index: int) -> set[T]:
        """What the group of an occurrence bears; not to be changed."""
        return self._of.get(self._grouping.root(index), set())

    def merged(self, first: int, second: int) -> None:
        """Take note that the group `second` is now part of `first`."""
        if second in self._of:
            self._of.setdefault(first, set()).update(self._of.pop(second))


class _Pairs:
    """Pairs of groups that must stay apart, by their roots."""

    def __init__(self) -> None:
        self._others: dict[int, set[int]] = {}

    def add(self, a: int, b: int) -> None:
        self._others.setdefault(a, set()).add(b)
        self._others.setdefault(b, set()).add(a)

    def has(self, a: int, b: int) -> bool:
        return b in self._others.get(a, ())

    def of(self, root: int) -> set[int]:
        return self._others.get(root, set())

    def merged(self, first: int, second: int) -> None:
        for other in self._others.pop(second, set()):
            if other == second:
                self.add(first, first)
                continue
            self._others[other].discard(second)
            self.add(first, other)


class Grouping:
    """A partition of the occurrences of one document, with pairs that must stay apart.

    Occurrences are known by their index in document order. Every join and refusal adds a judgement to `ledger`.
    """

    def __init__(
        self, document: str, occurrences: Sequence[Occurrence], overrides: Sequence[Override] = (), title: str = ""
    ) -> None:
        self.document = document
        self.title = title
        self.occurrences = occurrences
        self.ledger: list[Judgement] = []
        self._root = list(range(len(occurrences)))
        self._members: dict[int, list[int]] = {i: [i] for i in self._root}
        self._apart = _Pairs()
        self._told_apart = _Pairs()
        self._forbidden = _Pairs()
        self._gathered: list[Gathered[Any]] = []
        at = {o.mention.span: i for i, o in enumerate(occurrences)}
        for i, occurrence in enumerate(occurrences):
            for span in occurrence.listed_with:
                if span in at and at[span] != i and not self._abbreviates(i, at[span]):
                    self._apart.add(i, at[span])
        for override in sorted(overrides, key=lambda o: o.verdict is Verdict.SAME):
            self._obey(override)

    def _abbreviates(self, a: int, b: int) -> bool:
        """Whether one of two is the other in letters: "the African National Council, or ANC" lists nothing."""
        one, other = self.occurrences[a].mention.text, self.occurrences[b].mention.text
        return is_acronym_of(one, other) or is_acronym_of(other, one)

    def _obey(self, override: Override) -> None:
        """Join or forbid, in this document, what a person's decision names."""
        sides = [override.sides(self.document, written(o)) for o in self.occurrences]
        left = [i for i, (a, _) in enumerate(sides) if a]
        right = [i for i, (_, b) in enumerate(sides) if b]
        if override.verdict is Verdict.SAME:
            for i in sorted({*left, *right})[1:]:
                self.merge(min((*left, *right)), i)
            return
        for i in left:
            for j in right:
                if i != j:
                    self._forbidden.add(self._root[i], self._root[j])

    def root(self, index: int) -> int:
        """The first occurrence of the group that an occurrence is in; it names the group."""
        return self._root[index]

    def members(self, index: int) -> list[int]:
        return self._members[self._root[index]]

    def groups(self, indices: Iterable[int]) -> list[int]:
        """The roots of the groups of some occurrences, in document order, each once."""
        return sorted({self._root[i] for i in indices})

    def gather(self, of: Callable[[int], Iterable[T]]) -> Gathered[T]:
        """What `of` says of each occurrence, united over groups, now and after every later join."""
        gathered: dict[int, set[T]] = {}
        for i, root in enumerate(self._root):
            if found := set(of(i)):
                gathered.setdefault(root, set()).update(found)
        result = Gathered(gathered, self)
        self._gathered.append(result)
        return result

    def listed_together(self, a: int, b: int) -> bool:
        """Whether a sentence lists members of the two groups side by side ("Li and Liu")."""
        return self._apart.has(self._root[a], self._root[b])

    def tell_apart(self, a: int, b: int) -> None:
        """Take note that the text speaks of two things, as of a father and his son."""
        if self._root[a] != self._root[b]:
            self._told_apart.add(self._root[a], self._root[b])

    def are_two(self, a: int, b: int) -> bool:
        """Whether a text tells the two groups apart: it lists them side by side, or says how they are kin."""
        return self.listed_together(a, b) or self._told_apart.has(self._root[a], self._root[b])

    def told_apart(self, index: int) -> list[int]:
        """The members of the groups that the text tells apart from that of an occurrence, in document order."""
        return sorted(i for root in self._told_apart.of(self._root[index]) for i in self._members[root])

    def forbidden(self, a: int, b: int) -> bool:
        """Whether a person decided that members of the two groups are not one."""
        return self._forbidden.has(self._root[a], self._root[b])

    def merge(self, a: int, b: int) -> None:
        """Join the groups of two occurrences without a word: they bear the same name."""
        first, second = sorted((self._root[a], self._root[b]))
        if first == second or self.forbidden(first, second):
            return
        members, joined = self._members[first], self._members.pop(second)
        for i in joined:
            self._root[i] = first
        in_order = members[-1] < joined[0]
        members += joined
        if not in_order:
            members.sort()
        self._apart.merged(first, second)
        self._told_apart.merged(first, second)
        self._forbidden.merged(first, second)
        for gathered in self._gathered:
            gathered.merged(first, second)

    def join(self, a: int, b: int, reason: Reason) -> bool:
        """Join the group of occurrence `a` to that of `b` for a reason, unless the text has them as two."""
        if self._root[a] == self._root[b]:
            return True
        if self.forbidden(a, b):
            return False
        if self.are_two(a, b):
            names = f"{self.text(a)} and {self.text(b)}"
            feature, text = "told_apart", f"the text tells {names} apart"
            if self.listed_together(a, b):
                feature, text = "listed_together", f"a sentence lists {names} side by side"
            refusal = because(feature, -8.0, text, self.evidence(a, b))
            self.note(a, b, Verdict.DIFFERENT, (reason, refusal))
            return False
        self.note(a, b, Verdict.SAME, (reason,))
        self.merge(a, b)
        return True

    def note(self, a: int, b: int, verdict: Verdict, reasons: tuple[Reason, ...]) -> None:
        """Record a judgement; pronouns are attached without one, or the ledger would be lost in them."""
        if self.occurrences[a].mention.kind is MentionKind.PRONOUN:
            return
        self.ledger.append(
            Judgement(
                left=self.text(a),
                right=self.text(b),
                verdict=verdict,
                score=round(sum(r.weight for r in reasons), 3),
                reasons=reasons,
                left_in=(self.document,),
                right_in=(self.document,),
                by="rule",
            )
        )

    def text(self, index: int) -> str:
        """The occurrence as a reader would name it, with its title."""
        occurrence = self.occurrences[index]
        words = " ".join((*occurrence.title, occurrence.mention.text))
        return " ".join(words.split())

    def evidence(self, *indices: int) -> Evidence:
        return tuple((self.document, self.occurrences[i].mention.span) for i in indices)

"""Local entities of all documents become clusters, best pair first, and no cluster may contain a contradiction."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg.model import Judgement, Reason, Verdict
from kg.resolve.candidates import BUCKET, candidate_pairs
from kg.resolve.context import Corpus
from kg.resolve.local_entity import LocalEntity
from kg.resolve.names import first_surname
from kg.resolve.neighbours import neighbour_name
from kg.resolve.overrides import Override, written
from kg.resolve.profile import Profile, profile_of
from kg.resolve.scoring import compare, contradiction, verdict_of

_NOT_WORTH_TELLING = frozenset({"given_conflict"})


def corpus_of(entities: Sequence[LocalEntity]) -> Corpus:
    """Counts over all documents."""
    documents: dict[str, set[str]] = defaultdict(set)
    families: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for entity in entities:
        documents[entity.document] |= entity.near
        for name in entity.people:
            if name.is_full:
                families[name.family.split()[-1]].add(name.given[:1])
                families[name.family].add(name.given[:1])
                if (first := first_surname(name)) is not None:
                    families[first].add(name.given[:1])
    near: Counter[str] = Counter(n for names in documents.values() for n in names)
    spelled: dict[str, Counter[str]] = defaultdict(Counter)
    for entity in entities:
        key = neighbour_name(entity)
        if key is not None:
            spelled[key][entity.names[0]] += 1
    written = {key: min(names, key=lambda n: (-names[n], n)) for key, names in spelled.items()}
    given = frozenset(name.given[0] for e in entities for name in e.people if name.is_full)
    borne = {family: len(bearers) for family, bearers in families.items()}
    return Corpus(len(documents), dict(near), borne, given, written)


def cluster(
    entities: Sequence[LocalEntity], overrides: Sequence[Override] = ()
) -> tuple[list[Profile], list[Judgement]]:
    """Clusters in order of first mention, and a judgement for every pair that was considered.

    Entities that are not certain (a bare surname, an unnamed description) stay alone unless an override says otherwise.
    """
    ordered = sorted(entities, key=lambda e: e.order)
    corpus = corpus_of(ordered)
    decisions = _Decisions(overrides)
    ledger: list[Judgement] = []
    forced = decisions.forced(ordered)
    profiles = _equal_names(forced, corpus, decisions, ledger)
    compared = [p for p in profiles if all(m.certain for m in p.members)]
    scored = []
    for i, j in candidate_pairs(compared):
        a, b = compared[i], compared[j]
        reasons = compare(a, b, corpus)
        if reasons:
            scored.append((round(sum(r.weight for r in reasons), 6), i, j, reasons))
    merged = _merge(compared, scored, decisions, ledger)
    rest = [p for p in profiles if not all(m.certain for m in p.members)]
    return sorted([*merged, *rest], key=lambda p: p.order), ledger


def _identity(entity: LocalEntity) -> tuple[object, ...]:
    if entity.is_person:
        return ("person", entity.people[0].words, entity.people[0].suffix if len(entity.people[0].words) == 1 else ())
    kinds = sorted(k for k in entity.keys if k[0] != "name") or sorted(entity.keys)
    return kinds[0] if kinds else ("name", entity.names[0])


def _equal_names(
    groups: list[list[LocalEntity]], corpus: Corpus, decisions: _Decisions, ledger: list[Judgement]
) -> list[Profile]:
    """Join entities of the same name, document after document, to the best fitting bearer of that name."""
    buckets: dict[tuple[object, ...], list[Profile]] = defaultdict(list)
    alone: list[Profile] = []
    for members in groups:
        profile = profile_of(members)
        if not all(m.certain for m in members):
            alone.append(profile)
            continue
        bucket = buckets[_identity(members[0])]
        best: tuple[float, int, tuple[Reason, ...]] | None = None
        for n, other in enumerate(bucket[-BUCKET:], start=max(0, len(bucket) - BUCKET)):
            reasons = compare(other, profile, corpus)
            score = round(sum(r.weight for r in reasons), 6)
            if reasons and (best is None or score > best[0]):
                best = (score, n, reasons)
        if best is None:
            bucket.append(profile)
            continue
        score, n, reasons = best
        verdict, reasons = _decide(bucket[n], profile, score, reasons, decisions)
        ledger.append(_judgement(bucket[n], profile, verdict, reasons))
        if verdict is Verdict.SAME:
            bucket[n] = profile_of((*bucket[n].members, *profile.members))
        else:
            bucket.append(profile)
    return sorted([*alone, *(p for bucket in buckets.values() for p in bucket)], key=lambda p: p.order)


def _merge(
    profiles: list[Profile],
    scored: list[tuple[float, int, int, tuple[Reason, ...]]],
    decisions: _Decisions,
    ledger: list[Judgement],
) -> list[Profile]:
    root = list(range(len(profiles)))
    current: dict[int, Profile] = dict(enumerate(profiles))
    rivals: dict[int, list[int]] = defaultdict(list)
    for score, i, j, _ in scored:
        if verdict_of(score) is Verdict.SAME:
            rivals[i].append(j)
            rivals[j].append(i)
    for score, i, j, reasons in sorted(scored, key=lambda s: (-s[0], profiles[s[1]].order, profiles[s[2]].order)):
        a, b = root[i], root[j]
        if a == b:
            ledger.append(_already_one(_judgement(profiles[i], profiles[j], Verdict.SAME, reasons), score))
            continue
        rival = _rival(i, j, rivals, profiles, root, reasons)
        if rival is not None:
            reasons = (*reasons, rival)
            score += rival.weight
        verdict, reasons = _decide(current[a], current[b], score, reasons, decisions)
        if (
            verdict is not Verdict.DIFFERENT
            or reasons[0].feature not in _NOT_WORTH_TELLING
            or len(reasons) > 1
            or profiles[i].documents & profiles[j].documents
        ):
            ledger.append(_judgement(profiles[i], profiles[j], verdict, reasons))
        if verdict is Verdict.SAME:
            first, second = sorted((a, b))
            current[first] = profile_of((*current[first].members, *current.pop(second).members))
            root = [first if r == second else r for r in root]
    return [current[r] for r in sorted(current)]


def _already_one(judgement: Judgement, score: float) -> Judgement:
    """Two names that stronger pairs have joined: where their own score would not have, the ledger says so."""
    if verdict_of(score) is Verdict.SAME:
        return judgement
    through = Reason(feature="through_others", weight=0.0, text="both were joined with a third name")
    return replace(judgement, reasons=(*judgement.reasons, through), by="rule")


_WEAK_NAMES = frozenset({"acronym", "acronym_short", "contained", "contained_word", "surname_only", "country_prefix"})
_PARTS_OF_NAMES = frozenset({"longer_full_name", "initial"})


def _rival(
    i: int, j: int, rivals: dict[int, list[int]], profiles: list[Profile], root: list[int], reasons: tuple[Reason, ...]
) -> Reason | None:
    """A short name that fits two different clusters equally well joins neither; nor does a full one that has only a
    part of the names of two people ("George Bush" between George H. W. and George W.)."""
    feature = reasons[0].feature
    if feature not in _WEAK_NAMES | _PARTS_OF_NAMES:
        return None
    short, long = sorted((i, j), key=lambda n: (len(profiles[n].names[0]), n))
    others = {root[k] for k in rivals[short]} - {root[short], root[i], root[j]}
    if feature in _PARTS_OF_NAMES:
        others = {k for k in others if contradiction(profiles[k], profiles[long]) is not None}
    if not others:
        return None
    names = ", ".join(sorted(profiles[k].names[0] for k in others)[:3])
    return Reason(feature="ambiguous", weight=-2.0, text=f"{profiles[short].names[0]} could as well be {names}")


def _decide(
    a: Profile, b: Profile, score: float, reasons: tuple[Reason, ...], decisions: _Decisions
) -> tuple[Verdict, tuple[Reason, ...]]:
    """The verdict on two clusters: an override, else a contradiction, else the score."""
    override = decisions.between(a, b)
    if override is not None:
        return override.verdict, (*reasons, override.reason())
    verdict = verdict_of(score)
    if verdict is Verdict.SAME:
        against = contradiction(a, b)
        if against is not None:
            return Verdict.DIFFERENT, (*reasons, against)
    return verdict, reasons


def _shown(profile: Profile) -> str:
    """The name a reader knows a cluster by: of a person the full one, where there is one."""
    return next((p.spelled for p in profile.people if p.is_full), profile.names[0])


def _judgement(a: Profile, b: Profile, verdict: Verdict, reasons: tuple[Reason, ...]) -> Judgement:
    return Judgement(
        left=_shown(a),
        right=_shown(b),
        verdict=verdict,
        score=round(sum(r.weight for r in reasons), 3),
        reasons=reasons,
        left_in=tuple(sorted(a.documents)),
        right_in=tuple(sorted(b.documents)),
        by="override" if any(r.feature == "override" for r in reasons) else "score",
    )


class _Decisions:
    """The overrides as questions about clusters."""

    def __init__(self, overrides: Sequence[Override]) -> None:
        self.same = [o for o in overrides if o.verdict is Verdict.SAME]
        self.apart = [o for o in overrides if o.verdict is not Verdict.SAME]

    def between(self, a: Profile, b: Profile) -> Override | None:
        """The decision that keeps two clusters apart, if there is one."""
        for override in self.apart:
            left, right = _meant(override, a.members), _meant(override, b.members)
            if (left[0] and right[1]) or (left[1] and right[0]):
                return override
        return None

    def forced(self, entities: Sequence[LocalEntity]) -> list[list[LocalEntity]]:
        """Entities grouped by the decisions that they are the same, in order."""
        root = list(range(len(entities)))
        for override in self.same:
            meant = [i for i, e in enumerate(entities) if any(_meant(override, [e]))]
            for i in meant[1:]:
                old, new = sorted((root[i], root[meant[0]]), reverse=True)
                root = [new if r == old else r for r in root]
        groups: dict[int, list[LocalEntity]] = defaultdict(list)
        for i, entity in enumerate(entities):
            groups[root[i]].append(entity)
        return [groups[r] for r in sorted(groups)]


def _meant(override: Override, members: Iterable[LocalEntity]) -> tuple[bool, bool]:
    left = right = False
    for member in members:
        texts = [*member.names, *(t for o in member.occurrences for t in written(o))]
        meant = override.sides(member.document, texts)
        left, right = left or meant[0], right or meant[1]
    return left, right

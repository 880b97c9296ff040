"""Two names without any graph: whether they can be one, and why.

>>> compare_names("Li Shangfu", "Li Thuong Phuc").verdict
<Verdict.UNSURE: 'unsure'>
>>> compare_names("Joe Biden", "Jill Biden").verdict
<Verdict.DIFFERENT: 'different'>
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.model import Verdict
from kg.resolve.named import key_of
from kg.resolve.names import PersonName, attach, gender_of, person_name, relate
from kg.resolve.organisations import inside, is_acronym_of, same_letters
from kg.resolve.romanisation import CommonReading, compatible_readings, surname_agrees
from kg.resolve.spelling import one_key
from kg.resolve.tables import countries, kind_nouns, names, weights
from kg.resolve.text import plain


@dataclass(frozen=True, slots=True)
class NameComparison:
    """What two names alone say. `verdict` is unsure where they can be one but context must decide; `reasons` are
    sentences; `reading` is what they can be read from, where one is a romanisation of the other."""

    a: str
    b: str
    verdict: Verdict
    reasons: tuple[str, ...]
    reading: CommonReading | None = None

    def as_record(self) -> dict[str, object]:
        """The comparison for programs, as JSON can hold it."""
        reading = None
        if self.reading is not None:
            pairs = [{"pinyin": p, "other": o} for p, o in self.reading.pairs]
            reading = {"system": self.reading.system, "pairs": pairs, "chance": self.reading.chance}
        return {
            "a": self.a,
            "b": self.b,
            "verdict": self.verdict.value,
            "reasons": list(self.reasons),
            "reading": reading,
        }


def compare_names(a: str, b: str) -> NameComparison:
    """Whether two names can be one. Names say that they can be one or that they cannot; hardly ever that they are."""
    left, right = person_name(a), person_name(b)
    found = _same_thing(a, b) or _people(a, b, left, right) or _bodies(a, b)
    reading = compatible_readings(left.spelled, right.spelled)
    if found is None and reading is not None:
        found = (Verdict.UNSURE, _readings(reading, left, right))
    if found is None:
        found = (Verdict.DIFFERENT, "no part of the one agrees with a part of the other")
    return NameComparison(a, b, found[0], (found[1],), reading)


def _same_thing(a: str, b: str) -> tuple[Verdict, str] | None:
    if plain(a) == plain(b):
        return Verdict.SAME, "the same words, once articles, case, dots and diacritics are left out"
    x, y = key_of(a, "ORG"), key_of(b, "ORG")
    if x == y and x[0] == "country":
        return Verdict.SAME, f"both are names of {countries().by_code[x[1]].label}"
    if x == y and x[0] == "body":
        return Verdict.SAME, f"the table of other names has both for {x[1]}"
    for name, other in ((a, y), (b, x)):
        seat = countries().by_seat.get(plain(name))
        if seat is not None and other == ("country", seat.code):
            return (
                Verdict.UNSURE,
                f"{name} is the seat of the government of {seat.label} and stands for it when it acts",
            )
    return None


def _people(a: str, b: str, left: PersonName, right: PersonName) -> tuple[Verdict, str] | None:
    genders = {gender_of(left), gender_of(right)}
    if genders == {"m", "f"}:
        return Verdict.DIFFERENT, f"{a} and {b} are a man's and a woman's name or title"
    relation = relate(left, right)
    if relation is not None:
        if relation.feature == "given_conflict":
            return Verdict.DIFFERENT, relation.text
        if relation.reading is not None:
            return Verdict.UNSURE, _readings(relation.reading, left, right)
        same = weights().of[relation.feature] >= weights().same
        return (Verdict.SAME if same else Verdict.UNSURE), relation.text
    if len(left.words) == len(right.words) == 1 and one_key(left.words[0], right.words[0]):
        text = f"{a} and {b} can be two spellings of one name; which bearer is meant, only the text can say"
        return Verdict.UNSURE, text
    if _names_place(a) or _names_place(b):
        return None
    for short, full in ((left, right), (right, left)):
        if full.family in kind_nouns() or full.family in names().generic:
            continue
        way = attach(short, full)
        if way:
            return (
                Verdict.UNSURE,
                f"{short.spelled} is the {way} of {full.spelled}; which bearer is meant, only the text can say",
            )
        if len(short.words) == 1 and full.family_first and full.is_full and surname_agrees(short.words[0], full.family):
            text = (
                f"{short.spelled} can be another spelling of the family name {full.family}, which says almost nothing"
            )
            return Verdict.UNSURE, text
    return None


def _names_place(text: str) -> bool:
    return countries().of(text) is not None or plain(text) in countries().by_seat


def _bodies(a: str, b: str) -> tuple[Verdict, str] | None:
    if is_acronym_of(a, b) or is_acronym_of(b, a):
        return Verdict.UNSURE, f"{min(a, b, key=len)} has the initials of {max(a, b, key=len)}"
    if inside(a, b) or inside(b, a):
        return Verdict.UNSURE, f"{min(a, b, key=len)} can be short for {max(a, b, key=len)}"
    return (Verdict.UNSURE, "they differ by letters that changed places") if same_letters(a, b) else None


def _readings(reading: CommonReading, left: PersonName, right: PersonName) -> str:
    shown = ", ".join(f"{p} = {o}" for p, o in reading.pairs)
    rare = round(1 / reading.chance) if reading.chance else 0
    return (
        f"{left.spelled} and {right.spelled} can be read from the same characters ({reading.system}: {shown}); "
        f"a random name of {len(reading.pairs)} syllables agrees once in {rare:,}; context must decide"
    )

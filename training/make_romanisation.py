"""Make `kg/data/romanisation.tsv`: which pinyin syllables and which other spellings can stand for one character.

    python -m training.make_romanisation Unihan_Readings.txt.bz2 hanviet.csv kg/data/romanisation.tsv

Two romanised names can be one when some sequence of characters can be read both ways. The table holds, for each system,
the pinyin syllable (without tone) and the spellings that share a common character with it. Sources: Unihan readings
(kMandarin, kHanyuPinlu, kTGHZ2013, kVietnamese, kCantonese, kHangul, kJapaneseOn) under the Unicode licence,
and the Sino-Vietnamese word list of hanviet-pinyin-words under MIT. Wade-Giles is derived from pinyin by rule
(Giles 1892), Hong Kong spellings from Jyutping, Korean ones from Hangul (Revised Romanization 2000; McCune and
Reischauer 1939), Japanese ones from the on readings (Hepburn without long vowels).
"""

from __future__ import annotations

import argparse
import ast
import bz2
import csv
import itertools
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

NOTICE = """\
# Syllables of romanised Chinese names that can stand for one character. Made by
# training/make_romanisation.py; do not edit.
# Columns: system, pinyin syllable without tone, spellings in that system (for "han": the characters themselves).
# Readings: Unihan database 15.0, copyright 2022 Unicode, Inc., used under the Unicode License v3,
# https://www.unicode.org/license.txt. Sino-Vietnamese readings: hanviet-pinyin-words 2.1.7, copyright 2024 Phong Phan,
# MIT licence. Both notices stand in full in kg/data/LICENCES.md.
"""

FREQUENT_READING = 0.02
"""A reading that makes up less than this share of a character's running-text count is not kept from kHanyuPinlu."""

RARE_ON_READING = 0.032
"""Japanese has so few syllables that a pair must hold for this share of the pinyin syllable's characters."""

INTERJECTIONS = {"m", "n", "ng", "hm", "hng", "o", "ê", "e̊"}


def fold(text: str) -> str:
    """Lower case without tones and diacritics; đ becomes d."""
    split = unicodedata.normalize("NFD", text.lower().replace("đ", "d").replace("ü", "u"))
    return "".join(c for c in split if not unicodedata.combining(c))


def unihan(path: Path) -> dict[str, dict[str, str]]:
    fields: dict[str, dict[str, str]] = defaultdict(dict)
    with bz2.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("U+"):
                code, name, value = line.rstrip("\n").split("\t")
                fields[chr(int(code[2:], 16))][name] = value
    return fields


def mandarin(entry: Mapping[str, str]) -> set[str]:
    """Toneless pinyin readings of a character, customary and common ones only."""
    found = {fold(r) for r in entry.get("kMandarin", "").split()}
    found |= {fold(r) for part in entry.get("kTGHZ2013", "").split() for r in part.split(":")[1].split(",")}
    counted = re.findall(r"(\S+?)\((\d+)\)", entry.get("kHanyuPinlu", ""))
    total = sum(int(n) for _, n in counted)
    found |= {fold(r) for r, n in counted if int(n) >= FREQUENT_READING * total}
    return {r for r in found if r not in INTERJECTIONS and re.fullmatch("[a-z]+", r)}


def is_common(entry: Mapping[str, str]) -> bool:
    """Characters of general text and of names: counted in modern prose, or taught in Korean schools, or used in Tang
    poetry (which has the old surnames that modern prose lacks)."""
    return "kHanyuPinlu" in entry or ":0E" in entry.get("kHangul", "") or "kTang" in entry


WADE_GILES_INITIALS = {
    "b": "p", "p": "p'", "d": "t", "t": "t'", "g": "k", "k": "k'", "j": "ch", "q": "ch'", "x": "hs",
    "zh": "ch", "ch": "ch'", "sh": "sh", "z": "ts", "c": "ts'", "s": "s", "r": "j",
}  # fmt: skip


TAIWAN_CUSTOM = {"song": {"soong"}, "jiu": {"jeou"}, "xu": {"shyu", "sheu"}, "zhang": {"jang"}, "cai": {"tsay"}}
"""Spellings of names in Taiwan that follow neither Wade-Giles nor another table here."""


def wade_giles(pinyin: str) -> set[str]:
    """Spellings of a pinyin syllable in Wade-Giles as newspapers print it: apostrophes and diaereses are optional."""
    initial = next((i for i in ("zh", "ch", "sh") if pinyin.startswith(i)), None)
    initial = initial or (pinyin[0] if pinyin[0] in "bpmfdtnlgkhjqxrzcs" else "")
    final = pinyin[len(initial) :]
    palatal, retroflex = initial in ("j", "q", "x"), initial in ("zh", "ch", "sh", "r")
    if not initial:
        return {"yi": {"i", "yi"}, "you": {"yu"}, "yan": {"yen"}, "ye": {"yeh"}, "yong": {"yung"}, "yue": {"yueh"},
                  "er": {"erh"}, "e": {"o", "eh"}, "wen": {"wen"}, "yin": {"yin"}, "ying": {"ying", "ing"},
                  "wo": {"wo"}, "weng": {"weng"}, "yuan": {"yuan", "yuen"}}.get(final, {final})  # fmt: skip
    if palatal and final.startswith("u"):
        finals = {"u": {"u"}, "ue": {"ueh", "ue"}, "uan": {"uan", "uen"}, "un": {"un"}}[final]
    elif final == "i" and retroflex:
        finals = {"ih"}
    elif final == "i" and initial in ("z", "c", "s"):
        return {"z": {"tzu", "tze", "tsu"}, "c": {"tzu", "tz'u", "tsu", "ts'u"}, "s": {"szu", "ssu", "sze"}}[initial]
    elif final == "e":
        finals = {"o", "e", "eh"} if initial in ("g", "k", "h") else {"e", "eh"}
    elif final == "uo":
        finals = {"uo"} if initial in ("g", "k", "h", "sh") else {"o", "uo"}
    else:
        finals = {
            "ie": {"ieh", "ie"}, "ian": {"ien", "ian"}, "iu": {"iu", "iou", "eou"}, "ong": {"ung"}, "iong": {"iung"},
            "ui": {"ui", "uei"} if initial in ("g", "k") else {"ui"}, "i": {"i", "ee"}, "ue": {"ueh", "ue"},
        }.get(final, {final})  # fmt: skip
    begin = WADE_GILES_INITIALS.get(initial, initial)
    spelled = {begin + f for f in finals} | ({"s" + f for f in finals} if initial == "x" and final == "u" else set())
    return {s for spelling in spelled for s in (spelling, spelling.replace("'", ""))}


JYUTPING_INITIALS: dict[str, tuple[str, ...]] = {
    "b": ("p",), "p": ("p",), "d": ("t",), "t": ("t",), "g": ("k",), "k": ("k",), "gw": ("kw",), "kw": ("kw",),
    "z": ("ch", "ts"), "c": ("ch", "ts"), "s": ("s", "sh"), "j": ("y",),
}  # fmt: skip
JYUTPING_FINALS: dict[str, tuple[str, ...]] = {
    "aa": ("a", "ah"), "aai": ("ai",), "aau": ("au",), "aam": ("am",), "aan": ("an",), "aang": ("ang",),
    "aap": ("ap",), "aat": ("at",), "aak": ("ak",), "am": ("am", "um"), "an": ("an", "un"), "ap": ("ap", "up"),
    "at": ("at", "ut"), "ak": ("ak",), "e": ("e", "eh"), "ei": ("ei", "i", "ee", "ay"), "i": ("i", "ee"),
    "oi": ("oi", "oy"), "ou": ("o", "ou"), "au": ("au", "ow", "o"), "u": ("u", "oo"), "un": ("un", "oon"),
    "oe": ("euh",), "oeng": ("eung",), "oek": ("euk",), "eoi": ("ui",), "eon": ("un", "on"), "eot": ("ut",),
    "yu": ("u", "yu", "ue"), "yun": ("uen", "un"), "yut": ("ut", "uet"), "on": ("on",), "ui": ("ui",),
}  # fmt: skip


def hong_kong(jyutping: str) -> set[str]:
    """Spellings of a Jyutping syllable as in Hong Kong names (a custom, not a standard, hence several)."""
    bare = jyutping.rstrip("123456")
    if bare in ("m", "ng"):
        return {"ng"}
    if bare in ("zi", "ci"):
        return {"chi", "chee", "tsz", "tze", "tsi"}
    if bare == "si":
        return {"si", "see", "sze", "shi", "sz"}
    initial = next((i for i in ("gw", "kw", "ng") if bare.startswith(i)), None) or (
        bare[0] if bare[0] in "bpmfdtnlgkhwzcsj" else ""
    )
    final = bare[len(initial) :]
    spelled = {i + f for i in JYUTPING_INITIALS.get(initial, (initial,)) for f in JYUTPING_FINALS.get(final, (final,))}
    if initial == "j" and final.startswith("yu"):
        rest = final[2:]
        spelled = {"yu" + rest, "yue" + rest} if rest else {"yu", "yue", "u"}
    if initial == "ng":
        spelled |= {s[2:] for s in spelled}
    return {s.replace("yyu", "yu") for s in spelled if s}


HANGUL_INITIALS = ["g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", ".", "j", "jj", "ch", "k", "t", "p", "h"]
HANGUL_VOWELS = [
    "a",
    "ae",
    "ya",
    "yae",
    "eo",
    "e",
    "yeo",
    "ye",
    "o",
    "wa",
    "wae",
    "oe",
    "yo",
    "u",
    "wo",
    "we",
    "wi",
    "yu",
    "eu",
    "ui",
    "i",
]
HANGUL_FINALS = [
    ".",
    "k",
    "k",
    "k",
    "n",
    "n",
    "n",
    "t",
    "l",
    "k",
    "m",
    "l",
    "l",
    "l",
    "p",
    "l",
    "m",
    "p",
    "p",
    "t",
    "t",
    "ng",
    "t",
    "t",
    "k",
    "t",
    "p",
    "t",
]
MCCUNE_INITIALS = {
    "g": ("k", "g"),
    "d": ("t", "d"),
    "b": ("p", "b"),
    "j": ("ch", "j"),
    "r": ("r", "n", ""),
    "ch": ("ch",),
}
MCCUNE_VOWELS = {"eo": "o", "yeo": "yo", "eu": "u", "oe": "oe", "wo": "wo", "ui": "ui"}


def korean(hangul: str, *, mccune: bool) -> set[str]:
    """Romanisations of one Hangul syllable, official or McCune-Reischauer without its marks. A word-initial r may be
    written n or not at all (the initial law)."""
    code = ord(hangul) - 0xAC00
    initial, vowel, final = code // 588, code % 588 // 28, code % 28
    if not 0 <= initial < len(HANGUL_INITIALS):
        return set()
    begin, middle, end = HANGUL_INITIALS[initial], HANGUL_VOWELS[vowel], HANGUL_FINALS[final].strip(".")
    initials = MCCUNE_INITIALS if mccune else {"r": ("r", "n", "")}
    middle = MCCUNE_VOWELS.get(middle, middle) if mccune else middle
    return {s + middle + end for s in initials.get(begin, (begin.strip("."),))}


def hepburn(reading: str) -> set[str]:
    """An on reading in Hepburn with its long vowels written short, as newspapers do."""
    roman = reading.lower()
    for long, short in (("ou", "o"), ("oo", "o"), ("uu", "u"), ("ei", "ei")):
        roman = roman.replace(long, short)
    return {roman} if re.fullmatch("[a-z]+", roman) else set()


def hanviet(path: Path) -> dict[str, set[str]]:
    readings: dict[str, set[str]] = defaultdict(set)
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            if len(row["char"]) == 1:
                readings[row["char"]] |= {fold(r) for r in ast.literal_eval(row["hanviet"])}
    return readings


def spellings(unihan_path: Path, hanviet_path: Path) -> Iterator[tuple[str, str, str]]:
    """Rows (system, pinyin, spelling), one for each character that reads both ways."""
    vietnamese = hanviet(hanviet_path)
    syllables = set()
    for char, entry in unihan(unihan_path).items():
        if not is_common(entry):
            continue
        latin: list[tuple[str, Iterable[str]]] = [
            ("vietnamese", vietnamese.get(char, set()) | {fold(r) for r in entry.get("kVietnamese", "").split()}),
            ("cantonese", itertools.chain(*(hong_kong(r) for r in entry.get("kCantonese", "").split()))),
            *(
                (system, itertools.chain(*(korean(r[0], mccune=mccune) for r in entry.get("kHangul", "").split())))
                for system, mccune in (("korean", False), ("korean-mccune", True))
            ),
            # The first on reading listed is the customary one; the rest would make chance agreement common.
            ("japanese", itertools.chain(*(hepburn(r) for r in entry.get("kJapaneseOn", "").split()[:1]))),
        ]
        others = [(system, set(found)) for system, found in latin]
        for pinyin in mandarin(entry):
            syllables.add(pinyin)
            yield "han", pinyin, char
            for system, found in others:
                yield from ((system, pinyin, spelling) for spelling in found if re.fullmatch("[a-z]+", spelling))
    for pinyin in syllables:
        found = wade_giles(pinyin) | TAIWAN_CUSTOM.get(pinyin, set())
        yield from (("wade-giles", pinyin, spelling) for spelling in found)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("unihan", type=Path)
    parser.add_argument("hanviet", type=Path)
    parser.add_argument("output", type=Path)
    paths = parser.parse_args()
    table: dict[tuple[str, str], set[str]] = defaultdict(set)
    counts: Counter[tuple[str, str, str]] = Counter()
    for system, pinyin, spelling in spellings(paths.unihan, paths.hanviet):
        table[system, pinyin].add(spelling)
        counts[system, pinyin, spelling] += 1
    for (system, pinyin), found in table.items():
        if system == "japanese":
            homophones = len(table["han", pinyin])
            found -= {s for s in found if counts[system, pinyin, s] < RARE_ON_READING * homophones}
    with paths.output.open("w", encoding="utf-8", newline="\n") as out:
        out.write(NOTICE)
        for (system, pinyin), found in sorted(table.items()):
            joined = ("" if system == "han" else " ").join(sorted(found))
            out.write(f"{system}\t{pinyin}\t{joined}\n")


if __name__ == "__main__":
    main()

"""Names from all over the world, to stand in for names of the corpora while training.

Newswire that labels exist for is full of the names of a few countries. Replacing a person's name by another of as
many words keeps every tag and head true, and lets the model learn the place of a name instead of the name.
"""

from __future__ import annotations

import random
import string

from faker import Faker
from unidecode import unidecode

LATIN = [
    "id_ID",
    "tr_TR",
    "en_IN",
    "es_MX",
    "fr_FR",
    "de_DE",
    "pl_PL",
    "ro_RO",
    "it_IT",
    "pt_BR",
    "hu_HU",
    "cs_CZ",
    "sv_SE",
    "nl_NL",
    "fi_FI",
    "hr_HR",
    "az_AZ",
    "yo_NG",
    "zu_ZA",
    "tw_GH",
    "sw",
    "ig_NG",
    "uz_UZ",
    "lv_LV",
    "lt_LT",
    "en_US",
    "en_GB",
]
TRANSLITERATED = [
    "ru_RU",
    "uk_UA",
    "bg_BG",
    "el_GR",
    "ka_GE",
    "hy_AM",
    "fa_IR",
    "ar_SA",
    "he_IL",
    "hi_IN",
    "ne_NP",
    "bn_BD",
    "ko_KR",
]
ROMANISED = ("zh_CN", "ja_JP")


def person_names(count: int, seed: int) -> list[tuple[str, str]]:
    """(given, family) in the order that news writes them, `count` for each of the locales above."""
    found: list[tuple[str, str]] = []
    for locale in (*LATIN, *TRANSLITERATED, *ROMANISED):
        faker = Faker(locale)
        faker.seed_instance(seed)
        for _ in range(count):
            if locale in ROMANISED:
                given, family = faker.romanized_name().split(" ", 1)
            else:
                given, family = unidecode(faker.first_name()), unidecode(faker.last_name())
            if locale in ("zh_CN", "ko_KR"):
                given, family = family, given.lower().capitalize()
            if given.isalpha() and family.isalpha() and given.isascii() and family.isascii():
                found.append((given.capitalize(), family.capitalize()))
    return sorted(set(found))


def acronym(rng: random.Random) -> str:
    return "".join(rng.choices(string.ascii_uppercase, k=rng.choice((3, 3, 4, 4, 5, 6))))

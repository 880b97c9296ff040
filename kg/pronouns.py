"""The personal pronouns of English by person, gender and number, and the relative ones: closed classes, lower case."""

from __future__ import annotations

I = frozenset({"i", "me", "my", "mine", "myself"})  # noqa: E741
WE = frozenset({"we", "us", "our", "ours", "ourselves"})
YOU = frozenset({"you", "your", "yours", "yourself", "yourselves"})
HE = frozenset({"he", "him", "his", "himself"})
SHE = frozenset({"she", "her", "hers", "herself"})
IT = frozenset({"it", "its", "itself"})
THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
RELATIVE = frozenset({"who", "whom", "whose", "which", "that"})
SINGULAR = I | HE | SHE | IT
_FIRST = I | WE
_GENDERS = {word: code for code, words in (("m", HE), ("f", SHE), ("n", IT)) for word in words}
PLURAL = WE | THEY


def is_first_person(word: str) -> bool:
    """Whether a word as written is of the first person; "US" is a country."""
    return word.lower() in _FIRST and word != "US"


def gender(word: str) -> str | None:
    """ "m", "f" or "n" of a lower-case pronoun that tells it."""
    return _GENDERS.get(word)

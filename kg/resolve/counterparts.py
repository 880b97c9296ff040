"""A man's and a woman's form of one name: "Daniel" and "Daniela", "Julio" and "Julia", "Petrov" and "Petrova".

They differ by a letter as two spellings of one name do, and are hardly ever one bearer's.

>>> given_counterparts("daniel", "daniela"), given_counterparts("sergei", "sergey")
(True, False)
>>> family_counterparts("petrov", "petrova"), family_counterparts("ivanov", "ivanow")
(True, False)
"""

from __future__ import annotations

import re

_FAMILY = re.compile(r"(?P<stem>\w{2,}(?:[oe]v|[oe]w|in|yn|sk|ck|dzk))(?P<end>i|y|yi|ij|ii)?")
_WOMAN = re.compile(r"(?P<stem>\w{2,}(?:[oe]v|[oe]w|in|yn|sk|ck|dzk))(?:a|aya|aia|aja)")


def given_counterparts(a: str, b: str) -> bool:
    """Whether two folded given names differ by the ending of a woman's: an "a" or "e" after the man's, an "a" for his
    "o", "e" or "i"."""
    man, woman = sorted((a, b), key=lambda name: (len(name), name.endswith("a")))
    if len(woman) == len(man) + 1:
        return woman[:-1] == man and woman[-1] in "ae" and man[-1] not in "aeiouy"
    return len(man) == len(woman) and woman == man[:-1] + "a" and man[-1] in "oei"


def family_counterparts(a: str, b: str) -> bool:
    """Whether two folded family names are a man's and a woman's form of one Slavic name."""
    return _woman_of(a, b) or _woman_of(b, a)


def _woman_of(man: str, woman: str) -> bool:
    his, hers = _FAMILY.fullmatch(man), _WOMAN.fullmatch(woman)
    return his is not None and hers is not None and his["stem"] == hers["stem"]

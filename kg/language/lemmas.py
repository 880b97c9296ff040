"""Lemmas as edit scripts: what to change in a form to get its lemma.

A script says how to treat case, how many characters to cut from the end and what to put there: `lower|3|y`
makes "party" of "Parties". Scripts are classes that the model predicts for each word, as in Chrupała (2006) and
UDPipe (Straka 2018); only suffixes are edited, which is enough for English.
"""

from __future__ import annotations

from functools import lru_cache


def derive(form: str, lemma: str) -> str:
    """The script that turns `form` into `lemma`.

    >>> derive("Parties", "party")
    'lower|3|y'
    >>> derive("Obama", "Obama")
    'keep|0|'
    """
    options = []
    for case in ("keep", "lower", "title"):
        cased = _cased(form, case)
        common = 0
        while common < min(len(cased), len(lemma)) and cased[common] == lemma[common]:
            common += 1
        options.append((len(cased) - common + len(lemma) - common, f"{case}|{len(cased) - common}|{lemma[common:]}"))
    return min(options, key=lambda option: option[0])[1]


@lru_cache(maxsize=65536)
def apply(form: str, script: str) -> str:
    """The lemma that a script makes of a form; the form itself where the script does not fit it.

    >>> apply("Stories", "lower|3|y")
    'story'
    """
    case, cut, tail = script.split("|", 2)
    cased = _cased(form, case)
    count = int(cut)
    if count > len(cased):
        return form
    return (cased[: len(cased) - count] + tail) or form


def _cased(form: str, case: str) -> str:
    if case == "lower":
        return form.lower()
    return form[:1].upper() + form[1:].lower() if case == "title" else form

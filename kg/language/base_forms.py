"""Lemmas by rule, where the learned one cannot be right.

The network predicts lemmas as edits of endings; now and then the edit fits no word ("strategie", "bigg") or keeps
capitals that only a title or a shout gave ("Council" the noun, "ALWAYS"). Spelling leaves few base forms of a plural, a
comparative or a verb form, and of these the one that is a word is right.

    >>> lemma("strategies", "NOUN", "NNS", "strategie")
    'strategy'
    >>> lemma("ALWAYS", "ADV", "RB", "ALWAYS")
    'always'
"""

from __future__ import annotations

import re
from functools import lru_cache

from kg.language.gazetteer import name_types
from kg.language.verb_forms import base_form
from kg.language.word_lists import base_words, fixed_lemmas

CLOSED = frozenset({"PRON", "DET", "ADP", "AUX", "SCONJ", "CCONJ", "PART", "ADV", "INTJ"})
"""Parts of speech whose words are few enough to list with their lemmas, and none of which is written in capitals."""

_COMPOUNDS = {"men": "man", "children": "child", "people": "people"}
_COMPARED = {"JJR": "er", "RBR": "er", "JJS": "est", "RBS": "est"}


@lru_cache(maxsize=65536)
def lemma(word: str, part: str, tag: str, learned: str) -> str:
    """The lemma of a word with its UPOS and XPOS, given the one that was learned for it."""
    fixed = fixed_lemmas().get((word.lower(), part, tag))
    # What is written in capitals may be an acronym: "IT" is no pronoun, "US" no plural.
    if fixed is not None and (part in CLOSED or not word.isupper()):
        return fixed
    return by_rule(word, part, tag, learned)


def by_rule(word: str, part: str, tag: str, learned: str) -> str:
    """The lemma by inflection and case alone, without the list of fixed ones."""
    found = learned or word
    if part in ("VERB", "AUX"):
        found = base_form(word, tag, found)
    elif part == "NOUN" and tag == "NNS":
        found = _singular(word, found)
    elif tag in _COMPARED:
        found = _uncompared(word.lower(), _COMPARED[tag], found)
    return found if tag.startswith("NNP") else _cased(word, part, found)


def _singular(word: str, learned: str) -> str:
    """The singular of a plural in -s or of a compound of men, children or people; else what was learned.

    >>> _singular("Gunmen", "gunme")
    'gunman'
    """
    known = base_words("NOUN")
    form = word.lower()
    for plural, singular in _COMPOUNDS.items():
        if form.endswith(plural) and form != plural:
            return form.removesuffix(plural) + singular
    if learned in known or len(form) < 3 or not form.endswith("s"):
        return learned
    greek = form.endswith("es") and learned == form[:-2] + "is"
    fitting = (option for option in _singulars(form) if option in known)
    return next(fitting, learned if greek or learned.lower() == form else _singulars(form)[0])


def _singulars(form: str) -> tuple[str, ...]:
    """The singulars that a regular plural can have, the likeliest first."""
    if form.endswith("ies") and len(form) > 4:
        return (form[:-3] + "y", form[:-1])
    if re.search(r"(?:ss|x|zz|ch|sh)es$", form):
        return (form[:-2], form[:-1])
    if form.endswith("ves"):
        return (form[:-1], form[:-3] + "f", form[:-3] + "fe")
    if re.search(r"[szo]es$", form):
        return (form[:-1], form[:-2])
    return (form,) if form.endswith("ss") else (form[:-1],)


def _uncompared(form: str, ending: str, learned: str) -> str:
    """The plain form of a comparative or superlative in -er or -est."""
    known = base_words("ADJ") | base_words("ADV")
    if learned in known or not form.endswith(ending):
        return learned
    stem = form[: -len(ending)]
    options = [stem, stem + "e"]
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in "aeiou":
        options.insert(0, stem[:-1])
    if stem.endswith("i"):
        options.insert(0, stem[:-1] + "y")
    fitting = (option for option in options if option in known)
    return next(fitting, learned if learned in options else options[0])


def _cased(word: str, part: str, found: str) -> str:
    """Without the capitals that a heading or a shout gave: only names, and words made of them, keep theirs."""
    if part in CLOSED or part == "VERB":
        return found if found == "I" else found.lower()
    if not found[:1].isupper():
        return found
    lower = found.lower()
    if part == "NOUN" and (word[1:].islower() or lower in base_words("NOUN")):
        return lower
    if part == "ADJ" and (lower in base_words("ADJ") or (word.isupper() and word.title() not in name_types().known)):
        return lower
    return found

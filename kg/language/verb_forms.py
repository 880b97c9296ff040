"""Base forms of verbs by the rules of English inflection, where the learned lemma cannot be one.

The network predicts lemmas as edits of endings, and now and then an edit that no verb form allows ("told" as "toy",
"sanctioned" as "sanctione"). A form and its tag leave few base forms; a lemma that is none of them is replaced by the
likeliest: the irregular one, one that the program's own word lists know, or the one that spelling asks for.

    >>> base_form("told", "VBD", "toy")
    'tell'
    >>> base_form("sanctioned", "VBD", "sanctione")
    'sanction'
    >>> base_form("easing", "VBG", "eas")
    'ease'
    >>> base_form("co-directed", "VBD", "co-directe")
    'co-direct'
    >>> base_form("mediated", "VBD", "mediat")
    'mediate'
    >>> base_form("leases", "VBZ", "leas")
    'lease'
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

from kg.language.word_lists import base_words

_VOWELS = "aeiou"
_TAGS = frozenset({"VB", "VBP", "VBZ", "VBG", "VBD", "VBN"})
_WANTS_E = re.compile(
    r"(?:at|iz|ys|is|as|os|us|v|c|u|dg|ng|rg|lg|nc|rs|ns|ls|[^aeiou]l|[^aeiou]r|ir|ur|ar|or|ag|eg|ak|ok|ik|uk|id|ud|ut"
    r"|ot|in|am|um|ap|ast|il|ib|(?:[aeo]u|[aou]i|ea|ee|oo|ei)[sz]|ps|(?:ea|ee|oa|oo)th)$"
)
_NO_E = re.compile(
    r"(?:(?![iu]at$)[aeiou][aeiou](?!s$|z$|th$)[^aeiou]|ias|ss|[^aeiou]{2}[^elrcsgvz]"
    r"|en|er|on|it|et|el|al|ol|an|ow|aw|ew|x|y|w)$"
)
_SOURCES = ("cues.toml", "relations.toml", "verbs.toml", "light_verbs.toml", "action_nouns.toml")


def base_form(form: str, tag: str, lemma: str) -> str:
    """The base form of a verb form with its Penn tag; `lemma` itself where the rules allow it or the tag is no verb's.

    A lemma with capitals or digits is left alone: it may be a name.
    """
    before, _, last = form.rpartition("-")
    if before and last.isalpha() and tag in _TAGS:  # "co-directed"
        return f"{before.lower()}-{base_form(last, tag, lemma.rpartition('-')[2])}"
    if tag not in _TAGS or not form.isalpha() or not form[0].isalpha():
        return lemma
    word = form.lower()
    irregular = _irregular().get(word)
    if irregular is not None and (tag not in {"VB", "VBP"} or word not in _known()):
        return irregular if lemma.lower() not in _bases(word) else lemma.lower()
    options = _options(word, tag)
    known = [option for option in options if option in _known()]
    if known:
        # "hoping" may come of "hop" for all the network knows; its spelling says "hope".
        return lemma.lower() if tag == "VBZ" and lemma.lower() in known else known[0]
    return options[0] if options else lemma


def is_irregular(form: str) -> bool:
    """Whether a form, in lower case, is one of an irregular verb."""
    return form in _irregular()


def _options(word: str, tag: str) -> tuple[str, ...]:
    """The regular base forms that a form can have, the likeliest first."""
    if tag in {"VB", "VBP"}:
        return (word,)
    if tag == "VBZ":
        if word.endswith("ies") and len(word) > 4:
            return (word[:-3] + "y", word[:-1])
        if re.search(r"(?:s|x|z|ch|sh|o)es$", word):
            return (word[:-1], word[:-2]) if _wants_e(word[:-2]) else (word[:-2], word[:-1])
        return (word[:-1],) if word.endswith("s") and not word.endswith("ss") else (word,)
    suffix = "ing" if tag == "VBG" else "ed"
    if not word.endswith(suffix) or len(word) <= len(suffix) + 1:
        return (word,) if tag in {"VBD", "VBN"} else ()
    stem = word[: -len(suffix)]
    if suffix == "ed" and stem.endswith("i"):
        return (stem[:-1] + "y", stem + "e")
    doubled = len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in _VOWELS
    if doubled:
        single = stem[:-1]
        if stem[-1] == "s":
            return (stem,)
        return (stem, single) if stem[-1] in "lfz" and len(single) < 5 else (single, stem)
    if not any(c in _VOWELS + "y" for c in stem):
        return (stem + "e", stem)
    # A verb of one short syllable would have doubled its last letter: "bribed" cannot come of "brib".
    short = re.search(r"^[^aeiouy]*(?:qu)?[aeiou][^aeiouwxy]$", stem) is not None
    return (stem + "e", stem) if _wants_e(stem) or short or stem[-1] in "uvc" else (stem, stem + "e")


def _wants_e(stem: str) -> bool:
    return _WANTS_E.search(stem) is not None and _NO_E.search(stem) is None


@lru_cache(maxsize=1)
def _irregular() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for base, forms in _table().items():
        found.setdefault(base, base)
        for form in forms:
            found.setdefault(form, base)
    return found


@lru_cache(maxsize=4096)
def _bases(form: str) -> frozenset[str]:
    """All irregular verbs that have this form: "lay" is the base of one and the past of another."""
    return frozenset({base for base, forms in _table().items() if form in forms or form == base})


@lru_cache(maxsize=1)
def _table() -> Mapping[str, list[str]]:
    return tomllib.loads(files("kg").joinpath("data", "irregular_verbs.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    """Verbs that the treebanks have, and those that the program's own tables speak of."""
    found: set[str] = set(_table()) | base_words("VERB")
    for name in _SOURCES:
        place = files("kg").joinpath("data", name)
        if place.is_file():
            found.update(re.findall(r"\"([a-z]{2,})\"", place.read_text(encoding="utf-8")))
    return frozenset(found)

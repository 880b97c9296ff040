"""Cuts English text into the words that Universal Dependencies treebanks use.

The rules are spaCy's English ones, adapted to the conventions of EWT and GUM, and to news: `high-level` is three
words but `non-nuclear` and `Su-35` are one, `U.S.-led` is three, `and/or` is three, Markdown links and backtick quotes
are taken apart. Nothing of the text is lost: the words and the spaces between them spell it.

    >>> import spacy
    >>> tokenizer = make_tokenizer(spacy.blank("en").vocab)
    >>> [word.text for word in tokenizer("The U.S.-led anti-piracy force can't fly Su-35s.")]
    ['The', 'U.S.', '-', 'led', 'anti-piracy', 'force', 'ca', "n't", 'fly', 'Su-35s', '.']
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator
from typing import Any

from spacy.attrs import ORTH
from spacy.lang.char_classes import (
    ALPHA,
    ALPHA_LOWER,
    ALPHA_UPPER,
    CONCAT_QUOTES,
    LIST_ELLIPSES,
    LIST_ICONS,
)
from spacy.lang.en import English
from spacy.lang.punctuation import TOKENIZER_PREFIXES, TOKENIZER_SUFFIXES
from spacy.lang.tokenizer_exceptions import URL_MATCH
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex, registry
from spacy.vocab import Vocab

NAME = "kg.EnglishTokenizer.v1"
"""The tokenizer's name in a spaCy configuration."""
LONGEST_CHUNK = 400
"""Characters without white space that are looked at as a whole; a longer run is cut first, which keeps time linear."""

# Prefixes that the English treebanks leave on their word (the list of the English Web Treebank's guidelines, as far as
# it is seen in use): "non-Muslim" is one word where "high-level" is three.
_BOUND_PREFIXES = (
    "anti|bi|co|counter|cross|de|e|ex|extra|hyper|inter|intra|macro|mega|micro|mid|mini|multi|neo|non|over|para|"
    "post|pre|pro|proto|pseudo|quasi|re|semi|socio|sub|super|trans|tri|ultra|un|under|uni"
)
_ABBREVIATIONS = [
    "Lt.",
    "Col.",
    "Maj.",
    "Brig.",
    "Sgt.",
    "Capt.",
    "Cmdr.",
    "Cpl.",
    "Pvt.",
    "Adm.",
    "Amb.",
    "Pres.",
    "Hon.",
    "hon.",
    "Insp.",
    "Supt.",
    "Mlle.",
    "Mme.",
    "Sr.",
    "Esq.",
    "Rt.",
    "al.",
    "etc.",
    "vs.",
    "cf.",
    "ca.",
    "approx.",
    "est.",
    "dept.",
    "Dept.",
    "Univ.",
    "Assn.",
    "Bros.",
    "Mfg.",
    "Intl.",
    "Natl.",
    "Gov.",
    "Govt.",
    "govt.",
    "Fr.",
    "Ft.",
    "Pt.",
    "Blvd.",
    "Hwy.",
    "Nos.",
    "Vol.",
    "vol.",
    "Ch.",
    "Fig.",
    "fig.",
    "Figs.",
    "figs.",
    "Eq.",
    "eq.",
    "pp.",
    "Eds.",
    "eds.",
    "Art.",
    "Sec.",
    "Ph.D",
    "Cal.",
    "Penn.",
    "Messrs.",
    "Md.",
    "Sens.",
    "Reps.",
    "Profs.",
    "Drs.",
    "Gens.",
    "Mts.",
]
# Word pairs that are written as one: their parts are words of the sentence.
_FUSED = {
    "cannot": ("can", "not"),
    "wanna": ("wan", "na"),
    "gonna": ("gon", "na"),
    "gotta": ("got", "ta"),
    "gimme": ("gim", "me"),
    "lemme": ("lem", "me"),
    "dunno": ("du", "n", "no"),
    "alot": ("a", "lot"),
    "outta": ("out", "ta"),
    "y'all": ("y'", "all"),
    "'tis": ("'t", "is"),
    "'twas": ("'t", "was"),
}
_WHOLE = ("w/o", "b/c", "n/a", "N/A", "c/o", "e-mail", "9/11", "7/7", "&c.", "U.S", "U.K")

_LONG_CHUNK = re.compile(rf"\S{{{LONGEST_CHUNK},}}")
_HYPHEN = "-–—‐‑"
_CURRENCY_LETTERS = "US|C|A|HK|NT|NZ|S|R|CA|AU|Bds|Z|J|T"


def _prefixes() -> list[str]:
    repeated = [
        r"([!?*#>=_~])\1+",
        r"-{2,}",
        rf"(?:{_CURRENCY_LETTERS})\$",
        r"(?:Rs\.?|RM|Tk|Rp|CHF|EUR|USD|GBP)(?=[0-9])",
        r"#(?=\w)",
        r"`{1,3}",
        r"~(?=\d)",
    ]
    hyphen = [rf"[-‐‑•‣▪●](?=[{ALPHA}])"]
    return [*repeated, *LIST_ELLIPSES, *hyphen, *TOKENIZER_PREFIXES]


def _suffixes() -> list[str]:
    repeated = [r"([!?*#>=_~])\1+", r"-{2,}"]
    units = [
        r"(?<=[0-9])(?:bn|mn|mln|tn|trn|hrs?|mins?|secs?|yrs?|lbs|kph|mph|kW|MW|GW|kWh|MWh|sq|pts|am|pm|AM|PM)",
        r"(?<=[0-9])(?:bps|bpd|kt|Mt|hz|Hz|kHz|MHz|GHz|kV|mAh)",
        r"(?<=[{}{}])-".format(ALPHA, r"0-9"),
    ]
    clitics = [rf"(?<=[{ALPHA}0-9.])['’](?:s|S|d|D|ll|LL|re|RE|ve|VE|m|M)", r"(?<=[a-zA-Z])[nN]['’][tT]"]
    return [*repeated, *units, *clitics, *TOKENIZER_SUFFIXES]


def _infixes() -> list[str]:
    letter, lower, upper = ALPHA, ALPHA_LOWER, ALPHA_UPPER
    bound = "".join(rf"(?<!\b{p})" for p in _spellings(_BOUND_PREFIXES))
    return [
        # an address inside a chunk, as in Markdown, is one word
        r"(?:https?://|www\.)[^\s()\[\]<>\"“”]+[^\s()\[\]<>\"“”.,;:!?]",
        *LIST_ELLIPSES,
        *LIST_ICONS,
        rf"[!?]+(?=[{letter}{CONCAT_QUOTES}])",
        r"[–—]+",
        r"-{2,}",
        r"(?<=[0-9])[+*^](?=[0-9-])",
        # ranges and scores ("13-17", "2018-2019"), not telephone numbers and dates
        r"(?<=\b\d)(?<![-.]\d)-(?=\d{1,2}\b(?!-))",
        r"(?<=\b\d\d)(?<![-.]\d\d)-(?=\d{1,2}\b(?!-))",
        r"(?<=\b[12]\d{3})-(?=[12]\d{3}\b(?!-))",
        r"(?<=%)-(?=\d)",
        # "word.Next" without a space, and "word."Next
        rf"(?<=[{lower}{CONCAT_QUOTES}])\.(?=[{upper}{CONCAT_QUOTES}])",
        # "word.[2]", where the mark of a footnote hides the end of a sentence
        rf"(?<=[{lower}0-9%)])[.,;](?=\[(?:\d{{1,3}}|[a-z])(?:\]|$))",
        rf"(?<=[{letter}]),(?=[{letter}])",
        rf"(?<=[{letter}]),(?=[0-9])",
        # a hyphen between letters, or after a number or "U.S.", before letters, unless a bound prefix stands before it
        rf"{bound}(?<=[{letter}0-9])[-‐‑](?=[{letter}])",
        rf"(?<=[{upper}]\.)[-‐‑](?=[{letter}])",
        r"(?<=[{}]%)[-‐‑](?=[{}])".format("0-9", letter),
        rf"(?<=[{letter}])[:<>=/](?=[{letter}0-9\"“(])",
        rf"(?<=[0-9])[:<>=/](?=[{letter}])",
        # Markdown links, brackets and quotes glued to words
        r"[\[\]{}<>]",
        rf"(?<=[{letter}0-9.\])])[()](?=[\[{letter}0-9.])",
        r"\)(?=[\[(:;,.<\"”’'–—-])",
        r"(?<=[\]\)])\(",
        rf"(?<=[{letter}0-9.,!?])[\"“”`«»](?=\S)",
        r"[\"“”`«»](?=[<(\[])",
    ]


def _spellings(prefixes: str) -> Iterator[str]:
    for prefix in prefixes.split("|"):
        yield from (prefix, prefix.title())


def _exceptions(base: dict[str, Any]) -> dict[str, Any]:
    rules = dict(base)
    for form in ("and/or", "And/or"):
        rules.pop(form, None)
    for form in (*_ABBREVIATIONS, *_WHOLE):
        rules[form] = [{ORTH: form}]
    for form, parts in _FUSED.items():
        for cased in (form, form.capitalize(), form.upper()):
            offsets = [0]
            for part in parts:
                offsets.append(offsets[-1] + len(part))
            rules[cased] = [{ORTH: cased[a:b]} for a, b in itertools.pairwise(offsets)]
    return rules


class EnglishTokenizer(Tokenizer):  # type: ignore[misc]
    """spaCy's tokenizer with the rules of this module; a run without white space is cut before it is looked at.

    spaCy strips one character at a time from a run's ends, each time searching all of it, which is quadratic: a
    100,000-character line of exclamation marks would take hours.
    """

    def __call__(self, string: str) -> Doc:
        if not _LONG_CHUNK.search(string):
            return self._plain(string)
        words: list[str] = []
        spaces: list[bool] = []
        for piece in _bearable(string):
            doc = self._plain(piece)
            words.extend(token.text for token in doc)
            spaces.extend(bool(token.whitespace_) for token in doc)
        return Doc(self.vocab, words=words, spaces=spaces)

    def _plain(self, string: str) -> Doc:
        doc: Doc = super().__call__(string)
        return doc


def _bearable(text: str) -> Iterator[str]:
    """The text in pieces that end before a run of `LONGEST_CHUNK` characters, or inside it where its kind changes."""
    position = 0
    for match in _LONG_CHUNK.finditer(text):
        if match.start() > position:
            yield text[position : match.start()]
        start = match.start()
        while start < match.end():
            end = min(start + LONGEST_CHUNK, match.end())
            if end < match.end():
                cut = next(
                    (i for i in range(end, end - LONGEST_CHUNK // 2, -1) if text[i - 1] in ",;:.!?。，、/-"), end
                )
                end = cut
            yield text[start:end]
            start = end
        position = match.end()
    if position < len(text):
        yield text[position:]


@registry.tokenizers(NAME)  # type: ignore[untyped-decorator]
def create_tokenizer() -> Callable[[Language], EnglishTokenizer]:
    """What a spaCy configuration names to get this tokenizer."""
    return lambda nlp: make_tokenizer(nlp.vocab)


def make_tokenizer(vocab: Vocab) -> EnglishTokenizer:
    """The tokenizer on a vocabulary."""
    return EnglishTokenizer(
        vocab,
        rules=_exceptions(English.Defaults.tokenizer_exceptions),
        prefix_search=compile_prefix_regex(_prefixes()).search,
        suffix_search=compile_suffix_regex(_suffixes()).search,
        infix_finditer=compile_infix_regex(_infixes()).finditer,
        url_match=URL_MATCH,
    )

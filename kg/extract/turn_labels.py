"""What opens a turn of a talk that is printed with its speakers: "Rao: …", "Q: …", "The Minister (Ms Rao): …".

Records of parliaments put a party or a seat in brackets, and some a full stop and a dash for the colon: "Ana Rao (PPE).
– …".
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.interview_words import load_interview_words
from kg.extract.interviewee import with_surname
from kg.extract.lexicon import load_titles
from kg.extract.mentions import Mentions
from kg.extract.names import Name
from kg.extract.paragraphs import is_caption
from kg.extract.tree import Token

_LONGEST = 6
"""Words before the colon, without those in brackets."""
_LONGEST_RECORD = 32
"""Tokens before the mark, those in brackets among them."""
_DASHES = frozenset({"–", "—", "-", "--"})


@dataclass(frozen=True, slots=True)
class TurnLabel:
    """The words `[start, end)` that say who speaks: a name, a known word (`asks` is then set), or an office."""

    start: int
    end: int
    key: str
    name: Name | None
    asks: bool | None
    office: tuple[int, int] | None = None


def turn_label(mentions: Mentions, start: int, end: int) -> TurnLabel | None:
    """The label that opens the line of these tokens; `None` where none does."""
    doc = mentions.doc
    if is_caption(doc, start, end):
        return None
    words, bracketed, mark = _opening(mentions, start, end)
    if mark is None or not words:
        return None
    key = " ".join(t.lower_ for t in words if not t.is_punct)
    known = load_interview_words()
    if key in known.asks | known.answers:
        return TurnLabel(start, mark + 1, key, None, key in known.asks)
    closed = doc[mark].text == "):" or doc[mark - 1].text == ")"
    titled = all(t.text[:1].isupper() for t in bracketed if t.is_alpha)  # but "The plan (drafted by Ana Rao):"
    holder = _named(mentions, bracketed) if closed and titled and words[0].lower_ == "the" else None
    if holder is not None:  # "The Minister for Asia (Ms Rao):"
        return TurnLabel(start, mark + 1, _key(mentions, holder), with_surname(mentions, holder), None)
    if doc[mark].text in _DASHES:
        name = _named(mentions, words[:2])
        return TurnLabel(start, mark + 1, _key(mentions, name), with_surname(mentions, name), None) if name else None
    if not all(t.text[:1].isupper() for t in words if t.is_alpha):
        return None
    return _named_label(mentions, words, start, mark, key)


def _opening(mentions: Mentions, start: int, end: int) -> tuple[list[Token], list[Token], int | None]:
    """The words before the mark that ends a label, those of them in brackets, and where the mark stands."""
    words: list[Token] = []
    bracketed: list[Token] = []
    depth = 0
    for token in mentions.doc[start : min(start + _LONGEST_RECORD, end)]:
        if token.text in {":", "):"} and token.i > start:
            return words, bracketed, token.i
        depth += (token.text == "(") - (token.text == ")")
        if depth or token.text == ")":
            bracketed.append(token)
        elif token.text in _DASHES and words and words[-1].text == ".":
            return words, bracketed, token.i
        elif not token.is_space:
            words.append(token)
    return words, bracketed, None


def _named_label(mentions: Mentions, words: list[Token], start: int, mark: int, key: str) -> TurnLabel | None:
    plain = [t for t in words if not t.is_punct]
    if not plain or len(words) > _LONGEST:
        return None
    name = _abbreviated(mentions, plain[-1].text, start) if len(plain) == 1 else None
    if name is None:
        name = mentions.names.get(plain[-1].i)
        if name is None or name.type not in {"PERSON", "ORG"} or name.end > mark:
            office = _office(words)
            return TurnLabel(start, mark + 1, key, None, None, office) if office else None
    if name.type == "PERSON":
        return TurnLabel(start, mark + 1, _key(mentions, name), with_surname(mentions, name), None)
    return TurnLabel(start, mark + 1, key, name, None)


def _key(mentions: Mentions, name: Name) -> str:
    return mentions.doc[name.end - 1].lower_


def _named(mentions: Mentions, words: list[Token]) -> Name | None:
    """The first person whom some of these words name."""
    found = (mentions.names.get(t.i) for t in words)
    return next((name for name in found if name is not None and name.type == "PERSON"), None)


def _office(words: list[Token]) -> tuple[int, int] | None:
    """ "The [President]:", "THE [WITNESS]:", "The [Secretary-General]:": who speaks in that office, whoever it is."""
    if len(words) < 2 or words[0].lower_ != "the":
        return None
    offices = {*load_titles().roles, *load_interview_words().offices}
    hyphened = len(words) > 3 and words[-2].text == "-" and "-".join(t.lower_ for t in words[-3::2]) in offices
    if not hyphened and words[-1].lower_ not in offices:
        return None
    return (words[-3].i if hyphened else words[-1].i, words[-1].i + 1)


def _abbreviated(mentions: Mentions, word: str, at: int) -> Name | None:
    """Who a surname or initials stand for, of the people that the document names in full elsewhere."""
    for name in dict.fromkeys(mentions.names.values()):
        parts = mentions.doc[name.start : name.end]
        if name.start <= at < name.end:
            continue
        if name.type == "PERSON" and len(parts) > 1:
            initials = "".join(t.text[0] for t in parts if t.is_alpha)
            if word.casefold() == parts[-1].lower_ or (word.isupper() and word.replace(".", "") == initials):
                return name
        elif name.type == "ORG" and word.isupper() and parts.text == word:
            return name
    return None

"""Words set apart from the report and signed, without quotation marks: "I lost my farm to the mine. Ana Gil".

Papers lift such words out of an interview. Where they stand again in the text, they are the same person's there.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract import syntax
from kg.extract.mentions import Mentions
from kg.extract.names import Name
from kg.extract.paragraphs import Paragraph, paragraphs
from kg.extract.quotes import Quotation
from kg.extract.repetitions import Repetitions
from kg.extract.turns import Turn
from kg.model import Speaker
from kg.pronouns import is_first_person

_ENDS = frozenset({".", "!", "?", "…"})
_DASHES = frozenset({"–", "—", "-", "--", "―", "~"})
_LONGEST = 14
"""Tokens of a signature: a name, and what its bearer is."""


def signed(mentions: Mentions, quoted: tuple[Quotation, ...], again: Repetitions) -> Iterator[Turn]:
    """Paragraphs that end with a dash and the name of a person; those in the first person also where the name alone
    ends them, or stands with its dash in the next."""
    doc = mentions.doc
    found = paragraphs(doc)
    for place, p in enumerate(found[:-1]):  # who signs the last paragraph has written them all
        if any(q.start < p.end and p.start < q.end for q in quoted):
            continue
        end = _last_sentence(mentions, p)
        name = _signer(mentions, end, p.end) if end < p.end else None
        if name is None and place + 2 < len(found) and doc[found[place + 1].start].text in _DASHES:
            name, end = _signer(mentions, found[place + 1].start, found[place + 1].end), p.end
        if name is None or not (
            _is_dashed(mentions, end, p.end) or any(is_first_person(t.text) for t in doc[p.start : end])
        ):
            continue
        mention = mentions.of_name(name)
        speakers = (Speaker(label=mention.text, mention=mention, verb="say", strength="said"),)
        yield Turn(p.start, end, speakers)
        for at in again.of(p.start, end):
            if doc[at : at + end - p.start].text == doc[p.start : end].text:
                yield Turn(at, at + end - p.start, speakers)


def _is_dashed(mentions: Mentions, start: int, end: int) -> bool:
    """Whether a dash stands before the name in the same paragraph: "It was a fraud. — Ana Gil"."""
    return start < end and mentions.doc[start].text in _DASHES


def _last_sentence(mentions: Mentions, p: Paragraph) -> int:
    """Where the last sentence of a paragraph ends by its mark."""
    return next((i + 1 for i in range(p.end - 1, p.start, -1) if mentions.doc[i].text in _ENDS), p.end)


def _signer(mentions: Mentions, start: int, end: int) -> Name | None:
    """The person that a stretch names first, where it is short and tells nothing."""
    words = mentions.doc[start:end]
    first = next((t for t in words if not t.is_punct and not t.is_space), None)
    if first is None or len(words) > _LONGEST or any(syntax.is_verb(t) for t in words):
        return None
    name = next((n for t in words if (n := mentions.names.get(t.i)) is not None), None)
    opens = name is not None and name.type == "PERSON" and first.i in {name.start, name.title_start}
    return name if opens else None

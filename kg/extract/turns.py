"""Interviews: whose words each paragraph is, where the report is printed as questions and answers.

Two forms are read. Labelled turns begin with a name or a letter and a colon ("Rao: …", "Q: …") and run on until the
next; where only the questions have a label, what follows each answers it. Unlabelled ones alternate: a paragraph that
asks "you" something, then paragraphs in the first person. Who answers is then looked for in the introduction; where it
is not told, the speaker stays unnamed, but a speaker there is.

    turns(mentions, pulled)  -> Turn(start, end, speaker=Speaker("Rao"), asks=False), …
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from kg.extract.interview_words import load_interview_words
from kg.extract.interviewee import interviewee, introduced
from kg.extract.mentions import Mentions
from kg.extract.names import Name
from kg.extract.paragraphs import LONGEST_QUESTION, Paragraph, last_mark, lines, paragraphs
from kg.extract.quotes import Quotation
from kg.extract.turn_labels import turn_label
from kg.model import Mention, MentionKind, Speaker
from kg.pronouns import YOU, is_first_person

_ASKER, _ANSWERER = "interviewer", "interviewee"


@dataclass(frozen=True, slots=True)
class Turn:
    """Tokens `[start, end)` that one person speaks, with the chain of speakers, outermost first.

    `asks` for the turns of an interviewer.
    """

    start: int
    end: int
    speakers: tuple[Speaker, ...]
    asks: bool = False


def turns(
    mentions: Mentions, quoted: tuple[Quotation, ...], pulled: Name | None = None, signer: Name | None = None
) -> tuple[Turn, ...]:
    """The turns of a document in text order, none where it is no interview.

    `pulled` is who is named below a quotation whose words stand again in the text: in an interview, who answers. So
    does `signer`, the only one below any quotation, where nothing else tells.
    """
    return _labelled(mentions, pulled or signer) or _alternating(mentions, quoted, pulled, signer)


# -- labelled turns --------------------------------------------------------------------------------------------------


def _labelled(mentions: Mentions, pulled: Name | None) -> tuple[Turn, ...]:
    doc = mentions.doc
    found = [(label, end) for start, end in lines(doc) if (label := turn_label(mentions, start, end)) is not None]
    asking: dict[str, int] = {}
    for label, end in found:
        final = last_mark(doc, label.end, end)
        asking[label.key] = asking.get(label.key, 0) + (final is not None and final.text == "?")
    every = {key for key in asking if asking[key] == sum(label.key == key for label, _ in found)}
    kinds = {label.key for label, _ in found}
    one_sided = len(found) > 1 and all(label.asks for label, _ in found)  # "Q: …", and what follows answers it
    if not one_sided and (len(kinds) < 2 or not (sum(asking.values()) or any(label.asks for label, _ in found))):
        return ()
    if len(found) < 3 and not all(kinds):
        return ()
    most = max(asking, key=lambda key: (asking[key], key))
    who = interviewee(mentions, found[0][0].start) or pulled
    made: list[Turn] = []
    for (label, _), following in pairwise([*found, (None, len(doc))]):
        assert label is not None
        asks = label.asks if label.asks is not None else label.key in every | {most} and asking[label.key] > 0
        end = following[0].start if following[0] is not None else len(doc)
        name = label.name or (who if not asks and label.office is None else None)
        office = mentions.of_span(*label.office, "PERSON", MentionKind.NOMINAL) if label.office is not None else None
        speaker = _speaker(mentions, name, asks) if office is None else _answering(office, asks)
        spoken = _spoken(mentions, label.start, end, name or (who if one_sided else None))
        made.extend(Turn(p.start, p.end, (speaker,), asks) for p in (spoken[:1] if one_sided else spoken))
        if one_sided:
            made.extend(Turn(p.start, p.end, (_speaker(mentions, who, False),)) for p in spoken[1:])
    return tuple(made)


def _spoken(mentions: Mentions, start: int, end: int, name: Name | None) -> list[Paragraph]:
    """The paragraphs of one labelled turn, without captions, headings and what is told about the speaker."""
    found = []
    for place, p in enumerate(_clipped(mentions, start, end)):
        if place and (p.kind in {"heading", "caption"} or _told_about(mentions, p, name)):
            continue
        found.append(p)
    return found


def _clipped(mentions: Mentions, start: int, end: int) -> list[Paragraph]:
    return [
        Paragraph(max(p.start, start), min(p.end, end), p.kind)
        for p in paragraphs(mentions.doc)
        if p.start < end and start < p.end
    ]


# -- turns without labels --------------------------------------------------------------------------------------------


def _alternating(
    mentions: Mentions, quoted: tuple[Quotation, ...], pulled: Name | None, signer: Name | None
) -> tuple[Turn, ...]:
    doc = mentions.doc
    found = [p for p in paragraphs(doc) if p.kind not in {"heading", "caption"}]
    asked = _questions(mentions, found, quoted)
    if not _is_interview(mentions, found, asked, quoted):
        return ()
    who = pulled or interviewee(mentions, asked[0].start) or signer
    made: list[Turn] = []
    begun = _begun(mentions, found, asked[0])
    for p in found:
        if p.start < begun or any(q.start <= p.start and q.end >= p.end - 1 for q in quoted):
            continue
        answers = bool(made) and made[-1].asks and _longer(mentions, p)
        asks = p in asked or (p.start < asked[0].start and _is_addressed(mentions, p) and not answers)
        if not asks and _told_about(mentions, p, who):
            continue
        made.append(Turn(p.start, p.end, (_speaker(mentions, None if asks else who, asks),), asks))
    return tuple(made)


def _begun(mentions: Mentions, found: list[Paragraph], first: Paragraph) -> int:
    """Where the talk begins: with the first question, or before it with words to "you" or of "me" behind the
    paragraph that tells of the interview."""
    told = introduced(mentions, first.start)
    spoken = (p for p in found if told is not None and told < p.start < first.start)
    return next((p.start for p in spoken if _is_personal(mentions, p) or _is_addressed(mentions, p)), first.start)


def _questions(mentions: Mentions, found: list[Paragraph], quoted: tuple[Quotation, ...]) -> list[Paragraph]:
    """Paragraphs that ask. What stands right behind one answers it, though it may end with a question of its own."""
    asked: list[Paragraph] = []
    for before, p in pairwise([None, *found]):
        assert p is not None
        open_question = p.kind == "question" and not any(q.holds(p.start) and q.holds(p.end - 2) for q in quoted)
        answers = before is not None and asked[-1:] == [before] and not _addresses(mentions, p)
        if open_question and not answers:
            asked.append(p)
    return asked


def _longer(mentions: Mentions, p: Paragraph) -> bool:
    """Whether a paragraph is too long to be a question: it argues, and may say "you" of anybody."""
    return sum(not t.is_punct and not t.is_space for t in mentions.doc[p.start : p.end]) > LONGEST_QUESTION


def _addresses(mentions: Mentions, p: Paragraph) -> bool:
    """Whether a paragraph speaks to somebody and not of itself."""
    return _is_addressed(mentions, p) and not _is_personal(mentions, p)


def _is_addressed(mentions: Mentions, p: Paragraph) -> bool:
    return any(t.lower_ in YOU for t in mentions.doc[p.start : p.end])


def _is_personal(mentions: Mentions, p: Paragraph, quoted: tuple[Quotation, ...] = ()) -> bool:
    words = (t for t in mentions.doc[p.start : p.end] if is_first_person(t.text))
    return any(not any(q.holds(t.i) for q in quoted) for t in words)


def _is_interview(
    mentions: Mentions, found: list[Paragraph], asked: list[Paragraph], quoted: tuple[Quotation, ...]
) -> bool:
    if not asked:
        return False
    answers = [p for before, p in pairwise(found) if before in asked and p not in asked]
    personal = sum(_is_personal(mentions, p, quoted) for p in answers)
    addressed = sum(_is_addressed(mentions, p) for p in asked)
    if announced(mentions) and len(asked) >= 2:
        return personal >= 1 and 3 * personal >= len(answers)
    if introduced(mentions, asked[0].start) is not None:
        return len(answers) >= 1 and personal == len(answers)
    return len(asked) >= 3 and 3 * addressed >= len(asked) and 3 * personal >= len(answers) >= 2


def announced(mentions: Mentions) -> bool:
    """Whether the first paragraph, which is the headline where there is one, says that this is an interview."""
    first = next(iter(paragraphs(mentions.doc)), None)
    if first is None:
        return False
    head = mentions.doc[first.start : min(first.end, first.start + 30)]
    text = f" {' '.join(t.lower_ for t in head if not t.is_punct or t.text == '&')} "
    title = f" {(mentions.document.title or '').lower()} "
    return any(f" {word} " in text or f" {word} " in title for word in load_interview_words().announces)


# -- speakers --------------------------------------------------------------------------------------------------------


def _told_about(mentions: Mentions, p: Paragraph, who: Name | None) -> bool:
    """A paragraph that names its speaker and has no "I" is told about the speaker."""
    if who is None:
        return False
    doc = mentions.doc
    own = {t.lower_ for t in doc[who.start : who.end]}
    names = {n for i in range(p.start, p.end) if (n := mentions.names.get(i)) is not None and n.type == "PERSON"}
    return any(doc[n.end - 1].lower_ in own for n in names) and not any(
        is_first_person(t.text) for t in doc[p.start : p.end]
    )


def _speaker(mentions: Mentions, name: Name | None, asks: bool) -> Speaker:
    verb, strength = ("ask", "asked") if asks else ("answer", "said")
    if name is None:
        return Speaker(label=_ASKER if asks else _ANSWERER, verb=verb, strength=strength)
    return _answering(mentions.of_name(name), asks)


def _answering(mention: Mention, asks: bool) -> Speaker:
    verb, strength = ("ask", "asked") if asks else ("answer", "said")
    return Speaker(label=mention.text, mention=mention, verb=verb, strength=strength)

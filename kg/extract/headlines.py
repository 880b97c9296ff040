"""Headlines that name who says what they tell: "Okafor: Nigeria bought the jets", "Nigeria bought the jets – minister".

What stands before the colon is as often a topic ("Gaza: …", "World Cup: …"), so only people, bodies and their papers
are taken for speakers, and no places.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract import syntax
from kg.extract.cues import load_cues
from kg.extract.mentions import Mentions
from kg.extract.paragraphs import last_mark, lines
from kg.extract.tree import Span
from kg.extract.turns import Turn
from kg.model import Speaker

_LONGEST = 24
_LONGEST_NAME = 6
_DASHES = frozenset({"–", "—", "-", "--"})
_SPEAKING = frozenset({"PERSON", "ORG"})


def headlines(mentions: Mentions) -> Iterator[Turn]:
    """The lines that somebody named in them says, in text order: short ones that no mark ends."""
    doc = mentions.doc
    for start, end in lines(doc):
        if end - start > _LONGEST or last_mark(doc, start, end) is not None:
            continue
        colon = next((i for i in range(start + 1, min(start + _LONGEST_NAME + 1, end - 1)) if doc[i].text == ":"), None)
        dash = next(
            (i for i in range(max(end - _LONGEST_NAME - 1, start + 1), end - 1) if doc[i].text in _DASHES), None
        )
        named = [
            (doc[start:colon], doc[colon + 1 : end]) if colon is not None else None,
            (doc[dash + 1 : end], doc[start:dash]) if dash is not None and doc[dash - 1].whitespace_ else None,
        ]
        for pair in named:
            speaker = _speaker(mentions, pair[0]) if pair is not None else None
            if pair is not None and speaker is not None and any(syntax.is_verb(t) for t in pair[1]):
                yield Turn(start, end, (speaker,))
                break


def _speaker(mentions: Mentions, words: Span) -> Speaker | None:
    head = words.root
    if any(syntax.is_verb(t) for t in words) or head.lower_ in load_cues().not_in_headlines:
        return None
    mention = mentions.of_token(head)
    told = load_cues().documents | load_cues().vague
    if mention is None or (mention.type not in _SPEAKING and head.lemma not in told):
        return None
    return Speaker(label=mention.text, mention=mention, verb="say", strength="said")

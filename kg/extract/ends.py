"""What stands at the two ends of a statement: an argument of a clause, read as a mention or as words."""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.clause import Argument, Role
from kg.extract.mentions import Mentions, span_of
from kg.model import Literal, Mention

_ASKING = frozenset({"why", "whether", "if", "how", "what", "who", "whom", "whose", "when", "where", "which"})
_UNDECIDED = frozenset({"whether", "if", "how", "why"})


@dataclass(frozen=True, slots=True)
class End:
    """One end of a match: the argument it stands in, and what it is; `None` where it is unstated."""

    argument: Argument | None
    value: Mention | Literal | None

    @property
    def head(self) -> int | None:
        return self.argument.head if self.argument else None


def is_question(mentions: Mentions, content: Argument) -> bool:
    """ "asked [why they had come]": what is asked is no request, and is not announced or said."""
    asks = any(mentions.doc[i].text == "?" for i in content.tokens)
    return asks or bool({mentions.doc[min(content.tokens)].lower_, *content.marker.split()} & _ASKING)


def literal(mentions: Mentions, argument: Argument) -> Literal | None:
    """An argument as words: one stretch of text without the punctuation around it."""
    doc = mentions.doc
    words = [i for i in argument.tokens if not doc[i].is_space]
    while words and doc[words[0]].is_punct and doc[words[0]].text not in {"(", "“", '"'}:
        words = words[1:]
    if not words:
        return None
    first, last = words[0], words[-1] + 1
    if argument.role is Role.CLAUSAL_COMPLEMENT and argument.marker in _UNDECIDED:
        first = min((first, *argument.markers))  # who asks whether or why it rains does not ask "it rains"
    if argument.head < first:
        return None
    span = span_of(doc, first, last)
    return Literal(text=doc.text[span.start : span.end], span=span)

"""What fills a circumstance: the words, name, time or amount that a phrase gives, and the role that it can play."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from kg.extract import phrases, syntax
from kg.extract.arguments import phrase_tokens
from kg.extract.circumstance_words import load_circumstance_words
from kg.extract.clause import Argument
from kg.extract.mentions import Mentions, span_of
from kg.extract.names import ARTICLES
from kg.extract.outlook import Outlook
from kg.extract.periods import is_of_a_game, is_the_present_one
from kg.extract.relations import Relation, Schema
from kg.extract.time import normalise
from kg.extract.time_patterns import load_time_words
from kg.extract.tree import Token
from kg.model import Mention, MentionKind, Qualifier

LONGEST_CLAUSE = 24
"""Words of a clause that a qualifier keeps."""
SIDES = frozenset({"after", "before", "following", "prior to", "ahead of", "into", "since"})
"""Prepositions of what comes before or after something."""
_MEASURES = ("nmod:unmarked", "obl:unmarked", "obl:npmod", "nmod:npmod", "nmod:tmod", "obl:tmod")
_LASTING = frozenset({"for", "within"})
_ELAPSING = frozenset({"in", "within", "inside", "over", "between"})
_THROUGHOUT = frozenset({"over", "during", "throughout", "through"})
_PREFIX = re.compile(r"[A-Z]{1,3}")
_HOURLY = frozenset({"at", "by", "before", "after", "around", "until", "since", "near"})

_CONTENT = frozenset({"of", "to", "that", "in"})
_LONGEST_CONTENT = 12
"""Tokens behind a noun that a qualifier keeps of what it consists in."""
_UNTIMED = frozenset({"with", "than", "like"})
"""Prepositions by which a time is no circumstance: "with 90 days to go", "longer than a year"."""


@dataclass(frozen=True, slots=True)
class Fillers:
    """Reads the phrases of one document. `anchor` is the day that its times are counted from."""

    mentions: Mentions
    schema: Schema
    anchor: date | None

    def words(self, role: str, tokens: list[int]) -> Qualifier:
        """A qualifier of the words from the first to the last of these tokens."""
        doc = self.mentions.doc
        words = [i for i in tokens if not doc[i].is_space][:LONGEST_CLAUSE]
        span = span_of(doc, words[0], words[-1] + 1)
        return Qualifier(role=role, value=doc.text[span.start : span.end], span=span)

    def playable(self, role: str, head: Token, marker: str) -> str:
        """The role, where such a thing can play it; else the bare preposition ("brought to justice")."""
        known, value, bare = load_circumstance_words(), self.mentions.value_at(head), marker.replace(" ", "_") or role
        if role == "reason" and marker == "for" and head.lemma in known.turns:
            return bare  # "banned it for the third time"
        types = known.fillers.get(role)
        if types is None or value is not None:  # "a cut to 70 million" is proposed to nobody
            return role if types is None or value is None or value[2] in types else bare
        mention = self.mentions.of_token(head)
        return role if mention is None or mention.type in types or self.mentions.fits_anything(mention) else bare

    def role(self, relation: Relation | None, marker: str, head: Token) -> str | None:
        """The role that the schema gives to a phrase by its preposition and type."""
        value = self.mentions.value_at(head)
        if value is not None:
            return self.schema.role(relation, marker, value[2])
        mention = self.mentions.of_token(head)
        return self.schema.role(relation, marker, mention.type) if mention else None

    def named(self, role: str, head: Token, argument: Argument | None) -> Qualifier:
        """A qualifier of what a phrase names: a value, an entity, or a single word where it is neither."""
        value = self.mentions.value_at(head)
        doc = self.mentions.doc
        if value is not None:
            first = value[0] - self._has_prefix(value[0])
            span = span_of(doc, first, value[1])
            return Qualifier(role=role, value=doc.text[span.start : span.end], span=span)
        if argument is not None:
            # "Since [its founding in 1857]": when it was is not when something else has been since.
            kept = argument if argument.marker in SIDES else self._without_time(argument)
            argument = kept.behind_marker()
        mention = (
            self.mentions.of_token(head, argument.tokens, argument.minimal)
            if argument
            else self.mentions.of_token(head, phrase_tokens(head), phrase_tokens(head))
        )
        if mention is None:
            chosen = [
                c for c in syntax.children(head, "det", "amod", "nummod") if c.i < head.i and c.lower_ not in ARTICLES
            ]
            first = min((c.i for c in chosen), default=head.i)
            span = span_of(doc, first, head.i + 1)
            return Qualifier(role=role, value=doc.text[span.start : span.end], span=span)
        content = self._content(head, mention)
        if content:
            first = next(i for i in range(head.i, -1, -1) if doc[i].idx <= mention.span.start)
            return self.words(role, [first, *content])
        return Qualifier(role=role, value=mention.text, span=mention.span, mention=mention)

    @staticmethod
    def _content(head: Token, mention: Mention) -> list[int]:
        """What a noun of content consists in, where it is short: "charges [of robbing a bank]", "plans [to strike]"."""
        if mention.kind is not MentionKind.NOMINAL:
            return []
        inner = [c for c in syntax.children(head, "acl") if c.left_edge.idx >= mention.span.end]
        if len(inner) != 1 or syntax.subordinator(inner[0]) not in _CONTENT or syntax.is_set_off(inner[0]):
            return []
        words = [t.i for t in phrases.clause_phrase(inner[0])]
        last = max(words, default=head.i)
        return list(range(head.i, last + 1)) if last - head.i <= _LONGEST_CONTENT else []

    def _has_prefix(self, index: int) -> bool:
        """Whether letters stand before the sign of a currency ("NZ$")."""
        doc = self.mentions.doc
        sign = index > 0 and not doc[index].text[0].isalnum()
        return sign and _PREFIX.fullmatch(doc[index - 1].text) is not None

    def _without_time(self, argument: Argument) -> Argument:
        """ "at the Lima summit Wednesday": the day behind is a circumstance of its own."""
        values = self.mentions.values
        times = {i for i in argument.tokens if i > argument.head and i in values and values[i][2] == "DATE"}
        if not times or max(times) != max(argument.tokens):
            return argument
        first = min(times)
        while first > argument.head + 1 and self.mentions.doc[first - 1].pos_ in {"ADP", "DET"}:
            first -= 1  # "a gold [in 1998]"
        kept = tuple(i for i in argument.tokens if i < first)
        return replace(argument, tokens=kept, minimal=tuple(i for i in argument.minimal if i < first))

    def time(
        self, head: Token, marker: str, markers: tuple[int, ...], future: Outlook, tokens: tuple[int, ...]
    ) -> Qualifier | None:
        """A time qualifier where the phrase is one: marked as a date by the language model, or read as one here."""
        doc = self.mentions.doc
        value = self.mentions.value_at(head)
        if marker in _UNTIMED:
            return None
        if value is not None and value[2] == "DATE":
            first, last = value[0], value[1]
            if marker == "between" and (other := syntax.child(head, "conj")) is not None:
                return self._time(min((*markers, head.i)), other.right_edge.i + 1, future)
            year = doc[last - 1]
            if year.tag_ == "CD" and year.head.i >= last > first + 1 and year.head.pos_ in {"NOUN", "PROPN"}:
                return None  # "until the start of the 2014 | Games"
        elif value is not None or head.i in self.mentions.names or head.pos_ not in {"NOUN", "PROPN", "NUM", "ADV"}:
            return None
        else:
            words = [i for i in (tokens or phrase_tokens(head)) if not doc[i].is_punct and not doc[i].is_space]
            first, last = (min(words), max(words) + 1) if words else (head.i, head.i + 1)
            if last - first > 6 or normalise(doc[first:last].text, self.anchor or date(2000, 1, 1)) is None:
                return None
        each = next((c for c in syntax.children(head, "det") if c.lower_ in load_time_words().every), None)
        if each is not None and not marker and each.i <= first:
            return self._time(each.i, last, None, "frequency")
        if first > 0 and doc[first].lower_ in load_time_words().counted_on and doc[first - 1].lower_ == "the":
            first -= 1  # "over [the] last year" is the one that ends now, "over [the] next" the one that begins
        while last > first + 1 and (
            doc[last - 1].text in {",", "'s", "’s", "'"} or _opens_next(doc[last - 1], last, marker)
        ):
            last -= 1
        if (
            marker in load_circumstance_words().time_markers
            and markers
            and min(markers) < first
            and first - min(markers) <= max(2, len(marker.split()))
        ):
            first = min(markers)
        span = span_of(doc, first, last)
        text = doc.text[span.start : span.end]
        time = None if is_of_a_game(self.mentions, text, head) else future.dated(text, self.anchor, marker)
        measured = any(c.tag_ == "CD" or c.lower_ in {"a", "an"} for c in syntax.children(head, "nummod", "det"))
        measured = measured and head.lemma in load_time_words().units
        if marker in _ELAPSING and markers and measured and 0 < first - min(markers) <= 2:
            span = span_of(doc, min(markers), last)  # "in two days" is not "two days"
            text = doc.text[span.start : span.end]
            time = future.dated(text, self.anchor, marker)
        if time is None and marker in {"'s", "’s", "'"} and head.tag_ == "NNS":
            return None  # "two years' profit": how much of it, and not when
        lasting = marker == "for" and time is None and head.tag_ == "NNS"
        role = "duration" if lasting else future.role(time, self.anchor, marker)
        return Qualifier(role=role, value=text, span=span, time=time)

    def long_time(self, head: Token, argument: Argument, future: Outlook) -> Qualifier | None:
        """A time that takes more than one noun to tell: "three days after the vote", "the second half of May"."""
        known = load_time_words()
        value = self.mentions.value_at(head)
        inner = [c for c in syntax.children(head, "nmod", "obl", "acl") if c.i > head.i]
        marked = [(c, syntax.marker(c)) for c in inner]
        if head.lemma in known.parts:
            whole = next((c for c, m in marked if m == "of" and (self.is_date(c) or is_the_present_one(c))), None)
            if whole is not None:
                first = min((c.i for c in syntax.children(head, "amod", "compound", "nummod")), default=head.i)
                if argument.marker in load_circumstance_words().time_markers:
                    first = min((first, *argument.markers))  # "by the end of May"
                return self._time(min(first, head.i), whole.right_edge.i + 1, future)
        if argument.marker in SIDES:
            measure = next((c for c in syntax.children(head, *_MEASURES) if c.lemma in known.units), None)
            if measure is not None and measure.i < head.i:
                return self._time(measure.left_edge.i, max(phrase_tokens(head)) + 1, None)
        if not argument.marker and head.lemma in known.units:
            event = next((c for c, m in marked if m in SIDES), None)
            if event is not None:
                return self._time(head.left_edge.i, max(phrase_tokens(event)) + 1, None)
        before = [i for i in argument.markers if i < head.i]  # "how many days [for]" has it behind
        if argument.marker in _THROUGHOUT and value is None and head.lemma in known.units:
            return self._time(min(before, default=head.left_edge.i), head.i + 1, None)
        if argument.marker in _LASTING and value is None and head.lemma in known.units:
            if argument.marker == "for":
                return self._time(max(before) + 1 if before else head.left_edge.i, head.i + 1, None, "duration")
            return self._time(min(before, default=head.left_edge.i), head.i + 1, future)
        if head.lemma in known.hours and not inner and argument.marker in _HOURLY:
            side = argument.marker in load_circumstance_words().time_markers and head.i - min(argument.markers) <= 1
            return self._time(head.i - side, head.i + 1, None)  # "before dawn" is not at dawn
        return None

    def end_of(self, head: Token) -> int:
        """The token behind what a phrase names, without what hangs on the name."""
        mention = self.mentions.of_token(head, phrase_tokens(head), phrase_tokens(head))
        if mention is None:
            return head.i + 1
        return next((t.i for t in self.mentions.doc[head.i :] if t.idx >= mention.span.end), len(self.mentions.doc))

    def type_of(self, head: Token) -> str:
        """The type of what a phrase names, "" where it is none."""
        value = self.mentions.value_at(head)
        if value is not None:
            return value[2]
        mention = self.mentions.of_token(head)
        return mention.type if mention is not None else ""

    def is_date(self, token: Token) -> bool:
        value = self.mentions.value_at(token)
        return value is not None and value[2] == "DATE"

    def _time(self, first: int, last: int, future: Outlook | None, role: str = "time") -> Qualifier:
        """The words `[first, last)` as a time; one that counts from an event (`future` is `None`) fixes no day."""
        doc = self.mentions.doc
        while last > first + 1 and (doc[last - 1].is_punct or doc[last - 1].is_space):
            last -= 1
        span = span_of(doc, first, last)
        text = doc.text[span.start : span.end]
        if future is None:
            return Qualifier(role=role, value=text, span=span)
        marker = text.split()[0].lower()
        time = future.dated(text, self.anchor, marker)
        return Qualifier(role=future.role(time, self.anchor, marker), value=text, span=span, time=time)

    def marker_before(self, start: int) -> str:
        """The preposition before a name that the parser tore: "under the so-called Countering … Act"."""
        for index in range(start - 1, max(start - 6, -1), -1):
            token = self.mentions.doc[index]
            if token.pos_ == "ADP":
                return token.lower_
            if token.pos_ not in {"DET", "ADV", "ADJ", "PUNCT", "VERB", "NOUN"} or token.text == ",":
                break
        return ""


def _opens_next(token: Token, end: int, marker: str) -> bool:  # "banned for 18 months [after] a trial"
    return token.is_space or (marker == "for" and token.dep_ in {"case", "mark"} and token.head.i >= end)

"""The names of a document, as extraction takes them: without article, title and possessive mark, laws in full.

"Gen. Li Shangfu's"                                  [Li Shangfu], title from "Gen."
"the Countering America's Adversaries Act"           one name of a law, longer than the language model's
"Hale, Rao & Bell"                                   one firm, where the language model's name ends behind "&"
"US 258"                                             a road
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.extract.lexicon import Nouns, Titles
from kg.extract.tree import Doc, Token
from kg.extract.tree import Span as DocSpan
from kg.model import VALUE_TYPES

ARTICLES = frozenset({"a", "an", "the"})
_HOLDING = frozenset({"a few", "the few", "a little"})
"""Articles with quantities that mean another without them: "few came", "a few came", "little fuel"."""
_TITLE_LABELS = frozenset({"compound", "amod", "nmod:desc", "flat", "punct", "nmod:poss", "case", "nmod"})
_HOUSES = frozenset({"ORG", "FAC"})
"""Types of names that may end in 's where nothing is owned: "Sotheby's sold two"."""
_INSIDE_TITLES = _TITLE_LABELS | {"flat:name", "appos"}


def is_loose_article(token: Token) -> bool:
    """Whether a word is an article that a description can do without: that of "[a] few ships" is none."""
    if token.lower_ not in ARTICLES:
        return False
    behind = next(iter(token.doc[token.i + 1 : token.i + 2]), None)
    return behind is None or f"{token.lower_} {behind.lower_}" not in _HOLDING


@dataclass(frozen=True, slots=True)
class Name:
    """A name in the document: its entity span without titles, possessive mark and article."""

    start: int
    end: int
    type: str
    title_start: int
    """The first token of the titles before it; `start` where there are none."""


@dataclass(slots=True)
class NameReader:
    """Reads the names of one document. `values` are the dates, sums and measures, by each of their tokens."""

    doc: Doc
    titles: Titles
    nouns: Nouns
    values: dict[int, tuple[int, int, str]] = field(default_factory=dict)
    _title_words: dict[int, bool] = field(default_factory=dict)

    def names(self) -> dict[int, Name]:
        """Every name by each of its tokens; fills `values` on the way. Of two that overlap, that of a law stands."""
        laws = (*self._laws(), *self._firms())
        found = {index: law for law in laws for index in range(law.start, law.end)}
        for entity in self.doc.ents:
            if any(law.start < entity.end and entity.start < law.end for law in laws):
                continue
            if entity.label_ in VALUE_TYPES:
                value = (entity.start, entity.end, entity.label_)
                self.values.update((index, value) for index in range(entity.start, entity.end))
                continue
            name = self._name(entity)
            if name is not None:
                found.update((index, name) for index in range(name.start, name.end))
        return found

    def is_title(self, token: Token) -> bool:
        """Whether a token can be part of a title before a name: an honorific, a rank, an office, or a part of one."""
        known = self._title_words.get(token.i)
        if known is None:
            word = token.lower_.rstrip(".")
            known = (
                self.titles.is_title(word)
                or token.lemma in self.titles.roles
                or word.removesuffix("s") in self.titles.roles
            )
            self._title_words[token.i] = known
        return known

    def _laws(self) -> Iterator[Name]:
        """Titles of laws, which are longer than a name is: capitals and small words up to "Act" or "Treaty"."""
        for token in self.doc:
            if token.text not in self.nouns.law_heads:
                continue
            start = self._law_start(token)
            if token.i - start >= 2 and not any(self.is_title(t) for t in self.doc[start : token.i]):
                yield Name(start, token.i + 1, "LAW", start)

    def _firms(self) -> Iterator[Name]:
        """Firms whose name was torn behind its "&": "Hale, Rao & | Bell"."""
        for entity in self.doc.ents:
            end = entity.end
            torn = end < len(self.doc) and end - entity.start > 1 and self.doc[end - 1].text == "&"
            if torn and entity.label_ == "ORG" and self.doc[end].text[:1].isupper():
                yield Name(entity.start, end + 1, "ORG", entity.start)

    def _is_numbered(self, end: int) -> bool:
        """Whether a number behind a place makes it a road of that place: "US | 258"; no year does."""
        number = self.doc[end] if end < len(self.doc) else None
        if number is None or number.tag_ != "CD" or number.dep_ != "flat" or number.head.i != end - 1:
            return False
        return number.text.isdigit() and len(number.text) < 4 and number.i not in self.values

    def _law_start(self, head: Token) -> int:
        start, floor = head.i, head.sent.start
        while start > floor:
            before = self.doc[start - 1]
            small = (
                before.lower_ in self.nouns.law_joints and start - 2 >= floor and self.doc[start - 2].text[:1].isupper()
            )
            if not (before.text[:1].isupper() and before.is_alpha) and not small:
                break
            start -= 1
        while start < head.i and (self.doc[start].lower_ in ARTICLES or self.doc[start].tag_ == "POS"):
            start += 1
        return start

    def _name(self, entity: DocSpan) -> Name | None:
        start, end = entity.start, entity.end
        while start < end and self.doc[start].lower_ in ARTICLES:
            start += 1
        while end > start and (
            (self.doc[end - 1].tag_ == "POS" and entity.label_ not in _HOUSES)
            or self.doc[end - 1].is_space
            or self.doc[end - 1].text in '"”,'
        ):
            end -= 1
        end = self._untorn(start, end)
        if entity.label_ in {"GPE", "LOC"} and self._is_numbered(end):
            return Name(start, end + 1, "FAC", start)
        if entity.label_ == "ORG":
            end = self._with_faction(end)
        if entity.label_ == "PERSON":
            while start < end - 1 and self.is_title(self.doc[start]) and not self._is_given(start, end):
                start += 1
        if start >= end or not any(c.isalnum() for c in self.doc[start:end].text):
            return None
        last = self.doc[end - 1].lower_
        if end - start > 1 and last in self.nouns.event_names and self._can_be_event(entity):
            return Name(start, end, "EVENT", start)
        return Name(start, end, entity.label_, self._title_start(start) if entity.label_ == "PERSON" else start)

    def _can_be_event(self, entity: DocSpan) -> bool:
        """Whether a name that ends like that of an event may be one: "the Halden Dialogue", but not a film's title."""
        if entity.label_ == "ORG":
            return True
        quoted = entity.start > 0 and self.doc[entity.start - 1].text in {'"', "“", "‘", "'"}
        last = self.doc[entity.end - 1].lower_
        return entity.label_ == "WORK" and not quoted and self.nouns.types.get(last) == "EVENT"

    def _is_given(self, start: int, end: int) -> bool:
        """Whether what could be a title begins a full name of two words: "[Dean] Kamen", "[Earl] Warren"."""
        return end - start == 2 and self.doc[start].text in self.nouns.given_names

    def _untorn(self, start: int, end: int) -> int:
        """Leaves out an of-phrase that a name took only half of: "the Department of the Chinese | military"."""
        last = self.doc[end - 1] if end > start else None
        if last is None or last.dep_ not in {"amod", "compound"} or last.head.i < end or last.pos_ == "NUM":
            return end
        cut = next((i for i in range(end - 1, start, -1) if self.doc[i].pos_ == "ADP"), None)
        return cut if cut is not None else end

    def _with_faction(self, end: int) -> int:
        """Takes the bracket in that makes the name another party's: "Janata Dal | (Secular)", "CPI | (M)"."""
        doc = self.doc
        opening = end - 2 if end > 2 and doc[end - 2].text == "(" else end
        closing = next((i for i in range(opening + 2, min(opening + 5, len(doc))) if doc[i].text == ")"), None)
        if closing is None or doc[opening].text != "(":
            return end
        words = [t.text for t in doc[opening + 1 : closing]]
        attached = not doc[opening - 1].whitespace_ and doc[opening - 1].text.isupper()
        letters = attached and len(words) == 1 and words[0].isupper() and len(words[0]) < 4
        faction = all(w == "-" or (w[0].isupper() and w.lower() in self.nouns.factions) for w in words)
        return closing + 1 if letters or faction else end

    def _title_start(self, start: int) -> int:
        """Where the title before a name begins: back over title words and what belongs to them."""
        first = start
        for index in range(start - 1, self.doc[start].sent.start - 1, -1):
            token = self.doc[index]
            if not self.is_title(token) and not (first < start and self._belongs_to_title(token)):
                break
            first = index
        return first

    def _belongs_to_title(self, token: Token) -> bool:
        word = token.lower_.rstrip(".")
        if word in self.titles.parts or word in self.titles.former | self.titles.future | self.titles.current:
            return True
        if token.i in self.values or token.text in {",", ";", ":", "(", ")", '"', "“", "”"}:
            return False
        head = token
        while head.head is not head and head.dep_ in _INSIDE_TITLES and head.i < head.head.i:
            head = head.head
            if self.is_title(head) and head.i > token.i:
                return token.dep_ in _TITLE_LABELS
        return False

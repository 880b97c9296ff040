"""From words to mentions: the name, description or pronoun that an argument is.

A mention of a person leaves the titles before the name out ("Gen. [Li Shangfu]"), because they are claims of their
own. A described thing keeps the words it takes to tell it from others, without its article.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.extract import syntax
from kg.extract.clause import Argument
from kg.extract.lexicon import Nouns, Titles, load_nouns, load_titles
from kg.extract.tree import Doc, Token
from kg.extract.tree import Span as DocSpan
from kg.model import VALUE_TYPES, Document, Mention, MentionKind, Span

_NAME_LABELS = frozenset({"flat", "flat:name", "appos", "compound", "nmod:desc", "nmod", "amod"})
_ARTICLES = frozenset({"a", "an", "the"})
_LAW_HEADS = frozenset({"Act", "Treaty", "Convention", "Accords", "Protocol", "Directive", "Ordinance", "Decree"})
_LAW_PARTS = frozenset({"'s", "’s", "of", "on", "for", "and", "the", "through", "in", "to", "against"})
_LEADING = frozenset({"not", "n't", "n’t", "only", "just", "even", "also", "both", "either", "neither", "such"})
_LONGEST = 9
"""Tokens that a description may have before its of-phrases are left out."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name in the document: its entity span without titles, possessive mark and article."""

    start: int
    end: int
    type: str
    title_start: int
    """The first token of the titles before it; `start` where there are none."""


@dataclass(slots=True)
class Mentions:
    """The mentions of one parsed document, found by token index. Built once a document; reading changes nothing."""

    document: Document
    doc: Doc
    titles: Titles = field(default_factory=load_titles)
    nouns: Nouns = field(default_factory=load_nouns)
    names: dict[int, Name] = field(default_factory=dict)
    values: dict[int, tuple[int, int, str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        laws = self._laws()
        for first, last in laws:
            for index in range(first, last):
                self.names[index] = Name(first, last, "LAW", first)
        for entity in self.doc.ents:
            if any(first < entity.end and entity.start < last for first, last in laws):
                continue
            if entity.label_ in VALUE_TYPES:
                for index in range(entity.start, entity.end):
                    self.values[index] = (entity.start, entity.end, entity.label_)
                continue
            name = self._name(entity)
            if name is not None:
                for index in range(name.start, name.end):
                    self.names[index] = name

    def _laws(self) -> list[tuple[int, int]]:
        """Titles of laws, which are longer than a name is: capitals and small words up to "Act" or "Treaty"."""
        found = []
        for token in self.doc:
            if token.text not in _LAW_HEADS:
                continue
            start = token.i
            while start > token.sent.start:
                before = self.doc[start - 1]
                small = (
                    before.lower_ in _LAW_PARTS
                    and start - 2 >= token.sent.start
                    and self.doc[start - 2].text[:1].isupper()
                )
                if not (before.text[:1].isupper() and before.is_alpha) and not small:
                    break
                start -= 1
            while start < token.i and (self.doc[start].lower_ in _ARTICLES or self.doc[start].tag_ == "POS"):
                start += 1
            if token.i - start >= 2 and not any(self.is_title(t) for t in self.doc[start : token.i]):
                found.append((start, token.i + 1))
        return found

    def _name(self, entity: DocSpan) -> Name | None:
        start, end = entity.start, entity.end
        while start < end and self.doc[start].lower_ in _ARTICLES:
            start += 1
        while end > start and (
            self.doc[end - 1].tag_ == "POS" or self.doc[end - 1].is_space or self.doc[end - 1].text in '"”,'
        ):
            end -= 1
        end = self._untorn(start, end)
        if entity.label_ == "PERSON":
            kept = start
            while kept < end - 1 and self.is_title(self.doc[kept]):
                kept += 1
            start = kept
        if start >= end or not any(c.isalnum() for c in self.doc[start:end].text):
            return None
        last = self.doc[end - 1].lower_
        if entity.label_ == "ORG" and end - start > 1 and last in self.nouns.event_names:
            return Name(start, end, "EVENT", start)
        return Name(start, end, entity.label_, self._title_start(start) if entity.label_ == "PERSON" else start)

    def _untorn(self, start: int, end: int) -> int:
        """Leaves out an of-phrase that a name took only half of: "the Department of the Chinese | military"."""
        last = self.doc[end - 1] if end > start else None
        if last is None or last.dep_ not in {"amod", "compound"} or last.head.i < end or last.pos_ == "NUM":
            return end
        cut = next((i for i in range(end - 1, start, -1) if self.doc[i].pos_ == "ADP"), None)
        return cut if cut is not None else end

    def is_title(self, token: Token) -> bool:
        """Whether a token can be part of a title before a name: an honorific, a rank, an office, or a part of one."""
        word = token.lower_.rstrip(".")
        return (
            self.titles.is_title(word)
            or syntax.lemma(token) in self.titles.roles
            or word.removesuffix("s") in self.titles.roles
        )

    def _title_start(self, start: int) -> int:
        """Where the title before a name begins: back over title words and what belongs to them."""
        first = start
        sentence_start = self.doc[start].sent.start
        index = start - 1
        while index >= sentence_start:
            token = self.doc[index]
            word = token.lower_.rstrip(".")
            if self.is_title(token):
                first = index
            elif not (first < start and self._belongs_to_title(token, word)):
                break
            else:
                first = index
            index -= 1
        return first

    def _belongs_to_title(self, token: Token, word: str) -> bool:
        if word in self.titles.parts or word in self.titles.former | self.titles.future | self.titles.current:
            return True
        if token.i in self.values or token.text in {",", ";", ":", "(", ")", '"', "“", "”"}:
            return False
        head = token
        while (
            head.head.i != head.i
            and head.dep_ in _NAME_LABELS | {"nmod:poss", "punct", "case"}
            and head.i < head.head.i
        ):
            head = head.head
            if self.is_title(head) and head.i > token.i:
                return token.dep_ in {"compound", "amod", "nmod:desc", "flat", "punct", "nmod:poss", "case", "nmod"}
        return False

    # -- mentions ----------------------------------------------------------------------------------------------------

    def of_span(self, start: int, end: int, type: str, kind: MentionKind = MentionKind.NAME) -> Mention:
        """The mention of the tokens `[start, end)`."""
        tokens = self.doc[start:end]
        return Mention.of(self.document, tokens.start_char, tokens.end_char, type, kind)

    def of_name(self, name: Name) -> Mention:
        return self.of_span(name.start, name.end, name.type)

    def name_at(self, token: Token) -> Name | None:
        """The name that a head word stands for: its own, or the one it introduces ("[President] Biden")."""
        if token.i in self.names:
            return self.names[token.i]
        for child in syntax.children(token, "flat", "flat:name", "appos", "nmod:desc"):
            name = self.names.get(child.i)
            if name is None or name.type not in {"PERSON"} or name.start <= token.i:
                continue
            between = self.doc[token.i + 1 : name.start]
            if not any(t.text in {",", "(", "–", "—", ":", "["} for t in between):
                return name
        if not self.is_title(token) and syntax.lemma(token) not in self.nouns.types:
            return None
        following = self.names.get(token.i + 1) if token.i + 1 < len(self.doc) else None
        if following and following.type == "PERSON" and self.doc[following.start].sent.start == token.sent.start:
            root = self.doc[following.start : following.end].root
            if root.head.i == token.i or token.head.i == root.i:
                return following
        return None

    def of_token(self, token: Token, tokens: Sequence[int] = (), minimal: Sequence[int] = ()) -> Mention | None:
        """The mention that a head word is the head of; `None` for values and words that name nothing.

        `tokens` and `minimal` are the argument's phrases, where there is an argument.
        """
        name = self.name_at(token)
        if name is not None:
            return self.of_name(name)
        if token.pos_ == "PRON" or token.tag_ in {"PRP$", "WP$"} or (token.pos_ == "DET" and not list(token.children)):
            return self.of_span(token.i, token.i + 1, self.pronoun_type(token), MentionKind.PRONOUN)
        if token.i in self.values:
            return None
        if token.pos_ not in {"NOUN", "PROPN", "NUM", "ADJ", "SYM", "X", "VERB", "DET"}:
            return None
        named = self._apposed_name(token) or self._classified_name(token)
        if named is not None:
            return self.of_name(named)
        first, last = self._bounds(token, tokens, minimal)
        described = token.i == last - 1 and syntax.lemma(token) in self.titles.roles and token.i not in self.names
        if token.pos_ == "PROPN" and not described and not self._has_common_noun(first, last):
            return self.of_span(first, last, self._guess(token, first), MentionKind.NAME)
        return self.of_span(first, last, self.noun_type(token), MentionKind.NOMINAL)

    def _apposed_name(self, token: Token) -> Name | None:
        """ "the team's coach, [Alireza Mehraban]": the name that a description of its kind is followed by."""
        if token.pos_ not in {"NOUN", "PROPN"}:
            return None
        type = self.noun_type(token)
        for child in syntax.children(token, "appos"):
            name = self.names.get(child.i)
            if (
                name is not None
                and name.type == type
                and type in {"PERSON", "ORG", "GPE", "EVENT"}
                and token.tag_ != "NNS"
            ):
                return name
        return None

    def _classified_name(self, token: Token) -> Name | None:
        """ "[Su-35] fighters", "the [Shangri-La Dialogue] forum", "the [CSIS] think-tank": a name with its class."""
        lemma = self.joined_lemma(token)
        type = self.nouns.types.get(lemma)
        if type is None and "-" in lemma:
            type = self.nouns.types.get(lemma.rsplit("-", 1)[-1])
        for index in range(token.i - 1, max(token.i - 10, token.sent.start) - 1, -1):
            name = self.names.get(index)
            hyphenated = index > 0 and self.doc[index - 1].text == "-"
            if self.doc[index].text == "," or (self.doc[index].pos_ in {"ADP", "VERB", "CCONJ"} and not hyphenated):
                return None
            if name is None:
                continue
            if syntax.lemma(token) in self.nouns.event_names and name.end == token.i and name.type != "PERSON":
                return Name(name.start, token.i + 1, "EVENT", name.start)
            kept = type in {"PRODUCT", "EVENT", "LAW", "FAC", "LOC"} or lemma in self.nouns.classes
            return name if kept and name.type == type and token.i in self._heads_of(name) else None
        return None

    def joined_lemma(self, token: Token) -> str:
        """The lemma with what a hyphen joins to it: "think-tank"."""
        if token.i >= 2 and self.doc[token.i - 1].text == "-":
            joined = f"{self.doc[token.i - 2].lower_}-{syntax.lemma(token)}"
            if joined in self.nouns.types:
                return joined
        return syntax.lemma(token)

    def _heads_of(self, name: Name) -> set[int]:
        """The words that a name hangs on, near above."""
        token = self.doc[name.start : name.end].root
        found = set()
        for _ in range(6):
            token = token.head
            found.add(token.i)
        return found

    def of_argument(self, argument: Argument) -> Mention | None:
        if argument.clause is not None:
            return None
        return self.of_token(self.doc[argument.head], argument.tokens, argument.minimal)

    def _bounds(self, token: Token, tokens: Sequence[int], minimal: Sequence[int]) -> tuple[int, int]:
        words = [i for i in (tokens or minimal) if not self.doc[i].is_space]
        lines = (
            any(self.doc[i].is_space and "\n" in self.doc[i].text for i in range(min(words), max(words)))
            if words
            else False
        )
        if (
            not words
            or len(words) > _LONGEST
            or max(words) - min(words) >= _LONGEST + 2
            or lines
            or self._has_clause(words)
        ):
            words = [i for i in minimal if not self.doc[i].is_space] or [token.i]
        first, last = self._segment(token, min(words), max(words) + 1)
        if last - first > 2 * _LONGEST:
            first, last = token.i, token.i + 1
        while first < token.i and (
            self.doc[first].lower_ in _ARTICLES | _LEADING or self.doc[first].is_punct or self.doc[first].is_space
        ):
            first += 1
        while last - 1 > token.i and (self.doc[last - 1].is_punct or self.doc[last - 1].is_space):
            last -= 1
        return first, last

    def _segment(self, token: Token, first: int, last: int) -> tuple[int, int]:
        """The stretch around the head without a line break, and without a comma that parts it from a name."""
        for index in range(first, last):
            other = self.doc[index]
            breaks = other.is_space and "\n" in other.text
            if not breaks and other.text == ",":
                far = range(first, index) if index < token.i else range(index + 1, last)
                breaks = any(i in self.names for i in far)
            if breaks:
                if index < token.i:
                    first = index + 1
                elif index > token.i:
                    return first, index
        return first, last

    def _has_clause(self, words: Sequence[int]) -> bool:
        return any(self.doc[i].dep_ in syntax.NOUN_CLAUSES for i in words)

    def _has_common_noun(self, first: int, last: int) -> bool:
        return any(t.pos_ == "NOUN" for t in self.doc[first:last])

    def _guess(self, token: Token, first: int) -> str:
        """The type of a name that the language model left unmarked."""
        before = self.doc[first - 1] if first else None
        if before is not None and self.is_title(before):
            return "PERSON"
        known = self.nouns.types.get(syntax.lemma(token))
        return known or ("PERSON" if self.is_title(self.doc[first]) and first < token.i else "THING")

    def noun_type(self, token: Token) -> str:
        lemma = self.joined_lemma(token)
        if token.pos_ in {"ADJ", "NUM", "DET"}:
            return "PERSON" if lemma in self.nouns.types and self.nouns.types[lemma] == "PERSON" else "THING"
        if lemma in {
            "group",
            "number",
            "majority",
            "dozen",
            "hundred",
            "thousand",
            "million",
            "some",
            "lot",
            "pair",
            "series",
        }:
            inner = next(
                (c for c in syntax.children(token, "nmod") if syntax.words(syntax.case_markers(c)) == "of"), None
            )
            if inner is not None and inner.i != token.i:
                return self.names[inner.i].type if inner.i in self.names else self.noun_type(inner)
        return self.nouns.type_of(lemma, self.titles)

    def pronoun_type(self, token: Token) -> str:
        return "PERSON" if token.lower_ in self.nouns.person_pronouns else "THING"

    def fits_anything(self, mention: Mention) -> bool:
        """A pronoun that can stand for any kind of thing is not held to a relation's types."""
        return mention.kind is MentionKind.PRONOUN and mention.type == "THING"

    def value_at(self, token: Token) -> tuple[int, int, str] | None:
        """The DATE, MONEY or QUANTITY span that a word stands in, as token bounds and type."""
        return self.values.get(token.i)


def span_of(doc: Doc, first: int, last: int) -> Span:
    """The characters of the tokens `[first, last)`."""
    tokens = doc[first:last]
    return Span(tokens.start_char, tokens.end_char)

"""From words to mentions: the name, description or pronoun that an argument is.

A mention of a person leaves the titles before the name out ("Gen. [Li Shangfu]"), because they are claims of their
own. A described thing keeps the words it takes to tell it from others, without its article.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.extract import syntax
from kg.extract.arguments import minimal_phrase
from kg.extract.clause import Argument
from kg.extract.lexicon import Nouns, Titles, load_nouns, load_titles
from kg.extract.names import ARTICLES, Name, NameReader
from kg.extract.tree import Doc, Token
from kg.model import Document, Mention, MentionKind, Span

_LEADING = ARTICLES | frozenset(
    {"not", "n't", "n’t", "only", "just", "even", "also", "both", "either", "neither", "such"}
)
_LONGEST = 9
"""Tokens that a description may have before it is cut to what names it."""
_LISTING = frozenset({"such", "including", "like", "as", "than", "except", "besides", "plus"})
"""Prepositions that name some of what a description is of, or set it against other things."""
_NEAR = 8
"""Tokens from a noun to the head of the phrase behind it for that to stay in a description that is cut."""


@dataclass(slots=True)
class Mentions:
    """The mentions of one parsed document, found by token index. Built once a document; reading changes nothing."""

    document: Document
    doc: Doc
    titles: Titles = field(default_factory=load_titles)
    nouns: Nouns = field(default_factory=load_nouns)
    names: dict[int, Name] = field(init=False)
    values: dict[int, tuple[int, int, str]] = field(init=False)
    _reader: NameReader = field(init=False)
    _made: dict[tuple[int, int, str, MentionKind], Mention] = field(default_factory=dict)
    _of_tokens: dict[tuple[int, tuple[int, ...], tuple[int, ...]], Mention | None] = field(default_factory=dict)
    _spaces: frozenset[int] = field(init=False)
    _breaks: frozenset[int] = field(init=False)
    _commas: frozenset[int] = field(init=False)

    def __post_init__(self) -> None:
        self._spaces = frozenset(t.i for t in self.doc if t.is_space)
        self._breaks = frozenset(i for i in self._spaces if "\n" in self.doc[i].text)
        self._commas = frozenset(t.i for t in self.doc if t.text == ",")
        self._reader = NameReader(self.doc, self.titles, self.nouns)
        self.names = self._reader.names()
        self.values = self._reader.values

    def is_title(self, token: Token) -> bool:
        """Whether a token can be part of a title before a name: an honorific, a rank, an office, or a part of one."""
        return self._reader.is_title(token)

    def of_span(self, start: int, end: int, type: str, kind: MentionKind = MentionKind.NAME) -> Mention:
        """The mention of the tokens `[start, end)`."""
        key = (start, end, type, kind)
        if key not in self._made:
            span = span_of(self.doc, start, end)
            self._made[key] = Mention.of(self.document, span.start, span.end, type, kind)
        return self._made[key]

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
        if not self.is_title(token) and token.lemma not in self.nouns.types:
            return None
        following = self.names.get(token.i + 1) if token.i + 1 < len(self.doc) else None
        if following and following.type == "PERSON" and self.doc[following.start].sent.start == token.sent.start:
            root = self.doc[following.start : following.end].root
            if root.head.i == token.i or token.head.i == root.i:
                return following
        return None

    def of_token(self, token: Token, tokens: tuple[int, ...] = (), minimal: tuple[int, ...] = ()) -> Mention | None:
        """The mention that a head word is the head of; `None` for values and words that name nothing.

        `tokens` and `minimal` are the argument's phrases, where there is an argument.
        """
        key = (token.i, tokens, minimal)
        if key not in self._of_tokens:
            self._of_tokens[key] = self._find(token, tokens, minimal)
        return self._of_tokens[key]

    def _find(self, token: Token, tokens: tuple[int, ...], minimal: tuple[int, ...]) -> Mention | None:
        name = self.name_at(token)
        if name is not None and not self._is_some_of(name, token):
            return self.of_name(name)
        if token.pos_ == "PRON" or token.tag_ in {"PRP$", "WP$"} or (token.pos_ == "DET" and not list(token.children)):
            return self.of_span(token.i, token.i + 1, self.pronoun_type(token), MentionKind.PRONOUN)
        if token.i in self.values or (token.lower_ == "own" and token.tag_ == "JJ"):
            return None
        if token.pos_ not in {"NOUN", "PROPN", "NUM", "ADJ", "SYM", "X", "VERB", "DET"}:
            return None
        named = self._apposed_name(token) or self._classified_name(token)
        if named is not None:
            return self.of_name(named)
        first, last = self._bounds(token, tokens, minimal)
        described = token.i == last - 1 and token.lemma in self.titles.roles and token.i not in self.names
        if token.pos_ == "PROPN" and not described and not self._has_common_noun(first, last):
            return self.of_span(first, last, self._guess(token, first), MentionKind.NAME)
        return self.of_span(first, last, self.noun_type(token), MentionKind.NOMINAL)

    def _is_some_of(self, name: Name, token: Token) -> bool:
        """ "Syrians [at the farm]", "Kenyans [who voted]": not the people, but some of it."""
        if name.type != "NORP" or token.tag_ not in {"NNPS", "NNS"} or name.end != token.i + 1:
            return False
        behind = syntax.children(token, "nmod", "acl", "acl:relcl")
        return any(c.i > token.i and not syntax.is_set_off(c) for c in behind)

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
        makes_event = token.lemma in self.nouns.event_names
        before = self.names.get(token.i - 1)
        if lemma in self.nouns.weapons and before is not None and before.type == "PRODUCT":
            return before
        keeps = type in {"PRODUCT", "EVENT", "LAW", "FAC", "LOC"} or lemma in self.nouns.classes
        if not makes_event and not keeps:
            return None
        for index in range(token.i - 1, max(token.i - 10, token.sent.start) - 1, -1):
            name = self.names.get(index)
            hyphenated = index > 0 and self.doc[index - 1].text == "-"
            if self.doc[index].text == "," or (self.doc[index].pos_ in {"ADP", "VERB", "CCONJ"} and not hyphenated):
                return None
            if name is None:
                continue
            if makes_event and name.end == token.i and name.type != "PERSON":
                return Name(name.start, token.i + 1, "EVENT", name.start)
            return name if keeps and name.type == type and token.i in self._heads_of(name) else None
        return None

    def joined_lemma(self, token: Token) -> str:
        """The lemma with what a hyphen joins to it: "think-tank"."""
        if token.i >= 2 and self.doc[token.i - 1].text == "-":
            joined = f"{self.doc[token.i - 2].lower_}-{token.lemma}"
            if joined in self.nouns.types:
                return joined
        return token.lemma

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

    def _bounds(self, token: Token, tokens: tuple[int, ...], minimal: tuple[int, ...]) -> tuple[int, int]:
        words = self._unspaced(tokens or minimal)
        if (
            not words
            or len(words) > _LONGEST
            or max(words) - min(words) >= _LONGEST + 2
            or not self._breaks.isdisjoint(range(min(words), max(words)))
            or self._has_clause(words)
        ):
            words = self._with_phrase(token, self._unspaced(minimal) or (token.i,))
        first, last = self._segment(token, min(words), max(words) + 1)
        if last - first > 2 * _LONGEST:
            first, last = token.i, token.i + 1
        while first < token.i and self._leads(self.doc[first]):
            first += 1
        while last - 1 > token.i and (self.doc[last - 1].is_punct or self.doc[last - 1].is_space):
            last -= 1
        return first, last

    def _with_phrase(self, token: Token, words: tuple[int, ...]) -> tuple[int, ...]:
        """The words with the phrase right behind them, cut after its head: "the use [of heavy weapons] against …"."""
        inner = next((c for c in syntax.children(token, "nmod") if c.i > token.i), None)
        if inner is None or max(words) != token.i or inner.i - token.i > _NEAR:
            return words
        between = self.doc[token.i + 1 : inner.i]
        parts = syntax.conjuncts(inner)
        named = between[0].lower_ == "of" and inner.i in self.names and not self._is_plain(token)
        if (
            between[0].dep_ != "case"
            or between[0].lower_ in _LISTING
            or named
            or (between[0].lower_ == "between" and len(parts) < 2)
        ):
            return words
        if any((t.is_punct and t.text != "-") or t.is_space for t in between):
            return words
        # Of a list too long to be told, the first says more than none: "an overview [of the plan], the …".
        whole, alone = max(self._end(part) for part in parts), self._end(inner)
        if whole - min(words) <= (_LONGEST if len(parts) < 3 else 2 * _LONGEST) + 2:
            return tuple(range(min(words), whole))
        listed = token.tag_ == "NNS" and between[0].lower_ in {"of", "between", "among"}
        return tuple(range(min(words), alone)) if not listed and alone - min(words) <= _LONGEST + 2 else words

    def _is_plain(self, noun: Token) -> bool:
        """Whether a noun says nothing by itself, so that even a name behind it stays: "the location of Suez"."""
        alone = all(c.dep_ in {"det", "case", "nmod", "punct"} for c in noun.children)
        return alone and noun.lemma not in self.titles.roles and self.noun_type(noun) == "THING"

    def _end(self, part: Token) -> int:
        """The token behind a part of a phrase: behind its name, its value or what it takes to name it."""
        if part.i in self.names:
            return self.names[part.i].end
        if part.i in self.values:
            return self.values[part.i][1]
        return max(part.i, *(t.i for t in minimal_phrase(part) if t.i - part.i < _NEAR)) + 1

    def _unspaced(self, words: tuple[int, ...]) -> tuple[int, ...]:
        return words if self._spaces.isdisjoint(words) else tuple(i for i in words if i not in self._spaces)

    @staticmethod
    def _leads(token: Token) -> bool:
        """Whether a word before a description is none of its own: an article, "even", a quote, a preposition."""
        if token.dep_ == "case":
            behind = token.doc[token.i + 1]
            return behind.lower_ not in {"least", "most"} and behind.text != "-"
        return token.lower_ in _LEADING or token.is_punct or token.is_space

    def _segment(self, token: Token, first: int, last: int) -> tuple[int, int]:
        """The stretch around the head without a line break, and without a comma that parts it from a name."""
        stretch = range(first, last)
        if self._breaks.isdisjoint(stretch) and self._commas.isdisjoint(stretch):
            return first, last
        for index in stretch:
            breaks = index in self._breaks
            if index in self._commas:
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
        known = self.nouns.types.get(token.lemma)
        return known or ("PERSON" if self.is_title(self.doc[first]) and first < token.i else "THING")

    def noun_type(self, token: Token) -> str:
        lemma = self.joined_lemma(token)
        if token.pos_ in {"NUM", "DET"} or lemma in self.nouns.quantities:
            whole = self._whole(token)
            if whole is not None:
                return self.names[whole.i].type if whole.i in self.names else self.noun_type(whole)
        if token.pos_ in {"ADJ", "NUM", "DET"}:
            return "PERSON" if lemma in self.nouns.types and self.nouns.types[lemma] == "PERSON" else "THING"
        return self.nouns.type_of(lemma, self.titles)

    @staticmethod
    def _whole(token: Token) -> Token | None:
        """What a part or a number is of: "one [of the ministers]"."""
        parts = (c for c in syntax.children(token, "nmod") if syntax.words(syntax.case_markers(c)) == "of")
        return next((c for c in parts if c.i != token.i), None)

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

"""From words to mentions: the name, description or pronoun that an argument is.

A mention of a person leaves the titles before the name out ("Gen. [Li Shangfu]"), because they are claims of their
own. A described thing keeps the words it takes to tell it from others (`description_bounds`), without its article.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.extract import syntax
from kg.extract.clause import Argument
from kg.extract.description_bounds import DescriptionBounds
from kg.extract.lexicon import Nouns, Titles, load_nouns, load_titles
from kg.extract.names import ARTICLES, Name, NameReader
from kg.extract.noun_types import NounTypes
from kg.extract.tree import Doc, Token
from kg.model import Document, Mention, MentionKind, Span
from kg.pronouns import IT, PLURAL, WE

_PEOPLE = frozenset({"PERSON"})
_EVENTS = frozenset({"EVENT"})
ACTING = frozenset({"PERSON", "ORG", "GPE", "NORP"})
"""Types of who does something."""
_GIVEN = {t: frozenset({"LOC", "GPE", "FAC"}) for t in ("LOC", "GPE", "FAC")} | {
    "THING": frozenset({"LOC", "FAC", "ORG"})
}
"""Types of the names that a noun of a type may be given: a place has a name of any kind of place, but "a film called
Oslo" is no town."""
_PARTING = frozenset({"ADP", "VERB", "AUX", "CCONJ", "DET", "PRON"})
"""What parts a name from a class: "Norte is a [party]"."""


@dataclass(slots=True)
class Mentions:
    """The mentions of one parsed document, found by token index. Built once a document; reading changes nothing."""

    document: Document
    doc: Doc
    titles: Titles = field(default_factory=load_titles)
    nouns: Nouns = field(default_factory=load_nouns)
    names: dict[int, Name] = field(init=False)
    values: dict[int, tuple[int, int, str]] = field(init=False)
    types: NounTypes = field(init=False)
    _reader: NameReader = field(init=False)
    _bounds: DescriptionBounds = field(init=False)
    _introduced: dict[int, Name | None] = field(default_factory=dict)
    _made: dict[tuple[int, int, str, MentionKind], Mention] = field(default_factory=dict)
    _of_tokens: dict[tuple[int, tuple[int, ...], tuple[int, ...]], Mention | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._reader = NameReader(self.doc, self.titles, self.nouns)
        self.names = self._reader.names()
        self.values = self._reader.values
        self.types = NounTypes(self.names, self.titles, self.nouns)
        self._bounds = DescriptionBounds.of(self.doc, self.names, self.values, self.types)

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
        if token.i not in self._introduced:
            self._introduced[token.i] = self._name_behind(token)
        return self._introduced[token.i]

    def _name_behind(self, token: Token) -> Name | None:
        """The name that a word introduces."""
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
        if token.pos_ == "PRON" or (token.pos_ == "DET" and not list(token.children)):
            return self.of_span(token.i, token.i + 1, self.types.of_pronoun(token), MentionKind.PRONOUN)
        if token.i in self.values or (token.lower_ == "own" and token.tag_ == "JJ"):
            return None
        if token.pos_ not in {"NOUN", "PROPN", "NUM", "ADJ", "SYM", "X", "VERB", "DET"}:
            return None
        named = self._described(token)
        if named is not None:
            return self.of_name(named)
        first, last = self._bounds.around(token, tokens, minimal)
        described = token.i == last - 1 and token.lemma in self.titles.roles and token.i not in self.names
        if token.pos_ == "PROPN" and not described and not self._has_common_noun(first, last):
            return self.of_span(first, last, self._guess(token, first), MentionKind.NAME)
        return self.of_span(first, last, self.types.of(token), MentionKind.NOMINAL)

    def can_be(self, token: Token, types: frozenset[str]) -> bool:
        """Whether what a noun that is no part of a name stands for can be of one of these types."""
        return token.pos_ == "PROPN" or self.types.of(token) in types or self._described(token) is not None

    def _described(self, token: Token) -> Name | None:
        """The name that a description stands beside."""
        return self._apposed_name(token) or self._classified_name(token) or self._given_name(token)

    def _is_some_of(self, name: Name, token: Token) -> bool:
        """ "Syrians [at the farm]", "Kenyans [who voted]": not the people, but some of it."""
        if name.type != "NORP" or token.tag_ not in {"NNPS", "NNS"} or name.end != token.i + 1:
            return False
        behind = syntax.children(token, "nmod", "acl", "acl:relcl")
        return any(not syntax.is_set_off(c) for c in behind)

    def _apposed_name(self, token: Token) -> Name | None:
        """ "the team's coach, [Alireza Mehraban]": the name that a description of its kind is followed by."""
        if token.pos_ not in {"NOUN", "PROPN"} or "appos" not in token.below:
            return None
        type = self.types.of(token)
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

    def _given_name(self, token: Token) -> Name | None:
        """ "a man named [Rao]", "an area called [Sarda Plana]": the name that a description tells right behind it."""
        if token.tag_ != "NN" or token.i in self.names or "acl" not in token.below:
            return None
        participle = syntax.children(token, "acl")[0]
        names = participle.lower_ in self.nouns.naming_participles and participle.i == token.i + 1
        if not names or syntax.negations(token):
            return None
        name = next((self.names[c.i] for c in syntax.children(participle, "xcomp", "obj") if c.i in self.names), None)
        if name is None or any(t.lower_ not in ARTICLES for t in self.doc[participle.i + 1 : name.start]):
            return None
        type = self.types.of(token)
        return name if name.type in _GIVEN.get(type, frozenset({type})) else None

    def _classified_name(self, token: Token) -> Name | None:
        """ "[Su-35] fighters", "the [Shangri-La Dialogue] forum", "the [CSIS] think-tank": a name with its class."""
        lemma = self.types.joined_lemma(token)
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
            if self.doc[index].text == "," or (self.doc[index].pos_ in _PARTING and not hyphenated):
                return None
            if name is None:
                continue
            if makes_event and name.end == token.i and name.type != "PERSON":
                return Name(name.start, token.i + 1, "EVENT", name.start)
            return name if keeps and name.type == type and token.i in self._heads_of(name) else None
        return None

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

    def _has_common_noun(self, first: int, last: int) -> bool:
        return any(t.pos_ == "NOUN" for t in self.doc[first:last])

    def _guess(self, token: Token, first: int) -> str:
        """The type of a name that the language model left unmarked."""
        before = self.doc[first - 1] if first else None
        if before is not None and self.is_title(before):
            return "PERSON"
        known = self.nouns.types.get(token.lemma)
        return known or ("PERSON" if self.is_title(self.doc[first]) and first < token.i else "THING")

    def fits_anything(self, mention: Mention) -> bool:
        """A pronoun that can stand for any kind of thing is not held to a relation's types."""
        return mention.kind is MentionKind.PRONOUN and mention.type == "THING"

    def can_stand_for(self, mention: Mention, types: frozenset[str]) -> bool:
        """Whether a pronoun of no kind of its own can stand for something of these types: "it" is nobody, "they" are
        no meeting, and "we" no film."""
        word = mention.text.lower()
        no_actor = (word in IT and types <= _PEOPLE) or (word in self.nouns.thing_pronouns and types <= ACTING)
        if not self.fits_anything(mention) or no_actor or (word in PLURAL and types == _EVENTS):
            return False
        return word not in WE or "ANY" in types or bool(types & ACTING)

    def value_at(self, token: Token) -> tuple[int, int, str] | None:
        """The DATE, MONEY or QUANTITY span that a word stands in, as token bounds and type."""
        return self.values.get(token.i)


def span_of(doc: Doc, first: int, last: int) -> Span:
    """The characters of the tokens `[first, last)`."""
    start, final = doc.tokens[first], doc.tokens[last - 1]
    return Span(start.idx, final.idx + len(final.text))

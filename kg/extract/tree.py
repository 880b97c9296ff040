"""A parse as plain objects, so that reading it again and again costs nothing.

spaCy's tokens are windows on an array: every look at a label or a neighbour makes new objects and looks up strings.
Extraction looks at each word some hundred times; here every word is read once. The names are spaCy's, with a few of
them only, and mean the same (https://spacy.io/api/token). Once words were hung elsewhere, nothing changes any more.

>>> doc = Doc(nlp("Rao visited Quito."))        # doctest: +SKIP
>>> [(word.text, word.dep_, word.head.text) for word in doc]        # doctest: +SKIP
[('Rao', 'nsubj', 'visited'), ('visited', 'root', 'visited'), ('Quito', 'obj', 'visited'), ('.', 'punct', 'visited')]
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import overload

import spacy.tokens

from kg.language.certainty import certainty

_NO_LABELS: frozenset[str] = frozenset()
_TENSED = frozenset({"VBZ", "VBP", "VBD"})


_FUSED_TO = frozenset({"na", "ta"})
"""What is left of "to" in "gonna" and "gotta"."""
_SPOKEN = frozenset("%‰&#@§")
"""Signs that Unicode calls punctuation and that stand for words: "58 %"."""


class Token:
    """A word. `i` is its place in the document, `idx` the character where it starts, `lemma` its lower-case lemma.

    `children` are in text order, and `below` are their labels. A root is its own head. `certainty` is the probability
    of head and label.
    """

    __slots__ = (
        "_subtree",
        "below",
        "certainty",
        "children",
        "dep_",
        "doc",
        "ent_iob_",
        "ent_type_",
        "head",
        "i",
        "idx",
        "is_alpha",
        "is_punct",
        "is_space",
        "left_edge",
        "lemma",
        "lower_",
        "pos_",
        "right_edge",
        "sent",
        "tag_",
        "text",
        "whitespace_",
    )

    doc: Doc
    head: Token
    sent: Span
    left_edge: Token
    right_edge: Token

    def __init__(self, source: spacy.tokens.Token, certainty: float = 1.0) -> None:
        self.certainty = certainty
        self.i: int = source.i
        self.idx: int = source.idx
        self.text: str = source.text
        fused = source.tag_ == "TO" and source.lower_ in _FUSED_TO
        self.lower_: str = "to" if fused else source.lower_
        self.lemma: str = (source.lemma_ or source.text).lower()
        self.pos_: str = source.pos_
        self.tag_: str = source.tag_
        self.dep_: str = source.dep_
        self.ent_type_: str = source.ent_type_
        self.ent_iob_: str = source.ent_iob_
        self.whitespace_: str = source.whitespace_
        self.is_space: bool = source.is_space
        self.is_punct: bool = source.is_punct and source.text not in _SPOKEN
        self.is_alpha: bool = source.is_alpha

    def _hold(self, children: list[Token]) -> None:
        self.children: tuple[Token, ...] = tuple(children)
        self.below: frozenset[str] = frozenset([child.dep_ for child in children]) if children else _NO_LABELS
        self._subtree: tuple[Token, ...] | None = None

    @property
    def subtree(self) -> tuple[Token, ...]:
        """The word and all below it, branch by branch from left to right: the text order of a projective tree."""
        if self._subtree is None:
            before = [token for child in self.children if child.i < self.i for token in child.subtree]
            behind = [token for child in self.children if child.i > self.i for token in child.subtree]
            self._subtree = (*before, self, *behind)
        return self._subtree

    def __len__(self) -> int:
        return len(self.text)

    def __repr__(self) -> str:
        return self.text


class Span:
    """The words `[start, end)` of a document; `label_` is the type of an entity, else ""."""

    __slots__ = ("doc", "end", "label_", "start")

    def __init__(self, doc: Doc, start: int, end: int, label: str = "") -> None:
        self.doc = doc
        self.start = start
        self.end = end
        self.label_ = label

    @property
    def start_char(self) -> int:
        return self.doc[self.start].idx

    @property
    def end_char(self) -> int:
        last = self.doc[self.end - 1]
        return last.idx + len(last)

    @property
    def text(self) -> str:
        return self.doc.text[self.start_char : self.end_char] if self.end > self.start else ""

    @property
    def root(self) -> Token:
        """The word of the span that is nearest to the root of the sentence, the first of several."""
        tops = [t for t in self if not self.start <= t.head.i < self.end or t.head is t]
        return tops[0] if len(tops) == 1 else min(tops, key=_depth, default=self.doc[self.start])

    @property
    def sent(self) -> Span:
        return self.doc[self.start].sent

    def __iter__(self) -> Iterator[Token]:
        return iter(self.doc.tokens[self.start : self.end])

    def __len__(self) -> int:
        return self.end - self.start

    @overload
    def __getitem__(self, place: int) -> Token: ...
    @overload
    def __getitem__(self, place: slice) -> Span: ...
    def __getitem__(self, place: int | slice) -> Token | Span:
        if isinstance(place, slice):
            first, last, _ = place.indices(len(self))
            return Span(self.doc, self.start + first, self.start + max(first, last))
        return self.doc[self.start + place if place >= 0 else self.end + place]


class Doc:
    """The words of a document. A slice is a span; `text[word.idx:]` begins with the word."""

    __slots__ = ("_places", "_starts", "ents", "sents", "text", "tokens")

    def __init__(self, source: spacy.tokens.Doc) -> None:
        self.text: str = source.text
        self.tokens: tuple[Token, ...] = tuple(map(Token, source, certainty(source).tolist()))
        self._starts = [token.idx for token in self.tokens]
        self._places: dict[str, list[Token]] = {}
        for token in self.tokens:
            self._places.setdefault(token.lower_, []).append(token)
        self.ents: tuple[Span, ...] = tuple(Span(self, e.start, e.end, e.label_) for e in source.ents)
        self.sents: tuple[Span, ...] = tuple(Span(self, s.start, s.end) for s in source.sents)
        above: list[int] = source.to_array("HEAD").astype("int64").tolist()
        for token, steps in zip(self.tokens, above, strict=True):
            token.doc = self
            token.head = self.tokens[token.i + steps]
        for sentence in self.sents:
            for token in sentence:
                token.sent = sentence
        self._join()

    def hang(self, places: Mapping[int, tuple[int, str]]) -> None:
        """Hang words elsewhere: from the place of each to that of its new head, and its new label.

        A word is never hung below itself, whatever is asked: the words stay a tree. Hung on itself it becomes a root,
        and the root above it may then go below it. What has a subject and a tense is a verb, whatever it was.
        """
        heads = [token.head.i for token in self.tokens]
        for place, (head, label) in places.items():
            token = self.tokens[place]
            is_root = token.head is token and not _was_below(heads, head, place)
            if head == place or not (is_root or _is_below(self.tokens[head], token)):
                token.head, token.dep_ = self.tokens[head], label
        if places:
            self._join()
        for token in self.tokens:
            if token.pos_ == "NOUN" and "nsubj" in token.below and "cop" not in token.below:
                if token.tag_ == "NNS" and token.i in places and token.dep_ == "parataxis":
                    token.tag_ = "VBZ"  # "Qatar, Rao suspects, paid"
                if token.tag_ in _TENSED:
                    token.pos_ = "VERB"

    def _join(self) -> None:
        """Give each word what follows from the heads and labels: its children and the edges of its branch."""
        children: list[list[Token]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head is not token:
                children[token.head.i].append(token)
        for token, below in zip(self.tokens, children, strict=True):
            token._hold(below)
        for place, token in _first_below(self.tokens):
            self.tokens[place].left_edge = token
        for place, token in _first_below(reversed(self.tokens)):
            self.tokens[place].right_edge = token

    def saying(self, *forms: str) -> list[Token]:
        """The words that are one of these in small letters, in text order."""
        found = [token for form in forms for token in self._places.get(form, ())]
        return found if len(forms) < 2 else sorted(found, key=attrgetter("i"))

    def within(self, start: int, end: int) -> tuple[Token, ...]:
        """The words that have any of the characters `[start, end)`."""
        first = max(0, bisect_right(self._starts, start) - 1)
        return self.tokens[first : bisect_right(self._starts, end - 1)]

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    def __len__(self) -> int:
        return len(self.tokens)

    @overload
    def __getitem__(self, place: int) -> Token: ...
    @overload
    def __getitem__(self, place: slice) -> Span: ...
    def __getitem__(self, place: int | slice) -> Token | Span:
        if isinstance(place, slice):
            first, last, _ = place.indices(len(self.tokens))
            return Span(self, first, max(first, last))
        return self.tokens[place]


def _first_below(tokens: Iterable[Token]) -> Iterator[tuple[int, Token]]:
    """The place of each word with the first of the words, in their order, that is in its branch."""
    reached: set[int] = set()
    for token in tokens:
        above = token
        while above.i not in reached:  # where it was, all above it was too
            reached.add(above.i)
            yield above.i, token
            above = above.head


def _was_below(heads: Sequence[int], place: int, above: int) -> bool:
    """Whether a place stood below another one in the parse."""
    while place != above and heads[place] != place:
        place = heads[place]
    return place == above


def _is_below(token: Token, top: Token) -> bool:
    while token is not top and token.head is not token:
        token = token.head
    return token is top


def _depth(token: Token) -> int:
    depth = 0
    while token.head is not token:
        token = token.head
        depth += 1
    return depth

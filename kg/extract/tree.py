"""A parse as plain objects that never change, so that reading it again and again costs nothing.

spaCy's tokens are windows on an array: every look at a label or a neighbour makes new objects and looks up strings.
Extraction looks at each word some hundred times; here every word is read once. The names are spaCy's, with a few of
them only, and mean the same (https://spacy.io/api/token).

>>> doc = Doc(nlp("Rao visited Quito."))        # doctest: +SKIP
>>> [(word.text, word.dep_, word.head.text) for word in doc]        # doctest: +SKIP
[('Rao', 'nsubj', 'visited'), ('visited', 'root', 'visited'), ('Quito', 'obj', 'visited'), ('.', 'punct', 'visited')]
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import overload

import spacy.tokens

from kg.language.certainty import certainty


class Token:
    """A word. `i` is its place in the document, `idx` the character where it starts, `lemma` its lower-case lemma.

    `children` are in text order. A root is its own head. `certainty` is the probability of head and label.
    """

    __slots__ = (
        "_lefts",
        "_subtree",
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
        self.lower_: str = source.lower_
        self.lemma: str = (source.lemma_ or source.text).lower()
        self.pos_: str = source.pos_
        self.tag_: str = source.tag_
        self.dep_: str = source.dep_
        self.ent_type_: str = source.ent_type_
        self.ent_iob_: str = source.ent_iob_
        self.whitespace_: str = source.whitespace_
        self.is_space: bool = source.is_space
        self.is_punct: bool = source.is_punct
        self.is_alpha: bool = source.is_alpha
        self.children: tuple[Token, ...] = ()
        self._lefts = 0
        self._subtree: tuple[Token, ...] | None = None

    @property
    def subtree(self) -> tuple[Token, ...]:
        """The word and all below it, branch by branch from left to right: the text order of a projective tree."""
        if self._subtree is None:
            found: list[Token] = []
            for child in self.children[: self._lefts]:
                found.extend(child.subtree)
            found.append(self)
            for child in self.children[self._lefts :]:
                found.extend(child.subtree)
            self._subtree = tuple(found)
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
        return min(tops, key=_depth, default=self.doc[self.start])

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

    __slots__ = ("ents", "sents", "text", "tokens")

    def __init__(
        self,
        source: spacy.tokens.Doc,
        mended: Mapping[int, tuple[int, str]] | None = None,
    ) -> None:
        """`mended` are places of words to be hung elsewhere: the place of the new head and the new label.

        A word is never hung below itself, whatever is asked: the words stay a tree. Hung on itself it becomes a root,
        and the root above it may then go below it.
        """
        self.text: str = source.text
        sure = certainty(source).tolist()
        self.tokens: tuple[Token, ...] = tuple(map(Token, source, sure))
        self.ents: tuple[Span, ...] = tuple(Span(self, e.start, e.end, e.label_) for e in source.ents)
        self.sents: tuple[Span, ...] = tuple(Span(self, s.start, s.end) for s in source.sents)
        for token, original in zip(self.tokens, source, strict=True):
            token.doc = self
            token.head = self.tokens[original.head.i]
            token.left_edge = self.tokens[original.left_edge.i]
            token.right_edge = self.tokens[original.right_edge.i]
        for place, (head, label) in (mended or {}).items():
            token = self.tokens[place]
            is_root = token.head is token and source[head].head.i != place
            if head == place or not (is_root or _is_below(self.tokens[head], token)):
                token.head, token.dep_ = self.tokens[head], label
        if mended:
            self._set_edges()
        children: dict[int, list[Token]] = {}
        for token in self.tokens:
            if token.head is not token:
                children.setdefault(token.head.i, []).append(token)
        for place, below in children.items():
            self.tokens[place].children = tuple(below)
            self.tokens[place]._lefts = sum(child.i < place for child in below)
        for sentence in self.sents:
            for token in sentence:
                token.sent = sentence

    def _set_edges(self) -> None:
        edges = [(token.i, token.i) for token in self.tokens]
        for token in self.tokens:
            above = token
            while above.head is not above:
                above = above.head
                first, last = edges[above.i]
                edges[above.i] = (min(first, token.i), max(last, token.i))
        for token, (first, last) in zip(self.tokens, edges, strict=True):
            token.left_edge, token.right_edge = self.tokens[first], self.tokens[last]

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

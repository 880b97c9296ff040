"""How far a description reaches: the words it takes to tell a thing from others, and no more.

"the [use of heavy weapons] against …"     where the whole is too long, the phrase right behind the noun is kept
"even the [old bridge]"                    no article, quote or "even" before it
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.extract import syntax
from kg.extract.arguments import minimal_phrase
from kg.extract.clauses_lexicon import default_lexicon
from kg.extract.names import ARTICLES, Name, is_loose_article
from kg.extract.noun_types import NounTypes
from kg.extract.tree import Doc, Token

_LEADING = ARTICLES | frozenset(
    {"not", "n't", "n’t", "only", "just", "even", "also", "both", "either", "neither", "such"}
)
_LONGEST = 9
"""Tokens that a description may have before it is cut to what names it."""
_LISTING = frozenset({"such", "including", "like", "as", "than", "except", "besides", "plus"})
"""Prepositions that name some of what a description is of, or set it against other things."""
_EXAMPLES = frozenset({"such", "like"})
"""Prepositions of examples that are most of what a bare noun says: "meats [such as lamb]"."""
_OPENED_BY = {'"': frozenset({'"'}), "”": frozenset({"“", "„"}), "’": frozenset({"‘"}), "»": frozenset({"«"})}
_BESIDE_PLAIN = frozenset({"det", "case", "nmod", "punct", "conj", "cc", "acl:relcl", "appos"})
"""What may stand beside a noun that has no word of its own to tell which one it is."""
_NEAR = 8
"""Tokens from a noun to the head of the phrase behind it for that to stay in a description that is cut."""


@dataclass(frozen=True, slots=True)
class DescriptionBounds:
    """Finds where descriptions begin and end in one document.

    `names` and `values` are those of the document by each of their tokens; `spaces`, `breaks`, `commas` and
    `brackets` are the indices of tokens that are white space, line breaks, commas and round brackets.
    """

    doc: Doc
    names: Mapping[int, Name]
    values: Mapping[int, tuple[int, int, str]]
    types: NounTypes
    spaces: frozenset[int]
    breaks: frozenset[int]
    commas: frozenset[int]
    brackets: frozenset[int]

    @classmethod
    def of(
        cls, doc: Doc, names: Mapping[int, Name], values: Mapping[int, tuple[int, int, str]], types: NounTypes
    ) -> DescriptionBounds:
        spaces = frozenset(t.i for t in doc if t.is_space)
        return cls(
            doc=doc,
            names=names,
            values=values,
            types=types,
            spaces=spaces,
            breaks=frozenset(i for i in spaces if "\n" in doc[i].text),
            commas=frozenset(t.i for t in doc if t.text == ","),
            brackets=frozenset(t.i for t in doc if t.text in {"(", ")"}),
        )

    def around(self, token: Token, tokens: tuple[int, ...], minimal: tuple[int, ...]) -> tuple[int, int]:
        """The token bounds `[first, last)` of the description with this head word.

        `tokens` and `minimal` are the indices of its phrase in full and of what it takes to name the thing.
        """
        words = self._unspaced(tokens or minimal)
        leading = bool(words) and self._leads(self.doc[min(words)])
        if (
            token.i not in words
            or len(words) - leading > _LONGEST
            or max(words) - min(words) >= _LONGEST + 2
            or (self.breaks and not self.breaks.isdisjoint(range(min(words), max(words))))
            or self._has_clause(words)
        ):
            words = self._to_its_end(token, self._with_phrase(token, self._unspaced(minimal) or (token.i,)))
        first, last = self._segment(token, min(words), max(words) + 1)
        if last - first > 2 * _LONGEST:
            first, last = token.i, token.i + 1
        while first < token.i and self._leads(self.doc[first]):
            if self.doc[first].lower_ == "such" and self._exemplifies(token.i, last):
                break  # "[such] bands as the Owls"
            if self.doc[first].text == "(" and any(t.text == ")" for t in self.doc[first : token.i]):
                break  # "[(now closed)] mine"
            first += 1
        while last - 1 > token.i and (self.doc[last - 1].is_punct or self.doc[last - 1].is_space):
            if self._closes(first, last - 1):
                break
            last -= 1
        last = self._before_bracket(first, token.i, last)
        while last - 1 > token.i and (
            self.doc[last - 1].dep_ == "cc"
            or (self.doc[last - 1].dep_ == "case" and self.doc[last - 1].tag_ == "IN")
            or (self.doc[last - 1].text == "," and self.doc[last].dep_ in {"cc", "case"})
        ):
            last -= 1  # "tourists from", cut before the countries, "flights to Oslo and", before "in summer, Goma"
        if last - 1 > token.i and _only_stresses(self.doc[last - 1]):
            last -= 1
        return first, last

    def _exemplifies(self, head: int, last: int) -> bool:
        return any(t.lower_ == "as" and t.dep_ == "case" for t in self.doc[head + 1 : last])

    def _before_bracket(self, first: int, head: int, last: int) -> int:
        """The end of a description without a bracket that stands open there, or was opened before it: "4,000 people
        [(2011]", "(due to a lack[) of cars]"."""
        if self.brackets.isdisjoint(range(first, last)):
            return last
        opened = [t.i for t in self.doc[first:head] if t.text == "("]
        for mark in self.doc[first:head]:
            if mark.text == ")" and opened:
                opened.pop()
        for mark in self.doc[head + 1 : last]:
            if mark.text == "(":
                opened.append(mark.i)
            elif mark.text == ")" and opened:
                opened.pop()
            elif mark.text == ")":
                return mark.i
        return next((i for i in opened if i > head), last)

    def _closes(self, first: int, mark: int) -> bool:
        """Whether a mark ends a quotation that begins inside the description: "the degree “Master of Arts[”]"."""
        opens = _OPENED_BY.get(self.doc[mark].text, frozenset())
        return sum(t.text in opens for t in self.doc[first:mark]) % 2 == 1

    def _with_phrase(self, token: Token, words: tuple[int, ...]) -> tuple[int, ...]:
        """The words with the phrase right behind them, cut after its head: "the use [of heavy weapons] against …"."""
        inner = next((c for c in syntax.children(token, "nmod") if c.i > token.i), None)
        if inner is None or max(words) != token.i or inner.i - token.i > _NEAR:
            return words
        between = self.doc[token.i + 1 : inner.i]
        prepositional = inner.lemma in default_lexicon().joining and between[0].lower_ in {"with", "in"}
        if prepositional and len(between) == 1 and syntax.child(inner, "nmod") is not None:
            return words  # "a preference with respect to …"
        parts = syntax.conjuncts(inner)
        named = between[0].lower_ == "of" and inner.i in self.names and not self._is_plain(token)
        if (
            between[0].dep_ != "case"
            or (between[0].lower_ in _LISTING and not (between[0].lower_ in _EXAMPLES and self._is_plain(token)))
            or named
            or (between[0].lower_ == "between" and len(parts) < 2)
        ):
            return words
        if any((t.is_punct and t.text != "-") or t.is_space for t in between):
            return words
        # Of a list too long to be told, the first says more than none: "an overview [of the plan], the …".
        whole, alone = max(self._end(part) for part in parts), self._end(inner)
        if whole - min(words) <= (_LONGEST + 2 if len(parts) < 3 else 2 * _LONGEST):
            return tuple(range(min(words), whole))
        listed = token.tag_ == "NNS" and between[0].lower_ in {"of", "between", "among"}
        return tuple(range(min(words), alone)) if not listed and alone - min(words) <= _LONGEST + 2 else words

    def _to_its_end(self, token: Token, words: tuple[int, ...]) -> tuple[int, ...]:
        """The words with the of-phrase of a last one other than the head: "part of the eastern leg [of the road]"."""
        last = self.doc[max(words)]
        inner = next((c for c in syntax.children(last, "nmod") if c.i > last.i), None)
        if inner is None or inner.pos_ == "ADP" or self.doc[last.i + 1].lower_ != "of":
            return words
        if last.i == token.i or last.i in self.names:
            return words
        end = self._end(inner)
        between = self.doc[last.i + 1 : end]
        close = end - min(words) <= _LONGEST + 2 and not any(t.is_space or t.text == "," for t in between)
        return tuple(range(min(words), end)) if close else words

    def _is_plain(self, noun: Token) -> bool:
        """Whether a noun says nothing by itself, so that even a name behind it stays: "the location of Suez"."""
        alone = all(c.dep_ in _BESIDE_PLAIN for c in noun.children)
        return alone and noun.lemma not in self.types.titles.roles and self.types.of(noun) == "THING"

    def _end(self, part: Token) -> int:
        """The token behind a part of a phrase: behind its name, its value or what it takes to name it."""
        if part.i in self.names:
            return self.names[part.i].end
        if part.i in self.values:
            return self.values[part.i][1]
        return max(part.i, *(t.i for t in minimal_phrase(part) if t.i - part.i < _NEAR)) + 1

    def _unspaced(self, words: tuple[int, ...]) -> tuple[int, ...]:
        return words if self.spaces.isdisjoint(words) else tuple(i for i in words if i not in self.spaces)

    @staticmethod
    def _leads(token: Token) -> bool:
        """Whether a word before a description is none of its own: an article, "even", a quote, a preposition."""
        if token.dep_ == "case":
            behind = token.doc[token.i + 1]
            if token.head.dep_ == "nummod":
                return False  # "between 130 and 400 people"
            return behind.lower_ not in {"least", "most"} and behind.text != "-"
        if token.lower_ in ARTICLES:
            return is_loose_article(token)
        return token.lower_ in _LEADING or token.is_punct or token.is_space

    def _segment(self, token: Token, first: int, last: int) -> tuple[int, int]:
        """The stretch around the head without a line break, and without a comma that parts it from a name."""
        stretch = range(first, last)
        if self.breaks.isdisjoint(stretch) and self.commas.isdisjoint(stretch):
            return first, last
        for index in stretch:
            breaks = index in self.breaks
            if index in self.commas and not (self._parts_address(index, token) or self._is_listing(index, token, last)):
                far = range(first, index) if index < token.i else range(index + 1, last)
                breaks = any(i in self.names for i in far) or self._names_some(index, token)
            if breaks:
                if index < token.i:
                    first = index + 1
                else:
                    return first, index
        return first, last

    def _names_some(self, comma: int, token: Token) -> bool:
        """ "his critics[,] among them two ministers, …": what follows only names some of them."""
        behind = [t.lower_ for t in self.doc[comma + 1 : comma + 3]]
        return comma > token.i and self.doc[comma].text == "," and behind in (["among", "them"], ["including", "those"])

    def _parts_address(self, comma: int, token: Token) -> bool:
        """ "the Aurora[,] Colorado area": between a place and the larger one that it lies in, before what they name."""
        left, right = self.names.get(comma - 1), self.names.get(comma + 1)
        if left is None or right is None or right.end > token.i:
            return False
        return left.type == right.type == "GPE" and self.doc[left.end - 1].head.i == token.i

    def _is_listing(self, comma: int, token: Token, last: int) -> bool:
        """ "talks between Peru[,] Chile and Kenya": between members of one list inside the description, to its end."""
        member = self.doc[comma].head
        if not (token.i < comma < member.i < last) or member.dep_ != "conj":
            return False
        first = syntax.first_conjunct(member)
        members = syntax.conjuncts(first)
        closed = syntax.child(members[-1], "cc") is not None and members[-1].i < last
        return first.i > token.i and first.dep_ == "nmod" and closed

    def _has_clause(self, words: Sequence[int]) -> bool:
        return any(self.doc[i].dep_ in syntax.NOUN_CLAUSES for i in words)


def _only_stresses(word: Token) -> bool:
    """ "the king [himself]", but "a picture of himself"."""
    return word.pos_ == "PRON" and word.lower_.endswith(("self", "selves")) and not syntax.case_markers(word)

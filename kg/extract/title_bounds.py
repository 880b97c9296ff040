"""How far the words of a title reach: "[the US Assistant Secretary of Defense] Ely Okafor", and who shares it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract import syntax
from kg.extract.names import Name
from kg.extract.positions import OWNERS, POSITION_MARKERS, STOP, Positions
from kg.extract.tree import Span as DocSpan


@dataclass(frozen=True, slots=True)
class TitleBounds:
    """Finds where titles begin in one document."""

    positions: Positions

    def title_start(self, name: Name) -> int:
        """Where the title before a name begins, over "Secretary of Defense" too, whose last word is no title."""
        doc = self.positions.mentions.doc
        floor = doc[name.start].sent.start
        index = name.start - 1
        if index >= floor and doc[index].pos_ == "CCONJ":
            return name.start  # "the minister of finance and Ana Lima" are two
        while index >= floor and name.start - index <= 10:
            token = doc[index]
            named = index in self.positions.mentions.names  # "United" of a name is a verb to the network
            if token.text in STOP or token.pos_ in {"AUX", "PRON", "PUNCT", "SPACE"} or token.tag_ == "POS":
                break
            if token.pos_ == "VERB" and not named:
                break
            if token.pos_ == "ADP":
                if token.lower_ not in POSITION_MARKERS:
                    break
                before = doc[index - 1] if index > floor else None
                inner = doc[index + 1 : name.start]
                if (
                    before is not None
                    and self.positions.role(before)
                    and len(inner)
                    and not all(self.positions.mentions.is_title(t) for t in inner)
                ):
                    return self.leftwards(index - 1, floor)
            index -= 1
        return self.leftwards(name.title_start, floor) if name.title_start < name.start else name.start

    def leftwards(self, first: int, floor: int) -> int:
        """Takes in the words before a role that belong to it: "US Assistant | Secretary", "China's | minister"."""
        doc = self.positions.mentions.doc
        titles = self.positions.mentions.titles
        index = first - 1
        while index >= floor:
            token = doc[index]
            name = self.positions.mentions.names.get(index)
            if name is not None and name.type in OWNERS and name.type != "PERSON":
                root = doc[name.start : name.end].root
                if root.dep_ == "obl" and root.i < root.head.i and syntax.child(root, "case") is not None:
                    return first  # "in Chad | Minister Rao met …"
                index = name.start - 1
                first = name.start
                continue
            if token.tag_ == "POS":
                owner = self.positions.mentions.names.get(index - 1)
                if owner is None:
                    return first
                index -= 1
                continue
            word = token.lower_.rstrip("-.")
            if (
                word in titles.parts | titles.former | titles.future | titles.current
                or self.positions.mentions.is_title(token)
            ):
                first = index
                index -= 1
                continue
            joins = token.text == "-" or (
                token.lower_ == "and" and index > floor and doc[index - 1].pos_ in {"NOUN", "ADJ", "PROPN"}
            )
            if joins:
                before = doc[index - 1]
                if (
                    token.text == "-"
                    or before.lower_ in titles.parts
                    or before.dep_ in {"compound", "amod", "nmod:desc"}
                ):
                    index -= 1
                    continue
                return first
            modifies = token.dep_ in {"compound", "amod"} and token.pos_ in {"NOUN", "PROPN", "ADJ", "ADP"}
            if modifies and index < token.head.i and self.positions.mentions.is_title(token.head):
                first = index
                index -= 1
                continue
            return first
        return first

    def sharing(self, name: Name, title: DocSpan) -> Iterator[Name]:
        """ "Presidents Joe Biden and Xi Jinping": the other names of a plural title."""
        plural = any(t.tag_ in {"NNS", "NNPS"} and self.positions.role(t) for t in title)
        if not plural:
            return
        root = self.positions.mentions.doc[name.start : name.end].root
        for token in syntax.conjuncts(root)[1:]:
            other = self.positions.mentions.names.get(token.i)
            if other is not None and other.type == "PERSON" and other.title_start == other.start:
                yield other

"""Names joined by a preposition, a possessive or a comma: who is at which body, what lies or is held where.

"Medeiros at Georgetown"     affiliated_with        "China's Ministry of Foreign Affairs"   part_of
"the G20 summit in Bali"     held_in                "Peru's Minera Oro"                     based_in
"Mecca, Saudi Arabia"        located_in
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract import syntax
from kg.extract.arguments import phrase_tokens
from kg.extract.clauses_lexicon import default_lexicon
from kg.extract.mentions import Mentions, span_of
from kg.extract.names import Name
from kg.extract.nominals import Claim
from kg.extract.tree import Span as DocSpan
from kg.extract.tree import Token
from kg.model import MentionKind

_PARTNERS = frozenset({"with", "between", "among", "against"})


@dataclass(frozen=True, slots=True)
class Attachments:
    """Reads the joined names of one document."""

    mentions: Mentions

    def claims(self, sentence: DocSpan) -> Iterator[Claim]:
        """Names joined by a preposition or a possessive: "Medeiros at Georgetown", "the summit in Bali"."""
        doc = self.mentions.doc
        seen: set[tuple[int, int]] = set()
        for token in sentence:
            name = self.mentions.names.get(token.i)
            if name is None or token.i != name.end - 1:
                continue
            yield from self._after(name, seen)
            yield from self._before(name)
        for token in sentence:
            if token.i in self.mentions.names or token.pos_ != "NOUN" or token.i + 2 >= len(doc):
                continue
            if self.mentions.nouns.types.get(token.lemma) == "EVENT" and doc[token.i + 1].lower_ in {
                "in",
                "at",
            }:
                yield from self._event_place(token)

    def _after(self, name: Name, seen: set[tuple[int, int]]) -> Iterator[Claim]:
        doc = self.mentions.doc
        index = name.end
        if index >= len(doc) - 1:
            return
        token = doc[index]
        if token.text == "," and name.type == "GPE":
            other = self.mentions.names.get(index + 1)
            if other is not None and other.type == "GPE" and self._closed(other, name):
                yield self._pair(name, "located_in", other, token, "place in place")
            return
        marker = token.lower_
        start = index + 1
        while start < len(doc) and doc[start].lower_ in {"the", "a"}:
            start += 1
        other = self.mentions.names.get(start)
        if other is None or other.start != start or token.pos_ != "ADP":
            return
        root = doc[other.start : other.end].root
        attached = name.start <= root.head.i < name.end
        if name.type == "PERSON" and other.type == "ORG" and marker in {"of", "at", "from"} and attached:
            yield self._pair(name, "affiliated_with", other, token, "person at body")
        elif name.type == "ORG" and other.type in {"ORG", "GPE"} and marker == "of" and attached:
            relation = "part_of" if other.type == "ORG" else "based_in"
            yield self._pair(name, relation, other, token, "body of body")
        elif self._of_event(name) or self._to_be_held(doc[name.start : name.end].root, name.type):
            return
        elif other.type in {"GPE", "LOC", "FAC"} and marker in {"in", "at"} and name.type in {"EVENT", "FAC"}:
            if name.type == "EVENT" or attached or root.head.i == doc[name.start : name.end].root.head.i:
                yield self._pair(
                    name, "held_in" if name.type == "EVENT" else "located_in", other, token, "thing in place"
                )
        elif attached and _lies(name, other, marker):
            relation = "located_near" if marker == "near" else "located_in"
            yield self._pair(name, relation, other, token, "thing in place")

    def _of_event(self, name: Name) -> bool:
        """Whether a body is named as part of an event, or as whom something is done with, and a place behind it is
        not its own: "talks with [Hamas] in Cairo" put nobody there."""
        top = syntax.first_conjunct(self.mentions.doc[name.start : name.end].root)
        if top.dep_ != "nmod" or name.type not in {"ORG", "EVENT"}:
            return False
        marker = syntax.child(top, "case")
        partner = marker is not None and marker.lower_ in _PARTNERS
        return partner or (name.type == "ORG" and self.mentions.types.of(top.head) == "EVENT")

    def _to_be_held(self, word: Token, type: str) -> bool:
        """Whether the verb over an event or a body tells where it meets, or is to: "agreed to hold the summit in Lima",
        "convened the committee in Lima"."""
        verb, nouns = word.head, self.mentions.nouns
        ahead = verb.lemma in nouns.planning or (verb.lemma in nouns.holding and verb.tag_ in {"VB", "VBG"})
        return word.dep_ in {"obj", "nsubj:pass"} and (ahead or (type == "ORG" and verb.lemma in nouns.holding))

    def _closed(self, other: Name, name: Name) -> bool:
        """ "Mecca, Saudi Arabia" and not a list of places: no conjunction joins them or follows. Nor is it one place in
        another where the comma closes what stands before a clause ("Unlike Peru, Chile voted")."""
        doc = self.mentions.doc
        root = doc[other.start : other.end].root
        if (
            root.dep_ == "conj"
            or not name.start <= root.head.i < name.end
            or (name.start > 0 and doc[name.start - 1].text == ",")
        ):
            return False
        after = doc[other.end] if other.end < len(doc) else None
        return after is None or (
            after.lower_ not in {"and", "or", "'s"}
            and not (after.text == "," and other.end + 1 < len(doc) and doc[other.end + 1].i in self.mentions.names)
        )

    def _before(self, name: Name) -> Iterator[Claim]:
        """ "China's Ministry of Foreign Affairs", "Mecca's Grand Mosque"."""
        doc = self.mentions.doc
        index = name.start - 1
        while index >= 0 and doc[index].tag_ == "POS":
            index -= 1
        owner = self.mentions.names.get(index)
        if owner is None or owner.end != index + 1 or index == name.start - 1:
            return
        root = doc[name.start : name.end].root
        if root.dep_ in {"compound", "nmod:desc", "amod"} and not name.start <= root.head.i < name.end:
            return
        word = doc[owner.end]
        if name.type == "ORG" and owner.type in {"GPE", "ORG", "NORP"}:
            if owner.type == "ORG" or self._is_organ(name):
                yield self._pair(name, "part_of", owner, word, "possessor of body")
            elif owner.type == "GPE":
                yield self._pair(name, "based_in", owner, word, "possessor of body")
        elif name.type == "PERSON" and owner.type == "ORG":
            yield self._pair(name, "affiliated_with", owner, word, "person at body")
        elif name.type in {"FAC", "LOC"} and owner.type in {"GPE", "LOC"}:
            yield self._pair(name, "located_in", owner, word, "possessor of place")

    def _is_organ(self, name: Name) -> bool:
        """Whether a country's body is a part of the state: "Ghana's Electoral Commission", not "Peru's Minera Oro"."""
        return any(t.lower_ in self.mentions.nouns.organs for t in self.mentions.doc[name.start : name.end])

    def _event_place(self, token: Token) -> Iterator[Claim]:
        doc = self.mentions.doc
        start = token.i + 2
        while start < len(doc) and doc[start].lower_ in {"the", "a"}:
            start += 1
        place = self.mentions.names.get(start)
        if place is None or place.type not in {"GPE", "LOC", "FAC"} or self._to_be_held(token, "EVENT"):
            return
        if token.head.lemma in default_lexicon().happening and syntax.marker(token) in {"of", "from"}:
            return  # "died of a heart attack in Lima"
        root = doc[place.start : place.end].root
        if root.head.i != token.i and not (root.head.i == token.head.i and token.head.pos_ in {"NOUN", "PROPN"}):
            return
        name = next(
            (
                self.mentions.names[c.i]
                for c in syntax.children(token, "compound", "nmod:desc", "flat")
                if c.i in self.mentions.names and self.mentions.names[c.i].type == "EVENT"
            ),
            None,
        )
        whole = self.mentions.of_token(token, phrase_tokens(token), _minimal(token))
        # "the G7 summit" is held somewhere, the G7 is not.
        named = whole is not None and whole.kind is MentionKind.NAME and whole.type == "EVENT"
        event = self.mentions.of_name(name) if name and not named else whole
        if event is not None:
            trigger = doc[token.i + 1]
            yield Claim(
                subject=event,
                relation="held_in",
                object=self.mentions.of_name(place),
                phrase=trigger.lower_,
                trigger=span_of(doc, trigger.i, trigger.i + 1),
                at=token.i,
                pattern="event in place",
            )

    def _pair(self, left: Name, relation: str, right: Name, word: Token, pattern: str) -> Claim:
        return Claim(
            subject=self.mentions.of_name(left),
            relation=relation,
            object=self.mentions.of_name(right),
            phrase=word.lower_,
            trigger=span_of(self.mentions.doc, word.i, word.i + 1),
            at=left.start,
            pattern=pattern,
        )


def _minimal(head: Token) -> tuple[int, ...]:
    return (*(t.i for t in syntax.children(head, "compound", "amod", "nummod")), head.i)


def _lies(name: Name, other: Name, marker: str) -> bool:
    """Whether a preposition between these two names says where the first is: "the bank in Lima", "Ayn near Homs"."""
    if other.type == "FAC":
        return name.type == "FAC" and marker in {"in", "near", "at"}
    return other.type in {"GPE", "LOC"} and marker in {"in", "near"} and name.type in {"GPE", "LOC", "ORG", "FAC"}

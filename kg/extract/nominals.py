"""What noun phrases claim by themselves: offices and affiliations of people, parts of bodies, places of events.

"Chinese Defense Minister Li Shangfu"            holds_position  Li Shangfu -> Defense Minister (of: Chinese)
"Mao Ning, spokesperson of the ministry"         spokesperson_for, holds_position
"Wei Fenghe, Li's predecessor"                   predecessor_of  Wei Fenghe -> Li
"the G20 summit in Bali"                         held_in
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Span as DocSpan
from spacy.tokens import Token

from kg.extract import syntax
from kg.extract.lexicon import Role
from kg.extract.mentions import Mentions, Name, span_of
from kg.model import Mention, MentionKind, Modality, Qualifier, Span

_OWNER_MARKERS = frozenset({"of", "for", "to", "at", "in", "with", "from"})
_POSITION_MARKERS = frozenset({"of", "for", "to"})
_STOP = frozenset({",", ";", ":", "(", ")", "–", "—", "“", "”", '"', "[", "]"})
_BEFORE_GENERAL = frozenset(
    {"secretary", "director", "governor", "attorney", "consul", "inspector", "solicitor", "comptroller"}
)
_OWNERS = frozenset({"ORG", "GPE", "NORP", "LOC", "FAC", "EVENT", "WORK", "PERSON"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What a noun phrase claims. `trigger` is the role noun or the joining word, `at` the token where it stands."""

    subject: Mention
    relation: str
    object: Mention
    phrase: str
    trigger: Span
    at: int
    pattern: str
    qualifiers: tuple[Qualifier, ...] = ()
    modality: Modality = Modality.ASSERTED


@dataclass(frozen=True, slots=True)
class Position:
    """A role read from a noun phrase: its words, what it is a role of, and what else the words say."""

    head: Token
    role: Role
    first: int
    last: int
    owner: Mention | None
    owner_marker: str
    nationality: Mention | None
    status: str
    modality: Modality


@dataclass(frozen=True, slots=True)
class Nominals:
    """Reads the noun phrases of one document."""

    mentions: Mentions

    # -- roles -------------------------------------------------------------------------------------------------------

    def titled(self, name: Name) -> Iterator[Claim]:
        """Claims of the title before a name; with coordinated names of one plural title, of each."""
        doc = self.mentions.doc
        first = self.title_start(name)
        if first >= name.start:
            return
        people = [name, *self._sharing(name, doc[first : name.start])]
        for position in self.positions(first, name.start):
            for person in people:
                yield from self._claims(self.mentions.of_name(person), position, "title", name.start)

    def title_start(self, name: Name) -> int:
        """Where the title before a name begins, over "Secretary of Defense" too, whose last word is no title."""
        doc = self.mentions.doc
        floor = doc[name.start].sent.start
        index = name.start - 1
        seen_marker = False
        while index >= floor and name.start - index <= 10:
            token = doc[index]
            if token.text in _STOP or token.pos_ in {"VERB", "AUX", "PRON", "PUNCT", "SPACE"} or token.tag_ == "POS":
                break
            if token.pos_ == "ADP":
                if token.lower_ not in _POSITION_MARKERS:
                    break
                seen_marker = True
                before = doc[index - 1] if index > floor else None
                inner = doc[index + 1 : name.start]
                if (
                    before is not None
                    and self._role(before)
                    and len(inner)
                    and not all(self.mentions.is_title(t) for t in inner)
                ):
                    if inner[0].pos_ in {"NOUN", "PROPN", "DET", "ADJ"} and not self._separate(before, name):
                        return self._leftwards(index - 1, floor)
                    return name.title_start
            index -= 1
        del seen_marker
        return self._leftwards(name.title_start, floor) if name.title_start < name.start else name.start

    def _separate(self, role: Token, name: Name) -> bool:
        """Whether the tree holds the role and the name in different arguments."""
        root = self.mentions.doc[name.start : name.end].root
        head = root
        for _ in range(6):
            if head.i == role.i or role.head.i == head.i:
                return False
            if head.head.i == head.i:
                return True
            head = head.head
        return True

    def _leftwards(self, first: int, floor: int) -> int:
        """Takes in the words before a role that belong to it: "US Assistant | Secretary", "China's | minister"."""
        doc = self.mentions.doc
        titles = self.mentions.titles
        index = first - 1
        while index >= floor:
            token = doc[index]
            name = self.mentions.names.get(index)
            if name is not None and name.type in _OWNERS and name.type != "PERSON":
                index = name.start - 1
                first = name.start
                continue
            if token.tag_ == "POS" or token.lower_ in {"'s", "’s"}:
                owner = self.mentions.names.get(index - 1)
                if owner is None:
                    return first
                index -= 1
                continue
            word = token.lower_.rstrip("-.")
            if word in titles.parts | titles.former | titles.future | titles.current or self.mentions.is_title(token):
                first = index
                index -= 1
                continue
            joins = token.text == "-" or (
                token.lower_ == "and" and index > floor and doc[index - 1].pos_ in {"NOUN", "ADJ", "PROPN"}
            )
            if joins and first == index + 1:
                before = doc[index - 1]
                if token.text == "-" or before.lower_ in titles.parts or before.dep_ in {"compound", "amod"}:
                    index -= 1
                    continue
                return first
            modifies = token.dep_ in {"compound", "amod"} and token.pos_ in {"NOUN", "PROPN", "ADJ"}
            if modifies and index < token.head.i and self.mentions.is_title(token.head):
                first = index
                index -= 1
                continue
            return first
        return first

    def _sharing(self, name: Name, title: DocSpan) -> Iterator[Name]:
        """ "Presidents Joe Biden and Xi Jinping": the other names of a plural title."""
        plural = any(t.tag_ in {"NNS", "NNPS"} and self._role(t) for t in title)
        if not plural:
            return
        root = self.mentions.doc[name.start : name.end].root
        for token in syntax.conjuncts(root)[1:]:
            other = self.mentions.names.get(token.i)
            if other is not None and other.type == "PERSON" and other.title_start == other.start:
                yield other

    def _role(self, token: Token) -> Role | None:
        titles = self.mentions.titles
        lemma = syntax.lemma(token)
        word = token.lower_.rstrip(".")
        if word == "general" and token.i > 0 and syntax.lemma(token.doc[token.i - 1]) in _BEFORE_GENERAL:
            return titles.roles.get(syntax.lemma(token.doc[token.i - 1]))
        full = titles.abbreviations.get(word)
        if full is not None:
            return titles.roles.get(full.split()[-1]) or titles.roles.get(full.split()[0])
        if lemma.startswith(("ex-", "then-", "vice-")) and lemma not in titles.roles:
            lemma = lemma.split("-", 1)[1]
        found = titles.roles.get(lemma) or titles.roles.get(word)
        if found is None and word.endswith("s"):
            found = titles.roles.get(word[:-1])
        return found

    def positions(self, first: int, last: int) -> Iterator[Position]:
        """The roles that the tokens `[first, last)` describe, in text order."""
        doc = self.mentions.doc
        index = first
        while index < last:
            token = doc[index]
            name = self.mentions.names.get(index)
            role = self._role(token) if (name is None or name.type == "PERSON") else None
            following = doc[index + 1] if index + 1 < last else None
            if role is None or (following is not None and self._role(following) and not self._ends_name(index)):
                index += 1
                continue
            yield self._position(token, role, first, last)
            index += 1
            if index < last and not any(doc[i].lower_ == "and" for i in range(index, last)):
                return

    def _ends_name(self, index: int) -> bool:
        return index in self.mentions.names

    def _position(self, head: Token, role: Role, first: int, last: int) -> Position:
        doc = self.mentions.doc
        start, status, modality = head.i, "", Modality.ASSERTED
        owner: Mention | None = None
        marker = ""
        nationality: Mention | None = None
        titles = self.mentions.titles
        for word in (p for p in head.lower_.split("-")[:-1] if p in titles.former):
            status = word
        index = head.i - 1
        open_left = True
        while index >= first:
            token = doc[index]
            word = token.lower_.rstrip("-.")
            name = self.mentions.names.get(index)
            if word in titles.former | titles.future | titles.current and word not in titles.parts:
                status = word if word not in titles.current else status
                modality = Modality.PLANNED if word in titles.future else modality
                open_left = False
            elif name is not None and name.type in _OWNERS:
                possessive = (name.end < len(doc) and doc[name.end].tag_ == "POS") or doc[name.end - 1].tag_ == "POS"
                mention = self.mentions.of_name(name)
                if role.kind == "role" and name.type in {"GPE", "LOC"} and not possessive and not self._demonym(name):
                    start = name.start if open_left else start
                elif name.type == "PERSON" and not possessive:
                    break
                elif owner is None or possessive:
                    owner, marker = mention, "'s" if possessive else ""
                    if name.type in {"NORP", "GPE"} and not possessive:
                        nationality = mention
                open_left = False
                index = name.start - 1
                continue
            elif token.dep_ == "nmod:poss" and token.i != head.i and owner is None:
                owner, marker, open_left = self.mentions.of_token(token, _words(token), _words(token)), "'s", False
            elif (
                token.pos_ == "CCONJ"
                and open_left
                and index - 1 >= first
                and doc[index - 1].pos_ in {"NOUN", "ADJ", "PROPN"}
            ):
                pass
            elif token.text in _STOP or token.pos_ in {"VERB", "AUX", "ADP", "CCONJ"}:
                break
            elif open_left and token.pos_ in {"NOUN", "PROPN", "ADJ"} and token.tag_ != "POS":
                start = index
            elif token.tag_ == "POS" or token.pos_ in {"DET", "PUNCT", "PRON"}:
                open_left = open_left and token.text == "-"
            index -= 1
        end, right_owner, right_marker = self._rightwards(head, last, role)
        if right_owner is not None:
            nationality = nationality if owner is not None and marker == "" else None
            owner, marker = right_owner, right_marker
        return Position(head, role, start, end, owner, marker, nationality, status, modality)

    def _demonym(self, name: Name) -> bool:
        return name.type == "NORP" or self.mentions.doc[name.end - 1].pos_ == "ADJ"

    def _rightwards(self, head: Token, last: int, role: Role) -> tuple[int, Mention | None, str]:
        """The end of the position's words, and the body named by a phrase behind it."""
        doc = self.mentions.doc
        end = head.i + 1
        index = head.i + 1
        owner: Mention | None = None
        owner_marker = ""
        if (
            index < last
            and doc[index].lower_ == "in"
            and index + 1 < last
            and doc[index + 1].lower_ in {"chief", "charge"}
        ):
            end = index = index + 2
        elif index < last and doc[index].lower_ in {"general", "elect", "designate"}:
            end = index = index + 1
        elif index + 1 < last and doc[index].text == "-" and doc[index + 1].lower_ in {"general", "elect", "designate"}:
            end = index = index + 2
        contiguous = True
        while index < last:
            token = doc[index]
            if token.text == "-" or token.is_space:
                index += 1
                continue
            if token.pos_ not in {"ADP", "SCONJ"} and token.lower_ not in _OWNER_MARKERS:
                break
            marker = token.lower_
            stop = index + 1
            name: Name | None = None
            noun: Token | None = None
            while stop < last and doc[stop].pos_ not in {"ADP", "VERB", "AUX", "SCONJ"} and doc[stop].text not in _STOP:
                inner = self.mentions.names.get(stop)
                if inner is not None:
                    name, stop = inner, max(inner.end, stop + 1)
                    if stop < last and doc[stop].tag_ == "POS":
                        stop += 1
                        name = None if stop < last and doc[stop].pos_ in {"NOUN", "PROPN", "ADJ"} else name
                    continue
                if doc[stop].lower_.rstrip(".") in self.mentions.titles.honorifics:
                    last = stop
                    break
                if doc[stop].pos_ in {"NOUN", "PROPN"}:
                    noun = doc[stop]
                stop += 1
            headed = noun is not None and (name is None or noun.i >= name.end)
            if name is not None and not headed and marker in _OWNER_MARKERS:
                good = name.type in {"ORG", "GPE", "NORP", "FAC", "EVENT", "PERSON", "WORK", "LOC"}
                if good and (marker not in {"in"} or name.type in {"ORG"}) and (owner is None or name.type == "ORG"):
                    owner, owner_marker = self.mentions.of_name(name), marker
            elif headed and noun is not None and owner is None and marker in _OWNER_MARKERS - {"in", "from", "to"}:
                acts = self.mentions.noun_type(noun) in {"ORG", "GPE", "FAC", "EVENT"}
                if acts:
                    words = tuple(range(index + 1, stop))
                    owner, owner_marker = self.mentions.of_token(noun, words, words), marker
            if contiguous and marker in _POSITION_MARKERS and (name is None or headed):
                end = stop
            else:
                contiguous = False
            index = stop
            if index < last and doc[index].text in _STOP:
                break
        return end, owner, owner_marker

    def _claims(self, person: Mention, position: Position, pattern: str, at: int) -> Iterator[Claim]:
        doc = self.mentions.doc
        trigger = span_of(doc, position.head.i, position.head.i + 1)
        words = doc[position.first : position.last].text
        kind = position.role.kind
        owner = position.owner
        if owner is not None and owner.span == person.span:
            return
        common = {"phrase": words, "trigger": trigger, "at": at, "pattern": pattern, "modality": position.modality}
        if kind == "relation":
            if owner is not None:
                yield Claim(subject=person, relation=position.role.says[0], object=owner, **common)  # type: ignore[arg-type]
            return
        status = (Qualifier(role="status", value=position.status),) if position.status else ()
        if kind == "office" or (kind == "role" and (owner is not None or pattern != "title")):
            of = (Qualifier(role="of", value=owner.text, span=owner.span, mention=owner),) if owner is not None else ()
            office = self.mentions.of_span(position.first, position.last, "POSITION", MentionKind.NOMINAL)
            yield Claim(subject=person, relation="holds_position", object=office, qualifiers=(*of, *status), **common)  # type: ignore[arg-type]
        if owner is not None:
            for relation in position.role.says:
                if self._says(relation, owner, position):
                    yield Claim(subject=person, relation=relation, object=owner, qualifiers=status, **common)  # type: ignore[arg-type]
        nation = position.nationality
        if (
            nation is not None
            and kind in {"occupation", "role"}
            and nation.type in {"NORP", "GPE"}
            and not self._is_us(nation)
        ):
            yield Claim(subject=person, relation="nationality", object=nation, **common)  # type: ignore[arg-type]

    @staticmethod
    def _is_us(mention: Mention) -> bool:
        return len(mention.text) <= 1

    def _says(self, relation: str, owner: Mention, position: Position) -> bool:
        """Whether the owner is of a kind that the relation is about: one heads a ministry, but is president of Chad."""
        if relation == "heads":
            return owner.type in {"ORG", "FAC", "NORP", "EVENT"} and (
                owner.kind is MentionKind.NAME or position.owner_marker != ""
            )
        if relation == "affiliated_with":
            return owner.type == "ORG" and owner.kind is MentionKind.NAME
        if relation == "member_of":
            return owner.type in {"ORG", "NORP", "GPE"}
        return owner.type in {"ORG", "GPE", "PERSON", "NORP", "FAC", "EVENT"}

    # -- predicates: apposition, copula ------------------------------------------------------------------------------

    def described(self, person: Mention, head: Token, pattern: str) -> tuple[Claim, ...]:
        """Claims of a description that is equated with a person: "…, head of Indo-Pacific Command"."""
        doc = self.mentions.doc
        words = list(_words(head))
        if not words or self._role_within(head, words) is None:
            return ()
        first, last = min(words), max(words) + 1
        floor = head.sent.start
        first = max(floor, min(first, self._leftwards(head.i, floor) if head.dep_ != "root" else first))
        found: list[Claim] = []
        role_head = self._role_within(head, words)
        assert role_head is not None
        for token in [role_head, *[t for t in syntax.conjuncts(role_head)[1:] if self._role(t)]]:
            role = self._role(token)
            if role is None:
                continue
            bounds = (first, last) if token.i == role_head.i else (token.left_edge.i, token.right_edge.i + 1)
            position = self._position(token, role, bounds[0], min(bounds[1], len(doc)))
            found.extend(self._claims(person, position, pattern, head.i))
        return tuple(found)

    def _role_within(self, head: Token, words: list[int]) -> Token | None:
        """The role noun that a phrase is headed by: its head, or what "one of the founders" is one of."""
        if self._role(head) is not None and head.i not in self.mentions.names:
            return head
        if syntax.lemma(head) in {"one", "some", "part", "two", "three"}:
            for c in syntax.children(head, "nmod"):
                if self._role(c) is not None:
                    return c
        return None

    # -- attachments of names ----------------------------------------------------------------------------------------

    def attached(self, sentence: DocSpan) -> Iterator[Claim]:
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
            if self.mentions.nouns.types.get(syntax.lemma(token)) == "EVENT" and doc[token.i + 1].lower_ in {
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
            if other is not None and other.start == index + 1 and other.type == "GPE" and self._closed(other, name):
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
            yield self._pair(name, "part_of", other, token, "body of body")
        elif other.type in {"GPE", "LOC", "FAC"} and marker in {"in", "at"} and name.type in {"EVENT", "FAC"}:
            if name.type == "EVENT" or attached or root.head.i == doc[name.start : name.end].root.head.i:
                yield self._pair(
                    name, "held_in" if name.type == "EVENT" else "located_in", other, token, "thing in place"
                )
        elif (
            other.type in {"GPE", "LOC"}
            and marker in {"in", "near"}
            and attached
            and name.type in {"GPE", "LOC", "ORG", "FAC"}
        ) or (other.type == "FAC" and marker in {"in", "near", "at"} and attached and name.type == "FAC"):
            yield self._pair(name, "located_in", other, token, "thing in place")

    def _closed(self, other: Name, name: Name) -> bool:
        """ "Mecca, Saudi Arabia" and not a list of places: no conjunction joins them or follows."""
        doc = self.mentions.doc
        root = doc[other.start : other.end].root
        if (
            root.dep_ == "conj"
            or doc[other.end - 1].pos_ == "ADJ"
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
        if name.type == "ORG" and owner.type in {"GPE", "ORG", "NORP"}:
            yield self._pair(name, "part_of", owner, doc[name.start], "possessor of body")
        elif name.type == "PERSON" and owner.type == "ORG":
            yield self._pair(name, "affiliated_with", owner, doc[name.start], "person at body")
        elif name.type in {"FAC", "LOC"} and owner.type in {"GPE", "LOC"}:
            yield self._pair(name, "located_in", owner, doc[name.start], "possessor of place")

    def _event_place(self, token: Token) -> Iterator[Claim]:
        doc = self.mentions.doc
        start = token.i + 2
        while start < len(doc) and doc[start].lower_ in {"the", "a"}:
            start += 1
        place = self.mentions.names.get(start)
        if place is None or place.start != start or place.type not in {"GPE", "LOC", "FAC"}:
            return
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
        if name is None and token.dep_ == "flat" and token.head.i in self.mentions.names:
            name = self.mentions.names[token.head.i]
        event = self.mentions.of_name(name) if name else self.mentions.of_token(token, _words(token), _minimal(token))
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


def _words(head: Token) -> tuple[int, ...]:
    return tuple(t.i for t in syntax.phrase(head))


def _minimal(head: Token) -> tuple[int, ...]:
    return (*(t.i for t in syntax.children(head, "compound", "amod", "nummod")), head.i)

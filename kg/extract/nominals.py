"""What noun phrases claim by themselves: offices and affiliations of people, parts of bodies, places of events.

"Chinese Defense Minister Li Shangfu"            holds_position  Li Shangfu -> Defense Minister (of: Chinese)
"Mao Ning, spokesperson of the ministry"         spokesperson_for, holds_position
"Wei Fenghe, Li's predecessor"                   predecessor_of  Wei Fenghe -> Li
"the G20 summit in Bali"                         held_in
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.extract import phrases, syntax
from kg.extract.arguments import phrase_tokens
from kg.extract.full_ends import limit_of
from kg.extract.mentions import Mentions, span_of
from kg.extract.names import Name
from kg.extract.positions import POSITION_MARKERS, Position, Positions
from kg.extract.title_bounds import TitleBounds
from kg.extract.tree import Span as DocSpan
from kg.extract.tree import Token
from kg.model import Mention, MentionKind, Modality, Qualifier, Span


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


@dataclass(slots=True)
class Nominals:
    """Reads the titles and descriptions of one document."""

    mentions: Mentions
    positions: Positions = field(init=False)
    titles: TitleBounds = field(init=False)

    def __post_init__(self) -> None:
        self.positions = Positions(self.mentions)
        self.titles = TitleBounds(self.positions)

    def titled(self, name: Name) -> Iterator[Claim]:
        """Claims of the title before a name; with coordinated names of one plural title, of each."""
        doc = self.mentions.doc
        first = self.titles.title_start(name)
        if first >= name.start:
            return
        people = [name, *self.titles.sharing(name, doc[first : name.start])]
        for position in self.positions.read(first, name.start):
            for person in people:
                yield from self._claims(self.mentions.of_name(person), position, "title", name.start)

    def _claims(self, person: Mention, position: Position, pattern: str, at: int) -> Iterator[Claim]:
        doc = self.mentions.doc
        trigger = span_of(doc, position.head.i, position.head.i + 1)
        words = doc[position.first : position.last].text
        kind = position.role.kind
        owner = position.owner
        if (owner is not None and owner.span == person.span) or self._broke_away(position):
            return
        common = {"phrase": words, "trigger": trigger, "at": at, "pattern": pattern, "modality": position.modality}
        if kind == "relation":
            if owner is not None:
                yield Claim(subject=person, relation=position.role.says[0], object=owner, **common)  # type: ignore[arg-type]
            return
        status = (Qualifier(role="status", value=position.status),) if position.status else ()
        if kind == "office" or (kind == "role" and (owner is not None or pattern != "title")):
            own = owner if owner is not None and not self._is_outside(owner, position) else None
            of = (Qualifier(role="of", value=own.text, span=own.span, mention=own),) if own is not None else ()
            to = (self._sent_to(position.host),) if position.host is not None else ()
            said = (*of, *to, *status)
            office = self._office(position)
            yield Claim(subject=person, relation="holds_position", object=office, qualifiers=said, **common)  # type: ignore[arg-type]
        if owner is not None:
            for relation in self._relations(position):
                if self._says(relation, owner, position):
                    yield Claim(subject=person, relation=relation, object=owner, qualifiers=status, **common)  # type: ignore[arg-type]
        nation = position.nationality
        if (
            nation is not None
            and kind in {"occupation", "role"}
            and not self._is_us(nation)
            and not self._is_creed(nation.text.lower())
        ):
            yield Claim(subject=person, relation="nationality", object=nation, **common)  # type: ignore[arg-type]

    def _office(self, position: Position) -> Mention:
        """The words of an office, with the time that its bearer is the first in: "the youngest mayor [since 1950]".

        Who "was first minister since 2014" has been it so long.
        """
        head, last = position.head, position.last
        told = all(c.left_edge.i >= position.first for c in syntax.children(head, "amod"))
        if told and syntax.child(head, "det", "nmod:poss") is not None:
            last = limit_of(self.mentions, head, last)
        return self.mentions.of_span(position.first, last, "POSITION", MentionKind.NOMINAL)

    @staticmethod
    def _sent_to(host: Mention) -> Qualifier:
        return Qualifier(role="to", value=host.text, span=host.span, mention=host)

    def _broke_away(self, position: Position) -> bool:
        """Whether an office is of those who broke with its body, and its own words do not say so: "a breakaway Fatah
        leader" is none of Fatah."""
        return any(t.lower_ in self.mentions.titles.apart for t in self._before(position) if t.i < position.first)

    def _before(self, position: Position) -> DocSpan:
        first = min(position.first - 1, position.head.left_edge.i)
        return self.mentions.doc[max(0, first) : position.head.i]

    def _relations(self, position: Position) -> tuple[str, ...]:
        """What a role says of its bearer: a deputy director and a body's trade chief only work there, and a leader of
        those who broke with it not even that."""
        before = self._before(position)
        words, titles = {token.lower_ for token in before}, self.mentions.titles
        if words & titles.apart:
            return ()
        of_part = any(self._names_part(token) for token in before if token.i >= position.first)
        of_part = of_part or self._is_of_part(position) or self._is_one_of_many(position, words)
        of_part = of_part or (position.head.tag_ == "NNS" and position.head.dep_ == "nmod")  # "one of its directors"
        if of_part or words & ({"a", "an"} | titles.lesser):
            return tuple("affiliated_with" if name == "heads" else name for name in position.role.says)
        return position.role.says

    def _is_one_of_many(self, position: Position, before: set[str]) -> bool:
        """Whether a body has several of an office that only with a word for it heads it all: "a bank executive", but
        not its "chief executive"."""
        titles = self.mentions.titles
        return position.head.lemma in titles.ranked and not before & (titles.whole | {"chief"})

    def _is_of_part(self, position: Position) -> bool:
        """Whether an office is of something inside a body, and not of the body.

        "director [of the Asia programme] at the institute", "the institute's head [of research]".
        """
        doc, owner, head = self.mentions.doc, position.owner, position.head
        if owner is None:
            return False
        behind = doc[head.i + 1 : position.last]
        words = [token for token in behind if token.idx < owner.span.start or token.idx >= owner.span.end]
        own = next((t.i for t in words if t.lower_ in POSITION_MARKERS), None)
        if own is None or not self.mentions.titles.whole.isdisjoint(token.lower_ for token in words):
            return False
        before = owner.span.start < head.idx
        return before or any(doc[i].idx < owner.span.start for i in range(own + 1, position.last) if _is_named(doc[i]))

    def _names_part(self, token: Token) -> bool:
        """Whether a word of an office says which part of a body is headed: "[aid] chief", "[political] leader"."""
        titles, role = self.mentions.titles, self.positions.role(token)
        heads = token.lower_ in titles.whole or (role is not None and "heads" in role.says)
        if heads or token.i in self.mentions.names:
            return False
        return token.pos_ in {"NOUN", "PROPN"} or token.lower_ in titles.parts

    def _is_creed(self, name: str) -> bool:
        """Whether a people is one of faith or party: "a Catholic priest", "a Sunni Muslim cleric"."""
        return name in self.mentions.nouns.creeds or self.mentions.nouns.creeds.issuperset(name.split())

    @staticmethod
    def _is_us(mention: Mention) -> bool:
        return len(mention.text) <= 1

    def _says(self, relation: str, owner: Mention, position: Position) -> bool:
        """Whether the owner is of a kind that the relation is about: one heads a ministry, but is president of Chad."""
        if relation == "heads":
            return owner.type in {"ORG", "FAC"} and (owner.kind is MentionKind.NAME or position.owner_marker != "")
        if relation == "affiliated_with":
            return owner.type == "ORG" and owner.kind is MentionKind.NAME and not self._is_outside(owner, position)
        if relation == "member_of":
            return owner.type in {"ORG", "NORP", "GPE"}
        return owner.type in {"ORG", "GPE", "PERSON", "NORP", "FAC", "EVENT"}

    def _is_outside(self, owner: Mention, position: Position) -> bool:
        """Whether somebody is no part of what his role is about: "a candidate for the Senate", "a Hamas expert", "an
        al-Qaeda analyst", "an American engineer"."""
        titles, role, marker = self.mentions.titles, position.head.lemma, position.owner_marker
        if owner.type == "NORP":
            return role in titles.trades and marker == ""
        if owner.type != "ORG" or owner.kind is not MentionKind.NAME:
            return False
        studied = not titles.studied.isdisjoint(re.split(r"[\W_]+", owner.text.lower()))
        if role in titles.seeking:
            return marker in {"for", "to"}
        if role in titles.studying:
            return marker == "" or studied
        return studied and role in titles.watching and marker in {"", "on", "of"}

    def described(self, person: Mention, head: Token, pattern: str) -> tuple[Claim, ...]:
        """Claims of a description that is equated with a person: "…, head of Indo-Pacific Command"."""
        doc = self.mentions.doc
        words = list(phrase_tokens(head))
        if not words or self.positions.role_within(head, words) is None:
            return ()
        first, last = min(words), max(words) + 1
        floor = head.sent.start
        first = max(floor, min(first, self.titles.leftwards(head.i, floor) if head.dep_ != "root" else first))
        found: list[Claim] = []
        role_head = self.positions.role_within(head, words)
        assert role_head is not None
        offices = [role_head, *self._joined_to(role_head)]
        for token in offices:
            role = self.positions.role(token)
            if role is None or (role_head.idx < person.span.start < token.idx and self._is_anothers(token)):
                continue
            bounds = (first, last) if token.i == role_head.i else (token.left_edge.i, token.right_edge.i + 1)
            # "Minister of Health and [Minister at the Foreign Office]": what is of the next is not of this one.
            others = (o for o in offices if o.i > token.i and self.positions.role(o) and self._is_joined(token, o))
            bounds = bounds[0], min([bounds[1], *(o.left_edge.i for o in others)])
            position = self.positions.position(token, role, bounds[0], min(bounds[1], len(doc)))
            if position.owner is None and token.tag_ == "NNS" and role_head.i != head.i:
                continue  # "one of the two highest-ranking officials" holds no "officials"
            found.extend(self._claims(person, position, pattern, head.i))
        return tuple(found)

    @staticmethod
    def _joined_to(office: Token) -> Iterator[Token]:
        """The offices beside one, up to that of somebody else: "Ana is a nurse and a teacher, and [Omar is a cook]"."""
        for token in syntax.conjuncts(office)[1:]:
            if token.i > office.i and syntax.child(token, *syntax.SUBJECTS) is not None:
                return
            yield token

    def _is_joined(self, office: Token, next: Token) -> bool:
        """Whether a comma or a conjunction stands between, as it does not in "editor-in-chief"."""
        return any(t.text == "," or t.dep_ == "cc" for t in self.mentions.doc[office.i + 1 : next.i])

    def _is_anothers(self, office: Token) -> bool:
        """ "The mayor, Rao, and [the governor]": an office behind a name with an article or a bearer of its own."""
        names = self.mentions.names
        borne = any(t.i in names and names[t.i].type == "PERSON" for t in phrases.phrase(office) if t.i > office.i)
        return borne or not office.below.isdisjoint({"det", "nmod:poss"})


def _is_named(token: Token) -> bool:
    return token.pos_ in {"NOUN", "PROPN"}

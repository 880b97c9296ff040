"""What noun phrases claim by themselves: offices and affiliations of people, parts of bodies, places of events.

"Chinese Defense Minister Li Shangfu"            holds_position  Li Shangfu -> Defense Minister (of: Chinese)
"Mao Ning, spokesperson of the ministry"         spokesperson_for, holds_position
"Wei Fenghe, Li's predecessor"                   predecessor_of  Wei Fenghe -> Li
"the G20 summit in Bali"                         held_in
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.extract import syntax
from kg.extract.mentions import Mentions, span_of
from kg.extract.names import Name
from kg.extract.positions import Position, Positions, phrase_tokens
from kg.extract.title_bounds import TitleBounds
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
            for relation in self._relations(position):
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

    def _relations(self, position: Position) -> tuple[str, ...]:
        """What a role says of its bearer: a managing director and a deputy director only work there."""
        first = min(position.first - 1, position.head.left_edge.i)
        before = {token.lower_ for token in self.mentions.doc[max(0, first) : position.head.i]}
        if before & ({"a", "an"} | self.mentions.titles.lesser):
            return tuple("affiliated_with" if name == "heads" else name for name in position.role.says)
        return position.role.says

    @staticmethod
    def _is_us(mention: Mention) -> bool:
        return len(mention.text) <= 1

    def _says(self, relation: str, owner: Mention, position: Position) -> bool:
        """Whether the owner is of a kind that the relation is about: one heads a ministry, but is president of Chad."""
        if relation == "heads":
            return owner.type in {"ORG", "FAC"} and (owner.kind is MentionKind.NAME or position.owner_marker != "")
        if relation == "affiliated_with":
            return owner.type == "ORG" and owner.kind is MentionKind.NAME
        if relation == "member_of":
            return owner.type in {"ORG", "NORP", "GPE"}
        return owner.type in {"ORG", "GPE", "PERSON", "NORP", "FAC", "EVENT"}

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
        for token in [role_head, *[t for t in syntax.conjuncts(role_head)[1:] if self.positions.role(t)]]:
            role = self.positions.role(token)
            if role is None:
                continue
            bounds = (first, last) if token.i == role_head.i else (token.left_edge.i, token.right_edge.i + 1)
            position = self.positions.position(token, role, bounds[0], min(bounds[1], len(doc)))
            found.extend(self._claims(person, position, pattern, head.i))
        return tuple(found)

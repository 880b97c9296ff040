"""The typed claims of a clause: the relations of the schema whose frames it fits, with what its qualifiers entail.

"Chile bought jets from Peru"                       purchased     Chile -> jets, from Peru
"Li was sanctioned by the U.S. under the Oil Act"   sanctioned_by Li -> the U.S., and what else the schema says of a
                                                    legal basis
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.clause import Clause, ClauseKind
from kg.extract.context import Context
from kg.extract.contexts import Contexts
from kg.extract.control import Control
from kg.extract.coordination import is_shared_out, with_one_subject, with_sums
from kg.extract.ends import End
from kg.extract.frames import Match, Matcher
from kg.extract.mentions import Mentions
from kg.extract.noun_claims import NounClaims
from kg.extract.outlook import outlook
from kg.extract.qualifiers import Circumstances
from kg.extract.relations import Schema
from kg.extract.sheet import Sheet
from kg.model import Mention, Polarity, Qualifier

MOST_PAIRS = 12
"""Claims that one clause may make of its coordinated ends; beyond that a list is a list."""

_UNKNOWN = frozenset({"what", "whatever", "whichever"})


@dataclass(frozen=True, slots=True)
class TypedClaims:
    """Makes the typed claims of one sentence, and writes them on its sheet."""

    mentions: Mentions
    matcher: Matcher
    circumstances: Circumstances
    schema: Schema
    contexts: Contexts
    control: Control
    nouns: NounClaims
    sheet: Sheet

    def of(self, clause: Clause) -> tuple[Match, ...]:
        """The relations of the schema that a clause states."""
        negated = self.contexts.wills_not(clause)
        whole = with_sums(self.mentions, self.control.mutual(self.control.completed(clause)))
        whole = with_one_subject(self.mentions, whole)
        return self.matcher.matches(whole, negated)[:MOST_PAIRS]

    def add(self, clause: Clause, *, asks: bool) -> bool:
        """Whether a clause makes any, which are added to the sheet; `asks` says that its sentence is a question."""
        matches = tuple(
            m
            for m in self.of(clause)
            if not _asks_for(m.subject, m.object, openly=asks)
            and not is_shared_out(self.mentions, clause, m.object.argument)
        )
        for match in matches:
            self._add_match(clause, self.contexts.of(clause), match)
        return bool(matches)

    def _add_match(self, clause: Clause, context: Context, match: Match) -> None:
        if match.relation.name == "holds_position" and self.nouns.holds(clause, context, match):
            return
        used = heads(match.subject, match.object)
        ends = (clause.predicate, *used) if clause.kind is ClauseKind.NOMINAL else used
        qualifiers = self.circumstances.of(
            clause,
            match.relation,
            frozenset(used),
            ends,
            future=outlook(self.mentions.doc, clause, context),
            above=self.contexts.same_event(clause),
        )
        polarity = Polarity.AFFIRMED if match.flips else context.polarity
        self.sheet.add(clause, context, match.relation.name, match.subject, match.object, qualifiers, "frame", polarity)
        self._entail(clause, context, match, qualifiers, polarity)

    def _entail(
        self, clause: Clause, context: Context, match: Match, qualifiers: tuple[Qualifier, ...], polarity: Polarity
    ) -> None:
        """The relations that a qualifier brings: who is sanctioned on a legal basis is sanctioned under it."""
        for role, name in sorted(match.relation.entails.items()):
            for qualifier in qualifiers:
                if qualifier.role != role or qualifier.mention is None or name not in self.schema:
                    continue
                if not self.schema[name].takes_object(qualifier.mention.type) or match.subject.value is None:
                    continue
                rest = tuple(q for q in qualifiers if q is not qualifier)
                object = End(None, qualifier.mention)
                self.sheet.add(clause, context, name, match.subject, object, rest, "entailed", polarity)


def heads(*ends: End) -> tuple[int, ...]:
    """The tokens that ends stand at, where they stand anywhere."""
    return tuple(e.head for e in ends if e.head is not None)


def _asks_for(subject: End, object: End, *, openly: bool) -> bool:
    """Whether an end is what a question asks for, or the object is left open: "What law did they sign?", "said how many
    men it took", "visit what you need"."""
    told = [e.value.text.lower() for e in (object, subject) if isinstance(e.value, Mention)]
    asking = ("what ", "which ", "whose ", "how ") if openly else ("what ", "whose ", "how many ", "how much ")
    unknown = _UNKNOWN | ({"who", "whom"} if openly else set())
    return any(words.startswith(asking) for words in told) or (bool(told) and told[0] in unknown)

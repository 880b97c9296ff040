"""What a cue claims of itself: "Iran refused to meet Iraq" is a refusal, "she said that it was over" words uttered."""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.clause import Argument, Clause, ClauseKind, Role, ancestors
from kg.extract.clauses_lexicon import default_lexicon
from kg.extract.contexts import Contexts
from kg.extract.cue import Cue
from kg.extract.cues import load_cues
from kg.extract.ends import End, is_question, literal
from kg.extract.mentions import Mentions
from kg.extract.qualifiers import Circumstances
from kg.extract.sheet import Sheet
from kg.pronouns import is_first_person

_FEWEST_WORDS = 2
"""Words that somebody must have said for it to be worth telling."""


@dataclass(frozen=True, slots=True)
class CueClaims:
    """Writes the claims of one sentence's cues."""

    mentions: Mentions
    contexts: Contexts
    circumstances: Circumstances
    sheet: Sheet

    def relation(self, clause: Clause, cue: Cue) -> bool:
        """The claim of a cue with its content as words, where the cue table names its relation. Whether one was made.

        "Iran refused to meet Iraq" is `rejected`.
        """
        contents = clause.having(Role.CLAUSAL_COMPLEMENT, Role.ADVERBIAL_CLAUSE)
        actors = tuple(a for a in clause.actors if a.clause is None)
        if cue.relation is None or not contents or not actors or is_question(self.mentions, contents[0]):
            return False
        if clause.complements and contents[0].role is Role.ADVERBIAL_CLAUSE:
            return False  # "pleaded guilty to bribing them" asks for nothing
        if clause.objects and clause.lemma in default_lexicon().giving:
            return False  # "offered him money to leave" is an offer of money
        return self._uttered(clause, cue.relation, actors, contents[0], "cue")

    def drops_disclaimed(self, clause: Clause) -> bool:
        """ "I am not saying that they left": who says so neither claims it nor denies it. What is dropped is noted."""
        clauses, cues = self.contexts.clauses, self.contexts.links.cues
        for up in (clause, *ancestors(clauses, clause)):
            holder = clauses[up.parent] if up.parent is not None and up.link == "ccomp" else None
            cue = cues.reporter(holder.lemma) if holder is not None else None
            if holder is None or cue is None or cue.strength != "said" or not holder.negations:
                continue
            if any(self.mentions.doc[i].lower_ in cues.modals for i in holder.auxiliaries):
                continue  # "I cannot tell them that"
            if any(is_first_person(self.mentions.doc[a.head].text) for a in holder.subjects):
                self.sheet.dropped.append(f"{clause.lemma!r} stands in what somebody tells that he does not say")
                return True
        return False

    def said(self, clause: Clause) -> bool:
        """Speaker and words, where the words made no claim of their own. Whether one was made."""
        contents = clause.having(Role.CLAUSAL_COMPLEMENT)
        if contents and contents[0].marker == "to" and clause.link == "acl":
            return False  # "a man reported to have left" says nothing
        if not contents or clause.lemma in default_lexicon().unvoiced or self._can_tell(clause, contents[0]):
            return False
        words = literal(self.mentions, contents[0])
        if words is None or len(words.text.split()) < _FEWEST_WORDS or _is_open(contents[0]):
            return False
        if contents[0].clause is not None and not self._stands_alone(clause, self.contexts.clauses[contents[0].clause]):
            return False
        return self._uttered(clause, "said", clause.actors, contents[0], "said")

    def _can_tell(self, clause: Clause, content: Argument) -> bool:
        """ "Could not tell who had fired": to know apart, which nobody hears of."""
        able = any(self.mentions.doc[i].lower_ in load_cues().abilities for i in clause.auxiliaries)
        told = clause.having(Role.INDIRECT_OBJECT) or clause.objects
        return clause.lemma == "tell" and able and not told and is_question(self.mentions, content)

    def is_torn(self, clause: Clause) -> bool:
        """ "The town, which they say fell": words that lack what they are about, which stands before the clause."""
        contents = clause.having(Role.CLAUSAL_COMPLEMENT) if clause.link.endswith("relcl") else ()
        for content in contents:
            inner = self.contexts.clauses[content.clause] if content.clause is not None else None
            shared = inner is not None and any(a.shared for a in inner.subjects)
            if shared or self.mentions.doc[min(content.tokens)].tag_ in {"WP", "WDT"}:
                return True
        return False

    def _stands_alone(self, clause: Clause, content: Clause) -> bool:
        """Whether content can stand for itself: not in "saw them [enter]" or "made it [known] that"."""
        cue = self.contexts.links.cues.reporter(clause.lemma)
        own = content.marker or content.has_own_subject
        seen = cue is not None and not cue.is_spoken and content.kind is ClauseKind.VERBAL and not own
        return not seen and not self.contexts.links.makes_known(clause, content)

    def _uttered(
        self, clause: Clause, name: str, actors: tuple[Argument, ...], content: Argument, pattern: str
    ) -> bool:
        relation = self.sheet.schema.relations.get(name)
        words = literal(self.mentions, content)
        if relation is None or words is None or not relation.takes_object("TEXT"):
            return False
        context = self.contexts.of(clause)
        done = False
        for actor in actors:
            value = self.mentions.of_argument(actor)
            if value is None or not (relation.takes_subject(value.type) or self.mentions.fits_anything(value)):
                continue
            used = frozenset({actor.head, content.head})
            qualifiers = self.circumstances.of(clause, relation, used, (actor.head,))
            self.sheet.add(clause, context, name, End(actor, value), End(content, words), qualifiers, pattern)
            done = True
        return done


def _is_open(content: Argument) -> bool:
    """Whether words are only asked about: who doubts whether it rains has not said that it rains."""
    return bool({"whether", "if"} & set(content.marker.split()))

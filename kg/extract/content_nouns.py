"""The noun that content hangs on: what stands between a clause and the predicate above it, and what it lets through.

"has no [plans] to meet"         the negation of the verb reaches the noun, and so the meeting
"rejected a [proposal] to meet"  what is done with the noun is done with its content
"rejected the [proposal]"        the noun itself is there, whatever becomes of it
"[ideas] coming from Lima"       a clause that only describes the noun is no content of it
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract import syntax
from kg.extract.clause import Clause, ClauseKind
from kg.extract.cues import Cues
from kg.extract.predicates import is_noun_of_report
from kg.extract.tree import Doc, Token


@dataclass(frozen=True, slots=True)
class ContentNouns:
    """Reads the nouns of one sentence that have clauses or nouns of action for content."""

    doc: Doc
    clauses: tuple[Clause, ...]
    cues: Cues

    def between(self, clause: Clause, parent: Clause) -> Iterator[Token]:
        """The nouns on the way from a clause up to the predicate of its parent, innermost first."""
        token = self.doc[clause.predicate]
        while token.head.i != token.i and token.head.i != parent.predicate:
            token = token.head
            if syntax.marker(token) == "within":
                continue  # "came within days of buying it"
            if token.pos_ in {"NOUN", "PROPN"} or is_noun_of_report(token):
                yield token
        torn = self._torn_from(token, parent) or self._left_behind(clause, parent)
        if torn is not None:
            yield torn
        predicated = parent.kind in {ClauseKind.EXISTENTIAL, ClauseKind.COPULAR}
        behind = token.dep_.startswith(("acl", "nmod", "xcomp", "ccomp", "csubj", "advcl"))
        noun = self.doc[parent.predicate]
        if predicated and noun.pos_ == "NOUN" and token.head.i == noun.i and behind:
            yield noun

    def _torn_from(self, noun: Token, parent: Clause) -> Token | None:
        """The noun right before a preposition that the parser hung on the verb: "issued a warrant | for the arrest"."""
        markers = syntax.case_markers(noun) if noun.dep_ != "advcl" else syntax.clause_markers(noun)
        before = self.doc[markers[0].i - 1] if markers and markers[0].i else noun
        held = self.cues.nouns.keys() | self.cues.taken
        planned = noun.tag_ == "VBG" and noun.dep_ == "advcl" and before.lemma in held
        torn = (
            (noun.dep_ == "obl" or planned)
            and before.dep_ in {"obj", "obl" if planned else "obj"}
            and before.head.i == parent.predicate
        )
        return before if torn and markers[0].lower_ in {"for", "of"} else None

    def _left_behind(self, clause: Clause, parent: Clause) -> Token | None:
        """The subject whose content stands behind a verb that takes none of its own: "little [proof] exists that"."""
        if clause.link not in {"ccomp", "advcl"} or clause.marker != "that" or parent.kind is not ClauseKind.VERBAL:
            return None
        if self.cues.verb(parent.lemma, "ccomp") is not None or self.cues.reports(parent.lemma):
            return None
        heads = (self.doc[a.head] for a in parent.subjects if a.clause is None and not a.shared)
        known = self.cues.nouns
        told = (h for h in heads if {h.lemma.lower(), f"{h.lemma.lower()} that"} & known.keys())
        # "Word reached Manila that"; but "the report angered Rao so that" is told of no report.
        return next((h for h in told if not parent.objects or f"{h.lemma.lower()} that" in known), None)

    def carries(self, noun: Token, parent: Clause) -> bool:
        """Whether the negation of the parent reaches its noun: "has not made plans to", "there are no plans"."""
        return noun.head.i == parent.predicate or noun.i == parent.predicate

    def carries_any(self, parent: Clause) -> bool:
        """Whether a verb says of its nouns only that they are there: "there is", "has"."""
        return parent.kind is ClauseKind.EXISTENTIAL or parent.lemma in self.cues.owning

    def presupposed(self, clause: Clause) -> bool:
        """A noun that itself holds content was uttered or exists, whatever becomes of it: "rejected the proposal".

        With its parties named it is what they do together and need not be: "hopes for a call between" two people.
        """
        if clause.marked("between", "among"):
            return False
        noun = self.doc[clause.word]
        if clause.action in self.cues.presupposed_if_known:
            return is_definite(noun)
        return noun.lemma in self.cues.nouns or clause.action in self.cues.presupposed

    def _holds_deed(self, noun: Token) -> bool:
        """Whether a noun may have an infinitive for content: "a bid to", "a trip to"; "a rule to" has an aim."""
        action = any(c.kind is ClauseKind.NOMINAL and c.predicate == noun.i for c in self.clauses)
        return action or noun.lemma in self.cues.nouns

    def relative(self, clause: Clause) -> bool:
        """A clause with a gap, as against one that only lacks its "that" ("fears they would leave").

        So is a bare participle: "ideas coming from Lima" are no possibility of coming.
        """
        token = self.doc[clause.predicate]
        if clause.link == "acl" and not clause.marker and not clause.has_own_subject and self._describes(clause):
            return True  # but "the possibility the pilot had stolen it"
        told = clause.link.startswith("acl") and clause.finite and not clause.marker
        if told and token.head.lemma in self.cues.adverbial:
            return True  # "the way the story is told"
        if clause.link == "acl" and not clause.marker and token.tag_ in {"VBG", "VBN"}:
            return token.head.lemma in self.cues.nouns and not clause.has_own_subject
        return clause.link.startswith("acl:relcl") and (
            clause.finite is False or any(a.shared for a in clause.arguments)
        )

    def _describes(self, clause: Clause) -> bool:
        """ "The council, represented by Rao", "a fair open to all": said of the noun, and no content of another one."""
        token = self.doc[clause.predicate]
        if clause.kind is ClauseKind.ADJECTIVAL:
            return True
        return token.tag_ == "VBN" and (token.head.pos_ == "PROPN" or is_definite(token.head))

    def _shows(self, clause: Clause, parent: Clause) -> bool:
        """ "Vetoed a law [banning] sales", "retracted a story [saying] that": as good as what becomes of the noun.

        "Rejected a letter saying that": it says so all the same.
        """
        token = self.doc[clause.predicate]
        if clause.link != "acl" or token.tag_ != "VBG" or token.head.pos_ != "NOUN":
            return False
        lemma = token.head.lemma
        cue = self.cues.verb(parent.lemma, "acl")
        taken_back = cue is not None and not cue.plain.flips and lemma in self.cues.documents | self.cues.uttered
        return taken_back or lemma in self.cues.rulings

    def reached(self, clause: Clause, parent: Clause) -> bool:
        """Whether a cue reaches the content of the noun it takes: "rejected a proposal to meet", not a participle.

        An adjective reaches that of its subject: "reports that they met are false".
        """
        bare = clause.finite and clause.has_own_subject and not self.relative(clause)
        if not clause.marker and not bare and not self._shows(clause, parent):
            return False
        token = self.doc[clause.predicate]
        if clause.marker == "to" and not self._holds_deed(token.head):
            return False
        while token.head.i != token.i and token.head.i != parent.predicate:
            token = token.head
        if token.dep_ == "obl":
            return syntax.marker(token) in self.cues.of_bid
        return token.dep_ in {"obj", "nsubj:pass"} or (token.dep_ == "nsubj" and parent.kind is ClauseKind.ADJECTIVAL)


def is_definite(noun: Token) -> bool:
    """Whether a noun stands for something known: "the visit", "its visit"; "those who" are not."""
    return any(c.lower_ in {"the", "this", "these", "that"} or c.dep_ == "nmod:poss" for c in noun.children)

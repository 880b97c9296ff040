"""What the conjunction, preposition or "to" that opens a clause does to it, and to what is coordinated with it.

"if Chile wins and Peru pays"           neither is claimed
"met to see and buy"                    both are aims
"worked there before joining the navy"  joined
"left before signing"                   who knows
"rules for firms selling abroad"        they sell
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract import syntax
from kg.extract.clause import Clause, ClauseKind, Role, Voice
from kg.extract.cue_links import CueLinks
from kg.extract.outcomes import tells_outcome
from kg.extract.successions import is_placed
from kg.extract.tree import Doc, Token
from kg.model import Modality

_GONE_BY = frozenset({"VBD", "have"})
"""Tenses of what is told of the past."""

_HOLDING = syntax.PRESENT_TAGS | {"will", "'ll", "’ll", "wo", "shall"}
"""Tenses, by their tag or modal, of what a condition leaves open."""

_GENERAL = frozenset({"can", "may", "must", "should"})
"""Modals of what holds at any time."""

_CONCEDING = frozenset({"even", "as", "what"})
"""Words before "if" that make it no condition of the main clause: "even if", "as if"."""

_BESIDES = ("obl", "advmod", "compound:prt", "iobj")
"""What may stand between a verb and its infinitive beside an object."""


def tense(doc: Doc, clause: Clause) -> str:
    """The tag of the word that bears the tense of a clause; of a modal the word itself, "have" of a present perfect."""
    verb = doc[clause.predicate]
    words = syntax.verb_group(verb)
    first = min(words, key=lambda t: t.i)
    if first.lemma == "have" and first.i != verb.i and first.tag_ in {"VBP", "VBZ"}:
        return "have"
    return first.lower_ if first.tag_ == "MD" else first.tag_


@dataclass(frozen=True, slots=True)
class Subordination:
    """Reads the clauses of one sentence."""

    links: CueLinks

    def governing(self, clause: Clause) -> Clause:
        """The clause whose subordinator holds for this one: "if Chile wins and [Peru pays]", "met to see and [buy]"."""
        while clause.link == "conj" and clause.parent is not None:
            first = self.links.clauses[clause.parent]
            if clause.predicate < first.predicate:  # no conjunct precedes its first
                return clause
            if self._stands_behind_semicolon(clause, first):
                return clause
            if clause.marker not in {"", first.marker} or (clause.finite and not first.finite):
                break
            clause = first
        return clause

    def _stands_behind_semicolon(self, clause: Clause, first: Clause) -> bool:
        """ "If Chile wins, Peru pays; [Mali left]": no conjunction reaches beyond, but where another one joins them."""
        own = clause.finite and clause.has_own_subject
        between = self.links.doc[first.predicate : clause.predicate]
        joined = syntax.child(self.links.doc[clause.predicate], "cc") is not None
        return own and not joined and any(token.text == ";" for token in between)

    def subordinator(self, clause: Clause) -> str:
        """The conjunction that makes a clause less than claimed, "" where none does: "whether" of "on whether"."""
        known = self.links.cues.subordinators
        words = clause.marker.split(" ")
        asked = (w for w in (words[-1], words[0]) if w in {"whether", "if", "unless"})
        return next((m for m in (clause.marker, *asked) if m in known), "")

    def is_asked(self, clause: Clause) -> bool:
        """ "Asked if Chad left", "it is unclear if Chad left": no condition."""
        holder = self.links.doc[clause.predicate].head
        return clause.link in {"ccomp", "csubj", "xcomp"} or holder.lower_ in self.links.cues.unknown

    def came_to_be(self, clause: Clause, first: Clause, *, told: bool) -> bool:
        """Whether what something was done before, or went on until, did come: "worked there before joining the navy".

        What was done before may have kept it from coming: "was shot before he reached the gate". `told` says that the
        main clause holds.
        """
        if first.parent is None or not told:
            return False
        main = self.links.clauses[first.parent]
        gone_by = tense(self.links.doc, main) in _GONE_BY
        if not gone_by or (first.finite and tense(self.links.doc, clause) != "VBD"):
            return False
        if main.kind in {ClauseKind.VERBAL, ClauseKind.COPULAR} and self._goes_on(main, first.marker):
            return True
        if first.finite and first.marker in self.links.cues.reached:
            content = main.having(Role.CLAUSAL_COMPLEMENT) or self.links.cues.verb(main.lemma, "xcomp") is not None
            return main.kind is ClauseKind.VERBAL and not content
        if not first.finite and first.marker == "before" and self._befell(clause, main):
            return True
        same = all(a.shared or self.links.doc[a.head].pos_ == "PRON" for a in clause.subjects)
        ends = main.lemma in self.links.cues.ending and clause.voice is not Voice.PASSIVE and same
        return self._measured(first) and not ends

    def _befell(self, clause: Clause, main: Clause) -> bool:
        """ "Robbed two banks before being arrested", "was treated before being moved".

        Who confessed, fled or was pardoned before being shot may not have been.
        """
        cues = self.links.cues
        came = clause.voice is Voice.PASSIVE or clause.lemma in cues.departing
        return main.kind is ClauseKind.VERBAL and came and main.lemma in cues.sparing_nothing

    def _goes_on(self, main: Clause, marker: str) -> bool:
        """Whether what a clause tells goes on by itself: "lived there before", "hid until"."""
        cues = self.links.cues
        lasting = marker in cues.lasting_until and main.lemma in cues.lasting
        return lasting or main.lemma in cues.occupations

    def _measured(self, clause: Clause) -> bool:
        """ "[Two days] before he left", "[shortly] before": what something can be measured from did come.

        "Argued for two days before" measures the arguing.
        """
        mark = next(iter(syntax.clause_markers(self.links.doc[clause.predicate])), None)
        if mark is None or mark.i == 0:
            return False
        word = self.links.doc[mark.i - 1]
        return word.lemma in self.links.cues.measures and not syntax.case_markers(word)

    def depends(self, clause: Clause) -> bool:
        """ "Will leave if they pay", "lapses unless they pay"; but "left even if", and "vows to leave if".

        So does what must not be lacking: "would not have held without Peru [sending] troops".
        """
        if clause.marker == "without" and clause.has_own_subject and clause.parent is not None:
            return tense(self.links.doc, self.links.clauses[clause.parent]) in self.links.cues.modals
        if clause.kind is ClauseKind.NOMINAL or not clause.finite or clause.lemma in self.links.cues.indifferent:
            return False
        bearer = tense(self.links.doc, clause)
        if bearer not in _HOLDING or (bearer in syntax.PRESENT_TAGS and clause.having(Role.CLAUSAL_COMPLEMENT)):
            return False
        opened = (
            c
            for c in self.links.clauses
            if c.parent == clause.index and c.link == "advcl" and c.marker in self.links.cues.depending and c.finite
        )
        return any(self._before_marker(c) not in _CONCEDING for c in opened)

    def is_habit(self, clause: Clause, first: Clause) -> bool:
        """ "When the band [is] not touring, he teaches", "where they [disagree], the court decides": whenever it is so.

        "The visit comes when Peru is at war" tells of one time.
        """
        if first.parent is None or first.link != "advcl" or clause.kind is ClauseKind.NOMINAL or not first.finite:
            return False
        main = self.links.clauses[first.parent]
        in_front = first.predicate < main.predicate
        opened = first.marker in {"when", "whenever", "wherever"} or (first.marker == "where" and in_front)
        if not opened or main.question or main.lemma in self.links.cues.occurring - {"be"}:
            return False
        told_as = tense(self.links.doc, main)
        return tense(self.links.doc, clause) in syntax.PRESENT_TAGS and told_as in {*syntax.PRESENT_TAGS, *_GENERAL}

    def _before_marker(self, clause: Clause) -> str:
        marks = syntax.clause_markers(self.links.doc[clause.predicate])
        return self.links.doc[marks[0].i - 1].lower_ if marks and marks[0].i else ""

    def of_adjunct(self, clause: Clause, first: Clause) -> Modality | None:
        """What an aim, or what a noun is about, need not be: "met to sell", "the choice of buying jets"."""
        if self._infinitive(first) and self._asks_how(first):
            return Modality.POSSIBLE
        if self._infinitive(first) and self._is_headline(first):
            return Modality.PLANNED
        if self._infinitive(first) and (self._is_done(first) or tells_outcome(self.links.doc[first.predicate])):
            return None
        if self._infinitive(first) and first.link.startswith("advcl"):
            return None if self._is_talked_over(clause, first) else self.links.cues.purpose
        if first.link == "acl" and not first.finite and clause.kind is not ClauseKind.ADJECTIVAL:
            noun = self.links.doc[first.predicate].head
            own = first.has_own_subject
            if not self._infinitive(first):
                return None if own and self._is_told_of(first) else Modality.POSSIBLE
            if self._is_ranked(noun):
                return None
            held = self.links.cues.nouns.get(noun.lemma)
            if held is not None and held.plain.modality is not None:
                return held.plain.modality
            if (own and first.marker == "to") or syntax.is_root(noun):
                return Modality.PLANNED  # in a headline: "ministry to close schools"
            return Modality.PLANNED if clause.voice is Voice.PASSIVE else Modality.DESIRED
        gerund = self.links.doc[first.predicate].tag_ == "VBG"
        return Modality.POSSIBLE if gerund and first.marker == "to" else None

    def _is_headline(self, clause: Clause) -> bool:
        """ "Chad [to buy] jets": a whole sentence without a finite verb, whose subject stands right before "to"."""
        verb = self.links.doc[clause.predicate]
        to = syntax.child(verb, "mark")
        bare = to is not None and verb.below.isdisjoint({"cop", "aux"}) and clause.kind is ClauseKind.VERBAL
        own = (self.links.doc[a.head].right_edge.i for a in clause.subjects if not a.shared)
        return bare and syntax.is_root(verb) and to is not None and to.i - 1 in set(own)

    def _is_told_of(self, clause: Clause) -> bool:
        """ "Rules for firms selling abroad", "a report on rebels leaving": the gerund tells what is so."""
        noun = self.links.doc[clause.predicate].head
        cue = self.links.cues.nouns.get(noun.lemma)
        if cue is not None and (cue.plain.modality is not None or cue.plain.flips):
            return False
        return clause.marker == "for" or noun.lemma in self.links.cues.documents

    def _asks_how(self, clause: Clause) -> bool:
        """ "Do not know how to leave": what is asked for is no aim."""
        token = self.links.doc[clause.predicate]
        question = (token.head, *syntax.children(token, "advmod", "obj", "mark"))
        return any(t.tag_ in {"WRB", "WP"} and t.i < token.i for t in question)

    def _is_done(self, clause: Clause) -> bool:
        """ "Took nine hours to decide", "were surprised to learn": the infinitive tells what took so long, or moved
        them. Of days off it tells the aim."""
        if clause.parent is None:
            return False
        main = self.links.clauses[clause.parent]
        verb, cues = self.links.doc[main.predicate], self.links.cues
        if is_placed(self.links.doc[clause.predicate]):
            return True
        if main.lemma in cues.emotions and clause.lemma in cues.learning:
            return main.voice is Voice.PASSIVE
        timed = any(self.links.doc[a.head].lemma in cues.measures for a in main.objects if a.clause is None)
        behind = [t for t in verb.children if verb.i < t.i < clause.predicate and t.dep_.startswith(_BESIDES)]
        plain = not behind and not any(syntax.children(self.links.doc[a.head], "nmod") for a in main.objects)
        return main.lemma == "take" and verb.tag_ == "VBD" and timed and plain

    def _is_talked_over(self, clause: Clause, first: Clause) -> bool:
        """ "Met to discuss": who met for it did it."""
        cues = self.links.cues
        return first.parent is not None and (
            clause.lemma in cues.talking and self.links.clauses[first.parent].action in cues.meeting
        )

    def _is_ranked(self, noun: Token) -> bool:
        """ "The first minister to visit Peru": who is counted among those that did it did it."""
        return any(t.lower_ in self.links.cues.ranks for t in (noun, *syntax.children(noun, "amod", "nummod")))

    def _infinitive(self, clause: Clause) -> bool:
        """ "to" before a gerund is a preposition: "compared it to supporting a war", "admitted to being late"."""
        token = self.links.doc[clause.predicate]
        words = syntax.verb_group(token)
        return clause.marker.split(" ")[-1] == "to" and min(words, key=lambda t: t.i).tag_ != "VBG"

"""What a cue does to its content: "refused to meet" denies it, "wants to meet" leaves it desired, "said that" tells it.

A cue says so twice, of itself and of its negation ("did not refuse to meet"). Who denies a factive cue, or is said not
to have said something, leaves its content as it is.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract import syntax
from kg.extract.clause import Clause, ClauseKind, Role
from kg.extract.constructions import are_things, can_act
from kg.extract.content_nouns import is_definite
from kg.extract.context import Context
from kg.extract.cue import Cue, Effect
from kg.extract.cue_links import CueLinks
from kg.extract.cues import load_cues
from kg.extract.negative_words import nobody, scarce
from kg.extract.reports import Report, Sources
from kg.extract.subordination import tense
from kg.extract.tree import Token
from kg.extract.understood import selects
from kg.extract.untrue import Untrue
from kg.model import Modality, Polarity
from kg.pronouns import is_first_person

_UNSOURCED = frozenset({"said", "claimed", "admitted", "found", "suggested"})
"""Strengths of what somebody does not tell who "did not say", "could not confirm" or "did not find" it."""

_ASKING = frozenset({"WDT", "WP", "WRB", "WP$"})
_INFINITIVE = frozenset({"to"})

_OF_PEOPLE = frozenset({"threatened", "promised"})
"""What only somebody does: of a thing it is a manner of speaking."""

_UNREAL = frozenset({Modality.CONDITIONAL, Modality.POSSIBLE})
_UNDONE = frozenset({Modality.PLANNED, Modality.DESIRED, Modality.CONDITIONAL, Modality.POSSIBLE})
_JUDGEMENTS = frozenset({"correct", "false", "consider"})
"""Cues by which it is denied now, whatever comes: "it would not be true that", "would not consider"."""

_HOLDING = frozenset({"VBD", "VBZ", "VBP", "have"})
_GRANTING = frozenset({"VBP", "VBZ", "can", "ca"})


@dataclass(frozen=True, slots=True)
class CueEffects:
    """Applies the cues of one sentence."""

    links: CueLinks
    sources: Sources
    untrue: Untrue

    def under(self, cue: Cue, holder: Clause, above: Context, speaker: Clause) -> tuple[Context, bool]:
        """The context of what `holder` holds as content of `cue`, and whether its word on modality is final.

        `above` is how the holder itself is claimed, `speaker` the clause whose subject says it.
        """
        negated = above.polarity is Polarity.NEGATED
        reports = above.reports
        if holder.lemma in self.links.cues.watching and holder.marker == "to" and holder.link.startswith("advcl"):
            return Context(reports=above.reports, under=above.under), False  # "came to watch them win"
        if holder.parent is not None and self.links.makes_known(self.links.clauses[holder.parent], holder):
            return self._made_known(self.links.clauses[holder.parent], above), False
        if self.links.makes_sure(holder):
            return self._made_sure(holder, above), False
        if holder.parent is not None and self.links.lets_know(self.links.clauses[holder.parent], holder):
            return self._let_known(self.links.clauses[holder.parent], above), False
        if self.untrue.is_untrue(cue, holder, speaker):
            polarity = Polarity.AFFIRMED if cue.plain.flips else Polarity.NEGATED
            return Context(polarity, Modality.ASSERTED, reports, (*above.under, cue.name), above.future), True
        if negated and self.untrue.is_wrong_to(holder):
            return Context(Polarity.NEGATED, Modality.ASSERTED, reports, (*above.under, cue.name)), True
        if cue.ends and (negated or above.modality is not Modality.ASSERTED):
            return Context(reports=reports, under=(*above.under, cue.name)), True
        heads = tuple(self.links.doc[a.head] for a in speaker.actors)
        few = any(scarce(self.links.cues, head) for head in heads)  # "few believe that", "little evidence shows that"
        negated = negated or few
        no_one = few or any(nobody(self.links.cues, head) for head in heads)
        let = holder.parent is not None and self.links.is_let_know(self.links.clauses[holder.parent], holder)
        owed = cue.strength == "admitted" and above.modality is Modality.DESIRED
        untold = let or owed or (negated and not cue.factive and cue.strength in _UNSOURCED)  # "must prove that"
        unsure = negated or above.modality is not Modality.ASSERTED
        ignorant = unsure and cue.strength == "knew" and speaker.lemma not in self.links.cues.minding
        if self._reports(cue, holder) and not (no_one or untold or ignorant):
            speakers = self.sources.speakers(speaker)
            heard = cue.markers == _INFINITIVE  # "a man thought to have left": no verb of thinking is active there
            speakers = speakers if not heard or speaker.having(Role.AGENT) else ()
            unnamed = heard or speaker.lacks_agent or speaker.lemma in self.links.cues.addressing
            if speakers or (unnamed and not cue.factive):
                own = Report(speakers, speaker.lemma, cue.strength, speaker.index)
                reports = (*reports, *self.sources.passed_on_by(speaker), own)
            reports = (*reports, *self.sources.cited_by(speaker))
        if self._is_said_by_nobody(cue, holder) and not negated:
            return Context(Polarity.AFFIRMED, Modality.POSSIBLE, reports, (*above.under, cue.name), above.future), False
        if cue.factive and negated:
            if holder.lemma in self.links.cues.watching:  # "nobody saw them enter": they need not have
                return Context(modality=Modality.POSSIBLE, reports=reports, under=(*above.under, cue.name)), False
            return Context(reports=reports, under=(*above.under, cue.name)), False
        effect = cue.negated if negated else cue.plain
        chooses = selects(holder.lemma) and bool(holder.undergoers)
        if cue.past is not None and not negated and not chooses and self._was_carried_out(holder, above):
            effect = Effect(modality=cue.past)
        elif cue.done and not negated and self._is_done_at_once(cue, holder, above):
            effect = Effect(modality=Modality.ASSERTED)
        elif cue.relation in _OF_PEOPLE and effect.modality is Modality.PLANNED and are_things(heads):
            effect = Effect(flips=effect.flips, modality=Modality.POSSIBLE)  # "the dam threatens to burst"
        if cue.strength == "warned" and not negated and self._tells_what_is(holder):
            effect = Effect()
        if cue.name == "deny" and (no_one or negated) and self._is_granted(holder, above):
            effect = Effect(modality=Modality.ASSERTED)
        if cue.name == "guilty" and not effect.flips and self._is_overturned(holder):
            effect = Effect(modality=Modality.POSSIBLE)
        if no_one and effect.flips:
            effect = Effect(flips=True, modality=Modality.POSSIBLE)  # "nobody believes that": it may be so all the same
        polarity = Polarity.NEGATED if effect.flips else Polarity.AFFIRMED
        final = negated and effect.modality is Modality.ASSERTED
        modality = effect.modality
        if final and holder.link == "acl" and not holder.finite:
            modality = Modality.POSSIBLE  # "no rule allowing them to leave": they may leave without one
        elif modality is Modality.POSSIBLE and above.under[-1:] == ("demand",) and not (negated or cue.reports):
            modality = above.modality  # "called on Chad to let aid through"
        elif final and self._is_as_real(cue, above):
            modality = above.modality  # "will not allow them to leave", "would not seek to leave"
        elif modality is None or (modality is Modality.ASSERTED and not final):
            modality = Modality.ASSERTED if cue.reports else above.modality
            tells = cue.reports and self._tells_by_being_able(holder)
            if cue.reports and not tells and above.modality in _UNREAL and holder.kind is ClauseKind.VERBAL:
                modality = above.modality
            elif (
                not tells
                and cue.strength == "admitted"
                and (above.modality is not Modality.ASSERTED or self._is_forced(holder))
            ):
                modality = Modality.POSSIBLE  # "will confess to stealing it"
        final = final or (effect.flips and effect.modality is Modality.ASSERTED and above.modality is Modality.ASSERTED)
        return Context(polarity, modality, reports, (*above.under, cue.name), above.future), final

    def _made_sure(self, holder: Clause, above: Context) -> Context:
        """As real as the care for it: an order is a wish, and what nobody made sure of may be so all the same."""
        maker = self.links.clauses[holder.parent] if holder.parent is not None else holder
        modality = above.modality
        if above.polarity is Polarity.NEGATED:
            modality = Modality.POSSIBLE
        elif modality is Modality.ASSERTED and self._is_ordered(maker):
            modality = Modality.DESIRED
        return Context(modality=modality, reports=above.reports, under=above.under, future=above.future)

    def _is_ordered(self, clause: Clause) -> bool:
        """ "Make sure that", "please make sure that": nobody is said to do so, and it has no tense."""
        bare = self.links.doc[clause.predicate].tag_ in {"VB", "VBP"} and clause.link in {"", "parataxis", "conj"}
        return bare and not clause.auxiliaries and not clause.marker and not clause.subjects

    def _is_forced(self, holder: Clause) -> bool:
        """ "Was forced to [confess] to robbing it": no word of his own."""
        above = self.links.clauses[holder.parent].lemma if holder.parent is not None else ""
        return holder.lemma in self.links.cues.confessing and above in self.links.cues.forcing

    def _made_known(self, teller: Clause, above: Context) -> Context:
        if above.polarity is Polarity.NEGATED or self._has_not_told(teller):
            return Context(modality=Modality.POSSIBLE, reports=above.reports, under=(*above.under, "say"))
        report = Report(self.sources.speakers(teller), f"{teller.lemma} known", "said", teller.index)
        return Context(reports=(*above.reports, report), under=(*above.under, "say"), future=above.future)

    def _has_not_told(self, teller: Clause) -> bool:
        """ "May let the press know that", "if he lets them know that"."""
        modals = (self.links.cues.modals.get(self.links.doc[i].lower_) for i in teller.auxiliaries)
        return Modality.POSSIBLE in modals or teller.marker in {"if", "unless"}

    def _let_known(self, teller: Clause, above: Context) -> Context:
        """As known it is so, whether or not anybody is let know; an order names nobody who tells."""
        if self._has_not_told(teller):
            return Context(modality=Modality.POSSIBLE, reports=above.reports, under=(*above.under, "say"))
        told = bool(teller.actors) and above.polarity is Polarity.AFFIRMED
        report = (Report(self.sources.speakers(teller), f"{teller.lemma} know", "said", teller.index),) if told else ()
        return Context(reports=(*above.reports, *report), under=(*above.under, "say"), future=above.future)

    def _is_said_by_nobody(self, cue: Cue, holder: Clause) -> bool:
        """ "To say that Chad left is absurd", "it is a stretch to say that": to say, which nobody did."""
        spoken = (
            cue.reports
            and (cue.is_spoken or cue.strength == "believed")
            and holder.link.startswith(("csubj", "ccomp", "xcomp", "acl"))
        )
        return spoken and not holder.finite and holder.marker == "to" and not self.sources.speakers(holder)

    def _is_as_real(self, cue: Cue, above: Context) -> bool:
        """Whether what is not done under a cue is as real as its denial; what is judged or weighed is denied now."""
        judged = cue.reports or cue.name in _JUDGEMENTS
        return cue.name == "achieve" or (not judged and above.modality in _UNDONE)

    def _was_carried_out(self, holder: Clause, above: Context) -> bool:
        """ "Chose to leave", "was able to leave": done, unless somebody says so, or its time is to come, or at will.

        The parser hangs that time on the cue, its content or a noun there, so all that follows is looked through.
        """
        able = holder.kind is ClauseKind.ADJECTIVAL
        shifted = able and any(not self._is_told_now(r) for r in above.reports)  # "said it was able to": it is
        told_as = tense(self.links.doc, holder)
        carried = told_as == "VBD" or (able and told_as == "have" and not self._lasts(holder))
        if above.modality is not Modality.ASSERTED or shifted or not carried:
            return False
        verb = self.links.doc[holder.predicate]
        told = " ".join(t.lower_ for t in verb.subtree if t.i > verb.i)
        return not any(
            match.start() == 0 or told[match.start() - 1] == " "
            for pattern in (*self.links.cues.ahead, *self.links.cues.open_times)
            for match in pattern.finditer(told)
        )

    def _is_told_now(self, report: Report) -> bool:
        """ "Says it was able to": no past of the teller has moved the tense."""
        clause = self.links.clauses[report.clause] if report.clause is not None else None
        return clause is None or tense(self.links.doc, clause) in {"VBZ", "VBP"}

    def _lasts(self, holder: Clause) -> bool:
        """ "Has long been able to strike", "has been able to vote since 1920", "under a law": it can, and need not."""
        verb = self.links.doc[holder.predicate]
        beside = {c.lower_ for c in syntax.children(verb, "advmod")}
        behind = {t.lower_ for t in verb.subtree if t.dep_ in {"case", "mark"}}
        lawful = {"under", "without"} & behind
        return bool((beside | behind) & self.links.cues.standing or lawful)

    def _tells_what_is(self, holder: Clause) -> bool:
        """ "Warned that the dam is leaking": whoever warns of it, it is so by his word; "of a leak" it may yet be."""
        contents = self.links.contents(holder)
        finite = bool(contents) and all(c.finite and c.kind is not ClauseKind.NOMINAL for c in contents)
        return finite and all(tense(self.links.doc, c) in _HOLDING for c in contents)

    def _is_done_at_once(self, cue: Cue, holder: Clause, above: Context) -> bool:
        """ "Voted to approve the deal": approved, by the vote."""
        contents = self.links.contents(holder)
        voters = (self.links.doc[a.head] for a in holder.subjects)
        as_body = not any(_are_some(voter) for voter in voters)
        return as_body and self._was_carried_out(holder, above) and all(c.lemma in cue.done for c in contents)

    def _is_granted(self, holder: Clause, above: Context) -> bool:
        """ "Does not deny that", "cannot deny": grants it; who "did not deny" may only have been silent, and who does
        not "if he does not deny that" may do so yet."""
        told = holder.link != "conj" and above.modality is Modality.ASSERTED
        return told and tense(self.links.doc, holder) in _GRANTING

    def _is_overturned(self, holder: Clause) -> bool:
        """ "Overturned a verdict that found him [guilty]", "quashed a ruling finding him guilty"."""
        verdict = self.links.clauses[holder.parent] if holder.parent is not None else holder
        if verdict.parent is None or not verdict.link.startswith("acl"):
            return False
        cue = self.links.cues.verb(self.links.clauses[verdict.parent].lemma, "obj")
        return cue is not None and cue.ends

    def _tells_by_being_able(self, holder: Clause) -> bool:
        """ "The BBC can reveal that", "I can say that": it does so by these words."""
        able = [self.links.doc[i].lower_ for i in holder.auxiliaries] == ["can"]
        tellers = [self.links.doc[a.head] for a in holder.subjects]
        if not able or holder.marker or holder.parent is not None or holder.negations or not tellers:
            return False
        reveals = holder.lemma in self.links.cues.revealing and all(can_act(t) and _is_known(t) for t in tellers)
        own = all(is_first_person(t.text) for t in tellers) and holder.lemma in self.links.cues.telling
        return own or reveals

    def _is_watched(self, holder: Clause, content: Clause) -> bool:
        """ "Saw prices [rise]": an infinitive, though it looks like the present."""
        past = self.links.doc[holder.predicate].tag_ in {"VBD", "VBN"} and holder.lemma in self.links.cues.perceiving
        bare = content.link == "ccomp" and not content.marker and not content.auxiliaries
        return past and bare and self.links.doc[content.predicate].tag_ in {"VB", "VBP"}

    def _reports(self, cue: Cue, holder: Clause) -> bool:
        """Whether content is somebody's words. Who sees, knows or thinks "where" something is says nothing of it, nor
        who sees something fall."""
        if not cue.reports or cue.is_spoken:
            return cue.reports and not self._is_remark(holder)
        if any(self._is_watched(holder, c) for c in self.links.contents(holder)):
            return False
        contents = self.links.contents(holder)
        if any(c.kind is ClauseKind.VERBAL and not c.finite and not c.marker for c in contents):
            return False
        # "Knew who left", "what we think left"; but "a man who police believe left" is told of him, as believed.
        words = [self.links.doc[c.predicate].left_edge for c in contents]
        words = [w for w in words if w.tag_ in _ASKING and w.lower_ != "that"]
        return not any(w.i > holder.predicate or w.lower_ == "what" for w in words)

    def _is_remark(self, holder: Clause) -> bool:
        """ "It should be noted that they left", "it must be said that": the text's own words, and of no source."""
        doc, cues = self.links.doc, self.links.cues
        urged = any(doc[i].lower_ in {"should", "must"} for i in holder.auxiliaries) and not holder.negations
        heads = syntax.children(doc[holder.predicate], "expl", "expl:pass", *syntax.SUBJECTS)
        it = any(c.lower_ == "it" for c in heads)
        return urged and it and holder.lemma in cues.remarking and holder.lacks_agent


def _are_some(noun: Token) -> bool:
    """ "Ten senators", "half of the members", "Rao": by their votes alone nothing is done."""
    counted = syntax.child(noun, "nummod") is not None or noun.lemma in load_cues().some_voters
    return counted or noun.pos_ in {"PRON", "NUM"} or noun.ent_type_ == "PERSON"


def _is_known(teller: Token) -> bool:
    """Whether somebody is named or known who tells that he can tell: not "any member", nor "only the president"."""
    only = any(c.lower_ in load_cues().very for c in syntax.children(teller, "advmod"))
    return not only and (teller.pos_ == "PROPN" or bool(teller.ent_type_) or is_definite(teller))

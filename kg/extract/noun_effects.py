"""What a noun that is a cue does to its content: "has no plans to meet", "denied reports that they met"."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kg.extract import syntax
from kg.extract.accusations import accuses
from kg.extract.clause import Clause, ClauseKind
from kg.extract.context import Context
from kg.extract.cue import Cue, Effect
from kg.extract.cue_links import CueLinks
from kg.extract.cues import load_cues
from kg.extract.negative_words import denies, hardly, is_false
from kg.extract.reports import Sources
from kg.extract.tree import Token
from kg.model import Modality, Polarity

_ABOUT = frozenset({"on", "to", "about", "upon", "regarding", "over"})
"""Prepositions of what somebody comments on."""


@dataclass(frozen=True, slots=True)
class NounEffects:
    """Applies the nouns of one sentence that stand between a clause and the predicate above it."""

    links: CueLinks
    sources: Sources

    def through(
        self, nouns: list[Token], clause: Clause, parent: Clause, above: Context, reached: tuple[Context, bool]
    ) -> tuple[Context, bool]:
        """The context of a clause behind `nouns`, the innermost first, and whether its word on modality is final.

        `above` is how the parent is claimed, `reached` what comes of it at the outermost noun.
        """
        context, final = reached
        if clause.marker == "but to" and nouns and denies(self.links.cues, nouns[-1]):
            # "Had no choice but to leave": had to.
            return Context(modality=Modality.DESIRED, reports=context.reports, under=context.under), True
        if any(self._is_of_others(noun, clause, parent, context) for noun in nouns):
            return Context(reports=above.reports, under=above.under), False
        if any(self._is_left_open(noun, parent, above, context) for noun in nouns):
            return Context(modality=Modality.POSSIBLE, reports=above.reports, under=above.under), True
        if nouns and self._is_spoken_of(nouns[0], clause, parent, above):
            told = self.sources.uttered(nouns[0], parent, denied=False, others=True)
            cue = self.links.cues.nouns.get(nouns[0].lemma)
            modality = (cue.plain.modality if cue is not None else None) or Modality.ASSERTED
            return Context(modality=modality, reports=(*above.reports, *told), under=above.under), False
        for token in reversed(nouns):
            cue = self.links.cues.nouns.get(token.lemma) or self._told(token, clause)
            if self._is_only_withdrawn(token, clause, context) or self._is_anothers(token, clause, parent, context):
                context, final = replace(context, polarity=Polarity.AFFIRMED, modality=Modality.POSSIBLE), False
            if cue is None or (cue.plain.flips and self._is_uttered(clause)):
                continue
            if not cue.takes(frozenset({syntax.marker(self.links.doc[clause.predicate])})):
                continue  # "a date for the attack", but "the date of the attack"
            said_of_it = token.i == parent.predicate and _is_truth(token)
            carried = self.links.nouns.carries(token, parent)
            denied = (context if not said_of_it else above).polarity is Polarity.NEGATED
            negated = denies(self.links.cues, token) or (denied and carried)
            effect = cue.negated if negated else cue.plain
            if not negated and is_false(self.links.cues, token):
                no_myth = token.i == parent.predicate and above.polarity is Polarity.NEGATED
                effect = Effect(flips=not no_myth, modality=Modality.ASSERTED)
            elif not negated and effect.modality is None and _is_alleged(token):
                effect = Effect(modality=Modality.POSSIBLE)
            elif effect.modality is Modality.ASSERTED and hardly(self.links.cues, token):
                effect = Effect(flips=effect.flips, modality=Modality.POSSIBLE)
            elif effect.modality is Modality.POSSIBLE and self._is_confirmed(token, parent, above):
                effect = Effect()
            kept = context.polarity is Polarity.AFFIRMED and context.under[-1:] != ("retract",)
            undone = cue.name == "denial" and not kept
            if undone:  # "withdrew his denial that", "rejected a denial that": it may be so
                context, effect = replace(context, polarity=Polarity.AFFIRMED), Effect(modality=Modality.POSSIBLE)
            polarity = Polarity.AFFIRMED
            if effect.flips or (context.polarity is Polarity.NEGATED and not negated):
                polarity = Polarity.NEGATED
            modality = effect.modality or self._with_deed(clause, parent, token, above, context)
            if effect.modality is None and clause.marker == "to" and self.links.doc[clause.predicate].tag_ == "VBG":
                modality = Modality.POSSIBLE  # "with a view to buying it"
            accusing = accuses(token) and not clause.finite and not clause.has_own_subject
            if accusing and modality is Modality.ASSERTED:
                modality = Modality.POSSIBLE  # "denied reports of beating them"
            keeps = (final or context.under[-1:] == ("deny a report",)) and context.polarity is Polarity.NEGATED
            if keeps:
                polarity, modality = context.polarity, context.modality
            uttered = () if undone else self.sources.uttered(token, parent, denied=polarity is Polarity.NEGATED)
            reports = context.reports if said_of_it else (*context.reports, *uttered)
            context = Context(polarity, modality, reports, (*context.under, cue.name), context.future)
            final = final or (effect.flips and effect.modality is Modality.ASSERTED)
        return context, final

    def _is_confirmed(self, noun: Token, parent: Clause, above: Context) -> bool:
        """ "Affirmed the claims that they left": who bears somebody's words out says so himself."""
        cues, cue = self.links.cues, self.links.cues.reporter(parent.lemma)
        plain = above.modality is Modality.ASSERTED and above.polarity is Polarity.AFFIRMED
        borne_out = cue is not None and cue.strength == "admitted" and noun.lemma in cues.refutable
        return borne_out and plain and noun.dep_ == "obj" and noun.head.i == parent.predicate

    def _is_left_open(self, noun: Token, parent: Clause, above: Context, context: Context) -> bool:
        """ "Did not claim [responsibility] for shelling it", "escaped blame for it": who did it is another matter."""
        cues = self.links.cues
        taken = noun.lemma in cues.taken and self.links.nouns.carries(noun, parent)
        denied = Polarity.NEGATED in {above.polarity, context.polarity} or denies(cues, noun)
        off = f"{parent.lemma} {syntax.marker(noun)}"  # "shrugged off blame", read as a phrase
        return taken and (bool({parent.lemma, off} & cues.evading) or (denied and parent.lemma in cues.shouldering))

    def _is_spoken_of(self, noun: Token, clause: Clause, parent: Clause, above: Context) -> bool:
        """ "Declined to comment on [reports] that they met", "would not confirm [claims] that": who only speaks of what
        others say, or will not, neither says so himself nor denies it."""
        cues = self.links.cues
        if noun.lemma not in cues.uttered or clause.kind is ClauseKind.NOMINAL or clause.marker != "that":
            return False
        marker = syntax.marker(noun)
        commented = marker in _ABOUT and noun.dep_ in {"obl", "nmod"} and noun.head.lemma in cues.commenting
        withheld = parent.lemma in cues.withholding and above.polarity is Polarity.NEGATED
        return commented or (withheld and noun.dep_ == "obj" and noun.head.i == parent.predicate)

    def _is_of_others(self, noun: Token, clause: Clause, parent: Clause, context: Context) -> bool:
        """ "Had no role in the attack", "bears no responsibility for the murder": it is somebody else's."""
        cues = self.links.cues
        taken = noun.lemma in cues.taken and clause.kind is ClauseKind.NOMINAL and not clause.subjects
        denied = context.polarity is Polarity.NEGATED or denies(cues, noun)
        return taken and denied and parent.lemma in cues.bearing

    def _told(self, noun: Token, clause: Clause) -> Cue | None:
        """ "Talk that they left": no such talk is of a meeting. "Complaints that they left": words, if nothing else."""
        cues, lemma = self.links.cues, noun.lemma
        if not clause.finite or clause.marker != "that":
            return None
        opens = noun.tag_ == "NNP" and noun.i == noun.sent.start  # "Word spread that": taken for a name
        said = cues.nouns.get(f"{lemma.lower()} that") if noun.tag_ == "NN" or opens else None
        return said or (cues.nouns["statement"] if lemma in cues.uttered and clause.link.startswith("acl") else None)

    def _is_uttered(self, clause: Clause) -> bool:
        """ "Several refusals of his requests": what is refused was asked for."""
        deed = clause.action in self.links.cues.presupposed_if_known
        return clause.kind is ClauseKind.NOMINAL and not deed and self.links.nouns.presupposed(clause)

    def _is_only_withdrawn(self, noun: Token, clause: Clause, context: Context) -> bool:
        """ "Dropped charges that he stole it", "overturned a ruling that he did": who no longer says so has not denied
        it."""
        cues, lemma = self.links.cues, noun.lemma
        said = lemma in cues.uttered or (lemma in cues.documents and clause.finite)
        return said and context.under[-1:] in {("fail",), ("lift",)}

    def _is_anothers(self, noun: Token, clause: Clause, parent: Clause, context: Context) -> bool:
        """ "Opposed Israel's plan to attack", "overturned a decision by the minister to expel him": who dislikes what
        somebody else has decided has not stopped it, and who undoes it comes after; but he grants or denies a request.
        """
        cues = self.links.cues
        cue, lemma = cues.nouns.get(noun.lemma), noun.lemma
        undone = context.under[-1:] in {("refuse",), ("lift",), ("lose",)} and parent.lemma in cues.unstopping
        if not undone or cue is None or context.polarity is not Polarity.NEGATED:
            return False
        if lemma in cues.penalties:
            return clause.marker in {"for", "of", "over"}
        decided = cue.name == "intention" or (cue.name == "wish" and parent.lemma == "oppose")
        owners = (c for c in syntax.children(noun, "nmod:poss") if c.pos_ != "PRON")
        makers = (c for c in syntax.children(noun, "nmod") if syntax.marker(c) == "by")
        named = (c for c in syntax.children(noun, "amod", "compound") if c.ent_type_ in {"GPE", "NORP", "ORG"})
        return decided and any((*owners, *makers, *named))

    def _with_deed(self, clause: Clause, parent: Clause, noun: Token, above: Context, context: Context) -> Modality:
        """ "Must take responsibility for building it": the deed of a noun is as real as what is done with it."""
        held = self.links.nouns.carries(noun, parent) and not clause.finite
        told = noun.lemma in self.links.cues.uttered or above.modality is Modality.ASSERTED
        return above.modality if held and not told and clause.kind is ClauseKind.VERBAL else context.modality


def _is_alleged(noun: Token) -> bool:
    """ "The alleged [fact] that they left", "the supposed admission"."""
    attributes = load_cues().attributes
    return any(attributes.get(c.lower_) is Modality.POSSIBLE for c in syntax.children(noun, "amod"))


def _is_truth(noun: Token) -> bool:
    """ "It is not the [case] that they left": nobody's words, and denied with the noun."""
    return noun.lemma in load_cues().truths and any(c.lower_ == "it" for c in syntax.children(noun, "expl", "nsubj"))

"""Whether there is what a clause behind a noun tells, by what is said of the noun.

"wants a deal that ends the war"             there is none yet that does
"there is no rule barring them"              none bars them
"a fake video of Rao hitting Bell"           he did not
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract import syntax
from kg.extract.clause import Clause, ClauseKind
from kg.extract.constructions import are_things
from kg.extract.content_nouns import is_definite
from kg.extract.cue_links import CueLinks
from kg.extract.negative_words import hardly, is_anyone, is_false, nobody
from kg.extract.provisos import is_told_in_fiction
from kg.extract.subordination import tense
from kg.extract.tree import Doc, Token
from kg.model import Modality


@dataclass(frozen=True, slots=True)
class NounScope:
    """Reads the clauses of one sentence."""

    doc: Doc
    clauses: tuple[Clause, ...]
    links: CueLinks

    def is_imagined(self, clause: Clause, parent: Clause, above: Modality, *, denied: bool) -> bool:
        """Whether a relative clause tells of no known thing: "anyone who attacks", "wants a deal that ends the war".

        Its parent is claimed as `above`, or is `denied`: "may not keep weapons that threaten".
        """
        noun = self.doc[clause.predicate].head
        if self._is_wanted_done(clause, parent, noun):
            return True
        generic = clause.link == "acl" and above is not Modality.ASSERTED and is_anyone(self.links.cues, noun)
        if generic and not clause.marker and self._is_participle(clause):
            return True  # "will shell any trucks crossing"
        if clause.link == "acl" and (clause.marker or noun.tag_ == "NNS" or not self._is_participle(clause)):
            return False
        edge = self.doc[clause.predicate].left_edge
        if clause.link == "acl:relcl" and is_told_in_fiction(self.doc[clause.predicate]):
            return True
        if edge.is_punct or self.doc[edge.i - 1].is_punct:
            return False  # what is told by the way is told: "the ship, which sank"
        if self._is_ruled(clause, parent, noun):
            return True
        if clause.link == "acl:relcl" and is_anyone(self.links.cues, noun):
            return not (above is Modality.ASSERTED and self._is_known(clause, noun))
        present = clause.link == "acl:relcl" and tense(self.doc, clause) in {*syntax.PRESENT_TAGS, "will", "would"}
        if present and any(c.lower_ in self.links.cues.unreal for c in syntax.children(noun, "amod", "compound")):
            return True
        if nobody(self.links.cues, noun) and noun.head.i == parent.predicate:
            return True  # "there is no treaty that Peru signed"
        if syntax.child(noun, "nummod") is not None or self._is_past_fact(clause, parent, noun):
            return False
        if (
            clause.link == "acl"
            and noun.tag_ == "NN"
            and noun.dep_ == "obj"
            and parent.lemma in self.links.cues.reaching
        ):
            return False  # "wants to remove a statue showing Rao", but "to ban a film that insults him"
        if noun.head.i != parent.predicate or noun.pos_ == "PROPN" or is_definite(noun):
            return False
        if present and denied and noun.dep_ == "obj":
            return True
        marker = syntax.marker(noun)
        cues, link = self.links.cues, f"nominal:{noun.dep_}"
        cue = cues.verb(parent.lemma, link)
        called_for = cues.verb(f"{parent.lemma} {marker}", link)
        if cue is None and called_for is not None and called_for.plain.modality is Modality.DESIRED:
            cue = called_for
        wanted = cue is not None and cue.plain.modality in {Modality.DESIRED, Modality.POSSIBLE} and not cue.plain.flips
        if clause.link == "acl":
            unreal = denied or above not in {Modality.ASSERTED, None}
            awaited = unreal and noun.dep_ == "obj" and self.doc[clause.predicate].tag_ == "VBG"
            return awaited or (wanted and marker in {"", "for"})
        if marker and noun.i < parent.predicate:  # "in a letter that leaked, Rao called for": what stands around it
            wanted = False
        whoever = noun.tag_ == "NNS" and syntax.child(noun, "det", "nummod") is None
        return (
            wanted
            or above in {Modality.CONDITIONAL, Modality.DESIRED, Modality.POSSIBLE}
            or (whoever and above is Modality.PLANNED)
        )

    def _is_ruled(self, clause: Clause, parent: Clause, noun: Token) -> bool:
        """ "The law banned all firms that sold them", "the decree pardons those who did": whoever they are, if any."""
        rules = any(self.doc[a.head].lemma in self.links.cues.rulings for a in parent.actors)
        all_of_them = noun.tag_ == "NNS" and not is_definite(noun) and syntax.child(noun, "nummod") is None
        return clause.link == "acl:relcl" and rules and (all_of_them or is_anyone(self.links.cues, noun))

    def _is_wanted_done(self, clause: Clause, parent: Clause, noun: Token) -> bool:
        """ "Wants Repsol [bought] by Shell", "wants the treaty signed": what is known is not told apart so."""
        cue = self.links.cues.verb(parent.lemma, "xcomp")
        wanted = cue is not None and cue.plain.modality is Modality.DESIRED and noun.head.i == parent.predicate
        done = clause.link == "acl" and self.doc[clause.predicate].tag_ == "VBN" and not clause.marker
        return wanted and done and noun.dep_ == "obj" and (noun.pos_ == "PROPN" or is_definite(noun))

    def _is_past_fact(self, clause: Clause, parent: Clause, noun: Token) -> bool:
        """ "Will meet a man who [was] jailed", "wanted to free a man who [had been]": that is behind them.

        "Wanted a deal that ended the war" is told in the past because the wanting is.
        """
        if clause.link != "acl:relcl" or noun.tag_ != "NN" or noun.pos_ != "NOUN" or tense(self.doc, clause) != "VBD":
            return False
        top = parent
        while top.parent is not None and top.link in {"xcomp", "ccomp", "advcl"}:
            top = self.clauses[top.parent]
        before = any(c.lemma == "have" for c in syntax.children(self.doc[clause.predicate], "aux"))
        return before or tense(self.doc, top) in {*syntax.PRESENT_TAGS, "will"}

    def _is_known(self, clause: Clause, noun: Token) -> bool:
        """ "Everyone who had signed it was dismissed": those who did a thing of the past did it."""
        every = noun.lower_ in self.links.cues.everyone or syntax.child(noun, "det") is not None
        anyone = any(c.lower_ == "any" for c in syntax.children(noun, "det"))
        past = tense(self.doc, clause) == "VBD"
        return every and not anyone and past

    def _is_participle(self, clause: Clause) -> bool:
        return self.doc[clause.predicate].tag_ in {"VBN", "VBG"}

    def is_of_nothing(self, clause: Clause, parent: Clause) -> bool:
        """ "There is no rule [barring] them": where there is no such thing, none does what is told of it.

        A law holds a rule that there is, and a shop does not hold all there are: "sells no phones made in Peru" says no
        such thing of phones, and "met no guards living there" none of guards.
        """
        noun = self.doc[clause.predicate].head
        ruled = parent.lemma in self.links.cues.containing and noun.lemma in self.links.cues.rulings
        there = parent.kind is ClauseKind.EXISTENTIAL or ruled
        none = nobody(self.links.cues, noun) and not hardly(self.links.cues, noun)
        gerund = self.doc[clause.predicate].tag_ == "VBG"
        return clause.link == "acl" and gerund and not clause.marker and there and none

    def is_done_to_nothing(self, clause: Clause, parent: Clause) -> bool:
        """ "There are no ships [built] by Orano in the port": they are elsewhere, if there are any.

        Where there are no soldiers killed none was.
        """
        noun = self.doc[clause.predicate].head
        participle = clause.link == "acl" and self.doc[clause.predicate].tag_ == "VBN" and not clause.marker
        existential = participle and parent.kind is ClauseKind.EXISTENTIAL
        return existential and nobody(self.links.cues, noun) and are_things((noun,))

    def is_shown_falsely(self, clause: Clause) -> bool:
        """ "A fake video of Rao hitting Bell": what has a subject of its own is what the noun shows, not what it is."""
        own = clause.has_own_subject
        return own and not clause.finite and is_false(self.links.cues, self.doc[clause.predicate].head)

"""Who does what a clause says, where the words that tell it stand outside the clause.

"called on Spain to lift it"                    Spain is to lift it, not who called
"rejected a meeting with Iran"                  who rejected it would have met
"plans for Chile to buy the jets"               Chile is to buy
"Rao and Silva agreed when they met"            "they" are the two
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from kg.extract import phrases, syntax
from kg.extract.accusations import is_penalty, is_suit, penalised
from kg.extract.arguments import arguments_of
from kg.extract.clause import Argument, Clause, ClauseKind, Role, Voice, ancestors
from kg.extract.clauses_lexicon import default_lexicon
from kg.extract.constructions import can_act
from kg.extract.contexts import Contexts
from kg.extract.mentions import ACTING, Mentions
from kg.extract.tree import Token
from kg.extract.understood import asks_others, blames, spoken_of
from kg.model import Modality, Polarity

_OF_DEEDS = frozenset({"for", "with", "of", "over"})
"""Prepositions before a gerund that tells what somebody is judged by."""
_OFF = frozenset({"against", "out of"})
_OF_OTHERS = frozenset({"to", "from", "into"}) | _OFF
"""What opens that which others are asked to do, brought to do or kept from: "warned Chad [against] buying it"."""
_WITHIN = frozenset({"in", "into", "to", "on"})
"""What stands before a deed that a verb says somebody does, not before one that tells when or why he does another."""
_BELLIGERENT = frozenset({"ORG", "GPE", "NORP"})


@dataclass(frozen=True, slots=True)
class Control:
    """Completes the clauses of one sentence."""

    mentions: Mentions
    contexts: Contexts

    def mutual(self, clause: Clause) -> Clause:
        """ "Rao and Silva agreed when they met": a plural pronoun stands for the two that the sentence has named."""
        subjects = clause.subjects
        if len(subjects) != 1 or clause.kind is not ClauseKind.VERBAL:
            return clause
        word = self.mentions.doc[subjects[0].head].lower_
        if word != "their" and (clause.objects or word not in {"they", "both", "we"}):
            return clause
        for other in ancestors(self.contexts.clauses, clause):
            pair = tuple(a for a in other.subjects if a.head in self.mentions.names)
            if len(pair) > 1 and len(pair) == len(other.subjects):
                lent = tuple(replace(a, shared=True) for a in pair)
                return _with_subjects(clause, lent)
        return clause

    def completed(self, clause: Clause) -> Clause:
        """A clause with the subject that control or a noun of action gives it.

        A noun of action that is the object of a cue is done by the cue's actor: "rejected a meeting with Iran".
        """
        found = self._completed(clause)
        return self._handed_down(clause) if found is clause else found

    def _handed_down(self, clause: Clause) -> Clause:
        """ "Accused Peru of [trying] to kill him": who has the infinitive's subject from the gerund is corrected."""
        if clause.parent in {None, clause.index} or not clause.subjects or clause.has_own_subject:
            return clause
        parent = self.contexts.clauses[clause.parent]
        lent = self.completed(parent).subjects
        if not lent or lent == parent.subjects or _heads(clause.subjects) != _heads(parent.subjects):
            return clause
        return _with_subjects(clause, lent)

    def _completed(self, clause: Clause) -> Clause:
        if clause.kind is ClauseKind.VERBAL and clause.parent is not None:
            parent = self.contexts.clauses[clause.parent]
            if clause.link == "advcl":
                clause, parent = self._naming(clause, parent), self.completed(parent)
            if clause.link in {"advcl", "xcomp"}:
                return self._controlled(clause, parent)
            if self.contexts.links.told_of_object(clause, parent):
                return self._done_by_object(clause, parent)
        if clause.kind is ClauseKind.VERBAL and clause.link == "acl" and self._wants_subject(clause):
            return self._for_subject(clause)
        if clause.kind is not ClauseKind.NOMINAL or clause.subjects or clause.parent is None or clause.link == "light":
            return clause
        parent = self.completed(self.contexts.clauses[clause.parent])
        head = self.mentions.doc[clause.predicate]
        own = head.head.i == parent.predicate and head.dep_ in {"obj", "obl"}
        if parent.voice is Voice.PASSIVE or not (own or self._disowned(clause, parent)):
            return clause
        if head.dep_ == "obl" and syntax.marker(head) in _OF_DEEDS | {"on"} and self._holds_guilty(parent):
            alleged = self.contexts.of(clause).modality is Modality.POSSIBLE  # else it only has been done
            return self._done_by_object(clause, parent) if alleged and syntax.marker(head) != "on" else clause
        if not self._does(clause, parent):
            return clause
        lent = tuple(
            Argument(role=Role.SUBJECT, head=a.head, tokens=a.tokens, minimal=a.minimal, group=a.group, shared=True)
            for a in parent.actors
            if a.clause is None
            and a.head not in {x.head for x in clause.arguments}
            and not self._only_serves(a, clause)
        )
        return replace(clause, arguments=(*lent, *clause.arguments))

    @staticmethod
    def _holds_guilty(clause: Clause) -> bool:
        """ "Charged Rao with the [murder] of a nurse": who charges him has killed nobody."""
        return blames(clause.lemma) or clause.lemma in default_lexicon().accusing

    def _only_serves(self, actor: Argument, clause: Clause) -> bool:
        """ "Rao served in the war with Chad", "a deed that drew Mali into a war with it": a war is fought by states."""
        who = self.mentions.of_argument(actor)
        return clause.noun in self.contexts.cues.wars and who is not None and who.type not in _BELLIGERENT

    def _does(self, clause: Clause, parent: Clause) -> bool:
        """Whether who a verb is said of also does what its object names: "planned an attack", "left after talks with".

        "Condemned an attack", "prevented an attack", "demanded an arrest", "rejected the attack": others do.
        """
        cue = self.contexts.links.cue_over(clause, parent)
        if cue is None:
            head = self.mentions.doc[clause.predicate]
            if head.dep_ == "obl" and clause.marked("with"):
                return True
            # "Took part in the attack", "said so during a visit to Peru"; but "closed its mission after the attack",
            # "announced it during the attack".
            marker = syntax.marker(head)
            meets = marker == "during" and clause.lemma in self.contexts.cues.meeting and not clause.marked("of")
            own = marker in _WITHIN or meets
            within = own and self.contexts.of(parent).polarity is Polarity.AFFIRMED
            return parent.lemma in self.contexts.cues.doing and (head.dep_ == "obj" or within)
        held = self.contexts.of(clause)
        if (
            cue.plain.flips
            and not cue.ends
            and held.polarity is Polarity.AFFIRMED
            and held.modality is Modality.ASSERTED
        ):
            return False
        return not cue.averts and (cue.name != "demand" or bool(clause.marked("with")))

    def _disowned(self, clause: Clause, parent: Clause) -> bool:
        """ "Denied [responsibility] for the attack": who is said not to have done it."""
        head = self.mentions.doc[clause.predicate]
        taken = head.dep_ == "nmod" and head.head.lemma in self.contexts.cues.taken
        held = taken and head.head.dep_ == "obj" and head.head.head.i == parent.predicate
        return held and self.contexts.of(clause).polarity is Polarity.NEGATED

    def _controlled(self, clause: Clause, parent: Clause) -> Clause:
        """Who is asked, called on or prevented does what is said, not who asks: "called on Spain to lift it"."""
        penalty = self._penalty(clause, parent)
        if penalty is not None:
            return _with_subjects(clause, penalised(penalty, self.mentions.doc[clause.predicate]))
        if clause.link == "advcl" and clause.marker in _OF_DEEDS and parent.voice is Voice.ACTIVE:
            return self._done_by_object(clause, parent)
        cue = self.contexts.links.content_cue(parent)
        if cue is None or clause.marker not in _OF_OTHERS or clause.has_own_subject:
            return clause
        asked = (
            cue.name == "demand"
            or parent.lemma in default_lexicon().object_control
            or clause.marker in {"from", "into"} | _OFF
        )
        if not asked or parent.voice is Voice.PASSIVE or (clause.marker == "from" and not cue.plain.flips):
            return clause  # "got joy from hearing it" keeps nobody from it
        who = parent.having(Role.INDIRECT_OBJECT) or parent.objects
        if clause.marker in _OFF:  # "voted with Chad against it", "talked his way out of paying"
            who = tuple(a for a in who if can_act(self.mentions.doc[a.head]))
        else:
            who = who or tuple(a for a in parent.marked("on", "upon", "to", "for", "with") if a.head > parent.predicate)
        who = tuple(a for a in who if a.clause is None and a.head < clause.predicate)
        if not who:
            return clause
        return _with_subjects(
            clause, tuple(replace(a, role=Role.SUBJECT, marker="", markers=(), shared=True) for a in who)
        )

    def _penalty(self, clause: Clause, parent: Clause) -> Token | None:
        """What is imposed for the deed that a clause tells: "imposed [sanctions] on Rao for killing them"."""
        if clause.link != "advcl" or clause.marker != "for" or clause.finite or clause.has_own_subject:
            return None
        if parent.objects and (parent.voice is Voice.PASSIVE or parent.having(Role.INDIRECT_OBJECT)):
            return None  # "Rao was handed a fine for", "handed Rao a fine for"
        undergone = parent.objects or (parent.subjects if parent.voice is Voice.PASSIVE else ())
        nouns = (self.mentions.doc[a.head] for a in undergone if a.clause is None and a.head < clause.predicate)
        return next((noun for noun in nouns if is_penalty(noun)), None)

    def _naming(self, clause: Clause, parent: Clause) -> Clause:
        """ "Sued Rao, accusing [him] of lying": who a participle speaks of is whom its verb has for object."""
        if clause.marker or parent.voice is Voice.PASSIVE or len(clause.objects) != 1:
            return clause
        meant = spoken_of(self.mentions.doc[clause.objects[0].head], self.mentions.doc[clause.predicate])
        if meant is None:
            return clause
        lent = arguments_of(meant, Role.OBJECT, shared=True, marker=())
        return replace(clause, arguments=(*(a for a in clause.arguments if a.role is not Role.OBJECT), *lent))

    def is_alleged(self, clause: Clause) -> bool:
        """Whether a gerund only tells what somebody is said to have done: "charged with killing", "sued for lying"."""
        if clause.link != "advcl" or clause.marker not in _OF_DEEDS or clause.parent is None or clause.finite:
            return False
        parent = self.contexts.clauses[clause.parent]
        penalty = self._penalty(clause, parent)
        accuses = parent.lemma in default_lexicon().accusing or (penalty is not None and is_suit(penalty))
        return accuses and not self.contexts.links.is_cue_content(clause)

    def _done_by_object(self, clause: Clause, parent: Clause) -> Clause:
        """ "thanked Rao for coming": people are thanked, blamed, fined and freed for what they have done themselves.

        So are things that are blamed, and "them" who are accused; "gave Rao a medal for coming": who gets it.
        """
        objects = parent.having(Role.INDIRECT_OBJECT) or parent.objects
        who = tuple(a for a in objects if a.clause is None and a.head < clause.predicate)
        if not blames(parent.lemma):
            who = tuple(a for a in who if (m := self.mentions.of_argument(a)) is not None and m.type in ACTING)
        if not who or clause.has_own_subject:
            return clause
        return _with_subjects(clause, tuple(replace(a, role=Role.SUBJECT, shared=True) for a in who))

    def _wants_subject(self, clause: Clause) -> bool:
        """Whether nobody is said to do it, or only the noun whose content it is ("no prospect of Chile buying")."""
        if clause.marker in {"to", "of", "for"} and not clause.subjects:
            return True
        doc = self.mentions.doc
        return bool(clause.subjects) and all(
            a.shared and doc[a.head].lemma in self.contexts.cues.nouns for a in clause.subjects
        )

    def _for_subject(self, clause: Clause) -> Clause:
        """ "plans for Chile to buy the jets": who is to do it, where the parser hung it on the noun."""
        token = self.mentions.doc[clause.predicate]
        markers = {"for", "on", "to"} if clause.marker == "to" and asks_others(token.head) else {"for", "of", ""}
        for child in syntax.children(token.head, "nmod", "obl"):
            if syntax.marker(child) in markers and token.head.i < child.i < token.i:
                words = tuple(t.i for t in phrases.phrase(child))
                lent = Argument(
                    role=Role.SUBJECT, head=child.i, tokens=words, minimal=words, group=child.i, shared=True
                )
                return _with_subjects(clause, (lent,))
        return clause


def _heads(arguments: tuple[Argument, ...]) -> frozenset[int]:
    return frozenset(a.head for a in arguments)


def _with_subjects(clause: Clause, subjects: tuple[Argument, ...]) -> Clause:
    return replace(clause, arguments=(*subjects, *(a for a in clause.arguments if a.role is not Role.SUBJECT)))

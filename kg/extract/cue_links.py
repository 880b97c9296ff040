"""Which clause is the content of which cue, and what stands between them.

A cue takes its content as a complement ("refused to meet"), as the object that a noun of action is ("refused a
meeting"), or through a noun ("has no plans to meet"); a report may stand inside the words it reports ("…, he said").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.extract import syntax
from kg.extract.clause import Clause, ClauseKind, Role, Voice
from kg.extract.cues import Cue, Cues, load_cues
from kg.extract.reports import UTTERED, inverted_speakers, speaks
from kg.extract.tree import Doc, Token

_POINTING = frozenset({"it", "this", "that", "so"})


@dataclass(slots=True)
class CueLinks:
    """The links of one sentence. `reporter` maps a clause to the one that reports it from inside or behind it."""

    doc: Doc
    clauses: tuple[Clause, ...]
    cues: Cues = field(default_factory=load_cues)
    reporter: dict[int, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for clause in self.clauses:
            if clause.kind not in {ClauseKind.VERBAL, ClauseKind.NOMINAL, ClauseKind.ADJECTIVAL}:
                continue
            if self.cues.reporter(clause.lemma) is None:
                continue
            for argument in clause.having(Role.CLAUSAL_COMPLEMENT):
                inner = argument.clause
                if inner is not None and clause.parent == inner:
                    self.reporter.setdefault(inner, clause.index)
            behind = self._torn_content(clause)
            if behind is not None:
                self.reporter.setdefault(behind, clause.index)
            inverted = bool(inverted_speakers(self.doc, clause, self.cues))
            inserted = clause.parent is not None and (
                (clause.link == "parataxis" and bool(clause.subjects) and self._hands_on(clause))
                or (clause.link == "nsubj" and clause.finite and bool(clause.subjects))  # "Chile says | Peru left"
                or (clause.link in {"parataxis", "conj", "advcl"} and inverted)
            )
            if (inserted or self._beside(clause)) and not clause.having(Role.CLAUSAL_COMPLEMENT):
                self.reporter.setdefault(clause.parent or 0, clause.index)

    def _hands_on(self, clause: Clause) -> bool:
        """Whether an inserted report tells what stands around it, and not its own object.

        "Qatar paid them; Doha denies it", "nobody came, they could see", "it goes on; he was quoted" hand on nothing.
        """
        cue = self.cues.reporter(clause.lemma)
        if cue is None or cue.strength in {"found", "knew"} or (cue.strength == "admitted" and clause.objects):
            return False
        if any(self.doc[a.head].lower_ in _POINTING for a in (*clause.objects, *clause.subjects)):
            return False
        start = self.doc[clause.predicate].left_edge.i
        return start == 0 or ";" not in {self.doc[start].text, self.doc[start - 1].text}

    def _beside(self, clause: Clause) -> bool:
        """A report set off by commas that the parser hung on its content as another kind of clause.

        "As Rao told the Herald, Chad left"; "Chad left, officials told the Herald"; "Chad left it, the letter read".
        """
        if clause.parent is None or clause.kind is not ClauseKind.VERBAL or not clause.finite or clause.objects:
            return False
        cue = self.cues.verb(clause.lemma, "parataxis")
        own = [a for a in clause.subjects if not a.shared and a.clause is None and min(a.tokens) < clause.predicate]
        if cue is None or cue.strength not in UTTERED or not own:
            return False
        parent = self.clauses[clause.parent]
        if clause.link == "advcl" and clause.marker == "as":
            return clause.predicate < parent.predicate or self._behind_comma(min(a.tokens[0] for a in own) - 1)
        if clause.link not in {"advcl", "acl", "acl:relcl"} or clause.marker or clause.predicate < parent.predicate:
            return False
        told = [i for a in clause.arguments for i in a.tokens]
        words = [t for t in self.doc[clause.predicate].sent if not t.is_punct and not t.is_space]
        return self._behind_comma(min(a.tokens[0] for a in own)) and max(clause.predicate, *told) >= words[-1].i

    def _behind_comma(self, index: int) -> bool:
        return index > 0 and self.doc[index - 1].is_punct

    def _torn_content(self, clause: Clause) -> int | None:
        """A that-clause right behind a report which the parser hung on an earlier verb: "grew when they said that"."""
        if clause.kind is not ClauseKind.VERBAL or clause.having(Role.CLAUSAL_COMPLEMENT) or not clause.actors:
            return None
        for other in self.clauses:
            if other.link != "ccomp" or other.marker != "that" or other.parent in {None, clause.index}:
                continue
            holder = self.clauses[other.parent or 0].predicate
            that = next((t.i for t in syntax.clause_markers(self.doc[other.predicate]) if t.lower_ == "that"), None)
            if that is None or not holder < clause.predicate < that or self.doc[that - 1].is_punct:
                continue
            between = (c.predicate for c in self.clauses if c.kind is ClauseKind.VERBAL)
            if not any(clause.predicate < i < that for i in between):
                return other.index
        return None

    def content_cue(self, clause: Clause) -> Cue | None:
        """The cue that a clause is for its content, where it has content."""
        for other in self.clauses:
            if other.index == clause.index:
                continue
            if other.parent == clause.index or self.reporter.get(other.index) == clause.index:
                cue = self.cue_over(other, clause)
                if cue is not None and self.is_content(other, clause):
                    return cue
        return None

    def contents(self, clause: Clause) -> tuple[Clause, ...]:
        """The clauses that are the content of a cue clause, with what is coordinated with them."""
        found = [
            other
            for other in self.clauses
            if other.index != clause.index
            and (other.parent == clause.index or self.reporter.get(other.index) == clause.index)
            and self.is_content(other, clause)
        ]
        heads = {c.index for c in found}
        found.extend(c for c in self.clauses if c.link == "conj" and c.parent in heads and c.index not in heads)
        return tuple(found)

    def is_reporter(self, clause: Clause) -> bool:
        """Whether a clause stands inside or after the words that it reports ("…, he said")."""
        return clause.index in self.reporter.values()

    def link(self, clause: Clause, parent: Clause) -> str:
        """The link by which content hangs on a cue; of a noun of action also its function: "nominal:obj"."""
        if self.reporter.get(clause.index) == parent.index:
            return "parataxis"
        if (
            (
                clause.link == "advcl"
                and not clause.marker
                and clause.finite
                and self.cues.reporter(parent.lemma) is not None
            )
            and not parent.having(Role.CLAUSAL_COMPLEMENT)
            and clause.predicate < parent.predicate
        ):
            return "ccomp"
        if clause.link == "acl" and self.told_of_object(clause, parent):
            return "advcl"
        if clause.link.endswith(":relcl") and self._told_how(clause, parent):
            return "ccomp"
        if clause.link == "csubj:pass" and clause.marker == "that":  # "it was decided that"
            return "ccomp"
        if clause.kind is not ClauseKind.NOMINAL or clause.link != "nominal":
            return clause.link
        token = self.doc[clause.predicate]
        while token.dep_ in {"conj", "nmod"} and token.head.i != parent.predicate and token.head.i != token.i:
            if token.dep_ == "nmod" and syntax.lemma(token.head) not in self.cues.nouns:
                break
            token = token.head
        return f"nominal:{token.dep_}" if token.head.i == parent.predicate else "nominal"

    def _told_how(self, clause: Clause, parent: Clause) -> bool:
        """ "Explained [how] the deal failed": an indirect question that the parser hung on its question word."""
        word = self.doc[clause.predicate].head
        cue = self.cues.verb(parent.lemma, "ccomp")
        asked = word.tag_ == "WRB" and word.head.i == parent.predicate and not parent.negations
        people = any(self.doc[a.head].pos_ == "PRON" or speaks(self.doc[a.head]) for a in parent.subjects)
        return asked and people and cue is not None and cue.is_spoken

    def told_of_object(self, clause: Clause, parent: Clause) -> bool:
        """Whether a gerund by the object of a verb is that verb's content: "accused the army of killing students"."""
        noun = self.doc[clause.predicate].head
        return (
            clause.link == "acl"
            and not clause.finite
            and clause.marker in self.cues.of_object
            and noun.head.i == parent.predicate
            and noun.dep_ in {"obj", "iobj", "nsubj:pass"}
            and syntax.lemma(noun) not in self.cues.nouns
            and self.cues.verb(parent.lemma, "advcl", frozenset({clause.marker})) is not None
        )

    def cue_over(self, other: Clause, holder: Clause) -> Cue | None:
        """The cue that a clause would be for another one below it."""
        return self._clause_cue(holder, self.link(other, holder), self._openers(other))

    def _openers(self, clause: Clause) -> frozenset[str]:
        """The words that open a clause or noun of action as content: "to", "that", "from Chile buying"."""
        if clause.kind is ClauseKind.NOMINAL:
            return frozenset({syntax.words(syntax.case_markers(self.doc[clause.predicate]))})
        torn = clause.marker.removeprefix("for ")  # "called for Peru to leave"
        return frozenset({clause.marker, torn, *(a.marker for a in clause.subjects if not a.shared)})

    def _clause_cue(self, clause: Clause, link: str, openers: frozenset[str]) -> Cue | None:
        if clause.kind is ClauseKind.ADJECTIVAL:
            if link.startswith(("acl:relcl", "appos", "conj")):
                return None
            adjective = self.doc[clause.predicate].lower_
            if link in {"ccomp", "csubj"} and (sure := self.cues.adjectives.get(f"{adjective} that")) is not None:
                return sure
            cue = self.cues.adjectives.get(clause.lemma) or self.cues.adjectives.get(adjective)
            said_of_deed = cue is not None and "nominal:nsubj" in cue.links
            return cue if said_of_deed or not link.startswith("nominal:nsubj") else None
        if clause.kind is ClauseKind.COPULAR:
            head = self.doc[clause.predicate]
            return self.cues.adjectives.get(head.lower_) if head.pos_ == "ADV" and link == "advcl" else None
        if clause.kind is not ClauseKind.VERBAL:
            return None
        cue = next(
            (c for i in clause.adverbs if (c := self.cues.verb(f"{clause.lemma} {self.doc[i].lower_}", link, openers))),
            None,
        ) or self.cues.verb(clause.lemma, link, openers)
        if cue is None:
            torn = (f"{clause.lemma} {opener.split()[0]}" for opener in sorted(openers) if opener)
            cue = next((c for lemma in torn if (c := self.cues.verb(lemma, link, openers))), None)
        if cue is None and clause.voice is Voice.PASSIVE and self.doc[clause.predicate].lower_ in self.cues.felt:
            cue = self.cues.adjectives.get(self.doc[clause.predicate].lower_) if link == "ccomp" else None
        if cue is None and " " in clause.lemma:
            cue = self.cues.verb(clause.lemma.split()[0], link, openers) if link in {"ccomp", "xcomp"} else None
        if cue is None and link in {"xcomp", "advcl", "ccomp"}:
            for a in clause.having(Role.OBLIQUE):
                cue = cue or self.cues.verb(f"{clause.lemma} {a.marker}", link, openers)
        return cue

    def is_content(self, other: Clause, holder: Clause) -> bool:
        link = self.link(other, holder)
        cue = self.cue_over(other, holder)
        if cue is None or not cue.takes(self._openers(other)):
            return False
        if link.startswith("advcl"):
            if other.marker == "" and other.voice is Voice.PASSIVE and holder.lemma == "get":
                return True
            if not other.marker and not other.finite and not holder.objects and self._follows(other, holder):
                return True
            if other.marker == "to" and cue.plain.flips and holder.objects:
                # "dropped the bomb to end the war" has an aim; "dropped its bid to end the war" has that for content.
                return any(syntax.lemma(self.doc[a.head]) in self.cues.nouns for a in holder.objects)
            openers = self._openers(other)
            phrasal = (f"{holder.lemma} {opener}" for opener in openers)  # "called for lifting it"
            known = any(self.cues.verb(lemma, link, openers) is not None for lemma in phrasal)
            return known or bool(openers & self.cues.content_prepositions)
        if link == "parataxis":
            return self.reporter.get(other.index) == holder.index
        return link != "acl"

    def _follows(self, other: Clause, holder: Clause) -> bool:
        """A gerund right behind its verb: "ruled out visiting", and not "left, saying"."""
        last = max((holder.predicate, *holder.particles))
        return (
            self.doc[other.predicate].tag_ == "VBG"
            and 0 < other.predicate - last <= 2
            and self.doc[last + 1].text != ","
        )

    def is_cue_content(self, clause: Clause) -> bool:
        if clause.parent is None:
            return False
        parent = self.clauses[clause.parent]
        if clause.link.startswith("acl") and not self.told_of_object(clause, parent):
            return any(syntax.lemma(t) in self.cues.nouns for t in self.nouns_between(clause, parent))
        return self.is_content(clause, parent)

    def nouns_between(self, clause: Clause, parent: Clause) -> Iterator[Token]:
        """The nouns on the way from a clause up to the predicate of its parent, innermost first."""
        token = self.doc[clause.predicate]
        while token.head.i != token.i and token.head.i != parent.predicate:
            token = token.head
            if token.pos_ in {"NOUN", "PROPN"} and (
                clause.kind is not ClauseKind.NOMINAL or token.i != clause.noun_head
            ):
                yield token
        torn = self._torn_from(token, parent)
        if torn is not None:
            yield torn
        predicated = parent.kind in {ClauseKind.EXISTENTIAL, ClauseKind.COPULAR}
        behind = token.dep_.startswith(("acl", "nmod", "xcomp", "ccomp", "csubj", "advcl"))
        noun = self.doc[parent.predicate]
        if predicated and noun.pos_ == "NOUN" and token.head.i == noun.i and behind:
            yield noun

    def _torn_from(self, noun: Token, parent: Clause) -> Token | None:
        """The noun right before a preposition that the parser hung on the verb: "issued a warrant | for the arrest"."""
        markers = syntax.case_markers(noun)
        before = self.doc[markers[0].i - 1] if markers and markers[0].i else noun
        torn = noun.dep_ == "obl" and before.dep_ == "obj" and before.head.i == parent.predicate
        return before if torn and markers[0].lower_ in {"for", "of"} else None

    def carries(self, noun: Token, parent: Clause) -> bool:
        """Whether the negation of the parent reaches its noun: "has not made plans to", "there are no plans"."""
        return noun.head.i == parent.predicate or noun.i == parent.predicate

    def carries_any(self, clause: Clause, parent: Clause) -> bool:
        return parent.kind is ClauseKind.EXISTENTIAL or parent.lemma in self.cues.owning

    def presupposed(self, clause: Clause) -> bool:
        """A noun that itself holds content was uttered or exists, whatever becomes of it: "rejected the proposal".

        With its parties named it is what they do together and need not be: "hopes for a call between" two people.
        """
        if clause.marked("between", "among"):
            return False
        noun = self.doc[clause.noun_head if clause.noun_head is not None else clause.predicate]
        if clause.action in self.cues.presupposed_if_known:
            return is_definite(noun)
        return syntax.lemma(noun) in self.cues.nouns or clause.action in self.cues.presupposed

    def _holds_deed(self, noun: Token) -> bool:
        """Whether a noun may have an infinitive for content: "a bid to", "a trip to"; "a rule to" has an aim."""
        action = any(c.kind is ClauseKind.NOMINAL and c.predicate == noun.i for c in self.clauses)
        return action or syntax.lemma(noun) in self.cues.nouns

    def relative(self, clause: Clause) -> bool:
        """A clause with a gap, as against one that only lacks its "that" ("fears they would leave").

        So is a bare participle: "ideas coming from Lima" are no possibility of coming.
        """
        token = self.doc[clause.predicate]
        if clause.link == "acl" and not clause.marker and self._describes(clause):
            return True
        told = clause.link.startswith("acl") and clause.finite and not clause.marker
        if told and syntax.lemma(token.head) in self.cues.ways:
            return True  # "the way the story is told"
        if clause.link == "acl" and not clause.marker and token.tag_ in {"VBG", "VBN"}:
            return syntax.lemma(token.head) in self.cues.nouns and all(a.shared for a in clause.subjects)
        return clause.link.startswith("acl:relcl") and (
            clause.finite is False or any(a.shared for a in clause.arguments)
        )

    def _describes(self, clause: Clause) -> bool:
        """ "The council, represented by Rao", "a fair open to all": said of the noun, and no content of another one."""
        token = self.doc[clause.predicate]
        if clause.kind is ClauseKind.ADJECTIVAL:
            return True
        return token.tag_ == "VBN" and (token.head.pos_ == "PROPN" or is_definite(token.head))

    def reached(self, clause: Clause, parent: Clause) -> bool:
        """Whether a cue reaches the content of the noun it takes: "rejected a proposal to meet", not a participle.

        An adjective reaches that of its subject: "reports that they met are false".
        """
        if not clause.marker:
            return False
        token = self.doc[clause.predicate]
        if clause.marker == "to" and clause.link == "acl" and not self._holds_deed(token.head):
            return False
        while token.head.i != token.i and token.head.i != parent.predicate:
            token = token.head
        if token.dep_ == "obl":
            return syntax.words(syntax.case_markers(token)) in self.cues.of_bid
        return token.dep_ in {"obj", "nsubj:pass"} or (token.dep_ == "nsubj" and parent.kind is ClauseKind.ADJECTIVAL)


def is_definite(noun: Token) -> bool:
    """Whether a noun stands for something known: "the visit", "its visit"; "those who" are not."""
    return any(c.lower_ in {"the", "this", "these", "that"} or c.dep_ == "nmod:poss" for c in noun.children)

"""Which clause is the content of which cue, by the grammatical link between them.

A cue takes its content as a complement ("refused to meet"), as the object that a noun of action is ("refused a
meeting"), or through a noun ("has no plans to meet"); a report may stand inside the words it reports ("…, he said").
"""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.extract import syntax
from kg.extract.clause import Clause, ClauseKind, Role, Voice
from kg.extract.constructions import are_things
from kg.extract.content_nouns import ContentNouns
from kg.extract.cue import Cue
from kg.extract.cues import Cues, load_cues
from kg.extract.inserted_reports import is_hearsay, reporters
from kg.extract.speaking import speaks
from kg.extract.tree import Doc

_OPEN = frozenset({"that", "whether", "if"})
_BEGUN = frozenset({"begin", "start", "continue", "resume", "finish", "complete"})
_SURE = frozenset({"sure", "certain"})

_BESIDE = frozenset(
    {"after", "before", "following", "since", "until", "amid", "amidst", "ahead of", "during", "despite", "because of"}
    | {"due to", "owing to", "thanks to", "in spite of", "prior to", "without"}
)
"""Prepositions of what happens beside the content of a cue."""
_MEANS = frozenset({"with", "by", "through", "upon", "on", "in", "at", "by means of", "via"})


@dataclass(slots=True)
class CueLinks:
    """The links of one sentence. `reporter` maps a clause to the one that reports it from inside or behind it."""

    doc: Doc
    clauses: tuple[Clause, ...]
    cues: Cues = field(default_factory=load_cues)
    reporter: dict[int, int] = field(init=False)
    nouns: ContentNouns = field(init=False)

    def __post_init__(self) -> None:
        self.reporter = reporters(self.doc, self.clauses, self.cues)
        self.nouns = ContentNouns(self.doc, self.clauses, self.cues)

    def content_cue(self, clause: Clause) -> Cue | None:
        """The cue that a clause is for its content, where it has content."""
        for other in self.clauses:
            if other.index == clause.index:
                continue
            if other.parent == clause.index or self.reporter.get(other.index) == clause.index:
                if self.makes_known(clause, other):
                    return self.cues.verb("say", "ccomp")
                cue = self.cue_over(other, clause)
                if cue is not None and self.is_content(other, clause):
                    return cue
        return None

    def makes_known(self, clause: Clause, other: Clause) -> bool:
        """ "Made it [known] that", "let it be [known] that", "let them [know] that": said so."""
        told = (
            other.link in {"xcomp", "ccomp"}
            and other.parent == clause.index
            and clause.lemma in self.cues.letting_known
        )
        verb = other.kind is ClauseKind.VERBAL and not other.having(Role.CLAUSAL_COMPLEMENT)  # "let them know of it"
        return told and self.doc[other.predicate].lower_ in self.cues.making_known and bool(clause.actors) and not verb

    def makes_sure(self, other: Clause) -> bool:
        """ "Wants to make [sure] that": as real as what is done for it, and no belief."""
        maker = self.clauses[other.parent] if other.parent is not None else other
        return other.link == "xcomp" and maker.lemma == "make" and self.doc[other.predicate].lower_ in _SURE

    def lets_know(self, clause: Clause, other: Clause) -> bool:
        """ "Let the press [know] that": who hears it tells nothing, and who lets them does."""
        if not self.is_let_know(clause, other):
            return False
        contents = [c for c in self.clauses if c.parent == other.index and c.link == "ccomp"]
        return bool(contents) and not any(
            c.marker not in {"", "that"} or self.doc[c.predicate].left_edge.tag_.startswith("W") for c in contents
        )

    def is_let_know(self, clause: Clause, other: Clause) -> bool:
        let = other.link == "xcomp" and clause.lemma in self.cues.letting_known
        return let and other.lemma == "know"

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
        found.extend(c for c in self.clauses if c.link == "conj" and c.parent in heads)
        return tuple(found)

    def is_reporter(self, clause: Clause) -> bool:
        """Whether a clause stands inside or after the words that it reports ("…, he said")."""
        return clause.index in self.reporter.values()

    def link(self, clause: Clause, parent: Clause) -> str:
        """The link by which content hangs on a cue; of a noun of action also its function: "nominal:obj"."""
        if self.reporter.get(clause.index) == parent.index:
            return "parataxis"
        if (
            (clause.link == "advcl" and not clause.marker and clause.finite and self.cues.reports(parent.lemma))
            and not parent.having(Role.CLAUSAL_COMPLEMENT)
            and clause.predicate < parent.predicate
        ):
            return "ccomp"
        if clause.link == "acl" and self.told_of_object(clause, parent):
            return "advcl"
        if clause.link.endswith(":relcl") and self._told_how(clause, parent):
            return "ccomp"
        gerund = clause.link == "advcl" and clause.marker == "to" and self.doc[clause.predicate].tag_ == "VBG"
        if gerund and parent.lemma in self.cues.confessing:  # "admitted to robbing it"
            return "xcomp"
        if clause.link == "csubj:pass" and clause.marker == "that":  # "it was decided that"
            return "ccomp"
        if clause.kind is not ClauseKind.NOMINAL or clause.link != "nominal":
            return clause.link
        token = self.doc[clause.predicate]
        if token.dep_ == "obl" and token.head.dep_ == "advmod" and token.head.head.i == parent.predicate:
            return "nominal:obl"  # "stopped short of an attack"
        while token.dep_ in {"conj", "nmod"} and token.head.i != parent.predicate and token.head.i != token.i:
            if token.dep_ == "nmod" and token.head.lemma not in self.cues.nouns:
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
            and noun.lemma not in self.cues.nouns
            and self.cues.verb(parent.lemma, "advcl", frozenset({clause.marker})) is not None
        )

    def cue_over(self, other: Clause, holder: Clause) -> Cue | None:
        """The cue that a clause would be for another one below it."""
        link = self.link(other, holder)
        if self._could_not_help(other, holder):
            return self.cues.verb("cannot help", link)
        cue = self._clause_cue(holder, link, self._openers(other))
        if link == "ccomp" and is_hearsay(self.doc, holder):
            return self.cues.verb("claim", link)  # "Rao has it that"
        if cue is not None and cue.name == "achieve" and other.marker == "about":
            return None  # "got cold feet about buying it"
        if cue is not None and cue.name == "focus on" and other.has_own_subject:
            return None  # "focused on the firm dumping waste"
        if cue is not None and cue.relation == "promised" and link == "ccomp" and other.finite:
            verb = self.doc[other.predicate]
            bearer = syntax.verb_group(verb)[0]
            past = bearer.tag_ == "VBD" and holder.lemma in self.cues.oaths
            return self.cues.verb("claim", link) if past else cue  # "swore that he had buried it"
        return cue

    def _openers(self, clause: Clause) -> frozenset[str]:
        """The words that open a clause or noun of action as content: "to", "that", "from Chile buying"."""
        if clause.kind is ClauseKind.NOMINAL:
            return frozenset({syntax.marker(self.doc[clause.predicate])})
        torn = clause.marker.removeprefix("for ")  # "called for Peru to leave"
        return frozenset({clause.marker, torn, *(a.marker for a in clause.subjects if not a.shared)})

    def _could_not_help(self, other: Clause, holder: Clause) -> bool:
        """ "Could not help laughing", "could not resist buying it", "could not avoid selling it"."""
        able = any(self.doc[i].lower_ in self.cues.abilities for i in holder.auxiliaries)
        gerund = other.link == "xcomp" and self.doc[other.predicate].tag_ == "VBG"
        return holder.lemma in self.cues.irresistible and able and bool(holder.negations) and gerund

    def _far_from(self, clause: Clause) -> bool:
        """ "It is far from clear that", "nowhere near certain that"."""
        head = self.doc[clause.predicate]
        if head.pos_ == "ADJ" and any(c.lower_ == "nowhere" for c in syntax.children(head, "advmod")):
            return any(c.lower_ == "near" for c in head.children)
        said = syntax.children(head, "obl", "advcl") if head.lower_ == "far" else ()
        opened = {c.i: (*syntax.case_markers(c), *syntax.children(c, "mark")) for c in said}
        return any((c.pos_ == "ADJ" or c.tag_ == "VBN") and syntax.words(opened[c.i]) == "from" for c in said)

    def _clause_cue(self, clause: Clause, link: str, openers: frozenset[str]) -> Cue | None:
        if self._far_from(clause) and openers & _OPEN:
            return self.cues.adjectives.get("far that")
        if clause.kind is ClauseKind.ADJECTIVAL:
            if link.startswith(("acl:relcl", "appos", "conj")):
                return None
            adjective = self.doc[clause.predicate].lower_
            if link == "csubj" and adjective in self.cues.untrue_verbs and "for to" in openers:
                return None  # "it is wrong for them to leave": they may or may not
            if link in {"advcl", "xcomp"} and (deed := self.cues.adjectives.get(f"{adjective} to")) is not None:
                return deed if "to" in openers else self.cues.adjectives.get(adjective)
            if link in {"ccomp", "csubj"} and (sure := self.cues.adjectives.get(f"{adjective} that")) is not None:
                return sure if link in sure.links and sure.takes(openers) else self.cues.adjectives.get(adjective)
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
        if link == "nominal:obl" and self._openers(other) & _BESIDE:
            return False  # "called off the strike [after talks]"
        if link == "nominal:obl" and cue.plain.flips and holder.undergoers and self._openers(other) & _MEANS:
            return False  # "foiled the plot [with the arrest of two men]"
        if holder.lemma == "come" and cue.name == "achieve" and other.marker == "to":
            return self._ripens(other, holder)
        if link.startswith("advcl"):
            if self._far_from(holder):
                return True
            before = other.predicate < holder.predicate
            if before and (other.marker == "to" or other.marker in self.cues.content_prepositions):
                return False  # "to enter, he had to pay", "far from condemning it, he praised it"
            if other.marker == "" and other.voice is Voice.PASSIVE and holder.lemma == "get":
                return True
            if not other.marker and not other.finite and not holder.objects and self._follows(other, holder):
                return True
            unmade = cue.plain.flips or holder.lemma in _BEGUN
            if other.marker == "to" and unmade and (holder.objects or self._befalls_thing(holder)):
                return False  # "dropped the bomb to end the war", "started a school to help orphans"
            if other.marker == "to" and cue.asks and self._is_who_is_asked(other, holder):
                return True
            openers = self._openers(other)
            phrasal = (f"{holder.lemma} {opener}" for opener in openers)  # "called for lifting it"
            known = any(self.cues.verb(lemma, link, openers) is not None for lemma in phrasal)
            return known or bool(openers & (self.cues.content_prepositions | cue.markers))
        if link == "parataxis":
            return self.reporter.get(other.index) == holder.index
        return link != "acl"

    def _befalls_thing(self, holder: Clause) -> bool:
        """ "The phones were blocked [to stop it]": a thing is kept from nothing that it would do."""
        passive = holder.voice is Voice.PASSIVE and holder.lemma not in self.cues.forbidding
        return passive and are_things(tuple(self.doc[a.head] for a in holder.undergoers))

    def _is_who_is_asked(self, other: Clause, holder: Clause) -> bool:
        """ "Called on Peru [to leave]", "appealed to Peru [to leave]": whoever is asked is to do it."""
        asked = {a.head for a in holder.having(Role.OBLIQUE) if a.clause is None}
        return any(a.shared and a.head in asked for a in other.subjects)

    def _ripens(self, other: Clause, holder: Clause) -> bool:
        """ "Came to own the port", "came to be seen as": so it is now; who "came to Peru to sign it" may not have."""
        to = next(iter(syntax.clause_markers(self.doc[other.predicate])), None)
        behind = to is not None and to.i == holder.predicate + 1
        by_itself = are_things(tuple(self.doc[a.head] for a in holder.subjects))  # "the war came to end"
        return behind and (other.voice is Voice.PASSIVE or other.lemma in self.cues.ripening or by_itself)

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
            return any(t.lemma in self.cues.nouns for t in self.nouns.between(clause, parent))
        return self.is_content(clause, parent)

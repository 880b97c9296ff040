"""What the words of a clause itself say of its polarity and modality: negation, modals, adverbs, subordinators."""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract import syntax
from kg.extract.clause import Argument, Clause, ClauseKind, Role, Voice
from kg.extract.constructions import negates_infinitive
from kg.extract.cue_links import CueLinks
from kg.extract.cues import Cue, negate
from kg.extract.tree import Doc, Token
from kg.model import Modality, Polarity

_WHEN = frozenset({"when", "by", "in", "while"})
"""Words before what somebody lied or was wrong in saying."""
_GONE_BY = frozenset({"VBD", "have"})


def tense(doc: Doc, clause: Clause) -> str:
    """The tag of the word that bears the tense of a clause; of a modal the word itself, "have" of a present perfect."""
    verb = doc[clause.predicate]
    words = (*syntax.children(verb, "aux", "aux:pass", "cop"), verb)
    first = min(words, key=lambda t: t.i)
    if syntax.lemma(first) == "have" and first.i != verb.i and first.tag_ in {"VBP", "VBZ"}:
        return "have"
    return first.lower_ if first.tag_ == "MD" else first.tag_


@dataclass(frozen=True, slots=True)
class OwnWords:
    """Polarity and modality of a clause by itself. `under` holds the subordinators that made it less than asserted."""

    polarity: Polarity
    modality: Modality
    under: tuple[str, ...] = ()
    future: bool = False


@dataclass(frozen=True, slots=True)
class OwnWordsReader:
    """Reads the clauses of one sentence."""

    links: CueLinks

    def of(self, clause: Clause) -> OwnWords:
        polarity = Polarity.NEGATED if self._negated(clause) else Polarity.AFFIRMED
        modality = Modality.ASSERTED
        under: list[str] = []
        future = False
        for index in clause.auxiliaries:
            word = self.links.doc[index].lower_
            if word in self.links.cues.modals:
                modality = self.links.cues.modals[word]
                future = future or modality is Modality.PLANNED
                if modality in {Modality.CONDITIONAL, Modality.DESIRED} and self._perfect(clause):
                    # "would have left", "should have left": it did not happen, or nobody says so.
                    modality = Modality.CONDITIONAL
                    under.append("if")
                if polarity is Polarity.NEGATED and word in self.links.cues.abilities:
                    modality = Modality.ASSERTED
                break
        if clause.kind is ClauseKind.VERBAL and modality is Modality.ASSERTED:
            if self._is_yet_to(clause):
                polarity = negate(polarity)
            elif self._has_to(clause):
                modality = Modality.DESIRED
            elif self._is_to(clause):
                modality = Modality.CONDITIONAL if self._perfect(clause) else Modality.PLANNED
                future = modality is Modality.PLANNED
                under.extend(("if",) if self._perfect(clause) else ())
        for index in clause.adverbs:
            word = self.links.doc[index].lower_
            if word in {"longer", "more"} and any(c.lower_ in {"no", "not"} for c in self.links.doc[index].children):
                polarity = negate(polarity)
            elif word in self.links.cues.adverbs:
                modality = self.links.cues.adverbs[word]
            elif word in self.links.cues.negating_adverbs | self.links.cues.near or self._is_instead(index):
                polarity = negate(polarity)
        if modality is Modality.ASSERTED and self._lies_ahead(clause):
            modality, future = Modality.PLANNED, True
        first = self._governing(clause)
        opener = self._subordinator(first)
        if opener and not (opener in self.links.cues.come_to and self._came_to_be(clause, first, opener)):
            asked = opener == "if" and self._is_asked(first)
            modality = Modality.POSSIBLE if asked else self.links.cues.subordinators[opener]
            under.extend(() if asked else (opener,))
        elif not opener and first.marker and not self.links.is_cue_content(first):
            modality = self._of_adjunct(clause, first) or modality
        if self._opened_by_denial(clause):
            polarity = negate(polarity)
        if self._inverted_condition(clause):
            modality = Modality.CONDITIONAL
            under.append("if")
        if clause.question and modality is Modality.ASSERTED:
            modality = Modality.POSSIBLE
        if clause.kind is ClauseKind.NOMINAL:
            modality = self._nominal_modality(clause)
        if modality is Modality.CONDITIONAL and self._has_condition(clause):
            under.append("if")
        return OwnWords(polarity, modality, tuple(under), future)

    def _governing(self, clause: Clause) -> Clause:
        """The clause whose subordinator holds for this one: "if Chile wins and [Peru pays]", "met to see and [buy]"."""
        while clause.link == "conj" and clause.parent is not None:
            first = self.links.clauses[clause.parent]
            if clause.predicate < first.predicate:  # no conjunct precedes its first: it belongs to the clause before it
                return self._before(clause, first) or clause
            if clause.marker not in {"", first.marker} or (clause.finite and not first.finite):
                break
            clause = first
        return clause

    def _before(self, clause: Clause, main: Clause) -> Clause | None:
        """The clause that opens a sentence before this one, where the parser hung this one on the main clause."""
        opening = (
            c
            for c in self.links.clauses
            if c.parent == main.index and c.link == "advcl" and c.marker and c.predicate < clause.predicate
        )
        return next(opening, None) if not clause.marker else None

    def _subordinator(self, clause: Clause) -> str:
        """The conjunction that makes a clause less than claimed, "" where none does: "whether" of "on whether"."""
        known = self.links.cues.subordinators
        return next((m for m in (clause.marker, clause.marker.split(" ")[-1]) if m in known), "")

    def _is_asked(self, clause: Clause) -> bool:
        """ "Asked if Chad left", "it is unclear if Chad left": no condition."""
        holder = self.links.doc[clause.predicate].head
        return clause.link in {"ccomp", "csubj", "xcomp"} or holder.lower_ in {"unclear", "uncertain", "unsure"}

    def _came_to_be(self, clause: Clause, first: Clause, opener: str) -> bool:
        """Whether what something was done before, or went on until, did come: "worked there before joining the navy".

        Not what it put an end to: "was shot before he reached the gate".
        """
        if first.parent is None:
            return False
        main = self.links.clauses[first.parent]
        told = self.of(main)
        gone_by = tense(self.links.doc, main) in _GONE_BY and told.modality is Modality.ASSERTED
        same = all(a.shared or self.links.doc[a.head].pos_ == "PRON" for a in clause.subjects)
        ends = main.lemma in self.links.cues.ending and clause.voice is not Voice.PASSIVE and same
        if (
            not gone_by
            or told.polarity is Polarity.NEGATED
            or (opener == "before" and ends and not self._measured(first))
        ):
            return False
        return not first.finite or tense(self.links.doc, clause) == "VBD"

    def _measured(self, clause: Clause) -> bool:
        """ "[Two days] before he left": what something can be measured from did come."""
        token = self.links.doc[clause.predicate]
        mark = next(iter(syntax.clause_markers(token)), None)
        if mark is None or mark.i == 0:
            return False
        before = self.links.doc[mark.i - 1]
        return before.pos_ in {"NOUN", "PROPN"} and before.head.i in {token.i, mark.i}

    def _of_adjunct(self, clause: Clause, first: Clause) -> Modality | None:
        """What an aim, or what a noun is about, need not be: "met to sell", "the choice of buying jets"."""
        if self._infinitive(first) and self._asks_how(first):
            return Modality.POSSIBLE
        if self._infinitive(first) and first.link.startswith("advcl"):
            return None if self._is_talked_over(clause, first) else self.links.cues.purpose
        if first.link == "acl" and not first.finite and clause.kind is not ClauseKind.ADJECTIVAL:
            noun = self.links.doc[first.predicate].head
            own = any(not a.shared for a in first.subjects)
            if not self._infinitive(first):
                return None if own and self._is_told_of(first) else Modality.POSSIBLE
            if self._is_ranked(noun):
                return None
            held = self.links.cues.nouns.get(syntax.lemma(noun))
            if held is not None and held.plain.modality is not None:
                return held.plain.modality
            if (own and first.marker == "to") or syntax.is_root(noun):
                return Modality.PLANNED  # in a headline: "ministry to close schools"
            return Modality.PLANNED if clause.voice is Voice.PASSIVE else Modality.DESIRED
        gerund = self.links.doc[first.predicate].tag_ == "VBG"
        return Modality.POSSIBLE if first.marker == "to" and gerund else None

    def _is_told_of(self, clause: Clause) -> bool:
        """ "Rules for firms selling abroad", "a report on rebels leaving": the gerund tells what is so."""
        noun = self.links.doc[clause.predicate].head
        cue = self.links.cues.nouns.get(syntax.lemma(noun))
        if cue is not None and (cue.plain.modality is not None or cue.plain.flips):
            return False
        return clause.marker == "for" or syntax.lemma(noun) in self.links.cues.documents

    def _asks_how(self, clause: Clause) -> bool:
        """ "Do not know how to leave": what is asked for is no aim."""
        token = self.links.doc[clause.predicate]
        question = (token.head, *syntax.children(token, "advmod", "obj", "mark"))
        return any(t.tag_ in {"WRB", "WP"} and t.i < token.i for t in question)

    def _is_talked_over(self, clause: Clause, first: Clause) -> bool:
        """ "Met to discuss": who met for it did it."""
        cues = self.links.cues
        return first.parent is not None and (
            clause.lemma in cues.talking and self.links.clauses[first.parent].action in cues.meeting
        )

    def _is_ranked(self, noun: Token) -> bool:
        """ "The first minister to visit Peru": who is counted among those that did it did it."""
        return any(t.lower_ in self.links.cues.ranks for t in (noun, *syntax.children(noun, "amod", "nummod")))

    def _lies_ahead(self, clause: Clause) -> bool:
        """ "Leaves tomorrow", "is meeting them next week": a present that is said of a day to come."""
        if clause.kind is not ClauseKind.VERBAL or tense(self.links.doc, clause) not in {"VBZ", "VBP"}:
            return False
        if self.links.cues.reporter(clause.lemma) is not None or self._perfect(clause):
            return False
        times = (a for a in clause.having(Role.ADVERBIAL, Role.OBLIQUE) if a.clause is None and not a.marker)
        words = (" ".join(self.links.doc[i].lower_ for i in a.tokens) for a in times)
        return any(ahead.match(told) for told in words for ahead in self.links.cues.ahead)

    def _opened_by_denial(self, clause: Clause) -> bool:
        """ "Rather than wait, …", "far from waiting": the conjunction denies, and is not a negation of its own too."""
        known = self.links.cues.negative_subordinators
        if clause.marker in known:
            return not any(self.links.doc[i].lower_ == clause.marker for i in clause.negations)
        token = self.links.doc[clause.predicate]
        if any(syntax.words(syntax.with_fixed(c)) in known for c in syntax.children(token, "cc")):
            return True
        marks = syntax.clause_markers(token)
        before = self.links.doc[marks[0].i - 1].lower_ if marks and marks[0].i else ""
        denies = f"{before} {clause.marker}" in known and clause.link.startswith("advcl")
        return denies and not self.links.is_cue_content(clause)

    def _is_yet_to(self, clause: Clause) -> bool:
        """ "has yet to leave", "is yet to leave", "remains to be seen": it has not come to be."""
        token = self.links.doc[clause.predicate]
        to = next((c for c in syntax.children(token, "mark") if c.lower_ == "to"), None)
        if to is None or to.i == 0:
            return False
        before = self.links.doc[to.i - 1]
        return before.lower_ in self.links.cues.pending

    def _is_to(self, clause: Clause) -> bool:
        """ "is to leave", "was to have left", "were due to leave"."""
        token = self.links.doc[clause.predicate]
        if clause.marker == "due to" and clause.finite:
            return True
        to = next((c for c in syntax.children(token, "mark") if c.lower_ == "to"), None)
        return to is not None and any(
            c.i < to.i and syntax.lemma(c) == "be" for c in syntax.children(token, "cop", "aux", "aux:pass")
        )

    def _perfect(self, clause: Clause) -> bool:
        return any(c.lower_ == "have" for c in syntax.children(self.links.doc[clause.predicate], "aux"))

    def _infinitive(self, clause: Clause) -> bool:
        """ "to" before a gerund is a preposition: "compared it to supporting a war", "admitted to being late"."""
        token = self.links.doc[clause.predicate]
        words = (*syntax.children(token, "aux", "aux:pass", "cop"), token)
        return clause.marker.split(" ")[-1] == "to" and min(words, key=lambda t: t.i).tag_ != "VBG"

    def _is_instead(self, index: int) -> bool:
        """ "Rather than wait, …": an adverb that a fixed "than" makes a conjunction."""
        words = (self.links.doc[index], *syntax.children(self.links.doc[index], "fixed"))
        return len(words) > 1 and syntax.words(words) in self.links.cues.negative_subordinators

    def _inverted_condition(self, clause: Clause) -> bool:
        """ "Had they left, …", "Should they leave, …": an auxiliary before its subject stands for "if"."""
        first = min(clause.auxiliaries, default=clause.predicate)
        own = [a.head for a in clause.subjects if not a.shared]
        return (
            clause.link == "advcl"
            and not clause.marker
            and bool(own)
            and first < min(own)
            and self.links.doc[first].lower_ in {"had", "were", "should"}
        )

    def _tells_few(self, clause: Clause, argument: Argument) -> bool:
        """ "Few firms came": the end itself tells it, unless only the noun's action is told: "gave little support"."""
        head = self.links.doc[argument.head]
        kept = argument.role is Role.SUBJECT or not clause.noun
        return kept and self.hardly(head) and not self._has_article(head)

    def _negated(self, clause: Clause) -> bool:
        count = 0
        for index in clause.negations:
            token = self.links.doc[index]
            if (
                token.lower_ == "no"
                and token.i + 1 < len(self.links.doc)
                and self.links.doc[token.i + 1].lower_ == "longer"
            ):
                count += 1
                continue
            if self._exempt(token) or negates_infinitive(token):
                continue
            count += 1
        to = syntax.child(self.links.doc[clause.predicate], "mark")
        if to is not None and to.i and negates_infinitive(self.links.doc[to.i - 1]):
            count += 1
        for argument in clause.arguments:
            # "No firm came and bought it": what denies the first verb through its subject denies the second.
            carried = argument.shared and (clause.link != "conj" or argument.role is not Role.SUBJECT)
            if argument.clause is not None or carried or argument.group not in {argument.head, -1}:
                continue
            if argument.role in {Role.SUBJECT, Role.OBJECT, Role.COMPLEMENT, Role.AGENT, Role.INDIRECT_OBJECT}:
                head = self.links.doc[argument.head]
                if self.nobody(head) and not self._tells_few(clause, argument):
                    count += 1
        return count % 2 == 1

    def _exempt(self, token: Token) -> bool:
        following = token.doc[token.i + 1].lower_ if token.i + 1 < len(token.doc) else ""
        return following in self.links.cues.exempt_next

    def denies(self, noun: Token) -> bool:
        """ "no talks", "neither side", "little chance", "hardly any firm", "not a single minister"."""
        opener = next((c for c in noun.children if c.i < noun.i), noun)
        opened = opener.dep_ == "advmod" and opener.lower_ in self.links.cues.negative_openers
        return (opened and not self._exempt(opener)) or any(
            c.lower_ in self.links.cues.negative_determiners
            or (c.lower_ == ("few" if noun.tag_ == "NNS" else "little") and not self._has_article(noun))
            for c in syntax.children(noun, "det", "cc:preconj", "amod")
        )

    def nobody(self, noun: Token) -> bool:
        """Whether a noun or pronoun stands for nobody or nothing."""
        return noun.lower_ in self.links.cues.negative_pronouns or self.denies(noun)

    def hardly(self, noun: Token) -> bool:
        """ "little chance", "few signs": less than none is denied."""
        return any(c.lower_ in {"few", "little"} for c in syntax.children(noun, "amod", "det"))

    def is_anyone(self, noun: Token) -> bool:
        return noun.lower_ in self.links.cues.anyone or any(
            c.lower_ in self.links.cues.any_of for c in syntax.children(noun, "det", "amod")
        )

    def is_false(self, noun: Token) -> bool:
        """Whether a noun is said to be untrue: "a fake video", "the hoax", "the video was doctored"."""
        cues = self.links.cues
        said = noun.head if noun.dep_ in syntax.SUBJECTS else noun
        return (
            syntax.lemma(noun) in cues.untrue_nouns
            or any(c.lower_ in cues.untrue_adjectives for c in syntax.children(noun, "amod", "compound"))
            or (said.lower_ in cues.untrue_adjectives and not syntax.negations(said))
        )

    def is_untrue(self, cue: Cue, holder: Clause, speaker: Clause) -> bool:
        """ "falsely claimed that", "wrongly accused of", "a fake video shows that": the text says that it is not so."""
        if not cue.reports and not cue.factive:
            return False
        told = any(self.is_false(self.links.doc[a.head]) for a in speaker.actors if a.clause is None)
        return self._told_wrongly(holder) or self._lied(holder) or (cue.reports and told)

    def is_wrong_to(self, holder: Clause) -> bool:
        """ "It is wrong to say that": the saying is no news, and what would be said is denied."""
        if holder.parent is None or holder.finite or not holder.link.startswith("csubj"):
            return False
        cue = self.links.cue_over(holder, self.links.clauses[holder.parent])
        return cue is not None and cue.name == "false"

    def _lied(self, holder: Clause) -> bool:
        """ "Lied when he said that", "was wrong in saying that"."""
        if holder.parent is None or not holder.link.startswith(("advcl", "xcomp")) or holder.marker not in _WHEN:
            return False
        return self.links.clauses[holder.parent].lemma in self.links.cues.untrue_verbs

    def _told_wrongly(self, clause: Clause) -> bool:
        return any(self.links.doc[i].lower_ in self.links.cues.untrue_adverbs for i in clause.adverbs)

    @staticmethod
    def _has_article(noun: Token) -> bool:
        return any(c.lower_ in {"a", "the"} for c in syntax.children(noun, "det"))

    def _has_to(self, clause: Clause) -> bool:
        token = self.links.doc[clause.predicate]
        return any(c.lower_ == "to" for c in syntax.children(token, "mark")) and token.head.lower_ in {
            "has",
            "have",
            "got",
        }

    def _has_condition(self, clause: Clause) -> bool:
        markers = {a.marker for a in clause.having(Role.ADVERBIAL_CLAUSE)}
        inner = {c.marker for c in self.links.clauses if c.parent == clause.index}
        return bool((markers | inner) & self.links.cues.conditions)

    def _nominal_modality(self, clause: Clause) -> Modality:
        noun = self.links.doc[clause.noun_head if clause.noun_head is not None else clause.predicate]
        for c in syntax.children(noun, "amod", "compound"):
            if syntax.lemma(c) in self.links.cues.attributes or c.lower_ in self.links.cues.attributes:
                return self.links.cues.attributes.get(c.lower_) or self.links.cues.attributes[syntax.lemma(c)]
        if clause.link == "light":
            return Modality.ASSERTED
        marker = syntax.words(syntax.case_markers(noun))
        if noun.dep_ not in {"nmod"} or syntax.lemma(noun.head) not in self.links.cues.nouns:
            definite = any(c.lower_ in {"the", "this", "that"} or c.dep_ == "nmod:poss" for c in noun.children)
            if marker in self.links.cues.noun_markers and not (definite and marker != "ahead of"):
                return self.links.cues.noun_markers[marker]
        return Modality.ASSERTED

"""What the words of a clause itself say of its polarity and modality: negation, modals, adverbs, subordinators."""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract import negative_words, syntax
from kg.extract.attributes import by_attribute, by_place
from kg.extract.clause import Argument, Clause, ClauseKind, Role
from kg.extract.constructions import negates_infinitive
from kg.extract.cue_links import CueLinks
from kg.extract.cues import negate
from kg.extract.negative_words import denies_clause, denies_part, hardly, has_article, is_exempt, is_governed, nobody
from kg.extract.past_futures import PastFutures
from kg.extract.subordination import Subordination, tense
from kg.model import Modality, Polarity

_STILL_TO = frozenset({"has", "have", "had", "is", "are"})
_TENSED = frozenset({ClauseKind.VERBAL, ClauseKind.EXISTENTIAL, ClauseKind.COPULAR, ClauseKind.ADJECTIVAL})
_ENDS = frozenset({Role.SUBJECT, Role.OBJECT, Role.COMPLEMENT, Role.AGENT, Role.INDIRECT_OBJECT})
_SINGULAR = frozenset({"NN", "NNP", "PRP"})
"""Tags of subjects beside which a bare verb stands out."""


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
    opened: Subordination
    told: PastFutures

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
                    inferred = word in self.links.cues.inferring
                    modality = Modality.POSSIBLE if inferred else Modality.CONDITIONAL
                    under.extend(() if inferred else ("if",))
                if polarity is Polarity.NEGATED and word in self.links.cues.abilities:
                    modality = Modality.ASSERTED
                if self.told.is_past(clause, word):
                    modality, future = Modality.ASSERTED, False
                break
        if clause.kind in _TENSED and modality is Modality.ASSERTED:
            if self._is_yet_to(clause):
                polarity = negate(polarity)
            elif clause.kind is ClauseKind.EXISTENTIAL:
                pass
            elif self._has_to(clause):
                modality = Modality.DESIRED
            elif self._is_to(clause):
                modality = Modality.CONDITIONAL if self._perfect(clause) else Modality.PLANNED
                future = modality is Modality.PLANNED
                under.extend(("if",) if self._perfect(clause) else ())
        for index in clause.adverbs:
            word = self.links.doc[index].lower_
            phrase = syntax.words(syntax.with_fixed(self.links.doc[index]))
            if word in self.links.cues.adverbs:
                modality = self.links.cues.adverbs[word]
            elif word in self.links.cues.near and clause.lemma in self.links.cues.certain:
                continue  # "almost certain to"
            elif phrase in self._denying_phrases() or negative_words.denies_verb(clause, self.links.doc[index]):
                polarity = negate(polarity)
        if (
            polarity is Polarity.NEGATED
            and modality is Modality.ASSERTED
            and denies_part(self.links.cues, self.links.doc, clause)
        ):
            modality = Modality.POSSIBLE
        if modality is Modality.ASSERTED and self._is_subjunctive(clause):
            modality = Modality.DESIRED
        if modality is Modality.ASSERTED and clause.parent is None and clause.marker == "against":
            modality = Modality.POSSIBLE  # "is against buying it"
        if modality is Modality.ASSERTED and self._lies_ahead(clause):
            modality, future = Modality.PLANNED, True
        first = self.opened.governing(clause)
        opener = self.opened.subordinator(first)
        if opener and not self._came_to_be(clause, first, opener):
            asked = opener == "if" and self.opened.is_asked(first)
            modality = Modality.POSSIBLE if asked else self.links.cues.subordinators[opener]
            under.extend(() if asked else (opener,))
        elif not opener and first.marker and not self.links.is_cue_content(first):
            modality = self.opened.of_adjunct(clause, first) or modality
        if self._opened_by_denial(clause):
            polarity = negate(polarity)
        if self._inverted_condition(clause):
            modality = Modality.CONDITIONAL
            under.append("if")
        if clause.question and modality is Modality.ASSERTED:
            modality = Modality.POSSIBLE
        if clause.kind is ClauseKind.NOMINAL:
            noun = self.links.doc[clause.word]
            said = by_attribute(self.links.cues, clause, noun)
            if said is not None:
                modality = said.modality or Modality.ASSERTED
                polarity = negate(polarity) if said.flips else polarity
            else:
                modality = Modality.ASSERTED if clause.link == "light" else by_place(self.links.cues, clause, noun)
        if modality is Modality.CONDITIONAL and self._has_condition(clause, self.links.cues.conditions):
            under.append("if")
        elif (modality is Modality.ASSERTED and self.opened.is_habit(clause, first)) or (
            modality in {Modality.ASSERTED, Modality.PLANNED} and self.opened.depends(clause)
        ):
            modality = Modality.CONDITIONAL
            under.append("if")
        return OwnWords(polarity, modality, tuple(under), future)

    def _came_to_be(self, clause: Clause, first: Clause, opener: str) -> bool:
        if opener not in self.links.cues.come_to or first.parent is None:
            return False
        main = self.of(self.links.clauses[first.parent])
        told = main.modality is Modality.ASSERTED and main.polarity is Polarity.AFFIRMED
        return self.opened.came_to_be(clause, first, told=told)

    def _is_subjunctive(self, clause: Clause) -> bool:
        """ "Suggested that Peru [buy] the jets", "insisted that she [be] released"."""
        if clause.link not in {"ccomp", "csubj"} or clause.marker != "that":
            return False
        verb = self.links.doc[clause.predicate]
        first = syntax.verb_group(verb)[0]
        holder = self.links.clauses[clause.parent].lemma if clause.parent is not None else ""
        asks = any(cue.plain.modality is Modality.DESIRED for cue in self.links.cues.verbs.get(holder, ()))
        alike = first.tag_ == "VBP" and first.lower_ == first.lemma and first.dep_ != "aux"  # not "have left"
        bare = first.tag_ == "VB" or (asks and alike)
        own = any(not a.shared and self.links.doc[a.head].tag_ in _SINGULAR for a in clause.subjects)
        return bare and own

    def _lies_ahead(self, clause: Clause) -> bool:
        """ "Leaves tomorrow", "is meeting them next week": a present that is said of a day to come."""
        if clause.kind is not ClauseKind.VERBAL or tense(self.links.doc, clause) not in {"VBZ", "VBP"}:
            return False
        if self.links.cues.reports(clause.lemma) or self._perfect(clause):
            return False
        times = (a for a in clause.having(Role.ADVERBIAL, Role.OBLIQUE) if a.clause is None and not a.marker)
        words = (" ".join(self.links.doc[i].lower_ for i in a.tokens) for a in times)
        return any(ahead.match(told) for told in words for ahead in self.links.cues.ahead)

    def _opened_by_denial(self, clause: Clause) -> bool:
        """ "Rather than wait, …", "far from waiting": the conjunction denies, and is not a negation of its own too."""
        known = self.links.cues.negative_subordinators
        if clause.kind is ClauseKind.NOMINAL:  # "instead of an attack"
            denial = syntax.marker(self.links.doc[clause.predicate])
            above = self.links.doc[clause.predicate].head
            far = f"{above.lower_} {denial}" in known and not above.left_edge.i > above.sent.start
            return (denial in known or far) and not clause.negations
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
        had, before = (self.links.doc[max(i, 0)].lower_ for i in (to.i - 2, to.i - 1))
        return before in self.links.cues.pending or (before == "still" and had in _STILL_TO)

    def _is_to(self, clause: Clause) -> bool:
        """ "is to leave", "was to have left", "were due to leave"."""
        token = self.links.doc[clause.predicate]
        due = (c for c in (*syntax.children(token, "advmod"), token.head) if c.lower_ == "due" and c.i < token.i)
        if any(syntax.words(syntax.with_fixed(c)) == "due to" for c in due):
            return True
        if clause.marker == "due to" and clause.finite:
            return True
        to = next((c for c in syntax.children(token, "mark") if c.lower_ == "to"), None)
        return to is not None and any(
            c.i < to.i and c.lemma == "be" for c in syntax.children(token, "cop", "aux", "aux:pass")
        )

    def _perfect(self, clause: Clause) -> bool:
        return any(c.lower_ == "have" for c in syntax.children(self.links.doc[clause.predicate], "aux"))

    def _inverted_condition(self, clause: Clause) -> bool:
        """ "Had they left, …", "Should they leave, …": an auxiliary before its subject stands for "if"."""
        if clause.link != "advcl" or clause.marker:
            return False
        first = min(clause.auxiliaries, default=clause.predicate)
        own = [a.head for a in clause.subjects if not a.shared]
        return bool(own) and first < min(own) and self.links.doc[first].lower_ in {"had", "were", "should"}

    def _tells_few(self, clause: Clause, argument: Argument) -> bool:
        """ "Few firms came": the end itself tells it, unless only the noun's action is told: "gave little support"."""
        head = self.links.doc[argument.head]
        kept = argument.role is Role.SUBJECT or not clause.noun
        return kept and hardly(self.links.cues, head)

    def self_told(self, clause: Clause) -> bool:
        """ "Is a self-described prophet": what somebody is by his own account."""
        if clause.kind is not ClauseKind.COPULAR or clause.negations:
            return False
        doc = self.links.doc
        nouns = (doc[a.head] for a in clause.having(Role.COMPLEMENT) if a.clause is None)
        told = (c for noun in nouns for c in syntax.children(noun, "amod") if c.lower_ in self.links.cues.self_told)
        return any(c.i > 1 and doc[c.i - 1].text == "-" and doc[c.i - 2].lower_ == "self" for c in told)

    def _negated(self, clause: Clause) -> bool:
        count = 0
        for index in clause.negations:
            token = self.links.doc[index]
            behind = self.links.doc[token.i + 1].lower_ if token.i + 1 < len(self.links.doc) else ""
            if token.lower_ == "no" and behind in {"longer", "more"}:
                count += 1
                continue
            if is_exempt(self.links.cues, token) or negates_infinitive(token):
                continue
            count += 1
        # "Nothing to suggest that they met", "little to suggest": what nothing does is not done.
        holder = self.links.doc[clause.predicate].head
        none = holder.lower_ in self.links.cues.negative_pronouns | self.links.cues.little
        none = none and clause.marker not in self.links.cues.excepting  # "did nothing but [watch]"
        if clause.link == "acl" and not clause.finite and none and not has_article(holder):
            count += 1
        count += self._denied_by_adjunct(clause)
        count += self._is_of_another(clause)
        to = syntax.child(self.links.doc[clause.predicate], "mark")
        if to is not None and to.i and negates_infinitive(self.links.doc[to.i - 1]):
            count += 1
        for argument in clause.arguments:
            # "No firm came and bought it": what denies the first verb through its subject denies the second.
            carried = argument.shared and (clause.link != "conj" or argument.role is not Role.SUBJECT)
            if argument.clause is not None or carried or argument.group not in {argument.head, -1}:
                continue
            if argument.head == clause.predicate:  # "found him not guilty": counted above
                continue
            head = self.links.doc[argument.head]
            is_end = argument.role in _ENDS or (not count and is_governed(self.links.cues, head, clause, argument))
            count += is_end and nobody(self.links.cues, head) and not self._tells_few(clause, argument)
        return count % 2 == 1

    def _denied_by_adjunct(self, clause: Clause) -> bool:
        """ "Has in no way", "at no point did she": once, however many phrases say so."""
        doc = self.links.doc
        adjuncts = syntax.children(doc[clause.predicate], "obl", "obl:unmarked", "advmod")
        fronted = syntax.children(doc[clause.predicate], "nsubj")  # "Neither did Chad leave": so a parse may call it
        if not adjuncts and not fronted:
            return False
        first = min(clause.auxiliaries, default=clause.predicate)
        inverted = first < min((a.head for a in clause.subjects if not a.shared), default=first)
        paired = (c for a in adjuncts for c in syntax.children(a, "cc:preconj"))  # "neither then nor later did"
        if any(c.lower_ == "neither" and c.i < first and inverted for c in (*fronted, *paired)):
            return True
        return clause.kind is not ClauseKind.NOMINAL and any(
            denies_clause(self.links.cues, word, inverted=inverted and word.i < first) for word in adjuncts
        )

    def _is_of_another(self, clause: Clause) -> bool:
        """ "It was not Chad that left": somebody else did."""
        singled = self.links.doc[clause.predicate].head
        if clause.link != "acl:relcl" or singled.pos_ != "PROPN" or syntax.child(singled, "cop") is None:
            return False
        it = any(c.lower_ == "it" for c in syntax.children(singled, "nsubj", "expl"))
        denied = any(not is_exempt(self.links.cues, c) and c.i < singled.i for c in syntax.negations(singled))
        told = any(a.shared and a.head == singled.i for a in clause.arguments)
        return it and denied and told and not syntax.is_set_off(self.links.doc[clause.predicate])

    def _denying_phrases(self) -> frozenset[str]:
        """ "All but bought it"; and "instead of buying it", where a parse takes the words for an adverb."""
        return self.links.cues.near | {words for words in self.links.cues.negative_subordinators if " " in words}

    def _has_to(self, clause: Clause) -> bool:
        """ "Has to leave", "had better leave"."""
        token = self.links.doc[clause.predicate]
        better = any(c.lower_ == "better" and c.i < token.i for c in syntax.children(token, "advmod"))
        if better and any(t.lower_ in {"had", "'d", "’d"} for t in (token.head, *syntax.children(token, "aux"))):
            return True
        to = next((c.text for c in syntax.children(token, "mark") if c.lower_ == "to"), "")
        came = token.head.lower_ == "got" and to == "to" and "aux" not in token.head.below  # "got to know them"
        return to != "" and not came and token.head.lower_ in {"has", "have", "got"}

    def _has_condition(self, clause: Clause, conjunctions: frozenset[str]) -> bool:
        markers = {a.marker for a in clause.having(Role.ADVERBIAL_CLAUSE)}
        inner = {c.marker for c in self.links.clauses if c.parent == clause.index}
        return bool((markers | inner) & conjunctions)

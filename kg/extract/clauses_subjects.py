"""Who or what the predicates of a sentence are said of, where it stands elsewhere in the tree too.

"wants to visit"              who visits is the subject of "wants" (control), in "asked Iran to stop" its object
"met and signed"              who signed is the subject of "met"
"the ships that left"         "that" is the ships; in "Rao is the judge who ruled", "who" is Rao
"the jets bought by China"    what was bought is the jets

What a relative pronoun stands for may be the subject of another predicate, so that both are found here.
"""

from __future__ import annotations

from dataclasses import replace

from kg.extract import syntax
from kg.extract.accusations import accused, accuses
from kg.extract.agreement import means_all
from kg.extract.arguments import arguments_of, carried, clausal_argument, indices
from kg.extract.clause import Argument, Role
from kg.extract.clauses_lexicon import Lexicon
from kg.extract.constructions import (
    can_act,
    is_absolute,
    is_content_of,
    is_of_another,
    is_outcome,
    is_purpose_of_thing,
    serves_unnamed,
)
from kg.extract.cues import load_cues
from kg.extract.harm import beyond_place, is_harm_done
from kg.extract.lexicon import load_nouns
from kg.extract.predicates import Predicates, antecedent, is_another, one_of, relative_pronoun
from kg.extract.successions import new_holder
from kg.extract.tree import Token
from kg.extract.understood import (
    asks_others,
    bearer,
    has_no_mind,
    is_anybodys,
    is_asked,
    is_by_choice,
    is_received,
    is_tough,
    may_ask_for_self,
    named_before,
    recipients,
    serves_person,
    set_to,
)

_RELATIVE = frozenset({"WDT", "WP", "WP$"})
_AS_TOLD = frozenset({"as", "than", "if", "unless"})
_WHENEVER = frozenset({"when", "whenever"})
_NO_AGENT = frozenset({"against", "of", "with", "in", "on", "for", "to", "at", "from", "under", "over", "about", "as"})

_TIMES = frozenset({"DATE", "TIME"})
_CAUSING = frozenset({"have", "get"})  # "had him shot"


class SubjectFinder:
    """Finds the subjects of one sentence's predicates.

    Those of one may come from any other, so that they are worked out on demand and kept.
    """

    def __init__(self, predicates: Predicates, lexicon: Lexicon) -> None:
        self.predicates = predicates
        self.lexicon = lexicon
        self._known: dict[int, tuple[Argument, ...]] = {}

    def plain(self, token: Token, role: Role, *labels: str) -> tuple[Argument, ...]:
        """The arguments that stand at a word under one of these labels, relative pronouns resolved."""
        return tuple(a for c in syntax.children(token, *labels) for a in self.resolved(c, role))

    def resolved(self, word: Token, role: Role) -> tuple[Argument, ...]:
        """An argument, or the antecedent where the word is a relative pronoun that stands for one.

        "which" may stand for a whole clause ("he left, which surprised us"): the argument then is that clause.
        """
        if word.tag_ in syntax.RELATIVE_PRONOUNS:
            whole = next((up for up in syntax.climb(word) if up.dep_ == "advcl:relcl"), None)
            if whole is not None and whole.head.i in self.predicates.at:
                clause = self.predicates.at[whole.head.i]
                return (clausal_argument(whole.head, role, clause, marker=(), shared=True, without=whole),)
        if syntax.is_relative_pronoun(word):
            owner = next((up for up in syntax.climb(word) if up.dep_ in syntax.RELATIVE), None)
            noun = antecedent(owner) if owner is not None else None
            if role is Role.SUBJECT and syntax.case_markers(word):
                return ()  # "ten beds, three of which are free"
            if noun is not None and owner is not None and means_all(noun, word, owner) and word.head.i == owner.i:
                everybody = arguments_of(noun, role, shared=True, marker=syntax.case_markers(word))
                return tuple(a for a in everybody if a.head < word.i)
            if noun is not None and noun.i != word.i:
                return self.bearers(noun, role, syntax.case_markers(word))
        return arguments_of(word, role, clause_at=self.predicates.at)

    def of(self, token: Token) -> tuple[Argument, ...]:
        """The subjects of a predicate, its own or shared. A circle of gaps gives none."""
        if token.i not in self._known:
            self._known[token.i] = ()
            self._known[token.i] = self._find(token)
        return self._known[token.i]

    def _find(self, token: Token) -> tuple[Argument, ...]:
        inner = () if token.i in self.predicates.outer else ("nsubj:outer",)
        own = self.plain(token, Role.SUBJECT, "nsubj", "nsubj:pass", "csubj", "csubj:pass", *inner)
        if own or token.i in self.predicates.outer:
            return self._nearest(own, token)
        expletive = syntax.child(token, "expl")
        if expletive is not None and expletive.i < token.i and (token.dep_ != "conj" or "aux:pass" in token.below):
            return ()  # "and it was decided to"; but "wants to make it hard"
        return tuple(carried(a, Role.SUBJECT) for a in self._shared(token))

    @staticmethod
    def _nearest(found: tuple[Argument, ...], token: Token) -> tuple[Argument, ...]:
        """Of two subjects, the nearer is the verb's, the other only what is talked about: "The talks, well, we …"."""
        before = [a.group for a in found if a.group < token.i]
        return tuple(a for a in found if a.group == max(before)) if len(set(before)) > 1 else found

    def _shared(self, token: Token) -> tuple[Argument, ...]:
        head = token.head
        if token.dep_ == "conj" and head.i in self.predicates.at:
            return self.of(head)
        if token.dep_ == "xcomp" and head.i in self.predicates.at:
            marker = syntax.subordinator(token)
            if self.predicates.is_passive(head) and serves_unnamed(token, head, marker, self.lexicon):
                return self.agents(head)
            if token.tag_ == "VBG" and not marker and head.lemma in self.lexicon.anybodys_gerund:
                return ()
            turned_to = (
                set_to(token, head, self.lexicon) if marker == "to" and not syntax.child(head, "obj", "iobj") else ()
            )
            if turned_to and not self.predicates.is_passive(head):
                return _subjects(turned_to)  # "looked to Peru to pay for it"
            return self._controller(head, token) if not is_tough(token, head) else ()
        if token.dep_ in syntax.ADVERBIAL_CLAUSES and head.pos_ in {"ADV", "ADJ"} and head.i not in self.predicates.at:
            head = head.head  # "fell short of buying"
        if token.dep_ in syntax.ADVERBIAL_CLAUSES and head.i in self.predicates.at:
            return self._of_adverbial(token, head) if not syntax.is_finite(token) else ()
        if token.dep_ in syntax.NOUN_CLAUSES or token.dep_ == "amod":
            return self._from_noun(token)
        return ()

    def agents(self, token: Token) -> tuple[Argument, ...]:
        """Who does what a passive says, behind "by": "progress made against Rao" is none that Rao made.

        Nor does a day or a name: "lifted by May", "known by her initials".
        """
        own = self.plain(token, Role.AGENT, "obl:agent") or self._agents_behind(token)
        found = (a for a in own if a.marker != "of")
        return tuple(replace(a, role=Role.OBLIQUE) if self._is_no_agent(token, a) else a for a in found)

    def _is_no_agent(self, verb: Token, agent: Argument) -> bool:
        noun = verb.doc[agent.head]
        named = verb.lemma in self.lexicon.knowing and noun.lemma in load_nouns().words_for_words
        return named or bool(_NO_AGENT & set(agent.marker.split())) or noun.ent_type_ in _TIMES

    def _agents_behind(self, token: Token) -> tuple[Argument, ...]:
        """ "Was bombed and seized [by rebels]": one joining word stands between, and others would not do the second."""
        last = next((c for c in syntax.children(token, "conj") if c.i == token.i + 2), None)
        if last is None or (token.tag_, last.tag_) != ("VBN", "VBN") or not self.predicates.is_passive(token):
            return ()
        alike = any({token.lemma, last.lemma} <= kind for kind in (self.lexicon.forcing, self.lexicon.producing))
        return tuple(replace(a, shared=True) for a in self.plain(last, Role.AGENT, "obl:agent")) if alike else ()

    def _of_adverbial(self, token: Token, head: Token) -> tuple[Argument, ...]:
        """Who does what a participle or infinitive beside a verb says: mostly, and not always, the verb's subject."""
        marker, passive = syntax.subordinator(token), self.predicates.is_passive(head)
        another = is_absolute(token) or is_of_another(token, head, passive)
        if another or (token.tag_ == "VBN" and _is_of_any(token, marker)):
            return ()
        told = named_before(token) or (new_holder(token, head) if not passive else ())
        if told:
            return _subjects(told)
        unnamed = passive and (is_harm_done(token, head) or serves_unnamed(token, head, marker, self.lexicon))
        if unnamed or is_outcome(token, head, passive, self.lexicon):
            return self.agents(head)
        if marker == "to" and is_purpose_of_thing(token, head, self.lexicon):
            return ()
        if marker == "to" and not passive and head.lemma in self.lexicon.object_purpose:
            objects = self.plain(head, Role.OBJECT, "obj")
            paid = any(head.doc[a.head].ent_type_ in {"MONEY", "QUANTITY"} for a in objects)
            written = any(head.doc[a.head].lemma in load_cues().documents for a in objects)
            if objects and objects[0].head < token.i and not (paid or written or is_by_choice(token)):
                return objects
        if token.tag_ == "VBG" and marker in {"to", "with"} and head.lemma in self.lexicon.anybodys_gerund:
            return ()  # "compared it to crossing a sea"
        if token.tag_ == "VBG" and head.dep_ == "xcomp" and head.tag_ == "VBN" and head.head.lemma in _CAUSING:
            return self.of(head.head)  # "had him shot, ending the revolt"
        put_to_it = set_to(token, head, self.lexicon) if marker == "to" and not passive else ()
        if put_to_it:
            return _subjects(put_to_it)
        found = self._of_basis(head) if head.lemma in self.lexicon.prepositional else self.of(head)
        return () if any(a.clause is None and has_no_mind(token.doc[a.head], token) for a in found) else found

    def _of_basis(self, head: Token) -> tuple[Argument, ...]:
        """Who does what something rests on: "[we] have a deal based on sharing it", and never the deal."""
        noun = antecedent(head) if head.dep_ == "acl" else None
        return self.of(head) if noun is None or can_act(noun) else self._holder(noun, head)

    def _controller(self, verb: Token, told: Token) -> tuple[Argument, ...]:
        """Who does what an open complement says: the object ("asked Iran to stop") or else the subject."""
        if verb.lemma in self.lexicon.subject_control:
            return self.of(verb)
        objects = self.plain(verb, Role.OBJECT, "iobj") or self.plain(verb, Role.OBJECT, "obj")  # of two, who gets it
        named = bool(objects) and verb.doc[objects[0].head].lemma in self.lexicon.content_nouns
        if named and verb.lemma not in _CAUSING and (told.tag_ != "VBN" or syntax.clause_markers(told)):
            return self.of(verb)  # "began the process to leave": a process does not leave
        return objects or self.of(verb)

    def _from_noun(self, token: Token) -> tuple[Argument, ...]:
        noun = antecedent(token)
        if noun is None:
            return ()
        if token.dep_ == "acl" and is_content_of(token, noun, self.lexicon):
            if not syntax.clause_markers(token) or syntax.is_passive(token):
                return ()
            if token.tag_ == "VBG" and accuses(noun):
                return accused(noun, self.predicates.is_passive(noun.head), self.of)
            if serves_person(token, noun):
                return self.bearers(noun, Role.SUBJECT, ())
            holders = self._holder(noun, token) or (self._talking(noun) if token.tag_ == "VBG" else ())
            if token.tag_ != "VBG" or all(can_act(noun.doc[a.head]) for a in holders):
                return holders
            return ()  # "the law sets a fine for speeding": it does not speed
        if token.dep_ in syntax.RELATIVE and relative_pronoun(token) is not None:
            return ()
        if any(c.i < token.i and any(t.tag_ in _RELATIVE for t in c.subtree) for c in syntax.children(noun, "appos")):
            return ()  # "ten beds, three of which are free"
        document = noun.lemma in load_cues().documents
        if token.tag_ == "VBG" and document and token.lemma in self.lexicon.speech:
            return arguments_of(noun, Role.SUBJECT, shared=True, marker=())[:1]  # "it was a letter saying that"
        return self.bearers(beyond_place(token, noun), Role.SUBJECT, ())

    def bearers(self, noun: Token, role: Role, marker: tuple[Token, ...]) -> tuple[Argument, ...]:
        """What a relative or participial clause is said of: its noun, or who that noun describes.

        It is Rao who won in "Rao is a lawyer [and poet] who won", "is one of the men who won", "Rao, a lawyer who won".
        """
        deed = noun.lemma in self.lexicon.content_nouns  # "Peru fined Rao, a decision that Bell rejects"
        if noun.dep_ == "appos" and noun.head.pos_ == "PROPN" and noun.pos_ != "PROPN" and not deed:
            return arguments_of(noun.head, role, shared=True, marker=marker)[:1]
        one = one_of(noun)
        first = one.head if one.dep_ == "conj" and one.tag_ in {"NN", "JJ"} and not syntax.has_subject(one) else one
        describes = one.i in self.predicates.at and syntax.child(first, "cop") is not None
        if one.dep_ == "xcomp" and one.tag_ == "NN" and one.head.lemma in self.lexicon.linking:
            one, describes = one.head, one.head.i in self.predicates.at  # "became a lawyer who won"
        another = is_another(noun)
        if describes and not another and not syntax.case_markers(one):
            subjects = self.of(one)
            if subjects and all(a.clause is None and not _is_dummy(one, a) for a in subjects):
                words, places = syntax.words(marker), indices(marker)
                return tuple(replace(a, role=role, marker=words, markers=places, shared=True) for a in subjects)
        return arguments_of(noun, role, shared=True, marker=marker)[:1]

    def _holder(self, noun: Token, token: Token) -> tuple[Argument, ...]:
        """Whose plan, decision or attempt it is: the possessor, or the subject of the verb that the noun serves; of
        what asks others or is given to them, those others."""
        verb = noun.head
        passive = verb.i in self.predicates.at and self.predicates.is_passive(verb)
        others = bearer(noun, token) or recipients(noun, token, passive=passive)
        if others:
            return _subjects(others)
        asks = asks_others(noun)
        owners = syntax.children(noun, "nmod:poss")
        if owners and asks and may_ask_for_self(noun):
            return ()
        if owners and not asks:
            return _subjects(owners[:1])
        if noun.dep_ in {"obj", "obl", "xcomp"} and verb.i in self.predicates.at and (is_asked(noun) or not asks):
            if is_anybodys(noun) and not passive:
                return ()
            if self.lexicon.serves_anybody(noun.lemma, verb.lemma) and not passive:
                return ()
            return self.of(verb) if not passive or is_received(noun) else ()
        return ()

    def _talking(self, noun: Token) -> tuple[Argument, ...]:
        """Who is "in talks"."""
        within = syntax.child(noun, "cop") is not None and syntax.marker(noun) == "in"
        talking = within and noun.lemma in load_cues().talks and not syntax.negations(noun)
        return self.of(noun) if talking else ()


def _is_of_any(token: Token, marker: str) -> bool:
    """Whether a bare participle tells of nobody: "as announced, he left", "may jump when threatened"; but "when
    arrested, he had a gun"."""
    told = marker in _AS_TOLD or (marker in _WHENEVER and token.head.tag_ != "VBD")
    return told and syntax.child(token, "obl:agent") is None and syntax.child(token, "aux", "aux:pass") is None


def _subjects(words: tuple[Token, ...]) -> tuple[Argument, ...]:
    """The words and their conjuncts as subjects that a clause shares."""
    return tuple(a for word in words for a in arguments_of(word, Role.SUBJECT, shared=True, marker=()))


def _is_dummy(near: Token, argument: Argument) -> bool:  # "it was Rao who won"; but "it is something that Rao wants"
    word = near.doc[argument.head].lower_
    return word in {"it", "this", "that", "there", "these", "those"} and near.lemma not in {"something", "anything"}

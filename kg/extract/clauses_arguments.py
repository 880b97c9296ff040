"""The arguments of every predicate of a sentence, those included that stand elsewhere in its tree.

A gap is filled from the construction that makes it: the subject of "to visit" in "wants to visit" is that of "wants"
(control), of "bought" in "the jets bought by China" it is "the jets", of "signed" in "met and signed" that of "met".
"""

from __future__ import annotations

from dataclasses import replace

from kg.extract import syntax
from kg.extract.arguments import arguments_of, carried, clausal_argument, indices, predicated, with_negation
from kg.extract.clause import Argument, ClauseKind, Role
from kg.extract.clauses_lexicon import Lexicon
from kg.extract.constructions import (
    is_absolute,
    is_content_of,
    is_next_verbs,
    is_outcome,
    is_purpose_of_thing,
    left_behind,
    named_person,
    serves_unnamed,
)
from kg.extract.predicates import Predicate, antecedent, relative_pronoun
from kg.extract.tree import Token

_NO_AGENT = frozenset({"against", "of", "with", "in", "on", "for", "to", "at", "from", "under", "over", "about", "as"})


class ArgumentFinder:
    """Finds the arguments of one sentence's predicates.

    Those of one may come from any other, so that they are worked out on demand and kept. `at` maps the token index
    of a predicate to its place among the predicates, `outer` that of one whose clause is the complement of "be".
    """

    def __init__(self, found: tuple[Predicate, ...], lexicon: Lexicon) -> None:
        self.found = found
        self.lexicon = lexicon
        self.at = {p.token.i: i for i, p in enumerate(found) if not p.outer}
        self.outer = {p.token.i: i for i, p in enumerate(found) if p.outer}
        self._subjects: dict[int, tuple[Argument, ...]] = {}
        self._objects: dict[int, tuple[Argument, ...]] = {}

    def of(self, predicate: Predicate) -> tuple[Argument, ...]:
        """All arguments of a predicate: subjects, complements, objects, obliques, clauses."""
        token = predicate.token
        found = [*self.subjects(token), *self._complement(predicate), *self.objects(token)]
        found.extend(self._receivers(token))
        found.extend(self._agents(token))
        found.extend(self._obliques(token))
        found.extend(self._clausal(token))
        return tuple(found)

    def plain(self, token: Token, role: Role, *labels: str) -> tuple[Argument, ...]:
        """The arguments that stand at a word under one of these labels, relative pronouns resolved."""
        found: list[Argument] = []
        for c in syntax.children(token, *labels):
            found.extend(self._resolved(c, role))
        return tuple(found)

    def _resolved(self, word: Token, role: Role) -> tuple[Argument, ...]:
        """An argument, or the antecedent where the word is a relative pronoun that stands for one.

        "which" may stand for a whole clause ("he left, which surprised us"): the argument then is that clause.
        """
        whole = next((up for up in syntax.climb(word) if up.dep_ == "advcl:relcl"), None)
        if whole is not None and word.tag_ in syntax.RELATIVE_PRONOUNS and whole.head.i in self.at:
            return (clausal_argument(whole.head, role, self.at[whole.head.i], marker=(), shared=True, without=whole),)
        if syntax.is_relative_pronoun(word):
            owner = next((up for up in syntax.climb(word) if up.dep_ in syntax.RELATIVE), None)
            noun = antecedent(owner) if owner is not None else None
            if role is Role.SUBJECT and syntax.case_markers(word):
                return ()  # "ten beds, three of which are free"
            if noun is not None and noun.i != word.i:
                return self._bearers(noun, role, syntax.case_markers(word))
        return arguments_of(word, role, clause_at=self.at)

    def subjects(self, token: Token) -> tuple[Argument, ...]:
        """The subjects of a predicate, its own or shared. A circle of gaps gives none."""
        if token.i not in self._subjects:
            self._subjects[token.i] = ()
            self._subjects[token.i] = self._find_subjects(token)
        return self._subjects[token.i]

    def _find_subjects(self, token: Token) -> tuple[Argument, ...]:
        inner = () if token.i in self.outer else ("nsubj:outer",)
        own = self.plain(token, Role.SUBJECT, "nsubj", "nsubj:pass", "csubj", "csubj:pass", *inner)
        if own or token.i in self.outer:
            return self._nearest(own, token)
        if syntax.child(token, "expl") is not None and token.dep_ != "conj":
            return ()
        return tuple(carried(a, Role.SUBJECT) for a in self._shared_subjects(token))

    @staticmethod
    def _nearest(found: tuple[Argument, ...], token: Token) -> tuple[Argument, ...]:
        """Of two subjects, the nearer is the verb's, the other only what is talked about: "The talks, well, we …"."""
        before = [a.group for a in found if a.group < token.i]
        return tuple(a for a in found if a.group == max(before)) if len(set(before)) > 1 else found

    def _shared_subjects(self, token: Token) -> tuple[Argument, ...]:
        head = token.head
        if token.dep_ == "conj" and head.i in self.at:
            return self.subjects(head)
        if token.dep_ == "xcomp" and head.i in self.at:
            marker = syntax.words(syntax.clause_markers(token))
            if self.passive(head) and serves_unnamed(token, head, marker, self.lexicon):
                return self._agents(head)
            if token.tag_ == "VBG" and not marker and self.lexicon.leaves_open_who(syntax.lemma(head)):
                return ()
            return self._controller(head)
        if token.dep_ in syntax.ADVERBIAL_CLAUSES and head.pos_ in {"ADV", "ADJ"} and head.i not in self.at:
            head = head.head  # "fell short of buying"
        if token.dep_ in syntax.ADVERBIAL_CLAUSES and head.i in self.at:
            return self._of_adverbial(token, head) if not syntax.is_finite(token) else ()
        if token.dep_ in syntax.NOUN_CLAUSES or token.dep_ == "amod":
            return self._from_noun(token)
        return ()

    def _agents(self, token: Token) -> tuple[Argument, ...]:
        """Who does what a passive says, behind "by": "progress made against Rao" is none that Rao made."""
        found = (a for a in self.plain(token, Role.AGENT, "obl:agent") if a.marker != "of")
        return tuple(a if not _NO_AGENT & set(a.marker.split()) else replace(a, role=Role.OBLIQUE) for a in found)

    def _of_adverbial(self, token: Token, head: Token) -> tuple[Argument, ...]:
        """Who does what a participle or infinitive beside a verb says: mostly, and not always, the verb's subject."""
        marker = syntax.words(syntax.clause_markers(token))
        passive = self.passive(head)
        if is_absolute(token):
            return ()
        if is_outcome(token, head, passive, self.lexicon) or (
            passive and serves_unnamed(token, head, marker, self.lexicon)
        ):
            return self._agents(head)
        if marker == "to" and is_purpose_of_thing(token, head, self.lexicon):
            return ()
        if marker == "to" and not passive and self.lexicon.sets_to_work(syntax.lemma(head)):
            objects = self.plain(head, Role.OBJECT, "obj")
            if objects and objects[0].head < token.i:
                return objects
        return self.subjects(head)

    def _controller(self, verb: Token) -> tuple[Argument, ...]:
        """Who does what an open complement says: the object ("asked Iran to stop") or else the subject."""
        if self.lexicon.controls_by_subject(syntax.lemma(verb)):
            return self.subjects(verb)
        named = named_person(verb, self.lexicon)
        if named is not None:
            return arguments_of(named, Role.OBJECT, marker=())
        objects = self.plain(verb, Role.OBJECT, "obj", "iobj")
        if objects and self.lexicon.is_content_noun(syntax.lemma(verb.doc[objects[0].head])):
            return self.subjects(verb)  # "began the process to leave": a process does not leave
        return objects or self.subjects(verb)

    def _from_noun(self, token: Token) -> tuple[Argument, ...]:
        noun = antecedent(token)
        if noun is None:
            return ()
        if token.dep_ == "acl" and is_content_of(token, noun, self.lexicon):
            return self._holder(noun) if syntax.clause_markers(token) and not syntax.is_passive(token) else ()
        if token.dep_ in syntax.RELATIVE and relative_pronoun(token) is not None:
            return ()
        if any(c.i < token.i and any(syntax.is_relative(t) for t in c.subtree) for c in syntax.children(noun, "appos")):
            return ()  # "ten beds, three of which are free"
        return self._bearers(noun, Role.SUBJECT, ())

    def _bearers(self, noun: Token, role: Role, marker: tuple[Token, ...]) -> tuple[Argument, ...]:
        """What a relative or participial clause is said of: its noun, or who that noun describes.

        In "Rao is a lawyer who won" and "Rao, a lawyer who won" it is Rao who won.
        """
        if noun.dep_ == "appos" and noun.head.pos_ == "PROPN" and noun.pos_ != "PROPN":
            return arguments_of(noun.head, role, shared=True, marker=marker)[:1]
        described = noun.i in self.at and syntax.child(noun, "cop") is not None and not syntax.negations(noun)
        if described and not syntax.case_markers(noun):
            subjects = self.subjects(noun)
            if subjects and all(a.clause is None and not _is_dummy(noun, a) for a in subjects):
                words, places = syntax.words(marker), indices(marker)
                return tuple(replace(a, role=role, marker=words, markers=places, shared=True) for a in subjects)
        return arguments_of(noun, role, shared=True, marker=marker)[:1]

    def _holder(self, noun: Token) -> tuple[Argument, ...]:
        """Whose plan, decision or attempt it is: the possessor, or the subject of the verb that the noun serves."""
        owners = syntax.children(noun, "nmod:poss")
        if owners:
            return arguments_of(owners[0], Role.SUBJECT, shared=True, marker=())
        verb = noun.head
        if noun.dep_ in {"obj", "obl", "xcomp"} and verb.i in self.at:
            if self.lexicon.serves_anybody(syntax.lemma(noun), syntax.lemma(verb)):
                return ()
            return self.subjects(verb) if not self.passive(verb) else ()
        return ()

    def objects(self, token: Token) -> tuple[Argument, ...]:
        """The direct objects of a predicate, its own or shared."""
        if token.i not in self._objects:
            self._objects[token.i] = ()
            self._objects[token.i] = self._find_objects(token)
        return self._objects[token.i]

    def _receivers(self, token: Token) -> tuple[Argument, ...]:
        """Who is given something: of two objects, the first ("denied Rao the right")."""
        objects = self.plain(token, Role.INDIRECT_OBJECT, "obj") if self.lexicon.gives(syntax.lemma(token)) else ()
        first = tuple(a for a in objects if a.group != objects[-1].group)
        return self.plain(token, Role.INDIRECT_OBJECT, "iobj") or first

    def _find_objects(self, token: Token) -> tuple[Argument, ...]:
        named = named_person(token, self.lexicon)
        if named is not None:
            return arguments_of(named, Role.OBJECT, marker=())
        own = self.plain(token, Role.OBJECT, "obj")
        if own and self.lexicon.gives(syntax.lemma(token)):
            own = tuple(a for a in own if a.group == own[-1].group)
        if len({a.group for a in own}) > 1:
            own = tuple(a for a in own if a.group == own[0].group or not is_next_verbs(token, a.head))
        if own or self.at.get(token.i) is None or not syntax.is_verb(token):
            return own
        if self._gap(token):
            noun = antecedent(token)
            assert noun is not None
            return arguments_of(noun, Role.OBJECT, shared=True, marker=())[:1]
        head = token.head
        if token.dep_ == "conj" and head.i in self.at and syntax.is_verb(head) and not self.passive(token):
            after = tuple(a for a in self.plain(head, Role.OBJECT, "obj") if a.head > token.i)
            return tuple(carried(a, Role.OBJECT) for a in after)
        return ()

    def _gap(self, token: Token) -> bool:
        """A relative clause without a pronoun whose object is its antecedent ("the jets China bought")."""
        if token.dep_ not in syntax.RELATIVE or not syntax.has_subject(token) or self.passive(token):
            return False
        if relative_pronoun(token) is not None:
            return False
        if syntax.child(token, "ccomp", "xcomp", "iobj") is not None or left_behind(token) is not None:
            return False
        noun = antecedent(token)
        return noun is not None and not self.lexicon.is_circumstance(syntax.lemma(noun))

    def _complement(self, predicate: Predicate) -> tuple[Argument, ...]:
        token = predicate.token
        if predicate.kind is ClauseKind.COPULAR:
            return (predicated(token, syntax.case_markers(self._with_case(token))),)
        if predicate.kind is ClauseKind.ADJECTIVAL:
            return (predicated(token, ()),)
        found: list[Argument] = []
        named = named_person(token, self.lexicon)
        for c in syntax.children(token, "xcomp", *(("obj",) if named is not None else ())):
            if not syntax.is_verb(c):
                marker = syntax.case_markers(c) or tuple(
                    m for m in syntax.children(c, "mark") if m.lower_ not in {"to"}
                )
                own = frozenset(t.i for t in named.subtree) if named is not None else frozenset()
                for a in arguments_of(c, Role.COMPLEMENT, marker=marker):
                    words = tuple(i for i in a.tokens if i not in own)
                    least = tuple(i for i in a.minimal if i not in own)
                    found.append(replace(a, tokens=words, minimal=least, clause=self.at.get(a.head)))
        return tuple(found)

    def _with_case(self, token: Token) -> Token:
        """The conjunct whose preposition a predicate has: "has been to Oslo and [Bergen]"."""
        bare = syntax.child(token, "case", "cop", *syntax.SUBJECTS) is None and token.pos_ == "PROPN"
        return self._with_case(token.head) if bare and token.dep_ == "conj" and token.head.i in self.at else token

    def _obliques(self, token: Token) -> tuple[Argument, ...]:
        found: list[Argument] = []
        for c in token.children:
            if c.dep_ == "obl":
                found.extend(self._resolved(c, Role.OBLIQUE if syntax.case_markers(c) else Role.ADVERBIAL))
            elif c.dep_ in syntax.BARE_OBLIQUES:
                found.extend(self._resolved(c, Role.ADVERBIAL))
            elif c.dep_ == "advmod" and syntax.is_relative_pronoun(c):
                found.extend(self._resolved_adverb(c))
        stranded = self._stranded(token)
        if stranded is not None:
            found.append(stranded)
        if token.dep_ == "conj" and token.head.i in self.at and not syntax.has_subject(token):
            found.extend(self._fronted(token))
            found.extend(self._behind(token))
        return tuple(found)

    def _resolved_adverb(self, word: Token) -> tuple[Argument, ...]:
        owner = next((up for up in syntax.climb(word) if up.dep_ in syntax.RELATIVE), None)
        noun = antecedent(owner) if owner is not None else None
        if noun is None:
            return ()
        return arguments_of(noun, Role.OBLIQUE, shared=True, marker=(word,))[:1]

    def _stranded(self, token: Token) -> Argument | None:
        """ "the house he lived in": a preposition left behind belongs to the antecedent."""
        if token.dep_ not in syntax.RELATIVE or relative_pronoun(token) is not None:
            return None
        left, noun = left_behind(token), antecedent(token)
        if left is None or noun is None or not syntax.has_subject(token):
            return None
        return arguments_of(noun, Role.OBLIQUE, shared=True, marker=(left,))[0]

    def _fronted(self, token: Token) -> tuple[Argument, ...]:
        """Circumstances set before the first of several verbs hold for all: "In 1879 he came and saw"."""
        first = self.first_of_coordination(token)
        start = min((a.head for a in self.subjects(first) if not a.shared), default=first.i)
        found: list[Argument] = []
        for c in syntax.children(first, "obl", *syntax.BARE_OBLIQUES):
            if c.i < start:
                role = Role.OBLIQUE if syntax.case_markers(c) else Role.ADVERBIAL
                found.extend(replace(a, shared=True) for a in self._resolved(c, role))
        return tuple(found)

    def _behind(self, token: Token) -> tuple[Argument, ...]:
        """What follows the last of several verbs but hangs on the first belongs to all: "known and governed as"."""
        found: list[Argument] = []
        for c in syntax.children(token.head, "obl", "obl:agent"):
            if c.i > token.i and syntax.case_markers(c):
                role = Role.AGENT if c.dep_ == "obl:agent" else Role.OBLIQUE
                found.extend(replace(a, shared=True) for a in self._resolved(c, role))
        return tuple(found)

    def _clausal(self, token: Token) -> tuple[Argument, ...]:
        found: list[Argument] = []
        for c in token.children:
            role = {"ccomp": Role.CLAUSAL_COMPLEMENT, "xcomp": Role.CLAUSAL_COMPLEMENT}.get(c.dep_)
            if c.dep_ in syntax.ADVERBIAL_CLAUSES:
                role = Role.ADVERBIAL_CLAUSE
            if role is None or (c.dep_ == "xcomp" and not syntax.is_verb(c)):
                continue
            for word in self._coordinated(c):
                index = self.outer.get(word.i, self.at.get(word.i))
                found.append(with_negation(clausal_argument(word, role, index, label=c.dep_, group=c.i), token))
        if token.dep_ == "parataxis" and not found and self.lexicon.is_speech(syntax.lemma(token)):
            said = token.head
            if said.i in self.at and syntax.child(token, "obj") is None:
                index = self.outer.get(said.i, self.at[said.i])
                role = Role.CLAUSAL_COMPLEMENT
                found.append(
                    clausal_argument(said, role, index, label="parataxis", shared=True, marker=(), without=token)
                )
        return tuple(found)

    def _coordinated(self, token: Token) -> tuple[Token, ...]:
        return tuple(w for w in syntax.conjuncts(token) if w.i in self.at or w.i == token.i)

    def passive(self, token: Token) -> bool:
        """Whether a predicate is passive, by itself or as the conjunct of one that is ("was cut and flushed")."""
        if syntax.is_passive(token):
            return True
        if token.dep_ == "conj" and token.tag_ == "VBN" and not syntax.has_subject(token):
            bare = syntax.child(token, "aux", "aux:pass", "obj") is None
            return bare and token.head.i in self.at and self.passive(token.head)
        return False

    def first_of_coordination(self, token: Token) -> Token:
        """The first of the coordinated predicates that share their subject."""
        while token.dep_ == "conj" and token.head.i in self.at and not syntax.has_subject(token):
            token = token.head
        return token


def _is_dummy(near: Token, argument: Argument) -> bool:
    """ "it" or "this" in "it was Rao who won" stands for nobody."""
    return near.doc[argument.head].lower_ in {"it", "this", "that", "there"}

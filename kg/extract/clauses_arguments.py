"""All arguments of every predicate of a sentence: subjects, complements, objects, obliques and clauses.

A gap is filled from the construction that makes it: what was bought in "the jets China bought" is the jets, what he
lived in in "the house he lived in" the house; "in 1879" in "In 1879 he came and saw" holds for both verbs.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from kg.extract import syntax
from kg.extract.arguments import arguments_of, carried, clausal_argument, predicated, with_negation
from kg.extract.clause import Argument, ClauseKind, Role
from kg.extract.clauses_lexicon import Lexicon
from kg.extract.clauses_subjects import SubjectFinder
from kg.extract.constructions import can_act, left_behind, named_person
from kg.extract.predicates import Predicate, Predicates, antecedent, relative_pronoun
from kg.extract.tree import Token

_OF_BOTH = frozenset({"like", "unlike", "about", "between", "against"})
"""Prepositions that a noun joined to theirs shares: who is "in Oslo and a minister" is not in a minister."""
_OF_MANY = frozenset({"for", "with", "without", "from", "of"})
"""Those that it shares but where it tells what the subject is: "is from Peru and a lawyer"."""
_JOINING = frozenset({"cc", "advmod", "aux"})
"""What may stand between two verbs of one object."""


@dataclass(frozen=True, slots=True)
class ArgumentFinder:
    """Finds the arguments of one sentence's predicates."""

    predicates: Predicates
    subjects: SubjectFinder
    lexicon: Lexicon

    def of(self, predicate: Predicate) -> tuple[Argument, ...]:
        """All arguments of a predicate: subjects, complements, objects, obliques, clauses."""
        token = predicate.token
        found = [*self.subjects.of(token), *self._complement(predicate), *self._objects(token)]
        found.extend(self._receivers(token))
        found.extend(self.subjects.agents(token))
        found.extend(self._obliques(token))
        found.extend(self._clausal(token))
        return tuple(found)

    def _receivers(self, token: Token) -> tuple[Argument, ...]:
        """Who is given something: of two objects, the first ("denied Rao the right")."""
        gives = token.lemma in self.lexicon.giving
        objects = self.subjects.plain(token, Role.INDIRECT_OBJECT, "obj") if gives else ()
        first = tuple(a for a in objects if a.group != objects[-1].group)
        return self.subjects.plain(token, Role.INDIRECT_OBJECT, "iobj") or first

    def _objects(self, token: Token) -> tuple[Argument, ...]:
        """The direct objects of a predicate, its own or shared."""
        named = named_person(token, self.lexicon)
        if named is not None:
            return arguments_of(named, Role.OBJECT, marker=())
        own = self.subjects.plain(token, Role.OBJECT, "obj")
        if own and token.lemma in self.lexicon.giving:
            own = tuple(a for a in own if a.group == own[-1].group)
        if own or self.predicates.at.get(token.i) is None or not syntax.is_verb(token):
            return own
        if self._gap(token):
            noun = antecedent(token)
            assert noun is not None
            return self.subjects.bearers(noun, Role.OBJECT, ())
        head = token.head
        coordinated = token.dep_ == "conj" and head.i in self.predicates.at and syntax.is_verb(head)
        if coordinated and not self.predicates.is_passive(token):
            after = tuple(a for a in self.subjects.plain(head, Role.OBJECT, "obj") if a.head > token.i)
            if after:
                return tuple(carried(a, Role.OBJECT) for a in after)
        return tuple(carried(a, Role.OBJECT) for a in self._from_last(token))

    def _from_last(self, token: Token) -> tuple[Argument, ...]:
        """ "Drafted and signed [the treaty]": nothing stands between the verbs but what joins them."""
        if self.predicates.is_passive(token) or token.lemma not in self.lexicon.sharing_object:
            return ()
        verbs = [v for v in syntax.conjuncts(syntax.first_conjunct(token)) if v.i > token.i and syntax.is_verb(v)]
        last = next((v for v in verbs if syntax.child(v, "obj") is not None), None)
        if last is None or self.predicates.is_passive(last) or last.lemma in self.lexicon.speech:
            return ()  # "wrote and told the mayor"
        if not all(can_act(token.doc[a.head]) for a in self.subjects.of(token)):
            return ()  # "the storm developed and hit the coast"
        between = token.doc[token.i + 1 : last.i]
        joining = all(t in verbs or t.dep_ in _JOINING or t.text == "," for t in between)
        return tuple(a for a in self.subjects.plain(last, Role.OBJECT, "obj") if a.head > last.i) if joining else ()

    def _gap(self, token: Token) -> bool:
        """A relative clause without a pronoun whose object is its antecedent ("the jets China bought")."""
        if token.dep_ not in syntax.RELATIVE or not syntax.has_subject(token) or self.predicates.is_passive(token):
            return False
        if relative_pronoun(token) is not None:
            return False
        if syntax.child(token, "ccomp", "xcomp", "iobj") is not None or left_behind(token) is not None:
            return False
        noun = antecedent(token)
        return noun is not None and noun.lemma not in self.lexicon.circumstances

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
                    found.append(replace(a, tokens=words, minimal=least, clause=self.predicates.at.get(a.head)))
        return tuple(found)

    def _with_case(self, token: Token) -> Token:
        """The conjunct whose preposition a predicate has: "was in Oslo and [Bergen]", "is like war and [peace]"."""
        bare = syntax.child(token, "case", "cop", *syntax.SUBJECTS) is None and syntax.is_nominal(token)
        if not bare or token.dep_ != "conj" or token.head.i not in self.predicates.at:
            return token
        first = self._with_case(token.head)
        marker = syntax.marker(first)
        role = any(c.lower_ in {"a", "an"} for c in token.children)
        shares = token.pos_ == "PROPN" or marker in _OF_BOTH or (marker in _OF_MANY and not role)
        return first if shares else token

    def _obliques(self, token: Token) -> tuple[Argument, ...]:
        found: list[Argument] = []
        for c in token.children:
            if c.dep_ == "obl":
                found.extend(self.subjects.resolved(c, Role.OBLIQUE if syntax.case_markers(c) else Role.ADVERBIAL))
            elif c.dep_ in syntax.BARE_OBLIQUES:
                found.extend(self.subjects.resolved(c, Role.ADVERBIAL))
            elif c.dep_ == "advmod" and syntax.is_relative_pronoun(c) and token.dep_ != "advcl":  # "left when"
                found.extend(self._resolved_adverb(c))
        stranded = self._stranded(token)
        if stranded is not None:
            found.append(stranded)
        if token.dep_ == "conj" and token.head.i in self.predicates.at and not syntax.has_subject(token):
            found.extend(self._fronted(token))
            found.extend(self._behind(token))
        if token.lower_ == "born" and not found:
            found.extend(self._of_birth(token))
        return tuple(found)

    def _of_birth(self, token: Token) -> tuple[Argument, ...]:
        """ "Was born and raised [in Lima]": where somebody was born stands behind what else befell him there."""
        later = [c for c in syntax.children(token, "conj") if c.i > token.i and syntax.is_verb(c)]
        if not later or syntax.child(later[-1], "obj", *syntax.SUBJECTS) is not None:
            return ()
        between = token.doc[token.i + 1 : later[-1].i]
        if any(t.dep_ not in _JOINING and t not in later and t.text != "," for t in between):
            return ()
        behind = (c for verb in later for c in syntax.children(verb, "obl") if c.i > later[-1].i)
        places = (c for c in behind if syntax.marker(c) in {"in", "near"})
        return tuple(replace(a, shared=True) for c in places for a in self.subjects.resolved(c, Role.OBLIQUE))

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
        first = self.predicates.first_of_coordination(token)
        start = min((a.head for a in self.subjects.of(first) if not a.shared), default=first.i)
        found: list[Argument] = []
        for c in syntax.children(first, "obl", *syntax.BARE_OBLIQUES):
            if c.i < start:
                role = Role.OBLIQUE if syntax.case_markers(c) else Role.ADVERBIAL
                found.extend(replace(a, shared=True) for a in self.subjects.resolved(c, role))
        return tuple(found)

    def _behind(self, token: Token) -> tuple[Argument, ...]:
        """What follows the last of several verbs but hangs on the first belongs to all: "known and governed as"."""
        found: list[Argument] = []
        for c in syntax.children(token.head, "obl", "obl:agent"):
            if c.i > token.i and syntax.case_markers(c):
                role = Role.AGENT if c.dep_ == "obl:agent" else Role.OBLIQUE
                found.extend(replace(a, shared=True) for a in self.subjects.resolved(c, role))
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
                index = self.predicates.outer.get(word.i, self.predicates.at.get(word.i))
                found.append(with_negation(clausal_argument(word, role, index, label=c.dep_, group=c.i), token))
        if token.dep_ == "parataxis" and not found and token.lemma in self.lexicon.speech:
            said = token.head
            so = any(c.lower_ == "so" and c.i < token.i for c in syntax.children(token, "advmod"))
            own = so or syntax.child(token, "obj") is not None or self._has_topic(token)  # "…, so he told them"
            if said.i in self.predicates.at and not own:
                index = self.predicates.outer.get(said.i, self.predicates.at[said.i])
                role = Role.CLAUSAL_COMPLEMENT
                found.append(
                    clausal_argument(said, role, index, label="parataxis", shared=True, marker=(), without=token)
                )
        return tuple(found)

    def _has_topic(self, verb: Token) -> bool:
        """ "…, so few people [know about it]": what one knows or tells "about" is not what stands before."""
        return any(syntax.marker(c) in {"about", "of"} for c in syntax.children(verb, "obl"))

    def _coordinated(self, token: Token) -> tuple[Token, ...]:
        return tuple(w for w in syntax.conjuncts(token) if w.i in self.predicates.at or w.i == token.i)

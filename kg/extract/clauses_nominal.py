"""Clauses that no verb carries, but a noun that names an action.

    "China's purchase of jets"           purchase   subject China, object jets
    "Pelosi paid a visit to Taiwan"      visit      subject Pelosi, object Taiwan; parent pay, link "light"
    "Li was placed under sanctions"      sanction   object Li; parent place, link "light"

The arguments of an action noun have the roles that its verb's would have in the active voice.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from kg.extract import syntax
from kg.extract.action_nouns import ActionNoun, ActionNouns, Idiom, LightUse
from kg.extract.arguments import arguments_of, carried, indices
from kg.extract.circumstance_words import load_circumstance_words
from kg.extract.clause import Argument, Clause, ClauseKind, Role, Voice
from kg.extract.constructions import can_act
from kg.extract.noun_shapes import shapes_of
from kg.extract.predicates import above
from kg.extract.tree import Span, Token

_ORDER = {role: place for place, role in enumerate(Role)}
_UNDERGOING = frozenset({Role.OBJECT, Role.INDIRECT_OBJECT})
_ACTING = frozenset({"PERSON", "ORG", "GPE", "NORP", "LOC"})


def action_clauses(sentence: Span, main: tuple[Clause, ...], actions: ActionNouns) -> tuple[Clause, ...]:
    """A clause for every noun of the lexicon that has an argument, at the noun or at a light verb.

    `main` are the other clauses of the sentence; the indices of the new ones continue theirs.
    """
    at = {c.predicate: c.index for c in main}
    holding = _holding(main)
    found: list[Clause] = []
    for token in sentence:
        if token.pos_ not in {"NOUN", "PROPN"} or token.dep_ in {"compound", "flat", "nmod:desc"}:
            continue
        clause = _action_clause(token, holding.get(token.i, ()), at, actions, len(main) + len(found))
        if clause is not None:
            found.append(clause)
    return tuple(found)


def _holding(main: tuple[Clause, ...]) -> Mapping[int, Sequence[Clause]]:
    """The clauses that each word is an argument or the predicate of, in their order."""
    found: dict[int, list[Clause]] = {}
    for clause in main:
        for word in {clause.predicate, *(a.head for a in clause.arguments)}:
            found.setdefault(word, []).append(clause)
    return found


def _action_clause(
    token: Token, holding: Sequence[Clause], at: Mapping[int, int], actions: ActionNouns, index: int
) -> Clause | None:
    """The clause of a noun, if it names an action; `holding` are the clauses that may lend it their verb."""
    lemma = token.lemma
    reading = actions.reading(lemma)
    idiom_clause = _idiom(token, holding, actions, index)
    if idiom_clause is not None:
        return idiom_clause
    if reading is None or (token.pos_ == "PROPN" and token.ent_type_):
        return None
    if token.tag_ == "NNS" and actions.names_things(lemma):
        return None
    own = _own_arguments(token, reading)
    verb, use = _light_verb(token, holding, actions)
    if verb is None or use is None:
        if not own:
            return None
        parent = above(token, at)
        return _clause(index, token, reading.verb, own, parent, "nominal")
    lent = _lent_arguments(token, verb, use, reading, own)
    if not own and not lent:
        return None
    return _clause(index, token, reading.verb, (*lent, *own), verb.index, "light")


def _clause(
    index: int, token: Token, verb: str, arguments: tuple[Argument, ...], parent: int | None, link: str
) -> Clause:
    told = link == "light" and _denies_verb(token)
    return Clause(
        index=index,
        predicate=token.i,
        kind=ClauseKind.NOMINAL,
        lemma=token.lemma,
        action=verb,
        arguments=tuple(sorted(arguments, key=lambda a: (_ORDER[a.role], a.head))),
        parent=parent,
        link=link,
        negations=() if told else indices(syntax.negations(token)),
        noun=token.lemma,
        noun_head=token.i,
    )


def _denies_verb(token: Token) -> bool:
    """Whether the verb is denied already by what denies the noun: "held no talks", "no talks and no vote"."""
    first = syntax.first_conjunct(token) if token.dep_ == "conj" else token
    direct = first.dep_ in syntax.NOMINAL_SUBJECTS | syntax.OBJECTS
    return direct and (first is token or bool(syntax.negations(first)))


# -- arguments at the noun -----------------------------------------------------------------------------------------


def _own_arguments(token: Token, reading: ActionNoun) -> tuple[Argument, ...]:
    found: list[Argument] = []
    possessors = syntax.children(token, "nmod:poss")
    has_of = _has_of(token)
    for c in possessors:
        role = reading.possessor if not has_of or reading.of != reading.possessor else "subject"
        found.extend(_as(role, arguments_of(c, Role.SUBJECT)))
    if not possessors:
        for c in _acting_modifiers(token):
            found.extend(_as("subject", arguments_of(c, Role.SUBJECT, marker=())))
    for c in syntax.children(token, "nmod", "obl", "obl:agent"):
        found.extend(_prepositional(c, reading, bool(found)))
        found.extend(_misplaced(c, reading))
    for c in syntax.children(token, "nmod:unmarked", "nmod:tmod", "nmod:npmod"):
        found.extend(replace(a, role=Role.ADVERBIAL) for a in arguments_of(c, Role.ADVERBIAL))
    if reading.compound and not any(a.role is Role.OBJECT for a in found):
        for c in syntax.children(token, "compound"):
            if c.pos_ == "NOUN" and not c.ent_type_:
                found.extend(_as(reading.compound, arguments_of(c, Role.OBJECT)))
    return tuple(found) if any(a.role is not Role.ADVERBIAL for a in found) else ()


def _prepositional(word: Token, reading: ActionNoun, has_actor: bool) -> Iterator[Argument]:
    arguments = arguments_of(word, Role.OBLIQUE)
    marker = arguments[0].marker
    if marker in {"by", "between"}:
        yield from _as("subject", arguments)
    elif marker == "of":
        role = reading.of
        if role == "either":
            role = "subject" if not has_actor and _comes_from(word) else "object"
        if role == "subject" and has_actor:
            role = "topic"
        yield from _as(role, arguments)
    elif _is_basis(word):
        yield from (replace(a, role=Role.ADVERBIAL) for a in arguments)
    elif marker in reading.object_markers:
        yield from _as("object", arguments)
    else:
        yield from arguments


def _is_basis(word: Token) -> bool:
    """ "Ordered the strike on the advice of Rao", "on the eve of the vote": nobody strikes those."""
    return syntax.marker(word) == "on" and word.lemma in load_circumstance_words().governed["bases"]


def _comes_from(word: Token) -> bool:
    """Whether the one behind "of" does what the noun before it names: "with the support [of the party]", but not "in
    support of the party", "the party's support of it", "support of the party by its founder"."""
    noun = word.head
    led = syntax.marker(noun) == "in" and syntax.child(noun, "det") is None
    by = any(syntax.marker(c) == "by" for n in (noun, word) for c in syntax.children(n, "nmod"))
    return can_act(word) and not led and not by


def _misplaced(word: Token, reading: ActionNoun) -> Iterator[Argument]:
    """What a parse hangs one noun too low: "the visit of the king | to Oslo", "the invasion of Kuwait | by Iraq"."""
    if syntax.marker(word) not in {"of", "by"}:
        return
    for c in syntax.children(word, "nmod"):
        marker = syntax.marker(c)
        if marker == "by" and reading.of in {"object", "either"}:
            yield from _as("subject", arguments_of(c, Role.SUBJECT))
        elif marker in reading.object_markers and reading.of == "subject":
            yield from _as("object", arguments_of(c, Role.OBLIQUE))


def _acting_modifiers(token: Token) -> Iterator[Token]:
    """Names before the noun that act: "the U.S. proposal", "Russian attacks"."""
    for c in syntax.children(token, "compound", "amod", "nmod:desc"):
        if c.ent_type_ in _ACTING or (c.pos_ == "PROPN" and not c.ent_type_):
            yield c


def _as(role: str, arguments: tuple[Argument, ...]) -> Iterator[Argument]:
    roles = {"subject": Role.SUBJECT, "object": Role.OBJECT, "topic": Role.OBLIQUE}
    for a in arguments:
        yield replace(a, role=roles[role])


# -- arguments that a light verb lends -----------------------------------------------------------------------------


def _light_verb(
    token: Token, holding: Sequence[Clause], actions: ActionNouns
) -> tuple[Clause, LightUse] | tuple[None, None]:
    """The clause whose verb lends itself to the noun, and how."""
    lemma = token.lemma
    for clause in holding:
        if clause.kind is ClauseKind.COPULAR and clause.predicate == token.i:
            marker = clause.complements[0].marker if clause.complements else ""
            use = actions.light_use("be", marker, lemma) if marker else None
            if use is not None:
                return clause, use
        if clause.kind is not ClauseKind.VERBAL:
            continue
        for a in clause.arguments:
            if a.head != token.i:
                continue
            direct = a in clause.undergoers or (a.role is Role.INDIRECT_OBJECT)
            if not direct and a.role is not Role.OBLIQUE:
                continue
            use = actions.light_use(clause.lemma, "" if direct else a.marker, lemma)
            if use is None and not direct:
                use = actions.light_use(f"{clause.lemma} {a.marker}", "", lemma)
            if use is not None:
                return clause, use
    return None, None


def _lent_arguments(
    token: Token, verb: Clause, use: LightUse, reading: ActionNoun, own: tuple[Argument, ...]
) -> tuple[Argument, ...]:
    found: list[Argument] = []
    taken = {a.head for a in own} | {token.i}
    acted = any(a.role is Role.SUBJECT for a in own)
    undergoers = tuple(a for a in verb.undergoers if a.head not in taken)
    alone = use.marker and not undergoers and verb.voice is Voice.ACTIVE
    subject_role = use.intransitive_subject if alone else use.subject
    for a in verb.actors:
        role = {"actor": Role.SUBJECT, "undergoer": Role.OBJECT}.get(subject_role)
        if role is not None and a.head not in taken and not (role is Role.SUBJECT and acted):
            found.append(carried(a, role))
    if use.object == "undergoer":
        found.extend(carried(a, Role.OBJECT) for a in undergoers)
    for a in verb.arguments:
        if a.head in taken or a.clause is not None:
            continue
        if a.role in {Role.OBLIQUE, Role.ADVERBIAL}:
            objects = a.marker in reading.object_markers and not _is_basis(token.doc[a.head])
            role = Role.OBJECT if objects else a.role
            found.append(replace(a, role=role, shared=True))
        elif a.role is Role.INDIRECT_OBJECT:
            found.append(replace(a, shared=True))
    return tuple(found)


def _idiom(token: Token, holding: Sequence[Clause], actions: ActionNouns, index: int) -> Clause | None:
    if token.pos_ == "PROPN" or not holding:  # "born United Fruit"
        return None
    for clause in holding:
        if clause.kind is not ClauseKind.VERBAL:
            continue
        held = next((a for a in clause.arguments if a.head == token.i), None)
        if held is None:
            continue
        direct = held in clause.undergoers
        idiom = _set_phrase(token, actions.idioms_of(clause.lemma, "" if direct else held.marker, token.lemma))
        if idiom is None or (_has_of(token) and "of" not in idiom.object_markers):
            continue
        reading = ActionNoun(verb=idiom.action, possessor="object", of="object", object_markers=idiom.object_markers)
        own = tuple(x for c in syntax.children(token, "nmod") for x in _prepositional(c, reading, True))
        use = LightUse() if direct else LightUse(object="undergoer")  # "put [the merger] on hold"
        arguments = (*_lent_arguments(token, clause, use, reading, own), *own)
        if idiom.needs_object and not any(a.role in _UNDERGOING for a in arguments):
            continue
        return replace(_clause(index, token, idiom.action, arguments, clause.index, "light"), idiom=True)
    return None


def _has_of(token: Token) -> bool:
    """ "The purchase [of jets]"."""
    return any(syntax.marker(c) == "of" for c in syntax.children(token, "nmod"))


def _set_phrase(token: Token, idioms: tuple[Idiom, ...]) -> Idiom | None:
    if not idioms:
        return None
    modifiers = frozenset(c.lemma for c in syntax.children(token, "amod", "compound"))
    shapes, plural = shapes_of(token), token.tag_ == "NNS"
    return next((i for i in idioms if i.fits(modifiers, shapes, plural=plural)), None)

"""Open relations: what a clause says that no declared relation covers, so that nothing is lost.

"The team won the cup"                open:win            the team -> the cup
"The mayor resigned from the party"   open:resign_from    the mayor -> the party
"Quat was elected in the north"       open:be_elected_in  Quat -> the north    (a passive stays one, so that
                                                          who did it and whom it befell cannot be mixed up)
"The bridge was destroyed"            open:destroy        (unstated) -> the bridge
"The court called him a liar"         open:call           the court -> "him a liar"
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.extract import open_relations, syntax
from kg.extract.arguments import arguments_of
from kg.extract.circumstance_words import load_circumstance_words
from kg.extract.clause import Argument, Clause, ClauseKind, Role, Voice
from kg.extract.clauses_lexicon import default_lexicon
from kg.extract.coordination import are_one, is_shared_out, joined, one_thing
from kg.extract.cues import load_cues
from kg.extract.ends import End, literal
from kg.extract.full_ends import (
    behind_subject,
    in_full,
    is_matter_of_degree,
    measured,
    restricted,
    to_be,
    together,
    values,
    with_its_clause,
    with_its_phrases,
)
from kg.extract.mentions import Mentions
from kg.extract.restrictions import is_anybody, is_cut, is_restricted
from kg.extract.small_clauses import is_torn, small_clause
from kg.extract.time import normalise
from kg.extract.tree import Token
from kg.model import Mention, MentionKind

_SKIPPED_MARKERS = frozenset(
    {"according to", "per", "despite", "because of", "due to", "like", "unlike", "instead of", "than", "depending on"}
    | {"depending upon", "compared to", "compared with", "based on", "including", "regarding", "in terms of", "besides"}
)
"""Prepositions of circumstances that are no part of what a verb says of its subject."""

_TEMPORAL = frozenset({"when", "since", "while", "before", "after", "until", "once", "as"})
_BARE_MARKERS = frozenset({"if", "when", "where", "as", "unless", "once", "whenever", "wherever", "until"})
_ASKING = frozenset({"how", "what", "who", "whom", "which", "whose", "whether"})


@dataclass(frozen=True, slots=True)
class OpenEnds:
    relation: str
    subject: End
    object: End


def open_ends(mentions: Mentions, clause: Clause) -> Iterator[OpenEnds]:
    """The pairs of ends of a clause, with the open relation that joins them, in the order of the words."""
    if clause.kind in {ClauseKind.COPULAR, ClauseKind.ADJECTIVAL}:
        yield from _copular(mentions, clause)
    elif clause.kind is ClauseKind.VERBAL and not _is_prepositional(clause) and not is_torn(clause):
        yield from _passive(mentions, clause) if clause.voice is Voice.PASSIVE else _active(mentions, clause)


def is_asked(mentions: Mentions, clause: Clause) -> bool:
    """Whether a clause is an indirect question, which leaves open what it names: "it depends how high the price is"."""
    if (
        clause.link not in {"ccomp", "csubj", "csubj:pass", "advcl", "acl", "xcomp"}
        or clause.kind is ClauseKind.NOMINAL
    ):
        return False
    token = mentions.doc[clause.predicate]
    return any(t.lower_ in _ASKING for t in token.subtree[:2] if t.i < token.i)


def _is_prepositional(clause: Clause) -> bool:
    """ "compared to last year", "as measured by sales": a participle that nobody is the subject of."""
    loose = clause.link == "advcl" and not clause.finite and all(a.shared for a in clause.subjects)
    if loose and clause.marker in _BARE_MARKERS and all(a.shared for a in clause.arguments):
        return True  # "if needed", "when asked"
    return loose and (clause.marker == "as" or default_lexicon().is_prepositional(clause.lemma))


def _active(mentions: Mentions, clause: Clause) -> Iterator[OpenEnds]:
    subjects = _subjects(mentions, clause)
    if not subjects:
        return
    verb = open_relations.active(mentions.doc, clause)
    objects = small_clause(mentions, clause) or in_full(mentions, clause, values(mentions, _direct(mentions, clause)))
    if objects:
        yield from _pairs(verb, subjects, objects)
    else:
        yield from _rest(mentions, clause, verb, subjects) or _pairs(verb, subjects, [End(None, None)])


def _passive(mentions: Mentions, clause: Clause) -> Iterator[OpenEnds]:
    undergoers = _subjects(mentions, clause)
    agents = values(mentions, tuple(a for a in clause.having(Role.AGENT) if not _is_manner(mentions, a)))
    if not undergoers:
        return
    verb = open_relations.active(mentions.doc, clause)
    if agents and not clause.complements:
        yield from _pairs(verb, agents, undergoers)
        return
    if clause.link == "acl" and not clause.having(Role.OBLIQUE):
        undergoers = [u for u in undergoers if isinstance(u.value, Mention) and u.value.kind is MentionKind.NAME]
    befell = open_relations.passive(mentions.doc, clause)
    kept = values(mentions, clause.objects)
    if kept:
        yield from _pairs(befell, undergoers, kept)
    else:
        yield from _rest(mentions, clause, befell, undergoers) or _pairs(verb, [End(None, None)], undergoers)


def _rest(mentions: Mentions, clause: Clause, verb: str, subjects: list[End]) -> tuple[OpenEnds, ...]:
    """What stands in the object's place: a complement, what is said, a phrase with a preposition."""
    complements = values(mentions, _without_negation(clause, clause.complements), words=True)
    if complements and default_lexicon().proves(clause.lemma):
        verb = "be"
    elif complements and not default_lexicon().links(clause.lemma):
        complements = [to_be(mentions, end) for end in complements]
    if complements:
        marker = clause.complements[0].marker
        return tuple(_pairs(open_relations.with_marker(verb, marker), subjects, complements))
    for content in clause.having(Role.CLAUSAL_COMPLEMENT):
        if mentions.doc[content.head].lower_ == "using":
            continue
        value = literal(mentions, content)
        if value is not None:
            return tuple(_pairs(verb, subjects, [End(content, value)]))
    marker, oblique = _oblique(mentions, clause)
    return tuple(_pairs(open_relations.with_marker(verb, marker), subjects, oblique))


def _direct(mentions: Mentions, clause: Clause) -> tuple[Argument, ...]:
    """The objects, or who is given something; how long something takes is no object ("waited ten minutes")."""
    lasting = default_lexicon().takes_time(clause.lemma)
    objects = tuple(a for a in clause.objects if lasting or not _is_time(mentions, a))
    return objects or clause.having(Role.INDIRECT_OBJECT)


def _without_negation(clause: Clause, arguments: tuple[Argument, ...]) -> tuple[Argument, ...]:
    """Complements without the "not" that is the clause's own polarity, lest it be told twice."""
    own = set(clause.negations)
    return tuple(replace(a, tokens=tuple(i for i in a.tokens if i not in own) or a.tokens) for a in arguments)


def _behind_marker(mentions: Mentions, arguments: tuple[Argument, ...]) -> tuple[Argument, ...]:
    """Complements without the preposition that the relation tells; what weakens it keeps it ("[almost in] reach")."""
    found = []
    for argument in arguments:
        last = max((i for i in argument.markers if i < argument.head), default=-1)
        before = [i for i in argument.tokens if i < last and i not in argument.markers]
        if all(_is_told(mentions.doc[i].lower_) for i in before):  # "not [yet] in force"
            found.append(replace(argument, tokens=tuple(i for i in argument.tokens if i > last)))
        else:
            found.append(replace(argument, marker="", markers=()))
    return tuple(found)


def _is_told(adverb: str) -> bool:
    """Whether what an adverb before a complement says is nothing, or told by the polarity: "nearly in force"."""
    return default_lexicon().weighs_nothing(adverb) or adverb in load_cues().near


def _is_time(mentions: Mentions, argument: Argument) -> bool:
    # "Ten days before the vote" is a time by its first words.
    words = (argument.head, min(argument.tokens))
    values = (mentions.value_at(mentions.doc[i]) for i in words if argument.head not in mentions.names)
    return any(value is not None and value[2] == "DATE" for value in values)


def _copular(mentions: Mentions, clause: Clause) -> Iterator[OpenEnds]:
    subjects = _subjects(mentions, clause)
    loose = clause.copula is None and clause.link == "advcl" and all(a.shared for a in clause.subjects)
    # Without any verb it is a torn line, or the parse has missed the verb.
    verbless = clause.copula is None and clause.link in {"", "conj", "parataxis"}
    if not subjects or loose or verbless:
        return
    complements = _behind_marker(mentions, _without_negation(clause, with_its_clause(clause, mentions)))
    complement = complements[0] if complements else None
    degree = clause.kind is ClauseKind.ADJECTIVAL and is_matter_of_degree(mentions.doc[clause.predicate])
    if clause.kind is ClauseKind.ADJECTIVAL and not degree:
        marker, oblique = _oblique(mentions, clause)
        if oblique and marker:
            verb = "_".join(["be", *clause.lemma.split(" ")])
            yield from _pairs(open_relations.with_marker(verb, marker), subjects, oblique)
            return
    if complement is None:
        return
    complement = measured(mentions, behind_subject(clause, complement))
    complement = with_its_phrases(mentions, clause, complement) if degree else complement
    if clause.link == "advcl" and clause.marker in _TEMPORAL and _is_number(mentions, complement):
        return  # "since I was sixteen" only dates what was done since
    whole = complement.role is Role.CLAUSAL_COMPLEMENT or complement.tokens != complements[0].tokens
    whole = whole or len(complement.tokens) > len(clause.complements[0].tokens)
    whole = whole or complement.marker != clause.complements[0].marker
    whole_of = None if clause.kind is ClauseKind.ADJECTIVAL else one_thing(mentions, clause)
    if whole or complement.clause is not None or is_restricted(mentions, complement):
        value = literal(mentions, complement)
        found = [End(complement, value)] if value else []
    elif whole_of is not None:
        found = [together(mentions, whole_of)] if whole_of.head == clause.predicate else []
    else:
        found = values(mentions, complements, words=True)
    verb, marker = ("have", "") if complement.marker == "without" else ("be", complement.marker)
    yield from _pairs(open_relations.with_marker(verb, marker), subjects, found)


def _is_number(mentions: Mentions, complement: Argument) -> bool:
    head = mentions.doc[complement.head]
    return head.pos_ == "NUM" or mentions.value_at(head) is not None


def _pairs(relation: str, subjects: list[End], objects: list[End]) -> Iterator[OpenEnds]:
    for subject in subjects:
        for object in objects:
            if subject.head is not None and subject.head == object.head:
                continue
            yield OpenEnds(f"open:{relation}", subject, object)


def _subjects(mentions: Mentions, clause: Clause) -> list[End]:
    """The subjects that are told in full: of "claims made about him" nothing holds that is said of claims."""
    found = tuple(a for a in clause.subjects if a.clause is None)
    if are_one(mentions, clause, found):
        return [together(mentions, joined(found))]
    return [
        whole
        for end in values(mentions, found)
        if (whole := restricted(mentions, clause, end)) is not None
        if end.argument is None
        or not (is_cut(mentions, clause, end.argument, end.value) or is_anybody(mentions, clause, end))
    ]


def _is_manner(mentions: Mentions, argument: Argument) -> bool:
    return argument.head not in mentions.names and open_relations.is_manner(mentions.doc[argument.head])


def _is_connective(noun: Token) -> bool:
    """ "By contrast", "in addition": a word that ties a sentence to the one before it."""
    return syntax.lemma(noun) in load_circumstance_words().empty and all(
        c.dep_ in {"case", "punct"} for c in noun.children
    )


def _behind_join(clause: Clause, noun: Token) -> tuple[Argument, ...]:
    """What a preposition of several words is about: "in line with [the plan]"."""
    case = syntax.case_markers(noun)
    if not case or not default_lexicon().joins(syntax.lemma(noun)):
        return ()
    if any(c.dep_ not in {"case", "nmod"} for c in noun.children):
        return ()
    inner = [c for c in syntax.children(noun, "nmod") if syntax.case_markers(c)]
    if not inner:
        beside = (noun.doc[a.head] for a in clause.having(Role.OBLIQUE) if a.markers and a.markers[0] == noun.i + 1)
        inner = list(beside)[:1]
    if len(inner) != 1 or inner[0].i < noun.i:
        return ()
    return arguments_of(inner[0], Role.OBLIQUE, marker=(*case, noun, *syntax.case_markers(inner[0])))


def _oblique(mentions: Mentions, clause: Clause) -> tuple[str, list[End]]:
    """The first prepositional argument that is no time, with what is coordinated with it.

    What stands behind the verb comes before what opens the sentence, which most often only tells the circumstances
    ("By treaty the island belongs to nobody"), and names come before others.

    "Of those who came, two …" is a part of what the clause is about, and what stands under another preposition of
    a coordination ("in trees and under rocks") is another relation.
    """
    found: list[tuple[bool, Argument]] = []
    for argument in clause.having(Role.OBLIQUE, Role.AGENT):
        if argument.clause is not None or not argument.marker or argument.marker in _SKIPPED_MARKERS:
            continue
        token = mentions.doc[argument.head]
        if _is_manner(mentions, argument):
            continue
        inner = _behind_join(clause, token)
        if inner:
            found.extend((a.head not in mentions.names, a) for a in inner)
            continue
        if argument.marker == "for" and token.tag_ == "NN" and open_relations.is_occasion(syntax.lemma(token)):
            continue
        if token.i < clause.predicate and _is_connective(token):
            continue
        if default_lexicon().is_circumstance(syntax.lemma(token)) and syntax.child(token, "amod", "nummod") is None:
            continue
        if _is_time(mentions, argument) or (argument.marker == "of" and argument.head < clause.predicate):
            continue
        head = mentions.doc[argument.head]
        if mentions.value_at(head) is None and head.i not in mentions.names and normalise(head.text, None):
            continue
        found.append((head.i not in mentions.names, argument))
    if not found:
        return "", []
    before = clause.predicate + 12
    chosen = min(found, key=lambda one: (one[1].head > before, one[1].head < clause.predicate, one[0], one[1].head))[1]
    group = tuple(a for _, a in found if a.group == chosen.group and a.marker == chosen.marker)
    if len(group) > 1 and (chosen.marker == "between" or is_shared_out(mentions, clause, chosen)):
        tokens = tuple(range(min(group[0].tokens), max(group[-1].tokens) + 1))
        value = literal(mentions, replace(group[0], tokens=tokens))
        return chosen.marker, [End(chosen, value)] if value is not None else []
    place = mentions.doc[chosen.head]
    marker = open_relations.relative_marker(place) if chosen.marker == "where" else chosen.marker
    return marker, in_full(mentions, clause, values(mentions, group, words=True))

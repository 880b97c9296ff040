"""Who is named as one of a group: what is told of "six people, including Rao" is told of Rao.

"Police arrested six people, among them the mayor, Rao"      arrested Rao
"Several firms, including Shell and BP, left Peru"           Shell left it, and BP
"Six firms, including Shell, own 40 percent"                 how much Shell owns is not told
"The mayors of nine cities, including Lagos, met"            one of the cities, and no mayor
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from kg.extract import syntax
from kg.extract.arguments import arguments_of
from kg.extract.circumstance_words import load_circumstance_words
from kg.extract.clause import Clause, Role
from kg.extract.clauses_lexicon import default_lexicon
from kg.extract.cues import load_cues
from kg.extract.ends import End
from kg.extract.hedges import leaves_open
from kg.extract.lexicon import load_nouns
from kg.extract.mentions import Mentions
from kg.extract.noun_types import noun_type
from kg.extract.relations import Schema
from kg.extract.time_patterns import load_time_words
from kg.extract.tree import Token
from kg.model import VALUE_TYPES, Literal, Mention, MentionKind, Modality, Polarity, Statement

_WHOLE = frozenset({"them", "whom"})
_NAMING = frozenset({"including", "among them", "among whom"})
_HANGING = ("nmod", "appos", "obl", "parataxis", "acl:relcl")
_SHARED = frozenset({"amount", "price"})
"""Roles of what a group has, gives or takes together."""
_GOVERNED = frozenset({"nmod", "obl"})
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_ENDS = frozenset({Role.SUBJECT, Role.OBJECT, Role.AGENT})


def told_of_members(
    mentions: Mentions, schema: Schema, clause: Clause, ends: tuple[End, End], statement: Statement
) -> Iterator[Statement]:
    """The statement once more for each named member of its subject and of its object."""
    subject, object = ends
    doc = mentions.doc
    if statement.polarity is Polarity.NEGATED or clause.lemma in default_lexicon().summing:
        return  # "not all ministers, including Rao"
    declared = schema.relations.get(statement.relation)
    apart = not any(doc[i].lower_ in load_cues().together for i in clause.adverbs)
    if apart and not _is_counted(mentions, object):
        for member, sure in _members(mentions, clause, subject, open=declared is None):
            if declared is None or declared.takes_subject(member.type):
                yield replace(statement, subject=member, **_of_one(statement, sure))
    if _is_either(mentions, subject, object):
        return
    for member, sure in _members(mentions, clause, object, open=declared is None):
        if declared is None or declared.takes_object(member.type):
            yield replace(statement, object=member, **_of_one(statement, sure))


def is_member(noun: Token) -> bool:
    """Whether a phrase names some of those before it: "[including] Rao", "[notably] Rao", "Rao [among them]"."""
    if syntax.marker(noun) in _NAMING or any(c.lower_ == "notably" for c in noun.children):
        return True
    within = (c for c in syntax.children(noun, "nmod", "obl") if c.lower_ in _WHOLE)
    return any(syntax.marker(c) == "among" for c in within)


def _members(mentions: Mentions, clause: Clause, end: End, *, open: bool) -> Iterator[tuple[Mention, bool]]:
    """The named members of an end, each with whether it is one for sure: "[possibly] including Rao"."""
    argument = end.argument
    if argument is None or (open and argument.role not in _ENDS) or isinstance(end.value, Literal):
        return
    group, verb = mentions.doc[argument.head], mentions.doc[clause.predicate]
    if not _is_many(group):
        return
    beside = syntax.children(verb, *_HANGING) if _is_last(clause, argument.head) else ()
    for noun in (*syntax.children(group, *_HANGING), *beside):
        if noun.i < group.i or not is_member(noun):
            continue
        for one in arguments_of(noun, argument.role):
            mention = mentions.of_argument(one)
            if mention is None or mention.kind is not MentionKind.NAME or mention.type in VALUE_TYPES:
                continue
            if _is_of_the_first(group, noun, mention.type):
                yield mention, not any(leaves_open(c) for c in syntax.children(noun, "advmod"))


def _is_of_the_first(group: Token, member: Token, type: str) -> bool:
    """Whether a member is of this group and of no plural between them: "mayors of several [cities], including Lagos".

    Behind a second plural it is only one of the first where that alone is of its kind: "officials of six cities,
    including Rao", "firms from six states, including Shell".
    """
    if group.lemma in load_nouns().quantities | load_circumstance_words().many or group.tag_ == "CD":
        of = (c for c in syntax.children(group, "nmod") if syntax.marker(c) == "of")
        group = next((c for c in of if c.i < member.i), group)
    nearer = {
        _kind(noun_type(t))
        for t in group.doc[group.i + 1 : member.i]
        if t.tag_ in {"NNS", "NNPS"} and t.dep_ in _GOVERNED and t.lemma not in load_time_words().units
    }
    return not nearer or (_kind(noun_type(group)) == _kind(type) and _kind(type) not in nearer)


def _kind(type: str) -> str:
    return "GPE" if type in _PLACES else type


def _is_either(mentions: Mentions, subject: End, object: End) -> bool:
    """ "Several firms had plants there, including [Shell]": a bare plural behind many is less likely the group."""
    if subject.argument is None or object.argument is None:
        return False
    one, other = mentions.doc[subject.argument.head], mentions.doc[object.argument.head]
    bare = not any(c.i < other.i and c.dep_ in {"nummod", "det", "amod", "nmod:poss"} for c in other.children)
    return bare and _is_many(one)


def _is_many(group: Token) -> bool:
    return group.tag_ in {"NNS", "NNPS", "CD"} or syntax.child(group, "nummod") is not None


def _is_last(clause: Clause, head: int) -> bool:
    """Whether an end is the one that a phrase behind the verb speaks of: the object, or the subject without one."""
    objects = {a.head for a in clause.objects}
    return head in objects if objects else any(a.head == head for a in clause.subjects)


def _is_counted(mentions: Mentions, end: End) -> bool:
    """Whether the other end is a number of things or a sum, of which nothing tells each one's share."""
    if end.argument is None:
        return False
    head = mentions.doc[end.argument.head]
    return mentions.value_at(head) is not None or syntax.child(head, "nummod") is not None or head.tag_ == "CD"


def _of_one(statement: Statement, sure: bool) -> dict[str, Any]:
    """What a statement is of one member: with its own qualifiers, and as sure as it is that it is one."""
    own = tuple(q for q in statement.qualifiers if q.role not in _SHARED | {"including"})
    asserted = statement.modality is Modality.ASSERTED
    return {"qualifiers": own, "modality": Modality.POSSIBLE if asserted and not sure else statement.modality}

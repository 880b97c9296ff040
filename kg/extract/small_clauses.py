"""What a verb makes, calls, finds or leaves its object: the two are told in one, for the object alone would be untrue.

"called Rao a liar"              "Rao a liar"
"put thousands of jobs at risk"  "thousands of jobs at risk"
"makes it hard to leave"         "it hard to leave"
"allowed a few to work"          "a few to work"
"saw it as having failed"        "it as having failed"
"spent years writing it"         "years writing it"
"""

from __future__ import annotations

from dataclasses import replace

from kg.extract import syntax
from kg.extract.clause import Argument, Clause, Role, Voice
from kg.extract.clauses_lexicon import default_lexicon
from kg.extract.constructions import is_seen_as
from kg.extract.ends import End, literal
from kg.extract.mentions import Mentions

_OPENING = frozenset({"that", "to"})
_SPENDING = frozenset({"spend", "waste"})


def small_clause(mentions: Mentions, clause: Clause) -> list[End]:
    """The object with its complement as one end; empty where there is none, or where they do not stand together."""
    expletive = syntax.child(mentions.doc[clause.predicate], "expl")
    if expletive is not None and clause.complements and expletive.i > clause.predicate:
        head = clause.complements[0]
        last = max(t.i for t in mentions.doc[head.head].subtree)
        return _joined(mentions, clause, head, expletive.i, last)
    objects = clause.objects or clause.having(Role.INDIRECT_OBJECT)
    if len(objects) != 1:
        return []
    first = objects[0]
    complements = (*clause.complements, *clause.having(Role.CLAUSAL_COMPLEMENT), *gerunds(mentions, clause))
    complements = tuple(a for a in complements if not _is_behind_next(mentions, clause, first, a))
    last_part = next((a for a in complements if _is_small(clause, a)), None) or _placed(mentions, clause, first)
    if last_part is None or last_part.head < first.head or first.shared or first.clause is not None:
        return []
    last = max(last_part.tokens)
    if mentions.doc[first.head].lower_ == "it" and last_part.label == "xcomp":
        # "made it clear [that …]": "it" is what the clause behind says.
        told = (mentions.doc[clause.predicate], mentions.doc[last_part.head])
        contents = [c for token in told for c in syntax.children(token, "ccomp", "csubj", "advcl")]
        behind = [c for c in contents if c.i > last and _OPENING & {t.lower_ for t in syntax.clause_markers(c)}]
        last = max((t.i for c in behind for t in c.subtree if not t.is_punct), default=last)
    return _joined(mentions, clause, first, min(first.tokens), last)


def is_torn(clause: Clause) -> bool:
    """An object without what the verb makes of it, where the two cannot be told in one ("made A and B angry")."""
    if clause.voice is not Voice.ACTIVE:
        return False
    behind = any(max(a.tokens) > a.head for a in clause.objects)
    behind = behind and clause.lemma in default_lexicon().placing  # "put [pressure on the bank]"
    if clause.lemma in default_lexicon().only_placing and clause.objects and not behind:
        return not any(clause.having(role) for role in (Role.OBLIQUE, Role.COMPLEMENT, Role.CLAUSAL_COMPLEMENT))
    small = any(_is_small(clause, a) for a in (*clause.complements, *clause.having(Role.CLAUSAL_COMPLEMENT)))
    return small and len(clause.objects) > 1


def makes_something(clause: Clause) -> bool:
    """Whether the verb says something of its undergoer by a complement: "declared the vote invalid"."""
    made = clause.lemma in default_lexicon().making and bool(clause.undergoers)
    return made and any(a.label == "xcomp" for a in clause.complements)


def gerunds(mentions: Mentions, clause: Clause) -> tuple[Argument, ...]:
    """What an object is said to do behind "as", and what time is spent on: neither says anything without it."""
    found = []
    for argument in clause.having(Role.ADVERBIAL_CLAUSE):
        token = mentions.doc[argument.head]
        spent = clause.lemma in _SPENDING and not argument.marker and not syntax.is_set_off(token)
        if is_seen_as(token, mentions.doc[clause.predicate]) or (spent and syntax.verb_group(token)[0].tag_ == "VBG"):
            found.append(argument)
    return tuple(found)


def is_called(mentions: Mentions, clause: Clause) -> bool:
    """Whether a participle only tells the name that its noun bears: "a man [named Tyrell]" is put into no office."""
    if clause.link != "acl" or clause.voice is not Voice.PASSIVE or clause.lemma not in default_lexicon().naming:
        return False
    borne = (*clause.complements, *clause.objects)
    return any(a.head in mentions.names and not a.marker for a in borne)


def _joined(mentions: Mentions, clause: Clause, head: Argument, first: int, last: int) -> list[End]:
    whole = replace(head, tokens=tuple(range(first, last + 1)))
    value = literal(mentions, whole)
    return [End(whole, value)] if value is not None and clause.predicate < first else []


def _is_small(clause: Clause, argument: Argument) -> bool:
    """What the object is made or found to be or to do: "him a liar", "soldiers killed", "the crane to fall"."""
    if argument.shared:
        return False
    if argument.marker == "to":
        return argument.label == "xcomp" and clause.lemma not in default_lexicon().subject_control
    return argument.marker in {"", "as"}  # "described the vote [as peaceful]"


def _is_behind_next(mentions: Mentions, clause: Clause, object: Argument, argument: Argument) -> bool:
    """ "Find them and try them, [consistent with the law]": a verb joined to this one stands before it."""
    joined = syntax.children(mentions.doc[clause.predicate], "conj")
    return any(object.head < verb.i < argument.head and syntax.is_verb(verb) for verb in joined)


def _placed(mentions: Mentions, clause: Clause, object: Argument) -> Argument | None:
    """ "put jobs [at risk]", "turned the road [into a river]": what such a verb needs beside its object."""
    if clause.lemma not in default_lexicon().placing:
        return None
    behind = max(object.tokens) + 1
    for argument in clause.having(Role.OBLIQUE):
        if argument.clause is not None or not argument.markers or min(argument.markers) != behind:
            continue
        if argument.marker == "as":
            return argument
        if argument.head not in mentions.names and mentions.value_at(mentions.doc[argument.head]) is None:
            return argument
        # "put children in Mali at risk": where the object is stands before what it is brought to.
        behind = max(argument.tokens) + 1
    return None

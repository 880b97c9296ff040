"""Open relations: what a clause says that no declared relation covers, so that nothing is lost.

"The team won the cup"                open:win            the team -> the cup
"The mayor resigned from the party"   open:resign_from    the mayor -> the party
"Quat was elected in the north"       open:elected_in     Quat -> the north    (a passive keeps its participle,
                                                          so that who did it and whom it befell cannot be mixed up)
"The bridge was destroyed"            open:destroy        (unstated) -> the bridge
"The court called him a liar"         open:call           the court -> "him a liar"
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.extract import syntax
from kg.extract.arguments import arguments_of
from kg.extract.clause import Argument, Clause, ClauseKind, Role, Voice
from kg.extract.clauses_lexicon import default_lexicon
from kg.extract.coordination import are_one, is_joined, is_shared_out, joined, one_thing, units
from kg.extract.ends import End, literal
from kg.extract.mentions import Mentions
from kg.extract.names import ARTICLES
from kg.extract.restrictions import compared, is_anybody, is_content_lost, is_cut, is_restricted
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
_OF_ADJECTIVES = frozenset({"in", "as", "than", "to"})
"""What begins a clause without which an adjective says something else: "alone in doing", "harder to use"."""
_LONGEST = 12
"""Tokens of a description with the clause that restricts it."""
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
    objects = small_clause(mentions, clause) or _in_full(mentions, clause, _values(mentions, _direct(mentions, clause)))
    if objects:
        yield from _pairs(_lemma(clause), subjects, objects)
    else:
        yield from _rest(mentions, clause, _lemma(clause), subjects) or _pairs(
            _lemma(clause), subjects, [End(None, None)]
        )


def _passive(mentions: Mentions, clause: Clause) -> Iterator[OpenEnds]:
    undergoers = _subjects(mentions, clause)
    agents = _values(mentions, clause.having(Role.AGENT))
    if not undergoers:
        return
    if agents and not clause.complements:
        yield from _pairs(_lemma(clause), agents, undergoers)
        return
    if clause.link == "acl" and not clause.having(Role.OBLIQUE):
        undergoers = [u for u in undergoers if isinstance(u.value, Mention) and u.value.kind is MentionKind.NAME]
    doc = mentions.doc
    participle = "_".join([doc[clause.predicate].lower_, *(doc[i].lower_ for i in clause.particles)])
    kept = _values(mentions, clause.objects)
    if kept:
        yield from _pairs(participle, undergoers, kept)
    else:
        yield from _rest(mentions, clause, participle, undergoers) or _pairs(
            _lemma(clause), [End(None, None)], undergoers
        )


def _rest(mentions: Mentions, clause: Clause, verb: str, subjects: list[End]) -> tuple[OpenEnds, ...]:
    """What stands in the object's place: a complement, what is said, a phrase with a preposition."""
    complements = _values(mentions, _without_negation(clause, clause.complements), words=True)
    if complements:
        marker = clause.complements[0].marker.replace(" ", "_")
        return tuple(_pairs(f"{verb}_{marker}" if marker else verb, subjects, complements))
    for content in clause.having(Role.CLAUSAL_COMPLEMENT):
        if mentions.doc[content.head].lower_ == "using":
            continue
        value = literal(mentions, content)
        if value is not None:
            return tuple(_pairs(verb, subjects, [End(content, value)]))
    marker, oblique = _oblique(mentions, clause)
    return tuple(_pairs(f"{verb}_{marker}", subjects, oblique))


def _direct(mentions: Mentions, clause: Clause) -> tuple[Argument, ...]:
    """The objects, or who is given something; how long something takes is no object ("waited ten minutes")."""
    lasting = default_lexicon().takes_time(clause.lemma)
    objects = tuple(a for a in clause.objects if lasting or not _is_time(mentions, a))
    return objects or clause.having(Role.INDIRECT_OBJECT)


def _without_negation(clause: Clause, arguments: tuple[Argument, ...]) -> tuple[Argument, ...]:
    """Complements without the "not" that is the clause's own polarity, lest it be told twice."""
    own = set(clause.negations)
    return tuple(replace(a, tokens=tuple(i for i in a.tokens if i not in own) or a.tokens) for a in arguments)


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
    complements = _without_negation(clause, _with_its_clause(clause, mentions))
    complement = complements[0] if complements else None
    if clause.kind is ClauseKind.ADJECTIVAL:
        marker, oblique = _oblique(mentions, clause)
        if oblique and marker:
            yield from _pairs(f"be_{clause.lemma}_{marker}".replace(" ", "_"), subjects, oblique)
            return
    if complement is None:
        return
    complement = _measured(mentions, _behind_subject(clause, complement))
    if clause.link == "advcl" and clause.marker in _TEMPORAL and _is_number(mentions, complement):
        return  # "since I was sixteen" only dates what was done since
    whole = complement.role is Role.CLAUSAL_COMPLEMENT or complement.tokens != complements[0].tokens
    whole = whole or len(complement.tokens) > len(clause.complements[0].tokens)
    whole_of = None if clause.kind is ClauseKind.ADJECTIVAL else one_thing(mentions, clause)
    if whole or complement.clause is not None or is_restricted(mentions, complement):
        value = literal(mentions, complement)
        found = [End(complement, value)] if value else []
    elif whole_of is not None:
        found = [_together(mentions, whole_of)] if whole_of.head == clause.predicate else []
    else:
        found = _values(mentions, complements, words=True)
    marker = complement.marker.replace(" ", "_")
    yield from _pairs(f"be_{marker}" if marker else "be", subjects, found)


def _is_number(mentions: Mentions, complement: Argument) -> bool:
    head = mentions.doc[complement.head]
    return head.pos_ == "NUM" or mentions.value_at(head) is not None


def _behind_subject(clause: Clause, complement: Argument) -> Argument:
    """The words of a complement without a subject that the parse has put among them."""
    if clause.copula is None or not any(a.head in complement.tokens for a in clause.subjects):
        return complement
    return replace(complement, tokens=tuple(i for i in complement.tokens if i > clause.copula) or complement.tokens)


def _measured(mentions: Mentions, complement: Argument) -> Argument:
    """ "[25 years] old", "[two metres] deep": an adjective with its measure."""
    measures = syntax.children(mentions.doc[complement.head], *syntax.BARE_OBLIQUES)
    before = [t.left_edge.i for t in measures if t.i + 1 == complement.head]
    return replace(complement, tokens=tuple(range(min(before), max(complement.tokens) + 1))) if before else complement


def _with_its_clause(clause: Clause, mentions: Mentions) -> tuple[Argument, ...]:
    """ "welcome [to visit the lab]", "as tall [as the tower]": an adjective says half of it without its clause."""
    if clause.kind is not ClauseKind.ADJECTIVAL or not clause.complements:
        return clause.complements
    first, *rest = clause.complements
    alike = [
        t for t in syntax.conjuncts(mentions.doc[clause.predicate]) if t.pos_ == "ADJ" and not syntax.has_subject(t)
    ]
    adjective = alike[-1] if alike else mentions.doc[clause.predicate]
    behind = max(max(first.tokens), adjective.i)
    inner = [c for c in syntax.children(adjective, "xcomp", "ccomp", "csubj") if c.i > adjective.i]
    inner += [
        c
        for c in syntax.children(adjective, "advcl", "obl")
        if c.left_edge.i == behind + 1 and syntax.words(_first_marker(c)) in _OF_ADJECTIVES
    ]
    inner = [c for c in inner if not syntax.is_set_off(c)]
    if not inner:
        return clause.complements
    last = max(t.i for c in inner for t in c.subtree if not t.is_punct)
    return (replace(first, tokens=tuple(range(min(first.tokens), last + 1))), *rest)


def _first_marker(word: Token) -> tuple[Token, ...]:
    return syntax.children(word, "case", "mark")[:1]


def _pairs(relation: str, subjects: list[End], objects: list[End]) -> Iterator[OpenEnds]:
    for subject in subjects:
        for object in objects:
            if subject.head is not None and subject.head == object.head:
                continue
            yield OpenEnds(f"open:{relation}", subject, object)


def _lemma(clause: Clause) -> str:
    return clause.lemma.replace(" ", "_")


def _subjects(mentions: Mentions, clause: Clause) -> list[End]:
    """The subjects that are told in full: of "claims made about him" nothing holds that is said of claims."""
    found = tuple(a for a in clause.subjects if a.clause is None)
    if are_one(mentions, clause, found):
        return [_together(mentions, joined(found))]
    return [
        whole
        for end in _values(mentions, found)
        if (whole := _with_restriction(mentions, clause, end)) is not None
        if end.argument is None
        or not (is_cut(mentions, clause, end.argument, end.value) or is_anybody(mentions, clause, end))
    ]


def _with_restriction(mentions: Mentions, clause: Clause, end: End) -> End | None:
    """A known thing with the short clause that tells it from others: "the taxes [asked for in May]".

    None where a description has lost what it consists in ("the result that …"), or is no more than "the latest".
    """
    argument, value = end.argument, end.value
    own = mentions.doc[clause.predicate]
    if argument is not None and isinstance(value, Mention) and value.span.start < own.idx < value.span.end:
        return _without_predicate(mentions, own, argument, value)
    if argument is None or not isinstance(value, Mention) or value.kind is not MentionKind.NOMINAL:
        return end
    if mentions.doc[argument.head].tag_ in {"JJR", "JJS"} and " of " not in value.text:
        return None
    if argument.shared:
        return end
    lost = None if " " not in value.text and is_content_lost(mentions, clause, argument, value) else end
    head = mentions.doc[argument.head]
    last_word = next(t for t in reversed(mentions.doc[head.i : max(argument.tokens) + 1]) if t.idx < value.span.end)
    bearer = last_word if last_word.tag_ == "WP" else head  # "the outcome of what [we do]"
    behind = [c for c in syntax.children(bearer, *syntax.NOUN_CLAUSES) if c.idx >= value.span.end]
    if not behind or value.type != "THING" or syntax.is_set_off(behind[0]) or len(behind) > 1:
        return lost
    first, last = min(argument.tokens), behind[0].right_edge.i + 1
    while last > head.i + 1 and (mentions.doc[last - 1].is_punct or mentions.doc[last - 1].is_space):
        last -= 1
    while first < head.i and mentions.doc[first].lower_ in ARTICLES:
        first += 1
    plain = not any(t.is_space or t.text in {",", ";", ":"} for t in mentions.doc[first:last])
    if last > clause.predicate > first or last - first > _LONGEST or not plain:
        return lost
    return End(argument, mentions.of_span(first, last, value.type, MentionKind.NOMINAL))


def _without_predicate(mentions: Mentions, own: Token, argument: Argument, value: Mention) -> End:
    """ "shoes [as wide as an arm] are as wide as an arm": what is said of a thing is none of its name."""
    start = own.left_edge.i
    if value.kind is not MentionKind.NOMINAL or start <= argument.head:
        return End(argument, value)
    first = next((t.i for t in mentions.doc[min(argument.tokens) : start] if t.idx >= value.span.start), argument.head)
    return End(argument, mentions.of_span(first, start, value.type, value.kind))


def _in_full(mentions: Mentions, clause: Clause, ends: list[End]) -> list[End]:
    """Ends that are no subject, as words with the clause that says which are meant, where a description lost it."""
    found = []
    for end in ends:
        argument, value = end.argument, end.value
        if argument is not None and (
            is_cut(mentions, clause, argument, value) or is_content_lost(mentions, clause, argument, value)
        ):
            behind = max(argument.markers, default=-1)
            words = tuple(i for i in argument.tokens if i > behind or behind > argument.head)
            last = compared(mentions, argument)
            words = words if last is None else tuple(range(min(words), last + 1))
            found.append(End(argument, literal(mentions, replace(argument, tokens=words))))
        else:
            found.append(end)
    return found


def _together(mentions: Mentions, argument: Argument) -> End:
    """Coordinated words as one thing, without the article before them."""
    doc = mentions.doc
    first, last = min(argument.tokens), max(argument.tokens) + 1
    while first < argument.head and doc[first].lower_ in ARTICLES:
        first += 1
    return End(argument, mentions.of_span(first, last, mentions.noun_type(doc[argument.head]), MentionKind.NOMINAL))


def _values(mentions: Mentions, arguments: tuple[Argument, ...], words: bool = False) -> list[End]:
    """Arguments as ends. A complement that is no mention ("unknown") stays as words."""
    found = []
    for argument in units(mentions, arguments):
        if is_joined(argument, arguments):
            found.append(_together(mentions, argument))
            continue
        head = mentions.doc[argument.head]
        mention = mentions.of_argument(argument) if head.pos_ not in {"ADJ", "ADV"} or not words else None
        if mention is not None:
            found.append(End(argument, mention))
        elif words or mentions.value_at(head) is not None or argument.role is Role.OBJECT:
            value = literal(mentions, argument)
            if value is not None:
                found.append(End(argument, value))
    return found


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
    """The first prepositional argument that is no time, with what is coordinated with it; names come first.

    "Of those who came, two …" is a part of what the clause is about, and what stands under another preposition of
    a coordination ("in trees and under rocks") is another relation.
    """
    found: list[tuple[bool, Argument]] = []
    for argument in clause.having(Role.OBLIQUE, Role.AGENT):
        if argument.clause is not None or not argument.marker or argument.marker in _SKIPPED_MARKERS:
            continue
        token = mentions.doc[argument.head]
        inner = _behind_join(clause, token)
        if inner:
            found.extend((a.head not in mentions.names, a) for a in inner)
            continue
        if argument.marker == "for" and syntax.lemma(token) == "reason":
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
    chosen = min(found, key=lambda pair: (pair[1].head > clause.predicate + 12, pair[0], pair[1].head))[1]
    group = tuple(a for _, a in found if a.group == chosen.group and a.marker == chosen.marker)
    if len(group) > 1 and (chosen.marker == "between" or is_shared_out(mentions, clause, chosen)):
        tokens = tuple(range(min(group[0].tokens), max(group[-1].tokens) + 1))
        value = literal(mentions, replace(group[0], tokens=tokens))
        return chosen.marker.replace(" ", "_"), [End(chosen, value)] if value is not None else []
    return chosen.marker.replace(" ", "_"), _in_full(mentions, clause, _values(mentions, group, words=True))

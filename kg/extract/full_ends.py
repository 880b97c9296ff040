"""Ends of open claims in full: with the words without which they would be another thing, or none.

"the taxes [asked for in May]"   "his wish [that they stay]"   "harder [to use]"   "[research and development]"
"""

from __future__ import annotations

from dataclasses import replace

from kg.extract import syntax
from kg.extract.circumstance_words import load_circumstance_words
from kg.extract.clause import Argument, Clause, ClauseKind, Role
from kg.extract.coordination import is_joined, units
from kg.extract.ends import End, literal
from kg.extract.mentions import Mentions
from kg.extract.names import is_loose_article
from kg.extract.restrictions import BREAKING, compared, is_content_lost, is_cut, is_picked
from kg.extract.time_patterns import load_time_words
from kg.extract.tree import Token
from kg.model import Mention, MentionKind, Qualifier

_OF_ADJECTIVES = frozenset({"in", "as", "than", "to"})
"""What begins a clause without which an adjective says something else: "alone in doing", "harder to use"."""
_DEGREES = frozenset({"more", "most", "less", "least", "too", "as"})
_BETWEEN = 6
"""Tokens from "as strong" to the second "as"."""
_LONGEST = 12
"""Tokens of a description with the clause that restricts it."""
_RANKING = frozenset({"since", "in", "for"})
"""Prepositions of the time in which something is the highest or the first."""


def values(mentions: Mentions, arguments: tuple[Argument, ...], words: bool = False) -> list[End]:
    """Arguments as ends. A complement that is no mention ("unknown") stays as words."""
    found = []
    for argument in units(mentions, arguments):
        if is_joined(argument, arguments):
            found.append(together(mentions, argument))
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


def together(mentions: Mentions, argument: Argument) -> End:
    """Coordinated words as one thing, without the article before them."""
    doc = mentions.doc
    first, last = min(argument.tokens), max(argument.tokens) + 1
    while first < argument.head and is_loose_article(doc[first]):
        first += 1
    return End(argument, mentions.of_span(first, last, mentions.types.of(doc[argument.head]), MentionKind.NOMINAL))


def in_full(mentions: Mentions, clause: Clause, ends: list[End]) -> list[End]:
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


def with_content(mentions: Mentions, clause: Clause, end: End) -> End:
    """An end of a single noun with what it consists in, or what tells which it is: "rejected charges [of lying]".

    "Backed a view [that goes against it]", "approved of the way [it was run]".
    """
    argument, value = end.argument, end.value
    if argument is None or not isinstance(value, Mention) or " " in value.text:
        return end
    if is_content_lost(mentions, clause, argument, value):
        return in_full(mentions, clause, [end])[0]
    if value.type not in {"THING", "LAW"} or argument.shared or len(argument.tokens) > _LONGEST + 2:
        return end
    whole = in_full(mentions, clause, [end])[0]
    if whole is not end or value.type != "THING":
        return whole
    return restricted(mentions, clause, end) or end


def restricted(mentions: Mentions, clause: Clause, end: End) -> End | None:
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
    bearers = (last_word,) if last_word.tag_ == "WP" else dict.fromkeys((head, last_word))
    # "the outcome of what [we do]", "a form of gas [called syngas]"
    behind = [c for b in bearers for c in syntax.children(b, *syntax.NOUN_CLAUSES) if c.idx >= value.span.end]
    behind = [c for c in behind if c.i in argument.tokens]
    if (
        not behind
        or not (value.type == "THING" or argument.role is Role.OBJECT or _counts(head))
        or syntax.is_set_off(behind[0])
        or len(behind) > 1
    ):
        return lost
    first, last = min(argument.tokens), behind[0].right_edge.i + 1
    while last > head.i + 1 and (mentions.doc[last - 1].is_punct or mentions.doc[last - 1].is_space):
        last -= 1
    while first < head.i and is_loose_article(mentions.doc[first]):
        first += 1
    plain = not any(t.is_space or t.text in BREAKING for t in mentions.doc[first:last])
    if last > clause.predicate > first or last - first > _LONGEST or not plain:
        return lost
    return End(argument, mentions.of_span(first, last, value.type, MentionKind.NOMINAL))


def _counts(noun: Token) -> bool:
    """ "The number of people [who fled] rose": so many there are of those alone."""
    return noun.lemma == "number" or noun.lemma in load_circumstance_words().shares


def _without_predicate(mentions: Mentions, own: Token, argument: Argument, value: Mention) -> End:
    """ "shoes [as wide as an arm] are as wide as an arm": what is said of a thing is none of its name."""
    start = own.left_edge.i
    if value.kind is not MentionKind.NOMINAL or start <= argument.head:
        return End(argument, value)
    first = next((t.i for t in mentions.doc[min(argument.tokens) : start] if t.idx >= value.span.start), argument.head)
    return End(argument, mentions.of_span(first, start, value.type, value.kind))


def with_its_clause(clause: Clause, mentions: Mentions) -> tuple[Argument, ...]:
    """ "welcome [to visit the lab]", "as tall [as the tower]": an adjective says half of it without its clause."""
    if clause.kind is not ClauseKind.ADJECTIVAL:
        return clause.complements
    first, *rest = clause.complements
    alike = [
        t for t in syntax.conjuncts(mentions.doc[clause.predicate]) if t.pos_ == "ADJ" and not syntax.has_subject(t)
    ]
    adjective = alike[-1] if alike else mentions.doc[clause.predicate]
    behind = max(max(first.tokens), adjective.i)
    equal = any(c.lower_ == "as" and c.i < adjective.i for c in syntax.children(adjective, "advmod"))
    inner = [c for c in syntax.children(adjective, "xcomp", "ccomp", "csubj") if c.i > adjective.i]
    inner += [
        c
        for c in syntax.children(adjective, "advcl", "obl")
        if _stands_behind(c, behind, equal=equal) and syntax.words(_first_marker(c)) in _OF_ADJECTIVES
    ]
    inner = [c for c in inner if not syntax.is_set_off(c)]
    if not inner:
        return clause.complements
    last = max(t.i for c in inner for t in c.subtree if not t.is_punct)
    return (replace(first, tokens=tuple(range(min(first.tokens), last + 1))), *rest)


def _stands_behind(clause: Token, last: int, *, equal: bool) -> bool:
    """Whether a clause follows an adjective at once, or with a phrase between: "as strong [today] as it was"."""
    first = clause.left_edge.i
    return first == last + 1 or (equal and clause.doc[first].lower_ == "as" and last < first <= last + _BETWEEN)


def _first_marker(word: Token) -> tuple[Token, ...]:
    return syntax.children(word, "case", "mark")[:1]


def measured(mentions: Mentions, complement: Argument) -> Argument:
    """ "[25 years] old", "[two metres] deep", "[oil-]rich": an adjective with its measure, or what it is made with."""
    measures = syntax.children(mentions.doc[complement.head], *syntax.BARE_OBLIQUES)
    behind = complement.head - (mentions.doc[complement.head - 1].text == "-")
    before = [t.left_edge.i for t in measures if t.i + 1 == behind]
    if before and behind < complement.head:
        before.append(min(complement.tokens))  # "[intensely self-]critical"
    return replace(complement, tokens=tuple(range(min(before), max(complement.tokens) + 1))) if before else complement


def behind_subject(clause: Clause, complement: Argument) -> Argument:
    """The words of a complement without a subject that the parse has put among or between them."""
    stretch = range(min(complement.tokens, default=0), max(complement.tokens, default=-1) + 1)
    if clause.copula is None or complement.head < clause.copula or not any(a.head in stretch for a in clause.subjects):
        return complement
    return replace(complement, tokens=tuple(i for i in complement.tokens if i > clause.copula))


def is_matter_of_degree(adjective: Token) -> bool:
    """ "older", "the longest", "too weak", "more dependent": without what it is measured by it says something else."""
    return adjective.tag_ in {"JJR", "JJS"} or any(
        c.lower_ in _DEGREES and c.i < adjective.i for c in syntax.children(adjective, "advmod")
    )


def with_its_phrases(mentions: Mentions, clause: Clause, complement: Argument) -> Argument:
    """ "the longest [in the islands]", "too weak [for lorries]": an adjective with the phrases right behind it."""
    last = max(complement.tokens)
    for argument in sorted(clause.having(Role.OBLIQUE), key=lambda a: a.head):
        first = min((*argument.markers, *argument.tokens))
        timed = mentions.value_at(mentions.doc[argument.head]) is not None
        if first == last + 1 and not timed and argument.clause is None and max(argument.tokens) - last <= _LONGEST:
            last = max(argument.tokens)
    return replace(complement, tokens=tuple(range(min(complement.tokens), last + 1)))


def ranked(mentions: Mentions, end: End) -> End:
    """ "Its highest price [since May]", "the first talks [in years]": one of its rank in that time only."""
    argument, value = end.argument, end.value
    if argument is None or not isinstance(value, Mention) or value.kind is not MentionKind.NOMINAL:
        return end
    words = mentions.doc.within(value.span.start, value.span.end)
    last = limit_of(mentions, mentions.doc[argument.head], words[-1].i + 1) if words else 0
    if not words or last == words[-1].i + 1:
        return end
    return End(argument, mentions.of_span(words[0].i, last, value.type, MentionKind.NOMINAL))


def limit_of(mentions: Mentions, head: Token, end: int) -> int:
    """The token behind the time that a noun is the first or highest in, where that follows its words up to `end`."""
    doc = mentions.doc
    if end + 1 >= len(doc) or not is_picked(head):
        return end
    marker = doc[end]
    time = marker.head
    one = any(c.lower_ in {"a", "an"} for c in syntax.children(time, "det"))
    counted = (one or time.tag_ == "NNS") and time.lemma in load_time_words().units
    dated = mentions.value_at(time) is not None or time.head.i == head.i
    if marker.lower_ not in _RANKING or time.i < marker.i or not (counted or (dated and marker.lower_ == "since")):
        return end
    return max(t.i for t in (time, *syntax.children(time, "nummod", "det", "amod", "flat"))) + 1


def untold(mentions: Mentions, end: End, qualifiers: tuple[Qualifier, ...]) -> tuple[Qualifier, ...]:
    """The qualifiers of a claim without the times that say in what its end is the first or highest."""
    if end.argument is None or not isinstance(end.value, Mention) or end.argument.head in mentions.names:
        return qualifiers
    if not is_picked(mentions.doc[end.argument.head]):
        return qualifiers
    span = end.value.span
    within = [q for q in qualifiers if q.span is not None and span.contains(q.span)]
    return tuple(q for q in qualifiers if q not in within or q.value.partition(" ")[0].lower() not in _RANKING)


def to_be(mentions: Mentions, end: End) -> End:
    """ "wants [to be] a member": what somebody wants is to be one, and not a member."""
    if end.argument is None:
        return end
    head = mentions.doc[end.argument.head]
    to, be = syntax.child(head, "mark"), syntax.child(head, "cop")
    if to is None or be is None:
        return end
    words = tuple(range(to.i, max(end.argument.tokens) + 1))
    return End(end.argument, literal(mentions, replace(end.argument, tokens=words)))

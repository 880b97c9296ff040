"""Which circumstances of a sentence are a claim's own: those of its verb, and of ends that lend theirs."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract import syntax
from kg.extract.arguments import phrase_tokens
from kg.extract.circumstance_words import load_circumstance_words
from kg.extract.clause import Clause, ClauseKind, Role, Voice
from kg.extract.clauses_lexicon import default_lexicon
from kg.extract.mentions import Mentions
from kg.extract.noun_types import kind
from kg.extract.time_patterns import load_time_words
from kg.extract.tree import Doc, Token
from kg.model import Qualifier

_DATED = frozenset({"DATE", "TIME"})
_PLACES = frozenset({"GPE", "LOC"})
_LASTING = frozenset({"from", "since", "until", "between"})


def lending(clause: Clause, ends: tuple[int, ...]) -> Iterator[int]:
    """The ends, as token indices, whose times and places are the claim's. What is judged has its own: "condemned the
    attack in Mopti"."""
    governed = load_circumstance_words().governed
    judged = clause.lemma in governed["judging"] or clause.lemma in governed["relating"]
    yield from (end for end in ends if not (judged and end == ends[-1]))


def stands_outside_time(clause: Clause, doc: Doc) -> bool:
    """Whether a verb only relates two things, now and always, so that no day behind them is its own: "the order
    results from a ruling of the court [on May 8]"."""
    verb = doc[clause.predicate]
    return verb.tag_ in {"VBZ", "VBP"} and clause.lemma in load_circumstance_words().governed["relating"]


def acts(clause: Clause, end: int) -> bool:
    """Whether an end is who does what a verb says, so that its phrases are no roles of the verb: "lawyers [for Rao]
    asked the court"."""
    active = clause.kind is ClauseKind.VERBAL and clause.voice is Voice.ACTIVE
    return active and any(a.head == end for a in clause.subjects)


def is_term(clause: Clause, who: Token, time: Qualifier) -> bool:
    """Whether a time tells when a subject was what it is called: "the mayor [from 2001 to 2004] has died", "[last
    year]'s winner won"."""
    if kind(who) != "PERSON" or time.span is None or all(a.head != who.i for a in clause.subjects):
        return False
    hung = next((c for c in who.children if time.span.start <= c.idx < time.span.end), None)
    return hung is not None and (hung.dep_ == "nmod:poss" or syntax.marker(hung) in _LASTING)


def gap_of(clause: Clause, doc: Doc) -> int:
    """The token where another claim begins that leaves its verb out, else the length of the document: "visited Mali on
    4 April and [Chad] from 5 to 6 April"."""
    verb = doc[clause.predicate]
    if verb.pos_ != "VERB":
        return len(doc)
    nouns = [c.i for c in syntax.children(verb, "conj") if c.pos_ in {"NOUN", "PROPN"} and syntax.child(c, "cc")]
    dates = (o for o in syntax.children(verb, *syntax.OBLIQUES) if o.ent_type_ == "DATE")
    # "To Rome on Monday and [Bonn] on Friday": a parse may join the second place to the day of the first.
    nouns += [c.i for o in dates for c in syntax.children(o, "conj") if c.ent_type_ not in _DATED and c.pos_ == "PROPN"]
    # "2% in Mali, [1%] elsewhere": of two amounts behind a verb the second has lost its own.
    bare = (c for c in syntax.children(verb, *syntax.BARE_OBLIQUES) if c.left_edge.text == ",")
    nouns += [
        c.left_edge.i for c in bare if any(c.lemma == o.lemma and o.i < c.i for o in syntax.children(verb, "obj"))
    ]
    return min(nouns, default=len(doc))


def stands_apart(end: Token, first: Token, between: int) -> bool:
    """Whether a joined end has a phrase of its own, so that the one between it and the first is not for it:
    "rose 2% [in Mali] and 1% in Chad"."""
    own = [c for c in syntax.children(end, "nmod", "orphan") if c.i > end.i and syntax.case_markers(c)]
    return end.dep_ == "conj" and first.i < between < end.i and bool(own) and syntax.child(end, "cop") is None


def counts_all(clause: Clause, used: frozenset[int], count: Token) -> bool:
    """Whether a count stands before a list of which a claim has one member: "turned back [twice], to Mali and Chad"
    need not be twice to each."""
    groups = {a.group for a in clause.arguments if a.head in used}
    lists = ([a.head for a in clause.arguments if a.group == group] for group in groups)
    return count.lower_ in load_time_words().counts and any(len(h) > 1 and min(h) > count.i for h in lists)


def is_shared(clause: Clause, end: Token, final: Token) -> bool:
    """Whether a place behind the last of several ends may be the place of them all: "shot a guard and a clerk [in
    Lima]". It is of the last alone in a subject ("Rao and the mayors [in Peru] resigned"), behind a place that cannot
    lie there ("bombed Homs and towns [in Iraq]"), and where another end has one of its own."""
    if any(a.head == end.i for a in clause.subjects):
        return False
    if end.ent_type_ in _PLACES and final.ent_type_ not in _PLACES:
        return False
    others = (t for t in syntax.conjuncts(syntax.first_conjunct(end)) if t.i != final.i)
    behind = (c for t in others for c in syntax.children(t, "nmod") if c.i > t.i)
    return not any(syntax.marker(c) not in {"", "of"} for c in behind)


def has_own_time(token: Token) -> bool:
    """Whether a phrase joined to another one has a time of its own: "in Lima in May and [in Quito] in June"."""
    named = token.ent_type_ and token.ent_type_ not in _DATED
    return token.dep_ == "conj" and bool(named) and any(c.ent_type_ in _DATED for c in syntax.children(token, "orphan"))


def has_own_agent(token: Token, clause: Clause, used: frozenset[int]) -> bool:
    """Whether a phrase has who acts in it: "bordered on the north by Mali, [on the east] by Chad"."""
    if clause.voice is not Voice.PASSIVE or default_lexicon().actions.reading(token.lemma) is not None:
        return False
    agents = [a.head for a in clause.having(Role.AGENT)]
    groups = {a.group for a in clause.having(Role.AGENT) if a.head in used}
    other = any(a.head > token.i for a in clause.having(Role.AGENT) if a.group not in groups)
    if groups and other and any(a < token.i for a in agents if a in used):
        return True
    inner = (c for c in syntax.children(token, "nmod", "conj") if syntax.marker(c) == "by")
    return any(a < token.i for a in agents) and any(c.i > token.i for c in inner)


def is_countable(token: Token) -> bool:
    """Whether the number of something else would be read as its own: "five strikes hit a tank", "… hit tanks"."""
    article = any(c.lower_ in {"a", "an"} for c in syntax.children(token, "det"))
    return article or (token.tag_ == "NNS" and syntax.child(token, "det", "nmod:poss") is None)


def is_numbered(token: Token, mentions: Mentions) -> bool:
    """Whether the words of an end hold its number, as those of a name ("200 Syrians") need not."""
    words = phrase_tokens(token)
    mention = mentions.of_token(token, words, words)
    numbers = syntax.children(token, "nummod")
    return mention is not None and all(mention.span.start <= n.idx < mention.span.end for n in numbers)


def predicates(token: Token) -> bool:
    """Whether a word coordinated with a predicate is one of its own: "it is no state, but its teams are in the cup"."""
    return syntax.child(token, "cop", *syntax.SUBJECTS) is not None

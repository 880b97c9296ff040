"""From a word in the tree to an argument: its phrase, in full and minimal, its marker, and its conjuncts.

"with the foreign ministers of France and Italy"
marker "with"; full "the foreign ministers of France and Italy"; minimal "the foreign ministers"
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from operator import attrgetter

from kg.extract import phrases, syntax
from kg.extract.clause import Argument, Role
from kg.extract.clauses_lexicon import default_lexicon
from kg.extract.close_apposition import is_close_apposition
from kg.extract.constructions import negates_infinitive
from kg.extract.marks import joins, trim
from kg.extract.tree import Token

_CORE = frozenset(
    {"det", "det:predet", "amod", "nummod", "compound", "compound:prt", "flat", "flat:name", "flat:foreign", "fixed"}
    | {"goeswith", "nmod:poss", "nmod:desc", "advmod", "obl:unmarked", "obl:npmod", "nmod:unmarked", "nmod:npmod"}
)
_BARE = frozenset({Role.SUBJECT, Role.OBJECT})


def phrase_tokens(head: Token) -> tuple[int, ...]:
    """The token indices of a noun's phrase."""
    return indices(phrases.phrase(head))


def indices(tokens: Iterable[Token]) -> tuple[int, ...]:
    return tuple([t.i for t in tokens])


def minimal_phrase(token: Token) -> tuple[Token, ...]:
    """What it takes to name a thing: the noun with determiner, adjectives, compounds and possessor.

    Of-phrases stay where the head alone names nothing: a measure, a part, a pronoun ("a group of politicians").
    """
    if not token.children:
        return trim((token,))
    found = [token]
    for c in token.children:
        if c.dep_ in _CORE and not phrases.is_fronted(c):
            found.extend(minimal_phrase(c) if c.dep_ == "nmod:poss" else c.subtree)
            if c.dep_ == "nmod:poss":
                found.extend(syntax.case_markers(c))
        elif c.dep_ == "nmod" and _is_partitive(token) and syntax.marker(c) == "of":
            found.extend((*syntax.case_markers(c), *minimal_phrase(c)))
        elif is_close_apposition(c):
            found.extend(minimal_phrase(c))
        elif c.dep_ == "punct" and joins(c, token):
            found.append(c)
    return trim(sorted(set(found), key=lambda t: t.i))


def _is_partitive(token: Token) -> bool:
    return token.pos_ in {"NUM", "PRON", "DET"} or token.lemma in default_lexicon().partitives


def arguments_of(
    token: Token,
    role: Role,
    *,
    shared: bool = False,
    marker: tuple[Token, ...] | None = None,
    clause_at: Mapping[int, int] | None = None,
) -> tuple[Argument, ...]:
    """An argument for a word and one for each of its conjuncts, in text order.

    A shared one comes without the clauses that modify it, since it is they that share it.

    `clause_at` maps the token index of a predicate to the index of its clause, for arguments that are clauses.
    A conjunct without a marker of its own has that of the first. `marker` replaces what the word itself carries.
    """
    first = syntax.first_conjunct(token) if token.dep_ == "conj" else token
    own = _markers(token) if marker is None else marker
    found = []
    for word in syntax.conjuncts(token):
        markers = own if marker is not None or word is token else _markers(word) or own
        index = clause_at.get(word.i) if clause_at is not None else None
        clausal = index is not None and word.dep_ not in syntax.NOMINAL_SUBJECTS | syntax.OBJECTS | syntax.OBLIQUES
        if word is not token and (
            _is_bound(word) or _is_class(word) or not _alike(token, word) or (role in _BARE and _has_preposition(word))
        ):
            continue
        full = phrases.clause_phrase(word) if clausal else phrases.phrase(word, bare=shared)
        if role is Role.AGENT and markers and markers[0].i < word.i:
            full = tuple(t for t in full if t.i > markers[0].i)  # "was shot, [probably by] rebels"
        found.append(
            Argument(
                role=role,
                head=word.i,
                tokens=indices(_with_bound(word, full)),
                minimal=indices(_with_bound(word, full if clausal else minimal_phrase(word))),
                marker=syntax.words(markers),
                markers=indices(markers),
                label=token.dep_,
                group=first.i,
                clause=index,
                shared=shared,
            )
        )
    return tuple(found)


def clausal_argument(
    token: Token,
    role: Role,
    clause: int | None,
    *,
    marker: tuple[Token, ...] | None = None,
    label: str = "",
    group: int | None = None,
    shared: bool = False,
    without: Token | None = None,
    inner: bool = False,
) -> Argument:
    """An embedded clause as an argument; `clause` is the index of the clause, `label` defaults to the word's own.

    The words below `without` are left out: the clause that reports or comments on this one. `inner` leaves out
    an outer subject with its copula.
    """
    markers = syntax.clause_markers(token) if marker is None else marker
    aside = frozenset(t.i for t in without.subtree) if without is not None else frozenset()
    # "The law [that] Peru asked Chile to repeal": what an infinitive has before the verb above is none of its words.
    after = token.head.i if token.dep_ == "xcomp" and token.head.i < token.i else -1
    words = indices(trim(t for t in phrases.clause_phrase(token, inner=inner) if t.i not in aside and t.i > after))
    return Argument(
        role=role,
        head=token.i,
        tokens=words,
        minimal=words,
        marker=syntax.words(markers),
        markers=indices(markers),
        label=label or syntax.label(token),
        group=token.i if group is None else group,
        clause=clause,
        shared=shared,
    )


def _markers(token: Token) -> tuple[Token, ...]:
    return syntax.clause_markers(token)


def _is_bound(word: Token) -> bool:
    """ "40 or [more]": no other thing, but how far the number before it holds."""
    return word.lower_ in {"more", "less", "fewer"} and syntax.child(word, "cc") is not None


def _is_class(word: Token) -> bool:
    """ "Shizuoka, Aichi and Mie [prefectures]": no further thing, but what those named right before it are."""
    before = word.doc[word.i - 1]
    joined = word.dep_ == before.dep_ == "conj" and before.head.i == word.head.i
    return joined and word.tag_ == "NNS" and before.pos_ == "PROPN" and not word.children


def _with_bound(word: Token, words: tuple[Token, ...]) -> tuple[Token, ...]:
    if "conj" not in word.below:
        return words
    bounds = [c for c in syntax.children(word, "conj") if _is_bound(c)]
    return tuple(sorted({*words, *(t for c in bounds for t in c.subtree)}, key=attrgetter("i"))) if bounds else words


def _has_preposition(word: Token) -> bool:
    return any(c.pos_ == "ADP" and c.dep_ == "case" for c in word.children)


def _alike(first: Token, other: Token) -> bool:
    """Whether a conjunct can share the first one's function: a clause that follows a noun by mistake cannot."""
    if syntax.child(other, *syntax.NOMINAL_SUBJECTS) is not None:
        return syntax.child(first, *syntax.SUBJECTS) is not None or syntax.is_verb(first)
    return syntax.is_nominal(first) == syntax.is_nominal(other) or not syntax.is_verb(other)


def with_negation(content: Argument, verb: Token) -> Argument:
    """Content with a negation of its own that the parser hung on the verb: "pledged [never to return]"."""
    before = min(content.tokens, default=0) - 1
    if before <= verb.i or not negates_infinitive(verb.doc[before]):
        return content
    return replace(content, tokens=(before, *content.tokens))


def predicated(token: Token, marker: tuple[Token, ...]) -> Argument:
    """The predicate itself as the complement of "be", without what modifies the clause as a whole."""
    found = arguments_of(token, Role.COMPLEMENT, marker=marker)[0]
    return replace(found, tokens=indices(phrases.predicate_phrase(token)))


def carried(argument: Argument, role: Role) -> Argument:
    return replace(argument, role=role, marker="", markers=(), shared=True)

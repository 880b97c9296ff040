"""Who answers in an interview, read from what stands before the first question.

"On Monday our reporter spoke with Kamala Rao, who heads the bank."   -> Kamala Rao
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract import syntax
from kg.extract.interview_words import load_interview_words
from kg.extract.mentions import Mentions
from kg.extract.names import Name
from kg.extract.tree import Token


def interviewee(mentions: Mentions, until: int) -> Name | None:
    """The person whom the tokens before `until` introduce; `None` where nobody or more than one is.

    A sentence that tells of the interview decides; else the only person of the headline, else of the introduction.
    """
    doc = mentions.doc
    if any(_several(mentions, token) for token in doc[:until]):
        return None
    groups = [group for token in doc[:until] if (group := tuple(_partners(mentions, token)))]
    people = _people(mentions, 0, until)
    if groups:
        told = dict.fromkeys(_surname(mentions, name) for group in groups for name in group)
        if any(len({_surname(mentions, n) for n in group}) > 1 for group in groups if _coordinated(mentions, group)):
            return None
        count = {key: sum(_surname(mentions, n) == key for n in people) for key in told}
        best = max(told, key=lambda key: count[key])
        return _fullest(mentions, [n for n in people if _surname(mentions, n) == best])
    headline = next((t.i for t in doc if t.is_space and "\n\n" in t.text), until)
    for part in (_people(mentions, 0, min(headline, until)), people):
        keys = {_surname(mentions, n) for n in part}
        if len(keys) == 1:
            return _fullest(mentions, [n for n in people if _surname(mentions, n) in keys])
        if keys:
            return None
    return None


def introduced(mentions: Mentions, until: int) -> int | None:
    """The token before `until` that tells of an interview with somebody named; `None` where none does."""
    return next((token.i for token in mentions.doc[:until] if any(_partners(mentions, token))), None)


def with_surname(mentions: Mentions, name: Name) -> Name:
    """The first fuller name of the same person: whom "Rao" stands for."""
    same = [n for n in _people(mentions, 0, len(mentions.doc)) if _surname(mentions, n) == _surname(mentions, name)]
    return _fullest(mentions, same) or name


def _people(mentions: Mentions, start: int, end: int) -> list[Name]:
    found = (mentions.names.get(i) for i in range(start, end))
    return list(dict.fromkeys(n for n in found if n is not None and n.type == "PERSON"))


def _surname(mentions: Mentions, name: Name) -> str:
    return mentions.doc[name.end - 1].lower_


def _fullest(mentions: Mentions, names: list[Name]) -> Name | None:
    return max(names, key=lambda n: (n.end - n.start, -n.start), default=None)


def _coordinated(mentions: Mentions, group: tuple[Name, ...]) -> bool:
    """ "An interview with Rao and Bell": either may answer."""
    roots = [mentions.doc[n.start : n.end].root for n in group]
    return any(root.dep_ == "conj" for root in roots)


def _partners(mentions: Mentions, token: Token) -> Iterator[Name]:
    """The people at the ends of a word that tells of an interview."""
    known = load_interview_words()
    lemma = token.lemma
    if token.pos_ == "VERB" and lemma in known.objects:
        yield from _names(mentions, syntax.children(token, "obj", "nsubj:pass"))
    elif token.pos_ == "VERB" and lemma in known.partners:
        with_whom = [c for c in syntax.children(token, "obl") if _marked(c)]
        if with_whom:
            yield from _names(mentions, (*syntax.children(token, "nsubj"), *with_whom))
    elif token.pos_ in {"NOUN", "PROPN"} and lemma in known.nouns:
        beside = (*syntax.children(token, "nmod"), *syntax.children(token.head, "obl"))
        yield from _names(mentions, tuple(c for c in beside if _marked(c) and c.i > token.i))


def _several(mentions: Mentions, token: Token) -> bool:
    """ "Interviewed four experts": more than one, whoever else is named."""
    if token.pos_ != "VERB" or token.lemma not in load_interview_words().objects:
        return False
    heads = syntax.children(token, "obj", "nsubj:pass")
    return any(head.tag_ == "NNS" and not list(_names(mentions, (head,))) for head in heads)


def _marked(token: Token) -> bool:
    return syntax.marker(token) in load_interview_words().prepositions


def _names(mentions: Mentions, heads: tuple[Token, ...]) -> Iterator[Name]:
    """The people that these words are or introduce, relative clauses aside."""
    for head in heads:
        for word in syntax.conjuncts(head):
            name = mentions.name_at(word)
            if name is None or name.type != "PERSON":
                inside = (mentions.names.get(t.i) for t in _branch(word, syntax.NOUN_CLAUSES | {"conj"}))
                name = next((n for n in inside if n is not None and n.type == "PERSON"), None)
            if name is not None:
                yield name


def _branch(token: Token, without: frozenset[str]) -> list[Token]:
    """A word and all below it, in text order, without the branches that begin with one of these labels."""
    below = [t for c in token.children if c.dep_ not in without for t in _branch(c, without)]
    return sorted((token, *below), key=lambda t: t.i)

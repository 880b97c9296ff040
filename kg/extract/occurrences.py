"""Every mention of a document with what its sentence tells about it: the evidence that resolution works on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kg.extract import phrases, syntax
from kg.extract.clause import Argument, Clause, ClauseKind
from kg.extract.impersonal import is_impersonal, means_event
from kg.extract.mentions import Mentions
from kg.extract.names import Name
from kg.extract.nominals import Nominals
from kg.extract.quotes import Quotation
from kg.extract.tree import Span as DocSpan
from kg.extract.tree import Token
from kg.model import Link, LinkKind, Mention, MentionKind, Occurrence, Span
from kg.pronouns import PLURAL, SINGULAR, gender

_FUNCTIONS = {
    "nsubj": "subject",
    "nsubj:pass": "subject",
    "nsubj:outer": "subject",
    "obj": "object",
    "iobj": "object",
    "obl": "oblique",
    "obl:agent": "oblique",
    "nmod": "modifier",
    "nmod:poss": "possessive",
    "appos": "apposition",
    "compound": "modifier",
    "amod": "modifier",
    "nmod:desc": "modifier",
    "flat": "modifier",
}
_SEVERAL = PLURAL | {"both", "these", "those"}
_MATTERING = frozenset({"PERSON", "ORG", "GPE", "EVENT", "LAW", "FAC", "LOC"})


def occurrences(
    mentions: Mentions,
    nominals: Nominals,
    sentence: DocSpan,
    number: int,
    used: Mapping[Span, Mention],
    quoted: tuple[Quotation, ...],
    speaker_of: Mapping[int, Mention],
) -> tuple[Occurrence, ...]:
    """The mentions of one sentence in text order. `used` are those that statements have; `speaker_of` maps a token
    that stands in somebody's words to who says them."""
    found: dict[Span, Occurrence] = {}
    for token in sentence:
        for mention, head in _mentions_at(mentions, token, used):
            if mention.span in found:
                continue
            found[mention.span] = _occurrence(mentions, nominals, mention, head, number, quoted, speaker_of)
    return tuple(sorted(found.values(), key=lambda o: (o.mention.span, o.mention.type)))


def _mentions_at(mentions: Mentions, token: Token, used: Mapping[Span, Mention]) -> Iterator[tuple[Mention, Token]]:
    name = mentions.names.get(token.i)
    if name is not None:
        if token.i == name.start:
            yield mentions.of_name(name), mentions.doc[name.start : name.end].root
        return
    if (token.pos_ == "PRON" and token.dep_ != "expl") or token.tag_ in {"PRP$", "PRP"}:
        type = "EVENT" if means_event(token) else mentions.types.of_pronoun(token)
        yield mentions.of_span(token.i, token.i + 1, type, MentionKind.PRONOUN), token
        return
    if token.pos_ not in {"NOUN", "PROPN", "DET", "ADJ", "NUM"} or token.i in mentions.values:
        return
    describes = token.pos_ in {"NOUN", "PROPN"} and token.dep_ not in {"compound", "flat", "fixed", "nmod:desc"}
    several = describes and token.tag_ == "NNS" and token.dep_ in {"nsubj", "nsubj:pass"}  # "they" may be any of them
    matters = several or (describes and mentions.can_be(token, _MATTERING))
    if not matters and not any(span.start <= token.idx < span.end for span in used):
        return
    words = tuple(t.i for t in phrases.phrase(token))
    least = tuple(t.i for t in token.subtree if t.i <= token.i and t.dep_ != "case")
    mention = mentions.of_token(token, words, least)
    if mention is None or (mention.kind is MentionKind.NAME and mentions.name_at(token) is not None):
        return
    if mention.span in used:
        yield used[mention.span], token
    elif several or (matters and mention.type in _MATTERING):
        yield mention, token


def _occurrence(
    mentions: Mentions,
    nominals: Nominals,
    mention: Mention,
    head: Token,
    number: int,
    quoted: tuple[Quotation, ...],
    speaker_of: Mapping[int, Mention],
) -> Occurrence:
    name = mentions.names.get(head.i) if mention.kind is MentionKind.NAME else None
    top = _outside(head, name)
    speaker = speaker_of.get(head.i)
    return Occurrence(
        mention=mention,
        sentence=number,
        head=mentions.doc[name.end - 1].text if name is not None else head.lemma,
        title=_title(mentions, nominals, name),
        modifiers=_modifiers(head, name),
        number=_number(head, mention),
        gender=_gender(mentions, head, name),
        function="other" if is_impersonal(head, mentions) else _function(top),
        undergoes=_undergoes(top),
        verb=_verb(top),
        listed_with=_listed(mentions, top, mention.span),
        definite=mention.kind is MentionKind.NOMINAL and _definite(head),
        quoted=any(q.holds(head.i) for q in quoted),
        speaker=speaker.span if speaker is not None and speaker.span != mention.span else None,
    )


def _outside(head: Token, name: Name | None) -> Token:
    """The word that carries the mention's function: past the title that heads a name ("President [Biden]")."""
    while head.dep_ in {"flat", "flat:name", "nmod:desc"} and head.head.i != head.i and name is not None:
        head = head.head
    return syntax.first_conjunct(head) if head.dep_ == "conj" else head


def _title(mentions: Mentions, nominals: Nominals, name: Name | None) -> tuple[str, ...]:
    if name is None or name.type != "PERSON":
        return ()
    first = nominals.titles.title_start(name)
    words = [t.text for t in mentions.doc[first : name.start] if not t.is_punct and not t.is_space]
    return (" ".join(words),) if words else ()


def _modifiers(head: Token, name: Name | None) -> tuple[str, ...]:
    found = []
    for child in syntax.children(head, "amod", "compound", "nmod:poss", "nummod", "det", "nmod:desc"):
        if name is not None and name.start <= child.i < name.end:
            continue
        if child.dep_ == "det" and child.lower_ in {"a", "an", "the"}:
            continue
        found.append(child.lower_ if child.dep_ != "nmod:poss" else " ".join(t.lower_ for t in phrases.phrase(child)))
    return tuple(found)


def _number(head: Token, mention: Mention) -> str | None:
    if mention.kind is MentionKind.PRONOUN:
        if head.lower_ in _SEVERAL:
            return "plur"
        return "sing" if head.lower_ in SINGULAR else None
    if head.tag_ in {"NNS", "NNPS"}:
        return "plur"
    return "sing" if head.tag_ in {"NN", "NNP"} else None


def _gender(mentions: Mentions, head: Token, name: Name | None) -> str | None:
    told = gender(head.lower_)
    if told is not None:
        return told
    if name is not None and name.type == "PERSON":
        for token in mentions.doc[name.title_start : name.start]:
            told = mentions.titles.honorifics.get(token.lower_.rstrip("."))
            if told:
                return told
    return None


def _function(head: Token) -> str:
    if syntax.child(head, "cop") is not None:
        return "predicate"
    return _FUNCTIONS.get(head.dep_, "predicate" if head.dep_ in {"xcomp", "root", "ROOT"} else "other")


def _undergoes(head: Token) -> bool:
    """Whether something is done to a subject, or it is said to be like something: "was opened", "is safe"."""
    return head.dep_ == "nsubj:pass" or (head.dep_ == "nsubj" and syntax.child(head.head, "cop") is not None)


def _verb(head: Token) -> str | None:
    return next((up.lemma for up in list(syntax.climb(head))[1:] if syntax.is_verb(up)), None)


def _listed(mentions: Mentions, head: Token, own: Span) -> tuple[Span, ...]:
    found = []
    for token in syntax.conjuncts(head):
        name = mentions.name_at(token)
        if name is not None:
            span = mentions.of_name(name).span
            if span != own:
                found.append(span)
    return tuple(found)


def _definite(head: Token) -> bool:
    return any(
        c.lower_ in {"the", "this", "that", "these", "those"} or c.dep_ == "nmod:poss"
        for c in syntax.children(head, "det", "nmod:poss")
    )


def links(mentions: Mentions, clauses: tuple[Clause, ...]) -> Iterator[Link]:
    """What the grammar of a sentence equates: appositions, copulas that are affirmed, and short forms in brackets."""
    doc = mentions.doc
    for clause in clauses:
        if clause.kind not in {ClauseKind.APPOSITION, ClauseKind.COPULAR} or clause.negations:
            continue
        if clause.kind is ClauseKind.COPULAR and (
            clause.link in {"xcomp", "advcl"} or clause.auxiliaries or clause.question
        ):
            continue
        for subject in clause.subjects:
            for complement in clause.complements:
                if complement.marker or complement.clause is not None or _is_word(mentions, subject):
                    continue
                if clause.kind is ClauseKind.COPULAR and _lists(doc[subject.head], doc[complement.head]):
                    continue
                left = _plain(mentions, subject.head, subject.tokens, subject.minimal)
                right = _plain(mentions, complement.head, complement.tokens, complement.minimal)
                if left is None or right is None or left.span.overlaps(right.span):
                    continue
                if clause.kind is ClauseKind.COPULAR and not _names_or_definite(mentions, right, complement.head):
                    continue
                before = doc[complement.tokens[0] - 1].text if complement.tokens and complement.tokens[0] else ""
                kind = LinkKind.COPULA if clause.kind is ClauseKind.COPULAR else LinkKind.APPOSITION
                if kind is LinkKind.APPOSITION and before in {"(", "["}:
                    kind = LinkKind.PARENTHESIS
                yield Link(left=left, right=right, kind=kind)


def _is_word(mentions: Mentions, subject: Argument) -> bool:
    """ "The title of the film is Sorel": a word is not what it is a word for."""
    head = mentions.doc[subject.head]
    return head.i not in mentions.names and head.lemma in mentions.nouns.words_for_words


def _lists(subject: Token, complement: Token) -> bool:
    """ "The parties are the Greens and the Reds": each is one of them, and none is them."""
    many = subject.tag_ in {"NNS", "NNPS"}
    return many and len(syntax.conjuncts(syntax.first_conjunct(complement))) > 1


def _plain(mentions: Mentions, head: int, tokens: tuple[int, ...], minimal: tuple[int, ...]) -> Mention | None:
    """The mention of a phrase itself, not of the name that it introduces."""
    token = mentions.doc[head]
    name = mentions.names.get(token.i)
    if name is not None:
        return mentions.of_name(name)
    return mentions.of_token(token, tokens, minimal)


def _names_or_definite(mentions: Mentions, mention: Mention, head: int) -> bool:
    return mention.kind is MentionKind.NAME or _definite(mentions.doc[head])

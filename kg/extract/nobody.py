"""Who is left where a subject says "nobody": exceptions do it, and what narrows it down keeps others out of it.

"Nobody has claimed it"         who it could have been is not told
"Nobody but Iran struck it"     Iran did
"Nobody from Oslo saw it"       of others nothing is said
"Nobody else saw it"            who did has been told before
"None of the guards saw it"     the guards did not
"No one was hurt"               that anyone was is what is denied
"""

from __future__ import annotations

from dataclasses import replace

from kg.extract import syntax
from kg.extract.arguments import arguments_of
from kg.extract.clause import Role
from kg.extract.cues import load_cues
from kg.extract.ends import End
from kg.extract.mentions import Mentions, span_of
from kg.extract.negative_words import NO_PERSON
from kg.extract.tree import Token
from kg.model import VALUE_TYPES, Literal, Mention, MentionKind, Polarity

_NARROWING = frozenset({"nmod", "obl", "amod", "acl", "acl:relcl"})
_AT_VERB = frozenset({"nsubj", "nsubj:pass", "obj"})
_ANYONE = "anyone"


def is_nobody(mentions: Mentions, value: Mention | Literal | None) -> bool:
    """ "Nobody", "no one": as a subject it is told by the polarity, as nothing tells who it could have been."""
    if value is None or value.span is None:
        return False
    words = value.text.lower()
    if words == "one":
        before = mentions.document.text[: value.span.start].rsplit(maxsplit=1)[-1:]
        return [word.lower() for word in before] == ["no"]
    return words in load_cues().negative_pronouns


def of_whom(mentions: Mentions, end: End) -> End:
    """An end that says "none of the guards" as the guards, of whom all is denied; any other as it is."""
    if end.argument is None or end.value is None:
        return end
    none = mentions.doc[end.argument.head]
    if none.lower_ not in load_cues().of_these:
        return end
    whole = next((c for c in syntax.children(none, "nmod") if syntax.marker(c) == "of"), None)
    if whole is None or whole.tag_ == "DT":  # "none of this"
        return end
    argument = next(iter(arguments_of(whole, end.argument.role)), None)
    mention = mentions.of_argument(argument) if argument is not None else None
    return End(end.argument, mention) if mention is not None and mention.type not in VALUE_TYPES else end


def is_no_person(mentions: Mentions, end: End) -> bool:
    """Whether an end is "no one" or "nobody" right at its verb: "[no one] was hurt", "arrested [nobody]"."""
    if end.argument is None or not is_nobody(mentions, end.value):
        return False
    pronoun = mentions.doc[end.argument.head]
    return pronoun.dep_ in _AT_VERB and pronoun.lower_ in NO_PERSON


def anyone(value: Mention | Literal | None) -> Literal:
    """Whom something is denied to have befallen, where the text says "no one": no entity, and not denied twice."""
    return Literal(text=_ANYONE, span=value.span if value is not None else None)


def unplaced(value: Mention | Literal | None) -> Mention | Literal | None:
    """An end without its place in the text where it does not quote it: "anyone" stands for "no one"."""
    return replace(value, span=None) if isinstance(value, Literal) and value.text == _ANYONE else value


def left_of_nobody(mentions: Mentions, subject: End) -> tuple[Mention | Literal | None, Polarity]:
    """Who does or does not do what is denied of such a subject, and which of the two.

    The subject itself comes back where nothing can be told of anybody.
    """
    if subject.argument is None:
        return None, Polarity.NEGATED
    pronoun = mentions.doc[subject.argument.head]
    behind = [c for c in pronoun.children if c.i > pronoun.i and c.dep_ in {*_NARROWING, "advmod", "conj"}]
    excepted = _excepted(pronoun, behind)
    if excepted is not None:
        argument = next(iter(arguments_of(excepted, Role.SUBJECT)), None)
        mention = mentions.of_argument(argument) if argument is not None else None
        return (mention, Polarity.AFFIRMED) if mention is not None else (subject.value, Polarity.NEGATED)
    if any(c.lower_ in load_cues().others for c in behind) or _is_excepted_elsewhere(pronoun.head):
        return subject.value, Polarity.NEGATED
    narrowing = [c for c in behind if c.dep_ in _NARROWING and not syntax.is_set_off(c)]
    if not narrowing:
        return None, Polarity.NEGATED
    first = min(pronoun.i, *(c.i for c in syntax.children(pronoun, "det")), pronoun.i)
    span = span_of(mentions.doc, first, max(c.right_edge.i for c in narrowing) + 1)
    type = subject.value.type if isinstance(subject.value, Mention) else "PERSON"
    return Mention.of(mentions.document, span.start, span.end, type, MentionKind.NOMINAL), Polarity.NEGATED


def _excepted(pronoun: Token, behind: list[Token]) -> Token | None:
    """ "But [Iran]", "other than [Iran]", "except [Iran]", "apart from [Iran]"."""
    for word in behind:
        if syntax.marker(word) in load_cues().excepting:
            return word
        if word.lower_ in load_cues().others:
            compared = (c for c in word.children if syntax.case_markers(c))
            found = next((c for c in compared if syntax.marker(c) in {"than", *load_cues().excepting}), None)
            if found is not None:
                return found
        for inner in word.children if word.dep_ == "advmod" else ():
            if f"{word.lower_} {syntax.marker(inner)}" in load_cues().excepting:
                return inner
    return None


def _is_excepted_elsewhere(verb: Token) -> bool:
    """ "Nobody, apart from Rao, signed", "nobody signed it except Rao": somebody did, or something was."""
    for word in verb.children:
        inner = [syntax.marker(c) for c in word.children]
        markers = {syntax.marker(word), *(f"{word.lower_} {case}" for case in inner if case)}
        if markers & load_cues().excepting:
            return True
    return False

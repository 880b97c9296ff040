"""Which ones a description means: the clauses and words that restrict it, and what is claimed when they are lost."""

from __future__ import annotations

from kg.extract import syntax
from kg.extract.agreement import agrees, means_all
from kg.extract.circumstance_words import load_circumstance_words
from kg.extract.clause import Argument, Clause, Role
from kg.extract.clauses_lexicon import default_lexicon
from kg.extract.cues import load_cues
from kg.extract.ends import End
from kg.extract.mentions import Mentions
from kg.extract.predicates import antecedent
from kg.extract.tree import Token
from kg.model import Literal, Mention, MentionKind

_CONTENT_MARKERS = frozenset({"to", "that", "whether", "of", "in", "at", "for", "on", "against", "about", "by", "from"})
_ARGUMENTS = frozenset({"obj", "iobj", "nsubj", "nsubj:pass", "obl", "obl:agent"})
_ALL = frozenset({"all"})
_ABLE = frozenset({"can", "could"})
_NEVER_TOLD_APART = frozenset({"GPE", "LOC", "DATE", "TIME"})
_PLACING = frozenset({"in", "on", "at"})
BREAKING = frozenset({",", ";", ":", '"', "“", "”"})
_LONGEST = 12
"""Tokens of a description with the clause that bounds it."""
_OWN_PHRASE = frozenset({"nmod", "obl", "conj", "appos", "obj", "nsubj"})
"""What heads a phrase of its own, and so could be what a clause behind it is about."""


def is_restricted(mentions: Mentions, argument: Argument) -> bool:
    """ "the largest city [that the rebels hold]": without its clause it would be another claim."""
    return any(mentions.doc[i].dep_ in syntax.NOUN_CLAUSES for i in argument.tokens)


def is_anybody(mentions: Mentions, clause: Clause, end: End) -> bool:
    """ "people who are disabled", "schools that charge fees": said of those alone, and not of people and schools."""
    if end.argument is None or not end.argument.shared or clause.link not in syntax.RELATIVE:
        return False
    value = end.value
    bare = isinstance(value, Mention) and value.kind is MentionKind.NOMINAL and " " not in value.text
    plural = mentions.doc[end.argument.head].tag_ == "NNS"
    return bare and plural and not _definers(mentions, end.argument)


def defines(mentions: Mentions, clause: Clause) -> bool:
    """Whether a clause stands in a definition: "a raid means events [that occur] in one place"."""
    noun = _restricted(mentions, clause)
    return noun is not None and _is_argument(noun) and _holder(noun).lemma in default_lexicon().defining


def tells_of_any(mentions: Mentions, clause: Clause) -> bool:
    """Whether a restrictive clause tells which things are meant, and of none that something befell them.

    "the number of jets [used in a raid]", "tips [that lead to arrests]".
    "He ate food [laced with poison]" tells of some food, and so does "songs [written by Rao]".
    """
    noun = _restricted(mentions, clause)
    if noun is not None and noun.tag_ == "WP":
        return True  # "what they want to do"
    if noun is not None and is_picked(noun) and any(c.lower_ in _ABLE for c in mentions.doc[clause.predicate].children):
        return True  # "the best plan that they could find"
    if noun is None or not _is_unmodified(mentions, noun):
        return False
    adjective = mentions.doc[clause.predicate].dep_ == "amod"  # "people familiar with the plan"
    return adjective or not (_is_argument(noun) and _is_past(_holder(noun)))


def counts_some(mentions: Mentions, clause: Clause) -> bool:
    """ "The percentage of Kenyans [who backed it]", "40% of the people [living there]": it says of a part what they do,
    and of none of them all."""
    noun = _restricted(mentions, clause)
    if noun is None or noun.dep_ != "nmod" or syntax.marker(noun) != "of":
        return False
    part = noun.head.lemma.lower()
    counted = part == "number" and all(c.lower_ == "the" for c in syntax.children(noun.head, "det"))
    ranked = part.endswith(("th", "rd"))  # "the fifth of six ships built"
    return counted or (part in load_circumstance_words().shares and not ranked)


def _restricted(mentions: Mentions, clause: Clause) -> Token | None:
    """The noun that a clause, or the one it serves, restricts; none where it tells what the noun consists in."""
    for up in syntax.climb(mentions.doc[clause.predicate]):
        if up.dep_ in syntax.NOUN_CLAUSES or (up.dep_ == "amod" and up.i > up.head.i):
            content = up.dep_ == "acl" and bool(syntax.clause_markers(up))
            named = syntax.is_set_off(up) or syntax.child(up, "obl:agent") is not None
            return None if content or named else (antecedent(up) or up.head)
        if up.dep_ not in {"advcl", "xcomp", "conj", "ccomp"}:
            return None
    return None


def _is_argument(noun: Token) -> bool:
    return syntax.first_conjunct(noun).dep_ in _ARGUMENTS


def _holder(noun: Token) -> Token:
    return syntax.first_conjunct(noun).head


def _is_unmodified(mentions: Mentions, noun: Token) -> bool:
    """A common noun alone, "tips", that could be any."""
    if noun.pos_ != "NOUN" or noun.i in mentions.names or noun.tag_ not in {"NN", "NNS"}:
        return False
    beside = {"case", "cc", "punct", "conj", "acl", "acl:relcl"}
    own = [c for c in noun.children if c.dep_ not in beside and not (c.dep_ == "amod" and c.i > noun.i)]
    return all(c.lower_ == "another" for c in own)


def _is_past(verb: Token) -> bool:
    """Whether what a verb tells has happened."""
    tensed = syntax.verb_group(verb)
    return any(t.tag_ == "VBD" for t in tensed) and not syntax.negations(verb)


def is_cut(mentions: Mentions, clause: Clause, argument: Argument, value: Mention | Literal | None) -> bool:
    """Whether a description has lost a clause that says which ones are meant, another than this clause itself.

    "The men whom he saw" are known to the reader, and stay; "men whom he saw" are not just any men.
    """
    if not isinstance(value, Mention) or value.kind is not MentionKind.NOMINAL:
        return False
    vague = {"a", "an", "any", "some"} | ({"nummod"} if argument.role is Role.OBJECT else set())
    if any(c.lower_ not in vague and c.dep_ not in vague for c in _definers(mentions, argument)):
        return False
    own = {t.i for t in syntax.climb(mentions.doc[clause.predicate])}
    return any(
        c.i not in own and not syntax.is_set_off(c) and c.idx >= value.span.end
        for c in syntax.children(mentions.doc[argument.head], *syntax.NOUN_CLAUSES)
    )


def is_widened(mentions: Mentions, clause: Clause, end: End, *, denied: bool, asserted: bool) -> bool:
    """Whether an end has lost the clause that bounds it, so that more is claimed: "bans any ship [that leaks]".

    What is only planned for all of them overstates less. A denial is so for bare plurals: "did not meet farmers [who
    left]". And what a clause that bounds it says of "any ship" it says of those alone.
    """
    argument = end.argument
    if argument is None or not isinstance(end.value, Mention) or end.value.kind is not MentionKind.NOMINAL:
        return False
    head = mentions.doc[argument.head]
    every = any(c.lower_ in load_cues().any_of | _ALL for c in syntax.children(head, "det"))
    own = mentions.doc[clause.predicate]
    if argument.shared and own.head.i == head.i and own.dep_ in syntax.RELATIVE:
        return every and not syntax.is_set_off(own)
    if not every:
        return denied and head.tag_ == "NNS" and is_cut(mentions, clause, argument, end.value)
    behind = syntax.children(head, *syntax.NOUN_CLAUSES)
    return asserted and any(not syntax.is_set_off(c) and c.idx >= end.value.span.end for c in behind)


def with_bounds(mentions: Mentions, clause: Clause, end: End, *, denied: bool) -> Mention | None:
    """A widened end as it is told of what happened: "arrested [all men who attacked the mine]".

    What the bounding clause itself tells holds of them: "[men] attacked the mine". None for rules of any or all.
    """
    value, argument = end.value, end.argument
    if not isinstance(value, Mention) or argument is None:
        return None
    doc, head = mentions.doc, mentions.doc[argument.head]
    own = doc[clause.predicate]
    every = next((c for c in syntax.children(head, "det") if c.lower_ in load_cues().any_of | _ALL), None)
    words = [t for t in doc[head.left_edge.i : head.right_edge.i + 1] if not t.is_space]
    if argument.shared and own.head.i == head.i:
        if every is None or every.lower_ not in _ALL or not _is_past(own) or not _is_past(_verb_of(head)):
            return None
        words = [t for t in words if every.i < t.i and t.idx < value.span.end]
    elif not (denied and every is None) and not _is_past(own):
        return None
    while words and words[-1].is_punct:
        words.pop()
    if not words or len(words) > _LONGEST or any(t.i == own.i or t.text in BREAKING for t in words):
        return None
    return mentions.of_span(words[0].i, words[-1].i + 1, value.type, MentionKind.NOMINAL)


def _verb_of(noun: Token) -> Token:
    while noun.dep_ == "conj" and noun.head is not noun:
        noun = noun.head
    return noun.head


def is_content_lost(mentions: Mentions, clause: Clause, argument: Argument, value: Mention | Literal | None) -> bool:
    """Whether a description has lost what it consists in, or what picks it out: it names nothing without.

    "his wish [that they stay]", "the potential [to grow]", "the first time [she won]", "half of what [they earn]".
    """
    if not isinstance(value, Mention) or value.kind is not MentionKind.NOMINAL or argument.shared:
        return False
    doc, head = mentions.doc, mentions.doc[argument.head]
    behind = [c for c in syntax.children(head, *syntax.NOUN_CLAUSES) if c.idx >= value.span.end]
    for c in behind:
        marker = syntax.subordinator(c)
        if (
            c.dep_ == "acl"
            and marker.partition(" ")[0] in _CONTENT_MARKERS
            and (marker == "that" or not syntax.is_set_off(c))
        ):
            return True
        if not syntax.is_set_off(c) and is_picked(head):
            return True
    if compared(mentions, argument) is not None:
        return True
    last = next((t for t in reversed(doc[head.i : max(argument.tokens) + 1]) if t.idx < value.span.end), head)
    return last.tag_ in {"WP", "DT"} and syntax.child(last, *syntax.NOUN_CLAUSES) is not None


def compared(mentions: Mentions, argument: Argument) -> int | None:
    """The last token of what something is compared with: "more damage to plants [than any gas]", "as many as [it]"."""
    doc, head = mentions.doc, mentions.doc[argument.head]
    before = [t for c in syntax.children(head, "amod", "advmod") for t in c.subtree if t.i < head.i]
    if any(t.tag_ in {"JJR", "RBR"} for t in before):
        standard = "than"
    elif any(t.lower_ == "as" and t.i + 1 < head.i for t in before):
        standard = "as"
    else:
        return None
    start = max(argument.tokens) + 1
    for token in doc[start : start + 9]:
        if token.text in {",", ";", ".", ":"}:
            return None
        if token.lower_ == standard:
            return max(t.i for t in token.head.subtree if not t.is_punct)
    return None


def is_picked(noun: Token) -> bool:
    """ "the first time", "the same reason", "the largest dam": one that only its clause tells from others."""
    return any(
        c.tag_ in {"JJS", "RBS"}
        or any(m.tag_ == "RBS" for m in syntax.children(c, "advmod"))
        or c.lemma in default_lexicon().ranking
        or c.lower_ == "same"
        for c in syntax.children(noun, "amod")
    )


def is_far(mentions: Mentions, clause: Clause) -> bool:
    """Whether a participle or relative clause may as well belong to a noun nearer to it than its antecedent.

    "violations of the truce announced by Oman", "rewards for tips that will help": no grammar tells which is meant.
    "The head of the bank, who …" is clear, since a bank is no "who", and so is "It was Rao, not Bell, who …".
    """
    token = mentions.doc[clause.predicate]
    while token.dep_ == "conj" and token.head is not token:
        token = token.head
    if token.dep_ not in syntax.NOUN_CLAUSES | {"amod"} or not any(a.shared for a in clause.arguments):
        return False
    if clause.marker in {"over", "about", "on"} and token.head.lemma in load_cues().talks:
        return False  # "talks with Peru over buying the port": people have no such gerund
    start = token.left_edge.i
    if _may_be_the_subjects(token):
        return True
    nearer = [
        t for t in mentions.doc[token.head.i + 1 : start] if t.pos_ in {"NOUN", "PROPN"} and t.dep_ in _OWN_PHRASE
    ]
    if clause.marker == "to":  # "the attempts of the army to take it": the army's, as its subject tells
        nearer = [t for t in nearer if t.i not in {a.head for a in clause.subjects}]
    if clause.link == "acl" and not clause.marker and not syntax.is_set_off(token):
        # "the crisis in Haiti involving the gangs": a name takes no participle that tells which place or day it is
        nearer = [t for t in nearer if t.ent_type_ not in _NEVER_TOLD_APART]
    if any(c.lower_ == "it" for c in syntax.children(token.head, *syntax.SUBJECTS, "expl")):
        nearer = [t for t in nearer if not syntax.negations(t)]
    if any(t.lower_ in {"who", "whom", "whose"} for t in mentions.doc[start : token.i]):
        nearer = [t for t in nearer if _is_person(mentions, t)]
    opens = next((t for t in mentions.doc[start : token.i] if t.tag_ in {"WP", "WDT"}), None)
    if opens is not None:
        nearer = [t for t in nearer if agrees(t, opens, token)]
        if means_all(token.head, opens, token):
            nearer = [t for t in nearer if syntax.first_conjunct(t).i != token.head.i]
    return bool(nearer)


def _may_be_the_subjects(participle: Token) -> bool:
    """ "Crews are in the field [mending lines]", but "in a house [facing the sea]": no grammar tells whose it is."""
    place = participle.head
    within = syntax.marker(place) in _PLACING and syntax.child(place, "cop") is not None
    return within and participle.dep_ == "acl" and participle.tag_ == "VBG" and not syntax.is_set_off(participle)


def _is_person(mentions: Mentions, token: Token) -> bool:
    name = mentions.names.get(token.i)
    return (name.type if name is not None else mentions.types.of(token)) == "PERSON"


def _definers(mentions: Mentions, argument: Argument) -> tuple[Token, ...]:
    """What makes a description one of known things: a determiner, a possessor, a number, a name before the noun."""
    words = syntax.children(mentions.doc[argument.head], "det", "nmod:poss", "nummod", "compound", "amod")
    return tuple(w for w in words if w.dep_ not in {"compound", "amod"} or w.pos_ == "PROPN")

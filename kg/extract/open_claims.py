"""Open relations: what a clause says that no declared relation covers, so that nothing is lost.

"The team won the cup"                open:win            the team -> the cup
"The mayor resigned from the party"   open:resign_from    the mayor -> the party
"Quat was elected in the north"       open:be_elected_in  Quat -> the north    (a passive stays one, so that
                                                          who did it and whom it befell cannot be mixed up)
"The bridge was destroyed"            open:destroy        (unstated) -> the bridge
"The court called him a liar"         open:call           the court -> "him a liar"
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.extract import open_relations, syntax
from kg.extract.clause import Argument, Clause, ClauseKind, Role, Voice
from kg.extract.clauses_lexicon import default_lexicon
from kg.extract.context import Context
from kg.extract.coordination import all_of, are_one, joined, listed, mutual_pair, one_thing
from kg.extract.cues import load_cues
from kg.extract.ends import End, literal
from kg.extract.full_ends import (
    behind_subject,
    in_full,
    is_matter_of_degree,
    measured,
    restricted,
    to_be,
    together,
    values,
    with_its_clause,
    with_its_phrases,
)
from kg.extract.mentions import Mentions
from kg.extract.open_obliques import is_manner, is_time, oblique
from kg.extract.restrictions import is_anybody, is_cut, is_restricted
from kg.extract.small_clauses import gerunds, is_torn, small_clause
from kg.extract.tree import Doc
from kg.model import Literal, Mention, MentionKind, Modality, Polarity

_TEMPORAL = frozenset({"when", "since", "while", "before", "after", "until", "once", "as"})
_BARE_MARKERS = frozenset({"if", "when", "where", "as", "unless", "once", "whenever", "wherever", "until"})
_IS = frozenset({"is", "are", "am", "'s", "’s", "'re", "’re", "'m", "’m"})
_EMBEDDED = frozenset({"ccomp", "csubj", "csubj:pass", "advcl", "acl", "xcomp"})
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
        if clause.idiom and clause.voice is Voice.PASSIVE:
            verb, undergone = open_relations.active(mentions.doc, clause), values(mentions, clause.objects)
            yield from _pairs(verb, [End(None, None)], undergone)
        else:
            yield from _passive(mentions, clause) if clause.voice is Voice.PASSIVE else _active(mentions, clause)


def is_asked(mentions: Mentions, clause: Clause) -> bool:
    """Whether a clause is an indirect question, which leaves open what it names: "it depends how high the price is"."""
    token = mentions.doc[clause.predicate]
    if clause.kind is ClauseKind.NOMINAL:
        return False
    if clause.link == "advcl:relcl" and token.head.lower_ == "how" and syntax.case_markers(token.head):
        return True  # "intrigued by how they live"
    if clause.link not in _EMBEDDED:
        return False
    return any(t.lower_ in _ASKING for t in token.subtree[:2] if t.i < token.i)


def tells_how(mentions: Mentions, clause: Clause, context: Context) -> bool:
    """Whether who speaks of how something came about says that it did: "explained [how] the storm destroyed it".

    "Asked how it did", "it depends on how it does", "how high the price is" leave it open.
    """
    token = mentions.doc[clause.predicate]
    first = syntax.first_word(token)
    by_itself = first.lower_ == "how" and first.head.i == token.i and clause.kind is ClauseKind.VERBAL
    told = context.polarity is Polarity.AFFIRMED and context.modality is Modality.ASSERTED
    report = context.reports[-1] if context.reports else None
    spoken = report is not None and report.clause == clause.parent and report.strength != "asked"
    return clause.link == "ccomp" and clause.finite and by_itself and told and spoken


def _is_prepositional(clause: Clause) -> bool:
    """ "compared to last year", "as measured by sales": a participle that nobody is the subject of."""
    loose = clause.link == "advcl" and not clause.finite and not clause.has_own_subject
    if loose and clause.marker in _BARE_MARKERS and all(a.shared for a in clause.arguments):
        return True  # "if needed", "when asked"
    return loose and (clause.marker == "as" or clause.lemma in default_lexicon().prepositional)


def _active(mentions: Mentions, clause: Clause) -> Iterator[OpenEnds]:
    subjects = _subjects(mentions, clause)
    if not subjects:
        return
    verb = open_relations.active(mentions.doc, clause)
    pair = mutual_pair(mentions, clause, verb)
    if pair is not None:
        marker, *two = pair
        one, other = (values(mentions, (a,)) for a in two)
        yield from _pairs(open_relations.with_marker(verb, marker), one, other)
        return
    direct = all_of(clause, _direct(mentions, clause))
    objects = small_clause(mentions, clause) or in_full(mentions, clause, values(mentions, direct))
    objects = [restricted(mentions, clause, end) or end for end in objects]
    if objects:
        yield from _pairs(verb, subjects, objects)
    else:
        yield from _rest(mentions, clause, verb, subjects) or _pairs(verb, subjects, [End(None, None)])


def _passive(mentions: Mentions, clause: Clause) -> Iterator[OpenEnds]:
    names = values(mentions, clause.complements, words=True)
    undergoers = [u for u in _subjects(mentions, clause) if not any(_is_its_own_name(u, name) for name in names)]
    agents = values(mentions, tuple(a for a in clause.having(Role.AGENT) if not is_manner(mentions, a)))
    if not undergoers:
        return
    verb = open_relations.active(mentions.doc, clause)
    kept = values(mentions, clause.objects)
    seen = tuple(a for a in gerunds(mentions, clause) if a.marker == "as")
    if seen:
        told = literal(mentions, seen[0].behind_marker())
        befell = open_relations.with_marker(open_relations.passive(mentions.doc, clause), "as")
        yield from _pairs(befell, undergoers, [End(seen[0], told)] if told is not None else [])
        return
    if agents and not clause.complements:
        yield from _pairs(verb, agents, kept or undergoers)
        return
    if clause.link == "acl" and not clause.having(Role.OBLIQUE):
        undergoers = [u for u in undergoers if isinstance(u.value, Mention) and u.value.kind is MentionKind.NAME]
    befell = open_relations.passive(mentions.doc, clause)
    if kept:
        yield from _pairs(befell, undergoers, kept)
    else:
        found = _rest(mentions, clause, befell, undergoers)
        born = mentions.doc[clause.predicate].lower_ == "born"
        if not found and (born or (clause.lemma in default_lexicon().states and _is_lasting(mentions, clause))):
            found = tuple(_pairs(befell, undergoers, [End(None, None)]))
        yield from found or _pairs(verb, [End(None, None)], undergoers)


def _is_lasting(mentions: Mentions, clause: Clause) -> bool:
    """Whether a participle stands behind a plain "is" or "are", which tells of how it is, and of nothing done."""
    forms = {c.lower_ for c in syntax.children(mentions.doc[clause.predicate], "aux:pass")}
    return bool(forms & _IS) and not clause.auxiliaries


def _rest(mentions: Mentions, clause: Clause, verb: str, subjects: list[End]) -> tuple[OpenEnds, ...]:
    """What stands in the object's place: a complement, what is said, a phrase with a preposition."""
    complements = values(mentions, _without_negation(mentions.doc, clause, listed(mentions, clause)), words=True)
    used_as = clause.lemma == "use" and clause.voice is Voice.PASSIVE
    if complements and clause.lemma in default_lexicon().proving and not used_as:
        verb = "be"
    elif complements and clause.lemma not in default_lexicon().linking:
        complements = [to_be(mentions, end) for end in complements]
    if complements:
        told = complements[0].value
        whole = isinstance(told, Literal) and told.text.startswith("to be ")  # "is thought [to be in trouble]"
        marker = clause.complements[0].marker if not whole else ""
        return tuple(_pairs(open_relations.with_marker(verb, marker), subjects, complements))
    for content in clause.having(Role.CLAUSAL_COMPLEMENT):
        if mentions.doc[content.head].lower_ == "using":
            continue
        value = literal(mentions, content)
        if value is not None:
            return tuple(_pairs(verb, subjects, [End(content, value)]))
    marker, phrases = oblique(mentions, clause)
    return tuple(_pairs(open_relations.with_marker(verb, marker), subjects, phrases))


def _direct(mentions: Mentions, clause: Clause) -> tuple[Argument, ...]:
    """The objects, or who is given something; how long something takes is no object ("waited ten minutes")."""
    lasting = clause.lemma in default_lexicon().timed
    objects = tuple(a for a in clause.objects if lasting or not is_time(mentions, a))
    return objects or clause.having(Role.INDIRECT_OBJECT)


def _without_negation(doc: Doc, clause: Clause, arguments: tuple[Argument, ...]) -> tuple[Argument, ...]:
    """Complements without the "not" or "no longer" that is the clause's own polarity, lest it be told twice."""
    own = set(clause.negations)
    own |= {i + 1 for i in own if doc[i].lower_ == "no" and doc[min(i + 1, len(doc) - 1)].lower_ == "longer"}
    return tuple(replace(a, tokens=tuple(i for i in a.tokens if i not in own) or a.tokens) for a in arguments)


def _behind_markers(mentions: Mentions, arguments: tuple[Argument, ...]) -> tuple[Argument, ...]:
    """Complements without the preposition that the relation tells; what weakens it keeps it ("[almost in] reach")."""
    found = []
    for argument in arguments:
        last = max((i for i in argument.markers if i < argument.head), default=-1)
        before = [mentions.doc[i].lower_ for i in argument.tokens if i < last and i not in argument.markers]
        lacking = argument.marker == "without" and any(word in load_cues().near for word in before)
        if all(_is_told(word) for word in before) and not lacking:  # "not [yet] in force", but "nearly without fuel"
            found.append(argument.behind_marker())
        else:
            found.append(replace(argument, marker="", markers=()))
    return tuple(found)


def _is_told(adverb: str) -> bool:
    """Whether what an adverb before a complement says is nothing, or told by the polarity: "nearly in force"."""
    return adverb in default_lexicon().weightless or adverb in load_cues().near


def _copular(mentions: Mentions, clause: Clause) -> Iterator[OpenEnds]:
    subjects = _subjects(mentions, clause)
    loose = clause.copula is None and clause.link == "advcl" and not clause.has_own_subject
    # Without any verb it is a torn line, or the parse has missed the verb.
    verbless = clause.copula is None and clause.link in {"", "conj", "parataxis"}
    if not subjects or loose or verbless or _is_of_content(mentions, clause):
        return
    complements = _behind_markers(mentions, _without_negation(mentions.doc, clause, with_its_clause(clause, mentions)))
    complement = complements[0] if complements else None
    degree = clause.kind is ClauseKind.ADJECTIVAL and is_matter_of_degree(mentions.doc[clause.predicate])
    if clause.kind is ClauseKind.ADJECTIVAL and not degree:
        marker, phrases = oblique(mentions, clause)
        if phrases and marker:
            verb = "_".join(["be", *clause.lemma.split(" ")])
            yield from _pairs(open_relations.with_marker(verb, marker), subjects, phrases)
            return
    if complement is None:
        return
    complement = measured(mentions, behind_subject(clause, complement))
    complement = with_its_phrases(mentions, clause, complement) if degree else complement
    if clause.link == "advcl" and clause.marker in _TEMPORAL and _is_number(mentions, complement):
        return  # "since I was sixteen" only dates what was done since
    whole = complement.role is Role.CLAUSAL_COMPLEMENT or complement.tokens != complements[0].tokens
    whole = whole or len(complement.tokens) > len(clause.complements[0].tokens)
    whole = whole or complement.marker != clause.complements[0].marker
    whole_of = None if clause.kind is ClauseKind.ADJECTIVAL else one_thing(mentions, clause)
    if whole or complement.clause is not None or is_restricted(mentions, complement):
        value = literal(mentions, complement)
        found = [End(complement, value)] if value else []
    elif whole_of is not None:
        found = [together(mentions, whole_of)] if whole_of.head == clause.predicate else []
    else:
        found = values(mentions, complements, words=True)
    verb, marker = ("have", "") if complement.marker == "without" else ("be", complement.marker)
    yield from _pairs(open_relations.with_marker(verb, marker), subjects, found)


def _is_of_content(mentions: Mentions, clause: Clause) -> bool:
    """ "made [clear] that it would leave", "left [open] whether": what is clear is that, and not who makes it so."""
    if clause.copula is not None or clause.link != "xcomp":
        return False
    return syntax.child(mentions.doc[clause.predicate], "ccomp", "csubj") is not None


def _is_number(mentions: Mentions, complement: Argument) -> bool:
    head = mentions.doc[complement.head]
    return head.pos_ == "NUM" or mentions.value_at(head) is not None


def _pairs(relation: str, subjects: list[End], objects: list[End]) -> Iterator[OpenEnds]:
    for subject in subjects:
        for object in objects:
            if subject.head is not None and subject.head == object.head:
                continue
            yield OpenEnds(f"open:{relation}", subject, object)


def _is_its_own_name(subject: End, object: End) -> bool:
    """ "A man called Rao" is Rao, of whom it says nothing that he is called so."""
    if subject.value is None or object.value is None or subject.value.span is None or object.value.span is None:
        return False
    return object.value.span.end == subject.value.span.end and object.value.span.contains(subject.value.span)


def _subjects(mentions: Mentions, clause: Clause) -> list[End]:
    """The subjects that are told in full: of "claims made about him" nothing holds that is said of claims."""
    found = tuple(a for a in clause.subjects if a.clause is None)
    if are_one(mentions, clause, found):
        return [together(mentions, joined(found))]
    return [
        whole
        for end in values(mentions, found)
        if (whole := restricted(mentions, clause, end)) is not None
        if end.argument is None
        or not (is_cut(mentions, clause, end.argument, end.value) or is_anybody(mentions, clause, end))
    ]

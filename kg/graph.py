"""From claims to the knowledge graph: facts over all documents, each owning the claims for and against it.

graph = assemble(documents, extractions, resolution, schema)
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from kg.broad_denials import join_broad_denials
from kg.extract.relations import Schema
from kg.facts import Claim, Proposition, Term, interval, narrowest, propositions, rivals
from kg.knowledge_graph import KnowledgeGraph
from kg.model import (
    Document,
    Extraction,
    Fact,
    Literal,
    Mention,
    MentionKind,
    Modality,
    Qualifier,
    Resolution,
    Span,
    Stance,
    Statement,
    TimeValue,
)
from kg.rules import Rules
from kg.sources import Independence
from kg.stance import assess

__all__ = ["KnowledgeGraph", "assemble", "normalised"]

# `json.dumps` makes an encoder for each call, which is most of what it takes on something short.
_json = json.JSONEncoder(ensure_ascii=False).encode


def assemble(
    documents: Iterable[Document],
    extractions: Iterable[Extraction],
    resolution: Resolution,
    schema: Schema | None = None,
) -> KnowledgeGraph:
    """Merge the claims of all documents into facts.

    The result does not depend on the order of the documents. Work grows linearly with the statements, sorting apart.
    """
    rules = Rules.of(schema.relations.values()) if schema else Rules()
    kept = {document.id: document for document in documents}
    statements = {statement.id: statement for extraction in extractions for statement in extraction.statements}
    entity_of = resolution.entity_of
    known = Independence(tuple(kept[id] for id in sorted(kept)), resolution.entities, entity_of)
    groups: dict[str, list[Claim]] = defaultdict(list)
    for id in sorted(statements):
        key, claim = _claim(statements[id], entity_of, rules, kept[statements[id].document].published)
        groups[key].append(claim)
    join_broad_denials(groups, kept, entity_of)
    facts: list[Fact] = []
    for key, claims in groups.items():
        facts.extend(_fact(key, proposition, known, entity_of) for proposition in propositions(claims))
    labels = {entity.id: entity.label for entity in resolution.entities}
    facts = _with_rivals(facts, rules, labels, statements, known)
    return KnowledgeGraph(
        documents=tuple(kept[id] for id in sorted(kept)),
        entities=tuple(sorted(resolution.entities, key=lambda entity: entity.id)),
        facts=tuple(sorted(facts, key=lambda fact: fact.id)),
        statements=tuple(statements[id] for id in sorted(statements)),
        judgements=resolution.judgements,
        entity_of=entity_of,
        rules=rules,
    )


def _claim(
    statement: Statement, entity_of: Mapping[tuple[str, Span], str], rules: Rules, published: date | None
) -> tuple[str, Claim]:
    """A claim and the key that it shares with every claim of the same proposition, apart from time."""

    def end(argument: Mention | Literal | None) -> tuple[Term, tuple[int, str]]:
        """A term and its rank: entities before words before nothing, so that symmetric relations have one direction."""
        if argument is None:
            return None, (2, "")
        entity = entity_of.get((argument.document, argument.span)) if isinstance(argument, Mention) else None
        if entity is not None:
            return entity, (0, entity)
        return Literal(text=argument.text, span=argument.span), (1, normalised(argument.text))

    arguments: tuple[Mention | Literal | None, ...] = (statement.subject, statement.object)
    ends: list[tuple[Term, tuple[int, str]]] = [end(argument) for argument in arguments]
    if statement.relation in rules.symmetric and ends[1][1] < ends[0][1]:
        ends.reverse()
        arguments = arguments[::-1]
    (subject, subject_rank), (target, object_rank) = ends
    place: list[list[object]] = []
    for position, (argument, term) in enumerate(zip(arguments, (subject, target), strict=True)):
        # Words as a subject, and a pronoun anywhere, name nothing outside their own text: they must not join documents.
        pronoun = isinstance(argument, Mention) and argument.kind is MentionKind.PRONOUN
        if isinstance(term, Literal) and (pronoun or position == 0):
            start = argument.span.start if pronoun and argument is not None and argument.span else None
            place.append([position, statement.document, start])
    key = _json([subject_rank, statement.relation, object_rank, place])
    time = narrowest(q.time for q in statement.qualifiers if q.role == "time" and q.time is not None)
    return key, Claim(statement, subject, target, time, published)


_EDGES = re.compile(r"^(?:(?:an?|the)\s+|[\W_])+|(?:(?![%°])[\W_])+$")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}\b)")


def normalised(text: str) -> str:
    """Words as they are compared: case, spacing, outer punctuation, articles and thousands separators do not count.

    >>> normalised("The  5,000 Volunteers.")
    '5000 volunteers'
    """
    folded = " ".join(unicodedata.normalize("NFKC", text).casefold().split())
    sign = folded[0] if folded[:1] in tuple("$€£¥₹-+") else ""
    return sign + _THOUSANDS.sub("", _EDGES.sub("", folded)) if _EDGES.sub("", folded) else folded


def _fact(key: str, proposition: Proposition, known: Independence, entity_of: Mapping[tuple[str, Span], str]) -> Fact:
    assessment = assess(proposition, known)
    claims = [*proposition.claims, *proposition.denials]
    named_by = proposition.claims or proposition.denials
    time = proposition.time
    named = [key, time.label if time else None, *map(str, interval(time)), not proposition.claims]
    digest = hashlib.sha256(_json(named).encode()).hexdigest()[:12]
    return Fact(
        id=f"fact-{digest}",
        subject=_common([claim.subject for claim in named_by]),
        relation=named_by[0].statement.relation,
        object=_common([claim.object for claim in named_by]),
        time=time,
        qualifiers=_qualifiers([claim.statement for claim in assessment.bearers], entity_of),
        statements=tuple(sorted(claim.statement.id for claim in proposition.claims)),
        against=tuple(sorted(claim.statement.id for claim in proposition.denials)),
        documents=tuple(sorted({claim.statement.document for claim in claims})),
        stance=assessment.stance,
        sources=assessment.sources,
        reasons=assessment.reasons,
    )


def _common(terms: Sequence[Term]) -> Term:
    """The term that all share; of words the form used most, then the shortest, without its place."""
    if not isinstance(terms[0], Literal):
        return terms[0]
    forms = Counter(" ".join(term.text.split()) for term in terms if isinstance(term, Literal))
    return Literal(text=min(forms, key=lambda form: (-forms[form], len(form), form)))


def _qualifiers(statements: Iterable[Statement], entity_of: Mapping[tuple[str, Span], str]) -> tuple[Qualifier, ...]:
    """The circumstances that the statements give, each once; a time that is understood is the fact's own."""
    found: dict[tuple[str, str], Qualifier] = {}
    for statement in sorted(statements, key=lambda s: (s.document, s.sentence, s.id)):
        for qualifier in statement.qualifiers:
            if qualifier.role == "time" and qualifier.time is not None:
                continue
            mention = qualifier.mention
            entity = entity_of.get((mention.document, mention.span)) if mention else None
            found.setdefault((qualifier.role, entity or "~" + normalised(qualifier.value)), qualifier)
    return tuple(found[key] for key in sorted(found))


def _with_rivals(
    facts: Sequence[Fact],
    rules: Rules,
    labels: Mapping[str, str],
    statements: Mapping[str, Statement],
    known: Independence,
) -> list[Fact]:
    """Let facts contradict each other where a relation allows one object, or one subject, at a time."""
    slots: dict[tuple[str, str, str], list[tuple[TimeValue, str]]] = defaultdict(list)
    by_id = {fact.id: fact for fact in facts}
    for fact in facts:
        if fact.time is None or fact.stance not in (Stance.AFFIRMED, Stance.CONTESTED):
            continue
        if isinstance(fact.subject, str) and isinstance(fact.object, str):
            if fact.relation in rules.one_object:
                slots["subject", fact.subject, fact.relation].append((fact.time, fact.id))
            if rules.has_one_subject(fact.relation, labels[fact.object]) and (of := _belongs(fact, labels)):
                slots["object", f"{fact.object} {of}", fact.relation].append((fact.time, fact.id))
    for (end, _, _), dated in sorted(slots.items()):
        for pair in rivals(dated):
            left, right = (by_id[id] for id in pair)
            if _different_voices(left, right, statements, known):
                for fact, other in ((left, right), (right, left)):
                    by_id[fact.id] = _contest(by_id[fact.id], other, labels, "subject" if end == "object" else "object")
    return list(by_id.values())


_OF = re.compile(r"\b(?:of|for|to)\b|['’]s?\b", re.IGNORECASE)


def _belongs(fact: Fact, labels: Mapping[str, str]) -> str:
    """Whose office it is, as far as the label or a qualifier says; an office of nobody known may be another's."""
    stated = sorted(normalised(qualifier.value) for qualifier in fact.qualifiers if qualifier.role == "of")
    own = isinstance(fact.object, str) and _OF.search(labels[fact.object]) is not None
    return " / ".join(stated) or ("its own" if own else "")


def _asserting(fact: Fact, statements: Mapping[str, Statement]) -> list[Statement]:
    return [s for s in (statements[id] for id in fact.statements) if s.modality is Modality.ASSERTED]


def _different_voices(left: Fact, right: Fact, statements: Mapping[str, Statement], known: Independence) -> bool:
    one, other = ({known.voice(s) for s in _asserting(fact, statements)} for fact in (left, right))
    return bool(one and other) and len(one | other) > 1


def _contest(fact: Fact, rival: Fact, labels: Mapping[str, str], end: str) -> Fact:
    term = rival.subject if end == "subject" else rival.object
    name = labels[term] if isinstance(term, str) else ""
    when = rival.time.label if rival.time else ""
    return replace(
        fact,
        stance=Stance.CONTESTED,
        against=tuple(sorted({*fact.against, *rival.statements})),
        reasons=(*fact.reasons, f"{fact.relation} has one {end} at a time, and {name} is claimed for {when}"),
    )

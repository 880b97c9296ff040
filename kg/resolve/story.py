"""The ledger in sentences a person reads: how an entity came by its names, why two names are or are not one.

Pure functions over what a build leaves: entities, judgements and documents. They return lines of text, without markup.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from kg.model import Document, Entity, Judgement, MentionKind, Reason, Span, Verdict
from kg.resolve.text import plain, surface

QUOTED = 100
"""Characters of a document that a quotation may show."""


def find_entities(name: str, entities: Iterable[Entity]) -> list[Entity]:
    """The entities that a name, label or id means, best first: by id, by label, by alias, by mention."""
    wanted = plain(name)
    ranked = []
    for entity in entities:
        if entity.id == name:
            ranked.append((0, entity))
        elif plain(entity.label) == wanted:
            ranked.append((1, entity))
        elif wanted in {plain(a) for a in entity.aliases}:
            ranked.append((2, entity))
        elif any(plain(m.text) == wanted for m in entity.mentions):
            ranked.append((3, entity))
    return [e for _, e in sorted(ranked, key=lambda pair: (pair[0], -len(pair[1].mentions), pair[1].id))]


def tell_entity(entity: Entity, judgements: Iterable[Judgement], documents: Iterable[Document] = ()) -> list[str]:
    """The story of one entity: its names and where they stand, why they were joined, what was kept apart from it."""
    texts = {d.id: d for d in documents}
    own = [j for j in judgements if entity.id in j.entities]
    lines = [_summary(entity)]
    lines += _names(entity)
    joined = [j for j in own if j.verdict is Verdict.SAME]
    if joined:
        lines.append("Why these are one:")
        lines += [f"  - {line}" for line in _unique(tell_judgement(j, texts) for j in joined)]
    apart = [j for j in own if j.verdict is not Verdict.SAME]
    if apart:
        lines.append("What was kept apart:")
        lines += [f"  - {line}" for line in _unique(tell_judgement(j, texts) for j in apart)]
    if not own:
        lines.append("No other name was ever compared with it: it bears one name wherever it stands.")
    return lines


def _summary(entity: Entity) -> str:
    documents = sorted({m.document for m in entity.mentions})
    linked = f", Wikidata {entity.wikidata}" if entity.wikidata else ""
    count = len(entity.mentions)
    return (
        f"{entity.label} ({entity.type.lower()}, {entity.id}{linked}) is mentioned {_times(count)} "
        f"in {len(documents)} document{'s' * (len(documents) != 1)}."
    )


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def _names(entity: Entity) -> list[str]:
    named: Counter[str] = Counter()
    others: Counter[str] = Counter()
    for mention in entity.mentions:
        (named if mention.kind is MentionKind.NAME else others)[surface(mention.text)] += 1
    lines = []
    for kind, counts in (("Named", named), ("Also described or referred to", others)):
        if counts:
            shown = [f"{name} ({_times(n)})" for name, n in sorted(counts.items(), key=lambda c: (-c[1], c[0]))[:12]]
            lines.append(f"{kind}: {', '.join(shown)}.")
    return lines


def tell_judgement(judgement: Judgement, documents: Mapping[str, Document] | None = None) -> str:
    """One judgement as a sentence with its evidence and, where there are several reasons, their weights."""
    link = {Verdict.SAME: "is", Verdict.DIFFERENT: "is not", Verdict.UNSURE: "may or may not be"}[judgement.verdict]
    where = _where(judgement)
    told = "; ".join(_reason(r, documents or {}, weigh=len(judgement.reasons) > 1) for r in judgement.reasons)
    score = f" [{judgement.score:+.1f} by {judgement.by}]" if judgement.by == "score" else f" [by {judgement.by}]"
    return f"{judgement.left} {link} {judgement.right}{where}: {told}{score}"


def _where(judgement: Judgement) -> str:
    documents = sorted({*judgement.left_in, *judgement.right_in})
    if not documents:
        return ""
    if len(documents) > 3:
        return f" (in {len(documents)} documents)"
    return f" (in {', '.join(documents)})"


def _reason(reason: Reason, documents: Mapping[str, Document], *, weigh: bool) -> str:
    weight = f" ({reason.weight:+.1f})" if weigh and reason.weight else ""
    quotes = [q for place in reason.evidence[:2] if (q := quotation(place, documents))]
    return reason.text + weight + (f" — {' / '.join(quotes)}" if quotes else "")


def quotation(place: tuple[str, Span], documents: Mapping[str, Document]) -> str:
    """The words around a place, with its own words in brackets; empty if the document is not at hand."""
    identifier, span = place
    document = documents.get(identifier)
    if document is None:
        return ""
    text = document.text
    room = max(0, QUOTED - (span.end - span.start)) // 2
    start, end = max(0, span.start - room), min(len(text), span.end + room)
    before = text[start : span.start].rsplit("\n", 1)[-1]
    after = text[span.end : end].split("\n", 1)[0]
    left = "…" + before.partition(" ")[2] if start > 0 and "\n" not in text[start : span.start] else before
    right = after.rpartition(" ")[0] + "…" if end < len(text) and "\n" not in text[span.end : end] else after
    return f"“{left}[{text[span.start : span.end]}]{right}”"


def tell_pair(
    a: str,
    b: str,
    entities: Sequence[Entity],
    judgements: Iterable[Judgement],
    documents: Iterable[Document] = (),
) -> list[str]:
    """Why two names are or are not one in this build: what they name, and every judgement on the way between them."""
    texts = {d.id: d for d in documents}
    left, right = (_of_id(name, entities) or find_entities(name, entities) for name in (a, b))
    lines = [f"{name} names nothing in this graph." for name, found in ((a, left), (b, right)) if not found]
    if lines:
        return lines
    shared = sorted({e.id for e in left} & {e.id for e in right})
    known = list(judgements)
    if shared:
        entity = next(e for e in left if e.id == shared[0])
        lines = [f"{a} and {b} are one: both name {entity.label} ({entity.id})."]
        path = _path(a, b, [j for j in known if entity.id in j.entities and j.verdict is Verdict.SAME])
        lines += [f"  - {tell_judgement(j, texts)}" for j in path]
        if not path:
            lines.append("  - the same words without titles, articles and dots, or two forms of one known name")
        return lines
    lines = [f"{a} ({left[0].id}) and {b} ({right[0].id}) are not one."]
    ids = {left[0].id}, {right[0].id}
    said = [
        j
        for j in known
        if j.verdict is not Verdict.SAME
        and ((ids[0] | ids[1]) <= set(j.entities) or {plain(j.left), plain(j.right)} == {plain(a), plain(b)})
    ]
    lines += [f"  - {line}" for line in _unique(tell_judgement(j, texts) for j in said)]
    if not said:
        lines.append(f"  - {_never_compared(left[0], right[0])}")
    return lines


def _of_id(name: str, entities: Iterable[Entity]) -> list[Entity]:
    """The one entity of an id: two may bear the label that an id is made from."""
    return [e for e in entities if e.id == name]


def _never_compared(left: Entity, right: Entity) -> str:
    shared = sorted({left.label, *left.aliases} & {right.label, *right.aliases})
    if shared:
        return (
            f"both are called {shared[0]}, but the texts use that name for two things, as of a country and its team, "
            "or it is too short to say that they are one"
        )
    return "no name of the one is like a name of the other, so they were never compared"


def unmet_overrides(judgements: Iterable[Judgement], entities: Iterable[Entity]) -> list[str]:
    """The names in a person's decisions that nothing in the graph bears, sorted: a decision on them does nothing."""
    borne = {_bare(text) for e in entities for text in (e.label, *(m.text for m in e.mentions))}
    decided = [j for j in judgements if j.by == "override" and not j.left_in and not j.right_in]
    return sorted({name for j in decided for name in (j.left, j.right) if _bare(name) not in borne})


def _path(a: str, b: str, judgements: Sequence[Judgement]) -> list[Judgement]:
    """The shortest chain of joins from one name to the other; all joins that touch either where there is none."""
    near: dict[str, list[tuple[str, Judgement]]] = defaultdict(list)
    for judgement in judgements:
        x, y = _bare(judgement.left), _bare(judgement.right)
        near[x].append((y, judgement))
        near[y].append((x, judgement))
    start, goal = _bare(a), _bare(b)
    came: dict[str, tuple[str, Judgement] | None] = {start: None}
    queue = [start]
    while queue and goal not in came:
        name = queue.pop(0)
        for other, judgement in near[name]:
            if other not in came:
                came[other] = (name, judgement)
                queue.append(other)
    path: list[Judgement] = []
    step = came.get(goal)
    while step is not None:
        path.append(step[1])
        step = came[step[0]]
    touching = [j for j in judgements if {_bare(j.left), _bare(j.right)} & {start, goal}]
    return list(reversed(path)) or touching[:5]


def _bare(name: str) -> str:
    from kg.resolve.names import person_name

    parts = person_name(name)
    return plain(parts.spelled) if parts.title else plain(name)


def _unique(lines: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(lines))

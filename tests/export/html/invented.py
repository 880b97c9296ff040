# ruff: noqa: E501 - invented sentences stay on one line
"""Graphs made by hand for the page's tests: an invented dispute, hostile strings, and large random graphs.

Every person, place and paper here is invented; nothing is taken from a report.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from kg.knowledge_graph import KnowledgeGraph
from kg.model import (
    Document,
    Entity,
    Fact,
    Judgement,
    Literal,
    Mention,
    MentionKind,
    Modality,
    Polarity,
    Qualifier,
    Reason,
    Span,
    Speaker,
    Stance,
    Statement,
    TimeValue,
    Verdict,
)


def assembled(
    documents: Sequence[Document],
    entities: Sequence[Entity],
    facts: Sequence[Fact],
    statements: Sequence[Statement],
    judgements: Sequence[Judgement] = (),
) -> KnowledgeGraph:
    return KnowledgeGraph(
        documents=tuple(documents),
        entities=tuple(entities),
        facts=tuple(facts),
        statements=tuple(statements),
        judgements=tuple(judgements),
        entity_of={(m.document, m.span): entity.id for entity in entities for m in entity.mentions},
    )


@dataclass
class Story:
    """Writes documents sentence by sentence and finds the characters of every mention by itself."""

    texts: dict[str, str] = field(default_factory=dict)
    heads: dict[str, tuple[str, str, date]] = field(default_factory=dict)
    known: dict[str, tuple[str, str]] = field(default_factory=dict)
    mentions: dict[str, list[Mention]] = field(default_factory=dict)
    statements: list[Statement] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    judgements: list[Judgement] = field(default_factory=list)

    def report(self, id: str, title: str, source: str, published: date) -> None:
        self.heads[id], self.texts[id] = (title, source, published), ""

    def entity(self, id: str, type: str, label: str) -> str:
        self.known[id], self.mentions[id] = (type, label), []
        return id

    def claim(
        self,
        document: str,
        sentence: str,
        subject: tuple[str, str] | None,
        relation: str,
        phrase: str,
        object: tuple[str, str] | str | None,
        *,
        polarity: Polarity = Polarity.AFFIRMED,
        modality: Modality = Modality.ASSERTED,
        speakers: Sequence[tuple[str, str, str | None]] = (),
        together: bool = False,
        qualifiers: Sequence[tuple[str, str, str | None]] = (),
    ) -> str:
        """One statement; `subject` and `object` are (entity id, words). Returns the statement's id."""
        if sentence not in self.texts[document]:
            self.texts[document] += sentence + "\n"
        start = self.texts[document].index(sentence)
        span = Span(start, start + len(sentence))

        def place(words: str) -> Span:
            at = start + sentence.index(words)
            return Span(at, at + len(words))

        def mention(entity: str, words: str, kind: MentionKind = MentionKind.NAME) -> Mention:
            found = Mention(document=document, span=place(words), text=words, type=self.known[entity][0], kind=kind)
            if found not in self.mentions[entity]:
                self.mentions[entity].append(found)
            return found

        def end(value: tuple[str, str] | str | None) -> Mention | Literal | None:
            if value is None:
                return None
            return Literal(text=value, span=place(value)) if isinstance(value, str) else mention(*value)

        statement = Statement(
            document=document,
            sentence=span,
            subject=end(subject),
            relation=relation,
            phrase=phrase,
            object=end(object),
            trigger=place(phrase),
            qualifiers=tuple(
                Qualifier(role=role, value=value, mention=mention(entity, value) if entity else None)
                for role, value, entity in qualifiers
            ),
            polarity=polarity,
            modality=modality,
            attribution=tuple(
                Speaker(
                    label=label,
                    verb=verb,
                    mention=mention(entity, label) if entity else None,
                    joint=together and number > 0,
                )
                for number, (label, verb, entity) in enumerate(speakers)
            ),
            extractor="fixture",
            confidence=0.9,
        )
        self.statements.append(statement)
        return statement.id

    def fact(
        self,
        subject: str | None,
        relation: str,
        object: str | Literal | None,
        statements: Sequence[str] = (),
        against: Sequence[str] = (),
        *,
        stance: Stance = Stance.AFFIRMED,
        sources: int = 1,
        time: TimeValue | None = None,
        qualifiers: Sequence[tuple[str, str]] = (),
        reasons: Sequence[str] = (),
    ) -> str:
        owned = [s for s in self.statements if s.id in {*statements, *against}]
        id = f"fact-{len(self.facts):03d}"
        self.facts.append(
            Fact(
                id=id,
                subject=subject,
                relation=relation,
                object=object,
                time=time,
                qualifiers=tuple(Qualifier(role=role, value=value) for role, value in qualifiers),
                statements=tuple(statements),
                against=tuple(against),
                documents=tuple(sorted({s.document for s in owned})),
                stance=stance,
                sources=sources,
                reasons=tuple(reasons),
            )
        )
        return id

    def graph(self) -> KnowledgeGraph:
        documents = tuple(
            Document(id=id, text=self.texts[id], title=title, source=source, published=published)
            for id, (title, source, published) in self.heads.items()
        )
        entities = tuple(
            Entity(
                id=id,
                type=type,
                label=label,
                aliases=tuple(sorted({m.text for m in self.mentions[id] if m.kind is MentionKind.NAME} - {label})),
                mentions=tuple(self.mentions[id]),
            )
            for id, (type, label) in self.known.items()
        )
        return assembled(documents, entities, self.facts, self.statements, self.judgements)


def year(value: int) -> TimeValue:
    return TimeValue(label=str(value), start=date(value, 1, 1), end=date(value, 12, 31), precision="year")


def day(year: int, month: int, day: int) -> TimeValue:
    when = date(year, month, day)
    return TimeValue(label=when.isoformat(), start=when, end=when, precision="day")


def since(value: int) -> TimeValue:
    return TimeValue(label=f"{value}/..", start=date(value, 1, 1), end=None, precision="year")


def dispute() -> KnowledgeGraph:
    """Four reports on an invented quarrel over a harbour: contested, denied and planned facts, a name spelt three ways."""
    s = Story()
    s.report("gazette", "Harbour talks stall as Maravel minister stays away", "Solvane Gazette", date(2024, 3, 4))
    s.report("courier", "Who owns Port Isandro? A lease under fire", "Northern Courier", date(2024, 3, 6))
    s.report("wire", "Maravel denies secret harbour deal", "Meridian Wire", date(2024, 3, 7))
    s.report("herald", "Tavira summit: what to expect", "Tavira Herald", date(2024, 3, 11))

    osei = s.entity("adjoa-oseikrom", "PERSON", "Adjoa Oseikrom")
    lindqvar = s.entity("tomas-lindqvar", "PERSON", "Tomas Lindqvar")
    beltrane = s.entity("ines-beltrane", "PERSON", "Inés Beltrane")
    raovik = s.entity("kamal-raovik", "PERSON", "Kamal Raovik")
    maravel = s.entity("maravel", "GPE", "Maravel")
    solvane = s.entity("solvane", "GPE", "Solvane")
    port = s.entity("port-isandro", "FAC", "Port Isandro")
    tavira = s.entity("tavira-bay", "GPE", "Tavira Bay")
    halden = s.entity("halden-maritime", "ORG", "Halden Maritime")
    authority = s.entity("maravel-port-authority", "ORG", "Maravel Port Authority")
    court = s.entity("sea-tribunal", "ORG", "Sea Tribunal")
    ministry = s.entity("ministry-of-harbours", "ORG", "Ministry of Harbours")
    union = s.entity("dockers-union", "ORG", "Isandro Dockers' Union")
    law = s.entity("coastal-waters-act", "LAW", "Coastal Waters Act")
    summit = s.entity("tavira-summit", "EVENT", "Tavira Summit")
    crane = s.entity("kestrel-crane", "PRODUCT", "Kestrel-9")
    islanders = s.entity("isandrans", "NORP", "Isandrans")
    strait = s.entity("strait-of-calder", "LOC", "Strait of Calder")
    report = s.entity("blue-water-report", "WORK", "The Blue Water Report")
    minister = s.entity("harbour-minister-of-maravel", "POSITION", "harbour minister of Maravel")
    envoy = s.entity("special-envoy-of-solvane", "POSITION", "special envoy of Solvane")
    director = s.entity("director-of-the-port-authority", "POSITION", "director of the port authority")
    talks = s.entity("closed-door-talks", "THING", "closed-door talks")

    no, planned, desired = Polarity.NEGATED, Modality.PLANNED, Modality.DESIRED

    # The lease: signed, says one; never signed, says the other.
    a = s.claim(
        "courier",
        "Maravel signed a 40-year lease of Port Isandro with Halden Maritime in 2023, according to a ministry memo seen by the Courier.",
        (maravel, "Maravel"),
        "signed_with",
        "signed",
        (halden, "Halden Maritime"),
        speakers=[("a ministry memo", "accord", None)],
        qualifiers=[("topic", "a 40-year lease of Port Isandro", None), ("time", "2023", None)],
    )
    b = s.claim(
        "wire",
        "“Maravel has never signed anything with Halden Maritime,” Minister Oseikrom told reporters, the Meridian Wire learned from her office.",
        (maravel, "Maravel"),
        "signed_with",
        "signed",
        (halden, "Halden Maritime"),
        polarity=no,
        speakers=[("her office", "learn", None), ("Oseikrom", "tell", osei)],
    )
    c = s.claim(
        "gazette",
        "Envoy Lindqvar insisted that Maravel had signed with Halden Maritime last year.",
        (maravel, "Maravel"),
        "signed_with",
        "signed with",
        (halden, "Halden Maritime"),
        speakers=[("Lindqvar", "insist", lindqvar)],
        qualifiers=[("time", "last year", None)],
    )
    s.fact(
        maravel,
        "signed_with",
        halden,
        [a, c],
        [b],
        stance=Stance.CONTESTED,
        sources=3,
        time=year(2023),
        qualifiers=[("topic", "a 40-year lease of Port Isandro")],
        reasons=[
            "affirmed by a ministry memo and by Tomas Lindqvar, denied by Adjoa Oseikrom",
            "three documents, none a copy of another",
        ],
    )

    # A meeting that did not happen.
    d = s.claim(
        "gazette",
        "Adjoa Oseikrom refused to meet Tomas Lindqvar in Tavira Bay on 2 March.",
        (osei, "Adjoa Oseikrom"),
        "met_with",
        "refused to meet",
        (lindqvar, "Tomas Lindqvar"),
        polarity=no,
        qualifiers=[("place", "Tavira Bay", tavira), ("time", "2 March", None)],
    )
    e = s.claim(
        "wire",
        "No meeting between Ms Osei-Krom and Mr Lindqvar took place, her office said.",
        (osei, "Ms Osei-Krom"),
        "met_with",
        "No meeting",
        (lindqvar, "Mr Lindqvar"),
        polarity=no,
        speakers=[("her office", "say", None)],
    )
    s.fact(
        osei,
        "met_with",
        lindqvar,
        [],
        [d, e],
        stance=Stance.DENIED,
        sources=2,
        time=day(2024, 3, 2),
        qualifiers=[("place", "Tavira Bay")],
        reasons=["every statement denies it"],
    )

    # Plans.
    f = s.claim(
        "herald",
        "Inés Beltrane will attend the Tavira Summit in June, organisers, her office and hosts said.",
        (beltrane, "Inés Beltrane"),
        "attended",
        "will attend",
        (summit, "Tavira Summit"),
        modality=planned,
        speakers=[("organisers", "say", None), ("her office", "say", None), ("hosts", "say", None)],
        together=True,
        qualifiers=[("time", "June", None)],
    )
    s.fact(
        beltrane,
        "attended",
        summit,
        [f],
        stance=Stance.UNREALISED,
        time=TimeValue(label="2024-06", start=date(2024, 6, 1), end=date(2024, 6, 30), precision="month"),
        reasons=["only planned: “will attend”"],
    )
    g = s.claim(
        "herald",
        "Solvane hopes to buy three Kestrel-9 cranes from Halden Maritime.",
        (solvane, "Solvane"),
        "purchased",
        "hopes to buy",
        (crane, "Kestrel-9"),
        modality=desired,
        qualifiers=[("seller", "Halden Maritime", halden), ("amount", "three", None)],
    )
    s.fact(solvane, "purchased", crane, [g], stance=Stance.UNREALISED, qualifiers=[("amount", "three")])

    # Sanctions, agreed by all.
    h = s.claim(
        "gazette",
        "Solvane imposed sanctions on Halden Maritime in 2022 under the Coastal Waters Act.",
        (halden, "Halden Maritime"),
        "sanctioned_by",
        "imposed sanctions on",
        (solvane, "Solvane"),
        qualifiers=[("legal_basis", "Coastal Waters Act", law), ("time", "2022", None)],
    )
    i = s.claim(
        "courier",
        "Halden has been under Solvane sanctions since 2022, which its lawyers dispute.",
        (halden, "Halden"),
        "sanctioned_by",
        "under",
        (solvane, "Solvane"),
        qualifiers=[("time", "2022", None)],
    )
    s.fact(
        halden,
        "sanctioned_by",
        solvane,
        [h, i],
        sources=2,
        time=year(2022),
        qualifiers=[("legal_basis", "Coastal Waters Act")],
    )
    s.fact(halden, "sanctioned_under", law, [h], time=year(2022))

    # Roles over time.
    j = s.claim(
        "gazette",
        "Adjoa Oseikrom, harbour minister of Maravel since 2021, declined to comment.",
        (osei, "Adjoa Oseikrom"),
        "holds_position",
        "harbour minister of Maravel",
        (minister, "harbour minister of Maravel"),
    )
    s.fact(osei, "holds_position", minister, [j], sources=3, time=since(2021))
    k = s.claim(
        "courier",
        "From 2016 to 2020 Ms Oseikrom had been director of the port authority.",
        (osei, "Ms Oseikrom"),
        "holds_position",
        "had been",
        (director, "director of the port authority"),
    )
    s.fact(
        osei,
        "holds_position",
        director,
        [k],
        time=TimeValue(label="2016/2020", start=date(2016, 1, 1), end=date(2020, 12, 31), precision="year"),
    )
    m = s.claim(
        "gazette",
        "Tomas Lindqvar, special envoy of Solvane, left without a statement.",
        (lindqvar, "Tomas Lindqvar"),
        "holds_position",
        "special envoy of Solvane",
        (envoy, "special envoy of Solvane"),
    )
    s.fact(lindqvar, "holds_position", envoy, [m], sources=2, time=year(2024))

    p = s.claim(
        "courier",
        "Maravel appointed Inés Beltrane chair of the lease board in 2019.",
        (maravel, "Maravel"),
        "appointed",
        "appointed",
        (beltrane, "Inés Beltrane"),
        qualifiers=[("position", "chair of the lease board", None), ("time", "2019", None)],
    )
    s.fact(
        maravel,
        "appointed",
        beltrane,
        [p],
        time=year(2019),
        qualifiers=[("position", "chair of the lease board")],
    )

    # A web of smaller claims.
    rest: list[tuple[str, str, tuple[str, str], str, str, tuple[str, str], TimeValue | None, int]] = [
        (
            "courier",
            "The Maravel Port Authority operates Port Isandro.",
            (authority, "Maravel Port Authority"),
            "operates",
            "operates",
            (port, "Port Isandro"),
            None,
            1,
        ),
        (
            "courier",
            "The Maravel Port Authority is part of the Ministry of Harbours.",
            (authority, "Maravel Port Authority"),
            "part_of",
            "is part of",
            (ministry, "Ministry of Harbours"),
            None,
            1,
        ),
        (
            "courier",
            "Port Isandro lies on the Strait of Calder.",
            (port, "Port Isandro"),
            "located_in",
            "lies on",
            (strait, "Strait of Calder"),
            None,
            1,
        ),
        (
            "wire",
            "The Isandro Dockers' Union sued Halden Maritime before the Sea Tribunal.",
            (union, "Isandro Dockers' Union"),
            "sued",
            "sued",
            (halden, "Halden Maritime"),
            day(2024, 2, 12),
            2,
        ),
        (
            "wire",
            "The Sea Tribunal will rule on the Coastal Waters Act.",
            (court, "Sea Tribunal"),
            "open:rule",
            "will rule on",
            (law, "Coastal Waters Act"),
            None,
            1,
        ),
        (
            "herald",
            "The Tavira Summit is held in Tavira Bay every second year.",
            (summit, "Tavira Summit"),
            "held_in",
            "is held in",
            (tavira, "Tavira Bay"),
            None,
            2,
        ),
        (
            "herald",
            "Kamal Raovik wrote The Blue Water Report for the tribunal.",
            (raovik, "Kamal Raovik"),
            "open:write",
            "wrote",
            (report, "The Blue Water Report"),
            year(2021),
            1,
        ),
        (
            "herald",
            "Kamal Raovik leads the Isandro Dockers' Union.",
            (raovik, "Kamal Raovik"),
            "heads",
            "leads",
            (union, "Isandro Dockers' Union"),
            None,
            1,
        ),
        (
            "gazette",
            "Solvane criticised Maravel over the harbour.",
            (solvane, "Solvane"),
            "criticized",
            "criticised",
            (maravel, "Maravel"),
            day(2024, 3, 3),
            2,
        ),
        (
            "wire",
            "Maravel accused Solvane of meddling.",
            (maravel, "Maravel"),
            "accused",
            "accused",
            (solvane, "Solvane"),
            day(2024, 3, 6),
            1,
        ),
        (
            "gazette",
            "Solvane proposed closed-door talks.",
            (solvane, "Solvane"),
            "proposed",
            "proposed",
            (talks, "closed-door talks"),
            None,
            1,
        ),
        (
            "gazette",
            "Maravel rejected closed-door talks.",
            (maravel, "Maravel"),
            "rejected",
            "rejected",
            (talks, "closed-door talks"),
            None,
            1,
        ),
        (
            "courier",
            "Inés Beltrane heads Halden Maritime.",
            (beltrane, "Inés Beltrane"),
            "heads",
            "heads",
            (halden, "Halden Maritime"),
            None,
            2,
        ),
        (
            "herald",
            "Isandrans protested against Halden Maritime in 2023.",
            (islanders, "Isandrans"),
            "protested_against",
            "protested against",
            (halden, "Halden Maritime"),
            year(2023),
            1,
        ),
        (
            "courier",
            "Halden Maritime builds the Kestrel-9.",
            (halden, "Halden Maritime"),
            "produces",
            "builds",
            (crane, "Kestrel-9"),
            None,
            1,
        ),
        (
            "courier",
            "Halden Maritime installed the Kestrel-9 at Port Isandro.",
            (crane, "Kestrel-9"),
            "located_in",
            "at",
            (port, "Port Isandro"),
            year(2023),
            1,
        ),
        (
            "wire",
            "The Ministry of Harbours belongs to the government of Maravel.",
            (ministry, "Ministry of Harbours"),
            "part_of",
            "belongs to",
            (maravel, "Maravel"),
            None,
            1,
        ),
        (
            "herald",
            "Tomas Lindqvar spoke with Inés Beltrane by telephone.",
            (lindqvar, "Tomas Lindqvar"),
            "communicated_with",
            "spoke with",
            (beltrane, "Inés Beltrane"),
            day(2024, 3, 9),
            1,
        ),
        (
            "herald",
            "Solvane organises the Tavira Summit.",
            (summit, "Tavira Summit"),
            "organized_by",
            "organises",
            (solvane, "Solvane"),
            None,
            1,
        ),
    ]
    for document, sentence, subject, relation, phrase, object, time, sources in rest:
        claim = s.claim(document, sentence, subject, relation, phrase, object)
        s.fact(subject[0], relation, object[0], [claim], time=time, sources=sources)
    n = s.claim(
        "wire",
        "Oseikrom said the harbour would stay in public hands 😀.",
        (osei, "Oseikrom"),
        "said",
        "said",
        "the harbour would stay in public hands 😀",
    )
    s.fact(osei, "said", Literal(text="the harbour would stay in public hands 😀"), [n])
    o = s.claim(
        "wire",
        "Dockers said that Beltrane was placed under investigation.",
        (beltrane, "Beltrane"),
        "investigated_by",
        "was placed under investigation",
        None,
        speakers=[("Dockers", "say", None)],
    )
    s.fact(beltrane, "investigated_by", None, [o])

    s.judgements += [
        Judgement(
            left="Oseikrom",
            right="Adjoa Oseikrom",
            verdict=Verdict.SAME,
            score=5.2,
            entities=(osei,),
            reasons=(
                Reason(feature="surname", weight=3.0, text="the surname of a person named in full in the same report"),
                Reason(feature="title", weight=2.2, text="both are called minister"),
            ),
        ),
        Judgement(
            left="Ms Osei-Krom",
            right="Adjoa Oseikrom",
            verdict=Verdict.SAME,
            score=3.4,
            entities=(osei,),
            reasons=(
                Reason(feature="spelling", weight=2.6, text="spelt alike but for a hyphen"),
                Reason(feature="gender", weight=0.8, text="both are women"),
            ),
        ),
        Judgement(
            left="Ms Oseikrom",
            right="Adjoa Oseikrom",
            verdict=Verdict.SAME,
            score=4.0,
            entities=(osei,),
            by="rule",
            reasons=(Reason(feature="surname", weight=4.0, text="the same surname after a form of address"),),
        ),
        Judgement(
            left="Maravel",
            right="Maravel Port Authority",
            verdict=Verdict.DIFFERENT,
            score=-3.1,
            entities=(maravel, authority),
            reasons=(Reason(feature="type", weight=-3.1, text="a country and an organisation"),),
        ),
    ]
    return s.graph()


HOSTILE = (
    "<script>window.pwned=1</script>",
    "</script><script>window.pwned=1</script>",
    '"><img src=x onerror="window.pwned=1">',
    "javascript:window.pwned=1",
    "'; window.pwned=1; '",
    "<a href='https://evil.example/'>href</a>",
    "{{ 7*7 }}${window.pwned=1}",
    "\u202egnp.exe\u202c\u200f\u2067 رشيد",
    "__proto__",
    "]]><!-- <style>body{display:none}</style>",
    "null\x00byte\u2028line\u2029",
    "A" * 10_000,
)


def hostile() -> KnowledgeGraph:
    """Strings that would run, break out, reorder or overflow if any of them were treated as more than text."""
    s = Story()
    for index, text in enumerate(HOSTILE):
        s.report(text, text, text, date(2024, 1, 1 + index))
        s.entity(text, "PERSON" if index % 2 else text, text)
    for index, text in enumerate(HOSTILE):
        other = HOSTILE[(index + 1) % len(HOSTILE)]
        claim = s.claim(
            text,
            f"{text} |{other}| {text}",
            (text, text),
            text,
            other,
            (other, other),
            speakers=[(text, text, None)],
            qualifiers=[(text, text, None)],
        )
        s.fact(
            text,
            text,
            other,
            [claim],
            [claim],
            stance=Stance.CONTESTED,
            reasons=[text],
            qualifiers=[(text, text)],
            time=TimeValue(label=text, start=None, end=None, precision="day"),
        )
        s.judgements.append(
            Judgement(
                left=text,
                right=other,
                verdict=Verdict.SAME,
                score=1,
                entities=(text,),
                reasons=(Reason(feature=text, weight=1, text=text),),
                by=text,
            )
        )
    return s.graph()


def large(count: int, seed: int = 3) -> KnowledgeGraph:
    """A random graph with hubs, as news gives: each new entity is claimed about together with a much-named one."""
    chance = random.Random(seed)
    s = Story()
    for number in range(20):
        s.report(f"doc-{number:02d}", f"Report {number}", f"Paper {number % 5}", date(2024, 1, 1 + number))
    types = ("PERSON", "ORG", "GPE", "EVENT", "LAW", "PRODUCT", "FAC", "LOC", "POSITION")
    stances = (Stance.AFFIRMED,) * 8 + (Stance.DENIED, Stance.CONTESTED, Stance.UNREALISED)
    names = [f"Name {number}" for number in range(count)]
    for number, name in enumerate(names):
        s.entity(f"e{number}", types[number % len(types)], name)
    entities, facts, statements, texts = [], [], [], dict.fromkeys(s.heads, "")
    mentions: dict[int, list[Mention]] = {number: [] for number in range(count)}
    for number in range(1, count):
        for other in {
            int(number * chance.random() ** 1.6),
            *([chance.randrange(number)] if chance.random() < 0.6 else []),
        }:
            document = f"doc-{chance.randrange(20):02d}"
            start = len(texts[document])
            sentence = f"{names[number]} met {names[other]} according to the report that nobody else has seen."
            texts[document] += sentence + "\n"
            left = Mention(
                document=document,
                span=Span(start, start + len(names[number])),
                text=names[number],
                type=types[number % 9],
            )
            at = start + len(names[number]) + 5
            right = Mention(
                document=document, span=Span(at, at + len(names[other])), text=names[other], type=types[other % 9]
            )
            mentions[number].append(left)
            mentions[other].append(right)
            statement = Statement(
                document=document,
                sentence=Span(start, start + len(sentence)),
                subject=left,
                relation="met_with",
                phrase="met",
                object=right,
                trigger=Span(at - 4, at - 1),
            )
            statements.append(statement)
            facts.append(
                Fact(
                    id=f"fact-{len(facts)}",
                    subject=f"e{number}",
                    relation=f"relation_{chance.randrange(25)}",
                    object=f"e{other}",
                    time=year(chance.randrange(1990, 2025)) if chance.random() < 0.4 else None,
                    qualifiers=(),
                    statements=(statement.id,),
                    against=(),
                    documents=(document,),
                    stance=chance.choice(stances),
                    sources=1 + int(chance.random() ** 4 * 4),
                )
            )
    entities = [
        Entity(id=f"e{number}", type=types[number % 9], label=name, mentions=tuple(mentions[number]))
        for number, name in enumerate(names)
    ]
    documents = tuple(
        Document(id=id, text=texts[id], title=title, source=source, published=published)
        for id, (title, source, published) in s.heads.items()
    )
    return assembled(documents, entities, facts, statements)

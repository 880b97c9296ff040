"""A small invented world with one of everything that the exports must carry."""

from __future__ import annotations

from datetime import date

import pytest

from kg.knowledge_graph import KnowledgeGraph
from tests.invented import World


def invented_world() -> World:
    world = World()
    world.entity("amina-diallo", "PERSON", "Amina Diallo", "Diallo", "Minister Diallo")
    world.entity("teodor-lund", "PERSON", "Teodor Lund", "Lund")
    world.entity("norvania", "GPE", "Norvania", "the Norvanians")
    world.entity("kestria", "GPE", "Kestria")
    world.entity("port-vell", "GPE", "Port Vell")
    world.entity("arms-act", "LAW", "Arms Act")
    world.entity("harbour-forum", "EVENT", "Harbour Forum")
    world.entity("minister-of-norvania", "POSITION", "minister of Norvania")
    world.document("001-sanctions", title="Sanctions on a minister", source="Vell Post", published=date(2023, 6, 2))
    world.document("002-reply", title="Norvania replies", source="Norvanian Wire", published=date(2023, 6, 3))
    world.document("003-forum", title="At the forum", source="Harbour Daily", published=date(2024, 1, 9))
    world.claim(
        "001-sanctions",
        "Amina Diallo was sanctioned by Kestria under the Arms Act in 2018.",
        "Amina Diallo",
        "sanctioned_by",
        "Kestria",
        time="2018",
        legal_basis="Arms Act",
        phrase="was sanctioned by",
    )
    world.claim(
        "001-sanctions",
        "Amina Diallo was sanctioned by Kestria under the Arms Act in 2018.",
        "Amina Diallo",
        "sanctioned_under",
        "Arms Act",
        time="2018",
    )
    world.claim(
        "001-sanctions", "Diallo, minister of Norvania, is abroad.", "Diallo", "holds_position", "minister of Norvania"
    )
    world.claim(
        "001-sanctions",
        "Lund said Kestria sold drones to Norvania.",
        "Kestria",
        "sold_to",
        "Norvania",
        by=["Lund"],
    )
    world.claim(
        "002-reply",
        "Minister Diallo denied that Kestria sold anything to Norvania.",
        "Kestria",
        "sold_to",
        "Norvania",
        by=["Minister Diallo"],
        polarity="negated",
    )
    world.claim(
        "002-reply",
        "Minister Diallo denied that Norvania attacked Port Vell.",
        "Norvania",
        "attacked",
        "Port Vell",
        by=["Minister Diallo"],
        polarity="negated",
    )
    world.claim(
        "002-reply",
        "Diallo plans to visit Kestria in May.",
        "Diallo",
        "visited",
        "Kestria",
        time="2024-05",
        modality="planned",
    )
    world.claim(
        "003-forum",
        "Lund met Diallo at the Harbour Forum in Port Vell on 8 January.",
        "Lund",
        "met_with",
        "Diallo",
        time="2024-01-08",
        place="Port Vell",
        event="Harbour Forum",
    )
    world.claim(
        "003-forum",
        "According to Norvanian Wire, Diallo said Lund was under pressure.",
        "Lund",
        "open:be_under_pressure",
        "under pressure",
        by=["Norvanian Wire", "Diallo"],
    )
    world.claim("003-forum", "Diallo was sanctioned by Kestria years ago.", "Diallo", "sanctioned_by", "Kestria")
    world.judge("Minister Diallo", "Amina Diallo", "same", 4.25, "one surname and one office", "amina-diallo")
    world.judge("Lund", "Diallo", "different", -9.0, "two surnames in one sentence", "amina-diallo", "teodor-lund")
    return world


@pytest.fixture(scope="session")
def graph() -> KnowledgeGraph:
    return invented_world().graph()

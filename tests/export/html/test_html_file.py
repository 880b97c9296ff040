"""The page as a file: what stands in it, that it is the same every time, and that nothing can break out of it."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from dataclasses import replace
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import InputError
from kg.export.html import to_html, to_iframe
from kg.export.html.evidence import pieces
from kg.export.html.layout import positions
from kg.export.html.names import names_of
from kg.export.html.network import ClaimNetwork
from kg.knowledge_graph import KnowledgeGraph
from kg.model import Document, Literal, Mention, Span, Statement
from tests.export.html import invented

SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<text>.*?)</script>", re.S)


def block(page: str, name: str) -> object:
    found = re.search(rf'<script type="application/json" id="block-{name}">(.*?)</script>', page, re.S)
    assert found is not None
    return json.loads(found[1])


def test_same_graph_same_bytes(dispute: KnowledgeGraph) -> None:
    assert to_html(dispute) == to_html(invented.dispute())


def test_policy_names_every_script_and_forbids_all_else(dispute: KnowledgeGraph) -> None:
    page = to_html(dispute)
    found = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    assert found is not None
    policy = unescape(found[1])
    assert policy.startswith("default-src 'none';")
    running = [m["text"] for m in SCRIPT.finditer(page) if "application/json" not in m["attributes"]]
    assert len(running) == 2
    for text in running:
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy
    assert "unsafe" not in policy
    assert not re.search(r"<(script|link|img|iframe)[^>]+(src|href)=\"(?!data:)", page)


def heading(page: str) -> str:
    found = re.search(r"<title>(.*?)</title>", page, re.S)
    assert found is not None
    return unescape(found[1])


def test_a_page_is_called_after_what_is_spoken_of_most(dispute: KnowledgeGraph) -> None:
    first, second, third = (part for part in re.split(", | and ", heading(to_html(dispute))))
    labels = {entity.label: entity.id for entity in dispute.entities}
    sources = [sum(max(1, f.sources) for f in dispute.facts_of(labels[name])) for name in (first, second, third)]
    assert sources == sorted(sources, reverse=True)
    assert heading(to_html(dispute, title="Ours")) == "Ours"
    alone = replace(dispute, documents=dispute.documents[:1], facts=(), statements=(), entities=(), entity_of={})
    assert heading(to_html(alone)) == dispute.documents[0].title
    assert heading(to_html(replace(alone, documents=()))) == "Knowledge graph"


@pytest.mark.parametrize("title", [None, invented.HOSTILE[1]])
def test_hostile_strings_stay_inside_their_block(title: str | None) -> None:
    graph = invented.hostile()
    page = to_html(graph, title=title)
    assert len(SCRIPT.findall(page)) == 8
    assert "<script>window.pwned" not in page
    assert block(page, "graph")["entities"][8]["label"] == graph.entities[8].label  # type: ignore[index]
    page.encode("utf-8")


def test_lone_surrogates_do_not_break_the_file() -> None:
    assert "\\ud83d" in to_html(
        invented.assembled([Document(id="d", text="half \ud83d", title="half \ud83d")], (), (), ())
    )


def test_every_fact_between_entities_is_an_edge(dispute: KnowledgeGraph) -> None:
    edges = block(to_html(dispute), "edges")
    assert isinstance(edges, list)
    expected = [i for i, f in enumerate(dispute.facts) if isinstance(f.subject, str) and isinstance(f.object, str)]
    assert [edge["id"] for edge in edges] == expected


def test_base_iri_must_be_absolute(dispute: KnowledgeGraph) -> None:
    with pytest.raises(InputError, match="base-iri"):
        to_html(dispute, base_iri="not an iri")


def test_frame_is_sandboxed_and_holds_the_page(dispute: KnowledgeGraph) -> None:
    frame = to_iframe(dispute, height=500, title='"quoted"')
    assert frame.startswith('<div><iframe sandbox="allow-scripts" title="&quot;quoted&quot;" ')
    found = re.fullmatch(r'<div><iframe [^>]*? srcdoc="([^"]*)"></iframe></div>', frame, re.S)
    assert found is not None
    assert unescape(found[1]) == to_html(dispute, title='"quoted"')


def test_pyvis_writes_the_page_as_utf8(tmp_path_factory: pytest.TempPathFactory) -> None:
    network = ClaimNetwork(heading="Né")
    network.nodes.append({"id": 1})
    file = tmp_path_factory.mktemp("page") / "net.html"
    network.write_html(str(file))
    assert "<title>Né</title>" in file.read_text(encoding="utf-8")


def test_alias_without_a_judgement_has_no_invented_reason(dispute: KnowledgeGraph) -> None:
    entity = dispute.entity("halden-maritime")
    assert [(name["text"], name["why"]) for name in names_of(entity, ())] == [("Halden Maritime", []), ("Halden", [])]


@settings(deadline=None)
@given(st.data())
def test_pieces_join_to_the_sentence(data: st.DataObject) -> None:
    text = data.draw(st.text(min_size=1, max_size=60))
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=6, max_size=6)))
    spans = [Span(a, b) if a < b else None for a, b in zip(cuts[::2], cuts[1::2], strict=True)]
    subject = Mention(document="d", span=spans[0], text=text[cuts[0] : cuts[1]], type="PERSON") if spans[0] else None
    object = Literal(text=text[cuts[4] : cuts[5]] or "x", span=spans[2])
    phrase = text[cuts[2] : cuts[3]]
    statement = Statement(
        document="d",
        sentence=Span(0, len(text)),
        subject=subject,
        relation="r",
        phrase=phrase,
        object=object,
        trigger=spans[1],
    )
    cut = pieces(statement, text)
    assert "".join(piece for _, piece in cut) == text
    assert all(piece for _, piece in cut)
    if phrase:
        assert phrase in "".join(piece for role, piece in cut if role == "p")


EDGES = st.integers(1, 40).flatmap(
    lambda n: st.tuples(
        st.just(n), st.lists(st.tuples(st.integers(0, n - 1), st.integers(0, n - 1)), max_size=60),
        st.lists(st.floats(7, 36), min_size=n, max_size=n),
    )
)  # fmt: skip


@settings(deadline=None)
@given(EDGES)
def test_nodes_do_not_cover_one_another(drawing: tuple[int, list[tuple[int, int]], list[float]]) -> None:
    count, edges, radii = drawing
    where = positions(count, edges, radii)
    assert where == positions(count, edges, radii)
    for i in range(count):
        for j in range(i):
            apart = ((where[i][0] - where[j][0]) ** 2 + (where[i][1] - where[j][1]) ** 2) ** 0.5
            assert apart > 0.5 * (radii[i] + radii[j])


def test_no_nodes_no_positions() -> None:
    assert positions(0, [], []) == []

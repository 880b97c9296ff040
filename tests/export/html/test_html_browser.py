# ruff: noqa: E501 - scripts that run in the browser stay on their lines
"""What a reader does with the page, in a real Chromium. That nothing is requested and no error logged is checked by
the fixture `open_page` after every test here."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyoxigraph
import pytest

from kg.export.html import to_iframe
from kg.export.rdf import RdfView
from kg.knowledge_graph import KnowledgeGraph
from tests.export.html import invented
from tests.export.html.view import Open

OSEI = "adjoa-oseikrom"


def test_page_opens_from_one_file(open_page: Open, dispute: KnowledgeGraph) -> None:
    view = open_page(dispute, title="The Port Isandro dispute")
    assert view.page.title() == "The Port Isandro dispute"
    assert view.page.locator("#counts").inner_text() == "23 entities and 31 facts from 4 documents"
    assert [url for url in view.requests if not url.startswith("data:")] == [view.file.as_uri()]


def test_search_finds_every_spelling(open_page: Open, dispute: KnowledgeGraph) -> None:
    view = open_page(dispute)
    for query in ("Ms Osei-Krom", "osei krom", "OSEIKROM", "oseikr", "ines"):
        view.page.fill("#search", query)
        view.page.keyboard.press("Enter")
        found = "Inés Beltrane" if query == "ines" else "Adjoa Oseikrom"
        assert view.title() == found, query
        assert view.page.locator("tr[aria-current] button.row").inner_text().strip() == found


def test_search_lists_the_name_that_matched(open_page: Open, dispute: KnowledgeGraph) -> None:
    view = open_page(dispute)
    view.page.fill("#search", "ms osei")
    hit = view.page.locator("#hits [role=option]").first
    assert "Ms Osei-Krom" in hit.inner_text()
    assert "Adjoa Oseikrom" in hit.inner_text()
    assert view.page.get_attribute("#search", "aria-expanded") == "true"
    view.page.fill("#search", "zzzz")
    assert view.page.locator("#hits").inner_text() == "No name matches."


def test_entity_panel_gives_names_with_reasons_roles_and_facts(open_page: Open, dispute: KnowledgeGraph) -> None:
    view = open_page(dispute, link=f"#e={OSEI}")
    names = view.page.locator(".names details").filter(has_text="Ms Osei-Krom").first
    names.locator("summary").click()
    assert "spelt alike but for a hyphen" in names.inner_text()
    assert "Joined with Adjoa Oseikrom" in names.inner_text()
    roles = view.page.locator(".roles li").all_inner_texts()
    assert ["director" in roles[0], "harbour minister" in roles[1], "since 2021" in roles[1]] == [True] * 3
    assert view.page.locator(".roles .bar").count() == 2
    assert view.page.locator("#panel .facts li").count() == 4


def test_appointment_is_a_role_of_the_appointed(open_page: Open, dispute: KnowledgeGraph) -> None:
    view = open_page(dispute, link="#e=ines-beltrane")
    roles = view.page.locator(".roles li").all_inner_texts()
    assert roles[0].startswith("appointed chair of the lease board by Maravel")
    view.select("Maravel")
    assert view.page.locator(".roles").count() == 0


def test_kept_apart_names_are_told(open_page: Open, dispute: KnowledgeGraph) -> None:
    view = open_page(dispute, link="#e=maravel")
    apart = view.page.locator("section").filter(has_text="Considered and kept apart").last
    apart.locator("summary").first.click()
    assert "a country and an organisation" in apart.inner_text()


def test_fact_panel_sets_quotes_for_and_against_side_by_side(open_page: Open, dispute: KnowledgeGraph) -> None:
    view = open_page(dispute, link="#f=fact-000")
    yes, no = view.page.locator(".side-for"), view.page.locator(".side-against")
    assert yes.locator(".quote").count() == 2
    assert no.locator(".quote").count() == 1
    assert no.locator("mark.phrase").inner_text() == "signed"
    assert [one.strip() for one in no.locator(".speakers .to-entity").all_inner_texts()] == ["Adjoa Oseikrom"]
    assert no.locator(".speakers").inner_text().startswith("her office (learn)")
    assert no.locator("cite").inner_text() == "Maravel denies secret harbour deal"
    assert no.locator(".byline").inner_text() == "Meridian Wire, 2024-03-07"
    left, right = yes.bounding_box(), no.bounding_box()
    assert left and right and left["x"] + left["width"] <= right["x"] and left["y"] == right["y"]
    assert "denied by Adjoa Oseikrom" in view.page.locator(".reasons").inner_text()


def test_those_who_speak_together_are_one_link_of_the_chain(open_page: Open, dispute: KnowledgeGraph) -> None:
    (fact,) = (fact for fact in dispute.facts if fact.relation == "attended")
    view = open_page(dispute, link=f"#f={fact.id}")
    assert view.page.locator(".side-for .speakers").inner_text() == "organisers, her office and hosts (say)"


def test_denied_fact_shows_only_denials(open_page: Open, dispute: KnowledgeGraph) -> None:
    view = open_page(dispute, link="#f=fact-001")
    assert view.page.locator(".side-for").count() == 0
    assert view.page.locator(".side-against .quote").count() == 2


def test_characters_beyond_the_basic_plane_do_not_shift_the_marks(open_page: Open, dispute: KnowledgeGraph) -> None:
    fact = next(fact for fact in dispute.facts if fact.relation == "said")
    view = open_page(dispute, link=f"#f={fact.id}")
    assert view.page.locator("mark.object").inner_text() == "the harbour would stay in public hands 😀"


def test_deep_links_follow_the_selection_and_lead_back(open_page: Open, dispute: KnowledgeGraph) -> None:
    view = open_page(dispute)
    view.select("Solvane")
    assert view.page.url.endswith("#e=solvane")
    view.page.locator("#panel .facts .to-fact").first.click()
    assert "#f=fact-" in view.page.url
    view.page.go_back()
    view.page.wait_for_function("document.querySelector('#panel-title').innerText === 'Solvane'")
    view.page.go_back()
    view.page.wait_for_function("document.querySelector('#panel-title').innerText.startsWith('Every line')")


def test_links_that_lead_nowhere_are_harmless(open_page: Open, dispute: KnowledgeGraph) -> None:
    view = open_page(dispute, link="#e=nobody")
    for link in ("#e=%E0%A4%A", "#x=1", "#f="):
        view.page.evaluate(f"location.hash = {link!r}")
        assert view.title().startswith("Every line")


def test_canvas_and_table_are_linked_both_ways(open_page: Open, dispute: KnowledgeGraph) -> None:
    view = open_page(dispute)
    view.select("Port Isandro")
    view.page.wait_for_timeout(600)
    box = view.page.locator("#canvas").bounding_box()
    assert box is not None
    # The table put the node into the middle of the canvas; a click there must choose it and its row again.
    view.page.locator("#panel-close").click()
    assert view.page.locator("tr[aria-current]").count() == 0
    view.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    view.page.wait_for_selector("tr[aria-current]")
    assert view.title() == "Port Isandro"
    assert view.page.locator("tr[aria-current] button.row").inner_text().strip() == "Port Isandro"


def test_click_on_an_edge_opens_its_fact(open_page: Open, dispute: KnowledgeGraph) -> None:
    view = open_page(dispute, link="#f=fact-001")
    view.page.wait_for_timeout(600)
    box = view.page.locator("#canvas").bounding_box()
    assert box is not None
    view.page.locator("#panel-close").click()
    view.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    view.page.wait_for_selector(".side-against")
    assert view.page.url.endswith("#f=fact-001")


FILTERS = [
    ("type", "PERSON", lambda g, f: "PERSON" not in types(g, f)),
    ("stance", "denied", lambda g, f: f.stance != "denied"),
    ("stance", "affirmed", lambda g, f: f.stance != "affirmed"),
    ("relation", "part_of", lambda g, f: f.relation != "part_of"),
    ("document", "3", lambda g, f: set(f.documents) - {g.documents[3].id}),
]


def types(graph: KnowledgeGraph, fact: object) -> set[str]:
    ends = (getattr(fact, "subject", None), getattr(fact, "object", None))
    return {graph.entity(end).type for end in ends if isinstance(end, str)}


def test_filters(open_page: Open, dispute: KnowledgeGraph) -> None:
    view = open_page(dispute)
    for name, value, keeps in FILTERS:
        view.page.locator(f'input[data-filter="{name}"][data-value="{value}"]').uncheck()
        kept = [fact for fact in dispute.facts if keeps(dispute, fact)]
        assert 0 < len(kept) < len(dispute.facts)
        assert view.shown("fact") == len(kept), (name, value)
        ends = {end for fact in kept for end in (fact.subject, fact.object) if isinstance(end, str)}
        assert view.shown("entity") == len(ends), (name, value)
        view.page.locator("#filter-clear").click()
        assert view.shown("fact") == len(dispute.facts)


def test_filter_by_source_where_papers_have_several_documents(open_page: Open) -> None:
    graph = invented.large(40)
    view = open_page(graph)
    view.page.locator('input[data-filter="source"][data-value="Paper 1"]').uncheck()
    papers = {document.id: document.source for document in graph.documents}
    assert view.shown("fact") == sum(any(papers[d] != "Paper 1" for d in fact.documents) for fact in graph.facts)


def test_filter_by_date(open_page: Open, dispute: KnowledgeGraph) -> None:
    view = open_page(dispute)
    view.page.locator('input[data-filter="undated"]').uncheck()
    dated = [fact.time for fact in dispute.facts if fact.time]
    assert view.shown("fact") == len(dated)
    view.page.locator('input[data-filter="from"]').fill("2024-01-01")
    assert view.shown("fact") == sum(1 for t in dated if t.end is None or t.end.year >= 2024)
    view.page.locator('input[data-filter="to"]').fill("2024-03-05")
    late = [t for t in dated if (t.end is None or t.end.year >= 2024) and str(t.start) <= "2024-03-05"]
    assert view.shown("fact") == len(late)


def test_filter_by_how_surely_a_fact_was_read(open_page: Open, dispute: KnowledgeGraph) -> None:
    statements = [replace(s, confidence=(0.6, 0.74, 0.9)[i % 3]) for i, s in enumerate(dispute.statements)]
    graph = replace(dispute, statements=tuple(statements))
    sure = {s.id: s.confidence for s in statements}
    surest = [max(sure[one] for one in fact.statements or fact.against) for fact in graph.facts]
    view = open_page(graph)
    slider = view.page.locator('input[data-filter="sure"]')
    assert slider.get_attribute("aria-valuetext") == "all"
    for least, says in ((0.7, "70% and more"), (0.9, "90% and more")):
        slider.fill(str(round(least * 20)))
        assert slider.get_attribute("aria-valuetext") == says
        kept = sum(one >= least for one in surest)
        assert 0 < kept < len(graph.facts)
        assert view.shown("fact") == kept
    view.page.locator("#filter-clear").click()
    assert view.shown("fact") == len(graph.facts)
    assert view.page.locator('input[data-filter="sure"]').get_attribute("aria-valuetext") == "all"


def test_only_keeps_one_value(open_page: Open, dispute: KnowledgeGraph) -> None:
    view = open_page(dispute)
    view.page.get_by_role("button", name="Only contested").click()
    assert (view.shown("fact"), view.shown("entity")) == (1, 2)
    assert view.page.locator("#counts").inner_text() == "2 of 23 entities and 1 of 31 facts from 4 documents"


def test_search_clears_filters_that_hide_the_find(open_page: Open, dispute: KnowledgeGraph) -> None:
    view = open_page(dispute)
    view.page.locator('input[data-filter="type"][data-value="PERSON"]').uncheck()
    view.page.fill("#search", "Lindqvar")
    view.page.keyboard.press("Enter")
    assert view.title() == "Tomas Lindqvar"
    assert view.page.locator('input[data-filter="type"][data-value="PERSON"]').is_checked()


def test_keyboard_alone_reaches_a_quote_and_comes_back(open_page: Open, dispute: KnowledgeGraph) -> None:
    view = open_page(dispute)
    view.page.keyboard.press("Tab")
    assert "Skip to the table" in view.page.evaluate("document.activeElement.innerText")
    view.page.keyboard.press("Enter")
    view.page.locator("#tab-entity").focus()
    view.page.keyboard.press("ArrowRight")
    assert view.page.evaluate("document.activeElement.id") == "tab-fact"
    row = view.page.locator("#table tbody button.row").first
    row.focus()
    view.page.keyboard.press("Enter")
    assert view.page.evaluate("document.activeElement.id") == "panel-title"
    view.page.wait_for_selector(".quote mark.phrase")
    assert view.page.locator("#live").inner_text().startswith("Selected: ")
    view.page.keyboard.press("Escape")
    assert view.page.evaluate("document.activeElement.classList.contains('row')")


def test_slash_goes_to_the_search(open_page: Open, dispute: KnowledgeGraph) -> None:
    view = open_page(dispute)
    view.page.keyboard.press("/")
    assert view.page.evaluate("document.activeElement.id") == "search"


def test_headings_sort_the_table(open_page: Open, dispute: KnowledgeGraph) -> None:
    view = open_page(dispute)
    view.page.get_by_role("button", name="Name", exact=True).click()
    rows = [text.strip() for text in view.page.locator("#table tbody button.row").all_inner_texts()]
    assert rows == sorted(rows, key=lambda name: name.lower().replace("'", "").replace("é", "e"))
    assert view.page.locator("th[aria-sort=ascending]").inner_text().startswith("Name")


def test_turtle_of_a_selection_is_part_of_the_full_export(open_page: Open, dispute: KnowledgeGraph) -> None:
    view = open_page(dispute, link="#f=fact-000")
    full = {str(triple) for triple in RdfView(dispute).triples()}
    sizes = []
    for link in ("#f=fact-000", "#f=fact-001", f"#e={OSEI}", "#"):
        if link == "#":
            view.page.locator("#panel-close").click()
        else:
            view.page.evaluate(f"location.hash = {link!r}")
            view.page.wait_for_timeout(100)
        with view.page.expect_download() as download:
            view.page.locator("#save-ttl").click()
        path = Path(download.value.path())
        triples = {str(quad.triple) for quad in pyoxigraph.parse(path=str(path), format=pyoxigraph.RdfFormat.TURTLE)}
        assert triples - full == set()
        sizes.append(len(triples))
    assert all(size > 30 for size in sizes)
    assert max(sizes) == sizes[3]


def test_picture_of_the_view(open_page: Open, dispute: KnowledgeGraph) -> None:
    view = open_page(dispute)
    with view.page.expect_download() as download:
        view.page.locator("#save-png").click()
    picture = Path(download.value.path()).read_bytes()
    assert picture.startswith(b"\x89PNG") and len(picture) > 10_000


def test_theme_follows_the_system_until_it_is_chosen(open_page: Open, dispute: KnowledgeGraph) -> None:
    view = open_page(dispute, color_scheme="dark")
    assert view.page.get_attribute("html", "data-theme") == "dark"
    view.page.locator("#theme").click()
    assert view.page.get_attribute("html", "data-theme") == "light"
    view.page.reload()
    view.page.wait_for_selector("html[data-ready]", state="attached")
    assert view.page.get_attribute("html", "data-theme") == "light"


CONTRAST = """() => {
  const channel = (v) => { v /= 255; return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; };
  const light = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
  const parse = (text) => (text.match(/[\\d.]+/g) || []).map(Number);
  const ground = (element) => {
    for (let one = element; one; one = one.parentElement) {
      const c = parse(getComputedStyle(one).backgroundColor);
      if (c.length === 3 || (c.length === 4 && c[3] > 0.99)) return c;
    }
    return [255, 255, 255];
  };
  const low = [];
  for (const element of document.querySelectorAll('body *')) {
    const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    if (!own || !element.checkVisibility() || element.closest('script, .unseen, .skip, [aria-hidden], :disabled, .only')) continue;
    const [a, b] = [light(parse(getComputedStyle(element).color)), light(ground(element))].sort((x, y) => y - x);
    const ratio = (a + 0.05) / (b + 0.05);
    if (ratio < 4.5) low.push(`${element.tagName}.${element.className} ${ratio.toFixed(2)}: ${element.textContent.slice(0, 30)}`);
  }
  return low;
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_has_the_contrast_of_wcag_aa(open_page: Open, dispute: KnowledgeGraph, scheme: str) -> None:
    view = open_page(dispute, color_scheme=scheme)
    for link in ("", "#f=fact-000", f"#e={OSEI}"):
        view.page.evaluate(f"location.hash = {link!r}")
        view.page.wait_for_timeout(100)
        assert view.page.evaluate(CONTRAST) == []


NAMELESS = """() => [...document.querySelectorAll('button, input, [role=tab], table, aside, main section[id]')]
  .filter((one) => one.checkVisibility())
  .filter((one) => !(one.innerText.trim() || one.getAttribute('aria-label') || one.title || (one.labels && one.labels.length)))
  .map((one) => one.outerHTML.slice(0, 80))"""


def test_every_control_has_a_name(open_page: Open, dispute: KnowledgeGraph) -> None:
    assert open_page(dispute, link="#f=fact-000").page.evaluate(NAMELESS) == []


def test_phone_shows_one_view_at_a_time(open_page: Open, dispute: KnowledgeGraph) -> None:
    view = open_page(dispute, viewport={"width": 390, "height": 844}, has_touch=True)
    visible = lambda id: view.page.locator(id).is_visible()  # noqa: E731
    assert [visible("#canvas"), visible("#table-box"), visible("#rail"), visible("#panel")] == [
        True,
        False,
        False,
        False,
    ]
    view.page.locator("#views [data-show=table]").click()
    assert [visible("#canvas"), visible("#table-box")] == [False, True]
    view.select("Maravel")
    assert visible("#panel")
    view.page.locator("#panel-close").click()
    view.page.locator("#views [data-show=rail]").click()
    assert visible("#rail")
    assert view.page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("documents", [0, 2])
def test_empty_graph_explains_itself(open_page: Open, dispute: KnowledgeGraph, documents: int) -> None:
    graph = invented.assembled(dispute.documents[:documents], (), (), ())
    text = open_page(graph).page.locator("#empty").inner_text()
    assert "Nothing is claimed here" in text
    assert ("No document was read" in text) == (documents == 0)


@pytest.mark.parametrize("kind", ["entity", "fact"])
def test_hostile_strings_are_only_text(open_page: Open, kind: str) -> None:
    view = open_page(invented.hostile(), title=invented.HOSTILE[1])
    view.page.locator(f"#tab-{kind}").click()
    rows = view.page.locator("#table tbody button.row")
    assert rows.count() == len(invented.HOSTILE)
    for index, text in enumerate(invented.HOSTILE):
        rows.nth(index).click()
        view.page.evaluate("document.querySelectorAll('#panel details').forEach((one) => { one.open = true; })")
        view.page.locator("#save-ttl").click()
        view.page.fill("#search", text)
        view.page.locator("#hits").wait_for()
        view.page.fill("#search", "")
        assert view.page.evaluate("document.documentElement.scrollWidth") <= 1440
    view.page.wait_for_timeout(100)
    assert view.page.evaluate("window.pwned") is None
    foreign = "#panel img, #table img, #panel script, #panel a[href^='https://evil'], #rail style"
    assert view.page.locator(foreign).count() == 0
    assert view.page.evaluate("getComputedStyle(document.body).display") != "none"
    assert view.page.title() == invented.HOSTILE[1]


def test_parallel_edges_can_each_be_chosen(open_page: Open, dispute: KnowledgeGraph) -> None:
    text = open_page(dispute).page.locator("#block-edges").inner_text()
    pair = [fact for fact in dispute.facts if {fact.subject, fact.object} == {"maravel", "solvane"}]
    assert len(pair) == 2
    assert text.count('"roundness"') == 2


def test_three_thousand_nodes_open_in_five_seconds_and_pan(open_page: Open) -> None:
    """In seconds of the page's own processor time, which do not depend on what else the machine does."""
    view = open_page(invented.large(3000))
    session = view.page.context.new_cdp_session(view.page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})

    def worked() -> float:
        metrics = session.send("Performance.getMetrics")["metrics"]
        return float(next(metric["value"] for metric in metrics if metric["name"] == "TaskDuration"))

    before = worked()
    view.page.reload()
    view.page.wait_for_selector("html[data-ready]", state="attached")
    opening = worked() - before
    assert opening < 5, f"{opening:.1f} s of processor time to open"
    before = worked()
    view.page.evaluate(PANNING)
    panning = (worked() - before) / 40
    assert panning < 0.03, f"{1000 * panning:.0f} ms of processor time for each of 40 frames"


PANNING = """async () => {
  const element = document.querySelector('#canvas canvas');
  const send = (type, x, y) => element.dispatchEvent(new PointerEvent(type,
    {pointerId: 1, clientX: x, clientY: y, bubbles: true, button: 0, buttons: 1, pointerType: 'mouse', isPrimary: true}));
  send('pointerdown', 500, 500);
  for (let step = 1; step <= 40; step++) {
    send('pointermove', 500 + 4 * step, 500 - 3 * step);
    await new Promise((done) => requestAnimationFrame(done));
  }
  send('pointerup', 660, 380);
}"""


def test_larger_graph_shows_the_most_important_part_and_expands(
    open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.export.html.write.DRAWN_AT_FIRST", 50)
    graph = invented.large(400)
    view = open_page(graph)
    view.page.fill("#search", "Name 0")
    view.page.keyboard.press("Enter")
    more = view.page.get_by_role("button", name="more neighbour")
    before = more.inner_text()
    more.click()
    assert view.page.locator("#live").inner_text().endswith("drawn around Name 0")
    assert more.count() == 0 or more.inner_text() != before
    view.page.fill("#search", "Name 399")
    view.page.keyboard.press("Enter")
    assert view.title() == "Name 399"


def test_page_works_in_a_sandboxed_frame(
    open_page: Open, browser: Any, dispute: KnowledgeGraph, tmp_path: Path
) -> None:
    host = tmp_path / "notebook.html"
    host.write_text(
        "<!doctype html><title>n</title><link rel=icon href='data:,'>" + to_iframe(dispute), encoding="utf-8"
    )
    page = browser.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(host.as_uri())
    frame = page.frame_locator("iframe")
    frame.locator("html[data-ready]").wait_for(state="attached")
    frame.locator("#table tbody button.row").filter(has_text="Solvane").first.click()
    assert frame.locator("#panel-title").inner_text() == "Solvane"
    frame.locator("#theme").click()
    assert frame.locator("html").get_attribute("data-theme") == "dark"
    assert not frame.locator("#save").is_visible()
    assert complaints == []
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_screenshots(open_page: Open, dispute: KnowledgeGraph, tmp_path: Path, scheme: str) -> None:
    """Kept for people to look at: in the test's temporary folder, or where KG_SCREENSHOTS says."""
    folder = Path(os.environ.get("KG_SCREENSHOTS") or tmp_path)
    folder.mkdir(parents=True, exist_ok=True)
    view = open_page(dispute, link="#f=fact-000", color_scheme=scheme)
    view.page.wait_for_timeout(500)
    view.page.screenshot(path=folder / f"page-{scheme}.png")
    ground = view.page.evaluate("getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number)")
    assert (sum(ground) > 600) == (scheme == "light")
    assert (folder / f"page-{scheme}.png").stat().st_size > 20_000

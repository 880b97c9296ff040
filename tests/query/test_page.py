"""The query page in a real browser."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

from kg.export.rdf_formats import write_turtle
from kg.serve import Server
from tests.invented import World

HOSTILE = "<img src=x onerror=alert(1)></textarea><script>alert(2)</script>"


def test_the_page_asks_shows_and_stays_inert(browser: Any, tmp_path: Path) -> None:
    world = World()
    world.entity("x", "PERSON", HOSTILE)
    world.entity("y", "LAW", "Yarrow Act")
    world.document("d", title=HOSTILE)
    world.claim("d", f"{HOSTILE} was sanctioned.", HOSTILE, "sanctioned_by", None, time="2020")
    write_turtle(world.graph(), tmp_path / "graph.ttl")
    requests: list[str] = []
    complaints: list[str] = []
    with Server(tmp_path, port=0) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        page = browser.new_context().new_page()
        page.set_default_timeout(30_000)
        page.on("request", lambda request: requests.append(request.url))
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("dialog", lambda dialog: complaints.append(dialog.message))
        page.goto(server.url)
        page.wait_for_selector("html[data-ready]", state="attached")
        page.select_option("#question", "sanctions")
        page.get_by_label("the name of who is sanctioned").fill(HOSTILE)
        page.click("#ask")
        page.wait_for_selector("#results td")
        assert page.locator("#results td").first.inner_text() == HOSTILE
        assert page.locator("#results img").count() == 0
        assert page.locator("#status").inner_text().startswith("1 row in ")
        page.select_option("#question", "contested")
        page.click("#ask")
        page.get_by_text("no report denies what another asserts").wait_for()
        page.select_option("#question", "")
        page.fill("#query", "SELECT * {\n ?s ?p }")
        page.press("#query", "Control+Enter")
        page.wait_for_selector("#status.error")
        assert page.locator("#status").inner_text().startswith("line 2, column ")
        with page.expect_download() as download:
            page.fill("#query", "SELECT ?l { ?e a kg:Law ; skos:prefLabel ?l }")
            page.click("#csv")
        assert Path(download.value.path()).read_text(encoding="utf-8").split() == ["l", "Yarrow", "Act"]
        page.context.close()
        server.shutdown()
        thread.join()
    assert {url.split("/")[2] for url in requests if not url.startswith(("data:", "blob:"))} == {
        server.url.split("/")[2]
    }
    assert [line for line in complaints if "400" not in line] == []

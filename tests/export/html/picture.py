"""Takes the picture of the page that the README shows.

    python -m tests.export.html.picture output docs/graph.png '#e=li-shangfu'

Needs Playwright and a Chromium, like the page's tests.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path


def take(page_file: Path, target: Path, link: str = "", scheme: str = "light") -> None:
    from playwright.sync_api import sync_playwright

    from tests.conftest import BROWSERS, FLAGS

    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=list(FLAGS))
        page = browser.new_page(viewport={"width": 1440, "height": 860}, color_scheme=scheme)  # type: ignore[arg-type]
        page.goto(page_file.resolve().as_uri() + link)
        page.wait_for_selector("html[data-ready]", state="attached", timeout=120_000)
        page.wait_for_timeout(1500)
        target.parent.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=target)
        browser.close()


if __name__ == "__main__":
    folder, target, *rest = sys.argv[1:]
    take(Path(folder) / "graph.html", Path(target), *rest)

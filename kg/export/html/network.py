"""pyvis's Network with a template of its own: nothing from a network, nothing from a report as markup."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from importlib.resources import files
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from pyvis.network import Network  # type: ignore[import-untyped]

SCRIPTS = (
    "dom",
    "kinds",
    "graph",
    "state",
    "filters",
    "labels",
    "smooth",
    "far",
    "canvas",
    "expand",
    "search",
    "histogram",
    "rail",
    "parts",
    "entity",
    "fact",
    "panel",
    "tables",
    "links",
    "turtle",
    "save",
    "theme",
    "main",
)
"""The page's scripts in the order in which they are joined; each uses only those before it, main starts them."""

OPTIONS: dict[str, Any] = {
    "autoResize": True,
    "physics": False,
    "layout": {"improvedLayout": False},
    "interaction": {"hover": True, "keyboard": False, "selectConnectedEdges": False, "tooltipDelay": 10_000},
    "nodes": {"borderWidth": 1.5, "borderWidthSelected": 3},
    "edges": {
        "smooth": False,
        "arrows": {"to": {"enabled": True, "scaleFactor": 0.55}},
        "hoverWidth": 1,
        "selectionWidth": 1.5,
    },
}


class ClaimNetwork(Network):  # type: ignore[misc]
    """A pyvis network whose page shows claims. Fill `nodes` and `edges` directly: pyvis drops parallel edges."""

    def __init__(self, heading: str = "") -> None:
        super().__init__(heading=heading, directed=True, cdn_resources="in_line")
        self.options = OPTIONS
        self.blocks: dict[str, Any] = {}
        self.templateEnv = Environment(
            loader=PackageLoader("kg.export.html", "page"),
            autoescape=True,
            undefined=StrictUndefined,
            keep_trailing_newline=True,
        )
        self.path = "template.html"

    def generate_html(self, name: str = "index.html", local: bool = True, notebook: bool = False) -> str:
        """The whole page as text; the parameters are those of pyvis and change nothing."""
        bundle, script, style = _bundle(), _script(), _asset("style.css")
        blocks = {"nodes": self.nodes, "edges": self.edges, "options": self.options, **self.blocks}
        self.html = self.templateEnv.get_template(self.path).render(
            heading=self.heading,
            policy=_policy(bundle, script, style=style),
            bundle=Markup(bundle),
            script=Markup(script),
            style=Markup(style),
            blocks={key: Markup(_json(value)) for key, value in blocks.items()},
        )
        return self.html

    def write_html(self, name: str, local: bool = True, notebook: bool = False, open_browser: bool = False) -> None:
        """Write the page as UTF-8; pyvis would use the locale's encoding and fail on half of the world's names."""
        Path(name).write_text(self.generate_html(), encoding="utf-8", newline="\n")


def _json(value: Any) -> str:
    """JSON that can stand inside a script element: no `<` can end it, no lone surrogate can break the file."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return re.sub("[<\u2028\u2029\ud800-\udfff]", lambda found: f"\\u{ord(found[0]):04x}", text)


def _policy(*scripts: str, style: str) -> str:
    """A Content-Security-Policy under which exactly these scripts run and nothing is ever requested."""
    allowed = " ".join(f"'{_digest(script)}'" for script in scripts)
    return (
        f"default-src 'none'; script-src {allowed}; style-src '{_digest(style)}'; img-src data: blob:; "
        "base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _asset(name: str) -> str:
    return (files("kg.export.html") / "page" / name).read_text(encoding="utf-8")


def _script() -> str:
    parts = [_asset(f"js/{name}.js") for name in SCRIPTS]
    return "(() => {\n'use strict';\n" + "\n".join(parts) + "})();\n"


def _bundle() -> str:
    """vis-network as pyvis ships it, with line ends as a browser reads them, so that its digest holds."""
    text = (files("pyvis") / "lib" / "vis-9.1.2" / "vis-network.min.js").read_text(encoding="utf-8")
    return text.replace("\r\n", "\n").replace("\r", "\n")

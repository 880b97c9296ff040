"""The interactive page: one file that opens without a network and shows the words behind every edge.

pyvis draws the graph; positions are computed beforehand, so nothing moves while one reads. Everything that comes from
a report reaches the page as JSON and is shown as text, never as markup, under a policy that forbids every request.

    >>> from kg.export.html import to_html          # doctest: +SKIP
    >>> Path("graph.html").write_text(to_html(graph), encoding="utf-8", newline="\\n")   # doctest: +SKIP
"""

from kg.export.html.frame import to_iframe
from kg.export.html.write import to_html

__all__ = ["to_html", "to_iframe"]

"""An open page, as the tests handle it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


@dataclass
class View:
    """An open page with all that it asked for and complained of."""

    page: Any
    file: Path
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def select(self, row: str) -> None:
        """Click a row of the table that is shown by the words of its first cell."""
        self.page.locator("#table tbody button.row").filter(has_text=row).first.click()

    def title(self) -> str:
        return str(self.page.locator("#panel-title").inner_text())

    def shown(self, kind: str) -> int:
        """How many entities or facts pass the filters, as the tab says."""
        return int(self.page.locator(f"#tab-{kind} .count").inner_text().replace(",", ""))


Open = Callable[..., View]

"""What is known of a document beside its text, and the front matter that tells it.

---
title: Talks resume in Quito
source: Example Wire
published: 2023-06-19
---
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

import yaml

from kg.errors import InputError

_FENCE = "---"
_KEY_LINE = re.compile(r"[A-Za-z_][\w -]*:(\s|$)")
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """Title, source, day of publication and language of a document; what is unknown is `None`."""

    title: str | None = None
    source: str | None = None
    published: date | None = None
    lang: str | None = None

    def filled_from(self, other: Metadata) -> Metadata:
        """The same with what is unknown taken from `other`."""
        return replace(
            self,
            title=self.title or other.title,
            source=self.source or other.source,
            published=self.published or other.published,
            lang=self.lang or other.lang,
        )


def metadata_of(fields: dict[str, Any]) -> Metadata:
    """Metadata from named values; `date` is another name for `published`, `language` for `lang`; others are left.

    Raises InputError when the day of publication cannot be read as one.
    """
    lowered = {str(key).strip().lower(): value for key, value in fields.items()}
    published = lowered.get("published")
    if published is None:
        published = lowered.get("date")
    return Metadata(
        title=_words(lowered.get("title")),
        source=_words(lowered.get("source")),
        published=parse_day(published),
        lang=_words(lowered.get("lang") or lowered.get("language")),
    )


def parse_day(value: object) -> date | None:
    """A day from a date, a date and time, or English words; `None` and an empty text give `None`.

    Raises InputError where no full day is named: "June 2023" is not a day, and the clock never fills the gap.
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    text = str(value).strip() if value is not None else ""
    if not text:
        return None
    if _ISO_DAY.match(text):
        try:
            return date.fromisoformat(text[:10])
        except ValueError as error:
            raise InputError(f"published is not a date: {text[:40]!r}; write it as 2023-06-19") from error
    from dateutil import parser

    # What the text leaves out is taken from the default: two defaults that differ everywhere show any such gap.
    try:
        first, second = (parser.parse(text, default=day) for day in (datetime(1996, 2, 3), datetime(2003, 7, 19)))
    except (ValueError, OverflowError, TypeError) as error:
        raise InputError(f"published is not a date: {text[:40]!r}; write it as 2023-06-19") from error
    if first.date() != second.date():
        raise InputError(f"published is not a full date: {text[:40]!r}; write it as 2023-06-19")
    day: date = first.date()
    return day


def split_front_matter(text: str) -> tuple[Metadata, str]:
    """The front matter of `text`, when there is any, and the text after it.

    Raises InputError for front matter that is never closed, is neither a YAML mapping nor lines of `name: value`, or
    holds no date where one belongs.
    """
    lines = text.split("\n")
    if lines[0].rstrip() != _FENCE:
        return Metadata(), text
    end = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() in (_FENCE, "...")), None)
    if end is None:
        if len(lines) > 1 and _KEY_LINE.match(lines[1]):
            raise InputError("front matter is opened in line 1 and never closed with ---")
        return Metadata(), text
    try:
        fields = yaml.safe_load("\n".join(lines[1:end]))
    except (yaml.YAMLError, ValueError) as error:
        plain = _plain_fields(lines[1:end])
        if plain is not None:
            return metadata_of(plain), "\n".join(lines[end + 1 :])
        mark = getattr(error, "problem_mark", None)
        where = f" in line {mark.line + 2}" if mark else ""
        problem = getattr(error, "problem", None) or str(error).splitlines()[0]
        raise InputError(f"invalid front matter{where}: {problem}") from error
    if fields is None:
        fields = {}
    if isinstance(fields, dict) and any(isinstance(value, list | dict) for value in fields.values()):
        fields = _plain_fields(lines[1:end]) or fields
    if not isinstance(fields, dict):
        if not _KEY_LINE.match(lines[1]):
            return Metadata(), text
        raise InputError("invalid front matter: it must be lines of name: value")
    return metadata_of(fields), "\n".join(lines[end + 1 :])


def _plain_fields(lines: list[str]) -> dict[str, Any] | None:
    """Lines of `name: value` as they stand: headlines hold colons and brackets that YAML reads as its own."""
    told = [line for line in lines if line.strip() and not line.lstrip().startswith("#")]
    if not all(_KEY_LINE.match(line) for line in told):
        return None
    parts = (line.partition(":") for line in told)
    return {name: _unquoted(value.strip()) for name, _, value in parts}


def _unquoted(value: str) -> str:
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value


def _words(value: object) -> str | None:
    return (" ".join(str(value).split()) or None) if value is not None else None

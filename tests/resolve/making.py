"""Documents with marked mentions, so that a test reads like the text it is about.

`text("[Gen.|Li Shangfu:PERSON] met [Lloyd Austin:PERSON].")` marks a name with its title before the bar; `{...}` marks
a description, `<...>` a pronoun. Options after a semicolon set fields: `[Beijing:GPE;subject;verb=say]`.
"""

from __future__ import annotations

import re
from datetime import date

from kg.model import Document, Extraction, Link, LinkKind, Mention, MentionKind, Occurrence, Resolution
from kg.resolve import resolve

_MARK = re.compile(r"[\[{<](?:([^\]|}>]*)\|)?([^\]:}>|]+):([A-Z]+)((?:;[^\]}>;]+)*)[\]}>]")
_KINDS = {"[": MentionKind.NAME, "{": MentionKind.NOMINAL, "<": MentionKind.PRONOUN}
_FUNCTIONS = {"subject", "object", "oblique", "possessive", "apposition", "predicate", "modifier"}


def text(
    marked: str, name: str = "d1", published: date | None = None, title: str | None = None
) -> tuple[Document, Extraction]:
    """A document and its extraction, from a marked text."""
    plain, spots, at = "", [], 0
    for match in _MARK.finditer(marked):
        plain += marked[at : match.start()]
        if match[1]:
            plain += match[1] + " "
        spots.append((len(plain), len(plain) + len(match[2]), match))
        plain += match[2]
        at = match.end()
    plain += marked[at:]
    document = Document(id=name, text=plain, published=published, title=title)
    occurrences, links, lists = [], [], {}
    for start, end, match in spots:
        options = [o for o in match[4].split(";") if o]
        fields = dict(o.split("=", 1) for o in options if "=" in o)
        kind = _KINDS[match[0][0]]
        mention = Mention.of(document, start, end, match[3], kind)
        for group in fields.get("list", "").split():
            lists.setdefault(group, []).append(mention.span)
        if "is" in fields or "appos" in fields:
            key = "is" if "is" in fields else "appos"
            wanted = fields[key]
            target = next(o.mention for o in occurrences if o.mention.text == wanted)
            links.append(Link(left=target, right=mention, kind=LinkKind.COPULA if key == "is" else LinkKind.APPOSITION))
        occurrences.append(
            Occurrence(
                mention=mention,
                sentence=plain[:start].count(". "),
                head=fields.get("head", match[2].split()[-1]),
                title=tuple((match[1] or "").split()),
                modifiers=tuple(fields.get("mod", "").split()),
                number=fields.get("number", "sing"),
                gender=fields.get("gender"),
                undergoes="undergoes" in options,
                function=next((o for o in options if o in _FUNCTIONS), "other"),
                verb=fields.get("verb"),
                definite="definite" in options,
                quoted="speaker" in fields and "reported" not in options,
                speaker=next((o.mention.span for o in occurrences if o.mention.text == fields.get("speaker")), None),
            )
        )
    from dataclasses import replace

    occurrences = [
        replace(
            o,
            listed_with=tuple(
                s for spans in lists.values() if o.mention.span in spans for s in spans if s != o.mention.span
            ),
        )
        for o in occurrences
    ]
    return document, Extraction(document=name, occurrences=tuple(occurrences), links=tuple(links))


def resolved(marked: str) -> Resolution:
    """What is one in a marked text."""
    document, extraction = text(marked)
    return resolve([document], [extraction])


def groups(resolution: Resolution) -> set[frozenset[str]]:
    """The texts of the mentions of each entity."""
    return {frozenset(m.text for m in e.mentions) for e in resolution.entities}


def together(resolution: Resolution, *texts: str) -> bool:
    """Whether some entity has mentions of all these texts."""
    return any(set(texts) <= group for group in groups(resolution))

"""Gold mentions of GUM and Re-DocRED as occurrences, with the words and the syntax around them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.model import Document, Extraction, Mention, MentionKind, Occurrence, Span
from kg.resolve.name_titles import is_description
from kg.resolve.names import person_name
from kg.resolve.tables import countries
from kg.resolve.text import plain

Pairs = list[tuple[Document, Extraction]]

GUM_TYPES = {"person": "PERSON", "place": "GPE", "organization": "ORG", "event": "EVENT"}
DOCRED_TYPES = {"PER": "PERSON", "LOC": "GPE", "ORG": "ORG", "TIME": "DATE", "NUM": "QUANTITY", "MISC": "THING"}
FUNCTIONS = {"nsubj": "subject", "nsubj:pass": "subject", "csubj": "subject", "obj": "object", "iobj": "object",
             "obl": "oblique", "obl:agent": "subject", "nmod:poss": "possessive", "appos": "apposition"}  # fmt: skip
AFTER_NAME = frozenset({",", "(", "—", "–", "who", "which", "that", "where", "with", "by", "[", ":", ";", "now"})


def title_before(text: str, start: int, end: int) -> tuple[int, tuple[str, ...]]:
    """Where the name of a person begins inside a span that may have a title first, and that title."""
    words = list(re.finditer(r"\S+", text[start:end]))
    skip = 0 if is_description(text[start:end]) else len(person_name(text[start:end]).title)
    if not skip or skip >= len(words):
        before = re.findall(
            r"(?:^|\s)((?:Mr|Ms|Mrs|Dr|Gen|President|Minister)\.?)\s+$", text[max(0, start - 12) : start]
        )
        return start, tuple(before)
    return start + words[skip].start(), tuple(w[0] for w in words[:skip])


@dataclass(frozen=True, slots=True)
class Token:
    text: str
    lemma: str
    upos: str
    head: int
    deprel: str
    sentence: int
    start: int
    end: int
    number: str | None


def gum_documents(folder: Path) -> tuple[Pairs, dict[tuple[str, Span], str]]:
    """GUM documents with their linked named mentions, and the Wikipedia title of each.

    Named: the head word is a proper noun. A mention is cut to its name: without article, and without what follows a
    comma, a bracket or a relative pronoun.
    """
    pairs: Pairs = []
    gold: dict[tuple[str, Span], str] = {}
    for path in sorted(folder.glob("*/*.conllu")):
        tokens, mentions = _read_gum(path)
        headline = re.search(r"^# meta::title = (.*)$", path.read_text(encoding="utf-8"), re.MULTILINE)
        document = Document(id=path.stem, text=_text_of(tokens), title=headline[1] if headline else None)
        occurrences: dict[Span, Occurrence] = {}
        for first, last, type, minimal, title in mentions:
            heads = [first + int(n) - 1 for n in minimal.split(",") if first + int(n) - 1 <= last]
            if not title or not heads or all(tokens[h].upos != "PROPN" for h in heads):
                continue
            occurrence = _gum_occurrence(document, tokens, first, last, GUM_TYPES.get(type, "THING"))
            if occurrence is not None and occurrence.mention.span not in occurrences:
                occurrences[occurrence.mention.span] = occurrence
                gold[document.id, occurrence.mention.span] = title
        pairs.append((document, Extraction(document=document.id, occurrences=tuple(occurrences.values()))))
    return pairs, gold


def _read_gum(path: Path) -> tuple[list[Token], list[tuple[int, int, str, str, str]]]:
    tokens: list[Token] = []
    mentions: list[tuple[int, int, str, str, str]] = []
    waiting: list[tuple[str, int]] = []
    sentence, base, offset = -1, 0, 0
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# sent_id"):
            sentence, base = sentence + 1, len(tokens)
        columns = line.split("\t")
        if len(columns) != 10 or not columns[0].isdigit():
            continue
        i = len(tokens)
        number = "plur" if "Number=Plur" in columns[5] else "sing" if "Number=Sing" in columns[5] else None
        end = offset + len(columns[1])
        head = base + int(columns[6]) - 1 if columns[6] != "0" else i
        tokens.append(Token(columns[1], columns[2], columns[3], head, columns[7], sentence, offset, end, number))
        offset = end + (0 if "SpaceAfter=No" in columns[9] else 1)
        found = re.search(r"Entity=([^|]*)", columns[9])
        for part in re.findall(r"\([^()]*\)?|[^()]+\)", found[1]) if found else ():
            if part.startswith("("):
                waiting.append((part.strip("()"), i))
                if part.endswith(")"):
                    mentions += _mention(*waiting.pop(), i)
            else:
                k = max((n for n, w in enumerate(waiting) if w[0].split("-")[0] == part[:-1]), default=None)
                if k is not None:
                    mentions += _mention(*waiting.pop(k), i)
    return tokens, mentions


def _mention(body: str, first: int, last: int) -> Iterator[tuple[int, int, str, str, str]]:
    parts = body.split("-", 6)
    if len(parts) == 7:
        _link, _, title = parts[6].partition("-")
        yield first, last, parts[1], parts[5], title


def _text_of(tokens: list[Token]) -> str:
    text = ""
    for token in tokens:
        text = text.ljust(token.start) + token.text
    return text


def _name_within(tokens: list[Token], first: int, last: int, type: str) -> tuple[int, int]:
    """The tokens of the name inside a mention: what describes it before, and what follows it, is left out."""
    end = first
    while end <= last and not (end > first and tokens[end].text in AFTER_NAME):
        end += 1
    inside = range(first, end)
    head = next((i for i in inside if tokens[i].head not in inside), end - 1)
    while tokens[head].upos != "PROPN" and any(tokens[i].upos == "PROPN" and tokens[i].head == head for i in inside):
        head = next(i for i in inside if tokens[i].upos == "PROPN" and tokens[i].head == head)
    if type in ("PERSON", "GPE", "ORG"):
        for i in range(head + 1, end):
            loose = tokens[i].deprel in ("conj", "cc", "advmod", "acl", "obl:npmod", "nmod:npmod", "nmod:unmarked")
            if tokens[i].text.casefold() in ("in", "near", "from") or (loose and tokens[i].head <= head):
                end = i
                break
        small = [i for i in range(first, head) if tokens[i].text[0].islower() and tokens[i].upos in ("NOUN", "CCONJ")]
        first = max([first, *(i + 1 for i in small)])
    while end > first and tokens[end - 1].text in ("'s", "’s", "'", "’"):
        end -= 1
    start = first
    while start < end - 1 and (
        tokens[start].upos == "DET" or not (tokens[start].text[0].isupper() or tokens[start].upos == "NUM")
    ):
        start += 1
    return start, end


def _gum_occurrence(document: Document, tokens: list[Token], first: int, last: int, type: str) -> Occurrence | None:
    start, end = _name_within(tokens, first, last, type)
    if start >= end:
        return None
    inside = range(start, end)
    head = next((i for i in inside if tokens[i].head not in inside), end - 1)
    title: tuple[str, ...] = ()
    if type == "PERSON":
        words = [tokens[i].text for i in inside]
        skip = 0 if is_description(" ".join(words)) else min(len(person_name(" ".join(words)).title), len(words) - 1)
        title, start = tuple(words[:skip]), start + skip
    governor = tokens[tokens[head].head]
    return Occurrence(
        mention=Mention.of(document, tokens[start].start, tokens[end - 1].end, type),
        sentence=tokens[head].sentence,
        head=tokens[end - 1].lemma,
        title=title,
        modifiers=tuple(
            t.text.casefold()
            for i, t in enumerate(tokens[first : last + 1], first)
            if t.head == head and t.deprel in ("amod", "compound", "nmod:poss") and not start <= i < end
        ),
        number=tokens[head].number,
        function=FUNCTIONS.get(tokens[head].deprel, "other"),
        verb=governor.lemma if governor.upos == "VERB" else "be" if tokens[head].deprel == "nsubj" else None,
    )  # fmt: skip


def redocred_documents(bench: Path) -> Pairs:
    """The documents of Re-DocRED dev with an occurrence for each gold mention of an entity, values left out."""
    pairs: Pairs = []
    for line in (bench / "dev" / "redocred" / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        document = Document(id=str(row["id"]), text=row["text"], title=str(row["id"]).split(":", 1)[-1])
        occurrences: dict[Span, Occurrence] = {}
        for mention in (m for e in row["entities"] for m in e["mentions"]):
            start, end = mention["span"]
            type = DOCRED_TYPES[mention["type"]]
            bare = plain(row["text"][start:end])
            if type == "GPE" and bare in countries().by_people and bare not in countries().by_name:
                type = "NORP"  # our types call adjectives of countries and their people so
            named = type not in ("DATE", "QUANTITY")
            found = Mention.of(document, start, end, type, MentionKind.NAME)
            before = re.findall(r"[\w.'’-]+", row["text"][max(0, start - 40) : start])[-3:]
            words = row["text"][start:end].split()
            title = person_name(found.text).title if type == "PERSON" else ()
            occurrences.setdefault(
                found.span,
                Occurrence(
                    mention=found,
                    sentence=len(re.findall(r"[.!?]\s", row["text"][:start])),
                    head=words[-1] if words else "",
                    title=tuple(words[: len(title)]),
                    modifiers=tuple(w.casefold() for w in before if w[:1].isupper()) if named else (),
                ),
            )
        pairs.append((document, Extraction(document=document.id, occurrences=tuple(occurrences.values()))))
    return pairs

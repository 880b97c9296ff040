"""Readers of the corpora: every one becomes the same `Sentence`s, with `None` for what it does not annotate."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import spacy

from kg.language.lemmas import derive
from training import labels

SHARES = {"redocred": 0.6, "wikigold": 0.6, "re3d": 3.0, "uner": 1.5, "own": 1.5}
"""Encyclopedic names are many and soon known; names in defence news, on the web and of rare types are few."""

UNKNOWN = ""
"""A label, tag or lemma that is not annotated, and so not taught."""
UNKNOWN_HEAD = -2


@dataclass(slots=True)
class Syntax:
    """Columns of a sentence's annotation. `heads` are indices in the sentence, -1 for the root."""

    upos: list[str]
    xpos: list[str]
    feats: list[str]
    lemmas: list[str]
    heads: list[int]
    deprels: list[str]

    def scripts(self, words: list[str]) -> list[str]:
        pairs = zip(words, self.lemmas, strict=True)
        return [derive(form, lemma) if lemma != UNKNOWN else UNKNOWN for form, lemma in pairs]


@dataclass(slots=True)
class Sentence:
    words: list[str]
    paragraph: bool = False
    syntax: Syntax | None = None
    entities: list[int] | None = None
    """A bit set of allowed labels a token; see `labels`."""
    bounded: bool = True
    """Whether the corpus's sentence borders are worth learning."""


@dataclass(slots=True)
class Source:
    """One document of one corpus."""

    corpus: str
    name: str
    sentences: list[Sentence] = field(default_factory=list)
    weight: float = 1.0
    """Weight of its entity loss: own annotation counts fully, encyclopedic text half."""
    share: float = 1.0
    """How often it is read in an epoch, on average."""


def read_conllu(path: Path, corpus: str) -> Iterator[Source]:
    source: Source | None = None
    rows: list[list[str]] = []
    paragraph = False
    for line in [*path.read_text(encoding="utf-8").split("\n"), ""]:
        if line.startswith("# newdoc"):
            if source:
                yield source
            source = Source(corpus, line.split("=", 1)[1].strip())
            paragraph = True
        elif line.startswith("# newpar"):
            paragraph = True
        elif not line.strip() and rows and source:
            source.sentences.append(_sentence(rows, paragraph))
            rows, paragraph = [], False
        elif line[:1].isdigit() and line.split("\t", 1)[0].isdigit():
            rows.append(line.split("\t"))
    if source:
        yield source


def _sentence(rows: list[list[str]], paragraph: bool) -> Sentence:
    syntax = Syntax(
        upos=[r[3] for r in rows],
        xpos=[r[4] for r in rows],
        feats=[r[5] for r in rows],
        lemmas=[r[1] if r[2] == "_" and r[1] != "_" else r[2] for r in rows],
        heads=[int(r[6]) - 1 for r in rows],
        deprels=[r[7] for r in rows],
    )
    return Sentence(words=[r[1] for r in rows], paragraph=paragraph, syntax=syntax)


def read_iob(path: Path) -> dict[str, list[list[tuple[str, str]]]]:
    """Sentences of (word, label) by document name; documents are marked by `# newdoc id =` lines."""
    documents: dict[str, list[list[tuple[str, str]]]] = {}
    current: list[list[tuple[str, str]]] = documents.setdefault("", [])
    rows: list[tuple[str, str]] = []
    for line in [*path.read_text(encoding="utf-8").split("\n"), ""]:
        if line.startswith("# newdoc"):
            current = documents.setdefault(line.split("=", 1)[1].strip(), [])
        elif not line.strip() or line.startswith("-DOCSTART-"):
            if rows:
                current.append(rows)
            rows = []
        else:
            word, label = line.replace("\t", " ").rsplit(" ", 1)
            rows.append((word, label))
    return documents


def spans_of(tags: list[str]) -> list[tuple[int, int, str]]:
    """Spans of IOB1 or IOB2 tags as (start, end, type) of token indices."""
    found: list[tuple[int, int, str]] = []
    start, name = 0, ""
    for i, tag in enumerate([*tags, "O"]):
        kind, _, this = tag.partition("-")
        if name and (kind in ("O", "B") or this != name):
            found.append((start, i, name))
            name = ""
        if kind != "O" and not name:
            start, name = i, this
    return found


def add_entities(sources: list[Source], path: Path) -> int:
    """Lay an entity layer over the treebank documents it was made on; returns how many sentences got one."""
    annotated = {
        (name, tuple(w for w, _ in rows)): [t for _, t in rows]
        for name, sentences in read_iob(path).items()
        for rows in sentences
    }
    count = 0
    for source in sources:
        for sentence in source.sentences:
            tags = annotated.get(
                (source.name.removeprefix("newsgroup-").removeprefix("weblog-"), tuple(sentence.words))
            )
            if tags is not None:
                spans = spans_of(tags)
                sentence.entities = labels.token_sets(len(tags), spans, labels.PRODUCT, sentence.words)
                count += 1
    return count


def read_tagged(path: Path, corpus: str, scheme: dict[str, tuple[str, ...]], hold_back: int = 0) -> list[Source]:
    """A corpus of single sentences in IOB, grouped by twenty so that windows have some length.

    With `hold_back`, every so many sentences one, the first included, is left out of training.
    """
    sentences = [rows for group in read_iob(path).values() for rows in group]
    found: list[Source] = []
    for i, rows in enumerate(sentences):
        if hold_back and i % hold_back == 0:
            continue
        words, tags = [w for w, _ in rows], [t for _, t in rows]
        unseen = labels.UNSEEN.get(corpus, ())
        sets = labels.token_sets(len(words), spans_of(tags), scheme, words, unseen)
        if not found or len(found[-1].sentences) == 20:
            found.append(Source(corpus, f"{path.stem}-{i}", weight=0.5))
        found[-1].sentences.append(Sentence(words=words, entities=sets))
    return found


def read_redocred(path: Path, names: set[str]) -> list[Source]:
    found = []
    for document in json.loads(path.read_text(encoding="utf-8")):
        if document["title"] not in names:
            continue
        spans: list[list[tuple[int, int, str]]] = [[] for _ in document["sents"]]
        for mentions in document["vertexSet"]:
            for m in mentions:
                spans[m["sent_id"]].append((m["pos"][0], m["pos"][1], m["type"]))
        source = Source("redocred", document["title"], weight=0.5)
        for words, inside in zip(document["sents"], spans, strict=True):
            words = [w if w.strip() else "_" for w in words]
            sets = labels.token_sets(len(words), sorted(inside), labels.REDOCRED, words)
            source.sentences.append(Sentence(words=words, entities=sets))
        found.append(source)
    return found


def read_standoff(path: Path, names: set[str], corpus: str, scheme: dict[str, tuple[str, ...]]) -> list[Source]:
    """Texts with character spans, one JSON object a line; borders of sentences come from a rule and are not taught."""
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        if str(record["id"]) not in names or "BBC" in record.get("source", ""):
            continue
        source = Source(corpus, str(record["id"]))
        offset = 0
        for part in record["text"].split("\n"):
            doc = nlp(part)
            spans = []
            for entity in record["entities"]:
                start, end, name = (
                    (entity["start"], entity["end"], entity["type"]) if isinstance(entity, dict) else entity
                )
                if isinstance(entity, dict) and not entity.get("named", True):
                    continue
                span = doc.char_span(start - offset, end - offset, alignment_mode="expand") if start >= offset else None
                if span is not None and end <= offset + len(part):
                    spans.append((span.start, span.end, name))
            words = [t.text for t in doc]
            sets = labels.token_sets(len(words), spans, scheme, words, labels.UNSEEN[corpus])
            for sentence in doc.sents:
                kept = [t.i for t in sentence if not t.is_space]
                if kept:
                    piece = Sentence(words=[words[i] for i in kept], entities=[sets[i] for i in kept], bounded=False)
                    source.sentences.append(piece)
            offset += len(part) + 1
        found.append(source)
    return found


def _lines(path: Path) -> set[str]:
    return {line.strip() for line in path.read_text(encoding="utf-8").splitlines() if line.strip()}


def read_all(corpora: Path, bench: Path | None) -> list[Source]:
    """Every training document, in a fixed order. `bench` holds re3d and UNER; without it they are left out."""
    ewt = list(read_conllu(corpora / "ewt" / "en_ewt-train.conllu", "ewt"))
    gum = [s for path in sorted((corpora / "gum" / "train").glob("*.conllu")) for s in read_conllu(path, "gum")]
    add_entities(ewt, corpora / "ewt_entities" / "train.iob2")
    add_entities(gum, corpora / "gum_entities" / "train.iob2")
    splits = corpora / "splits"
    found = [
        *ewt,
        *gum,
        *read_redocred(corpora / "redocred" / "dev_revised.json", _lines(splits / "redocred.train.txt")),
        *read_tagged(corpora / "crossner_politics" / "train.txt", "crossner", labels.CROSSNER),
        *read_tagged(corpora / "crossner_politics" / "dev.txt", "crossner", labels.CROSSNER, hold_back=4),
        *read_tagged(corpora / "wikigold" / "wikigold.conll.txt", "wikigold", labels.CONLL),
    ]
    if bench is not None:
        for corpus, scheme in (("re3d", labels.RE3D), ("uner", labels.CONLL)):
            names = _lines(splits / f"{corpus}.train.txt")
            found += read_standoff(bench / "dev" / corpus / "gold.jsonl", names, corpus, dict(scheme))
    for source in found:
        source.share = SHARES.get(source.corpus, 1.0)
    return found

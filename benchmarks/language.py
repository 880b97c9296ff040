"""Every figure of the embedded language model, beside its size and speed.

    python -m benchmarks.language --corpora FOLDER --bench FOLDER [--model FOLDER] [--float32 FOLDER] [--only PART …]

The folders (or the environment variables KG_CORPORA and KG_BENCH) hold the corpora and the package `kgbench` with its
data below `dev/`. Neither is part of this project. Parts: treebanks, entities, values, speed, memory. `--float32`
names a model whose network is not quantised: then treebanks and entities are measured on both.
"""

from __future__ import annotations

import argparse
import importlib
import itertools
import json
import os
import resource
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from spacy.language import Language
from spacy.tokens import Doc

import kg.language
from benchmarks.language_corpora import Tagged, Treebank, read_tagged, read_treebank

PARTS = ("treebanks", "entities", "values", "speed", "memory")
SHEET = Path(__file__).resolve().parent.parent / "tests" / "language" / "values.yaml"
COARSE = {"PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"}
CROSSNER = {
    "person": "PER",
    "politician": "PER",
    "organisation": "ORG",
    "politicalparty": "ORG",
    "country": "LOC",
    "location": "LOC",
}
Spans = set[tuple[int, int, str]]


@dataclass(slots=True)
class Tally:
    """Counts of right, predicted and gold things."""

    right: int = 0
    predicted: int = 0
    gold: int = 0

    def add(self, predicted: set[Any], gold: set[Any]) -> None:
        self.right += len(predicted & gold)
        self.predicted += len(predicted)
        self.gold += len(gold)

    @property
    def f1(self) -> float:
        return 2 * self.right / max(1, self.predicted + self.gold)

    def __str__(self) -> str:
        precision, recall = self.right / max(1, self.predicted), self.right / max(1, self.gold)
        return f"F1 {100 * self.f1:5.1f}  P {100 * precision:5.1f}  R {100 * recall:5.1f}  ({self.gold} gold)"


@dataclass(slots=True)
class Accuracy:
    """Shares of words that are right, for words of gold documents with gold borders."""

    words: int = 0
    scored: int = 0
    counts: dict[str, int] = field(default_factory=lambda: defaultdict(int))

    def add(self, document: Treebank, doc: Doc) -> None:
        i = 0
        for sentence in document.sentences:
            first = i
            for gold in sentence:
                token = doc[i]
                self.words += 1
                self.counts["UPOS"] += token.pos_ == gold.upos
                self.counts["XPOS"] += token.tag_ == gold.xpos
                self.counts["lemma"] += token.lemma_ == (gold.form if gold.lemma == "_" else gold.lemma)
                if gold.deprel.partition(":")[0] != "punct":
                    self.scored += 1
                    attached = token.head.i == (i if gold.head < 0 else first + gold.head)
                    self.counts["UAS"] += attached
                    self.counts["LAS"] += attached and token.dep_ == gold.deprel
                    universal = token.dep_.partition(":")[0] == gold.deprel.partition(":")[0]
                    self.counts["LAS without subtypes"] += attached and universal
                i += 1

    def __str__(self) -> str:
        shares = {
            name: self.counts[name] / max(1, self.scored if "AS" in name else self.words)
            for name in ("UAS", "LAS", "LAS without subtypes", "UPOS", "XPOS", "lemma")
        }
        return "  ".join(f"{name} {100 * share:.1f}" for name, share in shares.items())


def treebanks(nlp: Language, corpora: Path) -> dict[str, float]:
    """Print accuracy on gold words and F1 from raw text; the labelled attachment of each set."""
    gum = sorted((corpora / "gum" / "dev").glob("*.conllu"))
    sets = {
        "EWT dev": [corpora / "ewt" / "en_ewt-dev.conllu"],
        "GUM dev": gum,
        "GUM dev news": [p for p in gum if "_news_" in p.name],
        "GUM dev interview": [p for p in gum if "_interview_" in p.name],
    }
    figures = {}
    for name, paths in sets.items():
        documents = [d for path in paths for d in read_treebank(path)]
        accuracy = Accuracy()
        for document, doc in zip(documents, nlp.pipe(d.doc(nlp.vocab) for d in documents), strict=True):
            accuracy.add(document, doc)
        print(f"{name:18} gold words: {accuracy}")
        figures[f"LAS {name}"] = accuracy.counts["LAS"] / max(1, accuracy.scored)
        tallies: dict[str, Tally] = {"words": Tally(), "sentences": Tally(), "LAS": Tally()}
        for document, doc in zip(documents, nlp.pipe(d.text for d in documents), strict=True):
            _raw(document, doc, tallies)
        print(f"{'':18} raw text:   " + "  ".join(f"{n} {100 * t.f1:.1f}" for n, t in tallies.items()))
        figures[f"sentences {name}"] = tallies["sentences"].f1
    return figures


def _raw(document: Treebank, doc: Doc, tallies: dict[str, Tally]) -> None:
    """As in the CoNLL 2018 evaluation: words, sentences and arcs are compared by their characters."""
    words: set[Any] = set()
    sentences: set[Any] = set()
    arcs: set[Any] = set()
    for sentence in document.sentences:
        sentences.add((sentence[0].start, sentence[-1].end))
        for word in sentence:
            words.add((word.start, word.end))
            head = None if word.head < 0 else (sentence[word.head].start, sentence[word.head].end)
            arcs.add((word.start, word.end, head, word.deprel.partition(":")[0]))
    found_words: set[Any] = set()
    found_sentences: set[Any] = set()
    found_arcs: set[Any] = set()
    for span in doc.sents:
        inside = [t for t in span if not t.is_space]
        if not inside:
            continue
        found_sentences.add((inside[0].idx, inside[-1].idx + len(inside[-1])))
        for token in inside:
            place = (token.idx, token.idx + len(token))
            head = (
                None
                if token.head is token or token.head == token
                else (token.head.idx, token.head.idx + len(token.head))
            )
            found_words.add(place)
            found_arcs.add((*place, head, token.dep_.partition(":")[0]))
    tallies["words"].add(found_words, words)
    tallies["sentences"].add(found_sentences, sentences)
    tallies["LAS"].add(found_arcs, arcs)


def entities(nlp: Language, corpora: Path, bench: Path | None) -> dict[str, float]:
    """Print F1 of names by set and by type; the figure of each set for PER, ORG and LOC."""
    figures: dict[str, float] = {}
    by_type: dict[str, Tally] = defaultdict(Tally)
    for name, path, split in (
        ("EWT entities", corpora / "ewt_entities" / "report.iob2", None),
        ("GUM entities", corpora / "gum_entities" / "report.iob2", None),
        ("CrossNER politics", corpora / "crossner_politics" / "dev.txt", 4),
    ):
        documents = list(read_tagged(path))
        # Every fourth sentence of this corpus is kept out of training.
        documents = documents[::split] if split else documents
        tally = _tagged_set(nlp, documents, None if split else by_type)
        print(f"{name:24} {tally}")
        figures[name] = tally.f1
    if bench is not None:
        figures |= _bench_sets(nlp, corpora / "splits", bench)
    print(f"{'mean':24} {100 * sum(figures.values()) / len(figures):.1f}   least {100 * min(figures.values()):.1f}")
    print("by type, on the report files of EWT entities and GUM entities:")
    for name in sorted(by_type):
        print(f"  {name:10} {by_type[name]}")
    return figures


def _tagged_set(nlp: Language, documents: Sequence[Tagged], by_type: dict[str, Tally] | None) -> Tally:
    tally = Tally()
    for document, doc in zip(documents, nlp.pipe(d.doc(nlp.vocab) for d in documents), strict=True):
        gold = document.spans()
        found = {(e.start, e.end, e.label_) for e in doc.ents}
        tally.add(_coarse(found, COARSE), _coarse(gold, CROSSNER if by_type is None else COARSE))
        if by_type is not None:
            for name in {kind for *_, kind in gold | found} - {"DATE", "MONEY", "QUANTITY"}:
                by_type[name].add({s for s in found if s[2] == name}, {s for s in gold if s[2] == name})
    return tally


def _coarse(spans: Spans, table: dict[str, str]) -> Spans:
    return {(s, e, table[kind]) for s, e, kind in spans if kind in table}


def _bench_sets(nlp: Language, splits: Path, bench: Path) -> dict[str, float]:
    sys.path.insert(0, str(bench))
    scorers = {name: importlib.import_module(f"kgbench.{name}") for name in ("uner", "re3d", "redocred", "spans")}
    figures: dict[str, float] = {}
    for name in ("uner", "re3d", "redocred"):
        chosen = {line.strip() for line in (splits / f"{name}.report.txt").read_text(encoding="utf-8").splitlines()}
        rows = [
            json.loads(line) for line in (bench / "dev" / name / "gold.jsonl").read_text(encoding="utf-8").splitlines()
        ]
        gold = [row for row in rows if str(row["id"]).removeprefix("dev:") in chosen]
        predictions = {str(row["id"]): _prediction(doc) for row, doc in _parsed(nlp, gold)}
        if name == "redocred":
            figures["Re-DocRED"] = _redocred(scorers["spans"], gold, predictions)
            continue
        result = scorers[name].ner(gold, predictions)
        figures["re3d (named)" if name == "re3d" else "UNER"] = result["named"][2] if name == "re3d" else result["F1"]
        shown = result["named"] if name == "re3d" else (result["P"], result["R"], result["F1"])
        print(f"{name:24} F1 {100 * shown[2]:5.1f}  P {100 * shown[0]:5.1f}  R {100 * shown[1]:5.1f}")
    return figures


def _parsed(nlp: Language, gold: Sequence[dict[str, Any]]) -> Iterator[tuple[dict[str, Any], Doc]]:
    yield from zip(gold, nlp.pipe(row["text"] for row in gold), strict=True)


def _prediction(doc: Doc) -> dict[str, Any]:
    return {"entities": [{"start": e.start_char, "end": e.end_char, "type": e.label_} for e in doc.ents]}


def _redocred(spans: Any, gold: Sequence[dict[str, Any]], predictions: dict[str, Any]) -> float:
    """PER, ORG and LOC alone; a prediction on a gold mention of another type is not counted either way."""
    table = spans.load_map("redocred_types.json")
    counted = spans.Tally()
    for row in gold:
        text = row["text"]
        typed, _ = spans.typed(spans.mentions(predictions[str(row["id"])], text), table)
        mentions = [(*spans.trim(text, *m["span"]), m["type"]) for e in row["entities"] for m in e["mentions"]]
        wanted = sorted({m for m in mentions if m[2] in ("PER", "ORG", "LOC")})
        others = [(s, e) for s, e, kind in mentions if kind not in ("PER", "ORG", "LOC")]
        # A nationality counts as LOC in this corpus where it is marked at all, and is left out where it is not.
        marked = {(s, e) for s, e, _ in wanted}
        found = sorted(
            {
                (*spans.trim(text, s, e), kinds)
                for s, e, kinds in typed
                if kinds & {"PER", "ORG", "LOC"} and ("MISC" not in kinds or spans.trim(text, s, e) in marked)
            },
            key=str,
        )
        counted.add(*spans.exact(wanted, found, True, others))
    precision, recall, f1 = counted.prf()
    print(f"{'redocred':24} F1 {100 * f1:5.1f}  P {100 * precision:5.1f}  R {100 * recall:5.1f}")
    return float(f1)


def values(nlp: Language) -> None:
    """Print F1 of dates, sums of money and measures on the project's own sheet."""
    tallies: dict[str, Tally] = defaultdict(Tally)
    cases = yaml.safe_load(SHEET.read_text(encoding="utf-8"))
    for case, doc in zip(cases, nlp.pipe(case["text"] for case in cases), strict=True):
        found = {(e.text, e.label_) for e in doc.ents if e.label_ in ("DATE", "MONEY", "QUANTITY")}
        gold = {(text, name) for name in ("DATE", "MONEY", "QUANTITY") for text in case.get(name, ())}
        for name in ("DATE", "MONEY", "QUANTITY"):
            tallies[name].add({f for f in found if f[1] == name}, {g for g in gold if g[1] == name})
    print(f"values, {len(cases)} texts of our own:")
    for name in ("DATE", "MONEY", "QUANTITY"):
        print(f"  {name:10} {tallies[name]}")


def paragraphs(corpora: Path, bench: Path | None, count: int) -> list[str]:
    """So many paragraphs of news, repeated where there are fewer."""
    texts = [d.text for path in sorted((corpora / "gum").glob("*/GUM_news_*.conllu")) for d in read_treebank(path)]
    if bench is not None:
        lines = (bench / "dev" / "re3d" / "input.jsonl").read_text(encoding="utf-8").splitlines()
        texts += [json.loads(line)["text"] for line in lines]
    found = [p for text in texts for p in text.split("\n") if len(p.split()) > 15]
    return (found * (count // len(found) + 1))[:count]


def speed(nlp: Language, corpora: Path, bench: Path | None) -> None:
    """Print words a second from raw text through `nlp.pipe`, after a warm-up."""
    texts = paragraphs(corpora, bench, 2000)
    list(nlp.pipe(texts[:50]))
    begin = time.perf_counter()
    words = sum(sum(not t.is_space for t in doc) for doc in nlp.pipe(texts, batch_size=128))
    took = time.perf_counter() - begin
    print(f"speed: {words / took:,.0f} words a second ({words:,} words of {len(texts)} paragraphs, {took:.1f} s)")


def memory(nlp: Language, corpora: Path, bench: Path | None) -> None:
    """Print the peak memory of this process after 10,000 paragraphs, and what one paragraph or line without end takes.

    The long texts come after, so that what they need beyond the stream shows as a higher peak.
    """
    some = paragraphs(corpora, bench, 10_000)
    for _ in nlp.pipe(iter(some), batch_size=128):
        pass
    print(f"memory: {_peak():.2f} GB at most, 10,000 paragraphs streamed")
    single = " ".join(itertools.islice(itertools.cycle(some), 10_000))[:2_000_000]
    for name, text in (("2 MB in one paragraph", single), ("100,000 characters without a space", "a-b," * 25_000)):
        begin = time.perf_counter()
        doc = nlp(text)
        took = time.perf_counter() - begin
        print(f"memory: {_peak():.2f} GB at most after {name} ({len(doc):,} words, {took:.0f} s)")


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2


def size(folder: Path) -> None:
    files = sorted(p for p in folder.iterdir() if p.is_file())
    total = sum(p.stat().st_size for p in files)
    print(f"size: {total / 1e6:.1f} MB (" + ", ".join(f"{p.name} {p.stat().st_size / 1e6:.1f}" for p in files) + ")")


def main(arguments: Iterable[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="benchmarks.language", description=__doc__)
    parser.add_argument("--corpora", type=Path, default=os.environ.get("KG_CORPORA"))
    parser.add_argument("--bench", type=Path, default=os.environ.get("KG_BENCH"))
    parser.add_argument("--model", type=Path, default=None)
    parser.add_argument("--float32", type=Path, default=None)
    parser.add_argument("--only", nargs="+", choices=PARTS, default=PARTS)
    parser.add_argument("--bare", action="store_true", help="leave out the rules for names and values")
    options = parser.parse_args(list(arguments) if arguments is not None else None)
    if options.corpora is None and set(options.only) != {"values"}:
        parser.error("name the corpora with --corpora or KG_CORPORA")
    bench = Path(options.bench) if options.bench else None
    nlp = kg.language.load(options.model)
    component = nlp.get_pipe("claimgraph")
    assert isinstance(component, kg.language.LanguageModel)
    component.rules = not options.bare
    print(f"model {component.files.version}")
    size(component.files.folder)
    corpora = Path(options.corpora) if options.corpora else Path()
    measured: list[Callable[[Language], dict[str, float]]] = []
    if "treebanks" in options.only:
        measured.append(lambda n: treebanks(n, corpora))
    if "entities" in options.only:
        measured.append(lambda n: entities(n, corpora, bench))
    figures = {name: value for measure in measured for name, value in measure(nlp).items()}
    if options.float32 is not None:
        print("the same, not quantised:")
        whole = kg.language.load(options.float32)
        for name, value in [pair for measure in measured for pair in measure(whole).items()]:
            print(f"  int8 loses {100 * (value - figures[name]):+.2f} points: {name}")
    if "values" in options.only:
        values(nlp)
    if "speed" in options.only:
        speed(nlp, corpora, bench)
    if "memory" in options.only:
        if set(options.only) == {"memory"}:
            memory(nlp, corpora, bench)
        else:
            # In a process of its own: what was read for the other figures is not the model's memory.
            command = [sys.executable, "-m", "benchmarks.language", "--only", "memory", "--corpora", str(corpora)]
            command += ["--bench", str(bench)] if bench else []
            command += ["--model", str(options.model)] if options.model else []
            done = subprocess.run(command, check=True, capture_output=True, text=True)
            print("\n".join(line for line in done.stdout.splitlines() if line.startswith("memory")))


if __name__ == "__main__":
    main()

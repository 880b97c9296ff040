"""How well names are resolved: gold mentions of public corpora, raw text, romanised pairs, random names, many mentions.

    python -m benchmarks.names --bench BENCH --corpora CORPORA --gold GOLD --seeds SEEDS [--only gum]

The folders (or the variables KG_BENCH, KG_CORPORA, KG_GOLD, KG_SEEDS) lie outside the project; what is missing is said
and left out. `seeds` and `news` find the gold's names in the texts by their letters, `gum` and `redocred` take the gold
mentions with the words and the syntax around them, so the figures are those of resolution alone.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from benchmarks.names_corpora import gum_documents, redocred_documents, title_before
from benchmarks.names_random import score_random
from kg.model import Document, Extraction, Mention, Occurrence, Resolution, Span
from kg.resolve import compatible_readings, resolve

Clusters = Mapping[Any, Any]


def b_cubed(gold: Clusters, found: Clusters) -> tuple[float, float, float]:
    """Precision, recall and F1 of B³ (Bagga & Baldwin 1998) over the items of `gold`."""
    by_gold: dict[Any, set[Any]] = defaultdict(set)
    by_found: dict[Any, set[Any]] = defaultdict(set)
    for key, value in gold.items():
        by_gold[value].add(key)
        by_found[found[key]].add(key)
    precision = recall = 0.0
    for key, value in gold.items():
        both = len(by_gold[value] & by_found[found[key]])
        precision += both / len(by_found[found[key]])
        recall += both / len(by_gold[value])
    precision, recall = precision / len(gold), recall / len(gold)
    return precision, recall, 2 * precision * recall / (precision + recall)


def entity_rows(resolution: Resolution) -> Iterable[dict[str, Any]]:
    for entity in resolution.entities:
        mentions = [
            {"document": m.document, "start": m.span.start, "end": m.span.end, "text": m.text} for m in entity.mentions
        ]
        yield {
            "id": entity.id,
            "type": entity.type,
            "label": entity.label,
            "aliases": list(entity.aliases),
            "mentions": mentions,
        }


def gold_documents(gold: Mapping[str, Any], texts: Sequence[tuple[str, str]]) -> list[tuple[Document, Extraction]]:
    """Documents with an occurrence for each place where a name of the gold stands, the longest name first.

    A name that stands nowhere but inside longer ones ("S-400" in "S-400 air defense systems") is taken there as well.
    """
    names = sorted(
        {(n, e["type"]) for e in gold["entities"] for n in [e["label"], *(e.get("aliases") or [])]},
        key=lambda pair: (-len(pair[0]), pair),
    )
    found = []
    alone = {n for n, _ in names if any(_stands_alone(n, [m for m, _ in names], t) for _, t in texts)}
    for identifier, text in texts:
        document = Document(id=identifier, text=text)
        taken: list[Span] = []
        occurrences = []
        for name, type in names:
            for match in re.finditer(r"(?<![\w-])" + re.escape(name) + r"(?!\w)", text):
                span = Span(match.start(), match.end())
                if any(span.overlaps(t) for t in taken) and (name in alone or span in taken):
                    continue
                taken.append(span)
                occurrences.append(_occurrence(document, span, type))
        extraction = Extraction(
            document=identifier, occurrences=tuple(sorted(occurrences, key=lambda o: o.mention.span))
        )
        found.append((document, extraction))
    return found


def _stands_alone(name: str, others: Sequence[str], text: str) -> bool:
    """Whether a name stands somewhere in a text outside all longer names."""
    longer = [o for o in others if len(o) > len(name) and name in o]
    for other in longer:
        text = re.sub(r"(?<![\w-])" + re.escape(other) + r"(?!\w)", " ", text)
    return re.search(r"(?<![\w-])" + re.escape(name) + r"(?!\w)", text) is not None


def _occurrence(document: Document, span: Span, type: str) -> Occurrence:
    """A gold name as extraction would give it: title split off, a guess at its function, the words before it."""
    start, end, title, text = span.start, span.end, (), document.text
    if type == "PERSON":
        start, title = title_before(text, start, end)
    before = re.findall(r"[\w.'’-]+", text[max(0, start - 60) : start])[-4:]
    following = re.match(r"\s+([a-z]+)", text[end : end + 30])
    preceding = before[-1] if before and re.search(r"\w\s$", text[:start]) else ""
    function, verb = "other", None
    if re.match(r"['’]s\b", text[end : end + 2]):
        function = "possessive"
    elif following and _is_verb(following[1]):
        function, verb = "subject", _lemma(following[1])
    elif _is_verb(preceding) and preceding.islower():
        function, verb = "object", _lemma(preceding)
    return Occurrence(
        mention=Mention.of(document, start, end, type),
        sentence=len(re.findall(r"[.!?]\s", text[:start])),
        head=text[start:end].split()[-1],
        title=title,
        modifiers=tuple(w.casefold() for w in before if w[:1].isupper()) if type == "PERSON" else (),
        function=function,
        verb=verb,
    )


_AUXILIARIES = frozenset({"is", "was", "has", "had", "will", "would", "can", "could", "may", "might", "should", "said"})


def _is_verb(word: str) -> bool:
    """A guess from the ending; nouns in -s follow or precede a bare name of a place less often than verbs do."""
    return word in _AUXILIARIES or (len(word) > 4 and word.endswith(("es", "ed", "s")) and not word.endswith("ss"))


def _lemma(word: str) -> str:
    if word in _AUXILIARIES:
        return {"said": "say", "is": "be", "was": "be", "has": "have", "had": "have"}.get(word, "do")
    return word.removesuffix("d") if word.endswith("ed") else word.removesuffix("s")


def score_gold(bench: Path, gold_path: Path, texts: Sequence[tuple[str, str]], show: bool) -> str:
    gold = yaml.safe_load(gold_path.read_text(encoding="utf-8"))
    pairs = gold_documents(gold, texts)
    resolution = resolve([d for d, _ in pairs], [e for _, e in pairs])
    with tempfile.TemporaryDirectory() as folder:
        rows = [json.dumps(row, ensure_ascii=False) for row in entity_rows(resolution)]
        (Path(folder) / "entities.jsonl").write_text("\n".join(rows) + "\n", encoding="utf-8", newline="\n")
        command = [sys.executable, "-m", "kgbench.gold", str(gold_path.resolve()), folder]
        done = subprocess.run(command, cwd=bench, capture_output=True, text=True, check=True).stdout
    if show:
        for row in entity_rows(resolution):
            print("   ", row["type"], row["label"], "|", row["aliases"])
    fields = dict(part.split("=") for part in done.splitlines()[-1].split()[1:])
    wrong = [line for line in done.splitlines() if line.startswith("MERGED")]
    return "\n".join(
        [
            *wrong,
            f"alias clusters B3 F1 {fields['aliasB3']}, coverage {fields['coverage']}, "
            f"wrongly merged {fields['merged']}",
        ]
    )


def score_gum(corpora: Path, show: bool) -> str:
    documents, gold = gum_documents(corpora)
    resolution = resolve([d for d, _ in documents], [e for _, e in documents])
    found = {key: resolution.entity_of.get(key, f"? {key}") for key in gold}
    text = {(m.document, m.span): m.text for e in resolution.entities for m in e.mentions}
    exact = {key: text.get(key, str(key)) for key in gold}
    if show:
        _show_errors(gold, found, text)
    return (
        f"{len(gold)} linked named mentions of {len(documents)} documents, across documents:\n"
        "  exact string  P {:.3f} R {:.3f} F1 {:.3f}\n".format(*b_cubed(gold, exact))
        + "  resolved      P {:.3f} R {:.3f} F1 {:.3f}".format(*b_cubed(gold, found))
    )


def _show_errors(gold: Clusters, found: Clusters, text: Mapping[Any, str]) -> None:
    wrong: dict[Any, dict[Any, list[Any]]] = defaultdict(lambda: defaultdict(list))
    for key in gold:
        wrong[found[key]][gold[key]].append(key)
    merged = sorted(
        ((len(v), e, v) for e, v in wrong.items() if len(v) > 1), key=lambda x: -sum(map(len, x[2].values()))
    )
    for _, entity, parts in merged[:60]:
        print("MERGED", entity, {g: (len(ks), sorted({text.get(k, "?") for k in ks})[:4]) for g, ks in parts.items()})
    split: dict[Any, dict[Any, list[Any]]] = defaultdict(lambda: defaultdict(list))
    for key in gold:
        split[gold[key]][found[key]].append(key)
    parts_of = sorted(((sum(map(len, v.values())), g, v) for g, v in split.items() if len(v) > 1), key=lambda x: -x[0])
    for _, g, parts in parts_of[:90]:
        print(
            "SPLIT",
            g,
            {e: (len(ks), sorted({text.get(k, "?") + "@" + k[0][-12:] for k in ks})[:3]) for e, ks in parts.items()},
        )


def score_redocred(bench: Path, show: bool) -> str:
    documents = redocred_documents(bench)
    lines = []
    for document, extraction in documents:
        resolution = resolve([document], [extraction])
        entities = [
            {"type": e.type, "mentions": [[m.span.start, m.span.end] for m in e.mentions]} for e in resolution.entities
        ]
        lines.append(json.dumps({"id": document.id, "text": document.text, "entities": entities}))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "redocred.dev.jsonl"
        path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
        command = [sys.executable, "-m", "kgbench", "redocred-ents", "dev", str(path)]
        done = subprocess.run(command, cwd=bench, capture_output=True, text=True, check=True).stdout
    return done.strip() if show else done.strip().splitlines()[-1]


def score_pairs(bench: Path) -> str:
    with (bench / "dev" / "names" / "pairs.tsv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    hit = [row for row in rows if compatible_readings(row["name_a"], row["name_b"])]
    same = [row for row in rows if row["same"] == "1"]
    good = [row for row in hit if row["same"] == "1"]
    missed = [f"{r['name_a']} / {r['name_b']}" for r in same if r not in good]
    return (
        f"romanised pairs: recall {len(good) / len(same):.3f} of {len(same)}, "
        f"false positives {len(hit) - len(good)} of {len(rows) - len(same)}; missed: {', '.join(missed)}"
    )


def seed_texts(folder: Path) -> list[tuple[str, str]]:
    return [(f"D{n}", p.read_text(encoding="utf-8")) for n, p in enumerate(sorted(folder.glob("*.txt")))]


def news_texts(folder: Path, gold: Path) -> list[tuple[str, str]]:
    names = yaml.safe_load(gold.read_text(encoding="utf-8"))["documents"]
    return [(n, (folder / "news" / f"{n}.txt").read_text(encoding="utf-8")) for n in names]


PARTS = ("seeds", "news", "gum", "redocred", "pairs", "random", "scale", "raw")


def main() -> None:
    parser = argparse.ArgumentParser(description="Score the resolution of names.")
    for name in ("bench", "corpora", "gold", "seeds"):
        parser.add_argument(f"--{name}", type=Path, default=os.environ.get(f"KG_{name.upper()}"))
    parser.add_argument("--only", nargs="*", choices=PARTS, default=PARTS)
    parser.add_argument("--draws", type=int, default=2_000_000, help="random pairs for each system")
    parser.add_argument("--show", action="store_true", help="print what was joined or kept apart wrongly")
    options = parser.parse_args()
    folders = {name: Path(v) for name in ("bench", "corpora", "gold", "seeds") if (v := getattr(options, name))}
    needs = {
        "seeds": ("bench", "gold", "seeds"),
        "news": ("bench", "gold"),
        "gum": ("corpora",),
        "redocred": ("bench",),
        "pairs": ("bench",),
        "raw": ("bench",),
    }
    for part in options.only:
        missing = [f"--{n}" for n in needs.get(part, ()) if n not in folders]
        if missing:
            print(f"{part}: not measured, give {' and '.join(missing)}", file=sys.stderr)
            continue
        begin = time.perf_counter()
        for line in _measure(part, folders, options.draws, options.show):
            print(f"{part}: {line}", flush=True)
        print(f"{part}: {time.perf_counter() - begin:.1f} s", flush=True)


def _measure(part: str, folders: Mapping[str, Path], draws: int, show: bool) -> Iterable[str]:
    if part == "seeds":
        yield score_gold(folders["bench"], folders["gold"] / "seeds.yaml", seed_texts(folders["seeds"]), show)
    elif part == "news":
        for name in ("news_a.yaml", "news_b.yaml"):
            gold = folders["gold"] / name
            yield f"{name} " + score_gold(folders["bench"], gold, news_texts(folders["gold"], gold), show)
    elif part == "gum":
        yield score_gum(folders["corpora"] / "gum", show)
    elif part == "redocred":
        yield score_redocred(folders["bench"], show)
    elif part == "pairs":
        yield score_pairs(folders["bench"])
    elif part == "random":
        yield from score_random(draws)
    elif part == "raw":
        from benchmarks.names_raw import score_raw  # loads the language model

        articles = {"seeds.yaml": folders["seeds"]} if "seeds" in folders else {}
        yield from score_raw(folders["bench"], folders.get("gold"), articles)
    else:
        from benchmarks.names_scale import measure_scale  # needs duckdb and pyarrow

        yield from measure_scale()


if __name__ == "__main__":
    main()

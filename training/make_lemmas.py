"""Make `kg/data/base_forms.tsv` and `kg/data/lemmas.tsv`: what the treebanks say of lemmas, for the rules.

    python -m training.make_lemmas CORPORA kg/data

Only the training parts of UD English EWT and of GUM are read. The first table lists base forms by class, each seen at
least twice: among the base forms that spelling allows ("buse", "bus"), the one that is a word is right. The second has
the lemmas of words of the closed classes and of irregular forms that no rule of spelling gives.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from kg.language.base_forms import CLOSED, by_rule
from kg.language.verb_forms import is_irregular
from training.corpora import read_conllu

NOTICE = """\
# {what} Made by training/make_lemmas.py from the training parts of UD English EWT (CC BY-SA 4.0,
# https://github.com/UniversalDependencies/UD_English-EWT) and of GUM (annotations CC BY 4.0, texts CC BY and CC BY-SA,
# https://github.com/amir-zeldes/gum). A work derived from them, under CC BY-SA 4.0; do not edit, run that again.
# Columns: {columns}.
"""
OPEN = ("NOUN", "VERB", "ADJ", "ADV")

Form = tuple[str, str, str]


def read_lemmas(corpora: Path) -> Iterator[tuple[Form, str]]:
    """Every word of the training parts, in lower case, with its UPOS and XPOS, and its lemma."""
    paths = [(corpora / "ewt" / "en_ewt-train.conllu", "ewt")]
    paths += [(path, "gum") for path in sorted((corpora / "gum" / "train").glob("*.conllu"))]
    for path, corpus in paths:
        for source in read_conllu(path, corpus):
            for sentence in source.sentences:
                gold = sentence.syntax
                if gold is None:
                    continue
                for form, part, tag, lemma in zip(sentence.words, gold.upos, gold.xpos, gold.lemmas, strict=True):
                    yield (form.lower(), part, tag), lemma


def base_forms(counts: dict[Form, Counter[str]]) -> list[str]:
    """Rows of the first table: a base form and its classes, in the order of the alphabet."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for (_, part, _), lemmas in counts.items():
        name = "VERB" if part == "AUX" else part
        for lemma, count in lemmas.items():
            if name in OPEN and lemma.isalpha() and lemma.islower():
                seen[lemma][name] += count
    rows = ((lemma, " ".join(name for name in OPEN if parts[name] > 1)) for lemma, parts in sorted(seen.items()))
    return [f"{lemma}\t{names}" for lemma, names in rows if names]


def fixed_lemmas(counts: dict[Form, Counter[str]]) -> list[str]:
    """Rows of the second table: form, UPOS, XPOS, lemma, where nearly all of at least two or three words agree."""
    rows = []
    for (form, part, tag), lemmas in sorted(counts.items()):
        lemma, count = max(lemmas.items(), key=lambda pair: (pair[1], pair[0]))
        total = sum(lemmas.values())
        closed = part in CLOSED and total > 1 and count >= 0.8 * total
        # Irregular verbs have a table of their own, which the treebanks' slips ("fled": "flead") must not overrule.
        irregular = part in OPEN and total > 2 and count >= 0.9 * total and lemma.islower() and form.isalpha()
        irregular = irregular and (part != "VERB" or not is_irregular(form))
        if closed or (irregular and by_rule(form, part, tag, form) != lemma):
            rows.append("\t".join((form, part, tag, lemma)))
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(prog="training.make_lemmas", description=__doc__)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    counts: dict[Form, Counter[str]] = defaultdict(Counter)
    for form, lemma in read_lemmas(options.corpora):
        counts[form][lemma] += 1
    first = NOTICE.format(what="Base forms of words.", columns="base form, its parts of speech")
    first += "\n".join(base_forms(counts)) + "\n"
    (options.folder / "base_forms.tsv").write_text(first, encoding="utf-8")
    # The rules read the first table, so the second is made after it.
    second = NOTICE.format(what="Lemmas that no rule gives.", columns="form in lower case, UPOS, XPOS, lemma")
    second += "\n".join(fixed_lemmas(counts)) + "\n"
    (options.folder / "lemmas.tsv").write_text(second, encoding="utf-8")


if __name__ == "__main__":
    main()

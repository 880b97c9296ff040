"""A spaCy `Doc` as the words that the network reads, and back: annotation written into the `Doc`.

spaCy keeps white space that is not a single space as tokens; the network sees words only. Such a token gets the part
of speech SPACE and hangs on the word before it, as in spaCy's own pipelines. So do, as punctuation, the marks of
footnotes, which are no words of the sentence that they interrupt: "the mayor[2] of Lima.[3]"
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import DEP, HEAD, LEMMA, MORPH, ORTH, POS, TAG
from spacy.tokens import Doc
from spacy.vocab import Vocab

from kg.language import lemmas
from kg.language.base_forms import lemma
from kg.language.certainty import set_certainty
from kg.language.decoding import Analysis
from kg.language.files import Labels, ModelFiles
from kg.language.footnotes import footnote_marks
from kg.language.paragraphs import paragraph_starts


@dataclass(frozen=True, slots=True)
class Hashes:
    """What a vocabulary calls the classes of a model: the keys of its strings, in the order of the classes."""

    vocab: Vocab
    upos: NDArray[np.uint64]
    xpos: NDArray[np.uint64]
    feats: NDArray[np.uint64]
    deprels: NDArray[np.uint64]

    @classmethod
    def of(cls, vocab: Vocab, labels: Labels) -> Hashes:
        upos, xpos, deprels = (
            np.array([vocab.strings.add(name) for name in names], dtype=np.uint64)
            for names in (labels.upos, labels.xpos, labels.deprels)
        )
        feats = [vocab.morphology.add("" if name == "_" else name) for name in labels.feats]
        return cls(vocab, upos, xpos, np.array(feats, dtype=np.uint64), deprels)


@dataclass(slots=True)
class Reading:
    """The words of a `Doc`, with their token indices, which of them begin a paragraph, and which are `glued` to
    the word before them.

    `given` says that the `Doc` came with sentence borders; `forced` then are exactly those.
    """

    doc: Doc
    words: list[str] = field(default_factory=list)
    tokens: NDArray[np.int64] = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    paragraphs: NDArray[np.bool_] = field(default_factory=lambda: np.zeros(0, dtype=bool))
    forced: NDArray[np.bool_] = field(default_factory=lambda: np.zeros(0, dtype=bool))
    glued: NDArray[np.bool_] = field(default_factory=lambda: np.zeros(0, dtype=bool))
    given: bool = False

    @classmethod
    def of(cls, doc: Doc) -> Reading:
        words: list[str] = []
        tokens: list[int] = []
        gaps: list[str] = []
        gap = ""
        given = len(doc) > 1 and doc.has_annotation("SENT_START", require_complete=True)
        notes = frozenset() if given else footnote_marks([t.text_with_ws for t in doc])
        for i, token in enumerate(doc):
            text = token.text
            if token.is_space or not text.strip():
                gap += token.text_with_ws
                continue
            if i in notes:
                gap += token.whitespace_
                continue
            tokens.append(i)
            words.append(text)
            gaps.append(gap)
            gap = token.whitespace_
        paragraphs = paragraph_starts(words, gaps)
        forced = np.array([bool(doc[i].is_sent_start) for i in tokens], dtype=bool) if given else paragraphs.copy()
        if len(forced):
            forced[0] = True
        glued = np.array([not gap for gap in gaps], dtype=bool)
        return cls(doc, words, np.array(tokens, dtype=np.int64), paragraphs, forced, glued, given)

    def annotate(self, analysis: Analysis, files: ModelFiles, hashes: Hashes) -> None:
        """Write tags, lemmas, morphology, heads, labels and their certainty into the `Doc`.

        `hashes` are those of its vocabulary.
        """
        doc, strings = self.doc, self.doc.vocab.strings
        count = len(doc)
        rows = np.empty((count, 6), dtype=np.uint64)
        at = self.tokens
        rows[:, 0] = strings.add("_SP")
        rows[:, 1] = strings.add("SPACE")
        rows[:, 2] = doc.vocab.morphology.add("")
        rows[:, 3] = doc.to_array(ORTH)
        rows[:, 5] = strings.add("dep")
        notes = [i for i in sorted(set(range(count)) - set(at.tolist())) if doc[i].text.strip()]
        rows[notes, 0] = strings.add("SYM")
        rows[notes, 1], rows[notes, 5] = strings.add("PUNCT"), strings.add("punct")
        rows[at, 0] = hashes.xpos[analysis.xpos]
        rows[at, 1] = hashes.upos[analysis.upos]
        rows[at, 2] = hashes.feats[analysis.feats]
        rows[at, 3] = [strings.add(lemma) for lemma in self._lemmas(analysis, files)]
        rows[at, 5] = hashes.deprels[analysis.deprels]
        # White space hangs on the word before it; at the very beginning, on the first word.
        governor = np.searchsorted(at, np.arange(count), side="right") - 1
        heads = at[np.maximum(governor, 0)]
        heads[at] = at[analysis.heads]
        rows[:, 4] = (heads - np.arange(count)).astype(np.int64).astype(np.uint64)
        doc.from_array([TAG, POS, MORPH, LEMMA, HEAD, DEP], rows)  # type: ignore[arg-type]
        sure = np.ones(count, dtype=np.float32)
        sure[at] = analysis.certainty
        set_certainty(doc, sure)

    def _lemmas(self, analysis: Analysis, files: ModelFiles) -> list[str]:
        scripts, upos, exceptions = files.labels.lemma_scripts, files.labels.upos, files.exceptions
        tags = files.labels.xpos
        choices = zip(
            self.words, analysis.scripts.tolist(), analysis.upos.tolist(), analysis.xpos.tolist(), strict=True
        )
        found = []
        for word, script, part, tag in choices:
            known = exceptions.get(f"{word}|{upos[part]}") or exceptions.get(f"{word.lower()}|{upos[part]}")
            learned = known or lemmas.apply(word, scripts[script]) or word
            found.append(lemma(word, upos[part], tags[tag], learned))
        return found

    def annotate_empty(self) -> None:
        """Annotation of a text without words, so that asking for its sentences or entities is no error."""
        doc, strings = self.doc, self.doc.vocab.strings
        rows = np.zeros((len(doc), 5), dtype=np.uint64)
        rows[:, 0], rows[:, 1] = strings.add("_SP"), strings.add("SPACE")
        rows[:, 2] = doc.to_array(ORTH)
        rows[:, 3] = (-np.arange(len(doc), dtype=np.int64)).astype(np.uint64)
        rows[:, 4] = strings.add("dep")
        doc.from_array([TAG, POS, LEMMA, HEAD, DEP], rows)  # type: ignore[arg-type]

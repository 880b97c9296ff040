"""The language model as a component of a spaCy pipeline.

nlp = spacy.blank("en")
nlp.add_pipe("claimgraph")
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Span

from kg.language.blas import one_thread
from kg.language.decoding import Decoder
from kg.language.entities import find_entities
from kg.language.files import NAMES, ModelFiles, read_model
from kg.language.noun_chunks import noun_chunks
from kg.language.reading import Hashes, Reading
from kg.language.session import Network
from kg.language.tagged import Tagged
from kg.language.windows import Window, windows

FACTORY = "claimgraph"
LONGEST_TEXT = 100_000_000
"""Characters of the longest text: spaCy's own limit is for models whose memory grows with the text; ours streams."""


class LanguageModel:
    """Sets sentence starts, tags, lemmas, morphology, dependencies and entities of a `Doc`.

    Words come from the `Doc`; sentence borders too, if it has them already. The files are read on first use, the
    network opened on first use in each process. With `rules`, names are mended and values found beside the network.
    """

    def __init__(self, name: str = FACTORY, folder: Path | None = None, rules: bool = True) -> None:
        self.name = name
        self.rules = rules
        self._folder = folder
        self._files: ModelFiles | None = None
        self._network: Network | None = None

    @property
    def files(self) -> ModelFiles:
        """The model in use.

        Raises:
            ModelError: its files are missing or damaged.
        """
        if self._files is None:
            self._files = read_model(self._folder)
        return self._files

    def __call__(self, doc: Doc) -> Doc:
        return next(self.pipe([doc]))

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 128) -> Iterator[Doc]:
        """The same documents, annotated, in order. Reads a few windows ahead, whatever the `batch_size`."""
        files = self.files
        if self._network is None:
            self._network = Network(files.network)
        decoder: Decoder | None = None
        hashes: Hashes | None = None
        for reading, window, outputs in self._network.run_all(self._windows(stream)):
            if window is None:
                reading.annotate_empty()
                yield self._finished(reading)
                continue
            if decoder is None:
                decoder = Decoder(files, reading.words, reading.forced, reading.glued, reading.given)
            with one_thread():
                decoder.read(window, outputs)
            if window.core_end == len(reading.words):
                analysis = decoder.finish()
                decoder = None
                if hashes is None or hashes.vocab is not reading.doc.vocab:
                    hashes = Hashes.of(reading.doc.vocab, files.labels)
                reading.annotate(analysis, files, hashes)
                entities = find_entities(Tagged.of(reading.words, analysis, files.labels), rules=self.rules)
                at = reading.tokens
                reading.doc.ents = [
                    Span(reading.doc, int(at[e.start]), int(at[e.end - 1]) + 1, label=e.type) for e in entities
                ]
                yield self._finished(reading)

    def _windows(self, stream: Iterable[Doc]) -> Iterator[tuple[Reading, Window | None]]:
        for doc in stream:
            reading = Reading.of(doc)
            if not reading.words:
                yield reading, None
            for window in windows(reading.words, reading.paragraphs, self.files.pieces, self.files.window):
                yield reading, window

    @staticmethod
    def _finished(reading: Reading) -> Doc:
        reading.doc.noun_chunks_iterator = noun_chunks  # type: ignore[attr-defined]
        return reading.doc

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Copy the model's files into a folder, so that the saved pipeline stands alone."""
        Path(path).mkdir(parents=True, exist_ok=True)
        for name in NAMES:
            shutil.copyfile(self.files.folder / name, Path(path) / name)

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> LanguageModel:
        """Use the model in a folder that `to_disk` wrote."""
        self._folder, self._files, self._network = Path(path), None, None
        return self


@Language.factory(
    FACTORY,
    assigns=[
        "doc.sents",
        "doc.ents",
        "token.tag",
        "token.pos",
        "token.morph",
        "token.lemma",
        "token.head",
        "token.dep",
        "token.ent_type",
        "token.ent_iob",
        "token.is_sent_start",
    ],
    default_config={"folder": None, "rules": True},
)
def create_language_model(nlp: Language, name: str, folder: str | None, rules: bool) -> LanguageModel:
    """The factory that `nlp.add_pipe("claimgraph")` calls.

    `folder` is a model other than the shipped one; without `rules`, entities are what the network says and no more.
    """
    nlp.vocab.get_noun_chunks = noun_chunks  # type: ignore[assignment]
    nlp.max_length = max(nlp.max_length, LONGEST_TEXT)
    return LanguageModel(name, Path(folder) if folder else None, rules)

"""Pairs that a build could not decide, one by one, and the answers as lines of an overrides file.

The questions and answers are pure functions; `review` is the loop that asks on a terminal.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.errors import OutputError
from kg.model import Document, Judgement, Verdict
from kg.resolve.overrides import Override, override_line
from kg.resolve.story import quotation
from kg.resolve.text import plain

ANSWERS = {"s": Verdict.SAME, "d": Verdict.DIFFERENT, "u": Verdict.UNSURE}


@dataclass(frozen=True, slots=True)
class Question:
    """One undecided pair with what speaks for and against it."""

    judgement: Judgement
    number: int
    total: int

    def lines(self, documents: Iterable[Document] = ()) -> list[str]:
        """The question as a person reads it."""
        texts = {d.id: d for d in documents}
        j = self.judgement
        told = [f"{self.number}/{self.total}  Is {j.left} the same as {j.right}?"]
        for name, where in ((j.left, j.left_in), (j.right, j.right_in)):
            told.append(f"  {name}: in {', '.join(where[:4])}{' …' if len(where) > 4 else ''}")
        for reason in j.reasons:
            told.append(f"  {reason.weight:+.1f}  {reason.text}")
            told += [f"        {quote}" for place in reason.evidence[:2] if (quote := quotation(place, texts))]
        return told


def questions(judgements: Iterable[Judgement], decided: Sequence[Override] = ()) -> list[Question]:
    """The unsure pairs that no override decides, the likeliest first, each pair of names in its documents once."""
    known = {frozenset({(plain(o.a), o.a_in), (plain(o.b), o.b_in)}) for o in decided}
    known |= {frozenset({(plain(o.a), ()), (plain(o.b), ())}) for o in decided if not (o.a_in or o.b_in)}
    found: dict[frozenset[tuple[str, tuple[str, ...]]], Judgement] = {}
    for judgement in sorted(judgements, key=lambda j: (-j.score, j.left, j.right, j.left_in, j.right_in)):
        if judgement.verdict is not Verdict.UNSURE or judgement.by == "override":
            continue
        pair = frozenset({(plain(judgement.left), judgement.left_in), (plain(judgement.right), judgement.right_in)})
        bare = frozenset({(plain(judgement.left), ()), (plain(judgement.right), ())})
        if len(pair) == 2 and pair not in known and bare not in known:
            found.setdefault(pair, judgement)
    return [Question(j, n, len(found)) for n, j in enumerate(found.values(), start=1)]


def answer(question: Question, verdict: Verdict, *, who: str = "", when: str = "", why: str = "") -> Override:
    """A person's answer as an override. Documents are named where the two names are the same words."""
    j = question.judgement
    same_words = plain(j.left) == plain(j.right)
    return Override(
        a=j.left, b=j.right, verdict=verdict, who=who, when=when, why=why,
        a_in=j.left_in if same_words else (), b_in=j.right_in if same_words else (),
    )  # fmt: skip


def append_override(path: Path, override: Override) -> None:
    """Append one decision to a JSON-lines file of overrides. Raises OutputError where it cannot be written."""
    if path.suffix.lower() in (".yaml", ".yml"):
        raise OutputError(f"{path}: review appends JSON lines; give a file that ends in .jsonl")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        old = path.read_text(encoding="utf-8") if path.exists() else ""
        with path.open("a", encoding="utf-8", newline="\n") as out:
            out.write(("\n" if old and not old.endswith("\n") else "") + override_line(override))
    except OSError as error:
        raise OutputError(f"{path}: cannot be written ({error.strerror}); choose another overrides file") from error


def review(
    asked: Sequence[Question],
    documents: Sequence[Document],
    path: Path,
    *,
    ask: Callable[[str], str],
    show: Callable[[str], None],
    who: str = "",
    when: str = "",
) -> int:
    """Walk the questions: s same, d different, u unsure, Enter skips, q ends. Answers are appended one by one.

    `ask` prompts and returns a line, `show` prints one; the number of decisions written is returned.
    """
    written = 0
    for override in _dialogue(asked, documents, ask, show, who, when):
        append_override(path, override)
        written += 1
    return written


def _dialogue(
    asked: Sequence[Question],
    documents: Sequence[Document],
    ask: Callable[[str], str],
    show: Callable[[str], None],
    who: str,
    when: str,
) -> Iterator[Override]:
    for question in asked:
        for line in question.lines(documents):
            show(line)
        while True:
            reply = ask("same (s), different (d), unsure (u), skip (Enter), quit (q)? ").strip().casefold()
            if reply in ("", "q") or reply[:1] in ANSWERS:
                break
            show("please answer s, d, u, q or nothing")
        if reply == "q":
            return
        if reply:
            why = ask("why (Enter for none)? ").strip()
            yield answer(question, ANSWERS[reply[:1]], who=who, when=when, why=why)

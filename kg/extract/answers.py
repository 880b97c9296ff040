"""Questions that somebody answers with no more than "yes" or "no": the answer claims what the question only asked.

"Asked whether Peru would leave the pact, Ruiz said no."          Ruiz: Peru will not leave
"“No, we are not,” Miller said. He was asked if …"                 the answer may stand in the sentence before
"“Has Peru left?” a reporter asked. “Yes,” Ruiz said."             or in the one after
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kg.extract.clause import Argument, Clause, ClauseKind, Role
from kg.extract.cues import load_cues
from kg.extract.declarations import Declarations
from kg.extract.reports import Report
from kg.extract.tree import Doc

_ELLIPTIC = frozenset({"PRON", "AUX", "PART", "ADV", "INTJ", "PUNCT", "SPACE", "SCONJ"})
_CARRIERS = frozenset({"be", "have", "do"})


@dataclass(frozen=True, slots=True)
class Answer:
    """Who answered, and whether it was "no"."""

    report: Report
    denied: bool


@dataclass(frozen=True, slots=True)
class _Question:
    """A clause that is asked, by whom and of whom, as far as the sentence tells; `within` is the clause around it."""

    clause: Clause
    asker: frozenset[int]
    asked: tuple[Argument, ...]
    within: int | None
    passive: bool

    @property
    def may_follow(self) -> bool:
        """Whether the answer may stand before the question: "“No,” Ruiz said. She was asked if …"."""
        return self.passive and self.within is None and bool(self.asked)


def answers(doc: Doc, sentences: Sequence[Sequence[Clause]]) -> dict[int, Answer]:
    """The answered questions of a document: place of the predicate that is asked about -> its answer.

    `sentences` are the clauses of each sentence, in text order. Of several answers the one in the same sentence
    counts, then that in the next, then that in the one before; an answer beside another question is to that one.
    """
    asked = [tuple(_questions(doc, clauses)) for clauses in sentences]
    given = [tuple(_given(doc, clauses)) for clauses in sentences]
    found: dict[int, Answer] = {}
    for number, clauses in enumerate(sentences):
        for question in asked[number]:
            answer = next(
                (
                    answer
                    for place in (number, number + 1, number - 1)
                    if 0 <= place < len(given)
                    if place == number or not asked[place]
                    for teller, answer in given[place]
                    if _fits(doc, question, teller, place - number)
                ),
                None,
            )
            if answer is not None:
                found[question.clause.predicate] = answer
        for clause in clauses:
            if clause.link == "conj" and clause.parent is not None and clauses[clause.parent].predicate in found:
                found[clause.predicate] = found[clauses[clause.parent].predicate]
    return found


def _questions(doc: Doc, clauses: Sequence[Clause]) -> Iterator[_Question]:
    for clause in clauses:
        if clause.parent is None or clause.negations or clause.kind is ClauseKind.NOMINAL:
            continue
        asking = clauses[clause.parent]
        cue = load_cues().reporter(asking.lemma)
        if cue is None or cue.strength != "asked" or _is_unreal(doc, asking) or not _is_asked(doc, clause):
            continue
        hearers = asking.having(Role.OBJECT, Role.INDIRECT_OBJECT)
        passive = not asking.actors or doc[asking.predicate].tag_ == "VBN"
        asked = asking.subjects if passive else hearers
        askers = frozenset() if passive else frozenset(a.head for a in asking.actors)
        within = asking.parent if asking.link == "advcl" else None
        yield _Question(clause, askers, asked, within, passive)


def _is_asked(doc: Doc, clause: Clause) -> bool:
    """Whether a clause asks if something is so: "whether …", "if …", "“Will Peru …?”"."""
    if clause.marker in {"if", "whether"}:
        return clause.link in {"ccomp", "advcl"}
    predicate = doc[clause.predicate]
    first = next((token for token in predicate.subtree if token.is_alpha), predicate)
    inverted = first.tag_ == "MD" or first.lemma in _CARRIERS
    return clause.link == "ccomp" and inverted and any(token.text == "?" for token in predicate.subtree)


def _is_unreal(doc: Doc, clause: Clause) -> bool:
    """Whether nobody has asked or said so: "was not asked", "if asked", "would say"."""
    modal = any(doc[i].tag_ == "MD" for i in clause.auxiliaries)
    return bool(clause.negations) or modal or clause.marker in {"if", "unless"}


def _given(doc: Doc, clauses: Sequence[Clause]) -> Iterator[tuple[Clause, Answer]]:
    """The clauses that tell of a bare "yes" or "no", with the answer."""
    for clause in clauses:
        cue = load_cues().reporter(clause.lemma) if clause.kind is ClauseKind.VERBAL else None
        if cue is None or _is_unreal(doc, clause):
            continue
        told = clause.having(Role.CLAUSAL_COMPLEMENT, Role.OBJECT)
        speakers = tuple(a for a in clause.actors if a.clause is None)
        if not told or not speakers:
            continue
        denied = denies(doc, told[0])
        if denied is not None:
            yield clause, Answer(Report(speakers, clause.lemma, cue.strength), denied)


def denies(doc: Doc, told: Argument) -> bool | None:
    """Whether what somebody tells comes to "no"; `None` where it is more, or something else, than a bare answer."""
    places = {*told.tokens, *(token.i for token in doc[told.head].subtree)}
    words = [t for i in sorted(places) if not (t := doc[i]).is_punct and not t.is_space]
    denied = bool(words) and words[0].lower_ in _words()["no"]
    if not words or not (denied or words[0].lower_ in _words()["yes"]) or words[0].pos_ == "DET":
        return None
    if any(word.pos_ not in _ELLIPTIC and word.lemma not in _CARRIERS for word in words[1:]):
        return None
    turned = any(word.lower_ in _words()["turning"] for word in words[1:])
    if turned and not denied:
        # "Absolutely not" is a no; "yes, but not now" is neither.
        return True if len(words) == 2 and words[1].lower_ == "not" else None
    return denied


def _fits(doc: Doc, question: _Question, teller: Clause, distance: int) -> bool:
    """Whether an answer so many sentences further is to the question."""
    speakers = {a.head for a in teller.actors}
    if distance == 0:
        return question.within is None or question.within == teller.index
    if question.within is not None:
        return False
    if {doc[i].lower_ for i in speakers} & {doc[i].lower_ for i in question.asker}:
        return False
    named, said = _names(doc, question.asked), _names(doc, teller.actors)
    if distance > 0:
        return not (named and said) or bool(named & said)
    return question.may_follow and bool(named & said or any(doc[a.head].pos_ == "PRON" for a in question.asked))


def _names(doc: Doc, arguments: tuple[Argument, ...]) -> set[str]:
    return {doc[i].lower_ for a in arguments for i in a.tokens if doc[i].pos_ == "PROPN"}


@lru_cache(maxsize=1)
def _words() -> Mapping[str, frozenset[str]]:
    content = Declarations.shipped("answers.toml").content
    return {name: frozenset(words) for name, words in content.items()}

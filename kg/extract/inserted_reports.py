"""Reports that stand inside or behind their own content, which the parse has above them or torn from them.

"Chad left, he said"   "as Rao told the Herald, Chad left"
"""

from __future__ import annotations

from kg.extract.clause import Clause, ClauseKind, Role, Voice
from kg.extract.cues import Cues, load_cues
from kg.extract.reports import UTTERED
from kg.extract.speaking import inverted_speakers, speaks
from kg.extract.tree import Doc

_POINTING = frozenset({"it", "this", "that", "so"})


def reporters(doc: Doc, clauses: tuple[Clause, ...], cues: Cues) -> dict[int, int]:
    """The index of the clause that reports another one from inside or behind it, by the index of that other one."""
    found: dict[int, int] = {}
    for clause in clauses:
        if clause.kind not in {ClauseKind.VERBAL, ClauseKind.NOMINAL, ClauseKind.ADJECTIVAL}:
            continue
        heard = clause.link in {"parataxis", "advcl"} and clause.marker in {"", "as"} and is_hearsay(doc, clause)
        if clause.parent is not None and (heard or _as_told(doc, clause, cues)):
            found.setdefault(clause.parent, clause.index)
        if not cues.reports(clause.lemma):
            continue
        for argument in clause.having(Role.CLAUSAL_COMPLEMENT):
            inner = argument.clause
            if inner is not None and clause.parent == inner and not _parted(doc, clauses[inner], clause):
                found.setdefault(inner, clause.index)
        inverted = bool(inverted_speakers(doc, clause, cues))
        inserted = clause.parent is not None and (
            (clause.link == "parataxis" and bool(clause.subjects) and _hands_on(doc, clause, cues))
            or (clause.link == "nsubj" and clause.finite and bool(clause.subjects))  # "Chile says | Peru left"
            or (clause.link in {"parataxis", "conj", "advcl"} and inverted and not _behind_semicolon(doc, clause))
        )
        inserted = inserted or _echoed(doc, clause) or _beside(doc, clauses, cues, clause)
        if inserted and not clause.having(Role.CLAUSAL_COMPLEMENT):
            found.setdefault(clause.parent or 0, clause.index)
    return found


def is_hearsay(doc: Doc, clause: Clause) -> bool:
    """ "Rao [has] it that Chad left", "Chad left, rumour has it", "…, as the story [goes]": tells."""
    verb = doc[clause.predicate]
    if clause.lemma == "have":
        it = [c for c in verb.children if c.lower_ == "it" and c.i > verb.i and c.dep_ in {"obj", "expl"}]
        others = [a for a in clause.objects if a.clause is None and doc[a.head].lower_ != "it"]
        would = any(c.lower_ == "would" for c in verb.children) and clause.marker == "as"  # "as Rao would have it"
        return bool(it) and not others and (verb.tag_ in {"VBZ", "VBP", "VBD"} or would)
    told = load_cues().uttered | load_cues().unowned | load_cues().documents
    return clause.lemma == "go" and any(doc[a.head].lemma in told for a in clause.subjects) and not clause.objects


def _hands_on(doc: Doc, clause: Clause, cues: Cues) -> bool:
    """Whether an inserted report tells what stands around it, and not its own object.

    "Qatar paid them; Doha denies it", "nobody came, they could see", "it goes on; he was quoted" hand on nothing.
    """
    cue = cues.reporter(clause.lemma)
    if cue is None or (cue.strength == "admitted" and clause.objects):
        return False
    finders = [doc[a.head] for a in clause.subjects if doc[a.head].pos_ != "PRON"]
    could = any(doc[i].tag_ == "MD" for i in clause.auxiliaries)
    known = cue.strength in {"found", "knew"} and (could or not any(speaks(finder) for finder in finders))
    if known and not _is_enclosed(doc, clause):
        return False  # "nobody came, they could see"; but "…, the study found"
    heard = clause.voice is Voice.PASSIVE and cue.strength in UTTERED  # "it was rumoured"
    if any(doc[a.head].lower_ in _POINTING for a in (*clause.objects, *(() if heard else clause.subjects))):
        return False
    if _is_bracketed(doc, clause) and (clause.objects or clause.marked("of", "about", "on", "how")):
        return False  # "the river is deep (a legend tells of a city below)"
    if _opening(doc, clause)[:1] == ["so"]:
        return False  # "Rao was ill, so he told them"
    return not _behind_semicolon(doc, clause)


def _as_told(doc: Doc, clause: Clause, cues: Cues) -> bool:
    """ "As [alleged] by Rao, Chad left", "…, as [reported] in the Herald"."""
    cue = cues.verb(clause.lemma, "parataxis")
    told = clause.link == "advcl" and clause.marker == "as" and doc[clause.predicate].tag_ == "VBN"
    if not told or cue is None or cue.strength not in {"said", "claimed"} or clause.objects:
        return False  # "as predicted", "as shown by tests"
    if clause.has_own_subject:
        return False
    edge = doc[clause.predicate].left_edge
    return edge.i == edge.sent.start or edge.is_punct or doc[edge.i - 1].is_punct


def _is_enclosed(doc: Doc, clause: Clause) -> bool:
    """ "Chad, the Herald has [learned], left": what breaks into a clause is said of it."""
    around = doc[clause.predicate].head
    before = any(child.dep_.startswith("nsubj") and child.i < clause.predicate for child in around.children)
    return before and clause.predicate < around.i


def _is_bracketed(doc: Doc, clause: Clause) -> bool:
    first = doc[clause.predicate].left_edge.i
    return any(doc[i].text in {"(", "["} for i in (first, first - 1) if i >= 0)


def _opening(doc: Doc, clause: Clause) -> list[str]:
    """The first two words of a clause before its verb."""
    verb = doc[clause.predicate]
    return [t.lower_ for t in doc[verb.left_edge.i : verb.i] if not t.is_punct][:2]


def _echoed(doc: Doc, clause: Clause) -> bool:
    """ "Chad left, or so Rao [says]", "as Rao [sees] it, Chad left": "so" and "it" stand for what is told."""
    if clause.parent is None or not clause.finite or not clause.subjects:
        return False
    verb = doc[clause.predicate]
    edge, first = verb.left_edge, _opening(doc, clause)
    last = max(t.i for t in verb.subtree if not t.is_punct)
    if first == ["or", "so"] or (first[:1] == ["so"] and last == verb.i):
        return not clause.objects and not _behind_semicolon(doc, clause)
    told = [doc[a.head] for a in (*clause.objects, *clause.having(Role.INDIRECT_OBJECT))]
    ends = len(told) == 1 and told[0].lower_ == "it" and told[0].i == last
    behind = edge.i == verb.sent.start or edge.is_punct or doc[edge.i - 1].is_punct
    return clause.link == "advcl" and clause.marker == "as" and ends and behind


def _parted(doc: Doc, content: Clause, report: Clause) -> bool:
    """Whether a semicolon ends the words before who is said to say them: "it is so; he was quoted on it"."""
    return any(token.text == ";" for token in doc[content.predicate : report.predicate])


def _behind_semicolon(doc: Doc, clause: Clause) -> bool:
    start = doc[clause.predicate].left_edge.i
    return start > 0 and ";" in {doc[start].text, doc[start - 1].text}


def _beside(doc: Doc, clauses: tuple[Clause, ...], cues: Cues, clause: Clause) -> bool:
    """A report set off by commas that the parser hung on its content as another kind of clause.

    "As Rao told the Herald, Chad left"; "Chad left, officials told the Herald"; "Chad left it, the letter read".
    """
    if clause.parent is None or clause.kind is not ClauseKind.VERBAL or not clause.finite or clause.objects:
        return False
    cue = cues.verb(clause.lemma, "parataxis")
    own = [a for a in clause.subjects if not a.shared and a.clause is None and min(a.tokens) < clause.predicate]
    if cue is None or cue.strength not in UTTERED or not own:
        return False
    parent = clauses[clause.parent]
    if clause.link == "advcl" and clause.marker == "as":
        by_somebody = any(doc[a.head].pos_ == "PRON" or speaks(doc[a.head]) for a in own)
        if clause.lemma in load_cues().proceeding and not by_somebody:
            return False  # "as time went on"; rumours and myths do tell
        return clause.predicate < parent.predicate or _behind_comma(doc, min(a.tokens[0] for a in own) - 1)
    if clause.link not in {"advcl", "acl", "acl:relcl"} or clause.marker or clause.predicate < parent.predicate:
        return False
    told = [i for a in clause.arguments for i in a.tokens]
    words = [t for t in doc[clause.predicate].sent if not t.is_punct and not t.is_space]
    return _behind_comma(doc, min(a.tokens[0] for a in own)) and max(clause.predicate, *told) >= words[-1].i


def _behind_comma(doc: Doc, index: int) -> bool:
    return index > 0 and doc[index - 1].is_punct

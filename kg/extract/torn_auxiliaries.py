"""Reports set between an auxiliary and its verb, which a parse takes for the verb that the auxiliary belongs to.

"The army was, it is claimed, [attacked] by rebels", "the funds were, the mayor said, [stolen]": between the two commas
stands a clause with a subject of its own, and what the auxiliary before the first asks for stands behind the second.
"""

from __future__ import annotations

from kg.extract import syntax
from kg.extract.cues import load_cues
from kg.extract.tree import Doc, Token

_LONGEST = 12
"""Tokens of such a report."""
_FITS = {
    "be": frozenset({"VBN", "VBD", "VBG", "JJ", "NN", "NNS", "NNP"}),
    "have": frozenset({"VBN", "VBD"}),
    "": frozenset({"VB", "VBP"}),
}
"""Tags of what a form of "be" or "have" asks for, and a modal or "do"."""
_PARTICIPLES = frozenset({"VBN", "VBD"})


def torn_auxiliaries(doc: Doc) -> dict[int, tuple[int, str]]:
    """The places of such verbs, of their subjects and auxiliaries, and of the reports."""
    found: dict[int, tuple[int, str]] = {}
    for comma in doc[2:-3]:
        if comma.text != ",":
            continue
        before = doc[comma.i - 1]
        aux = doc[comma.i - 2] if before.dep_ in {"advmod", "neg"} else before  # "has [not], it is claimed, left"
        if _opens(aux):
            found |= _mended(doc, aux, comma.i + 1)
    return found


def _opens(aux: Token) -> bool:
    return aux.tag_ == "MD" or (aux.lemma in {"be", "have", "do"} and aux.tag_ in {*syntax.TENSED_TAGS, "VB", "VBN"})


def _mended(doc: Doc, aux: Token, first: int) -> dict[int, tuple[int, str]]:
    end = aux.sent.end
    close = next((i for i in range(first, min(first + _LONGEST, end - 1)) if doc[i].text == ","), None)
    report = _report(doc, first, close) if close is not None else None
    verb = _verb(doc, aux, close, end) if close is not None else None
    if report is None or verb is None or close is None:
        return {}
    torn = (aux, report, verb)
    subjects = [t for w in torn for t in w.children if t.dep_.startswith("nsubj") and t.right_edge.i < aux.i]
    above = next((t for t in torn if t.head not in torn or t.head is t), None)
    if not subjects or above is None:
        return {}
    passive = aux.lemma == "be" and verb.tag_ in _PARTICIPLES
    nominal = aux.lemma == "be" and verb.tag_ not in {*_PARTICIPLES, "VBG"}
    found = {verb.i: (verb.i, "root") if above.head is above else (above.head.i, above.dep_)}
    outside = (c for w in (aux, report) for c in w.children if not first <= c.i <= close and c not in torn)
    found |= {c.i: (verb.i, c.dep_) for c in outside}
    found |= {subjects[-1].i: (verb.i, "nsubj:pass" if passive else "nsubj"), report.i: (verb.i, "parataxis")}
    found[aux.i] = (verb.i, "cop" if nominal else "aux:pass" if passive else "aux")
    return found


def _report(doc: Doc, first: int, close: int) -> Token | None:
    """The verb of speech between the commas that has a subject there: "it is [claimed]", "the mayor [said]"."""
    for verb in doc[first:close]:
        own = [c for c in verb.children if c.dep_.startswith(("nsubj", "expl")) and first <= c.i < verb.i]
        tensed = verb.tag_ in syntax.TENSED_TAGS or any(c.dep_ == "aux:pass" and c.i >= first for c in verb.children)
        if own and tensed and load_cues().reports(verb.lemma) and not _depends(verb):
            return verb
    return None


def _depends(verb: Token) -> bool:
    """ "Must, [if] the court agrees, leave": a condition is no report; but "is, [as] he says, ill" is one."""
    return any(c.dep_ == "mark" and c.lower_ != "as" for c in verb.children)


def _verb(doc: Doc, aux: Token, close: int, end: int) -> Token | None:
    """What an auxiliary asks for and stands behind the second comma, with nothing but its own words before it."""
    fits = _FITS.get(aux.lemma, _FITS[""])
    for verb in doc[close + 1 : end]:
        if verb.tag_ in fits and all(_is_below(t, verb) for t in doc[close + 1 : verb.i]):
            torn = verb.head.i <= close or verb.head is verb
            return verb if torn or verb.dep_ == "amod" else None  # "they have, it is said, [attacked] villages"
        if verb.is_punct:
            return None
    return None


def _is_below(token: Token, top: Token) -> bool:
    return any(t is top for t in syntax.climb(token))

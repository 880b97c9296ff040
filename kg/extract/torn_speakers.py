"""Speakers behind their verb of speech that a parse takes for a part of the words they say.

"“We struck the convoy,” [said] Col. Rao, the spokesman": what stands right behind such a verb, where nothing stands
before it, is its subject. "Chad, [said] the minister, left the bloc": the words go on behind the second comma, and
their subject stands before the first.
"""

from __future__ import annotations

from kg.extract import syntax
from kg.extract.cues import load_cues
from kg.extract.tree import Doc, Token

_CLOSING = frozenset({'"', "”", "''", "»", "’", "'"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_MISTAKEN = frozenset({"nsubj", "parataxis", "appos", "conj", "dep", "obl:unmarked", "obj"})
"""What a parse takes speakers behind their words for."""
_BEFORE_A_NAME = frozenset({"det", "amod", "nummod", "nmod:desc", "nmod:poss", "case", "punct"})


def torn_speakers(doc: Doc) -> dict[int, tuple[int, str]]:
    """The places of words to be hung elsewhere: the place of the new head and the new label."""
    found: dict[int, tuple[int, str]] = {}
    cues = load_cues()
    for verb in doc[1:-1]:
        tensed = verb.tag_ in syntax.TENSED_TAGS or (verb.tag_ == "VBN" and verb.dep_ == "acl")
        if not tensed or not (before := doc[verb.i - 1]).is_punct:
            continue
        marked = before.text in _CLOSING and verb.lemma in cues.inverted_behind_marks
        if not marked and verb.lemma not in cues.inverted:
            continue
        subject = next((c for c in verb.children if c.dep_.startswith(("nsubj", "expl"))), None)
        if subject is None:
            found |= _crossing(doc, verb) or _apposed(doc, verb)
        found |= _inside(doc, verb)
    return _trailing(doc) | found


def _trailing(doc: Doc) -> dict[int, tuple[int, str]]:
    """ "Chad left, [a person close to the talks] said": who stands between the words and the verb speaks them."""
    found: dict[int, tuple[int, str]] = {}
    for verb in doc:
        cue = load_cues().reporter(verb.lemma) if _is_finite(verb) else None
        if cue is None or not cue.is_spoken:
            continue
        subjects = [c for c in verb.children if c.dep_.startswith(("nsubj", "expl"))]
        content = syntax.child_before(verb, "ccomp")
        if any(c.i < verb.i for c in subjects):
            found |= _lent(doc, verb, subjects[0], content)
            continue
        if content is None and verb.dep_ == "parataxis" and verb.head.i < verb.i:
            content = verb.head
        if content is None or not any(c.dep_.startswith("nsubj") and c.i < content.i for c in content.children):
            continue
        named = (t for t in doc[content.i + 1 : verb.i] if t.dep_ == "appos" and t.head.head is content)
        for token in (*content.children, *named):
            edge = token.left_edge.i
            set_off = edge > content.i and "," in {doc[edge].text, doc[edge - 1].text}
            if set_off and token.pos_ in _NOMINAL and token.right_edge.i == verb.i - 1 and token.dep_ in _MISTAKEN:
                found[token.i] = (verb.i, "nsubj")
                # "…, two people told Reuters": who stands behind the verb then is told.
                found |= {c.i: (verb.i, "obj") for c in subjects}
    return found


def _inside(doc: Doc, verb: Token) -> dict[int, tuple[int, str]]:
    """ "Iran, [said] the minister, had left": who stands behind such a verb speaks, and who stands before it leaves."""
    subject = next((t for t in syntax.climb(doc[verb.i - 2]) if t.dep_.startswith("nsubj")), None)
    behind = [t for t in doc[verb.i + 1 : verb.sent.end] if t.left_edge.i == verb.i + 1 and t.pos_ in _NOMINAL]
    behind = behind or [t for t in (verb.head,) if verb.i < t.i and t.pos_ in _NOMINAL]
    if doc[verb.i - 1].text != "," or subject is None or subject.i > verb.i or not behind:
        return {}
    speaker = max(behind, key=lambda t: len(t.subtree))
    bearers = (t for t in doc[speaker.right_edge.i + 1 : verb.sent.end] if t.tag_ in {*syntax.TENSED_TAGS, "MD"})
    bearer = next(bearers, None)
    if bearer is None or "case" in speaker.below or "," not in {t.text for t in doc[speaker.i + 1 : bearer.i]}:
        return {}
    content = bearer.head if bearer.dep_.startswith(("aux", "cop")) else bearer
    if any(c.dep_.startswith("nsubj") and c not in {subject, speaker} for c in content.children):
        return {}
    heir = next((t for t in syntax.climb(content) if t.head is verb and t is not verb), None)
    place = (verb.head.i, verb.dep_) if verb.head is not verb or heir is None else (heir.i, "root")
    return {
        **({heir.i: place} if heir is not None else {}),
        verb.i: (content.i, "parataxis"),
        subject.i: (content.i, "nsubj"),
        speaker.i: (verb.i, "nsubj"),
    }


def _is_finite(verb: Token) -> bool:
    """Whether a verb has a tense; at the root of a sentence a participle without an auxiliary is taken for one."""
    bare = verb.head.i == verb.i and not any(child.dep_.startswith("aux") for child in verb.children)
    return verb.tag_ in syntax.TENSED_TAGS or (bare and verb.tag_ == "VBN")


def _lent(doc: Doc, verb: Token, subject: Token, content: Token | None) -> dict[int, tuple[int, str]]:
    """ "[The visit] would follow talks with Rao, a [source] told the paper": the first is the subject of the words."""
    if content is None or not subject.dep_.startswith("nsubj") or subject.right_edge.i >= content.i:
        return {}
    if any(c.dep_.startswith(("nsubj", "expl", "csubj")) or c.tag_ == "TO" for c in content.children):
        return {}
    for token in doc[content.i + 1 : verb.i]:
        set_off = "," in {doc[token.left_edge.i].text, doc[token.left_edge.i - 1].text}
        if set_off and token.pos_ in _NOMINAL and token.dep_ in _MISTAKEN and token.right_edge.i == verb.i - 1:
            return {subject.i: (content.i, "nsubj"), token.i: (verb.i, "nsubj")}
    return {}


def _crossing(doc: Doc, verb: Token) -> dict[int, tuple[int, str]]:
    """The phrase behind the verb whose words hang on words before it."""
    found: dict[int, tuple[int, str]] = {}
    head: Token | None = None
    for token in doc[verb.i + 1 : verb.sent.end]:
        if head is None and (token.is_punct or token.pos_ in {"VERB", "ADP", "ADV", "SCONJ", "AUX"}):
            return {}
        if token.head.i >= verb.i:
            continue
        if head is None:
            if token.pos_ in _NOMINAL and token.dep_ not in _BEFORE_A_NAME:
                head = token
                found[token.i] = (verb.i, "nsubj")
            continue
        parted = any(t.text == "," for t in doc[head.i : token.i])
        found[token.i] = (head.i, "appos" if parted and token.pos_ in _NOMINAL else token.dep_)
    if head is None or (head is not verb and verb in head.subtree):
        return {}
    led = (t for t in doc[verb.i + 1 : head.i] if t.head.i < verb.i)
    return found | {t.i: (head.i, t.dep_) for t in led}


def _apposed(doc: Doc, verb: Token) -> dict[int, tuple[int, str]]:
    """ "… with Kenya, the firm's spokesman, Rao, said": what stands right before the verb describes nothing."""
    content = syntax.child_before(verb, "ccomp")
    if content is None:
        return {}
    for token in doc[content.left_edge.i : verb.i]:
        reaches = doc[verb.i - 1].i - token.right_edge.i in {0, 1}
        edge = token.left_edge.i
        if token.dep_ == "appos" and reaches and "," in {doc[edge].text, doc[max(edge - 1, 0)].text}:
            return {token.i: (verb.i, "nsubj")}
    return {}

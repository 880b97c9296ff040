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
            found |= _described(doc, verb)
            if verb.tag_ != "VBN":
                found |= _crossing(doc, verb) or _apposed(doc, verb) or _doubled(doc, verb) or _resumed(doc, verb)
        elif subject.dep_ == "nsubj" and subject.i < verb.i and _last_word(subject) in {before.i, before.i - 1}:
            found |= _exchanged(doc, verb, subject) or _led(doc, verb, subject) or _verbless(verb, subject)
    return _trailing(doc) | found


def _trailing(doc: Doc) -> dict[int, tuple[int, str]]:
    """ "Chad left, [a person close to the talks] said": who stands between the words and the verb speaks them."""
    found: dict[int, tuple[int, str]] = {}
    for verb in doc:
        cue = load_cues().reporter(verb.lemma) if _is_finite(verb) else None
        if cue is None or not cue.is_spoken:
            continue
        subjects = [c for c in verb.children if c.dep_.startswith(("nsubj", "expl"))]
        content = next((c for c in verb.children if c.dep_ == "ccomp" and c.i < verb.i), None)
        if any(c.i < verb.i for c in subjects):
            found |= _lent(doc, verb, subjects[0], content)
            continue
        if content is None and verb.dep_ == "parataxis" and verb.head.i < verb.i:
            content = verb.head
        if content is None or not any(c.dep_.startswith("nsubj") and c.i < content.i for c in content.children):
            continue
        for token in content.children:
            edge = token.left_edge.i
            set_off = edge > content.i and "," in {doc[edge].text, doc[edge - 1].text}
            if set_off and token.pos_ in _NOMINAL and token.right_edge.i == verb.i - 1 and token.dep_ in _MISTAKEN:
                found[token.i] = (verb.i, "nsubj")
                # "…, two people told Reuters": who stands behind the verb then is told.
                found |= {c.i: (verb.i, "obj") for c in subjects}
    return found


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
    content = next((c for c in verb.children if c.dep_ == "ccomp" and c.i < verb.i), None)
    if content is None:
        return {}
    for token in doc[content.left_edge.i : verb.i]:
        reaches = doc[verb.i - 1].i - token.right_edge.i in {0, 1}
        edge = token.left_edge.i
        if token.dep_ == "appos" and reaches and "," in {doc[edge].text, doc[max(edge - 1, 0)].text}:
            return {token.i: (verb.i, "nsubj")}
    return {}


def _doubled(doc: Doc, verb: Token) -> dict[int, tuple[int, str]]:
    """ "X, said [Y], left": of two subjects of the words, the one right behind the verb of speech speaks them."""
    for content in verb.children:
        subjects = [c for c in content.children if c.dep_.startswith("nsubj") and c.i < content.i]
        if content.dep_ == "ccomp" and content.i > verb.i and len(subjects) == 2 and subjects[0].i < verb.i:
            inner = subjects[1]
            if inner.left_edge.i == verb.i + 1 and "," in {inner.right_edge.text, doc[inner.right_edge.i + 1].text}:
                return {inner.i: (verb.i, "nsubj")}
    return {}


def _verbless(verb: Token, subject: Token) -> dict[int, tuple[int, str]]:
    """ "No proof of it, says [Y]": no comma parts a subject from its verb, and who says so stands behind."""
    beside = [c for c in verb.children if c.dep_ in {"nsubj", "obj", "ccomp"} and c.i != subject.i]
    if verb.head.i != verb.i or len(beside) != 1 or beside[0].left_edge.i != verb.i + 1 or beside[0].dep_ == "ccomp":
        return {}
    inside = sum(token.text == "," for token in verb.doc[subject.left_edge.i : verb.i])
    if inside != 1 or subject.pos_ not in _NOMINAL:
        return {}
    return {subject.i: (subject.i, "root"), verb.i: (subject.i, "parataxis"), beside[0].i: (verb.i, "nsubj")}


def _exchanged(doc: Doc, verb: Token, subject: Token) -> dict[int, tuple[int, str]]:
    """ "X, said Y on Friday, left": Y speaks, and X leaves."""
    for content in verb.children:
        if content.dep_ != "ccomp" or content.i < verb.i:
            continue
        inner = next((c for c in content.children if c.dep_ == "nsubj" and verb.i < c.i < content.i), None)
        if inner is None or inner.left_edge.i != verb.i + 1:
            continue
        if any(token.text == "," for token in doc[inner.i + 1 : content.i]):
            return {inner.i: (verb.i, "nsubj"), subject.i: (content.i, "nsubj")}
    return {}


def _led(doc: Doc, verb: Token, subject: Token) -> dict[int, tuple[int, str]]:
    """ "X, said Y, left", where the parse has a thing that X said, and either as a circumstance of the leaving or the
    leaving joined to it."""
    said = next((c for c in verb.children if c.dep_ in {"obj", "nsubj"} and c.left_edge.i == verb.i + 1), None)
    joined = (c for c in verb.children if c.dep_ == "conj" and not _is_joined(c))
    content = verb.head if verb.dep_ == "advcl" else next(joined, None)
    if said is None or content is None or content.i < said.i or content.tag_ not in syntax.TENSED_TAGS:
        return {}
    lacking = not any(c.dep_.startswith(("nsubj", "expl", "mark")) for c in content.children)
    if not lacking or "," not in {token.text for token in doc[said.i + 1 : content.i]}:
        return {}
    place = {} if verb.dep_ == "advcl" else {content.i: _place(verb, content)}
    return place | {
        subject.i: (content.i, "nsubj"),
        verb.i: (content.i, "parataxis"),
        said.i: (verb.i, "nsubj"),
    }


def _described(doc: Doc, verb: Token) -> dict[int, tuple[int, str]]:
    """ "X, wrote Y, left", where the parse has an X that was written: what was has no object behind it."""
    noun, clause = verb.head, verb.head.head
    if verb.dep_ != "acl" or not noun.dep_.startswith("nsubj") or clause.i < verb.i:
        return {}
    speaker = next((c for c in verb.children if c.dep_ == "obj" and c.left_edge.i == verb.i + 1), None)
    if speaker is None or any(c.dep_ in {"obl:agent", "xcomp", "ccomp"} for c in verb.children):
        return {}
    ended = "," in {token.text for token in doc[speaker.i + 1 : clause.i]}
    return {verb.i: (clause.i, "parataxis"), speaker.i: (verb.i, "nsubj")} if ended else {}


def _resumed(doc: Doc, verb: Token) -> dict[int, tuple[int, str]]:
    """ "Y fell, and X, said Z, left": where the parse has both told by Z, who breaks into the second."""
    first = next((c for c in verb.children if c.dep_ == "ccomp" and c.i < verb.i), None)
    if first is None:
        return {}
    for content in first.children:
        if content.dep_ != "conj" or content.i < verb.i or not _is_joined(content):
            continue
        subjects = [c for c in content.children if c.dep_ == "nsubj" and c.i < content.i]
        if len(subjects) == 2 and subjects[0].i < verb.i and subjects[1].left_edge.i == verb.i + 1:
            return {first.i: _place(verb, first), verb.i: (content.i, "parataxis"), subjects[1].i: (verb.i, "nsubj")}
    return {}


def _is_joined(clause: Token) -> bool:
    return any(c.dep_ == "cc" for c in clause.children)


def _place(verb: Token, heir: Token) -> tuple[int, str]:
    """Where `heir` is hung that takes the place of a verb."""
    return (heir.i, "root") if verb.head.i == verb.i else (verb.head.i, verb.dep_)


def _last_word(token: Token) -> int:
    return max(t.i for t in token.subtree if not t.is_punct)

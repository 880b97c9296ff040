"""Conjuncts that a parse joins to a word inside the one that they belong to.

"Stop [using] petrol and [switch] to gas": what is joined agrees in form, a bare form with a bare form and an "-ing"
form with an "-ing" form (Huddleston and Pullum 2002, 15.3.2). "[Refused] to concede and [accused] Peru": what has a
tense is joined to what has one, and to no infinitive. "They [said] it was a risk and [ordered] a search":
no risk orders one.
"The law was praised and [inspired] other states": a passive that gives nobody anything has no object, and what stands
behind the second verb is the second's. "Rao left, Bell stayed and [won]": what has no subject of its own has that of
the nearest verb before it. "The ban was lifted and [fines imposed]": no noun is joined to a verb, but one that is.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract import syntax
from kg.extract.accusations import is_penalty
from kg.extract.clauses_lexicon import default_lexicon
from kg.extract.constructions import are_things
from kg.extract.cues import load_cues
from kg.extract.torn_reports import is_bare_report
from kg.extract.tree import Doc, Token

_FORMS = frozenset({"VB", "VBG"})
_INSIDE = frozenset({"xcomp", "ccomp", "advcl", "acl"})
"""How a verb hangs on the one that it stands inside of."""
_BARE = frozenset({"obj", "nsubj", "nsubj:pass", "obl:agent"})
"""What a word without a preposition behind a verb is taken for."""
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj", "csubj:pass", "expl"})
_PASTS = frozenset({"VBN", "VBD"})
_BEARERS = frozenset({"aux", "aux:pass", "cop"})
_PERFECT = frozenset({"have", "has", "had", "having"})
_QUOTES = frozenset({"``", "''"})
_OWN = ("nsubj", "csubj", "expl", "mark", "aux", "cop")


def torn_conjuncts(doc: Doc) -> dict[int, tuple[int, str]]:
    """The places of such conjuncts with those of the words that they are joined to, and their label."""
    found: dict[int, tuple[int, str]] = {}
    for token in doc:
        if token.dep_ == "conj" and (said := _decided(token)) is not None:
            found[token.i] = (said.i, "conj")
            continue
        if token.dep_ == "conj" and token.pos_ == "NOUN":
            found |= _without_be(token)
        if token.dep_ == "conj" and token.tag_ in _PASTS and token.below.isdisjoint(_BEARERS | {"obj"}):
            be = next((c for c in token.head.children if c.dep_ == "aux:pass" and c.tag_ == "VB"), None)
            be = be if "aux" not in token.head.below else None  # "will be closed and the workers left"
            shared = be is not None or _befalls(token)
            found |= {c.i: (token.i, "nsubj:pass") for c in token.children if shared and c.dep_ == "nsubj"}
        if token.dep_ in _BARE and (own := _behind_passive(token)) is not None:
            found[token.i] = (own.i, "obj")
        if token.dep_.startswith("obl") and (other := _contrasted(token)) is not None:
            found[token.i] = (other.i, "conj")
        if token.dep_ in {"conj", "obl"} and token.pos_ != "VERB" and "cc" in token.below:
            found |= _at_another_time(token)
        if token.dep_ != "conj" or token.pos_ != "VERB" or not token.below.isdisjoint(_SUBJECTS):
            continue
        first = _resumed(token) or _nearest(token)
        if not any(c.dep_.startswith(_OWN) for c in token.children):
            first = _resumed(token) or _same_form(token) or _same_tense(token) or first
        if first is not None:
            found[token.i] = (first.i, "conj")
    return found


def _resumed(token: Token) -> Token | None:
    """The verb that "we" go on with behind a clause about something else: "We regret the raid, which killed 9, [and
    call] on Chad to stop": the comma closes that clause."""
    inner, join = token.head, next((c for c in token.children if c.dep_ == "cc"), None)
    main = inner.head.head
    while main.dep_ in {"nmod", "obl", "obl:agent", "obj", "conj"} and main.head is not main:
        main = main.head
    if inner.dep_ != "acl:relcl" or join is None or join.i == 0 or token.tag_ != "VBP":
        return None
    closed = token.doc[join.i - 1].text == "," and "," in {inner.left_edge.text, token.doc[inner.left_edge.i - 1].text}
    speaks = any(c.dep_ in _SUBJECTS and c.lower_ in {"we", "i"} for c in main.children)
    present = main.tag_ == "VBP" or any(c.tag_ == "VBP" and c.dep_ in _BEARERS for c in main.children)
    return main if closed and speaks and present and main.i < inner.i else None


def _without_be(noun: Token) -> dict[int, tuple[int, str]]:
    """A noun joined to a passive, with the participle behind it that shares the passive's "be"."""
    first = noun.head
    if first.tag_ != "VBN" or "aux:pass" not in first.below or "nsubj:pass" not in first.below:
        return {}
    beside = (*noun.children, *first.children)
    verb = next((c for c in beside if c.tag_ in _PASTS and c.dep_ in {"acl", "xcomp"} and c.i == noun.i + 1), None)
    if verb is None:
        return {}
    joins = {c.i: (verb.i, "cc") for c in noun.children if c.dep_ == "cc"}
    return {verb.i: (first.i, "conj"), noun.i: (verb.i, "nsubj:pass")} | joins


def _befalls(verb: Token) -> bool:
    """ "The firm was fined and Rao [jailed]": nobody jails nobody; but "the road was closed and police shot at Rao"."""
    alone = verb.below.isdisjoint({"ccomp", "iobj", "xcomp"})
    aimed = verb.i + 1 < len(verb.doc) and verb.doc[verb.i + 1].lower_ == "at"
    passive = verb.head.tag_ == "VBN" and "aux:pass" in verb.head.below
    return passive and alone and not aimed and verb.lemma in load_cues().befalling


def _behind_passive(thing: Token) -> Token | None:
    """The verb joined to a passive that an object behind both is the object of."""
    first = thing.head
    if "aux:pass" not in first.below or "case" in thing.below:
        return None
    verbs = [c for c in first.children if c.dep_ == "conj" and first.i < c.i < thing.i]
    last = verbs[-1] if verbs else None
    if last is None or last.tag_ not in {"VBN", "VBD"} or last.below & {"aux:pass", "obj", "obl:agent"}:
        return None
    lexicon = default_lexicon()
    kept = any(verb.lemma in lexicon.giving or verb.lemma in lexicon.naming for verb in (first, last))
    return None if kept else last  # "was given and offered the post"


def _contrasted(phrase: Token) -> Token | None:
    """The phrase of the same preposition that another one is told not to be: "won with deeds, [not with words]"."""
    if phrase.i == 0 or not any(c.lower_ == "not" and c.dep_ == "advmod" and c.i < phrase.i for c in phrase.children):
        return None
    alike = [c for c in phrase.head.children if c.dep_.startswith("obl") and phrase.head.i < c.i < phrase.i]
    other = alike[-1] if alike else None
    return other if other is not None and syntax.marker(other) == syntax.marker(phrase) else None


def _at_another_time(phrase: Token) -> dict[int, tuple[int, str]]:
    """The places of a phrase that tells of another time than its verb, and of that time.

    "Won in Oslo in 1962 and later [in Bergen in 1967]": neither is where or when it was won first.
    """
    own = (c.lower_ for c in phrase.children if c.dep_ == "advmod" and c.i < phrase.i)
    verb = phrase.head if phrase.head.pos_ == "VERB" else phrase.head.head
    if "case" not in phrase.below or verb.pos_ != "VERB" or load_cues().other_times.isdisjoint(own):
        return {}
    behind = [c for c in verb.children if c.dep_ == "obl" and c.i > phrase.i and c.ent_type_ == "DATE"]
    dated = phrase.ent_type_ != "DATE" and any(t.ent_type_ == "DATE" for t in (*behind, *phrase.subtree))
    return {phrase.i: (verb.i, "dep"), **{c.i: (phrase.i, "nmod") for c in behind}} if dated else {}


def _nearest(verb: Token) -> Token | None:
    """The verb with a subject of its own that stands between a joined one and the first of the row."""
    if "mark" in verb.below:
        return None
    for other in reversed(verb.head.children):
        if verb.head.i < other.i < verb.i and other.pos_ == "VERB" and not other.below.isdisjoint(_SUBJECTS):
            beside = other.dep_ == "parataxis" and not load_cues().reports(other.lemma)
            joined = beside and verb.doc[verb.left_edge.i - 1].text != "," and "cc" in verb.below
            return other if (other.dep_ == "conj" and not is_bare_report(other)) or joined else None
    return None


def _same_tense(verb: Token) -> Token | None:
    """The verb of a tense that another is joined to, where the parse joins it to the infinitive between the two."""
    inner = verb.head
    if inner.tag_ != "VB" or not any(c.lower_ == "to" and c.i < inner.i for c in inner.children):
        return None
    if verb.tag_ in {"VBZ", "VBP"}:
        join = next((c for c in verb.children if c.dep_ == "cc"), verb)
        others = any(c.dep_ in {"obj", "iobj", "obl"} and inner.head.i < c.i < inner.i for c in inner.head.children)
        if verb.tag_ == "VBP" and others and verb.doc[join.i - 1].text != ",":
            return None  # "I urge them to stop and agree on a truce": a bare form, which is theirs
        return next((up for up in _above(inner) if up.tag_ == verb.tag_), None)
    return next((up for up in _above(inner) if _is_past(up)), None) if verb.tag_ == "VBD" else None


def _is_past(verb: Token) -> bool:
    perfect = any(c.dep_ == "aux" and c.lower_ in _PERFECT for c in verb.children)
    return verb.tag_ == "VBD" or (verb.tag_ == "VBN" and perfect)


def _decided(verb: Token) -> Token | None:
    """The verb of speech whose subject does what things said of cannot: "said it was a risk and [ordered] a search".

    So does he what is done by speaking and parted from the words by a comma, "said Chad had left, and [urged] Mali to
    stay", and a past behind a modal: "said Bell would resign and [accused] him". But "said the report was clear and
    blamed the mayor": papers tell, demand and recommend; and "said Chad had left, and expelled its envoy" is Chad's.
    """
    inner, said, cues = verb.head, verb.head.head, load_cues()
    cue = cues.reporter(said.lemma)
    if inner.dep_ != "ccomp" or cue is None or not cue.is_spoken or not said.i < inner.i < verb.i:
        return None
    if verb.below & {"mark", "cop", *_SUBJECTS} or sum(t.tag_ in _QUOTES for t in verb.doc[said.i : verb.i]) % 2:
        return None
    auxiliaries = [c.lower_ for c in verb.children if c.dep_.startswith("aux")]
    past = verb.tag_ == "VBD" or (verb.tag_ == "VBN" and inner.pos_ == "ADJ")
    told = auxiliaries == ["did"] if verb.tag_ == "VB" else past and not auxiliaries
    if not told:
        return None
    if verb.tag_ == "VBD" and _is_past(said) and any(c.tag_ == "MD" for c in inner.children if c.dep_ == "aux"):
        return said
    subjects = [c for c in inner.children if c.dep_.startswith("nsubj")]
    if any(c.lemma in cues.documents or c.lemma in cues.rulings for c in subjects):
        return None
    join = next((c for c in verb.children if c.dep_ == "cc"), verb)
    parted = join.i < verb.i and verb.doc[join.i - 1].text == ","
    if parted and any(c.lemma in cues.documents for c in said.children if c.dep_.startswith("nsubj")):
        return None
    lemmas = {verb.lemma, *(f"{verb.lemma} {c.lower_}" for c in verb.children if c.dep_ in {"advmod", "compound:prt"})}
    if are_things(subjects) and lemmas & cues.deciding:
        return said
    told_of = any(c.dep_ == "ccomp" and "mark" in c.below for c in verb.children) and verb.lemma not in cues.addressing
    reports = told_of and cues.reports(verb.lemma)
    return said if parted and (reports or lemmas & cues.voicing or _punishes(verb, said)) else None


def _punishes(verb: Token, said: Token) -> bool:
    """ "Norway said Chad had lied, and [imposed] sanctions": a state does so to the one whose wrong it speaks of."""
    state = any(c.dep_ == "nsubj" and c.ent_type_ == "GPE" for c in said.children)
    return state and any(c.dep_ == "obj" and is_penalty(c) for c in verb.children)


def _same_form(verb: Token) -> Token | None:
    """The verb of the same form that the first one of the pair stands inside of."""
    inner = verb.head
    if inner.pos_ != "VERB" or {verb.tag_, inner.tag_} != _FORMS or inner.dep_ not in _INSIDE:
        return None
    return next((up for up in _above(inner) if up.tag_ == verb.tag_ and up.pos_ == "VERB"), None)


def _above(verb: Token) -> Iterator[Token]:
    """The verbs that one stands inside of, up to one that is no part of another."""
    while verb.dep_ in _INSIDE | {"conj"}:
        verb = verb.head
        yield verb

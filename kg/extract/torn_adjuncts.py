"""Adjuncts that a parse hangs across a verb on another that they do not belong to.

"Peru closed the border, the ministry [said] on Monday": the day is that of the saying. "Peru neither [confirmed] nor
denied it": what stands before the first of several verbs belongs to that. Else the branches of the sentence would
cross. "The firm [said] on Monday it had closed": the day right behind a report is its own. "A judge on Monday [freed]
him": the day is that of the verb, since no judge is of a day. But "Peru shelled a port, the army said, [killing] six":
behind the second comma the words go on, unless the participle tells how they were spoken. "When Rao left, in May Bell
[came]": between the comma and the subject stands what is the second verb's. Nor is what stands between a preposition
and its noun an adjunct of its own: "sent to [US] radio stations". And a span of years ends where it begins: "mayor from
2001 [to 2004], Rao died".
"""

from __future__ import annotations

from kg.extract import syntax
from kg.extract.constructions import are_things
from kg.extract.cues import load_cues
from kg.extract.noun_types import kind
from kg.extract.quotes import CLOSING
from kg.extract.tree import Doc, Token

_ADJUNCTS = ("obl", "advmod", "advcl")
_SAID = frozenset({"ccomp", "parataxis"})
_BEFORE_TIMES = frozenset({"on", "in"})
_TO = frozenset({"to", "until", "till", "-", "–"})
_ACTORS = frozenset({"PERSON", "ORG", "GPE"})
_PLACES = frozenset({"GPE", "NORP", "LOC"})
_RESUMING = frozenset({"after", "because", "before", "since", "when", "until", "if", "unless", "although", "though"})
_QUOTES = frozenset({"``", "''"})
_PARTICIPLES = frozenset({"VBG", "VBN"})


def torn_adjuncts(doc: Doc) -> dict[int, tuple[int, str]]:
    """The places of such adjuncts with those of the verbs that they belong to, and their label there."""
    found: dict[int, tuple[int, str]] = {}
    for token in doc:
        inner, outer = token.head, token.head.head
        if token.dep_ == "nmod" and _times_an_actor(token):
            found[token.i] = (outer.i, "obl")
        if _ends_span(token):
            found[token.i] = (token.i - 2, "nmod")
            continue
        if not token.dep_.startswith(_ADJUNCTS):
            continue
        if token.dep_ == "advcl" and (date := _date_told_of(token)) is not None:
            found[token.i] = (date.i, "acl:relcl")
            continue
        if (noun := _noun_around(token)) is not None:
            found[token.i] = (noun.i, "compound")
            continue
        if (report := _beside_speech(token)) is not None:
            found[token.i] = (report.i, token.dep_)
            continue
        if _dates_report(token):
            found[token.i] = (outer.i, token.dep_)
            continue
        if _opens_main_clause(token):
            found[token.i] = (outer.i, token.dep_)
            continue
        behind = inner.dep_ in _SAID and inner.i < outer.i < token.i and not _goes_on(token, outer)
        before = inner.dep_ == "conj" and token.i < outer.i < inner.i and outer.pos_ == "VERB"
        if behind or before:
            found[token.i] = (outer.i, token.dep_)
    return found


def _date_told_of(clause: Token) -> Token | None:
    """The date right before ", when", of what lies behind: "was there until [1980], when he left"."""
    first = syntax.first_word(clause)
    if "VBD" not in {t.tag_ for t in syntax.verb_group(clause)}:
        return None  # "may go in May, when it ends"
    if first.lower_ != "when" or first.head is not clause or first.i < 2 or clause.doc[first.i - 1].text != ",":
        return None
    dates = (c for c in clause.head.children if c.dep_.startswith("obl") and c.ent_type_ == "DATE")
    return next((c for c in dates if c.right_edge.i == first.i - 2), None)


def _ends_span(token: Token) -> bool:
    """Whether a year is the end of a span whose beginning stands right before it."""
    if token.i < 2 or token.tag_ != "CD" or token.ent_type_ != "DATE" or token.dep_ not in {"obl", "nmod"}:
        return False
    marker, first = token.doc[token.i - 1], token.doc[token.i - 2]
    one = marker.ent_type_ == first.ent_type_ == "DATE" and first.tag_ == "CD" and marker.head is token
    return one and marker.lower_ in _TO and token.head not in {first, token}


def _opens_main_clause(token: Token) -> bool:
    """Whether a phrase behind the comma that ends a clause stands right before who acts in the main one."""
    inner, outer = token.head, token.head.head
    if token.dep_ != "obl" or inner.dep_ != "advcl" or not inner.i < token.i < outer.i:
        return False
    subject = next((c for c in outer.children if c.dep_.startswith("nsubj") and c.i > token.i), None)
    before = token.doc[syntax.first_word(token).i - 1].text
    return before == "," and subject is not None and subject.left_edge.i == token.right_edge.i + 1


def _noun_around(token: Token) -> Token | None:
    """The noun beside a bare name that stands between it and its preposition."""
    if token.pos_ != "PROPN" or token.ent_type_ not in _PLACES or token.children:
        return None
    for noun in token.head.children:
        opened = any(c.dep_ == "case" and c.i == token.i - 1 for c in noun.children)
        if noun.pos_ == "NOUN" and noun.i > token.i and opened:
            return noun
    return None


def _goes_on(token: Token, report: Token) -> bool:
    """Whether the words that a report breaks into go on with an adjunct behind it: "Peru fell, he said, [killing] us".

    Words in quotation marks have ended before it.
    """
    first, words = syntax.first_word(token), token.doc
    if words[first.i - 1].text != "," or any(word.text in CLOSING for word in words[token.head.i : report.i]):
        return False
    marker = next((child.lower_ for child in token.children if child.dep_ in {"mark", "advmod"}), "")
    if token.dep_ != "advcl" or marker:
        return token.dep_.startswith("obl") or (marker in _RESUMING and token.tag_ not in _PARTICIPLES)
    cues = load_cues()
    return token.tag_ == "VBG" and not (cues.goes_with_speech(token.lemma) or token.lemma in cues.citing)


def _dates_report(token: Token) -> bool:
    """Whether a day stands right behind a report, and what is said, with no "that", behind it: "[said] on Monday it
    had closed". Of a year nobody can tell: "said in 2019 exports had fallen"; and no report dates from next week."""
    inner, report = token.head, token.head.head
    if token.ent_type_ != "DATE" or token.tag_ == "CD" or inner.dep_ != "ccomp" or not report.i < token.i < inner.i:
        return False
    day = " ".join(t.lower_ for t in token.subtree)
    if not load_cues().reports(report.lemma) or any(ahead.match(day) for ahead in load_cues().ahead):
        return False
    told = [c for c in report.children if c.dep_ in {"obj", "iobj"} and report.i < c.i < token.i]
    before = max((c.right_edge.i for c in told), default=report.i)
    return syntax.first_word(token).i == before + 1


def _beside_speech(token: Token) -> Token | None:
    """The report that such a participle stands behind, where the parse hangs it on the words: "Peru fell, the army
    [said], accusing Chad"."""
    if token.dep_ != "advcl" or token.tag_ != "VBG":
        return None
    spoken = "mark" not in token.below and load_cues().goes_with_speech(token.lemma)
    if not (spoken or _withholds(token)) or token.doc[syntax.first_word(token).i - 1].text != ",":
        return None
    inserted = (c for c in token.head.children if c.dep_ == "parataxis" and token.head.i < c.i < token.i)
    report = next(inserted, None) or _speaker_before(token)
    if report is None or any(c.lower_ == "it" for c in report.children):
        return None  # "The firm cut jobs, it said, blaming the war": the firm blames it
    cue = load_cues().reporter(report.lemma)
    return report if cue is not None and cue.is_spoken else None


def _withholds(token: Token) -> bool:
    """ "Said Chad shelled it, without [offering] evidence": what a speaker keeps to himself."""
    cues = load_cues()
    if not any(c.dep_ == "mark" and c.lower_ == "without" for c in token.children):
        return False
    grounds = any(c.dep_ == "obj" and c.lemma in cues.grounds for c in token.children)
    return token.lemma in cues.withholding or (token.lemma in cues.presenting and grounds)


def _speaker_before(token: Token) -> Token | None:
    """The report before the words, where who they are about hardly says what is said besides them.

    "Said that Peru had won, [thanking] us", "said the dam held, [accusing] Chad"; not "said the rebels left, accusing".
    But "denied the rebels had left, [accusing] Chad": what they did not do, they did not do in accusing anybody.
    """
    words = token.head
    while words.dep_ == "conj" and "mark" in words.below:
        words = words.head  # "said that it was a crime and that six had died, [warning] Chad"
    report, cues = words.head, load_cues()
    if words.dep_ != "ccomp" or not report.i < words.i < token.i:
        return None
    if sum(word.tag_ in _QUOTES for word in token.doc[report.i : token.i]) % 2:
        return None  # they may go on
    subjects = [c for c in token.head.children if c.dep_.startswith("nsubj")]
    apart = token.lemma not in cues.reacting or report.lemma in cues.denying or are_things(subjects)
    return report if subjects and apart else None


def _times_an_actor(token: Token) -> bool:
    """Whether a date stands between who acts and the verb, as if it said which of them: "police [on Monday] held"."""
    actor, verb = token.head, token.head.head
    if token.ent_type_ != "DATE" or not actor.dep_.startswith("nsubj") or verb.pos_ != "VERB":
        return False
    cases = {child.lower_ for child in token.children if child.dep_ == "case"}
    if not cases or not cases <= _BEFORE_TIMES or not actor.i < token.i < verb.i or token.right_edge.i >= verb.i:
        return False
    return kind(actor) in _ACTORS

"""Relative clauses that a parse hangs on the wrong noun, and their pronouns where it gives them to the wrong verb.

"Who" asks for a person, what "it was" singles out is what the clause behind it tells of, and a finite clause has a
subject of its own (Huddleston and Pullum 2002, 12.3, 12.4 and 16.9).
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from kg.extract import syntax
from kg.extract.agreement import agrees, last_before, means_all, number
from kg.extract.clauses_lexicon import default_lexicon
from kg.extract.cues import load_cues
from kg.extract.noun_types import kind
from kg.extract.tree import Doc, Token
from kg.extract.understood import control_words

_WHO = frozenset({"who", "whom"})
_INSIDE = frozenset({"nmod", "nmod:poss", "appos", "flat"})
_TELLERS = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_PLACES = frozenset({"FAC", "LOC", "GPE"})
_RELATIVE = frozenset({"WP", "WDT"})
_PRONOUNS = frozenset({"who", "whom", "which", "that"})


def torn_relatives(doc: Doc) -> dict[int, tuple[int, str]]:
    """The places of such clauses and pronouns with those of the words that they belong to, and their labels."""
    found = _of_nouns(doc) | _of_clefts(doc) | _of_reports(doc) | _of_words(doc) | _of_requests(doc) | _linked(doc)
    return found | _thought(doc)


def _of_requests(doc: Doc) -> dict[int, tuple[int, str]]:
    """ "The law [that] Peru asked Chile to repeal": a law is repealed, and Chile is asked."""
    found: dict[int, tuple[int, str]] = {}
    for that in doc.saying("that", "which"):
        verb = that.head
        if that.dep_ != "obj" or verb.dep_ != "acl:relcl" or verb.lemma not in control_words().urging:
            continue
        asked = next((c for c in verb.children if c.dep_ in {"iobj", "obj"} and c.i > verb.i), None)
        deed = next((c for c in verb.children if c.dep_ == "xcomp" and c.tag_ == "VB" and "obj" not in c.below), None)
        if asked is not None and deed is not None and "mark" in deed.below:
            found |= {that.i: (deed.i, "obj"), asked.i: (verb.i, "obj")}
    return found


def _linked(doc: Doc) -> dict[int, tuple[int, str]]:
    """ "The play for which he has become [known]": what somebody becomes is no second clause about the noun."""
    found: dict[int, tuple[int, str]] = {}
    for said in doc:
        link = doc[said.i - 1] if said.i else said
        twice = said.dep_ == link.dep_ == "acl:relcl" and said.head is link.head
        if twice and said.tag_ in {"VBN", "JJ"} and link.lemma in default_lexicon().linking:
            found |= {said.i: (link.i, "xcomp")} | {c.i: (link.i, c.dep_) for c in said.children if c.i < link.i}
    return found


def _of_nouns(doc: Doc) -> dict[int, tuple[int, str]]:
    """ "The office of a senator | who [resigned]", "leaders of the party | that [were] jailed": of the nouns before it,
    the clause belongs to one that its pronoun and its verb can mean."""
    found: dict[int, tuple[int, str]] = {}
    for verb in doc:
        if verb.dep_ != "acl:relcl":
            continue
        opens = next((t for t in verb.doc[verb.left_edge.i : verb.i] if t.pos_ != "PUNCT"), verb)
        spoken = load_cues().reports(verb.lemma) and kind(verb.head) in _TELLERS
        if spoken and opens.lower_ == "in" and opens.head.lower_ == "which":
            # "Sent a letter to the court in which he denied it": he did so in the letter, and in no court.
            if any(noun.lemma in load_cues().documents for noun in _nouns_before(opens, verb.head)):
                found[opens.head.i] = (verb.i, "dep")
            continue
        if opens.lower_ not in _PRONOUNS or opens.head.i != verb.i or opens.i < 2:
            continue
        last = last_before(verb.head, opens)
        if last.i != verb.head.i and opens.lower_ in _WHO and not means_all(verb.head, opens, verb):
            # "Rao and Bell, who [described] it": the nearer of the two, and the verb does not say that both did.
            named = last.pos_ == "PROPN" or _is_person(last)
            if _is_another(last) and last.right_edge.i < opens.i and named and _is_person(verb.head):
                found[verb.i] = (last.i, verb.dep_)
            continue
        misfit = _misfit(verb.head, opens, verb)
        if misfit is None:
            continue
        for noun in _nouns_before(opens, verb.head):
            if noun != verb.head and _misfit(noun, opens, verb) is None and (misfit != "number" or number(noun, opens)):
                found[verb.i] = (noun.i, verb.dep_)
                break
    return found


def _is_another(noun: Token) -> bool:
    """Whether a noun joined to a person names another one: "a lawyer and [writer]" is the same."""
    own = noun.pos_ == "PROPN" or not noun.below.isdisjoint({"det", "nmod:poss"})
    described = noun.pos_ != "PROPN" and (noun.head.dep_ == "appos" or "cop" in noun.head.below)
    return own and noun.tag_ != "NNS" and not described


def _nouns_before(opens: Token, taken: Token) -> Iterator[Token]:
    """The nouns before a relative pronoun that stand in one phrase with the one that the parse took: first those
    that it belongs to, then those that belong to it, nearest first."""
    above = [taken, taken.head] if taken.dep_ in _INSIDE else [taken]
    if taken.dep_ == "obl":
        # "Raise the funds for the purchase, which are due": what stands before the verb's adjunct is near as well.
        above += [child for child in taken.head.children if child.dep_ == "obj" and child.i < taken.i]
    yield from (noun for noun in above if noun.i < opens.i and noun.pos_ in {"NOUN", "PROPN"})
    near = opens.doc[opens.i - 1]
    if near.pos_ == "PUNCT":
        near = opens.doc[near.i - 1]
    while near not in above and near.dep_ in _INSIDE and near.head.i < opens.i:
        if near.dep_ != "flat" and not (near.dep_ == "appos" and near.ent_type_ == near.head.ent_type_):
            yield near
        near = near.head


def _misfit(noun: Token, opens: Token, verb: Token) -> str | None:
    """Why a relative pronoun cannot mean a noun: no person, or another number than the verb of the clause has."""
    if opens.lower_ in _WHO and not _is_person(noun):
        return "person"
    return None if agrees(noun, opens, verb) else "number"


def _is_person(token: Token) -> bool:
    if token.pos_ not in {"NOUN", "PROPN"}:
        return token.pos_ == "PRON"
    return kind(token) in {"PERSON", "NORP"}


def _of_clefts(doc: Doc) -> dict[int, tuple[int, str]]:
    """ "It was X, and not Y, who [did] it": "not" singles nothing out."""
    found: dict[int, tuple[int, str]] = {}
    for verb in doc:
        named = verb.head
        if verb.dep_ not in {"acl:relcl", "conj"}:
            continue
        opened = any(child.tag_ in _RELATIVE and child.dep_.startswith("nsubj") for child in verb.children)
        if not opened or verb.i < named.i:
            continue
        if verb.dep_ == "acl:relcl" and named.dep_ == "conj" and _is_denied(named) and _is_singled_out(named.head):
            found[verb.i] = (named.head.i, "acl:relcl")
        elif verb.dep_ == "conj" and _is_singled_out(named):
            found[verb.i] = (named.i, "acl:relcl")
    return found


def _is_denied(token: Token) -> bool:
    return any(child.lower_ == "not" and child.i < token.i for child in token.children)


def _is_singled_out(token: Token) -> bool:
    """ "It was [X]": affirmed, and of nothing that was spoken of."""
    pronoun = any(child.lower_ == "it" and child.dep_.startswith(("nsubj", "expl")) for child in token.children)
    copula = "cop" in token.below
    return pronoun and copula and not _is_denied(token)


def _of_reports(doc: Doc) -> dict[int, tuple[int, str]]:
    """ "Rao, [who] the police say shot the judge": the police have said nothing else, and somebody shot him."""
    found: dict[int, tuple[int, str]] = {}
    for verb in doc:
        if verb.dep_ != "acl:relcl" or not load_cues().reports(verb.lemma):
            continue
        told = next((c for c in verb.children if c.dep_ == "ccomp"), None)
        ends = [c for c in told.children if c.dep_ == "obj"] if told is not None else []
        doubled = ends if len(ends) > 1 else []  # "a strike [that] medics said killed six"
        places = (*verb.children, *doubled)
        pronoun = next((c for c in places if c.lower_ in _PRONOUNS and c.dep_ in {"obj", "nsubj"}), None)
        own = any(c.dep_ == "nsubj" and c != pronoun for c in verb.children)
        if pronoun is None or told is None or not own or pronoun.i > verb.i:
            continue
        if any(c.dep_.startswith(("nsubj", "csubj", "expl", "mark")) for c in told.children):
            continue
        passive = "aux:pass" in told.below
        bearers = [t for t in told.children if t.dep_ in {"aux", "aux:pass", "cop"}] or [told]
        if bearers[0].tag_ in syntax.FINITE_TAGS | {"VBN"}:  # "say shot" is read as a participle
            subject = "dep" if doubled and kind(verb.head) in _PLACES else "nsubj"  # no camp kills
            found[pronoun.i] = (told.i, "nsubj:pass" if passive else subject)
    return found


def _thought(doc: Doc) -> dict[int, tuple[int, str]]:
    """ "A law [which] unions warn will cut wages": what has no other subject right behind the report does it.

    Where no pronoun stands there, the report is what is set in: "a law [unions warn] will cut wages".
    """
    found: dict[int, tuple[int, str]] = {}
    for report, bearer in itertools.pairwise(doc):
        finite = bearer.tag_ in {*syntax.TENSED_TAGS, "MD"}
        if report.dep_ != "acl:relcl" or not finite or not load_cues().reports(report.lemma):
            continue
        told = bearer.head if bearer.dep_.startswith(("aux", "cop")) else bearer
        beside = told.dep_ == report.dep_ and told.head is report.head
        inside = told.head in (report, report.head.head) and told.dep_ in {"ccomp", "xcomp"}
        places = [c for c in (*report.children, *told.children) if c.lower_ in _PRONOUNS and c.i < report.i]
        own = any(c.dep_.startswith(("nsubj", "expl")) and c not in places for c in told.children)
        said = any(c.dep_ == "nsubj" and c.i < report.i and c not in places for c in report.children)
        if not said or own or told.i < bearer.i:
            continue
        if places and told.head is not report and (beside or bearer.tag_ == "MD"):
            passive = "aux:pass" in told.below
            found |= {told.i: (report.i, "ccomp"), places[0].i: (told.i, "nsubj:pass" if passive else "nsubj")}
        elif not places and (beside or inside) and report.head.tag_ not in _RELATIVE:  # "what we think won"
            found |= {told.i: (report.head.i, report.dep_), report.i: (told.i, "parataxis")}
    return found


def _of_words(doc: Doc) -> dict[int, tuple[int, str]]:
    """ "Rumours [that] Peru met with Chad were denied": nobody meets a rumour, and the rumour is that they met."""
    found: dict[int, tuple[int, str]] = {}
    for that in doc.saying("that"):
        verb, noun, cues = that.head, that.head.head, load_cues()
        if that.dep_ != "obj" or verb.dep_ != "acl:relcl":
            continue
        told = noun.lemma in cues.uttered | cues.untrue_nouns or noun.lemma in cues.nouns
        own = any(c.dep_.startswith("nsubj") and c.i > that.i for c in verb.children)
        taken = (
            any(c.dep_ == "obj" and c.i > verb.i for c in verb.children) and verb.lemma not in default_lexicon().giving
        )
        if told and own and (taken or _needs_no_object(verb)):
            found |= {that.i: (verb.i, "mark"), verb.i: (noun.i, "acl")}
    for verb in doc:
        if _is_told(verb):
            found[verb.i] = (verb.head.i, "acl")
        elif (content := _said_in(verb)) is not None:
            found |= {content.i: (verb.head.i, "acl"), verb.i: (content.i, "discourse")}
    return found


def _needs_no_object(verb: Token) -> bool:
    """ "Fears it would [amount] to a coup": what a verb asks for stands behind a preposition of its own."""
    return verb.lemma in load_cues().wordless and any(c.dep_ == "obl" and c.i > verb.i for c in verb.children)


def _said_in(verb: Token) -> Token | None:
    """What "reports [saying] he left" say, where somebody denies them: the same as "reports that he left"."""
    cues, noun = load_cues(), verb.head
    denied = noun.dep_ == "obj" and noun.head.lemma in cues.denying | cues.rejecting and noun.lemma in cues.uttered
    if not denied or verb.dep_ != "acl" or verb.tag_ != "VBG" or not cues.reports(verb.lemma):
        return None
    others = not verb.below.isdisjoint({"obj", "obl", "xcomp", "nsubj"})
    return None if others else next((c for c in verb.children if c.dep_ == "ccomp" and c.i > verb.i), None)


def _is_told(verb: Token) -> bool:
    """ "A report it [had bought] the jets", "fears it [would sink]": with a subject and an object of its own, or with
    no use for one, it lacks a "that" and no more."""
    noun = verb.head
    taken = (
        verb.dep_ == "ccomp" and noun.dep_ == "obj" and noun.tag_ in syntax.PRESENT_TAGS
    )  # "denied [reports] it had bought it"
    cues = load_cues()
    happens = verb.lemma in default_lexicon().happening or _needs_no_object(verb)
    happens = happens and noun.lemma in cues.nouns.keys() - cues.adverbial
    if not (taken or verb.dep_ == "acl:relcl") or noun.i > verb.i or not (happens or noun.lemma in cues.uttered):
        return False
    if any(t.tag_ in _RELATIVE or t.lower_ == "that" for t in verb.doc[verb.left_edge.i : verb.i]):
        return False
    if "," in {verb.left_edge.text, verb.doc[verb.left_edge.i - 1].text}:
        return False  # "contrary to claims that Chad left, Mali attacked it"
    labels = {c.dep_ for c in verb.children}
    if verb.lemma in default_lexicon().giving:  # "a report it had sent Rao"
        return False
    return "nsubj" in labels and (happens or any(c.dep_ == "obj" and c.i > verb.i for c in verb.children))

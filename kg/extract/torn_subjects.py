"""Subjects that a parse takes for a part of something else, and leaves their verb without one.

"[Minister Rao] met China's envoy [Lin]": where two names of one kind stand around a verb, a parser may take the first
for a description of the second and leave the verb without a subject. No English grammar allows it: what describes a
noun stands on its own side of the verb that governs the noun. "A [few] believe it": nor does a quantity describe a
verb. "Sells tea and [coffee] is bought": nor does a second verb follow an object without a conjunction. "The Dayton,
Ohio, [maker] said": an article before a place is that of the noun behind it. "A doctor and [poet], Rao wrote it": what
opens a sentence describes the name behind its comma, and nobody writes beside him. "Speaking in Lima, [Rao], the envoy,
said": nor does a participle that opens a sentence have its subject behind it. And what is decided to be done is
not what "[it] was decided to do it" opens with.
"""

from __future__ import annotations

from kg.extract import syntax
from kg.extract.circumstance_words import load_circumstance_words
from kg.extract.tree import Doc, Token

_DESCRIBING = frozenset({"appos", "compound", "flat", "nmod", "nmod:desc", "conj"})
_QUANTITIES = frozenset({"det", "amod", "nummod"})
_SUBJECTS = ("nsubj", "csubj", "expl")
_BEARERS = frozenset({"aux", "aux:pass", "cop"})
_NAMED = frozenset({"nsubj", "nsubj:pass"})
_GROUP = _BEARERS | {"advmod"}
_ARTICLES = frozenset({"the", "a", "an"})
_JOINING = frozenset({"and", "but", "while"})
_OTHERS_VERBS = frozenset({"acl", "acl:relcl", "parataxis"})
"""Verbs that have their subject elsewhere, or break into a sentence that goes on behind them."""


def torn_subjects(doc: Doc) -> dict[int, tuple[int, str]]:
    """The places of such subjects with those of their verbs, of each verb the first, and of what stands before them."""
    found = _second(doc) | _disguised(doc) | _clausal(doc) | _behind_places(doc) | _expletive(doc) | _described(doc)
    found |= _behind_participles(doc)
    served: set[int] = set()
    for token in doc:
        if token.dep_ == "conj" and (noun := _taken_for_object(token)) is not None:
            label = "nsubj:pass" if "aux:pass" in token.below else "nsubj"
            found |= {noun.i: (token.i, label)} | {c.i: (token.i, "cc") for c in noun.children if c.dep_ == "cc"}
            served.add(token.i)
        if token.dep_ in _QUANTITIES and token.head.tag_ in syntax.TENSED_TAGS and token.i == token.head.i - 1:
            if not any(child.dep_.startswith(_SUBJECTS) for child in token.head.children):
                found[token.i] = (token.head.i, "nsubj")
                served.add(token.head.i)
                # "[A] few believe it": without it nearly nobody does.
                before = (c for c in token.head.children if c.dep_ in _QUANTITIES and c.i < token.i)
                found |= {c.i: (token.i, c.dep_) for c in before}
            continue
        if token.dep_ not in _DESCRIBING or token.head.i <= token.i or token.pos_ not in {"NOUN", "PROPN"}:
            continue
        verb = next((v for v in syntax.climb(token.head) if token.i < v.i < token.head.i and v.pos_ == "VERB"), None)
        if verb is None or verb.dep_ in _OTHERS_VERBS or verb.i in served:
            continue
        if not any(child.dep_.startswith(_SUBJECTS) for child in verb.children):
            found[token.i] = (verb.i, "nsubj")
            served.add(verb.i)
    return found


def _expletive(doc: Doc) -> dict[int, tuple[int, str]]:
    """ "[It] was decided to hold a vote": who is to hold it is not told; "it was asked to leave" tells who."""
    return {
        it.i: (it.head.i, "expl")
        for it in doc.saying("it")
        if it.dep_ == "nsubj:pass"
        and it.head.lemma in load_circumstance_words().governed["decided"]
        and any(c.dep_ == "xcomp" and "mark" in c.below for c in it.head.children)
    }


def _described(doc: Doc) -> dict[int, tuple[int, str]]:
    """The name behind a description that opens a sentence as its verb's subject, and the description as said of it."""
    found: dict[int, tuple[int, str]] = {}
    for sentence in doc.sents:
        noun = next((t for t in sentence if t.dep_ in _NAMED and t.pos_ == "NOUN"), None)
        if noun is None or noun.left_edge.i != sentence.start or noun.tag_ != "NN":
            continue
        beside = (*noun.children, *noun.head.children)
        name = next((t for t in beside if t.pos_ == "PROPN" and t.dep_ in {"appos", noun.dep_} and t.i > noun.i), None)
        comma = syntax.first_word(name).i - 1 if name is not None else 0
        if name is None or doc[comma].text != "," or doc[comma - 1].ent_type_ == name.ent_type_:
            continue  # "a school in Guri, Venezuela was opened"
        goes_on = name.right_edge.i < noun.head.i and not doc[name.right_edge.i + 1].is_punct
        if goes_on and name.ent_type_ and "nmod:poss" not in noun.below:
            found |= {name.i: (noun.head.i, noun.dep_), noun.i: (name.i, "appos")}
    return found


def _behind_participles(doc: Doc) -> dict[int, tuple[int, str]]:
    """Subjects of a participle that stand behind it, as those of the verb above, which has none."""
    found: dict[int, tuple[int, str]] = {}
    for noun in doc:
        participle, verb = noun.head, noun.head.head
        opens = participle.tag_ in {"VBG", "VBN"} and participle.dep_ == "advcl"
        if not opens or noun.dep_ not in _NAMED or not participle.i < noun.i < verb.i:
            continue
        if not any(child.dep_.startswith(_SUBJECTS) for child in verb.children):
            found[noun.i] = (verb.i, "nsubj:pass" if "aux:pass" in verb.below else "nsubj")
    return found


def _clausal(doc: Doc) -> dict[int, tuple[int, str]]:
    """ "[That] Chad attacked Goma is hard to believe": what opens so is a subject, and no circumstance."""
    found: dict[int, tuple[int, str]] = {}
    for that in doc.saying("that"):
        clause, verb = that.head, that.head.head
        filled = any(c.dep_ == "obj" and c.i > clause.i for c in clause.children)
        opens = (
            (that.dep_ == "mark" or (that.dep_ == "obj" and filled))
            and that.i == that.sent.start
            and clause.dep_ == "advcl"
            and clause.i < verb.i
        )
        if opens and not any(c.dep_.startswith(_SUBJECTS) for c in verb.children):
            found |= {
                clause.i: (verb.i, "csubj:pass" if "aux:pass" in verb.below else "csubj"),
                that.i: (clause.i, "mark"),
            }
    return found


def _behind_places(doc: Doc) -> dict[int, tuple[int, str]]:
    """ "The Dayton, Ohio, [maker] of tyres said": who has a place with its state before it."""
    found: dict[int, tuple[int, str]] = {}
    for noun in doc:
        place = noun.head
        if noun.tag_ != "NN" or noun.dep_ not in {"appos", "nsubj", "nsubj:pass"} or noun.left_edge.i < 4:
            continue
        if noun.dep_ != "appos":  # both were taken for the subject
            place = next((c for c in place.children if c.dep_ == noun.dep_ and c.i < noun.i), place)
        first = noun.left_edge.i - (1 if noun.left_edge.text != "," else 0)
        if doc[first].text != "," or place.pos_ != "PROPN" or place.i + 3 != first or doc[place.i + 1].text != ",":
            continue
        article, state, behind = doc[place.i - 1], doc[place.i + 2], doc[min(noun.right_edge.i + 1, len(doc) - 1)]
        if article.lower_ not in _ARTICLES or state.ent_type_ != "GPE" or behind.text == ",":
            continue
        if noun.below.isdisjoint({"det", "nmod:poss"}):
            if noun.dep_ == "appos":
                found[noun.i] = (place.head.i, place.dep_)
            found |= {place.i: (noun.i, "compound"), article.i: (noun.i, "det")}
    return found


def _disguised(doc: Doc) -> dict[int, tuple[int, str]]:
    """ "Burglars disguised as [workers] stole them": what somebody is dressed as is no second subject."""
    found: dict[int, tuple[int, str]] = {}
    for as_what in doc:
        mark = doc[as_what.left_edge.i - 1] if as_what.left_edge.i else as_what
        if as_what.dep_ != "nsubj" or mark.lower_ != "as" or mark.head is not as_what.head:
            continue
        who = next((c for c in as_what.head.children if c.dep_ == "nsubj" and c.i < mark.i), as_what)
        told = next((c for c in who.children if c.dep_ == "acl" and c.tag_ == "VBN" and c.i == mark.i - 1), None)
        if told is not None:
            found |= {as_what.i: (told.i, "obl"), mark.i: (as_what.i, "case")}
    return found


def _second(doc: Doc) -> dict[int, tuple[int, str]]:
    """ "Seven strikes engaged [four units]": a verb with its subject before it has no other one behind it."""
    found: dict[int, tuple[int, str]] = {}
    for token in doc:
        verb = token.head
        if token.dep_ != "nsubj" or token.i < verb.i or verb.pos_ != "VERB":
            continue
        beside = {child.dep_ for child in verb.children}
        before = any(child.dep_ == "nsubj" and child.i < verb.i for child in verb.children)
        if before and not beside & {"obj", "cop", "aux:pass", "expl"}:
            found[token.i] = (verb.i, "obj")
    return found


def _taken_for_object(verb: Token) -> Token | None:
    """What stands right before a second verb without a conjunction of its own, as if it were the first one's object."""
    own = {child.dep_ for child in verb.children}
    bearers = [verb, *(c for c in verb.children if c.dep_ in _BEARERS)]
    if "cc" in own or verb.i < verb.head.i or any(label.startswith((*_SUBJECTS, "mark")) for label in own):
        return None
    first = min([verb, *(c for c in verb.children if c.dep_ in _GROUP)], key=lambda t: t.i)
    bearer = min(bearers, key=lambda t: t.i)
    if bearer.tag_ not in syntax.TENSED_TAGS and bearer.tag_ != "MD":
        return None
    noun = next(
        (n for n in syntax.climb(verb.doc[first.i - 1]) if n.dep_ == "conj" and n.right_edge.i == first.i - 1), None
    )
    if noun is None or noun.pos_ not in {"NOUN", "PROPN", "PRON"} or noun.head.i < verb.head.i:
        return None
    joined = any(c.dep_ == "cc" and c.lower_ in _JOINING for c in noun.children)
    inside = any(up.i == verb.head.i for up in syntax.climb(noun))
    return noun if joined and inside and _agree(noun, bearer) else None


def _agree(noun: Token, verb: Token) -> bool:
    """Whether a noun can be the subject of a verb by their numbers."""
    several = noun.tag_ in {"NNS", "NNPS"}
    if verb.tag_ == "VBZ" or verb.lower_ == "was":
        return not several
    return several or (verb.tag_ != "VBP" and verb.lower_ != "were")

"""Words that open a clause, where a parse gives them a part in it, or gives them to a noun.

"Nobody disputes [that] Kosovo declared independence": only behind a noun does "that" stand for something; a clause that
is itself the object of a verb has no noun before it. And a clause behind a noun is no relative one where the parse
itself takes its "that" for a conjunction: "the army's version [that] he was captured", nor where the clause has its
object: "a myth [that] Chile bought the jets". "No prospect [of] Chile buying the jets": the preposition behind such a
noun opens the gerund, and does not belong to who does it. "Nobody [but] Iran": what joins nothing stands before an
exception, nor does "[pending] an appeal" pend. "His 1994['s] Noon": the "'s" is the year's. "Planned [with and on
behalf of] the army": two prepositions of one noun, of which one is longer. "Taken [pursuant] to an order": an adverb
that makes one preposition with "to".
"""

from __future__ import annotations

from kg.extract.clauses_lexicon import default_lexicon
from kg.extract.cues import load_cues
from kg.extract.tree import Doc, Token


def torn_markers(doc: Doc) -> dict[int, tuple[int, str]]:
    """The places of such words, and of content clauses taken for relative ones, with their heads and labels."""
    joined = _of_conjuncts(doc) | _of_two(doc) | _of_adverbs(doc)
    joined |= _of_pending(doc) | _of_years(doc)
    return _of_contents(doc) | _of_gerunds(doc) | _of_exceptions(doc) | joined


def _of_adverbs(doc: Doc) -> dict[int, tuple[int, str]]:
    """The places of such adverbs, where "to" and its noun hang on the verb already."""
    found: dict[int, tuple[int, str]] = {}
    for adverb in doc.saying("pursuant", "prior", "owing"):
        to = doc[adverb.i + 1] if adverb.i + 1 < len(doc) else adverb
        if to.lower_ == "to" and to.dep_ == "case" and to.head.head is adverb.head and adverb.dep_ == "advmod":
            found[adverb.i] = (to.head.i, "case")
    return found


def _of_contents(doc: Doc) -> dict[int, tuple[int, str]]:
    found: dict[int, tuple[int, str]] = {}
    for token in doc.saying("that"):
        clause = token.head
        if token.dep_ in {"mark", "obj"} and (verb := _ruled(token, clause) or _parted(token, clause)):
            found |= {token.i: (clause.i, "mark"), clause.i: (verb.i, "ccomp")}
            continue
        if token.dep_ == "mark" and clause.dep_ == "acl:relcl":
            found[clause.i] = (clause.head.i, "acl")
        if token.dep_ == "mark" and clause.dep_ == "ccomp":
            # "Rejected [accusations] by Chad that Mali left": a verb has no content beside words as its object.
            words = [c for c in clause.head.children if c.dep_ == "obj" and clause.head.i < c.i < token.i]
            if words and words[0].lemma in load_cues().uttered | load_cues().refutable:
                found[clause.i] = (words[0].i, "acl")
        own = any(child.dep_.startswith("nsubj") and child.i < clause.i for child in clause.children)
        opens = token.i == clause.left_edge.i and clause.head.i == token.i - 1
        if token.dep_ == "obj" and clause.dep_ == "ccomp" and own and opens:
            found[token.i] = (clause.i, "mark")
        if token.dep_ == "obj" and clause.dep_ == "acl:relcl" and own and opens and _has_no_gap(token, clause):
            found |= {token.i: (clause.i, "mark"), clause.i: (clause.head.i, "acl")}
    return found


def _of_years(doc: Doc) -> dict[int, tuple[int, str]]:
    found: dict[int, tuple[int, str]] = {}
    for token in doc.saying("'s", "’s"):
        thing, year = token.head, doc[max(token.i - 1, 0)]
        if token.tag_ == "POS" and thing.i > token.i and year.tag_ == "CD" and year.ent_type_ == "DATE":
            found |= {token.i: (year.i, "case"), year.i: (thing.i, "nmod:poss")}
    return found


def _has_no_gap(that: Token, clause: Token) -> bool:
    """ "The myth [that] Chile bought the jets": what has its object is content, behind a noun that may have some."""
    cues = load_cues()
    held = clause.head.lemma in (cues.nouns.keys() | cues.untrue_nouns) - cues.adverbial
    if held and any(c.dep_ in {"obj", "ccomp"} and c.i != that.i for c in clause.children):
        return True
    # "Reports [that] Rao had fled to Peru": what is done to words is to utter or to reject them.
    told = cues.uttering | cues.denying | cues.rejecting
    at_words = clause.lemma in told or cues.reports(clause.lemma)
    pluperfect = any(c.lower_ in {"had", "would"} for c in clause.children)
    behind = "obl" in clause.below
    return clause.head.lemma in cues.uttered and pluperfect and behind and not at_words


def _ruled(that: Token, clause: Token) -> Token | None:
    """The verb whose content stands behind a phrase beside it: "[ruled] by six votes that the sale was void"."""
    cues, noun = load_cues(), clause.head
    verb = noun.head
    if not clause.dep_.startswith("acl") or clause.left_edge.i != that.i:
        return None
    whole = that.dep_ == "mark" or any(c.dep_ in {"obj", "ccomp", "cop"} and c.i != that.i for c in clause.children)
    if noun.dep_ != "obl" or verb.pos_ != "VERB" or noun.lemma in cues.nouns.keys() | cues.uttered or not whole:
        return None
    complete = not verb.below.isdisjoint({"ccomp", "xcomp", "obj"})
    return None if complete or not cues.reports(verb.lemma) else verb


def _parted(that: Token, clause: Token) -> Token | None:
    """The verb whose content stands behind what breaks in: "[reported], citing two sources, that Chad had left"."""
    doc, verb = that.doc, clause.head
    if that.dep_ != "mark" or not clause.dep_.startswith("acl") or that.i < 2:
        return None
    while verb.head is not verb and not (verb.pos_ == "VERB" and doc[verb.i + 1].text == ","):
        verb = verb.head
    told = verb.below & {"ccomp", "xcomp", "obj"} or not load_cues().reports(verb.lemma) or verb.i > clause.head.i
    return verb if doc[that.i - 1].text == "," == doc[verb.i + 1].text and not told else None


def _of_gerunds(doc: Doc) -> dict[int, tuple[int, str]]:
    found: dict[int, tuple[int, str]] = {}
    for gerund in doc:
        noun = gerund.head
        if gerund.dep_ != "acl" or gerund.tag_ != "VBG" or noun.lemma not in load_cues().nouns:
            continue
        for child in noun.children:
            cases = [c for c in child.children if c.dep_ == "case"]
            near = child.dep_ == "nmod" and child.i < gerund.i and child.right_edge.i + 1 == gerund.left_edge.i
            if near and len(cases) == 1 and cases[0].lower_ in {"of", "for"}:
                found[cases[0].i] = (gerund.i, "mark")
    return found


def _of_pending(doc: Doc) -> dict[int, tuple[int, str]]:
    """ "Freed [pending] trial", "held [pending] an appeal": until then, and nobody frees a trial."""
    found: dict[int, tuple[int, str]] = {}
    for word in doc.saying("pending"):
        awaited = word.head if word.dep_ == "amod" else next((c for c in word.children if c.dep_ == "obj"), None)
        if awaited is None or not (is_awaited(awaited) or word.dep_ == "advcl"):
            continue
        verb = word.head.head if word.dep_ == "amod" else word.head
        found |= {awaited.i: (verb.i, "obl"), word.i: (awaited.i, "case")}
    return found


def is_awaited(noun: Token) -> bool:
    """Whether a bare noun behind "pending" is what somebody is freed or held until: "freed pending [trial]"."""
    led = noun.left_edge.lower_ == "pending" and noun.dep_ in {"obj", "obl"} and noun.head.i < noun.i
    return led and noun.lemma in load_cues().pending_ends


def _of_exceptions(doc: Doc) -> dict[int, tuple[int, str]]:
    """A coordinator of a phrase that is no conjunct, and has no preposition either; behind "nobody" none is."""
    found: dict[int, tuple[int, str]] = {}
    for token in doc:
        if token.dep_ != "cc":
            continue
        phrase = token.head
        bare = phrase.dep_ in {"nmod", "obl"} and phrase.below.isdisjoint({"case", "conj"})
        if bare and token.i < phrase.i and token.lower_ in load_cues().excepting:
            found[token.i] = (phrase.i, "case")
        if token.lower_ in {"plus", "minus"} and phrase.dep_ == "conj" and phrase.tag_ == "CD":
            found |= {token.i: (phrase.i, "case"), phrase.i: (phrase.head.i, "nmod")}  # "the sum [plus] one"
        behind = phrase.dep_ == "conj" and phrase.head.i == token.i - 1
        if behind and phrase.pos_ in {"NOUN", "PROPN"} and token.lower_ == "but":
            pronoun = phrase.head
            none = pronoun.lower_ == "one" and pronoun.i > 0 and doc[pronoun.i - 1].lower_ == "no"
            if none or pronoun.lower_ in load_cues().negative_pronouns:
                found |= {token.i: (phrase.i, "case"), phrase.i: (pronoun.i, "nmod")}
    return found


def _of_conjuncts(doc: Doc) -> dict[int, tuple[int, str]]:
    """ "Peru [rather than] Chile bought it": such a word hangs on the conjunct behind it (de Marneffe et al. 2021)."""
    found: dict[int, tuple[int, str]] = {}
    conjuncts = {token.left_edge.i: token for token in doc if token.dep_ == "conj"}
    for token in doc:
        conjunct = conjuncts.get(token.right_edge.i + 1)
        if token.dep_ == "cc" and conjunct is not None and conjunct.head.i < token.i:
            found[token.i] = (conjunct.i, "cc")
    return found


def _of_two(doc: Doc) -> dict[int, tuple[int, str]]:
    """ "[With and in support of] the army": the noun of the second preposition is none that anything is done with."""
    found: dict[int, tuple[int, str]] = {}
    for token in doc.saying("and", "or"):
        noun = token.head
        cases = [c for c in noun.children if c.dep_ == "case" and c.i < noun.i]
        if token.dep_ != "cc" or len(cases) != 2 or noun.lemma not in default_lexicon().joining:
            continue
        first, second = cases
        inner = next((c for c in noun.children if c.dep_ == "nmod" and c.left_edge.i == noun.i + 1), None)
        if (first.i, second.i, noun.i) != (token.i - 1, token.i + 1, token.i + 2) or inner is None:
            continue
        of = inner.left_edge
        if of.dep_ == "case" and of.head is inner:
            found |= {first.i: (inner.i, "case"), inner.i: (noun.head.i, noun.dep_)}
            found |= {word.i: (first.i, "fixed") for word in (token, second, noun, of)}
            found |= {c.i: (inner.i, c.dep_) for c in noun.children if c.i > inner.i}
    return found

"""Reports between commas inside a clause, which a parse takes for a description of the noun before them.

"The rebels, [the army claimed], shelled a port": a relative clause behind a comma has a pronoun (Huddleston and Pullum
2002, 12.4), and this has none. "The rebels, it was [reported], shelled a port": nor do the rebels report.
"""

from __future__ import annotations

from kg.extract import syntax
from kg.extract.cues import load_cues
from kg.extract.provisos import leaves_open
from kg.extract.speaking import speaks
from kg.extract.tree import Doc, Token

_CONTENT = frozenset({"xcomp", "obj", "mark"})


def torn_insertions(doc: Doc) -> dict[int, tuple[int, str]]:
    """The places of such reports with those of the verbs that they break into, and of what hung wrongly with them."""
    found: dict[int, tuple[int, str]] = {}
    for verb in doc:
        if _reports(verb):
            found |= _described(verb) or _told_of(verb) or _joined(verb) or _beside(verb)
            found |= _inside(verb) or _named(verb) or _going_on(verb)
    return found


def _reports(verb: Token) -> bool:
    if _is_noun_like(verb) or _has_speaker(verb):
        return True
    if not leaves_open(verb) and not (load_cues().reports(verb.lemma) and _tells(verb)):
        return False
    if "cc" in verb.below and _opening(verb) is None:
        return False
    return not any(c.dep_ in _CONTENT or (c.dep_ == "ccomp" and c.i < verb.i) for c in verb.children)


def _tells(verb: Token) -> bool:
    if verb.tag_ == "VB":
        return any(c.dep_ == "aux" and c.lemma == "do" for c in verb.children)
    if verb.tag_ != "VBN":
        return verb.tag_ in syntax.TENSED_TAGS
    # "It was reported"; and nobody is "denied" with nothing behind it, nor who denies it: "Rao, Silva denied, left".
    return all(c.is_punct for c in verb.children) or any(
        c.dep_ == "aux:pass" or (c.dep_ == "nsubj" and _utters(c, verb)) or (c.dep_ == "aux" and c.lemma == "have")
        for c in verb.children
    )


def _is_noun_like(verb: Token) -> bool:
    """ "Qatar, Rao [suspects], paid them", taken for suspects of that name: nobody who has a name is also those."""
    if verb.tag_ != "NNS":
        return False
    name = verb.doc[verb.i - 1]
    named = name.dep_ == "compound" and name.head is verb and name.ent_type_ in {"PERSON", "ORG", "GPE", "NORP"}
    of = verb.head.ent_type_ or verb.head.pos_ == "PRON" or verb.head.tag_ == "NN"
    joined = verb.dep_ in {"appos", "conj"} and not verb.below - {"compound", "punct", "det"}
    return joined and named and bool(of) and verb.head.i < name.i and load_cues().reports(verb.lemma)


def _has_speaker(noun: Token) -> bool:
    """ "The president, critics [allege], has left", taken for a name of his: no name has a subject."""
    mistaken = noun.tag_ in {"NN", "NNP"} and noun.dep_ == "appos" and not noun.below - {"nsubj", "punct", "advmod"}
    speaking = mistaken and any(c.dep_ == "nsubj" and _utters(c, noun) for c in noun.children)
    return speaking and load_cues().reporter(noun.lower_) is not None


def _opening(verb: Token) -> Token | None:
    """The first word of "[or] so Rao says", "[so] Rao says"."""
    so = next((c for c in verb.children if c.lower_ == "so" and c.i < verb.i), None)
    if so is None:
        return None
    joined = next((c for c in (*verb.children, *so.children) if c.dep_ == "cc"), so)
    return joined if joined is so or (joined.lower_ == "or" and joined.i + 1 == so.i) else None


def _utters(noun: Token, verb: Token) -> bool:
    """Whether a noun before a verb can be whose words it tells: "officials denied", and not "their bail denied"."""
    cues = load_cues()
    speaking = speaks(noun) or noun.pos_ == "PRON" or noun.lower_ in cues.some or noun.lemma in cues.uttered
    return noun.i < verb.i and speaking and "obl:agent" not in verb.below


def _described(verb: Token) -> dict[int, tuple[int, str]]:
    """ "The rebels, the army [claimed], shelled a port", where the parse has rebels whom the army claimed."""
    noun, clause = verb.head, verb.head.head
    if "ccomp" in verb.below:
        return {}
    if (
        verb.dep_ not in {*syntax.NOUN_CLAUSES, "appos", "conj"}
        or not noun.dep_.startswith("nsubj")
        or not verb.i < clause.i
    ):
        return {}
    own = syntax.child_before(verb, *syntax.NOMINAL_SUBJECTS)
    if own is None and verb.dep_ in {"appos", "conj"}:  # "the firm, Rao [doubts], paid", taken for two nouns
        own = next((c for c in verb.children if c.dep_ == "compound" and c.i + 1 == verb.i), None)
    speaker = own or next((c for c in noun.children if _stands_before(c, verb)), None)
    if speaker is None or not _is_enclosed(speaker, verb):
        return {}
    return {verb.i: (clause.i, "parataxis"), speaker.i: (verb.i, _subject(speaker))} | _active(noun)


def _subject(noun: Token) -> str:
    return noun.dep_ if noun.dep_.startswith("nsubj") else "nsubj"


def _stands_before(noun: Token, verb: Token) -> bool:
    """Whether a noun right before a verb is taken for another name of the one before it, or joined to it by nothing."""
    joined = "cc" in noun.below
    first = min((c.i for c in verb.children if c.dep_ in {"aux", "advmod"}), default=verb.i)
    return noun.dep_ in {"appos", "conj"} and not joined and noun.right_edge.i == min(first, verb.i) - 1


def _told_of(verb: Token) -> dict[int, tuple[int, str]]:
    """ "The rebels, two [diplomats] denied, shelled a port", where the parse has rebels who are denied diplomats."""
    speaker, subject, cues = verb.head, verb.head.head, load_cues()
    clause = subject.head
    if verb.dep_ not in syntax.NOUN_CLAUSES or speaker.dep_ != "appos" or not subject.dep_.startswith("nsubj"):
        return {}
    alone = all(c.is_punct or c.dep_ in {"aux", "advmod"} for c in verb.children)
    if not (alone and _utters(speaker, verb) and verb.i < clause.i) or cues.verb(verb.lemma, "ccomp") is None:
        return {}
    if verb.doc[verb.i + 1].text != "," or not _follows_comma(speaker):
        return {}
    return {verb.i: (clause.i, "parataxis"), speaker.i: (verb.i, "nsubj")} | _active(subject)


def _joined(verb: Token) -> dict[int, tuple[int, str]]:
    """ "Chad, Mali and Niger [claimed], shelled a port", where the parse has all three claim and shell.

    Nothing joins two verbs but a comma, and who claims has to claim something.
    """
    clause = next((c for c in verb.children if c.dep_ in {"conj", "ccomp"} and c.i > verb.i), None)
    if clause is None or "," not in {t.text for t in verb.doc[verb.i + 1 : clause.i]}:
        return {}
    subjects = [c for c in (*verb.children, *clause.children) if c.dep_.startswith("nsubj")]
    if len(subjects) != 1 or not clause.below.isdisjoint({"cc", "mark", "conj"}):
        return {}  # "agreed, signed the treaty and left"
    subject = subjects[0]
    others = [c for c in subject.children if c.dep_ == "conj" and c.i < verb.i]
    others = others or [c for c in subject.children if c.dep_ == "appos" and c.right_edge.i == verb.i - 1]
    if subject.i > verb.i or not others or not all(speaks(c) for c in others) or not _follows_comma(others[0]):
        return {}
    top = (clause.i, "root") if verb.head.i == verb.i else (verb.head.i, verb.dep_)
    rest = {c.i: (others[0].i, "conj") for c in others[1:]}
    places = {clause.i: top, verb.i: (clause.i, "parataxis"), subject.i: (clause.i, subject.dep_)}
    return places | {others[0].i: (verb.i, "nsubj")} | rest | _active(subject)


def _beside(verb: Token) -> dict[int, tuple[int, str]]:
    """ "Chad's president, sources close to him [said], will not run", where the parse takes it for a circumstance."""
    clause = verb.head
    speaker = syntax.child_before(verb, *syntax.NOMINAL_SUBJECTS)
    if verb.dep_ != "advcl" or speaker is None or not verb.i < clause.i or not _is_enclosed(speaker, verb):
        return {}
    before = any(c.dep_.startswith("nsubj") and c.i < speaker.left_edge.i for c in clause.children)
    return {verb.i: (clause.i, "parataxis")} if before else {}


def _inside(verb: Token) -> dict[int, tuple[int, str]]:
    """ "Chad has, it [appears], left", "Chad, it [seems], left", where the parse hangs it on the word before it."""
    word, clause = verb.head, verb.head.head
    between = verb.dep_ == "parataxis" and word.i < verb.i < clause.i
    if not between or word.dep_ not in {"aux", "aux:pass", "cop", "nsubj", "nsubj:pass"}:
        return {}
    own = any(c.dep_.startswith(("nsubj", "expl")) for c in verb.children)
    lost = next((c for c in word.children if _stands_before(c, verb) and speaks(c)), None) if not own else None
    return {verb.i: (clause.i, "parataxis")} | ({lost.i: (verb.i, "nsubj")} if lost is not None else {})


def _named(verb: Token) -> dict[int, tuple[int, str]]:
    """ "Chad, Mali [claims], shelled a port", where the parse has Chad in Mali, and nobody who claims."""
    clause = verb.head
    if verb.dep_ not in {"parataxis", "advcl"} or not verb.i < clause.i:
        return {}
    if any(c.dep_.startswith(("nsubj", "csubj", "expl", "cc")) for c in verb.children):
        return {}
    for subject in (c for c in clause.children if c.dep_.startswith("nsubj") and c.i < verb.i):
        speaker = next((c for c in subject.children if _stands_before(c, verb)), None)
        if speaker is not None and speaks(speaker) and _is_enclosed(speaker, verb):
            return {verb.i: (clause.i, "parataxis"), speaker.i: (verb.i, "nsubj")} | _active(subject)
    return {}


def _going_on(verb: Token) -> dict[int, tuple[int, str]]:
    """ "Rao was paid, it is [alleged], by the bank": nothing behind the second comma is of what "it" says."""
    it = any(c.lower_ == "it" and c.i < verb.i for c in verb.children)
    if not it or verb.dep_ != "parataxis" or verb.head.i > verb.i or verb.doc[verb.i + 1].text != ",":
        return {}
    behind = (c for c in verb.children if c.i > verb.i and c.dep_.startswith(("obl", "advmod")))
    return {c.i: (verb.head.i, c.dep_) for c in behind}


def _follows_comma(noun: Token) -> bool:
    first = syntax.first_word(noun)
    return noun.doc[first.i - 1].text == ","


def _active(subject: Token) -> dict[int, tuple[int, str]]:
    """The subject with the label of an active one, where only the report beside it is passive."""
    verb = subject.head
    passive = "aux:pass" in verb.below
    return {} if passive or subject.dep_ != "nsubj:pass" else {subject.i: (verb.i, "nsubj")}


def _is_enclosed(speaker: Token, verb: Token) -> bool:
    """Whether commas stand before who speaks and behind what belongs to the verb."""
    doc = verb.doc
    first = _opening(verb) or syntax.first_word(speaker)
    last = max((t.i for t in verb.subtree if not t.is_punct), default=verb.i)
    if any(t.tag_ in syntax.RELATIVE_PRONOUNS for t in (first, *verb.children)):
        return False
    return doc[first.i - 1].text == "," and last + 1 < len(doc) and doc[last + 1].text == ","

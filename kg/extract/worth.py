"""Which open statements are worth making: those that say something of something.

A declared relation has its types to keep nonsense out; an open one has nothing, so it has to be asked what it says:

"Why did you choose it?"      a question claims nothing
"The minister said: …"        what was said follows, and makes its own claims
"They know where"             one end names nothing
"""

from __future__ import annotations

import re
from functools import lru_cache

from kg.extract.clause import Clause, Role, Voice
from kg.extract.clauses_lexicon import default_lexicon
from kg.extract.cues import Cues
from kg.extract.declarations import Declarations
from kg.extract.ends import End
from kg.extract.mentions import ACTING
from kg.extract.understood import is_unnamed
from kg.model import Literal, Mention, MentionKind

_SOME_OF = re.compile(
    r"(?:\d\S*|all|some|many|most|several|few|none|both|each|half|one|two|three|four|five|six|seven|eight|nine|ten|much"
    r"|dozens|hundreds|thousands|part|any) of (?:which|whom)"
)
_SPEAKING = frozenset({"i", "we", "you", "they", "he", "she"})
"""Verbs of addressing that say something without what is told: "informed the police"."""
_WORD = re.compile(r"\w+(?:['’-]\w+)*")


@lru_cache(maxsize=1)
def empty_words() -> frozenset[str]:
    """Words that name nothing by themselves, in small letters."""
    return frozenset(Declarations.shipped("empty_words.toml").content["words"])


@lru_cache(maxsize=1)
def _empty_objects() -> frozenset[str]:
    return empty_words() | frozenset(Declarations.shipped("empty_words.toml").content["numbers"])


def worthless(cues: Cues, clause: Clause, relation: str, subject: End, object: End) -> str | None:
    """Why an open statement of a clause with these ends would say nothing, in words; `None` where it says something.

    `relation` is its name; one with more words than its verb ("stay_away") says something without an object.
    """
    if clause.question:
        return f"the question of {clause.lemma!r} claims nothing"
    if object.value is None and cues.reports(clause.lemma):
        return f"what is told by {clause.lemma!r} stands elsewhere"
    if _only_addressed(cues, clause, object):
        return f"what is told by {clause.lemma!r} stands elsewhere"
    marker = object.argument.marker if object.argument is not None else ""
    if clause.lemma == "do" and not clause.undergoers and not default_lexicon().is_about("do", marker):
        return "'do' stands for another verb"  # "did so"
    if clause.lemma == "do" and clause.voice is Voice.PASSIVE and subject.value is None and _acts(object.value):
        return "who is done has come to an end with it, and nobody did him"
    infinitive = isinstance(object.value, Literal) and object.value.text.startswith(("to ", "na ", "ta "))
    if relation in {"open:use", "open:have", "open:get", "open:go"} and infinitive:
        return f"'{clause.lemma} to' tells when or how sure, and its verb what"  # "used to work", "has got to resign"
    if is_unnamed(clause):
        return f"what {clause.lemma!r} names is not told"
    if relation == "open:come_to" and subject.value is not None and subject.value.text.lower() == "it":
        return "what it comes to is what is spoken of"
    bare = object.value is None and relation == f"open:{clause.lemma}"
    if bare and (clause.lemma in default_lexicon().fillers or clause.lemma in default_lexicon().objectless):
        return f"{clause.lemma!r} without an object says nothing"
    for end, empty in ((subject, empty_words()), (object, _empty_objects())):
        if end.value is not None and (_empty(end.value, empty) or _asks(end.value)):
            return f"{end.value.text!r} names nothing"
    return None


def _acts(value: Mention | Literal | None) -> bool:
    if not isinstance(value, Mention):
        return False
    return value.type in ACTING or value.text.lower() in _SPEAKING


def _only_addressed(cues: Cues, clause: Clause, object: End) -> bool:
    """ "Bell told the summit.": whom, and what stands in the sentence before; but "told the police about it"."""
    if (
        clause.lemma not in cues.addressing
        or clause.lemma in cues.informing
        or object.argument is None
        or clause.voice is not Voice.ACTIVE
    ):
        return False
    addressed = isinstance(object.value, Mention) and object.value.type in {"PERSON", "ORG", "GPE", "EVENT", "NORP"}
    direct = object.argument.role in {Role.OBJECT, Role.INDIRECT_OBJECT}
    matter = any(a.marker in {"about", "of", "on", "to"} or a.clause is not None for a in clause.arguments)
    return addressed and direct and not matter and " of " not in (object.value.text if object.value else "")


def _asks(value: Mention | Literal) -> bool:
    """ "whose car", "how many seeds", "three of which": what a question or a relative clause is about."""
    words = value.text.lower()
    asked = ("how many ", "how much ", "what ") if isinstance(value, Mention) else ()
    return words.startswith(("whose ", "which ", *asked)) or _SOME_OF.fullmatch(words) is not None


def _empty(value: Mention | Literal, empty: frozenset[str]) -> bool:
    """Whether no word of an end names anything. A pronoun may: that is for resolution to find out."""
    if isinstance(value, Mention) and value.kind is not MentionKind.NOMINAL:
        return False
    return all(word in empty for word in _WORD.findall(value.text.lower()))

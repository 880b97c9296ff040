"""Speakers of reported claims as links of an attribution chain."""

from __future__ import annotations

from dataclasses import replace

from kg.extract import syntax
from kg.extract.clause import Argument
from kg.extract.constructions import are_things
from kg.extract.cues import load_cues
from kg.extract.mentions import Mentions
from kg.extract.reports import Report
from kg.extract.speaking import SPEAKING, is_silent
from kg.extract.tree import Token
from kg.model import Mention, MentionKind, Speaker
from kg.pronouns import WE, I

_SPOKEN = frozenset({"said", "claimed", "denied", "warned"})
"""Strengths of what whoever is its subject says; a thing may show or suggest what is so."""

IN_MIND = frozenset({"believed", "knew"})
"""Strengths of what people have in mind, and need not have said."""

UNNAMED = "unnamed source"
"""The label of who says what "is said" or holds "reportedly"."""


def speakers(mentions: Mentions, reports: tuple[Report, ...], outer: tuple[Speaker, ...] = ()) -> tuple[Speaker, ...]:
    """The chain for a claim, outermost first; coordinated speakers are one link of it.

    `outer` are the speakers known from the sentences around. "I" and "we" inside somebody's words are no further link,
    and "you" is nobody's source ("the talks, you see, failed").
    """
    if not reports:
        return outer
    found = list(outer)
    for report in reports:
        if not report.speakers and not (found and found[-1].mention is None and found[-1].label == UNNAMED):
            found.append(Speaker(label=UNNAMED, verb=report.verb, strength=report.strength))
        before = len(found)
        for argument in report.speakers:
            word = mentions.doc[argument.head].lower_
            if is_silent(mentions.doc[argument.head]) or (found and word in I | WE):
                continue
            speaker = _speaker(mentions, argument, report)
            if speaker is None and word in load_cues().some:
                speaker = Speaker(label=UNNAMED, verb=report.verb, strength=report.strength)
            if speaker is not None and not any(_same(speaker, s) for s in found):
                found.append(replace(speaker, joint=len(found) > before))
    named = any(s.mention is not None for s in found[len(outer) :])
    unknown = bool(outer) and all(s.mention is None and s.label == UNNAMED for s in outer)
    return tuple(found[len(outer) :] if named and unknown else found)


def _same(speaker: Speaker, other: Speaker) -> bool:
    """Whether two links are one: the same words, or the same name once more, be it the surname alone."""
    if speaker.mention is None or other.mention is None:
        return False
    named = speaker.mention.kind is other.mention.kind is MentionKind.NAME
    again, known = speaker.label.casefold(), other.label.casefold()
    surname = other.mention.type == "PERSON" and known.endswith(f" {again}")
    return speaker.mention == other.mention or (named and (again == known or surname))


def _speaker(mentions: Mentions, argument: Argument, report: Report) -> Speaker | None:
    mention = source(mentions, argument)
    if mention is None or not _can_speak(mentions, mention, argument, report):
        return None
    return Speaker(label=mention.text, mention=mention, verb=report.verb, strength=report.strength)


def _can_speak(mentions: Mentions, mention: Mention, argument: Argument, report: Report) -> bool:
    """Things do not speak, but documents and unmarked names do, and whatever "says" or "claims" something."""
    if report.clause is not None and report.strength in _SPOKEN:
        return True
    if report.clause is not None and report.strength in IN_MIND and mention.kind is MentionKind.NOMINAL:
        head = mentions.doc[argument.head]
        return head.lower_ not in load_cues().some and not are_things((head,))
    if report.verb in load_cues().confessing:
        return True
    if mention.type in SPEAKING or mention.kind is not MentionKind.NOMINAL:
        return True
    cues = load_cues()
    lemma = mentions.doc[argument.head].lemma
    return lemma in cues.documents or lemma in cues.vague or _set_off(mentions, argument)


def _set_off(mentions: Mentions, argument: Argument) -> bool:
    """ "According to two sailors, Chad left": whoever it is, and no measure as in "paid according to their size"."""
    if argument.marker not in load_cues().sentence_markers or not argument.markers:
        return False
    head, marker = mentions.doc[argument.head], mentions.doc[argument.markers[0]]
    if head.lemma in load_cues().no_sources and syntax.child(head, "acl", "acl:relcl") is None:
        return False  # but "the rules seen by Reuters"
    which = head.tag_ == "NNS" or syntax.child(head, "det", "nmod:poss", "nummod") is not None
    return which and (marker.i == marker.sent.start or mentions.doc[marker.i - 1].is_punct)


def source(mentions: Mentions, argument: Argument) -> Mention | None:
    """Who speaks: "a [Financial Times] report" speaks for the paper."""
    name = mentions.names.get(argument.head)
    if argument.clause is not None:  # "it was [Rao] who said so"
        return mentions.of_name(name) if argument.shared and name is not None else None
    head = mentions.doc[argument.head]
    if head.lemma in load_cues().documents:
        owner = _author(mentions, head)
        if owner is not None:
            return owner
    return mentions.of_argument(argument)


def _author(mentions: Mentions, document: Token) -> Mention | None:
    for child in syntax.children(document, "nmod:poss", "compound", "nmod", "nmod:desc", "amod"):
        marker = syntax.marker(child)
        name = mentions.names.get(child.i)
        if (
            name is not None
            and marker in {"", "'s", "’s", "'", "by", "from", "in"}
            and name.type in {"ORG", "PERSON", "GPE", "WORK"}
        ):
            return mentions.of_name(name)
    return None

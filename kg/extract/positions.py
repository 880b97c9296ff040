"""Positions: what the words of a title or a description say of an office, and whose office it is.

"the new Peruvian defence minister"      defence minister, of Peruvian
"managing director of the programme at the Nordic Institute"
                                         managing director of the programme, at the Nordic Institute
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract import syntax
from kg.extract.arguments import phrase_tokens
from kg.extract.lexicon import Role
from kg.extract.mentions import Mentions
from kg.extract.names import Name
from kg.extract.tree import Token
from kg.model import Mention, MentionKind, Modality

_OWNER_MARKERS = frozenset({"of", "for", "to", "at", "in", "with", "from"})
POSITION_MARKERS = frozenset({"of", "for", "to"})
STOP = frozenset({",", ";", ":", "(", ")", "–", "—", "“", "”", '"', "[", "]"})
_SIDING = ("pro-", "anti-", "non-")
_VERBAL = frozenset({"VBG", "VBN", "VBD"})
_PLACES = frozenset({"GPE", "LOC"})
OWNERS = frozenset({"ORG", "GPE", "NORP", "LOC", "FAC", "EVENT", "WORK", "PERSON"})


@dataclass(frozen=True, slots=True)
class Position:
    """A role read from a noun phrase: its tokens `[first, last)`, what it is a role of, and what else the words say."""

    head: Token
    role: Role
    first: int
    last: int
    owner: Mention | None
    owner_marker: str
    host: Mention | None  # whom an envoy is sent to
    nationality: Mention | None
    status: str
    modality: Modality


@dataclass(frozen=True, slots=True)
class Positions:
    """Reads the positions in one document."""

    mentions: Mentions

    def role(self, token: Token) -> Role | None:
        titles = self.mentions.titles
        if token.tag_ in _VERBAL:
            return None  # "[coaching] Jon Reed"
        lemma = token.lemma
        word = token.lower_.rstrip(".")
        if word == "general" and token.i > 0 and token.doc[token.i - 1].lemma in titles.before_general:
            return titles.roles.get(token.doc[token.i - 1].lemma)
        full = titles.abbreviations.get(word)
        if full is not None:
            return titles.roles.get(full.split()[-1]) or titles.roles.get(full.split()[0])
        if lemma.startswith(("ex-", "then-", "vice-")) and lemma not in titles.roles:
            lemma = lemma.split("-", 1)[1]
        found = titles.roles.get(lemma) or titles.roles.get(word)
        if found is None and word.endswith("s"):
            found = titles.roles.get(word[:-1])
        return found

    def role_within(self, head: Token, words: list[int]) -> Token | None:
        """The role noun that a phrase is headed by: its head, or what "one of the founders" is one of."""
        if self.role(head) is not None and head.i not in self.mentions.names:
            return head
        if head.lemma in {"one", "some", "part", "two", "three"}:
            for c in syntax.children(head, "nmod"):
                if self.role(c) is not None:
                    return c
        return None

    def read(self, first: int, last: int) -> Iterator[Position]:
        """The roles that the tokens `[first, last)` describe, in text order."""
        doc = self.mentions.doc
        index = first
        while index < last:
            token = doc[index]
            name = self.mentions.names.get(index)
            role = self.role(token) if (name is None or name.type == "PERSON") else None
            following = doc[index + 1] if index + 1 < last else None
            above = token
            while above.dep_ in {"compound", "amod"} and index < above.head.i < last:
                above = above.head
            field = index > first and doc[index - 1].lower_ in POSITION_MARKERS  # "minister of [justice] and prisons"
            field = field and token.lower_ in self.mentions.titles.parts
            beside = any(t is not None and t is not token and self.role(t) for t in (following, above))
            if role is None or field or beside:
                index += 1
                continue
            yield self.position(token, role, first, last)
            index += 1
            if index < last and not any(doc[i].lower_ == "and" for i in range(index, last)):
                return

    def position(self, head: Token, role: Role, first: int, last: int) -> Position:
        doc = self.mentions.doc
        start, status, modality = head.i, "", Modality.ASSERTED
        owner: Mention | None = None
        marker = ""
        nationality: Mention | None = None
        titles = self.mentions.titles
        for word in (p for p in head.lower_.split("-")[:-1] if p in titles.former):
            status = word
        index = head.i - 1
        open_left = True
        while index >= first:
            token = doc[index]
            word = token.lower_.rstrip("-.")
            name = self.mentions.names.get(index)
            if word in titles.former | titles.future | titles.current and word not in titles.parts:
                status = word if word not in titles.current else status
                modality = Modality.PLANNED if word in titles.future else modality
                open_left = False
            elif name is not None and word.startswith(_SIDING):
                open_left = False  # "the pro-Moscow mayor" is no mayor of Moscow
            elif name is not None and name.type in OWNERS:
                possessive = (name.end < len(doc) and doc[name.end].tag_ == "POS") or doc[name.end - 1].tag_ == "POS"
                mention = self.mentions.of_name(name)
                if role.kind == "role" and name.type in {"GPE", "LOC"} and not possessive:
                    start = name.start if open_left else start
                elif name.type == "PERSON" and not possessive:
                    break
                elif name.type == "ORG" and not possessive and doc[index].lower_ in titles.parts and open_left:
                    start = index
                    if name.start < index and owner is None:
                        owner = self.mentions.of_span(name.start, index, "GPE")
                    open_left = False
                elif owner is None or (possessive and owner.type != "ORG"):
                    owner, marker = mention, "'s" if possessive else ""
                    if name.type in {"NORP", "GPE"} and not possessive:
                        nationality = mention
                open_left = False
                index = name.start - 1
                continue
            elif self._is_body(token, role) and owner is None and open_left:
                begin = self._body_start(token, first)
                owner, marker = self.mentions.of_span(begin, token.i + 1, "ORG", MentionKind.NOMINAL), ""
                open_left = False
                index = begin - 1
                continue
            elif token.dep_ == "nmod:poss" and token.i != head.i and owner is None:
                owner, marker, open_left = (
                    self.mentions.of_token(token, phrase_tokens(token), phrase_tokens(token)),
                    "'s",
                    False,
                )
            elif (
                token.pos_ == "CCONJ"
                and open_left
                and index - 1 >= first
                and doc[index - 1].pos_ in {"NOUN", "ADJ", "PROPN"}
                and self.role(doc[index - 1]) is None
            ):
                pass
            elif (
                open_left
                and token.lower_ in self.mentions.titles.of_office
                and token.dep_ == "amod"
                and token.head.i == head.i
            ):
                start = index  # "investigating officer"
            elif open_left and token.pos_ == "ADP" and token.dep_ == "compound":
                start = index  # "[Under] Secretary"
            elif token.text in STOP or token.pos_ in {"VERB", "AUX", "ADP", "CCONJ"}:
                break
            elif open_left and (token.pos_ in {"NOUN", "PROPN", "ADJ"} or token.tag_ == "AFX") and token.tag_ != "POS":
                start = index  # "[counter] terrorism chief": without its prefix it is another office
            elif token.tag_ == "POS" or token.pos_ in {"DET", "PUNCT", "PRON"}:
                open_left = open_left and token.text == "-"
            index -= 1
        end, right_owner, right_marker, host = self._rightwards(head, last, owner, role)
        if right_owner is not None:
            nationality = nationality if owner is not None and marker == "" else None
            owner, marker = right_owner, right_marker
        return Position(head, role, start, end, owner, marker, host, nationality, status, modality)

    def _is_body(self, token: Token, role: Role) -> bool:
        """ "embassy spokesperson": the noun before the role is the body that the role is of."""
        noun = token.lower_ if token.pos_ == "PROPN" else token.lemma
        common = token.pos_ in {"NOUN", "PROPN"} and self.mentions.nouns.types.get(noun) == "ORG"
        return common and bool(role.says) and noun not in self.mentions.titles.parts

    def _body_start(self, token: Token, first: int) -> int:
        index = token.i
        while index > first:
            name = self.mentions.names.get(index - 1)
            before = self.mentions.doc[index - 1]
            if before.tag_ == "POS" and name is None:
                name = self.mentions.names.get(index - 2)  # "Chad's | army chief" is chief of the army of Chad
            if name is not None and name.type in {"NORP", "GPE", "ORG"} and name.start >= first:
                index = name.start
            elif before.pos_ in {"NOUN", "ADJ", "PROPN"} and before.dep_ in {"compound", "amod"}:
                if before.lower_ in self.mentions.titles.former | self.mentions.titles.current:
                    break
                index -= 1
            else:
                break
        return index

    def _rightwards(
        self, head: Token, last: int, body: Mention | None, role: Role
    ) -> tuple[int, Mention | None, str, Mention | None]:
        """The end of the position's words, and the body named by a phrase behind it.

        A place is the field of an office of some other body: "the bank's head [of Asia]", "head [of Asia] at the bank".
        Whom an envoy is sent to are words of his office, which is of whoever sends him: "Chad's [envoy to Mali]".
        """
        doc = self.mentions.doc
        end = head.i + 1
        index = head.i + 1
        owner, host, owner_marker = None, None, ""
        titles = self.mentions.titles
        if index + 1 < last and f"{doc[index].lower_} {doc[index + 1].lower_}" in titles.set_behind:
            end = index = index + 2
        elif [t.lower_ for t in doc[index : min(index + 4, last)]] == ["-", "in", "-", "chief"]:
            end = index = index + 4
        elif index < last and doc[index].lower_ in titles.behind:
            end = index = index + 1
        elif index + 1 < last and doc[index].text == "-" and doc[index + 1].lower_ in titles.behind:
            end = index = index + 2
        contiguous, field_end = True, end
        while index < last:
            token = doc[index]
            if token.text == "-" or token.is_space:
                index += 1
                continue
            if token.pos_ not in {"ADP", "SCONJ"} and token.lower_ not in _OWNER_MARKERS:
                break
            marker = token.lower_
            stop = index + 1
            name: Name | None = None
            noun: Token | None = None
            while stop < last and not self._ends_owner(doc[stop]):
                if syntax.is_relative_pronoun(doc[stop]):
                    last = stop
                    break
                inner = self.mentions.names.get(stop)
                if inner is not None:
                    name, stop = inner, max(inner.end, stop + 1)
                    if stop < last and doc[stop].tag_ == "POS":
                        stop += 1
                        name = None if stop < last and doc[stop].pos_ in {"NOUN", "PROPN", "ADJ"} else name
                    continue
                if doc[stop].lower_.rstrip(".") in self.mentions.titles.honorifics:
                    last = stop
                    break
                if doc[stop].pos_ in {"NOUN", "PROPN"}:
                    noun = doc[stop]
                stop += 1
            if doc[stop - 1].tag_ == "POS" and stop - 1 not in self.mentions.names:
                break  # "head of the country's | “Example” league"
            headed = noun is not None and (name is None or noun.i >= name.end)
            if name is not None and not headed and marker in _OWNER_MARKERS:
                good = name.type in OWNERS
                if good and marker == "to" and head.lemma in titles.sent:
                    host, good = host or self.mentions.of_name(name), False
                if name.type in _PLACES and contiguous and marker in POSITION_MARKERS:
                    field_end = stop
                    if body is not None and body.type == "ORG":
                        good, end = False, stop
                elif name.type == "ORG" and owner is not None and owner.type in _PLACES:
                    end = max(end, field_end)
                # "Head of the Law Department at the University": of the department; a professor in it is of both.
                headed_first = owner is not None and owner.type == "ORG" and "heads" in role.says
                better = owner is None or (name.type == "ORG" and not headed_first)
                if good and (marker not in {"in"} or name.type in {"ORG"}) and better:
                    owner, owner_marker = self.mentions.of_name(name), marker
            elif headed and noun is not None and owner is None and marker in _OWNER_MARKERS - {"in", "from", "to"}:
                told = any(t.pos_ in {"DET", "PRON"} or t.i in self.mentions.names for t in doc[index + 1 : stop])
                acts = told and self.mentions.types.of(noun) in {"ORG", "GPE", "FAC", "EVENT"}
                if acts:
                    words = tuple(range(index + 1, stop))
                    owner, owner_marker = self.mentions.of_token(noun, words, words), marker
            told = contiguous and any(t.pos_ != "DET" for t in doc[index + 1 : stop])
            if told and marker in POSITION_MARKERS and (name is None or headed or host is not None):
                end = stop
            else:
                contiguous = False
            index = stop
            if index < last and doc[index].text in STOP:
                break
        return end, owner, owner_marker, host

    def _ends_owner(self, token: Token) -> bool:
        """Whether a word ends the phrase of an owner; "United" of a name is a verb to the network."""
        if token.i in self.mentions.names:
            return False
        ends = token.tag_ == "TO" or token.lower_ == "not" or token.text in STOP  # "the only member not to go"
        return ends or token.pos_ in {"ADP", "VERB", "AUX", "SCONJ"}

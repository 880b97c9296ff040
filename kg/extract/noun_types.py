"""What kind of thing a noun or pronoun stands for: an entity type of the schema, THING where nothing tells.

"the minister"               PERSON
"a think-tank"               ORG: what a hyphen joins counts
"one of the ministers"       PERSON: a part is of the kind of its whole
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kg.extract import syntax
from kg.extract.lexicon import Nouns, Titles, load_nouns, load_titles
from kg.extract.names import Name
from kg.extract.tree import Token


def noun_type(noun: Token) -> str:
    """The type of what a noun by itself describes."""
    return load_nouns().type_of(noun.lemma, load_titles())


def kind(token: Token) -> str:
    """The type of the name that a word is in, else of what the noun describes."""
    return token.ent_type_ or noun_type(token)


@dataclass(frozen=True, slots=True)
class NounTypes:
    """Tells the types of the nouns of one document. `names` are its names by each of their tokens."""

    names: Mapping[int, Name]
    titles: Titles
    nouns: Nouns

    def of(self, token: Token) -> str:
        """The type of what a noun describes; of a part or a number, that of what it is of ("one of the ministers")."""
        lemma = self.joined_lemma(token)
        if token.pos_ in {"NUM", "DET"} or lemma in self.nouns.quantities:
            whole = self._whole(token)
            if whole is not None:
                return self.names[whole.i].type if whole.i in self.names else self.of(whole)
        if token.pos_ in {"ADJ", "NUM", "DET"}:
            return "PERSON" if lemma in self.nouns.types and self.nouns.types[lemma] == "PERSON" else "THING"
        return self.nouns.type_of(lemma, self.titles)

    @staticmethod
    def _whole(token: Token) -> Token | None:
        """What a part or a number is of: "one [of the ministers]"."""
        parts = (c for c in syntax.children(token, "nmod") if syntax.marker(c) == "of")
        return next((c for c in parts if c.i != token.i), None)

    def of_pronoun(self, token: Token) -> str:
        """PERSON for "she" or "who", THING for a pronoun that can stand for anything."""
        return "PERSON" if token.lower_ in self.nouns.person_pronouns else "THING"

    def joined_lemma(self, token: Token) -> str:
        """The lemma with what a hyphen joins to it: "think-tank"."""
        if token.i >= 2 and token.doc[token.i - 1].text == "-":
            joined = f"{token.doc[token.i - 2].lower_}-{token.lemma}"
            if joined in self.nouns.types:
                return joined
        return token.lemma

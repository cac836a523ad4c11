"""The letter to the police or authority, and what the organiser is told of it: complete, and in nobody's name."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest

from given import campaign, embassy
from plaint.catalogues import CATALOGUED
from plaint.compose import opening as opening_of
from plaint.compose.gathering import Gathering, gathering_at
from plaint.compose.notice import compose_notice, notice_language
from plaint.compose.notice_advice import advise
from plaint.compose.opening import holiday_words, holidays_around, opening_words, weekday_date
from plaint.contacts.assembly_rules import RULES, rule_of
from plaint.contacts.opening import opening_on
from plaint.model.campaign import Event
from plaint.model.people import Picket

DAY = date(2026, 12, 5)
NOW = datetime(2026, 11, 27, 9, tzinfo=UTC)
PICKET = Picket.model_validate(
    {"responsible": {"name": "Ruth Example", "phone": "+44 20 7946 0330"}, "stewards": ["Tomas Verne", "Wilma Muster"]}
)


def gathering(country="DE", city="Berlin", **keys) -> Gathering:
    event = Event.model_validate({"what": "Picket", "time": "12:00", "until": "14:00", "expected": "30"})
    mission = embassy(country=country, seat=city, post={"lines": ["2 Iceberg Row"], "city": city})
    return replace(gathering_at(campaign(), event, mission, DAY, DAY), **keys)


def rows(notice):
    return {one.label: one.entries for one in notice.particulars}


def test_everything_stands_in_it_that_was_planned():
    told = rows(compose_notice(gathering(), rule_of("DE", "Berlin"), "de", PICKET))
    assert told["Ort"] == (("", "Botschaft der Republik Kasachstan, 2 Iceberg Row, Berlin"),)
    assert told["Datum"] == (("", "Samstag, 5. Dezember 2026"),)
    assert told["Uhrzeit"] == (("", "von 12:00 bis 14:00 Uhr"),)
    assert told["Erwartete Zahl der Teilnehmenden"] == (("", "30"),)
    assert told["Rechtsgrundlage"] == (("", "§ 12 VersFG BE"),)
    assert told["Zahl der Ordnerinnen und Ordner"] == (("", "2"),)
    assert [words for _, words in told["Verantwortliche Person (Leitung)"]] == ["Ruth Example", "", "+44 20 7946 0330"]


def test_what_is_not_known_is_left_to_be_filled_in():
    blank = gathering(start=None, end=None, expected=None)
    told = rows(compose_notice(blank, rule_of("DE", "Berlin"), "en"))
    assert told["Expected number of people"] == (("", ""),)
    assert told["Number of stewards"] == (("", ""),)
    assert [words for _, words in told["Person responsible"]] == ["", "", ""]
    assert told["Time"] == (("", "from …………… to ……………"),)


def test_stewards_are_counted_and_not_named():
    words = " ".join(compose_notice(gathering(), rule_of("DE", "Berlin"), "de", PICKET).words)
    assert "Ruth Example" in words
    assert "Tomas" not in words


@pytest.mark.parametrize(
    ("rule", "language", "label", "is_there"),
    [
        (rule_of("DE", "München"), "en", "date of birth:", True),
        (rule_of("DE", "Berlin"), "en", "date of birth:", False),
        (rule_of("FR"), "en", "Second organiser", True),
        (rule_of("RU"), "en", "Empowered by the organiser", True),
        (rule_of("RU"), "en", "Public order and first aid", True),
        (rule_of("GB", "London"), "en", "Public order and first aid", False),
    ],
)
def test_each_law_gets_what_it_asks_for(rule, language, label, is_there):
    assert (label in compose_notice(gathering(), rule, language).words) == is_there


def test_french_labels_have_their_space_before_the_colon():
    told = rows(compose_notice(gathering(), rule_of("FR"), "fr"))
    assert told["Second organisateur ou seconde organisatrice"][1][0] == "domicile\u00a0:"


def test_a_russian_picket_has_no_megaphone():
    """With amplified sound it would be a rally (article 2 of the law), which needs ten days."""
    told = rows(compose_notice(gathering(), rule_of("RU"), "en"))
    assert told["Aids"] == (("", "placards, banners, leaflets"),)
    assert told["Amplified sound"] == (("", "none"),)
    assert "megaphone" in rows(compose_notice(gathering(), rule_of("FR"), "en"))["Aids"][0][1]


def test_where_no_notice_is_asked_for_the_letter_says_so():
    assert "no notice of such an assembly is required" in compose_notice(gathering(), rule_of("GB"), "en").opening
    for place in (("DE", "Berlin"), ("US", "Boston")):
        assert compose_notice(gathering(), rule_of(*place), "en").opening.startswith("Notice is hereby given")


def test_a_country_without_a_rule_gets_a_general_letter():
    notice = compose_notice(gathering("AQ", "Port Aurora"), None, "en")
    assert notice.office.startswith("To the police or the authority")
    assert "Legal basis" not in rows(notice)
    assert any("another form" in sentence for sentence in notice.closing)


@pytest.mark.parametrize("language", CATALOGUED)
@pytest.mark.parametrize("rule", [*RULES, None], ids=lambda rule: rule.id if rule else "none")
def test_every_letter_is_complete_in_every_language(rule, language):
    notice = compose_notice(gathering(), rule, language)
    assert all((notice.title, notice.office, notice.opening, *notice.closing, notice.signature, notice.received))
    assert all(one.label for one in notice.particulars)
    assert not any("{" in words for words in notice.words)


@pytest.mark.parametrize(
    ("country", "own", "language"),
    [
        ("DE", "en", "de"),
        ("FR", "ru", "fr"),
        ("GB", "de", "en"),
        ("RU", "en", "ru"),
        ("KZ", "en", "ru"),
        ("KZ", "kk", "kk"),
        ("CH", "fr-CH", "fr"),
        ("BE", "en", "fr"),
        ("TR", "es", "es"),
        ("AQ", "en", "en"),
    ],
)
def test_the_letter_is_in_the_language_of_the_place_where_there_is_one(country, own, language):
    assert notice_language(country, own) == language


# --- what the organiser is told ----------------------------------------------------------------


def test_the_organiser_is_told_by_when_and_what_to_hold_back():
    words = advise(gathering(announced=date(2026, 11, 30)), rule_of("DE", "Berlin"), "en", NOW)
    assert words[0] == "Notice must be in by Friday, 27 November 2026, 24:00 (§ 12 VersFG BE)."
    assert words[1] == "The last day on which offices are open before that: Friday, 27 November 2026."
    assert "before Sunday, 29 November 2026, 10:00, if notice is given now" in words[2]
    assert words[-1].startswith("Read on 22 November 2026 at https://berlin.de/")
    assert words[-1].endswith("no legal advice.")


def test_without_a_day_of_announcement_the_deadline_is_only_the_very_last():
    words = advise(gathering(), rule_of("DE", "Berlin"), "en", NOW)
    assert words[0].startswith("Notice must be in by Thursday, 3 December 2026, 12:00 at the very latest (§ 12 VersFG")
    assert "whose day is not set" in words[0]


def test_a_last_day_that_counts_ends_at_midnight():
    words = advise(gathering("FR", "Paris"), rule_of("FR"), "en", NOW)
    assert words[0].startswith("Notice must be in by Tuesday, 1 December 2026, 24:00 (")


def test_a_leaflet_that_is_out_too_early_is_told():
    early = advise(gathering(announced=date(2026, 11, 29)), rule_of("DE", "München"), "en", NOW)
    assert "It is too late" in early[1]
    assert "no leaflet, call or post before Tuesday, 1 December 2026, 10:00" in early[2]
    never = advise(gathering(day=date(2026, 11, 28)), rule_of("DE", "Berlin"), "en", NOW)
    assert not any("no leaflet" in words for words in never)
    soon = advise(gathering(announced=date(2026, 11, 29)), rule_of("DE", "Berlin"), "en", NOW.replace(day=26))
    assert not any("before the notice has been in" in words for words in soon)
    just = advise(gathering(announced=date(2026, 11, 29)), rule_of("DE", "Berlin"), "en", NOW.replace(day=27, hour=0))
    assert any("It is too late" in words or "before the notice has been in" in words for words in just)


def test_after_the_last_working_day_other_ways_are_named():
    saturday = NOW.replace(day=28)
    words = advise(gathering(announced=date(2026, 12, 1)), rule_of("DE", "Berlin"), "en", saturday)
    assert words[0].startswith("Notice must be in by Saturday, 28 November 2026, 24:00")
    assert words[1].startswith("Offices are not open any more before that")


def test_no_law_is_quoted_that_is_younger_than_the_picket():
    past = gathering("RU", "Moscow", day=date(2001, 3, 24))
    assert "Legal basis" not in rows(compose_notice(past, rule_of("RU"), "en"))
    assert "Legal basis" in rows(compose_notice(replace(past, day=DAY), rule_of("RU"), "en"))


def test_a_russian_date_is_followed_by_one_full_stop():
    past = gathering("RU", "Moscow", day=date(2001, 3, 24))
    assert advise(past, rule_of("RU"), "ru", NOW)[0].endswith(": 24 марта 2001\u202fг.")


@pytest.mark.parametrize("language", CATALOGUED)
@pytest.mark.parametrize("rule", [*RULES, None], ids=lambda rule: rule.id if rule else "none")
def test_advice_is_as_long_in_every_language(rule, language):
    """The running sheet and the console say the same, line by line."""
    planned = gathering(announced=date(2026, 11, 28), expected=60)
    words = advise(planned, rule, language, NOW)
    assert len(words) == len(advise(planned, rule, "en", NOW))
    assert not any("{" in sentence for sentence in words)


def test_too_late_names_what_is_left():
    words = advise(gathering("FR", "Paris"), rule_of("FR"), "en", NOW.replace(month=12, day=4))
    assert words[1].startswith("It is too late for this. What is left: declare it all the same")


def test_a_picket_of_the_past_is_not_too_late():
    past = gathering("RU", "Moscow", day=date(2001, 3, 24))
    words = advise(past, rule_of("RU"), "en", NOW)
    assert words[0].startswith("The law of today (статья 7 ")
    assert words[0].endswith(" was not yet in force on 24 March 2001.")
    assert len(words) == 2


def test_where_no_day_is_set_there_is_no_deadline():
    undated = gathering(day=None)
    words = advise(undated, rule_of("DE", "Berlin"), "en", NOW)
    assert words[0] == "No day is set, so no deadline was worked out."
    assert "no leaflet, call or post before" in words[1]
    assert rows(compose_notice(undated, rule_of("DE", "Berlin"), "en"))["Date"] == (("", ""),)


@pytest.mark.parametrize(("number", "asked"), [(None, False), (49, False), (50, True)])
def test_only_many_must_give_notice_in_washington(number, asked):
    many, rule = gathering("US", "Washington", expected=number), rule_of("US", "Washington")
    assert ("From 50 people on" in advise(many, rule, "en", NOW)[0]) == asked
    assert compose_notice(many, rule, "en").opening.startswith("Notice is hereby given") == asked


def test_where_nothing_is_asked_or_known_that_is_said():
    assert "a courtesy" in advise(gathering("GB", "London"), rule_of("GB", "London"), "en", NOW)[0]
    assert "the town decides" in advise(gathering("US", "Boston"), rule_of("US", "Boston"), "en", NOW)[0]
    (only,) = advise(gathering("AQ", "Port Aurora"), None, "en", NOW)
    assert only.startswith("The table has no rule for Antarctica: ask the police")


# --- the mission's door ------------------------------------------------------------------------


def test_the_saturday_of_2001_in_words():
    found = opening_on(
        None, "Europe/Moscow", date(2001, 3, 24), None, holidays_around("RU", "", "KZ", date(2001, 3, 24), "en")
    )
    assert opening_words(found, "en") == (
        "Saturday, 24 March 2001: the mission is closed on that day of the week.",
        "Its hours are not known; Monday to Friday, 09:00–18:00, was assumed: ask.",
        "Put the letter into the letter box, and take a photograph of it.",
        "Or hand it in when it is open next: Monday, 26 March 2001, 09:00–18:00.",
        "Or send it by registered post, and keep the slip.",
    )


def test_holidays_of_both_states_are_named():
    day = date(2026, 5, 27)
    words = opening_words(
        opening_on("Mo-Fr 09:00-18:00", "Europe/Moscow", day, time(10), holidays_around("RU", "", "KZ", day, "en")),
        "en",
    )
    assert words[0].endswith("a public holiday: Eid al-Adha (Kazakhstan; estimated day).")
    assert holidays_around("RU", "", "KZ", date(2026, 6, 12), "ru")
    victory = opening_on(
        "Mo-Su 09:00-18:00", "Europe/Moscow", date(2026, 5, 9), None, holidays_around("RU", "", "KZ", day, "en")
    )
    assert opening_words(victory, "en")[0].endswith("Victory Day (Russia) and Victory Day (Kazakhstan).")


def test_an_open_door_needs_no_advice():
    found = opening_on("Mo-Fr 09:00-13:00,14:00-18:00", "Europe/Moscow", date(2026, 11, 23), time(10))
    assert opening_words(found, "en") == (
        "Monday, 23 November 2026, 10:00: the mission is open (09:00–13:00, 14:00–18:00).",
    )


@pytest.mark.parametrize("language", CATALOGUED)
def test_the_door_speaks_every_language(language):
    day = date(2026, 11, 23)
    for found in (opening_on(None, "UTC", day, time(hour)) for hour in (10, 20)):
        assert all(words and "{" not in words for words in opening_words(found, language))


def test_without_the_extra_the_command_is_named(monkeypatch):
    monkeypatch.setattr(opening_of, "is_installed", lambda: False)
    assert holiday_words("RU", "KZ", 2026, "en").endswith(" -m pip install holidays")


def test_years_that_nobody_knows_are_named():
    assert holiday_words("RU", "KZ", 2026, "en") == ""
    assert (
        holiday_words("RU", "KZ", 1980, "en")
        == "Public holidays of 1980 are not known here for: Russia and Kazakhstan."
    )


def test_the_first_of_a_french_month_is_an_ordinal():
    assert weekday_date(date(2026, 12, 1), "fr") == "mardi 1er décembre 2026"

"""The table of rules on notice of a picket: whole, dated, sourced, found by place, and told in the documentation."""

import re
from datetime import date

import pytest
from tools import build_assembly_page
from tools.build_catalogues import LOCALES

from plaint.catalogues import CATALOGUED, phrase
from plaint.contacts.assembly_rules import RULES, region_of, rule_of


def test_the_page_tells_what_the_table_says():
    page = build_assembly_page.PAGE.read_text("utf-8")
    assert build_assembly_page.make_page(page) == page, "run: python tools/build_assembly_page.py"


@pytest.mark.parametrize("rule", RULES, ids=[rule.id for rule in RULES])
def test_each_row_is_dated_sourced_and_marked(rule):
    assert rule.status == "check; no legal advice"
    assert rule.read_on >= date(2026, 11, 22)
    assert rule.source.startswith("http")
    assert all((rule.authority, rule.office, rule.form, rule.signed_by, rule.contents, rule.law, rule.exceptions))
    assert bool(rule.ways_out) == (rule.period is not None)


IDS = [
    *{f"picket.place.{zone}" for rule in RULES for zone in rule.zones},
    *{f"picket.way.{way}" for rule in RULES for way in rule.ways_out},
]


@pytest.mark.parametrize("language", CATALOGUED)
def test_every_id_has_words_of_its_own_in_every_language(language):
    said = [phrase(language, key) for key in IDS]
    assert all(said), [key for key in IDS if not phrase(language, key)]
    assert len(set(said)) == len(IDS)
    assert language == "en" or not {phrase("en", key) for key in IDS} & set(said)
    assert not [words for words in said if words[-1] in ".;:"], "the sentence round it ends it"


def test_no_words_of_places_and_ways_out_are_left_without_a_rule():
    source = (LOCALES / "en" / "LC_MESSAGES" / "picket.po").read_text("utf-8")
    assert set(re.findall(r'^msgid "(picket\.(?:place|way)\..+)"$', source, re.MULTILINE)) == set(IDS)


def test_ids_are_alone_and_each_country_has_a_row_for_the_rest():
    assert len({rule.id for rule in RULES}) == len(RULES)
    countries = {rule.country for rule in RULES}
    assert countries == {"DE", "FR", "GB", "RU", "US"}
    assert {rule.id for rule in RULES if not rule.regions} == countries


def test_each_land_has_one_rule():
    regions = [region for rule in RULES if rule.country == "DE" for region in rule.regions]
    assert sorted(regions) == [
        "BB",
        "BE",
        "BW",
        "BY",
        "HB",
        "HE",
        "HH",
        "MV",
        "NI",
        "NW",
        "RP",
        "SH",
        "SL",
        "SN",
        "ST",
        "TH",
    ]


@pytest.mark.parametrize(
    ("country", "city", "region", "found"),
    [
        ("DE", "Berlin", "", "DE-BE"),
        ("DE", "München", "", "DE-BY"),
        ("DE", "Munich", "", "DE-BY"),
        ("DE", "Frankfurt am Main", "", "DE-HE"),
        ("DE", "Hamburg", "", "DE-BUND"),
        ("DE", "Hintertupfingen", "", "DE"),
        ("DE", "", "de-sn", "DE-SN"),
        ("DE", "Berlin", "BY", "DE-BY"),
        ("GB", "London", "", "GB-EAW"),
        ("GB", "Edinburgh", "", "GB-SCT"),
        ("GB", "Belfast", "", "GB-NIR"),
        ("GB", "", "", "GB"),
        ("US", "Washington, D.C.", "", "US-DC"),
        ("US", "New York", "", "US"),
        ("FR", "Paris", "", "FR"),
        ("RU", "Moscow", "", "RU"),
    ],
)
def test_the_rule_of_a_place(country, city, region, found):
    assert rule_of(country, city, region).id == found


def test_other_countries_have_none():
    assert rule_of("AQ", "Port Aurora") is None
    assert region_of("FR", "Berlin") == ""


def test_where_the_land_is_not_known_the_strictest_rule_holds():
    assert rule_of("DE").period.skips


def test_a_law_is_not_taken_for_older_than_it_is():
    russian = rule_of("RU")
    assert not russian.holds_on(date(2001, 3, 24))
    assert russian.holds_on(date(2026, 3, 24))
    assert rule_of("DE", "Dresden").holds_on(date(2001, 3, 24)), "not known since when"

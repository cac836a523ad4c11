"""What a leaflet says: the case in 120 words at most, demands never altered, public addresses alone."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.given import COURT, campaign, court, data, embassy, recipient

from plaint.catalogues import CATALOGUED
from plaint.compose.cases import count_words
from plaint.compose.leaflets import MOST_WORDS, leaflet_of
from plaint.compose.street import street_of
from plaint.errors import PlaintError

DAY = date(2026, 11, 22)
BOOK = data(court(fax="+77212742783"), embassy())
PERSON = {"name": "Orla Fair", "role": {"en": "a baker"}, "facts": {"en": "in prison since May"}}


def leaflet(about=None, book=BOOK, country="GB", language="en"):
    about = about or campaign()
    return leaflet_of(about, book, street_of(about, book, country), language, DAY)


def test_the_case_is_the_campaigns_own_words():
    made = leaflet(campaign(people=[PERSON]))
    assert made.title == "Open the gates"
    assert made.case == ("Orla Fair, a baker: in prison since May.",)
    assert made.demands == ("The gates must be opened.",)
    assert made.words == 3 + 8 + 5


def test_french_has_its_space_before_the_colon():
    person = {"name": "Orla Fair", "facts": {"fr": "en prison"}}
    french = campaign(title={"fr": "Ouvrez"}, people=[person], demands=[{"id": "a", "fr": "Ouvrez."}])
    assert leaflet(french, language="fr").case == ("Orla Fair\u00a0: en prison.",)


def people(count, facts=9):
    return [{**PERSON, "name": f"Person {number}", "facts": {"en": "word " * facts}} for number in range(count)]


def demands(*lengths):
    return [{"id": f"d{number}", "en": " ".join(["word"] * length)} for number, length in enumerate(lengths)]


@pytest.mark.parametrize(
    ("about", "case", "kept", "further"),
    [
        ({"people": people(7), "demands": demands(30)}, "Person 0: word word", 1, ""),
        ({"people": people(8), "demands": demands(12, 12, 12)}, "Person 0: word word", 2, "Further demands: 1."),
        ({"people": people(20), "demands": demands(20, 40)}, "Whom it is about: Person 0, Person 1", 2, ""),
        ({"people": people(9), "demands": demands(60, 60, 60)}, "Whom it is about: Person", 1, "Further demands: 2."),
        ({"people": [], "demands": demands(60, 70)}, "", 1, "Further demands: 1."),
    ],
    ids=["whole-without-roles", "half-the-demands", "names", "fewest", "nobody"],
)  # fmt: skip
def test_what_is_left_out_first(about, case, kept, further):
    made = leaflet(campaign(**about))
    assert made.words <= MOST_WORDS
    assert next(iter(made.case), "").startswith(case)
    assert (len(made.demands), made.further) == (kept, further)


@given(
    count=st.integers(0, 70), facts=st.integers(1, 40), lengths=st.lists(st.integers(1, 100), min_size=1, max_size=9)
)
def test_never_more_than_120_words_and_no_demand_is_altered(count, facts, lengths):
    about = campaign(people=people(count, facts), demands=demands(*lengths))
    made = leaflet(about)
    assert made.words <= MOST_WORDS
    assert made.demands == tuple(f"{demand.text}." for demand in about.demands[: len(made.demands)])


def test_a_demand_that_no_leaflet_can_hold_is_refused():
    with pytest.raises(PlaintError, match=r"the title and one demand have 1.. words in 'en'"):
        leaflet(campaign(demands=demands(130)))


def test_words_are_counted_as_people_count_them():
    assert count_words(("Freedom — for A. Sample’s 3 well-known friends!",)) == 7


@pytest.mark.parametrize("language", CATALOGUED)
def test_every_language_has_its_words(language):
    about = campaign(title={language: "X"}, demands=[{"id": "a", language: "Y."}])
    made = leaflet(about, language=language)
    assert len(made.advice) == 3
    assert made.responsible


def test_addresses_are_public_and_international():
    (address,) = leaflet().addresses
    assert address.lines[0] == "Ada Bench"
    assert address.lines[-1] == "KAZAKHSTAN"
    assert [(way.words, way.href) for way in address.reach] == [
        ("Fax: +7 7212 74 27 83", ""),
        ("E-mail: court@example.org", "mailto:court@example.org"),
    ]


def test_channels_that_the_campaign_does_not_want_stay_out():
    (address,) = leaflet(campaign(channels=["email", "phone"])).addresses
    assert address.lines == ("Ada Bench", "President of the Court", "KAZAKHSTAN")
    assert [way.words for way in address.reach] == ["E-mail: court@example.org"]
    assert leaflet(campaign(channels=["phone"])).addresses == ()


def test_what_is_secret_stays_out():
    hidden = court(
        post={"lines": ["1 Court Square"], "city": "Fairhaven", "secret": True},
        email=[{"address": "secret@example.org", "secret": True}, "public@example.org"],
        fax={"e164": "+77212742783", "secret": True},
    )
    (address,) = leaflet(book=data(hidden)).addresses
    assert address.lines == ("Ada Bench", "President of the Court", "KAZAKHSTAN")
    assert [way.words for way in address.reach] == ["E-mail: public@example.org"]


def test_an_organiser_is_on_no_leaflet():
    organiser = recipient("ainur", kind="organiser", name="Ainur Sample", country="KZ", email="ainur@example.org")
    made = leaflet(campaign(targets=["ainur"]), data(organiser))
    assert made.addresses == ()
    assert made.left_out == ("ainur: no public address, fax or e-mail is known",)
    assert len(made.advice) == 2


def test_lost_addresses_are_named_to_the_organiser():
    lost = court(post={"status": "lost"}, email=None)
    assert leaflet(book=data(lost)).left_out == ("court: no public address, fax or e-mail is known",)


def test_a_mission_that_forwards_is_written_to_in_its_stead():
    about = campaign(targets=[{"recipient": "court", "via": {"mission": "KZ"}}])
    (address,) = leaflet(about).addresses
    assert address.lines[0] == "Embassy of the Republic of Kazakhstan"
    assert "2 Iceberg Row" in address.lines


def test_only_so_many_addresses_have_room():
    book = data(*(recipient(f"c{n}", **{**COURT, "post": {"city": f"City {n}"}}) for n in range(6)))
    made = leaflet(campaign(targets=[f"c{n}" for n in range(6)]), book)
    assert [address.target for address in made.addresses] == ["c0", "c1", "c2", "c3"]
    assert made.left_out == ("c4: no room for more than 4 addresses", "c5: no room for more than 4 addresses")


def test_the_link_is_the_first_web_address():
    about = campaign(links=["javascript:alert(1)", "https://example.org/a", "https://example.org/b"])
    assert leaflet(about).link == "https://example.org/a"
    assert leaflet().link == ""


def test_germany_has_its_own_word_for_who_answers_for_print():
    assert leaflet(country="DE").responsible == "V. i. S. d. P. · Published by (name, address)"
    assert leaflet(country="GB").responsible == "Published by (name, address)"

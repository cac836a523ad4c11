"""The running sheet, the forms, the press note and what to mind, in words."""

import re
from datetime import date, time
from itertools import product

import pytest
from tests.compose.picketing import DAY, counter, plan
from tests.given import campaign, court, embassy, signatory

from plaint.catalogues import CATALOGUED, phrase
from plaint.compose.picket.forms import receipt, refusal
from plaint.compose.picket.place import Place
from plaint.compose.picket.press_note import press_language, press_note
from plaint.compose.picket.remarks import remarks
from plaint.compose.picket.running import Known, PrintLine, Roles, running_sheet
from plaint.contacts.assembly_rules import rule_of

CASES = campaign(
    people=[{"name": "Orla Fair", "role": "teacher", "facts": "in prison since May"}, {"name": "Bo Free"}],
    slogans=["Open up!"],
    risks=["Do not write to the prison."],
)


def facts(sheet):
    return {fact.label: fact.lines for fact in sheet.facts}


def minded(planned, *, law=False):
    return " ".join(remark.english for remark in remarks(planned) if remark.is_law == law)


def abroad(country, city, **keys):
    """A picket at an embassy in another city, with known hours."""
    door = embassy(country=country, seat=city, verified="2026-11-01", hours="Mo-Fr 10:00-16:00", post={"city": city})
    return plan(door=door, **keys)


def test_the_running_sheet_says_where_when_and_for_whom():
    sheet = running_sheet(plan(CASES), Known())
    assert facts(sheet) == {
        "Where": ("Embassy of the Republic of Kazakhstan", "2 Iceberg Row", "London", "ZZ9 9ZZ"),
        "Day": ("Tuesday, 1 December 2026",),
        "Hour": ("12:30",),
        "For": ("Orla Fair and Bo Free",),
    }


def test_what_is_not_known_is_left_to_be_filled_in():
    door = embassy("mission-kz", post=None, seat="London")
    sheet = running_sheet(plan(place=Place(door, is_generic=True), on=None, at=None), Known())
    assert facts(sheet) == {
        "Where": ("Embassy of the Republic of Kazakhstan", "London"),
        "Address": (),
        "Day": (),
        "Hour": (),
        "For": ("Orla Fair",),
    }
    assert all(role.lines == () for role in sheet.roles)


def test_the_course_follows_the_clock():
    sheet = running_sheet(plan(at=time(23, 20), until=time(23, 59)), Known())
    times = ["22:20", "22:50", "23:20", "23:35", "23:45", "23:50", "23:59", "00:59"]
    assert [moment.when for moment in sheet.course] == times
    assert [moment.when for moment in running_sheet(plan(at=None), Known()).course][:3] == [
        "−60 min",
        "−30 min",
        "0 min",
    ]


def test_who_does_what_comes_from_the_settings():
    known = Known(roles=Roles(police="Ann", press="Bo, +44 20 7946 0331", stewards=("Cy", "Di")))
    lines = [role.lines for role in running_sheet(plan(), known).roles]
    assert lines[:4] == [("Ann",), ("Bo, +44 20 7946 0331",), ("Cy, Di",), ()]


def test_people_are_told_for_whom_and_what():
    answers = {answer.label: answer.lines[0] for answer in running_sheet(plan(CASES), Known()).answers}
    assert answers["People passing by"] == (
        "We stand here for Orla Fair and Bo Free. This is what we demand: The gates must be opened."
    )
    nobody = campaign(people=[], demands=[])
    street = running_sheet(plan(nobody), Known()).answers[0].lines[0]
    assert street == "We stand here under these words: Open the gates."


def test_no_court_is_asked_to_forward():
    at_the_court = running_sheet(plan(door=court()), Known()).answers[3].lines[0]
    assert "forward" not in at_the_court
    assert "forward" in running_sheet(plan(), Known()).answers[3].lines[0]


def test_the_receipt_counts_and_names_what_is_handed_in():
    people = (signatory(), signatory("bo", name="Bo Sample"))
    desk = counter(plan(), court(), signatories=people)
    words = receipt(desk.copy(), (*desk.own(), *desk.forwarded()), DAY)
    assert words.number == "Letters with these words that are handed in: 2"
    assert words.together.lines == ("Ada Bench, President of the Court",)
    alone = counter(plan(), court())
    assert receipt(alone.copy(), alone.own(), DAY).number == ""


def test_the_refusal_form_knows_place_and_day():
    form = refusal(plan())
    assert form.facts[0].lines == ("Embassy of the Republic of Kazakhstan, 2 Iceberg Row, London, ZZ9 9ZZ",)
    assert form.facts[1].lines == ("Tuesday, 1 December 2026",)


def test_the_press_note_tells_the_case_and_names_no_speaker():
    note = press_note(plan(CASES))
    assert note.people == ("Orla Fair, teacher: in prison since May", "Bo Free")
    assert note.demands == ("The gates must be opened.",)
    assert note.speaker.lines == ()


def test_the_press_note_is_in_the_streets_language_where_there_are_words():
    assert press_language(plan(street=("uk", "ru"))) == "ru"
    assert press_language(plan(street=("uk", "de"), language="fr")) == "fr"


@pytest.mark.parametrize(
    ("planned", "words"),
    [
        (plan(campaign(status="closed")), "is history"),
        (plan(campaign(status="draft")), "is a draft"),
        (plan(campaign(until="2026-11-30")), "last day was 30 November 2026"),
        (plan(CASES), "Risk: Do not write to the prison."),
        (plan(on=None), "No day is set"),
        (plan(at=None), "No hour is set"),
        (plan(on=date(2026, 11, 21)), "21 November 2026 is past"),
        (
            plan(place=Place(embassy(post=None), is_generic=True)),
            "no mission of this state there (Kazakhstan; United Kingdom)",
        ),
        (plan(door=embassy(post=None)), "The address is not known"),
        (plan(door=embassy()), "Nobody has checked this address"),
        (plan(door=embassy(verified="2025-11-30")), "Nobody has checked this address"),
        (
            plan(place=Place(embassy(), None, (embassy("kz-consulate-leeds", seat="Leeds"),))),
            "kz-consulate-leeds (Leeds)",
        ),
    ],
)
def test_what_to_mind(planned, words):
    assert words in minded(planned)


def test_nothing_to_mind():
    assert minded(plan()) == ""
    history = plan(campaign(status="closed"), embassy(hours="Mo-Fr 10:00-16:00"), on=date(2001, 3, 27))
    assert [one.english for one in remarks(history) if not one.is_law] == [phrase("en", "picket.warn.closed")]


@pytest.mark.parametrize(
    ("day", "at", "words"),
    [
        (date(2026, 12, 5), time(12, 30), "closed on that day of the week"),
        (date(2026, 12, 1), time(17), "closed at that hour; it is open 10:00–16:00"),
        (date(2026, 12, 25), time(12, 30), "public holiday: Christmas Day (United Kingdom)"),
        (date(2026, 12, 16), time(12, 30), "public holiday: Independence Day (Kazakhstan)"),
    ],
)
def test_a_closed_door_is_said_with_what_can_be_done(day, at, words):
    found = minded(abroad("GB", "London", on=day, at=at))
    assert words in found
    assert "letter box" in found
    assert "when it is open next" in found
    assert "registered post" in found


def test_an_open_door_is_no_warning_but_a_guess_is():
    assert "is open" not in minded(abroad("GB", "London"))
    assert "was assumed" in minded(plan(door=embassy(verified="2026-11-01")))


def test_the_law_has_a_place_of_its_own():
    found = minded(abroad("DE", "Berlin", on=date(2026, 12, 15)), law=True)
    assert "Notice must be in by" in found
    assert "no legal advice" in found
    assert "The table has no rule for Italy" in minded(abroad("IT", "Roma"), law=True)


LATE = [("DE", "Berlin"), ("DE", "München"), ("FR", "Paris"), ("GB", "London"), ("RU", "Moscow"), ("US", "Washington")]


@pytest.mark.parametrize("language", [language for language in CATALOGUED if language != "en"])
@pytest.mark.parametrize(("country", "city"), LATE)
def test_the_law_speaks_the_organisers_language(language, country, city):
    planned = abroad(country, city, on=date(2026, 11, 23), language=language)
    rule = rule_of(country, city)
    said = " ".join(remark.text.replace(rule.law, "") for remark in remarks(planned) if remark.is_law)
    assert all(phrase(language, f"picket.place.{zone}") in said for zone in rule.zones)
    assert all(phrase(language, f"picket.way.{way}") in said for way in rule.ways_out)
    said = re.sub(r"https?://\S+", "", said)
    assert not re.findall(r"\b(?:the|is|are|by|may|with|where|or|at|be|must)\b|nglisch|англ|ағылш|nglais|inglés", said)


def test_a_notice_that_is_late_and_a_leaflet_before_it_come_first():
    assert "too late for the notice" in minded(abroad("DE", "Berlin", on=date(2026, 11, 23)))
    assert "too late" not in minded(abroad("DE", "Berlin", on=date(2026, 12, 15)))
    event = {"what": "Picket", "at": "kz-embassy-london", "on": "2026-12-15", "announced": "2026-11-23"}
    announced = campaign(events=[event])
    door = abroad("DE", "Berlin").recipient
    early = plan(announced, place=Place(door, announced.events[0]), on=date(2026, 12, 15))
    assert "The leaflet would be out" in minded(early)


def test_a_picket_that_was_needs_no_notice():
    assert "too late" not in minded(abroad("DE", "Berlin", on=date(2026, 11, 20)))


@pytest.mark.parametrize("language", CATALOGUED)
def test_every_word_is_there_in_every_language(language):
    about = campaign(status="draft", risks=["A risk."], until="2026-01-01")
    planned = plan(about, language=language, on=None, at=None)
    sheet = running_sheet(planned, Known(prints=(PrintLine("1", "x", "1", "y"),)))
    texts = [sheet.title, sheet.private, *sheet.bring, *sheet.door, *(moment.what for moment in sheet.course)]
    texts += [line for field in (*sheet.facts, *sheet.roles, *sheet.answers) for line in (field.label, *field.lines)]
    texts += [remark.text for remark in remarks(planned)]
    assert all(texts)
    assert not [text for text in texts if "{" in text or text.startswith("picket.")]


def test_every_part_has_a_name_and_a_use():
    from plaint.picket.part import PARTS

    keys = [f"picket.{kind}.{part}" for kind, part in product(("part", "use"), PARTS)]
    # a letter to be forwarded is used as the other
    assert [key for key in keys if not phrase("en", key)] == ["picket.use.forward"]


def test_the_folder_is_named_after_place_and_day():
    assert plan().stem == "picket-kz-embassy-london-2026-12-01"
    assert plan(on=None).stem == "picket-kz-embassy-london-undated"
    unknown = embassy("mission-kz", post=None, seat="New York", country="US")
    assert plan(place=Place(unknown, is_generic=True)).stem == f"picket-mission-kz-us-new-york-{DAY}"

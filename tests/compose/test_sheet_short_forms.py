"""Text to forward, telegram and telephone script: how long they are, what must be in them."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_sheet import CASES, history, of_history, sheet
from tests.given import campaign, court, embassy

from plaint.catalogues import CATALOGUED
from plaint.compose.sheet.forward import MOST_CHARACTERS, compose_forward, count_characters, expiry
from plaint.compose.sheet.mail import MOST_CHARACTERS as MOST_OF_A_LINK
from plaint.compose.sheet.mail import compose_mails
from plaint.compose.sheet.summary import count_words
from plaint.compose.sheet.telegram import compose_telegrams
from plaint.compose.sheet.telephone import compose_scripts
from plaint.errors import PlaintError

__all__ = ["history"]
MANY = [
    {"id": f"d{number}", **dict.fromkeys(CATALOGUED, f"Gate {number} of the town must be opened without delay.")}
    for number in range(9)
]


def plain(words):
    return words.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(("name", "language"), CASES)
def test_every_appeal_can_be_passed_on(name, language, history):
    made = of_history(history, name, language)
    words = compose_forward(made)
    assert count_characters(words) <= MOST_CHARACTERS
    assert made.title in words
    assert made.demands[0] in words
    assert plain(made.entries[0].address[0]) in plain(words)
    assert "2026" in words
    assert (made.links[0].url if made.links else "\n\n") in words
    assert ".." not in words


@pytest.mark.parametrize(("name", "language"), CASES)
def test_every_target_gets_a_telegram_of_thirty_to_fifty_words(name, language, history):
    made = of_history(history, name, language)
    telegrams = compose_telegrams(made)
    assert len(telegrams) == len(made.entries)
    for telegram in telegrams:
        assert 30 <= telegram.words <= 50, telegram
        assert telegram.words == count_words(telegram.text)
        assert any(demand.upper() in telegram.text for demand in made.demands)
        assert all(name.upper() in telegram.text for name in made.names)
        assert telegram.text == telegram.text.upper()
        assert telegram.address


@pytest.mark.parametrize("language", CATALOGUED)
@pytest.mark.parametrize("demands", [MANY[:1], MANY])
@pytest.mark.parametrize("people", [0, 1, 40])
def test_short_forms_keep_their_length_in_every_language(language, demands, people):
    words = dict.fromkeys(CATALOGUED, "Ворота")
    persons = [{"name": f"Person{number} Example"} for number in range(people)]
    made = sheet(about=campaign(title=words, demands=demands, people=persons), language=language)
    assert count_characters(compose_forward(made)) <= MOST_CHARACTERS
    (telegram,) = compose_telegrams(made)
    assert 30 <= telegram.words <= 50
    assert demands[0]["en"].upper() in telegram.text


def test_a_forwarded_text_holds_the_essentials_first():
    about = campaign(until="2027-01-31", links=["https://www.example.org/gates"], demands=MANY)
    assert compose_forward(sheet(about=about)) == (
        "URGENT ACTION · Kazakhstan: Open the gates\n\n"
        f"Orla Fair. {' '.join(demand['en'] for demand in MANY)}\n\n"
        "Write to: Ada Bench, President of the Court, court@example.org\n\n"
        "Act by: 31 January 2027\n"
        "The full appeal: https://www.example.org/gates\n"
        "Please do not pass this on after 31 January 2027."
    )


def test_what_finds_no_room_is_left_out_whole():
    long = [{"id": f"d{number}", "en": f"Demand {number} " + "very " * 90 + "urgent."} for number in range(4)]
    words = compose_forward(sheet(about=campaign(demands=long)))
    assert words.count("urgent.") == words.count("Demand") == 1


@given(st.lists(st.text("aя😀 ", min_size=5, max_size=300).map(str.strip), min_size=1, max_size=6))
def test_no_text_is_ever_longer_or_cut(sentences):
    made = replace(sheet(), summary=tuple(f"{one}." for one in sentences), demands=())
    try:
        words = compose_forward(made)
    except PlaintError:
        return
    assert len(words.encode("utf-16-le")) // 2 <= MOST_CHARACTERS
    case = words.split("\n\n")[1]
    assert all(f"{one}." in case or f"{one}." not in words for one in sentences)


def test_characters_are_counted_as_messengers_do():
    assert count_characters("aя😀") == 4


def test_a_text_that_cannot_be_short_says_what_to_shorten():
    about = campaign(title="Gates " * 80, demands=[{"id": "gates", "text": "Now " * 99}])
    with pytest.raises(PlaintError, match="900 are the limit") as caught:
        compose_forward(sheet(about=about))
    assert "shorten the title, the first demand" in caught.value.hint


def test_a_text_expires_three_weeks_after_it_was_made():
    assert expiry(sheet()) == date(2026, 12, 13)
    assert expiry(sheet(about=campaign(until="2027-01-31"))) == date(2027, 1, 31)


def test_a_demand_too_long_for_a_telegram_makes_room_for_a_shorter_one():
    long = {"id": "long", "text": "very " * 60}
    telegrams = compose_telegrams(sheet(about=campaign(demands=[long, {"id": "short", "text": "Open the gates."}])))
    assert "OPEN THE GATES." in telegrams[0].text
    with pytest.raises(PlaintError, match="no telegram to court"):
        compose_telegrams(sheet(about=campaign(demands=[long])))


def test_a_telephone_script_is_three_sentences():
    made = sheet(court(phone="+7 7212 74 27 83", hours="Mo-Fr 09:00-18:00", timezone="Asia/Almaty"))
    (script,) = compose_scripts(made)
    assert plain(script.number) == "+7 7212 74 27 83 (dial 00 7 7212 74 27 83)"
    assert script.hours.startswith("Mon–Fri 04:00–13:00 your time")
    assert script.ask_for == "Ada Bench, President of the Court"
    assert script.sentences == (
        "Good day, my name is [your name] and I am calling from [your town and country].",
        "I am calling about this matter: Open the gates.",
        "This is what I ask: The gates must be opened.",
    )


def test_whoever_is_asked_for_stands_in_the_nominative(history):
    (script,) = compose_scripts(of_history(history, "karaganda-2003", "ru"))
    assert script.ask_for == "А. Касимов, Председатель Карагандинского областного суда"


def test_who_has_no_telephone_gets_no_script():
    assert compose_scripts(sheet(court())) == ()


def test_nobody_is_asked_to_forward_what_is_said_by_telephone():
    about = campaign(targets=[{"recipient": "court", "via": {"mission": "KZ"}}], channels=["phone"])
    made = sheet(court(), embassy(phone="+44 20 7946 0018"), about=about)
    assert made.entries[0].brief("phone")
    assert compose_scripts(made) == ()


def test_a_short_mail_is_a_whole_letter():
    (mail,) = compose_mails(sheet())
    assert (mail.to, mail.subject) == ("court@example.org", "Open the gates")
    assert mail.text == (
        "Your Honour,\n\n"
        "I protest. This concerns: Orla Fair.\n\n"
        "The gates must be opened.\n\n"
        "Please let me know what has been done.\n\n"
        "Yours respectfully,\n\n"
        "[your name, town and country]"
    )
    assert mail.link.startswith("mailto:court@example.org?subject=Open%20the%20gates&body=Your%20Honour%2C%0D%0A")


@pytest.mark.parametrize("language", CATALOGUED)
def test_a_short_mail_fits_a_link_in_every_language(language):
    words = dict.fromkeys(CATALOGUED, "Ворота")
    demands = [{"id": f"d{number}", **dict.fromkeys(CATALOGUED, "Открыть ворота города.")} for number in range(30)]
    (mail,) = compose_mails(sheet(about=campaign(title=words, demands=demands), language=language))
    assert "1. Открыть ворота города.\n2. " in mail.text
    assert MOST_OF_A_LINK - 200 < len(mail.link) <= MOST_OF_A_LINK


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ({"fax": "+7 7212 74 27 83", "email": None}, "Ada Bench, President of the Court, Fax +7 7212 74 27 83"),
        ({"email": None}, "Ada Bench, President of the Court, 1 Court Square, FAIRHAVEN, KAZAKHSTAN"),
        ({"fax": "+7 7212 74 27 83"}, "Ada Bench, President of the Court, court@example.org"),
    ],
)
def test_a_forwarded_text_names_the_quickest_way(keys, said):
    assert f"Write to: {said}\n" in compose_forward(sheet(court(**keys)))

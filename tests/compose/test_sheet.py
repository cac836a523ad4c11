"""The action sheet: what is on it, in whose words, and what is never on it."""

from datetime import date
from pathlib import Path

import pytest
from tests.given import TODAY, campaign, court, data, embassy, library, recipient, text

from plaint.catalogues import CATALOGUED
from plaint.compose.letters import Order
from plaint.compose.sheet.summary import MOST_WORDS, count_words, summarise
from plaint.compose.sheet.whole import compose_sheet
from plaint.errors import PlaintError
from plaint.workspace import open_workspace

ROOT = Path(__file__).resolve().parents[2]
UNION = recipient(
    "hidden-union",
    kind="organiser",
    name="Hidden Union",
    country="KZ",
    email="union@example.org",
    post={"lines": ["9 Secret Street"], "city": "Leeds"},
)


def sheet(*book, about=None, texts=(), zone="Europe/London", origin="GB", **order):
    wanted = {"day": TODAY, **order}
    found = data(*(book or (court(fax="+7 7212 74 27 83", hours="Mo-Fr 09:00-18:00", timezone="Asia/Almaty"),)), UNION)
    return compose_sheet(found, library(*texts), Order(campaign=about or campaign(), origin=origin, **wanted), zone)


def shown(entry):
    return {line.kind: line.text.replace("\N{NO-BREAK SPACE}", " ") for line in entry.lines if line.text}


def test_a_target_is_reached_from_the_readers_country():
    (entry,) = sheet().entries
    assert entry.address == ("Ada Bench", "President of the Court", "1 Court Square", "FAIRHAVEN", "KAZAKHSTAN")
    assert [(one.text, one.language) for one in entry.salutations] == [
        ("Your Honour,", "en"),
        ("Уважаемый Судья!", "ru"),
    ]
    assert shown(entry) == {
        "fax": "+7 7212 74 27 83 (dial 00 7 7212 74 27 83)",
        "email": "court@example.org",
        "hours": "Mon–Fri 04:00–13:00 your time (London) on 23 November; Mon–Fri 09:00–18:00 there",
        "reads": "Russian, Kazakh",
    }


@pytest.mark.parametrize(
    ("origin", "said"),
    [
        ("RU", "8 (7212) 74 27 83 / 8~10 7 7212 74 27 83; ~: wait for the second dialling tone"),
        ("BR", "on a landline, your carrier’s exit code in place of +"),
    ],
)
def test_numbers_are_told_as_they_are_dialled(origin, said):
    assert shown(sheet(origin=origin, zone=None).entries[0])["fax"] == f"+7 7212 74 27 83 (dial {said})"


def test_a_number_is_told_as_it_is_where_the_reader_is_unknown():
    assert shown(sheet(origin=None, zone=None).entries[0])["fax"] == "+7 7212 74 27 83"


def test_hours_are_told_by_the_offices_clock_alone_where_the_readers_is_unknown():
    assert shown(sheet(origin=None, zone=None).entries[0])["hours"] == "Mon–Fri 09:00–18:00 local time"


def test_the_same_clock_is_told_once():
    hours = shown(sheet(origin="KZ", zone="Asia/Almaty").entries[0])["hours"]
    assert hours == "Mon–Fri 09:00–18:00, the same as your time"


def test_the_salutation_is_told_once_where_the_target_reads_the_sheet():
    (entry,) = sheet(language="ru").entries
    assert [one.language for one in entry.salutations] == ["ru"]


def test_a_number_that_is_lost_is_named():
    lost = court(email={"status": "lost"}, fax={"status": "dead", "e164": "+77212742783"})
    lines = {line.kind: (line.text, line.brief) for line in sheet(lost).entries[0].lines}
    assert lines["email"] == ("no longer known: ask the organisers", "")
    assert lines["fax"] == ("no longer works: do not use it", "")


def test_a_telephone_that_takes_faxes_is_told_once():
    both = court(fax="+7 7212 74 27 83", phone="+7 7212 74 27 83")
    (entry,) = sheet(both).entries
    assert [line.label for line in entry.shown] == ["Fax, Telephone", "E-mail", "Reads"]
    assert entry.brief("phone") == entry.brief("fax") == "+7 7212 74 27 83"


def test_the_mission_in_the_readers_country_gets_a_copy():
    assert sheet(court(), embassy()).missions == (
        "Please also send a copy to the mission in your country: Embassy of the Republic of Kazakhstan, 2 Iceberg Row, "
        "LONDON, ZZ9 9ZZ.",
    )
    assert sheet(court(), embassy(), origin="KZ").missions == ()
    about = campaign(targets=["court", {"mission": "KZ"}])
    assert sheet(court(), embassy(), about=about).missions == ()


def test_an_unknown_mission_is_to_be_looked_up():
    entries = sheet(court(), about=campaign(targets=[{"mission": "KZ"}])).entries
    assert entries[0].address == ("The Ambassador, Embassy of the Republic of Kazakhstan",)
    assert shown(entries[0]) == {"remark": "Look up the address of the mission in your country."}


SECRETS = ("Hidden Union", "union@example.org", "9 Secret Street", "020 7946 0018", "mail.ru")


@pytest.mark.parametrize("what", ["donate", "publish", "forward", "report", "telegram", "join"])
@pytest.mark.parametrize(
    "how",
    ["Write to union@example.org.", "Write to union at mail.ru.", "Come to 9 Secret Street.", "Ring 020 7946 0018."],
)
def test_nobodys_contact_is_told_by_what_is_asked(what, how):
    about = campaign(
        copies=[{"to": "hidden-union", "by": "email"}], asks=[{"what": what, "how": how}], source=f"an appeal; {how}"
    )
    made = sheet(court(), about=about)
    assert len(made.asks) == 1
    assert [secret for secret in SECRETS if secret in str(made)] == []
    assert made.tell == ("Tell whoever gave you this sheet what you have done and what answer you get.",)


def test_events_and_links_name_no_contact_either():
    events = [{"what": "Picket", "place": "Town Square", "on": "2026-12-01"}, {"what": "Meet at anna@example.org"}]
    links = ["https://www.example.org", "mailto:a@example.org", {"url": "https://x.example", "title": "a@b.c"}]
    made = sheet(about=campaign(events=events, links=links))
    assert [passage.text for passage in made.background] == ["Picket, 1 December 2026, Town Square."]
    assert [link.url for link in made.links] == ["https://www.example.org"]


def test_what_is_asked_stands_in_the_campaigns_words_where_they_are_harmless():
    asks = [{"what": "forward", "how": "Forward it to three people by 2026-12-01"}, {"what": "donate", "how": "Give"}]
    told = [ask.text for ask in sheet(court(), about=campaign(asks=asks)).asks]
    assert told[0] == "Forward it to three people by 2026-12-01."
    assert told[1].startswith("The organisers also need money. Ask them")


def test_an_organiser_who_agreed_to_be_seen_is_named():
    copies = [{"to": "hidden-union", "by": "email", "visible": True, "consent": "2026-11-01"}]
    (line,) = sheet(court(), about=campaign(copies=copies)).tell
    assert line.endswith(": Hidden Union, union@example.org.")


def test_a_secret_contact_is_not_told_even_then():
    hidden = recipient(
        "friends", kind="organiser", name="Friends", country="KZ", email={"address": "f@example.org", "secret": True}
    )
    copies = [{"to": "friends", "by": "email", "visible": True, "consent": "2026-11-01"}]
    (line,) = sheet(court(), hidden, about=campaign(copies=copies)).tell
    assert line.endswith(": Friends.")


def test_risks_are_told_even_in_another_language():
    about = campaign(risks=[{"id": "contact-is-a-crime", "ru": "Контакты наказуемы."}])
    made = sheet(court(), about=about)
    assert [(risk.text, risk.language) for risk in made.risks] == [("Контакты наказуемы.", "ru")]
    assert made.foreign == made.risks


def test_a_risk_that_names_a_contact_is_told_in_general_words():
    about = campaign(risks=[{"en": "Ask first: union (at) example.net"}, {"en": "Their post is read."}])
    told = [risk.text for risk in sheet(court(), about=about).risks]
    assert told == ["Before you write, ask the organisers what to be careful of.", "Their post is read."]


def test_the_letter_is_the_campaigns_own_with_room_to_sign():
    made = sheet(texts=(text(body="I protest."),))
    assert (made.letter.subject, made.letter.body) == ("The gates", "I protest.\n")
    assert made.letter.signature == ("[your name, town and country]",)


def test_a_statement_is_signed_by_many():
    made = sheet(about=campaign(form="statement"), form="statement", texts=(text(body="{{ signatory.plural }}"),))
    assert made.heading == "Sign this statement, alone or with others"
    assert (made.letter.body, made.letter.signature) == ("True\n", ("[name, organisation, town and country]",))


def test_an_organisations_letter_keeps_its_officer():
    sender = {"name": "Example Club", "officer": {"name": "Rob Chair", "role": "chairman"}, "country": "GB"}
    made = sheet(about=campaign(sender=sender))
    assert made.letter.signature == ("Rob Chair", "chairman", "Example Club")
    assert made.heading.startswith("Write in your own words, along")


@pytest.mark.parametrize(
    ("keys", "banner", "status", "deadline"),
    [
        ({}, "Urgent action", "", "Act now: no last day is set."),
        ({"status": "updated", "until": "2027-01-31"}, "Urgent action: update", "", "Act by: 31 January 2027"),
        ({"until": "2026-11-21"}, "Urgent action", "The last day to act is past.", "Act by: 21 November 2026"),
        ({"status": "draft"}, "Draft appeal", "This is a draft.", "Act now: no last day is set."),
        ({"status": "closed"}, "Historic appeal", "This appeal is closed.", ""),
    ],
)
def test_the_campaigns_state_stands_on_top(keys, banner, status, deadline):
    made = sheet(about=campaign(**keys))
    assert (made.banner, made.deadline) == (banner, deadline)
    assert made.status.startswith(status)
    assert bool(made.status) == bool(status)


def test_a_language_without_text_is_refused_as_for_letters():
    with pytest.raises(PlaintError, match="no text in 'fr'"):
        sheet(language="fr")


def person(number, facts="in prison since May"):
    return {"name": f"Person{number} Example", "role": {"en": "weather observer"}, "facts": {"en": facts}}


@pytest.mark.parametrize(
    ("people", "first", "whole"),
    [
        (2, "Person1 Example, weather observer: in prison since May.", True),
        (7, "Person1 Example: in prison since May.", False),
        (12, "Person1 Example, Person2 Example, Person3 Example, Person4 Example, Person5 Example and others.", False),
    ],
)
def test_the_summary_tells_as_much_as_there_is_room_for(people, first, whole):
    about = campaign(people=[person(number + 1) for number in range(people)])
    sentences, is_whole = summarise(about, "en")
    assert (sentences[0], is_whole) == (first, whole)
    assert sentences[-1] == "The gates must be opened."
    assert count_words(" ".join(sentences)) <= MOST_WORDS
    assert len(sheet(about=about).background) == (0 if whole else people)


def test_a_campaign_without_people_is_summed_up_by_its_demands():
    assert summarise(campaign(people=[]), "en")[0] == ("The gates must be opened.",)
    assert summarise(campaign(people=[], demands=[]), "ru")[0] == ("Откройте ворота.",)


@pytest.fixture(scope="module")
def history():
    return open_workspace(ROOT)


APPEALS = ("ismailov-1998", "solidarity-1999", "ilo-conference-1999", "cwi-2000", "uralsk-2001", "karaganda-2003")
CASES = [
    *((name, language) for name in APPEALS for language in ("en", "ru")),
    *(("karaganda-2003", language) for language in ("fr", "de", "es")),
]


def of_history(history, name, language, origin="GB"):
    about = history.campaign(name)
    order = Order(campaign=about, origin=origin, day=date(2026, 11, 22), language=language, form=about.form)
    return compose_sheet(history.data, history.library(name), order, "Europe/London")


@pytest.mark.parametrize(("name", "language"), CASES)
def test_the_summary_of_every_appeal_is_short(name, language, history):
    assert count_words(" ".join(of_history(history, name, language).summary)) <= MOST_WORDS


@pytest.mark.parametrize(("name", "language"), CASES)
def test_no_sheet_gives_an_organisers_contact_away(name, language, history):
    made = str(of_history(history, name, language))
    hidden = ("mgo@aha.ru", "pabgem", "ainur1917", "Box R", "8558 5814", "8988 8793", "PO Box 3688", "Chernogorov")
    assert [words for words in hidden if words in made] == []


@pytest.mark.parametrize("language", CATALOGUED)
def test_a_sheet_has_every_label_in_each_language(language):
    words = {code: f"Ворота {code}" for code in CATALOGUED}
    about = campaign(title=words, demands=[{"id": "gates", **words}], asks=[{"what": "donate", "how": "Give"}])
    made = sheet(about=about, language=language)
    assert made.title == f"Ворота {language}"
    assert "{" not in str(made).replace("{{", "")

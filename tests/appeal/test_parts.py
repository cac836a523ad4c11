"""The parts of reading: contact points, offices, dates, salutations, columns, transport's debris."""

from datetime import date

import pytest

from plaint.appeal.dates import find_days, month_of
from plaint.appeal.languages import language_of
from plaint.appeal.lines import make_plain
from plaint.appeal.mailboxes import find_mailboxes
from plaint.appeal.offices import is_company, is_person, read_office, without_honorific
from plaint.appeal.postal import is_postal
from plaint.appeal.salutations import is_closing, is_greeting, is_salutation
from plaint.appeal.spots import find_spots


@pytest.mark.parametrize(
    ("printed", "address"),
    [
        ("a.b@c.example", "a.b@c.example"),
        ("union at labour.example", "union@labour.example"),
        ("union at\nlabour.example", "union@labour.example"),
        ("union AT labour DOT example", "union@labour.example"),
        ("union [at] labour [dot] example", "union@labour.example"),
        ("union(a)labour.example", "union@labour.example"),
        ("union ät labour.example", "union@labour.example"),
        ("union @ labour.example", "union@labour.example"),
        ("union@labour. example", "union@labour.example"),
        ("union (собака) labour(точка)example", "union@labour.example"),
        ("union chiocciola labour.example", "union@labour.example"),
        ("union[arroba]labour.example", "union@labour.example"),
        ("union&#64;labour.example", "union@labour.example"),
    ],
)
def test_mailboxes_in_every_disguise(printed, address):
    assert [box.address for box in find_mailboxes(f"Write to {printed}, please")] == [address]


@pytest.mark.parametrize(
    "text",
    ["Look at www.site.example", "more is available at site.example", "Follow @minister", "a@b", "at 5 p.m. today"],
)
def test_no_mailbox_where_none_is(text):
    assert [box.address for box in find_mailboxes(text) if box.address] == []


@pytest.mark.parametrize(
    ("text", "channels", "printed"),
    [
        ("Fax: 0090 312 427 10 00", ("fax",), "0090 312 427 10 00"),
        ("Tel./Fax (8152) 45-10-00", ("fax", "phone"), "(8152) 45-10-00"),
        ("Telephone/fax 007-3212-742783.", ("fax", "phone"), "007-3212-742783"),
        ("факс: (8152) 45-10-00", ("fax",), "(8152) 45-10-00"),
        ("télécopie au 05.36.49.10.00 ;", ("fax",), "05.36.49.10.00"),
        ("Fax: + 94 1 446000 / 327123", ("fax",), "+ 94 1 446000 / 327123"),
        ("Fax: (int)52 (5)515-1234 or 516-1000 , from", ("fax",), "(int)52 (5)515-1234 or 516-1000"),
        ("Fax 10-(73272) - 611000.", ("fax",), "10-(73272) - 611000"),
        ("Call 555-0199 after six", ("phone",), "555-0199"),
        ("Warden (620) 555-0142 ext.4", ("phone",), "(620) 555-0142 ext.4"),
        ("T: +44 20 7946 0123", ("phone",), "+44 20 7946 0123"),
    ],
)
def test_numbers_with_their_labels(text, channels, printed):
    (spot,) = find_spots(text)
    assert (spot.channels, spot.printed) == (channels, printed)


@pytest.mark.parametrize(
    "text",
    [
        "Bail was set at 120,000 pesos",
        "On 27 April 1999 at 7 am",
        "P.O. Box 30000-20100",
        "account no. 40703810441000001234",
        "UA 131/18 Index: 32/8820/2018",
    ],
)
def test_no_number_where_none_is(text):
    assert find_spots(text) == ()


@pytest.mark.parametrize(
    ("line", "office", "name"),
    [
        ("President of Kazakhstan Bakhyt Testov", "President of Kazakhstan", "Bakhyt Testov"),
        ("Minister of Internal Affairs Kair Modelov", "Minister of Internal Affairs", "Kair Modelov"),
        ("Governor Josphat Modelo Test", "Governor", "Josphat Modelo Test"),
        ("Court President A Modelov", "Court President", "A Modelov"),
        ("Justizminister Max Muster", "Justizminister", "Max Muster"),
        ("Leiter der Strafanstalten Max Muster", "Leiter der Strafanstalten", "Max Muster"),
        ("Губернатору Мурманской области Моделову П. А.", "Губернатору Мурманской области", "Моделову П. А."),
        ("Deputy Minister of Defence", "Deputy Minister of Defence", ""),
        ("Secretary of Environment and Natural Resources", "Secretary of Environment and Natural Resources", ""),
        ("Mayor of San Juan Test", "Mayor of San Juan Test", ""),
        ("Monsieur le Ministre de la Justice", "Ministre de la Justice", ""),
        ("Presidente Comitato Diritti Umani", "Presidente Comitato Diritti Umani", ""),
        ("Presidente Ivan Modelov", "Presidente", "Ivan Modelov"),
        ("Sottosegretario di Stato per gli Affari Esteri", "Sottosegretario di Stato per gli Affari Esteri", ""),
    ],
)
def test_offices_apart_from_names(line, office, name):
    reading = read_office(line)
    assert (reading.office, reading.name) == (office, name)


@pytest.mark.parametrize(
    "line", ["Republic Square", "1 Example Street", "Ada Testa", "The Northern Lantern", "Nairobi, Kenya"]
)
def test_no_office_where_none_is(line):
    assert read_office(line) is None


def test_persons_companies_and_places():
    assert is_person("Ada Testa")
    assert is_person("Lương Bá Thử")
    assert not is_person("Republic Square")
    assert not is_person("Sri Lanka")
    assert is_company("Muster Armaturen GmbH & Co. KG")
    assert is_company("Example Clothing plc")
    assert not is_company("Ada Testa")
    assert without_honorific("H.E. Mr Ivan Modelov") == "Ivan Modelov"
    assert all(
        is_postal(line)
        for line in ("12 Example Gate", "W8 5XX", "Nairobi, Kenya", "ul. Mira 11", "P.O. Box 30000", "Musterstraße 1")
    )
    assert not is_postal("Ada Testa")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("15 October 2001", date(2001, 10, 15)),
        ("October 15, 2001", date(2001, 10, 15)),
        ("the 15th of October 2001", date(2001, 10, 15)),
        ("Mon Oct 15 10:19:56 MST 2001", date(2001, 10, 15)),
        ("15.10.2001", date(2001, 10, 15)),
        ("15.10.01", date(2001, 10, 15)),
        ("15/10/2001", date(2001, 10, 15)),
        ("10/15/2001", date(2001, 10, 15)),
        ("2001-10-15", date(2001, 10, 15)),
        ("le 15 octobre 2001", date(2001, 10, 15)),
        ("15. Oktober 2001", date(2001, 10, 15)),
        ("15 de octubre de 2001", date(2001, 10, 15)),
        ("15 ottobre 2001", date(2001, 10, 15)),
        ("15 de outubro de 2001", date(2001, 10, 15)),
        ("15 oktober 2001", date(2001, 10, 15)),
        ("15 октября 2001 г.", date(2001, 10, 15)),
        ("2001 жылғы 15 қазан", date(2001, 10, 15)),
        ("18 Apr 97 23:40", date(1997, 4, 18)),
    ],
)
def test_dates_in_nine_languages(text, day):
    (found,) = find_days(f"{text}\n")
    assert found.on(None) == day


def test_a_day_without_a_year_takes_the_one_it_is_given():
    (found,) = find_days("bis zum 22. März eintreffen")
    assert found.on(None) is None
    assert found.on(1996) == date(1996, 3, 22)
    assert month_of("қазанға") == 10


@pytest.mark.parametrize("text", ["31 February 2001x", "45 May 2001", "room 12.3"])
def test_no_day_that_does_not_exist(text):
    assert [day for day in find_days(text) if day.on(None)] == []


def test_letters_open_and_close():
    assert all(
        is_salutation(line)
        for line in (
            "Dear Minister,",
            "Sehr geehrte Damen und Herren,",
            "Madame la Préfète,",
            "Уважаемый господин Министр!",
        )
    )
    assert not any(
        is_salutation(line)
        for line in ("Dear friends,", "Liebe Freundinnen und Freunde,", "Señor Ivan Modelov", "Уважаемые товарищи!")
    )
    assert is_greeting("Dear friends,")
    assert all(
        is_closing(line) for line in ("Yours sincerely,", "Mit freundlichen Grüßen", "С уважением,", "Atentamente")
    )


def test_transport_leaves_no_debris():
    quoted = "> Dear all,\n> send it to Gen=E8ve=\n> or Z=FCrich, caf=E9.\n"
    assert make_plain(quoted).text.startswith("Dear all,\nsend it to Genève")
    assert make_plain("a\u00a0b\u200bc &amp; d<br>").text.strip() == "a bc & d"
    assert make_plain("one\r\ntwo\rthree").text == "one\ntwo\nthree"


def test_languages_by_their_small_words():
    assert language_of("The prisoners have been held in the cells and that is not right") == "en"
    assert language_of("Les prisonniers ont été mis dans une cellule et nous ne savons pas pour qui") == "fr"
    assert language_of("Die Gefangenen sind nicht frei und werden von der Polizei mit Gewalt") == "de"
    assert language_of("Мы просим вас как можно скорее написать и не молчать") == "ru"
    assert language_of("") == ""

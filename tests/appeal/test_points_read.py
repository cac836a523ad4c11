"""Numbers as appeals give them: with codes told once, in tables, over lines, in the words of a sentence."""

import pytest

from plaint.appeal.read import read_appeal


def _target(lines, country="Kazakhstan"):
    head = "Please send protests to:\n\nMinister of Justice\nMr Ivan Modelov\n1 Example Street\n"
    (target,) = read_appeal(f"{head}Town, {country}\n{lines}\n").targets
    return target


@pytest.mark.parametrize(
    ("country", "lines", "fax"),
    [
        ("Germany", "Tel. 030 23125 100, Fax 23125 102", ("+493023125102",)),
        ("Indonesia", "Fax: 00-62-21-384 1000 ou -384 1234", ("+62213841000", "+62213841234")),
        ("Korea", "Fax: +82-2-770-1000 (if engaged: 770-1234)", ("+8227701000", "+8227701234")),
        ("Zimbabwe", "Fax: 011-263-4-774586-8", ("+2634774586",)),
        ("Japan", "Fax: 011-81-735-52-1234", ("+81735521234",)),
        ("Belgium", "Fax 02/504.10.00 ou 02/504.10.01", ("+3225041000", "+3225041001")),
        ("Bahrain", "Faxes: + 973 276 000 / 290 000", ("+973276000", "+973290000")),
        ("Tunisia", "Fax : +216 71\n  744 000 / +216 71 731 000", ("+21671744000", "+21671731000")),
        ("Chile", "Fax: 45-212345", ("+5645212345",)),
        ("Argentina", "Fax: (011) 4310-61.. (cut off)", ()),
        ("Niger", "Fax (227) 73 40 00\nFax 72 70 00", ("+227734000", "+227727000")),
        ("Chad", "Fax : (235) 52 10 00", ("+235521000",)),
        ("Brasil", "Telefax: (0xx94) 324-1234", ("+55943241234",)),
    ],
)
def test_numbers_are_completed_by_what_is_told_nearby(country, lines, fax):
    assert _target(lines, country).values("fax") == fax


def test_an_area_code_may_be_told_once_for_all():
    text = (
        "ЗВОНИТЕ И ПИШИТЕ (до 15 ноября):\n\nГлава администрации Моделев И. И.: факс 576-12-34\n\n"
        "Прокурор города Образцов С. П.: факс 318-10-00. Код города 812!\n\nРоссия, Россия.\n"
    )
    assert [one.values("fax") for one in read_appeal(text).targets] == [("+78125761234",), ("+78123181000",)]


def test_cells_of_a_table_are_told_apart_by_its_head():
    text = (
        "Schickt Protestbriefe an ...\tz. Hd.\tFax\tMail\n"
        "Muster GmbH, Musterstr. 1, 79540 Lörrach\tGeschäftsführer Max Muster\t07621-100 01 23\tmax(at)muster.example\n"
        "Beispiel AG, Beispielweg 2, 10115 Berlin\tWerksleiter Jan Beispiel\t030-23125 100\tjan(at)beispiel.example\n"
    )
    targets = read_appeal(text).targets
    assert [(one.name.value, one.values("fax"), one.values("email")) for one in targets] == [
        ("Max Muster", ("+4976211000123",), ("max@muster.example",)),
        ("Jan Beispiel", ("+493023125100",), ("jan@beispiel.example",)),
    ]


def test_lists_by_towns_are_read_by_each_towns_country():
    text = (
        "Please ring an embassy of Eritrea:\n\n"
        "WASHINGTON  Embassy of Eritrea, 100 Example Ave., NW 20009.  tel 202 555 0119, fax 202 555 0120\n"
        "LONDON      Embassy of Eritrea, 96 Example Street, N1 9XX.   tel 020 7946 0100\n"
        "BERLIN      Embassy of Eritrea, Beispielweg 180, 10439.      tel 030 23125 100, fax 23125 102\n"
    )
    assert [one.values("phone") for one in read_appeal(text).targets] == [
        ("+12025550119",),
        ("+442079460100",),
        ("+493023125100",),
    ]


def test_numbers_without_labels_are_what_readers_are_told_to_do():
    text = "Fax the President of Testland, Mr Ivan Modelov: +44 20 7946 0101. Then rest.\n"
    assert read_appeal(text).targets[0].values("fax") == ("+442079460101",)


def test_bare_addresses_go_to_whom_they_name():
    text = (
        "CALL\n\nDean of the Grad School, Ada Testa\n312-555-0119\n\nProvost Ben Modelo\n312-555-0150\n\n"
        "EMAIL (copy-paste this whole line)\ngradschool.dean@test.example, provost@test.example\n"
    )
    targets = {one.name.value: one.values("email") for one in read_appeal(text).targets}
    assert targets == {"Ada Testa": ("gradschool.dean@test.example",), "Ben Modelo": ("provost@test.example",)}


def test_who_is_asked_for_at_a_number_answers_there():
    line = "Example Complex, main line: (520) 555-0138, press 0, ask for Warden Ada Testa"
    text = f"Please call these numbers:\n\n- {line}\n"
    (target,) = read_appeal(text).targets
    assert (target.name.value, target.values("phone")) == ("Ada Testa", ("+15205550138",))


def test_a_form_on_the_web_is_a_way_to_write():
    target = _target("Website form: http://form.example/request.html\nSee http://news.example/story")
    assert [point.value for point in target.points if point.channel == "web"] == ["http://form.example/request.html"]


def test_each_of_several_is_asked_his_own():
    text = (
        "LETTERS NEEDED TO:\n\n1. Mr Ivan Modelov, Minister of Mines, 1 Example Road, Canberra. Fax: (02) 6273 6000.\n"
        "Ask him to stop all work at the mine.\n\n2. Ms Ada Testa, Minister of Trade, 2 Example Road, Canberra. "
        "Fax: (02) 6273 7000.\nAsk her to refuse the export licence.\n\nAustralia.\n"
    )
    assert [one.demands for one in read_appeal(text).targets] == [
        ("to stop all work at the mine",),
        ("to refuse the export licence",),
    ]


def test_a_list_of_missions_has_one_entry_each():
    text = (
        "Please write to the following embassies:\n\n"
        "Embassy of Eritrea, 31 Exempelgatan, 126 00 Stockholm, Sweden. Fax: +46 8 465 11 234\n"
        "Embassy of Eritrea, 2 Beispielstr., 10117 Berlin, Germany. Fax: +49 30 23125 160\n"
    )
    assert [one.values("fax") for one in read_appeal(text).targets] == [("+46846511234",), ("+493023125160",)]


def test_a_number_is_given_for_callers_at_home_and_abroad():
    lines = "Téléphone local : (01) 4225.5571\ninternational : +33.1.4225.5571\nFax local : (01) 4563.6673"
    target = _target(lines, "France")
    assert (target.values("phone"), target.values("fax")) == (("+33142255571",), ("+33145636673",))
    assert target.office.value == "Minister of Justice"


def test_bullets_with_labels_tell_more_of_whom_they_stand_below():
    text = (
        "Inviate le vostre lettere ai seguenti indirizzi:\n\n1. Ministro Ivan Modelov\n"
        "· Indirizzo postale: Esempio Sur 24, San Prova. Obregón. México D.F.\n· Fax: +52 55 5490 1000\n"
    )
    (target,) = read_appeal(text).targets
    assert (target.name.value, target.values("fax")) == ("Ivan Modelov", ("+525554901000",))
    assert target.address[0].value.startswith("Esempio Sur 24, San Prova")

"""Whole appeals, short and of many kinds: who is written to, who gets copies, who is passed over."""

from datetime import date

import pytest

from plaint.appeal.plain import as_plain
from plaint.appeal.read import read_appeal

ENGLISH = """\
Free Ana Testova!

3 May 2004

Ana Testova was arrested on 1 May. Please send protests before 1 June 2004 to:

Minister of Justice
Mr Ivan Modelov
1 Example Street
Astana, Kazakhstan
Fax: +7 7172 321234
E-mail: minister [at] justice.example
Salutation: Dear Minister

demanding
- that Ana Testova be released;
- that the charges be dropped.

Copies to: union at labour.example

Donations: account 1234567890, treasurer@fund.example. For more information: info@sender.example, tel. 020 7946 0123.
"""


@pytest.fixture(scope="module")
def draft():
    return read_appeal(ENGLISH)


def test_target_has_who_where_and_how(draft):
    (target,) = draft.targets
    assert (target.name.value, target.office.value) == ("Ivan Modelov", "Minister of Justice")
    assert [line.value for line in target.address] == ["1 Example Street", "Astana, Kazakhstan"]
    assert target.values("fax") == ("+77172321234",)
    assert target.values("email") == ("minister@justice.example",)
    assert (target.salutation.value, target.kind, target.rank, target.country) == (
        "Dear Minister",
        "official",
        "minister",
        "KZ",
    )


def test_every_value_knows_its_line(draft):
    (target,) = draft.targets
    lines = ENGLISH.split("\n")
    for found in (target.name, target.office, *target.address):
        assert found.value.split(",")[0] in lines[found.line - 1]
    assert all(point.printed in lines[point.line - 1] for point in target.points)


def test_copies_and_who_is_passed_over(draft):
    (copy,) = draft.copies
    assert copy.to.values("email") == ("union@labour.example",)
    assert copy.by == ("email",)
    reasons = {passed.point.printed: passed.reason for passed in draft.passed_over}
    assert reasons["treasurer@fund.example"] == "donation"
    assert reasons["info@sender.example"] == "sender"
    assert reasons["020 7946 0123"] == "sender"


def test_days_demands_people(draft):
    assert draft.published.value == "2004-05-03"
    assert draft.act_before.value == date(2004, 6, 1)
    assert [demand.value for demand in draft.demands] == ["that Ana Testova be released", "that the charges be dropped"]
    assert [person.value for person in draft.people] == ["Ana Testova"]
    assert draft.country.value == "KZ"
    assert draft.languages == ("en",)


def test_plain_output_holds_values_alone(draft):
    printed = as_plain(draft)
    assert 'country: "KZ"' in printed
    assert '      - "+77172321234"' in printed
    assert "treasurer" not in printed


def test_nothing_found_is_an_empty_mapping():
    assert as_plain(read_appeal("")) == "{}\n"


@pytest.mark.parametrize(
    ("text", "office", "email"),
    [
        (
            "Écrivez au Ministre de la Justice, M. Jean Modèle : ministre@justice.example",
            "Ministre de la Justice",
            "ministre@justice.example",
        ),
        (
            "Schreiben Sie an:\n\nJustizminister\nHerrn Max Muster\nE-Mail: minister@justiz.example",
            "Justizminister",
            "minister@justiz.example",
        ),
        (
            "Envíe cartas a:\n\nMinistro de Justicia\nDr. Juan Modelo\nCorreo: ministro@justicia.example",
            "Ministro de Justicia",
            "ministro@justicia.example",
        ),
        (
            "Scrivete al:\n\nMinistro della Giustizia\nDott. Mario Modello\ne-mail: ministro@giustizia.example",
            "Ministro della Giustizia",
            "ministro@giustizia.example",
        ),
        (
            "Enviem mensagens para:\n\nMinistro da Justiça\nDr. João Modelo\nE-mail: ministro@justica.example",
            "Ministro da Justiça",
            "ministro@justica.example",
        ),
        (
            "Stuur uw brief naar:\n\nMinister van Justitie\nDe heer Jan Model\nE-mail: minister@justitie.example",
            "Minister van Justitie",
            "minister@justitie.example",
        ),
        (
            "Письма просим отправлять по адресам:\n\nМинистру юстиции\nИванову И. И.\ne-mail: minister@justice.example",
            "Министру юстиции",
            "minister@justice.example",
        ),
    ],
)
def test_addressees_in_seven_languages(text, office, email):
    (target,) = read_appeal(text).targets
    assert target.office.value == office
    assert target.values("email") == (email,)


@pytest.mark.parametrize(
    "text",
    [
        "STOP ACTION\n\nNo further appeals are needed. Do not write again to:\n\nMinister of Justice, fax +7 "
        "7172 321234",
        "Messages of support to: strikers@works.example",
        "To unsubscribe send a mail to list-request@lists.example",
        "Press contact: Ann Example, tel. 020 7946 0123, press@sender.example",
        "Please send donations to the treasurer, treasurer@fund.example",
        "We wrote 400 letters to the President last year. It is no longer necessary. Thank you.",
    ],
)
def test_no_target_where_nobody_is_to_be_written_to(text):
    assert [point for target in read_appeal(text).targets for point in target.points] == []


@pytest.mark.parametrize(
    "printed", ["[EMAIL PROTECTED]", "xxxxx at xxxx.xx", "min...@justice.example", "+7 7172 32 1l34", "+7 7172 32xxxx"]
)
def test_what_is_damaged_is_drafted_as_damaged(printed):
    label = "Fax" if "+7" in printed else "E-mail"
    draft = read_appeal(
        f"Appeals to:\n\nMinister of Justice\n1 Example Street\nAstana, Kazakhstan\n{label}: {printed}\n"
    )
    (target,) = draft.targets
    assert [(point.is_damaged, point.value) for point in target.points] == [(True, None)]
    assert target.values("fax") == target.values("email") == ()
    assert any("damaged" in question.text for question in draft.questions)


@pytest.mark.parametrize(
    ("words", "of"),
    [
        ("Please also write to the embassy of Kazakhstan in your country.", "KZ"),
        ("Send copies to diplomatic representatives of Sri Lanka accredited to your country.", "LK"),
        ("Écrivez à l'ambassade du Togo dans votre pays.", "TG"),
        ("Schreiben Sie an die Botschaft der Türkei in Ihrem Land.", "TR"),
        ("Escriba a la embajada de México en su país.", "MX"),
        ("Protest at the Uzbek embassy in your city!", "UZ"),
    ],
)
def test_missions_near_the_reader(words, of):
    draft = read_appeal(words)
    (entry,) = [*draft.targets, *(copy.to for copy in draft.copies)]
    assert (entry.mission.of, entry.mission.is_in_your_country) == (of, True)
    assert bool(draft.copies) == ("copies" in words)


def test_two_columns_are_two_entries():
    left = ("President", "Ms Ada Testa", "1 Palace Road", "Nairobi, Kenya", "Fax: +254 20 272 1000")
    right = ("Minister of Justice", "Mr Ben Modelo", "2 Hall Road", "Nairobi, Kenya", "Fax: +254 20 272 1234")
    text = "APPEALS TO:\n\n" + "\n".join(f"{a:<40}{b}" for a, b in zip(left, right, strict=True))
    draft = read_appeal(text)
    assert [(one.office.value, one.name.value, one.values("fax")) for one in draft.targets] == [
        ("President", "Ada Testa", ("+254202721000",)),
        ("Minister of Justice", "Ben Modelo", ("+254202721234",)),
    ]


def test_a_model_letter_gives_its_words_and_its_salutation():
    body = "I have learned that Ana Testova is held without charge. " * 6
    draft = read_appeal(
        f"Fax the Minister of Justice, fax +7 7172 321234.\n\nDear Minister of Justice,\n\n{body}\n\nYours "
        f"sincerely,\n\n[name]\n"
    )
    assert draft.letter.salutation == "Dear Minister of Justice"
    assert draft.letter.text.startswith("I have learned")
    assert "Yours" not in draft.letter.text
    assert draft.targets[0].salutation.value == "Dear Minister of Justice"


def test_a_local_number_is_asked_about():
    draft = read_appeal("Appeals to:\n\nMayor\nMr Ivan Modelov\nBorduria\nFax: 39-10-00\n")
    (point,) = draft.targets[0].points
    assert (point.value, point.printed) == (None, "39-10-00")
    assert any("local number" in question.text for question in draft.questions)


def _read(text):
    """Return targets and copies of a text: who, and every number and address."""
    draft = read_appeal(text)
    entries = [[*draft.targets], [copy.to for copy in draft.copies]]
    return tuple(
        [
            (one.office and one.office.value, one.name and one.name.value, *one.values("fax"), *one.values("email"))
            for one in role
        ]
        for role in entries
    )


def test_footnotes_tell_where_to_write():
    targets, copies = _read(
        "Please write to the President[1] of Testland. Copies to the committee[2].\n\n"
        "[1] Mr Ivan Modelov, P.O. Box 1, Astana, Kazakhstan - Fax +7 7172 321234\n"
        "[2] Fax +7 7172 324321\n"
    )
    assert [one[2] for one in targets] == ["+77172321234"]
    assert [one[2] for one in copies] == ["+77172324321"]


def test_lines_to_fill_in_are_no_mail_header():
    targets, copies = _read(
        "Send this mail today.\n\nTo: mayor@town.example\nCc: council@town.example\nSubject: No evictions\n"
    )
    assert (targets, copies) == ([(None, None, "mayor@town.example")], [(None, None, "council@town.example")])


def test_a_circular_without_subject_has_a_header():
    text = (
        "To: All members\nFrom: Ada Testa, General Secretary, ada@union.example\nDate: 3 March 2005\n\nDear friends,\n"
    )
    assert _read(text + "we won.") == ([], [])


def test_what_is_not_done_is_no_gift():
    targets, _ = _read(
        "Don't wait.\nWrite to:\nMinister of Justice, 1 Example Street, Astana, Kazakhstan, fax +7 7172 321234\n"
    )
    assert [one[0] for one in targets] == ["Minister of Justice"]


def test_strokes_part_the_lines_of_an_address():
    targets, _ = _read(
        "Please send letters to: Mr Ivan Modelov / Minister of Justice / 1 Example Street / Astana / Kazakhstan. "
        "Fax: +7 7172 321234.\n"
    )
    assert targets == [("Minister of Justice", "Ivan Modelov", "+77172321234")]


def test_nothing_parts_name_and_office():
    targets, _ = _read(
        "Please write to:\nADA TESTA MODELO Presidenta de la Corte Calle 1 No. 2 Fax (57-1) 5 66 10 00\n"
    )
    assert targets[0][:2] == ("Presidenta de la Corte", "ADA TESTA MODELO")


def test_semicolons_part_entries_that_name_no_office():
    _, copies = _read(
        "Write to the King. Copies to The Editor, Post-Example, fax +44 20 7946 0101; The National Example, "
        "Box 1, London, fax +44 20 7946 0102\n"
    )
    assert [one[-1] for one in copies] == ["+442079460101", "+442079460102"]


def test_a_copy_by_another_way_is_still_a_copy():
    targets, copies = _read(
        "Write to the Minister of Justice, fax +44 20 7946 0101.\n\n"
        "Send a copy of your letter to us: Example Committee, Box 1, London, or mail to copy@test.example.\n"
    )
    assert not any("copy@test.example" in one for one in targets)
    assert any("copy@test.example" in one for one in copies)


@pytest.mark.parametrize(
    "text",
    [
        "VILLAGERS PROTEST LOGGING\n\nThe chairman had written to him.\n\nEditor: Carla Testa, tel 020 7946 0101",
        "REPORT\n\nThe meeting protested.\n\nCopies of this report: 4 US$, from 1 Example Lane; report@looms.example\n",
        "Please write to us.\n\nFor the Executive Board\nAda Testa\nSecretary General\nTel. +41 22 555 10 02\n",
    ],
)
def test_nobody_is_written_to(text):
    assert _read(text) == ([], [])


def test_one_number_for_both():
    targets, _ = _read("Please call and fax them:\n\nRegional Director: +44 20 7946 0101, fax same number\n")
    assert "+442079460101" in targets[0]


def test_lists_by_country_have_one_entry_each():
    targets, _ = _read(
        "Please fax the embassies:\n\nUnited Kingdom: 10 Example Road, London W1 1AA. Fax +44 20 7946 0102\n"
        "Germany: Musterstr. 1, 10115 Berlin. Fax +49 30 23125 100\n"
    )
    assert [one[2] for one in targets] == ["+442079460102", "+493023125100"]


def test_other_tasks_are_no_addressees():
    targets, _ = _read(
        "* Fax the President of Testland, +44 20 7946 0101\n* Organise rallies; ours is led by union president Ben "
        "Modelo, 020 7946 0102\n"
    )
    assert not any("+442079460102" in one for one in targets)


def test_a_copy_in_the_same_paragraph_leaves_the_target():
    targets, copies = _read(
        "Please write to them both.\n\nMinister of Justice: Mr Ivan Modelov, minister@justice.example, cc his "
        "secretary, desk@justice.example.\n"
    )
    assert [one[-1] for one in targets] == ["minister@justice.example"]
    assert [one[-1] for one in copies] == ["desk@justice.example"]


def test_imprint_and_bystanders_are_not_written_to():
    targets, copies = _read(
        "Please fax the Prime Minister, +44 20 7946 0101.\n\n"
        "Their lawyer Ben Modelo can be contacted at 020 7946 0102.\n\n"
        "Subscriptions: Director of Sales, fax 020 7946 0103\n"
    )
    assert [one[2:] for one in targets] == [("+442079460101",)]
    assert copies == []

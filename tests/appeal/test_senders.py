"""Those who send an appeal are neither protested to nor taken for addressees, whatever cue stands near."""

import pytest

from plaint.appeal.read import read_appeal

TARGET = (
    "Please send protests to:\n\nMinister of Justice\nMr Ivan Modelov\n1 Example Street, Astana, Kazakhstan\n"
    "Fax: +7 7172 321234\n\n"
)


def _points(text):
    """Return what targets and copies of a text can be reached by, and what was passed over."""
    draft = read_appeal(text)
    targets = {value for one in draft.targets for point in one.points if (value := point.value)}
    copies = {value for one in draft.copies for point in one.to.points if (value := point.value)}
    return targets, copies


@pytest.mark.parametrize(
    "note",
    [
        "Questions, or a reply from an official? Write to Committee Chair Ann Testa, chair@sender.example.",
        "I can be reached at my hotel or at chair@sender.example until the 24th.",
        "Nowhere near a telephone? Fax us your message: chair@sender.example.",
        "Reports of what you were told, please: chair@sender.example.",
        "If you want to know more ring Ann, chair@sender.example.",
        "Trouble with this form? chair@sender.example",
        "Pour contacter l'Observatoire, appeler la ligne d'urgence : chair@sender.example",
        "Quem quiser falar com a companheira deve procurar chair@sender.example",
        "Wer mehr tun will, schreibt an chair@sender.example",
        "Schickt uns eure Berichte an chair@sender.example",
        "Escríbannos a chair@sender.example",
        "Écrivez-nous à chair@sender.example",
        "Scriveteci a chair@sender.example",
        "Пишите нам на chair@sender.example",
        "Bank: sort 00-10-00, queries to chair@sender.example",
    ],
)
def test_whoever_speaks_of_himself_is_no_target(note):
    targets, copies = _points(TARGET + note + "\n")
    assert targets == {"+77172321234"}
    assert copies == set()


def test_what_lies_under_the_senders_domain_is_no_target():
    text = (
        "From: Ada Testa <ada@sender.example>\nTo: list@lists.example\nDate: Tue, 3 Mar 1998 09:15:40 GMT\n"
        "Subject: Free them\n\nPlease send protests to:\n\nMinister of Justice\nMr Ivan Modelov\n"
        "1 Example Street, Astana, Kazakhstan\nE-mail: minister@justice.example\n\nGeneral Desk\ndesk@sender.example\n"
    )
    assert _points(text) == ({"minister@justice.example"}, set())


def test_a_shared_domain_tells_nothing():
    text = (
        "Example Committee, committee@gmail.com\n\nPlease send protests to:\n\nMinister of Justice\nMr Ivan Modelov\n"
        "1 Example Street, Astana, Kazakhstan\nE-mail: minister@gmail.com\n"
    )
    assert _points(text)[0] == {"minister@gmail.com"}


def test_offices_listed_below_a_note_of_the_senders_are_targets():
    text = (
        "Write a letter to one or both of the officials listed.\nClick here to let us know what you did.\n"
        "Mr Ivan Modelov\nMinister of Justice\nFax: +7 7172 321234\n"
    )
    assert _points(text)[0] == {"+77172321234"}


def test_nobody_is_sure_whose_number_a_correction_stands_beside():
    text = (
        "Please send protests to:\n\nMinister of Justice\nMr Ivan Modelov\n1 Example Street, Astana, Kazakhstan\n"
        "Fax: +7 7172 321234\n\nThe ministry has changed its fax number. The new one is +7 7172 324321.\n"
    )
    draft = read_appeal(text)
    (target,) = draft.targets
    assert target.values("fax") == ("+77172324321",)
    assert not target.sure


def test_a_relay_is_told_and_not_drafted():
    text = (
        "ADDRESSEES\nNote: letters to the Rector bounce. Send them to our Ankara volunteers instead, "
        "relay@sender.example, who print and deliver them.\n\nMinister of Justice: Mr Ivan Modelov, 1 Example Street, "
        "Ankara, Turkey; Fax: +90 312 419 1000\n\nRector, Example University: Dr Ada Testa; Salutation: Dear Rector\n"
    )
    draft = read_appeal(text)
    through = {one.office.value.split(",")[0]: one.via is not None for one in draft.targets}
    assert through == {"Minister of Justice": False, "Rector": True}
    assert "relay@sender.example" not in _points(text)[0]

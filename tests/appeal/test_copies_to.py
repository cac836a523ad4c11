"""Who is to get a copy, by whatever words; who is not; and of what."""

import pytest

from plaint.appeal.read import read_appeal

TARGET = "Please write to the Minister of Justice, Mr Ivan Modelov, fax +7 7172 321234.\n\n"


def _copies(text):
    draft = read_appeal(text)
    assert "copy@test.example" not in {point.value for one in draft.targets for point in one.points}
    return {point.value for one in draft.copies for point in one.to.points}


@pytest.mark.parametrize(
    "asked",
    [
        "Kopie bitte (am einfachsten Mail) an: Testkomitee, copy@test.example",
        "c/c: Comissão de Teste, copy@test.example",
        "c. c.  Mme Ada Testa, directrice générale, copy@test.example",
        "e in Copia Conoscenza (Cc):\nComitato di prova - copy@test.example",
        "Cc.: Comissão de Teste\nEmail: copy@test.example",
        "and BCC us so we can count: copy@test.example",
        "We would love to get a blind copy so that we can count: copy@test.example",
        "We would be grateful for a copy of anything you send, either by e-mail to copy@test.example or by fax.",
        "Merci d'envoyer le double à l'Association d'essai, copy@test.example",
        "Eine Durchschrift erbittet das Testkomitee, copy@test.example",
        "Eine Kopie geht mit Vorteil an das Testkomitee, copy@test.example",
        "Een kopie van uw brief (en vooral van het antwoord!) zien wij graag tegemoet: Testcomité, copy@test.example",
        "Скан или текст того, что послали, шлите нам: copy@test.example",
        "und zur Kenntnis an uns: copy@test.example",
    ],
)
def test_a_copy_is_asked_for(asked):
    assert _copies(f"{TARGET}{asked}\n") == {"copy@test.example"}


@pytest.mark.parametrize(
    "said",
    [
        "Please do not send copies to Dr Ada Testa, copy@test.example.",
        "Never send a copy to copy@test.example.",
        "Bitte schickt keine Kopien an copy@test.example.",
        "Please copy-paste this line, and ask copy@test.example if it fails.",
    ],
)
def test_a_copy_that_is_not_wanted(said):
    assert _copies(f"{TARGET}{said}\n") == set()


def test_a_copy_that_nobody_must_forget_is_wanted():
    assert _copies(f"{TARGET}Don't forget to send a copy to the union: copy@test.example\n") == {"copy@test.example"}


@pytest.mark.parametrize(
    "words", ["If you write, please fax or email us a copy.", "Send a copy to the committee, address above."]
)
def test_a_copy_to_us_goes_to_the_letterhead(words):
    text = (
        "EXAMPLE COMMITTEE\n1 Example Road, London - Tel. 020 7946 0101 - Fax 020 7946 0102 - copy@test.example\n\n"
        f"{TARGET}{words}\n"
    )
    assert _copies(text) == {"+442079460102", "copy@test.example"} or _copies(text) == {"copy@test.example"}
    assert not any(one.to.sure for one in read_appeal(text).copies)


def test_a_heading_that_names_targets_and_copies_is_of_targets():
    text = (
        "TARGET'S CONTACT DETAILS & “COPIES TO”\nMinister of Security\nGeneral Ivan Modelov\n1 Example Street\n"
        "Astana, Kazakhstan\nEmail: minister@security.example\n"
    )
    draft = read_appeal(text)
    assert [one.values("email") for one in draft.targets] == [("minister@security.example",)]
    assert draft.copies == ()


def test_of_what_a_copy_is():
    draft = read_appeal(f"{TARGET}Send copies of your letters and of any replies to: Test Union, copy@test.example\n")
    assert [copy.what for copy in draft.copies] == [("letter", "reply")]

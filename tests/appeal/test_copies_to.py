"""Who is to get a copy, by whatever words; who is not; and of what."""

import pytest

from plaint.appeal.read import read_appeal

TARGET = "Please write to the Minister of Justice, Mr Ivan Modelov, fax +7 7172 321234.\n\n"


def _copies(text):
    draft = read_appeal(text)
    assert "box@test.example" not in {point.value for one in draft.targets for point in one.points}
    return {point.value for one in draft.copies for point in one.to.points}


@pytest.mark.parametrize(
    "asked",
    [
        "Kopie bitte (am einfachsten Mail) an: Testkomitee, box@test.example",
        "c/c: Comissão de Teste, box@test.example",
        "c. c.  Mme Ada Testa, directrice générale, box@test.example",
        "e in Copia Conoscenza (Cc):\nComitato di prova - box@test.example",
        "Cc.: Comissão de Teste\nEmail: box@test.example",
        "and BCC us so we can count: box@test.example",
        "We would love to get a blind copy so that we can count: box@test.example",
        "We would be grateful for a copy of anything you send, either by e-mail to box@test.example or by fax.",
        "Merci d'envoyer le double à l'Association d'essai, box@test.example",
        "Eine Durchschrift erbittet das Testkomitee, box@test.example",
        "Eine Kopie geht mit Vorteil an das Testkomitee, box@test.example",
        "Een kopie van uw brief (en vooral van het antwoord!) zien wij graag tegemoet: Testcomité, box@test.example",
        "Скан или текст того, что послали, шлите нам: box@test.example",
        "und zur Kenntnis an uns: box@test.example",
    ],
)
def test_a_copy_is_asked_for(asked):
    assert _copies(f"{TARGET}{asked}\n") == {"box@test.example"}


@pytest.mark.parametrize(
    "said",
    [
        "Please do not send copies to Dr Ada Testa, box@test.example.",
        "Never send a copy to box@test.example.",
        "Bitte schickt keine Kopien an box@test.example.",
        "Please copy-paste this line, and ask box@test.example if it fails.",
    ],
)
def test_a_copy_that_is_not_wanted(said):
    assert _copies(f"{TARGET}{said}\n") == set()


def test_a_copy_that_nobody_must_forget_is_wanted():
    assert _copies(f"{TARGET}Don't forget to send a copy to the union: box@test.example\n") == {"box@test.example"}


@pytest.mark.parametrize(
    "words", ["If you write, please fax or email us a copy.", "Send a copy to the committee, address above."]
)
def test_a_copy_to_us_goes_to_the_letterhead(words):
    text = (
        "EXAMPLE COMMITTEE\n1 Example Road, London - Tel. 020 7946 0101 - Fax 020 7946 0102 - box@test.example\n\n"
        f"{TARGET}{words}\n"
    )
    assert _copies(text) == {"+442079460102", "box@test.example"} or _copies(text) == {"box@test.example"}
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
    draft = read_appeal(f"{TARGET}Send copies of your letters and of any replies to: Test Union, box@test.example\n")
    assert [copy.what for copy in draft.copies] == [("letter", "reply")]


@pytest.mark.parametrize("link", [", as well as the Testing Union at: ", ", and the Testing Union at "])
def test_a_sentence_may_name_two_who_get_copies_and_where(link):
    text = (
        "Write to the President of Kazakhstan, fax +7 7172 321234. Send copies of these messages to the Example "
        f"press at: one@press.example and two@press.example{link}union@labour.example.\n"
    )
    copies = [(copy.to.name.value, copy.to.values("email")) for copy in read_appeal(text).copies]
    assert copies == [
        ("Example press", ("one@press.example", "two@press.example")),
        ("Testing Union", ("union@labour.example",)),
    ]


def test_who_is_saluted_below_a_sentence_on_copies_is_a_target():
    text = (
        "Vi preghiamo di inviare una copia dei messaggi al Sindacato di Prova\nunion@labour.example\n"
        "(Ci è stato inviato l'e-mail del solo governatore, vi invitiamo a\ninviare almeno questo messaggio.)\n"
        "Dr. Ivan Modelov\nGovernador do Estado do Teste\nFax 0055656134120\nEmail governador@estado.example\n"
        "Senhor Governador:\nTomamos conhecimento que no seu estado estão presas oito pessoas.\n"
    )
    draft = read_appeal(text)
    assert [copy.to.values("email") for copy in draft.copies] == [("union@labour.example",)]
    assert [(target.values("email"), target.sure) for target in draft.targets] == [
        (("governador@estado.example",), False)
    ]

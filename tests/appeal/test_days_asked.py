"""Days as appeals write them, and what is asked: lists, orders, infinitives."""

import pytest

from plaint.appeal.read import read_appeal

TARGET = "Please write to the Minister of Justice, Mr Ivan Modelov, fax +7 7172 321234"


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("München, den 9.IX.2013\n\nFreiheit!", "2013-09-09"),
        ("28/06/2021 — La noche del 25 de junio la policía allanó en Matagalpa la Casa de la Mujer.", "2021-06-28"),
        ("(Agadez-Paris, le 1er/02/2008) - Le Réseau condamne la prolongation de la détention.", "2008-02-01"),
        ("Testimony\n\nBulletin No. 33, Autumn 1993\n\nText.", "1993"),
        ("Дата: Сб, 15 ноя 2003 21:07:33 +0300\nОт: a@b.example\nТема: письма\n\nТекст.", "2003-11-15"),
        ("EXTERNAL           Index: MDE 11/14/96\nUA 61/96      Fear of torture     13 March 1996\n", "1996-03-13"),
        ("Geplaatst op 3 november 2021 door Ada   |   Leestijd: 2 minuten\n\nTekst.", "2021-11-03"),
    ],
)
def test_when_it_was_published(text, published):
    assert read_appeal(text).published.value == published


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Issued: 2022-03-07. Valid through: 2022-04-30.", "2022-04-30"),
        ("3 May 2019\n\nÉcrivez avant la fin du mois de juin.", "2019-06-30"),
        ("5 April 2016\n\nThe court meets on 28 April. Please write before then!", "2016-04-28"),
        ("3 May 2019\n\nObjections must reach the council by 5pm on Monday 29 July.", "2019-07-29"),
    ],
)
def test_until_when_to_act(words, day):
    assert read_appeal(f"{words}\n\n{TARGET}.").act_before.value.isoformat() == day


def test_a_remand_is_no_deadline():
    text = f"24 March 2005\n\nHe was remanded in custody until 5 April.\n\n{TARGET}."
    assert read_appeal(text).act_before is None


@pytest.mark.parametrize(
    ("text", "demands"),
    [
        (
            "Schickt Briefe mit diesen Forderungen:\na) Rücknahme aller Kündigungen\nb) keine Verlagerung als Strafe\n",
            ["Rücknahme aller Kündigungen", "keine Verlagerung als Strafe"],
        ),
        (
            "enviem faxes, pedindo\n\n— que seja revelado o paradeiro de todos;\n— que as milícias sejam desarmadas;\n",
            ["que seja revelado o paradeiro de todos", "que as milícias sejam desarmadas"],
        ),
        (
            "Mr. President:\n\nRelease the two of them.\nRecognize the union of drivers.\n",
            ["Release the two of them", "Recognize the union of drivers"],
        ),
        (
            "Пишите с требованием пересмотреть дело в открытом суде, допустить врача к Анне и прекратить этот суд.\n",
            ["пересмотреть дело в открытом суде", "допустить врача к Анне", "прекратить этот суд"],
        ),
        (
            "please write to those listed:\n• respectfully asking that she be freed\n• pointing out that she is ill\n",
            ["respectfully asking that she be freed", "pointing out that she is ill"],
        ),
        (
            "Ich fordere Sie auf, diese Kündigung zurückzunehmen.\n",
            ["diese Kündigung zurückzunehmen"],
        ),
        (
            "Escribir para que:\n\n1. Brinden protección a todos;\n2. Suspendan las obras de la represa.\n",
            ["Brinden protección a todos", "Suspendan las obras de la represa"],
        ),
    ],
)
def test_what_is_asked(text, demands):
    assert [one.value for one in read_appeal(f"{TARGET}.\n\n{text}").demands] == demands


def test_grounds_are_no_demands():
    text = f"{TARGET}.\n\nPREMESSO CHE\n- che i lavori sono iniziati\n- che due sono stati arrestati\n"
    assert not any("lavori" in one.value for one in read_appeal(text).demands)


@pytest.mark.parametrize(
    ("said", "whom"),
    [
        ("To whom it may concern,", {"Minister of Mines", "Minister of Trade"}),
        ("Dear Minister of Trade,", {"Minister of Trade"}),
    ],
)
def test_whom_a_letter_greets(said, whom):
    text = (
        "Please write to:\n\nMinister of Mines\nMr Ivan Modelov\n1 Example Road\nAstana, Kazakhstan\n\n"
        f"Minister of Trade\nMs Ada Testa\n2 Example Road\nAstana, Kazakhstan\n\nSAMPLE\n\n{said}\n\n"
        "I have learned that Ana Testova is held without charge. "
        "Please see to it that she is freed. " * 8
    )
    assert {one.office.value for one in read_appeal(text).targets if one.salutation} == whom


def test_people_are_no_places_no_speakers_and_no_words_of_the_text():
    text = (
        f"{TARGET}.\n\nAna Testova and Zoe Ejemplar were arrested on 1 May in Kolo Creek. Ana Testova is ill. "
        '"They beat her," Carla Prueba told us. The Joint Task Force holds the joint camp. '
        "Free Ana Testova! Free Zoe Ejemplar!\n"
    )
    assert {one.value for one in read_appeal(text).people} == {"Ana Testova", "Zoe Ejemplar"}

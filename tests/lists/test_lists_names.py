"""Names as they are printed under a letter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaint.lists.capitals import is_shouted, mend_capitals
from plaint.lists.names import is_generation, join_name, mend_name


@pytest.mark.parametrize(
    ("written", "country", "mended"),
    [
        ("VAN DER BERG", None, "Van der Berg"),
        ("Jan VAN DER BERG", None, "Jan van der Berg"),
        ("O'BRIEN", None, "O'Brien"),
        ("SINÉAD O’BRIEN", None, "Sinéad O’Brien"),
        ("MCDONALD", None, "McDonald"),
        ("McDONALD", None, "McDonald"),
        ("GBIKPI-BENISSAN", None, "Gbikpi-Benissan"),
        ("J.-P. MARTIN", None, "J.-P. Martin"),
        ("ИВАНОВ", None, "Иванов"),
        ("МАМЕДОВ АЛИ ГАСАН ОГЛЫ", None, "Мамедов Али Гасан оглы"),
        ("ЖАНҰСОВ", "KZ", "Жанұсов"),
        ("ΠΑΠΠΑΣ", None, "Παππας"),
        ("Omar AL-MASRI", None, "Omar al-Masri"),
        ("MARIA DE LA CRUZ", None, "Maria de la Cruz"),
        ("JOSE ORTEGA Y GASSET", None, "Jose Ortega y Gasset"),
        ("JEAN D'ALEMBERT", "FR", "Jean d'Alembert"),
        ("ANNA D'ANGELO", "IT", "Anna D'Angelo"),
        ("JOHN SMITH III", None, "John Smith III"),
        ("A. B. SMITH", None, "A. B. Smith"),
        ("JP Smith", None, "JP Smith"),
        ("NG", None, "Ng"),
        ("İSMAİL YILDIZ", None, "İsmail Yıldız"),
        ("YILDIZ", "TR", "Yıldız"),
        ("YILDIZ", None, "Yildiz"),
        ("IJSBRAND", "NL", "IJsbrand"),
        ("WEIß", None, "Weiß"),
        ("jean dupont", None, "Jean Dupont"),
        ("jan van der berg", None, "Jan van der Berg"),
        ("Macdonald", None, "Macdonald"),
        ("DiCaprio de Souza", None, "DiCaprio de Souza"),
        ("A", None, "A"),
        ("", None, ""),
    ],
)
def test_capitals_are_mended(written, country, mended):
    assert mend_capitals(written, country) == mended


@pytest.mark.parametrize(
    ("written", "country", "mended"),
    [
        ("DE LA CRUZ, María", None, "María de la Cruz"),
        ("VAN DER BERG Jan", None, "Jan van der Berg"),
        ("van der Berg, Jan", None, "Jan van der Berg"),
        ("ИВАНОВ А.Б.", "RU", "А.Б. Иванов"),
        ("ИВАНОВ Пётр Сергеевич", "RU", "Пётр Сергеевич Иванов"),
        ("Иванов Пётр", "RU", "Иванов Пётр"),
        ("NG, Mary", None, "Mary Ng"),
        ("MAO Zedong", "CN", "Mao Zedong"),
        ("CSAI, Chongguo", "CN", "Csai Chongguo"),
        ("NAGY, Anna", "HU", "Nagy Anna"),
        ("MAMEDOV ALI oglu", None, "Mamedov Ali oglu"),
        ("JEAN DUPONT", None, "Jean Dupont"),
        ("Smith, Jr.", None, "Smith, Jr."),
        ("SMITH Jr.", None, "Smith Jr."),
        ("d'alembert, jean", "FR", "Jean d'Alembert"),
        ("  Ruth \u00a0 Example ,", None, "Ruth Example"),
        ("SCHUSTER, H. W.", None, "H. W. Schuster"),
        (",", None, ""),
    ],
)
def test_names_are_put_in_order(written, country, mended):
    assert mend_name(written, country) == mended


def test_two_columns_make_one_name():
    assert join_name("MARÍA", "DE LA CRUZ") == "María de la Cruz"
    assert join_name("", "DE LA CRUZ") == "De la Cruz"
    assert join_name("Anna", "NAGY", "HU") == "Nagy Anna"


def test_generations_are_told():
    assert [word for word in ("Jr.", "sen.", "(fils)", "мл.", "Junior", "Jan", "II") if is_generation(word)] == [
        *("Jr.", "sen.", "(fils)", "мл.", "Junior", "II")
    ]


@given(st.text(max_size=60), st.sampled_from([None, "FR", "TR", "NL", "CN"]))
def test_no_letter_is_lost_or_added(text, country):
    mended = mend_name(text, country)
    assert sorted(_letters(mended)) == sorted(_letters(text))
    assert mended == " ".join(mended.split())


@given(st.text(alphabet="ABCDÉabcdé '-.,ЖжÜü", max_size=40))
def test_mending_twice_is_mending_once(text):
    once = mend_capitals(" ".join(text.split()))
    assert mend_capitals(once) == once or is_shouted(once)


def _letters(text):
    """Return letters without case: ß and İ have two capitals, dotless ı is an i."""
    folded = text.casefold().replace("ı", "i").replace("\u0307", "").replace("ς", "σ")
    return [sign for sign in folded.upper().casefold() if sign.isalpha()]

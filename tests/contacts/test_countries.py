import pytest

from plaint.contacts.countries import (
    COUNTRIES,
    country_line,
    country_name,
    envelope_of,
    is_country,
    paper_of,
)
from plaint.contacts.latin import capitals, is_latin


def test_codes_are_those_of_iso_3166():
    assert len(COUNTRIES) == 249
    assert is_country("KZ")
    assert not any(map(is_country, ("kz", "KAZ", "UK", "XK", "EU", "SU", "")))


def test_cldr_knows_every_country():
    assert not [code for code in COUNTRIES if country_name(code, "en") == code]


@pytest.mark.parametrize(
    ("code", "language", "name"),
    [
        ("KZ", "en", "Kazakhstan"),
        ("KZ", "de", "Kasachstan"),
        ("KZ", "ru", "Казахстан"),
        ("KZ", "kk", "Қазақстан"),
        ("KZ", "pt-BR", "Cazaquistão"),
        ("KZ", "zz", "Kazakhstan"),
        ("KZ", "not a language", "Kazakhstan"),
        ("KZ", "", "Kazakhstan"),
        ("CD", "en", "Democratic Republic of the Congo"),
        ("CD", "fr_FR", "République démocratique du Congo"),
        ("CG", "de", "Republik Kongo"),
        ("HK", "en", "Hong Kong"),
        ("LC", "en", "Saint Lucia"),
        ("MM", "es", "Myanmar"),
    ],
)
def test_name_in_a_language(code, language, name):
    assert country_name(code, language) == name


def test_names_for_an_envelope_are_whole():
    marks = ("&", "(", " - ", "St.", "SAR", "U.S.")
    names = [country_name(code, "en") for code in sorted(COUNTRIES)]
    assert [name for name in names if any(mark in name for mark in marks)] == []


def test_a_code_that_is_no_country_is_refused_with_the_form():
    with pytest.raises(ValueError, match="'UK' is no country: write its two-letter code, as KZ or GB"):
        country_name("UK", "en")


@pytest.mark.parametrize(
    ("code", "language", "line"),
    [
        ("KZ", "en", "KAZAKHSTAN"),
        ("KZ", "fr", "KAZAKHSTAN"),
        ("KZ", "de", "KASACHSTAN"),
        ("KZ", "es", "KAZAJISTÁN"),
        ("KZ", "pt", "CAZAQUISTÃO"),
        ("KZ", "tr", "KAZAKİSTAN"),
        ("KZ", "ru", "KAZAKHSTAN"),
        ("KZ", "kk", "KAZAKHSTAN"),
        ("KZ", "ja", "KAZAKHSTAN"),
        ("KZ", "el", "KAZAKHSTAN"),
        ("KZ", "az", "QAZAXISTAN"),
        ("GB", "tr", "BİRLEŞİK KRALLIK"),
        ("DE", "en", "GERMANY"),
        ("TR", "en", "TÜRKIYE"),
        ("CD", "ru", "DEMOCRATIC REPUBLIC OF THE CONGO"),
    ],
)
def test_last_line_of_an_address(code, language, line):
    assert country_line(code, language) == line


def test_last_line_is_in_latin_capitals_for_every_country_and_script():
    for language in ("ru", "kk", "ja", "ar", "he", "sr", "uz", "vi"):
        lines = [country_line(code, language) for code in COUNTRIES]
        assert all(is_latin(line) and line == line.upper() for line in lines), language


def test_paper_is_the_senders():
    assert [paper_of(code) for code in ("US", "CA", "MX", "PH", "CL", "CO", "VE", "GT")] == ["Letter"] * 8
    assert [paper_of(code) for code in ("KZ", "GB", "DE", "BR", "JP", None)] == ["A4"] * 6


@pytest.mark.parametrize(
    ("layout", "countries"),
    [
        ("din5008b", ("DE", "AT", "KZ", "RU", "BE", None)),
        ("us10", ("US", "CA", "MX")),
        ("dl", ("GB", "IE", "AU", "NZ")),
        ("fr", ("FR", "MC", "RE")),
        ("ch", ("CH", "LI")),
    ],
)
def test_envelope_is_the_senders(layout, countries):
    assert {envelope_of(country) for country in countries} == {layout}


def test_window_layouts_of_letter_countries_fit_letter_paper():
    assert all(envelope_of(code) == "us10" for code in COUNTRIES if paper_of(code) == "Letter")


@pytest.mark.parametrize("text", ["ul. Mira 11", "6ª Avenida, 2º", "Kılıç Ali Sok.", "Łódź", "№ 5", "Toʻ", ""])
def test_latin(text):
    assert is_latin(text)


@pytest.mark.parametrize("text", ["ул. Мира 11", "ul. Мира", "Αθήνα", "東京", "تهران"])
def test_not_latin(text):
    assert not is_latin(text)


def test_capitals_mind_the_dotted_i():
    assert capitals("Izmir ilçesi", "tr-TR") == "IZMİR İLÇESİ"
    assert capitals("Izmir ilçesi", "en") == "IZMIR ILÇESI"
    assert capitals("Straße", "de") == "STRASSE"

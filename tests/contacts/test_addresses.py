import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plaint.contacts.address_formats import _FORMATS, format_of
from plaint.contacts.addresses import Postal, address_block, address_problems
from plaint.contacts.countries import COUNTRIES


def block(addressee, *, origin="GB", language="en", **place):
    street = tuple(line for line in place.pop("street", "").split(" / ") if line)
    postal = Postal(lines=street, **place)
    return " / ".join(address_block((addressee,), postal, origin=origin, language=language))


@pytest.mark.parametrize(
    ("place", "printed"),
    [
        (
            {"country": "KZ", "street": "ul. Mira 11", "city": "Astana", "postcode": "473000"},
            "ul. Mira 11 / ASTANA / 473000 / KAZAKHSTAN",
        ),
        (
            {"country": "KZ", "street": "pr. Mangilik El 6", "city": "Astana", "postcode": "Z05T3D0"},
            "pr. Mangilik El 6 / ASTANA / Z05T3D0 / KAZAKHSTAN",
        ),
        (
            {"country": "RU", "street": "Chistoprudny bulvar 3A", "city": "Moscow", "postcode": "101000"},
            "Chistoprudny bulvar 3A / MOSCOW / 101000 / RUSSIA",
        ),
        (
            {"country": "GB", "street": "PO Box 3688", "city": "London", "postcode": "E11 1YE"},
            "PO Box 3688 / LONDON / E11 1YE",
        ),
        (
            {
                "country": "US",
                "street": "1401 16th St NW",
                "city": "Washington",
                "region": "DC",
                "postcode": "20036",
            },
            "1401 16th St NW / WASHINGTON DC 20036 / UNITED STATES",
        ),
        (
            {"country": "CA", "street": "1 Main St", "city": "Ottawa", "region": "ON", "postcode": "k1a 0a9"},
            "1 Main St / OTTAWA ON  K1A 0A9 / CANADA",
        ),
        (
            {"country": "DE", "street": "Nordendstr. 14-17", "city": "Berlin", "postcode": "13156"},
            "Nordendstr. 14-17 / 13156 Berlin / GERMANY",
        ),
        (
            {"country": "FR", "street": "30 rue Pradier", "city": "Paris", "postcode": "75019"},
            "30 rue Pradier / 75019 PARIS / FRANCE",
        ),
        (
            {
                "country": "BR",
                "street": "Lago Sul",
                "city": "Brasília",
                "region": "DF",
                "postcode": "71625-030",
            },
            "Lago Sul / 71625-030 BRASÍLIA-DF / BRAZIL",
        ),
        (
            {
                "country": "JP",
                "street": "1-8-14 Azabudai / Minato-ku",
                "city": "Tokyo",
                "postcode": "106-0041",
            },
            "1-8-14 Azabudai / Minato-ku / TOKYO 106-0041 / JAPAN",
        ),
        (
            {"country": "CD", "street": "Gombe", "city": "Kinshasa"},
            "Gombe / KINSHASA / DEMOCRATIC REPUBLIC OF THE CONGO",
        ),
        (
            {
                "country": "TR",
                "street": "Kılıç Ali Sok. 6",
                "city": "Çankaya",
                "region": "Ankara",
                "postcode": "06450",
            },
            "Kılıç Ali Sok. 6 / 06450 Çankaya/ANKARA / TÜRKIYE",
        ),
        (
            {"country": "TR", "street": "Kılıç Ali Sok. 6", "city": "İzmir", "postcode": "35210"},
            "Kılıç Ali Sok. 6 / 35210 İZMİR / TÜRKIYE",
        ),
        (
            {"country": "HU", "street": "Fő utca 1", "city": "Budapest", "postcode": "1037"},
            "BUDAPEST / Fő utca 1 / 1037 / HUNGARY",
        ),
        (
            {"country": "NL", "street": "Plein 1", "city": "Den Haag", "postcode": "2511 cr"},
            "Plein 1 / 2511 CR  DEN HAAG / NETHERLANDS",
        ),
        (
            {
                "country": "IT",
                "street": "Viale Brenta 2",
                "city": "Roma",
                "region": "RM",
                "postcode": "00198",
            },
            "Viale Brenta 2 / 00198 ROMA RM / ITALY",
        ),
        (
            {"country": "CO", "street": "Carrera 8", "city": "Bogotá", "region": "D.C."},
            "Carrera 8 / BOGOTÁ, D.C. / COLOMBIA",
        ),
        (
            {
                "country": "UA",
                "street": "vul. 1",
                "city": "Boiarka",
                "region": "Kyivska obl.",
                "postcode": "08150",
            },
            "vul. 1 / BOIARKA / Kyivska obl. / 08150 / UKRAINE",
        ),
        ({"country": "FJ", "street": "P.O. Box 1", "city": "Suva"}, "P.O. Box 1 / SUVA / FIJI"),
        ({"country": "KZ", "street": "Residence / Astana"}, "Residence / Astana / KAZAKHSTAN"),
    ],
)
def test_blocks_as_the_post_of_each_country_wants_them(place, printed):
    assert block("The President", **place) == f"The President / {printed}"


def test_country_is_printed_in_the_senders_language_unless_the_letter_stays():
    place = {"country": "KZ", "street": "ul. Mira 11", "city": "Astana"}
    assert block("X", origin="DE", language="de", **place).endswith("ASTANA / KASACHSTAN")
    assert block("X", origin="RU", language="ru", **place).endswith("ASTANA / KAZAKHSTAN")
    assert block("X", origin=None, language="en", **place).endswith("ASTANA / KAZAKHSTAN")
    assert block("X", origin="KZ", language="kk", **place).endswith("ul. Mira 11 / ASTANA")


def test_blank_lines_and_loose_spaces_go():
    postal = Postal(lines=("  ul.  Mira 11 ", " ", "", "kv. 2\nroom 3"), city=" Astana ", postcode="", country="KZ")
    assert address_block(("", " A "), postal, origin="KZ", language="en") == (
        "A",
        "ul. Mira 11",
        "kv. 2",
        "room 3",
        "ASTANA",
    )


@pytest.mark.parametrize(
    ("place", "problems"),
    [
        ({"country": "KZ", "lines": ("ul. Mira 11",), "city": "Astana", "postcode": "010000"}, ()),
        ({"country": "KZ", "lines": ("ul. Mira 11",), "city": "Astana", "postcode": "Z05T3D0"}, ()),
        ({"country": "GB", "lines": ("PO Box 3688",), "city": "London", "postcode": "E11 1YE"}, ()),
        ({"country": "FJ", "lines": ("P.O. Box 1",), "city": "Suva", "postcode": "whatever"}, ()),
        ({"country": "KZ", "lines": ("Residence", "Astana")}, ()),
        (
            {"country": "KZ", "lines": ("ul. Mira 11",), "city": "Astana", "postcode": "473000"},
            ("postcode '473000' is of KZ's old system: look up the present one",),
        ),
        (
            {"country": "UA", "lines": ("vul. 1",), "city": "Kyiv", "postcode": "252001"},
            ("postcode '252001' is of UA's old system: look up the present one",),
        ),
        (
            {"country": "KZ", "lines": ("ul. Mira 11",), "city": "Astana", "postcode": "47300"},
            ("postcode '47300' does not look like one of KZ, as 010000 or Z05T3D0: compare it with its source",),
        ),
        (
            {"country": "KZ", "lines": ("ул. Мира 11",), "city": "Astana"},
            ("'ул. Мира 11' is not in Latin letters, which mail from abroad needs: transliterate it",),
        ),
        ({"country": "KZ", "lines": ("ul. Mira 11",)}, ("the address has no city: add `city:`",)),
        (
            {"country": "KZ", "lines": ("a", "b"), "postcode": "010000"},
            ("the address has no city: add `city:`",),
        ),
        ({"country": "KZ", "lines": (" ",)}, ("the address is empty: write its lines as on an envelope",)),
        (
            {"country": "KZ", "lines": ("ul. Mira 11", "Republic of Kazakhstan"), "city": "Astana"},
            ("'Republic of Kazakhstan' would be printed twice: take the country out of `lines:`",),
        ),
        (
            {"country": "KZ", "lines": ("a", "b", "c", "d"), "city": "Astana", "postcode": "010000"},
            ("the address takes 7 lines with the country, 6 are safe: join or drop some",),
        ),
    ],
)
def test_problems_say_what_to_do(place, problems):
    assert address_problems(Postal(**place)) == problems


def test_the_addressee_counts_towards_the_lines():
    postal = Postal(lines=("a", "b"), city="Astana", postcode="010000", country="KZ")
    assert address_problems(postal, ("The President",)) == ()
    assert len(address_problems(postal, ("The President", "Akorda"))) == 1


@pytest.mark.parametrize("country", sorted(_FORMATS))
def test_every_format_is_of_a_country_and_accepts_its_own_example(country):
    form = format_of(country)
    examples = form.example.split(" or ")
    assert country in COUNTRIES
    assert all(form.accepts(example) and not form.is_old(example) for example in examples)
    assert not form.accepts("!")


_NAMED = """
KZ RU UA BY KG UZ GB IE US CA AU NZ DE AT CH FR BE NL LU ES PT IT SE NO DK FI PL CZ SK HU RO BG GR TR
BR MX AR CL CO JP CN KR IN ZA KE NG EG IL
"""


@pytest.mark.parametrize("country", _NAMED.split())
def test_formats_of_the_countries_that_appeals_name(country):
    assert country in _FORMATS


_LINE = st.text(max_size=12)


@settings(deadline=None)
@given(
    st.sampled_from(sorted(COUNTRIES - {"TR", "AZ"})),
    st.lists(_LINE, max_size=4),
    _LINE,
    _LINE,
    _LINE,
    st.sampled_from([None, "GB"]),
)
def test_a_block_never_has_blank_lines_and_loses_nothing(country, lines, city, postcode, region, origin):
    postal = Postal(lines=tuple(lines), city=city, postcode=postcode, region=region, country=country)
    printed = address_block(("Editor",), postal, origin=origin, language="en")
    assert all(line.strip() for line in printed)
    assert "Editor" in printed
    whole = " ".join(printed).casefold()
    for part in (*lines, city, postcode, region):
        assert all(word.upper().casefold() in whole.upper().casefold() for word in part.split())
    assert all(address_problems(postal))

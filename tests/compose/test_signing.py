"""Who signs, and what is printed of it: one, many, an organisation, nobody; initials where a name must stay hidden."""

import pytest
from tests.given import TODAY, signatory

from plaint.compose.signing import (
    LINES_ON_STATEMENT,
    Signing,
    country_of,
    file_label,
    sender_lines,
    shown_name,
    signatures,
    signed_twice,
    town_of,
)
from plaint.model.campaign import Sender
from plaint.model.letter import Signature

FULL = signatory(
    name="Ruth Example",
    town="Exampleton",
    country="GB",
    organisation="Teachers’ Association",
    role="secretary",
    street="12 Invented Road",
    postcode="EX1 2AB",
    email="ruth@example.org",
    signature="signatures/ruth.png",
)
HIDDEN = FULL.model_copy(update={"show": "initials"})
CLUB = Sender.model_validate(
    {
        "name": {"en": "The Club", "ru": "Клуб"},
        "officer": {"name": "Rob Chair", "role": {"en": "chairman", "ru": "председатель"}},
        "country": "GB",
        "post": [
            {"lines": ["Old House"], "city": "Leeds", "until": "2020-01-01"},
            {"lines": ["PO Box 1"], "city": "London", "postcode": "E11 1YE", "from": "2020-01-01"},
        ],
        "phone": [{"printed": "old", "status": "dead"}, {"printed": "020 7946 0000", "e164": "+442079460000"}],
        "fax": "+44 20 7946 0001",
        "email": {"status": "lost"},
    }
)


def by(*signatories, **keys):
    return Signing(date=TODAY, signatories=signatories, **keys)


def test_one_signs_with_name_role_organisation_and_place():
    assert signatures(by(FULL), "en") == (
        Signature(
            name="Ruth Example",
            lines=("secretary", "Teachers’ Association", "Exampleton, United Kingdom"),
            image="signatures/ruth.png",
        ),
    )


def test_only_what_is_known_is_printed():
    assert signatures(by(signatory()), "en") == (Signature(name="Ruth Example"),)


def test_the_letterhead_is_the_signatorys_address():
    assert sender_lines(by(FULL), "de") == (
        "Ruth Example",
        "Teachers’ Association",
        "12 Invented Road",
        "EX1 2AB Exampleton",
        "Vereinigtes Königreich",
    )


def test_initials_hide_all_but_the_town():
    assert signatures(by(HIDDEN), "en") == (Signature(name="R. E.", lines=("Exampleton, United Kingdom",)),)
    assert sender_lines(by(HIDDEN), "en") == ("R. E.", "Exampleton", "United Kingdom")


@pytest.mark.parametrize(
    ("name", "initials"),
    [
        ("Anna-Maria Beispiel", "A.-M. B."),
        ("Орла Фэр", "О. Ф."),
        ("X", "X."),
        ("van der Berg", "v. d. B."),
        ("Ann - Lee", "A. L."),
        ("Ann -Lee-", "A. L."),
        ("O’Brien", "O."),
    ],
)
def test_initials(name, initials):
    assert shown_name(signatory(name=name, show="initials")) == initials
    assert shown_name(signatory(name=name)) == name


def test_files_are_told_apart_without_the_hidden_name():
    assert file_label(FULL) == "ruth-example"
    assert file_label(HIDDEN) == "r-e"


def test_many_sign_and_have_no_letterhead():
    signing = by(FULL, HIDDEN, signatory("x", name="Kim X"), is_statement=True)
    assert [one.name for one in signatures(signing, "en")] == ["Kim X", "R. E.", "Ruth Example"]
    assert (sender_lines(signing, "en"), town_of(signing)) == ((), "")


def named(*names, **keys):
    people = tuple(signatory(f"s{number}", name=name) for number, name in enumerate(names))
    return by(*people, is_statement=True, **keys)


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("en", ["Ödön Adam", "Zoe Xu", "Анна Белая"]),
        ("ru", ["Анна Белая", "Ödön Adam", "Zoe Xu"]),
        ("sv", ["Zoe Xu", "Ödön Adam", "Анна Белая"]),
    ],
)
def test_a_statement_sorts_its_names_as_its_language_does(language, names):
    assert [one.name for one in signatures(named("Zoe Xu", "Анна Белая", "Ödön Adam"), language)] == names


def test_a_statement_tells_on_one_line_where_a_name_is_from():
    signing = by(signatory("x", name="Kim X", role="nurse", organisation="Union", country="FR"), is_statement=True)
    assert signatures(signing, "de") == (Signature(name="Kim X", lines=("nurse, Union, Frankreich",)),)


@pytest.mark.parametrize(
    ("most", "names", "last"),
    [(None, 5, ()), (5, 5, ()), (4, 5, ()), (3, 3, ("and 2 others",)), (1, 1, ("and 4 others",))],
)
def test_a_list_may_be_cut_short_but_never_for_one(most, names, last):
    listed = signatures(named(*"EDCBA", most_names=most), "en")
    assert [one.name for one in listed if one.name] == list("ABCDE")[:names]
    assert (listed[-1].lines if not listed[-1].name else ()) == last


def test_whoever_signed_twice_is_named():
    twice = [signatory(f"s{number}", name="Kim X", country="FR") for number in range(3)]
    other = [signatory("o", name="Kim X", country="DE"), signatory("p", name="Kim Y", country="FR")]
    assert signed_twice((*twice, *other)) == ("Kim X",)
    assert signed_twice(tuple(other)) == ()


def test_an_organisation_signs_by_its_officer():
    signing = by(sender=CLUB)
    assert signatures(signing, "ru") == (Signature(name="Rob Chair", lines=("председатель", "Клуб")),)


def test_an_organisations_letterhead_holds_what_can_be_used_today():
    signing = by(sender=CLUB)
    assert sender_lines(signing, "en") == (
        "The Club",
        "PO Box 1",
        "London, E11 1YE",
        "United Kingdom",
        "Telephone 020 7946 0000",
        "Fax +44 20 7946 0001",
    )
    assert town_of(signing) == "London"


def test_an_organisation_without_officer_signs_by_hand():
    nameless = CLUB.model_copy(update={"officer": None})
    assert signatures(by(sender=nameless), "en")[0].labels == ("Signature", "Name", "Town")


def test_nobody_signs_on_a_line():
    assert signatures(by(), "en") == (Signature(labels=("Signature", "Name", "Town")),)
    assert (sender_lines(by(), "en"), town_of(by())) == ((), "")


def test_lines_say_on_whose_behalf():
    (line,) = signatures(by(organisation="Example {organisation}"), "en")
    assert line.lines == ("for Example {organisation}",)


def test_an_empty_statement_has_several_lines():
    assert len(signatures(by(is_statement=True), "en")) == LINES_ON_STATEMENT > 1


@pytest.mark.parametrize(
    ("signing", "plural"),
    [
        (by(), False),
        (by(FULL), False),
        (by(FULL, HIDDEN), True),
        (by(FULL, is_statement=True), True),
        (by(is_statement=True), True),
        (by(sender=CLUB), True),
    ],
)
def test_several_and_organisations_say_we(signing, plural):
    assert signing.is_plural is plural


@pytest.mark.parametrize(
    ("countries", "sender", "country"),
    [
        ((), None, None),
        ((), CLUB, "GB"),
        (("DE",), CLUB, "DE"),
        ((None,), CLUB, None),
        (("DE", "DE", None), None, "DE"),
        (("DE", "FR"), None, None),
    ],
)
def test_the_country_of_those_who_sign(countries, sender, country):
    people = tuple(signatory(f"s{number}", country=code) for number, code in enumerate(countries))
    assert country_of(people, sender) == country


def test_what_a_text_is_told_of_the_name():
    assert by(FULL).shown_name == "Ruth Example"
    assert by(HIDDEN).shown_name == "R. E."
    assert by(sender=CLUB).shown_name == "The Club"
    assert by().shown_name == by(FULL, HIDDEN).shown_name == ""

"""Whatever is typed: a letter that is filled in says what the letter says that was composed with it."""

from hypothesis import given as every
from hypothesis import settings
from hypothesis import strategies as st

from given import TODAY, campaign, court, data, embassy, library, signatory, text
from plaint.compose.letters import Desk, Order
from plaint.compose.page import slots
from plaint.compose.page.letters import Writer, fill_all
from plaint.compose.signing import Signing
from plaint.compose.targets import resolve_targets
from plaint.compose.views import long_date
from plaint.contacts.countries import country_name
from plaint.render.markup import parse_markup
from plaint.render.plaintext import render_text

WORDS = text(
    body="I am *{{ signatory.name }}* of **{{ signatory.town }}**, {{ signatory.country }}.\n\n"
    "{% if signatory.personal %}{{ signatory.personal }}\n\n{% endif %}{{ date }}: {{ people.names }}"
)
LINE = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=30)
BOOK = data(court(), embassy())


def desk(signing):
    order = Order(campaign=campaign(), origin=None, day=TODAY)
    return Desk(BOOK, library(WORDS), order, signing, None)


@settings(max_examples=60)
@every(LINE, LINE, LINE, st.sampled_from(["AQ", "DE", "KZ"]))
def test_a_filled_letter_is_the_letter(name, town, personal, country):
    order = Order(campaign=campaign(), origin=None, day=TODAY)
    (addressee,) = resolve_targets(campaign(), BOOK, None)
    writer = Writer(data=BOOK, library=library(WORDS), order=order)
    letters = dict(zip(slots.FORMS, writer.letters(addressee, "en"), strict=True))
    typed = {"name": name, "town": town, "personal": personal}
    given = {"country": country_name(country, "en"), "date": long_date(TODAY, "en"), **typed}
    real = desk(Signing(date=TODAY, signatories=(signatory(country=country, **typed),))).compose_in("en", addressee)
    filled = fill_all(letters["name", "town", "personal"], given)
    assert render_text(filled) == render_text(real)
    assert parse_markup(filled.body) == parse_markup(real.body)


def test_what_is_filled_in_is_not_filled_again():
    assert slots.fill_slots(f"{slots.NAME} {slots.TOWN}", {"name": slots.TOWN, "town": "Ulm"}) == f"{slots.TOWN} Ulm"


def test_a_slot_that_nothing_was_given_for_is_empty():
    assert slots.fill_slots(f"a{slots.PERSONAL}b", {}) == "ab"
    assert slots.has_slot(slots.DATE)
    assert not slots.has_slot("\ue005")

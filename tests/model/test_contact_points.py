"""Contact points: what is known, what can be used, and on which day."""

from datetime import date

import pytest
from pydantic import TypeAdapter, ValidationError

from plaint.model.contact import (
    Addresses,
    Mailbox,
    Mailboxes,
    Numbers,
    PhoneNumber,
    PostalAddress,
    WebForm,
    first_usable,
)

DAY = date(2010, 1, 1)


def number(value):
    return PhoneNumber.model_validate(value)


def sentence(kind, value):
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(kind).validate_python(value)
    return caught.value.errors()[0]["ctx"]["sentence"]


@pytest.mark.parametrize(
    ("written", "e164"),
    [
        ("+44 20 7946 0301", "+442079460301"),
        ("+44 (0)20 7946 0301", "+442079460301"),
        ("020 7946 0301", None),
        ("007-3212-742783", None),
        ("+", None),
    ],
)
def test_a_bare_number_is_printed_and_e164_where_it_begins_with_plus(written, e164):
    read = number(written)
    assert (read.printed, read.e164, read.is_usable, str(read)) == (written, e164, e164 is not None, written)


@pytest.mark.parametrize("wrong", ["+44 20 7946 0301", "442079460301", "+0123456789", "+123", "+1234567890123456"])
def test_e164_is_checked(wrong):
    assert sentence(PhoneNumber, {"e164": wrong}) == f"'{wrong}' is not in E.164"


@pytest.mark.parametrize(
    ("kind", "value", "said"),
    [
        (PhoneNumber, {"note": "x"}, "a number without `printed` or `e164`"),
        (Mailbox, {"note": "x"}, "a mailbox without `address`"),
        (WebForm, {"note": "x"}, "a web form without `url`"),
        (PostalAddress, {"postcode": "1"}, "an address without `lines` or `city`"),
        (PostalAddress, "1 Court Square", "an address in one string"),
        (WebForm, "example.org", "'example.org' is no web address"),
        (WebForm, "javascript:alert(1)", "'javascript:alert(1)' is no web address"),
        (WebForm, "https://example.org/ x", "'https://example.org/ x' is no web address"),
    ],
)
def test_what_is_no_contact_point(kind, value, said):
    assert sentence(kind, value) == said


@pytest.mark.parametrize(
    "address", ["ada at example.org", "ada@example", "ada@", "a b@example.org", "a@example.org\nBcc: x@example.org"]
)
def test_what_is_no_mailbox(address):
    with pytest.raises(ValidationError):
        Mailbox.model_validate(address)


def test_a_masked_address_is_told_how_to_be_written():
    assert '{printed: "ainur1917 at mail.ru", address: ainur1917@mail.ru}' in sentence(Mailbox, "ainur1917 at mail.ru")


@pytest.mark.parametrize("kind", [PhoneNumber, Mailbox, WebForm, PostalAddress])
@pytest.mark.parametrize("status", ["lost", "withheld"])
def test_a_lost_or_withheld_point_is_named_without_being_known(kind, status):
    point = kind.model_validate({"status": status})
    assert (str(point), point.is_known, point.is_usable) == (status, False, False)


GOOD = {"printed": "1", "e164": "+442079460301"}


@pytest.mark.parametrize(
    ("status", "usable"), [("good", True), ("bouncing", True), ("dead", False), ("lost", False), ("withheld", False)]
)
def test_what_may_be_used(status, usable):
    assert number({**GOOD, "status": status}).is_usable is usable


def test_a_mailbox_known_only_as_it_was_masked_cannot_be_used():
    point = Mailbox.model_validate({"printed": "ada at example.org"})
    assert (point.is_usable, str(point)) == (False, "ada at example.org")


@pytest.mark.parametrize(
    ("keys", "holds"),
    [
        ({}, True),
        ({"from": "2010-01-01"}, True),
        ({"from": "2010-01-02"}, False),
        ({"until": "2010-01-02"}, True),
        ({"until": "2010-01-01"}, False),
    ],
)
def test_the_first_day_counts_and_the_last_does_not(keys, holds):
    assert number({**GOOD, **keys}).holds_on(DAY) is holds


def test_the_key_is_from_and_nothing_else():
    with pytest.raises(ValidationError):
        number({**GOOD, "since": "2010-01-01"})


def numbers(*values):
    return TypeAdapter(Numbers).validate_python(list(values))


def test_the_first_usable_point_is_taken_and_a_bouncing_one_only_at_need():
    dead, bouncing, good = ({**GOOD, "printed": status, "status": status} for status in ("dead", "bouncing", "good"))
    assert str(first_usable(numbers(dead, bouncing, good), DAY)) == "good"
    assert str(first_usable(numbers(dead, bouncing), DAY)) == "bouncing"
    assert first_usable(numbers(dead), DAY) is None
    over, now = {**GOOD, "printed": "over", "until": "2009-01-01"}, {**GOOD, "printed": "now"}
    assert str(first_usable(numbers(over, now), DAY)) == "now"


@pytest.mark.parametrize("written", ["+44 20 7946 0301", {"printed": "+44 20 7946 0301"}, ["+44 20 7946 0301"]])
def test_one_may_stand_for_a_list_of_one(written):
    (point,) = TypeAdapter(Numbers).validate_python(written)
    assert point.printed == "+44 20 7946 0301"


def test_several_addresses_and_mailboxes():
    assert len(TypeAdapter(Mailboxes).validate_python(["a@example.org", {"address": "b@example.org"}])) == 2
    assert TypeAdapter(Addresses).validate_python({"lines": "1 Court Square"})[0].lines == ("1 Court Square",)


def test_an_address_in_words():
    address = PostalAddress.model_validate({"lines": ["1 Court Square", "Room 2"], "city": "X", "postcode": "1"})
    assert str(address) == "1 Court Square, Room 2, 1, X"

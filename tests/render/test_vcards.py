"""Address cards, read back by the rules of RFC 6350."""

import re
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from plaint.compose.copies import CopyLine
from plaint.contacts.addresses import Postal
from plaint.render.vcards import as_vcards, escape, fold

FRIENDS = CopyLine(
    to="friends", name="Open Friends", country="GB", what=("letter",), by="email", when="daily", points=(),
    address="friends@example.org", note="about the gates",
)  # fmt: skip
LETTER = replace(
    FRIENDS,
    by="post",
    address="Open Friends, 9 Friendly Street, LEEDS",
    lines=("Open Friends", "9 Friendly Street", "LEEDS"),
    postal=Postal(
        lines=("Flat 2; upstairs", "9 Friendly Street, rear"), city="Leeds", postcode="ZZ9 9ZZ", country="GB"
    ),
)


def unfold(content):
    """Return the lines of a file: each ends in CRLF, none is longer than 75 octets (section 3.2)."""
    raw = content.encode() if isinstance(content, str) else content
    assert raw.endswith(b"\r\n")
    pieces = raw[:-2].split(b"\r\n")
    for piece in pieces:
        piece.decode()
        assert len(piece) <= 75
        assert b"\n" not in piece
        assert b"\r" not in piece
    return re.sub(rb"\r\n ", b"", raw[:-2]).decode().split("\r\n")


def parts(value, separator=";"):
    """Return the components of a value (section 3.4)."""
    return [unescape(part) for part in _split(value, separator)]


def _split(value, separator):
    found, part, characters = [], "", iter(value)
    for character in characters:
        if character == "\\":
            part += character + next(characters)
        elif character == separator:
            found.append(part)
            part = ""
        else:
            part += character
    return [*found, part]


def unescape(value):
    known = {"n": "\n", "N": "\n"}
    return re.sub(r"\\(.)", lambda found: known.get(found[1], found[1]), value, flags=re.DOTALL)


def cards(content):
    """Return each card as pairs of name and value."""
    lines = unfold(content)
    assert lines[0] == "BEGIN:VCARD"
    found = []
    for line in lines:
        name, _, value = line.partition(":")
        if name == "BEGIN":
            found.append([])
        found[-1].append((name, value))
    for card in found:
        assert card[:2] == [("BEGIN", "VCARD"), ("VERSION", "4.0")]
        assert card[-1] == ("END", "VCARD")
    return found


def test_a_card_has_name_and_mailbox_and_says_nothing_of_the_campaign():
    (card,) = cards(as_vcards((FRIENDS,)))
    assert card[2:-1] == [("FN", "Open Friends"), ("N", "Open Friends;;;;"), ("EMAIL", "friends@example.org")]


def test_several_copies_to_one_make_one_card():
    (card,) = cards(as_vcards((FRIENDS, LETTER, FRIENDS)))
    assert [name for name, _ in card[4:-1]] == ["EMAIL", "ADR"]


def test_an_address_has_seven_parts():
    (card,) = cards(as_vcards((LETTER,)))
    box, extension, street, *rest = _split(dict(card)["ADR"], ";")
    assert (box, extension) == ("", "")
    assert parts(street, ",") == ["Flat 2; upstairs", "9 Friendly Street, rear"]
    assert rest == ["Leeds", "", "ZZ9 9ZZ", "United Kingdom"]


def test_telephone_and_fax_are_told_apart():
    phone, fax = (
        replace(FRIENDS, by="phone", address="+442079460320"),
        replace(FRIENDS, by="fax", address="+442079460321"),
    )
    (card,) = cards(as_vcards((phone, fax)))
    assert card[4:-1] == [("TEL;TYPE=voice", "+442079460320"), ("TEL;TYPE=fax", "+442079460321")]


def test_nobody_who_cannot_be_reached_has_a_card():
    assert as_vcards((replace(FRIENDS, address="", gap="lost"),)) == b""


def test_a_long_name_is_folded_between_letters():
    name = "Қазақстан еңбекшілерінің ынтымақтастық комитеті, Қарағанды бөлімшесі; хатшылық"
    (card,) = cards(as_vcards((replace(FRIENDS, name=name),)))
    assert unescape(dict(card)["FN"]) == name
    assert parts(dict(card)["N"])[0] == name


@given(st.text())
def test_a_value_comes_back_as_it_was(text):
    plain = re.sub(r"[\x00-\x09\x0b-\x1f\x7f]", " ", text.replace("\r\n", "\n"))
    (line,) = unfold(fold(f"NOTE:{escape(text)}"))
    assert unescape(line.removeprefix("NOTE:")) == plain
    assert parts(f"{escape(text)};x;") == [plain, "x", ""]


@given(st.text(min_size=1), st.text())
def test_no_name_can_begin_another_property(name, town):
    line = replace(LETTER, name=name, postal=Postal(lines=(town,), city=town, country="GB"))
    (card,) = cards(as_vcards((line,)))
    assert [key for key, _ in card] == ["BEGIN", "VERSION", "FN", "N", "ADR", "END"]

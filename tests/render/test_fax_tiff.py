"""The file of a fax: exact fields, one strip a page, the same pixels and the same bytes, no trace of anything else."""

import struct
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from PIL import Image

from plaint.render.tiff import write_tiff

FINE = (204, 196)
NAMED = {305, 306, 315, 316, 269, 270, 271, 272, 285}  # program, day, artist, host, names and descriptions


def picture(rows, dots=b"\x0f\xf0\x00\xff"):
    wide = 1728 // 8
    return Image.frombytes("1", (1728, rows), (dots * (wide * rows // len(dots) + 1))[: wide * rows])


def directories(raw):
    """Return where each directory stands, its fields as (tag, type, count, value), and where its values end."""
    assert raw[:4] == b"II*\0"
    found, at = [], struct.unpack_from("<I", raw, 4)[0]
    while at:
        (count,) = struct.unpack_from("<H", raw, at)
        fields = [struct.unpack_from("<HHI4s", raw, at + 2 + 12 * number) for number in range(count)]
        found.append((at, fields, at + 2 + 12 * count + 4))
        (at,) = struct.unpack_from("<I", raw, at + 2 + 12 * count)
    return found


def values(fields):
    return {tag: int.from_bytes(value, "little") for tag, _, _, value in fields}


@pytest.mark.parametrize(("profile", "compression", "own"), [("F", 4, (293, 0)), ("S", 3, (292, 4))])
def test_fields_are_those_of_the_profile(profile, compression, own):
    (_, fields, _), (_, last, _) = directories(write_tiff([picture(9), picture(12)], 2, profile, FINE))
    tags = [tag for tag, *_ in fields]
    assert tags == sorted(tags)
    assert set(tags) == {254, 256, 257, 258, 259, 262, 266, 273, 277, 278, 279, 282, 283, own[0], 296, 297}
    told = values(fields)
    assert {tag: told[tag] for tag in (254, 256, 257, 258, 259, 262, 266, 277, 278, 296, own[0])} == {
        254: 2, 256: 1728, 257: 9, 258: 1, 259: compression, 262: 0, 266: 2, 277: 1, 278: 9, 296: 2, own[0]: own[1],
    }  # fmt: skip
    assert [told[297] & 0xFFFF, told[297] >> 16] == [0, 2]
    assert [values(last)[297] & 0xFFFF, values(last)[257]] == [1, 12]


@pytest.mark.parametrize("profile", ["F", "S"])
def test_directory_values_and_strip_follow_each_other_page_by_page(profile):
    raw = write_tiff([picture(9), picture(12), picture(1)], 3, profile, FINE)
    end = 8
    for at, fields, values_at in directories(raw):
        told = values(fields)
        assert at - end in (0, 1)
        assert told[282] == values_at
        assert [struct.unpack_from("<II", raw, told[tag]) for tag in (282, 283)] == [(204, 1), (196, 1)]
        assert told[273] == values_at + 16
        assert all(count == (2 if tag == 297 else 1) for tag, _, count, _ in fields)
        end = told[273] + told[279]
    assert end == len(raw)


@pytest.mark.parametrize("profile", ["F", "S"])
@settings(max_examples=40)
@given(pages=some.lists(some.tuples(some.integers(1, 40), some.binary(min_size=1)), min_size=1, max_size=4))
def test_pixels_come_back(profile, pages):
    drawn = [picture(rows, dots) for rows, dots in pages]
    raw = write_tiff(iter(drawn), len(drawn), profile, FINE)
    assert raw == write_tiff(drawn, len(drawn), profile, FINE)
    file = Image.open(BytesIO(raw))
    assert file.n_frames == len(drawn)
    for number, page in enumerate(drawn):
        file.seek(number)
        assert file.convert("1").tobytes() == page.tobytes()


def test_the_simplest_form_does_not_return_to_control():
    """A reader would take six ends of line for the end of the whole fax."""
    raw = write_tiff([picture(3)], 1, "S", FINE)
    ((_, fields, _),) = directories(raw)
    told = values(fields)
    strip = raw[told[273] : told[273] + told[279]]
    assert b"\x00\x80" * 2 not in strip
    assert strip.count(b"\x00\x80") == 3


@pytest.mark.parametrize("profile", ["F", "S"])
def test_a_page_is_one_strip_however_long(profile):
    raw = write_tiff([picture(2292, bytes(range(256)))], 1, profile, FINE)
    ((_, fields, _),) = directories(raw)
    told = values(fields)
    assert (told[278], told[273] + told[279]) == (2292, len(raw))
    assert told[279] > 65536


def test_nothing_tells_of_machine_day_or_program():
    raw = write_tiff([picture(5)], 1, "F", FINE)
    ((_, fields, _),) = directories(raw)
    assert NAMED & {tag for tag, *_ in fields} == set()
    assert b"PIL" not in raw

"""An entry goes out of a YAML file, rows out of a table, and not a byte of the rest changes."""

import csv
import io

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

from plaint.errors import PlaintError
from plaint.reading.removing import remove_entry, remove_rows
from plaint.reading.source import as_text

PEOPLE = b"""\
# who signs
signatories:
  ruth:
    name: Ruth Example
    personal: |
      I have taught
      for thirty years.

  # the second
  kim:
    name: Kim Example  # a friend
  ann: {name: Ann Example}
"""
NAMES = st.sampled_from(["ruth", "kim", "ann", "bo"])
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("C",)), max_size=20)
CELLS = st.lists(st.lists(st.text("ab ,;\"'\n\tй", max_size=6), min_size=3, max_size=3), min_size=1, max_size=8)


def removed(raw, *trail):
    return remove_entry(as_text(raw, "signatories.yaml"), trail)


@pytest.mark.parametrize(
    ("name", "rest"),
    [
        ("kim", PEOPLE.replace(b"  kim:\n    name: Kim Example  # a friend\n", b"")),
        ("ann", PEOPLE.replace(b"  ann: {name: Ann Example}\n", b"")),
        ("ruth", PEOPLE[: PEOPLE.index(b"  ruth:")] + PEOPLE[PEOPLE.index(b"\n  # the second") :]),
    ],
)
@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_the_rest_stays_as_it_was(name, rest, end):
    assert removed(PEOPLE.replace(b"\n", end), "signatories", name) == rest.replace(b"\n", end)


def test_the_last_one_leaves_an_empty_mapping():
    left = removed(b"signatories:\n  ruth:\n    name: Ruth Example\n# end\n", "signatories", "ruth")
    assert left == b"signatories: {}\n# end\n"


def test_a_key_at_the_top_goes_too():
    assert removed(b"country: GB\nsignatory: ruth\npaper: A4\n", "signatory") == b"country: GB\npaper: A4\n"


@pytest.mark.parametrize(
    "raw",
    [
        b"signatories: {ruth: {name: Ruth Example}, kim: {name: Kim}}\n",
        b"{signatories: {ruth: {name: Ruth}}}\n",
        b"signatories:\n  kim:\n    name: Kim\n",
    ],
)
def test_what_cannot_be_taken_out_alone_is_left_to_a_person(raw):
    with pytest.raises(PlaintError) as error:
        removed(raw, "signatories", "ruth")
    assert error.value.hint == "remove signatories.ruth there by hand"


@given(st.dictionaries(NAMES, st.fixed_dictionaries({"name": WORDS, "town": WORDS}), min_size=1), st.data())
def test_of_any_file_all_else_says_the_same(people, data):
    raw = yaml.safe_dump({"signatories": people}, allow_unicode=True, sort_keys=False).encode()
    name = data.draw(st.sampled_from(sorted(people)))
    try:
        left = removed(raw, "signatories", name)
    except PlaintError:
        assume(False)
    assert yaml.safe_load(left) == {"signatories": {one: told for one, told in people.items() if one != name}}


@given(CELLS, st.data(), st.sampled_from([",", ";", "\t"]), st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_of_any_table_all_other_rows_stay(rows, data, separator, coding):
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=separator)
    writer.writerows([["id", "name", "town"], *rows])
    raw = file.getvalue().encode(coding)
    text = file.getvalue().replace("\r\n", "\n")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    starts, line = [], 1
    for _ in reader:
        starts.append(line)
        line = reader.line_num + 1
    gone = data.draw(st.sets(st.sampled_from(starts[1:]))) if starts[1:] else set()
    try:
        left = remove_rows(raw, "members.csv", gone)
    except PlaintError:
        assume(False)
    kept = [cells for start, cells in zip(starts, [["id", "name", "town"], *rows], strict=True) if start not in gone]
    decoded = left.decode(coding).replace("\r\n", "\n")
    assert list(csv.reader(io.StringIO(decoded, newline=""), delimiter=separator)) == kept


def test_rows_of_a_spoilt_table_are_left_to_a_person():
    with pytest.raises(PlaintError):
        remove_rows(b'name\n"Ruth\n', "members.csv", {2})

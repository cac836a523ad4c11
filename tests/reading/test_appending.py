"""Entries are added at the end; what was there stays as it was, byte by byte."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaint.errors import PlaintError
from plaint.reading.appending import append_entries
from plaint.reading.blocks import Block, Key, Leaf
from plaint.reading.plain import read_plain
from plaint.reading.source import as_text

NEW = Key("new", Block((Key("name", Leaf("Ada", "line 3, sure")),)))


def added(old, *entries, **more):
    raw = old if isinstance(old, bytes) else old.encode()
    result = append_entries(as_text(raw, "recipients.yaml"), "recipients", entries or (NEW,), **more)
    assert result.startswith(raw)
    return result[len(raw) :].decode()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("", "recipients:\n  new:\n    name: Ada  # line 3, sure\n"),
        ("# notes\n", "\nrecipients:\n  new:\n    name: Ada  # line 3, sure\n"),
        ("recipients:\n", "\n  new:\n    name: Ada  # line 3, sure\n"),
        ("recipients:\n  a:\n    name: B\n", "\n  new:\n    name: Ada  # line 3, sure\n"),
        ("recipients:\n  a:\n    name: B", "\n\n  new:\n    name: Ada  # line 3, sure\n"),
        ("recipients:\n    a:\n        name: B\n", "\n    new:\n      name: Ada  # line 3, sure\n"),
        ("recipients:\n a: {name: B}\n", "\n new:\n   name: Ada  # line 3, sure\n"),
        ("recipients:\n  a:\n    name: B\n\n      # the end\n# really\n", "\n  new:\n    name: Ada  # line 3, sure\n"),
        ("recipients:\n  a:\n    note: |\n      two\n      lines\n", "\n  new:\n    name: Ada  # line 3, sure\n"),
    ],
)
def test_an_entry_is_added_at_the_end(old, new):
    assert added(old) == new


def test_line_ends_and_the_mark_at_the_beginning_stay():
    old = b"\xef\xbb\xbfrecipients:\r\n  a:\r\n    name: B\r\n"
    assert added(old) == "\r\n  new:\r\n    name: Ada  # line 3, sure\r\n"


def test_a_comment_stands_above_several_entries():
    other = Key("other", Block((Key("name", Leaf("Bo")),)))
    assert added("recipients:\n", NEW, other, heading="drafted") == (
        "\n  # drafted\n  new:\n    name: Ada  # line 3, sure\n\n  other:\n    name: Bo\n"
    )


@pytest.mark.parametrize(
    "old",
    [
        "recipients: {}\n",
        "recipients: {a: {name: B}}\n",
        "{recipients: {a: {name: B}}}\n",
        "recipients:\n  a:\n    name: B\n...\n",
        "recipients:\n  new:\n    name: B\n",
        "recipients:\n  - a\n",
        "recipients:\n  a:\n    note: |+\n      kept\n\n",
        "- a\n",
        "recipients:\n  a: [\n",
    ],
)
def test_what_cannot_be_added_to_is_refused(old):
    with pytest.raises(PlaintError) as refused:
        added(old)
    assert "nothing can be added at its end" in refused.value.message
    assert "on a line of its own" in refused.value.hint


@given(st.text())
def test_no_file_is_spoilt(old):
    source = as_text(old.encode("utf-8", "replace"), "recipients.yaml")
    if not hasattr(source, "text"):
        return
    try:
        result = append_entries(source, "recipients", (NEW,))
    except PlaintError:
        return
    assert result.startswith(source.raw)
    read = read_plain(as_text(result, "recipients.yaml"))
    assert read.problems == []
    assert read.value["recipients"]["new"] == {"name": "Ada"}

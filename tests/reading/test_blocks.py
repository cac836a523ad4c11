"""What is written as YAML is read back as the same words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaint.reading.blocks import Block, Items, Key, Leaf, write_block, write_comment, write_scalar
from plaint.reading.plain import read_plain
from plaint.reading.source import Source
from plaint.reading.unsafe import UNSAFE

leaves = st.builds(Leaf, st.text(), st.text(max_size=150))
names = st.text(alphabet="abcxyz-0129", min_size=1, max_size=8) | st.sampled_from(["on", "no", "null", "~", "1"])


def blocks_of(nodes):
    keys = st.lists(st.builds(Key, names, nodes, st.text(max_size=20)), max_size=4, unique_by=lambda key: key.name)
    return keys.map(lambda found: Block(tuple(found)))


blocks = blocks_of(
    st.recursive(
        leaves,
        lambda nodes: blocks_of(nodes) | st.lists(leaves | blocks_of(nodes), max_size=3).map(lambda x: Items(tuple(x))),
        max_leaves=12,
    )
)


def value_of(node):
    if isinstance(node, Leaf):
        return UNSAFE.sub("", node.text)
    if isinstance(node, Items):
        return [value_of(item) for item in node.items]
    return {key.name: value_of(key.value) for key in node.keys}


def read(text):
    plain = read_plain(Source("x.yaml", text, text.encode()))
    assert plain.problems == []
    return plain.value


@given(blocks)
def test_whatever_is_written_is_read_back(block):
    written = "\n".join(write_block(block))
    assert read(written) == (value_of(block) if block.keys else None)


@given(st.text())
def test_any_text_is_read_back(text):
    assert read(f"key: {write_scalar(text)}  # remark") == {"key": UNSAFE.sub("", text)}


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Minister of Justice", "Minister of Justice"),
        ("Carrera 14 No. 20-51", "Carrera 14 No. 20-51"),
        ("1 Lighthouse Quay", "1 Lighthouse Quay"),
        ("Dear Sir,", "Dear Sir,"),
        ("2011-03-09", "2011-03-09"),
        ("court@example.org", "court@example.org"),
        ("https://www.example.org/a", "https://www.example.org/a"),
        ("O'Brien", "O'Brien"),
        ("Председатель суда", "Председатель суда"),
        ("+442079460301", '"+442079460301"'),
        ("473000", '"473000"'),
        ("12:30", '"12:30"'),
        ("1e3", '"1e3"'),
        ("0x1F", '"0x1F"'),
        ("no", '"no"'),
        ("Null", '"Null"'),
        ("", '""'),
        ("a: b", '"a: b"'),
        ("a #b", '"a #b"'),
        ("ends:", '"ends:"'),
        ("- x", '"- x"'),
        ("[x]", '"[x]"'),
        ("{{ x }}", '"{{ x }}"'),
        ('say "no"', '"say \\"no\\""'),
        ("a\nb\tc\\", '"a\\nb\\tc\\\\"'),
        (" edge", '" edge"'),
        ("edge ", '"edge "'),
        ("a\u00a0b", '"a\u00a0b"'),
        ("\x1b[31mred\u202e", '"[31mred"'),
    ],
)
def test_quotes_only_where_something_could_be_mistaken(text, written):
    assert write_scalar(text) == written


@given(st.text())
def test_a_comment_stays_on_its_line(text):
    line = write_comment(text, 2)
    assert line.startswith("  #")
    assert line.splitlines() == [line]
    assert read(f"a: b\n{line}\nc: d") == {"a": "b", "c": "d"}


def test_one_key_a_line_with_remarks_behind_or_above():
    long = "x" * 100
    block = Block(
        (
            Key("country", Leaf("CO", "line 3, sure")),
            Key("title", Leaf(long, "line 5, doubtful")),
            Key("people", Items((Block((Key("name", Leaf(long, "line 7, sure")), Key("gender", Leaf("f")))),))),
            Key("lines", Items((Leaf("1 Quay"), Leaf("Harbour", "line 9, sure")))),
            Key("targets", Items(())),
            Key("on", Leaf("2040-01-31")),
        )
    )
    assert list(write_block(block, 2)) == [
        "  country: CO  # line 3, sure",
        "  # line 5, doubtful",
        f"  title: {long}",
        "  people:",
        "    # line 7, sure",
        f"    - name: {long}",
        "      gender: f",
        "  lines:",
        "    - 1 Quay",
        "    - Harbour  # line 9, sure",
        "  targets: []",
        "  on: 2040-01-31",
    ]

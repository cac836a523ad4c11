"""Names of folders as IMAP writes them, and lists of folders as servers write them, hostile ones among them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.deliver.imap_server import imap_server
from tests.deliver.test_imap_drafts import Commit, access, parcel

from plaint.deliver.drafts import DraftsTransport
from plaint.deliver.imap.folders import Folder, choose_folder, read_folders
from plaint.deliver.imap.names import decode_name, encode_name, quote, unquote
from plaint.deliver.imap.replies import code_of
from plaint.deliver.transport import Outcome

# The second is the example of RFC 3501, 5.1.3.
NAMES = [
    ("Drafts", b"Drafts"),
    ("~peter/mail/台北/日本語", b"~peter/mail/&U,BTFw-/&ZeVnLIqe-"),
    ("Entwürfe", b"Entw&APw-rfe"),
    ("Черновики", b"&BCcENQRABD0EPgQyBDgEOgQ4-"),
    ("Q&A", b"Q&-A"),
    ("&-", b"&--"),
    ("😀", b"&2D3eAA-"),
    ('a "b" \\c', b'a "b" \\c'),
    ("", b""),
]


@pytest.mark.parametrize(("name", "wire"), NAMES)
def test_names_are_written_in_modified_utf_7(name, wire):
    assert encode_name(name) == wire
    assert decode_name(wire) == name


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_name_comes_back(name):
    wire = encode_name(name)
    assert wire.isascii()
    assert decode_name(wire) == name


@pytest.mark.parametrize(
    ("wire", "name"),
    [
        (b"&", "&"),
        (b"&&&", "&&&"),
        (b"&A-", "&A-"),
        (b"&2D0-", "&2D0-"),
        (b"&BCcENQRABD0EPgQyBDgEOgQ4", "&BCcENQRABD0EPgQyBDgEOgQ4"),
        ("Черновики".encode(), "Черновики"),
        (b"\xff", "\N{REPLACEMENT CHARACTER}"),
    ],
)
def test_what_is_no_modified_utf_7_stays_as_it_is(wire, name):
    assert decode_name(wire) == name


@given(st.binary())
def test_no_name_makes_it_fall(wire):
    assert isinstance(decode_name(wire), str)


@given(st.binary().filter(lambda raw: not set(raw) & set(b"\r\n\0")))
def test_what_is_quoted_comes_back(raw):
    quoted = quote(raw)
    assert unquote(quoted) == raw
    assert quoted[:1] == quoted[-1:] == b'"'
    assert not quoted.replace(b"\\\\", b"").replace(b'\\"', b"").strip(b'"').count(b'"'), "no way out"


@pytest.mark.parametrize("raw", [b"a\r\nb", b"a\nb", b"a\0b"])
def test_a_line_break_is_never_quoted(raw):
    with pytest.raises(ValueError, match="cannot be quoted"):
        quote(raw)


# --- lists -------------------------------------------------------------------------------------

LINES = [
    (rb'(\HasNoChildren \Drafts) "/" "My Drafts"', ("My Drafts", {"\\hasnochildren", "\\drafts"}, "/")),
    (rb'() "." INBOX.Drafts', ("INBOX.Drafts", set(), ".")),
    (rb"() NIL Drafts", ("Drafts", set(), "")),
    (rb'() "\\" "a\\b"', ("a\\b", set(), "\\")),
    (rb'(\Subscribed) "/" "foo" ("CHILDINFO" ("SUBSCRIBED"))', ("foo", {"\\subscribed"}, "/")),
    ((rb'() "/" {7}', b'a "b" c'), ('a "b" c', set(), "/")),
]


@pytest.mark.parametrize(("line", "expected"), LINES, ids=[expected[0] for _, expected in LINES])
def test_a_line_of_a_list_is_read(line, expected):
    (folder,) = read_folders([line])
    assert (folder.name, folder.uses, folder.mark) == expected


@pytest.mark.parametrize(
    "line",
    [
        None,
        b"",
        b"garbage",
        rb'(\Noselect) "/" Drafts',
        rb'(\NonExistent) "/" Drafts',
        rb'() "/" ""',
        rb'() "/" "unended',
        (rb'() "/" {8}', b"a\r\nb\r\nc"),
        (rb'() "/" name', b"stray"),
    ],
    ids=str,
)
def test_what_is_no_folder_for_mail_is_passed_over(line):
    assert list(read_folders([line])) == []


@given(st.lists(st.none() | st.binary() | st.tuples(st.binary(), st.binary())))
def test_no_list_makes_it_fall(lines):
    for folder in read_folders(lines):
        assert folder.wire
        quote(folder.wire)
        assert folder.last is not None


def folder(name, *uses, mark="/"):
    return Folder(wire=encode_name(name), name=name, uses=frozenset(uses), mark=mark)


def chosen(*folders, use="\\drafts", wanted=None):
    found = choose_folder(folders, use, wanted)
    return found and found.name


def test_what_the_settings_name_goes_before_what_the_server_says():
    known = (folder("Drafts", "\\drafts"), folder("drafts 2"), folder("Drafts 2"))
    assert chosen(*known) == "Drafts"
    assert chosen(*known, wanted="Drafts 2") == "Drafts 2"
    assert chosen(*known, wanted="DRAFTS 2") == "drafts 2"
    assert chosen(*known, wanted="Brouillons") is None, "and no other is taken in its stead"


def test_what_the_server_says_goes_before_names():
    assert chosen(folder("Drafts"), folder("Sketches", "\\drafts")) == "Sketches"


@pytest.mark.parametrize("name", ["INBOX/Drafts", "[Gmail]/Черновики", "Entwu\N{COMBINING DIAERESIS}rfe", "DRAFT"])
def test_common_names_are_known(name):
    assert chosen(folder("INBOX"), folder(name)) == name


def test_names_are_parted_only_by_the_mark():
    assert chosen(folder("old/Drafts", mark=".")) is None
    assert chosen(folder("INBOX.Sent Items", mark="."), use="\\sent") == "INBOX.Sent Items"


@pytest.mark.parametrize(
    ("reply", "code"),
    [
        ("[OVERQUOTA] full", ("OVERQUOTA", "")),
        ("[appenduid 7 1] done", ("APPENDUID", "7 1")),
        ("done [OVERQUOTA]", ("", "")),
        ("[", ("", "")),
        ("", ("", "")),
    ],
)
def test_codes_of_replies_are_read(reply, code):
    assert code_of(reply) == code


# --- servers that say anything -----------------------------------------------------------------

STAGES = ("greeting", "capability", "login", "list", "select", "search", "append", "payload", "end")
TOKENS = st.sampled_from(
    ["* ", "TAG ", "+ ", "OK ", "NO ", "BAD ", "BYE ", "LIST ", "SEARCH ", "FETCH ", "{3}", "{9999999}", "\r\n", '"']
)
SPEECH = st.lists(TOKENS | st.text(st.characters(max_codepoint=255), max_size=4), max_size=12).map("".join)


@pytest.fixture(scope="module")
def server():
    with imap_server() as server:
        yield server


@given(stage=st.sampled_from(STAGES), speech=SPEECH)
def test_no_server_makes_it_fall_or_lie(server, stage, speech):
    """Whatever a server says and then hangs up, a letter that may have been taken is never planned again."""
    server.faults.clear()
    server.folders.clear()
    server.faults[stage] = [f"{speech}+drop"]
    commit = Commit()
    transport = DraftsTransport(access(server))
    handover = transport.hand_over(parcel(), commit)
    transport.close()
    assert handover.outcome is not Outcome.SENT or commit.calls == 1
    assert handover.outcome in (Outcome.SENT, Outcome.UNKNOWN) or not server.folders[b"Drafts"].messages
    assert "\n" not in handover.reply

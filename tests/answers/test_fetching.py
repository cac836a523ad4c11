"""Mail is fetched by IMAP without a trace: the folder is examined, nothing marked; whatever the server does."""

from datetime import date

import pytest
from tests.deliver.imap_server import PASSWORD, USER, imap_server

from plaint.answers import fetching, pieces
from plaint.answers.fetching import Fetching
from plaint.deliver.imap.link import Access
from plaint.deliver.imap.messages import imap_date, notices_in
from plaint.errors import PlaintError
from plaint.model.accounts import Imap

SINCE = date(2026, 11, 2)


def message(number, text="Words.\r\n"):
    return f"From: court@example.org\r\nMessage-ID: <{number}@example.org>\r\nSubject: {number}\r\n\r\n{text}".encode()


@pytest.fixture
def server():
    with imap_server() as server:
        for number in range(1, 4):
            server.folders[b"INBOX"].add(message(number))
        yield server


def pieces_of(server, known=(), folder="inbox"):
    imap = Imap.model_validate({"host": "127.0.0.1", "port": str(server.port), "security": "none", "user": USER})
    wanted = Fetching(
        access=Access(server=imap, secret=lambda: PASSWORD, timeout=0.4),
        account="branch",
        folder=folder,
        since=SINCE,
        is_known=lambda one: one in known,
    )
    return list(wanted.pieces())


def said(server):
    return [line.split(b" ", 1)[1].rstrip() for line in server.log if b" " in line]


def test_messages_come_byte_for_byte_and_nothing_is_marked(server):
    found = pieces_of(server)
    assert [piece.content for piece in found] == [message(number) for number in (1, 2, 3)]
    assert [piece.name for piece in found] == ["inbox 1", "inbox 2", "inbox 3"]
    commands = said(server)
    assert not [line for line in commands if line.split()[0] in (b"SELECT", b"STORE", b"APPEND", b"EXPUNGE")]
    assert [line for line in commands if b"BODY[" in line] == []
    assert b'EXAMINE "INBOX"' in commands
    assert b"UID SEARCH SINCE 2-Nov-2026" in commands


def test_what_is_known_is_not_fetched(server):
    assert [piece.name for piece in pieces_of(server, known=("<1@example.org>", "<3@example.org>"))] == ["inbox 2"]
    assert server.count(b"BODY.PEEK[]") == 1


def test_a_server_may_say_the_uid_last(server):
    server.says_uid_last = True
    assert [piece.content for piece in pieces_of(server)] == [message(number) for number in (1, 2, 3)]


def test_of_a_message_that_is_too_large_the_beginning_is_fetched(server, monkeypatch):
    monkeypatch.setattr(fetching, "MOST", 200)
    monkeypatch.setattr(fetching, "BEGINNING", 100)
    server.folders[b"INBOX"].add(message(4, "x" * 500))
    last = pieces_of(server)[-1]
    assert (last.is_whole, last.content) == (False, message(4, "x" * 500)[:100])


def test_no_more_than_the_newest_are_read(server, monkeypatch):
    monkeypatch.setattr(fetching, "MOST_MESSAGES", 2)
    assert [piece.name for piece in pieces_of(server)] == ["inbox 2", "inbox 3"]


def test_many_are_asked_about_in_parts(server):
    for number in range(4, 260):
        server.folders[b"INBOX"].add(message(number))
    assert len(pieces_of(server)) == 259
    assert server.count(b"RFC822.SIZE") == 2


@pytest.mark.parametrize("place", ["greeting", "login", "list", "select", "search", "fetch"])
@pytest.mark.parametrize("fault", ["drop", "hang", "bye", "TAG NO [SERVERBUG] no", "TAG BAD what"])
def test_trouble_is_told_in_words(server, place, fault):
    server.faults[place] = [fault] * 4
    with pytest.raises(PlaintError) as error:
        pieces_of(server)
    assert error.value.message.startswith("branch: the mailbox cannot be read")
    assert error.value.hint


def test_a_folder_that_is_not_there_is_named_with_those_that_are(server):
    with pytest.raises(PlaintError) as error:
        pieces_of(server, folder="Inbocks")
    assert "Drafts" in error.value.hint


@pytest.mark.parametrize(
    ("lines", "count"),
    [
        ([], 0),
        ([None], 0),
        ([b"1 (FLAGS (\\Seen))"], 0),
        ([(b"1 (UID 7 RFC822.SIZE 9 BODY[HEADER.FIELDS (MESSAGE-ID)] {2}", b"\r\n"), b")"], 1),
        ([(b"1 (BODY[HEADER.FIELDS (MESSAGE-ID)] {2}", b"\r\n"), b")"], 0),
        ([(b"1 (UID x RFC822.SIZE y {2}", b"\r\n"), (b"2 (UID 7 RFC822.SIZE 9 {2}", b"\r\n")], 1),
    ],
)
def test_what_cannot_be_understood_is_passed_over(lines, count):
    assert len(list(notices_in(lines))) == count


def test_days_are_english_everywhere():
    assert imap_date(date(2026, 5, 1)) == "1-May-2026"


# --- mail on the disk ----------------------------------------------------------------------------


def in_files(path):
    return [(piece.name, piece.content) for piece in pieces.pieces_in(path)]


def test_a_file_a_folder_a_maildir_and_an_mbox(tmp_path):
    one = tmp_path / "one.eml"
    one.write_bytes(message(1))
    (tmp_path / "two.EML").write_bytes(message(2))
    (tmp_path / "picture.jpg").write_bytes(b"no mail")
    assert in_files(one) == [("one.eml", message(1))]
    assert in_files(tmp_path) == [("one.eml", message(1)), ("two.EML", message(2))]
    for part in ("cur", "new", "tmp"):
        (tmp_path / "box" / part).mkdir(parents=True)
    (tmp_path / "box/cur/1:2,S").write_bytes(message(1))
    (tmp_path / "box/new/2").write_bytes(message(2))
    assert in_files(tmp_path / "box") == [("cur/1:2,S", message(1)), ("new/2", message(2))]
    mbox = tmp_path / "returned.mbox"
    start = b"From x Mon Nov  9 08:00:00 2026\n"
    mbox.write_bytes(b"".join(start + message(one).replace(b"\r\n", b"\n") + b"\n" for one in (1, 2)))
    before = (mbox.read_bytes(), sorted(tmp_path.iterdir()))
    assert [name for name, _ in in_files(mbox)] == ["returned.mbox 1", "returned.mbox 2"]
    assert in_files(mbox)[1][1].startswith(b"From: court@example.org\nMessage-ID: <2@example.org>")
    assert (mbox.read_bytes(), sorted(tmp_path.iterdir())) == before


def test_a_large_one_is_not_whole(tmp_path, monkeypatch):
    monkeypatch.setattr(pieces, "MOST", 50)
    monkeypatch.setattr(pieces, "BEGINNING", 20)
    one = tmp_path / "one.eml"
    one.write_bytes(message(1))
    (piece,) = pieces.pieces_in(one)
    assert (piece.is_whole, piece.content) == (False, message(1)[:20])
    one.write_bytes(b"From x Mon Nov  9 08:00:00 2026\n" + message(1))
    (piece,) = pieces.pieces_in(one)
    assert (piece.is_whole, len(piece.content)) == (False, 20)


def test_too_many_and_what_cannot_be_read(tmp_path, monkeypatch):
    monkeypatch.setattr(pieces, "MOST_MESSAGES", 1)
    for number in (1, 2):
        (tmp_path / f"{number}.eml").write_bytes(message(number))
    with pytest.raises(PlaintError, match="more than 1 messages"):
        in_files(tmp_path)
    with pytest.raises(PlaintError, match="cannot be read"):
        in_files(tmp_path / "nothing.eml")

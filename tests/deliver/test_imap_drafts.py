"""Drafts by IMAP: laid down once whatever happens, found again, withdrawn; what each fault leaves behind."""

import base64
from dataclasses import replace
from functools import partial

import pytest
from tests.deliver.imap_server import PASSWORD, USER, USUAL, imap_server

from plaint.deliver.drafts import Access, DraftsTransport, find_sent
from plaint.deliver.imap import link
from plaint.deliver.transport import Outcome, Parcel
from plaint.errors import PlaintError
from plaint.model.accounts import Imap

ID = f"<{'a1' * 20}@example.org>"
OTHER = f"<{'b2' * 20}@example.org>"


def message(message_id=ID, text="Open the gates.\r\n.\r\n..\r\n"):
    head = f"From: {USER}\r\nTo: court@example.org\r\nSubject: x\r\nDate: Sun, 22 Nov 2026 12:00:00 +0500\r\n"
    return f"{head}Message-ID: {message_id}\r\n\r\n{text}".encode()


def draft(message_id=ID):
    """Return a message as it is laid down: it names itself, to be known by that when it was sent."""
    return f"References: {message_id}\r\n".encode() + message(message_id)


def parcel(message_id=ID, **keys):
    content = message(message_id)
    return Parcel(tag="t", to="court@example.org", content=content, form="message", message_id=message_id, **keys)


class Commit:
    """Counts, and may fail."""

    def __init__(self, error=None):
        self.calls = 0
        self.error = error

    def __call__(self):
        self.calls += 1
        if self.error:
            raise self.error


@pytest.fixture
def server():
    with imap_server() as server:
        yield server


def access(server, secret=PASSWORD, **keys):
    usual = {"host": "127.0.0.1", "port": str(server.port), "security": "none", "user": USER}
    return Access(server=Imap.model_validate({**usual, **keys}), secret=lambda: secret, timeout=0.4)


@pytest.fixture
def drafts(server):
    transport = DraftsTransport(access(server))
    yield transport
    transport.close()


def laid(server, folder=b"Drafts"):
    return list(server.folders[folder].messages.values())


# --- as it should be ---------------------------------------------------------------------------


def test_a_letter_is_laid_into_the_drafts(server, drafts):
    commit = Commit()
    handover = drafts.hand_over(parcel(), commit)
    assert (handover.outcome, handover.stage, handover.reference) == (Outcome.SENT, "append", "7:1")
    assert (laid(server), commit.calls) == ([draft()], 1)


def test_it_is_a_draft_that_was_read_with_the_date_of_the_message(server, drafts):
    drafts.hand_over(parcel(), Commit())
    (line,) = (line for line in server.log if b" APPEND " in line)
    assert line.partition(b" APPEND ")[2].startswith(rb'"Drafts" (\Draft \Seen) "22-Nov-2026 12:00:00 +0500" {')


@pytest.mark.parametrize("date", [b"", b"Date: yesterday\r\n", b"Date: Sun, 22 Nov 2026 12:00:00 -0000\r\n"])
def test_without_a_date_that_can_be_read_the_server_sets_one(server, drafts, date):
    content = message().replace(b"Date: Sun, 22 Nov 2026 12:00:00 +0500\r\n", date)
    handover = drafts.hand_over(replace(parcel(), content=content), Commit())
    assert handover.outcome is Outcome.SENT
    assert any(rb'(\Draft \Seen) {' in line for line in server.log)


def test_the_journal_knows_before_the_line_that_ends_the_message(server, drafts):
    at_commit = []
    drafts.hand_over(parcel(), lambda: at_commit.append(len(laid(server))))
    assert (at_commit, len(laid(server))) == ([0], 1)


@pytest.mark.parametrize("folder", [b"Drafts", b"Sent"])
def test_what_is_there_is_not_laid_down_again(server, drafts, folder):
    server.folders[folder].add(message())
    commit = Commit()
    handover = drafts.hand_over(parcel(), commit)
    assert (handover.outcome, handover.stage) == (Outcome.SENT, "search")
    assert (server.count(b"APPEND"), commit.calls) == (0, 0)


def test_two_runs_lay_it_down_once(server):
    for _ in range(2):
        transport = DraftsTransport(access(server))
        assert transport.hand_over(parcel(), Commit()).outcome is Outcome.SENT
        transport.close()
    assert laid(server) == [draft()]


def test_only_the_same_message_id_counts(server, drafts):
    server.folders[b"Drafts"].add(message(OTHER))
    server.folders[b"Sent"].add(b"Message-ID: <x@example.org>\r\nIn-Reply-To: " + ID.encode() + b"\r\n\r\n")
    assert drafts.hand_over(parcel(), Commit()).stage == "append"


def test_a_draft_that_was_sent_under_another_message_id_is_known_by_its_references(server, drafts):
    """Thunderbird 153 sends a draft so."""
    server.folders[b"Sent"].add(f"Message-ID: {OTHER}\r\nReferences: {ID}\r\n\r\n".encode())
    assert drafts.hand_over(parcel(), Commit()).stage == "search"
    assert drafts.find(parcel()).outcome is Outcome.SENT
    assert drafts.withdraw(ID, "7:1").outcome is Outcome.SENT
    assert find_sent(access(server), ID).outcome is Outcome.UNKNOWN, "that proves nothing of what we sent by mail"


def test_an_answer_that_is_being_written_is_not_taken_for_the_draft(server, drafts):
    server.folders[b"Drafts"].add(f"Message-ID: {OTHER}\r\nReferences: {ID}\r\n\r\n".encode())
    assert drafts.hand_over(parcel(), Commit()).stage == "append"


def test_a_server_that_finds_everything_is_not_believed(server, drafts):
    uid = server.folders[b"Drafts"].add(message(OTHER))
    server.faults["search"] = [f"* SEARCH {uid}\r\nTAG OK found"] * 2
    server.folders[b"Sent"].add(message(OTHER))
    assert drafts.hand_over(parcel(), Commit()).stage == "append"


def test_one_connection_serves_many_letters(server, drafts):
    for number in range(3):
        drafts.hand_over(parcel(f"<{number}@example.org>"), Commit())
    assert (server.count(b"AUTHENTICATE"), len(laid(server))) == (1, 3)


def test_a_connection_that_was_cut_meanwhile_is_made_anew(server, drafts):
    drafts.hand_over(parcel(), Commit())
    server.faults["noop"] = ["bye"]
    assert drafts.hand_over(parcel(OTHER), Commit()).outcome is Outcome.SENT
    assert server.count(b"AUTHENTICATE") == 2


def test_closing_says_goodbye_and_never_falls(server, drafts):
    drafts.close()
    drafts.hand_over(parcel(), Commit())
    drafts.close()
    drafts.close()
    assert server.count(b"LOGOUT") == 1


# --- faults, stage by stage --------------------------------------------------------------------

BEFORE = [
    ("greeting", "drop", "connect", True),
    ("greeting", "hang", "connect", True),
    ("greeting", "* BYE too many connections", "connect", True),
    ("greeting", "SSH-2.0-OpenSSH_9.2", "connect", True),
    ("capability", "drop", "connect", True),
    ("capability", "TAG BAD what", "connect", True),
    ("capability", "* CAPABILITY \xff\r\nTAG OK", "connect", True),
    ("login", "drop", "login", True),
    ("login", "hang", "login", True),
    ("login", "TAG NO [UNAVAILABLE] backend is down", "login", True),
    ("login", "TAG NO wrong", "login", True),
    ("login", "TAG BAD what", "login", True),
    ("list", "drop", "list", False),
    ("list", "TAG NO no", "list", True),
    ("select", "drop", "select", False),
    ("select", "TAG NO [INUSE] another program", "select", False),
    ("select", "TAG NO [NONEXISTENT] no such folder", "select", True),
    ("search", "hang", "search", False),
    ("search", "TAG BAD what", "search", True),
    ("search", "bye", "search", False),
    ("append", "drop", "append", False),
    ("append", "bye", "append", False),
    ("append", "TAG NO [TRYCREATE] no such folder", "append", True),
    ("append", "TAG NO [OVERQUOTA] full", "append", True),
    ("append", "TAG NO [INUSE] another program", "append", False),
]


@pytest.mark.parametrize(("at", "fault", "stage", "stops"), BEFORE, ids=lambda value: str(value)[:24])
def test_before_the_end_nothing_is_laid_down_and_it_may_be_tried_again(server, drafts, at, fault, stage, stops):
    server.faults[at] = [fault]
    commit = Commit()
    handover = drafts.hand_over(parcel(), commit)
    assert (handover.outcome, handover.stage, handover.stops) == (Outcome.RETRY, stage, stops)
    assert (laid(server), commit.calls) == ([], 0)
    assert handover.reply
    assert drafts.hand_over(parcel(), Commit()).outcome is Outcome.SENT, "the next try"
    assert laid(server) == [draft()]


@pytest.mark.parametrize("fault", ["TAG NO [TOOBIG] 10 kB at most", "TAG NO no such flags", "TAG BAD what is that"])
def test_a_letter_that_the_server_refuses_for_good_has_failed(server, drafts, fault):
    server.faults["append"] = [fault]
    handover = drafts.hand_over(parcel(), Commit())
    assert (handover.outcome, handover.stops, handover.reply) == (Outcome.FAILED, False, fault[4:].split(" ", 1)[1])
    assert handover.remedy


AFTER = [
    ("payload", "drop", False),
    ("end", "drop", False),
    ("end", "hang", False),
    ("end", "bye", False),
    ("end", "garbage", False),
    ("end", "done+drop", True),
    ("end", "done+hang", True),
    ("end", "done+bye", True),
    ("end", "done+X9 OK for another command", True),
    ("end", "done+TAG OK " + "x" * 1_100_000, True),
]


@pytest.mark.parametrize(("at", "fault", "is_there"), AFTER, ids=lambda value: str(value)[:24])
def test_when_the_answer_is_lost_nothing_is_known_until_it_is_looked_for(server, drafts, at, fault, is_there):
    server.faults[at] = [fault]
    commit = Commit()
    handover = drafts.hand_over(parcel(), commit)
    assert (handover.outcome, handover.stage, commit.calls, handover.stops) == (Outcome.UNKNOWN, "append", 1, False)
    assert bool(laid(server)) is is_there
    found = drafts.find(parcel())
    assert found.outcome is (Outcome.SENT if is_there else Outcome.UNKNOWN)
    assert found.reply


def test_an_answer_that_comes_before_the_letter_is_not_believed(server, drafts):
    server.faults["append"] = ["TAG OK done"]
    assert drafts.hand_over(parcel(), Commit()).outcome is Outcome.UNKNOWN


@pytest.mark.parametrize("fault", ["TAG NO [OVERQUOTA] full", "TAG NO no", "TAG BAD what"])
def test_a_refusal_after_the_end_is_certain(server, drafts, fault):
    server.faults["end"] = [fault]
    assert drafts.hand_over(parcel(), Commit()).outcome in (Outcome.RETRY, Outcome.FAILED)
    assert drafts.hand_over(parcel(), Commit()).outcome is Outcome.SENT
    assert laid(server) == [draft()]


@pytest.mark.parametrize("error", [PlaintError("disk full"), OSError("disk full"), KeyboardInterrupt(), SystemExit()])
def test_where_the_journal_cannot_write_nothing_is_laid_down(server, drafts, error):
    with pytest.raises(type(error)) as raised:
        drafts.hand_over(parcel(), Commit(error))
    assert raised.value is error
    drafts.close()
    assert (laid(server), server.count(b"LOGOUT")) == ([], 0), "one more line would have ended the message"
    assert drafts.hand_over(parcel(), Commit()).outcome is Outcome.SENT


# --- login -------------------------------------------------------------------------------------


def test_without_a_better_way_the_login_is_quoted(server, drafts):
    server.capabilities = "IMAP4rev1 UIDPLUS"
    assert drafts.hand_over(parcel(), Commit()).outcome is Outcome.SENT
    assert server.count(rb'LOGIN "ruth@example.org" "pa\"ss\\word"') == 1


def test_a_token_is_given_by_xoauth2(server):
    transport = DraftsTransport(access(server, login="xoauth2"))
    assert transport.hand_over(parcel(), Commit()).outcome is Outcome.SENT
    transport.close()
    assert server.count(b"AUTHENTICATE XOAUTH2") == 1


@pytest.mark.parametrize("keys", [{}, {"login": "xoauth2"}, {"user": None}], ids=str)
@pytest.mark.parametrize("capabilities", ["IMAP4rev1", "IMAP4rev1 AUTH=PLAIN"])
@pytest.mark.parametrize("secret", ["wrong", "наоборот", "", "two\r\nlines"])
def test_a_login_that_is_refused_stops_the_run_and_tells_no_secret(server, keys, capabilities, secret):
    server.capabilities = capabilities
    transport = DraftsTransport(access(server, secret, **keys))
    handover = transport.hand_over(parcel(), Commit())
    assert (handover.outcome, handover.stage, handover.stops) == (Outcome.RETRY, "login", True)
    assert handover.remedy
    assert not secret or secret not in f"{handover}"
    assert server.count(b"lines") == 0, "a line break would begin a command of its own"


def test_a_token_that_is_refused_is_told_by_the_server_s_last_word(server):
    handover = DraftsTransport(access(server, "stale", login="xoauth2")).hand_over(parcel(), Commit())
    assert handover.reply == "[AUTHENTICATIONFAILED] wrong"


def test_what_a_server_can_after_the_login_counts(server, drafts):
    server.faults["capability"] = ["* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\nTAG OK done"]
    server.folders[b"Drafts"].add(message())
    assert drafts.withdraw(ID, "7:1").stage == "remove"


@pytest.mark.parametrize("coded", [lambda words: words, lambda words: base64.b64encode(words.encode()).decode()])
def test_a_server_that_repeats_the_password_is_not_quoted(server, drafts, coded):
    server.faults["login"] = [f"TAG NO I do not like {coded(PASSWORD)}"]
    assert drafts.hand_over(parcel(), Commit()).reply == "refused"


def test_the_account_s_address_logs_in_where_no_user_is_named(server):
    transport = DraftsTransport(replace(access(server, user=None), user=USER))
    assert transport.hand_over(parcel(), Commit()).outcome is Outcome.SENT
    transport.close()


def test_without_a_login_only_a_server_that_wants_none_is_used(server):
    handover = DraftsTransport(access(server, login="none")).hand_over(parcel(), Commit())
    assert (handover.stage, handover.stops, handover.reply) == ("login", True, "the server wants a login")
    server.faults["greeting"] = ["* PREAUTH at your service"]
    transport = DraftsTransport(access(server, login="none"))
    assert transport.hand_over(parcel(), Commit()).outcome is Outcome.SENT
    transport.close()


def test_a_password_that_cannot_be_had_is_said_by_whoever_asked_for_it(server):
    def ask():
        raise PlaintError("no password", "set one")

    with pytest.raises(PlaintError, match="no password"):
        DraftsTransport(replace(access(server), secret=ask)).hand_over(parcel(), Commit())


# --- TLS ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("security", ["tls", "starttls"])
def test_a_server_that_proves_itself_is_trusted(contexts, ca_file, security):
    with imap_server(contexts["good"], starttls=security == "starttls") as server:
        transport = DraftsTransport(replace(access(server, security=security), ca=ca_file))
        assert transport.hand_over(parcel(), Commit()).outcome is Outcome.SENT
        transport.close()
        assert laid(server) == [draft()]


@pytest.mark.parametrize("security", ["tls", "starttls"])
@pytest.mark.parametrize(("certificate", "known"), [("good", False), ("expired", True), ("other", True)])
def test_a_server_that_cannot_prove_itself_is_told_nothing(contexts, ca_file, security, certificate, known):
    with imap_server(contexts[certificate], starttls=security == "starttls") as server:
        transport = DraftsTransport(replace(access(server, security=security), ca=ca_file if known else None))
        handover = transport.hand_over(parcel(), Commit())
    assert (handover.outcome, handover.stage, handover.stops) == (Outcome.RETRY, "tls", True)
    assert "cannot prove that it is the one meant" in handover.reply
    assert server.count(b"AUTHENTICATE") == 0


def test_without_starttls_nothing_is_told(server):
    handover = DraftsTransport(access(server, security="starttls")).hand_over(parcel(), Commit())
    assert (handover.outcome, handover.stage, handover.stops) == (Outcome.RETRY, "connect", True)
    assert server.count(b"AUTHENTICATE") + server.count(b"LOGIN") == 0


@pytest.mark.parametrize("content", [None, "no certificate"])
def test_a_file_of_certificates_that_is_none_is_said(server, tmp_path, content):
    path = tmp_path / "ca.pem"
    if content:
        path.write_text(content)
    way = replace(access(server, security="tls", ca="ca.pem"), ca=path)
    handover = DraftsTransport(way).hand_over(parcel(), Commit())
    assert (handover.stage, handover.reply.partition(":")[0]) == ("tls", "ca.pem cannot be read")


# --- folders -----------------------------------------------------------------------------------

CYRILLIC = "Черновики кампании"
WIRE = b"&BCcENQRABD0EPgQyBDgEOgQ4- &BDoEMAQ8BD8EMAQ9BDgEOA-"


@pytest.mark.parametrize(
    ("lines", "settings", "wire"),
    [
        ((rb'(\HasNoChildren \Drafts) "." INBOX.Entw&APw-rfe', *USUAL[::2]), {}, b"INBOX.Entw&APw-rfe"),
        ((rb'(\HasNoChildren) "/" "' + WIRE + b'"',), {"drafts": CYRILLIC}, WIRE),
        ((rb'() "." INBOX.Drafts', rb'() "." INBOX'), {}, b"INBOX.Drafts"),
        ((rb'() "/" "[Gmail]/&BCcENQRABD0EPgQyBDgEOgQ4-"', USUAL[0]), {}, b"[Gmail]/&BCcENQRABD0EPgQyBDgEOgQ4-"),
        ((rb'() NIL "My \"own\" \\ drafts"',), {"drafts": r'My "own" \ drafts'}, rb'My "own" \ drafts'),
        ((b'() "/" {9}\r\nQ&A-ideas', *USUAL), {"drafts": "Q&A-ideas"}, b"Q&A-ideas"),
        ((rb'(\Noselect \Drafts) "/" Old', rb'() "/" drafts'), {}, b"drafts"),
        (USUAL, {"drafts": "sent"}, b"Sent"),
    ],
    ids=range(8),
)
def test_the_folder_of_drafts_is_found(server, lines, settings, wire):
    server.lines = lines
    transport = DraftsTransport(access(server, **settings))
    assert transport.hand_over(parcel(), Commit()).outcome is Outcome.SENT
    transport.close()
    assert laid(server, wire) == [draft()]


@pytest.mark.parametrize(("settings", "words"), [({}, "does not say"), ({"drafts": "Drafts"}, "no folder 'Drafts'")])
def test_where_there_is_none_those_that_there_are_are_named(server, settings, words):
    server.lines = (rb'() "/" INBOX', rb'() "/" "' + WIRE + b'"')
    commit = Commit()
    handover = DraftsTransport(access(server, **settings)).hand_over(parcel(), commit)
    assert (handover.outcome, handover.stops, commit.calls) == (Outcome.RETRY, True, 0)
    assert words in handover.reply
    assert handover.remedy.endswith(f"INBOX, {CYRILLIC}")


def test_a_draft_of_an_earlier_run_is_found_where_the_settings_have_changed(server):
    server.lines = (*USUAL, rb'() "/" Campaign')
    server.folders[b"Drafts"].add(message())
    transport = DraftsTransport(access(server, drafts="Campaign"))
    assert transport.hand_over(parcel(), Commit()).stage == "search"
    assert transport.withdraw(ID, "7:1").stage == "remove"
    assert laid(server) == []
    transport.close()


def test_a_server_that_knows_no_return_of_uses_is_asked_without(server):
    server.capabilities = "IMAP4rev1 AUTH=PLAIN"
    transport = DraftsTransport(access(server))
    assert transport.hand_over(parcel(), Commit()).outcome is Outcome.SENT
    transport.close()
    assert server.count(b"RETURN") == 0


# --- finding and withdrawing -------------------------------------------------------------------


def test_what_was_sent_by_mail_is_found_where_the_provider_files_it(server):
    server.folders[b"Sent"].add(message())
    assert find_sent(access(server), ID).outcome is Outcome.SENT
    assert server.count(b"LOGOUT") == 1


def test_what_is_not_found_may_have_been_sent(server):
    server.folders[b"Drafts"].add(message())
    assert find_sent(access(server), ID).outcome is Outcome.UNKNOWN


@pytest.mark.parametrize("at", ["greeting", "login", "list", "select", "search"])
def test_trouble_proves_nothing(server, drafts, at):
    server.folders[b"Sent"].add(message())
    withdraw = partial(drafts.withdraw, ID, "7:1")
    for look in (lambda: find_sent(access(server), ID), lambda: drafts.find(parcel()), withdraw):
        server.faults[at] = ["drop"]
        assert look().outcome is Outcome.UNKNOWN


def test_without_a_folder_of_sent_mail_the_settings_are_named(server):
    server.lines = USUAL[:2]
    handover = find_sent(access(server), ID)
    assert (handover.outcome, "`sent:`" in handover.remedy) == (Outcome.UNKNOWN, True)


def test_a_draft_is_withdrawn_and_no_other(server, drafts):
    folder = server.folders[b"Drafts"]
    for known in (OTHER, ID):
        folder.add(message(known))
    folder.deleted.add(1)
    handover = drafts.withdraw(ID, "7:2")
    assert (handover.outcome, handover.stage) == (Outcome.RETRY, "remove")
    assert laid(server) == [message(OTHER)]


@pytest.mark.parametrize(("reference", "word"), [("7:2", "changed since"), ("8:1", "changed since"), ("", "nobody")])
def test_a_draft_that_may_have_been_changed_is_left_alone(server, drafts, reference, word):
    server.folders[b"Drafts"].add(message())
    handover = drafts.withdraw(ID, reference)
    assert (handover.outcome, laid(server)) == (Outcome.UNKNOWN, [message()])
    assert word in handover.reply
    assert server.count(b"STORE") == 0


def test_what_was_laid_down_is_known_again_by_its_reference(server, drafts):
    reference = drafts.hand_over(parcel(), Commit()).reference
    assert drafts.withdraw(ID, reference).outcome is Outcome.RETRY
    assert laid(server) == []


def test_what_was_sent_cannot_be_withdrawn(server, drafts):
    server.folders[b"Drafts"].add(message())
    server.folders[b"Sent"].add(message())
    assert drafts.withdraw(ID, "7:1").outcome is Outcome.SENT
    assert laid(server) == [message()]


def test_what_is_gone_from_the_drafts_may_have_been_sent(server, drafts):
    assert drafts.withdraw(ID, "7:1").outcome is Outcome.UNKNOWN


def test_a_server_that_removes_only_everything_removes_nothing(server, drafts):
    server.capabilities = "IMAP4rev1 AUTH=PLAIN"
    server.folders[b"Drafts"].add(message())
    handover = drafts.withdraw(ID, "7:1")
    assert (handover.outcome, laid(server)) == (Outcome.UNKNOWN, [message()])
    assert "delete it in your mail program" in handover.remedy


@pytest.mark.parametrize("at", ["store", "expunge"])
@pytest.mark.parametrize("fault", ["drop", "TAG NO [NOPERM] no"])
def test_a_withdrawal_that_was_cut_off_is_not_known(server, drafts, at, fault):
    server.folders[b"Drafts"].add(message())
    server.faults[at] = [fault]
    assert drafts.withdraw(ID, "7:1").outcome is Outcome.UNKNOWN


# --- hostile words -----------------------------------------------------------------------------


@pytest.mark.parametrize("words", ['<a"b@example.org>', "<a@example.org>\r\nX: y", "a@example.org", "", "<a b@c>"])
def test_what_is_no_message_id_is_not_sent_to_the_server(server, drafts, words):
    with pytest.raises(ValueError, match="no Message-ID"):
        drafts.hand_over(parcel(words), Commit())
    assert server.count(b"SEARCH") == 0


def test_an_answer_of_any_size_is_not_read(server, drafts, monkeypatch):
    monkeypatch.setattr(link, "MAX_LITERAL", 100)
    server.faults["list"] = ['* LIST () "/" {101}\r\n' + "x" * 101 + "\r\nTAG OK"]
    handover = drafts.hand_over(parcel(), Commit())
    assert (handover.outcome, handover.reply) == (Outcome.RETRY, "an answer of 101 bytes")


def test_a_reply_steers_no_terminal(server, drafts):
    server.faults["append"] = ["TAG NO \x1b[31mred\x07 \xe2\x80\xaeback"]
    assert drafts.hand_over(parcel(), Commit()).reply == "[31mred back"

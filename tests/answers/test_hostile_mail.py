"""Whatever the bytes are, nothing breaks, and nothing is filed that was not matched."""

import random
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.answers.test_corpus import FILED, TODAY, TRUTHS

from plaint.answers.mail import MOST_READ, mailbox_key, one_line, read_mail
from plaint.answers.own_words import split_words
from plaint.answers.pieces import pieces_in
from plaint.answers.telling import read_told

HEAD = b"From: mailer-daemon@x.example.com\nReturn-Path: <>\nSubject: Mail delivery failed\n"
GRUMBLING = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
CHARSETS = (
    *("utf-8", "utf-7", "idna", "punycode", "unicode_escape", "hex", "zip", "rot13", "../../etc/passwd", "\x00"),
    *("utf-16", ""),
)
NAMES = (
    *("From", "Subject", "To", "Date", "Message-ID", "References", "In-Reply-To", "Auto-Submitted"),
    "X-Failed-Recipients",
)
HEADERS = st.lists(st.tuples(st.sampled_from(NAMES), st.deferred(lambda: LINES)), max_size=12)
LINES = st.text(st.characters(blacklist_categories=("Cs",), blacklist_characters="\r\n"), max_size=60)


@pytest.fixture(scope="module")
def journal(sent):
    with sent.journal() as journal:
        yield journal


@pytest.fixture(scope="module")
def sort(sent, journal):
    def found(raw):
        return sent.sorter(journal, TODAY).sort(read_mail(raw))

    return found


@given(st.binary(max_size=2000))
@settings(max_examples=150, suppress_health_check=GRUMBLING)
def test_any_bytes_are_left_alone(sort, raw):
    assert sort(raw).what == "left"


@given(st.binary(max_size=400), st.binary(max_size=400))
@settings(max_examples=150, suppress_health_check=GRUMBLING)
def test_a_server_that_says_anything_matches_nothing(sort, head, body):
    assert sort(HEAD + head + b"\n\n" + body).what not in FILED


@given(HEADERS, st.text(max_size=600), st.sampled_from(CHARSETS))
@settings(max_examples=150, suppress_health_check=GRUMBLING)
def test_strangers_are_never_filed(sort, heads, body, charset):
    head = "".join(f"{name}: {value}\r\n" for name, value in heads)
    kind = f"Content-Type: text/plain; charset={charset}\r\n"
    raw = f"{head}{kind}\r\n{body}".encode("utf-8", "surrogatepass")
    assert sort(raw).what not in FILED


@given(st.sampled_from([truth for truth in TRUTHS if truth.what in FILED]), st.randoms(use_true_random=False))
@settings(max_examples=150, suppress_health_check=GRUMBLING)
def test_what_is_damaged_is_filed_where_it_belongs_or_not_at_all(sent, journal, sort, truth, chance: random.Random):
    raw = bytearray(sent.message(truth.name, journal))
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(raw))
        raw[at : at + chance.randint(0, 30)] = bytes(chance.randrange(256) for _ in range(chance.randint(0, 8)))
    found = sort(bytes(raw))
    if found.what in FILED and found.campaign:
        assert found.campaign == (truth.campaign or "open-gates")


@given(st.text(max_size=3000))
@settings(max_examples=100)
def test_words_of_any_kind_can_be_read(text):
    own, quoted = split_words(text)
    assert len(own) + len(quoted) <= len(text)
    read_told(text)
    assert not set(one_line(text, 80)) & set("\n\r\x1b\u202e")
    assert len(one_line(text, 80)) <= 80
    assert not set(mailbox_key(text)) & set("\x1b\x9b\u202e")


@given(st.binary(max_size=600))
@settings(max_examples=60, suppress_health_check=GRUMBLING)
def test_an_mbox_of_any_bytes_can_be_read(tmp_path, raw):
    path = tmp_path / "x.mbox"
    path.write_bytes(b"From x\n" + raw)
    assert len(list(pieces_in(path))) >= 1


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (HEAD + b"X-Long: " + b"a" * 10_000_000, "its headers are larger than 128 KiB"),
        (b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(2000)), "nested"),
        (b"Subject: x\n" + b"Content-Type: message/rfc822\n\n" * 3000, "nested"),
        (b"", "no message"),
        (b"\x00" * 1000, "no message"),
    ],
)
def test_what_is_too_much_is_told(sort, raw, why):
    found = sort(raw)
    assert found.what == "left"
    assert why in found.why


@pytest.mark.parametrize("charset", CHARSETS)
@pytest.mark.parametrize("coding", ["base64", "quoted-printable", "x-uuencode", "8bit", "nonsense"])
def test_charsets_and_codings_that_are_none(sort, charset, coding):
    head = f"From: a@x.example.com\nSubject: =?{charset}?b?/w==?=\nContent-Type: text/html; charset={charset!r}\n"
    raw = f"{head}Content-Transfer-Encoding: {coding}\n\n".encode() + b"\xff\xfe=\xd0=ZZ begin 644 x\n"
    assert sort(raw).what == "left"


def test_what_lies_beyond_two_mebibytes_decides_nothing(sent, journal, sort):
    code = sent.filled("{{code:ruth}}", journal)
    head = "From: a@x.example.com\nSubject: hello\nDate: Mon, 9 Nov 2026 08:00:00 +0000\n\n"
    assert sort(f"{head}posted {code}".encode()).what == "done"
    assert sort((head + "x " * (MOST_READ // 2) + f"posted {code}").encode()).what == "left"


def test_who_claims_to_be_two_people_is_nobody(sort):
    one = b"From: court@justice.example.net\nSubject: Re: Orla Fairweather\nDate: Mon, 9 Nov 2026 08:00:00 +0000\n"
    assert sort(one + b"\nNo.").what == "answer"
    assert sort(b"From: ruth@members.example.org\n" + one + b"\nNo.").what not in FILED
    assert sort(one + b"From: x@example.com\n\nNo.").what not in FILED
    both = one.replace(b"From: ", b"From: x@example.com, ")
    assert sort(both + b"\nNo.").what not in FILED


def test_a_day_that_is_still_to_come_is_today(sent, journal, sort):
    raw = sent.message("done-posted-english", journal).replace(b"20 Nov 2026", b"20 Nov 2036")
    assert {act.day for act in sort(raw).acts} == {date(2026, 11, 22)}


def test_mailboxes_steer_no_terminal(sort):
    raw = "From: <a\x1b]0;x\x07\u202e@example.com>\nSubject: \x1b[2Jx\nMessage-ID: <\x1b[2J@x>\nDate: x\n\n".encode()
    found = sort(raw).mail
    assert not set(found.sender + found.subject + found.source + found.sender_name) & set("\x1b\x07\u202e")

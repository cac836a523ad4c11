"""What goes over the line, against the plainest way of saying the same."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaint.deliver.mail.replies import judge, one_line
from plaint.deliver.mail.wire import has_bare_line_end, is_mailbox, stuffed
from plaint.deliver.transport import Outcome

BITS = st.lists(st.sampled_from([b"\r\n", b"\r", b"\n", b".", b"..", b"a", b"\0", b"\xff"]), max_size=12).map(b"".join)


@given(BITS)
def test_line_ends_that_stand_alone_are_seen(content):
    assert has_bare_line_end(content) == bool(re.search(rb"\r(?!\n)|(?<!\r)\n", content))


@pytest.mark.parametrize("content", [b"\r", b"\n", b"a\rb\nc", b"\r\r\n\n", b"\r\n\r", b"\n\r", b"a\r\nb\rc\nd\r\n"])
def test_some_of_them(content):
    assert has_bare_line_end(content)


@given(BITS)
def test_every_line_that_begins_with_a_dot_gets_one_more(content):
    whole = stuffed(content)
    assert whole.endswith(b"\r\n")
    expected = re.sub(rb"(?m)^\.", b"..", content)
    assert whole == (expected if content.endswith(b"\r\n") else expected + b"\r\n")


@given(BITS.filter(lambda content: not has_bare_line_end(content)))
def test_no_message_holds_the_end_of_one(content):
    assert b"\r\n.\r\n" not in b"\r\n" + stuffed(content)


def test_a_message_without_dots_is_not_copied():
    content = b"a\r\nb\r\n"
    assert stuffed(content) is content


@pytest.mark.parametrize("address", ["a@b", "ruth+o'neil@mail.example.org", "суд@xn--e1afmkfd.xn--p1ai", "a.b@d-e.org"])
def test_addresses(address):
    assert is_mailbox(address)


@given(st.text(st.characters(), max_size=12))
def test_no_address_holds_what_steers_a_server(rest):
    address = f"a{rest}@example.org"
    if is_mailbox(address):
        assert not re.search(r"[\s<>,;:\"()\[\]\\\x00-\x20\x7f]", address)
        assert address.count("@") == 1


@pytest.mark.parametrize(
    ("said", "line"),
    [
        (b"2.0.0 Ok:\n queued as 4XyZ", "2.0.0 Ok: queued as 4XyZ"),
        (b"\x1b[31mred\x07\x00", "[31mred"),
        ("right \u202eto left\u2028 line", "right to left line"),
        (b"\xff\xfe latin", "latin"),
        ("привет", "привет"),
        (b"", ""),
        ("x" * 600, "x" * 499 + "…"),
        ("y" * 500, "y" * 500),
    ],
)
def test_replies_in_one_line(said, line):
    assert one_line(said) == line


@given(st.sampled_from(["mail", "rcpt", "data", "message", "dot"]), st.integers(-1, 999), st.text(max_size=80))
def test_a_reply_is_never_taken_for_more_than_it_is(stage, code, text):
    done = judge(stage, code, text)
    assert done.outcome is not Outcome.SENT
    assert done.reply
    assert "\n" not in done.reply
    if code // 100 not in (4, 5):
        assert done.outcome is (Outcome.UNKNOWN if stage == "dot" else Outcome.RETRY)
    elif done.stops:
        assert (done.outcome, bool(done.remedy)) == (Outcome.RETRY, True)
    else:
        assert done.outcome is (Outcome.RETRY if code < 500 else Outcome.FAILED)
        assert bool(done.remedy) == (code >= 500)


@pytest.mark.parametrize(
    ("code", "text", "word"),
    [
        (550, "5.1.1 no such user", "check the address"),
        (550, "no such user", "check the address"),
        (550, "5.2.1 disabled", "status: bouncing"),
        (552, "5.3.4 message too big", "make the PDF smaller"),
        (552, "too much", "make the PDF smaller"),
        (554, "5.7.1 spam", "unwanted mail"),
        (554, "transaction failed", "unwanted mail"),
        (501, "5.5.4 syntax", "ask your provider"),
    ],
)
def test_remedies(code, text, word):
    assert word in judge("rcpt", code, text).remedy

"""List-Unsubscribe: one link, and nothing that could end it or begin another header."""

import pytest
from hypothesis import given
from tests.render.hostile import any_text

from plaint.contacts.mailto import mailto
from plaint.errors import RenderError
from plaint.render.headers import link_header
from plaint.render.message import Correspondent, Heading, render_mail


def test_the_link_stands_in_angle_brackets_on_one_line():
    link = mailto("branch@example.org", "unsubscribe port-aurora-0-K7Q4XM")
    assert link == "mailto:branch@example.org?subject=unsubscribe%20port-aurora-0-K7Q4XM"
    assert link_header("List-Unsubscribe", link) == f"List-Unsubscribe: <{link}>\r\n"


@pytest.mark.parametrize(
    "link",
    [
        *("", "mailto:", "ftp://example.org", "mailto:a@example.org>\r\nBcc: b@example.org", "mailto:a@example.org,b"),
        *("mailto:a@example.org>, <mailto:b", "mailto:a b", "mailto:ä@example.org", "mailto:%zz"),
        f"mailto:{'a' * 900}",
    ],
)
def test_what_is_no_link_is_refused(link):
    with pytest.raises(RenderError):
        link_header("List-Unsubscribe", link)


@given(any_text(), any_text())
def test_any_address_and_subject_make_one_header_or_none(address, subject):
    try:
        line = link_header("List-Unsubscribe", mailto(address, subject))
    except (RenderError, UnicodeEncodeError):
        return
    assert line.count("\r\n") == line.count("\n") == line.count("<") == line.count(">") == 1
    assert line.isascii()


def test_a_mail_to_one_has_no_such_header():
    raw = render_mail(Heading(to=Correspondent("court@example.org")), "Subject", "Words")
    assert b"List-" not in raw
    assert b"Auto-" not in raw


def test_a_message_to_many_says_so():
    heading = Heading(to=Correspondent("ann@example.org"), leave="mailto:us@example.org?subject=unsubscribe%20x")
    raw = render_mail(heading, "Subject", "Words")
    assert b"\r\nList-Unsubscribe: <mailto:us@example.org?subject=unsubscribe%20x>\r\n" in raw
    assert b"\r\nAuto-Submitted: auto-generated\r\n" in raw

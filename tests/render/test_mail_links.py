"""Links for the sender's mail program, taken apart by the rules of RFC 6068 and RFC 3986."""

import re
from dataclasses import replace
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaint.catalogues import CATALOGUED
from plaint.compose.copies import CopyLine
from plaint.render.mail_links import length_warning, mail_links, mailto

FRIENDS = CopyLine(
    to="friends", name="Open Friends", country="GB", what=("letter",), by="email", when="daily", points=(),
    address="friends@example.org",
)  # fmt: skip
ALLOWED = re.compile(r"mailto:(?:[A-Za-z0-9\-._~@+]|%[0-9A-F]{2})*\?(?:[A-Za-z0-9\-._~=&]|%[0-9A-F]{2})*\Z")


def taken_apart(link):
    assert ALLOWED.match(link), link
    address, _, rest = link.removeprefix("mailto:").partition("?")
    headers = dict(part.split("=") for part in rest.split("&"))
    return unquote(address), {name: unquote(value) for name, value in headers.items()}


def test_each_has_a_link_of_their_own():
    others = (replace(FRIENDS, to="union", address="union@example.org"), replace(FRIENDS, by="post"))
    links = mail_links((FRIENDS, *others), "en")
    assert [link.to for link in links] == ["friends", "union"]
    assert all(link.link.count("@") == 1 for link in links)
    assert not any("cc=" in link.link.lower() for link in links)


def test_nobody_without_a_mailbox_has_one():
    assert mail_links((replace(FRIENDS, address="", gap="lost"),), "en") == ()


def test_the_same_mailbox_twice_is_one_link():
    assert len(mail_links((FRIENDS, FRIENDS), "en")) == 1


@pytest.mark.parametrize("language", CATALOGUED)
def test_the_words_are_in_the_lists_language_and_fit_a_link(language):
    (link,) = mail_links((FRIENDS,), language)
    _, headers = taken_apart(link.link)
    assert set(headers) == {"subject", "body"}
    assert all(headers.values())
    assert link.warning == ""


@given(st.text(st.characters(exclude_categories=["Cs"])), st.text(st.characters(exclude_categories=["Cs"])))
def test_words_come_back_as_they_were(subject, body):
    address, headers = taken_apart(mailto("friends@example.org", subject, body))
    assert address == "friends@example.org"
    assert headers == {"subject": subject, "body": body.replace("\r\n", "\n").replace("\n", "\r\n")}


@pytest.mark.parametrize(
    "address",
    [
        "a+b@example.org",
        "a&b@example.org",
        "a?b@example.org",
        "a%b@example.org",
        "a,b@example.org",
        "друзья@example.org",
    ],
)
def test_no_address_can_add_a_header_or_another_addressee(address):
    found, headers = taken_apart(mailto(address, "s", "b"))
    assert (found, set(headers)) == (address, {"subject", "body"})
    assert "," not in mailto(address, "s", "b")


@pytest.mark.parametrize(
    ("length", "words"), [(1600, ""), (1601, "some programs"), (2000, "some programs"), (2001, "many")]
)
def test_long_links_are_warned_of(length, words):
    warning = length_warning("x" * length)
    assert words in warning
    assert bool(warning) == bool(words)

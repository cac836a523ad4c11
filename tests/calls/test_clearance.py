"""What may not go to members: pages that are none, organisers' contacts."""

import pytest

from given import data, recipient
from plaint.calls.clearance import require_discreet, require_page
from plaint.errors import PlaintError


@pytest.mark.parametrize(
    "page", ["https://example.org", "https://www.example.org:8443/a/b?c=d#e", "https://xn--exmple-cua.org/%C3%A4"]
)
def test_a_page_of_the_web(page):
    require_page(page)


@pytest.mark.parametrize(
    "page",
    [
        *("", "https://", "http://example.org", "https://a@example.org/", "https://example.org/\r\nX: y"),
        *("https://-example.org", "https://example.org/ ", "https://example.org/”", f"https://example.org/{'a' * 500}"),
    ],
)
def test_what_is_none(page):
    with pytest.raises(PlaintError):
        require_page(page)


@pytest.fixture
def book():
    reached = {"email": "union@example.net", "phone": "+442079460999", "post": {"lines": ["9 Hidden Yard"]}}
    return data(recipient("union", kind="organiser", name="The Union", country="GB", **reached))


@pytest.mark.parametrize("words", ["Write to UNION@example.net!", "Ring 020 7946 0999.", "Ring 020-79460999 today"])
def test_how_an_organiser_is_reached_goes_to_nobody(book, words):
    with pytest.raises(PlaintError, match="these words give away how union is reached"):
        require_discreet(words, book)


@pytest.mark.parametrize(
    "words",
    [
        *("union (at) example.net", "union[at]example[dot]net", "Write to union AT example DOT net."),
        *("union ＠ example.net", "union собака example точка net", "to <union@example.net>", "come to 9 hidden yard"),
    ],
)
def test_no_spelling_helps(book, words):
    with pytest.raises(PlaintError, match="these words give away how union is reached"):
        require_discreet(words, book)


@pytest.mark.parametrize(
    "words", ["We were 212.", "Ring 020 7946 0123.", "Write to us@example.net", "the union, at example.org"]
)
def test_other_words_do(book, words):
    require_discreet(words, book)

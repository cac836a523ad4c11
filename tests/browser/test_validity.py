"""Pages are valid HTML, and the feed is valid Atom; faults that are planted are found."""

import pytest
import sites
from feeds import feed_faults
from nodes import html_faults


def test_every_kind_of_page_is_valid(aurora, tongues, history):
    ends = [aurora.page(f"aurora-{end}") for end in sites.ENDS]
    languages = [tongues.page(language=language) for language in (*sites.LANGUAGES[1:], sites.ARABIC)]
    known = [history.page(name, "ru") for name in history.history[-2:]]
    assert html_faults(aurora.page(), *ends, *languages, *known, aurora.listing()[0]) == []


def test_what_is_not_valid_is_found(aurora, tmp_path):
    text = aurora.page().read_text("utf-8")
    faulty = text.replace("<h1>", '<h1><img src="x"><blink>').replace('id="town"', 'id="name"')
    (tmp_path / "planted.html").write_text(faulty, "utf-8")
    told = " ".join(html_faults(tmp_path / "planted.html"))
    for words in ("alt", "blink", "Duplicate ID"):
        assert words in told


@pytest.mark.parametrize("url", ["", "https://www.example.org/letters/"])
@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_feed_is_valid(aurora, url, language):
    assert feed_faults(sites.elsewhere(aurora, url).listing(language)[1].read_bytes()) == []


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("<id>urn:uuid:", "<id>", "no absolute IRI"),
        ("T00:00:00Z</updated>", "</updated>", "updated is no moment"),
        ("<title>", "<title/><title>", "2 times title"),
        ("<name>", "<uri>x</uri><nick>", "author without one name"),
        ('rel="self"', 'rel="via"', "no link to itself"),
        ('href="feed.xml"', 'href="javascript:1"', "a link to javascript:1"),
        ('hreflang="en"', 'hreflang="in English"', "no language"),
        ('hreflang="fr"', 'hreflang="en"', "several alternate links"),
        ("<entry>", "<entry><subtitle>x</subtitle>", "subtitle may not stand in entry"),
        ("<summary>", '<summary type="html">', "summary is no plain text"),
    ],
)
def test_what_is_not_atom_is_found(aurora, old, new, words):
    feed = aurora.listing()[1].read_text("utf-8")
    assert old in feed
    changed = feed.replace(old, new).replace("</name>", "</nick>" if "<nick>" in new else "</name>")
    told = feed_faults(changed.encode())
    assert any(words in fault for fault in told)


def test_entries_share_no_id(aurora):
    feed = aurora.listing()[1].read_text("utf-8")
    first, second = feed.split("<id>")[2].partition("<")[0], feed.split("<id>")[3].partition("<")[0]
    assert any("stands for several" in fault for fault in feed_faults(feed.replace(second, first).encode()))

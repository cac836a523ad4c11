"""The feed of pages: names and days that stay when campaigns are added, moved or made anew."""

import re
from xml.etree import ElementTree

import pytest

ATOM = "{http://www.w3.org/2005/Atom}"
WEB = ("--url", "https://www.example.org/letters/")


@pytest.fixture
def whole(site):
    """Return a workspace in which every campaign can have a page."""
    campaigns = site.read("campaigns.yaml")
    site.write("campaigns.yaml", campaigns[: campaigns.index("  mute:")])
    return site


def feed(site):
    """Return the feed's own name and day, then those of its entries by title."""
    root = ElementTree.fromstring(site.read("output/page/feed.xml"))
    told = {entry.findtext(f"{ATOM}title"): _told(entry) for entry in root.findall(f"{ATOM}entry")}
    return _told(root), told


def _told(element):
    return element.findtext(f"{ATOM}id"), element.findtext(f"{ATOM}updated")


@pytest.mark.parametrize("where", [(), WEB])
def test_names_do_not_hang_on_the_order_of_campaigns(plaint, whole, where):
    plaint("page", "--all", *where)
    before = feed(whole)
    head, first, rest = re.split(r"(?=^  open-gates:\n)|(?=^  history:\n)", whole.read("campaigns.yaml"), flags=re.M)
    whole.write("campaigns.yaml", f"{head}{rest}{first}")
    assert plaint("page", "--all", *where).code == 0
    assert feed(whole) == before


@pytest.mark.parametrize("where", [(), WEB])
def test_names_stay_when_a_campaign_is_added(plaint, whole, where):
    plaint("page", "--all", *where)
    before = feed(whole)
    new = "  aardvark:\n    title: New\n    country: KZ\n    published: 2026-11-20\n    status: won\n    reason: free\n"
    campaigns = whole.read("campaigns.yaml")
    whole.write("campaigns.yaml", campaigns.replace("campaigns:\n", f"campaigns:\n{new}    targets: [court]\n", 1))
    assert plaint("page", "--all", *where).code == 0
    after = feed(whole)
    assert after[0] == before[0]
    assert {title: after[1][title] for title in before[1]} == before[1]
    assert len(after[1]) == len(before[1]) + 1


def test_feeds_at_two_addresses_have_names_of_their_own(plaint, whole):
    plaint("page", "--all", *WEB)
    one = feed(whole)
    plaint("page", "--all", "--url", "https://www.example.net/letters/")
    other = feed(whole)
    names = [name for told in (one, other) for name, _ in (told[0], *told[1].values())]
    assert len(set(names)) == len(names)


def test_an_end_keeps_its_day_when_pages_are_made_anew(plaint, whole):
    whole.edit("campaigns.yaml", "    status: stopped\n", "    status: stopped\n    ended: 2026-11-10\n")
    plaint("page", "--all", "--on", "2026-11-25")
    assert feed(whole)[1]["Kazakhstan: Over"][1] == "2026-11-10T00:00:00Z"


def test_the_feed_tells_the_day_and_not_the_hour_at_which_it_was_made(plaint, whole):
    plaint("page", "--all")
    assert feed(whole)[0][1] == "2026-11-22T00:00:00Z"


def test_what_is_told_in_another_language_is_marked_so(plaint, whole):
    plaint("page", "--all", "--lang", "fr")
    entry = whole.read("output/page/feed.xml").split("<entry")[1]
    assert entry.startswith(' xml:lang="en"')
    assert '<li lang="en" dir="ltr">' in whole.read("output/page/index.html")

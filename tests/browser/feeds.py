"""What is wrong with an Atom feed, by the rules of RFC 4287."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterator

ATOM = "{http://www.w3.org/2005/Atom}"
# Sections 4.1.1 and 4.1.2: how often an element may stand in a feed and in an entry.
ONCE = {"id": (1, 1), "title": (1, 1), "updated": (1, 1), "generator": (0, 1), "icon": (0, 1), "logo": (0, 1),
        "rights": (0, 1), "subtitle": (0, 1), "content": (0, 1), "published": (0, 1), "source": (0, 1),
        "summary": (0, 1)}  # fmt: skip
MANY = {"author", "category", "contributor", "link"}
OF_FEED = {"id", "title", "updated", "generator", "icon", "logo", "rights", "subtitle", "entry", *MANY}
OF_ENTRY = {"id", "title", "updated", "rights", "content", "published", "source", "summary", *MANY}
# Section 3.3: RFC 3339 with capitals.
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
TAG = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
BASE = "https://www.example.org/letters/feed.xml"


def feed_faults(feed: bytes) -> list[str]:
    """List each rule that a feed breaks, in words."""
    root = etree.fromstring(feed)
    if root.tag != f"{ATOM}feed":
        return [f"the root is {root.tag}"]
    entries = root.findall(f"{ATOM}entry")
    found = [*_element(root, OF_FEED), *(fault for entry in entries for fault in _element(entry, OF_ENTRY))]
    if root.find(f"{ATOM}author") is None and any(entry.find(f"{ATOM}author") is None for entry in entries):
        found.append("an entry without an author in a feed without one (4.1.1)")
    if not [one for one in root.findall(f"{ATOM}link") if one.get("rel") == "self"]:
        found.append("no link to itself (4.1.1)")
    names = Counter(one.text for one in root.iter(f"{ATOM}id"))
    return [*found, *(f"the id {name} stands for several (4.2.6)" for name, times in names.items() if times > 1)]


def _element(element: etree._Element, known: set[str]) -> Iterator[str]:
    children = [child for child in element if isinstance(child.tag, str)]
    counts = Counter(child.tag.removeprefix(ATOM) for child in children)
    yield from (f"{name} may not stand in {element.tag.removeprefix(ATOM)}" for name in counts.keys() - known)
    for name, (least, most) in ONCE.items():
        if name in known and not least <= counts[name] <= most:
            yield f"{counts[name]} times {name}"
    for child in children:
        yield from _child(child)
    if element.tag == f"{ATOM}entry" and not counts["content"] and not _alternates(element):
        yield "an entry with neither content nor an alternate link (4.1.2)"
    pairs = Counter((one.get("type"), one.get("hreflang")) for one in _alternates(element))
    yield from (f"several alternate links of {pair} (4.1.1, 4.1.2)" for pair, times in pairs.items() if times > 1)


def _alternates(element: etree._Element) -> list[etree._Element]:
    return [one for one in element.findall(f"{ATOM}link") if one.get("rel", "alternate") == "alternate"]


def _child(child: etree._Element) -> Iterator[str]:
    name, text = child.tag.removeprefix(ATOM), child.text or ""
    if name in ("updated", "published") and not MOMENT.fullmatch(text):
        yield f"{name} is no moment: {text}"
    if name == "id" and not (urlsplit(text).scheme and text == text.strip()):
        yield f"no absolute IRI: {text}"
    if name in ("title", "summary", "rights", "subtitle") and (child.get("type", "text") != "text" or len(child)):
        yield f"{name} is no plain text"
    if name in ("author", "contributor") and len(child.findall(f"{ATOM}name")) != 1:
        yield f"{name} without one name (3.2)"
    if name == "link":
        yield from _link(child)


def _link(link: etree._Element) -> Iterator[str]:
    href = link.get("href")
    if not href or urlsplit(urljoin(BASE, href)).scheme not in ("http", "https") or " " in href:
        yield f"a link to {href}"
    if link.get("hreflang") and not TAG.fullmatch(link.get("hreflang", "")):
        yield f"no language: {link.get('hreflang')}"

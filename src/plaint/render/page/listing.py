"""What stands beside many pages: an index that is a page too, and a feed that news readers watch (Atom, RFC 4287)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from plaint.catalogues import phrase
from plaint.compose.views import is_rtl
from plaint.render.page.html import seal, words_of

if TYPE_CHECKING:
    from datetime import date

    from plaint.compose.page.value import Case
    from plaint.render.page.html import Other
    from plaint.render.paper import Templates

ATOM = "http://www.w3.org/2005/Atom"
INDEX, FEED = "index.html", "feed.xml"


@dataclass(frozen=True, slots=True)
class Listed:
    """A campaign in a list.

    Attributes:
        case: what is told of it.
        pages: its pages by language, the list's own first.
        changed: the day of which the feed says that there was news.
        seed: what tells its entry in the feed from every other.
    """

    case: Case
    pages: tuple[Other, ...]
    changed: date
    seed: str

    @property
    def is_rtl(self) -> bool:
        """Whether its language is written from right to left."""
        return is_rtl(self.case.language)


@dataclass(frozen=True, slots=True)
class Listing:
    """Campaigns with pages, in a language.

    Attributes:
        seed: what tells this workspace's feed from every other.
        day: on which the list is made.
        url: where its folder will stand; "" where that is not known.
    """

    language: str
    seed: str
    day: date
    url: str
    entries: tuple[Listed, ...]

    @property
    def open_entries(self) -> tuple[Listed, ...]:
        """Those for which letters are wanted."""
        return tuple(one for one in self.entries if one.case.state == "live")

    @property
    def ended(self) -> tuple[Listed, ...]:
        """The others."""
        return tuple(one for one in self.entries if one.case.state != "live")


def render_index(listing: Listing, templates: Templates) -> str:
    """Return the index as one HTML document without script; errors as in `html.render_page`."""
    language = listing.language
    values = {
        "language": language,
        "is_rtl": is_rtl(language),
        "words": words_of(language),
        "open": listing.open_entries,
        "ended": listing.ended,
        "feed": FEED,
    }
    titles = "".join((phrase(language, "page.index"), *(one.case.title for one in listing.entries)))
    return seal(templates.fill("page-index.html", values), templates, titles)


def render_feed(listing: Listing) -> bytes:
    """Return the feed as XML; its addresses are relative to its own where it is not known where it will stand."""
    language = listing.language
    feed = Element("feed", {"xmlns": ATOM, "xml:lang": language})
    _tell(feed, "title", phrase(language, "page.index"))
    _tell(feed, "id", _name(f"feed:{listing.seed}"))
    _tell(feed, "updated", _midnight(listing.day))
    _tell(SubElement(feed, "author"), "name", phrase(language, "page.organisers"))
    SubElement(feed, "link", {"rel": "self", "href": f"{listing.url}{FEED}", "type": "application/atom+xml"})
    SubElement(feed, "link", {"rel": "alternate", "href": f"{listing.url}{INDEX}", "type": "text/html"})
    for one in listing.entries:
        _entry(feed, one, listing)
    indent(feed)
    text: str = tostring(feed, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'.encode()


def _entry(feed: Element, one: Listed, listing: Listing) -> None:
    case = one.case
    entry = SubElement(feed, "entry", {} if case.language == listing.language else {"xml:lang": case.language})
    _tell(entry, "title", f"{case.country}: {case.title}")
    _tell(entry, "id", _name(f"entry:{one.seed}"))
    _tell(entry, "updated", _midnight(one.changed))
    for page in one.pages:
        href = f"{listing.url}{page.file}"
        SubElement(entry, "link", {"rel": "alternate", "href": href, "type": "text/html", "hreflang": page.language})
    reason = (case.reason.text,) if case.reason else ()
    _tell(entry, "summary", " ".join(filter(None, (case.message, *reason, *case.summary))))


def _tell(above: Element, name: str, text: str) -> None:
    SubElement(above, name).text = text


def _name(seed: str) -> str:
    return uuid5(NAMESPACE_URL, f"plaint:{seed}").urn


def _midnight(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"

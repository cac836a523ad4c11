"""Supporters' pages as files: a campaign's in each language, and the index and feed of all.

Whatever changes a campaign makes its pages anew by this: one that was stopped says so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from plaint.compose.choice import default_languages
from plaint.compose.letters import Order
from plaint.compose.page.case import compose_case, state_of
from plaint.compose.page.shown import shown
from plaint.compose.page.whole import compose_page, page_languages
from plaint.errors import PlaintError
from plaint.render.page.html import MOST_BYTES, Other, language_name, render_page
from plaint.render.page.listing import FEED, INDEX, Listed, Listing, render_feed, render_index
from plaint.render.page.windows import window_remarks

if TYPE_CHECKING:
    from pathlib import Path

    from plaint.compose.page.value import Page
    from plaint.model.campaign import Campaign
    from plaint.render.paper import Templates
    from plaint.workspace import Workspace

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]+)*")
_SELF = re.compile(r'<link rel="self" href="([^"<>]*)feed\.xml"')
_LANG = re.compile(r'<html lang="([a-zA-Z-]+)"')


@dataclass(frozen=True, slots=True)
class File:
    """A file to be written.

    Attributes:
        page: what it holds; None for index and feed.
        remarks: what whoever made it should know.
    """

    name: str
    content: bytes
    page: Page | None = None
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Maker:
    """Where pages are made.

    Attributes:
        day: on which they are made.
        languages: those asked for; empty for all that a campaign has.
        url: the folder's address on the web, ending in a slash; "" where it is not known.
        is_lenient: a campaign that has none of the languages asked for has pages in its own.
    """

    workspace: Workspace
    templates: Templates
    day: date
    languages: tuple[str, ...] = ()
    url: str = ""
    is_lenient: bool = False

    def pages(self, name: str) -> tuple[File, ...]:
        """Return a campaign's page in each language.

        Raises:
            PlaintError: the campaign is a draft, has no letter in a language, or nobody to write to.
        """
        campaign = self.workspace.campaign(name)
        if campaign.status == "draft":
            raise PlaintError(f"{name} is a draft: a page would publish it", "set its status to open first")
        public = shown(self.workspace.data, campaign)
        order = Order(campaign=public.campaign, origin=None, day=self.day)
        library = self.workspace.library(name)
        languages = self._languages_of(campaign)
        pages = [compose_page(public.data, library, replace(order, language=language)) for language in languages]
        return tuple(self._file(page, languages, public.remarks) for page in pages)

    def listing(self, names: tuple[str, ...], language: str) -> tuple[File, ...]:
        """Return the index and the feed of campaigns that have pages, in a language."""
        entries = tuple(self._listed(name, language) for name in names)
        listing = Listing(language, self.url or self._first(), self.day, self.url, entries)
        return (
            File(INDEX, render_index(listing, self.templates).encode()),
            File(FEED, render_feed(listing)),
        )

    def _first(self) -> str:
        """Return what names a feed whose address is not known: the campaign that was published first."""
        public = (one for one in self.workspace.data.campaigns.values() if one.status != "draft")
        return min(public, key=lambda one: (one.published or date.max, one.id)).id

    def _languages_of(self, campaign: Campaign) -> tuple[str, ...]:
        """Return the languages of a campaign's pages: those asked for, else all in which it has letters."""
        library = self.workspace.library(campaign.id)
        known = page_languages(campaign, library)
        possible = dict.fromkeys((*known, *default_languages(campaign)))
        missing = next((one for one in self.languages if one not in possible), None)
        if missing is None:
            return self.languages or known
        if self.is_lenient:
            return tuple(one for one in self.languages if one in possible) or known
        hint = f"write letters/{campaign.id}/{missing}.md, or choose one of: {', '.join(possible)}"
        raise PlaintError(f"{campaign.id} has no text in '{missing}'", hint)

    def _file(self, page: Page, languages: tuple[str, ...], remarks: tuple[str, ...]) -> File:
        campaign, language = page.case.campaign, page.case.language
        others = tuple(other for other in _others(campaign, languages) if other.language != language)
        name = file_name(campaign, language)
        content = render_page(page, self.templates, others, f"{self.url}{name}" if self.url else "").encode()
        heavy = len(content) > MOST_BYTES
        size = (f"{len(content) // 1000} kB, more than the {MOST_BYTES // 1000} kB that load fast",) if heavy else ()
        windows = window_remarks(page.desk) if page.desk else ()
        return File(name, content, page, (*remarks, *page.remarks, *windows, *size))

    def _listed(self, name: str, language: str) -> Listed:
        campaign = self.workspace.campaign(name)
        public = shown(self.workspace.data, campaign)
        languages = self._languages_of(campaign)
        told_in = language if language in languages else languages[0]
        others = sorted(_others(name, languages), key=lambda other: other.language != told_in)
        case = compose_case(public.campaign, public.data, told_in, self.day)
        # a feed's entry keeps its name wherever the campaign stands in its file (RFC 4287, 4.2.6)
        seed = f"{self.url}{name}" if self.url else f"{name}:{campaign.country}"
        return Listed(case, tuple(others), _changed(campaign, self.day), seed)


def _changed(campaign: Campaign, day: date) -> date:
    """Return the day of the last news of a campaign: its end, or its publication; else the page's own."""
    has_ended = state_of(campaign, day) in ("stopped", "won")
    return (campaign.ended if has_ended else campaign.published) or day


def remake(workspace: Workspace, name: str, folder: Path, day: date) -> tuple[File, ...]:
    """Return the pages of a campaign anew that lie in a folder, and index and feed where these lie there.

    Args:
        workspace: as it is now.
        name: of the campaign.
        folder: where pages were made before.
        day: on which they are made.

    Raises:
        PlaintError: as in `Maker.pages`.
    """
    languages = _made_in(folder, name)
    maker = Maker(workspace, workspace.templates(), day, languages, _url_of(folder), is_lenient=True)
    files = maker.pages(name) if languages else ()
    if not any((folder / one).is_file() for one in (INDEX, FEED)):
        return files
    known = workspace.data.campaigns
    listed = tuple(one for one in known if known[one].status != "draft" and _made_in(folder, one))
    every = replace(maker, languages=())
    listing = every.listing(listed, _language_of(folder) or workspace.data.settings.language or "en")
    return (*files, *listing)


def made_before(folder: Path, name: str) -> tuple[str, ...]:
    """Return the names of a campaign's pages in a folder, index and feed after them where there is a page."""
    pages = tuple(file_name(name, language) for language in _made_in(folder, name))
    return (*pages, *(one for one in (INDEX, FEED) if (folder / one).is_file())) if pages else ()


def _made_in(folder: Path, name: str) -> tuple[str, ...]:
    """Return the languages of a campaign's pages in a folder."""
    endings = (path.stem.removeprefix(f"{name}-") for path in sorted(folder.glob(f"{name}-*.html")))
    return tuple(ending for ending in endings if _LANGUAGE.fullmatch(ending))


def _url_of(folder: Path) -> str:
    found = _SELF.search(_beginning(folder / FEED))
    return found[1] if found and found[1].startswith("http") else ""


def _language_of(folder: Path) -> str:
    found = _LANG.search(_beginning(folder / INDEX))
    return found[1] if found else ""


def _beginning(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return file.read(4096).decode("utf-8", "replace")
    except OSError:
        return ""


def file_name(campaign: str, language: str) -> str:
    """Return the name of a page's file."""
    return f"{campaign}-{language}.html"


def _others(campaign: str, languages: tuple[str, ...]) -> tuple[Other, ...]:
    return tuple(Other(file_name(campaign, one), one, language_name(one, one)) for one in languages)

"""HTML becomes PDF by WeasyPrint: tagged (PDF/UA-1), the same bytes for the same letter, no trace of this machine."""

from __future__ import annotations

import re
import warnings
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from plaint.errors import RenderError
from plaint.render.arabic import FAMILY as ARABIC
from plaint.render.complaints import Hearing, complaint_of
from plaint.render.fonts import SANS, SERIF, font_file
from plaint.render.keeping import claim_access
from plaint.render.libraries import load_weasyprint
from plaint.render.pictures import clean_picture
from plaint.render.reading_aids import hide_repeats, name_plainly, place_figures, print_links, scope_headers

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from plaint.errors import Place

INSTALL_PANGO = "run `plaint doctor`: it names the one command that installs it"

# A fold mark as a picture: a page's background is no content, so no reading aid announces it.
_MARK = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1" preserveAspectRatio="none">'
    b'<rect width="1" height="1" fill="#777"/></svg>'
)
_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
MOST_SHEETS, MOST_PICTURES = 64, 64


class _Painted(Exception):
    """Leaves WeasyPrint before it would write the bytes."""


def _nowhere(_: str) -> None:
    return None


@dataclass
class Press:
    """WeasyPrint, made ready once for many letters: fonts, stylesheets and pictures are read once.

    Args:
        open_picture: gives the bytes of a picture of the workspace by its relative name; raises RenderError.
        place_of: finds a line of a stylesheet in the workspace's templates.
    """

    open_picture: Callable[[str], bytes]
    place_of: Callable[[str], Place | None] = _nowhere
    refused: list[RenderError] = field(default_factory=list)
    _fonts: Any = None
    _fetcher: Any = None
    _sheets: dict[str, Any] = field(default_factory=dict)
    _pictures: dict[Any, Any] = field(default_factory=dict)

    def lay_out(self, html: str) -> Any:
        """Return WeasyPrint's document for an HTML text, its pages laid out.

        Raises:
            RenderError: something is missing, refused or spoilt.
            TemplateError: a stylesheet of the workspace is wrong.
        """
        weasyprint = self._open()
        sheets = [self._sheet(css) for css in _STYLE.findall(html) if css.strip()]
        if len(self._pictures) > MOST_PICTURES:
            self._pictures.clear()
        with Hearing() as heard:
            page = weasyprint.HTML(string=_STYLE.sub("", html), base_url="workspace:", url_fetcher=self._fetcher)
            document = page.render(stylesheets=sheets, font_config=self._fonts, cache=self._pictures)
        self._raise_refused()
        _require_clean(heard)
        return document

    def write(self, document: Any, *, to_keep: bool = False) -> bytes:
        """Return a laid-out document as PDF/UA-1 (ISO 14289-1).

        Args:
            document: as `lay_out` gives it.
            to_keep: as PDF/A-2a (ISO 19005-2) besides, to be read in fifty years.

        Raises:
            RenderError: something is spoilt, or set in a font that is not ours.
        """
        variant, finish = ("pdf/a-2a", _finish_to_keep) if to_keep else ("pdf/ua-1", _finish)
        with Hearing() as heard, warnings.catch_warnings():
            warnings.simplefilter("ignore", ResourceWarning)  # WeasyPrint leaves the colour profile's file open
            pdf: bytes = document.write_pdf(pdf_variant=variant, cache=self._pictures, finisher=finish)
        _require_clean(heard)
        return pdf

    def paint(self, document: Any, *, tagged: bool = True) -> Any:
        """Return a laid-out document as the `pydyf.PDF` that `write` would write.

        Args:
            document: as `lay_out` gives it.
            tagged: as PDF/UA-1 asks for; else without structure.

        Raises:
            RenderError: something is spoilt, or set in a font that is not ours.
        """
        painted: list[Any] = []

        def take(document: Any, pdf: Any) -> None:
            _finish(document, pdf)
            painted.append(pdf)
            raise _Painted

        with Hearing() as heard, suppress(_Painted):
            variant = "pdf/ua-1" if tagged else None
            document.write_pdf(pdf_variant=variant, cache=self._pictures, finisher=take)
        _require_clean(heard)
        return painted[0]

    def join(self, documents: Sequence[Any]) -> Any:
        """Return one document with the pages of several, in their order."""
        return documents[0].copy([page for document in documents for page in document.pages])

    def print(self, html: str) -> bytes:
        """Lay out and write in one step."""
        return self.write(self.lay_out(html))

    def _open(self) -> Any:
        weasyprint = import_weasyprint()
        if self._fonts is None:
            from weasyprint.text.fonts import FontConfiguration

            self._fonts = FontConfiguration()
            self._fetcher = _make_fetcher(self)
        return weasyprint

    def _sheet(self, css: str) -> Any:
        """Return a stylesheet, parsed once: letters of one run mostly share theirs."""
        if css not in self._sheets:
            if len(self._sheets) >= MOST_SHEETS:
                self._sheets.clear()
            self._sheets[css] = self._parsed(css)
        return self._sheets[css]

    def _parsed(self, css: str) -> Any:
        import weasyprint

        with Hearing() as heard:
            sheet = weasyprint.CSS(
                string=css, base_url="workspace:", url_fetcher=self._fetcher, font_config=self._fonts
            )
        self._raise_refused()
        if heard.spoilt:
            raise complaint_of(heard.spoilt, css, self.place_of)
        return sheet

    def _raise_refused(self) -> None:
        if self.refused:
            error = self.refused[0]
            self.refused.clear()
            raise error

    def serve(self, url: str) -> tuple[bytes, str]:
        """Return what an address stands for, and its media type.

        Raises:
            RenderError: it is neither a bundled font nor a picture of the workspace.
        """
        kind, _, name = url.partition(":")
        if kind == "font":
            return font_file(name), "font/ttf"
        if kind == "mark":
            return _MARK, "image/svg+xml"
        if kind == "workspace":
            return clean_picture(self.open_picture(unquote(name)), name), "image/png"
        raise RenderError(f"a template asks for {url[:80]}", "use a picture of the workspace; nothing is fetched")


def _make_fetcher(press: Press) -> Any:
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class Fetcher(URLFetcher):  # type: ignore[misc]
        """Serves bundled fonts and pictures of the workspace; nothing else, and never the network."""

        def fetch(self, url: str, headers: object = None) -> Any:
            try:
                content, kind = press.serve(url)
            except RenderError as error:
                press.refused.append(error)
                raise ValueError(error.message) from error
            return URLFetcherResponse(url, content, {"Content-Type": kind})

    return Fetcher(allowed_protocols=())


def _finish(document: Any, pdf: Any) -> None:
    foreign = sorted({font.family for font in document.fonts.values()} - {SERIF, SANS, ARABIC})
    if foreign:
        hint = f"use '{SERIF}' or '{SANS}': another machine may not have other fonts"
        raise RenderError(f"a template sets words in '{foreign[0]}'", hint)
    name_plainly(pdf)
    place_figures(pdf)
    if any(page.links for page in document.pages):
        print_links(pdf)
    if len(document.pages) > 1 and "StructTreeRoot" in pdf.catalog:
        hide_repeats(pdf)


def _finish_to_keep(document: Any, pdf: Any) -> None:
    _finish(document, pdf)
    scope_headers(pdf)
    claim_access(pdf)


def _require_clean(heard: Hearing) -> None:
    if heard.spoilt:
        raise RenderError(f"the page would be spoilt: {heard.spoilt}", "mend the template or the text that it names")


def import_weasyprint() -> Any:
    """Return WeasyPrint.

    Raises:
        RenderError: a library that it opens is not installed.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # machines without system fonts are fine: ours are bundled
        try:
            return load_weasyprint()
        except OSError as error:
            library = str(error).partition("'")[2].partition("'")[0] or "Pango"
            raise RenderError(f"the text-layout library {library} is not installed", INSTALL_PANGO) from None


def pages_of(document: Any) -> int:
    """Return how many pages a laid-out document has."""
    return len(document.pages)

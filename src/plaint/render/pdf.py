"""HTML becomes PDF by WeasyPrint: tagged (PDF/UA-1), the same bytes for the same letter, nothing of this machine in it."""

from __future__ import annotations

import logging
import warnings
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from plaint.errors import RenderError
from plaint.render.fonts import font_file

if TYPE_CHECKING:
    from collections.abc import Callable

INSTALL_PANGO = "run `plaint doctor`: it names the one command that installs it"
MAX_PIXELS = 20_000_000

# A fold mark as a picture: a page's background is no content, so no reading aid announces it.
_MARK = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1" preserveAspectRatio="none"><rect width="1" height="1" fill="#777"/></svg>'

# What WeasyPrint only logs, but leaves a letter spoilt: a box for a character, a font or picture that is not there.
_SPOILT = ("notdef", "cannot be loaded", "Failed to load", "Failed to", "ignored", "Ignored")


class _Listener(logging.Handler):
    """Keeps what WeasyPrint says while it works."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


@dataclass
class Press:
    """WeasyPrint, made ready once for many letters.

    Args:
        open_picture: gives the bytes of a picture of the workspace by its relative name; raises RenderError.
    """

    open_picture: Callable[[str], bytes]
    _fonts: Any = None
    _cache: dict[Any, Any] = field(default_factory=dict)
    refused: list[RenderError] = field(default_factory=list)

    def lay_out(self, html: str) -> Any:
        """Return WeasyPrint's document for an HTML text, its pages laid out.

        Raises:
            RenderError: something is missing, refused or spoilt.
        """
        weasyprint = import_weasyprint()
        if self._fonts is None:
            from weasyprint.text.fonts import FontConfiguration

            self._fonts = FontConfiguration()
        with _listening() as heard:
            document = weasyprint.HTML(string=html, base_url="workspace:", url_fetcher=self._fetcher()).render(
                font_config=self._fonts, cache=self._cache
            )
        self._raise_refused()
        _require_clean(heard)
        return document

    def write(self, document: Any) -> bytes:
        """Return a laid-out document as PDF/UA-1 (ISO 14289-1)."""
        with _listening() as heard:
            pdf: bytes = document.write_pdf(pdf_variant="pdf/ua-1", cache=self._cache)
        _require_clean(heard)
        return pdf

    def print(self, html: str) -> bytes:
        """Lay out and write in one step."""
        return self.write(self.lay_out(html))

    def _raise_refused(self) -> None:
        if self.refused:
            error = self.refused[0]
            self.refused.clear()
            raise error

    def _fetcher(self) -> Any:
        from weasyprint.urls import URLFetcher, URLFetcherResponse

        press = self

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

    def serve(self, url: str) -> tuple[bytes, str]:
        """Return what an address stands for, and its media type.

        Raises:
            RenderError: it is neither a bundled font nor a picture of the workspace.
        """
        kind, _, name = url.partition(":")
        if kind == "font":
            return font_file(_plain_name(name)), "font/ttf"
        if kind == "mark":
            return _MARK, "image/svg+xml"
        if kind == "workspace":
            return clean_picture(self.open_picture(unquote(name)), name), "image/png"
        raise RenderError(f"a template asks for {url[:80]}", "use a picture of the workspace; nothing is fetched")


def _plain_name(name: str) -> str:
    if "/" in name or not name.endswith(".ttf"):
        raise RenderError(f"no bundled font '{name}'")
    return name


def import_weasyprint() -> Any:
    """Return WeasyPrint.

    Raises:
        RenderError: a library that it opens is not installed.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # machines without system fonts are fine: ours are bundled
        try:
            import weasyprint
        except OSError as error:
            library = str(error).partition("'")[2].partition("'")[0] or "Pango"
            raise RenderError(f"the text-layout library {library} is not installed", INSTALL_PANGO) from None
    return weasyprint


class _listening:
    """Hears WeasyPrint's logger for the length of a block."""

    def __enter__(self) -> list[str]:
        self.listener = _Listener()
        self.logger = logging.getLogger("weasyprint")
        self.logger.addHandler(self.listener)
        self.propagate, self.logger.propagate = self.logger.propagate, False
        return self.listener.messages

    def __exit__(self, *_: object) -> None:
        self.logger.removeHandler(self.listener)
        self.logger.propagate = self.propagate


def _require_clean(heard: list[str]) -> None:
    spoilt = [message for message in heard if any(word in message for word in _SPOILT)]
    if spoilt:
        raise RenderError(f"the page would be spoilt: {spoilt[0]}", "mend the template or the text that it names")


def clean_picture(raw: bytes, name: str) -> bytes:
    """Return a picture as PNG without any of its metadata, which can name people and places.

    Raises:
        RenderError: it is no picture, or larger than 20 megapixels.
    """
    from PIL import Image, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            picture = Image.open(BytesIO(raw), formats=("PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP"))
            if picture.width * picture.height > MAX_PIXELS:
                raise RenderError(f"{name}: {picture.width} x {picture.height} pixels", "make it smaller than 20 megapixels")
            clean = picture.convert("RGBA" if "A" in picture.getbands() or "transparency" in picture.info else "RGB")
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError, Warning):
        raise RenderError(f"{name}: not a picture that can be read", "save it as PNG or JPEG") from None
    out = BytesIO()
    Image.frombytes(clean.mode, clean.size, clean.tobytes()).save(out, "PNG")
    return out.getvalue()


def pages_of(document: Any) -> int:
    """Return how many pages a laid-out document has."""
    return len(document.pages)

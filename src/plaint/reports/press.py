"""A report on paper and for a browser: PDF/A-2a that is PDF/UA-1 too, and HTML that needs and runs nothing."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plaint.render.pdf import Press, pages_of
from plaint.render.web import make_self_contained

if TYPE_CHECKING:
    from typing import Any

_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)


@dataclass
class ReportPress(Press):
    """A press that knows the photographs of one report.

    Args:
        pictures: by their number, as JPEG.
    """

    pictures: tuple[bytes, ...] = ()

    def serve(self, url: str) -> tuple[bytes, str]:
        """Return what an address stands for; errors as in `Press.serve`."""
        kind, _, number = url.partition(":")
        if kind == "photo" and number.isdecimal() and int(number) < len(self.pictures):
            return self.pictures[int(number)], "image/jpeg"
        return super().serve(url)


def report_as_pdf(html: str, press: ReportPress) -> tuple[bytes, int]:
    """Return a report as PDF, and how many pages it has; errors as in `Press.lay_out`."""
    document: Any = press.lay_out(html)
    return press.write(document, to_keep=True), pages_of(document)


def report_as_html(html: str, press: ReportPress) -> bytes:
    """Return a report as one file, in which nothing runs and nothing is fetched.

    The browser is told so too (Content Security Policy, level 3): of styles it takes those of this file alone, by hash.
    """
    whole = make_self_contained(html, press.serve)
    hashes = (hashlib.sha256(style.encode()).digest() for style in _STYLE.findall(whole))
    known = " ".join(f"'sha256-{base64.b64encode(one).decode()}'" for one in hashes)
    return whole.replace("style-src STYLES;", f"style-src {known};", 1).encode()

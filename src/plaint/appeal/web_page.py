"""A web page becomes lines: one for each block, link addresses of mail kept, scripts and styles dropped."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from urllib.parse import unquote

from plaint.appeal.words import listed

_BLOCKS = frozenset(
    listed(
        "p div br li ul ol tr table h1 h2 h3 h4 h5 h6 section article header footer nav aside form blockquote "
        "pre hr dt dd dl address td th center"
    )
)
_PARAGRAPHS = frozenset(listed("p ul ol table h1 h2 h3 h4 h5 h6 section article blockquote hr dl address"))
_SILENT = frozenset(listed("script style head noscript template svg object"))
_MOST = 4_000_000
_SPACES = re.compile(r"[ \t\r\n\f]+")


def page_text(html: str) -> str:
    """Return what a page shows, block by block."""
    reader = _Reader()
    # The parser looks again at an unclosed tag from its start: a bound on what is left keeps that cheap.
    for begin in range(0, min(len(html), _MOST), 65_536):
        reader.feed(html[begin : begin + 65_536])
        if len(reader.rawdata) > 131_072:
            reader.rawdata = ""
    reader.close()
    lines = [line.strip() for line in "".join(reader.parts).split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip() + "\n"


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.silence: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self.silence.append(tag)
        self._break(tag)
        if tag == "li":
            self.parts.append("- ")
        if tag == "a":
            self._keep_mail(dict(attrs).get("href") or "")

    def handle_endtag(self, tag: str) -> None:
        if self.silence and tag == self.silence[-1]:
            self.silence.pop()
        elif tag == "body":
            self.silence.clear()
        self._break(tag)

    def handle_data(self, data: str) -> None:
        if not self.silence:
            self.parts.append(_SPACES.sub(" ", data))

    def _break(self, tag: str) -> None:
        if tag in _PARAGRAPHS:
            self.parts.append("\n\n")
        elif tag in _BLOCKS:
            self.parts.append("\n")

    def _keep_mail(self, link: str) -> None:
        """Keep an address that the page shows under other words only; the words follow."""
        if link.casefold().startswith("mailto:") and not self.silence:
            address = unquote(link[7:].partition("?")[0])[:200]
            if "@" in address:
                self.parts.append(f" <{address}> ")

"""Debian's Chromium, driven by Playwright: pages in contexts of their own, and all that they ask for or complain of."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from sites import NOON

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Page, Request

CHROMIUM = "/usr/bin/chromium"
# Nothing that the browser does of itself gets in the way, or out of the machine.
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
# Fonts are part of the file; everything else is somebody asked for something.
WITHIN = "data:font/woff2;base64,"
WATCH = """
addEventListener("securitypolicyviolation", (e) => console.error(`policy: ${e.violatedDirective} ${e.blockedURI}`));
window.printed = [];
window.print = () => { window.printed.push(document.getElementById("paper").className); };
"""


@dataclass(frozen=True)
class Reader:
    """Who looks at a page, and with what."""

    locale: str = "en-GB"
    zone: str = "Europe/London"
    width: int = 1280
    height: int = 900
    scheme: str = "light"
    script: bool = True
    now: datetime | None = NOON
    scale: float = 1

    def context(self, browser: Browser) -> BrowserContext:
        """Return a context of the browser that knows nothing of others."""
        context = browser.new_context(
            locale=self.locale,
            timezone_id=self.zone,
            viewport={"width": self.width, "height": self.height},
            color_scheme=self.scheme,
            java_script_enabled=self.script,
            device_scale_factor=self.scale,
            permissions=["clipboard-read", "clipboard-write"],
        )
        context.set_default_timeout(15_000)
        if self.script:
            context.add_init_script(WATCH)
            if self.now:
                context.clock.set_fixed_time(self.now)
        return context


@dataclass
class Visit:
    """An open page.

    Attributes:
        asked: the addresses of all requests.
        handed: what was handed to the reader's mail program.
        complaints: errors and warnings on the console, and errors of the script.
    """

    address: str
    page: Page
    asked: list[str] = field(default_factory=list)
    handed: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def watch(self) -> None:
        """Note what happens from now on."""
        self.page.on("request", self._request)
        self.page.on("console", lambda one: one.type in ("error", "warning") and self.complaints.append(one.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("dialog", lambda dialog: (self.complaints.append(f"dialog: {dialog.message}"), dialog.dismiss()))

    def _request(self, request: Request) -> None:
        if request.url.startswith("mailto:"):
            self.handed.append(request.url)
        elif not request.url.startswith(WITHIN):
            self.asked.append(request.url)

    @property
    def strangers(self) -> list[str]:
        """What was asked for besides the page itself."""
        own = self.asked[:1] == [self.address]
        return self.asked[1:] if own else self.asked

    def see(self, selector: str) -> str:
        """Return the words that are seen in an element."""
        return self.page.locator(selector).inner_text().strip()

    def shows(self, selector: str) -> bool:
        """Tell whether an element is seen."""
        return self.page.locator(selector).is_visible()

    def choose(self, **fields: str) -> Visit:
        """Choose a country, and fill in fields by their ids."""
        for name, value in fields.items():
            if name == "country":
                self.page.select_option("#country", value)
            else:
                self.page.fill(f"#{name}", value)
        return self

    def write_to(self, door: str) -> Visit:
        """Choose who is written to."""
        self.page.check(f'#target-list input[data-door="{door}"]')
        return self

    @cached_property
    def data(self) -> Any:
        """What the page's script reads."""
        return self.page.evaluate("JSON.parse(document.getElementById('data').textContent)")


class Desk:
    """Opens pages for readers, and closes them all."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.visits: list[Visit] = []

    def open(self, page: Path | str, reader: Reader | None = None, **changes: Any) -> Visit:
        """Open a file or an address for a reader."""
        known = reader or Reader(**changes)
        address = page if isinstance(page, str) else page.as_uri()
        visit = Visit(address, known.context(self.browser).new_page())
        visit.watch()
        visit.page.goto(address)
        self.visits.append(visit)
        return visit

    def close(self) -> list[Visit]:
        """Close everything; return what was seen."""
        for visit in self.visits:
            visit.page.context.close()
        return self.visits

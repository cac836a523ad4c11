"""A supporter's page on a slow telephone: from opening it to a letter with the reader's name, and what it weighs."""

from __future__ import annotations

import gzip
import re
import statistics
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from bench.measuring import Outcome, Sample, compare
from bench.reach import Reach
from plaint.pages import Maker
from plaint.starter_kit import unpack
from plaint.workspace import open_workspace

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

CHROMIUM = "/usr/bin/chromium"
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking")
SLOWED = 4  # times
MOST_RATIO, MOST_TYPING, MOST_BYTES = 2.0, 100, 200_000  # of the peer's time; ms a key; bytes a page
# How long it takes until a letter with a name in it has been painted, in milliseconds since the page was asked for.
FILLED = """
() => new Promise((tell) => {
  const name = document.getElementById("name");
  if (name) {
    name.value = "Ruth Example";
    name.dispatchEvent(new Event("input", {bubbles: true}));
  }
  requestAnimationFrame(() => setTimeout(() => tell(performance.now())));
})
"""
TYPED = """
() => new Promise((tell) => {
  const name = document.getElementById("name"), before = performance.now();
  name.value += "x";
  name.dispatchEvent(new Event("input", {bubbles: true}));
  document.getElementById("letter").offsetHeight;
  tell(performance.now() - before);
})
"""
SCRIPT = re.compile(r"<script.*?</script>", re.DOTALL)


@dataclass
class Pages:
    """Pages in a folder, opened by a browser whose processor is slowed."""

    folder: Path
    rounds: int

    def measure(self) -> Reach:
        """Compare a filled letter with the same page as an action sheet, without its script; weigh all pages."""
        from playwright.sync_api import sync_playwright

        reach = Reach(f"supporter's page, processor slowed {SLOWED} times")
        pages = self._made()
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
            self._times(reach, browser, pages[0])
            browser.close()
        heaviest = max(pages, key=lambda page: page.stat().st_size)
        reach.check(heaviest.stat().st_size, MOST_BYTES, f"{{:,.0f}} bytes: {heaviest.name}", most=True)
        packed = len(gzip.compress(heaviest.read_bytes()))
        reach.note(f"{packed:,} bytes as web servers send it (gzip)")
        return reach

    def _made(self) -> list[Path]:
        own = self.folder / "starter"
        own.mkdir()
        day = date.today()  # noqa: DTZ011 - the page closes itself by the machine's clock
        unpack(own, day)
        workspace = open_workspace(own)
        files = Maker(workspace, workspace.templates(), day).pages("port-aurora")
        for file in files:
            (self.folder / file.name).write_bytes(file.content)
        return [self.folder / file.name for file in files]

    def _times(self, reach: Reach, browser: Browser, page: Path) -> None:
        bare = self.folder / "bare.html"
        bare.write_text(SCRIPT.sub("", page.read_text("utf-8")), "utf-8")
        keys: list[float] = []
        found = compare(lambda: self._open(browser, page, keys), lambda: self._open(browser, bare, []), self.rounds)
        ratio = found.ratio("wall")
        reach.check(ratio.median, MOST_RATIO, f"{{:.2f}} times the page without script, {_seconds(found)}", most=True)
        reach.note(f"quartiles {ratio.low:.2f}-{ratio.high:.2f}")
        reach.check(statistics.median(keys), MOST_TYPING, "{:.1f} ms from a key to the letter", most=True)

    def _open(self, browser: Browser, page: Path, keys: list[float]) -> Sample:
        context = browser.new_context(locale="en-GB", viewport={"width": 390, "height": 844})
        opened = context.new_page()
        context.new_cdp_session(opened).send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
        opened.goto(page.as_uri())
        milliseconds = opened.evaluate(FILLED)
        if opened.locator("html.ready").count():
            assert "Ruth Example" in opened.inner_text("#letter")
            keys.extend(opened.evaluate(TYPED) for _ in range(5))
        context.close()
        return Sample(milliseconds / 1000, 0)


def _seconds(found: Outcome) -> str:
    ours, theirs = (found.median(side, "wall") * 1000 for side in ("ours", "theirs"))
    return f"{ours:.0f} / {theirs:.0f} ms"

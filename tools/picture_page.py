"""Make README's picture of the supporter's page: Debian's Chromium opens it, fills it in and is photographed.

It needs what tests/browser needs: Playwright, and Chromium as Debian packs it. Look at the picture before you commit.
"""

from __future__ import annotations

import hashlib
import sys
import tempfile
from datetime import date
from io import BytesIO
from pathlib import Path

from plaint.pages import Maker
from plaint.starter_kit import unpack
from plaint.workspace import open_workspace

ROOT = Path(__file__).resolve().parent.parent
PICTURE = ROOT / "docs" / "page.png"
TODAY = date(2026, 11, 22)
CHROMIUM = "/usr/bin/chromium"
WIDTH, HEIGHT = 1280, 1560  # pixels
COLOURS = 64
TYPED = {"#name": "Alma Quill", "#town": "Sampleton", "#personal": "I have kept weather records for thirty years."}
SHOWN = ("src/plaint/script/page.js", *(f"src/plaint/templates/{name}" for name in ("page.css", "page-desk.html")))


def state() -> str:
    """Return the sum of what the picture shows, so that a test can tell when it is old."""
    return hashlib.sha256(b"".join((ROOT / name).read_bytes() for name in SHOWN)).hexdigest()


def photograph(page: Path) -> bytes:
    """Return a picture of a page, filled in as it were by somebody in Britain, as PNG."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        view = {"width": WIDTH, "height": HEIGHT}
        tab = browser.new_page(viewport=view, locale="en-GB", timezone_id="Europe/London", color_scheme="light")
        tab.clock.set_fixed_time(f"{TODAY}T12:00:00Z")
        tab.goto(page.as_uri())
        for field, words in TYPED.items():
            tab.fill(field, words)
        tab.evaluate("document.activeElement.blur()")
        shown: bytes = tab.screenshot()
        browser.close()
    return shown


def main() -> int:
    """Write the picture anew."""
    from PIL import Image
    from PIL.PngImagePlugin import PngInfo

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve()
        unpack(folder, TODAY)
        workspace = open_workspace(folder)
        (made,) = Maker(workspace, workspace.templates(), TODAY, ("en",)).pages("port-aurora")
        page = folder / made.name
        page.write_bytes(made.content)
        shown = photograph(page)
    note = PngInfo()
    note.add_text("state", state())
    Image.open(BytesIO(shown)).convert("RGB").quantize(COLOURS).save(PICTURE, optimize=True, pnginfo=note)
    print(f"{PICTURE.stat().st_size:>7} {PICTURE.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

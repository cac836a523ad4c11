"""The measure of paper: our own HTML, with fonts as files, set by WeasyPrint alone.

`python -m bench.paper dump CAMPAIGN FILE` writes that HTML; `python -m bench.paper warm CAMPAIGN FILE ROUNDS` makes
letters in turn in one process, ours and WeasyPrint's own, and prints the times as JSON: wall, processor. The current
folder is the workspace.
"""

from __future__ import annotations

import json
import re
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from plaint.make import Workshop
from plaint.orders import Wish, place_order
from plaint.output import Output
from plaint.session import Session

if TYPE_CHECKING:
    from collections.abc import Callable

FONTS = Path(__file__).resolve().parent.parent / "src" / "plaint" / "fonts"
VARIANT = "pdf/ua-1"


class Office:
    """Everything that is ready before the first letter of a run."""

    def __init__(self, campaign: str, folder: Path) -> None:
        session = Session(Path.cwd(), datetime.now(UTC), folder / "key")
        self.workspace = session.open()
        self.order = place_order(self.workspace, session, Wish(campaign=campaign))
        self.workshop = Workshop(self.workspace, Output(folder, None), self.order)

    def compose(self) -> tuple:
        """Compose the campaign's letters."""
        from plaint.commands.letter_report import compose_all

        return tuple(compose_all(self.workspace, self.order)[0].composed())

    def make(self) -> None:
        """Compose and print the letters."""
        tuple(self.workshop.make(self.compose(), ("pdf",)))

    def printed(self) -> str:
        """Return the HTML of the letter as it was printed in the end."""
        seen: list[str] = []
        lay_out = self.workshop.press.lay_out
        self.workshop.press.lay_out = lambda html: (seen.append(html), lay_out(html))[1]
        self.make()
        return seen[-1]


def dump(office: Office, file: Path) -> None:
    """Write a letter's HTML so that it needs no Plaint: fonts and marks by the names of their files."""

    def filed(found: re.Match[str]) -> str:
        kind, name = found[1], found[2]
        if kind == "font":
            return (FONTS / name).as_uri()
        path = file.with_name(f"mark-{name}.svg")
        path.write_bytes(office.workshop.press.serve(found[0])[0])
        return path.as_uri()

    file.write_text(re.sub(r'(?<=")(font|mark):([^"]*)(?=")', filed, office.printed()), "utf-8")


def warm(campaign: str, file: Path, rounds: int) -> list[dict[str, list[float]]]:
    """Make letters in turn: ours from composing to the file on disk, theirs from HTML to the file on disk."""
    from weasyprint import HTML
    from weasyprint.text.fonts import FontConfiguration

    configuration, cache = FontConfiguration(), {}

    def theirs() -> None:
        document = HTML(filename=str(file)).render(font_config=configuration, cache=cache)
        document.write_pdf(file.with_suffix(".pdf"), pdf_variant=VARIANT, cache=cache)

    with TemporaryDirectory() as folder:
        sides = [("ours", Office(campaign, Path(folder)).make), ("theirs", theirs)]
        for _, side in sides * 2:
            side()
        return [_round(sides if number % 2 else sides[::-1]) for number in range(rounds)]


def _round(sides: list[tuple[str, Callable[[], None]]]) -> dict[str, list[float]]:
    times = {}
    for name, side in sides:
        wall, processor = time.perf_counter(), time.process_time()
        side()
        times[name] = [time.perf_counter() - wall, time.process_time() - processor]
    return times


if __name__ == "__main__":
    what, campaign, path = sys.argv[1], sys.argv[2], Path(sys.argv[3])
    if what == "dump":
        dump(Office(campaign, path.parent), path)
    else:
        print(json.dumps(warm(campaign, path, int(sys.argv[4]))))

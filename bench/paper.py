"""The measure of paper: our own HTML, with fonts as files, set by WeasyPrint alone.

`python -m bench.paper dump FILE` writes that HTML; `python -m bench.paper warm FILE ROUNDS` sets letters in turn in one
process, ours and WeasyPrint's own, and prints the times as JSON.
"""

from __future__ import annotations

import json
import re
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from plaint.make import Workshop
from plaint.orders import Wish, place_order
from plaint.output import Output
from plaint.session import Session

ROOT = Path(__file__).resolve().parent.parent
CAMPAIGN = "karaganda-2003"
VARIANT = "pdf/ua-1"
# What the comparison runs: nothing but WeasyPrint, as its documentation calls it.
ALONE = f"""\
import sys
from weasyprint import HTML
HTML(filename=sys.argv[1]).write_pdf(sys.argv[2], pdf_variant={VARIANT!r})
"""


class Office:
    """Everything that is ready before the first letter of a run."""

    def __init__(self, folder: Path) -> None:
        session = Session(ROOT, datetime.now(UTC), folder / "key")
        self.workspace = session.open()
        self.order = place_order(self.workspace, session, Wish(campaign=CAMPAIGN))
        self.workshop = Workshop(self.workspace, Output(folder, None), self.order)

    def compose(self) -> tuple:
        """Compose the campaign's letters."""
        from plaint.commands.letter_report import compose_all

        return compose_all(self.workspace, self.order)[0]

    def html(self) -> str:
        """Return the first letter as HTML that needs no Plaint: fonts and marks by the names of their files."""
        from plaint.render.paper import render_html

        letter = self.compose()[0].letter
        return render_html(letter, self.workshop.layout(letter), self.workshop.templates)


def dump(html: str, file: Path, office: Office) -> None:
    """Write the HTML and, beside it, what it names."""

    def filed(found: re.Match[str]) -> str:
        kind, name = found[1], found[2]
        path = ROOT / "src/plaint/fonts" / name if kind == "font" else file.with_name(f"{kind}-{name or 'line'}.svg")
        if kind != "font":
            path.write_bytes(office.workshop.press.serve(found[0])[0])
        return path.as_uri()

    file.write_text(re.sub(r'(?<=")(font|mark):([^"]*)(?=")', filed, html), "utf-8")


def warm(file: Path, rounds: int) -> list[dict[str, list[float]]]:
    """Make letters in turn: ours from composing to the file on disk, theirs from HTML to the file on disk."""
    from weasyprint import HTML
    from weasyprint.text.fonts import FontConfiguration

    configuration, cache = FontConfiguration(), {}

    def theirs() -> None:
        document = HTML(filename=str(file)).render(font_config=configuration, cache=cache)
        document.write_pdf(file.with_suffix(".pdf"), pdf_variant=VARIANT, cache=cache)

    with TemporaryDirectory() as folder:
        office = Office(Path(folder))

        def ours() -> None:
            tuple(office.workshop.make(office.compose(), ("pdf",)))

        sides = (ours, theirs)
        for side in sides * 2:
            side()
        return [_round(sides if number % 2 else sides[::-1], ours) for number in range(rounds)]


def _round(sides: tuple, ours: object) -> dict[str, list[float]]:
    times = {}
    for side in sides:
        wall, processor = time.perf_counter(), time.process_time()
        side()
        times["ours" if side is ours else "theirs"] = [time.perf_counter() - wall, time.process_time() - processor]
    return times


if __name__ == "__main__":
    path = Path(sys.argv[2])
    if sys.argv[1] == "dump":
        office = Office(path.parent)
        dump(office.html(), path, office)
    else:
        print(json.dumps(warm(path, int(sys.argv[3]))))

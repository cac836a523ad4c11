"""The same letters for others: HTML that needs no Plaint, a template for weasymerge, one for Typst.

`python -m bench.sheets html FOLDER COUNT` writes the HTML of letters of the workspace in the current folder, spread
over all of them; `python -m bench.sheets merge FOLDER` writes one of them as a template of weasymerge, with its table.
"""

from __future__ import annotations

import csv
import re
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from bench.crowd import CAMPAIGN, CLOSING, DEMANDS, ENDING, OPENING, SALUTATION, SUBJECT, Crowd, members
from plaint.compose.batches import compose_batches
from plaint.make import choose_layout
from plaint.orders import Wish, place_order
from plaint.render.pdf import Press
from plaint.render.typesetting import set_letter
from plaint.session import Session

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plaint.model.letter import Letter

FONTS = Path(__file__).resolve().parent.parent / "src" / "plaint" / "fonts"
COLUMNS = ("name", "street", "postcode", "town")


def letters(signed_by: str) -> tuple[list[Letter], object]:
    """Compose the letters of the workspace in the current folder."""
    session = Session(Path.cwd(), datetime.now(UTC), Path("key").absolute())
    workspace = session.open()
    order = place_order(workspace, session, Wish(campaign=CAMPAIGN, signed_by=signed_by, origin="GB", language="en"))
    batches, _ = compose_batches(workspace.data, workspace.library(CAMPAIGN), order)
    return [one.letter for one in batches.composed()], workspace


def pages(chosen: list[Letter], workspace: object, folder: Path) -> Iterator[str]:
    """Yield letters as HTML, fonts and marks by the names of their files."""
    templates = workspace.templates()
    press = Press(workspace.open_picture, templates.place_of)

    def filed(found: re.Match[str]) -> str:
        if found[1] == "font":
            return (FONTS / found[2]).as_uri()
        path = folder / f"mark-{found[2]}.svg"
        path.write_bytes(press.serve(found[0])[0])
        return path.as_uri()

    for letter in chosen:
        layout = choose_layout(workspace.data.settings, letter.country, None)
        html = set_letter(letter, layout, templates, press).html
        yield re.sub(r'(?<=")(font|mark):([^"]*)(?=")', filed, html)


def write_html(folder: Path, count: int) -> None:
    """Write so many letters, evenly spread over all."""
    found, workspace = letters("members.csv")
    chosen = found[:: max(1, len(found) // count)][:count]
    for number, html in enumerate(pages(chosen, workspace, folder)):
        (folder / f"{number:04}.html").write_text(html, "utf-8")


def write_merge(folder: Path) -> None:
    """Write a letter as a template of weasymerge: the style once, the letter for each row; and the table."""
    Path("one.csv").write_text("name,street,postcode,town,country\nQnameQ,QstreetQ,QpostcodeQ,QtownQ,GB\n", "utf-8")
    found, workspace = letters("one.csv")
    (html,) = pages(found[:1], workspace, folder)
    head, body = html.split("<body>")
    body = body.replace("</body>", "").replace("</html>", "")
    for column in COLUMNS:
        body = body.replace(f"Q{column}Q", "{{ row." + column + " }}")
    style = "<style>@page letter { background: none } main { page: letter; break-before: page }</style>"
    head = head.replace("@page :first", "@page letter").replace("</head>", style + "</head>")
    loop = "{% for number, row in batch.numbered_rows %}" + body + "{% endfor %}"
    (folder / "merge.html").write_text(f"{head}<body>{loop}</body></html>", "utf-8")


def write_table(folder: Path, crowd: Crowd) -> None:
    """Write the signatories as the table that peers read."""
    with (folder / "merge.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        writer.writerows(row[:4] for row in members(crowd))


def write_typst(folder: Path) -> None:
    """Write an equivalent letter for Typst: the same words, measures and fonts."""
    demands = "\n".join(f"+ {demand}" for demand in DEMANDS)
    body = "\n\n".join((*OPENING, demands, ENDING)).replace("#", "\\#")
    (folder / "letter.typ").write_text(_TYPST % (SUBJECT, SALUTATION, body, CLOSING), "utf-8")


_TYPST = """\
#let v = sys.inputs
#set page(paper: "a4", margin: (top: 16mm, bottom: 20mm, left: 25mm, right: 20mm))
#set text(font: ("Plaint Serif", "Plaint Sans"), size: 11pt, lang: "en")
#set par(leading: 5.2pt, spacing: 11pt)
#let sans = ("Plaint Sans", "Plaint Serif")
#block(height: 29mm)[
  #text(font: sans, size: 11pt, weight: "bold", v.name)\\
  #text(font: sans, size: 8.5pt)[#v.street · #v.postcode #v.town · United Kingdom]
]
#block(height: 45mm, width: 85mm)[
  #text(font: sans, size: 7pt)[#v.name · #v.street · #v.postcode #v.town · United Kingdom]
  #std.v(2mm)
  Harbour Office 0, Fairhaven\\ 1 Iceberg Row\\ AQ 000 FAIRHAVEN\\ ANTARCTICA
]
#align(right)[#v.town, 22 November 2026]
*%s*

%s

%s

#block(breakable: false)[
  %s
  #std.v(14mm)
  #v.name\\
  #text(size: 9.5pt)[#v.town, United Kingdom]
]
"""

if __name__ == "__main__":
    if sys.argv[1] == "html":
        write_html(Path(sys.argv[2]), int(sys.argv[3]))
    else:
        write_merge(Path(sys.argv[2]))
        write_typst(Path(sys.argv[2]))
        write_table(Path(sys.argv[2]), Crowd(int(sys.argv[3])))

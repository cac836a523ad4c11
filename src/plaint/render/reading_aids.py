"""What reading aids make of a PDF: no running head between two sentences, spaces that are spaces.

WeasyPrint tags the words of margin boxes and then leaves them out of the structure tree, so that a reader may announce
them anywhere. Here they become artifacts (ISO 14289-1, 7.8; ISO 32000-1, 14.8.2.2).
"""

from __future__ import annotations

from collections import defaultdict
from typing import Any

# A glyph that stands for several characters is read as the one that a letter has first. These are looked for by their
# plain twin: no-break space as space, hyphens as hyphen-minus.
_PLAIN = {b"<00a0>": b"<0020>", b"<00ad>": b"<002d>", b"<2010>": b"<002d>"}
_POINTS = 72 / 96  # of a CSS pixel
_CHARACTER_MAP = b"/CIDInit /ProcSet findresource begin"


def name_plainly(pdf: Any) -> None:
    """Let no-break spaces and hyphens be found and read as plain ones; `pdf` is a `pydyf.PDF`."""
    for item in pdf.objects:
        lines = getattr(item, "stream", ())
        if lines and lines[0] == _CHARACTER_MAP:
            lines[:] = [_plain(line) for line in lines]


def _plain(line: bytes) -> bytes:
    return line[:-6] + _PLAIN.get(line[-6:], line[-6:]) if line.startswith(b"<") else line


def place_figures(pdf: Any) -> None:
    """Say where figures are in points from the page's foot (ISO 32000-1, 14.8.5.4.3); WeasyPrint writes pixels."""
    objects = {item.reference: item for item in pdf.objects}
    for item in pdf.objects:
        if isinstance(item, dict) and item.get("S") == "/Figure":
            height = objects[item["Pg"]]["MediaBox"][3]
            left, top, right, bottom = (edge * _POINTS for edge in item["A"]["BBox"])
            item["A"]["BBox"][:] = [left, height - bottom, right, height - top]


def print_links(pdf: Any) -> None:
    """Let links be on paper what they are on the screen (ISO 32000-1, 12.5.3: bit 3, Print)."""
    for item in pdf.objects:
        if isinstance(item, dict) and item.get("Subtype") == "/Link":
            item["F"] = 4


def scope_headers(pdf: Any) -> None:
    """Say of each heading of a table whether it speaks of its column or of its row (ISO 32000-1, 14.8.5.7)."""
    objects = {item.reference: item for item in pdf.objects}
    for item in pdf.objects:
        if isinstance(item, dict) and item.get("S") == "/TH":
            group = objects[objects[item["P"]]["P"]]
            item["A"]["Scope"] = "/Column" if group["S"] == "/THead" else "/Row"


def hide_repeats(pdf: Any) -> None:
    """Make every marked content that the structure tree does not reach an artifact; `pdf` is a `pydyf.PDF`."""
    objects = {item.reference: item for item in pdf.objects}
    root = objects[pdf.catalog["StructTreeRoot"]]
    reached: defaultdict[bytes, set[int]] = defaultdict(set)
    for element in root["K"]:
        _gather(objects, element, reached)
    parents = objects[root["ParentTree"]]["Nums"]
    for reference in pdf.page_references:
        page = objects[reference]
        _hide(objects[page["Contents"]].stream, reached[reference])
        _forget(parents[parents.index(page["StructParents"]) + 1], reached[reference])


def _gather(objects: dict[bytes, Any], reference: bytes, reached: defaultdict[bytes, set[int]]) -> None:
    element = objects[reference]
    for kid in element.get("K", ()):
        if isinstance(kid, int):
            reached[element["Pg"]].add(kid)
        else:
            _gather(objects, kid, reached)


def _hide(stream: list[Any], known: set[int]) -> None:
    """Rewrite `/Span <</MCID 5>> BDC` as `/Artifact BMC` where 5 is not known."""
    for place, operator in enumerate(stream):
        if operator == b"BDC" and stream[place - 1].get("MCID") not in known:
            stream[place - 2 : place + 1] = [b"", b"/Artifact", b"BMC"]


def _forget(parents: list[Any], known: set[int]) -> None:
    for number in range(len(parents)):
        if number not in known:
            parents[number] = b"null"

"""What stands on every page, as the running head, is no content: readers must not hear it again on each page.

WeasyPrint tags the words of margin boxes and then leaves them out of the structure tree, so that a reader may announce
them anywhere. Here they become artifacts (ISO 14289-1, 7.8; ISO 32000-1, 14.8.2.2).
"""

from __future__ import annotations

from collections import defaultdict
from typing import Any


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

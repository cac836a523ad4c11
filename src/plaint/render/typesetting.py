"""One page if it can be: a letter that spills a little is set tighter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from plaint.render.look import TYPES
from plaint.render.paper import render_html

if TYPE_CHECKING:
    from collections.abc import Callable

    from plaint.model.letter import Letter
    from plaint.render.geometry import Layout
    from plaint.render.paper import Templates
    from plaint.render.pdf import Press

# Millimetres on the second page beyond which no type of ours would bring a letter back to one: the signature, which
# always goes there whole, and some six lines.
MOST_SPILL = 95.0
ROW = 9.0  # millimetres that a line to sign takes on a statement
_PIXEL = 25.4 / 96  # millimetres; CSS Values 3, section 6.2


@dataclass(frozen=True)
class Setting:
    """A letter in the type that was chosen for it: as HTML, and as WeasyPrint's document."""

    html: str
    document: Any


def set_letter(letter: Letter, layout: Layout, templates: Templates, press: Press) -> Setting:
    """Lay a letter out; where it spills a little over one page, in the largest type that keeps it there, if any.

    Raises:
        RenderError: something is missing, refused or spoilt.
        TemplateError: a template or its stylesheet is wrong.
    """
    most = MOST_SPILL + ROW * _further_lines(letter)
    return set_html(lambda step: render_html(letter, layout, templates, step), press, most)


def set_html(html_of: Callable[[int], str], press: Press, most_spill: float = MOST_SPILL) -> Setting:
    """Lay out what an HTML text becomes in each of `look.TYPES`, and choose as `set_letter` does."""
    steps = (html_of(step) for step in range(len(TYPES)))
    settings = (Setting(html, press.lay_out(html)) for html in steps)
    loose = next(settings)
    if not 0 < spill_of(loose.document) <= most_spill:
        return loose
    return next((tight for tight in settings if spill_of(tight.document) == 0), loose)


def _further_lines(letter: Letter) -> int:
    """Return how many lines there are to sign by hand besides the first."""
    return sum(1 for signature in letter.signatures[1:] if signature.labels)


def lay_out_letter(letter: Letter, layout: Layout, templates: Templates, press: Press) -> Any:
    """Return a letter's document, as `Press.lay_out` gives it; otherwise as `set_letter`."""
    return set_letter(letter, layout, templates, press).document


def spill_of(document: Any) -> float:
    """Return how far down its last page a letter reaches, in millimetres; 0 where it ends on the first.

    A translation on a page of its own does not count. The built-in stylesheet marks the letter's end.
    """
    for number, page in enumerate(document.pages):
        if end := page.anchors.get("end"):
            return float(number and (number - 1) * page.height * _PIXEL + end[1] * _PIXEL)
    return 0.0

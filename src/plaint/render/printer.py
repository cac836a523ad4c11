"""A letter to be printed by itself, in this process or another: all that is needed goes in, plain bytes come out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plaint.render.pdf import pages_of
from plaint.render.typesetting import set_letter

if TYPE_CHECKING:
    from plaint.model.letter import Letter
    from plaint.render.binding import Fragment
    from plaint.render.geometry import Layout
    from plaint.render.paper import Templates
    from plaint.render.pdf import Press


@dataclass(frozen=True, slots=True)
class Job:
    """One letter to be printed.

    Attributes:
        bound: it goes into a file with others, so a fragment is wanted instead of a file of its own.
        tagged: with the structure that PDF/UA-1 asks for; a file of its own always has it.
    """

    letter: Letter
    layout: Layout
    bound: bool = False
    tagged: bool = True


@dataclass(frozen=True, slots=True)
class Printed:
    """A letter on paper: a whole file, or a fragment to be bound."""

    pages: int
    file: bytes = b""
    fragment: Fragment | None = None


class Printer:
    """Prints letters one after the other, with fonts, stylesheets and pictures kept warm.

    Args:
        templates: the paper.
        press: for these templates.
    """

    def __init__(self, templates: Templates, press: Press) -> None:
        self.templates = templates
        self.press = press

    def print(self, job: Job) -> Printed:
        """Lay a letter out and write it; errors as in `typesetting.set_letter` and `Press.write`."""
        document = set_letter(job.letter, job.layout, self.templates, self.press).document
        if not job.bound:
            return Printed(pages_of(document), self.press.write(document))
        from plaint.render.binding import take_fragment

        return Printed(pages_of(document), fragment=take_fragment(self.press, document, tagged=job.tagged))

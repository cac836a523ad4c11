"""Letters to put on paper, and a ruler to measure the paper with: millimetres from the sheet's top left corner."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property

import pypdfium2

from plaint.model.letter import Letter, Signature
from plaint.render.geometry import Box, layout_named
from plaint.render.paper import Templates
from plaint.render.pdf import Press
from plaint.render.typesetting import lay_out_letter

POINT = 25.4 / 72
SENTENCE = "The court has not yet said when it will hear the appeal of the people who are named here. "

PLAIN = Letter(
    campaign="river-2030",
    title="Freedom for Ann Sample",
    target="court",
    office="President, Regional Court",
    holder="A. Person",
    language="en",
    country="GB",
    date=date(2030, 3, 17),
    address=("A. Person", "President, Regional Court", "1 Example Street", "EXAMPLETOWN", "KAZAKHSTAN"),
    sender=("Jane Sample", "12 Sample Road", "London N1 0XX", "United Kingdom"),
    return_line="Jane Sample · 12 Sample Road · London N1 0XX · United Kingdom",
    dateline="London, 17 March 2030",
    subject="The case of Ann Sample",
    salutation="Dear President,",
    body=f"{SENTENCE * 4}\n\nPlease see to it that:\n\n1. Ann Sample is released.\n2. {SENTENCE}\n\nThank you.",
    closing="Yours respectfully,",
    signatory="jane",
    signatures=(Signature(name="Jane Sample", lines=("Teacher", "London, United Kingdom")),),
)


@cache
def press() -> Press:
    """Return one press for all tests, as one run has."""
    return Press(no_picture)


TEMPLATES = Templates()


def no_picture(name: str) -> bytes:
    raise AssertionError(f"asks for the picture {name}")


def printed(letter: Letter, envelope: str = "din5008b", *, by: Press | None = None) -> bytes:
    used = by or press()
    return used.write(lay_out_letter(letter, layout_named(envelope), TEMPLATES, used))


@dataclass(frozen=True)
class Sign:
    """A printed character: its ink, and where its advance begins."""

    text: str
    ink: Box
    origin: float


class Sheet:
    """One page of a PDF."""

    def __init__(self, pdf: bytes, number: int = 0) -> None:
        self.document = pypdfium2.PdfDocument(pdf)
        self.page = self.document[number]
        self.width, self.height = (length * POINT for length in self.page.get_size())

    @cached_property
    def text(self) -> str:
        return self.page.get_textpage().get_text_bounded().replace("\r\n", "\n")

    @property
    def lines(self) -> list[str]:
        return [line.strip() for line in self.text.split("\n") if line.strip()]

    @cached_property
    def signs(self) -> list[Sign]:
        """Return what is drawn, without spaces, in the order of drawing."""
        page = self.page.get_textpage()
        text = page.get_text_range()
        assert len(text) == page.count_chars()
        return [self._sign(page, index, one) for index, one in enumerate(text) if one.strip()]

    def _sign(self, page: pypdfium2.PdfTextPage, index: int, text: str) -> Sign:
        left, bottom, right, top = (length * POINT for length in page.get_charbox(index))
        ink = Box(left, self.height - top, right - left, top - bottom)
        return Sign(text, ink, page.get_charbox(index, loose=True)[0] * POINT)

    def find(self, words: str) -> list[Sign]:
        """Return the characters of some words, wherever lines end."""
        signs = self.signs
        at = "".join(sign.text for sign in signs).find("".join(words.split()))
        assert at >= 0, f"{words!r} is not in {self.text!r}"
        return signs[at : at + len("".join(words.split()))]

    def marks(self) -> list[float]:
        """Return where marks stand at the left edge."""
        strip = (3.6 / POINT, 0, (self.width - 8.4) / POINT, 0)
        picture = self.page.render(scale=20 * POINT, crop=strip, grayscale=True).to_pil()
        dark = [
            row for row in range(picture.height) if picture.crop((0, row, picture.width, row + 1)).getextrema()[1] < 200
        ]
        groups: list[list[int]] = []
        for row in dark:
            if groups and row - groups[-1][-1] == 1:
                groups[-1].append(row)
            else:
                groups.append([row])
        return [(group[0] + group[-1] + 1) / 2 / 20 for group in groups]


def around(signs: list[Sign]) -> Box:
    """Return the smallest rectangle around what is drawn."""
    left, top = min(sign.ink.x for sign in signs), min(sign.ink.y for sign in signs)
    right = max(sign.ink.x + sign.ink.width for sign in signs)
    return Box(left, top, right - left, max(sign.ink.y + sign.ink.height for sign in signs) - top)


def sheets(pdf: bytes) -> list[Sheet]:
    return [Sheet(pdf, number) for number in range(len(pypdfium2.PdfDocument(pdf)))]

"""A letter becomes HTML: the words of the letter in the geometry of its envelope."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from plaint.catalogues import phrase
from plaint.errors import RenderError
from plaint.render import fonts, geometry
from plaint.render.markup import parse_markup
from plaint.templating import Sandbox, fill_file

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from plaint.model.letter import Letter
    from plaint.render.geometry import Layout

POINT = 25.4 / 72  # millimetres
SUBJECT_GAP = 5.0  # millimetres between date and subject


@dataclass(frozen=True, slots=True)
class Face:
    """A font file as a stylesheet names it."""

    family: str
    weight: int
    style: str
    file: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A fold or punch mark at the left edge, in millimetres from the corner of the text area."""

    x: float
    y: float
    width: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """The measures of one letter's stylesheet: lengths in millimetres, type in points."""

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float
    head: float
    notes: float
    address_left: float
    address_width: float
    address_height: float
    address_size: float
    address_leading: float
    return_size: float
    shows_return: bool
    dateline: float
    subject_top: float
    size: float
    leading: float
    gap: float
    gap_wide: float
    marks: tuple[Mark, ...]
    faces: tuple[Face, ...]
    running_head: str
    running_page: str


@dataclass(frozen=True, slots=True)
class Labels:
    """Fixed words on the sheet, in the letter's language."""

    signature: str
    copies: str
    enclosure: str
    translation: str


class Templates:
    """The paper templates: the workspace's own over the built-in ones, which are also `builtin/<name>`.

    Args:
        own: the workspace's templates by file name.
    """

    def __init__(self, own: Mapping[str, str] | None = None) -> None:
        self.own = dict(own or {})

    def fill(self, name: str, values: Mapping[str, object]) -> str:
        """Fill a template by name; errors as in `templating.fill_file`."""
        from jinja2 import DictLoader

        builtin = _builtin_templates()
        known = {**builtin, **{f"builtin/{key}": text for key, text in builtin.items()}, **self.own}
        return fill_file(Sandbox(loader=DictLoader(known), finalize=_shown, escape_html=True), name, values)


@cache
def _builtin_templates() -> dict[str, str]:
    folder = resources.files("plaint") / "templates"
    return {entry.name: entry.read_text("utf-8") for entry in folder.iterdir() if entry.is_file()}


def _shown(value: object) -> object:
    if isinstance(value, str | int | float):
        return value
    raise TypeError("prints a whole record; print one of its values")


def render_html(letter: Letter, layout: Layout, templates: Templates) -> str:
    """Return the letter as one HTML document that names fonts and pictures as `font:` and `workspace:`.

    Raises:
        RenderError: a character that no font has, or an address too long for the window.
        TemplateError: a template cannot be filled.
    """
    fonts.require_characters(_words(letter), f"{letter.campaign}, letter to {letter.target}")
    name = f"{letter.letterhead}.html" if letter.letterhead else "letter.html"
    language = letter.language
    labels = Labels(
        signature=phrase(language, "sign.signature"),
        copies=phrase(language, "letter.copies"),
        enclosure=phrase(language, "letter.enclosure"),
        translation=phrase(letter.translation.language, "letter.translation") if letter.translation else "",
    )
    values = {
        "letter": letter,
        "layout": layout,
        "labels": labels,
        "look": look_of(letter, layout),
        "blocks": parse_markup(letter.body),
        "translated": parse_markup(letter.translation.body) if letter.translation else (),
    }
    return templates.fill(name, values)


def _words(letter: Letter) -> Iterator[str]:
    """Yield every string that is printed."""
    yield from (*letter.address, *letter.sender, letter.return_line, letter.forward, letter.dateline)
    yield from (letter.subject, letter.salutation, letter.body, letter.closing, *letter.copies, *letter.enclosures)
    for signature in letter.signatures:
        yield from (signature.name, *signature.lines, *signature.labels)
    if letter.translation:
        yield from _words(letter.translation)


def look_of(letter: Letter, layout: Layout) -> Look:
    """Work out the measures of a letter for an envelope."""
    width, height = geometry.SHEETS[layout.paper]
    box = layout.address
    size, leading = address_type(letter, layout)
    size_of_text, leading_of_text = 11.0, 14.5
    return Look(
        width=width,
        height=height,
        left=geometry.LEFT,
        right=geometry.RIGHT,
        top=geometry.TOP,
        bottom=geometry.BOTTOM,
        head=round(box.y - layout.notes - geometry.TOP, 2),
        notes=layout.notes,
        address_left=round(box.x - geometry.LEFT, 2),
        address_width=box.width,
        address_height=box.height,
        address_size=size,
        address_leading=leading,
        return_size=_return_size(letter, box.width),
        shows_return=layout.notes > 0,
        dateline=round(layout.text - box.y - box.height - SUBJECT_GAP, 2),
        subject_top=SUBJECT_GAP,
        size=size_of_text,
        leading=leading_of_text,
        gap=7.25,
        gap_wide=14.5,
        marks=_marks(layout),
        faces=tuple(Face(*face) for face in fonts.FACES),
        running_head=_css_text(f"{letter.office or letter.holder} · {letter.dateline}"),
        running_page=_page_counter(letter.language),
    )


def _marks(layout: Layout) -> tuple[Mark, ...]:
    # a page's background is placed from the corner of the text area, not of the sheet
    left, top = 3.5 - geometry.LEFT, geometry.TOP
    folds = tuple(Mark(left, round(fold - top, 2), 5) for fold in layout.folds)
    return (*folds, Mark(left, layout.hole - top, 8)) if layout.hole and layout.hole not in layout.folds else folds


def _page_counter(language: str) -> str:
    before, _, rest = phrase(language, "letter.page").partition("{page}")
    between, _, after = rest.partition("{pages}")
    from markupsafe import Markup

    page = Markup("{} counter(page) {} counter(pages) {}")
    return page.format(_css_text(before), _css_text(between), _css_text(after))


def _css_text(words: str) -> str:
    """Write a CSS string (CSS Syntax 3, section 4.3.5): every character that could end it is escaped."""
    from markupsafe import Markup

    escaped = "".join(f"\\{ord(sign):x} " if sign in '"\\<>&\'\n\r' else sign for sign in words)
    return Markup('"{}"').format(Markup(escaped))  # noqa: S704


def _return_size(letter: Letter, width: float) -> float:
    needed = fonts.text_width(letter.return_line, 7, "PlaintSans-Regular.ttf") * POINT
    return 7.0 if needed <= width else max(5.0, round(7.0 * width / needed - 0.05, 1))


def address_type(letter: Letter, layout: Layout) -> tuple[float, float]:
    """Return size and leading, in points, at which the address fits its box.

    Raises:
        RenderError: it does not fit even at 7 points.
    """
    box = layout.address
    for half_points in range(21, 13, -1):
        size = half_points / 2
        leading = round(size * 1.19, 2)
        lines = sum(wrapped_lines(line, size, box.width) for line in letter.address)
        if lines * leading * POINT <= box.height + 0.1:
            return size, leading
    raise RenderError(
        f"{letter.campaign}: the address of {letter.target} does not fit the window of {layout.name}",
        "shorten its lines, or choose another with --envelope",
    )


def wrapped_lines(line: str, size: float, width: float, indent: float = 3.0) -> int:
    """Return how many lines a text takes in a box of so many millimetres; later lines are indented."""
    lines, filled = 1, 0.0
    space = fonts.text_width(" ", size) * POINT
    for word in line.split(" "):
        length = fonts.text_width(word, size) * POINT
        room = width - 0.3 - (indent if lines > 1 else 0)
        if filled and filled + space + length > room:
            lines, filled = lines + 1, length
        else:
            filled += length + (space if filled else 0)
    return lines

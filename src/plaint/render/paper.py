"""A letter becomes HTML: the words of the letter in the geometry of its envelope."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from plaint.catalogues import labelled, phrase
from plaint.errors import Place
from plaint.render import fonts
from plaint.render.look import TYPES, Face, look_of
from plaint.render.markup import parse_markup
from plaint.render.ties import tied
from plaint.templating import Misuse, Sandbox, Shelf, fill_file

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from plaint.model.letter import Letter
    from plaint.render.geometry import Layout
    from plaint.render.look import Look


@dataclass(frozen=True, slots=True)
class Labels:
    """Fixed words on the sheet, in the letter's language.

    Attributes:
        signature: the word for it.
        copies, enclosure: whole lines; empty where nobody gets copies, nothing is enclosed.
        translation: what stands over the second text, in that text's language.
    """

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
        self._sandbox: Sandbox | None = None

    def fill(self, name: str, values: Mapping[str, object]) -> str:
        """Fill a template by name; errors as in `templating.fill_file`."""
        if self._sandbox is None:
            self._sandbox = self._open_sandbox()
        self._sandbox.steps = 0
        return fill_file(self._sandbox, name, values)

    def _open_sandbox(self) -> Sandbox:
        builtin = {f"builtin/{name}": text for name, text in _builtin_templates().items()}
        known = {**_builtin_templates(), **builtin, **self.own}
        files = {name: name if name in builtin else f"builtin/{name}" for name in known}
        files.update({name: f"templates/{name}" for name in self.own})
        return Sandbox(loader=Shelf(known, files), finalize=_shown, escape_html=True)

    def place_of(self, line: str) -> Place | None:
        """Return where a line stands in the workspace's own templates, or None."""
        for name, text in self.own.items():
            for number, found in enumerate(text.splitlines(), 1):
                if line and line.strip() == found.strip():
                    return Place(f"templates/{name}", number)
        return None


@cache
def _builtin_templates() -> dict[str, str]:
    folder = resources.files("plaint") / "templates"
    return {entry.name: entry.read_text("utf-8") for entry in folder.iterdir() if entry.is_file()}


def _shown(value: object) -> object:
    if isinstance(value, str):
        return tied(str(value))  # a word that watches who reads it may be printed
    if isinstance(value, int | float):
        return value
    raise Misuse("prints a whole record; print one of its values")


def render_html(letter: Letter, layout: Layout, templates: Templates, step: int = 0) -> str:
    """Return the letter as one HTML document that names fonts and pictures as `font:` and `workspace:`.

    Args:
        letter: the letter.
        layout: of the envelope.
        templates: the paper.
        step: which of `look.TYPES` sets the text: 0, or more for a tighter page.

    Raises:
        RenderError: a character that no font has, or an address too long for the window.
        TemplateError: a template cannot be filled.
    """
    require_printable(letter)
    return fill_letter(letter, layout, templates, choose_look(letter, layout, templates, step))


def choose_look(letter: Letter, layout: Layout, templates: Templates, step: int) -> Look:
    """Return the measures of a letter on its paper; arguments and errors as in `render_html`."""
    words = tuple(_words(letter))
    all_faces = bool(templates.own) or any(fonts.needs_second_family(text) for text in words)
    look = look_of(letter, layout, TYPES[step], all_faces=all_faces)
    extra = tuple(Face(*face) for face in fonts.extra_faces(words))
    return replace(look, faces=(*look.faces, *extra)) if extra else look


def fill_letter(letter: Letter, layout: Layout, templates: Templates, look: Look) -> str:
    """Return the letter as HTML in the measures of a look; errors as in `render_html`."""
    values = {
        "letter": letter,
        "layout": layout,
        "labels": _labels(letter),
        "look": look,
        "blocks": parse_markup(letter.body),
        "translated": parse_markup(letter.translation.body) if letter.translation else (),
    }
    return templates.fill(f"{letter.letterhead or 'letter'}.html", values)


def require_printable(letter: Letter) -> None:
    """Refuse a letter with characters that no bundled font has.

    Raises:
        RenderError: names them, and whose letter it is.
    """
    signed = f", signed by {letter.signatory}" if letter.signatory else ""
    fonts.require_characters(_words(letter), f"{letter.campaign}, letter to {letter.target}{signed}")


def _labels(letter: Letter) -> Labels:
    language = letter.language
    return Labels(
        signature=phrase(language, "sign.signature"),
        copies=labelled(language, "letter.copies", "; ".join(letter.copies)) if letter.copies else "",
        enclosure=labelled(language, "letter.enclosure", "; ".join(letter.enclosures)) if letter.enclosures else "",
        translation=phrase(letter.translation.language, "letter.translation") if letter.translation else "",
    )


def _words(letter: Letter) -> Iterator[str]:
    """Yield every string that is printed."""
    yield from (*letter.address, *letter.sender, letter.return_line, letter.forward, letter.dateline)
    yield from (letter.subject, letter.salutation, letter.body, letter.closing, *letter.copies, *letter.enclosures)
    for signature in letter.signatures:
        yield from (signature.name, *signature.lines, *signature.labels)
    if letter.translation:
        yield from _words(letter.translation)

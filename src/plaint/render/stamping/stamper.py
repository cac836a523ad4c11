"""A run of letters, stamped: each page is laid out once, and everybody's own lines are written into it."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING

from plaint.render import fonts
from plaint.render.binding.stamped import Stamped
from plaint.render.stamping.cutting import CODE
from plaint.render.stamping.errors import UnfitError
from plaint.render.stamping.moulding import Caster, Form, lay_out_sample, resized
from plaint.render.stamping.planning import Key, plan_of
from plaint.render.stamping.printing import write_group
from plaint.render.stamping.samples import lines_of, sample_of, shape_of
from plaint.render.stamping.shaping import Shaper, face_of, specimen_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any

    from plaint.compose.batches import Batch, CodeOf
    from plaint.compose.parts import Part
    from plaint.model.letter import Letter
    from plaint.render.geometry import Layout
    from plaint.render.paper import Templates
    from plaint.render.pdf import Press
    from plaint.render.stamping.cutting import Group
    from plaint.render.stamping.moulding import LaidOut
    from plaint.render.stamping.planning import Plan
    from plaint.render.stamping.samples import Shape

ALONE = "no other letter shares its page"


@dataclass(frozen=True)
class Paper:
    """What letters are printed with.

    Attributes:
        press: lays them out.
        templates: the paper templates.
        layout_of: chooses the geometry of a letter's envelope.
        code_of: gives each letter its code, never an empty one; None where letters have none.
    """

    press: Press
    templates: Templates
    layout_of: Callable[[Letter], Layout]
    code_of: CodeOf | None = None


@dataclass
class Stamper:
    """Stamps the letters of a run; made by `prepare`.

    Attributes:
        forms: for letters that are alike their mould, or why there is none.
        shaper: knows the file's fonts.
    """

    paper: Paper
    forms: dict[Key, Form | str]
    shaper: Shaper
    _layouts: dict[Batch, Layout] = field(default_factory=dict)
    _part: Part | None = None
    _written: dict[object, Any] = field(default_factory=dict)

    def stamp(self, batch: Batch, part: Part) -> Stamped | str:
        """Return a letter stamped; else why it is not, in words for people, and then it is rendered in full."""
        try:
            layout = self.layout_of(batch)
            code_of = self.paper.code_of
            shape = shape_of(batch, part, layout, coded=code_of is not None)
            form = self.forms.get(Key(batch, shape), ALONE)
            if isinstance(form, str):
                return form
            if part is not self._part:
                self._part, self._written = part, {}
            lines = self._lines(batch, part, shape, layout)
            code = {CODE: code_of(batch, part)} if code_of else {}
            return Stamped(form.mould, tuple(self._group(group, lines, code) for group in form.groups))
        except UnfitError as error:
            return error.reason

    def layout_of(self, batch: Batch) -> Layout:
        """Return the geometry of a batch's letters."""
        if batch not in self._layouts:
            self._layouts[batch] = self.paper.layout_of(batch.letter)
        return self._layouts[batch]

    def _lines(self, batch: Batch, part: Part, shape: Shape, layout: Layout) -> dict[str, str]:
        key = (shape, layout.name)
        if key not in self._written:
            self._written[key] = lines_of(batch, part, layout)
        found: dict[str, str] = self._written[key]
        return found

    def _group(self, group: Group, lines: dict[str, str], code: dict[str, str]) -> bytes:
        if group[0].is_code:
            return write_group(group, code, self.shaper)
        key = (id(group), id(lines))
        if key not in self._written:
            self._written[key] = write_group(group, lines, self.shaper)
        written: bytes = self._written[key]
        return written


def prepare(paper: Paper, letters: Iterable[tuple[Batch, Part]], *, tagged: bool) -> Stamper:
    """Lay out what many letters share; of each, `Stamper.stamp` then writes what is its own.

    Args:
        paper: what they are printed with.
        letters: all letters that may be stamped.
        tagged: with structure, for a `Binder` that is tagged too.

    Raises:
        RenderError: a font cannot be opened.
    """
    stamper = Stamper(paper, {}, Shaper({}))
    plan = plan_of(letters, stamper.layout_of, paper.code_of)
    laid_out: dict[Key, LaidOut] = {}
    for key, part in plan.samples().items():
        try:
            sample = sample_of(key.batch, part, stamper.layout_of(key.batch), coded=key.shape.coded)
            laid_out[key] = lay_out_sample(sample, paper.templates, paper.press)
        except UnfitError as error:
            stamper.forms[key] = error.reason
    if laid_out:
        _cast(stamper, laid_out, plan.letters, tagged=tagged)
        _resize(stamper, plan)
    return stamper


def _resize(stamper: Stamper, plan: Plan) -> None:
    """Give every key of a family a form, from what the size of a line changes in the family's leader."""
    for keys in plan.kin().values():
        base = plan.base(keys)
        leaders = {key.shape: stamper.forms.get(key, ALONE) for key in plan.leaders(keys)}
        for key in keys:
            own = stamper.forms.get(Key(key.batch, base.shape), ALONE)
            if key.shape != base.shape:
                stamper.forms[key] = resized(own, leaders[base.shape], leaders[key.shape])


def _cast(stamper: Stamper, laid_out: dict[Key, LaidOut], letters: set[str], *, tagged: bool) -> None:
    press = stamper.paper.press
    documents = [found.document for found in laid_out.values()]
    documents.append(press.lay_out(_specimen(laid_out.values(), letters)))
    document = press.join(documents)
    pdf = press.paint(document)
    stamper.shaper = Shaper({font.hash: dict(font.to_unicode) for font in document.fonts.values()})
    caster = Caster(pdf, stamper.shaper, tagged=tagged)
    first = 0
    for key, found in laid_out.items():
        try:
            stamper.forms[key] = caster.cast(found, first)
        except UnfitError as error:
            stamper.forms[key] = error.reason
        first += len(found.lines)


def _specimen(laid_out: Iterable[LaidOut], letters: set[str]) -> str:
    """Return a page of all letters in all faces that gaps are set in, so that the file's fonts have them."""
    faces: set[tuple[str, str]] = set()
    for found in laid_out:
        for line in (line for page in found.lines for line in page):
            styles = (words.box.style for words in line.words if words.name)
            try:
                faces.update((face_of(style), style["lang"] or "") for style in styles)
            except UnfitError:
                continue
    text = escape(specimen_of(letters))
    rules, paragraphs = [], []
    for family, weight, slant, file in fonts.FACES:
        font = f"font-weight: {weight}; font-style: {slant}; font-family: '{family}'"
        rules.append(f'@font-face {{ {font}; src: url("font:{file}"); }}')
        font += f", '{fonts.SANS}', '{fonts.SERIF}'"
        for language in sorted(language for face, language in faces if face == file):
            paragraphs.append(f'<p lang="{escape(language)}" style="{escape(font)}">{text}</p>')
    sheet = "@page { size: 400mm 400mm; margin: 5mm } p { hyphens: none }"
    head = f"<title>-</title><style>{''.join(rules)}{sheet}</style>"
    return f'<!doctype html><html lang="en"><head>{head}</head><body>{"".join(paragraphs)}</body></html>'

"""A letter as a Word document with real styles, for a union's own letterhead: the same words as on paper."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING, Any

from plaint.catalogues import labelled, phrase
from plaint.render.geometry import BOTTOM, LEFT, RIGHT, SHEETS
from plaint.render.markup import Listing, Paragraph, Run, parse_markup
from plaint.render.pictures import clean_picture
from plaint.render.plaintext import BLANK

if TYPE_CHECKING:
    from collections.abc import Callable

    from plaint.model.letter import Letter, Signature
    from plaint.render.geometry import Layout

# Style name: based on, space before and after in points, bold.
_STYLES = {
    "Sender": (0, 0, False),
    "Address": (0, 0, False),
    "Date line": (18, 18, False),
    "Subject": (0, 12, True),
    "Salutation line": (0, 7, False),
    "Closing line": (7, 36, False),
    "Signature line": (0, 0, False),
    "Foot line": (18, 0, False),
}
_EPOCH = (1980, 1, 1, 0, 0, 0)


def render_word(letter: Letter, layout: Layout, open_picture: Callable[[str], bytes]) -> bytes:
    """Return the letter as a .docx file (ECMA-376); the same bytes for the same letter."""
    import docx

    document = docx.Document()
    _set_page(document, layout)
    _set_styles(document, letter.language)
    writer = _Writer(document, open_picture)
    writer.write_letter(letter)
    if letter.translation:
        document.add_page_break()
        writer.line(phrase(letter.translation.language, "letter.translation"), "Foot line")
        writer.write_words(letter.translation)
    _set_properties(document, letter)
    _drop_thumbnail(document)
    out = BytesIO()
    document.save(out)
    return _without_clock(out.getvalue())


class _Writer:
    """Adds a letter's parts to a document, each in its style."""

    def __init__(self, document: Any, open_picture: Callable[[str], bytes]) -> None:
        self.document = document
        self.open_picture = open_picture

    def line(self, text: str, style: str) -> Any:
        """Add one paragraph."""
        return self.document.add_paragraph(text, style=style)

    def write_letter(self, letter: Letter) -> None:
        """Add everything from the sender to what stands under the signature."""
        for text in letter.sender:
            self.line(text, "Sender")
        self.line("", "Sender")
        for text in filter(None, (letter.forward, *letter.address)):
            self.line(text, "Address")
        self.line(letter.dateline, "Date line")
        self.write_words(letter)
        for signature in letter.signatures:
            self.write_signature(signature, letter.language)
        for key, names in (("letter.copies", letter.copies), ("letter.enclosure", letter.enclosures)):
            if names:
                self.line(labelled(letter.language, key, "; ".join(names)), "Foot line")

    def write_words(self, letter: Letter) -> None:
        """Add subject, salutation, body and closing."""
        self.line(letter.subject, "Subject")
        if letter.salutation:
            self.line(letter.salutation, "Salutation line")
        for block in parse_markup(letter.body):
            if isinstance(block, Paragraph):
                self.write_paragraph(block, "Normal")
            else:
                self.write_list(block, 1)
        if letter.closing:
            self.line(letter.closing, "Closing line").paragraph_format.keep_with_next = True

    def write_paragraph(self, block: Paragraph, style: str) -> Any:
        """Add a paragraph with its bold and italic words."""
        paragraph = self.line("", style)
        _add_runs(paragraph, block.runs)
        return paragraph

    def write_list(self, listing: Listing, depth: int) -> None:
        """Add a list that counts for itself; an item's further paragraphs stand under its first one."""
        level = f" {depth}" if depth > 1 else ""
        style = ("List Number" if listing.start else "List Bullet") + level
        number = _new_numbering(self.document, style, listing.start) if listing.start else None
        for item in listing.items:
            for place, block in enumerate(item):
                if not isinstance(block, Paragraph):
                    self.write_list(block, depth + 1)
                    continue
                paragraph = self.write_paragraph(block, style if place == 0 else f"List Continue{level}")
                if number and place == 0:
                    _number_by(paragraph, number)

    def write_signature(self, signature: Signature, language: str) -> None:
        """Add the picture or room, the name and what stands under it."""
        from docx.shared import Mm

        if signature.image:
            picture = BytesIO(clean_picture(self.open_picture(signature.image), signature.image))
            self.document.add_paragraph(style="Signature line").add_run().add_picture(picture, height=Mm(15))
        for text in filter(None, (signature.name, *signature.lines)):
            self.line(text, "Signature line")
        pattern = phrase(language, "letter.label")
        for label in signature.labels:
            self.line(pattern.format(label=label, text="_" * BLANK), "Foot line")


def _add_runs(paragraph: Any, runs: tuple[Run, ...]) -> None:
    for run in runs:
        if run.text == "\n":
            paragraph.add_run().add_break()
            continue
        added = paragraph.add_run(run.text)
        added.bold, added.italic = run.bold or None, run.italic or None


def _new_numbering(document: Any, style: str, first: int) -> int:
    """Make a list of its own for the style's numbers, beginning with `first`; return its id."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    numbering = document.part.numbering_part.element
    own = document.styles[style].element.pPr.numPr.numId.val
    abstract = numbering.num_having_numId(own).abstractNumId.val
    added = numbering.add_num(abstract)
    override = OxmlElement("w:lvlOverride")
    override.set(qn("w:ilvl"), "0")
    start = OxmlElement("w:startOverride")
    start.set(qn("w:val"), str(first))
    override.append(start)
    added.append(override)
    return int(added.numId)


def _number_by(paragraph: Any, number: int) -> None:
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()  # noqa: SLF001 - python-docx has no public way
    properties.get_or_add_numId().val = number


def _set_page(document: Any, layout: Layout) -> None:
    from docx.shared import Mm

    section = document.sections[0]
    width, height = SHEETS[layout.paper]
    section.page_width, section.page_height = Mm(width), Mm(height)
    section.left_margin, section.right_margin = Mm(LEFT), Mm(RIGHT)
    section.top_margin, section.bottom_margin = Mm(20), Mm(BOTTOM)


def _set_styles(document: Any, language: str) -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.oxml.ns import qn
    from docx.shared import Pt

    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Georgia", Pt(11)
    normal.paragraph_format.space_after = Pt(7)
    spelling = normal.element.get_or_add_rPr().makeelement(qn("w:lang"), {qn("w:val"): language})
    normal.element.get_or_add_rPr().append(spelling)
    for name, (before, after, bold) in _STYLES.items():
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = normal
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
        style.font.bold = bold or None
    document.styles["Date line"].paragraph_format.alignment = 2  # right


def _set_properties(document: Any, letter: Letter) -> None:
    from datetime import UTC, datetime

    properties = document.core_properties
    properties.author = properties.last_modified_by = properties.comments = ""
    properties.title, properties.language = letter.subject, letter.language
    moment = datetime(letter.date.year, letter.date.month, letter.date.day, tzinfo=UTC)
    properties.created = properties.modified = moment


def _drop_thumbnail(document: Any) -> None:
    """Take away the picture of python-docx's empty template, which file managers would show for the letter."""
    from docx.opc.constants import RELATIONSHIP_TYPE

    links = document.part.package.rels
    for name in [name for name, link in links.items() if link.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        del links[name]


def _without_clock(raw: bytes) -> bytes:
    """Pack the parts again under one date, so that the file does not tell when it was made."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(raw)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            part = zipfile.ZipInfo(entry.filename, _EPOCH)
            part.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(part, old.read(entry))
    return out.getvalue()

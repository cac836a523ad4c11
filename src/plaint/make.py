"""Letters become files: each in every form that was asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from plaint.compose.targets import office_of
from plaint.contacts.countries import envelope_of, paper_of
from plaint.errors import PlaintError, RenderError
from plaint.model.contact import first_usable
from plaint.render.geometry import LAYOUTS, layout_named
from plaint.render.paper import Templates, require_printable
from plaint.render.pdf import Press, pages_of
from plaint.render.typesetting import Setting, set_letter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date
    from pathlib import Path

    from plaint.compose.letters import Composed, Order
    from plaint.model.letter import Letter
    from plaint.model.people import Settings
    from plaint.model.recipient import Recipient
    from plaint.output import Output
    from plaint.render.fax_cover import Line
    from plaint.render.geometry import Layout
    from plaint.render.message import Attachment
    from plaint.render.tiff import Profile
    from plaint.workspace import Workspace

FormOfPaper = Literal["pdf", "text", "html", "docx", "eml", "tiff"]
ENDINGS: dict[FormOfPaper, str] = {
    "pdf": "pdf",
    "text": "txt",
    "html": "html",
    "docx": "docx",
    "eml": "eml",
    "tiff": "tif",
}


@dataclass(frozen=True)
class Made:
    """A file that was written, and the letter that it holds.

    Attributes:
        pages: of the letter in a PDF or a fax, without a cover page; 0 for other forms.
        skipped: why there is no file, or "".
    """

    composed: Composed
    form: FormOfPaper
    path: Path | None
    pages: int = 0
    skipped: str = ""


def choose_layout(settings: Settings, origin: str, envelope: str | None) -> Layout:
    """Return the envelope's geometry: `--envelope`, the settings, else what the sender's country uses.

    Raises:
        UnknownName: there is no such envelope.
        PlaintError: the settings name an envelope that is for other paper.
    """
    if envelope:
        return layout_named(envelope)
    if settings.envelope:
        layout = layout_named(settings.envelope)
        if settings.paper not in (None, layout.paper):
            hint = f"set paper to {layout.paper}, or choose another envelope"
            raise PlaintError(
                f"settings.yaml: envelope {layout.name} is for {layout.paper}, paper is {settings.paper}", hint
            )
        return layout
    layout = layout_named(envelope_of(origin or None))
    paper = settings.paper or paper_of(origin or None)
    if layout.paper != paper:
        return next(other for other in LAYOUTS if other.paper == paper)
    return layout


@dataclass
class Workshop:
    """Renders letters and writes them.

    Args:
        workspace: for pictures and templates.
        output: where files go.
        order: whose contact points and date count.
        envelope: `--envelope`, or None.
    """

    workspace: Workspace
    output: Output
    order: Order
    envelope: str | None = None

    def __post_init__(self) -> None:
        self.templates: Templates = self.workspace.templates()
        self.press = Press(self.workspace.open_picture, self.templates.place_of)

    def make(self, letters: Iterable[Composed], forms: tuple[FormOfPaper, ...]) -> Iterator[Made]:
        """Write each letter in each form, as it goes; none of them before all can be printed.

        Raises:
            RenderError: a letter cannot be put on paper.
            TemplateError: a template cannot be filled.
            PlaintError: a file cannot be written.
        """
        ready = tuple(letters)
        for composed in ready:
            if set(forms) != {"text"}:
                require_printable(composed.letter)
        for composed in ready:
            for form in forms:
                yield self.make_one(composed, form)

    def make_one(self, composed: Composed, form: FormOfPaper) -> Made:
        """Write one letter in one form; errors as in `make`."""
        renderers: dict[FormOfPaper, Callable[[Composed], tuple[bytes, int]]] = {
            "pdf": self._pdf,
            "text": self._text,
            "html": self._html,
            "docx": self._docx,
            "eml": self._eml,
            "tiff": self._tiff,
        }
        try:
            content, pages = renderers[form](composed)
        except _NoMailbox as error:
            return Made(composed, form, None, skipped=error.message)
        path = self.output.letter_path(composed.letter, ENDINGS[form])
        return Made(composed, form, self.output.write(path, content), pages)

    def layout(self, letter: Letter) -> Layout:
        """Return the geometry for a letter."""
        return choose_layout(self.workspace.data.settings, letter.country, self.envelope)

    def pdf_of(self, letter: Letter) -> bytes:
        """Return one letter on paper; errors as in `make`."""
        require_printable(letter)
        return self.press.write(self._set(letter).document)

    def _set(self, letter: Letter) -> Setting:
        return set_letter(letter, self.layout(letter), self.templates, self.press)

    def _pdf(self, composed: Composed) -> tuple[bytes, int]:
        document = self._set(composed.letter).document
        return self.press.write(document), pages_of(document)

    def _text(self, composed: Composed) -> tuple[bytes, int]:
        from plaint.render.plaintext import render_text

        return render_text(composed.letter).encode(), 0

    def _html(self, composed: Composed) -> tuple[bytes, int]:
        from plaint.render.web import make_self_contained

        return make_self_contained(self._set(composed.letter).html, self.press.serve).encode(), 0

    def _docx(self, composed: Composed) -> tuple[bytes, int]:
        from plaint.render.word import render_word

        letter = composed.letter
        return render_word(letter, self.layout(letter), self.workspace.open_picture), 0

    def fax_pdf(self, composed: Composed, own: str | None = None) -> tuple[bytes, int]:
        """Return one letter as it is faxed, as PDF, with how many pages it has; errors as in `make`.

        It has no marks where to fold it, and a cover page before it where the campaign wants one.

        Args:
            composed: the letter.
            own: the sender's number, in E.164; None for that of the settings.
        """
        from plaint.render.fax_cover import lay_out_fax

        letter = composed.letter
        cover = self._fax_line(composed, own) if self.order.campaign.cover else None
        document = lay_out_fax(letter, self.layout(letter), self.templates, self.press, cover)
        return self.press.write(document), pages_of(document)

    def fax_tiff(self, composed: Composed, own: str | None = None, profile: Profile = "F") -> tuple[bytes, int]:
        """Return one letter as it is faxed, as TIFF-F, with how many pages it has; errors as in `make`.

        Args:
            composed: the letter.
            own: as in `fax_pdf`.
            profile: of RFC 3949: F; S for a gateway that wants the simplest form.
        """
        from plaint.render.fax import fax_pages, heading_of

        number = _own_fax(self.workspace.data.settings) if own is None else own
        pdf, pages = self.fax_pdf(composed, number)
        return fax_pages(pdf, heading_of(composed.letter, number), profile), pages

    def _tiff(self, composed: Composed) -> tuple[bytes, int]:
        fax, pages = self.fax_tiff(composed)
        return fax, pages - self.order.campaign.cover

    def _fax_line(self, composed: Composed, own: str | None) -> Line:
        from plaint.render.fax_cover import Line

        day, numbers = self.order.lookup_day, composed.addressee.receiver.fax
        number = first_usable(numbers, day)
        printed = (str(other) for other in numbers if other.status in ("good", "bouncing") and other.holds_on(day))
        return Line(
            to=(number.e164 or "") if number else "",
            printed=next(printed, ""),
            origin=composed.letter.country,
            own=_own_fax(self.workspace.data.settings) if own is None else own,
        )

    def _eml(self, composed: Composed) -> tuple[bytes, int]:
        from plaint.render.draft import Envelope, render_draft

        letter, addressee, writer = composed.letter, composed.addressee, composed.signatory
        recipient = addressee.receiver
        mailbox = first_usable(recipient.email, self.order.lookup_day)
        if mailbox is None or mailbox.address is None:
            raise _NoMailbox(f"{addressee.id}: no e-mail address, so no draft")
        shown = writer is not None and writer.show == "full"
        envelope = Envelope(
            to=mailbox.address,
            to_name=_whose_mailbox(recipient, self.order.lookup_day, letter.language),
            sender=(writer.email or "") if writer and shown else "",
            sender_name=writer.name if writer and shown else "",
        )
        pdf, _ = self._pdf(composed)
        name = f"{letter.campaign}-{letter.language}.pdf"
        return render_draft(letter, envelope, pdf, name, self.enclosed(composed)), 0

    def enclosed(self, composed: Composed) -> tuple[Attachment, ...]:
        """Return the files that go along with a letter; errors as in `Workspace.open_enclosure`."""
        from plaint.render.file_kinds import kind_of
        from plaint.render.message import Attachment

        wanted = self.order.campaign.enclosures_to(composed.addressee.target)
        return tuple(
            Attachment(content=self.workspace.open_enclosure(one.file), name=one.name, kind=kind_of(one.name))
            for one in wanted
        )


def _whose_mailbox(recipient: Recipient, day: date, language: str) -> str:
    holder = recipient.holder_on(day)
    return holder.name.best(language) if holder else office_of(recipient, language)


def _own_fax(settings: Settings) -> str:
    """Return the number of the fax line that the settings prefer, in E.164; "" where there is none."""
    preferred = settings.accounts.get(settings.account or "")
    lines = (account.fax for account in (preferred, *settings.accounts.values()) if account)
    return next((fax.number for fax in lines if fax and fax.number), "")


class _NoMailbox(RenderError):
    """A draft is wanted for a target without e-mail: told, not fatal."""

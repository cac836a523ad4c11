"""Packets to be posted to members: a cover with the address in the window, the sheet, her letters; many in a file."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from plaint.acts.codes import Codes
from plaint.calls.letterpress import with_code
from plaint.contacts.countries import paper_of
from plaint.make import choose_layout
from plaint.printing import Printed
from plaint.render.paper import require_printable
from plaint.render.pdf import pages_of
from plaint.render.piece import set_bookmark
from plaint.render.sheet import set_sheet
from plaint.render.typesetting import set_letter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plaint.calls.dossiers import Dossiers
    from plaint.calls.plan import CallPlan, Message
    from plaint.calls.wording import Clerk
    from plaint.deliver.record.marks import Marks
    from plaint.make import Workshop
    from plaint.model.letter import Letter
    from plaint.render.geometry import Layout

PER_FILE = 25  # packets
_OURS = re.compile(r"packets-\d{2,}\.pdf")


@dataclass
class PacketRoom:
    """Prints packets.

    Args:
        workshop: for paper and the output folder.
        dossiers: makes the sheets, one for all members of a language in a country.
        clerk: words the covers.
        marks: the journal's, for codes.
    """

    workshop: Workshop
    dossiers: Dossiers
    clerk: Clerk
    marks: Marks
    _sheets: dict[tuple[str, str | None], Any] = field(default_factory=dict)

    def write(self, plan: CallPlan) -> Iterator[Printed]:
        """Write `<campaign>/packets-<number>.pdf`, so many packets in each, in the order of the plan.

        Files of an earlier run are removed, so that nobody posts them again.

        Raises:
            RenderError: something cannot be put on paper.
            PlaintError: a file cannot be written.
        """
        output, folder = self.workshop.output, self.workshop.output.folder / plan.order.campaign.id
        covers = {message.delivery.key.digest: self._cover(message) for message in plan.messages}
        written: list[Printed] = []
        for first in range(0, len(plan.messages), PER_FILE):
            messages = plan.messages[first : first + PER_FILE]
            packets = [self._packet(one, covers[one.delivery.key.digest]) for one in messages]
            joined = self.workshop.press.join(packets)
            path = output.write(folder / f"packets-{len(written) + 1:02}.pdf", self.workshop.press.write(joined))
            written.append(Printed(path, pages_of(joined)))
            yield written[-1]
        output.sweep(folder, _OURS, {one.path for one in written})

    def _cover(self, message: Message) -> Letter:
        code = self._codes.code("", message.dossier.member.id)
        assert message.mail is not None, "a packet has an address"
        cover = self.clerk.cover(message.dossier, message.mail.lines, code)
        require_printable(cover)
        return cover

    def _packet(self, message: Message, cover: Letter) -> Any:
        codes = self._codes if self.dossiers.workspace.data.settings.codes == "yes" else None
        letters = (with_code(one.letter, codes, message.dossier.member.id) for one in message.dossier.letters)
        documents = (self._set(letter, self._layout(letter.country)) for letter in letters)
        packet = self.workshop.press.join([self._set(cover, self._layout("")), self._sheet(message), *documents])
        set_bookmark(packet, cover.office)
        return packet

    def _set(self, letter: Letter, layout: Layout) -> Any:
        return set_letter(letter, layout, self.workshop.templates, self.workshop.press).document

    def _sheet(self, message: Message) -> Any:
        key = (message.dossier.language, message.dossier.origin)
        if key not in self._sheets:
            done = set_sheet(self.dossiers.sheet(*key), self._paper, self.workshop.templates, self.workshop.press)
            self._sheets[key] = done.document
        return self._sheets[key]

    @property
    def _codes(self) -> Codes:
        return Codes(self.clerk.order.campaign, self.marks)

    @property
    def _paper(self) -> str:
        settings = self.dossiers.workspace.data.settings
        return settings.paper or paper_of(settings.country)

    def _layout(self, country: str) -> Layout:
        """Return where addresses stand: as in the member's country, if that uses the paper on which all is printed."""
        settings = self.dossiers.workspace.data.settings
        here = choose_layout(settings, settings.country or "", self.workshop.envelope)
        own = choose_layout(settings, country or settings.country or "", self.workshop.envelope)
        return own if own.paper == here.paper else here


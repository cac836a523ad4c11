"""The copy-to list as `plaint copies` gives it, and what is said beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plaint import console
from plaint.commands.tell import campaign_state, copy_json, shown, step_line
from plaint.errors import PlaintError

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from plaint.compose.copies import CopyLine
    from plaint.compose.letters import Order
    from plaint.orders import Wish
    from plaint.output import Output
    from plaint.session import Session
    from plaint.workspace import Workspace

PRIVATE = "This list is private: nobody to whom the letters are written may see it."


@dataclass(frozen=True)
class Listing:
    """A campaign's copy-to list, and where its files go."""

    workspace: Workspace
    order: Order
    output: Output
    lines: tuple[CopyLine, ...]
    language: str
    today: date

    def say_state(self) -> None:
        """Say what to know of the campaign, and that the list is private."""
        campaign = self.order.campaign
        console.say(f"{campaign.id}: {campaign.title}", "strong")
        for line in self._state():
            console.say(step_line("note", line), "warning")
        console.say(step_line("note", PRIVATE), "warning")

    def _state(self) -> tuple[str, ...]:
        campaign = self.order.campaign
        ended = campaign.status in ("stopped", "won")
        over = (f"{campaign.status}: {campaign.reason}; no more letters, but copies of what was sent",) if ended else ()
        return (*over, *campaign_state(campaign, self.today))

    def give(self, form: str) -> bool:
        """Give the list in a form: lists and links to standard output, files below output/ and their paths.

        Returns:
            Whether there was anything to give.
        """
        forms: dict[str, Callable[[], bool]] = {
            "text": self._give_text,
            "pdf": self._give_pdf,
            "csv": self._give_csv,
            "vcard": self._give_vcards,
            "labels": self._give_labels,
            "mailto": self._give_links,
        }
        return forms[form]()

    def say_end(self) -> None:
        """Name those to whom nothing can go."""
        if not self.lines:
            console.say("Nobody gets a copy: the campaign has no `copies:`.", "warning")
        for line in self.lines:
            if line.gap:
                console.say(step_line("missing", gap_words(line)), "warning")

    def print_json(self) -> None:
        """Print the list as one JSON object on standard output."""
        from json import dumps

        campaign = self.order.campaign
        value = {
            "campaign": campaign.id,
            "status": campaign.status,
            "private": True,
            "from": self.order.origin,
            "notes": list(self._state()),
            "copies": [copy_json(line) for line in self.lines],
        }
        console.result(dumps(value, ensure_ascii=False, indent=2))

    def _give_text(self) -> bool:
        from plaint.render.copy_lists import list_as_text

        title = self.order.campaign.title.best(self.language)
        for line in list_as_text(title, self.lines, self.language).splitlines():
            console.result(line)
        return True

    def _give_pdf(self) -> bool:
        from plaint.printing import PrintRoom, paper_for
        from plaint.render.copy_lists import copy_list_piece
        from plaint.render.piece import page_of

        room = PrintRoom(self.workspace, self.output)
        page = page_of(paper_for(self.workspace.data.settings, self.order.origin))
        title = self.order.campaign.title.best(self.language)
        piece = copy_list_piece(room.templates, page, title, self.lines, self.language)
        console.result(shown(room.write(self.order.campaign.id, "copies", (piece,)).path))
        return True

    def _give_csv(self) -> bool:
        from plaint.render.copy_lists import list_as_csv

        self._write("copies.csv", list_as_csv(self.order.campaign.id, self.lines))
        return True

    def _give_vcards(self) -> bool:
        from plaint.render.vcards import as_vcards

        cards = as_vcards(self.lines)
        if not cards:
            console.say("No card was written: nobody on the list can be reached.", "warning")
            return False
        self._write("copies.vcf", cards)
        console.say("An address book on a telephone is often copied elsewhere: enter these where that does no harm.")
        return True

    def _give_labels(self) -> bool:
        from plaint.commands.print_job import Job, say_file
        from plaint.commands.print_mail import LabelWish, print_labels
        from plaint.orders import refuse_ended
        from plaint.printing import PrintRoom

        refuse_ended(self.order.campaign)
        job = Job(self.workspace, self.order, PrintRoom(self.workspace, self.output), self.today, None)
        result = print_labels(job, "copies", LabelWish(None, None, 0, 1, outline=False))
        for one in result.missing:
            console.say(step_line("left out", f"{one.whose}: {one.reason}"), "warning")
        say_file(result)
        return result.printed is not None

    def _give_links(self) -> bool:
        from plaint.render.mail_links import mail_links

        links = mail_links(self.lines, self.language)
        for one in links:
            console.say(step_line(one.to, one.name))
            if one.warning:
                console.say(step_line("note", one.warning), "warning")
            console.result(one.link)
        if links:
            console.say("One message each: nobody on the list learns of the others. Attach the copy yourself.")
        else:
            console.say("No link: nobody gets copies by e-mail at an address that is known.", "warning")
        return bool(links)

    def _write(self, name: str, content: bytes) -> None:
        path = self.output.folder / self.order.campaign.id / name
        console.result(shown(self.output.write(path, content)))


def gap_words(line: CopyLine) -> str:
    """Return why a copy can go nowhere and what to do, in English."""
    from plaint.catalogues import phrase
    from plaint.render.copy_lists import file_of

    words = f"{line.to}, {line.by}: {phrase('en', f'copies.gap.{line.gap}')} ({file_of(line)})"
    others = f"; or change `by:` to {' or '.join(line.others)}" if line.others else ""
    return words + others


def open_list(session: Session, wish: Wish, output: Path | None) -> Listing:
    """Open the workspace and gather the list, whatever the campaign's status.

    Raises:
        PlaintError: a name, country, language or date means nothing.
    """
    from plaint.compose.copies import copy_lines
    from plaint.model.text import LANGUAGE
    from plaint.orders import place_to_look, today_of
    from plaint.output import Output

    workspace = session.open()
    order = place_to_look(workspace, session, wish)
    if order.language and not LANGUAGE.match(order.language):
        raise PlaintError(f"--lang {order.language}: no such language", "write it as en, ru or kk")
    language = order.language or workspace.data.settings.language or "en"
    folder = Output(output.absolute(), None) if output else Output(workspace.root / "output", workspace.root)
    lines = copy_lines(workspace.data, order, language)
    return Listing(workspace, order, folder, lines, language, today_of(workspace, session, order))

"""What `plaint sheet` makes and says."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from plaint import console
from plaint.commands.tell import campaign_state, mission_gap, step_line

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from plaint.compose.letters import Order
    from plaint.compose.sheet.value import Line, Sheet
    from plaint.orders import Wish
    from plaint.output import Output
    from plaint.session import Session
    from plaint.workspace import Workspace


@dataclass(frozen=True)
class Handout:
    """The sheet of one call, and what it was made from."""

    workspace: Workspace
    order: Order
    sheet: Sheet
    today: date

    @classmethod
    def of(cls, session: Session, wish: Wish) -> Handout:
        """Compose the sheet; errors as in `place_order` and `compose_sheet`."""
        from plaint.compose.sheet.whole import compose_sheet
        from plaint.orders import place_order, sender_zone, today_of

        workspace = session.open()
        placed = place_order(workspace, session, wish)
        origin = placed.origin or workspace.data.settings.country
        order = replace(placed, origin=origin, signatories=())
        zone = sender_zone(workspace, origin, order.day)
        sheet = compose_sheet(workspace.data, workspace.library(wish.campaign), order, zone)
        return cls(workspace, order, sheet, today_of(workspace, session, order))

    def say_state(self) -> None:
        """Say on standard error what to know before the sheet is used."""
        campaign = self.order.campaign
        console.say(f"{campaign.id}: {campaign.title}", "strong")
        for line in (*campaign_state(campaign, self.today), *self._gaps()):
            console.say(step_line("note", line), "warning")
        for line in self._languages():
            console.say(step_line("language", line), "warning")

    def _gaps(self) -> Iterator[str]:
        sheet = self.sheet
        if not sheet.origin:
            yield "for readers in which country? Add --from GB to say what to dial, when, and which mission"
        lost = [f"{line.label} ({one.target})" for one in sheet.entries for line in one.lines if _is_lost(line)]
        if lost:
            yield f"cannot be used, as the sheet says: {', '.join(lost)}"
        if any(line.kind == "remark" for entry in sheet.entries for line in entry.lines):
            yield mission_gap(self.workspace.data, self.order.campaign.country, sheet.origin)
        if self.order.campaign.source and not sheet.source:
            yield "`source` is left out: it seems to name somebody's address or number"

    def _languages(self) -> Iterator[str]:
        sheet, wished = self.sheet, self.workspace.data.settings.language
        if self.order.language is None and wished and wished != sheet.language:
            yield f"the campaign has no text in '{wished}': the sheet is in '{sheet.language}'"
        if others := {passage.language for passage in sheet.foreign}:
            yield f"some words are there only in {', '.join(sorted(others))}: they are printed so; see `plaint show`"

    def short_form(self, name: str) -> str:
        """Return one of the short forms as text.

        Raises:
            PlaintError: it cannot be made that short, or nobody can be telephoned.
        """
        from plaint.compose.sheet.forward import compose_forward
        from plaint.compose.sheet.telegram import compose_telegrams
        from plaint.compose.sheet.telephone import compose_scripts
        from plaint.errors import PlaintError
        from plaint.render.sheet_text import render_scripts, render_telegrams

        language = self.sheet.language
        if name == "forward":
            return compose_forward(self.sheet)
        if name == "telegram":
            for entry in self.sheet.entries:
                if not entry.brief("post"):
                    console.say(step_line("note", f"{entry.target}: no postal address; look it up"), "warning")
            return render_telegrams(compose_telegrams(self.sheet), language)
        scripts = compose_scripts(self.sheet)
        if not scripts:
            raise PlaintError(
                f"no target of {self.sheet.campaign} can be telephoned", "add `phone:` in recipients.yaml"
            )
        for entry in self.sheet.entries:
            if entry.target not in {one.target for one in scripts}:
                console.say(step_line("left out", f"{entry.target}: no telephone number"), "warning")
        return render_scripts(scripts, language)

    def as_json(self) -> str:
        """Return the sheet with its short forms as one JSON object."""
        import json
        from dataclasses import asdict

        from plaint.compose.sheet.forward import compose_forward, expiry
        from plaint.compose.sheet.mail import compose_mails
        from plaint.compose.sheet.telegram import compose_telegrams
        from plaint.compose.sheet.telephone import compose_scripts

        value = {
            **asdict(self.sheet),
            "expires": expiry(self.sheet),
            "notes": [*campaign_state(self.order.campaign, self.today), *self._gaps(), *self._languages()],
            "forward": compose_forward(self.sheet),
            "telegrams": [asdict(one) for one in compose_telegrams(self.sheet)],
            "mails": [{**asdict(one), "link": one.link} for one in compose_mails(self.sheet)],
            "telephone": [asdict(one) for one in compose_scripts(self.sheet)],
        }
        return json.dumps(value, ensure_ascii=False, indent=2, default=str)

    def write(self, form: str, folder: Output) -> None:
        """Write the sheet in one form and print where it is; errors as in `set_sheet` and `Output.write`."""
        content, pages = self._text() if form == "text" else self._paper(form)
        name = "-".join(filter(None, ("sheet", self.sheet.language, self.sheet.origin.lower())))
        ending = "txt" if form == "text" else form
        path = folder.write(folder.folder / self.sheet.campaign / f"{name}.{ending}", content)
        console.result(_shown(path))
        if pages:
            console.say(step_line(form, f"{pages} page{'s' if pages > 1 else ''}"))

    def _text(self) -> tuple[bytes, int]:
        from plaint.render.sheet_text import render_sheet_text

        return render_sheet_text(self.sheet).encode(), 0

    def _paper(self, form: str) -> tuple[bytes, int]:
        from plaint.contacts.countries import paper_of
        from plaint.render.pdf import Press, pages_of
        from plaint.render.sheet import set_sheet
        from plaint.render.web import make_self_contained

        templates = self.workspace.templates()
        press = Press(self.workspace.open_picture, templates.place_of)
        paper = self.workspace.data.settings.paper or paper_of(self.sheet.origin or None)
        done = set_sheet(self.sheet, paper, templates, press)
        if done.is_shortened:
            console.say(step_line("note", "the background is left out, so that two pages are enough"), "warning")
        if form == "html":
            return make_self_contained(done.html, press.serve).encode(), 0
        return press.write(done.document), pages_of(done.document)


def _is_lost(line: Line) -> bool:
    return line.kind in ("post", "fax", "email", "phone", "web") and not line.brief


def _shown(path: Path) -> str:
    """Return the path as one would type it from here."""
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)

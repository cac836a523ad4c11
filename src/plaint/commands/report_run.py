"""What `plaint report` makes and says."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from plaint import console
from plaint.commands.tell import campaign_state, shown, step_line

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from plaint.compose.letters import Order
    from plaint.deliver.record.reading import Record
    from plaint.model.people import Signatory
    from plaint.output import Output
    from plaint.reports.press import ReportPress
    from plaint.reports.whole import Composed
    from plaint.session import Session
    from plaint.workspace import Workspace


@dataclass(frozen=True, kw_only=True)
class Asked:
    """The options of `plaint report`, as they were typed."""

    campaign: str
    language: str | None = None
    is_full: bool = False
    on: str | None = None
    members: tuple[str, ...] = ()


@dataclass(frozen=True)
class Evidence:
    """The report of one call, and what it was made from.

    Attributes:
        workspace: its workspace.
        order: campaign, country and day.
        composed: the report.
        whose: language it is in: an id, `settings`, or "".
        is_full: for the organisers alone.
    """

    workspace: Workspace
    order: Order
    composed: Composed
    whose: str
    is_full: bool

    @classmethod
    def of(cls, session: Session, asked: Asked) -> Evidence:
        """Count what the journal holds.

        Raises:
            PlaintError: a name, a date or a language means nothing; the journal cannot be read.
            DataError: the table of members has faults.
        """
        from plaint.deliver.journal import NAME, read_journal
        from plaint.orders import Wish, folded_language, place_to_look, sender_zone
        from plaint.reports.facts import read_facts
        from plaint.reports.whole import Brief, choose_language, compose_report
        from plaint.sending.versions import Versions

        workspace = session.open()
        order = place_to_look(workspace, session, Wish(campaign=asked.campaign, on=asked.on))
        language = (folded_language(asked.language) or "").partition("-")[0] or None
        language, whose = choose_language(language, order.campaign, workspace.data)
        now = session.now_in(sender_zone(workspace, order.origin, session.now.date()))
        with read_journal(workspace.root / NAME) as record:
            brief = Brief(
                data=workspace.data,
                campaign=order.campaign,
                facts=read_facts(record, order.campaign.id, now.tzinfo or session.now.tzinfo),  # type: ignore[arg-type]
                known=tuple(_known(workspace, record, asked.members)),
                versions=Versions(workspace.root),
                open_picture=workspace.open_picture,
                language=language,
                day=order.day,
                consent=min(order.day, now.date()),
                is_full=asked.is_full,
            )
            return cls(workspace, order, compose_report(brief), whose, asked.is_full)

    def as_json(self) -> str:
        """Return the report for programs."""
        from plaint.reports.exports import report_as_json

        return report_as_json(self.composed.report)

    def say_state(self) -> None:
        """Say on standard error what to know before the report is shown to anybody."""
        campaign = self.order.campaign
        console.say(f"{campaign.id}: {campaign.title}", "strong")
        for line in campaign_state(campaign, self.order.day):
            console.say(step_line("note", line), "warning")
        console.say(step_line("language", self._language()))
        for line in self._notes():
            console.say(step_line("note", line), "warning")
        for line in self.composed.album.left_out:
            console.say(step_line("left out", line), "warning")
        words = "for the organisers alone: do not publish it" if self.is_full else "may be published as it is"
        console.say(step_line("who", words), "warning" if self.is_full else "")

    def _notes(self) -> Iterator[str]:
        report = self.composed.report
        if report.is_empty:
            yield "the journal holds nothing of this campaign, and the report says so"
        if report.last and report.last > self.order.day:
            yield f"it counts what was done until {report.last}, after its own day"

    def _language(self) -> str:
        language = self.composed.report.language
        whose = {"": "", "settings": ", as settings.yaml says"}.get(self.whose, f", which {self.whose} reads")
        return f"'{language}'{whose}"

    def output(self, folder: Path | None) -> Output:
        """Return where files go."""
        from plaint.output import Output

        root = self.workspace.root
        return Output(folder.absolute(), None) if folder else Output(root / "output", root)

    def write(self, form: str, folder: Output) -> None:
        """Write the report in one form, and print where it is.

        Raises:
            RenderError: it cannot be printed.
            TemplateError: the template cannot be filled.
            PlaintError: a file cannot be written.
        """
        for name, content, remark in self._contents(form):
            path = folder.write(folder.folder / self.order.campaign.id / name, content)
            console.result(shown(path))
            if remark:
                console.say(step_line(form, remark))

    def _contents(self, form: str) -> Iterator[tuple[str, bytes, str]]:
        """Yield the names and contents of files, and what is to be said of each."""
        from plaint.reports.exports import report_as_csv

        report, kind = self.composed.report, "report-full" if self.is_full else "report"
        if form == "json":
            yield f"{kind}.json", f"{self.as_json()}\n".encode(), ""
        elif form == "csv":
            for name, content in report_as_csv(report):
                yield f"{kind}-{name}.csv", content, ""
        else:
            content, remark = self._paper(form)
            yield f"{kind}-{report.language}.{form}", content, remark

    def _paper(self, form: str) -> tuple[bytes, str]:
        from plaint.reports.press import report_as_html, report_as_pdf

        html, press = self._page
        if form == "html":
            return report_as_html(html, press), ""
        content, pages = report_as_pdf(html, press)
        return content, f"{pages} page{'s' if pages > 1 else ''}"

    @cached_property
    def _page(self) -> tuple[str, ReportPress]:
        from plaint.contacts.countries import paper_of
        from plaint.reports.page import render_report
        from plaint.reports.press import ReportPress

        templates = self.workspace.templates()
        paper = self.workspace.data.settings.paper or paper_of(self.order.origin or None)
        html = render_report(self.composed.report, paper, templates)
        pictures = self.composed.album.pictures
        return html, ReportPress(self.workspace.open_picture, templates.place_of, pictures=pictures)


def _known(workspace: Workspace, record: Record, members: tuple[str, ...]) -> Iterator[Signatory]:
    """Yield signatories and members, without those who asked to be forgotten."""
    from plaint.deliver.record.diary import is_forgotten
    from plaint.members import read_members, require_good

    tables = tuple(one for name in members for one in require_good(read_members(name, None)).signatories)
    for one in {**workspace.data.signatories, **{member.id: member for member in tables}}.values():
        names = filter(None, (one.id, one.name, one.email))
        if not any(record.read(is_forgotten(name)) for name in names):
            yield one

"""The steps of `plaint start`, each told as it is done; where letters cannot be made, the rest goes on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from plaint import console
from plaint.commands import import_call as call
from plaint.commands.tell import shown, step_line
from plaint.errors import DataError, PlaintError

if TYPE_CHECKING:
    from plaint.importing.plan import Plan
    from plaint.importing.planning import Wish
    from plaint.output import Output
    from plaint.reading.data import Data
    from plaint.session import Session


@dataclass(frozen=True)
class Start:
    """One call.

    Attributes:
        session: where and when.
        origin: the country of those who write, or None.
        signed_by: as `plaint letter` takes it.
        output: where files go, or None.
    """

    session: Session
    origin: str | None = None
    signed_by: str | None = None
    output: Path | None = None

    def run(self, file: str, wish: Wish, folder: Path | None, *, wants_review: bool) -> bool:
        """Go from an appeal to paper; return whether letters were made.

        Nothing is written before the appeal was read and is known to become a campaign.

        Args:
            file: the appeal, or `-`.
            wish: what is asked of the import.
            folder: `--in`.
            wants_review: show what was found.

        Raises:
            PlaintError: the appeal cannot be read or added.
            DataError: something in the workspace is wrong.
        """
        reading = call.read_appeal_at(file)
        session = self.session if folder is None else replace(self.session, folder=self.session.folder / folder)
        root, data = self._workspace(session, is_new=folder is not None)
        plan = call.plan_for(reading, data, replace(wish, name=reading.name))
        if wants_review:
            call.say_review(reading)
        if not reading.draft.targets:
            remedy = f"it may ask nobody to write; plaint import appeal {reading.name} --write drafts it all the same"
            raise PlaintError(f"{reading.name}: nobody to write to was found, and nothing was written", remedy)
        if root is None:
            root = _make_workspace(session)
        names = call.write_plan(plan, root)
        console.say(f"{plan.campaign.name}: drafted from {reading.name}", "strong")
        for name in names:
            console.say(step_line("written", shown(root / name)))
        call.say_known(plan)
        return self._go_on(replace(session, folder=root), plan, root, reading.name)

    def _workspace(self, session: Session, *, is_new: bool) -> tuple[Path | None, Data]:
        """Return the workspace around here; for a folder of its own None, where it has none yet."""
        from plaint.reading.root import CAMPAIGNS, find_root

        if not is_new:
            try:
                find_root(session.folder)
            except PlaintError as error:
                raise PlaintError(error.message, "add --in my-campaigns, and a new workspace is made there") from None
            return call.surroundings_of(session, must_be=True)
        if (session.folder / CAMPAIGNS).exists():
            return session.folder, session.open().data
        return None, call.nothing_known(session.folder)

    def _go_on(self, session: Session, plan: Plan, root: Path, name: str) -> bool:
        made = _check(session, plan) and self._print(session, plan)
        console.say()
        call.say_doubts(plan, root, name)
        _say_next(session, plan, root)
        return made

    def _print(self, session: Session, plan: Plan) -> bool:
        made = self._print_letters(session, plan)
        return self._print_sheet(session, plan) and made

    def _folder(self, root: Path) -> Output:
        from plaint.output import Output

        return Output(self.output.absolute(), None) if self.output else Output(root / "output", root)

    def _print_letters(self, session: Session, plan: Plan) -> bool:
        """Write a PDF to each target, and say what to do with each; say why where that cannot be."""
        from plaint.commands.letter_report import Report, compose_all
        from plaint.make import Workshop
        from plaint.orders import Wish, place_order, today_of
        from plaint.runs import Plan as Forms
        from plaint.runs import Run

        workspace = session.open()
        wish = Wish(campaign=plan.campaign.name, origin=self.origin, signed_by=self.signed_by)
        try:
            order = place_order(workspace, session, wish)
            letters, left_out = compose_all(workspace, order)
            run = Run(Workshop(workspace, self._folder(workspace.root), order), Forms(forms=("pdf",)))
            report = Report(workspace, order, left_out)
            for made in console.show_progress(run.make(letters), len(letters), "letters"):
                report.add(made)
        except PlaintError as error:
            _say_failed("letters", error)
            return False
        report.print_words(today_of(workspace, session, order))
        return bool(run.finished)

    def _print_sheet(self, session: Session, plan: Plan) -> bool:
        from plaint.commands.sheet_report import Handout
        from plaint.orders import Wish

        try:
            handout = Handout.of(session, Wish(campaign=plan.campaign.name, origin=self.origin))
            handout.write("pdf", self._folder(handout.workspace.root))
        except PlaintError as error:
            _say_failed("sheet", error)
            return False
        return True


def _make_workspace(session: Session) -> Path:
    from plaint.starter_kit import unpack_empty

    unpack_empty(session.folder, session.today(None))
    console.say(f"A new workspace: {shown(session.folder)}", "strong")
    return session.folder


def _check(session: Session, plan: Plan) -> bool:
    """Say what `plaint check` finds of the new campaign; return whether it is sound."""
    from plaint.checks.review import review

    found = review(session)
    name = plan.campaign.name
    errors = [problem for problem in found.errors if problem.campaign in (name, "")]
    for problem in errors:
        console.say(step_line("check", str(problem)), "error")
    warnings = sum(1 for problem in found.warnings if problem.campaign == name)
    if warnings and not errors:
        console.say(step_line("check", f"no error; {warnings} to look at: {session.command_in(session.folder)} check"))
    return not any(problem.campaign == name for problem in errors)


def _say_failed(what: str, error: PlaintError) -> None:
    if isinstance(error, DataError):
        for problem in error.problems:
            console.say(step_line(what, str(problem)), "error")
        return
    console.say(step_line(what, f"not made: {error.message}"), "error")
    if error.hint:
        console.say(step_line("", error.hint))


def _say_next(session: Session, plan: Plan, root: Path) -> None:
    name, plaint = plan.campaign.name, session.command_in(root)
    first = "When that is settled" if plan.doubts else "When you have compared it"
    console.say()
    console.say(f"{first}: write `status: open` at {name} in campaigns.yaml, then {plaint} letter {name}")

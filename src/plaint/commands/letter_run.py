"""What `plaint letter` is to make of its letters, and how that went."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

import typer

from plaint import console
from plaint.commands.tell import step_line

if TYPE_CHECKING:
    from plaint.acts.imprint import Imprint
    from plaint.compose.letters import Order
    from plaint.make import FormOfPaper
    from plaint.output import Output
    from plaint.runs import Plan, Render, Run
    from plaint.session import Session
    from plaint.workspace import Workspace

MANY = 24  # letters from which on people want to know how fast it went


def checked_plan(forms: tuple[str, ...], one_file: bool, split: int | None, render: str, tagged: bool | None) -> Plan:
    """Return what is to be made.

    Raises:
        BadParameter: options speak against each other.
    """
    from plaint.runs import Plan

    many = one_file or split is not None
    if one_file and split is not None:
        raise typer.BadParameter("--one-file and --split: choose one")
    if many and forms != ("pdf",):
        raise typer.BadParameter("--one-file and --split are for PDF: leave --as out")
    if tagged is not None and not many:
        raise typer.BadParameter("--tagged is for --one-file and --split; a letter in its own file always is")
    if render == "stamp" and "pdf" not in forms:
        raise typer.BadParameter("--render stamp is for PDF")
    return Plan(
        forms=cast("tuple[FormOfPaper, ...]", forms),
        split=0 if one_file else split or 1,
        is_bound=many,
        render=cast("Render", render),
        tagged=tagged,
    )


def with_codes(plan: Plan, folder: Output, imprint: Imprint | None) -> Plan:
    """Return what is to be made, with codes where there is what makes them, which is kept before they are."""
    if imprint is None or "pdf" not in plan.forms:
        return plan
    folder.before_first = imprint.keep
    return replace(plan, code_of=imprint.of)


def imprint_of(workspace: Workspace, session: Session, order: Order, *, no_code: bool) -> Imprint | None:
    """Return what gives an order's letters their codes; None where nobody wants them, or the campaign does not run."""
    from plaint.acts.imprint import open_imprint
    from plaint.commands.surroundings import running_clock

    if no_code or workspace.data.settings.codes == "no":
        return None
    return open_imprint(workspace.root, order, running_clock(session).now)


def say_tally(run: Run, seconds: float) -> None:
    """Say how the letters of a long run were printed, and how fast."""
    tally = run.tally
    letters = tally.full + tally.stamped
    if letters >= MANY:
        speed = letters / max(seconds, 0.001)
        console.say(f"{letters:,} letters in {seconds:,.1f} s, {speed:,.0f} a second: {_how(run)}.")
    for reason, count in tally.reasons.most_common():
        console.say(step_line("in full", f"{count:,}: {reason}"))
    if tally.untagged:
        console.say("Without the structure that reads a page aloud (PDF/UA); --tagged adds it, and takes longer.")


def _how(run: Run) -> str:
    tally = run.tally
    parts = [f"{tally.stamped:,} stamped"] if tally.stamped else []
    parts += [f"{tally.full:,} laid out one by one"] if tally.full else []
    return ", ".join(parts)

"""`plaint check`: every problem of data, texts and templates, with what to do about each."""

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from plaint.session import Session


def run(
    ctx: typer.Context,
    strict: Annotated[bool, typer.Option("--strict", help="Let warnings fail too.")] = False,
    json: Annotated[bool, typer.Option("--json", help="Print for programs, as JSON.")] = False,
) -> None:
    """Look for everything that is wrong or doubtful in this workspace.

    Errors stop letters; warnings do not. Campaigns that are closed get one line.

    Example:

      plaint check
    """
    from plaint import console
    from plaint.checks.review import review
    from plaint.commands.check_report import print_json, print_words

    session: Session = ctx.obj
    found = review(session, lambda letters, total: console.show_progress(letters, total, "letters"))
    (print_json if json else print_words)(found)
    if found.errors or (strict and found.warnings):
        raise typer.Exit(1)

"""`plaint about`: what is kept of somebody."""

from typing import TYPE_CHECKING, Annotated

import typer

from plaint import console

if TYPE_CHECKING:
    from plaint.session import Session


def run(
    ctx: typer.Context,
    person: Annotated[str, typer.Argument(metavar="PERSON", help="An id, a name or a mailbox.")],
    json: Annotated[bool, typer.Option("--json", help="For programs: everything as JSON, and nothing else.")] = False,
) -> None:
    """Show what is kept of somebody: entries, rows of tables, letters, acts, and every file with that name.

    Examples:

      plaint about ruth-example

      plaint about ruth@example.org --json
    """
    from plaint.commands.person_report import kept_json, say_kept
    from plaint.commands.person_run import look_up_person

    session: Session = ctx.obj
    kept = look_up_person(session, person)
    if json:
        console.result(kept_json(kept))
        return
    say_kept(kept)

"""`plaint forget`: erase somebody."""

from typing import TYPE_CHECKING, Annotated

import typer

from plaint import console

if TYPE_CHECKING:
    from plaint.session import Session


def run(
    ctx: typer.Context,
    person: Annotated[str, typer.Argument(metavar="PERSON", help="An id, a name or a mailbox.")],
    write: Annotated[
        bool, typer.Option("--write", help="Erase. Without it, what would be erased is only shown.")
    ] = False,
    lift: Annotated[
        bool,
        typer.Option("--lift", help="Take it back, or “no more mail”: this person may be written for and called."),
    ] = False,
) -> None:
    """Erase somebody who asks for it: entries, rows of tables, letters made, the journal, drafts, receipts, photos.

    Nothing of it can be brought back. A keyed mark stays, by which nobody of this id, name or mailbox is written for or
    called again. What is out of reach is said: what was sent, backups, the history of git.

    Examples:

      plaint forget ruth-example

      plaint forget ruth-example --write
    """
    from plaint.commands.person_report import say_plan
    from plaint.commands.person_run import forget_person, lift_person, look_up_person
    from plaint.errors import PlaintError

    session: Session = ctx.obj
    if write and lift:
        raise PlaintError("both --write and --lift", "one forgets her, the other takes that back: keep one of them")
    if lift:
        lift_person(session, person)
        return
    if not write:
        kept = look_up_person(session, person)
        say_plan(kept)
        console.say(f"Nothing was changed. To erase this: plaint forget {kept.shown} --write", "strong")
        return
    if not forget_person(session, person):
        raise typer.Exit(1)

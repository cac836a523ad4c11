"""`plaint init`: a commented starter workspace."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from plaint import console

if TYPE_CHECKING:
    from plaint.session import Session


def run(
    ctx: typer.Context,
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Where; the current folder by default.")] = Path(),
) -> None:
    """Make a workspace with one fictional campaign, ready to print and to learn from.

    Example:

      plaint init my-campaigns
    """
    from plaint.starter_kit import FIRST_CAMPAIGN, unpack

    session: Session = ctx.obj
    for path in unpack(session.folder / folder, session.today(None)):
        console.result(str(folder / path))
    console.say()
    console.say("A workspace is ready. Next:", "strong")
    if folder != Path():
        console.say(f"  cd {folder}")
    plaint = session.command_in(session.folder / folder)
    console.say(f"  {plaint} check")
    console.say(f"  {plaint} letter {FIRST_CAMPAIGN}")
    console.say(f"  {plaint} show {FIRST_CAMPAIGN} --from GB")

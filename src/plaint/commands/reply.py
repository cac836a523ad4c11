"""`plaint reply`: file an answer that came by post, fax, mail or hand."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from plaint import console
from plaint.commands import complete
from plaint.commands.options import CampaignName

if TYPE_CHECKING:
    from plaint.session import Session


def run(
    ctx: typer.Context,
    campaign: CampaignName,
    target: Annotated[
        str,
        typer.Argument(
            metavar="TARGET", autocompletion=complete.targets, help="Who answers; `plaint show CAMPAIGN` names them."
        ),
    ],
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="The answer: a mail (.eml), PDF, picture or text, up to 50 MiB.")
    ],
    on: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="When it came, as 2026-11-22. Default: the mail's own day, else today."),
    ] = None,
    note: Annotated[str, typer.Option(metavar="TEXT", help="What to remember of it; kept in the journal.")] = "",
    automatic: Annotated[
        bool | None,
        typer.Option("--automatic/--by-a-person", help="Who wrote it. Default: what the mail itself shows."),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="For programs: what was filed, and where.")] = False,
) -> None:
    """File an answer: the file is copied into replies/ as it is, and stands in the journal.

    It works for campaigns of any status: answers come when all is over. The same is not filed twice.

    Examples:

      plaint reply port-aurora weather-minister answer.pdf --on 2026-11-20

      plaint reply port-aurora weather-minister letter.eml --note "promises a review"
    """
    from plaint.commands.reply_run import Wish, file_reply, reply_json

    session: Session = ctx.obj
    wish = Wish(campaign=campaign, target=target, file=file, on=on, note=note.strip(), is_automatic=automatic)
    answer = file_reply(session, wish)
    if json:
        console.result(reply_json(answer))
        return
    console.result(answer.file)
    kind = "an automatic answer" if answer.kind == "automatic" else "an answer"
    console.say(f"Filed {kind} of {answer.target} to {answer.campaign}, of {answer.day}.", "strong")

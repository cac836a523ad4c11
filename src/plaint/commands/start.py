"""`plaint start`: from an appeal, as it arrives, to printed letters."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from plaint.commands import complete
from plaint.commands.import_appeal import AboutCountry, AppealFile, CampaignId, NoReview
from plaint.commands.options import OutputFolder

if TYPE_CHECKING:
    from plaint.session import Session


def run(
    ctx: typer.Context,
    file: AppealFile,
    folder: Annotated[
        Path | None,
        typer.Option("--in", metavar="DIR", help="Make a new workspace there, or use the one that is there."),
    ] = None,
    origin: Annotated[
        str | None,
        typer.Option(
            "--from", metavar="CC", help="The country you write from, as GB: decides paper, mission and dialling."
        ),
    ] = None,
    signed_by: Annotated[
        str | None,
        typer.Option(metavar="ID", autocompletion=complete.signatories, help="Who signs. Default: settings.yaml."),
    ] = None,
    campaign: CampaignId = None,
    country: AboutCountry = None,
    output: OutputFolder = None,
    no_review: NoReview = False,
) -> None:
    """Make letters of an appeal in one go: read it, add it as a draft, check it, print letters and the action sheet.

    It ends with the questions that the appeal leaves open, the gravest first, each with the line to edit. A draft
    prints and never sends: once they are settled, set its status to open.

    Examples:

      plaint start appeal.eml

      plaint start appeal.txt --in my-campaigns --from GB
    """
    from plaint.commands import import_call as call
    from plaint.commands.start_run import Start
    from plaint.importing.planning import Wish
    from plaint.orders import checked_country

    session: Session = ctx.obj
    wish = Wish("", call.checked_id(campaign), checked_country(country), checked_country(origin))
    start = Start(session, origin=wish.origin, signed_by=signed_by, output=output)
    if not start.run(file, wish, folder, wants_review=call.wants_review(no_review)):
        raise typer.Exit(1)

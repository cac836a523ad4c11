"""`plaint picket`: everything for a picket out of one command."""

from typing import TYPE_CHECKING, Annotated

import typer

from plaint import console
from plaint.commands import complete
from plaint.commands.options import CampaignName, Joint, NoCode, OutputFolder

if TYPE_CHECKING:
    from plaint.session import Session


def run(
    ctx: typer.Context,
    campaign: CampaignName,
    at: Annotated[
        str | None,
        typer.Option(
            metavar="MISSION", autocompletion=complete.doors, help="At whose door; default: the campaign's event."
        ),
    ] = None,
    origin: Annotated[
        str | None,
        typer.Option("--from", metavar="CC", help="The country of the picket, as GB, to look for a mission."),
    ] = None,
    city: Annotated[
        str | None, typer.Option(metavar="CITY", help="The city, where there are several missions.")
    ] = None,
    on: Annotated[
        str | None, typer.Option(metavar="DATE", help="The day, as 2026-12-05. Default: the event's, else a blank.")
    ] = None,
    time: Annotated[
        str | None, typer.Option(metavar="HH:MM", help="The hour there, as 12:30. Default: the event's, else a blank.")
    ] = None,
    signed_by: Annotated[
        str | None,
        typer.Option(
            metavar="ID|FILE|all",
            autocompletion=complete.signatories,
            help="Who signs the letters; default: settings.yaml, the only signatory, else lines to sign.",
        ),
    ] = None,
    joint: Joint = None,
    parts: Annotated[
        list[str] | None,
        typer.Option(
            metavar="PART,…",
            autocompletion=complete.picket_parts,
            help="Only these: running-sheet letter forward receipt refusal notice placards leaflet petition press "
            "copies calendar.",
        ),
    ] = None,
    lang: Annotated[
        str | None,
        typer.Option(metavar="LANG", help="Your language, for the running sheet: en ru fr de es or kk."),
    ] = None,
    no_code: NoCode = False,
    output: OutputFolder = None,
    json: Annotated[
        bool, typer.Option("--json", help="For programs: what was made, how many times to print it, what to mind.")
    ] = False,
) -> None:
    """Make everything for a picket: one file to print, and each part as a file.

    Letters are in the language of the mission, what is for the street in that of the street.

    Examples:

      plaint picket karaganda-2003 --at kz-embassy-moscow --on 2003-03-28 --time 12:30

      plaint picket karaganda-2003 --from RU --city Moscow --lang de

      plaint picket karaganda-2003 --parts letter,receipt --signed-by members.csv
    """
    from plaint.commands.letter_run import imprint_of
    from plaint.commands.picket_report import Report, write_files
    from plaint.compose.picket.place import known_missions
    from plaint.output import Output
    from plaint.picket.order import PicketWish, order_picket
    from plaint.picket.pack import OURS, complete_pack, lay_out_pack, print_pack
    from plaint.picket.papers import Papers
    from plaint.picket.part import chosen_parts

    names = chosen_parts(tuple(parts or ()))
    session: Session = ctx.obj
    workspace = session.open()
    wish = PicketWish(
        campaign=campaign,
        at=at,
        origin=origin,
        city=city,
        on=on,
        time=time,
        signed_by=signed_by,
        joint=joint,
        language=lang,
    )
    counter = order_picket(workspace, session, wish)
    imprint = imprint_of(workspace, session, counter.order, no_code=no_code)
    papers = Papers(workspace, counter, imprint.on if imprint else None)
    laid = tuple(console.show_progress(lay_out_pack(papers, names), papers.steps(names), "parts"))
    pack = complete_pack(papers, laid, names)
    folder = Output(output.absolute(), None) if output else Output(workspace.root / "output", workspace.root)
    home = folder.folder / papers.plan.campaign.id / papers.plan.stem
    ready = tuple(console.show_progress(print_pack(papers, pack, home), pack.files, "files"))
    folder.before_first = imprint.keep if imprint else None
    write_files(folder, ready)
    if ready:
        folder.sweep(home, OURS, {written.path for written, _ in ready})
    known = known_missions(workspace.data, papers.plan.campaign)
    report = Report(papers.plan, pack.remarks, known, tuple(written for written, _ in ready))
    (report.print_json if json else report.print_words)()
    if not ready:
        raise typer.Exit(1)

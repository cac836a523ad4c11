"""`plaint done`: note what people did by hand."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from plaint.commands import complete
from plaint.commands.options import CampaignName

if TYPE_CHECKING:
    from plaint.session import Session


class How(StrEnum):
    """What was done."""

    posted = "posted"
    handed_in = "handed-in"
    called = "called"
    faxed = "faxed"
    emailed = "emailed"
    web_form = "web-form"
    picket = "picket"
    refused = "refused"


def run(
    ctx: typer.Context,
    campaign: CampaignName,
    to: Annotated[
        list[str] | None,
        typer.Option(
            "--to",
            metavar="TARGET",
            autocompletion=complete.targets,
            help="To whom; may be repeated. Default: all whom this person's letters go to.",
        ),
    ] = None,
    by: Annotated[
        str | None,
        typer.Option(
            metavar="ID", autocompletion=complete.signatories, help="Who did it: an id, a name, or an e-mail address."
        ),
    ] = None,
    count: Annotated[
        str | None, typer.Option(metavar="N", help="How many did it, where no names are to be kept.")
    ] = None,
    code: Annotated[
        str | None, typer.Option(metavar="CODE", help="As printed at the foot of a letter: says to whom, and by whom.")
    ] = None,
    how: Annotated[
        How | None,
        typer.Option(metavar="HOW", help="posted handed-in called faxed emailed web-form picket refused."),
    ] = None,
    on: Annotated[str | None, typer.Option(metavar="DATE", help="When, as 2026-11-02. Default: today.")] = None,
    proof: Annotated[
        Path | None, typer.Option(metavar="FILE", help="What shows it: receipt, stamped copy, fax report, photo.")
    ] = None,
    may_publish: Annotated[
        bool, typer.Option("--may-publish", help="Those in the photo have agreed that it be published.")
    ] = False,
    note: Annotated[str | None, typer.Option(metavar="TEXT", help="Anything else, in a few words.")] = None,
    from_csv: Annotated[
        Path | None,
        typer.Option(
            "--from-csv",
            metavar="FILE",
            help="A table (CSV, .xlsx) with columns target, by, count, how, on, proof, publish, note, code.",
        ),
    ] = None,
    members: Annotated[
        Path | None, typer.Option(metavar="FILE", help="The table of members, where they are not in signatories.yaml.")
    ] = None,
    origin: Annotated[
        str | None, typer.Option("--from", metavar="CC", help="The country it was done in, as GB: decides the mission.")
    ] = None,
    again: Annotated[
        bool, typer.Option("--again", help="The same person did the same once more; else it is noted once.")
    ] = False,
    undo: Annotated[
        list[int] | None,
        typer.Option(metavar="NUMBER", help="This act does not count; `plaint status --all` shows its number."),
    ] = None,
    because: Annotated[str | None, typer.Option(metavar="TEXT", help="Why not; kept in the journal.")] = None,
    json: Annotated[bool, typer.Option("--json", help="For programs: the acts that were noted.")] = False,
) -> None:
    """Note in the journal what people did by hand: letters posted or handed in, calls, a picket.

    Who has written by hand is not written for again. With --proof an act is witnessed, without one it is claimed; the
    two are never added up. Nothing leaves this machine.

    Examples:

      plaint done port-aurora --by alma --how posted

      plaint done port-aurora --code port-aurora-2-K7Q4XM --how handed-in --proof receipt.jpg

      plaint done port-aurora --to weather-minister --count 40 --how posted --on 2026-11-21

      plaint done port-aurora --count 25 --how picket --proof picket.jpg --may-publish

      plaint done port-aurora --from-csv saturday.csv

      plaint done port-aurora --undo 7 --because "typed twice"
    """
    from plaint.acts.told import Told
    from plaint.commands.done_run import Call, note_acts, undo_acts
    from plaint.errors import PlaintError

    session: Session = ctx.obj
    told = Told(
        how=how.value if how else "",
        on=on or "",
        by=by or "",
        count=count or "",
        note=note or "",
        to=tuple(to or ()),
        code=code or "",
        proof=str(proof) if proof else "",
        publish="yes" if may_publish else "",
        folder=Path(),
    )
    call = Call(session, campaign, told, from_csv=from_csv, members=members, origin=origin, again=again, json=json)
    if undo:
        if not (because or "").strip():
            raise PlaintError("--because is missing", "say why it does not count, in a few words; it is kept")
        undo_acts(call, tuple(undo), (because or "").strip())
        return
    note_acts(call)

"""`plaint print`: single print jobs."""

from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from plaint.commands import complete
from plaint.commands.options import CampaignName, OnlyTargets, OutputFolder

if TYPE_CHECKING:
    from plaint.commands.print_job import Job, Result
    from plaint.session import Session


class PieceOfPrint(StrEnum):
    """What is printed."""

    envelopes = "envelopes"
    labels = "labels"
    placards = "placards"
    leaflet = "leaflet"
    petition = "petition"


class Whose(StrEnum):
    """Whose addresses are printed."""

    targets = "targets"
    copies = "copies"
    signatories = "signatories"


# Which pieces an option is for; those that are not here are for all.
_FOR = {
    "whose": ("envelopes", "labels"),
    "to": ("envelopes", "labels", "leaflet", "petition"),
    "signed_by": ("envelopes", "labels"),
    "size": ("envelopes", "placards"),
    "with_return": ("envelopes",),
    "priority": ("envelopes",),
    "sheet": ("labels",),
    "grid": ("labels",),
    "skip": ("labels",),
    "each": ("labels",),
    "outline": ("labels",),
    "at": ("placards", "leaflet", "petition"),
    "tiled": ("placards",),
    "rows": ("petition",),
    "sheets": ("petition",),
}


def run(
    ctx: typer.Context,
    campaign: CampaignName,
    piece: Annotated[
        PieceOfPrint,
        typer.Argument(metavar="PIECE", help="What to print: envelopes, labels, placards, leaflet or petition."),
    ],
    whose: Annotated[
        Whose, typer.Option("--for", metavar="WHOM", help="Whose addresses: targets, copies or signatories.")
    ] = Whose.targets,
    to: OnlyTargets = None,
    origin: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar="CC",
            help="The country you post from, as GB: decides sizes and the mission. For the street: its country.",
        ),
    ] = None,
    signed_by: Annotated[
        str | None,
        typer.Option(
            metavar="ID|FILE|all",
            autocompletion=complete.signatories,
            help="Who writes, for return addresses; with --for signatories, whose addresses.",
        ),
    ] = None,
    lang: Annotated[
        str | None,
        typer.Option(
            metavar="LANG",
            autocompletion=complete.languages,
            help="The language; default: the office's, or the street's.",
        ),
    ] = None,
    size: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help="Envelopes: DL C5/6 C6 C5 C4 10 9 Monarch; default DL or 10. Placards: A3 (default) A2.",
        ),
    ] = None,
    with_return: Annotated[
        bool, typer.Option("--return/--no-return", help="Envelopes: with or without the sender's address.")
    ] = True,
    priority: Annotated[
        bool, typer.Option("--priority/--no-priority", help="Envelopes: mark those that go abroad as airmail.")
    ] = True,
    sheet: Annotated[
        str | None,
        typer.Option(
            metavar="NAME", help="Labels: L7160 L7161 L7162 L7163 5160 5161 5163 5164; default L7160 or 5160."
        ),
    ] = None,
    grid: Annotated[
        str | None,
        typer.Option(metavar="GRID", help="Labels: COLUMNSxROWS,left,top,width,height,pitch-x,pitch-y in mm."),
    ] = None,
    skip: Annotated[int, typer.Option(metavar="N", help="Labels: how many are gone from the first sheet.")] = 0,
    each: Annotated[int, typer.Option(metavar="N", help="Labels: how many of each address.")] = 1,
    outline: Annotated[bool, typer.Option("--outline", help="Labels: print edges, for a test on plain paper.")] = False,
    at: Annotated[
        str | None,
        typer.Option(
            metavar="MISSION",
            autocompletion=complete.doors,
            help="Placards, leaflet, petition: at whose door; decides languages and paper.",
        ),
    ] = None,
    tiled: Annotated[
        bool, typer.Option("--tiled/--whole", help="Placards: cut for an office printer, or one sheet for a copy shop.")
    ] = True,
    rows: Annotated[
        int | None, typer.Option(metavar="N", help="Petition: rows to sign on a sheet; default: as many as fit.")
    ] = None,
    sheets: Annotated[int, typer.Option(metavar="N", help="Petition: how many sheets, numbered.")] = 1,
    on: Annotated[
        str | None, typer.Option(metavar="DATE", help="Whose addresses of that day, as 2026-11-22. Default: today.")
    ] = None,
    output: OutputFolder = None,
    json: Annotated[bool, typer.Option("--json", help="For programs: what was made, and who is left out.")] = False,
) -> None:
    """Print envelopes, labels, placards, leaflets or petition sheets for a campaign as a PDF.

    Examples:

      plaint print karaganda-2003 envelopes --from GB

      plaint print karaganda-2003 envelopes --size C6 --signed-by jane

      plaint print karaganda-2003 labels --for signatories --sheet L7163 --skip 4

      plaint print karaganda-2003 placards --at kz-embassy-moscow --size A2 --whole

      plaint print karaganda-2003 petition --from GB --sheets 10
    """
    from plaint.commands.print_job import open_job, say_result
    from plaint.commands.print_mail import EnvelopeWish, LabelWish, print_envelopes, print_labels
    from plaint.commands.print_street import StreetWish, print_leaflet, print_petition, print_placards
    from plaint.orders import Wish

    _refuse_foreign_options(ctx, piece)
    session: Session = ctx.obj
    # labels and envelopes for those who sign are for all of them, unless somebody is named
    names = signed_by or ("all" if whose == Whose.signatories else None)
    wish = Wish(campaign=campaign, to=tuple(to or ()), origin=origin, signed_by=names, language=lang, on=on)
    job = open_job(session, wish, output)
    street = StreetWish(at, size, tiled, rows, sheets)
    jobs: dict[PieceOfPrint, Callable[[Job], Result]] = {
        PieceOfPrint.envelopes: lambda job: print_envelopes(job, whose, EnvelopeWish(size, with_return, priority)),
        PieceOfPrint.labels: lambda job: print_labels(job, whose, LabelWish(sheet, grid, skip, each, outline)),
        PieceOfPrint.placards: lambda job: print_placards(job, street),
        PieceOfPrint.leaflet: lambda job: print_leaflet(job, street),
        PieceOfPrint.petition: lambda job: print_petition(job, street),
    }
    result = jobs[piece](job)
    say_result(job, result, as_json=json)
    if result.printed is None:
        raise typer.Exit(1)


def _refuse_foreign_options(ctx: typer.Context, piece: PieceOfPrint) -> None:
    """Refuse an option that means nothing for this piece, rather than leave it unheard."""
    for param in ctx.command.params:
        pieces = _FOR.get(param.name or "", tuple(PieceOfPrint))
        source = ctx.get_parameter_source(param.name or "")
        if piece not in pieces and source is not None and source.name == "COMMANDLINE":
            message = f"is for {' and '.join(pieces)}, not for {piece}"
            raise typer.BadParameter(message, ctx=ctx, param_hint=f"'{param.opts[0]}'")

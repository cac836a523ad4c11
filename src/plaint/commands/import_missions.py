"""`plaint import missions`: embassies and consulates, from a list that somebody has downloaded."""

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from plaint.session import Session


def run(
    ctx: typer.Context,
    file: Annotated[
        str,
        typer.Argument(
            metavar="FILE", help="What Overpass, Wikidata or the German Foreign Office gave, or a table; - for stdin."
        ),
    ],
    of: Annotated[str | None, typer.Option(metavar="CC", help="Only missions of this state, as KZ.")] = None,
    host: Annotated[
        str | None, typer.Option("--in", metavar="CC", help="The host country, where the list does not tell it.")
    ] = None,
    source: Annotated[
        str | None, typer.Option(metavar="TEXT", help="Whose list it is and its licence, where it does not tell.")
    ] = None,
    on: Annotated[
        str | None, typer.Option(metavar="DATE", help="When it was downloaded. Default: the file's own date, or today.")
    ] = None,
    write: Annotated[bool, typer.Option("--write", help="Add the missions to recipients.yaml.")] = False,
    json: Annotated[bool, typer.Option("--json", help="For programs: everything as JSON, and nothing else.")] = False,
) -> None:
    """Draft recipients from a downloaded list of embassies, numbers in today's form, and say what is missing.

    Nothing is downloaded: docs/how-to/import-missions.md says where lists are to be had, and what may be published.
    Missions that are in recipients.yaml already stay as they are.

    Examples:

      plaint import missions overpass.json --of KZ

      plaint import missions query.csv --of KZ --write
    """
    from plaint.commands.import_missions_run import MissionWish, import_missions

    session: Session = ctx.obj
    import_missions(session, file, MissionWish(of, host, source, on, write, json))

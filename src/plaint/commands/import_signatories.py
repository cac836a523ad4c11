"""`plaint import signatories`: a list of people from elsewhere, cleaned."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from plaint.session import Session


class FormOfPeople(StrEnum):
    """What the cleaned list looks like."""

    csv = "csv"
    yaml = "yaml"


class FormOfList(StrEnum):
    """As what a file is read."""

    table = "table"
    list = "list"


def run(
    ctx: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE", help="CSV, .xlsx, or a pasted list as text; - for stdin.")],
    form: Annotated[
        FormOfPeople | None,
        typer.Option("--as", metavar="FORM", help="csv, or yaml as signatories.yaml has it. Default: csv."),
    ] = None,
    column: Annotated[
        list[str] | None,
        typer.Option(metavar="TITLE=KEY", help="What a column holds, as 'Mitglied=name'; may be repeated."),
    ] = None,
    read_as: Annotated[
        FormOfList | None, typer.Option(metavar="FORM", help="table or list, where the file is taken for the other.")
    ] = None,
    output: Annotated[
        Path | None, typer.Option(metavar="FILE", help="A file for the cleaned list, .csv or .yaml, instead of stdout.")
    ] = None,
    write: Annotated[bool, typer.Option("--write", help="Add the people to signatories.yaml.")] = False,
    json: Annotated[bool, typer.Option("--json", help="For programs: everything as JSON, and nothing else.")] = False,
) -> None:
    """Clean a list of people who sign, and say who may stand in it twice. Nobody is struck off, no consent made up.

    Examples:

      plaint import signatories members.xlsx --output clean.csv

      plaint import signatories pasted.txt --write

      plaint import signatories - --as yaml
    """
    from plaint.commands.import_signatories_run import Wanted, chosen_columns, import_people

    session: Session = ctx.obj
    wanted = Wanted(form.value if form else None, output, write, json)
    chosen = chosen_columns(column or [])
    if not import_people(session, file, wanted, chosen, read_as.value if read_as else None):
        raise typer.Exit(1)

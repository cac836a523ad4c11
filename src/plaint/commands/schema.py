"""`plaint schema`: the JSON Schemas of the YAML files."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from plaint import console


class File(StrEnum):
    """The files that have a schema."""

    campaigns = "campaigns"
    recipients = "recipients"
    private = "recipients.private"
    signatories = "signatories"
    settings = "settings"


def run(
    name: Annotated[
        File | None, typer.Argument(help="Which file's schema to print; without it, write all of them.")
    ] = None,
    output: Annotated[Path, typer.Option(metavar="DIR", help="Where to write them.")] = Path("schemas"),
) -> None:
    """Print one JSON Schema, or write all of them for your editor.

    Examples:

      plaint schema campaigns

      plaint schema --output schemas
    """
    from plaint.output import Output
    from plaint.schema_files import schema_text

    if name:
        console.result(schema_text(name.value).rstrip("\n"))
        return
    folder = Output(output.absolute(), None)
    for file in File:
        folder.write(output.absolute() / f"{file.value}.schema.json", schema_text(file.value).encode())
        console.result(str(output / f"{file.value}.schema.json"))

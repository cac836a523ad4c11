"""`plaint journal export`: the record, for people and programs."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from plaint import console

if TYPE_CHECKING:
    from plaint.session import Session


class Action(StrEnum):
    """What can be done with the journal."""

    export = "export"


def run(
    ctx: typer.Context,
    action: Annotated[Action, typer.Argument(metavar="export", help="Print the journal as lines of JSON.")],
) -> None:
    """Print the whole journal on standard output: a line of JSON for each letter and copy, with all that befell it.

    Then a line for each act, answer and approval. It names who signed and whom organisers' copies went to: keep it
    as private as journal.db itself.

    Example:

      plaint journal export > journal.jsonl
    """
    from plaint.deliver.journal import NAME, read_journal
    from plaint.deliver.record.export import export
    from plaint.reading.root import find_root

    session: Session = ctx.obj
    with read_journal(find_root(session.folder) / NAME) as record:
        for line in export(record):
            console.result(line)

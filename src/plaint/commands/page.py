"""`plaint page`: the supporter's page, one file that needs neither server nor program."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from plaint import console
from plaint.commands import complete
from plaint.commands.options import OutputFolder

if TYPE_CHECKING:
    from plaint.session import Session


def run(
    ctx: typer.Context,
    campaigns: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="CAMPAIGN...", autocompletion=complete.campaigns, help="Which campaigns; `plaint list` names them."
        ),
    ] = None,
    every: Annotated[
        bool, typer.Option("--all", help="Every campaign but drafts, with an index and a feed of news (Atom).")
    ] = False,
    lang: Annotated[
        list[str] | None,
        typer.Option(
            metavar="LANG",
            autocompletion=complete.languages,
            help="Only in this language; may be repeated. Default: all that the campaign has letters in.",
        ),
    ] = None,
    on: Annotated[
        str | None, typer.Option(metavar="DATE", help="The day on which it is made, as 2026-11-22. Default: today.")
    ] = None,
    url: Annotated[
        str | None,
        typer.Option(metavar="URL", help="Where its folder will stand on the web, for the code that telephones read."),
    ] = None,
    output: OutputFolder = None,
    json: Annotated[bool, typer.Option("--json", help="For programs: what was made, as data.")] = False,
) -> None:
    """Make a web page on which a supporter makes the letter: one file, for any host or a stick.

    It asks no server for anything and keeps nothing. It gives letters for three weeks, and never after the deadline:
    make it anew by then.

    Examples:

      plaint page port-aurora

      plaint page port-aurora --lang en --lang fr --output public

      plaint page --all --url https://www.example.org/letters/
    """
    from plaint.commands.page_report import Publication
    from plaint.output import Output

    session: Session = ctx.obj
    publication = Publication.of(session, on=on, languages=tuple(lang or ()), url=url, every=every)
    names = publication.names(tuple(campaigns or ()), every=every)
    files = publication.make(names, every=every)
    root = publication.maker.workspace.root
    folder = Output(output.absolute(), None) if output else Output(Path(root) / "output" / "page", root)
    publication.write(files, folder, as_json=json)
    if not json:
        console.say(publication.advice)

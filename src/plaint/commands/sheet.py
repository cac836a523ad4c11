"""`plaint sheet`: the action sheet, and the short forms made from it."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from plaint import console
from plaint.commands import complete
from plaint.commands.options import CampaignName, OnlyTargets, OutputFolder

if TYPE_CHECKING:
    from plaint.session import Session


class Form(StrEnum):
    """Forms of the sheet."""

    pdf = "pdf"
    html = "html"
    text = "text"


def run(
    ctx: typer.Context,
    campaign: CampaignName,
    to: OnlyTargets = None,
    origin: Annotated[
        str | None,
        typer.Option(
            "--from", metavar="CC", help="The readers' country, as GB: decides paper, mission, what to dial and when."
        ),
    ] = None,
    lang: Annotated[
        str | None,
        typer.Option(metavar="LANG", autocompletion=complete.languages, help="The sheet's language, as en or ru."),
    ] = None,
    forms: Annotated[
        list[Form] | None,
        typer.Option("--as", metavar="FORM", help="pdf, html or text; may be repeated. Default: pdf."),
    ] = None,
    on: Annotated[
        str | None, typer.Option(metavar="DATE", help="The day on which it is made, as 2026-11-22. Default: today.")
    ] = None,
    output: OutputFolder = None,
    forward: Annotated[
        bool, typer.Option("--forward", help="Print a text to pass on, of at most 900 characters.")
    ] = False,
    telegram: Annotated[
        bool, typer.Option("--telegram", help="Print a telegram of 30 to 50 words to each target.")
    ] = False,
    phone: Annotated[
        bool, typer.Option("--phone", help="Print half a page for a telephone call to each target.")
    ] = False,
    json: Annotated[bool, typer.Option("--json", help="For programs: the sheet and its short forms as data.")] = False,
) -> None:
    """Make the one-page appeal that is handed out, pinned up and mailed, or a short form of it.

    Examples:

      plaint sheet karaganda-2003 --from GB

      plaint sheet karaganda-2003 --lang de --as html --as text

      plaint sheet karaganda-2003 --forward
    """
    from plaint.commands.sheet_report import Handout
    from plaint.orders import Wish
    from plaint.output import Output

    session: Session = ctx.obj
    wish = Wish(campaign=campaign, to=tuple(to or ()), origin=origin, language=lang, on=on)
    handout = Handout.of(session, wish)
    if json:
        console.result(handout.as_json())
        return
    handout.say_state()
    short = [name for name, is_wanted in (("forward", forward), ("telegram", telegram), ("phone", phone)) if is_wanted]
    if short:
        console.result("\n\n".join(handout.short_form(name) for name in short))
        return
    root = handout.workspace.root
    folder = Output(output.absolute(), None) if output else Output(root / "output", root)
    for form in dict.fromkeys(form.value for form in forms or [Form.pdf]):
        handout.write(form, folder)

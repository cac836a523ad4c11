"""`plaint copies`: the copy-to list."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from plaint.commands import complete
from plaint.commands.options import CampaignName, OutputFolder

if TYPE_CHECKING:
    from plaint.session import Session


class FormOfList(StrEnum):
    """Forms of the list."""

    text = "text"
    pdf = "pdf"
    csv = "csv"
    vcard = "vcard"
    labels = "labels"
    mailto = "mailto"


def run(
    ctx: typer.Context,
    campaign: CampaignName,
    forms: Annotated[
        list[FormOfList] | None,
        typer.Option(
            "--as", metavar="FORM", help="text, pdf, csv, vcard, labels or mailto; may be repeated. Default: text."
        ),
    ] = None,
    origin: Annotated[
        str | None,
        typer.Option("--from", metavar="CC", help="The country you send from, as GB: decides what to dial and labels."),
    ] = None,
    lang: Annotated[
        str | None, typer.Option(metavar="LANG", autocompletion=complete.languages, help="The list's language.")
    ] = None,
    on: Annotated[
        str | None, typer.Option(metavar="DATE", help="Whose addresses of that day, as 2026-11-22. Default: today.")
    ] = None,
    output: OutputFolder = None,
    json: Annotated[bool, typer.Option("--json", help="For programs: the list as JSON, and nothing else.")] = False,
) -> None:
    """List who gets a copy of what, by which channel, when; it is for organisers alone.

    Examples:

      plaint copies karaganda-2003

      plaint copies karaganda-2003 --as csv --as vcard

      plaint copies karaganda-2003 --as mailto --lang ru
    """
    from plaint.commands.copies_report import open_list
    from plaint.orders import Wish

    session: Session = ctx.obj
    wish = Wish(campaign=campaign, origin=origin, language=lang, on=on)
    listing = open_list(session, wish, output)
    if json:
        listing.print_json()
        return
    listing.say_state()
    given = [listing.give(form.value) for form in dict.fromkeys(forms or [FormOfList.text])]
    listing.say_end()
    if not any(given):
        raise typer.Exit(1)

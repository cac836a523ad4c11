"""`plaint report`: the evidence of what was done."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from plaint import console
from plaint.commands import complete
from plaint.commands.options import CampaignName, OutputFolder

if TYPE_CHECKING:
    from plaint.session import Session


class FormOfReport(StrEnum):
    """Forms of the report."""

    html = "html"
    pdf = "pdf"
    csv = "csv"
    json = "json"


def run(
    ctx: typer.Context,
    campaign: CampaignName,
    lang: Annotated[
        str | None,
        typer.Option(
            metavar="LANG",
            autocompletion=complete.report_languages,
            help="The report's language, as ru. Default: what those read who get copies, settings.yaml, en.",
        ),
    ] = None,
    full: Annotated[
        bool, typer.Option("--full", help="For the organisers alone: all names, the journal, what was refused.")
    ] = False,
    forms: Annotated[
        list[FormOfReport] | None,
        typer.Option("--as", metavar="FORM", help="html, pdf, csv or json; may be repeated. Default: html and pdf."),
    ] = None,
    members: Annotated[
        list[Path] | None,
        typer.Option(
            metavar="FILE", help="A table of those who wrote, where signatories.yaml lacks them; may be repeated."
        ),
    ] = None,
    on: Annotated[
        str | None, typer.Option(metavar="DATE", help="The day on which it is made, as 2026-11-22. Default: today.")
    ] = None,
    output: OutputFolder = None,
    json: Annotated[bool, typer.Option("--json", help="For programs: the report as JSON, and nothing else.")] = False,
) -> None:
    """Show what was done: letters, calls and pickets by country, channel and week, targets reached, answers, texts.

    It may be published as it is: nobody is named who has not agreed to it, no mailbox stands in it. What Plaint sent,
    what people report and what is proved stand apart and are never added up.

    Examples:

      plaint report port-aurora

      plaint report port-aurora --lang ru --as pdf

      plaint report port-aurora --full --as csv --as json
    """
    from plaint.commands.report_run import Asked, Evidence

    session: Session = ctx.obj
    tables = tuple(map(str, members or ()))
    asked = Asked(campaign=campaign, language=lang, is_full=full, on=on, members=tables)
    evidence = Evidence.of(session, asked)
    if json:
        console.result(evidence.as_json())
        return
    evidence.say_state()
    folder = evidence.output(output)
    for form in dict.fromkeys(form.value for form in forms or [FormOfReport.html, FormOfReport.pdf]):
        evidence.write(form, folder)

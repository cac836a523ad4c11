"""`plaint letter`: the main job."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from plaint import console
from plaint.commands.options import (
    CampaignName,
    Joint,
    LetterLanguage,
    NoCode,
    OnlyTargets,
    OutputFolder,
    SignedBy,
    SkipBad,
)

if TYPE_CHECKING:
    from plaint.session import Session


class Rendering(StrEnum):
    """How letters come onto paper."""

    auto = "auto"
    full = "full"
    stamp = "stamp"


class Form(StrEnum):
    """Forms of paper and files."""

    pdf = "pdf"
    text = "text"
    html = "html"
    docx = "docx"
    eml = "eml"
    tiff = "tiff"


def run(
    ctx: typer.Context,
    campaign: CampaignName,
    to: OnlyTargets = None,
    origin: Annotated[
        str | None,
        typer.Option(
            "--from", metavar="CC", help="The country you write from, as GB: decides paper, mission and dialling."
        ),
    ] = None,
    signed_by: SignedBy = None,
    lang: LetterLanguage = None,
    forms: Annotated[
        list[Form] | None,
        typer.Option("--as", metavar="FORM", help="pdf, text, html, docx, eml or tiff; may be repeated. Default: pdf."),
    ] = None,
    on: Annotated[
        str | None, typer.Option(metavar="DATE", help="The date on the letter, as 2026-11-22. Default: today.")
    ] = None,
    output: OutputFolder = None,
    envelope: Annotated[
        str | None, typer.Option(metavar="NAME", help="The window: din5008b din5008a dl c5 fr ch ch-left us10.")
    ] = None,
    with_translation: Annotated[
        bool, typer.Option("--with-translation", help="Add your own language on a second page.")
    ] = False,
    joint: Joint = None,
    names: Annotated[
        int | None,
        typer.Option(metavar="N", min=1, help="On a statement, print N names and count the others. Default: all."),
    ] = None,
    one_file: Annotated[bool, typer.Option("--one-file", help="All letters of a language in one PDF.")] = False,
    split: Annotated[
        int | None, typer.Option(metavar="N", min=1, help="N letters in each PDF, the files numbered.")
    ] = None,
    render: Annotated[
        Rendering,
        typer.Option(
            metavar="HOW",
            help="auto, full (lay out each letter by itself) or stamp (refuse what cannot be laid out once for many).",
        ),
    ] = Rendering.auto,
    tagged: Annotated[
        bool | None,
        typer.Option(
            "--tagged/--untagged",
            help="Whether files of several letters can be read aloud (PDF/UA). Default: up to 1,000 letters.",
        ),
    ] = None,
    no_code: NoCode = False,
    skip_bad: SkipBad = False,
    json: Annotated[
        bool, typer.Option("--json", help="For programs: what was made, for whom, how to send it.")
    ] = False,
) -> None:
    """Write a campaign's letters, one a target, and say what to do with each.

    Examples:

      plaint letter karaganda-2003

      plaint letter karaganda-2003 --from GB --signed-by jane --lang ru --with-translation

      plaint letter karaganda-2003 --signed-by members.csv --as pdf --as text
    """
    from plaint.commands.letter_members import Asked, members_of
    from plaint.commands.letter_report import Report, compose_all, say_written
    from plaint.commands.letter_run import checked_plan, imprint_of, say_tally, with_codes
    from plaint.errors import PlaintError
    from plaint.make import Workshop
    from plaint.orders import Wish, place_order, refuse_ended, today_of
    from plaint.output import Output
    from plaint.runs import Run

    session: Session = ctx.obj
    plan = checked_plan(
        tuple(dict.fromkeys(form.value for form in forms or [Form.pdf])), one_file, split, render.value, tagged
    )
    workspace = session.open()
    refuse_ended(workspace.campaign(campaign))
    pictures = None if plan.forms == ("text",) else workspace.open_picture
    folder = Output(output.absolute(), None) if output else Output(workspace.root / "output", workspace.root)
    wish = Wish(
        campaign=campaign,
        to=tuple(to or ()),
        origin=origin,
        signed_by=signed_by,
        language=lang,
        on=on,
        with_translation=with_translation,
        joint=joint,
        most_names=names,
        members=members_of(
            signed_by, Asked(campaign=campaign, output=folder, skip_bad=skip_bad, open_picture=pictures)
        ),
    )
    order = place_order(workspace, session, wish)
    plan = with_codes(plan, folder, imprint_of(workspace, session, order, no_code=no_code))
    letters, left_out = compose_all(workspace, order)
    run = Run(Workshop(workspace, folder, order, envelope), plan)
    report = Report(workspace, order, left_out, is_whole=json and not plan.is_bound)
    clock = console.Clock()
    try:
        for made in console.show_progress(run.make(letters), len(letters) * len(plan.forms), "letters"):
            report.add(made)
    except (PlaintError, KeyboardInterrupt):
        say_written(run.finished)
        raise
    if json:
        report.print_json(today_of(workspace, session, order), run.tally)
    else:
        report.print_words(today_of(workspace, session, order))
    say_tally(run, clock.seconds)
    if not run.finished:
        raise typer.Exit(1)

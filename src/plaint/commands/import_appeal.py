"""`plaint import appeal`: recipients and a campaign, drafted from an appeal."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from plaint import console

if TYPE_CHECKING:
    from pathlib import Path

    from plaint.commands.import_call import Reading
    from plaint.importing.plan import Plan
    from plaint.session import Session


class Form(StrEnum):
    """Forms of the draft."""

    yaml = "yaml"
    plain = "plain"


AppealFile = Annotated[
    str, typer.Argument(metavar="FILE", help="The appeal: text, .eml, .mbox, HTML or PDF; - for standard input.")
]
CampaignId = Annotated[
    str | None, typer.Option("--id", metavar="NAME", help="The campaign's id. Default: a surname and the year.")
]
AboutCountry = Annotated[
    str | None, typer.Option(metavar="CC", help="The country that it is about, as KZ. Default: as the appeal says.")
]
NoReview = Annotated[
    bool, typer.Option("--no-review", help="Do not show, on a terminal, the appeal with what was found in it.")
]


def run(
    ctx: typer.Context,
    file: AppealFile,
    write: Annotated[
        bool, typer.Option("--write", help="Add it to the workspace as a draft; nothing that is there changes.")
    ] = False,
    campaign: CampaignId = None,
    country: AboutCountry = None,
    form: Annotated[
        Form, typer.Option("--as", metavar="FORM", help="yaml, or plain: what was found and nothing else.")
    ] = Form.yaml,
    no_review: NoReview = False,
    json: Annotated[
        bool, typer.Option("--json", help="For programs: what was found, the entries, the open questions.")
    ] = False,
) -> None:
    """Draft recipients and a campaign from an appeal, each value with its line and whether it is sure or doubtful.

    Nothing is looked up and nothing guessed: what is damaged stays damaged, and what only a person can know is asked.
    Contacts of organisers go to recipients.private.yaml.

    Examples:

      plaint import appeal appeal.eml

      plaint import appeal appeal.txt --write
    """
    from plaint.commands import import_call as call
    from plaint.importing.planning import Wish
    from plaint.orders import checked_country

    session: Session = ctx.obj
    reading = call.read_appeal_at(file)
    if form is Form.plain:
        console.result(call.plain_form(reading))
        return
    root, data = call.surroundings_of(session, must_be=write)
    plan = call.plan_for(reading, data, Wish(reading.name, call.checked_id(campaign), checked_country(country)))
    if call.wants_review(no_review or json):
        call.say_review(reading)
    if not write:
        _print(reading, plan, is_json=json, is_shown=call.wants_review(no_review or json))
        return
    assert root is not None, "there is a workspace to write to"
    names = call.write_plan(plan, root)
    if json:
        console.result(call.as_json(reading, plan, root))
        return
    _say_written(plan, root, names, reading)
    console.say(
        f"Drafted. Letters to look at: {session.command_in(session.folder)} letter {plan.campaign.name}", "strong"
    )


def _print(reading: "Reading", plan: "Plan", *, is_json: bool, is_shown: bool) -> None:
    """Print the draft; where the review has shown it, say how to have it as YAML."""
    from plaint.commands.import_call import as_json, say_doubts, say_known
    from plaint.importing.shown import as_yaml

    if is_json:
        console.result(as_json(reading, plan, None))
        return
    if not is_shown:
        console.result(as_yaml(plan))
    say_known(plan)
    say_doubts(plan, None, reading.name)
    console.say(
        "Nothing was written: --write adds it to your workspace"
        + (", --no-review shows it as YAML." if is_shown else ".")
    )


def _say_written(plan: "Plan", root: "Path", names: tuple[str, ...], reading: "Reading") -> None:
    from plaint.commands.import_call import say_doubts, say_known
    from plaint.commands.tell import shown

    for name in names:
        console.result(shown(root / name))
    say_known(plan)
    say_doubts(plan, root, reading.name)

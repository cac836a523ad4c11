"""`plaint doctor`: what this machine lacks, or what keeps an account from sending, and what mends it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from plaint import console

if TYPE_CHECKING:
    from plaint.machine import Finding
    from plaint.session import Session


def run(
    ctx: typer.Context,
    account: Annotated[
        str | None, typer.Argument(metavar="[ACCOUNT]", help="With --mail: this account of settings.yaml alone.")
    ] = None,
    mail: Annotated[
        bool, typer.Option("--mail", help="Look at your accounts instead: connect and log in, send nothing.")
    ] = False,
    json: Annotated[bool, typer.Option("--json", help="Print for programs, as JSON.")] = False,
) -> None:
    """Say what this machine lacks for making letters, and what to type.

    Examples:

      plaint doctor

      plaint doctor --mail
    """
    from plaint.machine import examine

    if account and not mail:
        raise typer.BadParameter("an account is looked at with --mail", param_hint="ACCOUNT")
    found = _accounts(ctx.obj, account) if mail else iter(examine())
    findings = list(found if json else _shown(found, "fails  " if mail else "missing"))
    if json:
        from dataclasses import asdict
        from json import dumps

        console.result(dumps([asdict(finding) for finding in findings], ensure_ascii=False, indent=2))
    if not all(finding.good for finding in findings):
        raise typer.Exit(1)


def _shown(findings: "Iterator[Finding]", bad: str) -> "Iterator[Finding]":
    """Print each finding as it comes; one that is not good begins with a word of seven letters."""
    for finding in findings:
        mark = "ok     " if finding.good else bad
        console.result(f"{mark}  {finding.what}" + (f": {finding.detail}" if finding.detail else ""))
        if finding.remedy:
            console.say(f"         {finding.remedy}", "strong")
        yield finding


def _accounts(session: "Session", account: str | None) -> "Iterator[Finding]":
    from plaint.commands.account_check import check_accounts

    return check_accounts(session, account)

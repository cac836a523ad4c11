"""`plaint doctor`: what this machine lacks, and the one command that mends it."""

from typing import Annotated

import typer

from plaint import console


def run(
    json: Annotated[bool, typer.Option("--json", help="Print for programs, as JSON.")] = False,
) -> None:
    """Say what this machine lacks for making letters, and what to type.

    Example:

      plaint doctor
    """
    from plaint.machine import examine

    findings = examine()
    if json:
        from dataclasses import asdict
        from json import dumps

        console.result(dumps([asdict(finding) for finding in findings], ensure_ascii=False, indent=2))
    else:
        for finding in findings:
            mark = "ok     " if finding.good else "missing"
            console.result(f"{mark}  {finding.what}" + (f": {finding.detail}" if finding.detail else ""))
            if finding.remedy:
                console.say(f"         {finding.remedy}", "strong")
    if not all(finding.good for finding in findings):
        raise typer.Exit(1)

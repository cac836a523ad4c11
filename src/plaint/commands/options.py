"""Arguments and options that several verbs share."""

from pathlib import Path
from typing import Annotated

import typer

from plaint.commands import complete

CampaignName = Annotated[
    str,
    typer.Argument(
        metavar="CAMPAIGN", autocompletion=complete.campaigns, help="Which campaign; `plaint list` names them."
    ),
]
OnlyTargets = Annotated[
    list[str] | None,
    typer.Option("--to", metavar="TARGET", autocompletion=complete.targets, help="Only this one; may be repeated."),
]
OutputFolder = Annotated[Path | None, typer.Option(metavar="DIR", help="Where files go, instead of output/.")]
Joint = Annotated[
    bool | None,
    typer.Option("--joint/--each-signs", help="One statement that carries all names, or one letter each."),
]
SignedBy = Annotated[
    str | None,
    typer.Option(
        metavar="ID|FILE|all",
        autocompletion=complete.signatories,
        help="Who signs: an id, all of signatories.yaml, or a table (CSV, .xlsx). Default: settings.yaml.",
    ),
]
LetterLanguage = Annotated[
    str | None,
    typer.Option(metavar="LANG", autocompletion=complete.languages, help="The letter's language, as en or ru."),
]
NoCode = Annotated[
    bool,
    typer.Option(
        "--no-code", help="No code at the foot, by which a receipt is matched; `codes: no` in settings.yaml: never."
    ),
]
SkipBad = Annotated[
    bool, typer.Option("--skip-bad", help="Go on without the bad rows of a table, and write them to a file.")
]

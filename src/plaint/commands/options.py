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
Members = Annotated[
    str,
    typer.Option(
        "--to",
        metavar="ID|FILE|all",
        autocompletion=complete.signatories,
        help="Which members: all of signatories.yaml, a table (CSV, .xlsx), or one id.",
    ),
]
Really = Annotated[bool, typer.Option("--really", help="Send. Without it nothing leaves this machine.")]
ToMe = Annotated[
    bool, typer.Option("--to-me", help="Send to your own mailbox only, as a trial: three messages, or --limit.")
]
Yes = Annotated[bool, typer.Option("--yes", help="Do not ask again; for scripts.")]
ByAccount = Annotated[str | None, typer.Option("--account", metavar="NAME", help="By this account of settings.yaml.")]
Limit = Annotated[int | None, typer.Option(metavar="N", min=1, help="No more than N messages this time.")]
RetryFailed = Annotated[
    bool, typer.Option("--retry-failed", help="Try those again whose mailbox refused the message for good.")
]
OwnWords = Annotated[
    list[str] | None,
    typer.Option(
        metavar="TEXT",
        help="Words of your own in each message; or of one language, as 'ru=…'. May be repeated.",
    ),
]
ForPrograms = Annotated[bool, typer.Option("--json", help="For programs: the plan, or what became of each message.")]

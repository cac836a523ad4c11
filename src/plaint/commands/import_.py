"""`plaint import`: what comes from elsewhere, drafted as data of this workspace; one verb a kind, one file a verb."""

from collections.abc import Callable

import typer

from plaint.commands import import_appeal, import_mailmerge, import_missions, import_signatories

app = typer.Typer(
    help="""Draft data of this workspace from what comes from elsewhere.

    Example:

      plaint import appeal appeal.eml
    """,
    no_args_is_help=True,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
_VERBS: tuple[tuple[str, Callable[..., None]], ...] = (
    ("appeal", import_appeal.run),
    ("signatories", import_signatories.run),
    ("missions", import_missions.run),
    ("mailmerge", import_mailmerge.run),
)
for _name, _run in _VERBS:
    app.command(_name)(_run)

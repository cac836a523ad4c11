"""`plaint recipients`: what to see to after the address book has changed; one verb a question."""

from collections.abc import Callable

import typer

from plaint.commands import recipients_changed

app = typer.Typer(
    help="""What to see to when the address book has changed.

    Example:

      plaint recipients changed
    """,
    no_args_is_help=True,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback()
def _group() -> None:
    """Keep the verb's own name: Typer would leave that of an only one out."""


_VERBS: tuple[tuple[str, Callable[..., None]], ...] = (("changed", recipients_changed.run),)
for _name, _run in _VERBS:
    app.command(_name)(_run)

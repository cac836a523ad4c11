"""The command line: registers the verbs; the one place that prints errors, picks exit codes and reads the clock."""

import errno
import os
import re
import signal
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from plaint import __version__
from plaint.commands import (
    about,
    call,
    check,
    copies,
    doctor,
    done,
    forget,
    import_,
    inbox,
    init,
    journal,
    letter,
    list_,
    notify,
    page,
    picket,
    print_,
    proof,
    recipients,
    remind,
    reply,
    report,
    resolve,
    schema,
    scrub,
    send,
    sheet,
    show,
    start,
    status,
    stop,
)

if TYPE_CHECKING:
    from plaint.errors import PlaintError

EXIT_BUG = 4
MOST_TOLD = 50  # problems on the screen
# Typer vendors Click and names only some of its exceptions: this is the root of those about usage.
_UsageError: type[Exception] = typer.BadParameter.__mro__[2]

EPILOG = """\
Examples:

  plaint init my-campaigns          make a workspace to learn from

  plaint letter karaganda-2003      letters as PDF, and what to do with each

  plaint show karaganda-2003        targets, what to dial, when, who gets copies

  plaint picket uralsk-2001         everything for a picket, in one file to print

Exit codes: 0 done, 1 your data or request, 2 usage, 3 some letters not delivered, 4 our bug, 130 stopped by you.
"""


class Boundary(TyperGroup):
    """Turns every failure into words and an exit code; nobody sees a traceback."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command that was asked for."""
        from plaint import console

        console.speak_unicode()
        try:
            return super().invoke(ctx)
        except _UsageError as error:
            if isinstance(error, typer.BadParameter):  # Typer checks choices by pydantic, whose words these are
                error.message = error.message.replace("Value error, ", "")
            raise
        except (typer.Exit, typer.Abort, BrokenPipeError):
            raise
        except Exception as error:  # noqa: BLE001 - the boundary
            raise typer.Exit(_explain(error)) from None


def _explain(error: Exception) -> int:
    """Say what went wrong; return the exit code that stands for it."""
    from plaint.errors import PlaintError

    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EIO):
        error = PlaintError(f"cannot write: {error.strerror}", "free some room, then run this again")
    if isinstance(error, PlaintError):
        _explain_expected(error)
        return error.exit_code
    _report_bug(error)
    return EXIT_BUG


def _explain_expected(error: "PlaintError") -> None:
    from plaint import console
    from plaint.errors import DataError

    if isinstance(error, DataError):
        for problem in error.problems[:MOST_TOLD]:
            console.say(str(problem), problem.severity)
        if (rest := len(error.problems) - MOST_TOLD) > 0:
            console.say(f"and {rest} more")
        count = len(error.problems)
        console.say(f"{count} problem{'s' if count > 1 else ''}; nothing was written.")
        return
    console.say(f"plaint: {error.message}", "error")
    if error.hint:
        console.say(f"  {error.hint}")


def _report_bug(error: Exception) -> None:
    import tempfile
    import traceback

    from plaint import console

    handle, path = tempfile.mkstemp(prefix="plaint-bug-", suffix=".txt")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(f"plaint {__version__}, Python {sys.version}\n")
        traceback.print_exception(error, file=file)
    console.say(f"plaint: a fault of Plaint itself: {type(error).__name__}", "error")
    console.say(f"  What happened stands in {path}; it may hold names from your workspace:")
    console.say("  read it before you send it to the developers.")


app = typer.Typer(
    name="plaint",
    cls=Boundary,
    help="Protest letters from plain files: signed letters as PDF, text, Word or e-mail draft.",
    epilog=EPILOG,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _show_version(wanted: bool) -> None:
    if wanted:
        sys.stdout.write(f"plaint {__version__}\n")
        raise typer.Exit


@app.callback()
def settle(
    ctx: typer.Context,
    workspace: Annotated[
        Path | None,
        typer.Option("-w", "--workspace", metavar="DIR", help="Another workspace than the one around here."),
    ] = None,
    _version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and stop.")
    ] = False,
) -> None:
    """Note where and when the call is made."""
    from plaint.session import Session

    folder = (workspace or Path()).absolute()
    if workspace and not folder.is_dir():
        from plaint.errors import PlaintError

        raise PlaintError(f"no folder {workspace}", "check the name after -w")
    launcher = os.environ.get("PLAINT_LAUNCHER")
    ctx.obj = Session(folder, datetime.now(UTC), _key_file(), Path(launcher) if launcher else None)


def _key_file() -> Path:
    """Where the cache's key lies by the XDG Base Directory Specification: state, not configuration."""
    state = os.environ.get("XDG_STATE_HOME", "")
    home = Path(state) if state.startswith("/") else Path("~/.local/state").expanduser()
    return home / "plaint" / "cache.key"


_VERBS: tuple[tuple[str, Callable[..., None]], ...] = (
    ("init", init.run),
    ("start", start.run),
    ("check", check.run),
    ("schema", schema.run),
    ("list", list_.run),
    ("show", show.run),
    ("letter", letter.run),
    ("sheet", sheet.run),
    ("page", page.run),
    ("picket", picket.run),
    ("print", print_.run),
    ("copies", copies.run),
    ("proof", proof.run),
    ("send", send.run),
    ("call", call.run),
    ("remind", remind.run),
    ("notify", notify.run),
    ("done", done.run),
    ("status", status.run),
    ("resolve", resolve.run),
    ("reply", reply.run),
    ("inbox", inbox.run),
    ("stop", stop.run),
    ("journal", journal.run),
    ("report", report.run),
    ("scrub", scrub.run),
    ("about", about.run),
    ("forget", forget.run),
    ("doctor", doctor.run),
)
for _name, _run in _VERBS:
    app.command(_name)(_run)
app.add_typer(import_.app, name="import")
app.add_typer(recipients.app, name="recipients")


def main() -> None:
    """Run Plaint; `-w DIR` may also stand after the verb. Being told to end is as if somebody pressed Ctrl-C."""
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, signal.default_int_handler)
    app(args=_workspace_first(sys.argv[1:]), prog_name="plaint")


def _workspace_first(words: list[str]) -> list[str]:
    for number, word in enumerate(words):
        if word == "--":
            break
        length = 2 if word in ("-w", "--workspace") else 1
        if length == 2 or re.match(r"-w.|--workspace=", word):
            end = number + length
            if end > len(words):
                return words[number:]
            return [*words[number:end], *words[:number], *words[end:]]
    return words

"""`plaint import mailmerge`: a folder of mailmerge becomes a workspace that sends the same mails."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from plaint import console

if TYPE_CHECKING:
    from plaint.mailmerge.drafting import Drafted
    from plaint.session import Session

MOST_TOLD = 50  # remarks


def run(
    ctx: typer.Context,
    folder: Annotated[
        Path, typer.Argument(metavar="FOLDER", help="With mailmerge_template.txt and mailmerge_database.csv.")
    ],
    to: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="The workspace to make, a new folder. Default: FOLDER-plaint, beside it."),
    ] = None,
    country: Annotated[
        str | None,
        typer.Option(metavar="CC", help="Where those written to are, as GB, unless a column `country` tells."),
    ] = None,
    lang: Annotated[str, typer.Option(metavar="LANG", help="The language of the mails, as en or ru.")] = "en",
) -> None:
    """Make a workspace of a folder of mailmerge: the same mails to the same people, each once.

    Nothing is sent, and nothing in FOLDER is changed. What mailmerge did otherwise is said, with what to do.

    Examples:

      plaint import mailmerge ../appeal

      plaint import mailmerge ../appeal --to appeal --country KZ
    """
    from plaint.errors import PlaintError
    from plaint.mailmerge.drafting import draft_import
    from plaint.mailmerge.writing import write_workspace

    session: Session = ctx.obj
    _require_sense(country, lang)
    source = (session.folder / folder).resolve()
    if not source.is_dir():
        raise PlaintError(f"no folder {folder}", "name the folder that mailmerge was run in")
    drafted = draft_import(source, lang, country)
    target = to or _beside(source, session.folder)
    write_workspace(drafted, session.folder / target)
    console.result(str(target))
    _tell(drafted)
    _tell_next(session, session.folder / target, drafted, target)


def _beside(source: Path, here: Path) -> Path:
    """Return a folder beside another, as it is seen from here."""
    import os

    return Path(os.path.relpath(source.with_name(f"{source.name}-plaint"), here))


def _require_sense(country: str | None, language: str) -> None:
    from plaint.contacts.countries import is_country
    from plaint.errors import PlaintError
    from plaint.model.text import LANGUAGE

    if country is not None and not is_country(country):
        raise PlaintError(f"--country {country}: no country", "write two capital letters of ISO 3166, as GB or KZ")
    if not LANGUAGE.match(language):
        raise PlaintError(f"--lang {language}: no language", "write a code of ISO 639, as en or ru")


def _tell(drafted: "Drafted") -> None:
    letters = len(drafted.addressees)
    texts = f"letters/{drafted.campaign}/{drafted.language}"
    where = f"one text for all, {texts}.md" if drafted.shared else f"a text for each, {texts}.….md"
    console.say()
    console.say(f"{letters} letter{'' if letters == 1 else 's'} from {_shown(drafted)}: {where}.", "strong")
    if drafted.files:
        console.say(f"  enclosed: {', '.join(list(drafted.files)[:8])}{' …' if len(drafted.files) > 8 else ''}")
    for remark in drafted.remarks[:MOST_TOLD]:
        console.say(str(remark), remark.severity)
    if (rest := len(drafted.remarks) - MOST_TOLD) > 0:
        console.say(f"and {rest} more")


def _shown(drafted: "Drafted") -> str:
    sender = drafted.sender
    return f"{sender.name} <{sender.address}>" if sender.name else sender.address


def _tell_next(session: "Session", root: Path, drafted: "Drafted", target: Path) -> None:
    from shlex import quote

    plaint = session.command_in(root)
    console.say()
    console.say("Next:", "strong")
    console.say(f"  cd {quote(str(target))}")
    console.say(f"  {plaint} check")
    console.say(f"  {plaint} send {drafted.campaign} --text-only --old-contacts")
    console.say("shows what would go out. --text-only sends no PDF of the letter, as mailmerge sent none.")
    console.say("--old-contacts is needed as long as nobody wrote `verified:` into recipients.yaml.")

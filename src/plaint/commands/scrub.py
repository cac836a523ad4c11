"""`plaint scrub`: forget who signed what is long done with."""

import re
from typing import TYPE_CHECKING, Annotated

import typer

from plaint import console

if TYPE_CHECKING:
    from plaint.session import Session

_DAYS = re.compile(r"([1-9]\d{0,4})\s*d?(?:ays?)?\Z")


def run(
    ctx: typer.Context,
    older_than: Annotated[
        str,
        typer.Option("--older-than", metavar="DAYS", help="To which nothing has happened for so many days, as 90."),
    ],
) -> None:
    """Take names out of the journal: who signed, who did what by hand, whom copies went to, of all that is long ago.

    Tell the organisers first: copies can name and count nobody any more. That each letter was sent stays known, and
    nobody gets one twice. No byte of what is forgotten stays in the files of the journal; texts with somebody's own
    words go from versions/ too. Backups and exports are yours to clean.

    Example:

      plaint scrub --older-than 90
    """
    from plaint.commands.surroundings import running_clock
    from plaint.deliver.journal import NAME, open_journal
    from plaint.errors import PlaintError
    from plaint.reading.root import find_root
    from plaint.sending.versions import Versions

    session: Session = ctx.obj
    found = _DAYS.match(older_than.strip().casefold())
    if not found:
        raise PlaintError(f"--older-than {older_than}: no number of days", "write it as 90")
    root = find_root(session.folder)
    if not (root / NAME).exists():
        console.say("There is no journal here: nothing was sent from this workspace.")
        return
    since = session.now.timestamp() - int(found[1]) * 86_400
    journal = open_journal(root / NAME, running_clock(session).now)
    try:
        with journal.locked():
            own = {one.key.version for one in journal.entries(kind="letter") if one.key.version != one.delivery.plain}
            count = journal.scrub(since)
            letters = journal.entries(kind="letter")
            kept = {one.key.version for one in letters if one.delivery.signers}
            kept |= {one.delivery.plain for one in letters}
            gone = Versions(root).forget(own - kept)
    finally:
        journal.close()
    if not count and not gone:
        console.say(f"Nothing is older than {found[1]} days: nothing was forgotten.", "strong")
        return
    texts = f"{gone} text{'' if gone == 1 else 's'} with somebody's own words"
    console.say(f"Scrubbed {count} in the journal, and removed {texts}.", "strong")

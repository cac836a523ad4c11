"""What `plaint about` and `plaint forget` do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plaint import console
from plaint.commands.person_report import say_draft, say_left, say_plan
from plaint.commands.surroundings import running_clock, secret_ways

if TYPE_CHECKING:
    from plaint.persons.files import Found
    from plaint.persons.kept import Kept
    from plaint.session import Session
    from plaint.workspace import Workspace


def look_up_person(session: Session, asked: str) -> Kept:
    """Return what is kept of somebody; errors as in `kept.look_up` and `Session.open`."""
    return _look_up(session.open(), asked)


def _look_up(workspace: Workspace, asked: str) -> Kept:
    from plaint.deliver.journal import NAME, read_journal
    from plaint.persons.kept import look_up

    with read_journal(workspace.root / NAME) as record:
        return look_up(asked, workspace.data, record, is_tracked=_is_tracked(workspace))


def _is_tracked(workspace: Workspace) -> bool:
    root = workspace.root.resolve()
    return any((folder / ".git").exists() for folder in (root, *root.parents))


def forget_person(session: Session, asked: str) -> bool:
    """Erase somebody; return whether nothing of her is left that could be reached.

    Raises:
        PlaintError: more than one person may be meant; another process sends; a file cannot be written.
    """
    from plaint.deliver.journal import NAME, open_journal
    from plaint.persons.drafts import withdraw_drafts
    from plaint.persons.erasing import Erasure

    workspace = session.open()
    kept = _look_up(workspace, asked)
    say_plan(kept)
    require_known(kept)
    is_own = workspace.data.settings.signatory in kept.person.ids
    erasure = Erasure(workspace.root, kept, is_signatory_of_settings=is_own)
    journal = open_journal(workspace.root / NAME, running_clock(session).now)
    try:
        with journal.locked():
            for recalled in withdraw_drafts(kept.entries, journal, workspace, secret_ways()):
                say_draft(recalled)
            erasure.from_journal(journal)
    finally:
        journal.close()
    left = erasure.from_files()
    say_left(kept, left)
    return not any(map(_is_to_do, left))


def require_known(kept: Kept) -> None:
    """Refuse to call somebody erased of whom no list says who she is.

    Raises:
        PlaintError: an id that no list knows was given, and nothing is kept under it.
    """
    from plaint.errors import PlaintError

    if not kept.is_anything:
        raise PlaintError(
            f"nothing is kept under '{kept.person.asked}', and no list says who that is",
            "name this person by the full name, then by each mailbox; `plaint about` looks without erasing",
        )


def _is_to_do(found: Found) -> bool:
    return found.fate != "doubtful"


def lift_person(session: Session, asked: str) -> None:
    """Let somebody who was forgotten, or wanted no more mail, be written for and called again.

    Raises:
        PlaintError: nobody of that id, name or mailbox was forgotten or wanted no more mail.
    """
    from plaint.deliver.journal import NAME, open_journal
    from plaint.deliver.record import diary, forgetting
    from plaint.errors import PlaintError

    workspace = session.open()
    kept = _look_up(workspace, asked)
    journal = open_journal(workspace.root / NAME, running_clock(session).now)
    try:
        names = kept.person.all_names
        count = journal.write(forgetting.lift(names)) + journal.write(diary.lift_silence(names))
    finally:
        journal.close()
    if not count:
        raise PlaintError(f"nobody called '{asked}' was forgotten or wanted no more mail", "nothing was changed")
    console.say(f"'{asked}' may be written for and called again.", "strong")

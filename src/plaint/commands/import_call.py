"""What `plaint import appeal` and `plaint start` share: reading the appeal, adding it, and asking what is open."""

from __future__ import annotations

import sys
import textwrap
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from plaint import console
from plaint.commands.tell import shown, step_line

if TYPE_CHECKING:
    from plaint.appeal.draft import AppealDraft
    from plaint.errors import Place
    from plaint.importing.plan import Doubt, Plan
    from plaint.importing.planning import Wish
    from plaint.reading.data import Data
    from plaint.session import Session

STDIN = "-"
MOST_ASKED = 30
WIDTH = 95


@dataclass(frozen=True)
class Reading:
    """An appeal that was read.

    Attributes:
        name: of its file, as a person knows it.
        text: as it was read, line by line.
    """

    name: str
    text: str
    draft: AppealDraft


def read_appeal_at(file: str) -> Reading:
    """Read an appeal from a file, or from standard input for `-`.

    Raises:
        PlaintError: it cannot be read, or is no text.
    """
    from plaint.appeal.files import MAX_BYTES, read_bytes, read_file
    from plaint.appeal.read import read_appeal
    from plaint.errors import PlaintError
    from plaint.render.pdf_text import pdf_text

    name = "standard input" if file == STDIN else file
    try:
        if file == STDIN:
            found = read_bytes(sys.stdin.buffer.read(MAX_BYTES + 1), pdf_text)
        else:
            found = read_file(Path(file), pdf_text)
    except PlaintError as error:
        is_named = error.message.startswith(Path(file).name)
        raise PlaintError(error.message if is_named else f"{name}: {error.message}", error.hint) from None
    if found.note:
        console.say(step_line("note", f"{name}: {found.note}"), "warning")
    return Reading(name, found.text, read_appeal(found.text))


def plan_for(reading: Reading, data: Data, wish: Wish) -> Plan:
    """Return what an appeal adds; on a terminal a country that nothing tells is asked for.

    Raises:
        PlaintError: as in `plan_import`.
    """
    from dataclasses import replace

    from plaint.commands.surroundings import ask, can_ask
    from plaint.importing.countries import country_of_campaign
    from plaint.importing.planning import is_empty, plan_import
    from plaint.orders import checked_country

    is_open = wish.country is None and not is_empty(reading.draft) and country_of_campaign(reading.draft, None) is None
    if is_open and can_ask():
        code = ask("Which country is it about? Two letters, as KZ:")
        wish = replace(wish, country=checked_country(code or None))
    return plan_import(reading.draft, data, wish)


def checked_id(name: str | None) -> str | None:
    """Return an id as it was typed.

    Raises:
        PlaintError: it can be none.
    """
    from plaint.errors import PlaintError
    from plaint.model.text import SLUG
    from plaint.naming import MAX_SLUG, slugify

    if name is not None and not (SLUG.match(name) and len(name) <= MAX_SLUG):
        raise PlaintError(f"--id {name}: no id", f"use small letters, digits and hyphens: --id {slugify(name)}")
    return name


def surroundings_of(session: Session, *, must_be: bool) -> tuple[Path | None, Data]:
    """Return the workspace's folder and what its files say; None and nothing where there is no workspace.

    Args:
        session: where the call is made.
        must_be: refuse where there is none.

    Raises:
        PlaintError: there is none, and one must be.
        DataError: something in its files is wrong.
    """
    from plaint.errors import PlaintError
    from plaint.reading.root import find_root

    try:
        root = find_root(session.folder)
    except PlaintError:
        if must_be:
            raise
        return None, nothing_known(session.folder)
    return root, session.open().data


def nothing_known(folder: Path) -> Data:
    """Return what a workspace says that has nothing in it."""
    from plaint.model.people import Settings
    from plaint.reading.data import Data

    return Data(root=folder, recipients={}, campaigns={}, signatories={}, settings=Settings())


def plain_form(reading: Reading) -> str:
    """Return what was found, and nothing else, in the form of `tests/appeals`."""
    from plaint.appeal.plain import as_plain

    return as_plain(reading.draft).rstrip("\n")


def as_json(reading: Reading, plan: Plan, root: Path | None) -> str:
    """Return for programs what was found, what would be added or was, and what is open.

    Args:
        reading: the appeal.
        plan: what becomes of it.
        root: the workspace that has it now; None where nothing was added.
    """
    import json
    from dataclasses import asdict

    from plaint.importing.shown import as_values

    data = None if root is None else _data(root)
    asked = [_doubt_json(doubt, data) for doubt in plan.doubts]
    value = {**as_values(plan), "written": root is not None, "questions": asked, "found": asdict(reading.draft)}
    return json.dumps(value, ensure_ascii=False, indent=2, default=str)


def _doubt_json(doubt: Doubt, data: Data | None) -> dict[str, object]:
    place = place_of(doubt, data) if data else None
    where = {"file": place.file, "line": place.line or 1} if place else {"file": None, "line": None}
    return {"harm": doubt.harm, "text": doubt.text, "appeal_line": doubt.line or None, **where}


def say_known(plan: Plan) -> None:
    """Name who was in the workspace already."""
    if plan.known:
        console.say(step_line("known", f"{', '.join(plan.known)}: used as they are"))


def say_review(reading: Reading) -> None:
    """Show the appeal with what was found in it."""
    from plaint.importing.passages import passages_of
    from plaint.screen import show_beside

    show_beside(passages_of(reading.text, reading.draft))


def wants_review(is_refused: bool) -> bool:
    """Tell whether somebody sits there who would look at a review."""
    return not is_refused and sys.stdout.isatty() and sys.stderr.isatty()


def write_plan(plan: Plan, root: Path) -> tuple[str, ...]:
    """Add a plan to a workspace; return the names of the files; errors as in `write_changes`."""
    from plaint.importing.writing import changes_of, write_changes

    return write_changes(changes_of(plan, root), root)


def say_doubts(plan: Plan, root: Path | None, name: str) -> None:
    """Ask what is open, in order of harm; each question with the place of the answer, or with the appeal's line.

    Args:
        plan: what was added, or would be.
        root: the workspace that has it now; None where nothing was added.
        name: the appeal's file.
    """
    if not plan.doubts:
        console.say("Nothing is left open; compare it with the appeal all the same.", "strong")
        return
    count = len(plan.doubts)
    what = f"{count} question{'s' if count > 1 else ''} that the appeal leaves open, the gravest first:"
    console.say(what, "strong")
    data = None if root is None else _data(root)
    for number, doubt in enumerate(plan.doubts[:MOST_ASKED], 1):
        where = place_of(doubt, data) if data else None
        at = f"{shown(root / where.file)}:{where.line or 1}" if root and where else _line_of(doubt, name)
        filled = textwrap.fill(f"{doubt.text} ({at})", WIDTH, break_long_words=False, break_on_hyphens=False)
        words = f"{number:>3}. " + filled.replace("\n", "\n     ")
        console.say(words, "warning" if doubt.harm <= 2 else "")
    if count > MOST_ASKED:
        console.say(f"and {count - MOST_ASKED} more")


def place_of(doubt: Doubt, data: Data) -> Place:
    """Return where the answer to a question is written."""
    from plaint.errors import Place
    from plaint.importing.texts import COMMENT_LINE

    return Place(doubt.file, COMMENT_LINE) if doubt.file else data.place(doubt.top, *doubt.trail)


def _line_of(doubt: Doubt, name: str) -> str:
    return f"{name}:{doubt.line}" if doubt.line else name


def _data(root: Path) -> Data:
    from plaint.reading.data import read_data

    return read_data(root)

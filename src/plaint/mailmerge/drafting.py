"""A folder of mailmerge, drafted as a workspace: who gets what from whom, and what is not carried over."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from plaint.errors import DataError, Place, Problem, RenderError, TemplateError
from plaint.mailmerge.addressees import UNKNOWN, Registry
from plaint.mailmerge.enclosing import Files
from plaint.mailmerge.folder import TEMPLATE, read_folder
from plaint.mailmerge.messages import Message, read_message
from plaint.mailmerge.remarks import remarks_on, told_once, unknown_countries
from plaint.mailmerge.server import PostServer, read_server
from plaint.mailmerge.shared import Shared, share_text
from plaint.mailmerge.template import fill_template, template_faults
from plaint.mailmerge.words import as_expected
from plaint.naming import slugify

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from plaint.mailmerge.addressees import Addressee
    from plaint.mailmerge.folder import Folder
    from plaint.mailmerge.messages import Mailbox

MOST_FAULTS = 200


@dataclass(frozen=True, kw_only=True)
class Drafted:
    """A workspace before it is written.

    Attributes:
        campaign: its id.
        title: of the campaign.
        language: of the texts.
        country: of those whose row names none, and of the campaign.
        sender: who writes.
        server: None where the folder had none.
        shared: the one text; None where each addressee has one.
        copies: who gets a copy of each letter.
        files: where each enclosure lies, by its name.
        remarks: what is otherwise than in mailmerge, and what to do.
    """

    campaign: str
    title: str
    language: str
    country: str
    sender: Mailbox
    server: PostServer | None
    addressees: tuple[Addressee, ...]
    shared: Shared | None
    copies: tuple[Mailbox, ...] = ()
    files: dict[str, Path] = field(default_factory=dict)
    remarks: tuple[Problem, ...] = ()


def draft_import(path: Path, language: str = "en", country: str | None = None) -> Drafted:
    """Read a folder of mailmerge and draft the workspace that sends the same mails.

    Args:
        path: the folder, whole.
        language: of the texts, ISO 639.
        country: where those who are written to are, ISO 3166-1; None where nobody said.

    Raises:
        DataError: something in the folder is wrong; everything is said.
    """
    folder = read_folder(path)
    server = read_server(folder.server) if folder.server else None
    messages, problems = _messages(folder)
    faults = [*(server if isinstance(server, tuple) else ()), *problems]
    files, registry = Files(path), Registry(country or UNKNOWN)
    kept = tuple(one for one in messages if one.sender.address == messages[0].sender.address)
    addressees = tuple(one for message in kept for one in registry.of(message, files.of(message)))
    faults += files.problems
    if faults or isinstance(server, tuple):
        raise DataError(tuple(dict.fromkeys(faults))[:MOST_FAULTS])
    copies = _copies(kept)
    remarks = (
        *folder.remarks,
        *(server.remarks if server else ()),
        *registry.remarks,
        *remarks_on(messages, copies),
        *unknown_countries(addressees, country),
    )
    subjects = {message.subject for message in kept}
    return Drafted(
        campaign=slugify(path.name, "mailmerge"),
        title=subjects.pop() if len(subjects) == 1 else path.name,
        language=language,
        country=country or next((one.country for one in addressees), UNKNOWN),
        sender=kept[0].sender,
        server=server,
        addressees=addressees,
        shared=share_text(folder.template, kept),
        copies=copies,
        files=files.found,
        remarks=told_once(remarks),
    )


def _messages(folder: Folder) -> tuple[tuple[Message, ...], list[Problem]]:
    """Return each row's mail, and what is wrong with the others."""
    problems = [_as_problem(fault) for fault in template_faults(folder.template, folder.columns)]
    messages: list[Message] = []
    for row in folder.rows if not problems else ():
        try:
            found = read_message(fill_template(folder.template, row), row)
        except TemplateError as error:
            problems.append(_as_problem(error))
            continue
        if isinstance(found, Message):
            messages.append(found)
            problems += _unset(found)
        else:
            problems += found
        if len(problems) >= MOST_FAULTS:
            break
    return tuple(messages), problems if messages else _of_all(problems)


def _of_all(problems: list[Problem]) -> list[Problem]:
    """Return what is wrong with every row, which is the template's fault, once; the rest row by row."""
    rows = {one.place for one in problems}
    everywhere = [one for one in told_once(problems) if one.message.endswith(f"({len(rows)} rows)")]
    return [*everywhere, *(one for one in problems if not any(_is_one_of(one, other) for other in everywhere))]


def _is_one_of(problem: Problem, other: Problem) -> bool:
    return other.message.startswith(f"{problem.message} (") and other.remedy == problem.remedy


def _unset(message: Message) -> Iterator[Problem]:
    """Yield why a body cannot be set: Markdown of somebody else's is not tame."""
    try:
        as_expected(message.body, message.form)
    except RenderError as error:
        yield Problem(message.row.place, error.message, error.hint)


def _as_problem(error: TemplateError) -> Problem:
    """Return a template's fault, whose message begins with its place, as a problem."""
    place, _, message = error.message.partition(": ")
    line = place.rpartition(":")[2]
    return Problem(Place(TEMPLATE, int(line) if line.isdecimal() else 0), message, error.hint)


def _copies(messages: tuple[Message, ...]) -> tuple[Mailbox, ...]:
    """Return those whom every mail goes to besides its addressee, without the sender."""
    if not messages:
        return ()
    others = [{one.address.casefold() for one in (*message.cc, *message.bcc)} for message in messages]
    everywhere = set.intersection(*others) - {messages[0].sender.address.casefold()}
    first = {one.address.casefold(): one for one in (*messages[0].cc, *messages[0].bcc)}
    return tuple(one for address, one in first.items() if address in everywhere)

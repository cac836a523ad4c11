"""What is kept of somebody in a workspace: entries, files, deliveries, acts; values only."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from plaint.deliver.record import diary, forgetting
from plaint.persons.files import MADE, find_files, unsearchable, workspace_files
from plaint.persons.who import find_person, known_rows, known_signatories
from plaint.reading.cells import read_cells

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from plaint.deliver.act import Act
    from plaint.deliver.delivery import Entry
    from plaint.deliver.record.reading import Record
    from plaint.persons.files import Found
    from plaint.persons.who import Known, Person
    from plaint.reading.data import Data

TABLES = (".csv", ".tsv", ".xlsx")


@dataclass(frozen=True, kw_only=True)
class Kept:
    """What is kept of somebody.

    Attributes:
        person: who.
        entries: deliveries that she signed, or that went to her.
        acts: what she did by hand.
        files: in which she stands, or that are hers.
        unseen: pictures in the record in which nobody but a person can see her.
        is_forgotten: she asked to be forgotten before.
        is_silent: she asked for no more mail, by a message that `plaint inbox` noted.
        is_tracked: the history of git may hold her.
    """

    person: Person
    entries: tuple[Entry, ...] = ()
    acts: tuple[Act, ...] = ()
    files: tuple[Found, ...] = ()
    unseen: tuple[str, ...] = ()
    is_forgotten: bool = False
    is_silent: bool = False
    is_tracked: bool = False

    @cached_property
    def forgotten(self) -> forgetting.Forgotten:
        """What the journal blanks her by."""
        return forgotten_of(self.person, frozenset(one.name for one in self.files if one.fate == "delete"))

    @property
    def shown(self) -> str:
        """How she is named on the command line."""
        words = next(iter(self.person.ids), "") or self.person.asked
        return f'"{words}"' if " " in words else words

    @property
    def own_entries(self) -> tuple[str, ...]:
        """Her ids in signatories.yaml."""
        return tuple(one.id for one in self.person.known if one.place.startswith("signatories.yaml"))

    @property
    def out_of_reach(self) -> tuple[Entry, ...]:
        """What has left the machine, or may have."""
        return tuple(one for one in self.entries if one.state in ("sent", "unknown"))

    @property
    def is_anything(self) -> bool:
        """Whether anything is kept of her."""
        return bool(self.entries or self.acts or self.files or self.person.known)


def forgotten_of(person: Person, files: frozenset[str]) -> forgetting.Forgotten:
    """Return what the journal knows and blanks somebody by."""
    needles = person.needles
    return forgetting.Forgotten(ids=needles.ids, mailboxes=needles.mailboxes, is_named=needles.is_in, files=files)


def look_up(asked: str, data: Data, record: Record, *, is_tracked: bool) -> Kept:
    """Return what is kept of somebody.

    Args:
        asked: an id, a name or a mailbox.
        data: of the workspace.
        record: the journal.
        is_tracked: the workspace has a history of git.

    Raises:
        PlaintError: more than one person may be meant; a file cannot be read.
    """
    person = find_person(asked, (*known_signatories(data.signatories.values()), *_rows(data.root)))
    person = person.with_codes(_codes(person, data, record))
    who = forgotten_of(person, frozenset())
    found = (record.entry(digest) for digest in record.read(forgetting.deliveries_of(who)))
    entries = tuple(entry for entry in found if entry)
    numbers = frozenset(record.read(forgetting.acts_by(who)))
    noted = record.read(diary.acts_of())
    acts = tuple(act for act in noted if act.number in numbers)
    proofs = {act.proof for act in acts if act.proof}
    shared = frozenset(act.proof for act in noted if act.proof in proofs and act.number not in numbers)
    return Kept(
        person=person,
        entries=entries,
        acts=acts,
        files=tuple(find_files(data.root, person, frozenset(_hers(person, acts, entries)) - shared, shared)),
        unseen=unsearchable(data.root),
        is_forgotten=any(record.read(diary.is_forgotten(name)) for name in person.all_names),
        is_silent=record.read(diary.is_silent(*person.ids, *person.needles.mailboxes)),
        is_tracked=is_tracked,
    )


def _codes(person: Person, data: Data, record: Record) -> Iterator[str]:
    """Yield the signs that stand for somebody in the codes of all campaigns' letters."""
    for campaign in data.campaigns.values():
        for target in ("", *(target.id for target in campaign.targets)):
            yield from (record.marks.code(campaign.id, target, one) for one in person.ids)


def _rows(root: Path) -> Iterator[Known]:
    """Yield who stands in the tables of the workspace, but for those that Plaint made."""
    for path in workspace_files(root):
        name = path.relative_to(root).as_posix()
        if path.suffix.lower() in TABLES and name.partition("/")[0] not in MADE:
            yield from known_rows(name, read_cells(path, name))


def _hers(person: Person, acts: tuple[Act, ...], entries: tuple[Entry, ...]) -> Iterator[str]:
    """Yield the files that are hers by what is known of her: receipts, her signature, texts with her own words."""
    yield from (act.proof for act in acts if act.proof)
    yield from person.pictures
    for entry in entries:
        own = entry.key.version != entry.delivery.plain and entry.delivery.kind == "letter"
        if own and len(entry.delivery.signers) <= 1:
            yield f"versions/{entry.key.version}.txt"

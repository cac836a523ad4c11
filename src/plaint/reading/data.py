"""Everything a workspace's files say, read once."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from plaint.errors import Place, Problem
from plaint.reading.root import CAMPAIGNS, PRIVATE, RECIPIENTS, SETTINGS, SIGNATORIES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from plaint.model.campaign import Campaign
    from plaint.model.people import Settings, Signatory
    from plaint.model.recipient import Kind, Recipient
    from plaint.reading.book import Read
    from plaint.reading.cache import Cache
    from plaint.reading.source import Source


@dataclass(frozen=True)
class Data:
    """The data of a workspace.

    Attributes:
        root: the folder that holds campaigns.yaml.
        problems: all that is wrong with the files themselves; where there are any, the values may be empty.
    """

    root: Path
    recipients: Mapping[str, Recipient]
    campaigns: Mapping[str, Campaign]
    signatories: Mapping[str, Signatory]
    settings: Settings
    problems: tuple[Problem, ...] = ()
    reads: Mapping[str, Read[object]] = field(default_factory=dict, repr=False)

    def place(self, top: str, *trail: str | int) -> Place:
        """Return where an entry stands, as `place("recipients", "kz-president", "fax")`."""
        read = self.reads.get(top)
        return read.place_of((top, *trail) if top != "settings" else trail) if read else Place(f"{top}.yaml")

    @cached_property
    def private_keys(self) -> Mapping[str, frozenset[str]]:
        """What recipients.private.yaml says of each entry, by key; "" is among them where it alone has the entry."""
        from plaint.reading.copies import keys_of

        files = {source.name: source for source in self.reads["recipients"].sources} if self.reads else {}
        public = keys_of(files[RECIPIENTS]) if RECIPIENTS in files else {}
        private = keys_of(files[PRIVATE]) if PRIVATE in files else {}
        return {name: keys if name in public else keys | {""} for name, keys in private.items()}

    @property
    def sources(self) -> tuple[Source, ...]:
        """The files that were read."""
        return tuple(source for read in self.reads.values() for source in read.sources)

    @property
    def digest(self) -> bytes:
        """What tells this state of all files together from every other."""
        return b"".join(source.name.encode() + b"\n" + source.digest for source in self.sources)

    def missions(self, of: str) -> Iterator[Recipient]:
        """Yield the missions of a state, in the order of the book."""
        return (mission for mission in self._of_kind("mission") if mission.of == of)

    def organisers(self) -> Iterator[Recipient]:
        """Yield those who get copies and are never targets, in the order of the book."""
        return self._of_kind("organiser")

    def _of_kind(self, kind: Kind) -> Iterator[Recipient]:
        book = self.recipients
        where = getattr(book, "where", None)
        found = where("kind", kind) if where else (entry for entry in book.values() if entry.kind == kind)
        return iter(found)


def read_data(root: Path, cache: Cache | None = None) -> Data:
    """Read the five files; a file that is missing is empty, but for campaigns.yaml."""
    from plaint.model.people import Settings, SignatoryFile
    from plaint.reading.book import Read, read_files
    from plaint.reading.copies import read_campaigns, read_recipients

    recipients = read_recipients(root / RECIPIENTS, root / PRIVATE, cache)
    campaigns = read_campaigns(root / CAMPAIGNS, cache)
    signatories = read_files([root / SIGNATORIES], root, SignatoryFile, "signatories")
    settings = read_files([root / SETTINGS], root, Settings, "")
    reads: dict[str, Read[object]] = {
        "recipients": Read(None, recipients.problems, recipients.sources, recipients.names),
        "campaigns": Read(None, campaigns.problems, campaigns.sources, campaigns.names),
        "signatories": Read(None, signatories.problems, signatories.sources, signatories.names),
        "settings": Read(None, settings.problems, settings.sources),
    }
    return Data(
        root=root,
        recipients=recipients.value or {},
        campaigns=campaigns.value or {},
        signatories=signatories.value.signatories if signatories.value else {},
        settings=settings.value or Settings(),
        problems=tuple(problem for read in reads.values() for problem in read.problems),
        reads=reads,
    )

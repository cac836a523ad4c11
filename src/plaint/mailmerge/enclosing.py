"""What mailmerge attached, found: only in its own folder, so that no row can ask for a file of yours."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from plaint.errors import Problem
from plaint.mailmerge.folder import TEMPLATE
from plaint.reading.unsafe import UNSAFE, quote
from plaint.workspace import MAX_ENCLOSURE

if TYPE_CHECKING:
    from pathlib import Path

    from plaint.mailmerge.messages import Message


@dataclass
class Files:
    """The files that mails carry.

    Attributes:
        folder: of mailmerge.
        found: where each lies, by its name from that folder on.
        problems: what cannot be attached.
    """

    folder: Path
    found: dict[str, Path] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def of(self, message: Message) -> tuple[str, ...]:
        """Return the names of a mail's files, from the folder on; note those that cannot be had."""
        names = (self._name(written, message) for written in message.files)
        return tuple(dict.fromkeys(filter(None, names)))

    def _name(self, written: str, message: Message) -> str:
        try:
            path, home = (self.folder / written).resolve(), self.folder.resolve()
            if written.startswith("~") or not path.is_relative_to(home):
                remedy = f"copy the file into the folder and name it without a path in {TEMPLATE}"
                return self._refuse(message, f"ATTACHMENT {quote(written)} lies outside of the folder", remedy)
            known = path.stat()
        except (OSError, ValueError, RuntimeError) as error:
            told = getattr(error, "strerror", "") or "no name of a file"
            remedy = "put the file there, or correct its name"
            return self._refuse(message, f"ATTACHMENT {quote(written)} cannot be read: {told}", remedy)
        name = path.relative_to(home).as_posix()
        if fault := _fault(path, known, name):
            return self._refuse(message, f"ATTACHMENT {quote(written)}: {fault}", "attach another, or none")
        self.found[name] = path
        return name

    def _refuse(self, message: Message, fault: str, remedy: str) -> str:
        self.problems.append(Problem(message.row.place, fault, remedy))
        return ""


def _fault(path: Path, known: os.stat_result, name: str) -> str:
    if not stat.S_ISREG(known.st_mode):
        return "it is no plain file"
    if known.st_size > MAX_ENCLOSURE:
        return "it is larger than 20 MiB"
    if not known.st_size:
        return "it is empty"
    if UNSAFE.search(name) or len(name) > 500 or name != name.strip() or "\n" in name or not path.name.isprintable():
        return "its name cannot stand in a mail"
    return "" if os.access(path, os.R_OK) else "you may not read it"

"""Folders of a mailbox: read from what LIST answers, and which of them is for drafts and which for sent mail."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from plaint.deliver.imap.names import decode_name, unquote

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Use = Literal["\\drafts", "\\sent"]
# What servers call them that do not say what they are for (RFC 6154), in the languages mail programs come in.
COMMON: dict[Use, tuple[str, ...]] = {
    "\\drafts": (
        "drafts", "draft", "draft messages", "entwürfe", "brouillons", "borradores", "rascunhos", "bozze",
        "concepten", "kladder", "utkast", "luonnokset", "koncepty", "szkice", "kopie robocze", "черновики",
        "чернетки", "шимайлар", "taslaklar", "πρόχειρα", "草稿", "下書き",
    ),
    "\\sent": (
        "sent", "sent items", "sent mail", "sent messages", "gesendet", "gesendete objekte",
        "gesendete elemente", "envoyés", "éléments envoyés", "messages envoyés", "enviados",
        "elementos enviados", "posta inviata", "verzonden", "verzonden items", "skickat", "sendte",
        "lähetetyt", "odeslané", "wysłane", "отправленные", "надіслані", "жіберілгендер", "gönderilmiş",
        "απεσταλμένα", "已发送", "送信済み",
    ),
}
_LINE = re.compile(
    rb'\((?P<flags>[^()]*)\) +(?:"(?P<mark>\\?[^\r\n])"|NIL) +(?P<name>"(?:[^"\\]|\\.)*"|[^\s"]\S*)',
    re.DOTALL | re.IGNORECASE,
)
_LITERAL = re.compile(rb"\{\d+\+?\}\Z")
_NOT_FOR_MAIL = frozenset({"\\noselect", "\\nonexistent"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Folder:
    r"""A folder that holds messages.

    Attributes:
        wire: its name as the server writes it.
        name: the same for people.
        uses: its attributes in small letters, as `\drafts` (RFC 6154).
        mark: what parts the levels of its name; "" where it has none.
    """

    wire: bytes
    name: str
    uses: frozenset[str] = frozenset()
    mark: str = ""

    @property
    def last(self) -> str:
        """The last level of its name, folded for comparing."""
        return _folded(self.name.rpartition(self.mark)[2] if self.mark else self.name)


def read_folders(lines: Iterable[object]) -> Iterator[Folder]:
    """Yield the folders that hold messages; what cannot be understood, or never be asked for, is passed over.

    Args:
        lines: as imaplib gives them: bytes, or a pair where the name came as a literal.
    """
    for line in lines:
        folder = _read(*line) if isinstance(line, tuple) else _read(line)
        if folder and not folder.uses & _NOT_FOR_MAIL and not re.search(rb"[\r\n\0]", folder.wire):
            yield folder


def choose_folder(folders: Iterable[Folder], use: Use, wanted: str | None) -> Folder | None:
    """Return the folder for a use: the one that the settings name, else the one the server says, else by its name."""
    known = tuple(folders)
    if wanted is not None:
        exact = (one for one in known if one.name == wanted)
        alike = (one for one in known if _folded(one.name) == _folded(wanted))
        return next(exact, None) or next(alike, None)
    said = (one for one in known if use in one.uses)
    named = (one for one in known if one.last in COMMON[use])
    return next(said, None) or next(named, None)


def _read(line: object, literal: object = None) -> Folder | None:
    match = _LINE.match(line) if isinstance(line, bytes) else None
    if match is None:
        return None
    wire = unquote(match["name"])
    if literal is not None:
        wire = literal if isinstance(literal, bytes) and _LITERAL.search(match["name"]) else b""
    if not wire:
        return None
    uses = match["flags"].decode("ascii", "replace").lower().split()
    mark = (match["mark"] or b"")[-1:].decode("ascii", "replace")
    return Folder(wire=wire, name=decode_name(wire), uses=frozenset(uses), mark=mark)


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()

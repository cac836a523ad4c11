"""`proofs/`: receipts, stamped copies, fax reports and photos, each under the sha256 of its bytes."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from plaint.deliver.act import PROOFS, PUBLIC
from plaint.errors import PlaintError
from plaint.reading.source import read_bytes, why_unread
from plaint.sending.versions import write_durably

if TYPE_CHECKING:
    from collections.abc import Iterable

PHOTOS = frozenset({"jpg", "jpeg", "png", "webp", "heic", "heif"})
KINDS = PHOTOS | {"pdf", "tif", "tiff", "gif", "txt", "eml", "msg", "html"}
MAX_PROOF = 25 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Proof:
    """A file that shows what was done.

    Attributes:
        path: where it is to be kept, relative to the workspace.
        fingerprint: sha256 of its bytes, in hexadecimal.
    """

    path: str
    fingerprint: str
    content: bytes


def read_proof(path: Path, campaign: str, *, may_publish: bool) -> Proof | tuple[str, str]:
    """Read a proof, or say why it is none and what to do.

    Args:
        path: of the file.
        campaign: id of the campaign in whose folder it is to be kept.
        may_publish: those in it have agreed that it be published: for photos.
    """
    kind = path.suffix.lower().lstrip(".")
    if kind not in KINDS:
        return "of no kind that is kept", f"one of {', '.join(sorted(KINDS))}"
    if may_publish and kind not in PHOTOS:
        return "no photo", "only photos are published; leave it out"
    try:
        content = read_bytes(path, MAX_PROOF)
    except OSError as error:
        return why_unread(path, error)
    if content is None:
        return "larger than 25 MiB", "make it smaller"
    if not content:
        return "empty", "name the file itself"
    digest = hashlib.sha256(content).hexdigest()
    name = f"{digest}{PUBLIC if may_publish else ''}.{kind}"
    return Proof(f"{PROOFS}/{campaign}/{name}", digest, content)


@dataclass(frozen=True)
class Proofs:
    """The folder of a workspace."""

    root: Path

    def keep(self, proofs: Iterable[Proof]) -> tuple[Path, ...]:
        """Write proofs durably, 0600 in folders of 0700; return those that were not there yet.

        Raises:
            PlaintError: one cannot be written; then none of them is kept.
        """
        new: list[Path] = []
        try:
            for proof in proofs:
                path = self.root / proof.path
                self._open_folder(path.parent)
                if not path.exists():
                    write_durably(path, proof.content)
                    new.append(path)
        except OSError as error:
            self.drop(new)
            raise PlaintError(f"cannot write {path}: {error.strerror}", "nothing was noted; free some room") from None
        except PlaintError:
            self.drop(new)
            raise
        return tuple(new)

    def drop(self, paths: Iterable[Path]) -> None:
        """Remove proofs that were kept for nothing."""
        for path in paths:
            path.unlink(missing_ok=True)

    def _open_folder(self, folder: Path) -> None:
        for one in (folder.parent, folder):
            if one.is_symlink():
                raise PlaintError(f"{one.relative_to(self.root)}/ is a link", "remove it: proofs stay in the workspace")
            one.mkdir(mode=0o700, exist_ok=True)

"""Acts are written down with their proofs: all of them or none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plaint.acts.proofs import Proofs
from plaint.deliver.record.noting import Wanted, note_acts

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from plaint.acts.deeds import Deed
    from plaint.deliver.journal import Journal
    from plaint.deliver.record.noting import Noted


def note_deeds(journal: Journal, root: Path, deeds: Iterable[Deed], *, again: bool = False) -> tuple[Noted, ...]:
    """Note acts and keep their proofs, all of them or nothing.

    Args:
        journal: open for writing.
        root: of the workspace.
        deeds: what was done.
        again: as of `record.noting.note_acts`.

    Raises:
        PlaintError: another process writes; something cannot be written.
    """
    wanted = tuple(deeds)
    with journal.locked():
        new = Proofs(root).keep({one.proof.path: one.proof for one in wanted if one.proof}.values())
        try:
            acts = (Wanted(act=one.act, known_as=one.known_as, row=one.row) for one in wanted)
            return journal.write(note_acts(acts, again=again))
        except BaseException:
            Proofs(root).drop(new)
            raise

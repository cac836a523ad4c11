"""Print jobs that are no letters become one PDF each, below the output folder."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plaint.contacts.countries import paper_of
from plaint.errors import PlaintError
from plaint.render.pdf import Press
from plaint.render.piece import print_pieces

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from plaint.model.people import Settings
    from plaint.output import Output
    from plaint.render.paper import Templates
    from plaint.render.piece import Piece
    from plaint.workspace import Workspace

MOST_MAILS = 5000


@dataclass(frozen=True)
class Printed:
    """A PDF that was written, and how many pages it has."""

    path: Path
    pages: int


@dataclass
class PrintRoom:
    """Prints pieces and writes them.

    Args:
        workspace: for templates and pictures.
        output: where files go.
    """

    workspace: Workspace
    output: Output

    def __post_init__(self) -> None:
        self.templates: Templates = self.workspace.templates()
        self.press = Press(self.workspace.open_picture, self.templates.place_of)

    def write(self, campaign: str, name: str, pieces: Sequence[Piece]) -> Printed:
        """Print pieces into `<campaign>/<name>.pdf`.

        Raises:
            RenderError: something is missing, refused or spoilt.
            PlaintError: the file cannot be written.
        """
        content, pages = print_pieces(self.press, pieces)
        return Printed(self.output.write(self.output.folder / campaign / f"{name}.pdf", content), pages)


def paper_for(settings: Settings, origin: str | None) -> str:
    """Return the paper of a print job: the settings', else what the sender's country uses; `A4` or `Letter`."""
    return settings.paper or paper_of(origin or settings.country)


def refuse_too_many(count: int) -> None:
    """Refuse a job that no office printer would end.

    Raises:
        PlaintError: more addresses than `MOST_MAILS`.
    """
    if count > MOST_MAILS:
        raise PlaintError(f"{count} addresses in one job", f"print at most {MOST_MAILS} at a time: split the table")

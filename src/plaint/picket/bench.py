"""Where parts are laid out: the plan, the address book, templates and press of one picket."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from plaint.catalogues import phrase
from plaint.picket.part import Part

if TYPE_CHECKING:
    from plaint.compose.picket.plan import PicketPlan
    from plaint.picket.part import PartName
    from plaint.reading.data import Data
    from plaint.render.paper import Templates
    from plaint.render.pdf import Press
    from plaint.render.piece import Piece


@dataclass(frozen=True)
class Bench:
    """What every part is made with."""

    plan: PicketPlan
    data: Data
    templates: Templates
    press: Press

    def part(self, name: PartName, piece: Piece) -> Part:
        """Lay out a piece as a part; errors as in `Press.lay_out`."""
        return self.named(name, piece.name, self.press.lay_out(piece.html))

    def named(self, name: PartName, file: str, document: Any) -> Part:
        """Return a laid-out document as a part, with its title and use in the organiser's language."""
        language = self.plan.language
        return Part(
            name=name,
            file=file,
            title=phrase(language, f"picket.part.{name}"),
            document=document,
            use=phrase(language, f"picket.use.{name}"),
        )

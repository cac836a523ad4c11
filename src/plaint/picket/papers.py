"""Each part of the pack is composed and laid out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from plaint.catalogues import phrase
from plaint.compose.picket.forms import receipt, refusal
from plaint.compose.picket.press_note import press_note
from plaint.compose.targets import office_of
from plaint.make import choose_layout
from plaint.picket.part import Extra, Part
from plaint.render.geometry import LAYOUTS
from plaint.render.paper import require_printable
from plaint.render.pdf import Press
from plaint.render.picket import Desk
from plaint.render.typesetting import lay_out_letter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from plaint.compose.letters import Composed
    from plaint.compose.picket.letters import Counter
    from plaint.compose.picket.plan import PicketPlan
    from plaint.model.letter import Letter
    from plaint.model.people import Settings
    from plaint.picket.part import PartName
    from plaint.render.geometry import Layout
    from plaint.render.piece import Piece
    from plaint.workspace import Workspace


def layout_of(settings: Settings, plan: PicketPlan) -> Layout:
    """Return where addresses stand on letters: as usual in the picket's country, on its paper."""
    layout = choose_layout(settings, plan.country, None)
    return layout if layout.paper == plan.paper else next(one for one in LAYOUTS if one.paper == plan.paper)


@dataclass
class Papers:
    """Makes the parts of one picket.

    Args:
        workspace: for pictures and templates.
        counter: what is handed in.
    """

    workspace: Workspace
    counter: Counter

    def __post_init__(self) -> None:
        self.layout = layout_of(self.workspace.data.settings, self.plan)
        self.templates = self.workspace.templates()
        self.press = Press(self.workspace.open_picture, self.templates.place_of)
        self.desk = Desk(self.templates, self.plan.paper)

    @property
    def plan(self) -> PicketPlan:
        """The plan of the picket."""
        return self.counter.plan

    def make(self, name: PartName) -> Iterator[Part | Extra]:
        """Lay out what belongs to one part; nothing where it does not apply.

        Raises:
            PlaintError: a text cannot be filled, or not be printed.
        """
        makers: dict[PartName, Callable[[], Iterator[Part | Extra]]] = {
            "letter": self._letters,
            "forward": self._forwarded,
            "receipt": self._receipt,
            "refusal": self._refusal,
            "press": self._press,
        }
        if maker := makers.get(name):
            yield from maker()

    @cached_property
    def own(self) -> tuple[Composed, ...]:
        """The letters to the one at whose door it is."""
        return self.counter.own()

    @cached_property
    def forwarded(self) -> tuple[Composed, ...]:
        """The letters to be forwarded."""
        return self.counter.forwarded()

    def _letters(self) -> Iterator[Part]:
        yield self._letter_part("letter", self.own)

    def _forwarded(self) -> Iterator[Part]:
        by_target: dict[str, list[Composed]] = {}
        for one in self.forwarded:
            by_target.setdefault(one.addressee.target.id, []).append(one)
        for letters in by_target.values():
            yield self._letter_part("forward", tuple(letters))

    def _letter_part(self, name: PartName, letters: tuple[Composed, ...]) -> Part:
        first = letters[0]
        language = self.plan.language
        office = office_of(first.addressee.recipient, language)
        is_by_hand = not first.letter.signatures[0].name
        return Part(
            name=name,
            file=f"{name}-{first.addressee.recipient.id}-{first.letter.language}",
            title=phrase(language, f"picket.part.{name}").format(name=office),
            document=self.press.join([self._laid(one.letter) for one in letters]),
            use=phrase(language, "picket.use.letter.by-hand" if is_by_hand else "picket.use.letter"),
        )

    def _laid(self, letter: Letter) -> Any:
        require_printable(letter)
        return lay_out_letter(letter, self.layout, self.templates, self.press)

    def _receipt(self) -> Iterator[Part]:
        words = receipt(self.counter.copy(), (*self.own, *self.forwarded), self.plan.lookup)
        yield self.part("receipt", self.desk.receipt(words))

    def _refusal(self) -> Iterator[Part]:
        yield self.part("refusal", self.desk.refusal(refusal(self.plan), self.plan.language))

    def _press(self) -> Iterator[Part]:
        yield self.part("press", self.desk.press_note(press_note(self.plan)))

    def part(self, name: PartName, piece: Piece) -> Part:
        """Lay out a piece as a part."""
        language = self.plan.language
        return Part(
            name=name,
            file=piece.name,
            title=phrase(language, f"picket.part.{name}"),
            document=self.press.lay_out(piece.html),
            use=phrase(language, f"picket.use.{name}"),
        )

"""Each part of the pack is composed and laid out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time
from functools import cached_property
from typing import TYPE_CHECKING, Any

from plaint.catalogues import phrase
from plaint.compose.copies import copy_lines
from plaint.compose.letters import Composed
from plaint.compose.picket.circumstances import gathering_of, notice_of
from plaint.compose.picket.forms import receipt, refusal
from plaint.compose.picket.press_note import press_language, press_note
from plaint.compose.targets import office_of
from plaint.make import choose_layout
from plaint.picket.bench import Bench
from plaint.picket.part import Extra, Part
from plaint.picket.street import StreetPapers
from plaint.render.copy_lists import copy_list_piece
from plaint.render.event import event_ics
from plaint.render.geometry import LAYOUTS
from plaint.render.notice import notice_piece
from plaint.render.paper import require_printable
from plaint.render.pdf import Press
from plaint.render.picket import Desk
from plaint.render.piece import page_of
from plaint.render.typesetting import lay_out_letter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from plaint.compose.picket.letters import Counter
    from plaint.compose.picket.plan import PicketPlan
    from plaint.model.letter import Letter
    from plaint.model.people import Settings
    from plaint.picket.part import PartName
    from plaint.render.geometry import Layout
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
        coded: returns a letter with its code; None where letters have none.
    """

    workspace: Workspace
    counter: Counter
    coded: Callable[[Composed], Composed] | None = None

    def __post_init__(self) -> None:
        self.layout = layout_of(self.workspace.data.settings, self.plan)
        self.templates = self.workspace.templates()
        self.press = Press(self.workspace.open_picture, self.templates.place_of)
        self.bench = Bench(self.plan, self.counter.data, self.templates, self.press)
        self.street = StreetPapers(self.bench)
        self.desk = Desk(self.templates, self.plan.paper)

    @property
    def plan(self) -> PicketPlan:
        """The plan of the picket."""
        return self.counter.plan

    def steps(self, names: tuple[PartName, ...]) -> int:
        """Return about how many times `make` will yield something for these parts."""
        letters = len(self.own if "letter" in names else ()) + len(self.forwarded if "forward" in names else ())
        return letters + len(names)

    def make(self, name: PartName) -> Iterator[Part | Extra | None]:
        """Lay out what belongs to one part; nothing where it does not apply; None for each letter, as it goes.

        Raises:
            PlaintError: a text cannot be filled, or not be printed.
        """
        makers: dict[PartName, Callable[[], Iterator[Part | Extra | None]]] = {
            "letter": self._letters,
            "forward": self._forwarded,
            "receipt": self._receipt,
            "refusal": self._refusal,
            "notice": self._notice,
            "placards": self.street.placards,
            "leaflet": self.street.leaflet,
            "petition": self.street.petition,
            "press": self._press,
            "copies": self._copies,
            "calendar": self._calendar,
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

    def _letters(self) -> Iterator[Part | None]:
        yield from self._letter_part("letter", self.own)

    def _forwarded(self) -> Iterator[Part | None]:
        by_target: dict[str, list[Composed]] = {}
        for one in self.forwarded:
            by_target.setdefault(one.addressee.target.id, []).append(one)
        for letters in by_target.values():
            yield from self._letter_part("forward", tuple(letters))

    def _letter_part(self, name: PartName, letters: tuple[Composed, ...]) -> Iterator[Part | None]:
        first = letters[0]
        language = self.plan.language
        office = office_of(first.addressee.recipient, language)
        is_by_hand = not first.letter.signatures[0].name
        laid: list[Any] = []
        for one in letters:
            laid.append(self._laid((self.coded(one) if self.coded else one).letter))
            yield None
        yield Part(
            name=name,
            file=f"{name}-{first.addressee.recipient.id}-{first.letter.language}",
            title=phrase(language, f"picket.part.{name}").format(name=office),
            document=self.press.join(laid),
            use=phrase(language, "picket.use.letter.by-hand" if is_by_hand else "picket.use.letter"),
        )

    def _laid(self, letter: Letter) -> Any:
        require_printable(letter)
        return lay_out_letter(letter, self.layout, self.templates, self.press)

    def _receipt(self) -> Iterator[Part]:
        copy = Composed(self.counter.copy(), self.own[0].addressee)
        stamped = self.coded(copy) if self.coded else copy
        words = receipt(stamped.letter, (*self.own, *self.forwarded), self.plan.lookup)
        yield self.bench.part("receipt", self.desk.receipt(words))

    def _refusal(self) -> Iterator[Part]:
        yield self.bench.part("refusal", self.desk.refusal(refusal(self.plan), self.plan.language))

    def _press(self) -> Iterator[Part]:
        yield self.bench.part("press", self.desk.press_note(press_note(self.plan)))

    def _notice(self) -> Iterator[Part]:
        notice = notice_of(self.plan, self.workspace.data.settings.picket)
        yield self.bench.part("notice", notice_piece(self.templates, notice, page_of(self.plan.paper)))

    def _copies(self) -> Iterator[Part]:
        plan, language = self.plan, self.plan.language
        lines = copy_lines(self.counter.data, self.counter.order, language)
        if lines:
            title = plan.campaign.title.best(language)
            yield self.bench.part(
                "copies", copy_list_piece(self.templates, page_of(plan.paper), title, lines, language)
            )

    def _calendar(self) -> Iterator[Extra]:
        plan = self.plan
        if plan.on is None:
            return
        moment = datetime.combine(plan.today, time(), UTC)
        yield Extra(
            name="calendar",
            file="picket.ics",
            title=phrase(plan.language, "picket.part.calendar"),
            content=event_ics(gathering_of(plan), press_language(plan), moment),
            pages=0,
            use=phrase(plan.language, "picket.use.calendar"),
        )

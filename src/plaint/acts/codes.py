"""Codes on printed letters: by them a receipt or a message that says "done" is matched with a letter.

A code as `port-aurora-2-K7Q4XM` names the campaign, its second target, and a number that stands for whoever signs; only
who has the journal and knows the signatories can tell whom. `port-aurora-0-…` is a member's own, for all targets.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from plaint.deliver.record.marks import Marks
    from plaint.model.campaign import Campaign

_CODE = re.compile(r"(?<![\w-])([a-z0-9]+(?:-[a-z0-9]+)*)-(\d{1,3})-([0-9a-z]{6})(?![\w-])", re.IGNORECASE)
_MISREAD = str.maketrans({"O": "0", "I": "1", "L": "1"})


@dataclass(frozen=True, slots=True)
class Code:
    """A code as it was read.

    Attributes:
        campaign: its id.
        target: the id of the target that stands there today; "" where the code is for all of them, or no target does.
        number: the six signs that stand for who signs.
        text: the code as it is printed.
    """

    campaign: str
    target: str
    number: str
    text: str


@dataclass(frozen=True)
class Codes:
    """Makes codes of a campaign's letters, and finds who a code is for.

    Args:
        campaign: the campaign.
        marks: the journal's.
    """

    campaign: Campaign
    marks: Marks

    def code(self, target: str, person: str) -> str:
        """Return what is printed on a letter.

        Args:
            target: the id of the target; "" for a member's own code, for all targets.
            person: id of who signs; "" for a letter to be signed by hand.
        """
        return f"{self.campaign.id}-{self._place(target)}-{self._number(target, person)}"

    def find(self, text: str) -> Iterator[Code]:
        """Yield the codes of this campaign in a text, however they are spelled."""
        for found in _CODE.finditer(text):
            name, place, number = found[1].lower(), int(found[2]), found[3].upper().translate(_MISREAD)
            if name == self.campaign.id:
                target = self.targets[place] if place < len(self.targets) else ""
                yield Code(name, target, number, f"{name}-{place}-{number}")

    @property
    def targets(self) -> tuple[str, ...]:
        """The ids of the targets by their places; the first, "", is all of them."""
        return ("", *(one.id for one in self.campaign.targets))

    def _place(self, target: str) -> int:
        return self.targets.index(target)

    def _number(self, target: str, person: str) -> str:
        return self.marks.code(self.campaign.id, target, person)

    def people_by_number(self, target: str, people: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """Return whom the six signs of a code to a target stand for, of some people."""
        found: dict[str, tuple[str, ...]] = {}
        for one in people:
            number = self._number(target, one)
            found[number] = (*found.get(number, ()), one)
        return found


class Bearers:
    """Tells whom a code is for.

    Args:
        codes: of a campaign.
        known: ids of those who may have one.
    """

    def __init__(self, codes: Codes, known: Iterable[str]) -> None:
        self._codes = codes
        self._known = tuple(dict.fromkeys(("", *known)))
        self._people: dict[str, dict[str, tuple[str, ...]]] = {}

    def of(self, code: Code) -> tuple[tuple[str, str], ...]:
        """Return whom a code may be for: pairs of target and person, "" where nobody's name was printed.

        A list of targets may have changed since it was printed: where its own place fits nobody, every other is tried.
        """
        for target in dict.fromkeys((code.target, *self._codes.targets)):
            if target not in self._people:
                self._people[target] = self._codes.people_by_number(target, self._known)
            if found := self._people[target].get(code.number):
                return tuple((target, one) for one in found)
        return ()

"""Forms that a picket needs at the door: the copy that the mission stamps, and what is noted where it will not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plaint.catalogues import phrase
from plaint.compose.picket.running import Field
from plaint.compose.targets import office_of

if TYPE_CHECKING:
    from datetime import date

    from plaint.compose.letters import Composed
    from plaint.compose.picket.plan import PicketPlan
    from plaint.model.letter import Letter

WITNESSES = 2
LEFT = ("box", "guard", "back")


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """A copy of the letter to the ambassador, with room for a stamp.

    Attributes:
        letter: of which it is a copy; nobody's personal sentence or name is in it.
        number: a line that says how many such letters are handed in, or "".
        together: label and lines of what else is handed in, to be forwarded.
        labels: of what is filled in beside the stamp.
    """

    title: str
    letter: Letter
    number: str
    together: Field
    received: str
    stamp: str
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """A form for what happened where the letters were not taken."""

    title: str
    facts: tuple[Field, ...]
    times: tuple[str, ...]
    notes: tuple[str, ...]
    left: str
    boxes: tuple[str, ...]
    witness: str
    labels: tuple[str, ...]
    witnesses: tuple[int, ...]
    keep: str


def receipt(copy: Letter, letters: tuple[Composed, ...], day: date) -> Receipt:
    """Put the receipt copy into words.

    Args:
        copy: the letter to the ambassador, signed by nobody.
        letters: everything that is handed in.
        day: whose holders of offices count.
    """
    language = copy.language
    own = [one for one in letters if one.addressee.via is None]
    forwarded = dict.fromkeys(_named(one, day, language) for one in letters if one.addressee.via)
    number = phrase(language, "picket.receipt.number").format(number=len(own)) if len(own) > 1 else ""
    return Receipt(
        title=phrase(language, "picket.receipt.title"),
        letter=copy,
        number=number,
        together=Field(phrase(language, "picket.receipt.together"), tuple(forwarded)),
        received=phrase(language, "picket.receipt.received"),
        stamp=phrase(language, "picket.receipt.stamp"),
        labels=tuple(phrase(language, f"picket.receipt.{key}") for key in ("date", "name", "signature")),
    )


def _named(composed: Composed, day: date, language: str) -> str:
    """Return a target's name and office in the receipt's language, whatever that of its letter is."""
    recipient = composed.addressee.recipient
    holder = recipient.holder_on(day)
    return ", ".join(filter(None, (holder.name.best(language) if holder else "", office_of(recipient, language))))


def refusal(plan: PicketPlan) -> Refusal:
    """Put the refusal form into words."""
    language = plan.language
    door = ", ".join((plan.door(language), *plan.address(language)))
    return Refusal(
        title=phrase(language, "picket.refusal.title"),
        facts=(
            Field(phrase(language, "picket.where"), (door,)),
            Field(phrase(language, "picket.date"), tuple(filter(None, (plan.day(language),)))),
        ),
        times=tuple(phrase(language, f"picket.refusal.{key}") for key in ("rang", "answered", "refused")),
        notes=tuple(phrase(language, f"picket.refusal.{key}") for key in ("who", "words")),
        left=phrase(language, "picket.refusal.left"),
        boxes=tuple(phrase(language, f"picket.refusal.{key}") for key in LEFT),
        witness=phrase(language, "picket.refusal.witness"),
        labels=tuple(phrase(language, f"sign.{key}") for key in ("name", "signature")),
        witnesses=tuple(range(1, WITNESSES + 1)),
        keep=phrase(language, "picket.refusal.keep"),
    )

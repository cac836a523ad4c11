"""What is to be done with a message, and why: a value, before anything is done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from plaint.answers.known import Place
    from plaint.answers.mail import Mail
    from plaint.answers.suggestions import Suggestion
    from plaint.deliver.act import Act

# `asks`: a person must look; `left`: it is none of Plaint's.
What = Literal["answer", "automatic", "bounced", "done", "stop", "asks", "known", "left"]
WRITES: frozenset[What] = frozenset({"answer", "automatic", "bounced", "done", "stop"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """What is to be done with a message.

    Attributes:
        mail: the message.
        what: the deed.
        why: by what it was recognised, in words.
        place: of an answer: where it is filed.
        sender, subject: of an answer, as it was before somebody forwarded it.
        acts: to be noted; a failure's is completed by the file that shows it.
        member: who wants no more mail, by id.
        known_as: by what else than by her id the member who writes is known.
        suggestions: left to a person.
        remedy: what a person can do; "".
    """

    mail: Mail
    what: What
    why: str
    place: Place | None = None
    sender: str = ""
    subject: str = ""
    acts: tuple[Act, ...] = ()
    member: str = ""
    known_as: tuple[str, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    remedy: str = ""

    @property
    def campaign(self) -> str:
        """The id of the campaign that it belongs to; "" where none is known."""
        return self.place.campaign if self.place else next((act.campaign for act in self.acts), "")

    @property
    def target(self) -> str:
        """The id of the target; "" where none is known, or all are meant."""
        targets = {act.target for act in self.acts}
        return self.place.target if self.place else (targets.pop() if len(targets) == 1 else "")

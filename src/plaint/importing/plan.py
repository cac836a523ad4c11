"""What an import would add to a workspace, and what it could not settle: values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from plaint.reading.blocks import Key
    from plaint.reading.plain import Trail


@dataclass(frozen=True, slots=True, order=True)
class Doubt:
    """A question that only a person can answer.

    Attributes:
        harm: 1 where a wrong answer harms somebody, more where it matters less; see `plaint.importing.doubts`.
        text: what to settle, in words.
        top: the file of data in which the answer is written, as `recipients`; "" for a text.
        trail: of the entry there, as `("kz-president", "fax")`.
        file: of a text, or "".
        line: of the appeal; 0 for the whole.
    """

    harm: int
    text: str
    top: str = ""
    trail: Trail = ()
    file: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Plan:
    """Entries to add.

    Attributes:
        campaign: its entry; `name` is the campaign's id.
        recipients: for recipients.yaml.
        private: for recipients.private.yaml.
        texts: names of files below the workspace, each with its content.
        known: ids of recipients who were in the workspace already.
        doubts: in order of harm.
        heading: the comment above what is added.
    """

    campaign: Key
    recipients: tuple[Key, ...] = ()
    private: tuple[Key, ...] = ()
    texts: tuple[tuple[str, str], ...] = ()
    known: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    heading: str = ""

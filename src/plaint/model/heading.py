"""What is said of a campaign where many are named."""

from __future__ import annotations

from typing import Literal

from plaint.model.text import Country, Day, Slug, Text, Value

Status = Literal["draft", "open", "updated", "stopped", "won", "closed"]


class Heading(Value):
    """The head of a campaign."""

    id: Slug
    title: Text
    country: Country
    published: Day | None = None
    until: Day | None = None
    status: Status

"""Which letters of a run are stamped: those that share their page with enough others."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Literal

from plaint.errors import RenderError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from plaint.compose.batches import Batch, Batches, CodeOf
    from plaint.compose.parts import Part
    from plaint.make import Workshop
    from plaint.render.binding.stamped import Stamped
    from plaint.render.stamping import Stamper

WORTH = 6  # letters with the same text, from which on laying them out once takes less time
ALONE = "too few letters have the same words"
_MOST_TOLD = 5


class Stamps:
    """Stamps letters, or says why not.

    Args:
        workshop: that prints them.
        render: `full`: none; `stamp`: all, or it is refused; `auto`: those for which it is worth it.
        tagged: by language, whether files have structure.
        code_of: gives each letter its code; None where they have none.

    Attributes:
        expected: letters that will surely be printed in full.
    """

    def __init__(
        self,
        workshop: Workshop,
        render: Literal["auto", "full", "stamp"],
        tagged: Mapping[str, bool],
        code_of: CodeOf | None = None,
    ) -> None:
        self.workshop = workshop
        self.render = render
        self.tagged = tagged
        self.code_of = code_of
        self.expected = 0
        self._stampers: dict[bool, Stamper] = {}
        self._counts: Counter[Batch] = Counter()

    def prepare(self, letters: Batches) -> None:
        """Lay out what letters share.

        Raises:
            RenderError: all are to be stamped, and some cannot be.
        """
        counts = Counter(batch for batch, _ in letters)
        worth = {"auto": WORTH, "stamp": 2, "full": len(letters) + 1}[self.render]
        self._counts = Counter({batch: count for batch, count in counts.items() if count >= worth})
        self.expected = len(letters) - self._counts.total()
        for tagged in {self.tagged[batch.letter.language] for batch in self._counts}:
            self._stampers[tagged] = self._stamper(letters, tagged)
        if self.render == "stamp":
            self._require_all(letters)

    def _stamper(self, letters: Batches, tagged: bool) -> Stamper:
        from plaint.render.stamping import Paper, prepare

        workshop = self.workshop
        paper = Paper(workshop.press, workshop.templates, workshop.layout, self.code_of)
        wanted = ((batch, part) for batch, part in letters if self._is_worth(batch, tagged))
        return prepare(paper, wanted, tagged=tagged)

    def _is_worth(self, batch: Batch, tagged: bool) -> bool:
        return batch in self._counts and self.tagged[batch.letter.language] == tagged

    def _require_all(self, letters: Batches) -> None:
        found = (self.stamp(batch, part) for batch, part in letters)
        reasons = Counter(one for one in found if isinstance(one, str))
        if not reasons:
            return
        told = "; ".join(f"{count:,}: {reason}" for reason, count in reasons.most_common(_MOST_TOLD))
        hint = "leave --render stamp out, and such letters are laid out one by one"
        raise RenderError(f"{reasons.total():,} of {len(letters):,} letters cannot be stamped ({told})", hint)

    def stamp(self, batch: Batch, part: Part) -> Stamped | str:
        """Return a letter stamped, else why it is not; "" where nobody wants it to be."""
        if batch not in self._counts:
            return ALONE if self._stampers or self.render == "stamp" else ""
        return self._stampers[self.tagged[batch.letter.language]].stamp(batch, part)

"""What WeasyPrint only logs, made an error: a letter with a box for a character or without its picture is spoilt."""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING

from plaint.errors import RenderError, TemplateError

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

    from plaint.errors import Place

# Said of letters that come out well: a larger file, a newer way to write the same, an older library.
_HARMLESS = (
    "Using fontTools instead of HarfBuzz-Subset",
    "Unable to subset",
    "Deprecated `",
    "Error when closing stream",
)
_PLACE = re.compile(r" at (\d+):\d+")


class Hearing(logging.Handler):
    """Keeps WeasyPrint's warnings and errors for the length of a block, instead of letting them be printed."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []
        self.logger = logging.getLogger("weasyprint")

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a message."""
        self.messages.append(record.getMessage())

    def __enter__(self) -> Hearing:
        self.logger.addHandler(self)
        self._propagated, self.logger.propagate = self.logger.propagate, False
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.logger.removeHandler(self)
        self.logger.propagate = self._propagated

    @property
    def spoilt(self) -> str:
        """The first message that is not harmless, or ""."""
        return next((message for message in self.messages if not message.startswith(_HARMLESS)), "")


def complaint_of(message: str, css: str, place_of: Callable[[str], Place | None]) -> TemplateError | RenderError:
    """Return what is wrong with a stylesheet: at its line in the workspace's template, else quoting the line.

    Args:
        message: WeasyPrint's, which counts lines in the filled stylesheet.
        css: the filled stylesheet.
        place_of: finds a line in the workspace's templates.
    """
    line = _line_of(message, css.splitlines())
    said = _PLACE.sub("", message).rstrip(".").replace(" `,", "`,")
    if place := place_of(line):
        return TemplateError(f"{place}: {said}", "mend the stylesheet")
    quoted = f", in: {line[:200]}" if line else ""
    return RenderError(f"the page would be spoilt: {said}{quoted}", "mend the template")


def _line_of(message: str, lines: list[str]) -> str:
    """Return the line that a message counts or, as those on selectors do, only quotes."""
    if found := _PLACE.search(message):
        return lines[int(found[1]) - 1].strip()
    quoted = message.partition("'")[2].rpartition("'")[0]
    return next((line.strip() for line in lines if quoted and quoted in line), "")

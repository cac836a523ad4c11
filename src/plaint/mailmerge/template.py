"""A template filled as mailmerge fills it: white space stays, cells are text, and what a cell breaks is marked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from plaint.errors import TemplateError
from plaint.templating import Misuse, Sandbox, fill, find_faults

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from plaint.mailmerge.folder import Row
    from plaint.reading.source import Source

BREAK = "\x00"
"""Stands for a line break out of a cell: reading lets no such character into a template or a table."""

MAX_DIGITS = 10
_REMEDY = (
    "put the result into a column of its own, which a spreadsheet can reckon, and print that; a template here may "
    "print cells, choose with if, and loop with for"
)


class MergeSandbox(Sandbox):
    """An environment that keeps line breaks after tags, and reads numbers."""

    def __init__(self, *, finalize: Callable[[Any], Any]) -> None:
        super().__init__(finalize=finalize)
        self.trim_blocks = self.lstrip_blocks = False
        self.filters |= {"int": _whole, "float": _number, "round": _rounded}


def _whole(value: Any, default: int = 0) -> int:
    try:
        return int(str(value).strip())
    except ValueError:
        return int(_number(value, float(default)))


def _number(value: Any, default: float = 0.0) -> float:
    try:
        found = float(str(value).strip())
    except ValueError:
        return default
    if not abs(found) < 10**MAX_DIGITS:
        raise Misuse("reckons with a number that is too large")
    return found


def _rounded(value: Any, precision: int = 0) -> float:
    if not isinstance(precision, int) or not 0 <= precision <= MAX_DIGITS:
        raise Misuse(f"rounds to a number of digits that is not from 0 to {MAX_DIGITS}")
    return round(_number(value), precision)


def _printed(value: Any) -> str:
    return str(value).replace("\n", BREAK)


def template_faults(template: Source, columns: Mapping[str, str]) -> Iterator[TemplateError]:
    """Yield what is wrong with a template whatever it is filled with: its syntax, columns that there are not."""
    for fault in find_faults(template.text, template.name, _printed, columns, MergeSandbox):
        is_name = "no value" in fault.message
        yield TemplateError(fault.message.replace("no value", "no column"), fault.hint if is_name else _REMEDY)


def is_template(part: str, columns: Mapping[str, str]) -> bool:
    """Tell whether a part of a template, cut out of it, is one too: no tag was cut in two."""
    return not find_faults(part, "part", _printed, columns, MergeSandbox)


def fill_template(template: Source, row: Row) -> str:
    """Return a mail as mailmerge makes it of a row, headers and all, with `BREAK` for each line break of a cell.

    Raises:
        TemplateError: the template cannot be filled with this row.
    """
    environment = MergeSandbox(finalize=_printed)
    try:
        return fill(environment, template.text, template.name, row.cells)
    except TemplateError as error:
        raise TemplateError(f"{error.message} (filled with {row.place})", _REMEDY) from None

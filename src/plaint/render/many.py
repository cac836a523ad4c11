"""Many addresses at once: all that cannot be printed are named together."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from plaint.errors import RenderError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from plaint.compose.mailing import Mail

Fitted = TypeVar("Fitted")
MOST_NAMED = 5


def fit_all(mails: Iterable[Mail], fit: Callable[[Mail], Fitted]) -> tuple[Fitted, ...]:
    """Return each address as it fits.

    Args:
        mails: the addresses.
        fit: how one fits; raises RenderError where it does not.

    Raises:
        RenderError: some do not; the first of them are named, and how many more there are.
    """
    fitted, faults = [], []
    for mail in mails:
        try:
            fitted.append(fit(mail))
        except RenderError as error:
            faults.append(error)
    if not faults:
        return tuple(fitted)
    told = dict.fromkeys(error.message for error in faults)
    more = f"; and {len(told) - MOST_NAMED} more" if len(told) > MOST_NAMED else ""
    raise RenderError("; ".join(list(told)[:MOST_NAMED]) + more, faults[0].hint)

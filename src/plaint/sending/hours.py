"""When a fax may ring: in the working hours of its target."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from plaint.contacts.windows import Window
    from plaint.model.recipient import Recipient

USUAL = "Mo-Fr 09:00-18:00"


def next_opening(recipient: Recipient, now: datetime) -> Window | None:
    """Return the stretch of office hours that is now or comes next; None where the office's clock is not known.

    Where its hours are not known, the usual ones count.

    Args:
        recipient: with `hours` and `timezone`.
        now: aware.
    """
    from datetime import UTC, timedelta

    from plaint.contacts.hours import parse_hours
    from plaint.contacts.windows import next_windows
    from plaint.contacts.zones import in_zone, zone_of_country

    zone = recipient.timezone or zone_of_country(recipient.country, now.date())
    if zone is None:
        return None
    yesterday = in_zone(now, zone).date() - timedelta(days=1)
    ahead = next_windows(parse_hours(recipient.hours or USUAL), zone, first=yesterday, count=15)
    return next((window for window in ahead if window.end.astimezone(UTC) > now), None)

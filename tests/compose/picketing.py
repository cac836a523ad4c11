"""A picket as tests need it: invented, in London, on a Tuesday."""

from datetime import UTC, date, datetime, time

from tests.given import TODAY, campaign, data, embassy, library

from plaint.compose.letters import Order
from plaint.compose.picket.letters import Counter
from plaint.compose.picket.place import Place
from plaint.compose.picket.plan import PicketPlan

DAY = date(2026, 12, 1)


def plan(about=None, door=None, **keys):
    """A plan; `keys` go before what is usual."""
    usual = {
        "campaign": about or campaign(),
        "place": Place(door or embassy(verified="2026-11-01", hours="Mo-Fr 10:00-16:00")),
        "on": DAY,
        "at": time(12, 30),
        "today": TODAY,
        "now": datetime.combine(TODAY, time(12), UTC),
        "lookup": DAY,
        "language": "en",
        "street": ("en",),
        "paper": "A4",
    }
    return PicketPlan(**{**usual, **keys})


def counter(planned, *recipients, texts=(), **order):
    """Where the letters of a plan are composed."""
    door = () if planned.place.is_generic else (planned.recipient,)
    book = data(*door, *recipients, language=planned.language)
    wanted = {"campaign": planned.campaign, "origin": planned.country, "day": planned.on or TODAY, **order}
    return Counter(book, library(*texts), Order(**wanted), planned)

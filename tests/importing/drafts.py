"""Read appeals made by hand: invented people, offices and campaigns."""

from datetime import date

from plaint.appeal.draft import (
    AppealDraft,
    Ask,
    CopyEntry,
    Entry,
    Event,
    Found,
    Mission,
    ModelLetter,
    Point,
    Question,
)
from plaint.importing.planning import Wish, plan_import
from plaint.importing.writing import changes_of, write_changes
from plaint.reading.data import read_data

LETTER = """\
Your Excellency,

I am worried about Orla Fair, who has been held since May.

* Let her go at once;
* pay what she is owed.

Yours sincerely,
[your name]"""


def found(value, line=1, sure=True):
    return Found(value, line, sure)


def point(channel, printed, value=None, line=12, sure=True, **more):
    return Point(channel, printed, value, line, sure, **more)


def entry(line=10, sure=True, **keys):
    return Entry(line, sure, **keys)


FAX = point("fax", "+7 7212 00 10 00", "+77212001000")
MAIL = point("email", "court@example.org", "court@example.org", line=13)


def judge(**keys):
    usual = {
        "name": found("Ada Bench", 10),
        "office": found("President of the Court", 11),
        "kind": "court",
        "rank": "judge",
        "salutation": found("Dear Judge", 14),
        "address": (found("1 Court Square", 12), found("Fairhaven, Kazakhstan", 12)),
        "points": (FAX, MAIL),
    }
    return entry(**{**usual, **keys})


UNION = entry(
    20,
    name=found("Hidden Union", 20),
    kind="organiser",
    points=(point("email", "union at example.org", "union@example.org", line=21),),
)


def draft(**keys):
    usual = {
        "title": found("Open the gates", 1),
        "country": found("KZ", 2),
        "published": found("2026-11-01", 3),
        "act_before": found(date(2027, 1, 31), 4),
        "languages": ("en",),
        "people": (found("Orla Fair", 5),),
        "demands": (found("The gates must be opened.", 6), found("Pay what is owed.", 7, sure=False)),
        "slogans": (found("Open!", 8),),
        "targets": (judge(), entry(16, mission=Mission("KZ", is_in_your_country=True), kind="mission")),
        "copies": (CopyEntry(UNION, ("letter", "reply"), ("email",)),),
        "asks": (Ask("donate", "to the fund", 22),),
        "events": (Event("Picket", date(2026, 12, 1), 23),),
        "risks": (found("Do not write to the prison.", 24),),
        "letter": ModelLetter(LETTER, "en", "Your Excellency,", 30, 38),
        "questions": (Question("what is meant by the last line?", 40),),
    }
    return AppealDraft(**{**usual, **keys})


def wish(**keys):
    return Wish(**{"name": "appeal.txt", **keys})


def plan(read, root, **keys):
    return plan_import(read, read_data(root), wish(**keys))


def write(read, root, **keys):
    """Add a draft to the workspace; return the plan."""
    made = plan(read, root, **keys)
    write_changes(changes_of(made, root), root)
    return made

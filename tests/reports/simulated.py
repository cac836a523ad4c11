"""A campaign whose week was simulated: the journal, and the truth beside it."""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from tests.deliver.deliveries import Hands, delivery, journal_in

from given import campaign, court, data, embassy, recipient, signatory
from plaint.deliver.act import Act, Answer
from plaint.deliver.record import diary
from plaint.reports.facts import read_facts
from plaint.reports.whole import Brief, compose_report
from plaint.sending.versions import Version, Versions

NAME = "open-gates"
LONDON = ZoneInfo("Europe/London")
START = date(2026, 11, 16)  # a Monday
MINISTER = {"kind": "ministry", "office": {"en": "Minister of Gates"}, "name": "Ben Late", "country": "KZ"}
BOOK = (
    court(),
    recipient("minister", **MINISTER, email={"address": "minister@example.org", "status": "bouncing"}),
    embassy(),
    embassy("kz-embassy-berlin", country="DE", post={"lines": ["3 Iceberg Row"], "city": "Berlin"}),
    recipient("hidden-union", kind="organiser", name="Hidden Union", country="KZ", languages=["ru"],
              email="union@example.net"),
)
GATES = campaign(
    targets=["court", "minister", {"mission": "KZ"}, "deaf"],
    copies=[{"to": "hidden-union", "by": "email"}],
)
DEAF = recipient("deaf", kind="official", office="Deaf Office", country="KZ")


def at_noon(day):
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC).timestamp()


@dataclass
class Week:
    """A journal that is written step by step, day by day."""

    folder: Path
    people: dict = field(default_factory=dict)
    hands: Hands = field(default_factory=lambda: Hands(at_noon(START)))
    number: int = 0

    def __post_init__(self):
        self.journal = journal_in(self.folder, self.hands)

    def join(self, name, /, **keys):
        """Let somebody be known."""
        self.people[name] = signatory(name, **{"name": f"Person {name}", "email": f"{name}@example.com", **keys})
        return name

    def on(self, day):
        self.hands.at = at_noon(day)
        return self

    def send(self, *signers, office="court", way="email", state="sent", text="The gates", own=False, language="en"):
        """Plan a letter and bring it into a state; return its digest."""
        self.number += 1
        kept = Version(campaign=NAME, office=office, holder="", language=language, subject=text, body="Open the gates.")
        Versions(self.folder).keep(kept)
        version = f"own-{self.number}" if own else kept.hash
        letter = delivery(
            self.number,
            campaign=NAME,
            office=office,
            holder="",
            way=way,
            version=version,
            address="" if way == "post" else f"{office}-{self.number}@example.org",
            signers=signers,
        )
        letter = replace(letter, language=language, target=office, plain=kept.hash, printed_office=office.title())
        self.journal.plan([letter])
        digest = letter.key.digest
        _bring(self.journal, digest, state, way)
        return digest

    def act(self, how, *, target="court", count=1, day=START, standing="claimed", person="", **more):
        office = {"mission-kz": "kz-embassy-london"}.get(target, target)
        act = Act(
            campaign=NAME, how=how, day=day, target=target, office=office, count=count, standing=standing,
            person=person, **more,
        )  # fmt: skip
        return self.journal.write(diary.note_act(act))

    def answer(self, *, target="court", day=START, kind="answer", **more):
        known = {"file": "replies/open-gates/1.eml", "fingerprint": "f" * 64, "sender": "ada@example.org",
                 "subject": "Dear Person alma", **more}
        self.journal.write(
            diary.file_answer(Answer(campaign=NAME, target=target, office=target, day=day, kind=kind, **known))
        )

    def compose(self, *, found=GATES, language="en", full=False, day=START + timedelta(days=7)):
        brief = Brief(
            data=data(*BOOK, DEAF),
            campaign=found,
            facts=read_facts(self.journal, NAME, LONDON),
            known=tuple(self.people.values()),
            versions=Versions(self.folder),
            open_picture=lambda name: (self.folder / name).read_bytes(),
            language=language,
            day=day,
            consent=day,
            is_full=full,
        )
        return compose_report(brief)

    def report(self, **asked):
        return self.compose(**asked).report


def _bring(journal, digest, state, way):
    """Lead a planned delivery into a state by the journal's own steps."""
    if state == "planned":
        return
    if state == "cancelled":
        journal.cancel([digest], "taken back")
    elif way == "post":
        journal.resolve(digest, "posted", sent=True)
    else:
        journal.begin(digest)
        if state != "failed":
            journal.hand(digest)
        journal.settle(digest, state, "550 no such user" if state == "failed" else "250 queued")

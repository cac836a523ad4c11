"""Deliveries, journals and ways out, as the tests of journal and outbox need them."""

from plaint.deliver.delivery import Delivery, Key
from plaint.deliver.journal import NAME, open_journal
from plaint.deliver.outbox import Job, Outbox
from plaint.deliver.pace import Clock, Pace
from plaint.deliver.transport import Handover, Outcome, Parcel

NOON = 1_790_000_000.0
CAMPAIGN = "karaganda-2003"


def delivery(number=1, *, kind="letter", signers=("ruth",), not_before=0.0, covers=(), known_as=(), account="", **key):
    """Return the letter to the official of a number, or a copy to the organiser of one."""
    given = {
        "campaign": CAMPAIGN,
        "office": f"office-{number}",
        "holder": f"Holder {number}",
        "signatory": "" if kind == "copy" else "+".join(signers),
        "way": "email",
        "version": "v1",
        "address": f"office-{number}@example.org",
    }
    return Delivery(
        key=Key(**(given | key)),
        kind=kind,
        target=f"target-{number}",
        printed_office=f"Office {number}",
        printed_holder=f"Mr Holder {number}",
        addressee=(f"Mr Holder {number}", "1 Example Street"),
        language="en",
        plain="" if kind == "copy" else f"plain {(given | key)['version']}",
        signers=() if kind == "copy" else signers,
        not_before=not_before,
        covers=covers,
        known_as=known_as,
        account=account,
    )


def deliveries(count, **changes):
    return [delivery(number, **changes) for number in range(1, count + 1)]


def copy_of(letters, number=1, **changes):
    """Return a copy to an organiser that tells of letters, given by their digests."""
    office = {"office": f"organiser-{number}", "holder": f"Organiser {number}", "address": f"org-{number}@example.org"}
    version = "-".join(letter[:6] for letter in letters)
    return delivery(number, kind="copy", covers=tuple(letters), **({"version": version} | office | changes))


class Hands:
    """A clock that stands still until somebody moves it or sleeps; `monotonic` never goes back."""

    def __init__(self, at=NOON):
        self.at = at
        self.passed = 0.0
        self.slept = []

    def now(self):
        return self.at

    def monotonic(self):
        return self.passed

    def sleep(self, seconds):
        self.slept.append(seconds)
        self.at += seconds
        self.passed += seconds

    @property
    def clock(self):
        return Clock(self.now, self.monotonic, self.sleep)


class Counter:
    """A way out that takes every letter, and counts them; what it is told to do instead, it does, once each.

    Attributes:
        arrived: the addresses, in order.
        script: what to do with each letter to come: None, a Handover, or a function of the parcel and the commit.
    """

    def __init__(self, *script):
        self.script = list(script)
        self.arrived = []
        self.asked = []

    def hand_over(self, parcel, commit):
        self.asked.append(parcel.to)
        play = self.script.pop(0) if self.script else None
        if isinstance(play, Handover):
            return play
        if play is not None:
            return play(parcel, commit)
        commit()
        self.arrived.append(parcel.to)
        return sent()

    def find(self, parcel):
        return Handover(outcome=Outcome.UNKNOWN, stage="find")

    def close(self):
        pass


def sent(**given):
    return Handover(**({"outcome": Outcome.SENT, "stage": "end", "code": 250, "reply": "250 queued"} | given))


def refused(**given):
    return Handover(**({"outcome": Outcome.FAILED, "stage": "rcpt", "code": 550, "reply": "550 unknown"} | given))


def busy(**given):
    return Handover(**({"outcome": Outcome.RETRY, "stage": "rcpt", "code": 451, "reply": "451 later"} | given))


def lost(parcel, commit):
    """Take the letter to the point of no return, and lose the answer."""
    commit()
    return Handover(outcome=Outcome.UNKNOWN, stage="end", reply="no answer")


def parcel_to(address):
    return Parcel(tag="", to=address, content=b"", form="message/rfc822")


def jobs_for(journal, digests=None):
    """Return jobs for what is planned."""
    planned = [entry for entry in journal.entries() if digests is None or entry.digest in digests]
    return [Job(entry.digest, lambda entry=entry: parcel_to(entry.key.address)) for entry in planned]


def journal_in(folder, hands=None):
    return open_journal(folder / NAME, (hands or Hands()).now)


def outbox_for(journal, way_out, hands=None, stop=bool, **pace):
    hands = hands or Hands()
    return Outbox(journal, lambda way: way_out, Pace(**({"day": NOON - 3600} | pace)), hands.clock, stop)


def states_of(journal):
    return [entry.state for entry in journal.entries()]


def send_all(journal, way_out, hands=None, **pace):
    """Run the outbox over all that is planned; return what happened in words."""
    jobs = [job for job in jobs_for(journal) if journal.entry(job.digest).state == "planned"]
    return [step.what for step in outbox_for(journal, way_out, hands, **pace).run(jobs)]

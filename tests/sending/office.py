"""A small post office to plan with: invented people who write to an invented court, and what the journal says of it."""

from datetime import UTC, datetime

from given import TODAY, campaign, court, data, library, signatory, text
from plaint.compose.letters import Order
from plaint.deliver.journal import open_journal
from plaint.sending.desks import Desks
from plaint.sending.drafting import Drafting
from plaint.sending.ledger import Ledger
from plaint.sending.planning import Planner
from plaint.sending.versions import Version, Versions
from plaint.sending.wish import SendWish

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)  # a Monday
MAIL = {"email": "union@example.com", "name": "The Union", "smtp": {"host": "mail.example.com"}}
FAX = {"fax": {"by": "command", "preset": "hylafax"}}
ACCOUNTS = {"union": MAIL, "fax": FAX}
CHECKED = {"verified": "2026-11-01"}


def member(name, /, **keys):
    return signatory(name, **{"name": name.title(), "consent": ["sign"], "country": "GB", **keys})


def order(*people, about=None, **keys):
    form = "statement" if len(people) > 1 else "letter"
    wanted = {"origin": None, "day": TODAY, "form": form, **keys}
    return Order(campaign=about or campaign(channels=["email", "fax"]), signatories=people, **wanted)


PATHS = {
    "planned": (),
    "sending": ("sending",),
    "handing": ("sending", "handing"),
    "sent": ("sending", "handing", "sent"),
    "unknown": ("sending", "handing", "unknown"),
    "failed": ("sending", "failed"),
}


class Office:
    """A journal, and plans made from it."""

    def __init__(self, root, *recipients, texts=None, accounts=ACCOUNTS, people=(), **settings):
        self.root = root
        self.texts = texts or (text(),)
        known = recipients or (court(**CHECKED),)
        self.book = data(*known, signatories=people, accounts=accounts, **settings)
        self.journal = open_journal(root / "journal.db", NOW.timestamp)
        self.versions = Versions(root)

    def plan(self, order, now=NOW, account=None, **wish):
        drafting = Drafting(self.book, library(*self.texts), order)
        desks = Desks(self.book.settings, account)
        ledger = Ledger(self.journal, order.campaign.id)
        planner = Planner(drafting, desks, ledger, self.versions, wish=SendWish(**wish), now=now, today=now.date())
        return planner.make()

    def record(self, envelopes, state="sent"):
        """Note envelopes as if they had been sent, and keep their texts."""
        with self.journal.locked():
            for envelope in envelopes:
                self.versions.keep(Version.of(envelope.composed.letter))
                self.journal.plan([envelope.delivery])
                self.lead(envelope.delivery.key.digest, state)

    def lead(self, digest, state):
        """Bring a planned delivery into a state."""
        if state == "cancelled":
            self.journal.cancel([digest], "changed")
            return
        for step in PATHS[state]:
            if step == "sending":
                self.journal.begin(digest)
            elif step == "handing":
                self.journal.hand(digest)
            else:
                self.journal.settle(digest, step, "550 nobody here" if step == "failed" else "")

    def keep_plain(self, order, plan):
        """Keep the texts without anybody's own words."""
        drafting = Drafting(self.book, library(*self.texts), order)
        for errand in drafting.errands():
            for language in {one.delivery.language for one in plan.envelopes}:
                self.versions.keep(Version.of(drafting.plain(errand, language)))


def signers(plan):
    return [one.delivery.signers for one in plan.envelopes]


def why(plan):
    return [f"{one.who}: {one.reason}" for one in plan.refusals]

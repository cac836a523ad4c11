"""A workspace from which letters and calls have left, so that what comes back can be matched with them."""

import re
from dataclasses import dataclass
from pathlib import Path

from tests.deliver.deliveries import Hands

from plaint.acts.codes import Codes
from plaint.answers.evidence import Evidence
from plaint.answers.known import Known
from plaint.answers.members import Members
from plaint.answers.sorting import Sorter
from plaint.deliver.delivery import Delivery, Key
from plaint.deliver.journal import NAME, open_journal
from plaint.sending.versions import Version, Versions
from plaint.workspace import open_workspace

CORPUS = Path(__file__).parent / "corpus"
SENT_AT = 1_794_200_000.0  # 9 November 2026
CAMPAIGNS = """\
campaigns:
  open-gates:
    title: Open the gates
    country: KZ
    published: 2026-11-01
    status: open
    people:
      - {name: {en: Orla Fairweather, ru: Орла Ветрова}, facts: {en: in prison since May}}
    demands: [{id: gates, text: The gates must be opened.}]
    targets: [court, minister, {mission: KZ}]
    channels: [post, email]
  free-harbour:
    title: Free the harbour
    country: KZ
    published: 2026-11-01
    status: stopped
    reason: the family asks for silence
    people: [{name: Tomas Quay}]
    demands: [{id: harbour, text: The harbour must be freed.}]
    targets: [court]
  unsent:
    title: Never sent
    country: KZ
    status: open
    people: [{name: Paula Nowhere}]
    demands: [{id: never, text: Nothing.}]
    targets: [parliament]
"""
RECIPIENTS = """\
recipients:
  court:
    kind: court
    name: Ada Bench
    office: President of the Court
    country: KZ
    post: {lines: [1 Court Square], city: Fairhaven}
    email: court@justice.example.net
  minister:
    kind: ministry
    office: Minister of Gates
    holders: [{name: Ben Late, from: 2010-01-01}]
    country: KZ
    post: {lines: [2 New Road], city: Fairhaven}
    email: minister@gates.example.net
  parliament:
    kind: parliament
    office: Parliament
    country: KZ
    email: parliament@assembly.example.net
  kz-embassy-london:
    kind: mission
    mission: embassy
    of: KZ
    country: GB
    post: {lines: [2 Iceberg Row], city: London, postcode: ZZ9 9ZZ}
    email: embassy@mission.example.com
  hidden-union:
    kind: organiser
    name: Hidden Union
    country: KZ
    email: union@comrades.example.net
"""
MEMBERS = {
    "ruth": ("en", "GB"),
    "olga": ("ru", "GB"),
    "jeanne": ("fr", "GB"),
    "karim": ("de", "GB"),
    "marta": ("es", "GB"),
    "aizhan": ("kk", "GB"),
    "nia": ("en", "GB"),
}
SETTINGS = """\
country: GB
timezone: Europe/London
organisation: Sampleton Trades Council
accounts:
  branch: {email: branch@example.org, imap: {host: 127.0.0.1, port: 1, security: none}}
"""
SUBJECT = "Orla Fairweather: the gates must be opened"
HARBOUR = "Tomas Quay: the harbour must be freed"
# By these names the corpus speaks of what was sent: kind, campaign, office or member, target or occasion, who signs.
SENT = {
    "court-ruth": ("letter", "open-gates", "court", "court", "ruth"),
    "court-karim": ("letter", "open-gates", "court", "court", "karim"),
    "minister-ruth": ("letter", "open-gates", "minister", "minister", "ruth"),
    "embassy-ruth": ("letter", "open-gates", "kz-embassy-london", "mission-kz", "ruth"),
    "harbour-court": ("letter", "free-harbour", "court", "court", "ruth"),
    "copy-union": ("copy", "open-gates", "hidden-union", "hidden-union", ""),
    **{f"call-{name}": ("call", "open-gates", name, "", "") for name in MEMBERS},
}
ADDRESSES = {
    "court": "court@justice.example.net",
    "minister": "minister@gates.example.net",
    "kz-embassy-london": "embassy@mission.example.com",
    "hidden-union": "union@comrades.example.net",
    **{name: f"{name}@members.example.org" for name in MEMBERS},
}
HOLDERS = {"court": "Ada Bench", "minister": "Ben Late"}
_NAMED = re.compile(r"\{\{(id|code|letter-code):([\w-]+)(?::([\w-]+))?\}\}")


def delivery_of(name):
    kind, campaign, office, target, signer = SENT[name]
    is_letter = kind == "letter"
    subject = HARBOUR if campaign == "free-harbour" else SUBJECT
    words = {"campaign": campaign, "office": office, "holder": "", "language": "en"}
    version = Version(**words, subject=subject, body=f"To {office} of {campaign}.")
    return Delivery(
        key=Key(
            campaign=campaign,
            office=office,
            holder=HOLDERS.get(office, "") if is_letter else "",
            signatory=signer,
            way="email",
            version=version.hash if is_letter else name,
            address=ADDRESSES[office],
        ),
        kind=kind,
        target=target,
        language="en",
        plain=version.hash if is_letter else "",
        signers=(signer,) if signer else (),
        account="branch",
    ), version


def settle(journal, delivery, state="sent"):
    journal.plan([delivery])
    digest = delivery.key.digest
    journal.begin(digest)
    journal.hand(digest)
    journal.settle(digest, state)


@dataclass
class World:
    """The workspace, and its journal where it is open."""

    root: Path

    def open(self):
        return open_workspace(self.root)

    def journal(self, hands=None):
        return open_journal(self.root / NAME, (hands or Hands(SENT_AT)).now)

    def filled(self, text, journal):
        """Return a message of the corpus with the Message-IDs and codes that this journal gives."""

        def named(found):
            if found[1] == "id":
                return f"<{journal.marks.tag(delivery_of(found[2])[0].key.digest)[:40]}@example.org>"
            campaign = self.open().data.campaigns["open-gates"]
            codes = Codes(campaign, journal.marks)
            return codes.code("", found[2]) if found[1] == "code" else codes.code(found[3], found[2])

        return _NAMED.sub(named, text)

    def message(self, name, journal):
        return self.filled((CORPUS / f"{name}.eml").read_text("utf-8"), journal).encode()

    def sorter(self, record, today, default=None):
        known = Known(self.open(), record, today)
        return Sorter(known, Evidence(known, Versions(self.root)), Members(known, default))


def build(root):
    """Write the workspace, and send what was sent."""
    root.mkdir(parents=True, exist_ok=True)
    signatories = "signatories:\n" + "".join(
        f"  {name}:\n    name: {name.title()} Example\n    language: {language}\n    country: {country}\n"
        f"    email: {ADDRESSES[name]}\n"
        for name, (language, country) in MEMBERS.items()
    )
    files = {"campaigns": CAMPAIGNS, "recipients": RECIPIENTS, "signatories": signatories, "settings": SETTINGS}
    for name, text in files.items():
        path = root / f"{name}.yaml"
        path.write_text(text, "utf-8")
        path.chmod(0o600)
    world = World(root)
    with world.journal() as journal:
        for name in SENT:
            delivery, version = delivery_of(name)
            if delivery.kind == "letter":
                Versions(root).keep(version)
            settle(journal, delivery)
    return world

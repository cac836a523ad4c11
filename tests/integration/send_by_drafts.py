"""A small run of the outbox, as a program: plan three drafts and lay them into a mailbox on this machine."""

import time
from pathlib import Path

from tests.deliver.deliveries import deliveries
from tests.deliver.imap_server import PASSWORD, USER

from plaint.deliver.delivery import message_id
from plaint.deliver.drafts import Access, DraftsTransport
from plaint.deliver.journal import NAME, open_journal
from plaint.deliver.outbox import Job, Outbox, reconcile
from plaint.deliver.pace import Clock, Pace
from plaint.deliver.transport import Parcel
from plaint.model.accounts import Imap

LETTERS = 3


def lay(folder, port):
    """Recover, look for what is unknown, and lay down what is planned."""
    server = Imap(host="127.0.0.1", port=str(port), security="none", user=USER)
    way_out = DraftsTransport(Access(server=server, secret=lambda: PASSWORD))
    with open_journal(folder / NAME, time.time) as journal, journal.locked():
        journal.recover()
        journal.plan(deliveries(LETTERS, way="drafts"))
        entries = tuple(journal.entries())
        for entry in entries:
            if entry.state == "unknown":
                reconcile(journal, entry, way_out, draft(entry, journal))
        jobs = [Job(one.digest, lambda one=one: draft(one, journal)) for one in entries if one.state == "planned"]
        clock = Clock(time.time, time.monotonic, time.sleep)
        for _step in Outbox(journal, lambda way: way_out, Pace(), clock).run(jobs):
            pass
    way_out.close()


def draft(entry, journal):
    tag = journal.marks.tag(entry.digest)
    name = message_id(tag, "ruth@example.org")
    content = f"To: {entry.key.address}\r\nMessage-ID: {name}\r\n\r\nDear Sir or Madam,\r\n".encode()
    return Parcel(tag=tag, to=entry.key.address, content=content, form="message", message_id=name)


def main(folder, port):
    lay(Path(folder), int(port))

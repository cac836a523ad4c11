"""A small run of the outbox, as a program: plan three letters and send them to a mail server on this machine."""

import time
from pathlib import Path

from tests.deliver.deliveries import deliveries, jobs_for

from plaint.deliver.journal import NAME, open_journal
from plaint.deliver.mail.handover import open_transport
from plaint.deliver.outbox import Job, Outbox
from plaint.deliver.pace import Clock, Pace
from plaint.deliver.transport import Parcel
from plaint.model.accounts import Smtp

LETTERS = 3


def send(folder, port, letters=LETTERS, limit=None):
    """Recover, plan, and send what is planned; return what happened."""
    server = Smtp(host="127.0.0.1", port=str(port), security="none", login="none")
    way_out = open_transport(server, str, folder)
    with open_journal(folder / NAME, time.time) as journal, journal.locked():
        journal.recover()
        journal.plan(deliveries(letters))
        jobs = [Job(job.digest, lambda job=job: mail(job)) for job in jobs_for(journal)]
        clock = Clock(time.time, time.monotonic, time.sleep)
        steps = Outbox(journal, lambda way: way_out, Pace(rate=1e6, cap=10**6, limit=limit), clock).run(jobs)
        found = [step.what for step in steps]
    way_out.close()
    return found


def mail(job):
    parcel = job.build()
    content = f"To: {parcel.to}\r\nSubject: a letter\r\n\r\nDear Sir or Madam,\r\n".encode()
    return Parcel(tag=job.digest, to=parcel.to, content=content, form="message/rfc822", sender="ruth@example.org")


def main(folder, port):
    """Do it as a program."""
    send(Path(folder), int(port))

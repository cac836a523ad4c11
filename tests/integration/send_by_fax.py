"""A small run of the outbox, as a program: two faxes, handed to a program or posted to a service."""

import ssl
import tempfile
import time
from pathlib import Path

import httpx
from tests.deliver.deliveries import deliveries

from plaint.deliver.fax.command import CommandTransport
from plaint.deliver.fax.web import WebTransport
from plaint.deliver.fax.words import tag_of
from plaint.deliver.journal import NAME, open_journal
from plaint.deliver.outbox import Job, Outbox, reconcile
from plaint.deliver.pace import Clock, Pace
from plaint.deliver.transport import Parcel
from plaint.model.accounts import Fax

LETTERS = 2
TAKEN = "taken"
# what is imported and made ready here need not be in each run, of which every call is tried
TLS = ssl.create_default_context()
httpx.Client(verify=TLS).close()
Fax.model_validate({"by": "command", "preset": "hylafax"})


def send(folder, port):
    """Recover, look for what is unknown, and send what is planned.

    Args:
        folder: where the journal is, as `plan` leaves it.
        port: of a service; 0 for a program, which leaves an empty file for each fax that it takes.
    """
    way_out = _service(port) if port else _program(folder)
    with open_journal(folder / NAME, time.time) as journal, journal.locked():
        journal.recover()
        entries = tuple(journal.entries())
        for entry in entries:
            if entry.state == "unknown":
                reconcile(journal, entry, way_out, parcel(entry))
        jobs = [Job(one.digest, lambda one=one: parcel(one)) for one in entries if one.state == "planned"]
        clock = Clock(time.time, time.monotonic, time.sleep)
        for _step in Outbox(journal, lambda way: way_out, Pace(rate=1e6, cap=10**6), clock).run(jobs):
            pass
    way_out.close()


def plan(folder):
    """Plan the faxes in a folder's journal."""
    (folder / TAKEN).mkdir()
    with open_journal(folder / NAME, time.time) as journal, journal.locked():
        journal.plan(faxes())


def faxes():
    numbers = [f"+44207946030{number}" for number in range(1, LETTERS + 1)]
    return [
        one for number, address in enumerate(numbers, 1) for one in deliveries(number, way="fax", address=address)[-1:]
    ]


def parcel(entry):
    return Parcel(tag=entry.digest, to=entry.key.address, content=b"II*\0a fax", form="tiff")


def tags():
    return {tag_of(Parcel(tag=one.key.digest, to="", content=b"", form="tiff")): one.key.address for one in faxes()}


def _program(folder):
    # the shell makes its file by `openat` alone, at which the test kills nobody: what is tried is our side
    words = ("/bin/sh", "-c", ': > "$0.$$"', f"{folder}/{TAKEN}/{{tag}}")
    return CommandTransport(words, {"PATH": "/usr/bin:/bin"})


def _service(port):
    url = f"http://127.0.0.1:{port}/faxes"
    settings = {
        "by": "http",
        "url": url,
        "fields": {"to": "{number}", "label": "{tag}", "file": "{file}"},
        "id": "id",
        "find": {"url": f"{url}?label={{tag}}", "id": "0.id"},
    }
    return WebTransport(Fax.model_validate(settings), str, TLS)


def main(folder, port):
    """Do it as a program, whose temporary files are its own."""
    tempfile.tempdir = folder
    send(Path(folder), int(port))

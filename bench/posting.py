"""`python -m bench.posting FOLDER PORT COUNT`: plan and send letters with a PDF, journal and all."""

from __future__ import annotations

import sys
import time
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from plaint.deliver.delivery import Delivery, Key, message_id
from plaint.deliver.journal import open_journal
from plaint.deliver.mail.handover import open_transport
from plaint.deliver.outbox import Job, Outbox
from plaint.deliver.pace import Clock, Pace
from plaint.deliver.transport import Parcel
from plaint.model.accounts import Smtp
from plaint.render.message import Attachment, Correspondent, Heading, render_mail

if TYPE_CHECKING:
    from collections.abc import Iterator

SENDER = "ruth@example.org"


def plan(count: int) -> Iterator[Delivery]:
    """Yield what is to be sent."""
    for number in range(count):
        office = f"office-{number}"
        key = Key(
            campaign="open-gates",
            office=office,
            holder="",
            signatory="ruth-example",
            way="email",
            version="0123abcd",
            address=f"{office}@example.org",
        )
        yield Delivery(key=key, target=office, addressee=("The President",), language="ru", signers=("ruth-example",))


def parcel(delivery: Delivery, folder: Path, tag: str) -> Parcel:
    """Build a letter: the text is its own, the PDF is read for each, as it would be in earnest."""
    number = delivery.key.office.rpartition("-")[2]
    text = (folder / "body.txt").read_text("utf-8").replace("{{number}}", number)
    name = message_id(tag, SENDER)
    heading = Heading(
        to=Correspondent(delivery.key.address, f"Ведомство {number}"),
        sender=Correspondent(SENDER, "Ruth Example"),
        date=datetime.now(UTC),
        message_id=name,
    )
    attachments = (Attachment(content=(folder / "letter.pdf").read_bytes(), name="letter.pdf"),)
    content = render_mail(heading, "Откройте ворота", text, attachments)
    to = delivery.key.address
    return Parcel(tag=tag, to=to, content=content, form="message", sender=SENDER, message_id=name)


def main() -> None:
    """Send them; exit 1 where one was not taken."""
    folder, port, count = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    journal = open_journal(folder / "journal.db", time.time)
    deliveries = tuple(plan(count))
    journal.plan(deliveries)
    server = Smtp.model_validate({"host": "127.0.0.1", "port": port, "security": "none", "login": "none"})
    transport = open_transport(server, str, folder)

    def posted(one: Delivery) -> Parcel:
        return parcel(one, folder, journal.marks.tag(one.key.digest))

    pace = Pace(rate=1e9, cap=10**9)
    outbox = Outbox(journal, lambda way: transport, pace, Clock(time.time, time.monotonic, time.sleep))
    jobs = (Job(one.key.digest, partial(posted, one)) for one in deliveries)
    sent = sum(step.what == "sent" for step in outbox.run(jobs))
    transport.close()
    journal.close()
    sys.exit(int(sent != count))


if __name__ == "__main__":
    main()

"""Letters to hand over, and a journal that counts."""

from plaint.deliver.mail.connection import Limits
from plaint.deliver.transport import Parcel

CONTENT = b"From: ruth@example.org\r\nTo: court@example.org\r\n\r\nOpen the gates.\r\n.\r\n..dots\r\nend\r\n"
PATIENT = Limits(answer=10.0, last_answer=10.0)


def parcel(**keys):
    usual = {
        "tag": "0" * 64,
        "to": "court@example.org",
        "content": CONTENT,
        "form": "message",
        "sender": "ruth@example.org",
    }
    return Parcel(**{**usual, **keys})


class Commits:
    """Counts, and fails if told to."""

    def __init__(self, error=None):
        self.count = 0
        self.error = error

    def __call__(self):
        self.count += 1
        if self.error:
            raise self.error

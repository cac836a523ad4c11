"""Links that begin a message in the reader's own mail program (RFC 6068)."""

from __future__ import annotations

from urllib.parse import quote

# RFC 6068, section 2, lets more stand as it is, but terminals and shells would take some of it for their own.
_ADDRESS = "@+"


def mailto(address: str, subject: str, body: str | None = None) -> str:
    """Return a link; line breaks become `%0D%0A`, spaces `%20` and never `+` (section 5).

    Args:
        address: of the mailbox.
        subject: of the message.
        body: its words; None where the link names none.
    """
    link = f"mailto:{quote(address, safe=_ADDRESS)}?subject={quote(subject, safe='')}"
    if body is None:
        return link
    broken = body.replace("\r\n", "\n").replace("\n", "\r\n")
    return f"{link}&body={quote(broken, safe='')}"

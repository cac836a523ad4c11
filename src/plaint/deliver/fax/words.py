"""What goes into the places of settings, as {number}, for one fax."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from plaint.deliver.mail.replies import one_line
from plaint.model.fax_settings import fill

if TYPE_CHECKING:
    from plaint.deliver.transport import Parcel

TAG = 40  # characters of a key's digest that go along with a fax, as in its Message-ID


def tag_of(parcel: Parcel) -> str:
    """Return what a fax can be found by on the other side."""
    return parcel.tag[:TAG]


def places_of(parcel: Parcel) -> dict[str, str]:
    """Return the words for one fax by the names of their places; none of them begins like an option."""
    return {
        "number": parcel.to,
        "digits": parcel.to.removeprefix("+"),
        "dial": parcel.dial or parcel.to,
        "tag": tag_of(parcel),
        "subject": one_line(parcel.subject).lstrip("-"),
    }


def fill_url(template: str, values: dict[str, str]) -> str:
    """Put values into an address on the web, each as one piece of it (RFC 3986, 2.1)."""
    return fill(template, {name: quote(value, safe="") for name, value in values.items()})

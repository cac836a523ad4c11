"""Faxes as mail: what a gateway wants to be written to, and what it wants attached. `deliver.mail` sends it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plaint.deliver.fax.words import TAG
from plaint.deliver.mail.replies import one_line
from plaint.model.fax_settings import fill

if TYPE_CHECKING:
    from plaint.model.accounts import Fax, FaxForm

MEDIA_TYPES: dict[FaxForm, str] = {"tiff": "image/tiff", "tiff-s": "image/tiff", "pdf": "application/pdf"}
"""RFC 3302 and RFC 8118."""
FILE_NAMES: dict[FaxForm, str] = {"tiff": "fax.tif", "tiff-s": "fax.tif", "pdf": "fax.pdf"}


@dataclass(frozen=True, kw_only=True, slots=True)
class GatewayMail:
    """A mail that a gateway turns into a fax. It has no text: many gateways would send that as a page of its own.

    Attributes:
        to: the mailbox that stands for the number.
        subject: as the gateway wants it; no names of people, since mail is read on its way.
        form: what is attached.
        media_type, file_name: of the attachment.
    """

    to: str
    subject: str
    form: FaxForm
    media_type: str
    file_name: str


def gateway_address(fax: Fax, e164: str) -> str:
    """Return the mailbox that a gateway has for a number in E.164, as "+442079460301@fax.example"."""
    return fill(fax.address or "", {"number": e164, "digits": e164.removeprefix("+")})


def gateway_mail(fax: Fax, e164: str, tag: str, subject: str = "") -> GatewayMail:
    """Return what a mail to a gateway is made of.

    Args:
        fax: the settings of the account, by gateway.
        e164: the number.
        tag: by which the fax can be found again, as a key's digest.
        subject: in words, for {subject}.
    """
    values = {"number": e164, "digits": e164.removeprefix("+"), "tag": tag[:TAG], "subject": one_line(subject)}
    return GatewayMail(
        to=gateway_address(fax, e164),
        subject=fill(fax.subject or "Fax", values),
        form=fax.form,
        media_type=MEDIA_TYPES[fax.form],
        file_name=FILE_NAMES[fax.form],
    )

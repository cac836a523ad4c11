"""A gateway: the mailbox of a number, and what a mail to it is made of."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as some
from tests.deliver.faxing import TAG

from plaint.contacts.emails import email_problem
from plaint.deliver.fax.gateway import gateway_address, gateway_mail
from plaint.model.accounts import Fax


def gateway(address="{number}@fax.example", **keys):
    return Fax.model_validate({"by": "gateway", "address": address, **keys})


@pytest.mark.parametrize(
    ("address", "mailbox"),
    [
        ("{number}@fax.example", "+77212742783@fax.example"),
        ("{digits}@fax.example", "77212742783@fax.example"),
        ("FAX={number}@gw.example", "FAX=+77212742783@gw.example"),
        ("fax.{digits}@fax.example", "fax.77212742783@fax.example"),
    ],
)
def test_the_mailbox_of_a_number(address, mailbox):
    assert gateway_address(gateway(address), "+77212742783") == mailbox


@given(number=some.from_regex(r"\+[1-9][0-9]{6,14}", fullmatch=True))
def test_every_number_makes_a_mailbox(number):
    for address in ("{number}@fax.example", "FAX={number}@gw.example", "{digits}@fax.example"):
        assert email_problem(gateway_address(gateway(address), number)) is None


@pytest.mark.parametrize(
    ("attach", "name", "kind"),
    [("pdf", "fax.pdf", "application/pdf"), ("tiff", "fax.tif", "image/tiff"), ("tiff-s", "fax.tif", "image/tiff")],
)
def test_what_is_attached(attach, name, kind):
    mail = gateway_mail(gateway(attach=attach), "+77212742783", TAG)
    assert (mail.form, mail.file_name, mail.media_type) == (attach, name, kind)


def test_the_subject_says_nothing_unless_the_gateway_wants_something():
    assert gateway_mail(gateway(), "+77212742783", TAG, "The gates").subject == "Fax"
    wanted = gateway(subject="{tag} {digits} {subject}")
    mail = gateway_mail(wanted, "+77212742783", TAG, "The\r\nBcc: eve@example.org")
    assert mail.subject == f"{TAG[:40]} 77212742783 The Bcc: eve@example.org"
    assert not re.search(r"[\r\n]", mail.subject)

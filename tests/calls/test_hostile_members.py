"""Whatever a member is called and however a campaign is named: one mail to one mailbox, and no header but ours."""

import email
from datetime import UTC, date, datetime
from email.header import decode_header, make_header
from email.utils import parseaddr

import pytest
from hypothesis import given, settings
from pydantic import ValidationError
from tests.commands.posting import parse
from tests.render.hostile import MUSEUM, any_text

from given import campaign, court, data
from plaint.calls.dossiers import Dossier
from plaint.calls.parcels import CallParcels
from plaint.calls.plan import Message
from plaint.calls.wish import CallWish
from plaint.calls.wording import Clerk
from plaint.compose.letters import Order
from plaint.deliver.delivery import Delivery, Key
from plaint.errors import RenderError
from plaint.model.accounts import Account
from plaint.model.people import Signatory
from plaint.sending.plan import Desk, Writer

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
HEADERS = {
    *("Date", "From", "To", "Subject", "Message-ID", "List-Unsubscribe", "Auto-Submitted", "MIME-Version"),
    *("Content-Type", "Content-Transfer-Encoding"),
}
CODE = "open-gates-0-K7Q4XM"


def member(name):
    """Return a member of a name, or None where the model itself refuses it."""
    try:
        return Signatory(id="ann", name=name, email="ann@example.org")
    except ValidationError:
        return None


def mail(who, title="Open the gates", words="", occasion="thanks"):
    about = campaign(title={"en": title})
    wish = CallWish(occasion=occasion, words=(("", words),))
    order = Order(campaign=about, origin=None, day=date(2026, 11, 22))
    clerk = Clerk(order=order, wish=wish, data=data(court()), house="The Union", mailbox="union@example.com")
    dossier = Dossier(member=who, names=("ann",), language="en")
    key = Key(campaign="c", office="ann", holder="", signatory="", way="email", version="v", address="ann@example.org")
    message = Message(
        delivery=Delivery(key=key, kind="notice", target="thanks"),
        dossier=dossier,
        circular=clerk.circular(dossier, CODE),
        has_letters=False,
        desk=Desk(id="a", account=Account(email="union@example.com", smtp={"host": "mail.example.com"})),
        writer=Writer(address="union@example.com", name="The Union"),
        leave=clerk.leave(CODE),
    )
    return CallParcels(None, lambda: NOW, lambda digest: digest).mail(message)


def check(parcel, name):
    found = parse(parcel.content)
    assert parcel.to == "ann@example.org"
    assert set(found.keys()) <= HEADERS
    assert len(found.keys()) == len(set(found.keys()))
    (to,) = found["To"].addresses
    assert to.addr_spec == "ann@example.org"
    raw = email.message_from_bytes(parcel.content)["To"].replace("\r\n", "")
    assert str(make_header(decode_header(parseaddr(raw)[0]))) == name
    assert found["List-Unsubscribe"] == f"<mailto:union@example.com?subject=unsubscribe%20{CODE}>"
    assert found["Auto-Submitted"] == "auto-generated"
    return found


@given(name=any_text())
@settings(max_examples=150, deadline=None)
def test_any_name(name):
    who = member(name)
    if who is None:
        return
    try:
        parcel = mail(who)
    except RenderError:
        return
    check(parcel, who.name)


@pytest.mark.parametrize("name", MUSEUM)
def test_names_that_have_broken_mails(name):
    who = member(name)
    if who is None:
        return
    try:
        parcel = mail(who)
    except RenderError:
        return
    check(parcel, who.name)


@given(words=any_text())
@settings(max_examples=100, deadline=None)
def test_any_words_of_the_organisers_own(words):
    try:
        parcel = mail(member("Ann Lantern"), words=words)
    except RenderError:
        return
    found = check(parcel, "Ann Lantern")
    assert not found.is_multipart()
    assert list(found.iter_attachments()) == []


def test_a_name_that_nobody_may_read_stands_in_initials():
    parcel = mail(Signatory(id="ann", name="Ann Lantern", email="ann@example.org", show="initials"))
    check(parcel, "A. L.")
    assert b"Lantern" not in parcel.content
    assert b"Thank you for taking part" in parcel.content

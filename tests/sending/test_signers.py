"""Who may sign what is sent."""

import pytest

from given import TODAY, signatory
from plaint.model.people import Settings
from plaint.sending.plan import Desk
from plaint.sending.signers import Rules, sort_signers, without_consent

ACCOUNTS = tuple(
    Settings.model_validate(
        {"accounts": {"ruth": {"email": "ruth@example.org", "smtp": {"host": "mail.example.org"}}}}
    ).accounts.values()
)


def reasons(*people, numbered=()):
    rules = Rules(accounts=ACCOUNTS, today=TODAY, numbered=frozenset(numbered))
    return [str(one) for one in sort_signers(people, rules).refusals]


def test_consent_is_needed():
    assert reasons(signatory(consent=["sign"])) == []
    assert reasons(signatory(consent=["press"])) == [
        "ruth-example: no consent to sign what is sent; ask, then add `consent: {sign: DAY}` (in a table: column "
        "consent, as `sign 2026-11-02`); paper needs none; no option overrides this"
    ]


def test_whoever_sends_from_her_own_mailbox_has_agreed():
    assert reasons(signatory(email="RUTH@example.org")) == []


def test_initials_do_not_go_with_an_address_that_names():
    (reason,) = reasons(signatory(email="ruth@example.org", show="initials"))
    assert "From would show ruth@example.org" in reason


def test_people_who_cannot_be_told_apart_are_left_out():
    (reason,) = reasons(signatory("ruth-example-2", consent=["sign"]), numbered=["ruth-example-2"])
    assert "add a column `id`" in reason


def test_the_others_go_on():
    good, bad = signatory("a", consent=["sign"]), signatory("b")
    assert sort_signers((good, bad), Rules(accounts=ACCOUNTS, today=TODAY)).good == (good,)


def test_a_day_to_come_is_no_day_on_which_somebody_agreed():
    assert reasons(signatory(consent={"sign": "2026-11-01"})) == []
    assert len(reasons(signatory(consent={"sign": "2027-01-01"}))) == 1


def test_a_shared_mailbox_is_nobodys_own():
    two = (signatory("ruth", email="ruth@example.org"), signatory("kim", email="Ruth@example.org"))
    assert len(reasons(*two)) == 2


@pytest.mark.parametrize(("people", "missing"), [(("ruth",), 0), (("ruth", "bo"), 1)])
def test_an_own_mailbox_speaks_for_her_who_signs_alone(people, missing):
    who = {"ruth": signatory("ruth", email="ruth@example.org"), "bo": signatory("bo", consent=["sign"])}
    signers = tuple(who[name] for name in people)
    assert len(without_consent(signers, Desk(id="ruth", account=ACCOUNTS[0]), TODAY)) == missing


def test_by_another_account_she_needs_to_have_agreed():
    ruth = signatory("ruth", email="ruth@example.org")
    other = Settings.model_validate({"accounts": {"x": {"email": "x@example.org", "smtp": {"host": "m.example.org"}}}})
    assert without_consent((ruth,), Desk(id="x", account=other.accounts["x"]), TODAY) == (ruth,)

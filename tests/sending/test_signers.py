"""Who may sign what is sent."""

from given import signatory
from plaint.model.people import Settings
from plaint.sending.signers import sort_signers

ACCOUNTS = tuple(
    Settings.model_validate(
        {"accounts": {"ruth": {"email": "ruth@example.org", "smtp": {"host": "mail.example.org"}}}}
    ).accounts.values()
)


def reasons(*people, numbered=()):
    return [str(one) for one in sort_signers(people, ACCOUNTS, frozenset(numbered)).refusals]


def test_consent_is_needed():
    assert reasons(signatory(consent=["sign"])) == []
    assert reasons(signatory(consent=["press"])) == [
        "ruth-example: no consent to sign what is sent; ask, then add `consent: {sign: DAY}`; paper needs none; "
        "no option overrides this"
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
    assert sort_signers((good, bad), ACCOUNTS).good == (good,)

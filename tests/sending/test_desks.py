"""By which account a letter leaves, and in whose name."""

import pytest

from given import TODAY, signatory
from plaint.errors import PlaintError, UnknownName
from plaint.model.people import Settings
from plaint.sending.desks import Desks, alignment_warnings, writer_of
from plaint.sending.plan import Desk, Writer

RUTH = {"email": "ruth@example.org", "smtp": {"host": "mail.example.org"}}
UNION = {"email": "union@example.com", "name": "The Union", "smtp": {"host": "mail.example.com"}}
FAX = {"fax": {"by": "command", "preset": "hylafax"}}


def settings(**accounts):
    return Settings.model_validate({"accounts": accounts})


def desk(account, name="one"):
    return Desk(id=name, account=settings(one=account).accounts["one"])


def test_the_only_account_that_can_is_taken():
    desks = Desks(settings(ruth=RUTH, fax=FAX))
    assert (desks.desk("email").id, desks.desk("fax").id) == ("ruth", "fax")
    assert not desks.serves("drafts")


def test_a_signatory_writes_from_her_own_mailbox():
    desks = Desks(settings(union=UNION, ruth=RUTH))
    assert desks.desk("email", (signatory(email="Ruth@Example.org"),)).id == "ruth"
    with pytest.raises(PlaintError, match="several accounts can be used for email: union, ruth") as raised:
        desks.desk("email", (signatory(),))
    assert raised.value.hint == "add --account union"


def test_settings_and_option_decide():
    both = Settings.model_validate({"accounts": {"union": UNION, "ruth": RUTH}, "account": "union"})
    assert Desks(both).desk("email").id == "union"
    assert Desks(both, "ruth").desk("email").id == "ruth"
    assert Desks(both, "union").desk("email", (signatory(email="ruth@example.org"),)).id == "union"


def test_what_is_missing_is_named():
    with pytest.raises(UnknownName, match="no account 'rut'"):
        Desks(settings(ruth=RUTH), "rut")
    with pytest.raises(PlaintError, match="account ruth cannot be used for fax") as raised:
        Desks(settings(ruth=RUTH, fax=FAX), "ruth").desk("fax")
    assert raised.value.hint == "give it fax: in settings.yaml, or use fax"
    with pytest.raises(PlaintError, match="no account for email"):
        Desks(settings()).desk("email")


def test_in_her_own_name():
    ruth = signatory(email="ruth@example.org")
    assert writer_of(desk(RUTH), (ruth,), "A Union", TODAY) == Writer(address="ruth@example.org", name="Ruth Example")


def test_the_organisers_say_for_whom_they_write():
    one = writer_of(desk(UNION), (signatory(email="ruth@example.org"),), "", TODAY)
    assert one == Writer(address="union@example.com", name="Ruth Example via The Union")


def test_answers_go_to_her_only_where_she_agreed():
    agreed = signatory(email="ruth@example.org", consent=["sign", "be-contacted"])
    assert writer_of(desk(UNION), (agreed,), "", TODAY).reply_to == "ruth@example.org"
    hidden = signatory(email="ruth@example.org", consent=["sign", "be-contacted"], show="initials")
    shown = Writer(address="union@example.com", name="R. E. via The Union")
    assert writer_of(desk(UNION), (hidden,), "", TODAY) == shown


def test_many_sign_under_the_name_of_the_account():
    two = (signatory(), signatory("bo", name="Bo Winter"))
    assert writer_of(desk(UNION), two, "", TODAY).name == "The Union"
    assert writer_of(desk(RUTH), two, "Our Branch", TODAY).name == "Our Branch"


@pytest.mark.parametrize(
    ("email", "smtp", "warned"),
    [
        ("ruth@example.org", {"host": "mail.example.org"}, False),
        ("ruth@example.org", {"host": "smtp.provider.example", "user": "ruth@example.org"}, False),
        ("ruth@example.org", {"host": "smtp.provider.example"}, True),
        ("ruth@example.org", {"host": "mail.example.org", "user": "x@provider.example"}, True),
        ("ruth@branch.co.uk", {"host": "smtp.branch.co.uk"}, False),
        ("ruth@branch.co.uk", {"host": "smtp.other.co.uk"}, True),
    ],
)
def test_mail_that_may_pass_for_forged_is_told(email, smtp, warned):
    assert bool(list(alignment_warnings(desk({"email": email, "smtp": smtp})))) == warned

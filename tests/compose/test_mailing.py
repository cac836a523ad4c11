"""Addresses for envelopes and labels: whose, in which language, with which return address, and who has none."""

import pytest

from given import TODAY, campaign, court, data, embassy, recipient, signatory
from plaint.compose.letters import Order
from plaint.compose.mailing import mail_to_copies, mail_to_signatories, mail_to_targets
from plaint.errors import UnknownName

HOME = {"town": "Exampleton", "street": "12 Invented Road", "postcode": "ZZ9 9ZZ", "country": "GB"}


def order(about=None, **keys):
    return Order(campaign=about or campaign(), **{"origin": None, "day": TODAY, **keys})


def one(mailing):
    assert mailing.missing == ()
    (mail,) = mailing.mails
    return mail


def reasons(mailing):
    assert mailing.mails == ()
    return {missing.whose: missing.reason for missing in mailing.missing}


# --- language and country ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("origin", "first", "last"),
    [
        ("GB", "President of the Court", "KAZAKHSTAN"),
        ("DE", "President of the Court", "KASACHSTAN"),
        ("FR", "President of the Court", "KAZAKHSTAN"),
        ("ES", "President of the Court", "KAZAJISTÁN"),
        ("RU", "President of the Court", "KAZAKHSTAN"),
        ("JP", "President of the Court", "KAZAKHSTAN"),
        (None, "President of the Court", "KAZAKHSTAN"),
        ("KZ", "Председатель суда", "FAIRHAVEN"),
    ],
)
def test_abroad_both_posts_can_read_it_at_home_it_is_in_the_countrys_own_language(origin, first, last):
    mail = one(mail_to_targets(data(court()), order(origin=origin)))
    assert mail.lines == ("Ada Bench", first, "1 Court Square", *dict.fromkeys(("FAIRHAVEN", last)))
    assert mail.goes_abroad == (origin not in (None, "KZ"))


def test_a_language_that_was_asked_for_goes_first():
    mail = one(mail_to_targets(data(court()), order(origin="GB", language="ru")))
    assert mail.lines[1] == "Председатель суда"
    assert mail.lines[-1] == "KAZAKHSTAN"


def test_where_the_address_lies_counts_not_where_the_office_belongs():
    abroad = court(post={"lines": ["5 Exile Street"], "city": "Leeds", "country": "GB"})
    mail = one(mail_to_targets(data(abroad), order(origin="GB")))
    assert (mail.lines[-1], mail.goes_abroad) == ("LEEDS", False)


# --- targets -----------------------------------------------------------------------------------


def test_each_writer_has_an_envelope_of_their_own():
    writers = (signatory(**HOME), signatory(name="Karim Beispiel"))
    mails = mail_to_targets(data(court()), order(signatories=writers)).mails
    assert [bool(mail.sender) for mail in mails] == [True, False]


def test_a_statement_goes_in_one_envelope():
    writers = (signatory(**HOME), signatory(name="Karim Beispiel"))
    assert len(mail_to_targets(data(court()), order(signatories=writers, form="statement")).mails) == 1


def test_a_mission_that_nobody_knows_is_named():
    about = campaign(targets=[{"mission": "KZ"}])
    assert reasons(mail_to_targets(data(), order(about, origin="GB"))) == {
        "mission-kz": "write this address by hand: no mission of Kazakhstan is known for this sender"
    }


def test_the_one_who_forwards_is_on_the_envelope():
    about = campaign(targets=[{"recipient": "court", "via": {"mission": "KZ"}}])
    mail = one(mail_to_targets(data(court(), embassy()), order(about, origin="GB")))
    assert mail.lines[-3:] == ("2 Iceberg Row", "LONDON", "ZZ9 9ZZ")


def test_a_mission_gets_no_second_envelope_for_the_same_letter():
    about = campaign(targets=["kz-embassy-london", {"mission": "KZ"}])
    assert len(mail_to_targets(data(embassy()), order(about, origin="GB")).mails) == 1


def test_a_lost_address_is_named_with_its_note():
    lost = court(post={"status": "lost", "note": "the court has moved"})
    assert reasons(mail_to_targets(data(lost), order())) == {
        "court": "no postal address (lost: the court has moved); add one to court"
    }


def test_a_target_by_other_channels_is_left_out_unless_it_is_asked_for():
    about = campaign(targets=[{"recipient": "court", "channels": ["email"]}])
    assert reasons(mail_to_targets(data(court()), order(about))) == {
        "court": "reached by email here; `plaint print` with --to court prints it all the same"
    }
    assert len(mail_to_targets(data(court()), order(about, only=("court",))).mails) == 1


def test_history_keeps_its_addresses():
    about = campaign(status="closed", published="2003-03-17")
    old = {"lines": ["1 Old Lane"], "city": "Fairhaven", "until": "2010-01-01"}
    new = {"lines": ["2 New Road"], "city": "Fairhaven", "from": "2010-01-01"}
    assert "1 Old Lane" in one(mail_to_targets(data(court(post=[old, new])), order(about))).lines
    assert "2 New Road" in one(mail_to_targets(data(court(post=[old, new])), order())).lines


# --- return addresses --------------------------------------------------------------------------


def sender(**keys):
    return one(mail_to_targets(data(court()), order(signatories=(signatory(**keys),)))).sender


def test_the_return_address_has_its_country_where_the_letter_leaves_it():
    assert sender(**HOME) == ("Ruth Example", "12 Invented Road", "EXAMPLETON", "ZZ9 9ZZ", "UNITED KINGDOM")
    assert sender(**{**HOME, "country": "KZ"})[-1] != "KAZAKHSTAN"


@pytest.mark.parametrize("change", [{"show": "initials"}, {"street": None}, {"town": None}])
def test_there_is_none_of_who_must_stay_hidden_or_has_no_street(change):
    assert sender(**{**HOME, **change}) == ()


def test_an_organisation_gives_its_address_and_no_numbers():
    about = campaign(
        sender={"name": "The Example Club", "country": "GB", "post": {"lines": ["PO Box 1"], "city": "London"},
                "phone": "+44 20 7946 0310"}
    )  # fmt: skip
    mail = one(mail_to_targets(data(court()), order(about)))
    assert mail.sender == ("The Example Club", "PO Box 1", "LONDON", "UNITED KINGDOM")


# --- copies ------------------------------------------------------------------------------------


FRIENDS = recipient("friends", kind="organiser", name="Open Friends", country="GB",
                    post={"lines": ["9 Friendly Street"], "city": "Leeds"})  # fmt: skip
UNION = recipient("union", kind="organiser", name="Hidden Union", country="KZ", email="union@example.org",
                  post={"status": "withheld", "note": "ask the committee"})  # fmt: skip
COPIES = [{"to": "friends", "by": "post"}, {"to": "union", "by": "email"}]


def test_only_those_who_get_their_copy_by_post_are_addressed_and_the_others_named():
    mailing = mail_to_copies(data(court(), FRIENDS, UNION), order(campaign(copies=COPIES), origin="GB"))
    assert [mail.lines for mail in mailing.mails] == [("Open Friends", "9 Friendly Street", "LEEDS")]
    assert [(one.whose, one.reason) for one in mailing.missing] == [
        ("union", "gets copies by email; `plaint print` with --to union prints it all the same")
    ]


def test_an_organiser_whose_address_is_withheld_is_named():
    mailing = mail_to_copies(data(court(), FRIENDS, UNION), order(campaign(copies=COPIES), only=("union",)))
    assert reasons(mailing) == {"union": "no postal address (withheld: ask the committee); add one to union"}


def test_a_target_gets_no_copy():
    with pytest.raises(UnknownName, match="court"):
        mail_to_copies(data(court(), FRIENDS, UNION), order(campaign(copies=COPIES), only=("court",)))


# --- signatories -------------------------------------------------------------------------------


def members(*people, asked=None, **settings):
    return mail_to_signatories(data(**settings), order(signatories=people), asked)


def test_members_are_addressed_at_home():
    mail = one(members(signatory(**HOME), country="GB"))
    assert mail.lines == ("Ruth Example", "12 Invented Road", "EXAMPLETON", "ZZ9 9ZZ")
    assert one(members(signatory(**HOME), country="DE")).lines[-1] == "VEREINIGTES KÖNIGREICH"


def test_what_a_member_lacks_is_named():
    bare = signatory()
    assert reasons(members(bare)) == {
        "ruth-example": "no street and no town and no country; add it to the table of signatories"
    }
    assert reasons(members(signatory(town="Exampleton"), country="GB")) == {
        "ruth-example": "no street; add it to the table of signatories"
    }


def test_nobody_shown_by_initials_is_addressed_unless_asked_for_by_id():
    hidden = signatory(show="initials", **HOME)
    assert list(reasons(members(hidden, asked="all"))) == ["ruth-example"]
    assert one(members(hidden, asked="ruth-example")).lines[0] == "Ruth Example"

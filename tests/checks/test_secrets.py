import pytest
from tests.checks.conftest import OLD_CAMPAIGN, PORTER

REMEDY = "move it to recipients.private.yaml, and write `status: withheld` here; git keeps what was committed before"
HERE = f"recipients.yaml:15:5: an organiser’s contact of friends in a file that git tracks; {REMEDY}"
SECRET = "recipients.yaml:9:5: a secret contact of gatekeeper in a file that git tracks; " + REMEDY


def private(shop, text):
    shop.write("recipients.private.yaml", text)
    (shop.root / "recipients.private.yaml").chmod(0o600)


@pytest.mark.parametrize("status", ["draft", "open", "updated"])
def test_an_organisers_contact_in_the_public_file_of_a_living_campaign(shop, status):
    shop.edit("campaigns.yaml", "status: open", f"status: {status}")
    shop.edit("recipients.yaml", "{status: withheld}", "friends@example.org")
    assert shop.errors() == [HERE]


@pytest.mark.parametrize("status", ["closed", "won", "stopped"])
def test_an_organisers_contact_of_a_campaign_that_is_over_may_stand(shop, status):
    shop.edit("campaigns.yaml", "status: open", f"status: {status}\n    reason: over")
    shop.edit("recipients.yaml", "{status: withheld}", "friends@example.org")
    assert shop.errors() == []


SEEN = "by: email, visible: true, consent: 2026-11-01"


def test_an_organisers_contact_that_a_campaign_shows_with_consent_may_stand(shop):
    shop.edit("recipients.yaml", "{status: withheld}", "friends@example.org")
    shop.edit("campaigns.yaml", "by: email", SEEN)
    assert shop.errors() == []


def test_consent_to_one_channel_is_none_to_another(shop):
    shop.edit("recipients.yaml", "{status: withheld}", "friends@example.org")
    shop.edit("campaigns.yaml", "by: email", SEEN.replace("email", "phone"))
    assert shop.errors() == [HERE]


def test_consent_does_not_lift_a_contact_that_is_marked_secret(shop):
    shop.edit("recipients.yaml", "{status: withheld}", "{address: friends@example.org, secret: true}")
    shop.edit("campaigns.yaml", "by: email", SEEN)
    (error,) = shop.errors()
    assert "a secret contact of friends" in error


def test_consent_in_a_closed_campaign_is_none_for_an_open_one(shop):
    shop.add("campaigns.yaml", OLD_CAMPAIGN + f"    copies: [{{to: friends, {SEEN}}}]\n")
    shop.add("recipients.yaml", PORTER + "    post: {city: Fairhaven, lines: [x]}\n")
    shop.edit("recipients.yaml", "{status: withheld}", "friends@example.org")
    assert shop.errors() == [HERE]


def test_an_organiser_of_a_closed_and_of_an_open_campaign_is_in_use(shop):
    shop.add("campaigns.yaml", OLD_CAMPAIGN + "    copies: [{to: friends, by: email}]\n")
    shop.add("recipients.yaml", PORTER + "    post: {city: Fairhaven, lines: [x]}\n")
    shop.edit("recipients.yaml", "{status: withheld}", "friends@example.org")
    assert shop.errors() == [HERE]


@pytest.mark.parametrize("status", ["lost", "withheld"])
def test_an_organisers_contact_that_is_not_given_is_no_secret(shop, status):
    shop.edit("recipients.yaml", "{status: withheld}", f"{{status: {status}}}")
    assert shop.errors() == []


def test_an_organisers_contact_in_the_private_file_is_where_it_belongs(shop):
    private(shop, "recipients:\n  friends:\n    email: friends@example.org\n")
    assert shop.warnings() == []


def test_what_the_private_file_lays_over_is_still_public(shop):
    shop.edit("recipients.yaml", "{status: withheld}", "friends@example.org")
    private(shop, "recipients:\n  friends:\n    email: others@example.org\n")
    assert shop.errors() == [HERE]


def test_a_contact_marked_secret_in_the_public_file(shop):
    shop.edit("recipients.yaml", "email: gates@example.org", "email: {address: gates@example.org, secret: true}")
    assert shop.errors() == [SECRET]


def test_a_secret_contact_that_no_campaign_uses_yet(shop):
    shop.add("recipients.yaml", PORTER + "    email: {address: porter@example.org, secret: yes}\n")
    (error,) = shop.errors()
    assert error.startswith("recipients.yaml:22:5: a secret contact of porter")


def test_a_secret_contact_of_a_closed_campaign_may_stand(shop):
    shop.edit("campaigns.yaml", "status: open", "status: closed")
    shop.edit("recipients.yaml", "email: gates@example.org", "email: {address: gates@example.org, secret: true}")
    assert shop.errors() == []


@pytest.mark.parametrize("public", ["", "recipients:\n  gatekeeper:\n", "recipients: {}\n"])
def test_an_address_book_that_is_all_private(shop, public):
    private(shop, (shop.root / "recipients.yaml").read_text().replace("{status: withheld}", "friends@example.org"))
    shop.write("recipients.yaml", public)
    assert not [error for error in shop.errors() if "a file that git tracks" in error]


def test_each_point_of_a_list_has_its_place(shop):
    points = "phone:\n      - {status: lost}\n      - +44 20 7946 0302"
    shop.edit("recipients.yaml", "email: {status: withheld}", points)
    (error,) = shop.errors()
    assert error.startswith("recipients.yaml:17:9: an organiser’s contact")

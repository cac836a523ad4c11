import pytest
from tests.checks.conftest import OLD_CAMPAIGN, PORTER

AT_FAX = "recipients.yaml:8:5: warning: "
FAX = '"+44 20 7946 0301"'


def test_a_sound_workspace_has_nothing_to_mend(shop):
    found = shop.look()
    assert (found.errors, found.warnings, found.closed, found.first) == ((), (), (), "")


def test_a_number_known_only_as_printed_is_read_from_country_and_area(shop):
    shop.edit("recipients.yaml", FAX, '{printed: "(020) 7946 0301"}')
    assert shop.warnings() == [
        AT_FAX + "'(020) 7946 0301' cannot be dialled from elsewhere; if this is the one meant, "
        'add `e164: "+442079460301"`'
    ]


def test_a_local_number_is_read_by_its_town(shop):
    fax = '{printed: "63-76-33", area: Alma-Ata}'
    shop.edit("recipients.yaml", "country: GB\n    post", "country: KZ\n    post")
    shop.edit("recipients.yaml", FAX, fax)
    assert any('add `e164: "+77272637633"`' in warning for warning in shop.warnings())


def test_a_number_that_cannot_be_read_needs_its_area_code(shop):
    shop.edit("recipients.yaml", FAX, '{printed: "7946"}')
    assert shop.warnings() == [
        AT_FAX + "'7946' cannot be dialled from elsewhere; "
        "find out its area code, and add `e164:` with + and country code"
    ]


def test_a_number_that_is_out_of_use_is_told_with_the_new_one(shop):
    shop.edit("recipients.yaml", FAX, '"+73212742783"')
    (warning,) = shop.warnings()
    assert warning.startswith(AT_FAX + "+73212742783 is out of use: ")
    assert warning.endswith("; write +77212742783")


def test_a_number_too_short_for_its_country(shop):
    shop.edit("recipients.yaml", FAX, '"+44207946"')
    (warning,) = shop.warnings()
    assert warning.startswith(AT_FAX + "+44207946 ")


def test_numbers_in_a_list_have_their_own_places(shop):
    shop.edit("recipients.yaml", FAX, '\n      - "+44 20 7946 0301"\n      - {printed: "7946"}')
    (warning,) = shop.warnings()
    assert warning.startswith("recipients.yaml:10:9: warning: '7946' cannot be dialled")


@pytest.mark.parametrize("status", ["dead", "lost", "withheld"])
def test_a_number_that_nobody_will_dial_is_not_looked_at(shop, status):
    shop.edit("recipients.yaml", FAX, f'[{{printed: "7946", status: {status}}}, "+44 20 7946 0301"]')
    assert shop.warnings() == []


def test_a_number_of_another_time_is_not_looked_at(shop):
    shop.edit("recipients.yaml", FAX, '[{printed: "7946", until: 2026-01-01}, "+44 20 7946 0301"]')
    assert shop.warnings() == []


def test_an_address_that_hides_behind_words_is_shown_plainly(shop):
    shop.edit("recipients.yaml", "email: gates@example.org", 'email: {printed: "gates at example.org"}')
    assert shop.warnings() == [
        "recipients.yaml:9:5: warning: 'gates at example.org' is no address that mail could go to; "
        "if that is what it hides, add `address: gates@example.org`"
    ]


def test_a_mailbox_whose_print_hides_nothing_that_can_be_read(shop):
    shop.edit("recipients.yaml", "email: gates@example.org", "email: {printed: see the web site}")
    assert shop.warnings() == [
        "recipients.yaml:9:5: warning: 'see the web site' is no address that mail could go to; "
        "add `address:` once you know it"
    ]


def test_an_address_that_mail_servers_refuse(shop):
    shop.edit("recipients.yaml", "gates@example.org", "gates..keeper@example.org")
    (error,) = shop.errors()
    assert "'gates..keeper@example.org' is not an e-mail address" in error


def test_a_postcode_that_its_country_does_not_have(shop):
    shop.edit("recipients.yaml", "EX1 1AA", "12345")
    (warning,) = shop.warnings()
    assert warning.startswith("recipients.yaml:7:5: warning: postcode '12345' does not look like one of GB")
    assert warning.endswith("; compare it with its source")


def test_an_address_without_a_city(shop):
    shop.edit("recipients.yaml", "city: Fairhaven, ", "")
    assert shop.warnings() == ["recipients.yaml:7:5: warning: the address has no city; add `city:`"]


def test_what_is_doubtful_about_an_entry_that_nobody_uses_is_told_too(shop):
    shop.add("recipients.yaml", PORTER + '    fax: {printed: "7946"}\n')
    (warning,) = shop.warnings()
    assert warning.startswith("recipients.yaml:22:5: warning: '7946'")


def test_what_only_closed_campaigns_use_is_counted_and_not_listed(shop):
    shop.add("campaigns.yaml", OLD_CAMPAIGN)
    shop.add("recipients.yaml", PORTER + '    fax: {printed: "7946"}\n    post: {city: Fairhaven, lines: [x]}\n')
    assert shop.warnings() == []
    assert shop.look().closed == (("old-gates", 1, "closed"),)


def test_a_joint_recipient_that_is_not_there(shop):
    shop.edit("recipients.yaml", "    languages: [en, ru]\n", "    languages: [en, ru]\n    joint: [freinds]\n")
    assert shop.errors() == [
        "recipients.yaml:6:13: no recipient 'freinds' to be addressed jointly; did you mean 'friends'?"
    ]

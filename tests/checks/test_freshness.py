import pytest
from tests.checks.conftest import OLD_CAMPAIGN, PORTER


def test_contacts_verified_a_year_ago_still_count(shop):
    shop.edit("recipients.yaml", "verified: 2026-11-01", "verified: 2025-11-22")
    assert shop.warnings() == []


def test_contacts_verified_longer_ago_are_to_be_checked(shop):
    shop.edit("recipients.yaml", "verified: 2026-11-01", "verified: 2025-11-21")
    assert shop.warnings() == [
        "recipients.yaml:10:5: warning: gatekeeper was last verified on 2025-11-21; "
        "check its contact points, then write `verified: 2026-11-22`"
    ]


def test_contacts_that_nobody_ever_verified(shop):
    shop.edit("recipients.yaml", "    verified: 2026-11-01\n", "")
    assert shop.warnings() == [
        "recipients.yaml:2:3: warning: gatekeeper was never verified; "
        "check its contact points, then write `verified: 2026-11-22`"
    ]


def test_only_contacts_that_a_living_campaign_uses_must_be_verified(shop):
    shop.add("campaigns.yaml", OLD_CAMPAIGN)
    shop.add("recipients.yaml", PORTER + "    post: {city: Fairhaven, lines: [x]}\n")
    assert shop.warnings() == []
    shop.edit("campaigns.yaml", "status: closed", "status: open")
    assert [warning for warning in shop.warnings() if "never verified" in warning]


def test_missions_that_a_campaign_may_choose_are_used(shop):
    mission = "mission: embassy\n    of: AQ\n    country: GB\n    email: aq@example.org\n"
    shop.add("recipients.yaml", "\n  aq-embassy:\n    kind: mission\n    " + mission)
    assert shop.warnings() == []
    shop.edit("campaigns.yaml", "- gatekeeper\n", "- gatekeeper\n      - mission: AQ\n")
    assert [warning for warning in shop.warnings() if "aq-embassy was never verified" in warning]


def test_those_who_are_addressed_jointly_are_used(shop):
    shop.add("recipients.yaml", PORTER + "    post: {city: Fairhaven, lines: [x]}\n")
    assert shop.warnings() == []
    shop.edit("recipients.yaml", "    languages: [en, ru]\n", "    languages: [en, ru]\n    joint: [porter]\n")
    assert [warning for warning in shop.warnings() if "porter was never verified" in warning]


@pytest.mark.parametrize("status", ["dead", "bouncing"])
def test_a_contact_that_fails_with_nothing_in_its_place(shop, status):
    shop.edit("recipients.yaml", "gates@example.org", f"{{address: gates@example.org, status: {status}}}")
    assert shop.warnings() == [
        f"recipients.yaml:9:5: warning: email gates@example.org is marked {status}; "
        "find one that works, or take the channel out"
    ]


@pytest.mark.parametrize("status", ["dead", "bouncing"])
def test_a_contact_that_fails_beside_one_that_works_is_only_history(shop, status):
    points = f"[{{address: old@example.org, status: {status}}}, gates@example.org]"
    shop.edit("recipients.yaml", "gates@example.org", points)
    assert shop.warnings() == []

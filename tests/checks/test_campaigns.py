import pytest
from tests.checks.conftest import OLD_CAMPAIGN, PORTER

NO_CHANNEL = "campaigns.yaml:14:9: {}gatekeeper: no usable channel (web lost); add one to gatekeeper in recipients.yaml"


def cut_off(shop):
    shop.edit("campaigns.yaml", "[post, email, fax]", "[web]")
    shop.edit("recipients.yaml", "    email:", "    web: {status: lost}\n    email:")


@pytest.mark.parametrize("status", ["open", "updated"])
def test_a_target_without_a_usable_channel_stops_an_open_campaign(shop, status):
    cut_off(shop)
    shop.edit("campaigns.yaml", "status: open", f"status: {status}")
    assert shop.errors() == [NO_CHANNEL.format("")]


def test_a_target_without_a_usable_channel_is_a_warning_in_a_draft(shop):
    cut_off(shop)
    shop.edit("campaigns.yaml", "status: open", "status: draft")
    assert shop.warnings() == [NO_CHANNEL.format("warning: ")]


@pytest.mark.parametrize("status", ["closed", "won", "stopped"])
def test_a_target_without_a_usable_channel_is_history_in_a_campaign_that_is_over(shop, status):
    cut_off(shop)
    shop.edit("campaigns.yaml", "status: open", f"status: {status}\n    reason: over")
    assert shop.warnings() == []
    assert shop.look().closed == (("open-gates", 1, status),)


def test_a_deadline_that_is_past(shop):
    shop.edit("campaigns.yaml", "until: 2027-01-31", "until: 2026-11-21")
    assert shop.warnings() == [
        "campaigns.yaml:6:5: warning: the deadline 2026-11-21 is past; "
        "set `status: closed`, or ask the organisers for a new day"
    ]


def test_the_deadline_itself_is_a_day_to_act(shop):
    shop.edit("campaigns.yaml", "until: 2027-01-31", "until: 2026-11-22")
    assert shop.warnings() == []


def test_the_day_is_that_of_the_workspaces_time_zone(shop):
    shop.edit("campaigns.yaml", "until: 2027-01-31", "until: 2026-11-22")
    shop.write("settings.yaml", "timezone: Pacific/Kiritimati\n")
    (shop.root / "settings.yaml").chmod(0o600)
    assert [warning for warning in shop.warnings() if "the deadline" in warning]


def test_an_office_that_nobody_holds_that_day(shop):
    holders = "    holders: [{name: A. Former, until: 2026-11-01}]\n    languages"
    shop.edit("recipients.yaml", "    languages", holders)
    assert shop.warnings() == [
        "campaigns.yaml:14:9: warning: gatekeeper: nobody holds this office on 2026-11-22; "
        "add the present holder in recipients.yaml, or take the last one's `until:` out"
    ]


def test_an_office_without_any_holder_in_the_book_is_written_to_as_such(shop):
    assert shop.warnings() == []


def test_a_closed_campaign_is_looked_at_on_its_own_day(shop):
    shop.add("campaigns.yaml", OLD_CAMPAIGN + "    published: 2020-05-01\n")
    book = PORTER + "    holders: [{name: A. Former, until: 2026-11-01}]\n    post: {city: Fairhaven, lines: [x]}\n"
    shop.add("recipients.yaml", book)
    assert shop.look().closed == (("old-gates", 0, "closed"),)


def test_a_language_that_a_target_reads_best_and_no_text_has(shop):
    shop.edit("recipients.yaml", "languages: [en, ru]", "languages: [fr, en]")
    assert shop.warnings() == [
        "campaigns.yaml:14:9: warning: gatekeeper reads 'fr' best, and no text is in it; it also reads en; "
        "write letters/open-gates/fr.md"
    ]


def test_the_built_in_letter_counts_where_title_and_demands_are_in_the_language(shop):
    shop.edit("recipients.yaml", "languages: [en, ru]", "languages: [ru]")
    assert shop.warnings() == []


def test_a_demand_without_words_in_the_language_of_a_text(shop):
    shop.edit("campaigns.yaml", ', ru: "Ворота должны быть открыты."', "")
    shop.write("letters/open-gates/ru.md", (shop.root / "letters/open-gates/en.md").read_text())
    assert shop.warnings() == [
        "campaigns.yaml:12:9: warning: demand 'gates' has no words in 'ru', the language of letters/open-gates/ru.md; "
        "add `ru:`, or that letter prints it in another language"
    ]


MISSION = """
  nz-embassy-paris:
    kind: mission
    rank: ambassador
    mission: embassy
    of: NZ
    seat: Paris
    country: FR
    post: {lines: [1 rue Exemple], city: Paris, postcode: "75001"}
    verified: 2026-11-01
"""


def test_a_mission_that_no_channel_reaches_is_found_from_where_it_serves(shop):
    shop.edit("recipients.yaml", "  friends:\n", MISSION.lstrip("\n") + "  friends:\n")
    shop.edit("campaigns.yaml", "      - gatekeeper\n", "      - gatekeeper\n      - {mission: NZ}\n")
    assert not any("no usable channel" in remark for remark in shop.warnings())
    shop.edit("campaigns.yaml", "channels: [post, email, fax]", "channels: [email, fax]")
    found = [remark for remark in shop.warnings() if "no usable channel" in remark]
    assert len(found) == 1
    assert "mission-nz from FR: no usable channel" in found[0]

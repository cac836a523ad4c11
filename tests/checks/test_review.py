import pytest
from tests.checks.conftest import OLD_CAMPAIGN, PORTER

from plaint.checks.review import Findings, review
from plaint.errors import PlaintError

EN = "letters/open-gates/en.md"


def test_without_a_workspace_there_is_nothing_to_review(shop):
    (shop.root / "campaigns.yaml").unlink()
    with pytest.raises(PlaintError, match=r"no campaigns\.yaml"):
        shop.look()


def test_problems_come_by_place(shop):
    shop.edit("campaigns.yaml", "until: 2027-01-31", "until: 2026-11-21")
    shop.edit("recipients.yaml", "EX1 1AA", "12345")
    shop.edit("recipients.yaml", "verified: 2026-11-01", "verified: 2020-11-01")
    places = [problem.place for problem in shop.look().warnings]
    assert places == sorted(places)
    assert len(places) == 3


def test_errors_come_first_even_where_they_stop_nothing(shop):
    shop.edit("campaigns.yaml", "until: 2027-01-31", "until: 2026-11-21")
    shop.edit("recipients.yaml", "{status: withheld}", "friends@example.org")
    assert shop.look().first.startswith("recipients.yaml:15:5: an organiser’s contact")


def test_the_error_that_stops_most_letters_comes_first(shop):
    shop.edit("campaigns.yaml", "- gatekeeper", "- gatekeeper\n      - porter")
    shop.add("recipients.yaml", PORTER + "    verified: 2026-11-01\n")
    assert shop.look().first.startswith("campaigns.yaml:15:9: porter: no usable channel")
    shop.edit(EN, "people.names", "persons.names")
    first = shop.look().first
    assert first.startswith("letters/open-gates/en.md:4: no value 'persons' here")
    assert first.endswith(" (it stops 2 letters)")
    shop.write("settings.yaml", "country: ZZ\n")
    assert shop.look().first.startswith("settings.yaml:1:")
    assert shop.look().first.endswith(" (it stops every letter)")


def test_a_warning_comes_first_where_there_is_no_error(shop):
    shop.edit("campaigns.yaml", "until: 2027-01-31", "until: 2026-11-21")
    assert shop.look().first.startswith("campaigns.yaml:6:5: warning: the deadline 2026-11-21 is past")


def test_problems_name_the_living_campaign_that_they_concern(shop):
    shop.add("campaigns.yaml", OLD_CAMPAIGN.replace("[porter]", "[gatekeeper]"))
    shop.edit("recipients.yaml", "EX1 1AA", "12345")
    found = shop.look()
    assert [problem.campaign for problem in found.warnings] == ["open-gates"]
    assert found.closed == (("old-gates", 0, "closed"),)


def test_a_closed_campaign_without_remarks_gets_its_line_too(shop):
    shop.add("campaigns.yaml", OLD_CAMPAIGN)
    shop.add("recipients.yaml", PORTER + "    post: {city: Fairhaven, lines: [x]}\n")
    assert shop.look() == Findings(closed=(("old-gates", 0, "closed"),))


def test_who_watches_sees_every_letter_that_goes_on_paper(shop):
    seen = []

    def watch(letters, total):
        for letter in letters:
            seen.append((letter.composed.letter.language, total))
            yield letter

    review(shop.session, watch)
    assert seen == [("en", 2), ("ru", 2)]

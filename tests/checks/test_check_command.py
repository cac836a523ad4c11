import json
from types import SimpleNamespace

import pytest
import typer
from tests.checks.conftest import OLD_CAMPAIGN, PORTER

from plaint.commands import check

WARNING = (
    "campaigns.yaml:6:5: warning: the deadline 2026-11-21 is past; "
    "set `status: closed`, or ask the organisers for a new day"
)


def run(shop, **options):
    """Run the command; return its exit code."""
    try:
        check.run(SimpleNamespace(obj=shop.session), **{"strict": False, "json": False, **options})
    except typer.Exit as stop:
        return stop.exit_code
    return 0


def doubt(shop):
    shop.edit("campaigns.yaml", "until: 2027-01-31", "until: 2026-11-21")


def test_a_sound_workspace(shop, capsys):
    assert run(shop, strict=True) == 0
    assert capsys.readouterr() == ("", "Nothing to mend.\n")


def test_problems_are_results_and_what_they_come_to_is_said(shop, capsys):
    doubt(shop)
    assert run(shop) == 0
    assert capsys.readouterr() == (f"{WARNING}\n", f"no errors, 1 warning.\nMend first: {WARNING}\n")


def test_warnings_fail_where_that_is_asked_for(shop):
    doubt(shop)
    assert run(shop, strict=True) == 1


def test_errors_fail(shop, capsys):
    shop.edit("campaigns.yaml", "- gatekeeper", "- gatekeper")
    assert run(shop) == 1
    out, err = capsys.readouterr()
    assert out == "campaigns.yaml:14:9: no recipient 'gatekeper'; did you mean 'gatekeeper'?\n"
    assert err.startswith("1 error, no warnings.\nMend first: campaigns.yaml:14:9: ")


@pytest.mark.parametrize(
    ("fax", "words"), [("", "nothing to remark"), ('    fax: {printed: "7"}\n', "1 remark on history not listed")]
)
def test_a_closed_campaign_gets_one_line(shop, capsys, fax, words):
    shop.add("campaigns.yaml", OLD_CAMPAIGN)
    shop.add("recipients.yaml", PORTER + "    post: {city: Fairhaven, lines: [x]}\n" + fax)
    assert run(shop, strict=True) == 0
    assert capsys.readouterr() == ("", f"old-gates: closed; {words}\nNothing to mend.\n")


def test_machine_output(shop, capsys):
    doubt(shop)
    shop.edit("recipients.yaml", "{status: withheld}", "friends@example.org")
    assert run(shop, json=True) == 1
    out, err = capsys.readouterr()
    first, second = json.loads(out)
    assert err == ""
    assert first == {
        "file": "campaigns.yaml",
        "line": 6,
        "column": 5,
        "severity": "warning",
        "message": "the deadline 2026-11-21 is past",
        "remedy": "set `status: closed`, or ask the organisers for a new day",
        "campaign": "open-gates",
    }
    assert (second["severity"], second["campaign"]) == ("error", "open-gates")


def test_machine_output_of_a_sound_workspace_is_an_empty_list(shop, capsys):
    assert run(shop, json=True) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_nothing_in_a_file_can_steer_the_terminal(shop, capsys):
    shop.write("letters/open-gates/\x1b[31mru.md", "x")
    assert run(shop) == 1
    assert "\x1b" not in "".join(capsys.readouterr())

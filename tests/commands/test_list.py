"""`plaint list`: the campaigns."""

import json


def test_each_campaign_has_a_line(plaint):
    done = plaint("list")
    assert (done.code, done.stderr) == (0, "")
    assert done.stdout == (
        "open-gates   open     until 2027-01-31  Open the gates\n"
        "history      closed                     An old story\n"
        "over         stopped                    Over\n"
        "victory      won                        Won\n"
        "early        draft                      Not yet\n"
        "late         open     until 2026-11-21  Too late\n"
        "club-letter  open                       The club writes\n"
        "together     open                       We all say\n"
        "mute         open                       Nobody hears\n"
    )


def test_machine_output(plaint):
    done = plaint("list", "--json")
    assert (done.code, done.stderr) == (0, "")
    first, second, *rest = json.loads(done.stdout)
    assert first == {
        "id": "open-gates",
        "title": "Open the gates",
        "country": "KZ",
        "status": "open",
        "published": "2026-11-01",
        "until": "2027-01-31",
    }
    assert (second["id"], second["until"], len(rest)) == ("history", None, 7)


def test_none_yet(plaint, site):
    site.write("campaigns.yaml", "campaigns: {}\n")
    done = plaint("list")
    assert (done.code, done.stdout, done.stderr) == (0, "", "No campaign yet: write one in campaigns.yaml.\n")
    assert json.loads(plaint("list", "--json").stdout) == []


def test_outside_of_a_workspace(run, tmp_path):
    done = run("list", folder=tmp_path)
    assert (done.code, done.stdout) == (1, "")
    assert done.stderr == (
        "plaint: no campaigns.yaml here or in any folder above\n"
        "  go to your workspace, name it with -w DIR, or make one with: plaint init my-campaigns\n"
    )


def test_from_a_folder_inside_the_workspace(run, site):
    folder = site.root / "letters" / "open-gates"
    folder.mkdir(parents=True)
    assert run("list", folder=folder).stdout.startswith("open-gates ")


def test_broken_data_is_named(plaint, site):
    site.write("campaigns.yaml", "campaigns:\n  a: {titel: x}\n")
    done = plaint("list")
    assert (done.code, done.stdout) == (1, "")
    assert "campaigns.yaml:2:" in done.stderr


def test_nothing_in_a_title_steers_the_terminal(plaint, site):
    site.edit("campaigns.yaml", "title: Over", 'title: "Over \\u202e\\e[31m"')
    done = plaint("list")
    assert done.code == 1
    assert "\x1b" not in done.stdout + done.stderr
    assert "\u202e" not in done.stdout + done.stderr

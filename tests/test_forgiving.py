"""What looks like a mistake and is none: words stay as they are written, whatever wrote the file."""

import pytest

from plaint.reading.data import read_data
from plaint.reading.table import read_signatory_table

CAMPAIGNS = """\
campaigns:
  no:
    title: {en: 1999, no: "007"}
    country: NO
    status: open
    people:
      - name: Jane Null
      - name: 0x10
      - name: 1e3
    demands:
      - {id: "12", en: Yes}
    targets: [on]
    channels: post
    events:
      - {what: Picket, place: "10:30", on: 2026-12-01, time: 12:30}
"""
RECIPIENTS = """\
recipients:
  on:
    kind: official
    office: {en: Off}
    country: NO
    languages: [no]
    post: {lines: [0172223], city: 12:30, postcode: 00123}
    fax: +375173275923
    phone: {printed: 007-3212-742783, e164: +77212742783}
    hours: Mo-Fr 09:00-18:00
    verified: 2026-11-01
"""


def write(folder, encode):
    (folder / "campaigns.yaml").write_bytes(encode(CAMPAIGNS))
    (folder / "recipients.yaml").write_bytes(encode(RECIPIENTS))


WAYS = {
    "as it is": str.encode,
    "byte order mark": lambda text: text.encode("utf-8-sig"),
    "Windows": lambda text: text.replace("\n", "\r\n").encode("utf-8-sig"),
    "old Macintosh": lambda text: text.replace("\n", "\r").encode(),
    "no line break at the end": lambda text: text.rstrip().encode(),
    "comments": lambda text: ("# first\n" + text + "\n# last").encode(),
    "document marks": lambda text: ("%YAML 1.1\n---\n" + text + "...\n").encode(),
}


@pytest.mark.parametrize("way", WAYS)
def test_every_scalar_is_the_text_that_it_is(way, tmp_path):
    write(tmp_path, WAYS[way])
    data = read_data(tmp_path)
    assert data.problems == ()
    campaign, recipient = data.campaigns["no"], data.recipients["on"]
    assert campaign.title.versions == (("en", "1999"), ("no", "007"))
    assert [str(person.name) for person in campaign.people] == ["Jane Null", "0x10", "1e3"]
    assert (campaign.country, campaign.demands[0].id, str(campaign.demands[0].text)) == ("NO", "12", "Yes")
    assert (campaign.targets[0].id, campaign.channels) == ("on", ("post",))
    assert (campaign.events[0].time.isoformat(), str(campaign.events[0].place)) == ("12:30:00", "10:30")
    assert str(recipient.post[0]) == "0172223, 00123, 12:30"
    assert (recipient.fax[0].e164, recipient.fax[0].printed) == ("+375173275923", "+375173275923")
    assert (recipient.phone[0].printed, recipient.phone[0].e164) == ("007-3212-742783", "+77212742783")


def test_check_is_content_with_it(tmp_path, run):
    write(tmp_path, WAYS["Windows"])
    outcome = run("list", folder=tmp_path)
    assert (outcome.code, outcome.stderr) == (0, "")
    assert "\r" not in outcome.stdout


@pytest.mark.parametrize("empty", ["campaigns:\n", "campaigns: {}\n", "campaigns: ~\n", "---\ncampaigns:\n"])
def test_a_workspace_may_be_empty(empty, tmp_path, run):
    (tmp_path / "campaigns.yaml").write_text(empty)
    outcome = run("list", folder=tmp_path)
    assert (outcome.code, outcome.stdout) == (0, "")
    assert outcome.stderr == "No campaign yet: write one in campaigns.yaml.\n"


TABLE = 'name;town;country\n"Fair; Jane";Fairhaven;GB\n\nJohn Fair;;\nJohn Fair;"Upper ""F""";NO\n'


@pytest.mark.parametrize("way", ["as it is", "byte order mark", "Windows", "old Macintosh", "no line break at the end"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_tables_as_spreadsheets_write_them(way, separator, tmp_path):
    path = tmp_path / "members.csv"
    path.write_bytes(WAYS[way](TABLE.replace(";", separator)))
    table = read_signatory_table(path, "members.csv")
    assert table.problems == ()
    assert [(one.id, one.name, one.town, one.country) for one in table.signatories] == [
        ("fair-jane", f"Fair{separator} Jane", "Fairhaven", "GB"),
        ("john-fair", "John Fair", None, None),
        ("john-fair-2", "John Fair", 'Upper "F"', "NO"),
    ]


def test_a_given_id_is_kept_for_its_row(tmp_path):
    path = tmp_path / "members.csv"
    path.write_text("Name,ID,\nJane Fair,,\nJane Fair,jane-fair,\n")
    table = read_signatory_table(path, "members.csv")
    assert table.problems == ()
    assert [one.id for one in table.signatories] == ["jane-fair-2", "jane-fair"]


def test_direction_marks_and_joiners_are_letters_of_their_scripts(tmp_path):
    words = "می‌خواهم \u200f(1)\u200e क्\u200dष"
    (tmp_path / "campaigns.yaml").write_text(CAMPAIGNS.replace("1999", words), encoding="utf-8")
    (tmp_path / "recipients.yaml").write_text(RECIPIENTS)
    data = read_data(tmp_path)
    assert data.problems == ()
    assert data.campaigns["no"].title.get("en") == words

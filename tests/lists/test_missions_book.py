"""Missions beside those of a workspace: doubles joined, known ones recognised, entries that the workspace can read."""

from pathlib import Path

import pytest

from given import court, embassy
from plaint.errors import Place
from plaint.lists.filing import PUBLIC, add_to_file
from plaint.lists.missions.book import Question, settle_missions
from plaint.lists.missions.formats import read_missions
from plaint.lists.missions.mission import MOST_POINTS, Line, Mission, join_missions
from plaint.lists.missions.writing import as_entries, as_json, as_yaml
from plaint.model.recipient import AddressBook
from plaint.reading.book import read_files

SAMPLES = Path(__file__).parent / "samples"
HEAD = "of;country;kind;city;address;phone;fax;email\n"


def settle(text, book=(), **wanted):
    recipients = {one.id: one for one in book}
    return settle_missions(read_missions((HEAD + text).encode(), "x.csv"), Question(**wanted), recipients)


@pytest.mark.parametrize("name", ["overpass.json", "wikidata.csv", "german-office.json", "own.csv"])
def test_entries_are_recipients(name, tmp_path):
    found = read_missions((SAMPLES / name).read_bytes(), name)
    missions = settle_missions(found, Question(host="GB"), {})
    path = tmp_path / "recipients.yaml"
    path.write_text(as_yaml(as_entries(missions, found.source or "copied by hand", "2026-11-22")), "utf-8")
    read = read_files([path], tmp_path, AddressBook, "recipients")
    assert read.problems == ()
    for (key, mission), (written, entry) in zip(missions.new, read.value.recipients.items(), strict=True):
        assert (key, mission.of, mission.host, mission.kind) == (written, entry.of, entry.country, entry.mission)
        assert [one.e164 or "" for one in entry.phone] == [line.e164 for line in mission.phone]
        assert [one.e164 or "" for one in entry.fax] == [line.e164 for line in mission.fax]
        assert str(entry.source).endswith("2026-11-22")
        assert entry.verified is None, "no person has checked it"


def test_a_source_tells_licence_entry_and_day():
    found = read_missions((SAMPLES / "overpass.json").read_bytes(), "x")
    missions = settle_missions(found, Question("KZ"), {})
    shown = as_json(missions, found.source, "2026-11-20")
    assert shown["missions"][0]["source"].split("; ") == [
        "© OpenStreetMap contributors, Open Database License (ODbL) 1.0",
        "https://www.openstreetmap.org/node/101",
        "2026-11-20",
    ]
    assert shown["missions"][1]["missing"] == ["fax", "e-mail"]
    assert shown["missions"][1]["honorary"] is True


def test_rows_of_one_mission_are_joined():
    found = settle(
        "KZ;GB;embassy;London;12 Invented Road;020 7946 0111;;\nKZ;GB;embassy;london;;;020 7946 0113;a@example.org\n"
    )
    ((_, one),) = found.new
    assert (found.joined, one.places) == (1, (Place("x.csv", 2), Place("x.csv", 3)))
    assert (one.phone[0].e164, one.fax[0].e164, one.email) == ("+442079460111", "+442079460113", ("a@example.org",))


def test_two_addresses_stay_two_and_are_told():
    found = settle("KZ;GB;embassy;London;12 Invented Road;;;\nKZ;GB;embassy;London;13 Other Road;;;\n")
    assert [name for name, _ in found.new] == ["kz-embassy-london", "kz-embassy-london-2"]
    assert [str(one) for one in found.problems] == [
        "x.csv:3: warning: a second embassy of KZ in London, at another address; compare it with x.csv:2, and keep the "
        "right one"
    ]


def test_consulates_of_two_towns_are_two_and_an_honorary_one_is_another():
    found = settle(
        "KZ;DE;consulate general;Bonn;;;;\nKZ;DE;consulate;Munich;;;;\n"
        "KZ;DE;Honorary consulate;Bonn;;;;\nKZ;FR;consulate;Bonn;;;;\n"
    )
    assert [one.seat for _, one in found.new] == ["Bonn", "Munich", "Bonn", "Bonn"]


def test_known_missions_are_recognised_and_left_alone():
    known = embassy(post={"lines": ["2 Iceberg Row"], "city": "London"}, fax="+44 20 7946 0113")
    by_number = embassy("kz-consulate", mission="consulate", country="DE", post=None, phone="+49 30 23125 014")
    found = settle(
        "KZ;GB;embassy;;9 New Road;;+44 20 7946 0113;new@example.org\nKZ;DE;consulate;Bonn;1 Weg;030 23125 014;;\n"
        "KZ;FR;embassy;Paris;;;;\n",
        (court(), known, by_number),
    )
    assert [name for name, _ in found.new] == ["kz-embassy-paris"]
    assert [(one.id, one.more) for one in found.known] == [
        ("kz-embassy-london", ("email new@example.org",)),
        ("kz-consulate", ("address 1 Weg",)),
    ]


def test_nothing_is_told_of_other_states():
    found = settle("UZ;Congo;embassy;;;no number 1;;nobody\nKZ;FR;embassy;Paris;;;;\n", of="KZ")
    assert (len(found.new), found.passed_over, found.problems) == (1, 1, ())


def test_a_mission_of_a_thousand_rows_stays_small():
    rows = "".join(f"KZ;GB;embassy;London;;;;a{number}@example.org\n" for number in range(1000))
    ((_, one),) = settle(rows).new
    assert (len(one.email), len(one.places)) == (MOST_POINTS, MOST_POINTS)


def test_ids_are_free():
    taken = court()
    found = settle("KZ;GB;embassy;London;;;;\n", (embassy("kz-embassy-london", of="UZ"), taken))
    assert [name for name, _ in found.new] == ["kz-embassy-london-2"]


def test_countries_of_senders_without_a_mission_are_named():
    found = settle(
        "KZ;BE;embassy;Brussels;;;;\n", (embassy(covers=["IE"]),), of="KZ", senders=frozenset(["IE", "GB", "LU", "BE"])
    )
    assert found.uncovered == ("LU",)
    assert settle("KZ;BE;embassy;Brussels;;;;\n", senders=frozenset(["LU"])).uncovered == (), (
        "of no state in particular"
    )


def test_joining_keeps_the_first_and_adds_the_rest():
    one = Mission((Place("a"),), "KZ", "GB", "embassy", "London", phone=(Line("1", "+441"),), email=("a@x",))
    other = Mission((Place("b"),), "KZ", "GB", "embassy", "Londres", ("1 Road",), "ZZ", (Line("01", "+441"), Line("2")))
    joined = join_missions(one, other)
    assert (joined.seat, joined.lines, joined.postcode) == ("London", ("1 Road",), "ZZ")
    assert joined.phone == (Line("1", "+441"), Line("2"))
    assert joined.places == (Place("a"), Place("b"))


def test_missions_are_added_to_the_book_without_changing_it(tmp_path):
    path = tmp_path / "recipients.yaml"
    before = b"# ours\nrecipients:\n  desk:\n    kind: media\n    name: Desk  # by hand\n    country: GB\n"
    path.write_bytes(before)
    add_to_file(path, as_entries(settle("KZ;GB;embassy;London;;;;\n"), "S", "2026-11-22"), "S", PUBLIC)
    assert path.read_bytes().startswith(before)
    read = read_files([path], tmp_path, AddressBook, "recipients")
    assert (read.problems, list(read.value.recipients)) == ((), ["desk", "kz-embassy-london"])

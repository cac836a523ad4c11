"""Downloaded lists of missions: each format by a small invented sample, and whatever else may be in a file."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plaint.errors import Place
from plaint.lists.missions import formats
from plaint.lists.missions.book import Question, settle_missions
from plaint.lists.missions.formats import read_missions
from plaint.lists.missions.mission import Line
from plaint.lists.missions.row import KEYS, LONGEST
from plaint.lists.missions.table import MISSION_TITLES
from plaint.lists.titles import title_key
from plaint.reading.source import MAX_BYTES
from workbooks import write_workbook

SAMPLES = Path(__file__).parent / "samples"


def sample(name):
    return read_missions((SAMPLES / name).read_bytes(), name)


def settled(name, **wanted):
    return settle_missions(sample(name), Question(**wanted), {})


def told(missions):
    return [str(problem).partition(";")[0] for problem in missions.problems]


@pytest.mark.parametrize(
    ("name", "form", "dated", "rows"),
    [
        ("overpass.json", "OpenStreetMap (Overpass JSON)", "2026-11-20", 5),
        ("wikidata.csv", "Wikidata (query service)", "", 6),
        ("german-office.json", "the German Foreign Office's open data (JSON)", "2025-11-20", 4),
        ("own.csv", "a table", "", 3),
    ],
)
def test_the_format_is_told_by_the_content(name, form, dated, rows):
    found = read_missions((SAMPLES / name).read_bytes(), "download")
    assert (found.form, found.dated, len(found.rows), found.faults) == (form, dated, rows, ())


def test_openstreetmap():
    found = settled("overpass.json", of="KZ")
    (london, one), (_, consulate), (_, geneva) = found.new
    assert (london, one.of, one.host, one.kind, one.seat) == ("kz-embassy-london", "KZ", "GB", "embassy", "London")
    assert (one.lines, one.postcode) == (("12 Invented Road",), "ZZ9 9ZZ")
    assert one.phone == (Line("+44 20 7946 0111", "+442079460111"), Line("+44 20 7946 0112", "+442079460112"))
    assert one.fax == (Line("020 7946 0113", "+442079460113"),), "contact:fax goes before fax"
    assert (one.email, one.hours) == (("london@embassy.example",), "Mo-Fr 09:00-13:00")
    assert (consulate.kind, consulate.is_honorary, consulate.lines) == ("consulate", True, ("Musterweg 3a",))
    assert (geneva.kind, geneva.seat) == ("permanent-mission", "Genève")
    assert found.passed_over == 1, "Uzbekistan's; residence and closed ones are no missions"
    assert told(found)[1] == (
        "overpass.json, element 7: warning: 'Liaison office' is left out: the list does not say what kind of mission "
        "it is nor where it is"
    )
    assert "ODbL" in sample("overpass.json").source


def test_wikidata():
    found = settled("wikidata.csv", of="KZ", senders=frozenset(["MC", "GB", "KZ", "US"]))
    (name, paris), (other, consulate) = found.new
    assert (name, other) == ("kz-embassy-paris", "kz-consulate-exampleton")
    assert (found.joined, found.passed_over, found.uncovered) == (1, 1, ("GB",))
    assert [line.e164 for line in paris.phone] == ["+33199001122", "+33199001124"], "rows of one item are one mission"
    assert len(paris.fax) == 1
    assert paris.lines == ("5 rue Inventée",), "the town is not said twice"
    assert (paris.covers, paris.email) == (("MC",), ("paris@embassy.example",))
    assert consulate.gaps == ("address", "fax", "e-mail")
    assert "wikidata.csv:5: warning: host: 'Congo' may be CD or CG" in told(found)
    assert sample("wikidata.csv").source == "Wikidata, CC0 1.0"


def test_wikidata_as_json_says_the_same():
    rows = [line for line in (SAMPLES / "wikidata.csv").read_text("utf-8").splitlines() if "Q900000002" in line]
    titles = ("mission", "missionLabel", "kindLabel", "sending", "host", "cityLabel")
    cells = dict(zip(titles, rows[0].split(","), strict=False))
    value = {"results": {"bindings": [{key: {"type": "literal", "value": words} for key, words in cells.items()}]}}
    found = read_missions(json.dumps(value).encode(), "query.json")
    ((name, _),) = settle_missions(found, Question(), {}).new
    assert (name, found.source) == ("kz-consulate-exampleton", "Wikidata, CC0 1.0")


def test_the_german_foreign_office():
    found = settled("german-office.json")
    names = ["kz-embassy-berlin", "kz-consulate-frankfurt-am-main", "fr-embassy-berlin", "uz-embassy-berlin"]
    assert [name for name, _ in found.new] == names
    berlin, frankfurt = found.new[0][1], found.new[1][1]
    assert berlin.lines == ("Erfundene Straße 14-17",)
    assert [line.e164 for line in berlin.phone] == ["+493023125001", "+493023125002"]
    assert [line.e164 for line in frankfurt.phone] == ["+496990009001", "+496990009002"], "a break parts two numbers"
    assert berlin.email == ("berlin@embassy.example", "presse@embassy.example")
    assert berlin.web == ("https://www.embassy.example",)
    assert berlin.hours == "", "prose is no hours"
    assert told(found) == ["german-office.json, entry 1102: warning: email: 'kein Postfach' is left out"]


def test_a_table_of_ones_own():
    found = settled("own.csv", host="GB")
    (_, kazakh), (name, kyrgyz) = found.new
    assert [line.e164 for line in kazakh.phone] == ["+442079460111"]
    assert (name, kyrgyz.phone) == ("kg-embassy-london", (Line("7946-01"),))
    assert told(found) == [
        "own.csv:3: warning: phone: a part of '020 7946 0111 / 0112' cannot be read",
        "own.csv:4: warning: phone: '7946-01' cannot be read",
        "own.csv:4: warning: email: 'embassy at example.org' is left out",
        "own.csv:5: warning: of: 'USSR' may be RU or KZ or UA or BY or UZ",
        "own.csv:5: warning: 'London' is left out: the list does not say whose it is",
    ]


def test_what_a_row_says_goes_before_what_was_asked_for():
    found = settled("own.csv", of="KZ", host="FR")
    assert [one.host for _, one in found.new] == ["FR"]
    assert found.passed_over == 1
    rows = (
        b"name;city\nEmbassy of Uzbekistan;London\nEmbassy;London\nEmbassy of Kazakhstan in the United Kingdom;Leeds\n"
    )
    missions = settle_missions(read_missions(rows, "x"), Question("KZ", "GB"), {})
    assert [(one.of, one.seat) for _, one in missions.new] == [("KZ", "London"), ("KZ", "Leeds")]
    assert missions.passed_over == 1


def test_a_workbook_is_read(tmp_path):
    rows = [["Staat", "Gastland", "Art", "Ort"], ["Kasachstan", "Schweiz", "Botschaft", "Bern"]]
    path = write_workbook(tmp_path / "x.xlsx", {"x": rows})
    ((name, _),) = settle_missions(read_missions(path.read_bytes(), "x.xlsx"), Question(), {}).new
    assert name == "kz-embassy-bern"


def test_every_key_has_titles_and_no_title_two_keys():
    assert set(MISSION_TITLES) == set(KEYS)
    keys = [{title_key(title) for title in titles.split(", ")} for titles in MISSION_TITLES.values()]
    assert len(set().union(*keys)) == sum(map(len, keys))


@pytest.mark.parametrize(
    ("raw", "message", "remedy"),
    [
        (b"", "empty", "give an answer of Overpass"),
        (b"\xef\xbb\xbf \n", "empty", "give an answer of Overpass"),
        (b'{"elements": [', "no JSON: Expecting value", "download it again: it may be cut off"),
        (b"[" * 100_000, "JSON that no service gives", "give an answer of Overpass"),
        (b'{"a": ' + b"9" * 10_000 + b"}", "JSON that no service gives", "give an answer of Overpass"),
        (b"{}", "JSON of no service that is known here", "give an answer of Overpass"),
        (b"[1, 2]", "JSON of no service that is known here", "give an answer of Overpass"),
        (b'{"elements": []}', "no mission in it", "query office=diplomatic"),
        (
            b'{"elements": [null, 3, {"tags": 4}, {"tags": {"shop": "x"}}]}',
            "no mission in it",
            "query office=diplomatic",
        ),
        (b'{"response": {}}', "no mission in it", "download /opendata/representativesInGermany again"),
        (b'{"response": {"a": 3, "b": {"c": []}}}', "no mission in it", "download"),
        (b'{"results": {"bindings": []}}', "no mission in it", "run the query again"),
        (b"{\xff}", "byte 0xff is not UTF-8", "save the file"),
        (b"one,two\n1,2\n", "no row names the columns", "name the columns: ref, name, of"),
        (b"of;country;kind\n", "no rows", "write one mission a line"),
        (b"PK\x03\x04rubbish", "a spoilt Excel workbook", "open it"),
        (b" " * (MAX_BYTES + 1), "larger than 16 MiB", "ask for one country at a time"),
    ],
)
def test_what_cannot_be_read_is_told(raw, message, remedy):
    found = read_missions(raw, "list")
    assert [problem.message for problem in found.faults] == [message]
    assert found.faults[0].remedy.startswith(remedy)
    assert found.rows == ()


def test_an_answer_that_broke_off_is_told():
    value = json.loads((SAMPLES / "overpass.json").read_text("utf-8"))
    value["remark"] = "runtime error: Query timed out"
    (remark,) = read_missions(json.dumps(value).encode(), "x").remarks
    assert remark.message == "Overpass says: runtime error: Query timed out"


def test_too_many_entries_are_refused(monkeypatch):
    monkeypatch.setattr(formats, "MOST", 2)
    (fault,) = read_missions((SAMPLES / "own.csv").read_bytes(), "x").faults
    assert fault.message == "3 entries"


def test_huge_cells_are_cut():
    tags = {"office": "diplomatic", "diplomatic": "embassy", "country": "KZ", "target": "GB"}
    keys = ("addr:city", "addr:street", "phone", "email", "website", "opening_hours")
    huge = dict.fromkeys(keys, "9 " * 1_000_000)
    raw = json.dumps({"elements": [{"type": "node", "id": 1, "tags": {**tags, **huge}}]}).encode()
    found = read_missions(raw, "x")
    assert all(len(getattr(found.rows[0], key)) <= LONGEST for key in KEYS)
    ((_, one),) = settle_missions(found, Question(), {}).new
    assert len(one.seat) <= 300


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                ["elements", "response", "results", "bindings", "tags", "title", "value", "street", "type", "id"]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@settings(max_examples=150)
@given(VALUES)
def test_any_json_is_read(value):
    found = read_missions(json.dumps(value).encode(), "x")
    assert found.rows or found.faults
    settle_missions(found, Question("KZ", "GB"), {})


@settings(max_examples=100)
@given(st.dictionaries(st.sampled_from(KEYS), st.text(max_size=60)))
def test_any_words_are_understood(cells):
    raw = json.dumps({"results": {"bindings": [{key: {"value": words} for key, words in cells.items()}]}}).encode()
    found = read_missions(raw, "x")
    for row in found.rows:
        assert row.place == Place("x, result 1")
    settle_missions(found, Question("KZ", "GB"), {})


@settings(max_examples=80)
@given(st.binary(max_size=200))
def test_any_bytes_are_read(raw):
    found = read_missions(raw, "x")
    assert found.rows or found.faults

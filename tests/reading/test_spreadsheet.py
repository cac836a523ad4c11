"""Workbooks: what people typed comes out as they typed it, and nothing in one can fill the machine."""

import zipfile

import pytest
from tests.workbooks import MAIN, sheet_of, write_workbook

from plaint.reading import spreadsheet
from plaint.reading.table import read_signatory_table

HEAD = ["Name", "Town", "Postcode", "country"]


def read(path):
    return read_signatory_table(path, path.name)


def fault_of(path):
    table = read(path)
    assert table.signatories == ()
    (problem,) = table.faults
    return problem.message


def workbook(tmp_path, *rows, **parts):
    return write_workbook(tmp_path / "members.xlsx", {"Sheet1": [HEAD, *rows]}, **parts)


def test_cells_are_read_as_people_typed_them(tmp_path):
    table = read(
        workbook(tmp_path, ["Jörg Example", "Dresden", "01067", "DE"], [" Ann\t", ("day", 45_000), 473_000.0], [7, 1.5])
    )
    assert table.problems == table.remarks == ()
    assert [(one.name, one.town, one.postcode) for one in table.signatories] == [
        ("Jörg Example", "Dresden", "01067"),
        ("Ann", "2023-03-15", "473000"),
        ("7", "1.5", None),
    ]


def test_a_sheet_called_signatories_goes_before_the_first(tmp_path):
    path = write_workbook(tmp_path / "a.xlsx", {"Notes": [["x"]], "Signatories": [["name"], ["Ann Example"]]})
    assert [one.name for one in read(path).signatories] == ["Ann Example"]


def test_lines_are_those_of_the_sheet(tmp_path):
    path = write_workbook(
        tmp_path / "a.xlsx", {"S": sheet_of([["name", "country"], [], ["Ann", "UK"], ["B\u202e"]], 4)}
    )
    assert [str(problem).split(";")[0] for problem in read(path).problems] == [
        "a.xlsx:6: country: 'UK' is no country code",
        "a.xlsx:7: unsafe character U+202E",
    ]


def test_postcodes_that_may_have_lost_a_zero_are_remarked_on(tmp_path):
    table = read(workbook(tmp_path, ["Ann", None, 10115, "DE"], ["Ben", None, 1067, "DE"]))
    assert [remark.place.line for remark in table.remarks] == [3]
    assert read(workbook(tmp_path, ["Ann", None, 10115, "DE"], ["Ben", None, 21067, "DE"])).remarks == ()


@pytest.mark.parametrize("place", ["XFD1048576", "A900000", "ZZ2"])
def test_a_stray_cell_far_away_is_no_reason_to_make_room_for_all_between(place, tmp_path):
    sheet = sheet_of([["name"]]).replace("</sheetData>", f'<row><c r="{place}"><v>1</v></c></row></sheetData>')
    assert fault_of(write_workbook(tmp_path / "a.xlsx", {"S": sheet})).startswith("more than ")


def test_cells_without_a_place_are_counted(tmp_path):
    cells = "<c><v>1</v></c>" * 300
    sheet = f'<worksheet xmlns="{MAIN}"><sheetData><row r="90000">{cells}</row></sheetData></worksheet>'
    assert fault_of(write_workbook(tmp_path / "a.xlsx", {"S": sheet})) == "more than 200 columns"


def test_a_workbook_that_swells_is_not_unpacked(tmp_path, monkeypatch):
    monkeypatch.setattr(spreadsheet, "MAX_UNPACKED", 1024 * 1024)
    path = workbook(tmp_path, ["Ann"], **{"xl/sharedStrings.xml": " " * 2_000_000})
    assert path.stat().st_size < 10_000
    assert fault_of(path) == "larger than 1 MiB when unpacked"


def test_an_archive_that_lies_about_its_sizes_is_spoilt(tmp_path):
    path = workbook(tmp_path, ["Ann"], **{"xl/sharedStrings.xml": " " * 2_000_000})
    raw = path.read_bytes()
    size = (2_000_000).to_bytes(4, "little")
    assert raw.count(size) == 2
    path.write_bytes(raw.replace(size, (10).to_bytes(4, "little")))
    assert fault_of(path) == "a spoilt Excel workbook"


def test_what_is_no_workbook_is_said_to_be_none(tmp_path):
    path = tmp_path / "members.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<a/>")
    assert fault_of(path) == "a document or archive, not an Excel workbook"
    path.write_bytes(path.read_bytes()[:40])
    assert fault_of(path) == "a spoilt Excel workbook"
    path.write_bytes(b"\xd0\xcf\x11\xe0" + bytes(600))
    assert fault_of(path) == "an old Excel file, or one with a password"


@pytest.mark.parametrize(
    "sheet",
    [
        "<worksheet",
        f'<!DOCTYPE a [<!ENTITY b "c">]><worksheet xmlns="{MAIN}"/>',
        sheet_of([["name"]]).replace('"A1"', '"a1"'),
        "",
    ],
)
def test_a_spoilt_sheet_is_named(sheet, tmp_path):
    assert "sheet" in fault_of(write_workbook(tmp_path / "a.xlsx", {"S": sheet}))


def test_a_workbook_without_sheets_or_rows_is_named(tmp_path):
    assert read(write_workbook(tmp_path / "a.xlsx", {})).problems
    assert read(write_workbook(tmp_path / "a.xlsx", {"S": []})).problems
    assert fault_of(write_workbook(tmp_path / "a.xlsx", {"S": [["name"]]})) == "no rows"

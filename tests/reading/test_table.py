"""Tables of signatories: Excel's habits, faults by row, and the rows that are left out."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaint.reading import cells, rows
from plaint.reading.rows import safe_cell
from plaint.reading.table import bad_rows_as_csv, read_signatory_table

GOOD = "name;town\nAlma Quill;Sampleton\nЖанна Пример;Семей\n"


def read(tmp_path, text, encoding="utf-8", **options):
    path = tmp_path / "members.csv"
    path.write_bytes(text.encode(encoding) if isinstance(text, str) else text)
    return read_signatory_table(path, "members.csv", **options)


def told(table):
    return [str(problem) for problem in table.problems]


def test_unicode_text_as_excel_writes_it(tmp_path):
    table = read(tmp_path, GOOD.replace(";", "\t").replace("\n", "\r\n"), "utf-16")
    assert [(one.name, one.town) for one in table.signatories] == [
        ("Alma Quill", "Sampleton"),
        ("Жанна Пример", "Семей"),
    ]


@pytest.mark.parametrize("first", ["sep=;\n", "SEP=;\r\n", '"sep=;"\n'])
def test_a_first_line_that_tells_the_separator(first, tmp_path):
    table = read(tmp_path, first + "name;town\nA,B;C,D\n;E\n")
    assert [(one.name, one.town) for one in table.signatories] == [("A,B", "C,D")]
    assert [problem.place.line for problem in table.problems] == [4]


@pytest.mark.parametrize("page", ["cp1252", "cp1251"])
def test_old_code_pages_are_refused_not_guessed(page, tmp_path):
    text = "name\nJörg Example\n" if page == "cp1252" else GOOD
    (problem,) = read(tmp_path, text, page).problems
    assert "is not UTF-8" in problem.message
    assert ".xlsx" in problem.remedy


@pytest.mark.parametrize("raw", [b"\xff\xfea", b"\xff\xfe\x00\xd8a\x00", b"%PDF-1.7\0\0", b"\x89PNG\r\n\x1a\n\0\0\0"])
def test_a_file_that_is_no_table(raw, tmp_path):
    table = read(tmp_path, raw)
    assert table.faults
    assert table.signatories == ()


def test_good_rows_and_bad_ones_are_told_apart(tmp_path):
    table = read(tmp_path, "name;country\nA;GB\nB;UK\nC\u202e;GB\n;DE\n\nD;GB\n")
    assert [one.name for one in table.signatories] == ["A", "D"]
    assert [one.row.line for one in table.bad] == [3, 4, 5]
    assert table.faults == ()
    assert told(table)[1] == "members.csv:4:2: unsafe character U+202E; delete it and type the text again"


def test_a_quote_that_is_not_closed_is_no_row_to_leave_out(tmp_path):
    table = read(tmp_path, 'name\nA\n"B\nC\n')
    assert told(table) == [
        "members.csv:3: a quote that is not closed; close it, or double it where it belongs to the words"
    ]
    assert table.faults


def test_what_speaks_against_a_signatory_is_told_with_its_line(tmp_path):
    table = read(tmp_path, GOOD, refusal=lambda one: ("no", "go away") if one.town == "Семей" else None)
    assert told(table) == ["members.csv:3: no; go away"]


def test_the_same_row_twice_is_remarked_on(tmp_path):
    table = read(tmp_path, "name;town\nA;B\nA;C\na ;B\n")
    assert len(table.signatories) == 3
    assert [str(remark).partition(";")[0] for remark in table.remarks] == ["members.csv:4: warning: the same as line 2"]


def test_bad_rows_come_back_mended(tmp_path):
    bad = read(tmp_path, 'name;country;street\nA;GB\n=B;UK;"x;y"\n;DE;more;+1\n\x07C;GB\n')
    written = bad_rows_as_csv(bad).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(written, newline=""), delimiter=";"))
    assert rows[0] == ["name", "country", "street", "problem"]
    assert rows[1][:3] == ["'=B", "UK", "x;y"]
    assert rows[1][3] == "line 3: country: 'UK' is no country code (write GB)"
    assert "'+1" in rows[2]
    mended = read(tmp_path, written.replace("UK", "GB").splitlines()[0] + "\nB;GB;x;line 3: told\n")
    assert [(one.name, one.street) for one in mended.signatories] == [("B", "x")]
    assert mended.problems == ()


@given(st.lists(st.tuples(st.text(max_size=8), st.text(max_size=8)), max_size=6), st.sampled_from(";,\t"))
def test_any_bad_rows_are_a_table_without_formulas(tmp_path_factory, rows, separator):
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=separator).writerows([("name", "country"), *rows])
    path = tmp_path_factory.getbasetemp() / "bad.csv"
    path.write_bytes(file.getvalue().encode("utf-8", "replace"))
    table = read_signatory_table(path, "bad.csv")
    written = csv.reader(io.StringIO(bad_rows_as_csv(table).decode("utf-8-sig"), newline=""), delimiter=table.separator)
    for row in written:
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row)
        assert row[-1]


@pytest.mark.parametrize("text", ["=1+1", "+44", "-1", "@x", "\tx", "\r=1", "\uff1d1", "\uff0b1", "\uff0d", "\uff20"])
def test_a_formula_is_made_a_text(text):
    assert safe_cell(text)[0] in "'<"
    assert safe_cell(f"a{text}")[0] == "a"


def test_more_rows_than_one_run_takes(tmp_path, monkeypatch):
    for module in (cells, rows):
        monkeypatch.setattr(module, "MOST_ROWS", 3)
    assert read(tmp_path, "name\n" + "A\n" * 3).problems == ()
    assert told(read(tmp_path, "name\n" + "A\n" * 4)) == ["members.csv:5: more than 3 rows; split the table"]
    assert told(read(tmp_path, "name\n" + "\x07\n" * 5)) == [
        "members.csv: unsafe characters without end; in a spreadsheet, save it as .xlsx or as “CSV UTF-8”"
    ]


def test_more_rows_than_one_run_can_hold_are_refused(tmp_path):
    assert "more than 100,000 rows" in told(read(tmp_path, "name\n" + "Alma Quill\n" * 100_001))[0]


def test_people_of_one_name_get_numbers(tmp_path):
    table = read(tmp_path, "name,id\n" + "Alma Quill,\n" * 2_000)
    assert table.signatories[-1].id == "alma-quill-2000"

"""Lists of people, whole: what kind of list it is, ids, problems, what was known before."""

import csv
import io
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from given import signatory
from plaint.errors import DataError, Place, PlaintError
from plaint.lists.filing import PRIVATE, PUBLIC, add_to_file
from plaint.lists.signatories import read_people
from plaint.lists.titles import title_key
from plaint.lists.writing import as_csv, as_entries, as_spreadsheet, json_lines, yaml_lines
from plaint.model.people import SignatoryFile
from plaint.reading.book import read_files
from plaint.reading.cells import MAX_TABLE
from plaint.reading.rows import MOST_ROWS
from plaint.reading.table import read_signatory_table
from workbooks import write_workbook

TABLE = """\
Petition against the gates
Фамилия;Имя;Страна;E-Mail;Организация;Согласие;Возраст
ПРИМЕРОВ;Пётр;Киргизия;petr@example.org;Профсоюз «Пример»;sign;40
EXEMPLE;Jean-Marie;Royaume-Uni;;;да;
;;;;;;
;;Россия;;;;
Nováková;Ana;Česko;ana@example.org;;;
"""


def people(text, **wanted):
    return read_people(text.encode() if isinstance(text, str) else text, "list.csv", **wanted)


def as_yaml(found):
    return "".join(f"{line}\n" for line in yaml_lines(found))


def cells(found):
    return {person.id: dict(person.clean.cells) for person in found.persons}


def test_a_table_is_read():
    found = people(TABLE)
    assert found.form == "table"
    assert [(one.title, one.key) for one in found.columns] == [
        *[("Фамилия", "surname"), ("Имя", "given"), ("Страна", "country"), ("E-Mail", "email")],
        *[("Организация", "organisation"), ("Согласие", "consent"), ("Возраст", "")],
    ]
    assert cells(found) == {
        "petr-primerov": {
            **{"name": "Пётр Примеров", "country": "KG", "email": "petr@example.org"},
            **{"organisation": "Профсоюз «Пример»", "consent": "sign"},
        },
        "jean-marie-exemple": {"name": "Jean-Marie Exemple", "country": "GB"},
        "ana-novakova": {"name": "Ana Nováková", "email": "ana@example.org"},
    }
    assert [str(problem).partition(";")[0] for problem in found.problems] == [
        "list.csv:4: warning: consent: 'да' is left out",
        "list.csv:6: no name",
        "list.csv:7: warning: country: 'Česko' is left out",
    ]
    assert [problem.place.line for problem in found.errors] == [6]


@pytest.mark.parametrize(
    "text",
    ["Name,Land\nRuth Example,Togo\n", "Name\tLand\nRuth Example\tTogo\n", "\ufeffName;Land\nRuth Example;Togo\n"],
)
def test_separators_are_told(text):
    assert cells(people(text)) == {"ruth-example": {"name": "Ruth Example", "country": "TG"}}


def test_excels_own_first_line_is_no_heading():
    found = people("sep=;\nName;Land\nRuth Example;Togo\nB\x07ob Example;\n")
    assert [person.clean.place.line for person in found.persons] == [3, 4]
    assert found.problems[0].severity == "warning"


def test_a_workbook_is_read(tmp_path):
    rows = [["Members of 2026"], ["Name", "Vorname", "PLZ"], ["BEISPIEL", "Jürgen", "01234"]]
    path = write_workbook(tmp_path / "x.xlsx", {"Blatt": rows})
    assert cells(people(path.read_bytes())) == {"jurgen-beispiel": {"name": "Jürgen Beispiel", "postcode": "01234"}}


def test_a_workbook_without_titles_is_refused_in_words(tmp_path):
    path = write_workbook(tmp_path / "x.xlsx", {"Blatt": [["Ruth", "Example"]]})
    (problem,) = people(path.read_bytes()).problems
    assert str(problem) == (
        "list.csv:1: no row names the columns; write `name` above the names, or say which column it is, as "
        "--column 'Mitglied=name'"
    )


def test_columns_can_be_chosen():
    found = people(
        "Quién;Dónde\nRuth Example;Togo\n", chosen={title_key("Quién"): "name", title_key("Dónde"): "country"}
    )
    assert cells(found) == {"ruth-example": {"name": "Ruth Example", "country": "TG"}}
    found = people("Name\nRuth Example\n", chosen={"nom": "name"})
    assert [problem.message for problem in found.errors] == ["no column 'nom', which --column names"]


def test_a_pasted_list_is_read():
    found = people("EXAMPLE, Ruth, Togo, Union A; EXEMPLE, Jeanne, Congo;")
    assert (found.form, found.columns) == ("list", ())
    assert cells(found) == {
        "ruth-example": {"name": "Ruth Example", "country": "TG", "organisation": "Union A"},
        "jeanne-exemple": {"name": "Jeanne Exemple"},
    }


def test_a_heading_of_one_word_does_not_make_a_table():
    assert people("Name\nEXAMPLE, Ruth, Togo;\n").form == "list"
    assert people("Name\nRuth Example\n").form == "table"
    assert people("Name\nRuth Example\n", form="list").form == "list"
    assert people("EXAMPLE, Ruth, Togo\n", form="table").errors != ()


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"", "empty"),
        (b" \n\n", "empty"),
        (b"Name;Land\n", "nobody in it"),
        (b"Name\n\xff\n", "byte 0xff is not UTF-8"),
        (b"\xd0\xcf\x11\xe0", "an old Excel file, or one with a password"),
        (b"PK\x03\x04rubbish", "a spoilt Excel workbook"),
        (b"a\tb\nc\td\n", "no row names the columns"),
        (b"Name\nA\0\0\n", "not a text file"),
    ],
)
def test_what_cannot_be_read_is_told(raw, message):
    found = people(raw)
    assert found.persons == ()
    assert [problem.message for problem in found.errors] == [message]


def test_everything_wrong_is_told_at_once():
    found = people(f"Name;Country;E-mail\n;GB;\n{'x' * 600};;\nRuth Example;Atlantis;nobody\n\x1bBob Example;;\n")
    assert [(problem.place.line, problem.severity) for problem in found.problems] == [
        *[(2, "error"), (3, "error"), (4, "warning"), (4, "warning"), (5, "warning")],
    ]


def test_ids_are_free():
    text = "id;Name\nbob;Bob Example\nruth-example;R. Example\n;Ruth Example\n;Ruth Example\nbob;Bobby Example\n"
    found = people(text, known={"ruth-example-3": signatory("ruth-example-3")})
    assert [person.id for person in found.persons] == [
        "bob",
        "ruth-example",
        "ruth-example-2",
        "ruth-example-4",
        "bob-2",
    ]
    assert [problem.message for problem in found.problems] == ["id 'bob' is taken: it becomes 'bob-2'"]


def test_those_who_were_known_are_recognised():
    known = {
        "ruth": signatory("ruth", email="ruth@example.org"),
        "bob": signatory("bob", name="Bob Example", country="GB"),
    }
    text = "Name;E-mail;Country\nExample Ruth;ruth@example.org;\nBob Example;;GB\nBob Example;;DE\nNew Person;;\n"
    found = people(text, known=known)
    assert found.known_before == {"example-ruth", "bob-example"}
    assert {found.everybody[one.first].place for one in found.duplicates} == {Place("signatories.yaml")}
    assert {found.everybody[one.second].get("name") for one in found.duplicates} == {"Bob Example", "Example Ruth"}


def test_the_clean_table_signs(tmp_path):
    found = people(TABLE)
    path = tmp_path / "clean.csv"
    path.write_bytes(as_spreadsheet(as_csv(found)))
    table = read_signatory_table(path, "clean.csv")
    assert table.problems == ()
    assert [one.id for one in table.signatories] == [one.id for one in found.persons]
    assert table.signatories[0].consent[0].purpose == "sign"
    again = {key: {k: v for k, v in own.items() if k != "id"} for key, own in cells(people(path.read_bytes())).items()}
    assert again == cells(found)


def test_no_cell_is_a_formula():
    table = as_csv(people('Name;Role\nRuth Example;"=HYPERLINK(1)"\n'))
    assert list(csv.reader(io.StringIO(table)))[1] == ["ruth-example", "Ruth Example", "'=HYPERLINK(1)"]


def test_the_yaml_is_read_as_signatories(tmp_path):
    found = people(TABLE)
    (tmp_path / "signatories.yaml").write_text(as_yaml(found), "utf-8")
    read = read_files([tmp_path / "signatories.yaml"], tmp_path, SignatoryFile, "signatories")
    assert read.problems == ()
    assert read.value.signatories["petr-primerov"].organisation == "Профсоюз «Пример»"
    assert list(read.value.signatories) == [one.id for one in found.persons]


def test_programs_get_everything():
    found = people(f"{TABLE}Nováková;Ana;;ana@example.org;;;\n")
    shown = json.loads("\n".join(json_lines(found, "list.csv", 0)))
    assert shown["read_as"] == "table"
    assert shown["columns"][-1] == {"title": "Возраст", "key": None, "why": "not known to be any"}
    assert shown["signatories"][0]["consent"] == ["sign"]
    assert {"key": "country", "before": "Киргизия", "after": "KG"} in shown["signatories"][0]["changes"]
    assert shown["duplicates"] == [
        {
            **{"kind": "exact", "certain": True},
            "first": {"file": "list.csv", "line": 7, "name": "Ana Nováková"},
            "second": {"file": "list.csv", "line": 8, "name": "Ana Nováková"},
        }
    ]


def test_entries_are_added_to_a_file_that_keeps_every_byte(tmp_path):
    path = tmp_path / "signatories.yaml"
    path.write_bytes(b"# ours\r\nsignatories:\r\n    ruth:\r\n        name: Ruth Example  # mine\r\n")
    path.chmod(0o644)
    before = path.read_bytes()
    add_to_file(path, as_entries(people("Name\nBob: Example\n").persons), "from list.csv", PRIVATE)
    assert path.read_bytes().startswith(before)
    assert path.stat().st_mode & 0o777 == 0o600
    read = read_files([path], tmp_path, SignatoryFile, "signatories")
    assert [one.name for one in read.value.signatories.values()] == ["Ruth Example", "Bob: Example"]
    assert [one.name for one in tmp_path.iterdir()] == ["signatories.yaml"]


def test_a_new_file_is_private_and_a_public_one_keeps_its_readers(tmp_path):
    entries = as_entries(people("Name\nBob Example\n").persons)
    add_to_file(tmp_path / "signatories.yaml", entries, "", PRIVATE)
    assert (tmp_path / "signatories.yaml").stat().st_mode & 0o777 == 0o600
    add_to_file(tmp_path / "recipients.yaml", entries, "", PUBLIC)
    assert (tmp_path / "recipients.yaml").stat().st_mode & 0o777 == 0o644
    (tmp_path / "recipients.yaml").chmod(0o640)
    add_to_file(tmp_path / "recipients.yaml", as_entries(people("Name\nEve Example\n").persons), "", PUBLIC)
    assert (tmp_path / "recipients.yaml").stat().st_mode & 0o777 == 0o640


def test_a_file_in_flow_style_is_refused_and_left_alone(tmp_path):
    path = tmp_path / "signatories.yaml"
    path.write_text("signatories: {ruth: {name: Ruth Example}}\n")
    with pytest.raises(PlaintError, match="nothing can be added at its end"):
        add_to_file(path, as_entries(people("Name\nBob Example\n").persons), "", PRIVATE)
    assert path.read_text() == "signatories: {ruth: {name: Ruth Example}}\n"
    path.write_bytes(b"\xff")
    with pytest.raises(DataError, match="not UTF-8"):
        add_to_file(path, (), "", PRIVATE)


def test_a_file_that_cannot_be_written_is_told(tmp_path):
    with pytest.raises(PlaintError, match=r"cannot write signatories\.yaml"):
        add_to_file(tmp_path / "none" / "signatories.yaml", as_entries(people("Name\nB E\n").persons), "", PRIVATE)


@settings(max_examples=60)
@given(st.binary(max_size=400))
def test_any_bytes_are_read(raw):
    found = people(raw)
    assert found.persons or found.problems


@settings(max_examples=60)
@given(st.text(max_size=300), st.sampled_from(["", "Name\n", "Name;Land;E-mail\n", "Name,Country\n"]))
def test_whatever_is_read_can_be_written_and_read_again(tmp_path_factory, text, head):
    found = people(head + text)
    folder = tmp_path_factory.mktemp("any")
    (folder / "signatories.yaml").write_text(as_yaml(found), "utf-8", newline="")
    read = read_files([folder / "signatories.yaml"], folder, SignatoryFile, "signatories")
    if found.persons:
        assert read.problems == ()
        assert [one.name for one in read.value.signatories.values()] == [one.clean.get("name") for one in found.persons]


def test_more_rows_than_one_run_takes_are_refused():
    found = people("Name\n" + "Ruth Example\n" * (MOST_ROWS + 1))
    assert f"more than {MOST_ROWS:,} rows" in {problem.message for problem in found.errors}
    assert MAX_TABLE >= 16 * 1024 * 1024

"""Templates filled and mails read as mailmerge does; and what no row can do."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.mailmerge.folders import write_folder

from plaint.errors import DataError, Place, TemplateError
from plaint.mailmerge.drafting import draft_import
from plaint.mailmerge.folder import Row, read_folder
from plaint.mailmerge.messages import Mailbox, Message, read_message
from plaint.mailmerge.template import fill_template
from plaint.reading.source import Source

ROW = Row(Place("db.csv", 7), {"email": "ada@example.org", "name": "Ada", "days": "120", "text": "a\nb"})
HEAD = "TO: {{email}}\nSUBJECT: Hello\nFROM: Ruth <ruth@example.org>\n"


def fill(template, **cells):
    return fill_template(Source("t.txt", template, b""), Row(ROW.place, {**ROW.cells, **cells}))


def message(head="", body="Hi\n", **cells):
    found = read_message(fill(f"{HEAD}{head}\n{body}", **cells), Row(ROW.place, {**ROW.cells, **cells}))
    assert isinstance(found, Message), found
    return found


def faults(head="", body="Hi\n", start=HEAD, **cells):
    found = read_message(fill(f"{start}{head}\n{body}", **cells), Row(ROW.place, {**ROW.cells, **cells}))
    assert isinstance(found, tuple), found
    return [str(one) for one in found]


# --- filling ------------------------------------------------------------------------------------


def test_line_breaks_behind_tags_stay():
    assert fill("{% if days %}\nx\n{% endif %}\n") == "\nx\n"


def test_numbers_are_reckoned():
    assert fill("{{ days|int + 1 }} {{ '2.5'|float }} {{ '2.567'|round(1) }} {{ 'x'|int }} {{ 'x'|float }}") == (
        "121 2.5 2.6 0 0.0"
    )


@pytest.mark.parametrize(
    ("template", "told"),
    [
        ("{{ days * 9 }}", "t.txt:1: this multiplies, which is not allowed here"),
        ("{{ name.upper() }}", "t.txt:1: this calls something, which is not allowed here"),
        ("{% include 'x' %}", "t.txt:1: this includes a file, which is not allowed here"),
        ("\n{{ nam }}", "t.txt:2: no value 'nam' here"),
        ("{{ '1e300'|float }}", "t.txt:1: reckons with a number that is too large"),
        ("{{ '1'|round(400) }}", "t.txt:1: rounds to a number of digits that is not from 0 to 10"),
    ],
)
def test_what_a_template_cannot_do_here(template, told):
    with pytest.raises(TemplateError) as error:
        fill(template)
    assert error.value.message == f"{told} (filled with db.csv:7)"
    assert "put the result into a column of its own" in error.value.hint


# --- headers ------------------------------------------------------------------------------------


def test_a_mail_is_read():
    copied = "cc: C <c@example.org>, d@example.org\nBCC: e@example.org\n"
    found = message(f"{copied}REPLY-TO: f@example.org\nATTACHMENT: a.pdf \nX-Mark: 1\n", "{{text}}\n")
    assert found.to == (Mailbox("ada@example.org"),)
    assert found.sender == Mailbox("ruth@example.org", "Ruth")
    assert found.cc == (Mailbox("c@example.org", "C"), Mailbox("d@example.org"))
    assert (found.bcc, found.reply_to) == ((Mailbox("e@example.org"),), (Mailbox("f@example.org"),))
    assert (found.subject, found.body, found.files, found.others) == ("Hello", "a\nb", ("a.pdf",), ("X-MARK",))


def test_encoded_words_are_decoded():
    start = HEAD.replace("Hello", "=?utf-8?b?w5xuYWw=?=")
    assert read_message(fill(f"{start}\nHi\n"), ROW).subject == "Ünal"


def test_encoded_words_bring_no_line_break():
    name = "=?utf-8?b?QQpCY2M6IHg=?="  # A, a line break, Bcc: x
    found = read_message(fill(HEAD.replace("Hello", name).replace("Ruth <", f"{name} <") + "\nHi\n"), ROW)
    assert (found.subject, found.sender.name, found.bcc) == ("A Bcc: x", "A Bcc: x", ())


@pytest.mark.parametrize("header", ["SUBJECT", "TO", "FROM", "CC", "REPLY-TO", "ATTACHMENT", "X-ANY"])
def test_no_cell_brings_a_header_along(header):
    found = faults(f"{header}: {{{{text}}}}\n")
    assert found == [
        f"db.csv:7: a line break in column 'text' stands in the header {header}: it could add a Bcc to the mail; "
        "remove the line break, and look who put it there"
    ]


def test_no_cell_ends_the_headers():
    assert "a line break in column 'text'" in faults("CC: {{text}}\n", text="c@example.org\n\nOther words")[0]


@given(st.text(alphabet="\n:aBcC @.example,<>\"'()\\{}%", max_size=40))
def test_whatever_stands_in_a_cell_adds_nobody(cell):
    raw = fill(HEAD.replace("Hello", "{{name}}") + "\nHi {{name}}\n", name=cell)
    found = read_message(raw, ROW)
    if isinstance(found, Message):
        assert (found.to, found.cc, found.bcc) == ((Mailbox("ada@example.org"),), (), ())
        assert found.subject == " ".join(cell.split())


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (("TO: {{email}}\n", ""), "nobody in TO"),
        (("{{email}}", ""), "nobody in TO"),
        (("FROM: Ruth <ruth@example.org>\n", ""), "nobody in FROM"),
        (("{{email}}", "ada at example.org"), "TO: 'ada at example.org' is not an e-mail address"),
        (("{{email}}", "Bench, Ada <a@example.org>"), "where a comma or semicolon parts a name, put it in quotes"),
        (("Hello", ""), "no SUBJECT"),
        (("FROM: ", "FROM: other@example.org, "), "several people in FROM"),
        (("Hello", "x" * 501), "a SUBJECT of 501 characters"),
        (("{{email}}", "(" * 5000), "is not an e-mail address"),
        (("{{email}}", "a@example.org," * 2000), "more than 20000 characters in TO"),
        (("Hello\n", "Hello\nX: {{email}}\n\n" + "words\n" * 7000), "a body of 42,0"),
    ],
)
def test_headers_that_are_wrong(change, told):
    assert any(told in one for one in faults(start=HEAD.replace(*change)))


@pytest.mark.parametrize(
    ("head", "body", "told"),
    [
        ("Content-Type: text/html\n", "<p>Hi</p>\n", "a body in HTML"),
        ("Content-Type: application/pdf\n", "x\n", "a body of 'application/pdf'"),
        ("Content-Transfer-Encoding: base64\n", "eA==\n", "a body that is encoded"),
        ("", "  \n\n", "no words in the body"),
        (
            'Content-Type: multipart/alternative; boundary="b"\n',
            "--b\nContent-Type: text/html\n\nx\n--b--\n",
            "HTML without",
        ),
        ('Content-Type: multipart/mixed; boundary="b"\n', "--b\n\nx\n--b--\n", "a body of 'multipart/mixed'"),
    ],
)
def test_bodies_that_are_not_carried_over(head, body, told):
    assert told in faults(head, body)[0]


def test_a_template_that_begins_with_an_empty_line():
    assert faults(start="\n")[0] == (
        "mailmerge_template.txt:1: no headers at its top; "
        "begin it with TO:, SUBJECT: and FROM:, each on a line; an empty line ends them"
    )


def test_mails_within_mails_end():
    nested = "".join(f'Content-Type: multipart/alternative; boundary="b{n}"\n\n--b{n}\n' for n in range(3000))
    assert read_message(f"TO: a@example.org\nSUBJECT: x\nFROM: r@example.org\n{nested}", ROW)


# --- the folder ---------------------------------------------------------------------------------


def told(folder):
    with pytest.raises(DataError) as error:
        draft_import(folder)
    return [str(one) for one in error.value.problems]


def test_everything_that_is_wrong_is_said_at_once(tmp_path):
    database = "email,name,prisoner,days\nada at example.org,A,B,1\nbo@example.org,B\ncy@example.org,C,D,1,more\n"
    server = "[smtp_server]\nhost = mail.example.org\nport = many\nsecurity = TLS\n"
    assert told(
        write_folder(
            tmp_path / "f",
            database=database.replace("bo@example.org,B\ncy@example.org,C,D,1,more\n", ""),
            server=server,
        )
    ) == [
        "mailmerge_database.csv:2: TO: 'ada at example.org' is not an e-mail address as it stands: write {printed: "
        '"ada at example.org", address: ada@example.org} if that is what it hides; where a comma or semicolon parts a '
        "name, put it in quotes in mailmerge_template.txt, before the address in < >",
        "mailmerge_server.conf:3: no port; write its number, as 465 or 587",
        "mailmerge_server.conf:4: no security 'TLS'; known: SSL/TLS, STARTTLS, PLAIN, XOAUTH, Never",
    ]
    assert told(write_folder(tmp_path / "f", database=database)) == [
        "mailmerge_database.csv:3: 2 cells for 4 columns; mailmerge would print None for the others; "
        "add the separators that lack, or the words",
        "mailmerge_database.csv:4: 'more' stands under no column name; put a cell that holds the separator in quotes",
    ]


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ({"template": None}, "mailmerge_template.txt: no such file; check the name"),
        ({"database": None}, "mailmerge_database.csv: no such file; check the name"),
        ({"database": ""}, "mailmerge_database.csv:1: no column names"),
        ({"database": "email,name\n"}, "mailmerge_database.csv:1: no rows"),
        ({"database": "email,email,name,prisoner,days\na,b,c,d,e\n"}, "1: column 'email' more than once"),
        ({"database": 'email,name\na,"b\n'}, "mailmerge_database.csv:2: a quote that is not closed"),
        ({"database": "email,name,prisoner,days\na@b.example,A\u202e,B,1\n"}, "unsafe character U+202E"),
        ({"template": b"TO: \xff\n"}, "mailmerge_template.txt:1:5: byte 0xff is not UTF-8"),
        ({"template": "TO: {{email}\n\nx\n"}, "mailmerge_template.txt:1: "),
        ({"template": "TO: {{mail}}\n\nx\n"}, "mailmerge_template.txt:1: no column 'mail' here; did you mean 'email'?"),
        ({"template": "TO: \u202e\n\nx\n"}, "mailmerge_template.txt:1:5: unsafe character U+202E"),
        ({"server": "host = x\n"}, "mailmerge_server.conf:1: no [smtp_server] that can be read"),
        ({"server": "[smtp_server]\nhost = https://x\nport = 25\n"}, "mailmerge_server.conf:2: 'https://x' is no mail"),
    ],
)
def test_folders_that_are_wrong(tmp_path, keys, said):
    assert said in "\n".join(told(write_folder(tmp_path / "f", **keys)))


def test_one_fault_of_all_rows_is_said_once(tmp_path):
    template = "TO: {{email}}\nFROM: ruth@example.org\n\nHi\n"
    assert told(write_folder(tmp_path / "f", template)) == [
        "mailmerge_database.csv:2: no SUBJECT (2 rows); write one in mailmerge_template.txt, or in this row"
    ]


def test_a_fault_of_the_template_is_said_once(tmp_path):
    (only,) = told(write_folder(tmp_path / "f", "\n\nHi {{name}}\n"))
    assert only.startswith("mailmerge_template.txt:1: no headers at its top")


def test_a_fault_of_some_rows_is_said_of_each(tmp_path):
    row = 'ada@example.org,Ada,"Orla\nBcc: spy@example.com",1\n'
    found = told(
        write_folder(tmp_path / "f", database=f"email,name,prisoner,days\nbo@example.org,Bo,Juno,2\n{row}{row}")
    )
    assert [one.partition(": ")[0] for one in found] == ["mailmerge_database.csv:3", "mailmerge_database.csv:5"]


@given(st.binary(max_size=300), st.binary(max_size=300), st.binary(max_size=200))
def test_any_bytes_give_a_workspace_or_problems(tmp_path_factory, template, database, server):
    folder = write_folder(
        tmp_path_factory.mktemp("f"),
        b"TO: {{a}}\nSUBJECT: {{b}}\nFROM: r@example.org\n\n" + template,
        b"a,b\n" + database,
        server,
    )
    with suppress(DataError):
        assert draft_import(folder).addressees


@pytest.mark.parametrize(
    "database",
    ["a," * 200_000, '"' * 1_000_000, "email,name,prisoner,days\n" + "(" * 1_000_000, "\n" * 500_000, "1" * 5_000_000],
    ids=["commas", "quotes", "brackets", "lines", "digits"],
)
def test_hostile_tables_end(tmp_path, database):
    assert told(write_folder(tmp_path / "f", database=database))


def test_rows_that_are_empty_are_passed_over(tmp_path):
    folder = read_folder(write_folder(tmp_path / "f", database="email,name\n\na,b\n,\n"))
    assert [row.place.line for row in folder.rows] == [3]

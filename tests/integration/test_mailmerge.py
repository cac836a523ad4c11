"""mailmerge itself and Plaint, run on the same folder against one mail server: the same mails to the same people.

Needs mailmerge, which requirements-ci.lock brings.
"""

import os
import subprocess
import sys
import textwrap

import pytest
from tests.commands.posting import parse
from tests.deliver import conftest as servers
from tests.mailmerge.folders import write_folder

authority, ca_file = servers.authority, servers.ca_file
contexts, mail_server = servers.contexts, servers.mail_server

MAIN = "from mailmerge.__main__ import main; main()"
WIDTH = 72
LETTER = """\
TO: {{name}} <{{email}}>
SUBJECT: The case of {{prisoner}}
FROM: Ruth Example <ruth@example.org>

Dear {{name}},

I write about {{prisoner}}, who has been held for {{days}} days although no court has heard what is said of *anybody*.

I ask you
- to free {{prisoner}}_
- to answer.

1. Soon
2. In writing

Yours,
Ruth Example
"""
BRANCHES = """\
{# who is late #}TO: {{email}}
SUBJECT: Progress of {{name}}
FROM: ruth@example.org

Dear {{name}},

{% if grade == "C-" -%}
I am concerned.

So are others.
{% elif grade in ["D+", "D"] -%}
I am writing because I am concerned.
{% endif -%}
Your grade is {{grade}}.
{% for mark in [1, 2] %}
{{ mark }}
{%- endfor %}

Bye
"""
CASES = {
    "a letter": (
        LETTER,
        "email,name,prisoner,days\nada@example.org,Ada Bench,Orla Fair,120\nbo@example.com,Bo Winter,Juno Frost,7\n",
    ),
    "a byte order mark, semicolons, quoted cells": (
        LETTER,
        '\ufeffemail;name;prisoner;days\r\nada@example.org;"Ada Bench";"Orla ""O"" Fair";"1;2"\r\n',
    ),
    "tabs": (LETTER, "email\tname\tprisoner\tdays\nada@example.org\tAda\tOrla Fair\t3\n"),
    "many scripts": (
        LETTER,
        "email,name,prisoner,days\nada@example.org,Айгүл Қазақ,Ünal Fär 🐧,сто\nbo@example.com,田中,Ολγα,três\n",
    ),
    "signs of Markdown and of templates in cells": (
        LETTER,
        "email,name,prisoner,days\nada@example.org,A *b* _c_,{{ campaign }} {% x %} {# y #},\\1. <b>&amp;</b>\n"
        "bo@example.com,- Bo,# 1) `x` [a](b),{{{%\n",
    ),
    "a cell of several lines in the body": (
        "TO: {{email}}\nSUBJECT: Hello\nFROM: ruth@example.org\n\nAddress:\n{{address}}\n\nBye\n",
        'email,address\nada@example.org,"1 Example Road\nSampleton\n\nfloor 2"\n',
    ),
    "choices and loops": (BRANCHES, "email,name,grade\na@example.org,Ada,A\nb@example.org,Bo,C-\nc@example.org,Cy,D\n"),
    "numbers": (
        LETTER.replace("{{days}} days", "{% if days|int > 100 %}long{% else %}{{days}} days{% endif %}"),
        "email,name,prisoner,days\nada@example.org,Ada,Orla,120\nbo@example.com,Bo,Juno,7\n",
    ),
    "a header of several lines, small letters": (
        LETTER.replace("SUBJECT: The", "subject: Once more\n  about the"),
        "email,name,prisoner,days\nada@example.org,Ada,Orla,120\n",
    ),
    "one person, several mails": (
        LETTER,
        "email,name,prisoner,days\nada@example.org,Ada,Orla,1\nada@example.org,Ada,Juno,2\n",
    ),
    "Markdown": (
        LETTER.replace("FROM: ", "CONTENT-TYPE: text/markdown\nFROM: ")
        .replace("*anybody*", "anybody")
        .replace("you\n-", "you\n\n-"),
        "email,name,prisoner,days\nada@example.org,Ada,Orla,1\n",
    ),
    "HTML beside plain text": (
        "TO: {{email}}\nSUBJECT: Hello {{name}}\nFROM: ruth@example.org\nMIME-Version: 1.0\n"
        'Content-Type: multipart/alternative; boundary="b"\n\nold\n\n--b\n'
        "Content-Type: text/plain; charset=us-ascii\n\n"
        "Hi, {{name}},\n\nbye\n\n--b\nContent-Type: text/html\n\n<p>Hi, {{name}}</p>\n--b--\n",
        "email,name\nada@example.org,Ada\nbo@example.org,Bo\n",
    ),
}


@pytest.fixture
def server(mail_server):
    return mail_server()


def by_mailmerge(folder):
    # its own `python -m mailmerge` ends in a NameError
    words = (sys.executable, "-c", MAIN, "--no-dry-run", "--no-limit", "--output-format", "text")
    surroundings = {**os.environ, "PYTHONUTF8": "1"}
    done = subprocess.run(words, cwd=folder, capture_output=True, text=True, check=False, env=surroundings)
    assert done.returncode == 0, done.stderr


def by_plaint(run, folder, *words):
    done = run("import", "mailmerge", folder, "--to", folder.parent / "made", *words)
    assert done.code == 0, done.stderr
    options = ("--text-only", "--old-contacts", "--really", "--yes")
    done = run("send", "folder", *options, folder=folder.parent / "made")
    assert done.code == 0, done.stderr
    return done


def sent(server):
    """Return the mails since the last call: to whom, subject, sender, words, files."""
    found = [seen(got) for got in server.box]
    server.box.clear()
    return sorted(found)


def seen(got):
    mail = parse(got.content)
    body = mail.get_body(("plain",)).get_content().replace("\r", "")
    files = tuple((part.get_filename(), part.get_payload(decode=True)) for part in mail.walk() if part.get_filename())
    subject = " ".join(mail["Subject"].split())
    return (got.to, got.sender, subject, mail["From"].addresses[0].addr_spec, as_lines(body), files)


def as_lines(body):
    """Return paragraphs as lines of at most 72 columns without space around them: Plaint wraps, mailmerge does not."""
    paragraphs, lines = [], []
    for line in [*body.split("\n"), ""]:
        if line.strip():
            lines += textwrap.wrap(line.strip(), WIDTH, break_long_words=False, break_on_hyphens=False)
        elif lines:
            paragraphs, lines = [*paragraphs, tuple(lines)], []
    return tuple(paragraphs)


@pytest.mark.parametrize("name", CASES)
def test_the_same_mails(run, server, tmp_path, name):
    template, database = CASES[name]
    configuration = f"[smtp_server]\nhost = 127.0.0.1\nport = {server.port}\n"
    folder = write_folder(tmp_path / "folder", template, database, configuration + "ratelimit = 6000\n")
    by_plaint(run, folder)
    ours = sent(server)
    write_folder(folder, template, database, configuration)
    by_mailmerge(folder)
    theirs = sent(server)
    assert ours == theirs
    assert len(ours) >= 1


def test_the_same_names_beside_the_addresses(run, server, tmp_path):
    template, database = CASES["a letter"]
    folder = write_folder(
        tmp_path / "folder", template, database, f"[smtp_server]\nhost=127.0.0.1\nport={server.port}\n"
    )
    by_plaint(run, folder)
    ours = sorted((str(parse(got.content)["To"]), str(parse(got.content)["From"])) for got in server.box)
    server.box.clear()
    by_mailmerge(folder)
    assert ours == sorted((str(parse(got.content)["To"]), str(parse(got.content)["From"])) for got in server.box)
    assert ours[0] == ("Ada Bench <ada@example.org>", "Ruth Example <ruth@example.org>")


def test_the_same_attachments(run, server, tmp_path):
    template = LETTER.replace("\n\nDear", "\nATTACHMENT: ledger.pdf\nATTACHMENT: for_{{days}}.txt\n\nDear", 1)
    database = "email,name,prisoner,days\nada@example.org,Ada,Orla,1\nbo@example.com,Bo,Juno,2\n"
    configuration = f"[smtp_server]\nhost = 127.0.0.1\nport = {server.port}\n"
    files = {"ledger__pdf": bytes(range(256)) * 300, "for_1__txt": b"one\n", "for_2__txt": b"two\r\n\xff"}
    folder = write_folder(tmp_path / "folder", template, database, configuration, **files)
    by_plaint(run, folder)
    ours = sent(server)
    by_mailmerge(folder)
    assert ours == sent(server)
    assert [[name for name, _ in one[-1]] for one in ours] == [["ledger.pdf", "for_1.txt"], ["ledger.pdf", "for_2.txt"]]


def test_a_copy_of_each_to_those_whom_every_mail_went_to(run, server, tmp_path):
    template = LETTER.replace("FROM: ", "BCC: union@example.net\nFROM: ")
    database = "email,name,prisoner,days\nada@example.org,Ada,Orla,1\nbo@example.com,Bo,Juno,2\n"
    folder = write_folder(
        tmp_path / "folder", template, database, f"[smtp_server]\nhost=127.0.0.1\nport={server.port}\n"
    )
    by_mailmerge(folder)
    theirs = {to for got in server.box for to in got.to}
    server.box.clear()
    by_plaint(run, folder)
    assert {to for got in server.box for to in got.to} == theirs
    assert all(len(got.to) == 1 for got in server.box)


def test_a_line_break_in_a_cell_adds_a_bcc_to_mailmerges_mail_and_none_to_ours(run, server, tmp_path):
    database = 'email,name,prisoner,days\nada@example.org,Ada,"Orla\nBCC: spy@example.com",1\n'
    folder = write_folder(tmp_path / "folder", LETTER, database, f"[smtp_server]\nhost=127.0.0.1\nport={server.port}\n")
    by_mailmerge(folder)
    assert server.box[0].to == ("ada@example.org", "spy@example.com")
    server.box.clear()
    done = run("import", "mailmerge", folder, "--to", tmp_path / "made")
    assert done.code == 1
    assert (
        "mailmerge_database.csv:2: a line break in column 'prisoner' stands in the header SUBJECT: it could add a Bcc"
        in done.stderr
    )
    assert not (tmp_path / "made").exists()
    assert server.box == []

"""What a folder becomes: recipients, targets, one text or many, copies, enclosures, an account; and what is said."""

import pytest
from tests.mailmerge.folders import DATABASE, TEMPLATE, write_folder

from plaint.errors import DataError, PlaintError
from plaint.mailmerge.drafting import draft_import
from plaint.mailmerge.server import read_server
from plaint.mailmerge.writing import write_workspace
from plaint.reading.source import Source
from plaint.workspace import open_workspace


@pytest.fixture
def draft(tmp_path):
    def call(template=TEMPLATE, database=DATABASE, country=None, **keys):
        return draft_import(write_folder(tmp_path / "appeal", template, database, **keys), "en", country)

    return call


@pytest.fixture
def made(draft, tmp_path):
    """Draft, write, and open what was written."""

    def call(*words, **keys):
        write_workspace(draft(*words, **keys), tmp_path / "made")
        return open_workspace(tmp_path / "made")

    return call


def told(drafted):
    return [f"{one.place.line}: {one.message}" for one in drafted.remarks if "Antarctica" not in one.message]


# --- the text -----------------------------------------------------------------------------------


def test_one_text_where_it_says_what_mailmerge_said(draft):
    drafted = draft()
    assert drafted.shared.columns == ("name", "prisoner", "days")
    assert drafted.shared.content == (
        '---\nsubject: "The case of {{target.values.prisoner}}"\nwhole: true\n---\n'
        "Dear {{target.values.name}},\n\n"
        "I write about {{target.values.prisoner}}, held for {{target.values.days}} days.\n\nYours,\\\nRuth Example\n"
    )


@pytest.mark.parametrize(
    "words",
    [
        "{% if days == '7' %}\nA week.\n{% else %}\nLong.\n{% endif %}",
        "{% if days == '7' -%}\nA week.\n\nNo more.\n{% elif name in ['Ada Bench', 'X'] -%}\nLong.\n{% endif %}",
        "{{ name|upper }}, {{ days | default('x') }}",
        "{{ 'name' }} {{ name.days is defined }}",
        "{# a remark #}No remark.",
        "{% for letter in [name, days] %}\n\n{{ letter }}\n{% endfor %}",
        "{% raw %}{{ x }}{% endraw %} {{ name }}",
    ],
)
def test_choices_and_filters_stay_in_the_one_text(draft, words):
    shared = draft(TEMPLATE.replace("Yours,", f"{words}\n\nYours,")).shared
    assert shared
    assert "raw %}" not in shared.content


@pytest.mark.parametrize(
    ("template", "database"),
    [
        (TEMPLATE.replace("{{days}}", "{{ days|int }}"), DATABASE),
        (TEMPLATE.replace("Yours", "{%- if days -%} Days. {%- endif -%}\nYours"), DATABASE),
        (TEMPLATE.replace("SUBJECT", "{% if days %}X-Mark: 1\n{% endif %}SUBJECT"), DATABASE),
        (TEMPLATE.replace("SUBJECT: The", "SUBJECT: The\n  long"), DATABASE),
        (TEMPLATE.replace("SUBJECT: The", "SUBJECT: =?utf-8?q?The?="), DATABASE),
        (TEMPLATE.replace("TO:", "{# who is late,\n\nand why #}TO:"), DATABASE),
        (TEMPLATE.replace("TO:", "{{ '' if days else '\n\n' }}TO:"), DATABASE),
        (
            TEMPLATE.replace("Yours", "{{long}}\n\nYours"),
            DATABASE.replace("days", "days,long").replace("0\n", f"0,{'x ' * 12_000}\n").replace(",7", ",7,x"),
        ),
        (
            TEMPLATE,
            DATABASE.replace("Orla Fair", '"Orla\nFair"').replace("prisoner", "town").replace("town", "prisoner"),
        ),
    ],
)
def test_a_text_for_each_where_one_text_would_say_something_else(draft, template, database):
    if '"Orla' in database:
        template = template.replace("The case of {{prisoner}}", "Hello")
    drafted = draft(template, database)
    assert drafted.shared is None


def test_texts_for_each_hold_their_rows_words_and_nothing_alive(made):
    database = DATABASE.replace("Orla Fair", "{{ campaign }} *O*").replace("Juno Frost", "{% x %}")
    shop = made(TEMPLATE.replace("{{days}}", "{{ days|int }}"), database)
    texts, problems = shop.texts("appeal")
    assert problems == ()
    assert [text.name for text in texts] == ["letters/appeal/en.ada-bench.md", "letters/appeal/en.winter-bo.md"]
    assert texts[0].front.subject == 'The case of {{ "{" }}{ campaign }} *O*'
    assert "I write about {\\{ campaign }} \\*O\\*, held" in texts[0].body


def test_markdown_that_cannot_be_set_is_said(draft):
    template = TEMPLATE.replace("FROM:", "CONTENT-TYPE: text/markdown\nFROM:").replace("Yours,", "- - - - too deep")
    with pytest.raises(DataError, match=r"mailmerge_database\.csv:2: lists more than 3 deep"):
        draft(template)


# --- who ----------------------------------------------------------------------------------------


def test_recipients_and_their_values(made):
    shop = made()
    ada, bo = shop.data.recipients.values()
    assert (ada.id, str(ada.name), str(ada.email[0]), ada.kind, ada.verified) == (
        "ada-bench",
        "Ada Bench",
        "ada@example.org",
        "official",
        None,
    )
    assert (bo.id, str(bo.name)) == ("winter-bo", "Winter, Bo")
    campaign = shop.data.campaigns["appeal"]
    assert (campaign.status, campaign.channels, campaign.copies) == ("open", ("email",), ())
    assert [dict(target.values) for target in campaign.targets] == [
        {"name": "Ada Bench", "prisoner": "Orla Fair", "days": "120"},
        {"name": "Winter, Bo", "prisoner": "Juno Frost", "days": "7"},
    ]


def test_without_a_name_the_address_is_the_office(made):
    template = "TO: {{email}}\nSUBJECT: x\nFROM: r@example.org\n\nHi\n"
    shop = made(template, "email\nada@example.org\n")
    (one,) = shop.data.recipients.values()
    assert (one.id, one.name, str(one.office)) == ("ada", None, "ada@example.org")
    assert shop.data.signatories["r"].name == "r"


@pytest.mark.parametrize(
    ("head", "row", "name"),
    [
        ("email,First_Name,last_name", "a@example.org,Ada,Bench", "Ada Bench"),
        ("email,full_name", "a@example.org,Ada  Bench", "Ada Bench"),
        ("email,NAME", "a@example.org,Ada", "Ada"),
        ("email,firm", "a@example.org,Ada", ""),
    ],
)
def test_names_are_found_in_columns(draft, head, row, name):
    template = "TO: {{email}}\nSUBJECT: x\nFROM: r@example.org\n\nHi\n"
    assert draft(template, f"{head}\n{row}\n").addressees[0].name == name


def test_countries_by_column_option_or_none(draft):
    rows = (
        "a@example.org,A,B,1,KZ",
        "b@example.org,B,C,2,France",
        "c@example.org,C,D,3,",
        "d@example.org,D,E,4,Narnia",
    )
    drafted = draft(database="\n".join(("email,name,prisoner,days,country", *rows, "")), country="GB")
    assert [one.country for one in drafted.addressees] == ["KZ", "FR", "GB", "GB"]
    assert told(drafted) == ["5: 'Narnia' is not known as a country"]
    (remark,) = draft().remarks
    assert remark.message == "where 2 of those written to are is not known: AQ (Antarctica) stands for it"


def test_the_same_mail_twice_goes_once_and_another_goes_too(draft):
    row = "ada@example.org,Ada Bench,Orla Fair,120\n"
    drafted = draft(database=DATABASE + row + row.replace("ada@", "ADA@") + row.replace("Orla", "Otto"))
    assert [one.id for one in drafted.addressees] == ["ada-bench", "winter-bo", "ada-bench-2"]
    assert told(drafted) == [
        "4: ada@example.org gets the same mail in an earlier row",
        "5: ADA@example.org gets the same mail in an earlier row",
        "6: ada@example.org gets another mail in line 2",
    ]


def test_several_in_to_get_one_each(draft):
    drafted = draft(TEMPLATE.replace("TO: {{email}}", "TO: {{email}}, Cy <cy@example.org>"))
    assert [(one.id, one.address) for one in drafted.addressees] == [
        ("ada", "ada@example.org"),
        ("cy", "cy@example.org"),
        ("bo", "bo@example.com"),
        ("cy-2", "cy@example.org"),
    ]
    assert told(drafted)[0] == "2: one mail to ada@example.org, cy@example.org: each gets one alone"


def test_rows_of_another_sender_are_left_out(draft):
    drafted = draft(TEMPLATE.replace("ruth@example.org", "{{days}}@example.org"))
    assert [one.id for one in drafted.addressees] == ["ada-bench"]
    assert told(drafted) == ["3: FROM 7@example.org, not 120@example.org as in the first row: this row is left out"]


# --- copies, headers, words ---------------------------------------------------------------------


def test_whom_every_mail_went_to_gets_copies(made):
    shop = made(
        TEMPLATE.replace("FROM:", "CC: Union <union@example.net>\nBCC: {{days}}@example.org, ruth@example.org\nFROM:")
    )
    (copy,) = shop.data.campaigns["appeal"].copies
    assert (copy.to, copy.by, copy.when, copy.visible) == ("union", "email", "each", False)
    assert (shop.root / "recipients.private.yaml").read_text("utf-8") == (
        "recipients:\n  union:\n    kind: organiser\n    name: Union\n    country: AQ\n    email: union@example.net\n"
    )


def test_what_is_not_carried_over_is_said_once(draft):
    copied = "CC: union@example.net\nBCC: {{days}}@example.org, ruth@example.org"
    head = f"{copied}\nREPLY-TO: other@example.org\nX-Mark: 1\nFROM:"
    drafted = draft(TEMPLATE.replace("FROM:", head).replace("Yours", "   indented\nYours"))
    assert told(drafted) == [
        "2: BCC to people who differ from row to row is not carried over (2 rows)",
        "2: CC union@example.net gets a copy of each letter in a mail apart, as `copies:` says (2 rows)",
        "2: REPLY-TO is not carried over: answers go to FROM (2 rows)",
        "2: lines that are indented begin at the margin (2 rows)",
        "2: no BCC to yourself (2 rows)",
        "2: the header X-MARK is not carried over (2 rows)",
    ]
    assert all(one.remedy and one.severity == "warning" for one in drafted.remarks)


# --- enclosures ---------------------------------------------------------------------------------


def test_attachments_are_copied_and_enclosed(made, tmp_path):
    shop = made(TEMPLATE.replace("FROM:", "ATTACHMENT: ./ledger.pdf\nFROM:"), ledger__pdf=b"figures")
    campaign = shop.data.campaigns["appeal"]
    assert [one.file for one in campaign.enclosures] == ["ledger.pdf"]
    assert not any(target.enclosures for target in campaign.targets)
    assert (shop.root / "enclosures/ledger.pdf").read_bytes() == b"figures"
    assert (shop.root / "enclosures/ledger.pdf").stat().st_mode & 0o077 == 0


def test_attachments_that_differ_belong_to_their_targets(made):
    shop = made(TEMPLATE.replace("FROM:", "ATTACHMENT: {{days}}.txt\nFROM:"), **{"120__txt": b"x", "7__txt": b"y"})
    campaign = shop.data.campaigns["appeal"]
    assert campaign.enclosures == ()
    assert [[one.file for one in target.enclosures] for target in campaign.targets] == [["120.txt"], ["7.txt"]]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("../secret.txt", "ATTACHMENT '../secret.txt' lies outside of the folder"),
        ("/etc/hostname", "ATTACHMENT '/etc/hostname' lies outside of the folder"),
        ("~/.ssh/id_rsa", "ATTACHMENT '~/.ssh/id_rsa' lies outside of the folder"),
        ("link.txt", "ATTACHMENT 'link.txt' lies outside of the folder"),
        ("gone.txt", "ATTACHMENT 'gone.txt' cannot be read: No such file or directory"),
        ("empty.txt", "ATTACHMENT 'empty.txt': it is empty"),
        (".", "ATTACHMENT '.': it is no plain file"),
        ("", "an ATTACHMENT without a name"),
    ],
)
def test_no_row_asks_for_a_file_of_yours(draft, tmp_path, name, said):
    (tmp_path / "secret.txt").write_text("secret")
    folder = write_folder(tmp_path / "appeal", empty__txt=b"")
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    with pytest.raises(DataError) as error:
        draft(
            TEMPLATE.replace("FROM:", "ATTACHMENT: {{days}}\nFROM:"),
            DATABASE.replace(",120", f",{name}").replace(",7", f",{name}"),
        )
    assert said in str(error.value)
    assert "mailmerge_database.csv:2" in str(error.value)


# --- the mail server ----------------------------------------------------------------------------


def server(**keys):
    usual = {"host": "mail.example.org", "port": "465", "security": "SSL/TLS", "username": "ruth"}
    text = "# mine\n[smtp_server]\n" + "".join(
        f"{key} = {value}\n" for key, value in {**usual, **keys}.items() if value is not None
    )
    return read_server(Source("mailmerge_server.conf", text, b""))


@pytest.mark.parametrize(
    ("keys", "found"),
    [
        ({}, ("tls", "password", "ruth", 0)),
        ({"security": "STARTTLS", "port": "587"}, ("starttls", "password", "ruth", 0)),
        ({"security": "XOAUTH", "port": "587"}, ("starttls", "xoauth2", "ruth", 0)),
        ({"security": "PLAIN", "port": "25"}, ("starttls", "password", "ruth", 1)),
        ({"security": "PLAIN", "port": "465"}, ("tls", "password", "ruth", 1)),
        ({"security": None, "port": "25"}, ("starttls", "none", None, 1)),
        ({"security": "Never", "port": "25", "host": "localhost"}, ("none", "none", None, 0)),
        ({"security": "PLAIN", "port": "25", "host": "127.0.0.1"}, ("none", "password", "ruth", 0)),
        ({"username": "YOUR_USERNAME_HERE"}, ("tls", "password", None, 1)),
    ],
)
def test_a_server_in_our_words(keys, found):
    got = server(**keys)
    assert (got.smtp.security, got.smtp.login, got.smtp.user, len(got.remarks)) == found


def test_no_password_comes_along(made):
    text = "[smtp_server]\nhost = localhost\nport = 25\npassword = hunter2\nratelimit = 30\n"
    shop = made(server=text)
    assert shop.data.settings.rate == 30
    assert not any(b"hunter2" in path.read_bytes() for path in shop.root.rglob("*") if path.is_file())
    (remark,) = server(password="hunter2").remarks
    assert str(remark) == (
        "mailmerge_server.conf:7: warning: a secret is not carried over; "
        "Plaint asks for it, or runs your `password_command:`; take it out of that file"
    )


def test_without_a_server_there_is_no_account(made, draft):
    assert made(server=None).data.settings.accounts == {}


# --- writing ------------------------------------------------------------------------------------


def test_nothing_is_overwritten(draft, tmp_path):
    (tmp_path / "there").mkdir()
    (tmp_path / "there/mine.txt").write_text("mine")
    (tmp_path / "link").symlink_to(tmp_path / "there")
    (tmp_path / "there/empty").mkdir()
    (tmp_path / "there/link").symlink_to(tmp_path / "there/empty")
    for name in ("there", "link", "there/mine.txt", "there/link"):
        with pytest.raises(PlaintError, match="holds something already"):
            write_workspace(draft(), tmp_path / name)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["appeal", "link", "there"]


def test_an_empty_folder_will_do_and_all_is_private(draft, tmp_path):
    (tmp_path / "made").mkdir()
    write_workspace(draft(), tmp_path / "made")
    assert (tmp_path / "made").stat().st_mode & 0o077 == 0
    assert "settings.yaml" in (tmp_path / "made/.gitignore").read_text("utf-8")


def test_a_disk_that_is_full_leaves_nothing_behind(draft, tmp_path, monkeypatch):
    drafted = draft(TEMPLATE.replace("FROM:", "ATTACHMENT: ledger.pdf\nFROM:"), ledger__pdf=b"figures")
    (tmp_path / "appeal/ledger.pdf").unlink()
    with pytest.raises(PlaintError, match="cannot write"):
        write_workspace(drafted, tmp_path / "made")
    assert [path.name for path in tmp_path.iterdir()] == ["appeal"]

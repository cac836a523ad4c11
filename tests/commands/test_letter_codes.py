"""Codes on printed letters: where they stand, and where they do not."""

import re

import pypdfium2
import pytest
from tests.commands.posting import edit, parse, write_accounts
from tests.deliver import conftest as servers

from plaint.acts import imprint
from plaint.deliver.journal import NAME
from plaint.deliver.record.marks import Marks
from plaint.deliver.record.migrating import new_key
from plaint.errors import PlaintError

authority, ca_file = servers.authority, servers.ca_file
contexts, mail_server = servers.contexts, servers.mail_server

CODE = re.compile(r"(?:port-aurora|open-gates|history|early)-\d+-[0-9A-Z]{6}\b")


def codes_in(path):
    """Return the codes on each page of a PDF."""
    document = pypdfium2.PdfDocument(path)
    return [CODE.findall(document[number].get_textpage().get_text_range()) for number in range(len(document))]


@pytest.fixture
def post(workspace):
    return write_accounts(workspace, type("Nowhere", (), {"port": 9}))


@pytest.fixture
def plaint(run, post):
    def call(*words):
        return run(*words, folder=post)

    return call


def pdf_of(post, name):
    return post / "output" / "port-aurora" / name


def test_each_letter_has_one_by_which_it_is_matched(plaint, post):
    plaint("letter", "port-aurora", "--signed-by", "all", "--one-file")
    codes = [code for page in codes_in(pdf_of(post, "port-aurora-en.pdf")) for code in page]
    assert len(codes) == len(set(codes)) == 9
    outcome = plaint("done", "port-aurora", "--code", codes[4], "--how", "posted")
    assert "to port-aurora-station, by bo" in outcome.stdout


def test_stamped_or_not_it_is_the_same(plaint, post):
    names = "".join(f"p{number},Jo Sample {'ABCDEFGH'[number]}.,GB\n" for number in range(8))
    (post / "members.csv").write_text(f"id,name,country\n{names}", "utf-8")
    found = {}
    for how in ("full", "stamp"):
        plaint("letter", "port-aurora", "--signed-by", "members.csv", "--one-file", "--render", how)
        found[how] = codes_in(pdf_of(post, "port-aurora-en.pdf"))
    assert found["full"] == found["stamp"]
    assert [len(page) for page in found["stamp"]] == [1] * 24


def test_it_is_the_same_each_time_and_another_in_another_workspace(plaint, post):
    plaint("letter", "port-aurora", "--signed-by", "bo", "--to", "weather-minister")
    first = codes_in(pdf_of(post, "weather-minister-en-bo.pdf"))
    plaint("letter", "port-aurora", "--signed-by", "bo", "--to", "weather-minister", "--render", "full")
    assert codes_in(pdf_of(post, "weather-minister-en-bo.pdf")) == first
    for path in post.glob("journal.db*"):
        path.unlink()
    plaint("letter", "port-aurora", "--signed-by", "bo", "--to", "weather-minister")
    assert codes_in(pdf_of(post, "weather-minister-en-bo.pdf")) != first


def test_who_fears_any_number_leaves_it_out(plaint, post):
    plaint("letter", "port-aurora", "--signed-by", "bo", "--no-code", "--to", "weather-minister")
    assert codes_in(pdf_of(post, "weather-minister-en-bo.pdf")) == [[]]
    assert not (post / NAME).exists()
    edit(post, "settings.yaml", "country: GB", "country: GB\ncodes: no")
    plaint("letter", "port-aurora", "--signed-by", "bo", "--to", "weather-minister")
    assert codes_in(pdf_of(post, "weather-minister-en-bo.pdf")) == [[]]


@pytest.mark.parametrize("form", ["text", "html", "eml", "docx"])
def test_only_paper_has_one(plaint, post, form):
    plaint("letter", "port-aurora", "--signed-by", "bo", "--to", "weather-minister", "--as", form)
    plaint("letter", "port-aurora", "--signed-by", "bo", "--to", "weather-minister", "--as", "pdf", "--as", form)
    (path,) = (one for one in (post / "output" / "port-aurora").iterdir() if one.suffix != ".pdf")
    assert codes_in(path.with_suffix(".pdf")) != [[]]
    content = path.read_bytes()
    assert CODE.search(content.decode("utf-8", "replace")) is None
    if form == "eml":
        (pdf,) = [part.get_content() for part in parse(content).iter_attachments()]
        assert codes_in(pdf) == [[]]


@pytest.mark.parametrize("status", ["draft", "closed"])
def test_a_campaign_that_does_not_run_has_none_and_makes_no_journal(plaint, post, status):
    edit(post, "campaigns.yaml", "status: open", f"status: {status}")
    plaint("letter", "port-aurora", "--signed-by", "bo", "--to", "weather-minister")
    assert codes_in(pdf_of(post, "weather-minister-en-bo.pdf")) == [[]]
    assert not (post / NAME).exists()


def test_where_the_journal_is_none_letters_are_printed_without(plaint, post):
    (post / NAME).write_bytes(b"no journal at all, but long enough to be taken for one. " * 20)
    assert plaint("letter", "port-aurora", "--signed-by", "bo", "--to", "weather-minister").code == 0
    assert codes_in(pdf_of(post, "weather-minister-en-bo.pdf")) == [[]]


def test_a_letter_of_many_has_one_for_nobody(plaint, post):
    plaint("letter", "port-aurora", "--signed-by", "all", "--joint", "--to", "weather-minister")
    ((code,),) = codes_in(pdf_of(post, "weather-minister-en.pdf"))
    outcome = plaint("done", "port-aurora", "--code", code, "--how", "posted")
    assert outcome.stdout == "1  2026-11-22  1 letter posted, to weather-minister, claimed\n"


def test_an_organisations_letter_is_its_own(plaint, post):
    edit(post, "campaigns.yaml", "    status: open\n", "    status: open\n    sender: {name: A Union, country: GB}\n")
    plaint("letter", "port-aurora", "--to", "weather-minister")
    ((code,),) = codes_in(pdf_of(post, "weather-minister-en.pdf"))
    assert "by sender" in plaint("done", "port-aurora", "--code", code, "--how", "posted").stdout


def test_letters_of_a_picket_have_theirs(plaint, post):
    words = ("picket", "port-aurora", "--from", "GB", "--signed-by", "bo", "--parts", "letter,forward")
    plaint(*words)
    (pack,) = post.rglob("print-all.pdf")
    codes = [code for page in codes_in(pack) for code in page]
    assert len(codes) == len(set(codes)) == 3
    told = [plaint("done", "port-aurora", "--code", code, "--how", "handed-in").stdout for code in codes]
    assert ["mission-aq" in told[0], "weather-minister" in told[1], "port-aurora-station" in told[2]] == [True] * 3
    plaint(*words, "--no-code")
    assert [code for page in codes_in(pack) for code in page] == []


def test_the_copy_that_the_mission_stamps_has_one_for_whom_it_stands_for(plaint, post):
    plaint("picket", "port-aurora", "--from", "GB", "--signed-by", "bo", "--parts", "receipt")
    (pack,) = post.rglob("print-all.pdf")
    ((code,),) = codes_in(pack)
    outcome = plaint("done", "port-aurora", "--code", code, "--how", "handed-in", "--count", "12")
    assert "12 letters handed in, to mission-aq, claimed" in outcome.stdout
    plaint("picket", "port-aurora", "--from", "GB", "--signed-by", "bo", "--parts", "receipt", "--no-code")
    assert codes_in(pack) == [[]]


def test_where_nothing_is_printed_no_journal_is_made(plaint, post):
    (post / "templates").mkdir(exist_ok=True)
    (post / "templates" / "letter.html").write_text("{{ letter.nothing }}", "utf-8")
    assert plaint("letter", "port-aurora", "--signed-by", "bo").code == 1
    assert not (post / NAME).exists()


def test_no_letter_is_made_whose_code_nobody_could_read(plaint, post, monkeypatch):
    def fail(*_):
        raise PlaintError("cannot be written")

    monkeypatch.setattr(imprint, "_lay_down", fail)
    assert plaint("letter", "port-aurora", "--signed-by", "bo").code == 1
    assert plaint("picket", "port-aurora", "--from", "GB", "--parts", "letter").code == 1
    assert [path for path in (post / "output").rglob("*.pdf") if path.is_file()] == []
    assert list((post / "output").rglob(".*.pdf.*")) == []


def test_a_journal_that_was_lost_is_not_made_anew(plaint, post):
    (post / f"{NAME}-handed").write_text("000000000001 " + "0" * 64 + " 00000000\n")
    assert plaint("letter", "port-aurora", "--signed-by", "bo", "--to", "weather-minister").code == 0
    assert codes_in(pdf_of(post, "weather-minister-en-bo.pdf")) == [[]]
    assert not (post / NAME).exists()


def test_two_programs_that_begin_at_once_do_not_print_codes_of_two_keys(post):
    first, second = (Marks(new_key()) for _ in range(2))
    imprint._lay_down(post / NAME, lambda: 0.0, first)
    with pytest.raises(PlaintError, match="by another program"):
        imprint._lay_down(post / NAME, lambda: 0.0, second)

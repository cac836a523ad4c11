"""One letter in every form: the same words in PDF, text, HTML, Word and draft, and in none what must stay hidden."""

import email
import re
import zipfile
from email.policy import default
from html import unescape
from io import BytesIO

import docx
import pikepdf
import pypdfium2
import pytest
from PIL import Image
from tests.commands.conftest import SIGNATORIES, lay_out
from tests.given import TODAY

from plaint.compose.letters import Order, compose_letters
from plaint.make import ENDINGS, Workshop
from plaint.output import Output
from plaint.render.plaintext import render_text
from plaint.workspace import open_workspace

HOSTILE = "*Eve* _Adam_ <b>&amp; {{ campaign.title }} 1. [x](https://example.org) \\ back"
HIDDEN = ("karim", "beispiel", "geheimweg", "verein", "signatures/")
ORGANISERS = (
    "hidden union",
    "hidden-union",
    "ask the committee",
    "account that the union",
    "friendly street",
    "example.com",
)
FORMS = tuple(form for form in ENDINGS if form != "tiff")  # a fax has no words, only dots: tests/render/test_fax*


def read_pdf(raw):
    pages = pypdfium2.PdfDocument(raw)
    words = " ".join(page.get_textpage().get_text_bounded() for page in pages)
    with pikepdf.open(BytesIO(raw)) as pdf:
        metadata = f"{dict(pdf.docinfo.items())} {pdf.open_metadata()}"
    return words, metadata


def read_html(raw):
    page = re.sub(r"data:[^\"']*", "", raw.decode())
    shown = re.sub(r"<style>.*?</style>", "", page, flags=re.DOTALL)
    return unescape(re.sub(r"<[^>]+>", "", shown)), page


def read_docx(raw):
    archive = zipfile.ZipFile(BytesIO(raw))
    rest = " ".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())
    return "\n".join(paragraph.text for paragraph in docx.Document(BytesIO(raw)).paragraphs), rest


def read_eml(raw):
    message = email.message_from_bytes(raw, policy=default)
    words, paper = message.iter_parts()
    inside, metadata = read_pdf(paper.get_content())
    headers = " ".join(f"{name}: {value}" for name, value in message.items())
    return f"{words.get_content()} {inside}", f"{headers} {paper.get_filename()} {metadata}"


READERS = {
    "pdf": read_pdf,
    "text": lambda raw: (raw.decode(), ""),
    "html": read_html,
    "docx": read_docx,
    "eml": read_eml,
}


def squeeze(words):
    return re.sub(r"\s+", "", words.replace("\ufffe", "").replace("\u00ad", ""))


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The letter of a hidden signatory about a hostile name, in every form: (words, what else the file holds)."""
    site = lay_out(tmp_path_factory.mktemp("forms"))
    site.write("signatories.yaml", SIGNATORIES + "    signature: signatures/karim.png\n    personal: Mine *alone*.\n")
    site.edit("campaigns.yaml", "name: {en: Orla Fair, ru: Орла Фэр}", f"name: '{HOSTILE}'")
    (site.root / "signatures").mkdir()
    Image.new("RGB", (40, 20), "red").save(site.root / "signatures" / "karim.png")
    workspace = open_workspace(site.root)
    karim = workspace.data.signatories["karim-beispiel"]
    order = Order(
        campaign=workspace.campaign("open-gates"), origin=None, day=TODAY, only=("court",), signatories=(karim,)
    )
    composed, _ = compose_letters(workspace.data, workspace.library("open-gates"), order)
    workshop = Workshop(workspace, Output(site.root / "output", site.root), order)
    files = {one.form: one for one in workshop.make(composed, FORMS)}
    return composed[0].letter, files


@pytest.fixture(scope="module")
def shown(made):
    _, files = made
    return {form: READERS[form](files[form].path.read_bytes()) for form in FORMS}


def test_each_form_is_a_file_of_its_own(made):
    _, files = made
    assert [files[form].path.name for form in FORMS] == [f"court-en-k-b.{ENDINGS[form]}" for form in FORMS]
    assert [files[form].pages for form in FORMS] == [1, 0, 0, 0, 0]


@pytest.mark.parametrize("form", FORMS)
def test_the_same_words_stand_in_every_form(made, shown, form):
    letter, _ = made
    words = squeeze(shown[form][0])
    for paragraph in (letter.subject, letter.salutation, letter.closing, "The gates must be opened.", "Mine *alone*."):
        assert squeeze(paragraph) in words, paragraph


@pytest.mark.parametrize("form", FORMS)
def test_a_hostile_name_reads_as_it_is_written(shown, form):
    assert squeeze(HOSTILE) in squeeze(shown[form][0])


@pytest.mark.parametrize("form", FORMS)
def test_a_hidden_name_is_nowhere(shown, form):
    everything = " ".join(shown[form]).casefold()
    assert "k. b." in everything.replace("\u00a0", " ")
    assert [trace for trace in HIDDEN if trace in everything] == []


@pytest.mark.parametrize("form", FORMS)
def test_only_the_copy_that_was_agreed_to_is_named(shown, form):
    everything = " ".join(shown[form]).casefold()
    assert "open friends" in everything.replace("\u00a0", " ")
    assert [trace for trace in ORGANISERS if trace in everything] == []


@pytest.mark.parametrize("form", ["pdf", "html", "docx", "eml"])
def test_nothing_tells_of_the_machine(made, shown, form):
    _, files = made
    everything = " ".join(shown[form])
    assert str(files[form].path.parents[2]) not in everything
    assert "/home/" not in everything


def test_the_draft_goes_to_the_target_and_is_from_nobody(made):
    _, files = made
    message = email.message_from_bytes(files["eml"].path.read_bytes(), policy=default)
    assert (message["To"], message["From"]) == ("Ada Bench <court@example.org>", None)
    assert next(message.iter_attachments()).get_filename() == "open-gates-en.pdf"


def test_the_pdf_says_what_it_is(made):
    letter, files = made
    with pikepdf.open(files["pdf"].path) as pdf:
        assert str(pdf.Root.Lang) == "en"
        assert str(pdf.docinfo["/Title"]) == letter.subject
        assert "/Author" not in pdf.docinfo


def test_the_page_fetches_nothing(made):
    _, files = made
    page = files["html"].path.read_text("utf-8")
    assert re.findall(r"(?:src|href)=\"(?!data:)", page) == []
    assert re.findall(r"url\((?!\"?data:)", page) == []
    assert "<script" not in page
    assert '<html lang="en">' in page


def test_the_text_is_the_plain_letter(made, shown):
    assert shown["text"][0] == render_text(made[0])


def test_a_draft_through_a_mission_is_addressed_to_the_mission(tmp_path):
    site = lay_out(tmp_path)
    site.edit("recipients.yaml", "    post: {city: Fairhaven}", "    email: both@example.org")
    workspace = open_workspace(site.root)
    about = workspace.campaign("club-letter")
    order = Order(campaign=about, origin="GB", day=TODAY, only=("mission-kz",))
    composed, _ = compose_letters(workspace.data, workspace.library(about.id), order)
    (one,) = Workshop(workspace, Output(tmp_path / "out", None), order).make(composed, ("eml",))
    message = email.message_from_bytes(one.path.read_bytes(), policy=default)
    assert message["To"] == "Embassy of the Republic of Kazakhstan <embassy@example.com>"
    assert message["From"] is None
    words = message.get_body().get_content().replace("\r\n", "\n")
    assert words.startswith("Please forward to: The President and the Government\n\nYour Excellencies,\n")


def test_a_shown_signatorys_draft_is_from_the_own_address(tmp_path):
    site = lay_out(tmp_path)
    site.write("signatories.yaml", SIGNATORIES)
    workspace = open_workspace(site.root)
    ruth = workspace.data.signatories["ruth-example"]
    order = Order(
        campaign=workspace.campaign("open-gates"), origin=None, day=TODAY, only=("court",), signatories=(ruth,)
    )
    composed, _ = compose_letters(workspace.data, workspace.library("open-gates"), order)
    (one,) = Workshop(workspace, Output(tmp_path / "out", None), order).make(composed, ("eml",))
    message = email.message_from_bytes(one.path.read_bytes(), policy=default)
    assert message["From"] == "Ruth Example <ruth@example.org>"

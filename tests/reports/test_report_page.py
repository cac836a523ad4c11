"""The report as people see it: HTML in which nothing runs, PDF that will still be read in fifty years."""

import base64
import hashlib
import io
import re
from datetime import timedelta
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from tests.reports.simulated import NAME, START, Week

from plaint.catalogues import CATALOGUED, phrase
from plaint.errors import RenderError
from plaint.render.paper import Templates
from plaint.reports.page import render_report
from plaint.reports.press import ReportPress, report_as_html, report_as_pdf
from plaint.reports.whole import choose_language

GOLDEN = Path(__file__).resolve().parent.parent / "golden"


@pytest.fixture
def week(tmp_path):
    """A week with a little of everything."""
    week = Week(tmp_path)
    for name in "abcd":
        week.join(name, country="GB" if name != "d" else "DE", organisation="Trades Council")
    week.join("bo", country="GB", name="Bo Winter", organisation="Trades Council", consent=["publish-name"])
    for number, name in enumerate(("a", "b", "c", "d", "bo")):
        week.on(START + timedelta(days=2 * number)).send(name, own=name == "b")
    week.send("a", office="minister", way="fax", state="failed", text="To the minister")
    week.send("b", office="minister", way="fax", state="unknown", text="To the minister")
    week.act("handed-in", target="mission-kz", count=12, standing="witnessed", day=START + timedelta(days=5))
    week.act("picket", target="mission-kz", count=40, day=START + timedelta(days=5))
    week.act("posted", person="a", note="told by Ann")
    week.answer(day=START + timedelta(days=3))
    return week


def press(pictures=()):
    return ReportPress(lambda name: b"", pictures=pictures)


def page(week, **asked):
    done = week.compose(**asked)
    return render_report(done.report, "A4", Templates()), press(done.album.pictures)


def html(week, **asked):
    return report_as_html(*page(week, **asked)).decode()


def pdf(week, **asked):
    return report_as_pdf(*page(week, **asked))


def words(markup):
    """Return what a page says, a line for each line of its tables and each paragraph."""
    body = re.sub(r"<style>.*?</style>", "", markup, flags=re.DOTALL).partition("<body")[2].partition(">")[2]
    cells = re.sub(r"</t[hd]>(?=<t[hd])", " | ", body.replace("<br>", " ").replace("\n", " "))
    lines = re.sub(r"<[^>]+>", "", re.sub(r"</(?:tr|p|h\d|li|figcaption)>", "\n", cells)).split("\n")
    return "\n".join(" ".join(line.split()).rstrip("| ") for line in lines if line.strip()) + "\n"


def printed(content):
    return [one.get_textpage().get_text_range() for one in pypdfium2.PdfDocument(content)]


@pytest.mark.parametrize("language", ["en", "ru", "de"])
def test_the_page_says_what_it_said(week, language, request):
    path = GOLDEN / f"report-{language}.txt"
    said = words(page(week, language=language)[0])
    if request.config.getoption("--update-golden"):
        path.write_text(said, "utf-8")
    assert said == path.read_text("utf-8")


@pytest.mark.parametrize("language", CATALOGUED)
@pytest.mark.parametrize("full", [False, True])
def test_no_word_is_missing_in_any_language(week, language, full):
    markup, _ = page(week, language=language, full=full)
    assert f'<html lang="{language}">' in markup
    assert "<h2></h2>" not in markup
    assert not re.search(r"<th scope=\"(?:col|row)\"></th>", markup)
    assert re.findall(r"\{\w*\}", words(markup)) == []


def test_a_browser_runs_and_fetches_nothing(week):
    markup = html(week)
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', markup)[1]
    assert policy.startswith("default-src 'none'; img-src data:; font-src data:; style-src 'sha256-")
    assert "unsafe" not in policy
    styles = re.findall(r"<style>(.*?)</style>", markup, re.DOTALL)
    known = re.findall(r"'sha256-([^']+)'", policy)
    assert known == [base64.b64encode(hashlib.sha256(one.encode()).digest()).decode() for one in styles]
    for word in ("<script", "<link", "<iframe", "http:", "https:", " style=", " onload", "font:Plaint", "STYLES"):
        assert word not in markup, word


@pytest.mark.parametrize("name", ['<script>alert("1")</script>', "{{ 7 * 7 }}", "'); }</style><b>"])
def test_words_of_strangers_stay_words(tmp_path, name):
    week = Week(tmp_path)
    week.join("x", name=name, consent=["publish-name"])
    week.send("x")
    markup = html(week)
    assert "<script" not in markup
    assert "49" not in words(markup).replace("2049", "")
    assert markup.count("</style>") == 2
    assert name in pdf_text(week).replace("\r\n", " ")


def pdf_text(week, **asked):
    return "".join(printed(pdf(week, **asked)[0]))


def test_a_photograph_is_in_the_file_itself_with_words_for_those_who_cannot_see_it(week):
    from PIL import Image

    out = io.BytesIO()
    Image.new("RGB", (60, 40), "gray").save(out, "JPEG")
    (week.folder / "proofs").mkdir()
    (week.folder / "proofs/a.public.jpg").write_bytes(out.getvalue())
    week.act("picket", count=3, target="court", proof="proofs/a.public.jpg", note="Ann, left")
    markup = html(week)
    alt = "Photograph, picket: President of the Court"
    assert re.search(rf'<img src="data:image/jpeg;base64,[^"]+" alt="{alt}">', markup)
    assert "Ann, left" not in markup
    made, _ = pdf(week)
    with pikepdf.open(io.BytesIO(made)) as opened:
        figures = [one for one in opened.objects if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Figure"]
        assert [str(one.Alt) for one in figures] == [alt]
        streams = [one for one in opened.objects if isinstance(one, pikepdf.Stream)]
        assert [one.Interpolate for one in streams if one.get("/Subtype") == "/Image"] == [False]


def test_an_address_that_is_no_photograph_of_the_report_is_refused():
    with pytest.raises(RenderError):
        press().serve("photo:0")
    assert press((b"one",)).serve("photo:0") == (b"one", "image/jpeg")


def test_the_pdf_says_that_it_is_for_the_archive_and_for_everybody(week):
    made, _ = pdf(week)
    with pikepdf.open(io.BytesIO(made)) as opened:
        heads = [one for one in opened.objects if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/TH"]
        assert {str(one.A.Scope) for one in heads} == {"/Column", "/Row"}
        said = opened.Root.Metadata.read_bytes().decode()
        assert opened.Root.MarkInfo.Marked
        assert str(opened.Root.OutputIntents[0].S) == "/GTS_PDFA1"
        assert "/Filter" not in opened.Root.Metadata
        with opened.open_metadata() as known:
            assert (known["pdfaid:part"], known["pdfaid:conformance"]) == ("2", "A")
            assert known["{http://www.aiim.org/pdfua/ns/id/}part"] == "1"
    assert said.count("<rdf:RDF") == 1
    assert "http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>" in said


def test_the_same_week_gives_the_same_bytes_and_they_name_no_machine(week):
    first, second = (pdf(week)[0] for _ in range(2))
    assert first == second
    markup = html(week)
    assert markup == html(week)
    with pikepdf.open(io.BytesIO(first)) as opened:
        assert set(opened.docinfo) <= {"/Title", "/Producer"}
        told = b"".join(one.read_bytes() for one in opened.objects if isinstance(one, pikepdf.Stream))
        assert b"WeasyPrint" in told
    for word in (str(week.folder), str(Path.home()), "CreationDate", "CreateDate"):
        assert word.encode() not in first + told
        assert word not in markup


def test_a_full_report_says_on_each_page_that_it_is_not_for_publication(week):
    words = phrase("en", "report.private")
    pages = printed(pdf(week, full=True)[0])
    assert len(pages) > 2
    assert all(words in one for one in pages)
    full = page(week, full=True)[0]
    assert words in full
    assert 'content="noindex"' in full
    assert words not in page(week)[0] + pdf_text(week)


def test_only_a_full_report_holds_the_journal_notes_and_contacts_that_fail(week):
    inside = ("550 no such user", "told by Ann", "ada@example.org", "Dear Person", "minister@example.org", "Person a")
    public, full = page(week)[0], page(week, full=True)[0]
    assert [word for word in inside if word in public] == []
    assert [word for word in inside if word not in full] == []
    assert "Bo Winter" in public


def test_a_journal_that_is_empty_is_said_plainly(tmp_path):
    week = Week(tmp_path)
    assert phrase("en", "report.empty") in page(week)[0]
    assert phrase("ru", "report.empty") in page(week, language="ru")[0]
    assert pdf(week)[1] == 1


def test_bars_are_as_long_as_numbers_and_the_least_is_still_seen(week):
    markup, _ = page(week)
    channels = re.search(r'<section class="channels">.*?</section>', markup, re.DOTALL)[0]
    assert re.findall(r'class="bar (\w+) w(\d+)"', channels) == [
        ("sent", "42"), ("claimed", "8"), ("witnessed", "100"),
    ]  # fmt: skip
    assert "<td>40</td>" in channels, "people at a picket are told"


def test_a_character_without_a_glyph_is_named(tmp_path):
    week = Week(tmp_path)
    week.join("x", name="鈴木", consent=["publish-name"])
    week.send("x")
    with pytest.raises(RenderError, match=f"{NAME}, report"):
        page(week)


# --- in whose language -------------------------------------------------------------------------


def chosen(asked, *, copies=(), settings=None):
    from given import campaign, data, recipient

    people = [recipient(f"to-{one}", kind="organiser", name="Union", country="KZ", languages=[one]) for one in copies]
    found = campaign(copies=[{"to": one.id, "by": "email"} for one in people])
    return choose_language(asked, found, data(*people, **({"language": settings} if settings else {})))


@pytest.mark.parametrize(
    ("asked", "copies", "settings", "language"),
    [
        ("de", ("ru",), "fr", ("de", "")),
        (None, ("ru",), "fr", ("ru", "to-ru")),
        (None, ("tr", "kk"), "fr", ("kk", "to-kk")),
        (None, ("tr",), "fr", ("fr", "settings")),
        (None, (), "pt", ("en", "")),
    ],
)
def test_it_is_in_the_comrades_language(asked, copies, settings, language):
    assert chosen(asked, copies=copies, settings=settings) == language

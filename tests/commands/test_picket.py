"""`plaint picket`: one file to print, each part as a file, and what to mind."""

import io
import json
import stat
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from plaint.picket.part import PARTS, chosen_parts

FOLDER = "output/open-gates/picket-kz-embassy-london-2026-12-01"
FEW = ("--parts", "running-sheet,refusal")


def outline(path):
    with pikepdf.open(path) as pdf, pdf.open_outline() as found:
        return [entry.title for entry in found.root]


def pages_of(path):
    pdf = pypdfium2.PdfDocument(io.BytesIO(Path(path).read_bytes()))
    return [page.get_textpage().get_text_bounded() for page in pdf]


def text_of(path):
    return "\n".join(pages_of(path))


def sizes(path):
    """Return the sizes of paper in millimetres, whichever way the pages lie."""
    with pikepdf.open(path) as pdf:
        return {tuple(sorted(round(float(edge) * 25.4 / 72) for edge in page.mediabox[2:])) for page in pdf.pages}


@pytest.fixture
def picket(plaint):
    """Make a pack of few parts and return what came of it."""

    def call(*words):
        return plaint("picket", *words)

    return call


def test_each_part_has_its_bookmark_and_its_file(picket, site):
    done = picket("open-gates", "--parts", "running-sheet,letter,forward,receipt,copies")
    assert done.code == 0, done.stderr
    assert [Path(line).name for line in done.stdout.splitlines()] == [
        "print-all.pdf",
        "01-running-sheet.pdf",
        "02-letter-kz-embassy-london-en.pdf",
        "03-forward-court-ru.pdf",
        "04-receipt.pdf",
        "05-copies.pdf",
    ]
    assert {Path(line).parent.as_posix() for line in done.stdout.splitlines()} == {FOLDER}
    assert outline(site.root / FOLDER / "print-all.pdf") == [
        "Running sheet",
        "Letter: Embassy of the Republic of Kazakhstan",
        "To be forwarded: President of the Court",
        "Copy for the stamp",
        "Who gets copies: for the organiser alone",
    ]
    assert sizes(site.root / FOLDER / "print-all.pdf") == {(210, 297)}


def test_the_running_sheet_counts_the_real_pages(picket, site):
    done = picket("open-gates", "--parts", "running-sheet,letter,forward,press", "--json")
    files = json.loads(done.stdout)["files"]
    whole, *parts = files
    assert sum(one["pages"] for one in parts) == whole["pages"]
    first = 1
    for one in parts:
        assert one["first_page"] == first
        with pikepdf.open(one["path"]) as pdf:
            assert len(pdf.pages) == one["pages"]
        first += one["pages"]
    sheet = " ".join(text_of(parts[0]["path"]).split())
    shown = {one["part"]: one["first_page"] for one in parts}
    assert f"{shown['press']} Press note 5 ×" in sheet
    assert f"1–{parts[0]['pages']} Running sheet 3 ×" in sheet


def test_letter_paper_where_the_country_uses_it(picket, site):
    done = picket("open-gates", "--from", "US", "--city", "Chicago", "--parts", "letter,refusal")
    assert "no mission of this state there (Kazakhstan; Chicago, United States)" in " ".join(done.stderr.split())
    assert "known: kz-embassy-london (London, GB), kz-consulate-leeds (Leeds, GB)" in " ".join(done.stderr.split())
    whole = site.root / done.stdout.splitlines()[0]
    assert whole.parent.name == "picket-mission-kz-us-chicago-undated"
    assert sizes(whole) == {(216, 279)}


def test_parts_come_in_print_order_however_they_are_named():
    assert chosen_parts(()) == PARTS
    assert chosen_parts(("press, letter", "running-sheet")) == ("running-sheet", "letter", "press")
    assert PARTS[-2:] == ("copies", "calendar")


def test_an_unknown_part_is_named(picket, site):
    done = picket("open-gates", "--parts", "leter")
    assert (done.code, done.stdout, site.made) == (1, "", [])
    assert done.stderr == "plaint: no part 'leter'\n  did you mean 'letter'?\n"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--at", "kz-embassy-paris"), "no mission or other place 'kz-embassy-paris'"),
        (("--from", "XX"), "no such country code"),
        (("--on", "1 December"), "no such date"),
        (("--time", "half past"), "--time half past: no such hour"),
        (("--lang", "xx"), "no language of a running sheet 'xx'"),
        (("--signed-by", "nobody"), "no signatory 'nobody'"),
        (("--city", "York", "--from", "GB"), "no mission of Kazakhstan is known in York"),
    ],
)
def test_what_means_nothing_is_said_and_nothing_written(picket, site, words, told):
    done = picket("open-gates", *words)
    assert (done.code, done.stdout, site.made) == (1, "", [])
    assert told in done.stderr


@pytest.mark.parametrize("name", ["over", "victory"])
def test_a_campaign_that_has_ended_has_no_picket(picket, site, name):
    done = picket(name, "--from", "GB")
    assert (done.code, site.made) == (1, [])
    assert "no more letters" in done.stderr


def test_history_prints_all_the_same(picket, site):
    done = picket("history", "--at", "kz-embassy-london", "--on", "2003-03-28", *FEW)
    assert done.code == 0
    assert "This campaign is history" in done.stderr
    assert "is past" not in done.stderr


def test_a_day_in_the_past_is_warned_of(picket):
    assert "21 November 2026 is past" in picket("open-gates", "--on", "2026-11-21", "--parts", "refusal").stderr


def test_nothing_is_written_before_all_is_laid_out(picket, site):
    site.edit("campaigns.yaml", "en: Open the gates,", "en: Open the gates 漢,")
    done = picket("open-gates")
    assert (done.code, done.stdout, site.made) == (1, "", [])
    assert "no font here has 漢" in done.stderr


def test_what_is_written_is_private(picket, site):
    picket("open-gates", "--parts", "refusal")
    folder = site.root / FOLDER
    for path, mode in ((folder.parent, 0o700), (folder, 0o700), (folder / "print-all.pdf", 0o600)):
        assert stat.S_IMODE(path.stat().st_mode) == mode


def test_a_second_run_writes_the_same_bytes(picket, site):
    picket("open-gates", "--parts", "running-sheet,receipt")
    before = {name: (site.root / "output" / name).read_bytes() for name in site.made}
    picket("open-gates", "--parts", "running-sheet,receipt")
    assert {name: (site.root / "output" / name).read_bytes() for name in site.made} == before


def test_the_organisers_language(picket, site):
    picket("open-gates", "--lang", "ru", "--parts", "running-sheet")
    assert "Памятка организаторам пикета" in text_of(site.root / FOLDER / "print-all.pdf")


def test_no_organiser_is_named_on_anything_that_others_see(plaint, signed):
    """Everything out of one command; names and contacts of organisers stand on the copy-to list alone."""
    private = "recipients:\n  hidden-union: {email: secret@example.org, phone: '+44 20 7946 0320'}\n"
    signed.write("recipients.private.yaml", private)
    done = plaint("picket", "open-gates", "--signed-by", "ruth-example", "--json")
    assert done.code == 0, done.stderr
    files = json.loads(done.stdout)["files"]
    assert list(dict.fromkeys(one["part"] for one in files)) == ["everything", *PARTS]
    shown = {}
    for one in files:
        path = Path(one["path"])
        text = text_of(path) if path.suffix == ".pdf" else path.read_text("utf-8")
        shown.setdefault(one["part"], []).append(" ".join(text.split()))
    words = ("Hidden Union", "secret@example.org", "7946", "9 Friendly Street")
    leaks = {part: [word for word in words if any(word in text for text in texts)] for part, texts in shown.items()}
    assert leaks.pop("copies") == leaks.pop("everything") == ["Hidden Union", "secret@example.org", "9 Friendly Street"]
    assert {part for part, found in leaks.items() if found} == set()


def test_an_own_template_takes_the_place_of_ours(picket, site):
    site.write(
        "templates/refusal.html",
        '{% extends "builtin/refusal.html" %}{% block body %}{{ super() }}<p>Rung by two.</p>{% endblock %}',
    )
    picket("open-gates", "--parts", "refusal")
    assert "Rung by two." in text_of(site.root / FOLDER / "print-all.pdf")


def test_a_part_that_cannot_be_made_is_named_and_the_rest_is_there(picket, site):
    long = "All the gates of the town must be opened at once and stay open by day and by night for ever after. " * 3
    site.edit("campaigns.yaml", "en: The gates must be opened.", f"en: {long}")
    done = picket("open-gates", "--parts", "placards,refusal", "--json")
    value = json.loads(done.stdout)
    assert done.code == 0
    assert [one["part"] for one in value["files"]] == ["everything", "refusal", "placards", "placards", "placards"]
    site.edit("campaigns.yaml", "ru: Ворота должны быть открыты.", f"ru: {long}")
    done = picket("open-gates", "--parts", "placards")
    assert (done.code, done.stdout) == (1, "")
    assert "Left out: open-gates, demand 1" in done.stderr
    assert done.stderr.endswith("Nothing was made.\n")


def test_an_address_left_out_of_the_leaflet_is_not_taken_for_a_letter_left_out(picket, site):
    done = picket("open-gates", "--from", "FR", "--parts", "leaflet")
    assert "Left out: address on the leaflet, mission-kz: no public address" in " ".join(done.stderr.split())


@pytest.mark.parametrize(("parts", "said"), [("refusal", "the list above"), ("running-sheet", "the running sheet")])
def test_what_tells_how_often_to_copy_is_there(picket, parts, said):
    assert picket("open-gates", "--parts", parts).stderr.endswith(f"then copy pages as {said} says.\n")


@pytest.mark.parametrize("lines", [34, 36, 38])
def test_what_the_law_asks_for_stays_on_one_page(lines, picket, site, monkeypatch):
    monkeypatch.setattr("plaint.picket.pack.USUAL_LENGTH", 9)  # in its usual type, however long it grows
    block = "{% block bring %}" + "<p>x</p>" * lines + "{% endblock %}"
    site.write("templates/running-sheet.html", "{% extends 'builtin/running-sheet.html' %}" + block)
    picket("open-gates", "--from", "DE", "--lang", "de", "--parts", "running-sheet")
    pages = pages_of(site.root / "output" / site.made[0])
    (page,) = [page for page in pages if "Die Behörde informieren" in page]
    assert "Um die Parlamente liegen befriedete Bezirke" in page


def test_words_that_name_a_contact_stay_off_what_others_see(picket, site):
    site.edit("campaigns.yaml", "{what: Picket,", "{what: 'Picket, ask union@example.org',")
    site.edit("campaigns.yaml", "{en: Do not write to the prison.}", "{en: Ask union@example.org first.}")
    done = picket("open-gates", "--parts", "running-sheet,press,calendar")
    for name in site.made:
        path = site.root / "output" / name
        text = text_of(path) if path.suffix == ".pdf" else path.read_text("utf-8")
        assert "union@" not in text, name
    assert "Ask union@example.org first." in done.stderr


def test_without_a_day_there_is_no_entry_for_the_calendar(picket, site):
    site.edit("campaigns.yaml", "on: 2026-12-01, ", "")
    assert picket("open-gates", "--parts", "calendar").code == 1
    assert site.made == []
    picket("open-gates", "--on", "2026-12-02", "--parts", "calendar")
    text = (site.root / "output" / site.made[0]).read_text("utf-8")
    assert "DTSTART;VALUE=DATE:20261202" in text or "20261202T123000" in text
    assert "ORGANIZER" not in text


def test_who_does_what_stands_on_the_running_sheet_and_who_answers_on_the_notice(picket, site):
    speakers = "police: Ben Word, press: Cy Word, stewards: [Di Word, Ed Word]"
    site.write("settings.yaml", f"picket: {{responsible: {{name: Alma Quill}}, {speakers}}}\n")
    done = picket("open-gates", "--parts", "running-sheet,notice,press,refusal,leaflet,calendar", "--json")
    told = {}
    for one in json.loads(done.stdout)["files"][1:]:
        path = Path(one["path"])
        text = text_of(path) if path.suffix == ".pdf" else path.read_text("utf-8")
        told[one["part"]] = [word for word in ("Alma Quill", "Ben Word", "Cy Word", "Di Word") if word in text]
    assert told.pop("running-sheet") == ["Ben Word", "Cy Word", "Di Word"]
    assert told.pop("notice") == ["Alma Quill"]
    assert {part for part, found in told.items() if found} == set()


def test_what_an_earlier_run_left_is_swept_away_and_nothing_else(picket, site):
    picket("open-gates", "--parts", "refusal,copies")
    own = site.write(f"{FOLDER}/my-notes.pdf", "mine")
    picket("open-gates", "--parts", "refusal")
    assert [Path(name).name for name in site.made] == ["01-refusal.pdf", "my-notes.pdf", "print-all.pdf"]
    assert own.read_text("utf-8") == "mine"


def test_a_pack_that_breaks_off_names_what_was_written(picket, site, monkeypatch):
    from plaint.errors import PlaintError
    from plaint.output import Output

    write = Output.write

    def fill_up(self, path, content):
        if path.name.startswith("01"):
            raise PlaintError("cannot write: no space left")
        return write(self, path, content)

    monkeypatch.setattr(Output, "write", fill_up)
    done = picket("open-gates", "--parts", "refusal")
    assert (done.code, done.stdout) == (1, f"{FOLDER}/print-all.pdf\n")
    assert "The pack broke off; 1 of 2 files were written before that." in done.stderr


@pytest.mark.parametrize(
    ("words", "on", "hour"),
    [
        ((), "2026-12-01", "12:30"),
        (("--on", "2026-12-01"), "2026-12-01", "12:30"),
        (("--on", "2026-12-02"), "2026-12-02", None),
        (("--on", "2026-12-02", "--time", "9:00"), None, None),
        (("--time", "09:00"), "2026-12-01", "09:00"),
        (("--at", "kz-consulate-leeds"), None, None),
    ],
)
def test_the_events_hour_is_that_of_its_own_day(picket, words, on, hour):
    done = picket("open-gates", *words, "--parts", "refusal", "--json")
    if "9:00" in words:
        assert done.code == 1
        return
    value = json.loads(done.stdout)
    assert (value["on"], value["time"]) == (on, hour)

"""Letters for Word: the same words in real styles, the same bytes each time, and nothing of who made them."""

import zipfile
from dataclasses import replace
from io import BytesIO

import docx
import pytest
from docx.oxml.ns import qn
from PIL import Image
from tests.given import campaign, compose_one, court, data, embassy, signatory, text

from plaint.compose.filling import escape
from plaint.errors import RenderError
from plaint.render.geometry import layout_named
from plaint.render.plaintext import render_text
from plaint.render.word import render_word

BODY = """\
**Strong** and *slanting* words.

1. one

   still one
2. two

Then:

1. first
   - a point
2. second

- a bullet

7. seven"""
RUTH = signatory(street="12 Invented Road", town="Exampleton", country="GB", role="secretary")


def picture(colour="red"):
    out = BytesIO()
    image = Image.new("RGB", (30, 10), colour)
    image.save(out, "PNG", pnginfo=None)
    return out.getvalue()


def make(letter, paper="dl"):
    return render_word(letter, layout_named(paper), lambda name: picture())


def opened(letter):
    return docx.Document(BytesIO(make(letter)))


@pytest.fixture(scope="module")
def letter():
    return compose_one(data(court()), text(body=BODY), signatories=(RUTH,))


@pytest.fixture(scope="module")
def document(letter):
    return opened(letter)


def test_each_part_has_its_style(document):
    shown = [(paragraph.style.name, paragraph.text) for paragraph in document.paragraphs if paragraph.text]
    assert shown == [
        ("Sender", "Ruth Example"),
        ("Sender", "12 Invented Road"),
        ("Sender", "Exampleton"),
        ("Sender", "United Kingdom"),
        ("Address", "Ada Bench"),
        ("Address", "President of the Court"),
        ("Address", "1 Court Square"),
        ("Address", "FAIRHAVEN"),
        ("Address", "KAZAKHSTAN"),
        ("Date line", "Exampleton, 22 November 2026"),
        ("Subject", "The gates"),
        ("Salutation line", "Your Honour,"),
        ("Normal", "Strong and slanting words."),
        ("List Number", "one"),
        ("List Continue", "still one"),
        ("List Number", "two"),
        ("Normal", "Then:"),
        ("List Number", "first"),
        ("List Bullet 2", "a point"),
        ("List Number", "second"),
        ("List Bullet", "a bullet"),
        ("List Number", "seven"),
        ("Closing line", "Yours respectfully,"),
        ("Signature line", "Ruth Example"),
        ("Signature line", "secretary"),
        ("Signature line", "Exampleton, United Kingdom"),
    ]


def test_emphasis_is_kept(document):
    runs = [run for paragraph in document.paragraphs for run in paragraph.runs]
    assert [run.text for run in runs if run.bold] == ["Strong"]
    assert [run.text for run in runs if run.italic] == ["slanting"]


def numbering(document):
    """Return each numbered item with its list, and the number at which each list begins."""
    items = []
    for paragraph in document.paragraphs:
        properties = paragraph._p.pPr
        if properties is not None and properties.numPr is not None:
            items.append((paragraph.text, properties.numPr.numId.val))
    begins = {}
    for number in document.part.numbering_part.element.findall(qn("w:num")):
        override = number.find(f"{qn('w:lvlOverride')}/{qn('w:startOverride')}")
        if override is not None:
            begins[number.numId] = override.get(qn("w:val"))
    return items, begins


def test_each_list_counts_for_itself(document):
    items, begins = numbering(document)
    lists = dict.fromkeys(number for _, number in items)
    assert [[text for text, number in items if number == one] for one in lists] == [
        ["one", "two"],
        ["first", "second"],
        ["seven"],
    ]
    assert [begins[one] for one in lists] == ["1", "1", "7"]


@pytest.mark.parametrize("words", ["<b>&amp;", "*x* _y_", "{{ x }}", "1. one", "a\u00a0b", "Қазақ Ελληνικά"])
def test_hostile_words_stay_words(words):
    about = campaign(people=[{"name": words}], demands=[{"id": "a", "text": words}])
    shown = [paragraph.text for paragraph in opened(compose_one(data(court()), text(), about=about)).paragraphs]
    assert f"I am writing about {words}." in shown
    assert words in shown


def words_of(document):
    return [paragraph.text for paragraph in document.paragraphs if paragraph.text]


@pytest.mark.parametrize(
    "order",
    [
        {"signatories": (RUTH,)},
        {},
        {"signatories": (RUTH, signatory("kim", name="Kim X")), "form": "statement"},
        {"language": "ru", "with_translation": True, "signatories": (RUTH,)},
        {"about": campaign(targets=[{"recipient": "court", "via": {"mission": "KZ"}}]), "origin": "GB"},
    ],
    ids=["signed", "to-sign", "statement", "translated", "forwarded"],
)
def test_it_says_what_the_plain_letter_says(order):
    letter = compose_one(data(court(), embassy()), **order)
    plain = render_text(letter).replace("-" * 72, "")
    numbered = [word for word in plain.split() if not word.rstrip(".").isdigit()]
    shown = " ".join(words_of(opened(letter))).split()
    assert [word for word in shown if not word.rstrip(".").isdigit()] == numbered


def test_a_translation_begins_a_page_and_is_not_signed():
    letter = compose_one(data(court()), language="ru", with_translation=True, signatories=(RUTH,))
    document = opened(letter)
    assert 'w:type="page"' in document.element.xml
    shown = words_of(document)
    assert shown.count("Ruth Example") == 2, "head and signature of the letter"
    assert shown.index("Translation for the person who signs; not part of the letter") > shown.index("secretary")


def test_copies_and_lines_to_sign():
    blank = compose_one(data(court(), country="FR"), language="en")
    shown = words_of(opened(replace(blank, language="fr", copies=("A", "B"), enclosures=("C",))))
    assert shown[-2:] == ["Copie à\u00a0: A; B", "Pièce jointe\u00a0: C"]
    assert f"Signature: {'_' * 30}" in words_of(opened(blank))


def test_a_signature_picture_is_set_in_without_its_metadata(letter):
    signed = replace(letter, signatures=(replace(letter.signatures[0], image="signatures/ruth.png"),))
    secret = BytesIO()
    Image.new("RGB", (30, 10)).save(secret, "JPEG", comment=b"made by ruth on her machine")
    raw = render_word(signed, layout_named("dl"), lambda name: secret.getvalue())
    (name,) = [name for name in zipfile.ZipFile(BytesIO(raw)).namelist() if name.startswith("word/media/")]
    assert b"made by ruth" not in zipfile.ZipFile(BytesIO(raw)).read(name)
    with pytest.raises(RenderError, match=r"signatures/ruth\.png: not a picture"):
        render_word(signed, layout_named("dl"), lambda name: b"no picture")


@pytest.mark.parametrize(("layout", "width", "height"), [("dl", 210, 297), ("us10", 215.9, 279.4)])
def test_the_paper_is_the_envelopes(letter, layout, width, height):
    section = docx.Document(BytesIO(make(letter, layout))).sections[0]
    assert (round(section.page_width.mm, 1), round(section.page_height.mm, 1)) == (width, height)


def test_the_document_knows_its_language_and_title_and_nobody(document):
    properties = document.core_properties
    assert (properties.title, properties.language) == ("The gates", "en")
    assert (properties.author, properties.last_modified_by, properties.comments, properties.keywords) == (
        "",
        "",
        "",
        "",
    )
    assert str(properties.created) == str(properties.modified) == "2026-11-22 00:00:00+00:00"


def test_the_same_letter_gives_the_same_bytes(letter):
    assert make(letter) == make(letter)
    entries = zipfile.ZipFile(BytesIO(make(letter))).infolist()
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}


def test_nothing_in_it_tells_of_the_machine(letter, monkeypatch):
    monkeypatch.setenv("USER", "tell-tale")
    monkeypatch.setenv("HOSTNAME", "tell-tale")
    archive = zipfile.ZipFile(BytesIO(make(letter)))
    everything = b"".join(archive.read(name) for name in archive.namelist())
    for trace in (b"tell-tale", b"python-docx", b"/home/", b"/tmp/", b"thumbnail"):
        assert trace not in everything
    assert not any("thumbnail" in name for name in archive.namelist())


def test_a_hidden_signatory_is_nowhere_in_it():
    hidden = signatory(
        "karim-beispiel",
        name="Karim Beispiel",
        street="Geheimweg 7",
        email="karim@example.org",
        organisation="Verein",
        signature="karim.png",
        show="initials",
    )
    archive = zipfile.ZipFile(BytesIO(make(compose_one(data(court()), signatories=(hidden,)))))
    everything = b"".join(archive.read(name) for name in archive.namelist()).lower()
    assert b"k. b." in everything
    for trace in (b"karim", b"beispiel", b"geheimweg", b"verein"):
        assert trace not in everything


def test_escaped_words_read_back():
    body = escape("a-b (c) [d] #e | f~g")
    assert "a-b (c) [d] #e | f~g" in words_of(opened(compose_one(data(court()), text(body=body))))

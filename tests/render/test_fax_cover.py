"""The page before a fax: what it says in each language, and that it says nothing it should not."""

import re
from dataclasses import replace

import pypdfium2
import pytest
from tests.given import compose_one, court, data, signatory
from tests.given import text as letter_text

from plaint.errors import RenderError
from plaint.render.fax_cover import Line, cover_html, lay_out_fax
from plaint.render.geometry import layout_named
from plaint.render.paper import Templates
from plaint.render.pdf import Press
from plaint.render.piece import printed_words
from plaint.render.typesetting import set_letter

TO = Line(to="+77212742783", origin="GB", own="+442079460301")
LAYOUT = layout_named("dl")


def letter(language="en", **order):
    return compose_one(data(court()), letter_text(language), language=language, **order)


def words(one, line=TO, pages=2):
    return re.sub(r"\s+", " ", printed_words(cover_html(one, line, pages, "A4", Templates())).replace("\u00a0", " "))


def test_it_says_to_whom_from_whom_and_how_many_pages():
    told = words(letter(signatories=(signatory(town="Sampleton"),)))
    assert told.strip() == (
        "Fax To Ada Bench President of the Court 1 Court Square FAIRHAVEN KAZAKHSTAN "
        "Fax number +7 7212 74 27 83 dialled as 00 7 7212 74 27 83 "
        "From Ruth Example Sampleton Fax: +44 20 7946 0301 Date Sampleton, 22 November 2026 Subject The gates "
        "Pages 2, this one included Please hand all pages of this fax to the addressee named above."
    )


@pytest.mark.parametrize(
    ("language", "title"),
    [("en", "Fax"), ("ru", "Факс"), ("fr", "Télécopie"), ("de", "Fax"), ("es", "Fax"), ("kk", "Факс")],
)
def test_it_is_in_the_letters_language(language, title):
    html = cover_html(letter(language), TO, 2, "A4", Templates())
    assert f'<html lang="{language}">' in html
    assert f"<h1>{title}</h1>" in html


def test_who_is_to_forward_it_reads_so():
    assert "To Please forward to: The Court Ada Bench" in words(
        replace(letter(), forward="Please forward to: The Court")
    )


def test_what_is_not_known_has_no_row():
    told = words(letter(), Line())
    assert "Fax number" not in told
    assert "From" not in told
    assert "dialled" not in words(letter(), Line(to="+77212742783"))
    assert "Date" not in words(replace(letter(), dateline="Sampleton, "))
    assert "Fax number 63-76-33" in words(letter(), Line(printed="63-76-33"))


def test_initials_stay_initials():
    told = words(letter(signatories=(signatory(show="initials", organisation="The Club", street="1 Hidden Lane"),)))
    assert "From R. E." in told
    assert not {"Ruth", "Example", "Club", "Hidden"} & set(told.split())


def test_of_many_the_first_is_named():
    many = tuple(signatory(f"p{number}", name=f"Person {number}") for number in range(1, 4))
    told = words(letter(signatories=many, form="statement"))
    assert "From Person 1 and 2 others" in told
    assert "From Person 1 Person 2" in words(letter(signatories=many[:2], form="statement"))


def test_a_character_without_a_glyph_is_named():
    with pytest.raises(RenderError, match="open-gates, cover page to court: no font here has"):
        words(letter(), Line(printed="電話 1"))


def document(cover):
    press = Press(lambda _: b"")
    made = lay_out_fax(letter(), LAYOUT, Templates(), press, cover)
    return pypdfium2.PdfDocument(press.write(made))


def test_it_comes_before_the_letter_and_counts_itself():
    first, second = (page.get_textpage().get_text_bounded() for page in document(TO))
    assert "2, this one included" in first
    assert "Your Honour," in second
    assert len(document(None)) == 1


def test_a_fax_has_no_marks_where_to_fold_it():
    folded = Press(lambda _: b"")
    marked = pypdfium2.PdfDocument(folded.write(set_letter(letter(), LAYOUT, Templates(), folded).document))
    assert min(left_margin(marked)) < 255
    assert min(left_margin(document(None))) == 255


def left_margin(pdf):
    return pdf[0].render(scale=2, grayscale=True).to_pil().crop((0, 0, 100, 1680)).get_flattened_data()


def test_what_only_the_signatory_needs_is_not_faxed():
    texts = letter_text("ru"), letter_text("en")
    one = compose_one(data(court(), language="en"), *texts, language="ru", with_translation=True)
    assert one.translation
    press = Press(lambda _: b"")
    faxed = pypdfium2.PdfDocument(press.write(lay_out_fax(one, LAYOUT, Templates(), press, None)))
    assert len(faxed) == 1


def test_its_type_is_large_and_black_and_keeps_clear_of_the_edges():
    page = document(TO)[0]
    type_of = [one for one in page.get_objects() if hasattr(one, "get_font_size")]
    sizes = {one.get_font_size() * one.get_matrix().d for one in type_of}
    assert min(sizes) >= 11
    box = [page.render(scale=4, grayscale=True).to_pil().point([255] * 200 + [0] * 56).getbbox()]
    left, top, right, bottom = (edge / 4 / 72 * 25.4 for edge in box[0])
    assert left >= 15
    assert top >= 15
    assert right <= 210 - 15
    assert bottom <= 297 - 15
    html = cover_html(letter(), TO, 2, "A4", Templates())
    assert set(re.findall(r"#[0-9a-f]{3,6}", html)) == {"#000"}

"""Values are words, never markup: whatever they hold, the letter reads as they are written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.given import campaign, compose_one, court, data, signatory, text

from plaint.compose.filling import escape, fill_body, fill_line
from plaint.errors import TemplateError
from plaint.render.markup import Paragraph, parse_markup

HOSTILE = (
    "*bold* _slant_ **more**",
    "1. one",
    "- a point",
    "+ plus",
    "# head",
    "> quote",
    "<script>alert('x')</script>",
    "<b>&amp;&lt;</b>",
    "[link](https://example.org) ![picture](file:///etc/passwd)",
    "{{ campaign.title }} {% include 'x' %} {# note #}",
    "back\\slash \\* \\\\",
    "`code` ~~~ ``` |a|b|",
    "---",
    "1) two",
    "https://example.org <mailto:a@example.org>",
)
WORDS = st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp", "Co", "Cn")), min_size=1, max_size=60)


def read_back(body):
    (block,) = parse_markup(body)
    assert isinstance(block, Paragraph)
    assert not any(run.bold or run.italic for run in block.runs)
    return block.text


@pytest.mark.parametrize("words", HOSTILE)
def test_markup_in_a_value_stays_what_was_written(words):
    body = fill_body(text(body="{{ words }}"), {"words": words})
    assert read_back(body) == words


@given(WORDS)
def test_any_value_reads_as_it_is(words):
    plain = " ".join(words.split(" ")).strip()
    if plain.strip() == plain and plain:
        assert read_back(f"x{escape(plain)}x") == f"x{plain}x"


@pytest.mark.parametrize("words", HOSTILE)
def test_a_whole_letter_keeps_a_hostile_name_and_demand(words):
    about = campaign(people=[{"name": words}], demands=[{"id": "a", "text": words}])
    letter = compose_one(data(court()), text(), about=about)
    first, listing = parse_markup(letter.body)
    assert first.text == f"I am writing about {words}."
    assert [block.text for item in listing.items for block in item] == [words]


def test_a_line_break_in_a_value_breaks_no_paragraph():
    assert escape("one\n\n- two") == "one  \\- two"


def test_markup_of_the_text_itself_counts():
    body = fill_body(text(body="**Dear** {{ name }}\n\n- *one*"), {"name": "*x*"})
    first, listing = parse_markup(body)
    assert [run.bold for run in first.runs] == [True, False]
    assert listing.items[0][0].runs[0].italic


def test_the_subject_is_plain_words_on_one_line():
    letter = compose_one(
        data(court()),
        text(front="subject: 'On {{ people.names }}: *now*'"),
        about=campaign(people=[{"name": "A <b> & *c*"}]),
    )
    assert letter.subject == "On A <b> & *c*: *now*"
    assert fill_line("a {{ b }}", text(), {"b": " x \t y "}) == "a x y"


def test_a_demand_and_a_person_print_as_their_words():
    letter = compose_one(data(court()), text(body="{{ people | first }}: {{ demands | join('; ') }}"))
    assert letter.body == "Orla Fair: The gates must be opened\\.\n"


def test_numbers_print():
    assert fill_body(text(body="{{ people | length }}"), {"people": (1, 2)}) == "2\n"


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("one\n{{ people }}", "letters/open-gates/en.md:5: prints a series or a whole record"),
        ("{{ campaign }}", "letters/open-gates/en.md:4: prints a series or a whole record"),
        ("{{ nobody }}", "letters/open-gates/en.md:4: no value 'nobody'"),
        ("{{ campaign.titel }}", "letters/open-gates/en.md:4: no 'titel' there"),
        ("{{ recipients }}", "letters/open-gates/en.md:4: no value 'recipients'"),
        ("{{ signatory.email }}", "letters/open-gates/en.md:4: no 'email' there"),
        ("{{ campaign.copies }}", "letters/open-gates/en.md:4: no 'copies' there"),
    ],
)
def test_what_cannot_be_printed_is_an_error_with_its_line(body, said):
    with pytest.raises(TemplateError) as caught:
        compose_one(data(court()), text(body=body))
    assert caught.value.message.startswith(said)


def test_the_subject_fails_at_its_own_line():
    with pytest.raises(TemplateError, match=r"letters/open-gates/en\.md:2: no value 'x'"):
        compose_one(data(court()), text(front="subject: '{{ x }}'"))


def test_the_personal_sentence_stands_in_its_place():
    body = "Before.\n\n{% if signatory.personal %}\n{{ signatory.personal }}\n{% endif %}\n\nAfter."
    mine = signatory(personal={"en": "I *know* her.", "ru": "Я её знаю."})
    letter = compose_one(data(court()), text(body=body), signatories=(mine,))
    assert [block.text for block in parse_markup(letter.body)] == ["Before.", "I *know* her.", "After."]
    assert [block.text for block in parse_markup(compose_one(data(court()), text(body=body)).body)] == [
        "Before.",
        "After.",
    ]
    letter = compose_one(data(court()), text("ru", body=body), signatories=(mine,))
    assert "Я её знаю" in letter.body

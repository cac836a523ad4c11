"""The letter that an appeal offers: its words stay, nothing in it runs."""

import pytest
from drafts import LETTER
from hypothesis import given
from hypothesis import strategies as st

from plaint.appeal.draft import ModelLetter
from plaint.compose.filling import fill_body, find_text_faults
from plaint.importing.texts import placeholders, text_file
from plaint.reading.source import Source
from plaint.reading.texts import LetterText, parse_text
from plaint.reading.unsafe import UNSAFE
from plaint.render.markup import Listing, Paragraph, parse_markup


def letter(text, language="en", salutation=""):
    return ModelLetter(text, language, salutation, 30, 38)


def read(text, **keys):
    """Return the blocks of the text as they would be printed."""
    name, content = text_file(letter(text, **keys))
    parsed = parse_text(Source(name, content, content.encode()), "en")
    assert isinstance(parsed, LetterText), parsed
    assert find_text_faults(parsed) == () or "campaign" in str(find_text_faults(parsed))
    return parse_markup(fill_body(parsed, {}))


def words_of(blocks):
    for block in blocks:
        if isinstance(block, Paragraph):
            yield from block.text.split()
        else:
            for item in block.items:
                yield from words_of(item)


def test_salutation_and_closing_are_cut_off_and_lists_stay():
    assert text_file(letter(LETTER, salutation="Your Excellency")) == (
        "en.md",
        "---\n"
        'subject: "{{ campaign.title }}"\n'
        "---\n"
        "{# theirs, not yet read: lines 30-38 of the appeal #}\n"
        "I am worried about Orla Fair, who has been held since May.\n"
        "\n"
        "- Let her go at once;\n"
        "- pay what she is owed.\n",
    )
    paragraph, listing = read(LETTER, salutation="Your Excellency")
    assert isinstance(paragraph, Paragraph)
    assert isinstance(listing, Listing)


def test_of_blank_lines_one_stays():
    assert text_file(letter("One.\n\n\n\nTwo.\n\n\n"))[1].endswith("#}\nOne.\n\nTwo.\n")


def test_a_salutation_without_a_line_below_it_is_cut_off():
    assert list(words_of(read("\nDear Judge,\nOpen the gates.", salutation="Dear Judge"))) == ["Open", "the", "gates."]


@pytest.mark.parametrize(
    "closing", ["Mit freundlichen Grüßen", "Veuillez agréer, Monsieur", "Atentamente,", "С уважением,", "Yours truly,"]
)
def test_a_closing_in_any_language_is_cut_off(closing):
    assert list(words_of(read(f"Open the gates.\n\n{closing}\n\nOrla Fair"))) == ["Open", "the", "gates."]


def test_a_long_sentence_that_begins_like_a_closing_stays():
    sentence = "Respectfully we remind you of the promise that the government gave to every one of the strikers in May."
    assert " ".join(words_of(read(sentence))) == sentence


@pytest.mark.parametrize(
    "text",
    [
        "{{ 7 * 7 }}",
        "{% for x in people %}{{ x }}{% endfor %}",
        "{# hidden #}",
        "{{{ x }}}",
        "{% raw %}{{ 1 }}{% endraw %}",
        "{{ '{{' }}",
        "**bold** and _thin_ and `code` and \\* and \\",
        "2003. it was",
        "- - - - deep",
        "1. 2. 3. deep",
        "# no heading",
        "---",
        "<b>&amp;</b> [a](b)",
    ],
)
def test_what_stands_there_is_printed_as_it_stands(text):
    printed = " ".join(words_of(read(f"Begin\n{text}")))
    kept = text if not text.startswith(("- ", "1. ")) else text[2:].strip()
    assert printed.replace(" ", "").endswith(kept.replace(" ", "")), printed


@given(st.text(alphabet=st.sampled_from("ab {}%#*_-+\\1.)\n<>`'\""), max_size=60))
def test_no_text_runs_or_loses_a_word(text):
    made = text_file(letter(text))
    if made is None:
        return
    printed = "".join(words_of(read(text)))
    signs = "-+*1.) "  # of a list, whose marks are not words
    assert [one for one in printed if one not in signs] == [one for one in "".join(text.split()) if one not in signs]


@given(st.text(max_size=80))
def test_any_text_can_be_filled(text):
    if made := text_file(letter(text)):
        assert not UNSAFE.search(made[1])
        list(read(text))


@pytest.mark.parametrize(
    "bad", [letter("x", "../../x"), letter("x", "EN"), letter("   "), letter("\u202e"), letter("x" * 70_000)]
)
def test_what_cannot_be_a_text_is_none(bad):
    assert text_file(bad) is None


def test_gaps_are_named():
    assert placeholders(letter("I, [your name], of ____, write to xxxxx.")) == ("[your name]", "____", "xxxxx")

"""The built-in letters, filled with nobody, one person or many, and no, one or many demands."""

import re
from functools import cache
from itertools import product
from pathlib import Path
from types import SimpleNamespace

import jinja2
import pytest
import yaml
from markdown_it import MarkdownIt

LETTERS = Path(__file__).resolve().parent.parent / "src" / "plaint" / "letters"
LANGUAGES = ("en", "ru", "fr", "de", "es", "kk")
FILES = tuple(f"{language}{kind}.md" for language in LANGUAGES for kind in ("", ".mission"))
COUNTS = tuple(product((0, 1, 3), (0, 1, 3)))
PEOPLE = (
    ("Ada One", "printer", "in prison since May"),
    ("Bo Two Jr.", "", ""),
    ("Cy Three", "", "He was fined!"),
)
DEMANDS = ("Let her go", "Drop the fine.", "Is it too much to ask that both be paid?")

VOICES = {
    "en": ("I|am|my|me", "we|our|us"),
    "ru": ("я|мне|пишу|прошу|благодарю|надеюсь|буду", "мы|нам|пишем|просим|благодарим|надеемся|будем"),
    "fr": ("je|me|m’\\w+", "nous"),
    "de": ("ich|mir|mich", "wir|uns"),
    "es": (
        "me|escribo|solicito|ruego|confío|agradecería|seguiré",
        "nos|escribimos|solicitamos|rogamos|confiamos|agradeceríamos|seguiremos",
    ),
    "kk": ("маған|\\w+мын|\\w+мін", "бізге|\\w+мыз|\\w+міз"),
}
"""How one person speaks, and how several do."""


class Series:
    """What a text gets for people and demands: looped over and counted, never indexed."""

    def __init__(self, items: tuple[object, ...]) -> None:
        self.items = items

    def __iter__(self):
        return iter(self.items)

    def __len__(self):
        return len(self.items)


class Demand:
    """Printed, it is its text; it is no text itself."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __str__(self) -> str:
        return self.text


def split(name: str) -> tuple[str, str]:
    _, front, body = (LETTERS / name).read_text("utf-8").split("---\n", 2)
    return front, body


@cache
def template(name: str) -> jinja2.Template:
    strict = jinja2.Environment(undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return strict.from_string(split(name)[1])


@cache
def fill(name: str, people: int = 1, demands: int = 1, plural: bool = False, told: bool = True) -> str:
    return fill_with(name, PEOPLE[:people], DEMANDS[:demands], plural, told)


def fill_with(
    name: str,
    people: tuple[tuple[str, str, str], ...],
    demands: tuple[str, ...],
    plural: bool = False,
    told: bool = True,
) -> str:
    """Fill a letter; `told` says whether the appeal's day, roles and facts are known."""
    persons = [
        SimpleNamespace(name=person, role=role if told else "", facts=facts if told else "")
        for person, role, facts in people
    ]
    return template(name).render(
        campaign=SimpleNamespace(title="A Title!", published="7 May" if told else ""),
        people=Series(tuple(persons)),
        demands=Series(tuple(Demand(text) for text in demands)),
        signatory=SimpleNamespace(plural=plural, personal="Own words."),
    )


def tokens(text: str) -> list[str]:
    return [token.type for token in MarkdownIt("commonmark").parse(text)]


@pytest.mark.parametrize("name", FILES)
def test_the_subject_is_the_title(name: str) -> None:
    assert yaml.safe_load(split(name)[0]) == {"subject": "{{ campaign.title }}"}


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize(("people", "demands"), COUNTS)
def test_lists_appear_only_for_several(name: str, people: int, demands: int) -> None:
    found = tokens(fill(name, people, demands))
    assert found.count("bullet_list_open") == (people > 1)
    assert found.count("ordered_list_open") == (demands > 1)
    assert found.count("list_item_open") == (people if people > 1 else 0) + (demands if demands > 1 else 0)
    assert not {"heading_open", "html_block", "code_block", "hr"} & set(found)


def require_clean(text: str) -> None:
    assert not re.search(r"\.\.|[!?]\.| [,.]|\(\)|,,|(?<=\S)  ", text), text
    assert not re.search(r"[\w)][ \u00a0]*$", text, re.MULTILINE), text


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize(("people", "demands"), COUNTS)
@pytest.mark.parametrize("told", [True, False])
def test_nothing_is_lost_and_every_sentence_ends_once(
    name: str, people: int, demands: int, told: bool
) -> None:
    for plural in (False, True):
        text = fill(name, people, demands, plural, told)
        wanted = [person[0] for person in PEOPLE[:people]] + list(DEMANDS[:demands])
        wanted += [person[2] for person in PEOPLE[:people]] if told else []
        assert [part for part in wanted if part not in text] == []
        assert ("A Title!" in text) == (people == 0)
        require_clean(text)


@pytest.mark.parametrize("name", FILES)
def test_one_person_and_one_demand_end_well_however_they_are_written(name: str) -> None:
    for person, demand, told in product(PEOPLE, DEMANDS, (False, True)):
        text = fill_with(name, (person,), (demand,), told=told)
        assert person[0] in text
        assert demand in text
        require_clean(text)


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize(("people", "demands"), COUNTS)
def test_the_personal_sentence_is_a_paragraph(name: str, people: int, demands: int) -> None:
    paragraphs = [token.content for token in MarkdownIt("commonmark").parse(fill(name, people, demands))]
    assert "Own words." in paragraphs


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize(("people", "demands"), COUNTS)
def test_one_who_signs_says_i_and_many_say_we(name: str, people: int, demands: int) -> None:
    one, many = VOICES[name[:2]]
    for told in (False, True):
        alone, together = (fill(name, people, demands, plural, told) for plural in (False, True))
        assert re.search(rf"\b({one})\b", alone, re.IGNORECASE)
        assert not re.search(rf"\b({many})\b", alone, re.IGNORECASE), alone
        assert re.search(rf"\b({many})\b", together, re.IGNORECASE)
        assert not re.search(rf"\b({one})\b", together, re.IGNORECASE), together


@pytest.mark.parametrize("name", FILES)
def test_it_stays_on_a_page(name: str) -> None:
    inserted = " ".join([*(" ".join(person) for person in PEOPLE), *DEMANDS]).split()
    assert 70 <= len(fill(name, 3, 3).split()) - len(inserted) <= 200


@pytest.mark.parametrize("name", ["kk.md", "kk.mission.md"])
def test_kazakh_says_that_nobody_has_read_it(name: str) -> None:
    assert "# not yet read by a speaker" in split(name)[0]


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize(("people", "demands"), COUNTS)
def test_quotes_are_typographic(name: str, people: int, demands: int) -> None:
    text = fill(name, people, demands)
    assert not re.search(r"['\"]", text)
    if name.startswith("fr"):
        assert not re.search("(?<![\u00a0\u202f])[:;»]|«(?!\u00a0)", text)

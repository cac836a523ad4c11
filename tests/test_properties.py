"""What holds for any input: reading never fails, says the same as YAML does, and no file makes `check` break down."""

import re
import string

import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.given import text as letter_text
from tests.test_attacks import CAMPAIGNS, RECIPIENTS

from plaint import console
from plaint.checks.paper import Sheets
from plaint.compose.filling import escape, fill_body
from plaint.errors import Problem, TemplateError
from plaint.naming import free_slug, slugify
from plaint.reading.plain import read_plain
from plaint.reading.source import Source, read_source
from plaint.reading.table import bad_rows_as_csv, read_signatory_table
from plaint.reading.texts import LetterText, parse_text
from plaint.reading.unsafe import UNSAFE
from plaint.render.markup import Listing, Paragraph, parse_markup
from plaint.templating import Sandbox, fill

NULLS = ("", "~", "null", "Null", "NULL")
YAML_PIECES = (
    ": ¦- ¦\n¦\n  ¦\n\t¦#¦'¦\"¦{¦}¦[¦]¦,¦&a ¦*a¦!!str ¦---\n¦...\n¦? ¦| ¦>\n¦%YAML¦<<¦\\x1b¦\\¦@¦`¦~"
    "¦é¦\u2028¦\x07¦\ufeff¦a¦b¦12:30"
)
YAML_LIKE = st.lists(st.sampled_from(YAML_PIECES.split("¦")) | st.text(max_size=3), max_size=30).map("".join)
SAFE_TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\r"), max_size=20).filter(
    lambda words: not UNSAFE.search(words)
)
STRUCTURES = st.recursive(
    SAFE_TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(SAFE_TEXT.filter(bool), inner, max_size=4),
    max_leaves=12,
)


def as_source(words):
    return Source("a.yaml", words.replace("\r\n", "\n").replace("\r", "\n"), words.encode())


def with_nulls_as_text(found, wanted):
    """Whether two values agree, where what YAML takes for nothing may be the text that it was written as."""
    if found is None:
        return wanted is None or wanted in NULLS
    if isinstance(found, dict) and isinstance(wanted, dict):
        return found.keys() == wanted.keys() and all(with_nulls_as_text(found[key], wanted[key]) for key in found)
    if isinstance(found, list) and isinstance(wanted, list):
        return len(found) == len(wanted) and all(map(with_nulls_as_text, found, wanted))
    return found == wanted


@given(YAML_LIKE | st.text(max_size=60))
@example("a: 'b\n--- c'")
@example("? [a]\n: b")
@example("- !<")
def test_any_text_is_read_or_told_of(words):
    source = as_source(words)
    fast, placed = read_plain(source), read_plain(source, with_places=True)
    assert (fast.value, bool(fast.problems)) == (placed.value, bool(placed.problems))
    lines = source.text.split("\n")
    for problem in placed.problems:
        assert 1 <= problem.place.line <= len(lines) + 1
        assert not UNSAFE.search(str(problem).replace("\n", ""))
        assert problem.remedy


@given(YAML_LIKE)
def test_what_is_read_without_a_problem_is_what_yaml_says(words):
    plain = read_plain(as_source(words))
    if not plain.problems:
        assert with_nulls_as_text(plain.value, yaml.load(as_source(words).text, yaml.CBaseLoader))


@given(STRUCTURES, st.booleans(), st.booleans())
def test_what_yaml_writes_is_read_back(structure, flow, unicode):
    written = yaml.safe_dump(structure, default_flow_style=flow, allow_unicode=unicode, width=60)
    plain = read_plain(as_source(written), with_places=True)
    assert plain.problems == []
    assert plain.value == structure


@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_a_problem(tmp_path_factory, raw):
    path = tmp_path_factory.getbasetemp() / "any.bytes"
    path.write_bytes(raw)
    found = read_source(path, "any", limit=100)
    assert isinstance(found, Source | Problem)
    assert isinstance(found, Problem) or "\r" not in found.text


@given(
    st.text(st.sampled_from('a,;"\n\t\x1b\u202e é1'), max_size=40),
    st.sampled_from(["name\n", "name,town\n", "id;name\n", ""]),
)
def test_any_table_gives_rows_or_problems(tmp_path_factory, rows, head):
    path = tmp_path_factory.getbasetemp() / "any.csv"
    path.write_text(head + rows, encoding="utf-8")
    table = read_signatory_table(path, "any.csv")
    assert table.signatories or table.problems
    assert len({one.id for one in table.signatories}) == len(table.signatories)
    assert all(one.problems for one in table.bad)
    bad_rows_as_csv(table).decode()


@given(st.text(max_size=60) | YAML_LIKE, st.text(max_size=60))
def test_any_letter_text_is_one_or_is_told_of(front, body):
    found = parse_text(Source("en.md", f"---\n{front}\n---\n{body}", b""), "en")
    assert isinstance(found, LetterText) or (found and all(isinstance(problem, Problem) for problem in found))


JINJA_PIECES = (
    "{{¦}}¦{%¦%}¦{#¦#}¦ for a in people ¦ endfor ¦ if people ¦ endif ¦ set b = ¦ else ¦ in ¦ not ¦ is defined"
    "¦people¦campaign.title¦.names¦.__class__¦|¦join¦(¦)¦[¦]¦'¦\"¦+¦*¦~¦0¦99999999999999999999¦ ¦\n¦\\u202e¦:¦,"
    "¦loop¦super()¦ block x "
)
JINJA = st.lists(st.sampled_from(JINJA_PIECES.split("¦")), max_size=25).map("".join)


@given(JINJA)
@settings(deadline=None)
def test_any_template_is_filled_or_told_of(template):
    values = {"people": ["a", "b"], "campaign": {"title": "c"}}
    fault, filled = None, ""
    try:
        filled = fill(Sandbox(finalize=str), template, "letters/a/en.md", values)
    except TemplateError as error:
        fault = error
    assert fault is None or (fault.message.startswith("letters/a/en.md") and fault.hint)
    assert not UNSAFE.search(filled)
    assert "<class" not in filled


MARKS = "*,**,_,__,`,1.,2),-,+,#,>,<b>,[a](b),![,\\,&amp;,|,~~,---,a,é, ,  "
WORDS = (
    st.lists(st.sampled_from(MARKS.split(",")) | SAFE_TEXT, max_size=8)
    .map(lambda words: " ".join("".join(words).split()))
    .filter(bool)
)


@given(WORDS)
def test_escaped_words_are_one_plain_paragraph_of_these_words(words):
    assert parse_markup(escape(words)) == (Paragraph(parse_markup(escape(words))[0].runs),)
    assert parse_markup(escape(words))[0].text == words


@given(WORDS, WORDS)
def test_values_add_no_markup_in_a_list(first, second):
    body = fill_body(letter_text(body="{{ a }}\n\n- {{ a }}\n- **{{ b }}** {{ a }}\n"), {"a": first, "b": second})
    paragraph, listing = parse_markup(body)
    assert isinstance(listing, Listing)
    assert paragraph.text == first
    assert [[block.text for block in item] for item in listing.items] == [[first], [f"{second} {first}"]]
    assert [run.text for run in listing.items[1][0].runs if run.bold] == [second]


@given(
    st.text() | st.text("ab ", min_size=40, max_size=60),
    st.sets(st.text(string.ascii_lowercase + "-12", max_size=3), max_size=5),
)
def test_slugs(words, taken):
    slug = slugify(words)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug)
    assert len(slug) <= 48
    assert slugify(slug) == slug
    assert free_slug(words, taken) not in taken


@given(st.text(st.characters()))
def test_nothing_shown_is_obeyed(words):
    shown = console.safe(words)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", shown)
    assert console.safe(shown) == shown


FILES = {
    "campaigns.yaml": CAMPAIGNS,
    "recipients.yaml": RECIPIENTS,
    "settings.yaml": "country: GB\nlanguage: en\ntimezone: Europe/London\n",
    "signatories.yaml": "signatories:\n  jane: {name: Jane Fair, personal: {en: A word.}, consent: [sign]}\n",
    "letters/gates/en.md": "---\nsubject: '{{ campaign.title }}'\n---\n{% for d in demands %}\n{{ d }}\n{% endfor %}\n",
}
SPLINTERS = st.sampled_from(b"|\n|: |- |{|}|[|'|\"|\t|\0|\xff|&a |*a|~".split(b"|"))
WOUNDS = st.lists(
    st.tuples(st.floats(0, 1), st.integers(0, 8), SPLINTERS | st.binary(max_size=3)), min_size=1, max_size=4
)


@given(st.sampled_from(sorted(FILES)), WOUNDS)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_spoilt_workspace_never_breaks_the_program(tmp_path, run, monkeypatch, name, wounds):
    monkeypatch.setattr(Sheets, "_is_counted", lambda _sheets, _draft: False)  # paper takes time
    for other, words in FILES.items():
        (tmp_path / other).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / other).write_text(words)
    raw = bytearray(FILES[name].encode())
    for where, length, splinter in wounds:
        at = int(where * len(raw))
        raw[at : at + length] = splinter
    (tmp_path / name).write_bytes(raw)
    for words in (("check",), ("show", "gates")):
        outcome = run(*words, folder=tmp_path)
        assert outcome.code in (0, 1)
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f]", outcome.stdout + outcome.stderr)

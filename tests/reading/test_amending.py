"""Values of an entry are changed in the text of a YAML file: all else stays, or nothing is changed at all."""

import codecs
import re

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as some

from plaint.errors import DataError, PlaintError
from plaint.reading.amending import amend_entry
from plaint.reading.plain import read_plain
from plaint.reading.source import as_text

REASON = "the family: asks, for # silence"
STOPPED = {"status": "stopped", "reason": REASON, "ended": "2026-11-26"}
REOPENED = {"status": "open", "reason": "again", "ended": None, "note": "Stopped before."}


def amend(text, changes=STOPPED, trail=("campaigns", "gates")):
    return amend_entry(as_text(text.encode(), "campaigns.yaml"), trail, changes, "status").decode()


def values(text):
    return read_plain(as_text(text.encode(), "campaigns.yaml")).value


def changed(value, changes):
    entry = {**value["campaigns"]["gates"], **changes}
    kept = {key: text for key, text in entry.items() if text is not None}
    return {**value, "campaigns": {**value["campaigns"], "gates": kept}}


def test_new_keys_stand_below_the_status_and_comments_stay():
    before = "# top 😀\ncampaigns:\n  gates:\n    status: open   # since May\n\n    # who\n    targets: [a]\n"
    after = amend(before)
    assert after == (
        "# top 😀\ncampaigns:\n  gates:\n    status: stopped   # since May\n"
        f'    reason: "{REASON}"\n    ended: 2026-11-26\n\n    # who\n    targets: [a]\n'
    )


@pytest.mark.parametrize("end", ["", "\n", "\n\n", "\n# the end", "   "])
def test_the_last_line_may_end_as_it_likes(end):
    before = f"campaigns:\n  gates:\n    title: x\n    status: open{end}"
    assert values(amend(before)) == changed(values(before), STOPPED)


@pytest.mark.parametrize(
    "entry",
    [
        "\n    status: open\n    reason: old # kept",
        "\n    reason: |\n      two\n      lines\n\n    # kept\n    status: >-\n      open\n    ended: # kept, too\n",
        "\n    reason: # kept\n      en: old\n      ru: старое # gone with it\n    # kept\n    status: open\n",
        "\n    status:\n      open # kept\n    reason:\n      old\n      words\n",
        "\n    'status': \"open\"\n    ended:\n    reason: ~\n",
        " {status: open, reason: {en: a, ru: b}, ended: 2020-01-01}",
        " {title: x, status: open} # kept",
        ' {"status":"open","title":"x"}',
        "\n    {title: x,\n     status: open # kept\n    , reason: old}",
    ],
)
@pytest.mark.parametrize("changes", [STOPPED, {**REOPENED, "note": None}])
def test_values_of_every_form_are_changed(entry, changes):
    before = f"campaigns:\n  other: {{status: draft}}\n  gates:{entry}\n  last:\n    status: open\n"
    after = amend(before, changes)
    assert values(after) == changed(values(before), changes)
    assert [line for line in re.findall(r"# .*", before) if "gone" not in line] == re.findall(r"# kept.*", after)


def test_what_is_taken_away_leaves_its_comment():
    before = "campaigns:\n  gates:\n    status: won\n    ended: 2026-01-02  # a Friday\n    reason: x\n"
    assert "\n    # a Friday\n" in amend(before, REOPENED)
    assert amend("campaigns:\n  gates:\n    ended: 2026-01-02\n    status: won", REOPENED).count("\n") == 4


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_and_the_byte_order_mark_stay(end):
    before = "campaigns:\n  gates:\n    title: два\n    status: open\n    targets: [a]\n".replace("\n", end)
    raw = codecs.BOM_UTF8 + before.encode()
    after = amend_entry(as_text(raw, "campaigns.yaml"), ("campaigns", "gates"), STOPPED, "status")
    assert after.startswith(codecs.BOM_UTF8 + f"campaigns:{end}  gates:".encode())
    if end == "\r\n":
        assert after.count(b"\r\n") == after.count(b"\n") == 7


def test_mixed_line_ends_stay_as_they_are():
    raw = b"campaigns:\r\n  gates:\n    title: x\r\n    status: open\n    targets: [a]\r\n"
    after = amend_entry(as_text(raw, "campaigns.yaml"), ("campaigns", "gates"), {"status": "won"}, "status")
    assert after == raw.replace(b"status: open", b"status: won")


@pytest.mark.parametrize(
    "text",
    [
        "campaigns:\n  gates:\n    ? status\n    : open\n",
        "campaigns:\n  gates:\n    title: no status\n",
        "campaigns:\n  gates: text\n",
        "campaigns:\n  other:\n    status: open\n",
        "- campaigns\n",
        "",
    ],
)
def test_what_cannot_be_changed_safely_is_left_alone_and_told_what_to_type(text):
    with pytest.raises(PlaintError) as caught:
        amend(text)
    assert "left alone" in caught.value.message
    assert f'status: stopped; reason: "{REASON}"; ended: 2026-11-26' in caught.value.hint


def test_a_file_that_cannot_be_read_is_no_file_to_change():
    with pytest.raises(DataError):
        amend("campaigns:\n  gates:\n    status: &a open\n")
    with pytest.raises(DataError):
        amend("campaigns: [\n")


WORDS = some.text(some.characters(codec="utf-8"), max_size=30)
PLAIN = some.text("abcdefgh é😀жў'\":,#{}[]-|>&*!%@`\\ ?=~", min_size=1, max_size=20)
VALUES = some.recursive(
    PLAIN, lambda inner: some.lists(inner, max_size=3) | some.dictionaries(PLAIN, inner, max_size=3), max_leaves=6
)
ENTRIES = some.fixed_dictionaries(
    {"status": some.sampled_from(["open", "draft", "stopped"])},
    optional={"title": VALUES, "reason": VALUES, "ended": PLAIN, "targets": VALUES, "note": VALUES},
).flatmap(lambda entry: some.permutations(list(entry.items())).map(dict))


@some.composite
def files(draw):
    """Return a file of campaigns in one of the many forms in which PyYAML writes, with comments and line ends."""
    campaigns = draw(some.dictionaries(some.sampled_from(["a", "b", "zz"]), ENTRIES, max_size=2))
    campaigns = dict(draw(some.permutations([*campaigns.items(), ("gates", draw(ENTRIES))])))
    written = yaml.safe_dump(
        {"campaigns": campaigns},
        sort_keys=False,
        allow_unicode=draw(some.booleans()),
        default_flow_style=draw(some.sampled_from([True, False, None])),
        default_style=draw(some.sampled_from([None, None, "'", '"', "|", ">"])),
        indent=draw(some.integers(2, 6)),
        width=draw(some.sampled_from([20, 80])),
    )
    if draw(some.booleans()):
        written = re.sub(r"(?m)^(\s*)(\w+):", r"\1# about \2\n\1\2:", written)
    return written.replace("\n", draw(some.sampled_from(["\n", "\r\n"])))


@given(files(), some.sampled_from([STOPPED, REOPENED, {**STOPPED, "note": None, "title": None}]), WORDS)
def test_of_any_file_that_can_be_read_all_else_stays(text, changes, words):
    before = read_plain(as_text(text.encode(), "campaigns.yaml"))
    if before.problems or not isinstance(before.value["campaigns"]["gates"], dict):
        return
    shown = " ".join(words.split())
    changes = {**changes, "reason": shown} if shown.isprintable() and shown else changes
    try:
        after = amend(text, changes)
    except PlaintError:  # one in braces may be for a person to change, since its comments stand anywhere
        assert text.startswith("{")
        return
    assert values(after) == changed(before.value, changes)
    for name in ("a", "b", "zz"):
        lines = [line for line in text.splitlines() if line.endswith(f"# about {name}")]
        assert [line for line in after.splitlines() if line in lines] == lines


@given(some.permutations(["title: {en: x}", "status: open", "reason: because", "ended: 2020-02-02", "targets: [a]"]))
def test_the_usual_form_is_never_refused(lines):
    before = "campaigns:\n  gates:\n" + "".join(f"    # about {line[:5]}\n    {line}  # so\n" for line in lines)
    after = amend(before, {**STOPPED, "reason": "silence: now"})
    assert re.findall("#.*", after) == re.findall("#.*", before)
    assert len(after.splitlines()) == len(before.splitlines())

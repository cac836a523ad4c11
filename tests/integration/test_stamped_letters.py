"""Page by page, stamped letters against full rendering, for names as hypothesis draws them in every bundled script."""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path

from accessibility import ua_problems
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError
from tests.given import signatory

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "render"))

from bound import syntax_faults
from stamped import batches_of, faults, paper_for, stamp_all

from plaint.model.people import Signatory
from plaint.render.fonts import missing_characters

LATIN = "".join(map(chr, (*range(0x41, 0x5B), *range(0x61, 0x7B), *range(0xC0, 0xD7), *range(0xD8, 0xF7))))
EASTERN = "".join(map(chr, (*range(0x100, 0x180), *range(0x218, 0x21C))))
VIETNAMESE = "".join(map(chr, (*range(0x1EA0, 0x1EFA), 0x1A0, 0x1A1, 0x1AF, 0x1B0)))
GREEK = "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩΆΈΉΊΌΎΏΪΫάέήίαβγδεζηθικλμνξοπρςστυφχψωϊϋόύώΐΰ"
CYRILLIC = "".join(map(chr, (*range(0x400, 0x460), *range(0x490, 0x4FA))))
SIGNS = " .,-'’‘“”«»()[]{}<>&%#@!?*/\\^_~+=;:–—·…№0123456789\u00a0"
MARKS = "\u0300\u0301\u0302\u0303\u0308\u030a\u030c\u0327\u0328\u0323"
BITS = ["ff", "ffi", "ffl", "fi", "fj", "ft", "fb", "l·l", "AV", "To", "We", "Ty", "P.", "é", "é", "µ", "ʼ", "Ω", "ǅ"]


def words(letters: str) -> st.SearchStrategy[str]:
    pieces = st.one_of(
        st.text(letters, min_size=1, max_size=8),
        st.sampled_from(BITS),
        st.text(SIGNS, min_size=1, max_size=2),
        st.text(MARKS, max_size=1),
        st.just(" "),
    )
    return st.lists(pieces, min_size=1, max_size=7).map("".join)


COMMON = "".join(sorted({*LATIN, *EASTERN} - {*"ĬĭĲĳŦŧŉſ"}))
PLAIN = st.lists(st.text(COMMON, min_size=1, max_size=9), min_size=1, max_size=4).map(" ".join)
LONG = st.integers(8, 40).map(lambda many: ("Wolfeschlegel " * many).strip())
LINES = st.one_of(
    PLAIN, *(words(letters) for letters in (LATIN, EASTERN + LATIN, VIETNAMESE + LATIN, GREEK, CYRILLIC)), LONG,
    words(LATIN + CYRILLIC + GREEK),
).map(lambda line: " ".join(line.split(" ")).strip()).filter(
    lambda line: any(letter.isalnum() for letter in line) and not missing_characters([line])
)  # fmt: skip
KEYS = {"name": LINES, "language": st.sampled_from(["en", "ru"])}
PEOPLE = st.fixed_dictionaries(
    KEYS,
    optional={
        **dict.fromkeys(("town", "street", "organisation", "role"), LINES),
        "postcode": st.from_regex("[0-9A-Z]{3,6}", fullmatch=True),
        "country": st.sampled_from(["GB", "DE", "KZ"]),
        "show": st.sampled_from(["full", "initials"]),
    },
)
ENVELOPES = st.sampled_from(["din5008b", "us10", "c5", "fr", "ch"])
# Shrinking would print hundreds of letters anew; the names that differ are told of anyway.
PATIENT = settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate])


def known(people: list[dict[str, str]]) -> tuple[Signatory, ...]:
    """Return those whom a table of signatories may hold."""
    found = []
    for number, one in enumerate(people):
        with suppress(ValidationError):
            found.append(signatory(f"s{number}", **one))
    return tuple(found)


@PATIENT
@given(st.lists(PEOPLE, min_size=15, max_size=25), ENVELOPES, st.booleans(), st.booleans())
def test_no_name_makes_a_difference(people, envelope, tagged, coded):
    paper = paper_for(envelope, coded=coded)
    run = stamp_all(batches_of(known(people)), paper, tagged=tagged)
    assert not run.stamped or faults(run, paper, tagged=tagged) == []


@PATIENT
@given(st.lists(st.fixed_dictionaries({**KEYS, "name": PLAIN, "town": PLAIN}), min_size=20, max_size=20), st.booleans())
def test_plain_names_are_stamped(people, tagged):
    paper = paper_for()
    run = stamp_all(batches_of(known(people)), paper, tagged=tagged)
    assert len(run.stamped) > len(run.refused)
    assert faults(run, paper, tagged=tagged) == []


def test_a_stamped_run_passes_what_checks_pdf_files():
    people = [{"name": f"Jane Example {number}", "town": "Leeds", "language": "en"} for number in range(40)]
    run = stamp_all(batches_of(known(people)), paper_for(coded=True), tagged=True)
    assert len(run.stamped) == 80
    assert ua_problems(run.pdf) == []
    assert syntax_faults(run.pdf) == []

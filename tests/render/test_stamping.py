"""A stamped letter is the letter that full rendering makes: to the eye, in its words, in its structure."""

from __future__ import annotations

import pytest
from stamped import batches_of, faults, paper_for, stamp_all
from tests.given import signatory

# Ligatures, marks, kerning, no-break spaces, two scripts in one name: each was once drawn wrong by some shaper.
NAMES = (
    "Griffith Affleck",
    "Zoë AV. Ťažký WAVE To",
    "O’Brien–Šimek",
    "Δημήτρης Παπαδόπουλος",
    "Олександр Шевченко",
    "Қайрат Әлімов",
    "Anna Иванов",
    "J. R. R. Sample",
    "100 % <b>&amp; {co}",
    "e\u0301a\u0308 Combining",
)


def people(names=NAMES, **more):
    return tuple(
        signatory(f"s{number}", name=name, town="Győr", country="GB", street=f"{number} Example Road", **more)
        for number, name in enumerate(names)
    )


@pytest.mark.parametrize("tagged", [False, True])
def test_stamped_letters_are_those_that_full_rendering_makes(tagged):
    paper = paper_for()
    run = stamp_all(batches_of(people()), paper, tagged=tagged)
    assert faults(run, paper, tagged=tagged) == []
    assert {name for name, _ in run.refused} == {"s9"}

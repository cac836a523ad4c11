"""Ten thousand hostile strings through every field of a mail: no header more, no recipient more."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.render.hostile import USUAL, any_text, read_mail

EXAMPLES = 1000


@pytest.mark.parametrize("field", sorted(USUAL))
def test_one_field(field):
    read = []

    @settings(max_examples=EXAMPLES, suppress_health_check=[HealthCheck.too_slow])
    @given(any_text())
    def look(value):
        read.append(read_mail({field: value}))

    look()
    assert len(read) >= EXAMPLES


@settings(max_examples=EXAMPLES, suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(st.sampled_from(sorted(USUAL)), any_text(), min_size=2))
def test_several_fields_at_once(fields):
    read_mail(fields)

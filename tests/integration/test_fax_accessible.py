"""A fax as PDF, for gateways that take it so, passes PDF/UA-1 and is read in order: its cover page too."""

import pytest
from accessibility import reading_problems, ua_problems
from tests.integration.test_fax_call import COVER, letter

from plaint.render.fax_cover import lay_out_fax
from plaint.render.geometry import layout_named
from plaint.render.paper import Templates
from plaint.render.pdf import Press

FOR_PAPER = "LNK-010"  # numbers and addresses that are printed without a link


@pytest.mark.parametrize("cover", [None, COVER], ids=["letter", "cover"])
@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_fax_can_be_read_aloud(language, cover):
    press = Press(lambda _: b"")
    document = lay_out_fax(letter(language=language), layout_named("dl"), Templates(), press, cover)
    content = press.write(document)
    assert ua_problems(content) == []
    assert [problem for problem in reading_problems(content) if not problem.startswith(FOR_PAPER)] == []

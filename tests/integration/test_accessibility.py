"""The accessibility checks that the letters must pass do fail on files that deserve it."""

from __future__ import annotations

from pathlib import Path

import pytest
import weasyprint
from accessibility import reading_problems, ua_problems
from outloud.registry import load_catalogue

import plaint

FONT = (Path(plaint.__file__).parent / "fonts" / "PlaintSerif-Regular.ttf").as_uri()
STYLE = f"""
@font-face {{ font-family: "Plaint Serif"; src: url("{FONT}"); font-weight: 400; font-style: normal }}
body {{ font: 11pt/1.4 "Plaint Serif" }} h1 {{ font-size: 11pt; font-weight: 400 }}
ol {{ list-style: none }} li::before {{ content: counter(list-item) ". " }}
"""
HEAD = '<html lang="en"><title>A letter</title>'
WORDS = """
<div class="to">The President<br>Regional Court<br>1 Example Street<br>Exampletown<br>KAZAKHSTAN</div>
<p class="on">23 November 2026</p><h1>Let the advocate in</h1><p>Dear President,</p>
<p>No advocate has seen Example Person since the trial, and the court gave no reason why.</p>
<ol><li>Let the advocate in.</li><li>Publish the sentence.</li></ol>
<p>Yours faithfully,</p><p>Sample Writer</p>
"""


def printed(style: str = "", words: str = WORDS, head: str = HEAD) -> bytes:
    html = f"<!doctype html>{head}<style>{STYLE}{style}</style><body>{words}"
    return weasyprint.HTML(string=html).write_pdf(pdf_variant="pdf/ua-1")


def untagged() -> bytes:
    return weasyprint.HTML(string=f"<!doctype html>{HEAD}<style>{STYLE}</style><body>{WORDS}").write_pdf()


def rules(problems: list[str]) -> set[str]:
    return {problem.split(":")[0] for problem in problems}


def test_a_plain_letter_has_no_problem() -> None:
    pdf = printed()
    assert ua_problems(pdf) == []
    assert reading_problems(pdf) == []


def test_an_untagged_file_breaks_the_standard() -> None:
    broken = rules(ua_problems(untagged()))
    assert {"PDFUA1-TAGGED-DOCUMENT-001", "PDFUA1-CONTENT-TAGGING-001", "PDFUA1-ID-PART-001"} <= broken


def test_an_untagged_file_cannot_be_read_aloud() -> None:
    assert {"DOC-001", "DOC-002"} <= rules(reading_problems(untagged()))


def test_a_letter_without_a_language_or_a_title() -> None:
    assert rules(ua_problems(printed(head="<title>A letter</title>"))) == {"PDFUA1-LANGUAGE-TAG-001"}
    assert rules(ua_problems(printed(head='<html lang="en">'))) == {"PDFUA1-METADATA-TITLE-001"}


def test_a_signature_without_words_for_it() -> None:
    drawing = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><path d='M0 0h9v9z'/></svg>"
    pdf = printed(words=f'{WORDS}<img src="data:image/svg+xml,{drawing}">')
    assert rules(ua_problems(pdf)) == {"PDFUA1-FIGURE-ALTERNATIVE-TEXT-001"}
    assert "FIG-001" in rules(reading_problems(pdf))


def test_markers_inside_the_line_break_the_list() -> None:
    pdf = printed("ol { list-style: decimal inside } li::before { content: none }")
    assert rules(ua_problems(pdf)) == {"PDFUA1-LI-KIDS-001"}


def test_an_address_painted_last_is_out_of_order_though_the_standard_allows_it() -> None:
    pdf = printed(".to { position: absolute; top: 0 } body { padding-top: 40mm }")
    assert ua_problems(pdf) == []
    problems = reading_problems(pdf)
    assert rules(problems) == {"ORD-001", "ORDER"}
    assert "'The President' is announced before 'Sample Writer', painted after it" in problems[-1]


def test_one_line_painted_last_is_out_of_order() -> None:
    problems = reading_problems(printed(".on { position: absolute; top: 0; right: 0 }"))
    assert rules(problems) == {"ORDER"}
    assert "'23 November 2026' is announced before" in problems[0]


def test_a_running_head_on_three_pages_is_announced_again_and_again() -> None:
    pdf = printed('@page { @top-left { content: "To the President" } }', WORDS + "<p>More of it.</p>" * 120)
    assert rules(reading_problems(pdf)) == {"PAG-001"}


def test_a_check_that_could_not_run_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(document: object) -> None:
        raise ZeroDivisionError(document)

    monkeypatch.setattr(load_catalogue()["ORD-001"], "fn", broken)
    assert [problem[:29] for problem in reading_problems(printed())] == ["ORD-001: did not run: ZeroDiv"]


def test_what_is_no_pdf() -> None:
    assert rules(ua_problems(b"Dear President,")) == {"unreadable"}
    assert rules(reading_problems(b"Dear President,")) == {"unreadable"}

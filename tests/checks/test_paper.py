import pytest

from plaint.checks import paper
from plaint.errors import RenderError

EN = "letters/open-gates/en.md"
LONG = "\n\n" + " ".join(["The gates of this town have stood for hundreds of years."] * 20)


def test_a_letter_of_one_page_is_as_it_should_be(printing_shop):
    assert printing_shop.warnings() == []


def test_a_letter_over_one_page(printing_shop):
    printing_shop.add(EN, LONG * 3)
    assert printing_shop.warnings() == [
        "letters/open-gates/en.md:4: warning: the letter to gatekeeper in 'en' takes 2 pages; "
        "shorten it: one page is read"
    ]


def test_the_built_in_letter_over_one_page_is_told_at_its_target(printing_shop):
    (printing_shop.root / EN).unlink()
    facts = "kept outside the gates of this town for many years, " * 60
    printing_shop.edit("campaigns.yaml", "        aliases", f"        facts: {{en: '{facts}'}}\n        aliases")
    (warning,) = printing_shop.warnings()
    assert warning.startswith("campaigns.yaml:15:9: warning: the letter to gatekeeper in 'en' takes 2 pages")


@pytest.mark.parametrize("change", ["status: closed", "status: open\n    form: statement"])
def test_pages_of_closed_campaigns_and_of_statements_are_not_counted(printing_shop, change):
    printing_shop.edit("campaigns.yaml", "status: open", change)
    printing_shop.add(EN, LONG * 3)
    found = printing_shop.look()
    assert (found.errors, found.warnings, sum(closed.remarks for closed in found.closed)) == ((), (), 0)


def test_pages_in_languages_that_nobody_wrote_are_not_counted(printing_shop, monkeypatch):
    languages = []
    monkeypatch.setattr(paper, "lay_out_letter", lambda letter, *_: languages.append(letter.language))
    monkeypatch.setattr(paper, "pages_of", lambda _document: 1)
    assert printing_shop.warnings() == []
    assert languages == ["en"]


def test_a_machine_that_cannot_lay_out_says_so_once(printing_shop, monkeypatch):
    def refuse(*_):
        raise RenderError("the text-layout library pango is not installed", "run `plaint doctor`")

    monkeypatch.setattr(paper, "import_weasyprint", refuse)
    monkeypatch.setattr(paper, "lay_out_letter", refuse)
    printing_shop.write("letters/open-gates/ru.md", (printing_shop.root / EN).read_text())
    assert printing_shop.warnings() == [
        "letters: warning: pages are not counted: the text-layout library pango is not installed; run `plaint doctor`"
    ]


def test_a_character_that_no_font_has(shop):
    shop.edit(EN, "I am writing", "門 I am writing")
    (error,) = shop.errors()
    assert error.startswith("campaigns.yaml:14:9: open-gates, letter to gatekeeper: no font here has 門 (U+9580); ")


def test_an_address_that_no_window_holds(shop):
    lines = ", ".join(f"A rather long line of an address number {number} of many" for number in range(9))
    shop.edit("recipients.yaml", "lines: [1 Gate Street]", f"lines: [{lines}]")
    (error,) = shop.errors()
    assert error.startswith("campaigns.yaml:14:9: open-gates: the address of gatekeeper does not fit the window of ")


def test_the_address_of_every_mission_must_fit(shop):
    lines = ", ".join(f"A rather long line of an address number {number} of many" for number in range(9))
    shop.edit("campaigns.yaml", "- gatekeeper", "- gatekeeper\n      - mission: AQ")
    mission = f"mission: embassy\n    of: AQ\n    country: FR\n    post: {{city: Paris, lines: [{lines}]}}\n"
    shop.add("recipients.yaml", f"\n  aq-paris:\n    kind: mission\n    verified: 2026-11-01\n    {mission}")
    (error,) = shop.errors()
    assert error.startswith("campaigns.yaml:15:9: open-gates: the address of aq-paris does not fit")


def test_a_template_of_the_workspace_that_fails(shop):
    shop.write("templates/letter.html", "<html>\n<p>{{ letter.nobody.at.all }}</p></html>\n")
    (error,) = shop.errors()
    assert error.startswith("templates/letter.html")


def test_a_template_fails_for_a_closed_campaign_too(shop):
    shop.edit("campaigns.yaml", "status: open", "status: closed")
    shop.write("templates/letter.html", "<html>\n<p>{% for %}</p></html>\n")
    (error,) = shop.errors()
    assert error.startswith("templates/letter.html:2: ")


def test_a_template_that_is_no_text_stops_every_letter(shop):
    shop.write("templates/letter.html", "")
    (shop.root / "templates/letter.html").write_bytes(b"\0\1\2")
    found = shop.look()
    what = "templates/letter.html: not a text file; save it as plain text in UTF-8"
    assert found.first == f"{what} (it stops every letter)"


def test_a_template_that_leads_out_of_the_workspace(shop, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside") / "letter.html"
    outside.write_text("<html></html>")
    (shop.root / "templates").mkdir()
    (shop.root / "templates/letter.html").symlink_to(outside)
    (error,) = shop.errors()
    assert "leads out of the workspace" in error


def test_a_letterhead_that_is_not_there(shop):
    sender = "    sender:\n      name: Friends\n      country: GB\n      letterhead: gates\n"
    shop.edit("campaigns.yaml", "    people:", sender + "    people:")
    assert shop.errors() == [
        "campaigns.yaml:11:7: there is no templates/gates.html; write it, or take `letterhead` out"
    ]


def test_an_envelope_that_is_not_there_is_told_once(shop):
    shop.write("settings.yaml", "country: GB\nenvelope: dll\n")
    (shop.root / "settings.yaml").chmod(0o600)
    (error,) = shop.errors()
    assert error.startswith("settings.yaml:2:1: no envelope 'dll'")


def test_a_sheet_of_labels_that_nobody_knows(printing_shop):
    printing_shop.write("settings.yaml", "country: GB\nlabels: L9999\n")
    (error,) = printing_shop.errors()
    assert error.startswith("settings.yaml:2:1: no sheet of labels 'L9999'")

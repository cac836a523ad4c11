"""`plaint print`: placards, leaflets and petitions, in the languages and on the paper of the street."""

import json

import pypdfium2
import pytest

SLOGANS = """\
    slogans:
      - {en: Open the gates!, ru: Откройте ворота!}
"""
BARE = """\
  bare:
    title: {en: Nothing}
    country: KZ
    published: 2026-11-01
    status: open
    targets: [{mission: KZ}]
"""


def document(site, name):
    return pypdfium2.PdfDocument(site.root / "output" / "open-gates" / name)


def text_of(pdf):
    return "\n".join(pdf[number].get_textpage().get_text_range() for number in range(len(pdf)))


def said(done):
    return " ".join(done.stderr.split())


@pytest.fixture
def shouting(site):
    site.edit("campaigns.yaml", "    until: 2027-01-31\n", f"    until: 2027-01-31\n{SLOGANS}")
    return site


def test_placards_are_cut_for_the_office_printer(shouting, plaint):
    done = plaint("print", "open-gates", "placards", "--from", "GB")
    assert (done.code, done.stdout) == (0, "output/open-gates/placards-a3-tiles.pdf\n")
    assert "2 placards A3, cut for A4, on 8 pages." in done.stderr
    assert "Open the gates! (en): reads well to 7 m, at most to" in done.stderr
    assert "measure the ruler on the first sheet" in done.stderr
    assert "demands stand in" not in done.stderr


def test_whole_placards_are_one_page_each(shouting, plaint):
    done = plaint("print", "open-gates", "placards", "--size", "a2", "--whole", "--lang", "ru")
    assert done.stdout == "output/open-gates/placards-a2.pdf\n"
    pdf = document(shouting, "placards-a2.pdf")
    assert len(pdf) == 1
    assert "ворота!" in text_of(pdf)
    assert "Take the file to a copy shop: A2" in done.stderr


def test_the_mission_decides_languages_and_paper(shouting, plaint):
    shouting.edit("recipients.yaml", "recipients:\n", "recipients:\n" + WASHINGTON)
    done = plaint("print", "open-gates", "placards", "--at", "kz-embassy-washington")
    assert "cut for Letter" in done.stderr
    assert "(en)" in done.stderr


WASHINGTON = """\
  kz-embassy-washington:
    kind: mission
    mission: embassy
    of: KZ
    country: US
    seat: Washington
"""


def test_demands_stand_in_for_slogans_and_it_is_said(site, plaint):
    done = plaint("print", "open-gates", "placards", "--from", "GB", "--whole")
    assert done.code == 0
    assert "There is no slogan in these languages, so demands stand in" in done.stderr


def test_words_too_long_for_a_placard_are_named_and_the_rest_is_printed(shouting, plaint):
    shouting.edit("campaigns.yaml", "    slogans:\n", f"    slogans:\n      - {'wordswithoutend ' * 20}\n")
    done = plaint("print", "open-gates", "placards", "--from", "GB", "--lang", "en", "--whole")
    assert done.code == 0
    assert "open-gates, slogan 1: “wordswithoutend" in said(done)
    assert "cannot be read from 8 m on A3" in said(done)
    assert "1 placard A3 on 1 page." in done.stderr


def test_nothing_is_written_where_no_placard_can_be_read(shouting, plaint):
    shouting.edit("campaigns.yaml", "en: Open the gates!", f"en: {'x' * 90}")
    done = plaint("print", "open-gates", "placards", "--lang", "en")
    assert done.code == 1
    assert "write it shorter, or print it whole on A2" in done.stderr
    assert shouting.made == []


def test_a_leaflet_has_the_case_and_public_addresses_and_no_organiser(site, plaint):
    done = plaint("print", "open-gates", "leaflet", "--from", "GB")
    assert done.stdout == "output/open-gates/leaflet-en.pdf\n"
    words = text_of(document(site, "leaflet-en.pdf"))
    assert "Published by (name, address)" in words
    for hidden in ("Friend", "hidden-union", "Hidden"):
        assert hidden not in words
    assert "Fill in by hand who answers for it" in done.stderr
    assert "Read more: https://www.example.org/gates" in words
    assert "QR" not in done.stderr


def test_without_a_web_address_there_is_no_code_and_it_is_said(site, plaint):
    site.edit("campaigns.yaml", "https://www.example.org/gates", "see the notice board")
    assert "It has no QR code: give the campaign a web address" in plaint("print", "open-gates", "leaflet").stderr


def test_a_leaflet_of_one_word_has_one_word(site, plaint):
    site.write("campaigns.yaml", (site.root / "campaigns.yaml").read_text("utf-8") + BARE)
    assert "1 word each" in said(plaint("print", "bare", "leaflet"))


def test_targets_without_an_address_are_named(site, plaint):
    done = plaint("print", "open-gates", "leaflet", "--from", "FR")
    assert "mission-kz: no public address, fax or e-mail is known" in said(done)


def test_a_petition_may_be_for_some_of_the_targets_alone(site, plaint):
    plaint("print", "open-gates", "petition", "--to", "mission-kz", "--from", "GB")
    words = " ".join(text_of(document(site, "petition-en.pdf")).split())
    assert "To: Embassy of the Republic of Kazakhstan" in words
    assert "President of the Court" not in words
    assert "did you mean 'court'" in plaint("print", "open-gates", "leaflet", "--to", "cort").stderr


def test_petition_sheets_are_numbered(site, plaint):
    done = plaint("print", "open-gates", "petition", "--from", "US", "--rows", "6", "--sheets", "2")
    assert done.stdout == "output/open-gates/petition-en.pdf\n"
    pdf = document(site, "petition-en.pdf")
    assert len(pdf) == 2
    assert [round(edge * 25.4 / 72, 1) for edge in pdf[0].get_size()] == [215.9, 279.4]
    assert "Sheet 2" in text_of(pdf)
    assert "A petition in 'en', 2 sheets, on 2 pages." in done.stderr


@pytest.mark.parametrize(
    ("options", "message", "hint"),
    [
        (("placards", "--size", "A5"), "no size of placard 'A5'", "known: A2, A3"),
        (("placards", "--lang", "de"), "has no slogan and no demand in 'de'", "write one under `slogans:`"),
        (("placards", "--at", "nowhere"), "no mission or other place 'nowhere'", "add it to recipients.yaml"),
        (("leaflet", "--lang", "de"), "open-gates has no words in 'de'", "choose one of: en"),
        (("petition", "--rows", "60"), "rows, not for 60", "or fewer"),
        (("petition", "--sheets", "0"), "--sheets 0: no such number of sheets", "choose 1 to 100"),
    ],
)
def test_what_makes_no_sense_is_refused(site, plaint, options, message, hint):
    done = plaint("print", "open-gates", *options)
    assert done.code == 1
    assert message in said(done)
    assert hint in said(done)
    assert site.made == []


@pytest.mark.parametrize("options", [("labels", "--rows", "3"), ("leaflet", "--whole"), ("placards", "--skip", "2")])
def test_options_of_other_pieces_are_refused(site, plaint, options):
    assert plaint("print", "open-gates", *options).code == 2


def test_programs_are_told_the_same(shouting, plaint):
    told = json.loads(plaint("print", "open-gates", "placards", "--whole", "--from", "GB", "--json").stdout)
    assert told["path"].endswith("placards-a3.pdf")
    assert told["pages"] == 2


def test_a_stopped_campaign_has_no_print(site, plaint):
    done = plaint("print", "over", "petition")
    assert done.code == 1
    assert "the family asks for silence" in done.stderr

"""`plaint print`: envelopes and labels, for whom, and what is said of those without an address."""

import json

import pypdfium2
import pytest

OUTPUT = "output/open-gates"


def text_of(site, name):
    document = pypdfium2.PdfDocument(site.root / "output" / name)
    return "\n".join(document[number].get_textpage().get_text_range() for number in range(len(document)))


def test_an_envelope_for_each_target(signed, plaint):
    done = plaint("print", "open-gates", "envelopes", "--signed-by", "ruth-example")
    assert done.code == 0
    assert done.stdout == f"{OUTPUT}/envelopes.pdf\n"
    assert "2 envelopes DL on 2 pages." in done.stderr
    assert "Print at 100 %, no scaling" in done.stderr
    words = text_of(signed, "open-gates/envelopes.pdf")
    assert "Ruth Example" in words
    assert "KAZAKHSTAN" in words
    assert "Friend" not in words


def test_the_return_address_can_be_left_out(signed, plaint):
    plaint("print", "open-gates", "envelopes", "--signed-by", "ruth-example", "--no-return")
    assert "Ruth" not in text_of(signed, "open-gates/envelopes.pdf")


def test_a_mission_that_nobody_knows_is_named_and_the_rest_is_printed(site, plaint):
    done = plaint("print", "open-gates", "envelopes", "--from", "FR")
    assert done.code == 0
    assert "mission-kz: write this address by hand" in " ".join(done.stderr.split())
    assert "1 envelope DL on 1 page." in done.stderr


def test_american_paper_takes_american_envelopes_and_labels(site, plaint):
    assert "envelope 10 on" in plaint("print", "open-gates", "envelopes", "--from", "US", "--to", "court").stderr
    assert "label 5160 (Letter)" in plaint("print", "open-gates", "labels", "--from", "US", "--to", "court").stderr


def test_labels_for_copies_name_those_who_get_theirs_otherwise(site, plaint):
    done = plaint("print", "open-gates", "labels", "--for", "copies", "--from", "GB")
    assert done.stdout == f"{OUTPUT}/labels-copies.pdf\n"
    assert "hidden-union: gets copies by email" in " ".join(done.stderr.split())
    assert "This file is private" in done.stderr
    assert "9 Friendly Street" in text_of(site, "open-gates/labels-copies.pdf")


def test_labels_for_members_leave_out_who_is_hidden(signed, plaint):
    done = plaint("print", "open-gates", "labels", "--for", "signatories", "--each", "3")
    assert "3 labels L7160 (A4) on 1 page." in done.stderr
    assert "karim-beispiel: shown by initials only" in done.stderr
    assert "Geheimweg" not in text_of(signed, "open-gates/labels-signatories.pdf")
    plaint("print", "open-gates", "labels", "--for", "signatories", "--signed-by", "karim-beispiel")
    assert "Geheimweg 7" in text_of(signed, "open-gates/labels-signatories.pdf")


def test_labels_for_a_table_of_members(site, plaint):
    site.write(
        "members.csv", "name,street,town,country\nAda Long,1 Invented Road,Exampleton,GB\nBo Short,,Nowhere,GB\n"
    )
    done = plaint("print", "open-gates", "labels", "--for", "signatories", "--signed-by", "members.csv")
    assert "1 label L7160 (A4) on 1 page." in done.stderr
    assert "bo-short: no street" in done.stderr


def test_where_nobody_has_an_address_nothing_is_printed(site, plaint):
    done = plaint("print", "mute", "envelopes")
    assert (done.code, done.stdout, site.made) == (1, "", [])
    assert "deaf: no postal address (none is known); add one to deaf" in done.stderr
    assert "Nothing was printed." in done.stderr


def test_the_settings_name_the_usual_sheet(site, plaint):
    site.write("settings.yaml", "labels: L7163\n")
    assert "L7163" in plaint("print", "open-gates", "labels").stderr
    assert "L7162" in plaint("print", "open-gates", "labels", "--sheet", "L7162").stderr


def test_a_grid_in_figures(site, plaint):
    done = plaint("print", "open-gates", "labels", "--grid", "2x4,5,5,95,60,100,65", "--skip", "7")
    assert "label 2 x 4 (A4) on 1 page." in done.stderr.replace("labels", "label")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("labels", "--skip", "21"), "--skip 21: a sheet has 21 labels"),
        (("labels", "--each", "0"), "--each 0: no such number of labels"),
        (("labels", "--sheet", "L7160", "--grid", "1x1,1,1,99,99,99,99"), "--grid and --sheet at once"),
        (("labels", "--grid", "9x9,1,1,99,99,99,99"), "over the right edge"),
        (("labels", "--sheet", "L1"), "no sheet of labels 'L1'"),
        (("envelopes", "--size", "huge"), "no size of envelope 'huge'"),
        (("envelopes", "--to", "nobody"), "no target 'nobody'"),
        (("labels", "--for", "copies", "--to", "court"), "no recipient of copies 'court'"),
        (("envelopes", "--from", "UK"), "--from UK: no such country code"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_written(site, plaint, words, said):
    done = plaint("print", "open-gates", *words)
    assert (done.code, site.made) == (1, [])
    assert said in done.stderr


@pytest.mark.parametrize(("piece", "option"), [("envelopes", "--outline"), ("labels", "--no-return")])
def test_an_option_of_another_piece_is_refused(plaint, piece, option):
    done = plaint("print", "open-gates", piece, option)
    assert done.code == 2
    assert f"not for {piece}" in done.stderr


@pytest.mark.parametrize("campaign", ["over", "victory"])
def test_what_has_ended_prints_nothing(site, plaint, campaign):
    done = plaint("print", campaign, "envelopes")
    assert (done.code, site.made) == (1, [])
    assert "no more letters" in done.stderr


def test_history_prints_and_is_marked(site, plaint):
    done = plaint("print", "history", "envelopes")
    assert done.code == 0
    assert "historic, contacts unverified" in done.stderr
    assert "1 Old Lane" in text_of(site, "history/envelopes.pdf")


def test_json_for_programs(site, plaint):
    told = json.loads(plaint("print", "open-gates", "labels", "--from", "FR", "--json").stdout)
    assert told["path"].endswith(f"{OUTPUT}/labels.pdf")
    assert told["pages"] == 1
    assert told["left_out"][0]["whose"] == "mission-kz"


def test_files_are_for_nobody_else(site, plaint, tmp_path):
    plaint("print", "open-gates", "labels", "--output", tmp_path / "there")
    (made,) = (tmp_path / "there").rglob("*.pdf")
    assert made.stat().st_mode & 0o777 == 0o600
    assert site.made == []

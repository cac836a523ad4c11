"""`plaint letter`: what it writes, what it says where, and with which exit code."""

import json
import stat
from pathlib import Path

import pytest
from tests.commands.conftest import SIGNATORIES

COURT = "output/open-gates/court-en.txt"
MISSION = "output/open-gates/mission-kz-en.txt"


def test_paths_go_to_stdout_and_words_to_stderr(letter, site):
    done = letter("open-gates", "--from", "GB")
    assert (done.code, done.stdout) == (0, f"{COURT}\n{MISSION}\n")
    assert done.stderr == (
        "open-gates: Open the gates\n"
        "  note      risk: Do not write to the prison.\n"
        "  post      Ada Bench, President of the Court, 1 Court Square, FAIRHAVEN, KAZAKHSTAN\n"
        "  fax       +7 7212 74 27 83: from GB dial 00 7 7212 74 27 83, Mon-Fri 04:00-13:00 London time on 23\n"
        "            November (09:00-18:00 in Fairhaven)\n"
        "  email     court@example.org\n"
        "  note      other missions there: kz-consulate-leeds; pick one with --to\n"
        "  post      Embassy of the Republic of Kazakhstan, 2 Iceberg Row, LONDON, ZZ9 9ZZ\n"
        "  email     embassy@example.com\n"
        "  language  court: better read in 'ru' than in 'en'; try --lang ru --with-translation\n"
        "  copy      letter, reply to Hidden Union by email (withheld), weekly: ask the committee\n"
        "  copy      letter to Open Friends by post (9 Friendly Street, Leeds), daily\n"
        "2 files written. Sign by hand.\n"
    )
    assert site.made == ["open-gates/court-en.txt", "open-gates/mission-kz-en.txt"]


def test_the_letter_is_dated_today_and_asks_what_the_campaign_asks(letter, site):
    letter("open-gates", "--to", "court", "--from", "GB")
    text = site.read(COURT)
    assert "\n22 November 2026\n" in text
    assert "The gates must be opened." in text
    assert "Copies to: Open Friends\n" in text


def test_today_is_the_senders(letter, site):
    # it is noon in UTC, and tomorrow in Kiribati's Line Islands
    site.write("settings.yaml", "country: KI\ntimezone: Pacific/Kiritimati\n")
    letter("open-gates", "--to", "court")
    assert "\n23 November 2026\n" in site.read(COURT)
    letter("open-gates", "--to", "court", "--from", "GB")
    assert "\n22 November 2026\n" in site.read(COURT)


def test_without_settings_the_zone_is_that_of_the_country(letter, site):
    letter("open-gates", "--to", "court", "--from", "FJ")
    assert "\n23 November 2026\n" in site.read(COURT), "it is midnight in Fiji"


def test_another_day_can_be_written(letter, site):
    letter("open-gates", "--to", "court", "--on", "2003-03-17")
    assert "\n17 March 2003\n" in site.read(COURT)


def test_texts_of_the_campaign_are_used(letter, site):
    site.write(
        "letters/open-gates/en.md", "---\nsubject: Own words\n---\nAbout {{ people.names }}, to {{ target.name }}."
    )
    letter("open-gates", "--to", "court")
    assert "\n\nOwn words\n\nYour Honour,\n\nAbout Orla Fair, to Ada Bench.\n\n" in site.read(COURT)


def test_a_text_for_missions_is_used_for_missions(letter, site):
    for name in ("en", "en.mission"):
        site.write(f"letters/open-gates/{name}.md", f"---\nsubject: X\n---\nFrom {name}.")
    letter("open-gates", "--from", "GB")
    assert "From en.\n" in site.read(COURT)
    assert "From en.mission.\n" in site.read(MISSION)


def test_another_language(letter, site):
    done = letter("open-gates", "--to", "court", "--lang", "ru")
    assert done.stdout == "output/open-gates/court-ru.txt\n"
    assert "Ворота должны быть открыты." in site.read("output/open-gates/court-ru.txt")
    assert "language" not in done.stderr


def test_a_translation_is_added(letter, signed):
    done = letter("open-gates", "--to", "court", "--lang", "ru", "--with-translation", "--signed-by", "ruth-example")
    text = signed.read("output/open-gates/court-ru-ruth-example.txt")
    assert (done.code, text.count("Translation for the person who signs")) == (0, 1)
    assert text.index("Ворота") < text.index("Translation") < text.index("The gates must be opened.")
    assert "language  ruth-example: `personal` is left out, as it has no words in 'ru'\n" in done.stderr


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("nowhere",), "plaint: no campaign 'nowhere'\n"),
        (("open-gate",), "plaint: no campaign 'open-gate'\n  did you mean 'open-gates'?\n"),
        (("open-gates", "--to", "cort"), "plaint: no target 'cort'\n  did you mean 'court'?\n"),
        (("open-gates", "--lang", "fr"), "plaint: open-gates has no text in 'fr'\n"),
        (("open-gates", "--from", "UK"), "plaint: --from UK: no such country code\n  write GB\n"),
        (("open-gates", "--from", "England"), "plaint: --from England: no such country code\n"),
        (("open-gates", "--on", "tomorrow"), "plaint: --on tomorrow: no such date\n  write it as 2026-11-22\n"),
        (("open-gates", "--on", "2026-02-30"), "plaint: --on 2026-02-30: no such date\n"),
        (("open-gates", "--signed-by", "ruth"), "plaint: no signatory 'ruth'\n"),
        (("open-gates", "--signed-by", "all"), "plaint: signatories.yaml has nobody in it\n"),
        (("open-gates", "--signed-by", "none.csv"), "none.csv: no such file"),
        (("open-gates", "--envelope", "c6", "--as", "pdf"), "plaint: no envelope 'c6'\n"),
        (("over",), "plaint: over is stopped: the family asks for silence\n  no more letters; see `plaint show`\n"),
        (("victory",), "plaint: victory is won: the gates are open\n"),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_is_written(letter, site, words, message):
    done = letter(*words)
    assert (done.code, done.stdout, site.made) == (1, "", [])
    assert done.stderr.startswith(message)


@pytest.mark.parametrize(
    "words", [(), ("open-gates", "--as", "rtf"), ("open-gates", "--loud"), ("open-gates", "again")]
)
def test_wrong_usage_has_an_exit_code_of_its_own(plaint, words):
    done = plaint("letter", *words)
    assert (done.code, done.stdout) == (2, "")
    assert "Usage:" in done.stderr


@pytest.mark.parametrize(
    ("campaign", "note"),
    [
        ("early", "draft: it prints and never sends, until its status is open"),
        ("late", "the deadline 2026-11-21 is past: ask the organisers before you post anything"),
        ("history", "closed: historic, contacts unverified; it prints and never sends"),
    ],
)
def test_a_doubtful_campaign_prints_with_a_warning(letter, campaign, note):
    done = letter(campaign)
    assert done.code == 0
    assert done.stdout.startswith(f"output/{campaign}/")
    assert f"  note      {note}\n" in done.stderr


def test_the_last_day_is_still_in_time(letter, site):
    site.edit("campaigns.yaml", "until: 2026-11-21", "until: 2026-11-22")
    assert "deadline" not in letter("late").stderr


def test_a_closed_campaign_goes_by_its_own_day(letter, site):
    letter("history")
    text = site.read("output/history/minister-en.txt")
    assert "Ann Early" in text
    assert "1 Old Lane" in text
    assert "22 November 2026" in text


def test_otherwise_holder_and_address_are_those_of_the_letters_day(letter, site):
    site.edit("campaigns.yaml", "published: 2003-03-17\n    status: closed", "status: open")
    letter("history", "--on", "2009-12-31")
    assert "Ann Early" in site.read("output/history/minister-en.txt")
    letter("history")
    assert "Ben Late\n" in site.read("output/history/minister-en.txt")
    assert "2 New Road" in site.read("output/history/minister-en.txt")


def test_who_is_left_out_is_named_with_the_reason_and_nothing_written_is_a_failure(letter, site):
    done = letter("mute")
    assert (done.code, done.stdout, site.made) == (1, "", [])
    assert (
        "  left out  deaf: no usable channel (fax lost, email dead); add one to deaf in recipients.yaml\n"
        "No letter was written.\n"
    ) in done.stderr


def test_a_target_without_email_gets_no_draft(plaint, site):
    site.edit("recipients.yaml", "    email: court@example.org\n", "")
    done = plaint("letter", "open-gates", "--to", "court", "--as", "eml")
    assert (done.code, done.stdout, site.made) == (1, "", [])
    assert "  left out  court: no e-mail address, so no draft\n" in done.stderr


def test_from_an_unknown_country_numbers_stay_international_and_the_mission_generic(letter, site):
    done = letter("open-gates")
    assert "fax       +7 7212 74 27 83 (add --from GB to see what to dial)" in done.stderr
    assert "which mission of Kazakhstan? Say where you write from, as --from GB, or pick one" in done.stderr
    assert "Where do you write from? Add --from GB, or `country: GB` to settings.yaml," in done.stderr
    assert "The Ambassador, Embassy of the Republic of Kazakhstan\n" in site.read(MISSION)


def test_a_country_without_mission_is_told_how_to_fill_the_gap(letter, site):
    done = letter("open-gates", "--from", "FR")
    assert (
        "  note      no mission of Kazakhstan is known for senders in FR: look up its address, write it on\n"
        "            the envelope, and add it to recipients.yaml as kind: mission\n"
    ) in done.stderr
    assert "Where do you write from" not in done.stderr


def test_a_country_with_several_times_is_asked_for_the_zone(letter, site):
    assert "US has several time zones: add yours to settings.yaml" in letter("open-gates", "--from", "US").stderr
    site.write("settings.yaml", "country: US\ntimezone: America/Chicago\n")
    done = letter("open-gates")
    assert "several time zones" not in done.stderr
    assert "Chicago time" in done.stderr


def test_a_country_covered_by_a_mission_elsewhere(letter, site):
    letter("open-gates", "--from", "IE")
    assert "2 Iceberg Row" in site.read(MISSION)


def test_missions_are_picked_by_id(letter, site):
    done = letter("open-gates", "--from", "GB", "--to", "kz-consulate-leeds")
    assert done.stdout == "output/open-gates/kz-consulate-leeds-en.txt\n"
    assert "3 Iceberg Row" in site.read("output/open-gates/kz-consulate-leeds-en.txt")
    assert "pick one" not in done.stderr


def test_several_targets(letter):
    done = letter("open-gates", "--to", "mission-kz", "--to", "court", "--from", "GB")
    assert done.stdout == f"{COURT}\n{MISSION}\n"


def signature(site, name=COURT):
    return site.read(name).partition("Yours respectfully,\n\n")[2].split("\n\n")[0]


def test_nobody_signs_where_nobody_is_known(letter, site):
    assert letter("open-gates", "--to", "court").stderr.endswith("to see what to dial and when.\n")
    assert signature(site).startswith("Signature: ____")


def test_the_only_signatory_signs(letter, site):
    site.write("signatories.yaml", SIGNATORIES.partition("  karim")[0])
    done = letter("open-gates", "--to", "court")
    assert done.stdout == "output/open-gates/court-en-ruth-example.txt\n"
    assert signature(site, "output/open-gates/court-en-ruth-example.txt") == "Ruth Example\nExampleton, United Kingdom"
    assert "Sign by hand" not in done.stderr


def test_of_several_signatories_nobody_is_guessed(letter, signed):
    letter("open-gates", "--to", "court")
    assert signature(signed).startswith("Signature: ____")


def test_the_settings_signatory_signs(letter, signed):
    signed.write("settings.yaml", "signatory: karim-beispiel\n")
    assert letter("open-gates", "--to", "court").stdout == "output/open-gates/court-en-k-b.txt\n"


def test_who_was_asked_for_signs_first_of_all(letter, signed):
    signed.write("settings.yaml", "signatory: karim-beispiel\n")
    done = letter("open-gates", "--to", "court", "--signed-by", "ruth-example")
    assert done.stdout == "output/open-gates/court-en-ruth-example.txt\n"


def test_all_sign_a_letter_each(letter, signed):
    done = letter("open-gates", "--to", "court", "--signed-by", "all")
    assert done.stdout == "output/open-gates/court-en-ruth-example.txt\noutput/open-gates/court-en-k-b.txt\n"
    text = signed.read("output/open-gates/court-en-ruth-example.txt")
    assert "I have taught for thirty years." in text
    assert "I have taught" not in signed.read("output/open-gates/court-en-k-b.txt")


def test_each_of_several_writes_from_the_own_country(letter, signed):
    letter("open-gates", "--signed-by", "all")
    assert "2 Iceberg Row" in signed.read("output/open-gates/mission-kz-en-ruth-example.txt")
    assert "The Ambassador," in signed.read("output/open-gates/mission-kz-en-k-b.txt")


def test_all_sign_one_statement(letter, signed):
    done = letter("open-gates", "--to", "court", "--signed-by", "all", "--joint")
    assert done.stdout == f"{COURT}\n"
    assert "K. B.\nMusterstadt, Germany\n\nRuth Example\nExampleton, United Kingdom\n" in signed.read(COURT)


def test_a_statement_may_name_some_and_count_the_others(letter, site):
    rows = "".join(f"Kim {sign}\n" for sign in "DCBAA")
    site.write("many.csv", f"name\n{rows}")
    done = letter("open-gates", "--to", "court", "--signed-by", "many.csv", "--joint", "--names", "3")
    assert "Kim A\n\nKim A\n\nKim B\n\nand 2 others\n" in site.read(COURT)
    assert "printed more than once, with the same country and organisation: Kim A" in " ".join(done.stderr.split())
    alone = letter("open-gates", "--to", "court", "--names", "3")
    assert (alone.code, alone.stdout) == (1, "")
    assert "--names is for statements" in alone.stderr


def test_a_statement_can_be_split_into_letters(letter, signed):
    assert letter("together", "--signed-by", "all").stdout == "output/together/court-en.txt\n"
    assert len(letter("together", "--signed-by", "all", "--each-signs").stdout.splitlines()) == 2


def test_a_statement_by_nobody_has_room_for_many(letter, site):
    letter("together")
    assert site.read("output/together/court-en.txt").count("Signature: ____") == 8


def test_a_table_of_signatories(letter, site):
    site.write("members.CSV", "name;town;country\nAnn Ä;Leeds;GB\nAnn A;;\n\nBo B;;FR\n")
    done = letter("open-gates", "--to", "court", "--signed-by", "members.CSV")
    assert done.stdout == "".join(f"output/open-gates/court-en-{name}.txt\n" for name in ("ann-a", "ann-a-2", "bo-b"))


def test_a_table_with_faults_makes_no_letter(letter, site):
    site.write("members.csv", "name,town,mail\nAnn,Leeds,x\n")
    done = letter("open-gates", "--signed-by", "members.csv")
    assert (done.code, done.stdout, site.made) == (1, "", [])
    assert "members.csv:1: unknown column 'mail'; did you mean 'email'?" in done.stderr


def test_an_organisation_writes_to_both_directly_and_through_the_embassy(letter, site):
    done = letter("club-letter")
    assert done.stdout == "output/club-letter/both-en.txt\noutput/club-letter/both-via-mission-kz-en.txt\n"
    direct, forwarded = (site.read(path) for path in done.stdout.split())
    assert direct.startswith("The Example Club\nPO Box 1\nLondon\nUnited Kingdom\n\nThe President and the Government\n")
    assert "\nYour Excellencies,\n" in direct
    assert direct.endswith("\nRob Chair\nchairman\nThe Example Club\n")
    assert "\nWe are writing to you with deep concern" in direct
    assert (
        "Please forward to: The President and the Government\nEmbassy of the Republic of Kazakhstan\n2 Iceberg Row"
        in (forwarded)
    )
    assert "Where do you write from" not in done.stderr, "the club is in London"


@pytest.mark.parametrize("name", ["kz-embassy-london", "both-via-mission-kz", "mission-kz"])
def test_the_forwarded_letter_alone(letter, name):
    done = letter("club-letter", "--to", name)
    assert len(done.stdout.splitlines()) == 1
    assert "both-via-" in done.stdout


def test_in_place_of_the_organisation_a_person_may_sign(letter, signed):
    letter("club-letter", "--to", "both", "--signed-by", "ruth-example")
    assert "The Example Club" not in signed.read("output/club-letter/both-en-ruth-example.txt")


def test_files_are_private(letter, site):
    letter("open-gates")
    for path, mode in (("output", 0o700), ("output/open-gates", 0o700), (COURT, 0o600)):
        assert stat.S_IMODE((site.root / path).stat().st_mode) == mode, path


def test_another_folder(letter, site, tmp_path):
    done = letter("open-gates", "--to", "court", "--output", str(tmp_path / "else" / "where"))
    path = tmp_path / "else" / "where" / "open-gates" / "court-en.txt"
    assert (done.stdout, site.made) == (f"{path}\n", [])
    assert path.is_file()
    done = letter("open-gates", "--to", "court", "--output", "print")
    assert done.stdout == "print/open-gates/court-en.txt\n"


def test_a_form_that_is_asked_for_twice_is_made_once(letter):
    assert letter("open-gates", "--to", "court", "--as", "text").stdout == f"{COURT}\n"


def test_a_second_run_writes_the_same_files(letter, site):
    first = letter("open-gates", "--from", "GB")
    before = {name: site.read(f"output/{name}") for name in site.made}
    assert letter("open-gates", "--from", "GB") == first
    assert {name: site.read(f"output/{name}") for name in site.made} == before


@pytest.mark.parametrize("where", ["output", "output/open-gates"])
def test_a_link_that_leads_out_of_the_output_is_not_followed(letter, site, tmp_path, where):
    outside = tmp_path / "outside"
    outside.mkdir()
    (site.root / where).parent.mkdir(exist_ok=True)
    (site.root / where).symlink_to(outside)
    done = letter("open-gates")
    assert (done.code, done.stdout, list(outside.iterdir())) == (1, "", [])
    assert "leads out of" in done.stderr


def test_a_link_to_the_texts_is_not_written_through(letter, site):
    (site.root / "letters").mkdir()
    (site.root / "output").mkdir()
    (site.root / "output" / "open-gates").symlink_to("../letters")
    assert letter("open-gates").code == 1
    assert list((site.root / "letters").iterdir()) == []


def test_what_cannot_be_written_is_said(letter, site):
    site.write("output", "a file where the folder should be")
    done = letter("open-gates")
    assert (done.code, done.stdout) == (1, "")
    assert "plaint: cannot write " in done.stderr
    assert "choose a folder with --output DIR" in done.stderr


def test_a_failing_write_leaves_nothing_behind(letter, site):
    (site.root / COURT).mkdir(parents=True)
    done = letter("open-gates", "--to", "court")
    assert (done.code, site.made) == (1, [])
    assert "cannot write " in done.stderr


def test_an_error_in_the_data_stops_everything(letter, site):
    site.edit("campaigns.yaml", "    status: open\n    until", "    status: opne\n    until")
    done = letter("open-gates")
    assert (done.code, done.stdout, site.made) == (1, "", [])
    assert "did you mean 'open'?" in done.stderr
    assert done.stderr.endswith("nothing was written.\n")


def test_machine_output_is_complete(plaint, signed):
    words = ("open-gates", "--from", "GB", "--signed-by", "ruth-example", "--as", "text", "--json")
    done = plaint("letter", *words)
    assert (done.code, done.stderr) == (0, "")
    value = json.loads(done.stdout)
    parts = {"campaign", "status", "notes", "letters", "files", "printed", "languages", "copies", "left_out"}
    assert set(value) == parts
    assert value["files"] == [{"path": one["path"], "letters": 1} for one in value["letters"]]
    assert (value["campaign"], value["status"], value["notes"]) == (
        "open-gates",
        "open",
        ["risk: Do not write to the prison."],
    )
    court, mission = value["letters"]
    assert Path(court.pop("path")).read_text("utf-8").startswith("Ruth Example\n12 Invented Road\n")
    assert len(court.pop("version")) == 64
    post, fax, email = court.pop("steps")
    assert (post["channel"], post["text"], post["usable"], post["lines"]) == (
        "post",
        "Ada Bench, President of the Court, 1 Court Square, FAIRHAVEN, KAZAKHSTAN",
        True,
        ["Ada Bench", "President of the Court", "1 Court Square", "FAIRHAVEN", "KAZAKHSTAN"],
    )
    assert fax == {
        "channel": "fax",
        "text": "+7 7212 74 27 83: from GB dial 00 7 7212 74 27 83, Mon-Fri 04:00-13:00 London time on 23 November "
        "(09:00-18:00 in Fairhaven)",
        "usable": True,
        "status": "good",
        "note": None,
        "printed": "+7 7212 74 27 83",
        "lines": [],
        "e164": "+77212742783",
        "mailbox": None,
        "url": None,
        "dial": "00 7 7212 74 27 83",
        "dial_alternatives": [],
        "dial_note": None,
        "open": {"from": "2026-11-23T09:00:00+05:00", "until": "2026-11-23T18:00:00+05:00"},
        "open_here": {"from": "2026-11-23T04:00:00+00:00", "until": "2026-11-23T13:00:00+00:00"},
    }
    assert (email["text"], email["mailbox"], email["usable"]) == ("court@example.org", "court@example.org", True)
    assert [copy["to"] for copy in value["copies"]] == ["hidden-union", "open-friends"]
    assert value["copies"][0]["address"] is None
    assert court == {
        "form": "text",
        "target": "court",
        "office": "President of the Court",
        "holder": "Ada Bench",
        "language": "en",
        "signatory": "ruth-example",
        "from": "GB",
        "address": ["Ada Bench", "President of the Court", "1 Court Square", "FAIRHAVEN", "KAZAKHSTAN"],
        "pages": None,
        "notes": [],
    }
    assert mission["notes"] == ["other missions there: kz-consulate-leeds; pick one with --to"]
    assert value["left_out"] == []
    assert value["languages"] == ["court: better read in 'ru' than in 'en'; try --lang ru --with-translation"]


def test_machine_output_names_who_is_left_out(plaint):
    done = plaint("letter", "mute", "--json")
    assert done.code == 1
    assert [one["target"] for one in json.loads(done.stdout)["left_out"]] == ["deaf"]


def test_a_hidden_name_is_nowhere_in_what_is_printed(plaint, signed):
    words = ("letter", "open-gates", "--to", "court", "--signed-by", "karim-beispiel", "--as", "text")
    for done in (plaint(*words), plaint(*words, "--json")):
        assert done.code == 0
        for trace in ("karim", "beispiel", "geheimweg", "verein"):
            assert trace not in (done.stdout + done.stderr).casefold()


def test_two_with_the_same_initials_are_told_apart(letter, site):
    rows = "name,show\nKarim Beispiel,initials\nKlara Beispiel,initials\n"
    site.write("members.csv", rows)
    done = letter("open-gates", "--to", "court", "--signed-by", "members.csv")
    assert done.stdout == "output/open-gates/court-en-k-b.txt\noutput/open-gates/court-en-k-b-2.txt\n"


def test_no_letter_is_written_before_all_can_be_printed(plaint, site):
    site.write("members.csv", "id,name\nann,Ann Sample\nodd,\u6f22\u5b57 Sample\n")
    done = plaint("letter", "open-gates", "--to", "court", "--signed-by", str(site.root / "members.csv"))
    assert (done.code, done.stdout, site.made) == (1, "", [])
    assert "members.csv:3: no font here has" in done.stderr


def test_what_was_written_before_a_run_broke_off_is_named(letter, site, monkeypatch):
    from plaint.errors import PlaintError
    from plaint.output import Output

    write = Output.write

    def fill_up(self, path, content):
        if "mission" in path.name:
            raise PlaintError("cannot write: no space left")
        return write(self, path, content)

    monkeypatch.setattr(Output, "write", fill_up)
    done = letter("open-gates", "--from", "GB")
    assert (done.code, done.stdout) == (1, f"{COURT}\n")
    assert "The run broke off; 1 file was written before that." in done.stderr


def test_a_zone_of_the_senders_country_needs_no_country_in_the_settings(letter, site):
    site.write("settings.yaml", "timezone: America/Chicago\n")
    done = letter("open-gates", "--to", "court", "--from", "US")
    assert "Chicago time on 23 November" in done.stderr
    site.write("settings.yaml", "language: en\n")
    done = letter("open-gates", "--to", "court", "--from", "RU")
    assert "RU has several time zones: add yours to settings.yaml, as `timezone: Europe/" in done.stderr


def test_bare_personal_words_are_in_the_signatorys_language(letter, site):
    site.write("one.csv", "id,name,language,personal\nsolo,Solo Sample,en,My own English sentence.\n")
    done = letter("open-gates", "--to", "court", "--lang", "ru", "--signed-by", str(site.root / "one.csv"))
    assert "My own English" not in site.read("output/open-gates/court-ru-solo.txt")
    assert "solo: `personal` is left out" in done.stderr
    letter("open-gates", "--to", "court", "--signed-by", str(site.root / "one.csv"))
    assert "My own English sentence." in site.read("output/open-gates/court-en-solo.txt")


def test_a_statement_says_that_it_has_no_room_for_personal_sentences(letter, site):
    site.write("two.csv", "id,name,personal\nann,Ann Sample,One.\nbo,Bo Sample,Two.\n")
    done = letter("open-gates", "--to", "court", "--joint", "--signed-by", str(site.root / "two.csv"))
    assert "the sentences of 2 who sign are left out" in " ".join(done.stderr.split())

"""`plaint call`: each member her own letters, in her language, once, whatever happens on the way."""

import json
import re
from datetime import date

import pytest
from tests.commands.calling import CALLED, MEMBERS, Later, lay_out_members, links_of, pdf_words
from tests.commands.posting import edit, parse
from tests.commands.posting import words_of as words_in
from tests.deliver import conftest as servers

from plaint.commands import call_round
from plaint.deliver.act import Act
from plaint.deliver.journal import NAME, open_journal, read_journal
from plaint.deliver.record import diary

authority, ca_file = servers.authority, servers.ca_file
contexts, mail_server = servers.contexts, servers.mail_server
SHEET = ("--to", "members.csv", "--what", "sheet")
TARGETS = ("weather-minister", "port-aurora-station", "mission-aq")
CODE = r"port-aurora-\d-[0-9A-Z]{6}"
NAMES = [row.split(",")[1] for row in MEMBERS.splitlines()[1:]]


@pytest.fixture
def server(mail_server):
    return mail_server()


@pytest.fixture
def post(workspace, server):
    return lay_out_members(workspace, server)


@pytest.fixture
def call(run, post):
    def ask(*words):
        return run("call", "port-aurora", *words, folder=post)

    return ask


@pytest.fixture
def later(monkeypatch):
    return Later(monkeypatch)


def words_of(content):
    return words_in(content).replace("\r\n", "\n")


def flat(text):
    return " ".join(text.split())


def recipients(server):
    return [to for got in server.box for to in got.to]


def by_member(server):
    """Return mails by who they are to: the name beside the mailbox."""
    return {str(parse(got.content)["To"].addresses[0].display_name): got for got in server.box}


# --- nothing leaves without --really ------------------------------------------------------------------


def test_the_plan_sends_nothing_and_writes_nothing(call, server, post):
    done = call("--to", "members.csv")
    assert done.code == 0
    assert server.sessions == 0
    assert not (post / NAME).exists()
    assert not (post / "output" / "port-aurora").exists()
    told = flat(done.stderr)
    assert "call ann: to ann@example.org, in 'en', in GB 3 letters: weather-minister, port-aurora-station, mis" in told
    assert "left out vera: does not want to be written to (contact: no); no option overrides this" in told
    assert "left out otto, uwe: has no mailbox; --as pdf prints packets for the post" in told
    assert "of 1 member it is not recorded that they agreed to be contacted" in told
    assert "9 messages: 3 in 'en', 2 in 'de', 1 in 'fr', 1 in 'ru', 1 in 'es', 1 in 'kk'" in told
    assert "Nothing was sent. To send it, after one more question: the same again with --really." in told


def test_the_plan_for_programs(call, server):
    plan = json.loads(call("--to", "members.csv", "--json").stdout)
    assert tuple(one["member"] for one in plan["messages"]) == CALLED
    assert [one["language"] for one in plan["messages"]] == ["en", "de", "fr", "ru", "es", "kk", "en", "en", "de"]
    assert {one["who"] for one in plan["left_out"]} == {"vera", "otto", "uwe"}
    assert plan["without_consent"] == 1
    assert server.sessions == 0


def test_a_trial_reaches_the_sender_alone_each_language_first(call, server, post):
    done = call(*SHEET, "--to-me", "--limit", "6")
    assert done.code == 0
    assert recipients(server) == ["branch@example.org"] * 6
    assert not (post / NAME).exists()
    assert re.findall(r"  trial +\w+, in '(\w+)'", done.stderr) == ["en", "de", "fr", "ru", "es", "kk"]
    first = parse(server.box[0].content)
    assert first["Subject"].startswith("[Trial] ")
    assert first["List-Unsubscribe"] is None
    assert "nobody but you gets this" in words_of(server.box[0].content)


def test_in_earnest_it_asks_once(call, server, monkeypatch):
    asked = []
    monkeypatch.setattr(call_round, "can_ask", lambda: True)
    monkeypatch.setattr(call_round, "ask", lambda question: (asked.append(question), "no")[1])
    done = call(*SHEET, "--really")
    assert (done.code, server.sessions) == (1, 0)
    assert asked == ["Send 9 messages? What is sent cannot be taken back. Type yes:"]


def test_where_nobody_can_be_asked_it_says_how_to_go_on(call, server):
    done = call(*SHEET, "--really")
    assert done.code == 1
    assert done.stderr.endswith("nobody is here to be asked\n  look at the plan above, then add --yes\n")
    assert server.sessions == 0


# --- what each gets ----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def kept():
    return {}


@pytest.fixture
def called(call, server, post, kept):
    """Call three of them once for several tests: letters take their time."""
    if not kept:
        rows = MEMBERS.splitlines(keepends=True)
        (post / "few.csv").write_text("".join(rows[row] for row in (0, 1, 2, 4)), "utf-8")
        assert call("--to", "few.csv", "--really", "--yes").code == 0
        kept["mails"] = by_member(server)
        assert list(kept["mails"]) == ["Ann Lantern", "Rita Probe", "Инна Пример"]
        with read_journal(post / NAME) as record:
            kept["code"] = f"port-aurora-0-{record.marks.code('port-aurora', '', 'rita')}"
            numbers = [record.marks.code("port-aurora", target, "rita") for target in TARGETS]
            kept["codes"] = [f"port-aurora-{place}-{number}" for place, number in enumerate(numbers, 1)]
    return kept["mails"]


def test_each_gets_one_message_in_her_language(call, server):
    call(*SHEET, "--really", "--yes")
    called = by_member(server)
    assert len(server.box) == len(called) == len(CALLED)
    greetings = {
        "Ann Lantern": "Dear Ann Lantern,",
        "Rita Probe": "Guten Tag Rita Probe,",
        "Paul Exemple": "Bonjour Paul Exemple,",
        "Инна Пример": "Здравствуйте, Инна Пример!",
        "Lola Ejemplo": "Hola, Lola Ejemplo:",
        "Дана Мысал": "Сәлеметсіз бе, Дана Мысал!",
        "I. S.": "Guten Tag,",
    }
    for name, greeting in greetings.items():
        assert words_of(called[name].content).startswith(f"{greeting}\n\n")


def test_each_gets_her_letters_in_her_language(called):
    endings = {"Ann Lantern": "en", "Rita Probe": "de", "Инна Пример": "ru"}
    for name, language in endings.items():
        files = [one.get_filename() for one in parse(called[name].content).iter_attachments()]
        assert files == [f"port-aurora-{target}-{language}.pdf" for target in TARGETS]


def test_nobody_is_named_to_another(called):
    for name, got in called.items():
        mail = parse(got.content)
        files = "".join(pdf_words(one.get_content()) for one in mail.iter_attachments())
        whole = words_of(got.content) + files + "".join(map(str, mail.values()))
        assert name in whole
        for other in NAMES:
            assert (other in whole) == (other == name), (name, other)
        assert "union@example.net" not in whole


def test_her_letters_are_of_her_country(called):
    letters = {name: list(parse(called[name].content).iter_attachments()) for name in ("Ann Lantern", "Rita Probe")}
    assert "2 Iceberg Row" in pdf_words(letters["Ann Lantern"][2].get_content())
    assert "2 Iceberg Row" not in pdf_words(letters["Rita Probe"][2].get_content())
    assert "ANTARKTIS" in pdf_words(letters["Rita Probe"][0].get_content())
    assert "Beispielweg 3" in pdf_words(letters["Rita Probe"][0].get_content())
    assert "Musterstadt, 22. November 2026" in pdf_words(letters["Rita Probe"][0].get_content())
    assert "dial 020 7946 0301" in flat(words_of(called["Ann Lantern"].content))
    assert "zu wählen: 00 44 20 7946 0301" in flat(words_of(called["Rita Probe"].content).replace("\xa0", " "))


def test_each_of_her_letters_has_its_own_code(called, kept):
    letters = [pdf_words(one.get_content()) for one in parse(called["Rita Probe"].content).iter_attachments()]
    assert [re.findall(CODE, words.replace("\u2011", "-")) for words in letters] == [[code] for code in kept["codes"]]


def test_letters_have_no_codes_where_nobody_wants_them(call, server, post):
    edit(post, "settings.yaml", "country: GB", "country: GB\ncodes: no")
    assert call("--to", "members.csv", "--limit", "1", "--really", "--yes").code == 0
    letters = [pdf_words(one.get_content()) for one in parse(server.box[0].content).iter_attachments()]
    assert not re.search(CODE, "".join(letters).replace("\u2011", "-"))


def test_how_to_say_done_to_write_and_to_leave(called, kept):
    links = links_of(words_of(called["Rita Probe"].content))
    code = kept["code"]
    done = [(to, body) for to, subject, body in links if subject == f"done {code}"]
    assert done == [
        ("branch@example.org", "posted\r\n(mit der Post)"),
        ("branch@example.org", "faxed\r\n(per Fax)"),
        ("branch@example.org", "emailed\r\n(per E-Mail)"),
        ("branch@example.org", "handed-in\r\n(persönlich abgegeben)"),
    ]
    letters = {to: body for to, _, body in links if to in ("minister@example.org", "director@example.org")}
    assert len(letters) == 2
    assert all(body.endswith("Rita Probe, Musterstadt") for body in letters.values())
    assert links[-1] == ("branch@example.org", f"unsubscribe {code}", "")
    assert f"\ndone {code}\n" in words_of(called["Rita Probe"].content)


def test_the_headers_say_that_it_is_a_message_to_many(called):
    mail = parse(called["Rita Probe"].content)
    assert sorted(mail.keys()) == [
        *("Auto-Submitted", "Content-Type", "Date", "From", "List-Unsubscribe", "MIME-Version", "Message-ID"),
        *("Subject", "To"),
    ]
    assert mail["Auto-Submitted"] == "auto-generated"
    assert re.fullmatch(
        r"<mailto:branch@example\.org\?subject=unsubscribe%20port-aurora-0-[0-9A-Z]{6}>", mail["List-Unsubscribe"]
    )
    assert mail["From"] == "Sampleton Branch <branch@example.org>"
    assert mail["To"] == "Rita Probe <rita@example.org>"
    assert {got.sender for got in called.values()} == {"branch@example.org"}


def test_letters_have_no_such_headers(run, server, post):
    done = run("send", "port-aurora", "--signed-by", "bo", "--really", "--yes", "--copies", "none", folder=post)
    assert done.code == 0
    assert server.box
    for got in server.box:
        assert {"List-Unsubscribe", "Auto-Submitted", "Precedence"}.isdisjoint(parse(got.content).keys())


def test_the_sheet_alone_and_the_link_to_a_page(call, server):
    assert call("--to", "members.csv", "--what", "sheet", "--limit", "1", "--really", "--yes").code == 0
    sheet = parse(server.box[0].content)
    assert list(sheet.iter_attachments()) == []
    assert "URGENT ACTION" in words_of(server.box[0].content)
    words = ("--what", "page-link", "--page", "https://www.example.org/port-aurora")
    assert call("--to", "members.csv", *words, "--limit", "1", "--really", "--yes").code == 0
    text = words_of(server.box[1].content)
    assert "\nhttps://www.example.org/port-aurora\n" in text
    assert "EILAKTION" not in text
    assert "Bitte beachten Sie: Do not write to the two observers" in flat(text)


@pytest.mark.parametrize(
    "page",
    [
        *("http://www.example.org/", "https://union@example.org/", "javascript:alert(1)", "https://"),
        *("https://example.org/ x", "https://example.org/\nBcc: x", "https://example.org/<b>", "https://exämple.org/"),
    ],
)
def test_what_is_no_page_is_refused(call, page):
    done = call("--to", "members.csv", "--what", "page-link", "--page", page)
    assert done.code == 1
    assert "no address of a page" in done.stderr


def test_own_words_by_language_and_no_organisers_contact_in_them(call, server):
    words = ("--text", "Meet us on Sunday.", "--text", "de=Am Sonntag um zwölf.")
    call(*SHEET, *words, "--limit", "2", "--really", "--yes")
    assert "\n\nMeet us on Sunday.\n\n" in words_of(server.box[0].content)
    assert "\n\nAm Sonntag um zwölf.\n\n" in words_of(server.box[1].content)
    done = call(*SHEET, "--text", "Write to Union@example.net")
    assert done.code == 1
    assert "these words give away how observers-union is reached" in done.stderr


def test_a_risk_that_names_a_contact_goes_to_nobody(call, server, post):
    risk = "Do not write to the two observers themselves; their post is read."
    edit(post, "campaigns.yaml", risk, "Ask union@example.net first.")
    for words in (("--what", "page-link", "--page", "https://example.org"), ("--what", "sheet")):
        done = call("--to", "members.csv", *words, "--limit", "1", "--really", "--yes")
        assert "a risk of the campaign names a contact: members read general words in its place" in flat(done.stderr)
    for got in server.box:
        assert "union@example.net" not in words_of(got.content)
        assert "ask the organisers what to be careful of" in flat(words_of(got.content)) or "fragen sie" in flat(
            words_of(got.content)
        ).casefold()


# --- once to each ------------------------------------------------------------------------------------


def test_nobody_is_called_twice(call, server, later):
    call(*SHEET, "--really", "--yes")
    again = call(*SHEET, "--really", "--yes")
    assert again.code == 0
    assert "There is nothing to send." in again.stderr
    later(days=3)
    assert call("--to", "members.csv", "--really", "--yes").code == 0
    assert len(server.box) == len(CALLED)


def test_members_who_share_a_mailbox_each_get_theirs(call, server):
    call(*SHEET, "--really", "--yes")
    twins = [parse(got.content) for got in server.box if got.to == ("twins@example.org",)]
    assert sorted(str(one["To"].addresses[0].display_name) for one in twins) == ["Sam Twin", "Tim Twin"]


def test_a_renamed_member_is_known_by_her_mailbox(call, server, post):
    call(*SHEET, "--really", "--yes")
    edit(post, "members.csv", "ann,Ann Lantern", "ann-2,Ann Lantern-Wick")
    call(*SHEET, "--really", "--yes")
    assert recipients(server).count("ann@example.org") == 1


def test_one_person_in_two_lists_is_one_person(call, server, post):
    path = post / "signatories.yaml"
    more = "  ann-lantern:\n    name: Ann Lantern\n    email: Ann@example.org\n"
    path.write_text(path.read_text("utf-8") + more, "utf-8")
    edit(post, "members.csv", "tim,Tim Twin", "ann-2,Ann Lantern,,GB,,,ann@example.org,en,,,\ntim,Tim Twin")
    done = flat(call(*SHEET, "--really", "--yes").stderr)
    assert "left out ann-2: is the same person as ann" in done
    assert "several people have the mailbox twins@example.org: each gets hers" in done
    call("--to", "all", "--what", "sheet", "--really", "--yes")
    assert recipients(server).count("ann@example.org") == 1
    assert recipients(server)[-2:] == ["alma@example.org", "bo@example.com"]


HEAD = "id,name,country,email,contact\n"


def test_one_mailbox_in_two_spellings_is_called_once(call, run, server, post, later):
    call("--to", "all", "--what", "sheet", "--really", "--yes")
    assert recipients(server).count("alma@example.org") == 1
    (post / "b.csv").write_text(f"{HEAD}77,A. Quill,GB,Alma@example.org,\n", "utf-8")
    words = ("--to", "b.csv", "--what", "sheet", "--really", "--yes")
    done = call(*words)
    assert "left out 77: the mailbox alma@example.org had this message under another id that" in flat(done.stderr)
    assert recipients(server).count("alma@example.org") == 1
    later(days=100)
    assert run("scrub", "--older-than", "90", folder=post).code == 0
    assert "left out 77: the mailbox" in flat(call(*words).stderr)
    both = f"{HEAD}77,A. Quill,GB,alma@example.org,\nalma,Alma Quill,GB,alma@example.org,\n"
    (post / "b.csv").write_text(both, "utf-8")
    call(*words)
    assert recipients(server).count("alma@example.org") == 2, "two people, side by side on one list"


@pytest.mark.parametrize(("contact", "count"), [("", 0), ("no", 0), ("yes", 1)])
def test_who_wants_no_mail_keeps_that_under_another_name(call, server, post, contact, count):
    path = post / "signatories.yaml"
    text = path.read_text("utf-8")
    assert "email: bo@example.com\n" in text
    path.write_text(text.replace("email: bo@example.com\n", "email: bo@example.com\n    contact: no\n"), "utf-8")
    (post / "b.csv").write_text(f"{HEAD}78,B. Winter,GB,Bo@example.com,{contact}\n", "utf-8")
    call("--to", "b.csv", "--what", "sheet", "--really", "--yes")
    assert len(server.box) == count


def test_nobody_is_called_where_what_goes_along_is_not_there(call, server, post):
    edit(post, "campaigns.yaml", "    form: letter\n", "    form: letter\n    enclosures: [list.pdf]\n")
    done = call("--to", "members.csv", "--really", "--yes")
    assert (done.code, server.sessions) == (1, 0)
    assert "enclosures/list.pdf: cannot be read" in flat(done.stderr)
    (post / "enclosures").mkdir()
    (post / "enclosures" / "list.pdf").write_bytes(b"%PDF-1.7 the list")
    assert call("--to", "members.csv", "--limit", "1", "--really", "--yes").code == 0
    files = [one.get_filename() for one in parse(server.box[0].content).iter_attachments()]
    assert files[-1] == "list.pdf"
    assert len(files) == 4


def test_a_limit_and_the_daily_cap_leave_the_rest(call, server, post, later):
    edit(post, "settings.yaml", "rate: 60000", "rate: 60000\ndaily_cap: 4")
    plan = flat(call(*SHEET).stderr)
    assert "9 messages, 4 a day: 4 today, the last on 24 November" in plan
    first = call(*SHEET, "--limit", "2", "--really", "--yes")
    assert first.code == 0
    assert "2 of 9 sent. Run the same again for the rest: nobody gets a message twice." in first.stderr
    call(*SHEET, "--really", "--yes")
    assert len(server.box) == 4
    later(days=1)
    call(*SHEET, "--really", "--yes")
    later(days=2)
    call(*SHEET, "--really", "--yes")
    assert len(set(map(str, recipients(server)))) == 8
    assert len(server.box) == len(CALLED)


def test_after_a_correction_the_rest_gets_the_new_letters(call, server, post):
    path = post / "members.csv"
    path.write_text("".join(path.read_text("utf-8").splitlines(keepends=True)[:3]), "utf-8")
    call("--to", "members.csv", "--limit", "1", "--really", "--yes")
    edit(post, "campaigns.yaml", "        de: Heizen Sie das Wohnheim.", "        de: Heizen Sie endlich das Wohnheim.")
    edit(post, "campaigns.yaml", "Have the dormitory heated", "Have the dormitory warmed")
    plan = flat(call("--to", "members.csv").stderr)
    assert "the letters have changed since 1 were called: the rest gets the new ones" in plan
    assert "`plaint notify port-aurora --corrected` tells those who had the old ones" in plan
    call("--to", "members.csv", "--really", "--yes")
    assert recipients(server) == ["ann@example.org", "rita@example.org"]
    rita = by_member(server)["Rita Probe"]
    assert "Heizen Sie endlich das Wohnheim" in words_of(rita.content)
    first = next(parse(rita.content).iter_attachments())
    assert "Heizen Sie endlich das Wohnheim" in pdf_words(first.get_content())


def test_what_was_planned_with_the_old_text_is_taken_back(call, post):
    call(*SHEET, "--limit", "1", "--really", "--yes")
    edit(post, "campaigns.yaml", "de: Heizen Sie das", "de: Heizen Sie endlich das")
    call(*SHEET, "--limit", "1", "--really", "--yes")
    with read_journal(post / NAME) as record:
        german = [one for one in record.entries() if one.key.office in ("rita", "ilse")]
    assert sorted(one.state for one in german) == ["cancelled", "cancelled", "planned", "sent"]


def test_a_refused_mailbox_is_told_and_the_others_go(call, server):
    server.faults.script("rcpt", "550 5.1.1 nobody of that name here")
    done = call(*SHEET, "--really", "--yes")
    assert done.code == 3
    assert "failed    1/9 ann by email to ann@example.org; " in done.stderr
    assert "8 of 9 sent, 1 refused. See: plaint status port-aurora" in done.stderr
    again = call(*SHEET, "--really", "--yes")
    assert "left out ann: refused before, for good" in flat(again.stderr)
    assert "--retry-failed sends it all the same" in flat(again.stderr)
    assert len(server.box) == 8
    call(*SHEET, "--really", "--yes", "--retry-failed")
    assert recipients(server)[8:] == ["ann@example.org"]


def test_what_may_have_arrived_is_unknown_and_never_sent_again(call, run, server, post):
    server.faults.script("dot", "accept+drop")
    done = call(*SHEET, "--really", "--yes")
    assert done.code == 3
    entries = json.loads(run("status", "--json", folder=post).stdout)
    (key,) = (one["key"] for one in entries if one["state"] == "unknown")
    assert f'plaint resolve {key} not-sent --note "how you know"' in done.stderr
    again = call(*SHEET, "--really", "--yes")
    assert "unknown ann: was called, on 2026-11-22" in flat(again.stderr)
    assert len(server.box) == len(CALLED)
    run("resolve", key, "not-sent", "--note", "no trace of it", folder=post)
    call(*SHEET, "--really", "--yes")
    assert recipients(server).count("ann@example.org") == 2


def test_the_journal_names_members_and_status_shows_them(call, run, post):
    call(*SHEET, "--limit", "1", "--really", "--yes")
    told = run("status", "port-aurora", "--all", folder=post)
    assert "port-aurora: 9 calls: 1 sent, 8 planned" in told.stderr
    assert re.search(r"sent +2026-11-22 12:00 +email +call to ann \(ann@example\.org\)", told.stdout)
    entries = json.loads(run("status", "--json", folder=post).stdout)
    assert {one["member"] for one in entries} == set(CALLED)


def test_once_scrubbed_nobody_is_named_and_nobody_called_again(call, run, server, post, later):
    call(*SHEET, "--really", "--yes")
    later(days=100)
    assert run("scrub", "--older-than", "90", folder=post).code == 0
    assert b"ann@example.org" not in (post / NAME).read_bytes()
    assert call(*SHEET, "--really", "--yes").code == 0
    assert len(server.box) == len(CALLED)


# --- who is left out ----------------------------------------------------------------------------------


def note(post, *steps):
    journal = open_journal(post / NAME, lambda: 1.0)
    for step in steps:
        journal.write(step)
    journal.close()


def test_whoever_asked_to_be_forgotten_is_not_written_to(call, server, post):
    note(post, diary.forget_names(["Ann Lantern", "rita@example.org", "paul"]))
    done = call(*SHEET, "--really", "--yes")
    assert "left out ann, rita, paul: asked to be forgotten" in flat(done.stderr)
    assert {"ann@example.org", "rita@example.org", "paul@example.org"}.isdisjoint(recipients(server))


@pytest.mark.parametrize(("who", "name"), [("rita", "Rita Probe"), ("r-probe", "Rita Probe"), ("rita", "R Probe")])
def test_what_signatories_yaml_says_counts_for_a_table_too(call, server, post, who, name):
    path = post / "signatories.yaml"
    more = f"  {who}:\n    name: {name}\n    email: Rita@example.org\n    contact: no\n"
    path.write_text(path.read_text("utf-8") + more, "utf-8")
    call(*SHEET, "--really", "--yes")
    assert "rita@example.org" not in recipients(server)
    assert len(server.box) == len(CALLED) - 1


def test_whoever_has_written_to_all_is_not_called_and_to_some_gets_the_rest(call, post):
    written = Act(campaign="port-aurora", how="posted", day=date(2026, 11, 20))
    note(post, diary.note_act(written, ("mailto:ann@example.org",)))
    note(
        post,
        diary.note_act(
            Act(
                campaign="port-aurora",
                target="weather-minister",
                office="weather-minister",
                holder="Wilhelmina Icewright",
                how="faxed",
                day=written.day,
                person="rita",
            )
        ),
    )
    plan = json.loads(call("--to", "members.csv", "--json").stdout)
    letters = {one["member"]: [letter["target"] for letter in one["letters"]] for one in plan["messages"]}
    assert "ann" not in letters
    assert letters["rita"] == ["port-aurora-station", "mission-aq"]
    assert {"who": "ann", "reason": "has written to all whom a letter can reach", "remedy": None, "flag": None} in plan[
        "left_out"
    ]


def test_a_letter_that_was_sent_for_her_counts(run, call, post):
    run("send", "port-aurora", "--signed-by", "bo", "--really", "--yes", "--copies", "none", folder=post)
    done = call("--to", "bo")
    assert "bo: has written to all whom a letter can reach" in flat(done.stderr)
    assert done.code == 1


def test_all_means_those_of_signatories_yaml(call, server):
    call("--to", "all", "--what", "sheet", "--really", "--yes")
    assert recipients(server) == ["alma@example.org", "bo@example.com"]


# --- what is refused ----------------------------------------------------------------------------------


def test_one_bad_row_refuses_all_unless_it_is_left_out(call, server, post):
    path = post / "members.csv"
    path.write_text(path.read_text("utf-8") + "bad,Bad Row,,GB,,,not-an-address,en,,,\n", "utf-8")
    done = call(*SHEET, "--really", "--yes")
    assert done.code == 1
    assert "members.csv:14: email: " in done.stderr
    assert server.sessions == 0
    assert call(*SHEET, "--skip-bad", "--really", "--yes").code == 0
    assert len(server.box) == len(CALLED)


def test_where_nobody_is_known_it_says_which_list_to_name(run, post):
    (post / "signatories.yaml").unlink()
    done = run("remind", "port-aurora", folder=post)
    assert done.code == 1
    assert "name the list of your members: --to members.csv" in done.stderr


def test_two_of_one_name_without_ids_are_not_told_apart(call, post):
    (post / "twice.csv").write_text("name,email\nAnn Lantern,a@example.org\nAnn Lantern,b@example.org\n", "utf-8")
    done = call("--to", "twice.csv", "--what", "sheet")
    assert "left out ann-lantern-2: an earlier row has the same name" in flat(done.stderr)


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("draft", "port-aurora is a draft: nobody is called for it"),
        ("closed", "port-aurora is closed: it is history"),
        ("stopped\n    reason: The family asks for it.", "nobody is called any more; no option overrides this"),
        ("won\n    reason: They are back.", "plaint notify port-aurora --won"),
    ],
)
def test_only_an_open_campaign_calls(call, server, post, status, words):
    edit(post, "campaigns.yaml", "status: open", f"status: {status}")
    done = call(*SHEET, "--after-deadline", "--really", "--yes")
    assert done.code == 1
    assert words in flat(done.stderr)
    assert server.sessions == 0


def test_after_the_deadline_it_needs_an_option(call, server, post):
    edit(post, "campaigns.yaml", "# until: 2040-12-31", "until: 2026-11-21")
    edit(post, "campaigns.yaml", "published: 2026-11-22", "published: 2026-11-01")
    done = call(*SHEET, "--really", "--yes")
    assert done.code == 1
    assert "the deadline of port-aurora, 2026-11-21, is past" in done.stderr
    assert call(*SHEET, "--after-deadline", "--really", "--yes").code == 0
    assert len(server.box) == len(CALLED)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--what", "page-link"), "add --page https://"),
        (("--page", "https://example.org/"), "--page without --what page-link"),
        (("--really", "--to-me"), "both --really and --to-me"),
        (("--everybody",), "--everybody is for packets"),
        (("--as", "pdf", "--to-me"), "--to-me is for mail"),
        (("--as", "pdf", "--what", "sheet"), "packets hold letters"),
        (("--to", "all", "--skip-bad"), "name one, as --to members.csv"),
        (("--text", "One", "--text", "Two"), "words of your own without a language twice"),
    ],
)
def test_options_that_speak_against_each_other(call, server, words, told):
    done = call("--to", "members.csv", *words)
    assert done.code == 1
    assert told in done.stderr
    assert server.sessions == 0

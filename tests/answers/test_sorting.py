"""Who may say what: the rules that the corpus cannot show one by one."""

import re
from dataclasses import replace
from datetime import date
from zlib import crc32

import pytest
from tests.answers.test_corpus import FILED, TODAY
from tests.answers.world import delivery_of, settle

from plaint.acts.codes import Codes
from plaint.answers import known
from plaint.answers.failure import read_notice
from plaint.answers.mail import read_mail
from plaint.answers.own_words import split_words

COURT = "court@justice.example.net"


@pytest.fixture(scope="module")
def journal(sent):
    with sent.journal() as journal:
        yield journal


@pytest.fixture(scope="module")
def sort(sent, journal):
    def found(text, default=None):
        return sent.sorter(journal, TODAY, default).sort(read_mail(sent.filled(text, journal).encode()))

    return found


def mail(sender, subject, body="", *heads):
    number = crc32(f"{sender}{subject}{body}".encode())
    usual = ("Date: Fri, 20 Nov 2026 10:00:00 +0000", f"Message-ID: <{number}@x.example.com>")
    return "\n".join((f"From: {sender}", f"Subject: {subject}", *usual, *heads, "", body))


# --- members -------------------------------------------------------------------------------------


def test_a_code_that_is_quoted_counts_from_her_own_mailbox_alone(sort):
    quoted = "Erledigt!\n\n> code {{code:karim}}"
    assert sort(mail("karim@members.example.org", "AW: x", quoted)).what == "done"
    for other in ("olga@members.example.org", "stranger@x.example.com"):
        assert sort(mail(other, "AW: x", quoted)).what not in FILED


def test_whoever_answers_a_call_from_another_mailbox_is_not_the_member(sort):
    thread = "In-Reply-To: {{id:call-karim}}"
    assert sort(mail("karim@members.example.org", "AW: x", "Erledigt!", thread)).what == "done"
    assert sort(mail("olga@members.example.org", "AW: x", "Erledigt!", thread)).what == "asks"


def test_a_code_counts_after_the_targets_were_put_in_another_order(world):
    path = world.root / "campaigns.yaml"
    with world.journal() as journal:
        written = mail("a@x.example.com", "posted {{letter-code:nia:minister}}")
        letter = read_mail(world.filled(written, journal).encode())
        for targets in ("[minister, {mission: KZ}]", "[{mission: KZ}, court, minister]", "[minister]"):
            text = re.sub(r"targets: \[[^\n]*minister[^\n]*\]", f"targets: {targets}", path.read_text("utf-8"))
            path.write_text(text, "utf-8")
            found = world.sorter(journal, TODAY).sort(letter)
            assert [(act.person, act.target) for act in found.acts] == [("nia", "minister")], targets


def test_no_more_mail_is_asked_for_from_her_own_mailbox_alone(sort):
    found = sort(mail("x@example.com", "unsubscribe {{code:karim}}"))
    assert (found.what, found.member) == ("asks", "")
    assert "contact: no for karim" in found.remedy
    assert sort(mail("olga@members.example.org", "unsubscribe {{code:karim}}")).what == "asks"
    hers = sort(mail("karim@members.example.org", "unsubscribe {{code:karim}}"))
    assert (hers.what, hers.member, hers.known_as) == ("stop", "karim", ("karim@members.example.org",))


def test_an_answer_to_a_call_is_never_an_officials(sort):
    thread = "In-Reply-To: {{id:call-karim}}"
    for sender in (COURT, "clerk@justice.example.net", "x@example.com"):
        assert sort(mail(sender, "Re: Orla Fairweather", "Your letter of 9 November", thread)).what == "asks"


def test_a_subject_that_repeats_ours_says_nothing(sort):
    subject = "Re: posted by fax: your letters"
    found = sort(mail("ruth@members.example.org", subject, "Hello {{code:ruth}}"))
    assert found.what == "asks"


def test_codes_of_two_people_are_for_a_person_to_look_at(sort):
    assert sort(mail("x@example.com", "posted {{code:ruth}} {{code:karim}}")).what == "asks"


def test_two_letters_of_one_member_are_two_acts(sort):
    body = "posted {{letter-code:ruth:court}} and {{letter-code:ruth:minister}}"
    acts = sort(mail("ruth@members.example.org", body)).acts
    assert [(act.target, act.how) for act in acts] == [("court", "posted"), ("minister", "posted")]
    assert len({act.source for act in acts}) == 2


def test_who_says_it_again_has_done_it_once(world):
    with world.journal() as journal:
        sorter = world.sorter(journal, TODAY)
        found = []
        for word in ("posted", "Posted!", "by fax"):
            message = world.filled(mail("nia@members.example.org", f"{word} {{{{code:nia}}}}"), journal)
            found.append(sorter.sort(read_mail(message.encode())))
            sorter.note(found[-1])
    assert [one.what for one in found] == ["done", "known", "done"]


def test_a_code_that_stands_for_nobody_known_is_for_a_person(sort):
    assert sort(mail("x@example.com", "posted open-gates-0-ZZZZZZ")).what == "asks"


def test_a_code_is_known_with_hyphens_that_do_not_break(sent, journal):
    text = sent.filled(mail("x@example.com", "done {{code:ruth}}"), journal)
    code = sent.filled("{{code:ruth}}", journal)
    found = sent.sorter(journal, TODAY).sort(read_mail(text.replace(code, code.replace("-", "\u2011")).encode()))
    assert {act.person for act in found.acts} == {"ruth"}


def test_a_letter_signed_by_hand_has_a_code_without_a_person(sort, sent, journal):
    code = Codes(sent.open().data.campaigns["open-gates"], journal.marks).code("court", "")
    (act,) = sort(mail("x@example.com", f"posted {code}")).acts
    assert (act.person, act.target, act.how) == ("", "court", "posted")


def test_a_picket_counts_for_the_campaign_as_a_whole(sort):
    (act,) = sort(mail("ruth@members.example.org", "we were on the picket {{code:ruth}}")).acts
    assert (act.how, act.target, act.office) == ("picket", "", "")


def test_only_targets_that_are_reached_so_are_meant(sort):
    acts = sort(mail("ruth@members.example.org", "by fax {{code:ruth}}")).acts
    assert [(act.how, act.target) for act in acts] == [("faxed", "")]


# --- offices -------------------------------------------------------------------------------------


def test_an_office_that_nobody_wrote_to_gave_no_answer(sort):
    sender = "parliament@assembly.example.net"
    assert sort(mail(sender, "Re: your letter", "We have it.")).what == "asks"
    assert sort(mail(sender, "Re: your letter", "As to Paula Nowhere: no.")).what == "answer"


COLLEAGUE = mail("x@justice.example.net", "Ответ", "Орла Ветрова")


def test_a_domain_of_everybody_says_nothing(sort, monkeypatch):
    assert sort(COLLEAGUE).what == "answer"
    monkeypatch.setattr(known, "_PUBLIC", frozenset({"justice.example.net"}))
    assert sort(COLLEAGUE).what == "left"


def test_a_domain_at_which_one_of_us_is_says_nothing(world):
    signatories = world.root / "signatories.yaml"
    text = signatories.read_text("utf-8")
    signatories.write_text(text.replace("ruth@members.example.org", "ruth@justice.example.net"), "utf-8")
    with world.journal() as journal:
        assert world.sorter(journal, TODAY).sort(read_mail(COLLEAGUE.encode())).what == "left"


def test_a_domain_of_many_offices_says_nothing(world):
    book = world.root / "recipients.yaml"
    more = "".join(
        f"  office-{n}: {{kind: official, office: Office {n}, country: KZ, email: office-{n}@justice.example.net}}\n"
        for n in (1, 2)
    )
    book.write_text(book.read_text("utf-8") + more, "utf-8")
    campaigns = world.root / "campaigns.yaml"
    text = campaigns.read_text("utf-8")
    campaigns.write_text(text.replace("[court, minister,", "[court, office-1, office-2, minister,"), "utf-8")
    with world.journal() as journal:
        assert world.sorter(journal, TODAY).sort(read_mail(COLLEAGUE.encode())).what == "left"


def test_the_same_domain_without_a_sign_is_for_a_person(sort):
    assert sort(mail("press@justice.example.net", "Opening hours", "We open at nine.")).what == "asks"


def test_whoever_forwards_must_be_one_of_us(sort):
    words = f"-------- Forwarded Message --------\nFrom: <{COURT}>\nSubject: Re: x\n\nOrla Fairweather stays."
    assert sort(mail("union@comrades.example.net", "Fwd: x", words)).what == "answer"
    assert sort(mail("stranger@x.example.com", "Fwd: x", words)).what not in FILED


def test_one_of_us_in_the_thread_of_a_letter_is_no_official(sort):
    found = sort(mail("ruth@members.example.org", "Re: x", "Look at this", "In-Reply-To: {{id:court-ruth}}"))
    assert found.what == "asks"


def test_a_forged_sender_is_told_where_the_mail_server_knows_it(sort):
    heads = ("Authentication-Results: mx.example.org; spf=fail; dmarc=fail",)
    found = sort(mail(COURT, "Re: Orla Fairweather", "Yes.", *heads))
    assert found.what == "asks"
    assert found.remedy == "if it is an answer: plaint reply open-gates court FILE"


# --- failures ------------------------------------------------------------------------------------


def notice(*blocks, subject="Undelivered", returned=""):
    told = "\n\n".join(("Reporting-MTA: dns; mx.example.org", *blocks))
    head = f"From: MAILER-DAEMON@mx.example.org\nReturn-Path: <>\nSubject: {subject}\n"
    kind = "Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n"
    status = f"--b\nContent-Type: message/delivery-status\n\n{told}\n\n"
    return f"{head}{kind}{status}--b\nContent-Type: text/rfc822-headers\n\n{returned}\n--b--\n"


def block(address, action="failed", status="5.1.1"):
    return f"Final-Recipient: rfc822; {address}\nAction: {action}\nStatus: {status}"


@pytest.mark.parametrize(
    ("action", "status", "fate"),
    [
        ("failed", "5.1.1", "failed"),
        ("failed", "4.4.7", "failed"),
        ("error", "5.0.0", "failed"),
        ("FAILED (gave up)", "5.4.4", "failed"),
        ("delayed", "4.4.1", "delayed"),
        ("delivered", "2.0.0", ""),
        ("relayed", "2.0.0", ""),
        ("expanded", "2.0.0", ""),
    ],
)
def test_the_action_decides(action, status, fate):
    found = read_notice(read_mail(notice(block(COURT, action, status)).encode()))
    assert (len(found.failures), len(found.delays)) == (fate == "failed", fate == "delayed")


@pytest.mark.parametrize(
    ("status", "outlook"),
    [
        *((status, "dead") for status in ("5.1.1", "5.1.10", "5.4.4", "5.2.1")),
        *((status, "bouncing") for status in ("5.2.2", "5.7.1", "4.4.7")),
    ],
)
def test_what_a_status_says_of_a_mailbox(status, outlook):
    (failure,) = read_notice(read_mail(notice(block(COURT, "failed", status)).encode())).failures
    assert failure.outlook == outlook


def test_several_failures_in_one_notice_are_several_acts(sort):
    returned = "Message-ID: {{id:minister-ruth}}\n\nMessage-ID: {{id:embassy-ruth}}"
    blocks = (block("minister@gates.example.net"), block("embassy@mission.example.com"))
    found = sort(notice(*blocks, returned=returned))
    assert [act.target for act in found.acts] == ["minister", "mission-kz"]
    assert len({act.source for act in found.acts}) == 2


def test_by_the_mailbox_alone_it_is_only_claimed(sort):
    found = sort(notice(block("minister@gates.example.net")))
    (act,) = found.acts
    assert (act.standing, act.target) == ("claimed", "minister")
    assert act.delivery


def test_a_failure_of_ours_that_says_who_else_it_was_for_befell_us(sort):
    """A mailbox may be forwarded: the server names the second one."""
    (act,) = sort(notice(block("other@somewhere.example.com"), returned="Message-ID: {{id:court-ruth}}")).acts
    assert (act.target, act.standing) == ("court", "witnessed")


def test_a_letter_that_never_left_did_not_come_back(world):
    delivery, _ = delivery_of("court-ruth")
    key = replace(delivery.key, signatory="olga", address="new@x.example.com")
    never = replace(delivery, key=key, signers=("olga",))
    with world.journal() as journal:
        journal.plan([never])
        found = world.sorter(journal, TODAY).sort(read_mail(notice(block("new@x.example.com")).encode()))
        assert found.what == "left"
        settle(journal, never)
        found = world.sorter(journal, TODAY).sort(read_mail(notice(block("new@x.example.com")).encode()))
        assert found.what == "bounced"


def test_a_postmaster_may_write_an_answer(sort):
    thread = "In-Reply-To: {{id:court-ruth}}"
    assert sort(mail("postmaster@justice.example.net", "Re: x", "Nobody here decides that.", thread)).what == "answer"


# --- words ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    [
        "On Tue, 10 Nov 2026 at 08:00, Branch <branch@example.org> wrote:",
        "Am Di., 10. Nov. 2026 um 08:00 Uhr schrieb Branch <branch@example.org>:",
        "Le mar. 10 nov. 2026 à 08:00, Branch <branch@example.org> a écrit :",
        "El mar, 10 nov 2026 a las 8:00, Branch (<branch@example.org>) escribió:",
        "вт, 10 нояб. 2026 г. в 08:00, Branch <branch@example.org>:\n> x",
        "10.11.2026 08:00, Branch пишет:",
        "-----Original Message-----",
        "-----Ursprüngliche Nachricht-----",
        "________________________________",
        "From: Branch\nSent: Tuesday\nTo: me",
        "Von: Branch\nGesendet: Dienstag",
        "От: Branch\nОтправлено: вторник",
    ],
)
def test_what_is_quoted_is_not_her_own(line):
    own, quoted = split_words(f"Mine.\n\n{line}\nTheirs.\n")
    assert own.startswith("Mine.")
    if ">" not in line.partition("\n")[2]:
        assert "Theirs." not in own
        assert "Theirs." in quoted


def test_a_letterhead_is_not_quoted():
    own, _ = split_words("From: the Ministry of Gates\n\nDear Sirs,\nno.\n")
    assert "Dear Sirs" in own


def test_the_day_of_a_message_is_its_own():
    assert read_mail(mail("a@example.com", "x").encode()).day == date(2026, 11, 20)
    assert read_mail(b"From: a@example.com\nDate: yesterday\n\n").day is None
    assert read_mail(b"From: a@example.com\nDate: Mon, 9 Nov 1926 08:00:00 +0000\n\n").day is None

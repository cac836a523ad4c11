"""What comes into the branch's mailbox until Thursday: sixty messages, each with what is to become of it."""

import re
from email.message import EmailMessage

from tests.commands.calling import links_of
from tests.commands.posting import parse
from tests.commands.posting import words_of as words_in
from tests.integration.week.matter import EMBASSIES, MINISTER, OFFICES, PROSECUTOR

BRANCH = "branch@example.org"
OWN_WORDS = {
    "en": "I posted all of them this morning.",
    "de": "Ich habe alles zur Post gebracht.",
    "fr": "J’ai posté toutes les lettres.",
    "ru": "Отправила всё обычной почтой.",
}
AWAY = {
    "en": ("Automatic reply: your letters", "I am away until Monday."),
    "de": ("Automatische Antwort", "Ich bin bis Montag nicht da."),
    "fr": ("Réponse automatique", "Je suis absente jusqu’à lundi."),
    "ru": ("Автоответ", "Меня не будет до понедельника."),
}
NOT_YET = {"en": "Not yet, I shall post them tomorrow.", "de": "Noch nicht.", "ru": "Ещё не отправила."}
OTHERS = (
    ("Aunt Hedy <hedy@example.com>", "Sunday", "Come to dinner on Sunday, and bring the children."),
    ("Lottery <win@prizes.example>", "You are the winner!!!", "Send us your bank account today."),
    ("Reading room <room@library.example>", "A book is due", "Please bring back the atlas."),
    ("Bogdan Merchant <sales@shop.example>", "Paper, cheap", "Five hundred sheets for the price of four."),
    ("Weather Today <list@weather.example>", "Newsletter 47", "Snow is expected on the coast."),
    ("Bank <security@bank.example>", "Your account is closed", "Click here to open it again: http://bank.example/x"),
    ("Cousin Ivo <ivo@example.net>", "photos", "Here are the photos of the harbour festival."),
    ("Hall <booking@hall.example>", "Your booking", "The small hall is yours on 3 December."),
    ("Tax office <noreply@tax.example>", "Reminder", "Your declaration is due."),
    ("Printer <info@print.example>", "Offer", "A thousand leaflets in two days."),
    ("Choir <choir@example.org>", "Rehearsal", "We begin at seven."),
    ("Gardener <roses@garden.example>", "Roses", "Cut them in March."),
    ("Somebody <somebody@elsewhere.example>", "done", "It is all done and paid."),
)


def message(number, sender, subject, words, **headers):
    """Return a message to the branch, of Thursday morning."""
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = sender, BRANCH, subject
    mail["Date"] = f"Thu, 26 Nov 2026 06:{number:02}:00 +0000"
    mail["Message-ID"] = f"<in-{number}@mail.example.net>"
    for name, value in headers.items():
        mail[name.replace("_", "-")] = value
    mail.set_content(words)
    return mail


class Letterbox:
    """Writes the messages, from what members got.

    Args:
        members: all of them.
        calls: the mail that each got, by id.
        truth: learns what is written.
    """

    def __init__(self, members, calls, truth):
        self.calls, self.truth = calls, truth
        self.called = [one for one in members if one.id in calls]
        self.single = [one for one in self.called if sum(other.email == one.email for other in members) == 1]
        self.mails = []

    def fill(self):
        """Return all of them as bytes."""
        for language in OWN_WORDS:
            self._done(language)
        self._returned()
        self._offices()
        self._asking()
        for sender, subject, words in OTHERS:
            self._put("left", sender, subject, words)
        return [one.as_bytes().replace(b"\n", b"\r\n") for one in self.mails]

    def _put(self, what, sender, subject, words, **headers):
        mail = message(len(self.mails), sender, subject, words, **headers)
        self.mails.append(mail)
        self.truth.sorted[mail["Message-ID"]] = what
        return mail

    def _next(self, language=None):
        """Take somebody who has not written yet."""
        found = next(one for one in self.single if language in (None, one.language))
        self.single.remove(found)
        return found

    def _done(self, language):
        """Six say that it is done, four by a link of their message; two machines answer."""
        for number in range(6):
            member = self._next(language)
            call = parse(self.calls[member.id].content)
            if number < 4:
                how, subject, body = self._link(call, number)
                self._put("done", f"{member.name.split()[-1]} <{member.email}>", subject, body)
            else:
                how, answer = "posted", call["Message-ID"]
                self._put("done", member.email, f"Re: {call['Subject']}", OWN_WORDS[language], In_Reply_To=answer)
            self.truth.did(member, how)
        for _ in range(2):
            member = self._next(language)
            answer = parse(self.calls[member.id].content)["Message-ID"]
            subject, words = AWAY[language]
            headers = {"In_Reply_To": answer, "Auto_Submitted": "auto-replied"}
            self._put("left", member.email, subject, words, **headers)

    def _link(self, call, number):
        """Return how it was done, subject and body of one of the links by which a member says that it is done."""
        words = words_in(call.as_bytes()).replace("\r\n", "\n")
        links = [link for link in links_of(words) if link[1].startswith("done ")]
        to, subject, body = links[number % len(links)]
        assert to == BRANCH
        return body.split()[0], subject, body

    def _returned(self):
        """Six calls come back (RFC 3464)."""
        for number in range(6):
            member = self._next()
            call = parse(self.calls[member.id].content)
            code = ("5.1.1", "5.2.2")[number % 2]
            status = (
                f"Reporting-MTA: dns; mx.example.org\n\nFinal-Recipient: rfc822; {member.email}\nAction: failed\n"
                f"Status: {code}\nDiagnostic-Code: smtp; 550 {code} not delivered\n\n"
            )
            head = f"From: {BRANCH}\nTo: {member.email}\nMessage-ID: {call['Message-ID']}\nSubject: call\n\n"
            mail = self._put("bounced", "MAILER-DAEMON@mx.example.org", "Undelivered Mail Returned to Sender", "")
            words = re.sub(r"(?s)Content-Type:.*", "", mail.as_string())
            raw = (
                f'{words.strip()}\nContent-Type: multipart/report; report-type=delivery-status; boundary="=_b"\n\n'
                f"--=_b\nContent-Type: text/plain\n\nIt could not be delivered.\n"
                f"--=_b\nContent-Type: message/delivery-status\n\n{status}"
                f"--=_b\nContent-Type: text/rfc822-headers\n\n{head}\n--=_b--\n"
            )
            self.mails[-1] = parse(raw.encode())
            self.truth.returned.append(member.id)

    def _offices(self):
        """Four offices answer, the machine of one does, and somebody writes in a minister's name."""
        berlin, madrid = EMBASSIES["DE"][0], EMBASSIES["ES"][0]
        for office, sender, words in (
            (MINISTER, OFFICES[MINISTER], "The case of Wenna Thornapple is with the courts."),
            (PROSECUTOR, OFFICES[PROSECUTOR], "We have taken note of the letters on Osric Fennimore."),
            (berlin, "berlin@embassy.example.org", "Ihr Schreiben zu Wenna Thornapple wurde weitergeleitet."),
            (madrid, "madrid@embassy.example.org", "Su carta sobre Tilda Marrowby fue transmitida."),
        ):
            self._put("answer", sender, "Re: your letter", words)
            self.truth.answers.append((office, "answer"))
        words = "Your message on Wenna Thornapple has been received. Do not answer."
        self._put("automatic", OFFICES[PROSECUTOR], "Auto-Reply: your letter", words, Auto_Submitted="auto-replied")
        self.truth.answers.append((PROSECUTOR, "automatic"))
        forged = "mail.example.org; dmarc=fail header.from=stations.example.net"
        words = "Wenna Thornapple is free. Stop writing."
        self._put("asks", OFFICES[MINISTER], "Good news", words, Authentication_Results=forged)

    def _asking(self):
        """Three have not done it yet, and say so."""
        for language, words in NOT_YET.items():
            member = self._next(language)
            call = parse(self.calls[member.id].content)
            self._put("asks", member.email, f"Re: {call['Subject']}", words, In_Reply_To=call["Message-ID"])

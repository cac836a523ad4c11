"""What the week is about: an appeal, a list of embassies, and what is written into files by hand. All is invented."""

CAMPAIGN = "thornapple-2026"
SECRET = "quiet-9f3k@example.net"  # the organisers' mailbox: no target and no member may learn of it
PASSWORD = "sesame-quaver-4417"
OLD_HOLDER, NEW_HOLDER = "Gudrun Floebank", "Lambert Newcastor"
OLD_STREET, NEW_STREET = "2 Iceberg Row", "9 Floe Crescent"
OLD_FACT = {
    "en": "in the harbour prison since 9 November",
    "de": "seit dem 9. November im Hafengefängnis",
    "fr": "à la prison du port depuis le 9 novembre",
    "ru": "в портовой тюрьме с 9 ноября",
}
NEW_FACT = {
    "en": "in the lighthouse prison since 9 November",
    "de": "seit dem 9. November im Leuchtturmgefängnis",
    "fr": "à la prison du phare depuis le 9 novembre",
    "ru": "в тюрьме на маяке с 9 ноября",
}
CORRECTION = (
    "Prison and minister have changed.",
    "de=Gefängnis und Ministerin sind andere.",
    "fr=La prison et le ministre ont changé.",
    "ru=Сменились тюрьма и министр.",
)
APPEAL = f"""\
From: Aurora Friends <news@example.org>
To: Sampleton Branch <branch@example.org>
Subject: ANTARCTICA: three observers detained for a report
Date: Mon, 23 Nov 2026 07:30:00 +0000
Message-ID: <appeal-1@example.org>
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit

URGENT APPEAL, 23 November 2026

ANTARCTICA: THREE OBSERVERS DETAINED FOR A REPORT ON THE HEATING

Wenna Thornapple, weather observer at Port Aurora, was detained on 9 November 2026 after she had reported
that the dormitory is not heated. Osric Fennimore and Tilda Marrowby, who confirmed the report, were detained
on 12 November 2026.

Please write before 31 December 2026 and ask the authorities:
- to release Wenna Thornapple, Osric Fennimore and Tilda Marrowby;
- to have the dormitory heated before the polar night;
- to punish nobody for a report.

Send appeals to:

{OLD_HOLDER}
Minister of Stations
5 Signal Quay
Port Aurora, Antarctica
Fax: +44 20 7946 0305
E-mail: minister@stations.example.net
Salutation: Dear Minister

Casimir Driftwood
Chief Prosecutor
8 Lantern Street
Port Aurora, Antarctica
E-mail: office@prosecutor.example.net

and to the embassy of Antarctica in your country.

Copies to:
Aurora Quiet Committee, {SECRET}
"""
MINISTER, PROSECUTOR, COMMITTEE = "aq-minister-of-stations", "aq-chief-prosecutor", "aq-aurora-quiet-committee"
OFFICES = {MINISTER: "minister@stations.example.net", PROSECUTOR: "office@prosecutor.example.net"}
# London is known to the workspace already, by its town.
MISSIONS = f"""\
of,country,kind,city,address,postcode,phone,fax,email
AQ,GB,embassy,London,{OLD_STREET},ZZ9 9ZZ,+44 20 7946 0310,,embassy@example.com
AQ,DE,embassy,Berlin,Eisbergstraße 3,99990,+49 30 23125 901,+49 30 23125 902,berlin@embassy.example.org
AQ,FR,embassy,Paris,5 rue de la Banquise,99991,+33 1 99 00 11 22,,paris@embassy.example.org
AQ,ES,embassy,Madrid,Calle del Iceberg 6,99992,+34 910 00 00 01,,madrid@embassy.example.org
AQ,KZ,embassy,Astana,Ледовая улица 7,999993,+7 7172 00 00 01,,astana@embassy.example.org
"""
EMBASSIES = {  # by country: the recipient's id, and a line of its address that no other has
    "GB": ("aq-embassy-london", OLD_STREET),
    "DE": ("aq-embassy-berlin", "Eisbergstraße 3"),
    "FR": ("aq-embassy-paris", "5 rue de la Banquise"),
    "ES": ("aq-embassy-madrid", "Calle del Iceberg 6"),
    "KZ": ("aq-embassy-astana", "Ледовая улица 7"),
}
TITLES = {
    "de": "Lassen Sie die drei Beobachter frei",
    "fr": "Libérez les trois observateurs",
    "ru": "Освободите троих наблюдателей",
}
DEMANDS = {
    "to release Wenna Thornapple": {
        "de": "Wenna Thornapple, Osric Fennimore und Tilda Marrowby freizulassen",
        "fr": "libérer Wenna Thornapple, Osric Fennimore et Tilda Marrowby",
        "ru": "освободить Уэнну Торнэппл, Осрика Феннимора и Тильду Мэрроуби",
    },
    "to have the dormitory heated": {
        "de": "das Wohnheim vor der Polarnacht zu heizen",
        "fr": "chauffer le dortoir avant la nuit polaire",
        "ru": "отопить общежитие до полярной ночи",
    },
    "to punish nobody": {
        "de": "niemanden für eine Meldung zu strafen",
        "fr": "ne punir personne pour un signalement",
        "ru": "никого не наказывать за сообщение",
    },
}


def worded(words, indent):
    return "".join(f"{' ' * indent}{language}: {told}\n" for language, told in words.items())


def opened(text):
    """Return campaigns.yaml as the organiser leaves it on Monday: translated, with a fact, and open."""
    head, mark, tail = text.partition(f"  {CAMPAIGN}:\n")
    assert mark
    tail = replaced(tail, "status: draft", "status: open")
    tail = after_line(tail, "      en: ", worded(TITLES, 6))
    tail = after_line(tail, "      - name: Wenna Thornapple", f"        facts:\n{worded(OLD_FACT, 10)}")
    for words, translated in DEMANDS.items():
        tail = after_line(tail, f"        en: {words}", worded(translated, 8))
    return head + mark + tail


def after_line(text, start, more):
    """Add lines after the first that begins so."""
    lines = text.splitlines(keepends=True)
    number = next(number for number, line in enumerate(lines) if line.startswith(start))
    return "".join((*lines[: number + 1], more, *lines[number + 1 :]))


def replaced(text, old, new):
    assert old in text, old
    return text.replace(old, new, 1)


def corrected(text):
    for language, old in OLD_FACT.items():
        text = replaced(text, old, NEW_FACT[language])
    return text


def succeeded(text):
    """Return recipients.yaml with a new minister since Wednesday, and both offices checked on that day."""
    for _ in (MINISTER, PROSECUTOR):
        checked = "    verified: 2026-11-25\n    source: the appeal, and a call to the office\n"
        text = replaced(text, "    source: appeal of 2026-11-23\n", checked)
    head, mark, tail = text.partition(f"  {MINISTER}:\n")
    holders = (
        f"    holders:\n      - name: {OLD_HOLDER}\n        until: 2026-11-25\n"
        f"      - name: {NEW_HOLDER}\n        from: 2026-11-25\n"
    )
    lines = tail.splitlines(keepends=True)
    number = next(number for number, line in enumerate(lines) if line.startswith(f"    name: {OLD_HOLDER}"))
    lines[number] = holders
    return head + mark + "".join(lines)


def moved(text):
    """Return recipients.yaml with the embassy in London at its new address since Saturday."""
    old = f"    post:\n      lines:\n        - {OLD_STREET}\n      city: London\n      postcode: ZZ9 9ZZ\n"
    new = (
        f"    post:\n      - lines:\n          - {OLD_STREET}\n        city: London\n        postcode: ZZ9 9ZZ\n"
        f"        until: 2026-11-28\n      - lines:\n          - {NEW_STREET}\n        city: London\n"
        "        postcode: ZZ9 8ZZ\n        from: 2026-11-28\n"
    )
    return replaced(text, old, new)


def settings(mail, imap):
    """Return settings.yaml with the branch's mailbox on two servers, by their ports."""
    return (
        "country: GB\ntimezone: Europe/London\nlanguage: en\norganisation: Sampleton Trades Council\n"
        "rate: 60000\ndaily_cap: 5000\naccounts:\n  branch:\n    email: branch@example.org\n"
        f"    name: Sampleton Branch\n    smtp: {{host: 127.0.0.1, port: {mail}, security: none, "
        f"user: branch@example.org}}\n    imap: {{host: 127.0.0.1, port: {imap}, security: none, "
        "user: ruth@example.org}\n"
    )


BOARD = """\
id,name,town,country,consent
ottilie-crane,Ottilie Crane,Sampleton,GB,sign
rufus-penhale,Rufus Penhale,Sampleton,GB,sign
selma-dovecote,Selma Dovecote,Sampleton,GB,sign
tobias-larkrise,Tobias Larkrise,Sampleton,GB,sign
ursula-wintle,Ursula Wintle,Sampleton,GB,sign
"""

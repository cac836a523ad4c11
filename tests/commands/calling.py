"""A workspace that calls its members: the starter's campaign in six languages, members in five countries."""

from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, unquote, urlsplit

from tests.commands.posting import write_accounts

from plaint import cli

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)  # the fixed day of tests/conftest.py

MEMBERS = """\
id,name,town,country,street,postcode,email,language,consent,contact,show
ann,Ann Lantern,Sampleton,GB,12 Example Road,YY1 1YY,ann@example.org,en,be-contacted,,
rita,Rita Probe,Musterstadt,DE,Beispielweg 3,99998,rita@example.org,de,be-contacted,,
paul,Paul Exemple,Lyon-Exemple,FR,4 rue de l’Exemple,69999,paul@example.org,fr,,,
inna,Инна Пример,Примерск,RU,ул. Примерная 5,999999,inna@example.org,ru,be-contacted,,
lola,Lola Ejemplo,Villa Ejemplo,ES,Calle Ejemplo 6,99999,lola@example.org,es,be-contacted,,
dana,Дана Мысал,Мысал,KZ,Мысал көшесі 7,999999,dana@example.org,kk,be-contacted,,
sam,Sam Twin,Sampleton,GB,14 Example Road,YY1 1YY,twins@example.org,en,be-contacted,,
tim,Tim Twin,Sampleton,GB,14 Example Road,YY1 1YY,twins@example.org,en,be-contacted,,
vera,Vera Quiet,Sampleton,GB,16 Example Road,YY1 1YY,vera@example.org,en,be-contacted,no,
otto,Otto Paper,Musterstadt,DE,Beispielweg 9,99997,,de,be-contacted,,
uwe,Uwe Blatt,Musterdorf,DE,Beispielweg 1,99990,,de,be-contacted,,
ilse,Ilse Still,Musterdorf,DE,Beispielweg 2,99991,ilse@example.org,de,be-contacted,,initials
"""
CALLED = ("ann", "rita", "paul", "inna", "lola", "dana", "sam", "tim", "ilse")
TITLES = {
    "de": "Juno Frost und Bo Winter sollen auf ihre Posten zurück",
    "ru": "Верните Джуно Фрост и Бо Уинтера на работу",
    "es": "Que Juno Frost y Bo Winter recuperen sus puestos",
    "kk": "Джуно Фрост пен Бо Уинтерді жұмысқа қайтарыңыз",
}
DEMANDS = {
    "reinstatement": {
        "de": "Lassen Sie beide zurückkehren.",
        "ru": "Верните обоих на работу.",
        "es": "Permitan que ambos vuelvan.",
        "kk": "Екеуін де жұмысқа қайтарыңыз.",
    },
    "heating": {
        "de": "Heizen Sie das Wohnheim.",
        "ru": "Отопите общежитие.",
        "es": "Calienten el dormitorio.",
        "kk": "Жатақхананы жылытыңыз.",
    },
    "no-reprisals": {
        "de": "Strafen Sie niemanden.",
        "ru": "Никого не наказывайте.",
        "es": "No castiguen a nadie.",
        "kk": "Ешкімді жазаламаңыз.",
    },
}


def lay_out_members(root, server):
    """Write accounts, members.csv and a campaign that has words in six languages; return the workspace."""
    write_accounts(root, server)
    (root / "members.csv").write_text(MEMBERS, "utf-8")
    path = root / "campaigns.yaml"
    text = path.read_text("utf-8")
    en = "      en: Let Juno Frost and Bo Winter return to their posts\n"
    assert en in text
    text = text.replace(en, en + "".join(f"      {language}: {words}\n" for language, words in TITLES.items()))
    for demand, words in DEMANDS.items():
        head = f"      - id: {demand}\n"
        assert head in text
        text = text.replace(head, head + "".join(f"        {language}: {told}\n" for language, told in words.items()))
    path.write_text(text, "utf-8")
    for path in (root / "letters" / "port-aurora").glob("*.md"):
        path.unlink()
    return root


class Later:
    """Sets the clock of the command line: `Later(monkeypatch)(days=3)`."""

    def __init__(self, monkeypatch):
        self.monkeypatch = monkeypatch

    def __call__(self, **passed):
        moment = NOW + timedelta(**passed)

        class Moved(datetime):
            @classmethod
            def now(cls, tz=None):
                return moment if tz is None else moment.astimezone(tz)

        self.monkeypatch.setattr(cli, "datetime", Moved)


def links_of(text):
    """Return the `mailto:` links of a message, each as mailbox, subject and body."""
    found = []
    for line in text.splitlines():
        if line.startswith("mailto:"):
            link = urlsplit(line)
            fields = parse_qs(link.query, strict_parsing=True)
            found.append((unquote(link.path), fields["subject"][0], fields.get("body", [""])[0]))
    return found


def pdf_words(content):
    """Return the words of a PDF, in one line."""
    import pypdfium2

    document = pypdfium2.PdfDocument(content)
    try:
        return " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())
    finally:
        document.close()

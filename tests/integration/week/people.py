"""Three hundred invented members in five countries, who read four languages; every surname is one person's."""

import csv
import io
import random
from dataclasses import dataclass, replace

COLUMNS = ("id", "name", "town", "country", "street", "postcode", "email", "language", "consent", "contact")
HEADS = ("Bal", "Cor", "Dun", "Fen", "Gar", "Hol", "Jar", "Kel", "Lor", "Mar", "Nor", "Pen", "Quor", "Ros", "Tar")
TAILS = (
    "bickle", "cotton", "dashby", "fernow", "gristle", "hattok", "junkett", "kirdan", "lumber", "mistram",
    "nettle", "oxwold", "pindar", "quilter", "rasmak", "sorrel", "tobbin", "ummock", "vashti", "wexler",
)  # fmt: skip
RUSSIAN_HEADS = (
    "Бал", "Кор", "Дун", "Фен", "Гар", "Хол", "Жар", "Кел", "Лор", "Мар", "Нор", "Пен", "Квор", "Рос", "Тар",
)  # fmt: skip
RUSSIAN_TAILS = (
    "бикло", "коттон", "дашбин", "фернов", "гристов", "хаттоков", "юнкетов", "кирдан", "лумберов", "мистрам",
    "неттов", "оксволд", "пиндар", "квилтер", "расмаков", "соррель", "тоббин", "уммоков", "вашти", "векслер",
)  # fmt: skip
GIVEN = {
    "en": ("Alda", "Bram", "Cleo", "Dora", "Ewan", "Flora"),
    "de": ("Anke", "Bernd", "Dörte", "Götz", "Heike", "Jürgen"),
    "fr": ("Aimée", "Benoît", "Clémence", "Édith", "Gaëlle", "Honoré"),
    "ru": ("Алина", "Борис", "Вера", "Глеб", "Дина", "Егор"),
}
# country, how many who read which language, town, a street without its number
GROUPS = (
    ("GB", ("en",) * 56 + ("ru",) * 4, "Sampleton", "Example Road", "YY1 1YY"),
    ("DE", ("de",) * 60, "Musterstadt", "Beispielweg", "99998"),
    ("FR", ("fr",) * 60, "Exempleville", "rue de l’Exemple", "99999"),
    ("ES", ("en",) * 30 + ("fr",) * 30, "Villa Ejemplo", "Calle Ejemplo", "99997"),
    ("KZ", ("ru",) * 60, "Примерск", "улица Примерная", "999999"),
)
DOMAINS = ("example.org", "example.com", "example.net")


@dataclass(frozen=True)
class Member:
    """One of them, as the table has her; `surname` tells her from everybody else."""

    id: str
    surname: str
    name: str
    town: str
    country: str
    street: str
    postcode: str
    email: str
    language: str
    consent: str = "be-contacted"
    contact: str = ""

    @property
    def is_called(self):
        return bool(self.email) and not self.contact


def invent():
    """Return all of them; a few are not to be written to, have no mailbox, share one, or bear an odd name."""
    members = []
    for country, languages, town, street, postcode in GROUPS:
        for language in languages:
            members.append(_member(len(members), country, language, town, street, postcode))
    for number in range(11, 300, 60):
        members[number] = replace(members[number], contact="no")
        members[number + 1] = replace(members[number + 1], email="")
    for number in (20, 80):  # two couples
        members[number + 1] = replace(members[number + 1], email=members[number].email)
    for number, given in ((30, 'Nell "Nib"'), (90, "=1+1"), (150, "Ida </b>"), (210, "{{ name }} %s")):
        members[number] = replace(members[number], name=f"{given} {members[number].surname}")
    random.Random(1905).shuffle(members)  # so that each half of the list has all countries and languages
    return tuple(members)


def _member(number, country, language, town, street, postcode):
    head, tail = number % len(HEADS), number // len(HEADS)
    latin = HEADS[head] + TAILS[tail]
    surname = RUSSIAN_HEADS[head] + RUSSIAN_TAILS[tail] if language == "ru" else latin
    given = GIVEN[language][number % 6]
    return Member(
        id=f"{country.lower()}-{latin.lower()}",
        surname=surname,
        name=f"{given} {surname}",
        town=town,
        country=country,
        street=f"{number + 1} {street}",
        postcode=postcode,
        email=f"{latin.lower()}@{DOMAINS[number % 3]}",
        language=language,
    )


def as_table(members):
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows([getattr(one, column) for column in COLUMNS] for one in members)
    return file.getvalue()

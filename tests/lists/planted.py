"""Lists of invented people with planted doubles and with traps: namesakes, fathers and sons, sisters, couples.

What is one person's is known from the making; the spellings come from tables of their own, not from Plaint's rules.
"""

import random
from dataclasses import dataclass, field, replace

from plaint.errors import Place
from plaint.lists.entry import Clean


def words(text):
    return tuple(text.split())


GIVEN = words("""
Ada Bela Cleo Dorian Edda Fabian Gesine Hélène Íñigo Jürgen Käthe Lærke Mårten Noël Ömer Pelagia Quentin René
Søren Tomás Ulrike Véronique Wanda Xavier Yves Zoë Łucja François Benoît Håkon
""")
SURNAME = words("""
Abendrot Bergström Čapková Dvořák Eßlinger Fernández Gérard Hübner Ibáñez Jørgensen Köhler Lefèvre Muñoz
Nováček Öberg Pérez Quarles Rasmussen Šimek Thévenet Umbrecht Vögeli Wójcik Ximénez Ysern Žižka Brontë
""")
CYRILLIC_GIVEN = words("""
Юрий Михаил Сергей Евгений Татьяна Алексей Пётр Семён Ольга Юлия Фёдор Дмитрий Наталья Яков Людмила Игорь
""")
CYRILLIC_SURNAME = words("""
Чернышёв Жаворонков Хрусталёв Щербаков Достоевский Кузнецов Васильев Шевченко Соловьёв Цветаев Григорьев Емельянов
Зайцев Ильин Филиппов Яковлев Юдин Мусаев Жаксыбеков Ахметов Шульгин Широков Чайкин Хасанов
""")
UNIONS = ("Union A", "Union B", "Syndicat C", "Gewerkschaft D", "Профсоюз Е")
TOWNS = ("Sampleton", "Musterstadt", "Exempleville", "Образцово")

LETTERS = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
ENGLISH = words("a b v g d e yo zh z i y k l m n o p r s t u f kh ts ch sh shch _ y _ e yu ya")
PASSPORT = words("a b v g d e e zh z i i k l m n o p r s t u f kh ts ch sh shch ie y _ e iu ia")
FRENCH = words("a b v g d e io j z i i k l m n o p r s t ou f kh ts tch ch chtch _ y _ e iou ia")
GERMAN = words("a b w g d e jo sch s i i k l m n o p r s t u f ch z tsch sch schtsch _ y _ e ju ja")
TABLES = tuple(dict(zip(LETTERS, table, strict=True)) for table in (ENGLISH, PASSPORT, FRENCH, GERMAN))


def romanised(text, chance):
    table = chance.choice(TABLES)
    return " ".join(
        "".join(table[letter] for letter in word.lower()).replace("_", "").capitalize() for word in text.split()
    )


def bare(text):
    """Return the text as a keyboard without accents writes it."""
    accented = "éèëêíîïñóöøôúüûáàâäåçčćšśžźżłřńýÉÍÖÁÅČŠŽŁ"
    table = str.maketrans(accented, "eeeeiiinoooouuuaaaaacccsszzzlrnyEIOAACSZL")
    return text.translate(table).replace("æ", "ae").replace("ß", "ss")


@dataclass
class Planted:
    """A list: entries, whose each is, and what was planted.

    Attributes:
        owners: the number of the person behind each entry.
        doubles: kind of each planted double, by the number of its entry.
    """

    chance: random.Random
    entries: list[Clean] = field(default_factory=list)
    owners: list[int] = field(default_factory=list)
    doubles: dict[int, str] = field(default_factory=dict)

    def add(self, name, owner=None, **cells):
        place = Place("list", len(self.entries) + 1)
        pairs = (("name", name), *((key, words) for key, words in cells.items() if words))
        self.entries.append(Clean(place, pairs))
        self.owners.append(len(self.entries) if owner is None else owner)
        return len(self.entries) - 1

    def double(self, number, name, kind, **cells):
        own = {**dict(self.entries[number].cells[1:]), **cells}
        self.doubles[self.add(name, self.owners[number], **own)] = kind


def plant(seed, size=300):
    """Return a list of about this size, a third of it doubles, a sixth of it traps, shuffled."""
    chance = random.Random(seed)
    made = Planted(chance)
    names = [(given, surname) for given in GIVEN for surname in SURNAME]
    cyrillic = [(given, surname) for given in CYRILLIC_GIVEN for surname in CYRILLIC_SURNAME]
    chance.shuffle(names)
    chance.shuffle(cyrillic)
    for number, pair in enumerate(names[: size // 3] + cyrillic[: size // 4]):
        plant_one(made, " ".join(pair), number, is_cyrillic=pair in cyrillic)
    trapped = zip(chance.sample(GIVEN, size // 30), chance.sample(SURNAME, size // 30), strict=True)
    for number, (given, surname) in enumerate(trapped):
        plant_traps(made, given, f"{surname}-Trap", number)
    return shuffled(made)


def plant_one(made, name, number, *, is_cyrillic):
    chance = made.chance
    cells = {
        "country": "" if chance.random() < 0.3 else chance.choice(("RU", "KZ") if is_cyrillic else ("DE", "FR", "SE")),
        "organisation": chance.choice(("", "", *UNIONS)),
        "town": chance.choice(("", *TOWNS)),
        "email": chance.choice(("", f"person-{number}@example.org")),
    }
    first = made.add(name, **cells)
    if chance.random() < 0.5:
        kinds = ("exact", "swapped", "initials", *(["transliteration"] * 3 if is_cyrillic else ["accents"] * 2))
        kind = chance.choice(kinds)
        lost = {key: "" for key in cells if chance.random() < 0.3}
        made.double(first, spelt(name, kind, chance), kind, **lost)


def spelt(name, kind, chance):
    given, surname = name.split()
    forms = {
        "exact": lambda: name,
        "swapped": lambda: f"{surname} {given}",
        "initials": lambda: chance.choice((f"{given[0]}. {surname}", f"{surname} {given[0]}.")),
        "accents": lambda: bare(name),
        "transliteration": lambda: romanised(name, chance),
    }
    return forms[kind]()


def plant_traps(made, given, surname, number):
    """Add people who are not one, however like they are."""
    chance = made.chance
    union, mailbox, street = chance.choice(UNIONS), f"family-{number}@example.org", f"{number} Trap Road"
    made.add(f"{given} {surname}", organisation=union, town="Sampleton", street=street, email=f"a-{number}@example.org")
    made.add(f"{given} {surname}", organisation=union, town="Sampleton", street=street, email=f"b-{number}@example.org")
    made.add(f"{given} {surname}", town="Sampleton", street=street)
    made.add(f"{given} {surname}", town="Sampleton", street=street)
    made.add(f"{given} {surname} sen.", email=mailbox, street=street)
    made.add(f"{given} {surname} jun.", email=mailbox, street=street)
    made.add(f"Anna Maria {surname}", email=mailbox)
    made.add(f"Maria Anna {surname}", email=mailbox)
    made.add(f"Albertine Anor-{surname}", organisation=union, country="CH")
    made.add(f"Alexandrine Anor-{surname}", organisation=union, country="CH")
    made.add(f"{given} Martin", organisation=union, role="treasurer", email=f"office-{number}@example.org")
    made.add(f"{given} Martin", organisation=union, role="secretary", email=f"office-{number}@example.org")
    made.add(f"Martin {given}", organisation=union)


def shuffled(made):
    order = list(range(len(made.entries)))
    made.chance.shuffle(order)
    place = {old: new for new, old in enumerate(order)}
    entries = [replace(made.entries[old], place=Place("list", new + 1)) for new, old in enumerate(order)]
    doubles = {place[old]: kind for old, kind in made.doubles.items()}
    return Planted(made.chance, entries, [made.owners[old] for old in order], doubles)

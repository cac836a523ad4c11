"""What a column is about, guessed by its title in six languages."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

# The keys of a signatory, and the parts of a name that go into one. English, Russian, French, German, Spanish, Kazakh.
SIGNATORY_TITLES: dict[str, str] = {
    "name": (
        "name, full name, your name, name and surname, first and last name, signatory, signer, member, participant, "
        "surname and name, last name first name, name surname, имя и фамилия, фамилия имя, фамилия и имя, фио, ф и о, "
        "фамилия имя отчество, ваше имя, подписант, участник, nom complet, nom et prénom, nom prénom, prénom et nom, "
        "nom prénoms, signataire, votre nom, vollständiger name, vor und nachname, vor und zuname, name vorname, "
        "vorname und nachname, vorname name, unterzeichner, mitglied, nombre completo, nombre y apellidos, "
        "nombre y apellido, apellidos y nombre, firmante, su nombre, аты жөні, аты жөніңіз, толық аты, тегі аты, "
        "тегі аты әкесінің аты, аты тегі, қол қоюшы, аты және тегі"
    ),
    "given": (
        "first name, firstname, given name, given names, forename, christian name, имя, prénom, prénoms, vorname, "
        "vornamen, rufname, nombre, nombres, nombre de pila, аты, есімі, есім"
    ),
    "middle": (
        "middle name, patronymic, отчество, patronyme, deuxième prénom, vatersname, zweiter vorname, patronímico, "
        "segundo nombre, әкесінің аты"
    ),
    "surname": (
        "surname, last name, lastname, family name, second name, фамилия, nom, nom de famille, nachname, zuname, "
        "familienname, apellido, apellidos, тегі, фамилиясы"
    ),
    "town": (
        "town, city, place, locality, residence, town or city, city town, town city, город, населённый пункт, место, "
        "место жительства, ville, localité, commune, lieu, stadt, ort, wohnort, ciudad, localidad, población, "
        "municipio, қала, қаласы, мекен"
    ),
    "country": (
        "country, nation, state or country, land, country of residence, страна, государство, страна проживания, pays, "
        "staat, país, pais, ел, мемлекет, елі"
    ),
    "organisation": (
        "organisation, organization, union, trade union, association, affiliation, institution, company, employer, "
        "party, group, организация, профсоюз, место работы, учреждение, объединение, партия, syndicat, "
        "association ou syndicat, organisme, parti, gewerkschaft, verein, verband, einrichtung, firma, partei, "
        "organización, sindicato, asociación, empresa, entidad, institución, partido, ұйым, ұйымы, кәсіподақ, мекеме, "
        "партиясы"
    ),
    "role": (
        "role, position, function, title, job title, office, profession, occupation, должность, профессия, роль, "
        "специальность, fonction, poste, profession ou fonction, métier, funktion, amt, beruf, stellung, tätigkeit, "
        "cargo, profesión, puesto, función, ocupación, лауазымы, лауазым, қызметі, мамандығы"
    ),
    "street": (
        "street, address, street address, address line 1, postal address, home address, адрес, улица, домашний адрес, "
        "почтовый адрес, адрес проживания, rue, adresse, adresse postale, straße, strasse, straße und hausnummer, "
        "anschrift, calle, dirección, domicilio, dirección postal, мекенжай, мекенжайы, көше, көшесі"
    ),
    "postcode": (
        "postcode, post code, postal code, zip, zip code, zipcode, индекс, почтовый индекс, code postal, cp, plz, "
        "postleitzahl, código postal, cod postal, пошта индексі, пошталық индекс"
    ),
    "email": (
        "email, e mail, mail, email address, e mail address, your email, почта, электронная почта, эл почта, имейл, "
        "адрес электронной почты, электронный адрес, courriel, adresse e mail, adresse électronique, adresse mail, "
        "mél, e mail adresse, mailadresse, correo, correo electrónico, dirección de correo electrónico, "
        "электрондық пошта, электрондық поштасы, поштасы"
    ),
    "language": "language, preferred language, язык, предпочитаемый язык, langue, sprache, idioma, lengua, тіл, тілі",
    "personal": (
        "personal, comment, comments, message, statement, own sentence, personal message, why i sign, комментарий, "
        "сообщение, почему вы подписали, личное, commentaire, commentaires, message personnel, kommentar, nachricht, "
        "bemerkung, persönliche worte, comentario, comentarios, mensaje, пікір, түсініктеме, хабарлама"
    ),
    "consent": (
        "consent, consents, согласие, consentement, consentements, einwilligung, zustimmung, einverständnis, "
        "consentimiento, келісім, келісімі"
    ),
    "show": "show",
    "contact": "contact",
    "signature": "signature image, signature file",
    "id": "id",
}
PARTS_OF_NAME = ("given", "middle", "surname")
_MOST_LETTERS = 60
MOST_ABOVE = 12
"""Rows above the column names, as a heading has."""


@dataclass(frozen=True)
class Column:
    """One column of a table.

    Attributes:
        title: as it is written.
        key: what it holds; "" where it is not taken.
        why: why it is not taken.
    """

    title: str
    key: str = ""
    why: str = ""


def title_key(title: str) -> str:
    """Return a title without capitals, signs, accents and words in brackets: its spellings fall together."""
    plain = re.sub(r"\([^()]*\)", " ", title[: 4 * _MOST_LETTERS]).casefold()
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(sign))
    return re.sub(r"[\W_]+", " ", bare).strip()[:_MOST_LETTERS]


def guess_columns(
    titles: Sequence[str], known: Mapping[str, str], chosen: Mapping[str, str] | None = None
) -> tuple[Column, ...]:
    """Return what each column holds.

    The exact key goes before any translation, what was chosen by hand before both. Of two columns with one meaning the
    first is taken. A title that only contains a known one, as `City of birth`, is none: people
    would believe a wrong guess.

    Args:
        titles: as they stand.
        known: keys to their titles, parted by commas.
        chosen: titles, as `title_key` makes them, to keys.
    """
    meanings = {title_key(title): key for key, all_titles in known.items() for title in (key, *all_titles.split(", "))}
    meanings |= {title_key(key): key for key in known} | dict(chosen or {})
    found: list[Column] = []
    taken: dict[str, str] = {}
    for title in titles:
        key = meanings.get(title_key(title), "")
        if key in taken:
            found.append(Column(title, why=f"'{taken[key]}' is taken for {key} already"))
        else:
            found.append(Column(title, key, "" if key or not title else "not known to be any"))
        if key:
            taken.setdefault(key, title)
    return _settle_name(tuple(found))


def _settle_name(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Take `name` for the surname where a column of given names stands beside it, as in German tables."""
    keys = {column.key for column in columns}
    if "given" in keys and "name" in keys and "surname" not in keys:
        return tuple(Column(one.title, "surname") if one.key == "name" else one for one in columns)
    if "surname" in keys and "given" not in keys and "name" not in keys:
        return tuple(Column(one.title, "name") if one.key == "surname" else one for one in columns)
    if "given" in keys and not keys & {"surname", "name"}:
        return tuple(Column(one.title, "name") if one.key == "given" else one for one in columns)
    return columns


def find_head(rows: Sequence[Sequence[str]], known: Mapping[str, str], wanted: frozenset[str]) -> int | None:
    """Return which of the first rows names the columns, counted from 0: one that has a wanted title and another known.

    A lone column is enough where its one title is wanted. Words above the table, as a heading, are passed over.
    """
    for number, titles in enumerate(rows[:MOST_ABOVE]):
        keys = {column.key for column in guess_columns(titles, known)} - {""}
        said = [title for title in titles if title]
        if keys & wanted and (len(keys) > 1 or len(said) == 1):
            return number
    return None

"""Missions in a table: what the query service of Wikidata gives as CSV, or a list that somebody keeps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from plaint.errors import Place, Problem
from plaint.lists.missions.row import KEYS, MissionList, MissionRow, make_row
from plaint.lists.titles import Column, find_head, guess_columns

if TYPE_CHECKING:
    from plaint.reading.rows import Cells

WIKIDATA = "Wikidata (query service)"
WIKIDATA_SOURCE = "Wikidata, CC0 1.0"
PLAIN = "a table"
MISSION_TITLES: dict[str, str] = {
    "ref": "ref, item, mission, embassy, uri, wikidata",
    "name": (
        "name, missionLabel, itemLabel, embassyLabel, title, label, name of mission, название, nom, bezeichnung, nombre"
    ),
    "of": (
        "of, sending, sending state, sendingLabel, state, operator, operatorLabel, country of origin, represents, "
        "accrediting country, sending country, entsendestaat, staat, pays d'envoi, état accréditant, "
        "estado acreditante, país de origen, государство, аккредитующее государство, представляемое государство"
    ),
    "host": (
        "host, country, hostLabel, countryLabel, receiving, receiving state, receiving country, located in, hostIso, "
        "gastland, empfangsstaat, land, pays, pays d'accueil, état accréditaire, país, país receptor, estado receptor, "
        "страна, страна пребывания, государство пребывания, ел"
    ),
    "kind": "kind, kindLabel, type, typeLabel, mission kind, art, вид, тип, genre, tipo, түрі",
    "covers": (
        "covers, jurisdiction, jurisdictionIso, also accredited to, amtsbezirk, circonscription, circunscripción, округ"
    ),
    "street": (
        "street, address, street address, addressLabel, post, lines, straße, strasse, anschrift, adresse, rue, "
        "dirección, calle, domicilio, адрес, улица, мекенжай"
    ),
    "number": "number, house number, housenumber, hausnummer, nummer, numéro, número, дом",
    "city": "city, cityLabel, seat, town, locationLabel, stadt, ort, ville, ciudad, город, қала",
    "postcode": (
        "postcode, postal code, zip, zip code, plz, postleitzahl, code postal, código postal, индекс, почтовый индекс"
    ),
    "phone": "phone, telephone, tel, phone number, phones, telefon, téléphone, teléfono, телефон",
    "fax": "fax, fax number, telefax, télécopie, télécopieur, факс",
    "email": (
        "email, e mail, mail, email address, e mail address, courriel, correo electrónico, correo, электронная почта, "
        "почта"
    ),
    "web": "web, website, site, url, homepage, web site, webseite, site web, sitio web, página web, сайт",
    "hours": "hours, opening hours, working hours, öffnungszeiten, horaires, horario, часы работы",
}
WANTED = frozenset(["of", "host", "kind", "city", "street", "ref", "name"])
_ENTITY = ("http://www.wikidata.org/entity/", "https://www.wikidata.org/entity/")


def read_mission_table(cells: Cells, name: str) -> MissionList:
    """Return the missions of a table whose columns are named in one of its first rows."""
    head = find_head([row.cells for row in cells.rows], MISSION_TITLES, WANTED)
    if head is None:
        remedy = f"name the columns: {', '.join(KEYS)}"
        fault = Problem(Place(name, 1), "no row names the columns", remedy)
        return MissionList(PLAIN, faults=cells.faults or (fault,))
    columns = guess_columns(cells.rows[head].cells, MISSION_TITLES)
    rows = tuple(_row(Place(name, row.line), columns, row.cells) for row in cells.rows[head + 1 :] if not row.is_empty)
    is_wikidata = any(row.ref.startswith(_ENTITY) for row in rows)
    missing = () if rows else (Problem(Place(name), "no rows", "write one mission a line under the column names"),)
    form, source = (WIKIDATA, WIKIDATA_SOURCE) if is_wikidata else (PLAIN, "")
    return MissionList(form, rows, source, "", (*cells.faults, *missing), tuple(_not_taken(columns, Place(name))))


def _not_taken(columns: tuple[Column, ...], place: Place) -> list[Problem]:
    return [
        Problem(place, f"column '{one.title[:60]}' is not taken: {one.why}", "rename it if it is wanted", "warning")
        for one in columns
        if one.title and not one.key
    ]


def _row(place: Place, columns: tuple[Column, ...], cells: tuple[str, ...]) -> MissionRow:
    named = {column.key: cell for column, cell in zip(columns, cells, strict=False) if column.key}
    row = make_row(place, named)
    if row.ref and not row.kind and not row.ref.startswith("http"):
        return replace(row, kind=row.ref, ref="")  # `mission: embassy`, as recipients.yaml has it
    return row


def is_bindings(value: Any) -> bool:
    """Tell whether JSON is what the query service gives (SPARQL 1.1 Query Results JSON)."""
    results = value.get("results") if isinstance(value, Mapping) else None
    return isinstance(results, Mapping) and isinstance(results.get("bindings"), list)


def read_bindings(value: Any, name: str) -> MissionList:
    """Return the missions of an answer of the query service in JSON."""
    found = [one for one in value["results"]["bindings"] if isinstance(one, dict)]
    titles = tuple(dict.fromkeys(title for one in found for title in one))[:100]
    columns = guess_columns(titles, MISSION_TITLES)
    rows = tuple(
        _row(Place(f"{name}, result {number}"), columns, tuple(_value(one.get(title)) for title in titles))
        for number, one in enumerate(found, 1)
    )
    fault = Problem(Place(name), "no mission in it", "run the query again")
    return MissionList(WIKIDATA, rows, WIKIDATA_SOURCE, "", () if rows else (fault,))


def _value(cell: Any) -> str:
    value = cell.get("value") if isinstance(cell, dict) else cell
    return value if isinstance(value, str) else ""

"""What the street sees: `plaint print CAMPAIGN placards`, `leaflet` and `petition`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plaint.commands.print_job import Result
from plaint.commands.print_mail import UNSCALED
from plaint.compose.mailing import NoMail
from plaint.errors import UnknownName

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plaint.commands.print_job import Job
    from plaint.compose.leaflets import Leaflet
    from plaint.compose.placards import Placard
    from plaint.compose.street import Street
    from plaint.model.campaign import Campaign

BY_HAND = "Fill in by hand who answers for it, before you copy it: in many countries the law wants that line."


@dataclass(frozen=True)
class StreetWish:
    """The options of what the street sees, as they were typed.

    Attributes:
        at: the mission or place where it is shown.
        size: of placards.
        tiled: whether placards are cut for the office's paper.
        rows, sheets: of a petition.
    """

    at: str | None
    size: str | None
    tiled: bool
    rows: int | None
    sheets: int


def print_placards(job: Job, wish: StreetWish) -> Result:
    """Print a placard for each slogan and language of the street.

    Raises:
        PlaintError: there is neither slogan nor demand.
        RenderError: none can be read across a street, or a character has no letter.
        UnknownName: there is no such size.
    """
    from plaint.compose.placards import placards_of
    from plaint.compose.street import placard_languages
    from plaint.render.placard import placard_piece, readable_placards
    from plaint.render.tiles import tile_piece

    size, campaign, street = checked_size(wish.size), job.order.campaign, street_for(job, wish.at)
    languages = (job.order.language,) if job.order.language else placard_languages(campaign, street)
    placards, refused = readable_placards(placards_of(campaign, languages), size)
    paper, templates = paper_of_street(job, street), job.room.templates
    if wish.tiled:
        pieces = [tile_piece(placard, size, paper, templates) for placard in placards]
    else:
        pieces = [placard_piece(placard, size, templates) for placard in placards]
    name = f"placards-{size.lower()}" + ("-tiles" if wish.tiled else "")
    return Result(
        printed=job.room.write(campaign.id, name, pieces),
        what=f"{len(placards)} placard{'s' if len(placards) > 1 else ''} {size}"
        + (f", cut for {paper}," if wish.tiled else ""),
        missing=tuple(NoMail(*reason.split(": ", 1)) for reason in refused),
        advice=tuple(_placard_advice(placards, size, tiled=wish.tiled)),
    )


def _placard_advice(placards: tuple[Placard, ...], size: str, *, tiled: bool) -> Iterator[str]:
    from plaint.render.placard import fit_placard

    for placard in placards:
        fit = fit_placard(placard, size)
        distance = f"reads well to {fit.reads_well} m, at most to {fit.reads_at_most} m"
        yield f"{placard.words} ({placard.language}): {distance}."
    if any(placard.is_demand for placard in placards):
        yield "There is no slogan in these languages, so demands stand in: write short ones under `slogans:`."
    if tiled:
        yield f"{UNSCALED} Then measure the ruler on the first sheet."
        yield "The first sheet says how to glue them. With --whole you get one page, for a copy shop."
    else:
        yield f"Take the file to a copy shop: {size}, 100 %, no scaling."


def print_leaflet(job: Job, wish: StreetWish) -> Result:
    """Print a sheet of two leaflets; errors as in `leaflet_of` and `leaflet_piece`."""
    from plaint.compose.leaflets import leaflet_of
    from plaint.compose.street import sheet_language
    from plaint.render.leaflet import leaflet_piece

    order, street = job.order, street_for(job, wish.at)
    campaign = for_targets(job, street)
    language = sheet_language(campaign, street, order.language)
    leaflet = leaflet_of(campaign, job.workspace.data, street, language, order.lookup_day)
    piece = leaflet_piece(leaflet, paper_of_street(job, street), job.room.templates, job.room.press)
    return Result(
        printed=job.room.write(campaign.id, piece.name, [piece]),
        what=f"2 leaflets in '{language}', {_words(leaflet.words)} each,",
        missing=tuple(NoMail(*reason.split(": ", 1)) for reason in leaflet.left_out),
        advice=(BY_HAND, *_leaflet_advice(leaflet)),
    )


def _words(count: int) -> str:
    return "1 word" if count == 1 else f"{count} words"


def _leaflet_advice(leaflet: Leaflet) -> Iterator[str]:
    if leaflet.further:
        yield f"Not all demands have room on it; it says so: {leaflet.further}"
    if not leaflet.link:
        yield "It has no QR code: give the campaign a web address under `links:`."


def print_petition(job: Job, wish: StreetWish) -> Result:
    """Print sheets for signatures; errors as in `petition_of` and `petition_piece`."""
    from plaint.compose.petitions import petition_of
    from plaint.compose.street import sheet_language
    from plaint.render.petition import SheetWish, petition_piece

    order, street = job.order, street_for(job, wish.at)
    campaign = for_targets(job, street)
    language = sheet_language(campaign, street, order.language)
    petition = petition_of(campaign, job.workspace.data, street, language, order.lookup_day)
    sheets = SheetWish(wish.rows, wish.sheets)
    piece = petition_piece(petition, paper_of_street(job, street), job.room.templates, job.room.press, sheets)
    return Result(
        printed=job.room.write(campaign.id, piece.name, [piece]),
        what=f"A petition in '{language}', {wish.sheets} sheet{'s' if wish.sheets > 1 else ''},",
        advice=(
            "Fill in by hand by when and to whom the sheets go back, before you copy them.",
            "Keep signed sheets locked up: they name people. What is left after delivery goes into the shredder.",
        ),
    )


def for_targets(job: Job, street: Street) -> Campaign:
    """Return the campaign with the targets that were asked for.

    Raises:
        UnknownName: one of them is no target of the campaign.
    """
    from plaint.compose.targets import resolve_targets

    order = job.order
    if not order.only:
        return order.campaign
    wanted = resolve_targets(order.campaign, job.workspace.data, street.country, order.only)
    return order.campaign.model_copy(update={"targets": tuple(dict.fromkeys(one.target for one in wanted))})


def checked_size(text: str | None) -> str:
    """Return the size of placards: A3 unless another was asked for.

    Raises:
        UnknownName: there is no such size.
    """
    from plaint.render.fitting import SHEETS

    size = (text or "A3").upper()
    if size not in SHEETS:
        raise UnknownName("size of placard", text or "", SHEETS)
    return size


def street_for(job: Job, at: str | None) -> Street:
    """Return the street: before a place, in the country asked for, where the campaign's event is, or at home.

    Raises:
        PlaintError: there is no such place.
    """
    from plaint.compose.street import street_of

    return street_of(job.order.campaign, job.workspace.data, _country(job, at))


def _country(job: Job, at: str | None) -> str | None:
    from plaint.compose.picket.place import Where, find_place

    campaign, data = job.order.campaign, job.workspace.data
    if at:
        return find_place(campaign, data, Where(at=at, today=job.today)).recipient.country
    if job.order.origin:
        return job.order.origin
    doors = (event.at.recipient for event in campaign.events if event.at and event.at.recipient)
    door = next(doors, None)
    return data.recipients[door].country if door else job.origin


def paper_of_street(job: Job, street: Street) -> str:
    """Return the paper in use where the street is: the settings' at home, else the country's."""
    from plaint.contacts.countries import paper_of
    from plaint.printing import paper_for

    settings = job.workspace.data.settings
    at_home = street.country in (None, settings.country) or settings.country is None
    return paper_for(settings, street.country) if at_home else paper_of(street.country)

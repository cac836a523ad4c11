"""Envelopes and labels: `plaint print CAMPAIGN envelopes` and `labels`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plaint.commands.print_job import Result
from plaint.errors import PlaintError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plaint.commands.print_job import Job
    from plaint.compose.mailing import Mail, Mailing
    from plaint.render.labels import Grid

UNSCALED = "Print at 100 %, no scaling: choose “actual size” in the print window."
MOST_EACH = 1000


@dataclass(frozen=True)
class EnvelopeWish:
    """The options of envelopes, as they were typed."""

    size: str | None
    with_return: bool
    is_priority: bool


@dataclass(frozen=True)
class LabelWish:
    """The options of labels, as they were typed."""

    sheet: str | None
    grid: str | None
    skip: int
    each: int
    outline: bool


def print_envelopes(job: Job, whose: str, wish: EnvelopeWish) -> Result:
    """Print an envelope for each letter; errors as in `render.envelopes.print_envelopes`."""
    from dataclasses import replace

    from plaint.printing import refuse_too_many
    from plaint.render import envelopes

    size = envelopes.envelope_named(wish.size) if wish.size else envelopes.envelope_for(job.paper)
    mailing = gather(job, whose)
    mails = mailing.mails if wish.with_return else tuple(replace(mail, sender=()) for mail in mailing.mails)
    refuse_too_many(len(mails))
    if not mails:
        return Result(printed=None, what="0 envelopes", missing=mailing.missing)
    pieces = envelopes.print_envelopes(job.room.templates, size, mails, is_priority=wish.is_priority)
    name = _file_name("envelopes", whose)
    return Result(
        printed=job.room.write(job.order.campaign.id, name, pieces),
        what=f"{len(mails)} envelope{'s' if len(mails) > 1 else ''} {size.name}",
        missing=mailing.missing,
        advice=tuple(_envelope_advice(job, whose, mails, wish)),
    )


def _envelope_advice(job: Job, whose: str, mails: tuple[Mail, ...], wish: EnvelopeWish) -> Iterator[str]:
    yield UNSCALED
    if whose != "targets":
        yield _PRIVATE
    if wish.is_priority and any(mail.goes_abroad for mail in mails):
        yield "Marked as airmail: with --no-priority where you pay for surface mail."
    bare = sum(1 for mail in mails if not mail.sender)
    if bare and wish.with_return and whose != "signatories":
        where = "" if bare == len(mails) else f" on {bare} of them"
        yield f"No return address{where}: it needs --signed-by somebody with street and town, shown by full name."
    if job.origin is None:
        yield "Where do you post from? Add --from GB: from within a country, its name is left out."


_PRIVATE = "This file is private: it names people. Keep it from whoever the letters are written to."


def print_labels(job: Job, whose: str, wish: LabelWish) -> Result:
    """Print labels; errors as in `render.labels.print_labels`.

    Raises:
        PlaintError: an option makes no sense.
    """
    from plaint.printing import refuse_too_many
    from plaint.render.labels import Start
    from plaint.render.labels import print_labels as print_sheets

    if not 1 <= wish.each <= MOST_EACH:
        raise PlaintError(f"--each {wish.each}: no such number of labels", f"choose 1 to {MOST_EACH}")
    grid = choose_grid(job, wish)
    mailing = gather(job, whose)
    mails = tuple(mail for mail in mailing.mails for _ in range(wish.each))
    refuse_too_many(len(mails))
    if not mails:
        return Result(printed=None, what="0 labels", missing=mailing.missing)
    pieces = print_sheets(job.room.templates, grid, mails, Start(wish.skip, wish.outline))
    name = grid.name or f"{grid.columns} x {grid.rows}"
    return Result(
        printed=job.room.write(job.order.campaign.id, _file_name("labels", whose), pieces),
        what=f"{len(mails)} label{'s' if len(mails) > 1 else ''} {name} ({grid.paper})",
        missing=mailing.missing,
        advice=(UNSCALED, *((_PRIVATE,) if whose != "targets" else ()), *_label_advice(wish)),
    )


def _label_advice(wish: LabelWish) -> Iterator[str]:
    if wish.outline:
        yield "The edges are for a test on plain paper, held against the sheet of labels: leave --outline out then."
    else:
        yield "First print on plain paper with --outline and hold it against the sheet of labels."


def choose_grid(job: Job, wish: LabelWish) -> Grid:
    """Return the sheet of labels: `--grid`, `--sheet`, the settings', else the paper's commonest.

    Raises:
        PlaintError: both were given, or the figures do not fit the paper.
        UnknownName: there is no such sheet.
    """
    from plaint.render.labels import grid_for, grid_named, read_grid

    if wish.grid and wish.sheet:
        raise PlaintError("--grid and --sheet at once", "give one of them")
    if wish.grid:
        return read_grid(wish.grid, job.paper)
    name = wish.sheet or job.workspace.data.settings.labels
    return grid_named(name) if name else grid_for(job.paper)


def gather(job: Job, whose: str) -> Mailing:
    """Return the addresses of a campaign's targets, of those who get copies, or of those who sign.

    Raises:
        UnknownName: somebody who was asked for is not among them.
    """
    from plaint.compose import mailing

    data, order = job.workspace.data, job.order
    if whose == "copies":
        return mailing.mail_to_copies(data, order)
    if whose == "signatories":
        return mailing.mail_to_signatories(data, order, job.signed_by)
    return mailing.mail_to_targets(data, order)


def _file_name(piece: str, whose: str) -> str:
    return piece if whose == "targets" else f"{piece}-{whose}"

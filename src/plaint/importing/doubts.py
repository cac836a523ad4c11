"""What an appeal leaves open, as questions in order of the harm that a wrong answer does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plaint.catalogues import CATALOGUED
from plaint.importing.campaign import deadline, heading_of, language_of, title_of, whole_day
from plaint.importing.plan import Doubt
from plaint.importing.points import current_value
from plaint.importing.recipients import damaged_points, who_is
from plaint.importing.texts import letter_of, placeholders, text_file
from plaint.importing.words import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plaint.appeal.draft import AppealDraft, CopyEntry, Entry, Found
    from plaint.importing.countries import Whereabouts
    from plaint.model.recipient import Recipient

# What a wrong answer does.
WRONG_ADDRESSEE = 1
LEAK = 2
LOST = 3
MISLED = 4
LATE = 5
UNREAD = 6
INEXACT = 7
# How the reading's questions about the whole begin, each of which stands here in other words with its own place.
_ASKED_OTHERWISE = ("nobody to write to", "which country", "when was it published", "what is asked for")


def target_doubts(entry: Entry, name: str, *, is_known: bool) -> Iterator[Doubt]:
    """Yield what is open about somebody to write to.

    Args:
        entry: as the appeal names it.
        name: the id that it has here.
        is_known: the workspace had it before, and its entry counts, not the appeal's.
    """
    who = who_is(entry)
    if not entry.sure:
        text = f"is {who} to be written to{_ways(entry)}?"
        yield Doubt(WRONG_ADDRESSEE, text, "recipients", (name,), line=entry.line)
    if entry.via:
        text = f"letters to {who} go through “{one_line(entry.via.value, 80)}”: add `via:`, or write to them directly"
        yield Doubt(MISLED, text, "campaigns", (), line=entry.via.line)
    yield from () if is_known else (*_point_doubts(entry, name), *_own_doubts(entry, name))


def _ways(entry: Entry) -> str:
    """Return by what doubtful ways, as one would ask: one question is enough for all of a doubtful addressee."""
    doubtful = [point for point in entry.points if not point.sure and current_value(point)]
    ways = [f"{point.channel} {one_line(point.printed, 60)}" for point in doubtful[:4]]
    return f", by {', '.join(ways)}" if ways else ""


def _own_doubts(entry: Entry, name: str) -> Iterator[Doubt]:
    who = who_is(entry)
    if not any(current_value(point) for point in entry.points) and not entry.address:
        yield Doubt(LOST, f"how is {who} reached? The appeal gives no address", "recipients", (name,), line=entry.line)
    if not entry.name and not entry.office and not entry.mission:
        yield Doubt(INEXACT, f"which office is {who}?", "recipients", (name,), line=entry.line)
    # who may be no addressee at all is looked at as a whole
    for key, found in (("office", entry.office), ("name", entry.name), ("salutation", entry.salutation)):
        if found and entry.sure and not found.sure:
            text = f"{key} of {who}: “{one_line(found.value, 80)}” is doubtful"
            yield Doubt(INEXACT, text, "recipients", (name, key), line=found.line)


def _point_doubts(entry: Entry, name: str) -> Iterator[Doubt]:
    who = who_is(entry)
    for point in entry.points:
        if point.is_damaged:
            text = f"{point.channel} of {who}: “{one_line(point.printed, 60)}” is damaged in the appeal; find it out"
            yield Doubt(LOST, text, "recipients", (name, point.channel), line=point.line)
        elif current_value(point) is None:
            text = f"{point.channel} of {who}: “{one_line(point.printed, 60)}” cannot be used as it stands"
            yield Doubt(LOST, text, "recipients", (name, point.channel), line=point.line)
        elif entry.sure and not point.sure:
            text = f"is {one_line(point.printed, 60)} the {point.channel} of {who}?"
            yield Doubt(WRONG_ADDRESSEE, text, "recipients", (name, point.channel), line=point.line)


def copy_doubts(copy: CopyEntry, name: str, *, is_known: bool) -> Iterator[Doubt]:
    """Yield what is open about somebody who gets a copy; arguments as in `target_doubts`."""
    entry, who = copy.to, who_is(copy.to)
    if not entry.sure:
        yield Doubt(LEAK, f"is {who} to get a copy?", "recipients", (name,), line=entry.line)
    if is_known:
        return
    for text, line in damaged_points(entry):
        yield Doubt(LOST, f"{text} of {who} cannot be used; find it out", "recipients", (name,), line=line)
    if not entry.points and not entry.address:
        yield Doubt(LOST, f"how is {who} reached? The appeal gives no address", "recipients", (name,), line=entry.line)


def known_doubts(entry: Entry, recipient: Recipient) -> Iterator[Doubt]:
    """Yield where an appeal says otherwise than the entry that is there, which stays as it is."""
    known = {point.e164 for point in (*recipient.phone, *recipient.fax)}
    known |= {box.address.casefold() for box in recipient.email if box.address} | {one.url for one in recipient.web}
    for point in entry.points:
        value = current_value(point)
        if value and value not in known and value.casefold() not in known:
            text = f"the appeal gives {point.channel} {value}, which {recipient.id} has not: compare the two"
            yield Doubt(LOST, text, "recipients", (recipient.id,), line=point.line)


def whole_doubts(draft: AppealDraft, at: Whereabouts) -> Iterator[Doubt]:
    """Yield what is open about the campaign as a whole; their trails begin below its id."""
    if not draft.targets:
        yield Doubt(WRONG_ADDRESSEE, "to whom are letters to go? No addressee was found", "campaigns", ("targets",))
    if not at.sure:
        yield Doubt(MISLED, f"is it about {at.code}?", "campaigns", ("country",), line=at.line)
    if draft.title is None or not draft.title.sure:
        text = f"title: “{one_line(title_of(draft), 80)}” becomes the subject of each letter; is there a better one?"
        found = heading_of(draft)
        yield Doubt(UNREAD, text, "campaigns", ("title",), line=found.line if found else 0)
    yield from _days(draft)
    yield from _words(draft)
    for key, every in (("people", (*draft.people, *draft.groups)), ("demands", draft.demands)):
        yield from _several(key, every)


def reading_doubts(draft: AppealDraft, others: Sequence[Doubt]) -> Iterator[Doubt]:
    """Yield what the reading itself could not answer and nothing else asks about.

    Args:
        draft: what was read.
        others: what is asked otherwise.
    """
    asked = {doubt.line for doubt in others if doubt.line}
    for question in draft.questions:
        is_asked = question.line in asked if question.line else question.text.startswith(_ASKED_OTHERWISE)
        if not is_asked:
            yield Doubt(MISLED, one_line(question.text), "campaigns", (), line=question.line)


def mailbox_doubts(lines: tuple[int, ...]) -> Iterator[Doubt]:
    """Yield that something was left out because a mailbox stands in it; lines are those of the appeal."""
    if lines:
        where = f"line{'' if len(lines) == 1 else 's'} {', '.join(map(str, lines[:8]))}"
        text = f"a mailbox stands in what was found at {where} of the appeal, so that it is left out: write it yourself"
        yield Doubt(UNREAD, text, "campaigns", line=lines[0])


def _days(draft: AppealDraft) -> Iterator[Doubt]:
    if (found := draft.act_before) and not deadline(draft):
        text = f"until when? {found.value} lies before the appeal itself"
        yield Doubt(LATE, text, "campaigns", (), line=found.line)
    elif found and not found.sure:
        yield Doubt(LATE, f"until when? {found.value} is doubtful", "campaigns", ("until",), line=found.line)
    if draft.published is None:
        yield Doubt(LATE, "when was it published? No date was found: add `published:`", "campaigns")
    elif whole_day(draft.published) is None:
        text = f"on which day was it published? The appeal says {one_line(draft.published.value, 20)}: add `published:`"
        yield Doubt(LATE, text, "campaigns", (), line=draft.published.line)
    elif not draft.published.sure:
        text = f"was it published on {draft.published.value}?"
        yield Doubt(LATE, text, "campaigns", ("published",), line=draft.published.line)


def _words(draft: AppealDraft) -> Iterator[Doubt]:
    language, letter = language_of(draft), letter_of(draft)
    if letter and text_file(letter):
        text = "read the letter that the appeal offers before anybody signs it"
        gaps = placeholders(letter)
        more = f"; fill in or remove {', '.join(gaps[:4])}" if gaps else ""
        yield Doubt(UNREAD, text + more, file=f"{letter.language}.md", line=letter.first)
    elif draft.letter:
        text = "the letter that the appeal offers could not be taken over; the built-in one serves"
        yield Doubt(UNREAD, text, "campaigns", line=draft.letter.first)
    if language and language not in CATALOGUED:
        text = f"the appeal is in '{language}', in which no letter can be made by itself: translate title and demands"
        yield Doubt(MISLED, text, "campaigns", ("title",))


def _several(key: str, every: Sequence[Found[str]]) -> Iterator[Doubt]:
    if not every:
        if key == "demands":
            yield Doubt(UNREAD, "what is demanded? No demand was found: add `demands:`", "campaigns")
        return
    doubtful = [found for found in every if not found.sure]
    if not doubtful:
        return
    lines = sorted({found.line for found in doubtful})[:8]
    where = f"compare line{'' if len(lines) == 1 else 's'} {', '.join(map(str, lines))} of the appeal"
    count = "what was found" if len(every) == 1 else f"{len(doubtful)} of {len(every)}"
    is_one = len(doubtful) == 1
    text = f"{key}: {count} {'is' if is_one else 'are'} doubtful; {where}"
    yield Doubt(INEXACT, text, "campaigns", (key,), line=doubtful[0].line)

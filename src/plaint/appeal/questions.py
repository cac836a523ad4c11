"""What only a person can answer of an appeal, said so that he knows what to do."""

from __future__ import annotations

from collections.abc import Iterator

from plaint.appeal.draft import AppealDraft, Entry, Question
from plaint.appeal.lines import LONGEST


def find_questions(draft: AppealDraft, length: int) -> tuple[Question, ...]:
    """Return the questions that a draft leaves open.

    Args:
        draft: as read.
        length: of the text, in characters.
    """
    return tuple(_questions(draft, length))


def _questions(draft: AppealDraft, length: int) -> Iterator[Question]:
    if length > LONGEST:
        yield Question(f"only the first {LONGEST} characters were read: cut out the appeal and read it alone")
    if not draft.targets:
        yield Question("nobody to write to was found: is it an appeal for letters? If so, add the targets by hand")
    if draft.targets and draft.country is None:
        yield Question("which country's authorities is it about? Write its two-letter code as `country:`")
    if draft.published is None:
        yield Question("when was it published? Without that day, deadlines and stale addresses cannot be told")
    if not draft.demands and draft.targets:
        yield Question("what is asked for? No demand was found: write them, one each")
    for entry in (*draft.targets, *(copy.to for copy in draft.copies)):
        yield from _of_entry(entry)


def _of_entry(entry: Entry) -> Iterator[Question]:
    who = entry.name.value if entry.name else entry.office.value if entry.office else "this entry"
    if entry.name is None and entry.office is None:
        yield Question("whose contact is this? Neither a name nor an office stands with it", entry.line)
    for point in entry.points:
        if point.is_damaged:
            yield Question(
                f"the {point.channel} of {who} is damaged in the text ({point.printed}): find it elsewhere, "
                f"do not guess",
                point.line,
            )
        elif point.value is None:
            yield Question(f"{point.printed} of {who} is a local number: which country and town is it in?", point.line)
    if not entry.points and not entry.address and entry.mission is None:
        yield Question(f"how can {who} be reached? The text gives neither address nor number", entry.line)

"""What `plaint about` and `plaint forget` say."""

from __future__ import annotations

import json
from collections import Counter
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from plaint import console
from plaint.commands.send_report import counted
from plaint.commands.tell import step_line
from plaint.persons.files import problem_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plaint.deliver.act import Act
    from plaint.deliver.delivery import Entry
    from plaint.persons.files import Found
    from plaint.persons.kept import Kept
    from plaint.stops.recalling import Recalled

_KINDS = {"letter": "signs", "copy": "got", "call": "was called", "reminder": "was reminded", "notice": "was told"}
_FATES = {
    "delete": "the file is deleted",
    "rows": "its rows are taken out",
    "entries": "the entry is taken out",
    "by hand": "must be edited by hand",
    "doubtful": "somebody of this name: see who it is",
}

_WHY = {"own": "made of or by this person", "": "names this person", "shared": "a proof, with others"}


def say_kept(kept: Kept) -> None:
    """Print where somebody stands, a line each."""
    _say_who(kept)
    for one in kept.person.known:
        console.result(f"{one.place}: {', '.join(filter(None, (one.name, one.email)))}")
    for entry in kept.entries:
        console.result(f"journal.db: {_entry_words(entry)}")
    for act in kept.acts:
        console.result(f"journal.db: {_act_words(act)}")
    for found in kept.files:
        console.result(f"{_place(found)}: {_WHY.get(found.why, found.why)}")
    _say_doubts(kept)


def say_plan(kept: Kept) -> None:
    """Say what is erased, and what cannot be."""
    _say_who(kept)
    for found in kept.files:
        why = f" ({found.why})" if found.why else ""
        console.say(step_line("erase", f"{_place(found)}: {_FATES[found.fate]}{why}"), _style(found))
    for words in _journal_words(kept):
        console.say(step_line("erase", f"journal.db: {words}"))
    _say_doubts(kept)


def say_left(kept: Kept, left: tuple[Found, ...]) -> None:
    """Say what a person must do, and what is out of reach."""
    for found in left:
        console.say(str(problem_of(found)), "warning" if found.fate == "doubtful" else "error")
    for words in _out_of_reach(kept):
        console.say(step_line("beyond", words))
    to_do = [found for found in left if found.fate != "doubtful"]
    if to_do:
        words = f"Not all is erased: edit {counted(len(to_do), 'file')} above, then run it again."
        console.say(f"{words} Until then the lists keep the entry: by it the rest is found.", "error")
        return
    console.say("Erased. A keyed mark stays: nobody of this name is written for or called again.", "strong")


def say_draft(recalled: Recalled) -> None:
    """Say what became of a draft."""
    delivery = recalled.entry.delivery
    what, style = ("erase", "") if recalled.is_back else ("beyond", "warning")
    words = f"draft to {delivery.target} in {delivery.account}: {recalled.words}"
    console.say(step_line(what, words), style)


def kept_json(kept: Kept) -> str:
    """Return it all as JSON; docs/reference/json.md says what stands in it."""
    person = kept.person
    value = {
        "asked": person.asked,
        "names": person.needles.names,
        "ids": person.ids,
        "mailboxes": person.needles.mailboxes,
        "forgotten": kept.is_forgotten,
        "no_mail": kept.is_silent,
        "entries": [{"place": one.place, "name": one.name, "email": one.email} for one in person.known],
        "namesakes": [{"place": one.place, "name": one.name, "email": one.email} for one in person.namesakes],
        "deliveries": [_entry_json(entry) for entry in kept.entries],
        "acts": [_act_json(act) for act in kept.acts],
        "files": [{"name": one.name, "fate": one.fate, "rows": one.rows, "lines": one.lines} for one in kept.files],
        "unseen": kept.unseen,
    }
    return json.dumps(value, ensure_ascii=False, indent=2)


def _entry_json(entry: Entry) -> dict[str, str]:
    key = entry.key
    return {
        "id": entry.digest,
        "kind": entry.delivery.kind,
        "campaign": key.campaign,
        "target": entry.delivery.target,
        "way": key.way,
        "state": entry.state,
        "since": _day(entry.since),
    }


def _act_json(act: Act) -> dict[str, str]:
    return {"campaign": act.campaign, "target": act.target, "how": act.how, "on": f"{act.day}"}


def _say_who(kept: Kept) -> None:
    needles = kept.person.needles
    named = ", ".join((*needles.names, *needles.mailboxes)) or kept.person.asked
    console.say(f"{named} (id {', '.join(kept.person.ids)})" if kept.person.ids else named, "strong")
    if kept.is_forgotten:
        console.say("asked to be forgotten: nobody of this name is written for or called")
    if kept.is_silent:
        console.say(f"asked for no more mail: is not called; to undo it: plaint forget {kept.shown} --lift")
    if not kept.is_anything:
        console.say("Nothing is kept under this name.")


def _say_doubts(kept: Kept) -> None:
    for one in kept.person.namesakes:
        console.say(step_line("note", f"{one.place}: another of this name, <{one.email}>, stays"), "warning")
    if kept.unseen and kept.is_anything:
        shown = ", ".join(kept.unseen[:3])
        more = f" and {len(kept.unseen) - 3} more" if len(kept.unseen) > 3 else ""
        console.say(step_line("note", f"see for yourself who is on these pictures: {shown}{more}"), "warning")


def _journal_words(kept: Kept) -> Iterator[str]:
    counts = Counter((entry.delivery.kind, entry.state) for entry in kept.entries)
    for (kind, state), count in counts.items():
        fate = "taken back, the name blanked" if state in ("planned", "failed") else "the name blanked"
        yield f"{counted(count, kind)} {state}: {fate}"
    if kept.acts:
        yield f"{counted(len(kept.acts), 'act')} by hand: name, notes and receipts blanked"


def _out_of_reach(kept: Kept) -> Iterator[str]:
    gone = Counter(entry.key.way for entry in kept.out_of_reach)
    told = {"email": "went by mail", "fax": "went by fax", "drafts": "went into drafts", "post": "went by post"}
    for way, count in gone.items():
        yield f"{counted(count, 'message')} {told[way]}: whoever has it keeps it, and so does the server's sent mail"
    yield "backups, synchronised folders, printed paper, and what you gave to others"
    yield "reports of faults of Plaint itself in the system's temporary folder: plaint-bug-*.txt"
    if kept.is_tracked:
        yield (
            "git's history may hold the name: write it into names.txt, a spelling a line, each followed by ==>; then "
            "git filter-repo --replace-text names.txt; every other clone keeps the old history"
        )


def _entry_words(entry: Entry) -> str:
    verb = _KINDS[entry.delivery.kind]
    whom = f"to {entry.delivery.target or entry.key.office}" if entry.delivery.kind == "letter" else ""
    what = f"{entry.key.campaign}: {verb} {'a letter' if entry.delivery.kind == 'letter' else ''} {whom}"
    return f"{' '.join(what.split())}, by {entry.key.way}, {entry.state} {_day(entry.since)}"


def _act_words(act: Act) -> str:
    return " ".join(filter(None, (f"{act.campaign}:", act.how, act.target, f"on {act.day}", f"({act.standing})")))


def _place(found: Found) -> str:
    lines = found.rows or found.lines
    shown = ", ".join(map(str, lines[:5])) + (", …" if len(lines) > 5 else "")
    return f"{found.name}:{shown}" if lines else found.name


def _style(found: Found) -> str:
    return "warning" if found.fate in ("by hand", "doubtful") else ""


def _day(moment: float) -> str:
    return f"{datetime.fromtimestamp(moment, UTC):%Y-%m-%d}"

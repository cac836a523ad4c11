"""A read appeal and a workspace become a plan: what would be added, and what is still open."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from plaint.contacts.countries import is_country
from plaint.errors import PlaintError
from plaint.importing.campaign import (
    Cast,
    Role,
    campaign_id,
    draft_campaign,
    language_of,
    own_demands,
    whole_day,
)
from plaint.importing.countries import country_of_campaign, country_of_entry
from plaint.importing.discretion import discreet, left_out, pointing
from plaint.importing.doubts import (
    LOST,
    WRONG_ADDRESSEE,
    copy_doubts,
    known_doubts,
    mailbox_doubts,
    reading_doubts,
    target_doubts,
    whole_doubts,
)
from plaint.importing.known import Acquaintances
from plaint.importing.plan import Doubt, Plan
from plaint.importing.recipients import Circumstances, draft_recipient, is_public, tidied
from plaint.importing.texts import letter_of, text_file
from plaint.importing.windows import fits_window
from plaint.importing.words import one_line

if TYPE_CHECKING:
    from plaint.appeal.draft import AppealDraft, CopyEntry, Entry
    from plaint.importing.countries import Whereabouts
    from plaint.reading.blocks import Key
    from plaint.reading.data import Data


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody asks of an import.

    Attributes:
        name: the appeal's file, as a person knows it.
        campaign: the id that the campaign is to have; None for one of its words.
        country: the country that it is about; None for the appeal's own.
        origin: the country from which letters go; None for that of the settings.
    """

    name: str
    campaign: str | None = None
    country: str | None = None
    origin: str | None = None


def plan_import(draft: AppealDraft, data: Data, wish: Wish) -> Plan:
    """Return what an appeal adds to a workspace.

    Raises:
        PlaintError: nothing tells which country it is about, or the id is taken.
    """
    lines = left_out(draft)
    draft = discreet(draft, data)
    if is_empty(draft):
        raise PlaintError(f"{wish.name} does not read like an appeal", "give the text that says to whom to write")
    at = country_of_campaign(draft, wish.country)
    if at is None:
        raise PlaintError(f"{wish.name} does not tell which country it is about", "add it: --country KZ")
    name = _campaign_name(draft, data, wish)
    around = Circumstances(
        language_of(draft), _source(draft), lambda lines: fits_window(lines, data.settings, wish.origin)
    )
    casting = _Casting(data, draft, at, around)
    cast = casting.cast()
    letter = letter_of(draft)
    text = text_file(letter) if letter else None
    doubts = [*casting.doubts, *whole_doubts(draft, at), *mailbox_doubts(lines)]
    doubts += reading_doubts(draft, doubts)
    return Plan(
        campaign=draft_campaign(name, draft, at, cast, casting.around.source),
        recipients=tuple(casting.public),
        private=tuple(casting.private),
        texts=((f"letters/{name}/{text[0]}", text[1]),) if text else (),
        known=tuple(dict.fromkeys(casting.known)),
        doubts=tuple(sorted(dict.fromkeys(_placed(doubt, name) for doubt in doubts), key=lambda one: one.harm)),
        heading=f"drafted from {one_line(PurePath(wish.name).name, 80)}; lines are those of the appeal",
    )


def is_empty(draft: AppealDraft) -> bool:
    """Tell whether nothing was found that makes a campaign."""
    return not (draft.targets or draft.copies or draft.demands or draft.people or draft.groups or draft.letter)


def _campaign_name(draft: AppealDraft, data: Data, wish: Wish) -> str:
    if wish.campaign is None:
        return campaign_id(draft, data.campaigns)
    if wish.campaign in data.campaigns:
        raise PlaintError(f"there is a campaign '{wish.campaign}' already", "choose another: --id NAME")
    return wish.campaign


def _source(draft: AppealDraft) -> str:
    day = whole_day(draft.published)
    when = str(day) if day else one_line(draft.published.value, 40) if draft.published else ""
    return f"appeal of {when}" if when else "an appeal without a date"


def _placed(doubt: Doubt, campaign: str) -> Doubt:
    """Give a doubt about the campaign the campaign's id."""
    if doubt.file:
        return replace(doubt, file=f"letters/{campaign}/{doubt.file}")
    return replace(doubt, trail=(campaign, *doubt.trail)) if doubt.top == "campaigns" else doubt


@dataclass
class _Casting:
    """Gives everybody whom an appeal names an entry and a part."""

    data: Data
    draft: AppealDraft
    at: Whereabouts
    around: Circumstances
    public: list[Key] = field(default_factory=list)
    private: list[Key] = field(default_factory=list)
    known: list[str] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.acquaintances = Acquaintances(self.data)
        self.taken = set(self.data.recipients)

    def cast(self) -> Cast:
        """Return who plays which part, nobody the same one twice."""
        targets = {(role.recipient, role.mission): role for role in map(self._target, map(tidied, self.draft.targets))}
        copies: dict[str, CopyEntry] = {}
        missions: dict[str, None] = {}
        for copy in (replace(copy, to=tidied(copy.to)) for copy in self.draft.copies):
            if state := self._near_mission(copy.to):
                missions[state] = None
            else:
                copies.setdefault(self._copy(copy), copy)
        return Cast(tuple(targets.values()), tuple(copies.items()), tuple(missions))

    def _near_mission(self, entry: Entry) -> str:
        """Return the state whose mission in the sender's country is meant, or ""."""
        mission = entry.mission
        if not mission or not mission.is_in_your_country:
            return ""
        return mission.of if mission.of and is_country(mission.of) else self.at.code

    def _target(self, entry: Entry) -> Role:
        if state := self._near_mission(entry):
            if not entry.sure:
                text = f"are letters to go to the embassy of {state} in the sender’s country?"
                self.doubts.append(Doubt(WRONG_ADDRESSEE, text, "campaigns", ("targets",), line=entry.line))
            return Role(mission=state, line=entry.line, sure=entry.sure)
        name = self._recipient(entry, is_organiser=False)
        self.doubts += target_doubts(entry, name, is_known=name in self.known)
        note = f"the appeal asks to send it through: {pointing(entry.via, self.data)}" if entry.via else ""
        demands = own_demands(self.draft, entry.demands)
        return Role(name, "", entry.line, entry.sure, demands, note)

    def _copy(self, copy: CopyEntry) -> str:
        name = self._recipient(copy.to, is_organiser=not is_public(copy))
        self.doubts += copy_doubts(copy, name, is_known=name in self.known)
        return name

    def _recipient(self, entry: Entry, *, is_organiser: bool) -> str:
        """Return the id of somebody: the one that is known, else a new one."""
        at = country_of_entry(entry, self.at)
        recipient = self.acquaintances.find(entry, at.code, is_organiser=is_organiser)
        if recipient:
            self.known.append(recipient.id)
            self.doubts += known_doubts(entry, recipient)
            return recipient.id
        drafted = draft_recipient(entry, at, self.around, self.taken, is_organiser=is_organiser)
        if drafted.is_too_long:
            text = f"what is the address of {drafted.who}? The lines that the appeal has show in no envelope's window"
            self.doubts.append(Doubt(LOST, text, "recipients", (drafted.id, "note"), line=entry.address[0].line))
        self.taken.add(drafted.id)
        self.public.append(drafted.public)
        self.private += [drafted.private] if drafted.private else []
        return drafted.id

"""What must hold of the week. Each check yields what is wrong, in words; nothing, where all is right."""

import json
import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from tests.commands.calling import pdf_words
from tests.integration.week import matter
from tests.integration.week.matter import CAMPAIGN, EMBASSIES, PASSWORD, SECRET
from tests.integration.week.people import Member
from tests.integration.week.seen import Seen, all_seen, squeezed
from tests.integration.week.truth import Truth
from tests.integration.week.world import World

TO_MEMBERS = ("call", "rest", "corrected", "reminder", "second", "won")
GREETINGS = {"en": "Dear ", "de": "Guten Tag", "fr": "Bonjour", "ru": "Здравствуйте"}
# Files in which the organisers' mailbox may stand: they are for the organisers alone.
MAY_NAME_ORGANISERS = re.compile(
    r"recipients\.private\.yaml|journal\.db.*|output/.*/(?:proof|report-full.*|12-copies|print-all)\..*"
)
_ADDRESS = re.compile(r"[\w.+-]+@[\w.-]*\w")


@dataclass
class Case:
    """A week that was played."""

    world: World
    members: tuple[Member, ...]
    truth: Truth

    @cached_property
    def seen(self) -> dict[str, tuple[Seen, ...]]:
        return all_seen(self.world)

    @cached_property
    def to_members(self):
        """Each message to a member, and to whom it is by the name beside the mailbox."""
        return [(one, self.named(str(one.mail["To"]))) for name in TO_MEMBERS for one in self.seen[name]]

    def named(self, text):
        """Return the members of whom a text has the surname."""
        return [self.by_surname[one] for one in dict.fromkeys(self.surnames.findall(squeezed(text)))]

    @cached_property
    def by_surname(self):
        return {one.surname: one for one in self.members}

    @cached_property
    def surnames(self):
        return re.compile("|".join(map(re.escape, self.by_surname)))

    @cached_property
    def mailboxes(self):
        return {one.email for one in self.members if one.email}

    @cached_property
    def called(self):
        return {one.id for one in self.members if one.is_called}

    def ids(self, *chapters):
        """Return who got how many messages in these chapters."""
        return Counter(one.id for seen, found in self.to_members if seen.chapter in chapters for one in found)

    def report(self, kind):
        folder = self.world.root / "output" / CAMPAIGN
        return json.loads((folder / f"{kind}.json").read_text("utf-8"))


def right_addressees(case):
    """Each message goes to one member, hers alone, and names nobody else."""
    for seen, found in case.to_members:
        if len(found) != 1 or seen.to != (found[0].email,):
            yield f"{seen}: is for {[one.id for one in found]}"
            continue
        member = found[0]
        if not member.is_called:
            yield f"{seen}: {member.id} is never to be written to"
        if others := [one.id for one in case.named(seen.whole) if one != member]:
            yield f"{seen}: names {others}"
        if others := (set(_ADDRESS.findall(seen.heads + seen.body)) & case.mailboxes) - {member.email}:
            yield f"{seen}: has the mailboxes {others}"
        if not seen.body.startswith(GREETINGS[member.language]):
            yield f"{seen}: begins {seen.body[:20]!r}, and {member.id} reads {member.language}"
        yield from _wrong_letters(seen, member)


def _wrong_letters(seen, member):
    """Say what is wrong with the letters of a message."""
    names = [f"{CAMPAIGN}-{target}-{member.language}.pdf" for target in _targets()]
    wanted = names if seen.chapter in ("call", "rest", "corrected") else []
    if list(seen.letters) != wanted:
        yield f"{seen}: has the letters {list(seen.letters)}"
        return
    for name, words in seen.letters.items():
        if squeezed(member.name) not in words:
            yield f"{seen}: {name} is not signed by {member.name}"
    if wanted:
        yield from _wrong_words(seen, member, *seen.letters.values())


def _targets():
    return (matter.MINISTER, matter.PROSECUTOR, "mission-aq")


def _wrong_words(seen, member, minister, _, embassy):
    streets = {country: squeezed(line) for country, (_, line) in EMBASSIES.items()}
    if [country for country, line in streets.items() if line in embassy] != [member.country]:
        yield f"{seen}: the embassy is not that in {member.country}"
    is_new = seen.chapter == "corrected"
    right, wrong = (matter.NEW_HOLDER, matter.OLD_HOLDER) if is_new else (matter.OLD_HOLDER, matter.NEW_HOLDER)
    if squeezed(right) not in minister or squeezed(wrong) in seen.whole:
        yield f"{seen}: is not addressed to {right}"
    facts = (matter.OLD_FACT, matter.NEW_FACT) if seen.chapter == "call" else (matter.NEW_FACT, matter.OLD_FACT)
    right, wrong = (squeezed(fact[member.language]) for fact in facts)
    for words in (minister, embassy):
        if right not in words or wrong in words:
            yield f"{seen}: does not say {right}"


def no_doubles(case):
    """One call, at most two reminders, one notice of each kind; and all get what they are to get."""
    truth = case.truth
    for chapters in (("call", "rest"), ("reminder",), ("second",), ("corrected",), ("won",)):
        for member, number in case.ids(*chapters).items():
            if number > 1:
                yield f"{chapters}: {number} messages to {member}"
    missed = case.called - set(case.ids("call", "rest"))
    if len(missed) > 1:  # one was in hand when the call was killed
        yield f"not called: {missed}"
    if set(case.ids("corrected")) != case.called:
        yield f"not told of the correction: {case.called - set(case.ids('corrected'))}"
    dead = set(truth.returned)  # their mailboxes take nothing
    undone = case.called - truth.done_by_thursday - dead
    if set(case.ids("reminder")) != undone:
        yield f"reminded wrongly, or not: {undone ^ set(case.ids('reminder'))}"
    gone = {truth.forgotten.id}
    if wrong := set(case.ids("second")) - (undone - truth.done_by_hand - gone):
        yield f"reminded a second time, and have done it: {wrong}"
    told = case.called - gone - dead
    if set(case.ids("won")) != told:
        yield f"told of the end wrongly, or not: {told ^ set(case.ids('won'))}"


def no_secrets(case):
    """The organisers' mailbox, the password and who was forgotten stand nowhere where they do not belong."""
    local = SECRET.partition("@")[0]
    for seen in (one for chapter in case.seen.values() for one in chapter):
        if PASSWORD.encode() in seen.content or PASSWORD in seen.whole:
            yield f"{seen}: has the password"
        if seen.to != (SECRET,) and squeezed(local) in seen.whole:
            yield f"{seen}: has the organisers' mailbox"
        if seen.to == (SECRET,) and (seen.chapter != "joint" or str(seen.mail["To"]).count("@") != 1):
            yield f"{seen}: went to the organisers"
    if sum(seen.to == (SECRET,) for seen in case.seen["joint"]) != 1:
        yield "the organisers did not get their copy"
    yield from _secrets_in_files(case, local)


def _secrets_in_files(case, local):
    who = case.truth.forgotten
    for path in sorted(case.world.root.rglob("*")):
        name = str(path.relative_to(case.world.root))
        words = _words_in(path) if path.is_file() else ""
        if any(one in f"{name} {words}" for one in (who.surname, who.surname.lower(), who.email, who.id)):
            yield f"{name}: has {who.id}, who asked to be forgotten"
        if PASSWORD in words:
            yield f"{name}: has the password"
        if local in words and not MAY_NAME_ORGANISERS.fullmatch(name):
            yield f"{name}: has the organisers' mailbox"


def _words_in(path):
    raw = path.read_bytes()
    words = raw.decode("utf-8", "replace")
    return f"{words} {pdf_words(raw)}" if path.suffix == ".pdf" else words


def forgotten_is_left_alone(case):
    """Nothing goes to who was forgotten, nor names her."""
    who = case.truth.forgotten
    for seen in (one for name in ("joint", "second", "won") for one in case.seen[name]):
        if who.email in seen.to or who.surname in seen.whole:
            yield f"{seen}: is of {who.id}, who asked to be forgotten"


def letters_of_the_board(case):
    """The board's letters go to three offices, of today's names and addresses, once each."""
    letters = [seen for seen in case.seen["joint"] if seen.to != (SECRET,)]
    wanted = [*matter.OFFICES.values(), "embassy@example.com"]
    if sorted(to for seen in letters for to in seen.to) != sorted(wanted):
        yield f"the board wrote to {[seen.to for seen in letters]}"
    for seen in letters:
        if seen.to == (matter.OFFICES[matter.MINISTER],) and squeezed(matter.NEW_HOLDER) not in seen.whole:
            yield f"{seen}: does not name {matter.NEW_HOLDER}"
        if squeezed(matter.OLD_HOLDER) in seen.whole:
            yield f"{seen}: names {matter.OLD_HOLDER}"


def nothing_old_after_the_move(case):
    """What was made after the embassy moved has its new address, and not the old one."""
    folder = case.world.root / "output" / CAMPAIGN / f"picket-{EMBASSIES['GB'][0]}-2026-11-28"
    words = {path.name: squeezed(_words_in(path)) for path in folder.rglob("*") if path.is_file()}
    old, new = squeezed(matter.OLD_STREET), squeezed(matter.NEW_STREET)
    for name in (name for name, told in words.items() if old in told):
        yield f"{name}: has the old address"
    if not any(new in told for told in words.values()):
        yield "nothing of the picket has the new address"
    for seen in (*case.seen["second"], *case.seen["won"]):
        if old in seen.whole:
            yield f"{seen}: has the old address"
    if not any(new in seen.whole for seen in case.seen["second"]):
        yield "no reminder has the new address"


def stopped_at_once(case):
    """After the stop nothing left but the message in hand, and then notices."""
    last = case.world.begins["won"]
    if last > case.truth.at_stop:
        yield f"{last - case.truth.at_stop} messages after the stop"
    if not case.seen["second"]:
        yield "nothing was running when it was stopped"


def sorted_right(case):
    """Each message in the mailbox is what it is."""
    rows = json.loads(case.world.said("inbox").stdout)
    found = {row["id"]: row["what"] for row in rows}
    for name, what in case.truth.sorted.items():
        if found.get(name) != what:
            yield f"{name}: is {found.get(name)}, not {what}"
    if len(case.truth.sorted) != 60:
        yield f"{len(case.truth.sorted)} messages"


def counted_right(case):
    """The report's counts are the truth."""
    full, public, truth = case.report("report-full"), case.report("report"), case.truth
    sent = len(truth.joint)
    wanted = {"sent": sent, **truth.letters()}
    for name, report in (("full", full), ("public", public)):
        yield from _unlike(f"{name}: letters", report["letters"], wanted)
        yield from _unlike(f"{name}: pickets", [one["people"] for one in report["pickets"]], [40])
        yield from _unlike(f"{name}: photos", len(report["photos"]), 1)
        yield from _unlike(f"{name}: status", report["status"], "won")
        yield from _unlike(f"{name}: answers", Counter(one["kind"] for one in report["answers"]),
                           Counter(kind for _, kind in truth.answers))  # fmt: skip
    for key, part in (("countries", "country"), ("channels", "how")):
        rows = {row["key"]: row["letters"] for row in full[key] if row["is_letters"]}
        for name in {*rows, *truth.every(part)}:
            mailed = sent if name in ("GB", "emailed") else 0
            yield from _unlike(f"{key} {name}", rows.get(name), {"sent": mailed, **truth.letters(**{part: name})})
    calls = {row["key"]: row["letters"] for row in full["channels"]}.get("called")
    yield from _unlike("calls", calls, {"sent": 0, "claimed": truth.calls(), "witnessed": 0})
    offices = {row["id"]: row for row in full["targets"]}
    for office in truth.every("office") | set(truth.joint):
        told = offices.get(office, {"letters": None, "answers": None, "automatic": None})
        counts = {"sent": int(office in truth.joint), **truth.letters(office=office)}
        yield from _unlike(f"letters to {office}", told["letters"], counts)
        kinds = Counter(kind for to, kind in truth.answers if to == office)
        yield from _unlike(f"answers of {office}", (told["answers"], told["automatic"]),
                           (kinds["answer"], kinds["automatic"]))  # fmt: skip


def _unlike(what, told, wanted):
    if told != wanted:
        yield f"{what}: the report says {told}, and it was {wanted}"


def published_without_names(case):
    """What is published names no member, no mailbox, no camera."""
    folder = case.world.root / "output" / CAMPAIGN
    for path in folder.glob("report*"):
        if path.name.startswith("report-full"):
            continue
        words = _words_in(path)
        if found := case.named(words):
            yield f"{path.name}: names {[one.id for one in found]}"
        if found := set(_ADDRESS.findall(words)) & case.mailboxes:
            yield f"{path.name}: has {found}"
        if b"SecretCamera" in path.read_bytes():
            yield f"{path.name}: tells the camera"


def as_typed(case):
    """Few commands, few files touched; each ended as it should, and none by a fault of Plaint."""
    world = case.world
    if len(world.commands) > 25:
        yield f"{len(world.commands)} commands"
    if len(world.edits) > 5:
        yield f"{len(world.edits)} edits"
    killed = next(number for number, said in enumerate(world.commands) if said.words[0] == "call")
    stopped = max(number for number, said in enumerate(world.commands) if said.words[0] == "remind")
    for number, said in enumerate(world.commands):
        wanted = {killed: -9, stopped: 3}.get(number, 0)
        if said.code != wanted:
            yield f"{' '.join(said.words)}: ended with {said.code}"
        if "Traceback" in said.stderr + said.stdout:
            yield f"{' '.join(said.words)}: a traceback"
    if bugs := list(world.aside.glob("plaint-bug-*")):
        yield f"faults of Plaint: {[path.read_text() for path in bugs]}"


CHECKS = (
    right_addressees,
    no_doubles,
    no_secrets,
    forgotten_is_left_alone,
    letters_of_the_board,
    nothing_old_after_the_move,
    stopped_at_once,
    sorted_right,
    counted_right,
    published_without_names,
    as_typed,
)

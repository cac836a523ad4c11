"""How well appeals are read: drafts against true answers, field by field, those that are sure apart.

A truth file lies beside each text: YAML of `country, published, act_before, about, about_groups, demands, targets,
copies, not_targets, neutral`; an entry has `name, office, salutation, address, fax, phone, email,
mission_in_your_country` and `name_alt, office_alt`. Everything is summed over a folder.
"""

from __future__ import annotations

import re
import time
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import yaml

from plaint.appeal.draft import AppealDraft, Entry, Found
from plaint.appeal.files import read_bytes
from plaint.appeal.read import read_appeal
from plaint.appeal.words import listed

PRACTICE = Path(__file__).resolve().parent.parent / "tests" / "appeals" / "practice"
APART = PRACTICE.parent / "apart"
FIELDS = listed("contact target copies name office salutation address country published act_before about demands")
_TITLES = frozenset(
    listed(
        "mr mrs ms miss dr sr sra sres lic ing prof professor sir herr herrn frau monsieur madame mme m il s e h "
        "he hon honourable honorable his her "
        "excellency the rt right exmo exma excmo excma don dona signor signora dott heer mevrouw de ir gen "
        "general г н госпожа господин мырза"
    )
)


@dataclass
class Count:
    """Values found rightly, wrongly and not at all; of the sure ones rightly and wrongly."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    sure_right: int = 0
    sure_wrong: int = 0

    @property
    def precision(self) -> float:
        """Share of what was found that is right."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """Share of what is true that was found."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of the two."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    @property
    def sure_precision(self) -> float:
        """Share of what was called sure that is right."""
        return self.sure_right / (self.sure_right + self.sure_wrong) if self.sure_right + self.sure_wrong else 1.0

    @property
    def sure_recall(self) -> float:
        """Share of what is true that was found and called sure."""
        return self.sure_right / (self.right + self.missed) if self.right + self.missed else 1.0


@dataclass
class Tally:
    """All fields of a folder."""

    counts: dict[str, Count] = field(default_factory=lambda: defaultdict(Count))
    cases: int = 0
    traps: int = 0
    sure_traps: int = 0
    edits: int = 0
    seconds: float = 0.0
    told: list[str] = field(default_factory=list)

    @property
    def sure(self) -> Count:
        """All fields together."""
        whole = Count()
        for count in self.counts.values():
            whole.right += count.right
            whole.missed += count.missed
            whole.sure_right += count.sure_right
            whole.sure_wrong += count.sure_wrong
        return whole

    def __str__(self) -> str:
        lines = [
            f"{self.cases} appeals, {self.edits / max(1, self.cases):.1f} edits a draft, "
            f"{1000 * self.seconds / max(1, self.cases):.0f} ms a draft"
        ]
        lines.append(f"{'field':<12}{'P':>8}{'R':>8}{'F1':>8}{'sure P':>8}{'sure R':>8}   right/wrong/missed")
        for name in FIELDS:
            one = self.counts[name]
            shares = (one.precision, one.recall, one.f1, one.sure_precision, one.sure_recall)
            cells = "".join(f"{share:8.3f}" for share in shares)
            lines.append(f"{name:<12}{cells}   {one.right}/{one.wrong}/{one.missed}")
        sure = self.sure
        lines.append(
            f"sure: precision {sure.sure_precision:.3f}, {sure.sure_recall:.3f} of all true values; traps "
            f"{self.traps}, among sure {self.sure_traps}"
        )
        return "\n".join(lines)


def measure_folder(folder: Path) -> Tally:
    """Read every appeal of a folder and compare the drafts with the answers beside them."""
    tally = Tally()
    for answer in sorted(folder.glob("*.yaml")):
        text = read_bytes(answer.with_suffix(".txt").read_bytes(), lambda raw: "").text
        begun = time.process_time()
        draft = read_appeal(text)
        tally.seconds += time.process_time() - begun
        truth = yaml.safe_load(answer.read_text("utf-8")) or {}
        _Case(answer.stem, truth, draft, tally).compare()
    return tally


def _key(text: Any) -> str:
    plain = unicodedata.normalize("NFKD", str(text)).casefold()
    return " ".join(re.findall(r"\w+", "".join(sign for sign in plain if not unicodedata.combining(sign))))


def _alike(one: Any, other: Any) -> float:
    def sort(text: Any) -> str:
        words = _key(text).split()
        return " ".join(sorted([word for word in words if word not in _TITLES] or words))

    first, second = sort(one), sort(other)
    return SequenceMatcher(None, first, second, autojunk=False).ratio() if first and second else 0.0


def _covers(truth: Any, found: Any) -> float:
    first, second = set(_key(truth).split()), set(_key(found).split())
    if not first or not second:
        return 0.0
    shared = len(first & second)
    return shared / len(first) if shared >= 0.6 * len(first) and shared >= 0.2 * len(second) else 0.0


def _digits(text: Any) -> str:
    return re.sub(r"\D", "", str(text))


def _same_point(truth: tuple[str, str, str], found: tuple[str, str, str]) -> float:
    if truth[:2] != found[:2]:
        return 0.0
    if truth[1] == "email":
        return float(truth[2].casefold() == found[2].casefold())
    one, other = _digits(truth[2]), _digits(found[2])
    local = not truth[2].startswith("+") and len(one) >= 5 and other.endswith(one)
    return float(bool(one) and (one == other or local))


def _pairs(truth: list[Any], found: list[Any], score: Callable[[Any, Any], float]) -> list[tuple[int, int]]:
    ranked = sorted(((score(a, b), -i, -j) for i, a in enumerate(truth) for j, b in enumerate(found)), reverse=True)
    used: tuple[set[int], set[int]] = (set(), set())
    pairs = []
    for value, i, j in ranked:
        if value > 0 and -i not in used[0] and -j not in used[1]:
            used[0].add(-i)
            used[1].add(-j)
            pairs.append((-i, -j))
    return pairs


@dataclass
class _Case:
    name: str
    truth: dict[str, Any]
    draft: AppealDraft
    tally: Tally

    def compare(self) -> None:
        self.tally.cases += 1
        self._contacts()
        for role, found in (("target", list(self.draft.targets)), ("copies", [copy.to for copy in self.draft.copies])):
            self._entries(role, self.truth.get("targets" if role == "target" else "copies") or [], found)
        self._scalars()
        self._lists()
        self._traps()

    def _add(
        self, what: str, truth: list[Any], found: list[tuple[Any, bool]], score: Callable[[Any, Any], float]
    ) -> None:
        pairs = _pairs(truth, [value for value, _ in found], score)
        matched = {j for _, j in pairs}
        count = self.tally.counts[what]
        missed, wrong = len(truth) - len(pairs), len(found) - len(pairs)
        count.right += len(pairs)
        count.wrong += wrong
        count.missed += missed
        count.sure_right += sum(found[j][1] for j in matched)
        count.sure_wrong += sum(sure for j, (_, sure) in enumerate(found) if j not in matched)
        self.tally.edits += max(missed, wrong)
        lost = [value for i, value in enumerate(truth) if i not in {i for i, _ in pairs}]
        added = [(value, sure) for j, (value, sure) in enumerate(found) if j not in matched]
        self.tally.told += [f"{self.name}: {what} missed: {value}" for value in lost]
        self.tally.told += [f"{self.name}: {what} wrong{' AND SURE' if sure else ''}: {value}" for value, sure in added]

    def _is_neutral(self, value: str) -> bool:
        return any(_is_trap(value, str(one)) for one in self.truth.get("neutral") or [])

    def _contacts(self) -> None:
        truth = [
            (role, channel, str(value))
            for role in ("targets", "copies")
            for entry in self.truth.get(role) or []
            for channel in ("fax", "phone", "email")
            for value in entry.get(channel) or []
        ]
        found: dict[tuple[str, str, str], bool] = {}
        for role, entry in _roles(self.draft):
            for point in entry.points:
                value = point.value or point.printed
                if point.channel != "web" and not point.is_damaged and not self._is_neutral(value):
                    found.setdefault((role, point.channel, value), point.sure)
        self._add("contact", list(dict.fromkeys(truth)), list(found.items()), _same_point)

    def _entries(self, role: str, truth: list[dict[str, Any]], found: list[Entry]) -> None:
        found = [entry for entry in found if not self._holds_neutral_alone(entry)]
        pairs = _pairs(truth, found, _entry_score)
        self._add(role, truth, [(entry, entry.sure) for entry in found], _entry_score)
        both = [(truth[i], found[j]) for i, j in pairs]
        both += [(one, None) for i, one in enumerate(truth) if i not in {i for i, _ in pairs}]
        both += [({}, one) for j, one in enumerate(found) if j not in {j for _, j in pairs}]
        for answer, entry in both:
            self._fields(answer, entry)

    def _holds_neutral_alone(self, entry: Entry) -> bool:
        values = [point.value or point.printed for point in entry.points]
        return bool(values) and all(self._is_neutral(value) for value in values)

    def _fields(self, answer: dict[str, Any], entry: Entry | None) -> None:
        for what in ("name", "office"):
            true = [answer[what]] if answer.get(what) else []
            one: Found[str] | None = getattr(entry, what) if entry else None
            others = list(answer.get(f"{what}_alt") or [])
            mine = list(entry.other_offices) if entry and what == "office" else []
            self._add(
                what,
                true,
                [(one.value, one.sure)] if one else [],
                lambda a, b, o=others, m=mine: float(max(_alike(x, y) for x in (a, *o) for y in (b, *m)) >= 0.85),
            )
        true = [answer["salutation"]] if answer.get("salutation") else []
        said = entry.salutation if entry else None
        self._add("salutation", true, [(said.value, said.sure)] if said else [], _same_salutation)
        true = [" ".join(answer["address"])] if answer.get("address") else []
        lines = entry.address if entry else ()
        self._add(
            "address",
            true,
            [(" ".join(line.value for line in lines), all(line.sure for line in lines))] if lines else [],
            _same_address,
        )

    def _scalars(self) -> None:
        for what in ("country", "published", "act_before"):
            value = self.truth.get(what)
            allowed = {str(value), *(str(one) for one in self.truth.get("country_alt") or [] if what == "country")}
            one: Found[Any] | None = getattr(self.draft, what)
            found = [(str(one.value), one.sure)] if one else []
            if not value and found and found[0][0] in allowed:
                continue
            self._add(what, [str(value)] if value else [], found, lambda a, b, ok=allowed: float(b in ok))

    def _lists(self) -> None:
        groups = self.truth.get("about_groups") or []
        people = [
            (one.value, one.sure) for one in self.draft.people if not any(_covers(one.value, group) for group in groups)
        ]
        self._add("about", self.truth.get("about") or [], people, lambda a, b: float(_alike(a, b) >= 0.85))
        self._add(
            "demands", self.truth.get("demands") or [], [(one.value, one.sure) for one in self.draft.demands], _covers
        )

    def _traps(self) -> None:
        for trap in map(str, self.truth.get("not_targets") or []):
            for _, entry in _roles(self.draft):
                hit = [
                    point.sure
                    for point in entry.points
                    if not point.is_damaged and _is_trap(point.value or point.printed, trap)
                ]
                if not re.search(r"\d{5}|@|www|http", trap.replace(" ", "")):
                    hit += [one.sure for one in (entry.name, entry.office) if one and _alike(one.value, trap) >= 0.85]
                self.tally.traps += bool(hit)
                self.tally.sure_traps += any(hit)
                if hit:
                    self.tally.told.append(f"{self.name}: TRAP{' AND SURE' if any(hit) else ''}: {trap}")


def _roles(draft: AppealDraft) -> Iterator[tuple[str, Entry]]:
    yield from (("targets", entry) for entry in draft.targets)
    yield from (("copies", copy.to) for copy in draft.copies)


def _is_trap(value: str, trap: str) -> bool:
    if "@" in trap:
        return value.casefold() == trap.casefold()
    one, other = _digits(value), _digits(trap)
    if "@" in value or len(other) < 5:
        return False
    return one == other or (len(one) >= 6 and (one[-7:] in other or (len(other) >= 6 and other[-7:] in one)))


def _entry_score(answer: dict[str, Any], entry: Entry) -> float:
    score = 0.0
    for channel in ("fax", "phone", "email"):
        for true in answer.get(channel) or []:
            for value in entry.values(channel):  # type: ignore[arg-type]
                score += 10 * _same_point(("", channel, str(true)), ("", channel, value)) + 200 * (not score)
                if not _same_point(("", channel, str(true)), ("", channel, value)) and score == 200:
                    score = 0.0
    names = [one for one in (answer.get("name"), *(answer.get("name_alt") or [])) if one]
    offices = [one for one in (answer.get("office"), *(answer.get("office_alt") or [])) if one]
    if entry.name and max((_alike(one, entry.name.value) for one in names), default=0) >= 0.85:
        score += 100
    mine = [*([entry.office.value] if entry.office else []), *entry.other_offices]
    if max((_alike(a, b) for a in offices for b in mine), default=0) >= 0.85:
        score += 50
    if answer.get("mission_in_your_country") and entry.mission and entry.mission.is_in_your_country:
        score += 150
    return score


def _same_salutation(truth: Any, found: Any) -> float:
    def variants(text: Any) -> list[str]:
        return [_key(text), *filter(None, (_key(part) for part in re.split(r"\s*/\s*", str(text))))]

    return float(max(SequenceMatcher(None, a, b).ratio() for a in variants(truth) for b in variants(found)) >= 0.85)


def _same_address(truth: Any, found: Any) -> float:
    one, other = set(_key(truth).split()), set(_key(found).split())
    return float(bool(one & other) and 2 * len(one & other) / (len(one) + len(other)) >= 0.7)


def measure_appeals(*, verbose: bool = False) -> bool:
    """Print the scores of the practice appeals and of those kept apart; tell whether the goals are reached."""
    reached = True
    for folder in (PRACTICE, APART):
        if not any(folder.glob("*.yaml")):
            continue
        tally = measure_folder(folder)
        print(f"{folder.name}: {tally}\n", flush=True)
        if verbose:
            print("\n".join(tally.told))
        goals = {"contact": 0.95, "target": 0.90, "copies": 0.85, "office": 0.85}
        reached &= all(tally.counts[name].f1 >= goal for name, goal in goals.items()) and not tally.sure_traps
    return reached

"""People who may stand in a list twice: certainly, or perhaps. Nobody is struck off.

Names are compared by keys, never each with each, so that the time grows as the list does.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice, product
from typing import TYPE_CHECKING, Literal

from plaint.lists import likeness

if TYPE_CHECKING:
    from plaint.lists.entry import Clean

Kind = Literal["exact", "swapped", "accents", "transliteration", "initials", "shorter", "mailbox"]

WORDS_OF: dict[Kind, str] = {
    "exact": "the same name",
    "swapped": "the same words of a name in another order",
    "accents": "the same name but for accents",
    "transliteration": "perhaps the same name in other letters",
    "initials": "initials that fit",
    "shorter": "the same name, a part of it left out",
    "mailbox": "another name at the same e-mail address",
}
MOST_LIKE = 5
"""Entries that are named where initials or another spelling fit many."""
_COMPARED = ("email", "organisation", "role", "town", "country", "street", "postcode", "personal")
_NEAR = ("email", "organisation", "town")  # by which the right one is found first where initials fit many
_MOST_READINGS = 8
# Where names are written in Cyrillic too, so that their Latin spellings differ.
_CYRILLIC_COUNTRIES = "AM AZ BA BG BY GE KG KZ MD ME MK MN RS RU TJ TM UA UZ"
_BOTH_SCRIPTS = frozenset(_CYRILLIC_COUNTRIES.split())


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Two entries that may be one person, by their numbers in the list; `first` stands before `second`."""

    first: int
    second: int
    kind: Kind
    is_certain: bool = False


@dataclass(frozen=True, slots=True)
class _Named:
    """An entry and what its name is like."""

    number: int
    entry: Clean
    exact: str
    words: tuple[str, ...]
    generation: str
    is_cyrillic: bool
    has_umlaut: bool

    @property
    def plain(self) -> tuple[str, ...]:
        return tuple(sorted(self.words))

    @property
    def has_initials(self) -> bool:
        letters = sum(map(likeness.are_initials, self.words))
        return 0 < letters < len(self.words)

    @property
    def is_spelt_variously(self) -> bool:
        return self.is_cyrillic or self.has_umlaut or self.entry.get("country") in _BOTH_SCRIPTS

    @property
    def readings(self) -> tuple[Hashable, ...]:
        """How the words may sound, in no order."""
        sounds = product(*map(likeness.sounds_of, self.words)) if self.words else ()
        return tuple(tuple(sorted(one)) for one in islice(sounds, _MOST_READINGS))


_Keys = Callable[[_Named], Iterable[Hashable]]


def find_duplicates(entries: Sequence[Clean]) -> tuple[Duplicate, ...]:
    """Return pairs of entries that may be one person, in the order of the list.

    Certain is only what nothing speaks against: the same name with all else the same and an organisation or an address
    among it, or the same name, swapped, without accents or in other letters, with the same e-mail address. Of a name
    alone, of initials, of father and son nothing is certain. Where several are alike, each is paired with the first.
    """
    search = _Search([_name(number, entry) for number, entry in enumerate(entries)])
    search.run()
    return tuple(sorted(search.found.values(), key=lambda one: (one.second, one.first)))


def _name(number: int, entry: Clean) -> _Named:
    name = entry.get("name")
    return _Named(
        number,
        entry,
        likeness.exact_key(name),
        likeness.plain_words(name),
        likeness.generation_of(name),
        likeness.is_cyrillic(name),
        likeness.has_umlaut(name),
    )


@dataclass
class _Search:
    named: list[_Named]
    found: dict[tuple[int, int], Duplicate] = field(default_factory=dict)

    def run(self) -> None:
        """Look for each kind of likeness, the plainest first; those found alike go on as one."""
        firsts = self._join(self.named, _certain_keys)
        firsts = self._join(firsts, lambda one: (one.exact,))
        firsts = self._join(firsts, lambda one: (one.plain,) if one.words else ())
        self._fit_sounds(firsts)
        self._fit_initials(firsts)
        self._fit_shorter(firsts)
        self._share_mailboxes(firsts)

    def _join(self, among: list[_Named], keys: _Keys) -> list[_Named]:
        """Pair every entry with the first that shares a key; return those that are nobody's second."""
        known: dict[Hashable, _Named] = {}
        firsts: list[_Named] = []
        for one in among:
            own = tuple(keys(one))
            first = next((known[key] for key in own if key in known and _may_be_one(known[key], one)), None)
            if first is None:
                firsts.append(one)
            else:
                self._note(first, one, _kind(first, one))
            for key in own:
                known.setdefault(key, first or one)
        return firsts

    def _note(self, first: _Named, second: _Named, kind: Kind) -> None:
        if first.number > second.number:
            first, second = second, first
        pair = (first.number, second.number)
        self.found.setdefault(pair, Duplicate(*pair, kind, _is_certain(first, second, kind)))

    def _fit_sounds(self, among: list[_Named]) -> None:
        """Pair a name with those that may be its spelling in other letters, if it is of a kind that has several."""
        wanted = {key for one in among if one.is_spelt_variously for key in one.readings}
        known: dict[Hashable, list[_Named]] = defaultdict(list)
        for one in among if wanted else ():
            keys = [key for key in one.readings if key in wanted]
            before = {other.number: other for key in keys for other in known.get(key, ())}
            for other in before.values():
                if (one.is_spelt_variously or other.is_spelt_variously) and _may_be_one(one, other):
                    self._note(other, one, _kind(other, one))
            for key in keys:
                if len(known[key]) < MOST_LIKE:
                    known[key].append(one)

    def _fit_initials(self, among: list[_Named]) -> None:
        """Pair `A. Novak` with whoever it may stand for."""
        short = [one for one in among if one.has_initials]
        wanted = {key for one in short for key in _initial_keys(one)}
        whole: dict[Hashable, list[_Named]] = defaultdict(list)
        for one in among if wanted else ():
            for key in _whole_keys(one):
                if key in wanted and len(whole[key]) <= MOST_LIKE:
                    whole[key].append(one)
        for one in short:
            fitting = {other.number: other for key in _initial_keys(one) for other in whole.get(key, ())}
            for other in islice((other for other in fitting.values() if _fits(one, other)), MOST_LIKE):
                self._note(one, other, "initials")

    def _fit_shorter(self, among: list[_Named]) -> None:
        """Pair a name of three or four words with one that lacks a word of it, as a patronymic."""
        long = [one for one in among if 3 <= len(one.words) <= 4]
        wanted = {key for one in long for key in _shorter_keys(one)}
        by_sound = any(one.is_spelt_variously for one in long)
        known: dict[Hashable, _Named] = {}
        for one in among if wanted else ():
            for key in (one.plain, *(one.readings if by_sound else ())):
                if key in wanted:
                    known.setdefault(key, one)
        for one in long:
            fitting = {known[key].number: known[key] for key in _shorter_keys(one) if key in known}
            for other in fitting.values():
                if _may_be_one(one, other):
                    self._note(one, other, "shorter")

    def _share_mailboxes(self, among: list[_Named]) -> None:
        known: dict[str, _Named] = {}
        for one in among:
            address = one.entry.get("email").casefold()
            if address and known.setdefault(address, one) is not one:
                self._note(known[address], one, "mailbox")


def _certain_keys(one: _Named) -> Iterator[Hashable]:
    if email := one.entry.get("email").casefold():
        yield (one.plain, "email", email)
        if one.is_spelt_variously:
            yield from ((key, "email", email) for key in one.readings)
    if organisation := one.entry.get("organisation").casefold():
        yield (one.exact, "organisation", organisation)


def _initial_keys(one: _Named) -> Iterator[Hashable]:
    """Yield each whole word of a name with initials and the letters beside it, first with what else is known."""
    letters = [word for word in one.words if likeness.are_initials(word)]
    pairs = [(word, letter) for word in one.words if not likeness.are_initials(word) for letter in letters]
    yield from ((*pair, key, one.entry.get(key).casefold()) for key in _NEAR if one.entry.get(key) for pair in pairs)
    yield from pairs


def _whole_keys(one: _Named) -> Iterator[Hashable]:
    pairs = {
        (word, other[0])
        for place, word in enumerate(one.words)
        for number, other in enumerate(one.words)
        if number != place and not likeness.are_initials(word)
    }
    yield from pairs
    yield from ((*pair, key, one.entry.get(key).casefold()) for key in _NEAR if one.entry.get(key) for pair in pairs)


def _shorter_keys(one: _Named) -> Iterator[Hashable]:
    for number in range(len(one.words)):
        words = (*one.words[:number], *one.words[number + 1 :])
        yield tuple(sorted(words))
        if one.is_spelt_variously:
            readings = product(*map(likeness.sounds_of, words))
            yield from (tuple(sorted(reading)) for reading in islice(readings, _MOST_READINGS))


def _fits(short: _Named, other: _Named) -> bool:
    """Tell whether the words of two names fit each other, a letter standing for any word that begins with it."""
    if short.number == other.number or not _may_be_one(short, other):
        return False
    fewer, more = sorted((list(short.words), list(other.words)), key=len)
    for word in sorted(fewer, key=len, reverse=True):
        fitting = [own for own in more if own == word or (1 in (len(own), len(word)) and own[0] == word[0])]
        if not fitting:
            return False
        more.remove(max(fitting, key=len) if len(word) > 1 else fitting[0])
    return True


def _kind(first: _Named, second: _Named) -> Kind:
    if first.exact == second.exact:
        return "exact"
    if first.generation != second.generation:
        return "shorter"
    if first.is_cyrillic != second.is_cyrillic:
        return "transliteration"
    if first.plain == second.plain:
        return "accents" if first.words == second.words else "swapped"
    return "accents" if first.has_umlaut or second.has_umlaut else "transliteration"


def _may_be_one(first: _Named, second: _Named) -> bool:
    """Tell whether the names themselves do not part two people: Jan Novak sen. and Jan Novak jun. are two."""
    return not (first.generation and second.generation and first.generation != second.generation)


def _is_certain(first: _Named, second: _Named, kind: Kind) -> bool:
    """Tell whether two entries are one person's: sisters at one address, and namesakes in one union, are not."""
    pairs = {key: (first.entry.get(key).casefold(), second.entry.get(key).casefold()) for key in _COMPARED}
    if first.generation != second.generation or any(a and b and a != b for a, b in pairs.values()):
        return False
    has_one_mailbox = bool(pairs["email"][0]) and pairs["email"][0] == pairs["email"][1]
    if kind == "exact" and not has_one_mailbox:
        return bool(pairs["organisation"][0]) and all(a == b for a, b in pairs.values())
    if kind == "swapped":
        return has_one_mailbox and _is_turned(first.words, second.words)
    is_same_name = kind in ("exact", "accents") or first.is_cyrillic != second.is_cyrillic
    return has_one_mailbox and is_same_name and kind in ("exact", "accents", "transliteration")


def _is_turned(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether only the surname moved, from the end to the front or back; Anna Maria and Maria Anna are two."""
    return other in ((one[-1], *one[:-1]), (*one[1:], one[0]))

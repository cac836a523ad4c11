"""Who is meant by an id, a name or a mailbox: all that the workspace knows her by, and nobody else."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from plaint.errors import PlaintError
from plaint.naming import folded, name_words, slugify
from plaint.persons.needles import Needles

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from plaint.model.people import Signatory
    from plaint.reading.rows import Cells

_TITLES = ("id", "name", "email")


@dataclass(frozen=True, kw_only=True, slots=True)
class Known:
    """What one entry or one row of a table says of somebody.

    Attributes:
        place: where it stands, in words.
        id, name, email: as it says; "".
        words: her own sentences.
        picture: the file of her signature; "".
        stems: what the names of her letters' files end in, besides the id.
    """

    place: str
    id: str = ""
    name: str = ""
    email: str = ""
    words: tuple[str, ...] = ()
    picture: str = ""
    stems: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Person:
    """Somebody, as the workspace knows her.

    Attributes:
        asked: as the user named her.
        needles: by what she is recognised.
        known: the entries and rows that are hers.
        pictures: files of her signature.
        namesakes: entries and rows of others who bear her name, told apart by their mailboxes.
    """

    asked: str
    needles: Needles
    known: tuple[Known, ...] = ()
    pictures: tuple[str, ...] = ()
    namesakes: tuple[Known, ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        """Her ids, in signatories.yaml, tables and the journal."""
        return self.needles.ids

    def without_names(self) -> Person:
        """Return her as only mailboxes, codes and her own words tell her."""
        return replace(self, needles=replace(self.needles, names=()))

    def with_codes(self, codes: Iterable[str]) -> Person:
        """Return her with the signs that stand for her on letters."""
        return replace(self, needles=replace(self.needles, codes=tuple(dict.fromkeys(codes))))

    @property
    def all_names(self) -> tuple[str, ...]:
        """Everything that she is known by."""
        return (*self.needles.ids, *self.needles.mailboxes, *self.needles.names)


def known_signatories(signatories: Iterable[Signatory]) -> Iterator[Known]:
    """Yield what signatories.yaml says."""
    for one in signatories:
        words = tuple(text for _, text in one.personal.versions) if one.personal else ()
        picture = one.signature or ""
        place = f"signatories.yaml: {one.id}"
        yield Known(
            place=place,
            id=one.id,
            name=one.name,
            email=one.email or "",
            words=words,
            picture=picture,
            stems=_stems(one.name, one.show),
        )


def known_rows(name: str, cells: Cells) -> Iterator[Known]:
    """Yield what the rows of a table say, where it has a column `name`."""
    if not cells.rows:
        return
    titles = [title.casefold() for title in cells.rows[0].cells]
    if "name" not in titles:
        return
    for row in cells.rows[1:]:
        found = {title: cell for title, cell in zip(titles, row.cells, strict=False) if cell}
        if not found.get("name"):
            continue
        words = (found["personal"],) if "personal" in found else ()
        yield Known(
            place=f"{name}:{row.line}",
            id=found.get("id") or slugify(found["name"], "signatory"),
            name=found["name"],
            email=found.get("email", ""),
            words=words,
            picture=found.get("signature", ""),
            stems=_stems(found["name"], found.get("show", "")),
        )


def _stems(name: str, show: str) -> tuple[str, ...]:
    """Return what the file of a letter is called after where its signatory shows no name: `i-s`."""
    return ("-".join(slugify(word)[:1] for word in name.split()),) if show == "initials" else ()


def find_person(asked: str, everybody: Iterable[Known]) -> Person:
    """Return whom somebody means.

    Args:
        asked: an id, a name or a mailbox. One that nobody bears is looked for as it is: she may be gone from the lists.
        everybody: who is known.

    Raises:
        PlaintError: more than one person bears the name or has the mailbox.
    """
    wanted = asked.strip()
    if not folded(wanted).strip():
        raise PlaintError("nobody was named", "give an id, a name or a mailbox")
    people = tuple(everybody)
    hers = tuple(one for one in people if one.id == wanted)
    hers = hers or tuple(one for one in people if _bears(one, wanted))
    _require_one(wanted, hers)
    if not hers:
        return Person(asked=wanted, needles=_as_asked(wanted))
    hers = _with_other_entries(hers, people)
    names = {name_words(one.name) for one in hers}
    shared = {one.email.casefold() for one in people if one.email and name_words(one.name) not in names}
    needles = Needles(
        names=_distinct(one.name for one in hers),
        mailboxes=_distinct(one.email for one in hers if one.email.casefold() not in shared),
        ids=_distinct(one.id for one in hers),
        words=_distinct(word for one in hers for word in one.words),
        stems=_distinct(stem for one in hers for stem in one.stems),
    )
    others = tuple(one for one in people if one not in hers and name_words(one.name) in names)
    pictures = _distinct(one.picture for one in hers)
    return Person(asked=wanted, needles=needles, known=hers, pictures=pictures, namesakes=others)


def _bears(one: Known, wanted: str) -> bool:
    return name_words(one.name) == name_words(wanted) or (bool(one.email) and one.email.casefold() == wanted.casefold())


def _require_one(wanted: str, hers: tuple[Known, ...]) -> None:
    """Refuse a name that two mailboxes have, and a mailbox that two names have."""
    boxes = {one.email.casefold() for one in hers if one.email}
    names = {name_words(one.name) for one in hers}
    if len(boxes) < 2 and len(names) < 2:
        return
    listed = "; ".join(f"{one.name} <{one.email}>, id {one.id} ({one.place})" for one in hers[:8])
    raise PlaintError(f"'{wanted}' may be more than one person: {listed}", "give the id or the mailbox of one")


def _with_other_entries(hers: tuple[Known, ...], people: tuple[Known, ...]) -> tuple[Known, ...]:
    """Return what is said of her elsewhere too: under the same id, name or mailbox, and no other mailbox."""
    ids = {one.id for one in hers}
    names = {name_words(one.name) for one in hers}
    boxes = {one.email.casefold() for one in hers if one.email}

    def is_hers(one: Known) -> bool:
        box = one.email.casefold()
        if one.id in ids or name_words(one.name) in names:
            return not box or not boxes or box in boxes
        return False

    return tuple(one for one in people if one in hers or is_hers(one))


def _as_asked(wanted: str) -> Needles:
    if "@" in wanted:
        return Needles(mailboxes=(wanted,))
    return Needles(names=(wanted,), ids=(slugify(wanted, "signatory"),))


def _distinct(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value))

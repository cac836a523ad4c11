"""Who is written to from which country: a campaign's targets made definite, each once."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from plaint.compose.letters import choose_addressees
from plaint.compose.page.means import by_country

if TYPE_CHECKING:
    from plaint.compose.page.letters import Writer
    from plaint.compose.page.value import ByCountry
    from plaint.compose.targets import Addressee


@dataclass
class Doors:
    """Addressees in the order in which countries led to them.

    Attributes:
        writer: composes the letters; its texts decide whether a mission that is not known is one for all countries.
        languages: of letters.
    """

    writer: Writer
    languages: tuple[str, ...]
    found: dict[tuple[object, ...], Addressee] = field(default_factory=dict)

    def ways(self) -> ByCountry[tuple[int, ...]]:
        """Return who is written to from which country, by number."""
        return by_country(self._way)

    @property
    def addressees(self) -> tuple[Addressee, ...]:
        """Everybody to whom a way leads, by number."""
        return tuple(self.found.values())

    def _way(self, country: str) -> tuple[int, ...]:
        chosen, _ = choose_addressees(self.writer.data, self.writer.order, country)
        return tuple(self._number(addressee, country) for addressee in chosen)

    def _number(self, addressee: Addressee, country: str) -> int:
        key = (*_who(addressee), country if self._differs(addressee) else "")
        self.found.setdefault(key, addressee)
        return list(self.found).index(key)

    def _differs(self, addressee: Addressee) -> bool:
        """Tell whether a made-up mission is another in each country: its letter may name the country."""
        made_up = addressee.is_generic or (addressee.via is not None and addressee.via.is_generic)
        return made_up and any(self.writer.names_country_of_target(addressee, one) for one in self.languages)


def _who(addressee: Addressee) -> tuple[object, ...]:
    own = (addressee.id, addressee.target.id, addressee.recipient.id, addressee.is_generic)
    return (*own, *_who(addressee.via)) if addressee.via else own

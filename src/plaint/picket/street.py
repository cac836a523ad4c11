"""What the street reads: placards, leaflet, petition; where one cannot be made, the rest of the pack is."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from plaint.catalogues import phrase
from plaint.compose.leaflets import leaflet_of
from plaint.compose.petitions import petition_of
from plaint.compose.placards import placards_of
from plaint.compose.street import placard_languages, sheet_language, street_of
from plaint.errors import PlaintError
from plaint.picket.part import Extra
from plaint.render.leaflet import leaflet_piece
from plaint.render.petition import SheetWish, petition_piece
from plaint.render.piece import print_pieces
from plaint.render.placard import placard_piece, readable_placards
from plaint.render.tiles import tile_piece

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from plaint.compose.placards import Placard
    from plaint.compose.street import Street
    from plaint.picket.bench import Bench
    from plaint.picket.part import Part

TILED = "A3"  # the size that is cut into tiles
WHOLE = ("A3", "A2")


@dataclass
class StreetPapers:
    """Makes what the street reads.

    Attributes:
        left_out: what was not made, and why, a line each.
    """

    bench: Bench
    left_out: list[str] = field(default_factory=list)

    def placards(self) -> Iterator[Part | Extra]:
        """Lay out placards: in tiles, and whole as files of their own."""
        yield from self._attempt(self._placards)

    def leaflet(self) -> Iterator[Part | Extra]:
        """Lay out the leaflet."""
        yield from self._attempt(self._leaflet)

    def petition(self) -> Iterator[Part | Extra]:
        """Lay out the petition."""
        yield from self._attempt(self._petition)

    def _attempt(self, make: Callable[[], tuple[Part | Extra, ...]]) -> tuple[Part | Extra, ...]:
        try:
            return make()
        except PlaintError as error:
            self.left_out.append(f"{error.message}; {error.hint}")
            return ()

    @property
    def _street(self) -> Street:
        return street_of(self.bench.plan.campaign, self.bench.data, self.bench.plan.country)

    def _placards(self) -> tuple[Part | Extra, ...]:
        bench, campaign = self.bench, self.bench.plan.campaign
        found = placards_of(campaign, placard_languages(campaign, self._street))
        placards, left_out = readable_placards(found, TILED)
        self.left_out.extend(left_out)
        tiles = [
            bench.press.lay_out(tile_piece(one, TILED, bench.plan.paper, bench.templates).html) for one in placards
        ]
        tiled = bench.named("placards", "placards", bench.press.join(tiles))
        return (tiled, *(self._whole(placards, size) for size in WHOLE))

    def _whole(self, placards: tuple[Placard, ...], size: str) -> Extra:
        bench, language = self.bench, self.bench.plan.language
        content, pages = print_pieces(bench.press, [placard_piece(one, size, bench.templates) for one in placards])
        return Extra(
            name="placards",
            file=f"placards-{size.lower()}.pdf",
            title=f"{size}: {phrase(language, 'picket.part.placards-whole')}",
            content=content,
            pages=pages,
            use=phrase(language, "picket.use.copy-shop"),
        )

    def _leaflet(self) -> tuple[Part, ...]:
        bench, street = self.bench, self._street
        campaign = bench.plan.campaign
        leaflet = leaflet_of(campaign, bench.data, street, sheet_language(campaign, street), bench.plan.lookup)
        self.left_out.extend(f"address on the leaflet, {reason}" for reason in leaflet.left_out)
        return (bench.part("leaflet", leaflet_piece(leaflet, bench.plan.paper, bench.templates, bench.press)),)

    def _petition(self) -> tuple[Part, ...]:
        bench, street = self.bench, self._street
        campaign = bench.plan.campaign
        petition = petition_of(campaign, bench.data, street, sheet_language(campaign, street), bench.plan.lookup)
        piece = petition_piece(petition, bench.plan.paper, bench.templates, bench.press, SheetWish())
        return (bench.part("petition", piece),)

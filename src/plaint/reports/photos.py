"""Photographs that prove something and may be shown: written anew, smaller, without what cameras write into them."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plaint.errors import RenderError
from plaint.render.pictures import clean_photo
from plaint.reports.value import Photo

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from plaint.deliver.act import Act
    from plaint.reports.offices import Offices

_PICTURE = re.compile(r"\.(jpe?g|png|webp)\Z", re.IGNORECASE)
MOST = 24  # photographs in one report


@dataclass(frozen=True)
class Album:
    """The photographs of a report.

    Attributes:
        photos: in the order of days.
        pictures: each as JPEG.
        proofs: files that show something, published or not.
        left_out: why others that may be published are not, a line each.
    """

    photos: tuple[Photo, ...]
    pictures: tuple[bytes, ...]
    proofs: int
    left_out: tuple[str, ...]


def collect_photos(acts: Iterable[Act], offices: Offices, open_picture: Callable[[str], bytes]) -> Album:
    """Read the photographs that may be published.

    Args:
        acts: those that count.
        offices: for what is seen.
        open_picture: gives the bytes of a file of the workspace; raises RenderError.
    """
    proved = sorted((one for one in acts if one.proof), key=lambda one: (one.day, one.number))
    public = [one for one in proved if _PICTURE.search(one.proof) and one.may_publish]
    made = {one.proof: _picture(one, open_picture) for one in public[:MOST]}
    shown = {one.proof: one for one in public if isinstance(made.get(one.proof), bytes)}
    photos = tuple(_photo(number, one, offices) for number, one in enumerate(shown.values()))
    left_out = [found for found in made.values() if isinstance(found, str)]
    if (rest := len(public) - MOST) > 0:
        left_out.append(f"{rest} more photographs: a report carries {MOST}")
    pictures = tuple(found for found in made.values() if isinstance(found, bytes))
    return Album(photos, pictures, len({one.proof for one in proved}), tuple(left_out))


def _picture(act: Act, open_picture: Callable[[str], bytes]) -> bytes | str:
    """Return a photograph as it may be shown; or why it is not."""
    try:
        raw = open_picture(act.proof)
        if act.fingerprint and hashlib.sha256(raw).hexdigest() != act.fingerprint:
            return f"{act.proof}: not the file that was noted with act {act.number}"
        return clean_photo(raw, act.proof)
    except RenderError as error:
        return str(error)


def _photo(number: int, act: Act, offices: Offices) -> Photo:
    return Photo(f"photo:{number}", act.day, act.how, offices.label(offices.key(act.office, act.target)))

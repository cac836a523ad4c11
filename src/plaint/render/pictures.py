"""Pictures, as of signatures: decoded and written anew, so that nothing but their pixels goes on."""

from __future__ import annotations

import warnings
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING

from plaint.errors import RenderError

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_PIXELS = 20_000_000
_FORMATS = ("PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP")


def clean_picture(raw: bytes, name: str) -> bytes:
    """Return a picture as PNG, upright, without any of its metadata, which can name people and places.

    Raises:
        RenderError: it is no picture, or larger than 20 megapixels.
    """
    from PIL import Image, ImageOps, UnidentifiedImageError

    try:
        with warnings.catch_warnings(), _refusing_half_pictures():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            picture = Image.open(BytesIO(raw), formats=_FORMATS)
            _require_size(picture.width, picture.height, name)
            upright = ImageOps.exif_transpose(picture)
            has_alpha = "A" in upright.getbands() or "transparency" in upright.info
            clean = upright.convert("RGBA" if has_alpha else "RGB")
    except (Image.DecompressionBombWarning, Image.DecompressionBombError):
        raise RenderError(f"{name}: far too many pixels", "make it smaller than 20 megapixels") from None
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Warning):
        raise RenderError(f"{name}: not a picture that can be read", "save it as PNG or JPEG") from None
    out = BytesIO()
    Image.frombytes(clean.mode, clean.size, clean.tobytes()).save(out, "PNG")
    return out.getvalue()


def clean_photo(raw: bytes, name: str, edge: int = 1400) -> bytes:
    """Return a photograph as JPEG, upright, without any of its metadata, so small that a page can carry several.

    Args:
        raw: as it was taken.
        name: of its file.
        edge: the longer one, in pixels, at most.

    Raises:
        RenderError: as in `clean_picture`.
    """
    from PIL import Image

    clean = Image.open(BytesIO(clean_picture(raw, name)))
    on_white = Image.new("RGB", clean.size, "white")
    on_white.paste(clean, mask=clean.getchannel("A") if clean.mode == "RGBA" else None)
    on_white.thumbnail((edge, edge))
    out = BytesIO()
    on_white.save(out, "JPEG", quality=85)
    return out.getvalue()


@contextmanager
def _refusing_half_pictures() -> Iterator[None]:
    # WeasyPrint tells Pillow, for the whole process, to make do with a picture whose end is missing
    from PIL import ImageFile

    before = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before


def _require_size(width: int, height: int, name: str) -> None:
    if width * height > MAX_PIXELS:
        raise RenderError(f"{name}: {width} x {height} pixels", "make it smaller than 20 megapixels")

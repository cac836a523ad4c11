"""Pictures of signatures: decoded and written anew, so that nothing but their pixels goes on."""

from __future__ import annotations

import warnings
from io import BytesIO

from plaint.errors import RenderError

MAX_PIXELS = 20_000_000
_FORMATS = ("PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP")


def clean_picture(raw: bytes, name: str) -> bytes:
    """Return a picture as PNG, upright, without any of its metadata, which can name people and places.

    Raises:
        RenderError: it is no picture, or larger than 20 megapixels.
    """
    from PIL import Image, ImageOps, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            picture = Image.open(BytesIO(raw), formats=_FORMATS)
            _require_size(picture.width, picture.height, name)
            upright = ImageOps.exif_transpose(picture)
            has_alpha = "A" in upright.getbands() or "transparency" in upright.info
            clean = upright.convert("RGBA" if has_alpha else "RGB")
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError, Warning):
        raise RenderError(f"{name}: not a picture that can be read", "save it as PNG or JPEG") from None
    out = BytesIO()
    Image.frombytes(clean.mode, clean.size, clean.tobytes()).save(out, "PNG")
    return out.getvalue()


def _require_size(width: int, height: int, name: str) -> None:
    if width * height > MAX_PIXELS:
        raise RenderError(f"{name}: {width} x {height} pixels", "make it smaller than 20 megapixels")

"""A picture that somebody chose becomes a small plain PNG, and a plain PNG becomes what a PDF holds; knows no form.

Pillow, which ReportLab brings along and which is loaded with it, does the decoding: it needs no network module, and
the one other decoder here, Qt's, lives in the window, which the command line does not have. It is told which two
formats to try, so that no rare decoder ever meets a file from outside.
"""

from __future__ import annotations

import io
import struct
import warnings
import zlib
from dataclasses import dataclass

from PIL import Image

from sip_desktop.domain.faults import Fault
from sip_desktop.texts import own_region as texts

MOST_BYTES = 2_000_000
MOST_PIXELS = 4000
"""The widest and highest a chosen picture may be."""
_KEPT = (531, 177)  # 45 × 15 mm, its largest place on paper, at 300 dpi
_FORMATS = ("PNG", "JPEG")
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_CHANNELS = {0: 1, 2: 3}  # of the PNG colour types without palette and without transparency


@dataclass(frozen=True, slots=True)
class Raster:
    """A picture as a PDF holds it: ``channels`` 1 (grey) or 3 (RGB) of 8 bits, ``data`` deflated with PNG's filters."""

    width: int
    height: int
    channels: int
    data: bytes


def plain_png(body: bytes) -> bytes:
    """The picture as a plain PNG: no transparency (flattened on white), no metadata, no larger than paper needs.

    The same picture gives the same bytes. Raises Fault with a sentence when it is too large or no PNG or JPEG.
    """
    if len(body) > MOST_BYTES:
        raise Fault(texts.LOGO_TOO_LARGE)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(body), formats=_FORMATS) as opened:
                if max(opened.size) > MOST_PIXELS:
                    raise Fault(texts.LOGO_TOO_MANY_PIXELS)
                flat = _flattened(opened)
    except (OSError, ValueError, SyntaxError, EOFError, struct.error, zlib.error, IndexError, KeyError, TypeError) as e:
        raise Fault(texts.LOGO_NOT_PICTURE) from e
    except (Image.DecompressionBombError, Image.DecompressionBombWarning, OverflowError, MemoryError) as e:
        raise Fault(texts.LOGO_TOO_MANY_PIXELS) from e
    flat.thumbnail(_KEPT, Image.Resampling.LANCZOS)
    out = io.BytesIO()
    flat.save(out, "PNG")
    return out.getvalue()


def raster(png: bytes) -> Raster | None:
    """What a PDF holds of a plain PNG, taken over as it is; None for any other picture, which is then not drawn."""
    if not png.startswith(_SIGNATURE) or len(png) < 33:
        return None
    width, height, bits, kind, _packing, _filter, interlaced = struct.unpack(">IIBBBBB", png[16:29])
    if bits != 8 or kind not in _CHANNELS or interlaced or not (width and height):
        return None
    data, at = b"", len(_SIGNATURE)
    while at + 8 <= len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        if png[at + 4 : at + 8] == b"IDAT":
            data += png[at + 8 : at + 8 + length]
        at += length + 12
    return Raster(width, height, _CHANNELS[kind], data)


def _flattened(picture: Image.Image) -> Image.Image:
    """On white, in RGB, or in grey where there was no colour: a logo in greys needs a third of the bytes."""
    rgba = picture.convert("RGBA")
    white = Image.new("RGBA", rgba.size, "white")
    flat = Image.alpha_composite(white, rgba).convert("RGB")
    red, green, blue = flat.split()
    return red if red.tobytes() == green.tobytes() == blue.tobytes() else flat

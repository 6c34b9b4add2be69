"""A page of a PDF as pixels, for the screen and for printers that take pictures; knows no form.

For the GUI thread only: PDFium is not thread-safe. The last document stays parsed, since the screen asks for page
after page of it; it is told apart by being the same bytes object, and is let go when another is asked for.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pypdfium2


@dataclass(frozen=True, slots=True)
class PageImage:
    """``data`` is BGR, 8 bits each, ``stride`` bytes a line; ``width`` and ``height`` in pixels."""

    data: bytes
    width: int
    height: int
    stride: int


@dataclass(slots=True)
class Pixels:
    """Callable as ``PageMaker``; keeps one parsed document."""

    _pdf: bytes = b""
    _document: Any = field(default=None, repr=False)

    def __call__(self, pdf: bytes, index: int, width: int) -> PageImage:
        """Page ``index`` (from 0), ``width`` pixels wide. Raises ``IndexError`` when there is no such page."""
        document = self._parsed(pdf)
        if not 0 <= index < len(document):
            raise IndexError(index)
        page = document[index]
        bitmap = page.render(scale=width / page.get_width(), rev_byteorder=False, no_smoothtext=False)
        image = PageImage(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride)
        bitmap.close()
        page.close()
        return image

    def close(self) -> None:
        """Lets the kept document go; at lock nothing of a case is to stay in memory longer than it must."""
        if self._document is not None:
            self._document.close()
        self._pdf, self._document = b"", None

    def _parsed(self, pdf: bytes) -> Any:
        if pdf is not self._pdf or self._document is None:
            self.close()
            self._document = pypdfium2.PdfDocument(pdf)
            self._pdf = pdf
        return self._document

"""What printers there are and how a paper goes out to one: the interface, and which way this machine has.

The two ways are ``cups.py`` (Linux, macOS) and ``windows.py``. Neither knows a case, a copy or a vault.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtGui import QImage

from sip_desktop.domain.view import A4

# Spoolers, print servers and printers write the job name in logs and show it on their displays, so every job
# has the same one and it says nothing (security: job names in logs).
JOB_NAME = "Utskrift"


@dataclass(frozen=True)
class Printer:
    """One printer. ``name`` is the system's, ``shown_name`` what people call it; ``remote``: the paper travels."""

    name: str
    shown_name: str
    remote: bool
    default: bool = False


@dataclass(frozen=True)
class Sheets:
    """What is to come out: the PDF, which of its pages (from 1, rising), how many copies of them, one-sided.

    ``picture`` gives a page (from 0) as an image of a width in pixels, for printers that take no PDF. ``media`` names
    the sheets (PWG 5101.1): A4, or an envelope, whose pages lie.
    """

    pdf: bytes
    total: int
    pages: tuple[int, ...]
    copies: int
    picture: Callable[[int, int], QImage]
    media: str = A4

    @property
    def count(self) -> int:
        return len(self.pages) * self.copies


class Printers(Protocol):
    """The printers of a machine."""

    def available(self) -> list[Printer]:
        """Printers that give paper, in the system's order. An empty list when there are none; never raises."""
        ...

    def send(self, printer: Printer, sheets: Sheets) -> Generator[int]:
        """Prints in short steps, each yielding how many sheets are sent so far; raises Fault when it breaks.

        The caller takes one step a turn of the event loop. Closing the iterator before its end cancels the
        job: a step is never cut, so the page being spooled is finished and the rest is not sent.
        """
        ...


def local_first(printers: list[Printer]) -> list[Printer]:
    """As they are shown: printers at this computer first, in each group the default one first, then by name."""
    return sorted(printers, key=lambda printer: (printer.remote, not printer.default, printer.shown_name.casefold()))


def printers_of_this_machine() -> Printers:
    if sys.platform == "win32":
        from sip_desktop.ui.print_view.windows import WindowsPrinters

        return WindowsPrinters()
    from sip_desktop.ui.print_view.cups import CupsPrinters
    from sip_desktop.ui.print_view.libcups import connect

    return CupsPrinters(connect)

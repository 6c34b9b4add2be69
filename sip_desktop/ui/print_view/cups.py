"""Printing on Linux and macOS: the PDF itself goes to CUPS from memory; how libcups is called is in ``libcups.py``.

Nothing is written to a file by us (QPrinter would write the whole paper to a temporary file). CUPS itself keeps
the job in its spool folder while it prints; that is the machine's to guard (``PreserveJobFiles No``).
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import closing
from dataclasses import dataclass
from typing import Protocol

from sip_desktop.domain.faults import Fault
from sip_desktop.texts import printing_view as texts
from sip_desktop.ui.print_view import ranges
from sip_desktop.ui.print_view.printers import JOB_NAME, Printer, Sheets

CHUNK = 64 * 1024
# Bits of printer-type (cups/cups.h). A class is several printers behind one name, so it may be anywhere.
CLASS, REMOTE, FAX, DISCOVERED = 0x0001, 0x0002, 0x40000, 0x1000000
LOCAL_ADDRESSES = ("usb:", "parallel:", "serial:", "file:", "hp:/usb/", "hp:/par/", "ipp://localhost:", "ippusb:")
# "Printers" that make a file, which "Spara som PDF" does with its own care, or send a fax.
NO_PAPER = ("cups-pdf:", "cups-brf:", "hpfax:", "fax:", "pdf:")


@dataclass(frozen=True)
class Destination:
    """One queue as CUPS tells of it; ``facts`` are its attributes by name, as text."""

    name: str
    default: bool
    facts: dict[str, str]


class Cups(Protocol):
    """One conversation with the local CUPS server. A call says by its result whether it went well; none raises."""

    def destinations(self) -> list[Destination]: ...
    def create_job(self, queue: str, title: str, options: dict[str, str]) -> int: ...
    def start_document(self, queue: str, job: int, title: str) -> bool: ...
    def write(self, part: bytes) -> bool: ...
    def finish_document(self, queue: str) -> bool: ...
    def cancel_job(self, queue: str, job: int) -> None: ...
    def close(self) -> None: ...


class CupsPrinters:
    """The queues of the local CUPS server. ``connect`` gives None where there is no server or no libcups."""

    def __init__(self, connect: Callable[[], Cups | None]) -> None:
        self._connect = connect

    def available(self) -> list[Printer]:
        cups = self._connect()
        if cups is None:
            return []
        with closing(cups):
            return [_printer(found) for found in cups.destinations() if _gives_paper(found)]

    def send(self, printer: Printer, sheets: Sheets) -> Generator[int]:
        cups = self._connect()
        if cups is None:
            raise Fault(texts.NOT_ACCEPTED)
        with closing(cups):
            job = cups.create_job(printer.name, JOB_NAME, job_options(sheets))
            if job == 0:
                raise Fault(texts.NOT_ACCEPTED)
            yield from _send_document(cups, printer.name, job, sheets)


def job_options(sheets: Sheets) -> dict[str, str]:
    """IPP job attributes. One-sided, unscaled and without a cover sheet: the number of sheets is what was said,
    a misprinted page can be exchanged alone, and a window address stands where the window is."""
    options = {
        "copies": str(sheets.copies),
        "media": sheets.media,
        "sides": "one-sided",
        "print-scaling": "none",
        "print-color-mode": "monochrome",
        "job-sheets": "none",
        "multiple-document-handling": "separate-documents-collated-copies",
    }
    if len(sheets.pages) < sheets.total:
        options["page-ranges"] = ranges.written(sheets.pages, "-", ",")
    return options


def is_remote(facts: dict[str, str]) -> bool:
    """Whether paper to this queue leaves the computer. What is not known to be at the computer counts as remote."""
    if _kind(facts) & (CLASS | REMOTE | DISCOVERED):
        return True
    address = facts.get("device-uri", "").casefold()
    return not (address == "///dev/null" or address.startswith(LOCAL_ADDRESSES))


def _send_document(cups: Cups, queue: str, job: int, sheets: Sheets) -> Generator[int]:
    whole = False
    try:
        _demand(cups.start_document(queue, job, JOB_NAME))
        for start in range(0, len(sheets.pdf), CHUNK):
            _demand(cups.write(sheets.pdf[start : start + CHUNK]))
            yield sheets.count * start // len(sheets.pdf)
        _demand(cups.finish_document(queue))
        whole = True
    finally:
        # A part of a paper must not wait in the queue for the next person at the printer.
        if not whole:
            cups.cancel_job(queue, job)
    yield sheets.count


def _demand(went_well: bool) -> None:
    if not went_well:
        raise Fault(texts.BROKEN)


def _gives_paper(found: Destination) -> bool:
    return not _kind(found.facts) & FAX and not found.facts.get("device-uri", "").casefold().startswith(NO_PAPER)


def _printer(found: Destination) -> Printer:
    shown = found.facts.get("printer-info", "").strip() or found.name
    return Printer(found.name, shown, is_remote(found.facts), found.default)


def _kind(facts: dict[str, str]) -> int:
    text = facts.get("printer-type", "0")
    return int(text) if text.isdecimal() else REMOTE

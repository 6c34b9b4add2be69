"""The CUPS way with a server in memory: what is asked of it, and what a failure at each step leaves behind."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, cast

import pytest

from sip_desktop.domain.faults import Fault
from sip_desktop.ui.print_view import Printer, Sheets
from sip_desktop.ui.print_view.cups import CHUNK, Cups, CupsPrinters, Destination, is_remote
from sip_desktop.ui.print_view.printers import local_first

PRINTER = Printer("kontor", "HP på rummet", remote=False)
PDF = bytes(range(256)) * (CHUNK // 256 * 3)


@dataclass
class CupsInMemory:
    """A server with one queue. ``fails`` names the call that goes wrong; ``queue`` holds the jobs that are whole."""

    fails: str = ""
    queues: list[Destination] = field(default_factory=list)
    queue: list[bytes] = field(default_factory=list)
    titles: set[str] = field(default_factory=set)
    options: dict[str, str] = field(default_factory=dict)
    cancelled: list[int] = field(default_factory=list)
    closed: int = 0
    _coming: bytes = b""

    def destinations(self) -> list[Destination]:
        return self.queues

    def create_job(self, queue: str, title: str, options: dict[str, str]) -> int:
        self.titles.add(title)
        self.options = options
        return 0 if self.fails == "create" else 17

    def start_document(self, queue: str, job: int, title: str) -> bool:
        self.titles.add(title)
        return self.fails != "start"

    def write(self, part: bytes) -> bool:
        self._coming += part
        return self.fails != "write"

    def finish_document(self, queue: str) -> bool:
        if self.fails == "finish":
            return False
        self.queue.append(self._coming)
        return True

    def cancel_job(self, queue: str, job: int) -> None:
        self.cancelled.append(job)

    def close(self) -> None:
        self.closed += 1


def sheets(pages: tuple[int, ...] = (1, 2, 3, 4), copies: int = 1) -> Sheets:
    return Sheets(PDF, 4, pages, copies, cast(Any, None))


def printers_of(cups: Cups | None) -> CupsPrinters:
    return CupsPrinters(lambda: cups)


def test_the_whole_paper_goes_out_in_steps() -> None:
    cups = CupsInMemory()
    steps = list(printers_of(cups).send(PRINTER, sheets()))
    assert cups.queue == [PDF]
    assert steps == [0, 1, 2, 4]
    assert (cups.cancelled, cups.closed) == ([], 1)


def test_the_job_says_nothing_but_utskrift() -> None:
    cups = CupsInMemory()
    list(printers_of(cups).send(PRINTER, sheets()))
    assert cups.titles == {"Utskrift"}


def test_copies_and_pages_are_options_and_the_count_of_sheets_is_sure() -> None:
    cups = CupsInMemory()
    list(printers_of(cups).send(PRINTER, sheets((1, 2, 4), 3)))
    assert cups.options["page-ranges"] == "1-2,4"
    assert cups.options["copies"] == "3"
    assert cups.options["sides"] == "one-sided"
    assert cups.options["job-sheets"] == "none"
    list(printers_of(cups).send(PRINTER, sheets()))
    assert "page-ranges" not in cups.options


@pytest.mark.parametrize("step", ["start", "write", "finish"])
def test_a_job_that_breaks_on_the_way_is_taken_out_of_the_queue(step: str) -> None:
    cups = CupsInMemory(fails=step)
    with pytest.raises(Fault, match="Töm skrivarens kö"):
        list(printers_of(cups).send(PRINTER, sheets()))
    assert cups.cancelled == [17]
    assert (cups.queue, cups.closed) == ([], 1)


def test_a_job_that_is_not_taken_leaves_nothing_behind() -> None:
    cups = CupsInMemory(fails="create")
    with pytest.raises(Fault, match="Inget papper har lämnat datorn"):
        list(printers_of(cups).send(PRINTER, sheets()))
    assert (cups.cancelled, cups.closed) == ([], 1)


def test_stopping_between_two_steps_cancels_the_job() -> None:
    cups = CupsInMemory()
    steps = printers_of(cups).send(PRINTER, sheets())
    next(steps)
    steps.close()
    assert cups.cancelled == [17]
    assert (cups.queue, cups.closed) == ([], 1)


def test_stopping_after_the_last_step_cancels_nothing() -> None:
    cups = CupsInMemory()
    steps = printers_of(cups).send(PRINTER, sheets())
    while next(steps) < 4:
        pass
    steps.close()
    assert cups.cancelled == []


def test_no_server_is_no_printers_and_no_printing() -> None:
    assert printers_of(None).available() == []
    with pytest.raises(Fault, match="Inget papper har lämnat datorn"):
        next(printers_of(None).send(PRINTER, sheets()))


def queue(name: str, address: str, kind: int = 0, *, default: bool = False, info: str = "") -> Destination:
    facts = {"device-uri": address, "printer-type": str(kind), "printer-info": info}
    return Destination(name, default, facts)


def test_queues_become_printers_local_ones_first() -> None:
    cups = CupsInMemory(
        queues=[
            queue("followme", "ipp://skrivserver/followme", default=True, info="FollowMe"),
            queue("kontor", "usb://HP/LaserJet", info="HP på rummet"),
            queue("plain", "usb://Brother/HL"),
            queue("pdf", "cups-pdf:/"),
            queue("fax", "usb://HP/Fax", 0x40000),
        ]
    )
    assert local_first(printers_of(cups).available()) == [
        Printer("kontor", "HP på rummet", remote=False),
        Printer("plain", "plain", remote=False),
        Printer("followme", "FollowMe", remote=True, default=True),
    ]


@pytest.mark.parametrize(
    ("address", "kind", "remote"),
    [
        ("usb://HP/LaserJet", 0, False),
        ("parallel:/dev/lp0", 0, False),
        ("hp:/usb/LaserJet", 0, False),
        ("file:///dev/null", 0, False),
        ("ipp://localhost:60000/ipp/print", 0, False),
        ("hp:/net/LaserJet", 0, True),
        ("ipp://10.0.0.5/ipp", 0, True),
        ("ipps://skrivare.kommun.example", 0, True),
        ("socket://10.0.0.5", 0, True),
        ("lpd://server/ko", 0, True),
        ("smb://server/ko", 0, True),
        ("dnssd://HP._ipp._tcp.local/", 0, True),
        ("implicitclass://ko/", 0, True),
        ("okand:/nagonstans", 0, True),
        ("", 0, True),
        ("usb://HP/LaserJet", 0x0002, True),
        ("usb://HP/LaserJet", 0x0001, True),
        ("usb://HP/LaserJet", 0x1000000, True),
    ],
)
def test_what_is_not_surely_at_the_computer_is_remote(address: str, kind: int, remote: bool) -> None:
    assert is_remote({"device-uri": address, "printer-type": str(kind)}) is remote


def test_a_kind_that_is_no_number_is_remote() -> None:
    assert is_remote({"device-uri": "usb://HP/LaserJet", "printer-type": "?"})

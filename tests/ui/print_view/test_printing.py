"""One printing: the copy row comes first, and it tells what really left."""

from __future__ import annotations

from collections.abc import Generator
from typing import Any, cast

import pytest
from pytestqt.qtbot import QtBot

from sip_desktop.domain.faults import Fault
from sip_desktop.domain.records import CopyStatus
from sip_desktop.domain.view import Mode
from sip_desktop.ui.print_view import Printer, Sheets
from sip_desktop.ui.print_view.printing import Printing
from tests.ui.print_view.stand_ins import LOCAL, PapersInMemory, PrintersInMemory, order


def start(
    papers: PapersInMemory, printers: PrintersInMemory, mode: Mode = Mode.FILLED, copies: int = 1
) -> tuple[Printing, list[str]]:
    """A printing of all four pages that has been started, and what it tells, in order."""
    printing = Printing(cast(Any, papers), printers, LOCAL)
    told: list[str] = []
    printing.moved.connect(lambda done, total: told.append(f"{done}/{total}"))
    printing.sent.connect(lambda: told.append("sent"))
    printing.broken.connect(told.append)
    document = order(papers)
    paper = papers.paper(document.views[mode]())
    sheets = Sheets(paper.pdf, paper.pages, (1, 2, 3, 4), copies, cast(Any, None))
    printing.start(document.document, paper, mode, sheets)
    return printing, told


def test_the_copy_row_is_there_before_the_first_sheet(
    qtbot: QtBot, papers: PapersInMemory, printers: PrintersInMemory
) -> None:
    printing, _told = start(papers, printers)
    assert papers.statuses() == [CopyStatus.STARTED]
    assert printers.tray == []
    with qtbot.waitSignal(printing.sent):
        pass
    assert papers.statuses() == [CopyStatus.PRINTED]
    assert [page for _, page in printers.tray] == [1, 2, 3, 4]


def test_progress_counts_sheets_of_all_copies(qtbot: QtBot, papers: PapersInMemory, printers: PrintersInMemory) -> None:
    printing, told = start(papers, printers, copies=2)
    with qtbot.waitSignal(printing.sent):
        pass
    assert told == [*[f"{n}/8" for n in range(9)], "sent"]
    assert [page for _, page in printers.tray] == [1, 2, 3, 4, 1, 2, 3, 4]


def test_a_printer_that_breaks_marks_the_copy_broken(
    qtbot: QtBot, papers: PapersInMemory, printers: PrintersInMemory
) -> None:
    printers.breaks_after = 2
    printing, told = start(papers, printers)
    with qtbot.waitSignal(printing.broken):
        pass
    assert papers.statuses() == [CopyStatus.BROKEN]
    assert told[-1].startswith("Skrivaren slutade svara.")
    assert "Exemplaret är struket." in told[-1]
    assert printers.cancelled == 1


@pytest.mark.parametrize("mode", [Mode.BLANK, Mode.PEN])
def test_blank_and_pen_paper_has_no_copy(
    qtbot: QtBot, papers: PapersInMemory, printers: PrintersInMemory, mode: Mode
) -> None:
    printers.breaks_after = 2
    printing, told = start(papers, printers, mode)
    assert not printing.is_copy
    with qtbot.waitSignal(printing.broken):
        pass
    assert papers.statuses() == []
    assert "Exemplaret" not in told[-1]


def test_cancel_in_the_middle_keeps_whole_pages_and_breaks_the_copy(
    qtbot: QtBot, papers: PapersInMemory, printers: PrintersInMemory
) -> None:
    printing, told = start(papers, printers)
    with qtbot.waitSignal(printing.moved):
        pass
    printing.cancel()
    came = list(printers.tray)
    qtbot.wait(20)
    assert 1 <= len(came) < 4
    assert printers.tray == came
    assert printers.cancelled == 1
    assert papers.statuses() == [CopyStatus.BROKEN]
    assert "Töm skrivarens kö" in told[-1]
    assert not printing.going


def test_cancel_before_the_first_sheet_lets_nothing_out(papers: PapersInMemory, printers: PrintersInMemory) -> None:
    printing, _told = start(papers, printers)
    printing.cancel()
    assert printers.tray == []
    assert papers.statuses() == [CopyStatus.BROKEN]


def test_cancel_after_the_last_sheet_changes_nothing(
    qtbot: QtBot, papers: PapersInMemory, printers: PrintersInMemory
) -> None:
    printing, told = start(papers, printers)
    with qtbot.waitSignal(printing.sent):
        pass
    printing.cancel()
    assert told[-1] == "sent"
    assert papers.statuses() == [CopyStatus.PRINTED]


def test_without_a_copy_row_nothing_is_printed(papers: PapersInMemory, printers: PrintersInMemory) -> None:
    papers.refuses = "Skåpet går inte att skriva i."
    with pytest.raises(Fault):
        start(papers, printers)
    assert printers.jobs == []


def test_a_vault_that_fails_afterwards_is_said(
    qtbot: QtBot, papers: PapersInMemory, printers: PrintersInMemory
) -> None:
    printing, told = start(papers, printers)
    papers.refuses = "Skåpet går inte att skriva i."
    with qtbot.waitSignal(printing.broken):
        pass
    assert "Skåpet går inte att skriva i." in told[-1]


def test_no_paper_came_breaks_the_copy(qtbot: QtBot, papers: PapersInMemory, printers: PrintersInMemory) -> None:
    printing, _told = start(papers, printers)
    with qtbot.waitSignal(printing.sent):
        pass
    assert "Töm skrivarens kö" in printing.nothing_came()
    assert papers.statuses() == [CopyStatus.BROKEN]


class PrintersWithAFaultOfOurs(PrintersInMemory):
    def send(self, printer: Printer, sheets: Sheets) -> Generator[int]:
        yield 1
        raise ZeroDivisionError


def test_a_fault_of_our_own_is_not_hidden_and_breaks_the_copy(qtbot: QtBot, papers: PapersInMemory) -> None:
    printing, told = start(papers, PrintersWithAFaultOfOurs())
    with qtbot.captureExceptions() as raised, qtbot.waitSignal(printing.broken):
        pass
    assert [kind for kind, _, _ in raised] == [ZeroDivisionError]
    assert papers.statuses() == [CopyStatus.BROKEN]
    assert told[-1].startswith("■ Utskriften bröts på vägen.")

"""The Windows way, painted on a device in memory: pages as grey pictures, and the settings of the printer."""

from __future__ import annotations

import io
from contextlib import closing
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QBuffer, QIODevice, QMarginsF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from sip_desktop.domain.faults import Fault
from sip_desktop.ui.print_view import JOB_NAME, Printer, Sheets
from sip_desktop.ui.print_view.windows import DPI, WindowsPrinters, gives_paper, paint, set_up, spool

# The pages of the paper are told apart by how dark they are: page n (from 1) is this grey.
GREYS = (40, 90, 140, 190)


def picture(index: int, width: int) -> QImage:
    """A coloured page from which grey must come out."""
    image = QImage(width, round(width * 297 / 210), QImage.Format.Format_BGR888)
    image.fill(GREYS[index] * 0x010101)
    return image


class PaperTray:
    """A paged device in memory, A4 from edge to edge, that can be read as a PDF afterwards."""

    def __init__(self) -> None:
        self.buffer = QBuffer()
        self.buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        self.device = QPdfWriter(self.buffer)
        self.device.setResolution(DPI)
        self.device.setPageLayout(
            QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF())
        )

    def shades(self) -> list[int]:
        """The grey of each page that came out, at its middle."""
        self.buffer.close()
        pages = pypdfium2.PdfDocument(io.BytesIO(self.buffer.data().data()))
        found = []
        for page in pages:
            bitmap = page.render(scale=0.1).to_pil()
            red, green, blue = bitmap.convert("RGB").getpixel((bitmap.width // 2, bitmap.height // 2))
            assert red == green == blue
            found.append(round(red / 10) * 10)
        return found


def sheets(pages: tuple[int, ...], copies: int = 1) -> Sheets:
    return Sheets(b"", 4, pages, copies, picture)


def test_each_step_paints_one_page_and_copies_come_whole_after_each_other(qtbot: QtBot) -> None:
    tray = PaperTray()
    assert list(paint(QPainter(), tray.device, sheets((1, 3), copies=2))) == [1, 2, 3, 4]
    assert tray.shades() == [GREYS[0], GREYS[2], GREYS[0], GREYS[2]]


def test_pages_are_asked_for_in_300_dpi(qtbot: QtBot) -> None:
    asked: list[int] = []

    def remember(index: int, width: int) -> QImage:
        asked.append(width)
        return picture(index, width)

    tray = PaperTray()
    list(paint(QPainter(), tray.device, Sheets(b"", 4, (1,), 1, remember)))
    assert asked == [pytest.approx(210 / 25.4 * 300, abs=2)]


def test_stopping_between_two_steps_lets_the_painted_pages_be_whole(qtbot: QtBot) -> None:
    tray = PaperTray()
    painter = QPainter()
    steps = paint(painter, tray.device, sheets((1, 2, 3, 4)))
    assert next(steps) == 1
    steps.close()
    painter.end()
    assert tray.shades() == [GREYS[0]]


@pytest.mark.qt_log_ignore("^QPainter::begin: A paint device can only", extend=True)
def test_a_device_that_cannot_be_painted_on_takes_nothing(qtbot: QtBot) -> None:
    tray = PaperTray()
    busy = QPainter(tray.device)
    with pytest.raises(Fault, match="Inget papper har lämnat datorn"):
        list(paint(QPainter(), tray.device, sheets((1,))))
    busy.end()


def test_a_device_that_stops_on_the_way_is_broken(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    tray, painter = PaperTray(), QPainter()
    monkeypatch.setattr(tray.device, "newPage", lambda: False)
    steps = paint(painter, tray.device, sheets((1, 2)))
    assert next(steps) == 1
    with pytest.raises(Fault, match="Töm skrivarens kö"):
        next(steps)
    painter.end()


@pytest.fixture
def printer(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> QPrinter:
    """A real QPrinter whose paper is a PDF file."""
    monkeypatch.setenv("CUPS_SERVER", "/nowhere.sock")
    device = QPrinter(QPrinter.PrinterMode.HighResolution)
    device.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    device.setOutputFileName(str(tmp_path / "ut.pdf"))
    set_up(device)
    return device


def test_a_real_printer_gives_every_sheet_on_a4_and_the_job_says_nothing(printer: QPrinter) -> None:
    assert list(spool(printer, sheets((1, 2, 4), copies=2)))[-1] == 6
    with closing(pypdfium2.PdfDocument(printer.outputFileName())) as paper:
        assert len(paper) == 6
        assert paper.get_page_size(0) == pytest.approx((595, 842), abs=1)
        assert paper.get_metadata_value("Title") == "Utskrift"
    assert printer.printerState() is not QPrinter.PrinterState.Aborted


def test_a_printing_that_is_stopped_is_aborted_before_it_is_ended(
    printer: QPrinter, monkeypatch: pytest.MonkeyPatch
) -> None:
    painting_at_abort: list[bool] = []
    monkeypatch.setattr(printer, "abort", lambda: painting_at_abort.append(printer.paintingActive()))
    steps = spool(printer, sheets((1, 2, 3, 4)))
    assert next(steps) == 1
    steps.close()
    assert painting_at_abort == [True]
    assert not printer.paintingActive()


def test_the_printer_is_set_up_neutral_grey_and_one_sided(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CUPS_SERVER", "/nowhere.sock")
    device = QPrinter()
    set_up(device)
    assert device.docName() == JOB_NAME == "Utskrift"
    assert device.fullPage()
    assert device.colorMode() is QPrinter.ColorMode.GrayScale
    assert device.duplex() is QPrinter.DuplexMode.DuplexNone
    assert device.resolution() == DPI
    assert device.pageLayout().pageSize().id() is QPageSize.PageSizeId.A4


def test_a_printer_that_is_gone_takes_nothing(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CUPS_SERVER", "/nowhere.sock")
    with pytest.raises(Fault, match="Inget papper har lämnat datorn"):
        next(WindowsPrinters().send(Printer("borta", "Borta", remote=False), sheets((1,))))


@pytest.mark.parametrize(
    ("name", "paper"),
    [
        ("HP LaserJet", True),
        ("Microsoft Print to PDF", False),
        ("OneNote (Desktop)", False),
        ("Fax", False),
        ("\\\\server\\FollowMe", True),
    ],
)
def test_printers_that_give_no_paper_are_left_out(name: str, paper: bool) -> None:
    assert gives_paper(name) is paper

"""Printing on Windows: pages painted as grey pictures through QPrinter, one a turn of the event loop.

GDI takes no PDF. 300 dpi is what probes found to be sharp and quick; the spooler writes the pages to its own
file with the job name, which the program cannot prevent: hence the neutral name.
"""

from __future__ import annotations

from collections.abc import Generator

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QImage, QPagedPaintDevice, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from sip_desktop.domain.faults import Fault
from sip_desktop.domain.view import A4
from sip_desktop.texts import printing_view as texts
from sip_desktop.ui.print_view.printers import JOB_NAME, Printer, Sheets

DPI = 300
# Printers that come with Windows and Office and give no paper: a file, a notebook in the cloud, a fax.
NO_PAPER = ("microsoft print to pdf", "microsoft xps document writer", "onenote", "fax")


class WindowsPrinters:
    """The printers Windows has for this user."""

    def available(self) -> list[Printer]:
        return [
            Printer(info.printerName(), info.printerName(), info.isRemote(), info.isDefault())
            for info in QPrinterInfo.availablePrinters()
            if gives_paper(info.printerName())
        ]

    def send(self, printer: Printer, sheets: Sheets) -> Generator[int]:
        info = QPrinterInfo.printerInfo(printer.name)
        if info.isNull():
            raise Fault(texts.NOT_ACCEPTED)
        device = QPrinter(info, QPrinter.PrinterMode.HighResolution)
        set_up(device, sheets.media)
        yield from spool(device, sheets)


def gives_paper(name: str) -> bool:
    return not name.casefold().startswith(NO_PAPER)


def set_up(device: QPrinter, media: str = A4) -> None:
    """One-sided grey sheets, edge to edge, one copy: copies are painted, so no driver sorts them its own way."""
    device.setDocName(JOB_NAME)
    device.setResolution(DPI)
    device.setPageSize(page_size(media))
    lies = media != A4
    device.setPageOrientation(QPageLayout.Orientation.Landscape if lies else QPageLayout.Orientation.Portrait)
    device.setFullPage(True)
    device.setColorMode(QPrinter.ColorMode.GrayScale)
    device.setDuplex(QPrinter.DuplexMode.DuplexNone)
    device.setCopyCount(1)


def page_size(media: str) -> QPageSize:
    """The sheet that a PWG name says the measures of, as in "iso_c5_162x229mm": upright, as drivers know them."""
    if media == A4:
        return QPageSize(QPageSize.PageSizeId.A4)
    width, _, height = media.rpartition("_")[2].removesuffix("mm").partition("x")
    return QPageSize(QSizeF(float(width), float(height)), QPageSize.Unit.Millimeter)


def spool(device: QPrinter, sheets: Sheets) -> Generator[int]:
    """Paints the sheets; what is not whole at the end, or when the iterator is closed, is thrown away."""
    painter = QPainter()
    whole = False
    try:
        for done in paint(painter, device, sheets):
            whole = done == sheets.count
            yield done
    finally:
        # AbortDoc takes what is not printed yet out of the spooler; to end the painter first would print it.
        if not whole:
            device.abort()
        if painter.isActive():
            painter.end()


def paint(painter: QPainter, device: QPagedPaintDevice, sheets: Sheets) -> Generator[int]:
    """Paints one copy after the other, one page a step; the last step also ends the painter, which prints.

    Raises Fault when the device gives up; the painter is then left as it is, for the caller to end.
    """
    if not painter.begin(device):
        raise Fault(texts.NOT_ACCEPTED)
    order = sheets.pages * sheets.copies
    for done, page in enumerate(order, start=1):
        if done > 1 and not device.newPage():
            raise Fault(texts.BROKEN)
        _paint_page(painter, device, sheets.picture(page - 1, _width_in_dots(device)))
        if done < len(order):
            yield done
    if not painter.end():
        raise Fault(texts.BROKEN)
    yield len(order)


def _width_in_dots(device: QPagedPaintDevice) -> int:
    return round(device.pageLayout().fullRect(QPageLayout.Unit.Inch).width() * DPI)


def _paint_page(painter: QPainter, device: QPagedPaintDevice, picture: QImage) -> None:
    grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    width = device.pageLayout().fullRectPixels(device.logicalDpiX()).width()
    painter.drawImage(QRectF(0, 0, width, width * grey.height() / grey.width()), grey)

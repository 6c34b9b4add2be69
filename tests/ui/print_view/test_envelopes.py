"""An envelope goes to the printer as an envelope, lying, under a name that says nothing; all else is A4 as before."""

from __future__ import annotations

from typing import Any, cast

import pytest
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from sip_desktop.domain.view import A4, Paper
from sip_desktop.ui.print_view import Sheets, of_letter
from sip_desktop.ui.print_view.cups import job_options
from sip_desktop.ui.print_view.windows import page_size, set_up

C5 = "iso_c5_162x229mm"


def sheets(media: str = A4) -> Sheets:
    return Sheets(b"", 1, (1,), 1, cast(Any, None), media)


def test_cups_is_told_which_sheet() -> None:
    assert job_options(sheets(C5))["media"] == C5
    assert job_options(sheets())["media"] == A4
    assert job_options(sheets(C5))["print-scaling"] == "none"


@pytest.mark.parametrize(
    ("media", "width", "height"),
    [("iso_c6c5_114x229mm", 114, 229), (C5, 162, 229), ("iso_c4_229x324mm", 229, 324), (A4, 210, 297)],
)
def test_the_measures_stand_in_the_name(media: str, width: float, height: float) -> None:
    size = page_size(media).size(QPageSize.Unit.Millimeter)
    assert (size.width(), size.height()) == (pytest.approx(width, abs=0.5), pytest.approx(height, abs=0.5))


def test_an_envelope_lies_and_a_sheet_stands(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CUPS_SERVER", "/nowhere.sock")
    device = QPrinter()
    set_up(device, C5)
    assert device.pageLayout().orientation() is QPageLayout.Orientation.Landscape
    set_up(device)
    assert device.pageLayout().orientation() is QPageLayout.Orientation.Portrait


def test_a_letters_paper_is_printed_as_it_is_and_named_for_nobody() -> None:
    made = Paper(b"", 1, {}, {}, media=C5)
    order = of_letter(made)
    assert order.ready is made
    assert (order.document, order.case) == (None, "")
    assert order.file == "Blankett.pdf"

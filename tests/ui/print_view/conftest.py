"""Papers and printers in memory, and a print view on them that is shown and has the focus."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import pytest
from pytestqt.qtbot import QtBot

from sip_desktop.ui.print_view import Order, PrintView
from sip_desktop.ui.print_view.save_panel import Place
from tests.ui.print_view.stand_ins import PapersInMemory, PrintersInMemory, order


@pytest.fixture
def papers() -> PapersInMemory:
    return PapersInMemory()


@pytest.fixture
def printers() -> PrintersInMemory:
    return PrintersInMemory()


@pytest.fixture
def make_view(
    qtbot: QtBot, papers: PapersInMemory, printers: PrintersInMemory, tmp_path: Path
) -> Callable[..., PrintView]:
    def make(what: Order | None = None) -> PrintView:
        places = [Place("USB: STICKA", tmp_path)]
        view = PrintView(cast(Any, papers), what or order(papers), printers, lambda: places)
        qtbot.addWidget(view)
        view.resize(1024, 600)
        with qtbot.waitExposed(view):
            view.show()
        view.activateWindow()
        qtbot.waitUntil(view.isActiveWindow)
        return view

    return make


@pytest.fixture
def view(make_view: Callable[..., PrintView]) -> PrintView:
    return make_view()

"""A process that is measured from outside: started, and for the lock also replaced. Run by ``bench.program``.

``python -m bench.start_driver WHAT FOLDER STARTED``: FOLDER holds a vault of invented cases and its passphrase.
Figures are written to FOLDER/figures, since the process that begins a lock is not the one that ends it.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path


def main() -> None:
    """``start``: ms to the first painted window. ``lock``: to blank, to the new one. ``memory``, ``preview``."""
    from sip_desktop.isolation import cut_network

    cut_network()
    from sip_desktop.process_guard import harden

    harden()
    what, folder, started = sys.argv[1], Path(sys.argv[2]), float(sys.argv[3])
    figures = folder / "figures"
    begun = [float(line.split()[1]) for line in _lines(figures) if line.startswith("locking")]
    from sip_desktop import app
    from sip_desktop.services.preferences import PreferenceFile

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app.preferences = lambda: PreferenceFile(lambda: b'{"folder": "%s"}' % str(folder / "v").encode(), lambda _: None)
    if what == "start":
        _at_first_paint(lambda: _note(figures, "start", started))
    elif begun:
        _at_first_paint(lambda: _note(figures, "again", begun[0]))
    else:
        _at_first_paint(lambda: _inside(what, folder, figures))
    app.start_app()


def _at_first_paint(then: object) -> None:
    """Calls ``then`` once, when the main window has been painted."""
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QPaintEvent

    from sip_desktop.ui.main_window import MainWindow

    done: list[bool] = []

    def painted(window: MainWindow, event: QPaintEvent) -> None:
        super(MainWindow, window).paintEvent(event)
        if not done:
            done.append(True)
            QTimer.singleShot(0, then)

    MainWindow.paintEvent = painted  # type: ignore[method-assign]


def _inside(what: str, folder: Path, figures: Path) -> None:
    """Unlocks, opens the first case and its plan, then locks or looks at the memory."""
    from PySide6.QtWidgets import QApplication

    from sip_desktop.ui.program import Program

    qt = QApplication.instance()
    program = qt.findChild(Program)
    program.window.resize(1366, 768)
    _settle(qt, 0.7)  # somebody types a passphrase meanwhile
    keys = program._opening.unlock(folder / "v", (folder / "passphrase").read_text())
    program._open(folder / "v", keys)
    rooms = program.window._rooms.cases
    rooms.case(1)
    if what == "preview":
        _time_first_drawing(figures)
    plan = next(line for line in program.services.door.open(1).lines if line.document.form == "plan")
    rooms.document(plan.document.id)
    _settle(qt, 0.6)
    if what == "memory":
        status = Path("/proc/self/status").read_text()
        kilobytes = next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS"))
        _write(figures, f"memory {int(kilobytes) / 1024:.1f}")
        os._exit(0)
    from sip_desktop.ui import program as module

    blank, begun = module.blank_everything, time.monotonic()

    def noted(qt_app: QApplication) -> None:
        blank(qt_app)
        qt_app.processEvents()
        _note(figures, "blank", begun, leave=False)

    module.blank_everything = noted
    _write(figures, f"locking {begun}")
    program.lock()


def _time_first_drawing(figures: Path) -> None:
    """What the first page beside a form costs when the unlock window has had time to warm up."""
    from sip_desktop.ui.form_page.preview import Preview

    draw = Preview.draw

    def timed(preview: Preview) -> None:
        begun = time.monotonic()
        draw(preview)
        if preview.paper is not None:
            _note(figures, "preview", begun)

    Preview.draw = timed  # type: ignore[method-assign]


def _settle(qt: object, seconds: float) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        qt.processEvents()


def _note(figures: Path, name: str, begun: float, leave: bool = True) -> None:
    _write(figures, f"{name} {(time.monotonic() - begun) * 1000:.1f}")
    if leave:
        os._exit(0)


def _write(figures: Path, line: str) -> None:
    with figures.open("a") as file:
        file.write(line + "\n")


def _lines(figures: Path) -> list[str]:
    return figures.read_text().splitlines() if figures.exists() else []


if __name__ == "__main__":
    main()

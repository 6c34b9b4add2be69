"""The one door to threads: work goes out, its result comes back on the GUI thread; it knows no particular work.

Only slow things go through here (key derivation, making a vault, backup, integrity check). All else is short
and stays on the GUI thread, which keeps the program simple.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar, cast

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal, Slot

from sip_desktop.domain.faults import Fault

Result = TypeVar("Result")


def run(
    owner: QObject,
    work: Callable[[], Result],
    done: Callable[[Result], None],
    failed: Callable[[Fault], None],
) -> None:
    """Runs ``work`` in a thread; then, on the GUI thread, ``done`` with its result or ``failed`` with its ``Fault``.

    When ``owner`` is gone by then, neither is called: the view that asked is no longer there. An error of our own
    in ``work`` is raised again on the GUI thread, where the program's one excepthook takes it. ``work`` must not
    touch a widget.
    """
    call = _Call(owner, cast(Callable[[object], None], done), failed)
    task = _Task(work)
    # Queued to an object that lives on the GUI thread and dies with its owner: Qt itself drops what comes too late.
    task.signals.finished.connect(call.deliver, Qt.ConnectionType.QueuedConnection)
    QThreadPool.globalInstance().start(task)


class _Signals(QObject):
    finished = Signal(object, object)


class _Task(QRunnable):
    """The work, on the thread; every outcome, our own faults included, goes back through one signal."""

    def __init__(self, work: Callable[[], object]) -> None:
        super().__init__()
        self.signals = _Signals()
        self._work = work

    def run(self) -> None:
        try:
            result = self._work()
        except BaseException as error:
            self.signals.finished.emit(None, error)
        else:
            self.signals.finished.emit(result, None)


class _Call(QObject):
    """The answer's way home: a child of the owner, on the GUI thread."""

    def __init__(self, owner: QObject, done: Callable[[object], None], failed: Callable[[Fault], None]) -> None:
        super().__init__(owner)
        self._done = done
        self._failed = failed

    @Slot(object, object)
    def deliver(self, result: object, error: BaseException | None) -> None:
        self.deleteLater()
        if error is None:
            self._done(result)
        elif isinstance(error, Fault):
            self._failed(error)
        else:
            raise error

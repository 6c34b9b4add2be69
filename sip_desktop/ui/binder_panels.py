"""The panels that say what became of numbered sheets: write in, used on paper, void. They ask and tell, no more."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox

from sip_desktop.texts import binder as texts
from sip_desktop.texts import shell
from sip_desktop.ui.register_panels import FIELD, Panel
from sip_desktop.ui.safe_edits import SafeLineEdit
from sip_desktop.ui.shell_widgets import Notice, button, choices, field, in_line, scaled, text

if TYPE_CHECKING:
    from sip_desktop.services.binder import SheetLine


class SheetPanel(Panel):
    """Asks about the chosen sheets. ``wanted``: the answer is to be kept; a fault is told here, and nothing is lost."""

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.about = text("", "section")
        self.fault = Notice()
        self.column.addWidget(self.about)

    def ask(self, lines: Sequence[SheetLine]) -> None:
        """Opens the panel for these sheets."""
        self.about.setText(about(lines))
        self.fault.tell("")
        self.show()
        self.turned.emit(True)
        self.setFocus()

    def end(self, go: str) -> None:
        """The last lines of the panel: what was wrong, and the way on and out."""
        self.column.addWidget(self.fault)
        self.column.addLayout(in_line(button(go, self.wanted.emit, "main"), button(shell.CANCEL, self.shut), None))


class WriteInPanel(SheetPanel):
    """In which case the words of the sheet belong."""

    def __init__(self) -> None:
        super().__init__()
        self.case = SafeLineEdit()
        self.case.setMaximumWidth(scaled(FIELD))
        self.case.returnPressed.connect(self.wanted)
        self.column.addWidget(field(texts.WRITE_IN_CASE, self.case, texts.WRITE_IN_HELP))
        self.end(texts.WRITE_IN_GO)
        self.setFocusProxy(self.case)

    def ask(self, lines: Sequence[SheetLine]) -> None:
        self.case.clear()
        super().ask(lines)


class UsedPanel(SheetPanel):
    """Whether the sheet is an original with a signature."""

    def __init__(self) -> None:
        super().__init__()
        self.signed = QCheckBox(texts.USED_SIGNED)
        self.column.addWidget(self.signed)
        self.end(texts.USED_GO)
        self.setFocusProxy(self.signed)

    def ask(self, lines: Sequence[SheetLine]) -> None:
        self.signed.setChecked(False)
        super().ask(lines)


class VoidPanel(SheetPanel):
    """Why the sheets are void: a closed list, so that nothing of a person is written here."""

    def __init__(self) -> None:
        super().__init__()
        self.reason = choices([("", texts.VOID_CHOOSE), *texts.REASONS.items()])
        self.reason.setMaximumWidth(scaled(FIELD))
        self.column.addWidget(field(texts.VOID_REASON, self.reason, texts.VOID_HELP))
        self.end(texts.VOID_GO)
        self.setFocusProxy(self.reason)

    def ask(self, lines: Sequence[SheetLine]) -> None:
        self.reason.setCurrentIndex(0)
        super().ask(lines)


def about(lines: Sequence[SheetLine]) -> str:
    """Which sheets are asked about: number and title of one, the numbers of several."""
    if len(lines) == 1:
        return texts.ABOUT.format(number=lines[0].number, title=lines[0].title)
    numbers = sorted(line.number for line in lines)
    return texts.ABOUT_SEVERAL.format(count=len(lines), first=numbers[0], last=numbers[-1])

"""Who works with a case: the responsible and the substitutes, and how to change that. It keeps nothing itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QFrame, QWidget

from sip_desktop.domain.access import RESPONSIBLE, SUBSTITUTE
from sip_desktop.domain.faults import Fault
from sip_desktop.texts import log_view as texts
from sip_desktop.texts import shell
from sip_desktop.ui.shell_widgets import Notice, button, choices, empty, field, in_line, stacked, text
from sip_desktop.ui.theme import GAP, ROOM, set_role

if TYPE_CHECKING:
    from sip_desktop.services.case_access import CaseAccess


class WorkersCard(QFrame):
    """Shown when a vault has more than one user; with one there is nothing to choose."""

    def __init__(self, serial: int, access: CaseAccess) -> None:
        super().__init__()
        set_role(self, "card")
        self._serial = serial
        self._access = access
        self._ticks: dict[str, QCheckBox] = {}
        self.who = text()
        self.change = button(texts.WORKERS_CHANGE, self._begin, "small")
        self.editing = QWidget()
        self.form = stacked(self.editing, gap=GAP)
        self.fault = Notice("problem")
        column = stacked(self, around=ROOM)
        column.addWidget(text(texts.WORKERS, "section"))
        column.addWidget(text(texts.WORKERS_HELP, "help"))
        column.addWidget(self.who)
        column.addLayout(in_line(self.change, None))
        column.addWidget(self.editing)
        column.addWidget(self.fault)
        self.reload()

    def reload(self) -> None:
        """Reads anew who works with the case."""
        workers = self._access.workers(self._serial)
        named = sorted((one for one in workers if one.kind), key=lambda one: one.kind)
        lines = [texts.WORKER_LINE.format(name=one.user.name, kind=texts.KINDS[one.kind]) for one in named]
        self.who.setText("\n".join(lines) or texts.WORKERS_ALL)
        self.setVisible(len(workers) > 1)
        self._show_editing(False)

    def _begin(self) -> None:
        empty(self.form)
        workers = self._access.workers(self._serial)
        responsible = next((one.user.id for one in workers if one.kind == RESPONSIBLE), "")
        self.responsible = choices([(one.user.id, one.user.name) for one in workers], responsible or None)
        self.form.addWidget(field(texts.RESPONSIBLE, self.responsible))
        self.form.addWidget(text(texts.SUBSTITUTES, "label"))
        self._ticks = {one.user.id: QCheckBox(one.user.name) for one in workers}
        for one in workers:
            self._ticks[one.user.id].setChecked(one.kind == SUBSTITUTE)
            self.form.addWidget(self._ticks[one.user.id])
        self.responsible.currentIndexChanged.connect(lambda _: self._hide_responsible())
        self._hide_responsible()
        keep = button(texts.WORKERS_KEEP, self._keep, "main")
        self.form.addLayout(in_line(keep, button(shell.CANCEL, self.reload), None))
        self._show_editing(True)
        self.responsible.setFocus()

    def _hide_responsible(self) -> None:
        """Nobody stands in for themselves."""
        chosen = self.responsible.currentData()
        for user, tick in self._ticks.items():
            tick.setVisible(user != chosen)

    def _keep(self) -> None:
        chosen = str(self.responsible.currentData())
        substitutes = [user for user, tick in self._ticks.items() if tick.isChecked() and user != chosen]
        try:
            self._access.keep(self._serial, chosen, substitutes)
        except Fault as fault:
            self.fault.tell(fault.text)
            return
        self.reload()
        self.change.setFocus()

    def _show_editing(self, editing: bool) -> None:
        self.fault.tell("")
        self.editing.setVisible(editing)
        self.change.setVisible(not editing)
        self.who.setVisible(not editing)

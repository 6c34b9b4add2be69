"""The program with a vault, clocks turned by hand and printers in memory; what may be open in it, and what locks it."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import Qt, QThreadPool
from PySide6.QtGui import QGuiApplication, QWindowStateChangeEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget

from sip_desktop import app
from sip_desktop.domain.answers import Answers, Content
from sip_desktop.domain.faults import Fault
from sip_desktop.domain.records import CopyStatus
from sip_desktop.process_guard import error_code
from sip_desktop.services.everything import Services
from sip_desktop.services.opening import NewVault, Opening
from sip_desktop.services.preferences import PreferenceFile
from sip_desktop.ui.address_view import AddressView
from sip_desktop.ui.background import run
from sip_desktop.ui.case_view import CaseView
from sip_desktop.ui.file_chooser import FileChooser
from sip_desktop.ui.folder_chooser import FolderChooser
from sip_desktop.ui.form_page.page import FormPage
from sip_desktop.ui.form_page.preview import Preview
from sip_desktop.ui.idle_watch import TICK
from sip_desktop.ui.new_vault_view import NewVaultView, ShownOnce
from sip_desktop.ui.own_region_parts import Lines
from sip_desktop.ui.own_region_view import OwnRegionView
from sip_desktop.ui.print_view.view import PrintView
from sip_desktop.ui.program import Program
from sip_desktop.ui.register_view import RegisterView
from sip_desktop.ui.restore_view import RestoreView
from sip_desktop.ui.rooms import Rooms
from sip_desktop.ui.system_watch import SESSION
from sip_desktop.ui.transfer_view import TransferView
from sip_desktop.ui.vault_view import VaultView
from sip_desktop.ui.watches import Watches
from tests.no_rules import definitions_without_rules
from tests.review.held import let_go
from tests.services.conftest import PASSPHRASE, Clock, surroundings
from tests.ui.print_view.stand_ins import PrintersInMemory

MARK = "Åkervindegården"
CALL: Answers = {"k_syfte": MARK, "k_onskemal": "Komma tidigt", "k_medverkan": "Med hela tiden"}
CTRL = Qt.KeyboardModifier.ControlModifier


@dataclass
class Made:
    """A vault that is made once and copied for each test; ``opening`` has its clock."""

    folder: Path
    opening: Opening
    new: NewVault


def made_in(folder: Path) -> Made:
    opening = Opening(surroundings(Clock()), definitions_without_rules, folder / "skåp", app.demo_texts)
    return Made(folder / "skåp", opening, opening.create(folder / "skåp", "Anna Åkerö", "AÅ", "Kurator", PASSPHRASE))


@dataclass
class Room:
    """The running program. ``replaced`` counts how often it was to start anew, "minimised" where it was so."""

    program: Program
    made: Made
    folder: Path
    preferences: PreferenceFile
    printers: PrintersInMemory
    clocks: list[float]
    replaced: list[str]
    held_up: threading.Event = field(default_factory=threading.Event)

    def unlock(self) -> None:
        self.program.window.unlocked.emit(self.folder, self.made.new.keys)

    @property
    def services(self) -> Services:
        assert self.program.services is not None
        return self.program.services

    @property
    def rooms(self) -> Rooms:
        assert self.program.window._rooms is not None
        return self.program.window._rooms

    @property
    def watches(self) -> Watches:
        assert self.program.watches is not None
        return self.program.watches

    def shown(self) -> QWidget:
        QApplication.processEvents()
        widget = self.program.window.stage.currentWidget()
        assert widget is not None
        return widget

    def case(self, region: str = "uppsala", **answers: str) -> int:
        serial = self.services.register.new_case(region)
        sheet: Answers = {"skyddstyp": "inget", "vald_flagga": "nej", **answers}
        self.services.documents.save(self.services.documents.start(serial, "arendeblad"), Content(sheet))
        return serial

    def form(self, form_id: str = "plan") -> FormPage:
        """The page of a new document, all built."""
        self.rooms.cases.document(self.services.documents.start(self.case(), form_id))
        page = self.shown()
        assert isinstance(page, FormPage)
        assert page.body is not None
        page.body.column.finish()
        return page

    def go_on(self, seconds: float) -> None:
        """Time passes and nobody is there; nothing else has its turn meanwhile."""
        for _ in range(int(seconds / TICK)):
            self.clocks[0] += TICK
            self.clocks[1] += TICK
            if self.program.watches is not None:
                self.program.watches.meeting.tick()
                self.program.watches.idle.tick()

    def again(self) -> Services:
        """The vault opened once more, as the new process would."""
        return self.made.opening.open(self.folder, self.made.new.keys)

    def done_with(self) -> None:
        """Nothing of this program watches over the next test's."""
        self.held_up.set()
        QThreadPool.globalInstance().waitForDone()
        self.program.window.close()
        if self.program.watches is not None:
            self.program.watches.keys.deleteLater()
            self.program.watches.idle.deleteLater()
            self.program.watches.deleteLater()
        self.program.window.deleteLater()
        self.program.deleteLater()
        let_go()
        QApplication.clipboard().clear()


def room_in(made: Made, folder: Path, qapp: QApplication, printers: PrintersInMemory) -> Room:
    shutil.copytree(made.folder, folder)
    clocks, replaced, kept = [1000.0, 5_000_000.0], list[str](), [b""]
    preferences = PreferenceFile(lambda: kept[-1], kept.append)
    program = Program(
        qapp,
        made.opening,
        preferences,
        app.pages(),
        list,
        lambda: replaced.append("shown"),
        error_code,
        replace_minimised=lambda: replaced.append("minimised"),
        steady=lambda: clocks[0],
        wall=lambda: clocks[1],
    )
    program.window.resize(1280, 700)
    program.show()
    program.window.activateWindow()
    QApplication.processEvents()
    return Room(program, made, folder, preferences, printers, clocks, replaced)


# What locks.


def left_alone(room: Room) -> None:
    room.go_on(310)


def asleep(room: Room) -> None:
    room.watches.system.active_changed(True)


def screen_locked(room: Room) -> None:
    room.watches.system.session_locked()


def user_switched(room: Room) -> None:
    room.watches.system.session_changed(SESSION, {"Active": False}, [])


def ctrl_l(room: Room) -> None:
    """To the window that has the focus, as the system gives keys: it may be a dialog's."""
    press(Qt.Key.Key_L, CTRL)


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """A key to the window that has the focus."""
    QApplication.processEvents()
    window = QGuiApplication.focusWindow()
    assert window is not None
    QTest.keyClick(window, key, modifiers)


def minimised(room: Room, locks: bool = True) -> None:
    room.preferences.change(lock_minimised=locks)
    window = room.program.window
    window.setWindowState(Qt.WindowState.WindowMinimized)
    QApplication.sendEvent(window, QWindowStateChangeEvent(Qt.WindowState.WindowNoState))


def clock_forward(room: Room) -> None:
    room.clocks[1] += 3600
    room.go_on(TICK)


def clock_back(room: Room) -> None:
    room.clocks[1] -= 3600
    room.go_on(TICK)


def window_closed(room: Room) -> None:
    room.program.window.close()


TRIGGERS = {
    each.__name__: each
    for each in (
        *(left_alone, asleep, screen_locked, user_switched, ctrl_l),
        *(minimised, clock_forward, clock_back, window_closed),
    )
}

# What may be open. Each gives what is to be true of the vault when it is opened again.

Kept = Callable[[Services], bool]


def nothing_more(_services: Services) -> bool:
    return True


def dirty_form(room: Room) -> Kept:
    """Typed a moment ago: the timer that saves has not had its turn."""
    page = room.form()
    assert page.body is not None
    QTest.keyClicks(page.body.desk.boxes["p_situation"].inputs[0], MARK)
    document = page.sheet.document.record.id
    return lambda services: services.documents.open(document).content.answers["p_situation"] == MARK


def undo_history(room: Room) -> Kept:
    """Typed and taken out again, in a field and as a row: only the undo steps hold it."""
    page = room.form()
    assert page.body is not None
    editor = page.body.desk.boxes["p_situation"].inputs[0]
    QTest.keyClicks(editor, MARK)
    QTest.keyClick(editor, Qt.Key.Key_A, CTRL)
    QTest.keyClick(editor, Qt.Key.Key_Delete)
    rows = page.body.desk.rows["p_delmal"]
    rows.add_row(None)
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClicks(focus, MARK)
    rows.remove_row(next(iter(page.body.desk.cards)).split("/")[1])
    document = page.sheet.document.record.id
    return lambda services: not services.documents.open(document).content.answers.get("p_situation")


def preview_beside(room: Room) -> Kept:
    kept = dirty_form(room)
    preview = room.shown().findChild(Preview)
    assert isinstance(preview, Preview)
    preview.show()
    preview.draw()
    assert preview.paper is not None
    return kept


def clear_call(room: Room) -> int:
    document = room.services.documents.start(room.case("halland"), "kallelse")
    room.services.documents.save(document, Content(CALL))
    room.services.documents.make_clear(document)
    return document


def print_preview(room: Room) -> Kept:
    room.rooms.cases.paper(clear_call(room))
    assert isinstance(room.shown(), PrintView)
    return nothing_more


def running_print(room: Room) -> Kept:
    """Five copies, of which the first is on its way."""
    document = clear_call(room)
    room.rooms.cases.paper(document)
    view = room.shown()
    assert isinstance(view, PrintView)
    view.side.copies.number.setCurrentIndex(4)
    view.print_now()
    assert view._batch is not None
    assert view._batch.going

    def kept(services: Services) -> bool:
        *before, last = [copy.status for copy in services.session.store.copies(document)]
        return set(before) <= {CopyStatus.PRINTED} and last is CopyStatus.BROKEN and len(room.printers.tray) < 5

    return kept


def key_shown_once(room: Room) -> Kept:
    room.rooms.go("vault")
    ShownOnce("Titel", "Varför", "Nyckel", MARK, "Klart", room.shown(), check=True).open()
    return nothing_more


def folder_chooser(room: Room) -> Kept:
    room.rooms.go("vault")
    view = room.shown()
    assert isinstance(view, VaultView)
    view.copies.copy.click()
    chooser = view.findChild(FolderChooser)
    assert isinstance(chooser, FolderChooser)
    chooser.path.setText(f"/tmp/{MARK}")
    return nothing_more


def file_chooser(room: Room) -> Kept:
    room.rooms.go("settings")
    chooser = FileChooser(Path("/"), room.shown())
    chooser.path.setText(f"/tmp/{MARK}.png")
    chooser.open()
    return nothing_more


def open_list(room: Room) -> Kept:
    """A combo box whose list hangs open over a half-filled form."""
    kept = dirty_form(room)
    combo = next(c for c in room.program.window.findChildren(QWidget) if c.metaObject().className() == "SafeComboBox")
    combo.showPopup()  # type: ignore[attr-defined]
    return kept


def address_sheet(room: Room) -> Kept:
    serial = room.case()
    room.rooms.cases.addresses(serial)
    view = room.shown()
    assert isinstance(view, AddressView)
    view.add.click()
    QTest.keyClicks(view._cards[0].lines["street"], MARK)
    return lambda services: [each.street for each in services.addresses.read(serial)] == [MARK]


def transfer_copied(room: Room) -> Kept:
    serial = room.services.documents.open(clear_call(room)).case.serial
    room.rooms.cases.transfer(serial)
    view = room.shown()
    assert isinstance(view, TransferView)
    for row in view.rows:
        QTest.keyClick(row.tick, Qt.Key.Key_Return)
        if QApplication.clipboard().text() == MARK:
            break
    assert QApplication.clipboard().text() == MARK
    return nothing_more


def passphrase_typed(room: Room) -> Kept:
    """Shown in the clear, for a new user and as one's own."""
    room.rooms.go("vault")
    view = room.shown()
    assert isinstance(view, VaultView)
    view.keys._ask(view.keys.add)
    view.keys.add.first.shown.setChecked(True)
    for line in (view.keys.add.name, view.keys.add.own.passphrase.edit, view.keys.add.first.edit):
        QTest.keyClicks(line, MARK)
    return nothing_more


def looked_up(room: Room) -> Kept:
    room.rooms.go("register")
    view = room.shown()
    assert isinstance(view, RegisterView)
    view.look_up_panel.ask()
    QTest.keyClicks(view.look_up_panel.line, MARK)
    return nothing_more


def identity_shown(room: Room) -> Kept:
    room.rooms.cases.case(room.case(namn=MARK))
    view = room.shown()
    assert isinstance(view, CaseView)
    view.identity.switch.click()
    return nothing_more


def own_profile(room: Room) -> Kept:
    """Typed a moment ago, with the name alone, so that it is no profile yet: it is there to go on with."""
    room.rooms.profiles()
    view = room.shown()
    assert isinstance(view, OwnRegionView)
    part = view.parts["naming"]
    assert isinstance(part, Lines)
    QTest.keyClicks(part.edits["name"], MARK)

    def kept(services: Services) -> bool:
        found = services.own_regions.unfinished()
        return services.own_regions.lines() == [] and found is not None and found.profile.name == MARK

    return kept


def evaluation(room: Room) -> Kept:
    """Never half an evaluation: what is not saved yet is saved as it stands."""
    begun = room.services.evaluations.start("utvardering_person", "uppsala", "sip", "2026-11")
    room.rooms._stage.push(room.program.window._pages.evaluation(room.services, begun, room.rooms.cases.way()))
    page = room.shown()
    assert isinstance(page, FormPage)
    assert page.body is not None
    page.body.column.finish()
    editor = next(e for e in page.findChildren(QWidget) if e.metaObject().className() == "SafeTextEdit")
    QTest.keyClicks(editor, MARK)
    return nothing_more


def working(room: Room) -> Kept:
    """A backup in a worker that will not be done for long. The lock does not wait for it."""
    kept = dirty_form(room)
    told = QLabel(MARK, room.shown())

    def work() -> str:
        room.held_up.wait(30)
        return MARK

    run(room.program.window, work, room.program.window.saved.setText, lambda fault: told.setText(fault.text))
    return kept


def key_changing(room: Room) -> Kept:
    """A passphrase is being changed: either opens the vault afterwards, never neither."""
    room.rooms.go("vault")
    view = room.shown()
    assert isinstance(view, VaultView)
    view.keys._ask(view.keys.change)
    panel = view.keys.change
    panel.own.passphrase.edit.setText(PASSPHRASE)
    for line in (panel.first, panel.again):
        line.edit.setText(f"{MARK} cykelpump marmelad stuprör lakrits")
    panel.act.click()
    room.rooms.go("register")
    view = room.shown()
    assert isinstance(view, RegisterView)
    view.look_up_panel.ask()
    view.look_up_panel.line.setText(MARK)

    def kept(_services: Services) -> bool:
        QThreadPool.globalInstance().waitForDone()
        opens = 0
        for secret in (PASSPHRASE, f"{MARK} cykelpump marmelad stuprör lakrits"):
            try:
                room.made.opening.unlock(room.folder, secret)
            except Fault:
                continue
            opens += 1
        return opens == 1

    return kept


OPEN = {
    each.__name__: each
    for each in (
        *(dirty_form, undo_history, preview_beside, print_preview, running_print, key_shown_once, folder_chooser),
        *(file_chooser, open_list, address_sheet, transfer_copied, passphrase_typed, looked_up, identity_shown),
        *(own_profile, evaluation, working, key_changing),
    )
}

# Before a vault is open.


def restoring(room: Room) -> Kept:
    room.program.window.entrance.show_restore(room.folder)
    view = room.shown()
    assert isinstance(view, RestoreView)
    view.passphrase.shown.setChecked(True)
    QTest.keyClicks(view.passphrase.edit, MARK)
    QTest.keyClicks(view.file, MARK)
    return nothing_more


def recovery_key_shown(room: Room) -> Kept:
    room.program.window.entrance.show_new_vault()
    view = room.shown()
    assert isinstance(view, NewVaultView)
    for line in view.findChildren(QLineEdit):
        line.setText(MARK)
    ShownOnce("Titel", "Varför", "Nyckel", MARK, "Klart", view, check=True).open()
    return nothing_more


SHUT = {each.__name__: each for each in (restoring, recovery_key_shown)}

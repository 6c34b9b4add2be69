"""Every view of the program: each input has a spoken name, Tab reaches it, and no window is called anything else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QListWidget,
    QPushButton,
    QRadioButton,
    QTableView,
    QTextEdit,
    QWidget,
)

from sip_desktop import app
from sip_desktop.domain.access import RESPONSIBLE
from sip_desktop.domain.deadlines import Level
from sip_desktop.domain.guidance.acts import GuidedAct
from sip_desktop.domain.guidance.finding import Finding
from sip_desktop.domain.records import Access, Emergency
from sip_desktop.services.everything import Services
from sip_desktop.services.guidance import NotYet
from sip_desktop.services.opening import Opening
from sip_desktop.services.preferences import PreferenceFile
from sip_desktop.texts import binder as binder_texts
from sip_desktop.texts import case as case_texts
from sip_desktop.texts import evaluations as evaluation_texts
from sip_desktop.texts import form_page as form_texts
from sip_desktop.texts import guidance as guidance_texts
from sip_desktop.texts import keys_view as keys_texts
from sip_desktop.texts import log_view as log_texts
from sip_desktop.texts import own_region as region_texts
from sip_desktop.texts import printing_view as print_texts
from sip_desktop.texts import register as register_texts
from sip_desktop.texts import unlock as unlock_texts
from sip_desktop.texts import vault_view as vault_texts
from sip_desktop.ui.binder_view import BinderView
from sip_desktop.ui.case_view import CaseView
from sip_desktop.ui.emergency_view import EmergencyView
from sip_desktop.ui.form_page.page import FormPage
from sip_desktop.ui.main_window import MainWindow
from sip_desktop.ui.print_view.view import PrintView
from sip_desktop.ui.register_view import RegisterView
from tests.no_rules import definitions_without_rules
from tests.whole.keyboard import Titles
from tests.whole.office import PASSPHRASE, USER, let_go, opening_at, press
from tests.whole.typist import make_clear

INPUTS = (QLineEdit, QTextEdit, QComboBox, QPushButton, QCheckBox, QRadioButton, QListWidget, QTableView)
TITLE = "SIP Desktop"
SOME_MORE = 20


@dataclass
class Visit:
    """The window with an empty vault to be made or opened."""

    window: MainWindow
    opening: Opening
    titles: Titles

    def open_vault(self) -> Services:
        folder = self.opening.default_folder
        services = self.opening.open(folder, self.opening.create(folder, *USER, PASSPHRASE).keys)
        self.window.open_vault(services, folder)
        return services

    def shown(self, kind: type[QWidget]) -> QWidget:
        QApplication.processEvents()
        widget = self.window.stage.currentWidget()
        assert isinstance(widget, kind)
        return widget


@pytest.fixture
def visit(home: Path, tmp_path: Path, qapp: QApplication) -> Iterator[Visit]:
    opening = opening_at(tmp_path, known=definitions_without_rules)
    window = MainWindow(opening, PreferenceFile(lambda: b"", lambda _body: None), app.pages(), app.about, lambda: 0.0)
    titles = Titles()
    qapp.installEventFilter(titles)
    window.resize(1366, 728)
    window.show()
    window.activateWindow()
    QApplication.processEvents()
    yield Visit(window, opening, titles)
    qapp.removeEventFilter(titles)
    window.leave_all()
    window.close()
    window.deleteLater()
    let_go()
    assert titles.seen == {TITLE}


@pytest.fixture
def services(visit: Visit) -> Iterator[Services]:
    opened = visit.open_vault()
    yield opened
    visit.window.leave_all()
    opened.session.close()


@pytest.fixture
def case(visit: Visit, services: Services) -> int:
    """A case with everything begun, on the stage as the case view."""
    serial = services.register.new_case("uppsala")
    for form in ("arendeblad", "kallelse", "plan"):
        services.documents.start(serial, form)
    register = visit.shown(RegisterView)
    assert isinstance(register, RegisterView)
    register.chosen.emit(serial)
    return serial


def inputs(window: QWidget) -> list[QWidget]:
    """Everything in a window that takes an answer or does something, and can be used now."""
    found = [w for kind in INPUTS for w in window.findChildren(kind) if w.isVisible() and w.isEnabled()]
    return [w for w in found if not (isinstance(w, QLineEdit) and isinstance(w.parent(), QComboBox))]


def spoken(widget: QWidget) -> str:
    """The name of an input. For a list to choose from Linux says its choice there and takes the name elsewhere."""
    if isinstance(widget, QComboBox):
        return widget.accessibleName()
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface else ""


def nameless(window: QWidget) -> list[str]:
    """Inputs that a screen reader has no word for."""
    return [f"{type(w).__name__} {w.parent()!r}" for w in inputs(window) if not any(map(str.isalpha, spoken(w)))]


def reached(window: QWidget) -> set[QWidget]:
    """Every widget that gets the focus while Tab is pressed as often as it takes to come round, and some more."""
    met: set[QWidget] = set()
    for _ in range(len(inputs(window)) + SOME_MORE):
        focused = QApplication.focusWidget()
        assert focused is not None, "nothing has the focus"
        met.add(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    return met


def unreached(window: QWidget) -> list[str]:
    """Inputs Tab never comes to. Of options that exclude each other one is enough: the arrows take the rest."""
    met = reached(window)

    def is_met(widget: QWidget) -> bool:
        if widget in met or not isinstance(widget, QAbstractButton) or not widget.isCheckable():
            return widget in met
        group, around = widget.group(), widget.parentWidget()
        assert around is not None
        return any(button in met for button in (group.buttons() if group else around.findChildren(QRadioButton)))

    return [f"{type(w).__name__} {spoken(w)!r}" for w in inputs(window) if not is_met(w)]


def look_round(window: QWidget) -> None:
    """The three demands, on what the window shows now."""
    QApplication.processEvents()
    assert len(inputs(window)) > 0
    assert nameless(window) == []
    assert unreached(window) == []
    assert window.windowTitle() == TITLE


def test_the_first_window_and_the_new_vault(visit: Visit) -> None:
    look_round(visit.window)
    press(visit.window, unlock_texts.MAKE_VAULT)
    look_round(visit.window)
    press(visit.window, unlock_texts.PLACE_CHANGE)
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    look_round(dialog)
    dialog.close()


def test_unlocking(visit: Visit) -> None:
    visit.opening.create(visit.opening.default_folder, *USER, PASSPHRASE)
    visit.window.entrance.show_unlock()
    look_round(visit.window)
    press(visit.window, unlock_texts.USE_RECOVERY)
    look_round(visit.window)


@pytest.mark.parametrize("way", [keys_texts.RESTORE_LINK, keys_texts.KEY_TITLE])
def test_what_is_done_with_a_shut_vault(visit: Visit, way: str) -> None:
    visit.opening.create(visit.opening.default_folder, *USER, PASSPHRASE)
    visit.window.entrance.show_unlock()
    press(visit.window, way)
    look_round(visit.window)


def test_a_case_of_somebody_elses(visit: Visit, services: Services) -> None:
    serial = services.register.new_case("uppsala")
    session = services.session
    with session.transaction():
        other = msgspec.structs.replace(session.user, id="annan", name="Bo Ek")
        session.store.add_user(other)
        session.store.keep_access(serial, [Access(serial=serial, user_id="annan", kind=RESPONSIBLE, since="")])
    visit.window.bar.rooms["register"].click()
    register = visit.shown(RegisterView)
    assert isinstance(register, RegisterView)
    register.chosen.emit(serial)
    visit.shown(EmergencyView)
    look_round(visit.window)


def test_the_register(visit: Visit, services: Services) -> None:
    look_round(visit.window)
    for region in ("uppsala", "halland"):
        services.register.new_case(region)
    visit.window.bar.rooms["register"].click()
    look_round(visit.window)
    press(visit.window, register_texts.NEW_CASE)
    press(visit.window, register_texts.LOOK_UP)
    look_round(visit.window)


def test_the_case_and_its_addresses(visit: Visit, case: int) -> None:
    look_round(visit.window)
    press(visit.window, case_texts.ADDRESSES_OPEN)
    look_round(visit.window)
    press(visit.window, case_texts.SHEET_ADD)
    look_round(visit.window)


def test_the_other_views_of_a_case(visit: Visit, services: Services, case: int) -> None:
    view = visit.shown(CaseView)
    assert isinstance(view, CaseView)
    follow_up = services.documents.start(case, "uppfoljning")
    services.documents.make_clear(services.documents.start(case, "plan"))
    services.documents.make_clear(follow_up)
    note = services.documents.start(case, "journalanteckning")
    for go in (
        lambda: view.versions_wanted.emit(services.documents.start(case, "plan")),
        lambda: view.versions_wanted.emit(follow_up),
        view.transfer_wanted.emit,
        lambda: view.journal_wanted.emit(note),
    ):
        go()
        look_round(visit.window)
        visit.window.stage.back()
    visit.shown(CaseView)


def test_what_must_be_seen_on_the_register(visit: Visit, services: Services, case: int) -> None:
    session = services.session
    with session.transaction():
        session.store.add_emergency(Emergency(serial=case, user_id="x", at=session.stamp(), reason="Jour."))
    visit.window.bar.rooms["register"].click()
    look_round(visit.window)


def test_the_binder_and_a_number_of_it(visit: Visit, services: Services, case: int) -> None:
    services.binder.make("uppsala")
    visit.window.bar.rooms["binder"].click()
    view = visit.shown(BinderView)
    assert isinstance(view, BinderView)
    view.table.selectRow(1)
    for panel in (binder_texts.WRITE_IN, binder_texts.USED, binder_texts.VOID):
        press(view, panel)
        look_round(visit.window)


def test_the_vault_and_its_log(visit: Visit, services: Services) -> None:
    visit.window.bar.rooms["vault"].click()
    look_round(visit.window)
    for panel in (keys_texts.ADD, keys_texts.CHANGE, keys_texts.NEW_RECOVERY):
        press(visit.window, panel)
        look_round(visit.window)
    press(visit.window, vault_texts.LOG_OPEN)
    press(visit.window, log_texts.SAMPLE)
    look_round(visit.window)


@pytest.mark.parametrize("part", ["naming", "foot", "forms", "fields", "terms", "logo"])
def test_a_profile_of_ones_own(visit: Visit, services: Services, part: str) -> None:
    visit.window.bar.rooms["settings"].click()
    press(visit.window, region_texts.OPEN)
    press(visit.window, region_texts.PARTS[part])
    look_round(visit.window)


def test_what_is_done_beside_the_papers(visit: Visit, services: Services, case: int) -> None:
    """The urgent page, what is said to whoever rings, and purging: before and after somebody proposed it."""
    rooms = visit.window._rooms
    assert rooms is not None
    rooms.cases.urgent()
    look_round(visit.window)
    visit.window.stage.back()
    rooms.asked()
    look_round(visit.window)
    visit.window.stage.back()
    rooms.cases.purge(case)
    look_round(visit.window)
    visit.window.stage.back()
    services.purging.propose(case, "Gallringsbeslut 2026", "Dubblett")
    rooms.cases.purge(case)
    look_round(visit.window)


def test_what_stops_something(visit: Visit, case: int) -> None:
    view = visit.shown(CaseView)
    assert isinstance(view, CaseView)
    finding = Finding(
        rule="R-SAM-01",
        level=Level.STOP,
        text="Samtycke behövs.",
        why="Ingen kallas före samtycket.",
        source="Uppsala",
        certainty="S",
        action="Fråga.",
        form="arendeblad",
        acts=(GuidedAct.START_MEETING,),
        ways=("planering_insats",),
    )
    view.stop.show_stop(NotYet(case, GuidedAct.START_MEETING, 0, [finding]))
    look_round(visit.window)
    press(view, guidance_texts.GO_ON)
    look_round(visit.window)


@pytest.mark.parametrize("room", ["evaluations", "settings", "help"])
def test_the_other_rooms(visit: Visit, services: Services, room: str) -> None:
    visit.window.bar.rooms[room].click()
    look_round(visit.window)


@pytest.mark.parametrize("form", ["arendeblad", "kallelse", "plan"])
def test_the_form_page(visit: Visit, services: Services, case: int, form: str) -> None:
    view = visit.shown(CaseView)
    assert isinstance(view, CaseView)
    wanted = next(d.id for d in (line.document for line in services.door.open(case).lines) if d.form == form)
    view.document_wanted.emit(wanted)
    page = visit.shown(FormPage)
    assert isinstance(page, FormPage)
    add_a_row_everywhere(page)
    press(page, form_texts.REVIEW)
    look_round(visit.window)
    if form == "kallelse":
        page.body.close_review() if page.body else None
        make_clear(page)
        assert page.body is not None
        page.body.column.finish()
        look_round(visit.window)


def test_the_evaluation_pages(visit: Visit, services: Services) -> None:
    for number, form in enumerate(services.evaluations.forms("uppsala")):
        look_at_evaluation(visit, number, form.title)


def look_at_evaluation(visit: Visit, number: int, title: str) -> None:
    visit.window.bar.rooms["evaluations"].click()
    view = visit.window.stage.currentWidget()
    assert view is not None
    forms = next(combo for combo in view.findChildren(QComboBox) if combo.findText(title) >= 0)
    forms.setCurrentIndex(number)
    press(view, evaluation_texts.FILL_IN)
    page = visit.shown(FormPage)
    assert isinstance(page, FormPage)
    assert page.body is not None
    page.body.column.finish()
    look_round(visit.window)


def test_the_print_view(visit: Visit, services: Services, case: int) -> None:
    view = visit.shown(CaseView)
    assert isinstance(view, CaseView)
    view.print_wanted.emit(services.documents.start(case, "kallelse"))
    page = visit.shown(PrintView)
    look_round(visit.window)
    press(page, print_texts.SAVE_AS)
    look_round(visit.window)


def add_a_row_everywhere(page: FormPage) -> None:
    """One row in every list that is shown, the lists within rows too."""
    assert page.body is not None
    page.body.column.finish()
    filled: set[str] = set()
    while waiting := [rows for path, rows in page.body.desk.rows.items() if path not in filled and rows.isVisible()]:
        for rows in waiting:
            filled.add(rows.path)
            rows.add_row()
        QApplication.processEvents()

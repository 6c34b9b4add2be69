"""Lämna ut on screen: the list, the paper as one reader gets it, ticks, many copies in one go, and their news."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QLineEdit, QPushButton, QTableWidget
from pytestqt.qtbot import QtBot

from sip_desktop import app
from sip_desktop.domain.faults import Fault
from sip_desktop.domain.records import CopyStatus
from sip_desktop.domain.written_case import read_case
from sip_desktop.services.demo import follow_up, write_case
from sip_desktop.services.dispatch import Dispatch
from sip_desktop.services.everything import Services
from sip_desktop.services.opening import Opening
from sip_desktop.texts import dispatch as texts
from sip_desktop.ui.dispatch_view import DispatchView
from sip_desktop.ui.print_view import Printer, Sheets
from sip_desktop.ui.print_view.order import of_reader
from sip_desktop.ui.print_view.view import PrintView
from tests.no_rules import definitions_without_rules
from tests.services.conftest import PASSPHRASE, START, Clock, surroundings
from tests.whole.office import look


@pytest.fixture
def services(tmp_path: Path, qapp: QApplication) -> Iterator[Services]:
    look(qapp)
    opening = Opening(surroundings(Clock()), definitions_without_rules, tmp_path, app.demo_texts)
    made = opening.create(tmp_path / "skåp", "Anna Åkerö", "AÅ", "Handläggare", PASSPHRASE)
    opened = opening.open(tmp_path / "skåp", made.keys)
    yield opened
    opened.session.close()


class Paper:
    """A printer that takes everything, or breaks at a paper."""

    def __init__(self, breaks_at: int = 0) -> None:
        self.sent: list[bytes] = []
        self.breaks_at = breaks_at

    def available(self) -> list[Printer]:
        return [Printer("a", "Skrivaren", remote=False)]

    def send(self, _printer: Printer, sheets: Sheets) -> Generator[int]:
        self.sent.append(sheets.pdf)
        if len(self.sent) == self.breaks_at:
            raise Fault("Papperet är slut.")
        yield from range(1, sheets.count + 1)


def make(qtbot: QtBot, services: Services, letter: str, printers: Paper, size: tuple[int, int]) -> DispatchView:
    case = read_case(app.demo_texts()["abcf".index(letter)])
    serial = write_case(services, case)
    follow_up(services, case, serial)
    plan = next(line.document.id for line in services.door.open(serial).lines if line.document.form == "plan")
    dispatch = Dispatch(
        services.session, services.door, services.documents, services.papers, services.definitions.readers
    )
    view = DispatchView(plan, dispatch, services.papers, printers, START.date(), lambda *_: None)
    qtbot.addWidget(view)
    view.resize(*size)
    view.show()
    QApplication.processEvents()
    return view


@pytest.fixture
def printers() -> Paper:
    return Paper()


@pytest.fixture
def guarded(qtbot: QtBot, services: Services, printers: Paper) -> Iterator[DispatchView]:
    view = make(qtbot, services, "a", printers, (1366, 768))
    yield view
    view.leave()


@pytest.fixture
def ordinary(qtbot: QtBot, services: Services, printers: Paper) -> Iterator[DispatchView]:
    view = make(qtbot, services, "c", printers, (1024, 600))
    yield view
    view.leave()


def choose(view: DispatchView, word: str) -> None:
    for row in range(view.table.rowCount()):
        if word in view.table.item(row, 1).text():
            view.table.setCurrentCell(row, 0)
    view._settle.stop()
    view._show_paper()
    QApplication.processEvents()


def words(view: DispatchView) -> str:
    return "\n".join(label.text() for label in view.findChildren(QLabel) if label.isVisibleTo(view))


def test_nobody_is_chosen_and_each_one_is_seen_as_they_get_it(guarded: DispatchView) -> None:
    marks = {guarded.table.item(row, 0).text() for row in range(guarded.table.rowCount())}
    assert marks == {texts.MAY_BE, texts.MAY_NOT}
    choose(guarded, "Skolsköterska")
    assert guarded.detail.limits.isVisibleTo(guarded)
    assert "Bara schema, skjuts" in guarded.detail.limits.words.text()
    assert guarded.paper.name.text() == texts.PREVIEW.format(name="Skolsköterska, Skolhälsovården")
    assert guarded.paper.preview.thumbs.count() == 2
    said = words(guarded)
    assert "Traumafokuserad KBT varje vecka: Samtycket omfattar inte det här." in said
    choose(guarded, "Ruben")
    assert "får inte kontaktas" in guarded.detail.barred.words.text()
    assert guarded.paper.preview.thumbs.count() == 0
    assert not guarded.detail.add.isVisibleTo(guarded)


def test_a_reader_takes_a_reason_and_stands_first(guarded: DispatchView, qtbot: QtBot) -> None:
    choose(guarded, "Behandlare")
    qtbot.keyClick(guarded.detail.purpose, Qt.Key.Key_Return)
    assert guarded.problem.words.text() == texts.NO_PURPOSE
    qtbot.keyClicks(guarded.detail.purpose, "Leder behandlingen")
    qtbot.keyClick(guarded.detail.purpose, Qt.Key.Key_Return)
    assert guarded.done.words.text() == texts.ADDED.format(name="Behandlare, BUP")
    assert guarded.table.item(0, 0).text() == texts.IS_READER
    assert guarded.detail.print.isVisibleTo(guarded)
    assert guarded.detail.sheet.isVisibleTo(guarded)
    with qtbot.waitSignal(guarded.print_wanted):
        guarded.detail.print.click()
    with qtbot.waitSignal(guarded.document_wanted):
        guarded.detail.sheet.click()
    guarded.detail.remove.click()
    assert guarded.table.item(0, 0).text() == texts.MAY_BE


def test_a_tick_changes_the_paper_and_stays(guarded: DispatchView) -> None:
    choose(guarded, "Mira")
    boxes = [box for box in guarded.detail.findChildren(QCheckBox) if box.isVisibleTo(guarded)]
    [tick] = [box for box in boxes if box.text() == "Barnets röst"]
    assert "Barnet avgör" in tick.accessibleDescription()
    tick.setChecked(True)
    assert guarded.detail.ticked == ("child_voice",)
    guarded.detail.purpose.setText("Hennes eget")
    guarded.add()
    assert guarded._desk.readers[0].parts == ("child_voice",)
    # Fetched anew, what was ticked is still called by its name, and can be taken back.
    guarded.reload()
    choose(guarded, "Mira")
    ticks = [box for box in guarded.detail.findChildren(QCheckBox) if box.isChecked() and box.isVisibleTo(guarded)]
    assert [box.text() for box in ticks] == ["Barnets röst"]
    ticks[0].setChecked(False)
    assert guarded._desk.readers[0].parts == ()


def test_somebody_who_is_not_on_the_sheet_is_asked_about_by_name(guarded: DispatchView) -> None:
    choose(guarded, texts.SOMEBODY)
    assert guarded.detail.name.isVisibleTo(guarded)
    guarded.detail.name.setText("Rubbe Prov")
    guarded.detail.purpose.setText("Vill läsa")
    guarded.add()
    assert guarded.problem.words.text() == texts.MAYBE_KEPT_OUT.format(who="Mottagaren")
    assert not guarded._desk.readers


def test_one_tick_and_one_printing_give_everybody_a_copy(
    ordinary: DispatchView, printers: Paper, services: Services, qtbot: QtBot
) -> None:
    ordinary.whole.click()
    count = len(ordinary._desk.readers)
    assert count >= 6
    assert ordinary.done.words.text().startswith(texts.WHOLE_DONE.format(count=count))
    assert ordinary.run.start.text() == texts.ALL_PRINT.format(count=count)
    ordinary.run.start.click()
    qtbot.waitUntil(lambda: ordinary.run.came.isVisibleTo(ordinary))
    assert len(printers.sent) == len(set(printers.sent)) == count
    ordinary.run.came.click()
    copies = services.session.store.copies(ordinary._id)
    assert sorted(copy.reader for copy in copies) == sorted(one.id for one in ordinary._desk.readers)
    assert [copy.number for copy in copies] == list(range(1, count + 1))
    assert {copy.status for copy in copies} == {CopyStatus.PRINTED}
    assert not ordinary.run.start.isVisibleTo(ordinary)


def test_what_breaks_stops_the_rest_and_what_nobody_saw_is_struck(
    qtbot: QtBot, services: Services, ordinary: DispatchView, printers: Paper
) -> None:
    printers.breaks_at = 3
    ordinary.whole.click()
    ordinary.run.start.click()
    qtbot.waitUntil(lambda: ordinary.run.problem.isVisibleTo(ordinary))
    assert "slut" in ordinary.run.problem.words.text()
    statuses = [copy.status for copy in services.session.store.copies(ordinary._id)]
    assert statuses == [CopyStatus.PRINTED, CopyStatus.PRINTED, CopyStatus.BROKEN]
    # Those who got nothing are still waiting for theirs.
    printers.breaks_at = 0
    ordinary.run.start.click()
    qtbot.waitUntil(lambda: ordinary.run.broken.isVisibleTo(ordinary))
    ordinary.run.broken.click()
    left = [copy.status for copy in services.session.store.copies(ordinary._id)][3:]
    assert set(left) == {CopyStatus.BROKEN}


def test_the_lock_lets_go_of_the_paper_and_prints_no_more(ordinary: DispatchView, services: Services) -> None:
    ordinary.whole.click()
    ordinary.run.print_all()
    ordinary.leave()
    assert ordinary.paper.preview.thumbs.count() == 0
    assert len(services.session.store.copies(ordinary._id)) <= 1


def test_what_became_of_a_copy_is_noted(ordinary: DispatchView, services: Services, qtbot: QtBot) -> None:
    choose(ordinary, "Ylva")
    ordinary.detail.purpose.setText("Hennes eget")
    ordinary.add()
    reader = ordinary._desk.readers[0]
    order = of_reader(ordinary._dispatch, ordinary._id, reader.id)
    assert order.document is not None
    paper = order.paper(services.papers, next(iter(order.views)), large=False)
    services.papers.finish(services.papers.begin(order.document, paper, next(iter(order.views))), ok=True)
    ordinary.reload()
    copies = ordinary.copies
    copies.day.setText("inte en dag")
    copies.note.click()
    assert copies.problem.words.text() == texts.BAD_DAY
    copies.day.setText(texts.TODAY)
    qtbot.keyClicks(copies.how, "Sagt i telefon")
    qtbot.keyClick(copies.how, Qt.Key.Key_Return)
    assert copies.done.words.text() == texts.NOTED.format(number=1)
    assert "Har kommit fram" in copies.table.item(0, 2).text()
    assert "Sagt i telefon" in copies.table.item(0, 2).text()


def test_the_print_view_prints_a_readers_own_paper(
    ordinary: DispatchView, services: Services, printers: Paper, qtbot: QtBot
) -> None:
    choose(ordinary, "Klasslärare")
    ordinary.detail.purpose.setText("Gör något i planen")
    ordinary.add()
    reader = ordinary._desk.readers[0]
    view = PrintView(services.papers, of_reader(ordinary._dispatch, ordinary._id, reader.id), printers)
    qtbot.addWidget(view)
    view.show()
    view.print_now()
    qtbot.waitUntil(lambda: bool(printers.sent) and view._batch is not None and not view._batch.going)
    [copy] = services.session.store.copies(ordinary._id)
    assert (copy.reader, copy.status) == (reader.id, CopyStatus.PRINTED)


def test_everything_has_a_name_and_no_word_is_wider_than_its_place(ordinary: DispatchView) -> None:
    for kind in (QTableWidget, QLineEdit):
        for widget in ordinary.findChildren(kind):
            if widget.isVisibleTo(ordinary):
                assert widget.accessibleName(), widget
    for pressed in ordinary.findChildren(QPushButton):
        if pressed.isVisible():
            assert pressed.width() >= pressed.fontMetrics().horizontalAdvance(pressed.text()), pressed.text()

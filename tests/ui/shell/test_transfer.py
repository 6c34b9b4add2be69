"""Writing into the ordinary system: by keyboard, line by line, and never longer on the clipboard than needed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from sip_desktop.domain.answers import Answers, Content, Ref
from sip_desktop.services.everything import Services
from sip_desktop.services.journal_lines import JournalLines
from sip_desktop.texts import transfer as texts
from sip_desktop.ui.blank import blank_everything
from sip_desktop.ui.brief_clipboard import SECONDS, BriefClipboard
from sip_desktop.ui.journal_view import JournalView
from sip_desktop.ui.safe_edits import EXCLUDED_FROM_HISTORY
from sip_desktop.ui.transfer_view import TransferView
from tests.ui.shell.conftest import Clock, words_on

OTHERS = "ur ett annat program"
PLAN: Answers = {"p_huvudmal": "Lugna helger", "p_situation": "Sover dåligt"}
CALL: Answers = {"k_syfte": "Lugna helger", "k_onskemal": "Komma tidigt", "k_medverkan": "Med hela tiden"}


@pytest.fixture(autouse=True)
def clipboard(qapp: QApplication) -> None:
    qapp.clipboard().setText(OTHERS)


def on_clipboard() -> str:
    return QGuiApplication.clipboard().text()


def case(services: Services, region: str = "halland", **sheet: str) -> int:
    serial = services.register.new_case(region)
    answers: Answers = {"skyddstyp": "inget", "vald_flagga": "nej", **sheet}
    services.documents.save(services.documents.start(serial, "arendeblad"), Content(answers))
    return serial


def paper(services: Services, serial: int, form: str = "kallelse", answers: Answers = CALL) -> int:
    document = services.documents.start(serial, form)
    services.documents.save(document, Content(answers))
    services.documents.make_clear(document)
    return document


def view_of(qtbot: QtBot, services: Services, serial: int, clock: Clock) -> TransferView:
    transfer = services.transfer
    view = TransferView(serial, transfer, clock)
    qtbot.addWidget(view)
    view.resize(1024, 600)
    view.show()
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    return view


@pytest.fixture
def view(qtbot: QtBot, services: Services, clock: Clock) -> TransferView:
    serial = case(services)
    paper(services, serial)
    return view_of(qtbot, services, serial, clock)


def test_enter_copies_and_moves_on_and_space_ticks(qtbot: QtBot, view: TransferView) -> None:
    view.setFocus()
    assert view.focusWidget() is view.rows[0].tick
    for row in view.rows[:2]:
        QTest.keyClick(row.tick, Qt.Key.Key_Return)
        assert on_clipboard() in [label.text() for label in row.findChildren(QLabel)]
        assert row.was_copied
    assert view.focusWidget() is view.rows[2].tick
    QTest.keyClick(view.rows[2].tick, Qt.Key.Key_Up)
    assert view.focusWidget() is view.rows[1].tick
    QTest.keyClick(view.rows[1].tick, Qt.Key.Key_Space)
    assert view.rows[1].tick.isChecked()
    assert texts.PROGRESS.format(done=1, total=len(view.rows)) in words_on(view)
    view.next.click()
    assert view.focusWidget() is view.rows[0].tick


def test_what_is_copied_is_marked_as_secret(view: TransferView) -> None:
    view.rows[0].copy.click()
    assert on_clipboard() in CALL.values()
    mime = QGuiApplication.clipboard().mimeData()
    assert {name: bytes(mime.data(name).data()) for name in EXCLUDED_FROM_HISTORY} == EXCLUDED_FROM_HISTORY
    first = on_clipboard()
    view.rows[1].copy.click()
    assert on_clipboard() in CALL.values()
    assert on_clipboard() != first


def test_it_is_taken_away_after_half_a_minute(view: TransferView, clock: Clock) -> None:
    view.rows[0].copy.click()
    clock.go(SECONDS - 1)
    view.clipboard.countdown.tick()
    assert on_clipboard() in CALL.values()
    assert texts.COPIED.format(seconds=1) in words_on(view)
    clock.go(1)
    view.clipboard.countdown.tick()
    assert on_clipboard() == ""
    assert texts.FORGOTTEN in words_on(view)


def test_leaving_another_paper_and_locking_take_it_away(qapp: QApplication, view: TransferView) -> None:
    for away in (view.leave, view._show_paper, lambda: blank_everything(qapp)):
        view.rows[0].copy.click()
        assert on_clipboard() in CALL.values()
        away()
        assert on_clipboard() == ""


def test_what_another_program_copied_since_is_left_alone(view: TransferView) -> None:
    view.rows[0].copy.click()
    QGuiApplication.clipboard().setText(OTHERS)
    view.leave()
    assert on_clipboard() == OTHERS


def test_nothing_copied_nothing_taken(qapp: QApplication, clock: Clock) -> None:
    BriefClipboard(qapp, clock).forget()
    assert on_clipboard() == OTHERS


def test_no_text_of_a_line_can_be_marked_or_copied_otherwise(view: TransferView) -> None:
    for label in view.findChildren(QLabel):
        if label.text() in CALL.values():
            assert label.textInteractionFlags() == Qt.TextInteractionFlag.LinksAccessibleByMouse
    for key in (Qt.Key.Key_C, Qt.Key.Key_X):
        QTest.keyClick(view.rows[0].tick, key, Qt.KeyboardModifier.ControlModifier)
    assert on_clipboard() == OTHERS


def test_what_was_copied_is_ticked_together_and_the_note_is_filled_in(view: TransferView, services: Services) -> None:
    view.rows[0].copy.click()
    view.tick_copied.click()
    assert [row.tick.isChecked() for row in view.rows] == [True] + [False] * (len(view.rows) - 1)
    for row in view.rows[1:]:
        row.tick.click()
    assert texts.NOTED.format(form=texts.TITLE) in words_on(view)
    wanted: list[int] = []
    view.document_wanted.connect(wanted.append)
    view.open_note.click()
    assert len(services.documents.open(wanted[0]).content.answers["t_rader"]) == 1  # type: ignore[arg-type]
    view.rows[0].tick.click()
    assert texts.NOT_NOTED.format(form=texts.TITLE) in words_on(view)
    assert view.rows[0].is_open


def test_a_refused_case_shows_the_reason_and_nothing_to_copy(qtbot: QtBot, services: Services, clock: Clock) -> None:
    serial = case(services, "uppsala", skyddstyp="sekretessmarkering")
    paper(services, serial, "plan", PLAN)
    view = view_of(qtbot, services, serial, clock)
    words = words_on(view)
    assert "enbart manuell hantering, aldrig överföring till IT-stöd" in words
    assert not any(str(value) in words for value in PLAN.values())
    assert view.rows == []
    assert not view.strip.isVisible()
    view.setFocus()
    assert view.focusWidget() is view.back


def test_the_text_must_be_read_before_it_can_be_copied(qtbot: QtBot, services: Services, clock: Clock) -> None:
    serial = case(services, "varmland", skyddstyp="sekretessmarkering")
    paper(services, serial, "plan", PLAN)
    view = view_of(qtbot, services, serial, clock)
    assert not any(row.copy.isEnabled() or row.tick.isEnabled() for row in view.rows)
    view.setFocus()
    assert view.focusWidget() is view.read
    QTest.keyClick(view.read, Qt.Key.Key_Space)
    assert all(row.copy.isEnabled() and row.tick.isEnabled() for row in view.rows)
    view.rows[0].copy.click()
    assert on_clipboard() in PLAN.values()


def test_an_empty_case_says_what_to_do(qtbot: QtBot, services: Services, clock: Clock) -> None:
    view = view_of(qtbot, services, case(services), clock)
    assert texts.NOTHING in words_on(view)


def journal_of(qtbot: QtBot, services: Services, serial: int, clock: Clock) -> JournalView:
    document = services.documents.start(serial, "journalanteckning")
    answers: Answers = {"j_for": Ref("", "Kuratorn"), "j_gor": "Kvällssamtal", "j_nasta": "2027-02-10"}
    services.documents.save(document, Content(answers))
    view = JournalView(document, JournalLines(services.session, services.door, services.documents), clock)
    qtbot.addWidget(view)
    view.show()
    return view


def test_each_journal_line_is_copied_for_a_short_while(qtbot: QtBot, services: Services, clock: Clock) -> None:
    view = journal_of(qtbot, services, case(services), clock)
    assert "Kuratorn" in words_on(view)
    for copy, said in zip(view.copies, ("Vår del av planen: Kvällssamtal.", "Uppföljning: 2027-02-10."), strict=True):
        copy.click()
        assert on_clipboard() == said
    view.leave()
    assert on_clipboard() == ""


def test_journal_lines_of_a_careful_case_are_read_first(qtbot: QtBot, services: Services, clock: Clock) -> None:
    view = journal_of(qtbot, services, case(services, "varmland", vald_flagga="ja"), clock)
    assert view.read.isVisible()
    assert not any(copy.isEnabled() for copy in view.copies)
    view.read.click()
    view.copies[0].click()
    assert on_clipboard() == "Vår del av planen: Kvällssamtal."


def test_journal_lines_that_may_not_be_copied_can_be_read(qtbot: QtBot, services: Services, clock: Clock) -> None:
    view = journal_of(qtbot, services, case(services, "uppsala", vald_flagga="ja"), clock)
    words = words_on(view)
    assert texts.JOURNAL_BY_HAND in words
    assert "Kvällssamtal" in words
    assert view.copies == []

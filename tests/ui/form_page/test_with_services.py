"""The form page on a real vault, real forms and real paper."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QTextEdit
from pytestqt.qtbot import QtBot

from sip_desktop import app
from sip_desktop.domain.answers import Content, get
from sip_desktop.services.evaluation_desk import EVALUATION_ID, EvaluationDesk
from sip_desktop.services.everything import Services
from sip_desktop.services.opening import Opening
from sip_desktop.texts import form_page as texts
from sip_desktop.ui.form_page import FormPage
from tests.no_rules import definitions_without_rules
from tests.services.conftest import PASSPHRASE, Clock, surroundings


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    opening = Opening(surroundings(Clock()), definitions_without_rules, tmp_path, app.demo_texts)
    made = opening.create(tmp_path / "skåp", "Anna Åkerö", "AÅ", "Handläggare", PASSPHRASE)
    opened = opening.open(tmp_path / "skåp", made.keys)
    yield opened
    opened.session.close()


@pytest.fixture
def serial(services: Services) -> int:
    """A case with a name on its ärendeblad."""
    made = services.register.new_case("uppsala")
    services.documents.save(services.documents.start(made, "arendeblad"), Content({"namn": "Tilda Prov"}))
    return made


def shown(qtbot: QtBot, services: Services, document_id: int) -> FormPage:
    page = FormPage(services.documents, services.papers, document_id, services.session.clock)
    qtbot.addWidget(page)
    page.resize(1366, 700)
    page.show()
    page.activateWindow()
    built(page)
    return page


def built(page: FormPage) -> None:
    assert page.body is not None
    page.body.column.finish()
    QApplication.processEvents()


def test_what_is_typed_is_in_the_vault(qtbot: QtBot, services: Services, serial: int) -> None:
    plan = services.documents.start(serial, "plan")
    page = shown(qtbot, services, plan)
    assert page.body is not None
    desk = page.body.desk
    QTest.keyClicks(desk.boxes["p_situation"].inputs[0], "Sover oroligt")
    desk.rows["p_delmal"].add_row()
    QTest.keyClicks(QApplication.focusWidget(), "sova gott")
    assert page.flush()
    kept = services.documents.open(plan).content.answers
    assert kept["p_situation"] == "Sover oroligt"
    row = page.sheet.value("p_delmal")
    assert isinstance(row, tuple)
    assert kept["p_delmal"] == row


def test_a_newer_name_on_the_case_sheet_is_offered_and_taken_over(
    qtbot: QtBot, services: Services, serial: int
) -> None:
    plan = services.documents.start(serial, "plan")
    services.documents.save(services.documents.start(serial, "arendeblad"), Content({"namn": "Tilda Nyprov"}))
    page = shown(qtbot, services, plan)
    assert page.body is not None
    box = page.body.desk.boxes["p_namn"]
    edit = box.inputs[0]
    assert isinstance(edit, QLineEdit)
    assert edit.text() == "Tilda Prov"
    take = next(b for b in box.findChildren(QPushButton) if b.text() == texts.TAKE_OVER)
    QTest.keyClick(take, Qt.Key.Key_Space)
    assert page.flush()
    assert get(services.documents.open(plan).content.answers, "p_namn") == "Tilda Nyprov"


def test_the_birth_date_is_offered_as_soon_as_the_number_is_whole(
    qtbot: QtBot, services: Services, serial: int
) -> None:
    page = shown(qtbot, services, services.documents.start(serial, "arendeblad"))
    assert page.body is not None
    boxes = page.body.desk.boxes
    QTest.keyClicks(boxes["personnummer"].inputs[0], "20150922-980")
    qtbot.wait(300)
    assert not [b for b in boxes["fodelsedatum"].findChildren(QPushButton) if b.isVisible()]
    QTest.keyClicks(boxes["personnummer"].inputs[0], "1")
    qtbot.waitUntil(lambda: bool([b for b in boxes["fodelsedatum"].findChildren(QPushButton) if b.isVisible()]))
    boxes["fodelsedatum"].findChildren(QPushButton)[0].click()
    assert page.flush()
    kept = services.documents.open(services.documents.start(serial, "arendeblad")).content.answers
    assert kept["fodelsedatum"] == "2015-09-22"


def test_the_page_beside_shows_the_field_with_the_cursor(qtbot: QtBot, services: Services, serial: int) -> None:
    plan = services.documents.start(serial, "plan")
    page = shown(qtbot, services, plan)
    assert page.body is not None
    page.body.preview.draw()
    assert page.body.preview.paper is not None
    page.go_to("p_huvudmal")
    place = page.body.preview.paper.places["p_huvudmal"]
    assert page.body.preview.index == place.page


def test_clear_then_a_new_version_with_the_same_words(qtbot: QtBot, services: Services, serial: int) -> None:
    plan = services.documents.start(serial, "plan")
    page = shown(qtbot, services, plan)
    assert page.body is not None
    QTest.keyClicks(page.body.desk.boxes["p_situation"].inputs[0], "Sover oroligt")
    QTest.keyClick(page.body.head.main, Qt.Key.Key_Space)
    QTest.keyClick(page.body.head.main, Qt.Key.Key_Space)
    built(page)
    assert services.documents.open(plan).fixed
    reader = page.body.desk.boxes["p_situation"].inputs[0]
    assert isinstance(reader, QLineEdit)
    assert reader.isReadOnly()
    QTest.keyClick(page.body.head.main, Qt.Key.Key_Space)
    built(page)
    assert services.documents.open(plan).revision == 2
    writer = page.body.desk.boxes["p_situation"].inputs[0]
    assert isinstance(writer, QTextEdit)
    assert not writer.isReadOnly()
    assert writer.toPlainText() == "Sover oroligt"


def test_an_evaluation_is_filled_in_on_the_same_page_and_is_never_made_clear(qtbot: QtBot, services: Services) -> None:
    form = services.evaluations.forms("uppsala")[0]
    evaluation = services.evaluations.start(form.id, "uppsala", "sip", "2026-11")
    desk = EvaluationDesk(services.session, services.definitions, services.evaluations, evaluation)
    page = FormPage(desk, services.papers, EVALUATION_ID, services.session.clock)
    qtbot.addWidget(page)
    page.resize(1366, 700)
    page.show()
    built(page)
    assert page.body is not None
    page.body.preview.draw()
    assert page.body.head.main.text() == texts.DONE
    with qtbot.waitSignal(page.leave):
        QTest.keyClick(page.body.head.main, Qt.Key.Key_Space)


def test_giving_the_page_the_focus_gives_it_to_the_field_one_was_in(
    qtbot: QtBot, services: Services, serial: int
) -> None:
    page = shown(qtbot, services, services.documents.start(serial, "plan"))
    assert page.body is not None
    page.go_to("p_situation")
    page.body.head.main.setFocus()
    page.setFocus()
    assert QApplication.focusWidget() is page.body.desk.boxes["p_situation"].inputs[0]

"""The versions of a paper on screen: the list, what is changed, approvals, and writing a follow-up into the plan."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea
from pytestqt.qtbot import QtBot

from sip_desktop.domain.answers import Answers, Content, Ref, Row, rows_of
from sip_desktop.domain.records import Act
from sip_desktop.services.approvals import Approvals
from sip_desktop.services.carrying import Carrying
from sip_desktop.services.everything import Services
from sip_desktop.services.versions import Versions
from sip_desktop.texts import versions as texts
from sip_desktop.ui.plain_table import PlainTable
from sip_desktop.ui.versions_view import VersionsView
from tests.ui.shell.conftest import TODAY, words_on


@pytest.fixture
def serial(services: Services) -> int:
    return services.register.new_case("uppsala")


def goal(number: int, **cells: object) -> Row:
    activity = Row(f"a{number}", {"a_aktivitet": "Samtal", "a_ansvarig": Ref("r1", "Kurator"), "a_huvudman": "region"})
    return Row(f"g{number}", {"d_delmal": f"Mål {number}", "d_aktiviteter": (activity,), **cells})  # type: ignore[dict-item]


def put(services: Services, document: int, **answers: object) -> None:
    content = services.documents.open(document).content
    changed: Answers = {**content.answers, **answers}  # type: ignore[dict-item]
    services.documents.save(document, Content(changed, content.origins))


def plan_of(services: Services, serial: int, count: int = 2) -> int:
    plan = services.documents.start(serial, "plan")
    put(services, plan, p_delmal=tuple(goal(number) for number in range(count)))
    services.documents.make_clear(plan)
    return plan


def view_of(qtbot: QtBot, services: Services, document: int) -> VersionsView:
    session, door, documents = services.session, services.door, services.documents
    view = VersionsView(
        document,
        Versions(session, documents),
        Approvals(session, door, services.definitions),
        Carrying(session, door, documents, services.definitions),
        TODAY,
    )
    qtbot.addWidget(view)
    view.resize(1024, 600)
    view.show()
    QApplication.processEvents()
    return view


def cells(table: PlainTable) -> list[list[str]]:
    found = []
    for row in range(table.rowCount()):
        items = (table.item(row, column) for column in range(table.columnCount()))
        found.append([item.text() for item in items if item is not None])
    return found


def test_one_version_has_nothing_to_be_compared_with(qtbot: QtBot, services: Services, serial: int) -> None:
    view = view_of(qtbot, services, plan_of(services, serial))
    assert cells(view.table) == [["Version 1", "✓ klar", "0", "14:03"]]
    assert texts.ONLY_ONE in words_on(view)
    assert not view.changes.isVisible()
    assert not view.pair.isVisible()


def test_two_versions_are_compared_and_can_be_turned_round(qtbot: QtBot, services: Services, serial: int) -> None:
    plan = plan_of(services, serial)
    services.documents.correct(plan)
    put(services, plan, p_delmal=(goal(0, d_klart="2027-02-01"),), p_situation="Nytt")
    view = view_of(qtbot, services, plan)
    assert [row[0] for row in cells(view.table)] == ["Version 2", "Version 1"]
    assert view.count.text() == "3 ändringar"
    shown = cells(view.changes)
    assert ["Delmål 1 – Klart senast", "–", "2027-02-01"] in shown
    assert [row[0] for row in shown if len(row) == 1][-1] == "Delmål och aktiviteter"
    assert any(row[0] == "Delmål 2\nBorttaget" and row[2] == "–" for row in shown)
    view.was.setCurrentIndex(view.was.findData(2))
    assert view.count.text() == texts.SAME
    view.now.setCurrentIndex(view.now.findData(1))
    assert ["Delmål 1 – Klart senast", "2027-02-01", "–"] in cells(view.changes)


def test_a_version_that_was_made_meanwhile_is_compared_with_the_one_before(
    qtbot: QtBot, services: Services, serial: int
) -> None:
    plan = plan_of(services, serial)
    view = view_of(qtbot, services, plan)
    services.documents.correct(plan)
    put(services, plan, p_situation="Nytt")
    view.reload()
    assert (view.was.currentData(), view.now.currentData()) == (1, 2)
    assert view.count.text() == "1 ändring"
    view.was.setCurrentIndex(view.was.findData(2))
    view.reload()
    assert (view.was.currentData(), view.count.text()) == (2, texts.SAME)


def test_reading_and_printing_name_the_version(qtbot: QtBot, services: Services, serial: int) -> None:
    plan = plan_of(services, serial)
    services.documents.correct(plan)
    view = view_of(qtbot, services, plan)
    asked: list[tuple[str, int, int]] = []
    view.read_wanted.connect(lambda document, revision: asked.append(("read", document, revision)))
    view.print_wanted.connect(lambda document, revision: asked.append(("print", document, revision)))
    view.setFocus()
    assert view.table.hasFocus()
    qtbot.keyClick(view.table, Qt.Key.Key_Return)
    qtbot.keyClick(view.table, Qt.Key.Key_Down)
    qtbot.keyClick(view.table, Qt.Key.Key_Return)
    view.read.click()
    view.print.click()
    assert asked == [("read", plan, 2), ("read", plan, 1), ("read", plan, 1), ("print", plan, 1)]


def test_an_approval_is_written_in_and_shown(qtbot: QtBot, services: Services, serial: int) -> None:
    view = view_of(qtbot, services, plan_of(services, serial))
    card = view.approvals
    assert card is not None
    assert view.carry is None
    assert card.count.text() == "Version 1: 0 av 1 har godkänt sin del."
    card.act.click()
    assert card.problem.words.text() == texts.NAME_MISSING
    card.name.setText("Kaj Ek")
    qtbot.keyClick(card.name, Qt.Key.Key_Return)
    assert cells(card.table) == [["Kurator", "2", "✓ Kaj Ek, 26 nov, version 1"]]
    assert card.count.text() == "Version 1: 1 av 1 har godkänt sin del."
    assert not card.problem.isVisible()
    card.name.setText("Kaj Ek")
    card.act.click()
    assert card.problem.words.text() == texts.APPROVED_TWICE.format(revision=1)
    assert card.name.text() == "Kaj Ek"
    assert [entry.act for entry in services.session.store.log_entries()].count(Act.APPROVE) == 1


def test_a_plan_that_is_a_draft_cannot_be_approved_yet(qtbot: QtBot, services: Services, serial: int) -> None:
    view = view_of(qtbot, services, services.documents.start(serial, "plan"))
    assert view.approvals is not None
    assert view.approvals.count.text() == texts.APPROVALS_DRAFT
    assert not view.approvals.entry.isVisible()


def test_a_follow_up_is_written_into_the_plan(qtbot: QtBot, services: Services, serial: int) -> None:
    plan = plan_of(services, serial)
    document = services.documents.start(serial, "uppfoljning")
    view = view_of(qtbot, services, document)
    card = view.carry
    assert card is not None
    assert view.approvals is None
    card.act.click()
    assert card.refused.words.text() == texts.EMPTY
    goals = rows_of(services.documents.open(document).content.answers["u_delmal"])
    said = tuple(Row(row.id, {**row.cells, "um_uppfyllelse": "delvis"}) for row in goals)
    put(services, document, u_delmal=(*said, Row("ny", {"um_delmal": "Simma"})), u_datum="2027-01-28")
    asked: list[tuple[int, int]] = []
    view.read_wanted.connect(lambda wanted, revision: asked.append((wanted, revision)))
    card.act.click()
    assert card.done.words.text() == texts.CARRY_DONE.format(revision=2, count=5)
    assert "”Simma”" in card.kept.words.text()
    assert not card.refused.isVisible()
    card.open.click()
    assert asked == [(plan, 2)]
    assert card.act.isHidden()
    card.write()
    assert card.done.words.text() == texts.CARRY_NOTHING


def test_sixty_goals_stand_whole_and_the_page_follows_the_row(qtbot: QtBot, services: Services, serial: int) -> None:
    plan = plan_of(services, serial, 60)
    services.documents.correct(plan)
    long = "Ett långt ord följer på ett annat. " * 12
    put(services, plan, p_delmal=tuple(goal(number, d_beskrivning=long) for number in range(60)))
    view = view_of(qtbot, services, plan)
    assert view.changes.rowCount() == 61
    lines = 60 * view.fontMetrics().lineSpacing()
    area = view.findChild(QScrollArea)
    assert isinstance(area, QScrollArea)
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 5 * lines)
    assert view.changes.rowHeight(1) > 5 * view.fontMetrics().lineSpacing()
    assert view.changes.verticalScrollBar().maximum() == 0
    view.changes.setFocus()
    view.changes.setCurrentCell(60, 0)
    assert area.verticalScrollBar().value() > 5 * lines


def test_every_input_has_a_name(qtbot: QtBot, services: Services, serial: int) -> None:
    view = view_of(qtbot, services, plan_of(services, serial))
    assert view.approvals is not None
    card = view.approvals
    for widget in (view.table, view.was, view.now, view.changes, card.table, card.party, card.name, card.day):
        assert widget.accessibleName()

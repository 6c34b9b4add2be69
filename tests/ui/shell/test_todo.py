"""Att göra and the calendar strip: groups, the small line, Enter opens the case, and no name anywhere."""

from __future__ import annotations

from datetime import timedelta

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from sip_desktop.domain.answers import Content, Value
from sip_desktop.domain.view import View
from sip_desktop.services.everything import Services
from sip_desktop.texts import todo as texts
from sip_desktop.ui.calendar_strip import CalendarStrip, DateBox
from sip_desktop.ui.todo_table import SMALL, SPOKEN, WHAT
from sip_desktop.ui.todo_view import SLICE, TodoView
from tests.ui.shell.conftest import NAME, NOW, TODAY, press

DISPLAY = Qt.ItemDataRole.DisplayRole


def fill(services: Services, serial: int, form: str, **answers: Value) -> None:
    document = services.documents.start(serial, form)
    content = services.documents.open(document).content
    services.documents.save(document, Content({**content.answers, **answers}, content.origins))


@pytest.fixture
def busy(services: Services) -> Services:
    """Three cases: one that is late, one with the meeting today, one at a hospital over Christmas."""
    late, today, skane = (services.register.new_case(region) for region in ("halland", "varmland", "skane"))
    fill(services, late, "arendeblad", namn=NAME)
    fill(services, late, "forberedelse", f_behov_datum="2026-10-20", f_bedomning="erbjuds")
    fill(services, today, "kallelse", k_start="2026-11-26T15:00")
    fill(services, skane, "arendeblad", situation="utskrivning")
    fill(services, skane, "kallelse", k_underrattelse="2026-12-21T09:00")
    return services


@pytest.fixture
def view(qtbot: QtBot, busy: Services) -> TodoView:
    shown = TodoView(busy.todo, lambda: NOW)
    qtbot.addWidget(shown)
    shown.resize(1024, 600)
    shown.show()
    return shown


def cells(view: TodoView) -> list[list[object]]:
    model = view.model
    size = range(model.columnCount())
    return [[model.data(model.index(row, column)) for column in size] for row in range(model.rowCount())]


def test_lines_stand_under_their_groups(view: TodoView) -> None:
    table = cells(view)
    assert [row[0] for row in table][:4] == ["Försenat (1)", "torsdag 19 nov", "I dag (2)", "genast"]
    late = table[1]
    assert str(late[1]).startswith("SIP-2026-0001 ")
    assert late[2] == "SIP-mötet är hållet"
    [meeting] = [row for row in range(len(table)) if table[row][2] == "SIP-mötet hålls"]
    when = view.model.index(meeting, 0)
    assert [view.model.data(when, role) for role in (DISPLAY, SMALL, SPOKEN)] == [
        "i dag",
        "kl. 15:00",
        "i dag. kl. 15:00",
    ]
    assert view.count.text() == "1 försenade · 2 i dag · 0 senare i veckan"


def test_the_small_line_tells_the_day_as_counted_and_the_rule(view: TodoView, busy: Services) -> None:
    later = NOW + timedelta(days=24)
    view.model.show_lines(busy.todo.lines(later), later.date())
    [row] = [row for row in range(view.model.rowCount()) if "fasta" in str(cells(view)[row][WHAT])]
    index = view.model.index(row, WHAT)
    small = str(view.model.data(index, SMALL))
    assert small.startswith("Räknat till torsdag 24 dec: julafton")
    assert "2 § lagen (1930:173)" in small
    assert small in str(view.model.data(index, SPOKEN))


def test_enter_opens_the_case_of_the_line(qtbot: QtBot, view: TodoView) -> None:
    line = view.table.line()
    assert line is not None
    with qtbot.waitSignal(view.chosen) as caught:
        qtbot.keyClick(view.table, Qt.Key.Key_Return)
    assert caught.args == [line.serial]
    with qtbot.waitSignal(view.chosen) as caught:
        press(view, texts.OPEN)
    assert caught.args == [line.serial]


def test_the_arrows_go_past_the_headings(qtbot: QtBot, view: TodoView) -> None:
    view.table.setFocus()
    assert view.table.currentIndex().row() == 1
    qtbot.keyClick(view.table, Qt.Key.Key_Down)
    assert view.table.currentIndex().row() == 3
    assert view.details.text().startswith(str(cells(view)[3][WHAT]))


def test_the_chosen_case_stays_chosen_when_the_list_is_read_again(view: TodoView) -> None:
    view.table.choose(3)
    view.reload()
    line = view.table.line()
    assert line is not None
    assert line.serial == 3


def test_the_month_sheet_is_asked_for(qtbot: QtBot, view: TodoView) -> None:
    view.month.setCurrentIndex(1)
    with qtbot.waitSignal(view.sheet_wanted) as caught:
        press(view, texts.MONTH_SHEET)
    [sheet] = caught.args
    assert isinstance(sheet, View)
    assert sheet.answers["mb_manad"] == "december 2026"
    assert [view.month.itemText(index) for index in (0, 1, 2, 11)] == [
        "november 2026",
        "december 2026",
        "januari 2027",
        "oktober 2027",
    ]


def test_no_name_is_shown(view: TodoView) -> None:
    assert "Karin" not in repr(cells(view)) + view.details.text()


def test_with_nothing_to_do_it_says_from_what_it_counts(qtbot: QtBot, services: Services) -> None:
    view = TodoView(services.todo, lambda: NOW)
    qtbot.addWidget(view)
    view.show()
    assert view.lists.currentIndex() == 1
    assert not view.open.isEnabled()


def test_the_list_is_drawn_in_every_look(qtbot: QtBot, view: TodoView) -> None:
    assert not view.grab().isNull()


def test_the_strip_shows_five_and_counts_the_rest(qtbot: QtBot, busy: Services) -> None:
    strip = CalendarStrip()
    qtbot.addWidget(strip)
    fill(busy, 2, "kallelse", k_svar_senast="2026-11-25T12:00")
    fill(busy, 2, "plan", p_uppf_datum="2027-01-28")
    fill(busy, 2, "forberedelse", f_senast="2026-12-10", f_oro="ska_goras", f_oro_senast="2026-11-30T12:00")
    fill(busy, 2, "planering_insats", pi_uppf="2027-02-01", pi_omprovas="2027-03-01")
    lines = busy.todo.of_case(2, NOW)
    strip.show_lines(lines, TODAY)
    boxes = [box for box in strip.findChildren(DateBox) if not box.isHidden()]
    assert len(boxes) == 5
    assert boxes[0].when.text() == "i går kl. 12:00 (försenat)"
    assert boxes[0].accessibleDescription().startswith("Källa: ")
    assert strip.more.text() == f"och {len(lines) - 5} till"
    strip.show_lines((), TODAY)
    assert strip.isHidden()


OLD = 3 * SLICE + 5


@pytest.fixture
def aged(busy: Services) -> Services:
    """A register that an older program has counted: nothing is due, by what is kept."""
    store = busy.session.store
    case = store.case(1)
    assert case is not None
    with store.transaction():
        for number in range(store.cases()[-1].serial + 1, OLD + 1):
            store.add_case(replace(case, serial=0, number=f"SIP-2026-{number:04}", word=f"LIND-{number}"))
        for row in store.cases():
            store.keep_due_dates(row.serial, [], "")
    return busy


def still_old(services: Services) -> int:
    return sum(not mark for _serial, _region, mark in services.session.store.due_marks())


def test_a_few_cases_are_counted_in_each_turn_and_the_list_comes_last(qtbot: QtBot, aged: Services) -> None:
    view = TodoView(aged.todo, lambda: NOW)
    qtbot.addWidget(view)
    assert still_old(aged) == OLD  # nothing is counted while the view is made, nor when it is shown
    view.show()
    assert still_old(aged) == OLD
    left = []
    while not left or left[-1]:
        assert view.next.isActive()
        assert cells(view) == []
        view.next.stop()
        view.next.timeout.emit()
        left.append(still_old(aged))
        assert view.counting.isVisible() is view.next.isActive() is bool(left[-1])
        assert view.sheet.isEnabled() is not left[-1]
        if left[-1]:
            assert view.counting.text() == texts.COUNTING.format(done=OLD - left[-1], total=OLD)
    assert left == [OLD - SLICE, OLD - 2 * SLICE, OLD - 3 * SLICE, 0]
    assert [row[0] for row in cells(view)][:2] == ["Försenat (1)", "torsdag 19 nov"]


def test_by_itself_it_comes_to_an_end(qtbot: QtBot, aged: Services) -> None:
    view = TodoView(aged.todo, lambda: NOW)
    qtbot.addWidget(view)
    view.show()
    qtbot.waitUntil(lambda: still_old(aged) == 0 and bool(cells(view)))
    qtbot.waitUntil(lambda: view.counting.isHidden() and not view.next.isActive())


def test_nothing_is_counted_while_nobody_looks(qtbot: QtBot, aged: Services) -> None:
    view = TodoView(aged.todo, lambda: NOW)
    qtbot.addWidget(view)
    view.show()
    view.next.timeout.emit()
    view.hide()
    assert not view.next.isActive()
    view.reload()
    assert not view.next.isActive()
    assert still_old(aged) == OLD - SLICE
    view.show()
    assert view.next.isActive()

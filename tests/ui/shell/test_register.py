"""The register finds and opens cases by number and word, and shows no name unless asked, for a minute."""

from __future__ import annotations

import re
import time
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from sip_desktop.domain.records import Emergency
from sip_desktop.services.everything import Services
from sip_desktop.services.register import RegisterRow
from sip_desktop.texts import log_view, vault_view
from sip_desktop.texts import register as texts
from sip_desktop.ui.dates import short_date, short_time
from sip_desktop.ui.register_model import RegisterModel, deadline
from sip_desktop.ui.register_notices import RegisterNotices
from sip_desktop.ui.register_view import RegisterView
from sip_desktop.ui.urgent_notice import UrgentNotice
from sip_desktop.ui.vault_view import VaultView
from tests.ui.shell.conftest import NAME, NUMBER, TODAY, Desk, press, words_on


@pytest.fixture
def view(desk: Desk) -> RegisterView:
    """The register with three cases, one of them with a name in its ärendeblad."""
    desk.case("uppsala", namn=NAME, personnummer=NUMBER)
    desk.case("halland")
    desk.case("halland")
    shown = desk.shown()
    assert isinstance(shown, RegisterView)
    shown.reload()
    return shown


def cells(view: RegisterView) -> list[list[str]]:
    model = view.model
    size = range(model.columnCount())
    return [[str(model.data(model.index(row, column))) for column in size] for row in range(model.rowCount())]


def test_a_row_is_number_word_dates_state_and_responsible(view: RegisterView) -> None:
    number, opened, state, when, responsible = cells(view)[-1]
    assert re.fullmatch(r"SIP-2026-0001  [A-ZÅÄÖ]+-[A-ZÅÄÖ]+", number)
    assert (opened, state, when, responsible) == ("26 nov", "Behov", "", "AB")


def test_no_name_and_no_identity_number_is_anywhere(view: RegisterView, desk: Desk) -> None:
    everything = words_on(desk.window) + str(cells(view))
    assert "Karin" not in everything
    assert NUMBER[2:8] not in everything


def test_typing_finds_by_number_and_word_but_not_by_name(qtbot: QtBot, view: RegisterView) -> None:
    word = view.model.rows[0].word
    view.sought.setText(word.lower())
    qtbot.waitUntil(lambda: len(view.model.rows) == 1)
    assert view.count.text() == texts.COUNT_OF.format(shown=1, count=3)
    view.sought.setText("Karin")
    qtbot.waitUntil(lambda: not view.model.rows)
    assert texts.NONE_FOUND in words_on(view)
    press(view, texts.CLEAR_SEARCH)
    assert len(view.model.rows) == 3


def test_ctrl_k_enter_opens_the_only_one(qtbot: QtBot, view: RegisterView, desk: Desk) -> None:
    serial = view.model.rows[1].serial
    view.search()
    view.sought.setText(view.model.rows[1].number)
    with qtbot.waitSignal(view.chosen) as given:
        qtbot.keyClick(view.sought, Qt.Key.Key_Return)
    assert given.args == [serial]


def test_filters_narrow_and_keep_their_choice(view: RegisterView) -> None:
    assert [view.state.itemText(n) for n in range(view.state.count())] == [texts.ALL_STATES, "Behov"]
    choose(view.responsible, "AB")
    assert len(view.model.rows) == 3
    view.reload()
    assert view.responsible.currentData() == "AB"


def choose(combo: QComboBox, data: str) -> None:
    combo.setCurrentIndex(combo.findData(data))


def test_enter_opens_the_chosen_row(qtbot: QtBot, view: RegisterView) -> None:
    view.table.selectRow(1)
    with qtbot.waitSignal(view.chosen) as given:
        qtbot.keyClick(view.table, Qt.Key.Key_Return)
    assert given.args == [view.model.rows[1].serial]


def test_look_up_answers_with_number_and_word_only(view: RegisterView, desk: Desk) -> None:
    first = view.model.rows[-1]
    view.look_up.click()
    panel = view.look_up_panel
    for sought in (NAME, NUMBER):
        panel.line.setText(sought)
        panel.search()
        assert f"{first.number}  {first.word}" in words_on(panel)
        assert "Karin" not in words_on(panel)
    panel.line.setText("Karin")
    panel.search()
    assert texts.LOOK_UP_NONE in words_on(panel)


def test_opening_from_look_up_leaves_no_name_behind(qtbot: QtBot, view: RegisterView) -> None:
    first = view.model.rows[-1]
    panel = view.look_up_panel
    panel.ask()
    panel.line.setText(NAME)
    panel.search()
    with qtbot.waitSignal(view.chosen):
        press(panel, f"{first.number}  {first.word}")
    assert panel.line.text() == ""
    assert not panel.isVisible()


def test_escape_shuts_the_panel_and_stays(qtbot: QtBot, view: RegisterView, desk: Desk) -> None:
    view.look_up.click()
    qtbot.keyClick(view.look_up_panel.line, Qt.Key.Key_Escape)
    assert not view.look_up_panel.isVisible()
    assert desk.shown() is view


def test_initials_are_shown_for_a_minute(view: RegisterView, desk: Desk) -> None:
    view.show_initials.click()
    assert any("K.P. 1990" in row for row in cells(view))
    desk.clock.go(59)
    view._initials.tick()
    assert any("K.P. 1990" in row for row in cells(view))
    desk.clock.go(1)
    view._initials.tick()
    assert view.model.columnCount() == len(texts.COLUMNS)
    assert view.show_initials.text() == texts.INITIALS_SHOW


def test_a_new_case_asks_for_region_and_opens_its_sheet(qtbot: QtBot, view: RegisterView, desk: Desk) -> None:
    view.new.click()
    assert view.new_panel.region.currentData() == "halland"  # the one used last
    choose(view.new_panel.region, "varmland")
    view.new_panel.make.click()
    assert desk.opened[0][0] == "form"
    newest = desk.services.register.rows()
    assert max(newest, key=lambda row: row.serial).region == "varmland"


def test_an_empty_register_says_what_to_do(desk: Desk) -> None:
    assert texts.EMPTY_TEXT in words_on(desk.window)


def a_row(n: int, when: str = "") -> RegisterRow:
    return RegisterRow(n, f"SIP-2026-{n:04}", "LIND-TREA", "2026-11-09", "T4", "Kallelse", when, "AB", "", "uppsala")


def test_what_happens_today_stands_first() -> None:
    model = RegisterModel()
    model.show_rows([a_row(3), a_row(2, "2026-11-26"), a_row(1, "2026-11-27")], TODAY)
    assert [row.serial for row in model.rows] == [2, 3, 1]


def test_ten_thousand_cases_are_not_made_into_words_before_they_are_seen(
    qtbot: QtBot, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is asked for is what fits on the screen, so opening the list does not grow with the vault."""
    view = RegisterView(
        services.register,
        RegisterNotices(services, lambda: TODAY),
        UrgentNotice(services.urgent),
        lambda: TODAY,
        time.monotonic,
    )
    qtbot.addWidget(view)
    view.resize(1366, 700)
    view.show()
    view.lists.setCurrentIndex(0)
    asked = []

    def cell(row: RegisterRow, column: int) -> str:
        asked.append(row.serial)
        return row.number

    monkeypatch.setattr(view.model, "_cell", cell)
    view.model.show_rows([a_row(n) for n in range(10_000)], TODAY)
    view.table.choose(9_000)
    view.table.grab()
    assert 0 < len(set(asked)) < 200


@pytest.mark.parametrize(
    ("iso", "words"),
    [
        ("2026-11-26", "26 nov (i dag)"),
        ("2026-11-27", "27 nov (i morgon)"),
        ("2026-11-25", "25 nov (passerat)"),
        ("2027-03-01", "1 mars 2027"),
        ("snart", "snart"),
        ("", ""),
    ],
)
def test_the_next_deadline_in_words(iso: str, words: str) -> None:
    assert deadline(iso, TODAY) == words


def test_short_dates_and_times() -> None:
    today = date(2026, 11, 26)
    assert short_date("2025-12-31", today) == "31 dec 2025"
    assert short_time("2026-11-26T14:03:00+01:00", today) == "14:03"
    assert short_time("2026-11-25T14:03:00+01:00", today) == "25 nov 14:03"
    assert short_time("?", today) == "?"


def an_emergency(services: Services, serial: int, reason: str) -> None:
    """Somebody who is no user any more opened the case of another."""
    session = services.session
    with session.transaction():
        session.store.add_emergency(Emergency(serial=serial, user_id="x", at=session.stamp(), reason=reason))


def test_an_opening_in_an_emergency_stands_there_until_it_is_seen(view: RegisterView, desk: Desk) -> None:
    an_emergency(desk.services, 2, "Jour eller beredskap.")
    view.reload()
    [opened] = desk.services.case_access.unseen()
    assert f"öppnade {opened.case} i nödläge 14:03: Jour eller beredskap." in words_on(view)
    press(view, log_view.SEEN)
    assert desk.services.case_access.unseen() == []
    assert "nödläge" not in words_on(view)
    assert view.table.hasFocus()


def test_many_openings_never_push_the_list_away(view: RegisterView, desk: Desk) -> None:
    for reason in "abcde":
        an_emergency(desk.services, 1, reason)
    view.reload()
    assert words_on(view).count(log_view.SEEN) == 3
    assert texts.UNSEEN_MORE.format(count=2) in words_on(view)


def test_an_old_copy_is_said_in_one_line_that_leads_to_the_vault(view: RegisterView, desk: Desk) -> None:
    assert vault_view.OUTSIDE_NEVER in words_on(view)
    desk.services.backups.note_outside()
    view.reload()
    assert view.notices.isHidden()
    desk.clock.go(15 * 24 * 3600)
    view.reload()
    assert vault_view.OUTSIDE_OLD.format(days=15) in words_on(view)
    press(view, texts.TO_VAULT)
    assert isinstance(desk.shown(), VaultView)


def test_without_cases_there_is_nothing_to_lose(desk: Desk) -> None:
    shown = desk.shown()
    assert isinstance(shown, RegisterView)
    assert shown.notices.isHidden()


def test_a_profile_that_broke_is_said(view: RegisterView, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk.services.own_regions, "faults", lambda: ["Profilen Norr går inte att läsa."])
    view.reload()
    assert "Profilen Norr går inte att läsa." in words_on(view)

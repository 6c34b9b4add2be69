""" "Bråttom – ring nu" as somebody in a hurry uses it: with keys alone, on real services and a printer in memory."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pypdfium2
import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLineEdit, QPushButton, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from sip_desktop import app
from sip_desktop.services.opening import Opening
from sip_desktop.services.urgent import Urgent
from sip_desktop.services.urgent_papers import UrgentPaper, UrgentPapers
from sip_desktop.texts import urgent as texts
from sip_desktop.ui.blank import OUR_MARKS
from sip_desktop.ui.print_view import PrintView, of_joined
from sip_desktop.ui.urgent_notice import UrgentNotice
from sip_desktop.ui.urgent_view import UrgentView
from tests.services.conftest import PASSPHRASE, surroundings
from tests.services.conftest import Clock as LocalClock
from tests.services.conftest import Desk as ServiceDesk
from tests.ui.print_view.stand_ins import LOCAL, NETWORK, PrintersInMemory
from tests.ui.shell.conftest import Clock, press, words_on
from tests.whole.office import key_in

FRIDAY = datetime(2026, 12, 11, 15, 50, tzinfo=ZoneInfo("Europe/Stockholm"))
MOST_ENTRIES = 25
ENTER, CTRL = Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def office(tmp_path: Path) -> Iterator[ServiceDesk]:
    """An open vault with real paper, on the afternoon of case F; its user is a counsellor."""
    clock = LocalClock(FRIDAY)
    opening = Opening(surroundings(clock), app.definitions, tmp_path, app.demo_texts)
    made = opening.create(tmp_path / "skåp", "Karin Vik", "KV", "Kurator", PASSPHRASE)
    desk = ServiceDesk(tmp_path / "skåp", opening, clock, made.keys, made.recovery_key)
    yield desk
    desk.close()


class Page:
    """The page, what it asked for, and a hand that has a keyboard only. ``entries`` counts as the task does: a key
    that chooses, a field filled, a button pressed; Tab and Enter, which only go on, are none."""

    def __init__(self, office: ServiceDesk, qtbot: QtBot, serial: int = 0) -> None:
        services = office.services
        self.urgent = Urgent(
            services.session, services.register, services.documents, services.door, services.definitions
        )
        papers = UrgentPapers(
            services.session,
            services.door,
            services.documents,
            services.papers,
            services.whereabouts,
            app._paper_maker().joined,
        )
        self.clock = Clock()
        self.view = UrgentView(self.urgent, papers, services.session, self.clock, serial)
        self.printed: list[UrgentPaper] = []
        self.documents: list[int] = []
        self.view.print_wanted.connect(self.printed.append)
        self.view.document_wanted.connect(self.documents.append)
        self.entries = 0
        qtbot.addWidget(self.view)
        self.view.resize(1366, 680)
        with qtbot.waitExposed(self.view):
            self.view.show()
        self.view.activateWindow()
        qtbot.waitUntil(self.view.isActiveWindow)
        self.view.setFocus()

    @property
    def form(self) -> QWidget:
        return self.view.form

    def focus(self) -> QWidget:
        QApplication.processEvents()
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget

    def go_on(self) -> None:
        QTest.keyClick(self.focus(), ENTER)

    def fill(self, words: str) -> None:
        """One field filled, and on to the next."""
        self.entries += 1
        key_in(self.focus(), words)
        self.go_on()

    def choose(self, key: Qt.Key) -> None:
        """One key that chooses."""
        self.entries += 1
        QTest.keyClick(self.focus(), key)

    def choose_in_list(self, letter: str) -> None:
        assert isinstance(self.focus(), QComboBox)
        self.entries += 1
        QTest.keyClicks(self.focus(), letter)
        self.go_on()

    def press_main(self) -> None:
        self.entries += 1
        QTest.keyClick(self.focus(), ENTER, CTRL)

    def keep(self) -> None:
        """As when one pauses in one's typing."""
        self.view.saver.save_now()


def type_case_f(page: Page) -> None:
    """Case F with the keyboard, from the first question to the last, in the order the page asks."""
    page.fill("En plan för att kunna flytta.")
    page.choose(Qt.Key.Key_2)  # careful contact: yes
    page.fill("Rolf Prov, sambo")
    page.choose(Qt.Key.Key_1)  # protected data: none
    page.choose(Qt.Key.Key_1)  # consent: yes, now
    page.fill("Försäkringskassan")
    for who, principal in (("Kvinnofridssamordnare, Socialtjänsten", "k"), ("Läkare, Vårdcentralen", "r")):
        page.fill(who)
        page.choose_in_list(principal)
        page.go_on()  # no number at hand
    page.choose(Qt.Key.Key_5)  # only when we meet
    page.go_on()  # what must never be done is ticked
    page.fill("Bara på vårdcentralen, tisdagar.")
    page.choose(Qt.Key.Key_2)  # a child: yes
    page.fill("4 år, hemma")
    page.fill("måndag 10.00")
    page.go_on()  # the end follows
    page.fill("070-174 06 09")
    page.fill("Asta Prov")
    page.fill("199002039809")


@pytest.fixture
def page(office: ServiceDesk, qtbot: QtBot) -> Page:
    return Page(office, qtbot)


def print_it(office: ServiceDesk, qtbot: QtBot, made: UrgentPaper, printers: PrintersInMemory) -> PrintView:
    view = PrintView(office.services.papers, of_joined(made.paper, made.document, texts.JOINED), printers)
    qtbot.addWidget(view)
    view.resize(1366, 680)
    with qtbot.waitExposed(view):
        view.show()
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    view.setFocus()
    return view


def test_case_f_from_unlocked_to_printed_in_at_most_25_entries(page: Page, office: ServiceDesk, qtbot: QtBot) -> None:
    page.entries = 1  # the button on the register
    type_case_f(page)
    page.press_main()
    [made] = page.printed
    printers = PrintersInMemory([LOCAL])
    view = print_it(office, qtbot, made, printers)
    page.entries += 1
    QTest.keyClick(page.focus(), Qt.Key.Key_P, CTRL)
    qtbot.waitUntil(lambda: len(printers.tray) == made.paper.pages)
    assert page.entries <= MOST_ENTRIES, page.entries
    assert page.entries == 21  # the room that is left is for two phone numbers and a tick for a printer on the network
    words = [sheet.get_textpage().get_text_range() for sheet in pypdfium2.PdfDocument(made.paper.pdf)]
    assert "Kvinnofridssamordnare" in words[1]
    assert "UTKAST" in words[2]
    assert "Karin" in words[-1]
    assert view.band.isVisible()


def test_a_printer_on_the_network_costs_one_tick_more(page: Page, office: ServiceDesk, qtbot: QtBot) -> None:
    type_case_f(page)
    page.press_main()
    printers = PrintersInMemory([NETWORK])
    view = print_it(office, qtbot, page.printed[0], printers)
    view.side.printer.tick.click()
    QTest.keyClick(page.focus(), Qt.Key.Key_P, CTRL)
    qtbot.waitUntil(lambda: bool(printers.tray))
    assert page.entries + 3 <= MOST_ENTRIES  # the register's button, the tick, and to print


def test_keys_alone_fill_every_answer_where_it_belongs(page: Page, office: ServiceDesk) -> None:
    type_case_f(page)
    page.keep()
    said = page.urgent.open(1).answers
    assert said.careful == "ja"
    assert said.hidden == "Rolf Prov, sambo"
    assert said.not_to == "Försäkringskassan"
    assert [(one.who, one.principal) for one in said.called] == [
        ("Kvinnofridssamordnare, Socialtjänsten", "kommun"),
        ("Läkare, Vårdcentralen", "region"),
    ]
    assert said.never == ("ringa", "brev", "sms", "meddelande")
    assert said.children_which == "4 år, hemma"
    assert (said.start, said.end) == ("2026-12-14 10.00", "11.30")
    assert (said.name, said.number) == ("Asta Prov", "19900203-9809")
    assert isinstance(page.focus(), QCheckBox)  # after the last answer come the papers


def test_everything_left_for_later_stands_on_the_page(page: Page) -> None:
    type_case_f(page)
    page.keep()
    shown = words_on(page.view.side)
    for words in (texts.LEFT_TODAY, texts.LEFT_DISPATCH, "Före mötet, måndag 14 december 2026 kl. 10.00"):
        assert words in shown
    assert "Gör orosanmälan genast, senast i dag" in shown
    assert texts.STOPPED not in shown
    assert "Endast manuell hantering" in words_on(page.view)


def test_nothing_on_the_page_says_what_nobody_beside_may_read(page: Page) -> None:
    type_case_f(page)
    page.keep()
    assert not re.search("våld|förövare|hotbild|misstänk", words_on(page.view).lower())


def test_the_case_is_made_at_the_first_answer_and_nothing_is_lost_at_the_lock(page: Page, office: ServiceDesk) -> None:
    assert office.services.register.rows() == []
    key_in(page.focus(), "Ett mö")
    assert page.view.leave()
    [row] = office.services.register.rows()
    assert page.urgent.unfinished() == [(row.serial, f"0001 {row.word}")]
    assert page.urgent.open(row.serial).answers.purpose == "Ett mö"


def test_a_page_that_was_only_looked_at_makes_no_case(page: Page, office: ServiceDesk) -> None:
    page.go_on()
    assert page.view.leave()
    assert office.services.register.rows() == []


def test_an_unfinished_page_comes_back_as_it_was(page: Page, office: ServiceDesk, qtbot: QtBot) -> None:
    type_case_f(page)
    assert page.view.leave()
    said = page.view.form.answers()
    again = Page(office, qtbot, 1)
    typed = {"start": "2026-12-14 10.00", "end": "11.30", "number": "19900203-9809"}
    assert again.view.form.answers() == replace(said, called=again.view.form.answers().called, **typed)
    assert [replace(one, row="") for one in again.view.form.answers().called] == [
        replace(one, row="") for one in said.called
    ]
    assert again.view.number.text() == page.view.number.text()
    assert not again.view.region.isVisible()


def test_no_stops_and_says_what_one_may_do(page: Page) -> None:
    page.fill("Möte")
    page.view.form.consent.buttons["nej"].click()
    page.keep()
    assert texts.STOP_NO in words_on(page.view.side)
    assert "insats för insats" in words_on(page.view.side)
    page.press_main()
    assert page.printed == []
    assert page.view.fault.words.text() == texts.STOP_NO
    press(page.view, texts.WRITE_NO)
    assert len(page.documents) == 1


def test_a_name_like_the_one_who_must_not_know_is_asked_about(page: Page) -> None:
    type_case_f(page)
    page.view.form.calls.rows[1].who.setText("Rolle Prov, kurator")
    page.press_main()
    assert page.printed == []
    press(page.view, texts.ANOTHER)
    page.press_main()
    assert len(page.printed) == 1


def test_who_must_not_know_cannot_be_called(page: Page) -> None:
    type_case_f(page)
    page.view.form.calls.rows[0].who.setText("Rolf Prov")
    page.press_main()
    assert page.printed == []
    assert texts.STOP_HIDDEN.format(who="Rolf Prov") in words_on(page.view.side)
    assert texts.ANOTHER not in words_on(page.view)


def test_who_cannot_be_asked_now_gives_a_list_without_a_name_and_no_other_paper(page: Page) -> None:
    page.fill("Möte")
    page.view.form.consent.buttons["inte_nu"].click()
    page.view.form.calls.rows[0].who.setText("Läkare")
    page.view.form.start.setText("måndag 10.00")
    page.keep()
    ticks = page.view.side.ticks
    assert [form for form, tick in ticks.items() if tick.isEnabled()] == ["telefonkallelse"]
    assert texts.PAPER_WAITS in words_on(page.view.side)
    page.press_main()
    [made] = page.printed
    assert made.paper.starts == (0,)


def test_what_somebody_ticked_stays_ticked(page: Page) -> None:
    type_case_f(page)
    page.keep()
    page.view.side.ticks["plan"].click()
    page.view.side.ticks["kallelse"].click()
    page.view.form.name.setText("Asta")
    page.keep()
    assert page.view.side.ticked() == ["telefonkallelse", "tidskort", "kallelse"]


def test_the_calendar_gets_only_that_one_is_busy(page: Page) -> None:
    page.view.form.start.setText("måndag 10.00")
    page.keep()
    page.view.side.copy.click()
    clipboard = QGuiApplication.clipboard()
    assert clipboard.text() == "Upptagen 10.00–11.30"
    assert all(clipboard.mimeData().hasFormat(mark) for mark in OUR_MARKS)
    page.view.leave()
    assert clipboard.text() == ""


def test_a_time_that_is_not_understood_is_told_when_one_has_gone_on(page: Page) -> None:
    start = page.view.form.start
    start.setFocus()
    key_in(start, "efter lunch")
    assert page.view.form.start_told.text() == ""
    page.go_on()
    assert "Skriv till exempel" in page.view.form.start_told.text()
    page.keep()
    assert page.urgent.open(1).answers.start == "efter lunch"


def test_only_in_person_ticks_what_must_never_be_done_and_can_be_taken_back(page: Page) -> None:
    form = page.view.form
    form.contact.buttons["personligt"].click()
    assert form.never.value() == ("ringa", "brev", "sms", "meddelande")
    form.never.buttons["ringa"].click()
    page.keep()
    assert page.urgent.open(1).answers.never == ("brev", "sms", "meddelande")


def test_more_can_be_called_than_two(page: Page) -> None:
    page.view.form.calls.more.click()
    assert page.focus() is page.view.form.calls.rows[2].who
    key_in(page.focus(), "Skolkurator")
    QTest.keyClick(page.focus(), Qt.Key.Key_Tab)
    assert page.focus() is page.view.form.calls.rows[2].principal
    page.keep()
    [one] = page.urgent.open(1).answers.called
    assert one.who == "Skolkurator"
    assert page.view.form.calls.rows[2].row == one.row


def test_tab_comes_to_every_answer_and_each_has_a_name(page: Page) -> None:
    inputs = [
        widget
        for kind in (QLineEdit, QTextEdit, QComboBox)
        for widget in page.view.findChildren(kind)
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    met: set[QWidget] = set()
    for _ in range(80):
        met.add(page.focus())
        QTest.keyClick(page.focus(), Qt.Key.Key_Tab)
    assert [widget.accessibleName() for widget in inputs if widget not in met] == []
    assert all(widget.accessibleName() for widget in inputs)
    for group in (page.view.form.careful, page.view.form.consent, page.view.form.contact):
        assert len(met.intersection(group.buttons.values())) == 1
    assert page.view.main in met


def test_on_a_small_screen_the_papers_come_under_the_questions(page: Page, qtbot: QtBot) -> None:
    page.view.resize(700, 600)
    qtbot.waitUntil(lambda: not page.view.side_area.isVisible())
    assert page.view.area.widget().isAncestorOf(page.view.side)
    assert page.view.side.isVisible()
    page.view.resize(1366, 680)
    qtbot.waitUntil(page.view.side_area.isVisible)
    assert page.view.side_area.widget() is page.view.side


def test_what_cannot_be_kept_stays_on_the_page_and_is_told(page: Page, office: ServiceDesk) -> None:
    key_in(page.focus(), "Möte")
    office.folder.rename(office.folder.with_name("borta"))
    assert not page.view.leave()
    assert page.view.fault.isVisible()
    assert page.view.form.purpose.toPlainText() == "Möte"
    office.folder.with_name("borta").rename(office.folder)
    assert page.view.leave()


def test_the_page_reads_its_papers_again_on_the_way_back(page: Page, office: ServiceDesk) -> None:
    type_case_f(page)
    page.press_main()
    office.put(office.sheet(1), namn="Asta Provsson")
    page.view.reload()
    assert page.view.form.name.text() == "Asta Provsson"
    assert page.urgent.unfinished() == []


def test_what_is_not_printed_yet_is_told_on_the_register_without_a_name(page: Page, qtbot: QtBot) -> None:
    type_case_f(page)
    page.keep()
    notice = UrgentNotice(page.urgent)
    qtbot.addWidget(notice)
    notice.show()
    assert "0001" in words_on(notice)
    assert "Prov" not in words_on(notice)
    with qtbot.waitSignal(notice.wanted) as wanted:
        press(notice, texts.GO_ON)
    assert wanted.args == [1]
    press(notice, texts.PUT_AWAY)
    assert notice.isHidden()
    assert page.urgent.unfinished() == []


def test_the_rest_is_filled_in_in_the_case(page: Page, qtbot: QtBot) -> None:
    key_in(page.focus(), "Möte")
    page.keep()
    with qtbot.waitSignal(page.view.case_wanted) as wanted:
        press(page.view, texts.TO_CASE)
    assert wanted.args == [1]


def test_buttons_are_few_and_one_is_the_main(page: Page) -> None:
    shown = [button.text() for button in page.view.findChildren(QPushButton) if button.isVisible()]
    assert shown.count(texts.PRINT) == 1
    assert len(shown) <= 3

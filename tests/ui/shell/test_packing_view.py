"""Packing on screen: the safest way first, the steps in order, what shows in a window, and a letter that came back."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from sip_desktop.domain.answers import Answers, Content
from sip_desktop.domain.post import LetterState, Way
from sip_desktop.domain.view import Paper
from sip_desktop.services.everything import Services
from sip_desktop.services.post_office import PostOffice, post_office
from sip_desktop.services.post_papers import Sheet
from sip_desktop.texts import post as texts
from sip_desktop.ui.packing_view import PackingView
from sip_desktop.ui.post_card import PostCard
from sip_desktop.ui.return_view import ReturnView
from tests.printing.samples import letter_maker
from tests.services.post_desk import CASE_A, CASE_F, ORDINARY, PostDesk

from .conftest import press, words_on


@dataclass
class Room:
    """The post of an open vault on screen, and what it asked to print."""

    qtbot: QtBot
    services: Services
    office: PostOffice
    printed: list[Paper] = field(default_factory=list)

    def case(self, answers: Answers) -> int:
        serial = self.services.register.new_case("varmland")
        self.services.documents.save(self.services.documents.start(serial, "arendeblad"), Content(answers))
        return serial

    def copy(self, serial: int, form: str = "plan", party: str = "person") -> int:
        return PostDesk(
            self.services,
            self.office.case,
            self.office.letters,
            self.office.post,
            self.office.papers,
            self.office.settings,
        ).copy(serial, form, 2, party)

    def shown(self, widget: QWidget) -> None:
        self.qtbot.addWidget(widget)
        widget.resize(1366, 728)
        widget.show()

    def view(self, serial: int) -> PackingView:
        view = PackingView(
            serial, "LIND-TREA", self.office, self.services.session, self.picture, self.services.guidance.go_on
        )
        view.print_wanted.connect(self.printed.append)
        self.shown(view)
        return view

    def picture(self, _paper: Paper, width: int) -> QImage:
        return QImage(width, round(width * 1.4), QImage.Format.Format_RGB32)


@pytest.fixture
def room(qtbot: QtBot, services: Services) -> Room:
    office = post_office(
        services.session, services.door, services.definitions, services.guidance.demand, letter_maker()
    )
    return Room(qtbot, services, office)


def type_and_tick(view: PackingView, **lines: str) -> None:
    for name, words in lines.items():
        view.ticks.lines[name].setText(words)
    press(view.ticks, texts.TICK)


def begin_a(room: Room) -> PackingView:
    serial = room.case(CASE_A)
    room.copy(serial, party="mira")
    view = room.view(serial)
    view.choice.receiver.setCurrentIndex(view.choice.receiver.findData("mira"))
    view.choice.ways[Way.FORWARD].setChecked(True)
    press(view, texts.BEGIN)
    return view


def test_the_safest_way_is_first_and_nobody_is_named(room: Room) -> None:
    serial = room.case(CASE_A)
    theirs = room.copy(serial, party="mira")
    view = room.view(serial)
    names = [view.choice.receiver.itemText(at) for at in range(view.choice.receiver.count())]
    assert names == ["Den enskilde", "Mamma", "Kurator, BUP"]
    view.choice.receiver.setCurrentIndex(1)
    assert view.choice.chosen_copies() == [theirs]
    assert list(view.choice.ways)[:4] == [Way.HAND, Way.READ, Way.CARD, Way.FORWARD]
    assert not view.choice.begin.isEnabled()
    view.choice.ways[Way.CARD].setChecked(True)
    assert not view.choice.begin.isEnabled()
    view.choice.ways[Way.FORWARD].setChecked(True)
    assert view.choice.begin.isEnabled()
    for name in ("Mira", "Tilda", "Ruben", "Prov", "19870314"):
        assert name not in words_on(view)


def test_case_f_has_no_letter_to_choose(room: Room) -> None:
    serial = room.case(CASE_F)
    room.copy(serial)
    view = room.view(serial)
    assert list(view.choice.ways) == [Way.HAND, Way.READ, Way.CARD]
    said = words_on(view)
    assert texts.STOPS["never"] in said
    assert texts.DO_NOW in said


def test_a_letter_is_packed_step_by_step(room: Room) -> None:
    view = begin_a(room)
    type_and_tick(view)
    type_and_tick(view, sheets="3")
    assert texts.SHEETS_WRONG.format(sheets=2) in words_on(view)
    type_and_tick(view, sheets="2")
    for _ in ("blankt", "inner", "nummer", "baksida"):
        type_and_tick(view)
    type_and_tick(view, digits="1234")
    assert texts.DIGITS_WRONG in words_on(view)
    assert "9800" not in words_on(view)
    type_and_tick(view, digits="9800")
    said = words_on(view.ticks)
    # Whoever looks alone answers unseen.
    assert "2 blad" not in said
    assert "nr 1" not in said
    type_and_tick(view, initials="BO")
    type_and_tick(view)
    assert texts.SEALED_NOW.format(code="R 0001") in words_on(view)
    type_and_tick(view)
    type_and_tick(view)
    assert texts.SENT_NOW.format(code="R 0001", day="2026-12-07") in words_on(view)
    assert view.ticks.isHidden()
    assert not any(each.isEnabled() for each in view.choice.copies.values())
    press(view.letters, texts.ARRIVED)
    view.letters.words.setText("Ringde 9.15")
    view.letters.save.click()
    assert room.office.letters.of(view._serial)[0].state is LetterState.ARRIVED


def test_the_papers_of_a_letter_are_printed_one_at_a_time(room: Room) -> None:
    view = begin_a(room)
    press(view.sheets, texts.SHEET_NAMES[Sheet.INNER_NUMBER])
    assert [paper.media for paper in room.printed] == ["iso_c6c5_114x229mm"]
    assert Sheet.LABEL in view.sheets.buttons
    view.sheets.own.setChecked(True)
    assert Sheet.LABEL not in view.sheets.buttons
    assert Sheet.OUTER not in view.sheets.buttons
    press(view.sheets, texts.SHEET_NAMES[Sheet.BACK])
    assert texts.NO_BACK in words_on(view.sheets)


def test_a_letter_goes_on_where_it_was_left(room: Room) -> None:
    view = begin_a(room)
    type_and_tick(view)
    again = room.view(view._serial)
    assert "raknat" in [line.step for line in room.office.letters.packing(1).steps if line.now]
    assert "sheets" in again.ticks.lines


def test_packing_is_broken_off_with_a_reason(room: Room) -> None:
    view = begin_a(room)
    press(view.letters, texts.CANCEL)
    view.letters.words.setText("Felskrivet")
    view.letters.save.click()
    assert texts.CANCELLED.format(code="R 0001") in words_on(view)
    assert all(each.isEnabled() for each in view.choice.copies.values())


def test_what_shows_in_the_window_of_an_ordinary_letter(room: Room) -> None:
    serial = room.case(ORDINARY)
    room.office.post.begin(serial, "person", Way.LETTER, [room.copy(serial, "kallelse", party="")])
    view = room.view(serial)
    view.sheets.pane.setCurrentIndex(1)
    assert view.sheets.shows_field.isHidden()
    assert texts.NO_ADDRESS in words_on(view.sheets)
    view.sheets.address.setPlainText("Karin Prov\nGatan 1\n123 45 Ort")
    assert not view.sheets.shows_field.isHidden()
    view.sheets.shows.grab()
    view.leave()
    assert view.sheets.address.toPlainText() == ""


def test_a_return_by_its_code(room: Room) -> None:
    view = begin_a(room)
    serial = view._serial
    desk = PostDesk(
        room.services, room.office.case, room.office.letters, room.office.post, room.office.papers, room.office.settings
    )
    desk.pack(1)
    made = ReturnView(room.office)
    wanted: list[int] = []
    made.case_wanted.connect(wanted.append)
    room.shown(made)
    made.code.setText("brev")
    press(made, texts.FIND)
    assert texts.BAD_CODE in words_on(made)
    made.code.setText("1")
    press(made, texts.FIND)
    assert "Mamma" not in words_on(made)
    press(made, texts.TAKE)
    assert texts.REASON_MISSING in words_on(made)
    made.reason.setCurrentIndex(made.reason.findData("trasigt"))
    made.opened.setChecked(True)
    press(made, texts.TAKE)
    said = words_on(made)
    assert "2026-11-29 14.03" in said
    assert texts.WHAT_TO_DO["trasigt"] in said
    made.to_case.click()
    assert wanted == [serial]


def test_the_settings_of_the_post(room: Room) -> None:
    card = PostCard(room.office)
    printed: list[Paper] = []
    card.print_wanted.connect(printed.append)
    room.shown(card)
    card.back.setPlainText("Socialtjänsten\nBox 1")
    press(card, texts.KEEP)
    assert texts.TELLS.format(word="Socialtjänsten") in words_on(card)
    card.back.setPlainText("Box 4711\n651 00 Karlstad")
    card.from_left.setText("18,5 mm")
    press(card, texts.KEEP)
    assert texts.SAVED in words_on(card)
    assert room.office.settings.now().back == ("Box 4711", "651 00 Karlstad")
    assert room.office.settings.window("V2", "C65").left == 18.5
    for bad in ("långt", "400"):
        card.from_left.setText(bad)
        press(card, texts.PRINT_ALIGNMENT)
        assert texts.WINDOW_WRONG in words_on(card)
    assert printed == []
    card.from_left.setText("15")
    press(card, texts.PRINT_ALIGNMENT)
    press(card, texts.PRINT_ROOM)
    assert len(printed) == 2

"""The whereabouts check on the form page: underlined while typed, said when one leaves, changed so it can be undone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from sip_desktop import app
from sip_desktop.domain.answers import Answers, Content, Row
from sip_desktop.services.everything import Services
from sip_desktop.services.opening import Opening
from sip_desktop.services.places_and_rules import PlacesAndRules
from sip_desktop.services.whereabouts import Whereabouts
from sip_desktop.texts import form_page as page_texts
from sip_desktop.texts import whereabouts as texts
from sip_desktop.ui.form_page import FormPage
from sip_desktop.ui.form_page.field_box import FieldBox
from sip_desktop.ui.form_page.place_lines import PlaceLines
from sip_desktop.ui.form_page.place_marks import edit_of, lines_of
from sip_desktop.ui.safe_edits import SafeLineEdit, SafeTextEdit
from tests.no_rules import definitions_without_rules
from tests.services.conftest import PASSPHRASE, Clock, surroundings

PROTECTED: Answers = {
    "skyddstyp": "skyddad_folkbokforing",
    "vald_flagga": "nej",
    "kanda_termer": (Row("k1", {"term": "Provlundaskolan"}), Row("k2", {"term": "0533"})),
}
ORDINARY: Answers = {"skyddstyp": "inget", "vald_flagga": "nej"}
UNDO = (Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
Open = Callable[..., "Room"]


class Room:
    """A form page over a real vault, wired as the program wires it."""

    def __init__(self, qtbot: QtBot, services: Services, sheet: Answers, form: str, answers: Answers) -> None:
        self.qtbot, self.services = qtbot, services
        self.serial = services.register.new_case("varmland")
        services.documents.save(services.documents.start(self.serial, "arendeblad"), Content(sheet))
        self.document = services.documents.start(self.serial, form)
        if answers:
            before = services.documents.open(self.document).content
            services.documents.save(self.document, Content({**before.answers, **answers}))
        session = services.session
        whereabouts = Whereabouts(services.door, app.gazetteer, session.store.place_approvals)
        self.places = PlacesAndRules(session, services.door, services.guidance, whereabouts)
        self.page = FormPage(services.documents, services.papers, self.document, session.clock, places=self.places)
        qtbot.addWidget(self.page)
        self.page.resize(1366, 700)
        self.page.show()
        self.page.activateWindow()
        self.built()

    def built(self) -> None:
        assert self.page.body is not None
        self.page.body.column.finish()
        QApplication.processEvents()

    def box(self, path: str) -> FieldBox:
        assert self.page.body is not None
        return self.page.body.desk.boxes[path]

    def edit(self, path: str) -> SafeLineEdit | SafeTextEdit:
        edit = edit_of(self.box(path))
        assert edit is not None
        return edit

    def type(self, path: str, words: str) -> None:
        """Types in a field and waits until typing has paused."""
        self.page.go_to(path)
        QTest.keyClicks(self.edit(path), words)
        self.rest()

    def rest(self) -> None:
        assert self.page.body is not None
        self.page.body.pulse.settle()

    def leave(self, to: str = "p_resurser") -> None:
        self.page.go_to(to)
        QApplication.processEvents()

    def marked(self, path: str) -> list[str]:
        edit = self.edit(path)
        if isinstance(edit, SafeTextEdit):
            return [one.cursor.selectedText() for one in edit.extraSelections()]  # type: ignore[attr-defined]
        return [action.text() for action in edit.actions()]

    def lines(self, path: str) -> PlaceLines | None:
        found = lines_of(self.box(path))
        return found if found is not None and found.isVisible() else None

    def said(self, path: str) -> list[str]:
        lines = self.lines(path)
        return [label.text() for label in lines.findChildren(QLabel) if label.isVisible()] if lines else []

    def press(self, path: str, words: str) -> None:
        lines = self.lines(path)
        assert lines is not None
        next(b for b in lines.findChildren(QPushButton) if b.isVisible() and b.text() == words).click()
        QApplication.processEvents()

    def value(self, path: str) -> object:
        assert self.page.flush()
        return self.services.documents.open(self.document).content.answers.get(path)


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    opening = Opening(surroundings(Clock()), definitions_without_rules, tmp_path, app.demo_texts)
    made = opening.create(tmp_path / "skåp", "Anna Åkerö", "AÅ", "Handläggare", PASSPHRASE)
    opened = opening.open(tmp_path / "skåp", made.keys)
    yield opened
    opened.session.close()


@pytest.fixture
def opened(qtbot: QtBot, services: Services) -> Open:
    def make(sheet: Answers = PROTECTED, form: str = "plan", **answers: object) -> Room:
        return Room(qtbot, services, sheet, form, answers)  # type: ignore[arg-type]

    return make


def test_it_is_underlined_when_typing_pauses_and_said_when_one_leaves(opened: Open) -> None:
    room = opened()
    room.type("p_situation", "Hon bor i Lund. Skolan i Provlundaskolans hus.")
    assert room.marked("p_situation") == ["Lund", "Provlundaskolans"]
    assert room.said("p_situation") == []
    assert "Lund" in room.edit("p_situation").accessibleDescription()
    room.leave()
    assert room.said("p_situation") == ["■ ”Lund” kan visa var hen är", "■ ”Provlundaskolans” får inte stå på papper"]


def test_no_key_press_waits_for_it(opened: Open) -> None:
    room = opened()
    room.page.go_to("p_situation")
    QTest.keyClicks(room.edit("p_situation"), "Hon bor i Lund")
    assert room.marked("p_situation") == []


def test_a_line_of_text_has_a_sign_beside_it(opened: Open) -> None:
    room = opened(form="tidskort")
    room.type("t_tider", "Huset i Provlundaskolan")
    assert room.marked("t_tider") == [texts.MARK_NAME]
    room.edit("t_tider").clear()
    room.rest()
    assert room.marked("t_tider") == []


@pytest.mark.parametrize(
    ("text", "button", "after"),
    [
        ("Hon bor i Lund nu.", texts.SWAP.format(words="på orten"), "Hon bor på orten nu."),
        ("Hon kom från Eslöv i maj.", texts.SWAP.format(words="orten"), "Hon kom från orten i maj."),
        ("Hon trivs på Provlundaskolan.", texts.SWAP.format(words="skolan"), "Hon trivs på skolan."),
        ("Hon bor i Lund nu.", texts.REMOVE, "Hon bor nu."),
        ("Nås på 070-174 06 12, alla dagar.", texts.REMOVE, "Nås, alla dagar."),
    ],
)
def test_other_words_and_ctrl_z_takes_them_back(opened: Open, text: str, button: str, after: str) -> None:
    room = opened(p_situation=text)
    room.page.go_to("p_situation")
    room.leave()
    room.press("p_situation", button)
    assert room.value("p_situation") == after
    assert room.said("p_situation") == []
    assert room.edit("p_situation").hasFocus()
    QTest.keyClick(room.edit("p_situation"), *UNDO)
    assert room.value("p_situation") == text
    room.leave()
    assert len(room.said("p_situation")) == 1


def test_a_line_of_text_is_changed_and_taken_back_too(opened: Open) -> None:
    room = opened(form="tidskort", t_tider="Huset i Eslöv, 9–11")
    room.page.go_to("t_tider")
    room.leave("t_fornamn")
    room.press("t_tider", texts.SWAP.format(words="på orten"))
    assert room.value("t_tider") == "Huset på orten, 9–11"
    QTest.keyClick(room.edit("t_tider"), *UNDO)
    assert room.value("t_tider") == "Huset i Eslöv, 9–11"


def test_what_was_typed_before_it_meanwhile_is_left_alone(opened: Open) -> None:
    room = opened(p_situation="Hon bor i Lund.")
    room.page.go_to("p_situation")
    room.leave()
    edit = room.edit("p_situation")
    assert isinstance(edit, SafeTextEdit)
    edit.textCursor().insertText("I dag: 😀 ")
    room.press("p_situation", texts.SWAP.format(words="på orten"))
    assert room.value("p_situation") == "I dag: 😀 Hon bor på orten."


def test_let_stand_with_a_reason_and_asked_again_when_the_sentence_changes(opened: Open) -> None:
    room = opened(p_situation="Hon bor i Eslöv.")
    room.page.go_to("p_situation")
    room.leave()
    room.press("p_situation", texts.LET_STAND)
    lines = room.lines("p_situation")
    assert lines is not None
    assert lines.reason is not None
    assert lines.reason.hasFocus()
    room.press("p_situation", texts.REASON_ACT)
    assert texts.REASON_MISSING in room.said("p_situation")
    QTest.keyClicks(lines.reason, "Alla vet det.")
    QTest.keyClick(lines.reason, Qt.Key.Key_Return)
    assert room.said("p_situation") == []
    assert room.marked("p_situation") == []
    assert [one.reason for one in room.services.session.store.place_approvals(room.serial)] == ["Alla vet det."]
    edit = room.edit("p_situation")
    assert isinstance(edit, SafeTextEdit)
    edit.setPlainText("Hon bor granne med skolan i Eslöv.")
    room.rest()
    assert room.marked("p_situation") == ["Eslöv"]


def test_a_known_term_can_only_be_rewritten(opened: Open) -> None:
    room = opened(p_situation="Hon går på Provlundaskolan.")
    room.page.go_to("p_situation")
    room.leave()
    lines = room.lines("p_situation")
    assert lines is not None
    buttons = [b.text() for b in lines.findChildren(QPushButton) if b.isVisible()]
    assert buttons == [texts.SWAP.format(words="skolan"), texts.REMOVE]
    assert all("Provlundaskolan" in b.accessibleName() for b in lines.findChildren(QPushButton))


def test_granska_lists_all_with_the_rest_and_leads_to_the_field(opened: Open) -> None:
    row = Row("d1", {"d_delmal": "Bo kvar i Eslöv"})
    room = opened(p_situation="Hon bor i Lund.", p_delmal=(row,))
    body = room.page.body
    assert body is not None
    body.press_main()
    QApplication.processEvents()
    lines = [b.text() for b in body.review.findChildren(QPushButton)]
    assert any(line.startswith("■ ”Lund” kan visa var hen är:") for line in lines)
    assert any("Delmål 1" in line.replace("\n", " ") and "Eslöv" in line for line in lines)
    assert any("Platskontroll" in label.text() and "2" in label.text() for label in body.review.findChildren(QLabel))
    assert room.said("p_situation")
    body.review.jump.emit("p_delmal/d1/d_delmal")
    assert room.edit("p_delmal/d1/d_delmal").hasFocus()
    assert room.said("p_delmal/d1/d_delmal")


def test_nothing_of_places_in_an_ordinary_case(opened: Open) -> None:
    room = opened(ORDINARY, p_resurser="Habiliteringen i Kungsbacka ringer 070-174 06 12.")
    room.type("p_situation", "Hon bor i Lund.")
    room.leave()
    assert room.marked("p_situation") == room.marked("p_resurser") == []
    assert room.said("p_situation") == []
    body = room.page.body
    assert body is not None
    body.press_main()
    assert not any("Platskontroll" in label.text() for label in body.review.findChildren(QLabel))


def test_the_coordinators_number_falls_silent_once_it_is_written_where_it_is_asked_for(opened: Open) -> None:
    room = opened(p_situation="Ring 070-174 06 12.")
    assert room.marked("p_situation") == ["070-174 06 12"]
    room.type("p_samordnare_telefon", "070-174 06 12")
    assert room.marked("p_situation") == []
    assert room.marked("p_samordnare_telefon") == []


def test_the_case_sheet_is_not_marked_and_says_which_words_are_too_short(opened: Open) -> None:
    short = {**PROTECTED, "kanda_termer": (Row("k1", {"term": "Provlundaskolan"}), Row("k2", {"term": "Ås"}))}
    room = opened(short, form="arendeblad")
    assert room.marked("kanda_termer/k1/term") == []
    room.page.go_to("kanda_termer/k2/term")
    room.leave("ansvarig")
    box = room.box("kanda_termer/k2/term")
    assert texts.TERM_NOT_LOOKED_FOR in [label.text() for label in box.findChildren(QLabel) if label.isVisible()]


def test_a_removed_row_that_comes_back_is_marked_again(opened: Open) -> None:
    room = opened(p_delmal=(Row("d1", {"d_delmal": "Bo kvar i Eslöv"}),))
    body = room.page.body
    assert body is not None
    body.desk.rows["p_delmal"].remove_row("d1")
    body.desk.rows["p_delmal"].put_back()
    room.built()
    assert room.marked("p_delmal/d1/d_delmal") in (["Eslöv"], [texts.MARK_NAME])


def test_nothing_is_left_when_covered_and_it_is_marked_again_after(opened: Open) -> None:
    room = opened(p_situation="Hon bor i Eslöv.")
    room.page.go_to("p_situation")
    room.leave()
    room.press("p_situation", texts.LET_STAND)
    room.page.blank()
    QApplication.sendPostedEvents(None, 52)
    held = [w for w in room.page.findChildren(QWidget) if isinstance(w, (QLabel, QLineEdit, QTextEdit, QPushButton))]
    assert {w.property("text") for w in held if isinstance(w, QLabel)} == {page_texts.COVERED}
    assert not any(isinstance(w, (QLineEdit, QTextEdit, QPushButton)) for w in held)
    room.page.unblank()
    room.built()
    assert room.marked("p_situation") == ["Eslöv"]
    assert room.said("p_situation") == []


def test_tab_goes_from_the_field_to_its_buttons(opened: Open) -> None:
    room = opened(p_situation="Hon bor i Eslöv.")
    room.page.go_to("p_situation")
    room.leave()
    room.page.go_to("p_situation")
    QApplication.processEvents()
    QTest.keyClick(room.edit("p_situation"), Qt.Key.Key_Tab)
    focused = QApplication.focusWidget()
    assert isinstance(focused, QPushButton)
    assert focused.text() == texts.SWAP.format(words="på orten")


def test_a_clear_version_is_not_marked(opened: Open) -> None:
    room = opened(p_situation="Hon bor i Eslöv.")
    room.services.documents.make_clear(room.document)
    room.page._reopen()
    room.built()
    assert room.marked("p_situation") == []

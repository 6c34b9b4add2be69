"""Every kind of field can be filled in, shows how it was understood, keeps what it was given and is saved."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QRadioButton, QTextEdit

from sip_desktop.domain.answers import Content, Ref, Unparsed
from sip_desktop.domain.form import Field, FieldType, Form, Option, Section
from sip_desktop.texts import form_page as texts
from sip_desktop.ui.form_page.editors import EDITORS
from sip_desktop.ui.form_page.party_editor import OTHER, PartyEditor
from tests.ui.form_page.conftest import ShowForm


def test_every_kind_of_field_has_an_editor() -> None:
    assert set(EDITORS) == set(FieldType)


@pytest.mark.parametrize(
    ("path", "typed", "kept", "understood"),
    [
        ("name", "Åsa Öst", "Åsa Öst", ""),
        ("story", "Två ord", "Två ord", ""),
        ("day", "3/12 2026", "2026-12-03", "torsdag 3 december 2026"),
        ("day", "i morgon", "2026-11-23", "måndag 23 november 2026"),
        ("hour", "13", "13:00", ""),
        ("start", "2026-12-03 13.00", "2026-12-03T13:00", "torsdag 3 december 2026"),
        ("count", "12,5", "12.5", ""),
        ("pnr", "20150922-9801", "20150922-9801", ""),
        ("phone", "070-1740612", "070-174 06 12", ""),
    ],
)
def test_what_is_typed_is_understood_shown_and_saved(
    show: ShowForm, path: str, typed: str, kept: str, understood: str
) -> None:
    shown = show()
    QTest.keyClicks(shown.input(path), typed)
    assert shown.value(path) == kept
    assert understood in shown.words(path)


def test_what_cannot_be_understood_is_kept_as_typed_and_explained_when_the_cursor_leaves(show: ShowForm) -> None:
    shown = show()
    edit = shown.input("day")
    edit.setFocus()
    QTest.keyClicks(edit, "31/2 2026")
    before = shown.words("day")
    shown.input("hour").setFocus()
    assert shown.value("day") == Unparsed("31/2 2026")
    assert isinstance(edit, QLineEdit)
    assert edit.text() == "31/2 2026"
    assert edit.property("state") == "wrong"
    assert len(shown.words("day")) > len(before)
    edit.setFocus()
    edit.clear()
    QTest.keyClicks(edit, "2026-02-28")
    assert edit.property("state") == ""


def test_a_choice_is_made_with_a_button_and_taken_back_with_the_same_one(show: ShowForm) -> None:
    shown = show()
    yes = shown.input("yes")
    QTest.mouseClick(yes, Qt.MouseButton.LeftButton)
    assert shown.value("yes") == "ja"
    QTest.keyClick(yes, Qt.Key.Key_Space)
    assert shown.value("yes") is None
    assert isinstance(yes, QAbstractButton)
    assert not yes.isChecked()


def test_a_long_choice_is_a_list_that_cannot_be_typed_in_and_begins_unanswered(show: ShowForm) -> None:
    shown = show()
    combo = shown.input("long")
    assert isinstance(combo, QComboBox)
    assert not combo.isEditable()
    assert combo.currentText() == texts.UNANSWERED
    for _ in range(4):
        QTest.keyClick(combo, Qt.Key.Key_Down)
    assert shown.value("long") == "o3"
    QTest.keyClick(combo, Qt.Key.Key_Home)
    assert shown.value("long") is None


def test_an_option_the_form_no_longer_has_is_shown_and_kept_until_changed(show: ShowForm) -> None:
    field = Field(id="c", label="Val", type=FieldType.CHOICE, options=(Option("a", "A"),))
    many = Field(id="m", label="Flera", type=FieldType.MULTI, options=(Option("a", "A"),))
    form = Form(
        id="f",
        number="1",
        title="F",
        version=2,
        purpose="",
        sections=(Section(id="s", title="S", fields=(field, many)),),
    )
    shown = show(form, Content({"c": "old", "m": ("a", "older")}))
    combo = shown.input("c")
    assert isinstance(combo, QComboBox)
    assert combo.currentText() == "old"
    gone = shown.box("m").inputs[1]
    assert isinstance(gone, QAbstractButton)
    assert gone.text() == "older"
    QTest.mouseClick(gone, Qt.MouseButton.LeftButton)
    assert shown.value("m") == ("a",)
    assert shown.value("c") == "old"


def test_several_answers_and_a_tick(show: ShowForm) -> None:
    shown = show()
    for box in (shown.box("many").inputs[2], shown.box("many").inputs[0], shown.input("tick")):
        QTest.keyClick(box, Qt.Key.Key_Space)
    assert shown.value("many") == ("o0", "o2")
    assert shown.value("tick") is True
    QTest.keyClick(shown.input("tick"), Qt.Key.Key_Space)
    assert shown.value("tick") is None


def test_a_party_is_chosen_by_label_or_written(show: ShowForm) -> None:
    shown = show()
    combo, other = shown.box("who").inputs
    assert isinstance(combo, QComboBox)
    assert isinstance(other, QLineEdit)
    QTest.keyClicks(combo, "Anna")
    assert shown.value("who") == Ref("r2", "Anna Berg, kurator, BUP")
    assert other.isHidden()
    combo.setCurrentIndex(combo.findData(OTHER))
    combo.activated.emit(combo.currentIndex())
    QTest.keyClicks(other, "Fritidsledaren")
    assert shown.value("who") == Ref("", "Fritidsledaren")
    combo.setCurrentIndex(0)
    combo.activated.emit(0)
    assert shown.value("who") is None


def test_a_party_that_is_gone_stands_with_the_name_it_had(show: ShowForm) -> None:
    shown = show(content=Content({"who": Ref("r9", "Bo Borta")}))
    editor = shown.box("who").findChild(PartyEditor)
    assert isinstance(editor, PartyEditor)
    assert editor.combo.currentText() == "Bo Borta"
    assert shown.page.sheet.value("who") == Ref("r9", "Bo Borta")


def test_fields_nobody_fills_in_on_screen_say_so(show: ShowForm) -> None:
    shown = show()
    assert texts.SIGN_ON_PAPER in shown.words("sign")
    assert "Läs det här." in shown.words("info")
    assert shown.page.sheet.computed["length"] in shown.words("length")
    for path in ("sign", "info", "length"):
        assert shown.box(path).inputs == ()


def test_undo_in_a_text_gives_back_what_stood_there(show: ShowForm) -> None:
    shown = show()
    for path in ("name", "story"):
        edit = shown.input(path)
        assert isinstance(edit, QLineEdit | QTextEdit)
        QTest.keyClicks(edit, "abc")
        edit.undo()
        assert shown.value(path) is None
        edit.redo()
        assert shown.value(path) == "abc"


def test_undo_of_choices_goes_back_one_answer_at_a_time(show: ShowForm) -> None:
    shown = show()
    yes, tick = shown.box("yes").inputs, shown.input("tick")
    for button in yes[:2]:
        QTest.keyClick(button, Qt.Key.Key_Space)
    QTest.keyClick(tick, Qt.Key.Key_Space)
    assert shown.value("yes") == "nej"
    yes[1].setFocus()
    QTest.keyClick(yes[1], Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert shown.value("yes") == "ja"
    assert isinstance(yes[0], QRadioButton)
    assert yes[0].isChecked()
    QTest.keyClick(yes[0], Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert shown.value("yes") is None
    assert shown.value("tick") is True
    tick.setFocus()
    QTest.keyClick(tick, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert shown.value("tick") is None


@pytest.mark.parametrize("path", ["name", "story"])
@pytest.mark.parametrize("text", ["Hej 😀 då", "שלום עולם", "Zoë Łukasz Nguyễn"])
def test_all_kinds_of_letters_are_kept(show: ShowForm, path: str, text: str) -> None:
    shown = show()
    edit = shown.input(path)
    assert isinstance(edit, QLineEdit | QTextEdit)
    edit.setText(text)
    assert shown.value(path) == text


def test_characters_the_paper_lacks_are_said_beside_the_field(show: ShowForm) -> None:
    shown = show()
    edit = shown.input("story")
    assert isinstance(edit, QTextEdit)
    edit.setText("Glad 😀")
    assert shown.page.body is not None
    shown.page.body.preview.draw()
    assert "😀" in shown.words("story")
    edit.setText("Glad")
    shown.page.body.preview.draw()
    assert "😀" not in shown.words("story")

"""The page as a whole: saving, showing and hiding, help, what is missing, making clear, covering, and the paper."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from sip_desktop.domain.answers import Content, Origin, Row, Unparsed
from sip_desktop.domain.view import Mode
from sip_desktop.texts import form_page as texts
from sip_desktop.ui.form_page.body import Body
from sip_desktop.ui.form_page.contents import section_words
from sip_desktop.ui.form_page.review import open_matters
from tests.ui.form_page.conftest import ShowForm, Shown
from tests.ui.form_page.stand_in import form_from, goals

CTRL = Qt.KeyboardModifier.ControlModifier


def body(shown: Shown) -> Body:
    assert shown.page.body is not None
    return shown.page.body


def seen_text(widget: QWidget) -> str:
    labels = [w.text() for w in widget.findChildren(QLabel) if w.isVisible()]
    return "\n".join(labels + [b.text() for b in widget.findChildren(QPushButton) if b.isVisible()])


def all_text(widget: QWidget) -> str:
    """Whatever any widget under ``widget`` holds, seen or not."""
    texts_held = [w.text() for w in widget.findChildren(QLabel)]
    texts_held += [w.text() for w in widget.findChildren(QAbstractButton)]
    texts_held += [w.text() for w in widget.findChildren(QLineEdit)]
    texts_held += [w.toPlainText() for w in widget.findChildren(QTextEdit)]
    texts_held += [w.itemText(i) for w in widget.findChildren(QComboBox) for i in range(w.count())]
    return "\n".join(texts_held)


# Saving


def test_typing_is_saved_after_a_short_pause_and_the_time_is_shown(show: ShowForm, qtbot: QtBot) -> None:
    shown = show()
    with qtbot.waitSignal(shown.page.saver.saved):
        QTest.keyClicks(shown.input("name"), "Tilda")
    assert shown.documents.saved.answers == {"name": "Tilda"}
    assert shown.documents.savings == 1
    assert "Sparat 14:03" in seen_text(body(shown).head)


def test_leaving_a_field_saves_at_once(show: ShowForm) -> None:
    shown = show()
    shown.input("name").setFocus()
    QTest.keyClicks(shown.input("name"), "Tilda")
    shown.input("story").setFocus()
    assert shown.documents.saved.answers == {"name": "Tilda"}


def test_nothing_changed_is_not_saved_again(show: ShowForm) -> None:
    shown = show()
    shown.input("name").setFocus()
    shown.input("story").setFocus()
    assert shown.page.flush()
    assert shown.documents.savings == 0


def test_a_fault_stays_in_view_the_text_too_and_the_next_change_tries_again(show: ShowForm) -> None:
    shown = show()
    shown.documents.fault = "Disken är full."
    QTest.keyClicks(shown.input("name"), "Tilda")
    assert not shown.page.flush()
    assert "Disken är full." in seen_text(body(shown).head)
    shown.input("name").setFocus()
    shown.input("story").setFocus()
    assert "Disken är full." in seen_text(body(shown).head)
    assert shown.page.sheet.value("name") == "Tilda"
    shown.documents.fault = ""
    QTest.keyClicks(shown.input("name"), " P")
    assert shown.page.flush()
    assert shown.documents.saved.answers == {"name": "Tilda P"}
    assert "Disken är full." not in seen_text(body(shown).head)


def test_a_print_is_not_asked_for_while_something_is_unsaved(show: ShowForm) -> None:
    shown = show()
    asked: list[bool] = []
    shown.page.print_asked.connect(lambda: asked.append(True))
    edit = shown.input("name")
    edit.setFocus()
    QTest.keyClicks(edit, "Tilda")
    shown.documents.fault = "Disken är full."
    QTest.keyClick(edit, Qt.Key.Key_P, CTRL)
    assert not asked
    shown.documents.fault = ""
    QTest.keyClick(edit, Qt.Key.Key_P, CTRL)
    QTest.keyClick(body(shown).head.print, Qt.Key.Key_Space)
    assert asked == [True, True]
    assert shown.documents.saved.answers == {"name": "Tilda"}


# Showing and hiding


def test_what_a_condition_hides_keeps_its_text_and_comes_back_with_it(show: ShowForm) -> None:
    shown = show()
    yes, no = shown.box("yes").inputs
    assert not shown.box("why_not").isVisible()
    QTest.keyClick(no, Qt.Key.Key_Space)
    assert shown.box("why_not").isVisible()
    assert shown.box("only").isVisible()
    QTest.keyClicks(shown.input("why_not"), "Orkar inte")
    QTest.keyClick(yes, Qt.Key.Key_Space)
    assert not shown.box("why_not").isVisible()
    assert not shown.box("only").isVisible()
    assert shown.value("why_not") == "Orkar inte"
    QTest.keyClick(no, Qt.Key.Key_Space)
    edit = shown.input("why_not")
    assert isinstance(edit, QTextEdit)
    assert edit.toPlainText() == "Orkar inte"


def test_a_condition_in_a_row_shows_and_hides_while_the_cursor_stays(show: ShowForm) -> None:
    shown = show(content=Content({"goals": (Row("g1", {"act": (Row("a1", {}),)}),)}))
    edit = shown.input("goals/g1/act/a1/what")
    edit.setFocus()
    assert not shown.box("goals/g1/act/a1/why").isVisible()
    QTest.keyClicks(edit, "K")
    assert shown.box("goals/g1/act/a1/why").isVisible()
    assert QApplication.focusWidget() is edit
    QTest.keyClick(edit, Qt.Key.Key_Backspace)
    assert not shown.box("goals/g1/act/a1/why").isVisible()


# What is missing


def test_contents_say_what_is_done_missing_and_open(show: ShowForm, qtbot: QtBot) -> None:
    shown = show()
    first, second = shown.page.sheet.shown.sections[:2]
    assert section_words(shown.page.sheet, first) == ("1 Första delen", "Första delen, 1 sak fattas")
    assert section_words(shown.page.sheet, second)[0] == "○ Andra delen"
    with qtbot.waitSignal(body(shown).pulse.thought):
        QTest.keyClicks(shown.input("name"), "Tilda")
    assert section_words(shown.page.sheet, first)[0] == "✓ Första delen"
    assert "✓ Första delen" in seen_text(body(shown).contents).replace("\u200a", "")


def test_a_required_field_says_behovs_until_it_is_answered(show: ShowForm) -> None:
    shown = show()
    assert shown.words("name").startswith("Namn · behövs")
    QTest.keyClicks(shown.input("name"), "T")
    assert "behövs" not in shown.words("name")
    assert "Behövs." in shown.input("name").accessibleDescription()


def test_review_lists_what_is_missing_and_each_line_leads_there(show: ShowForm) -> None:
    shown = show(content=Content(goals("")))
    main = body(shown).head.main
    QTest.keyClick(main, Qt.Key.Key_Space)
    assert [path for path, _ in open_matters(shown.page.sheet)] == ["name", "goals/g1/goal"]
    lines = [
        b for b in body(shown).review.findChildren(QPushButton) if b.text().startswith("Fattas: Delmål 1, Vad ska")
    ]
    QTest.keyClick(lines[-1], Qt.Key.Key_Space)
    assert QApplication.focusWidget() is shown.input("goals/g1/goal")
    assert texts.MISSING in shown.words("name")
    assert main.text() == texts.MAKE_CLEAR_ANYWAY


def test_a_document_is_made_clear_then_read_only_then_corrected(show: ShowForm, qtbot: QtBot) -> None:
    shown = show()
    QTest.keyClicks(shown.input("name"), "Tilda")
    QTest.keyClick(body(shown).head.main, Qt.Key.Key_Space)
    assert body(shown).head.main.text() == texts.MAKE_CLEAR
    with qtbot.waitSignal(shown.page.made_clear) as cleared:
        QTest.keyClick(body(shown).head.main, Qt.Key.Key_Space)
    assert cleared.args == [1]
    body(shown).column.finish()
    edit = shown.input("name")
    assert isinstance(edit, QLineEdit)
    assert edit.isReadOnly()
    assert edit.text() == "Tilda"
    QTest.keyClick(body(shown).head.main, Qt.Key.Key_Space)
    body(shown).column.finish()
    QTest.keyClicks(shown.input("name"), " Prov")
    assert shown.page.flush()
    assert shown.documents.saved.answers["name"] in ("Tilda Prov", " ProvTilda")


def test_a_clear_document_has_nothing_that_changes_it(show: ShowForm) -> None:
    shown = show(content=Content(goals("ett") | {"yes": "ja", "tick": True}), fixed=True)
    inside = body(shown).column.findChildren(QWidget)
    assert not [w for w in inside if isinstance(w, QAbstractButton | QComboBox)]
    assert all(w.isReadOnly() for w in inside if isinstance(w, QLineEdit | QTextEdit))
    QTest.keyClick(shown.input("goals/g1/goal"), Qt.Key.Key_Return, CTRL)
    assert shown.documents.savings == 0
    assert "Ja" in all_text(shown.box("yes"))


# Prefill


def test_prefilled_is_said_and_a_newer_value_is_offered_never_put(show: ShowForm) -> None:
    content = Content({"name": "Tilda"}, {"name": Origin("arendeblad", "Tilda")})
    shown = show(content=content, newer={"name": Origin("arendeblad", "Tilda Prov")})
    assert "Från ärendebladet" in shown.words("name")
    assert "Ärendebladet säger nu: Tilda Prov" in shown.words("name")
    assert shown.page.sheet.value("name") == "Tilda"
    take = next(b for b in shown.box("name").findChildren(QPushButton) if b.text() == texts.TAKE_OVER)
    QTest.keyClick(take, Qt.Key.Key_Space)
    edit = shown.input("name")
    assert isinstance(edit, QLineEdit)
    assert edit.text() == "Tilda Prov"
    assert shown.value("name") == "Tilda Prov"
    assert "säger nu" not in shown.words("name")
    assert "Från ärendebladet" in shown.words("name")
    QTest.keyClicks(edit, "x")
    assert "Från ärendebladet" not in shown.words("name")


def test_what_was_typed_is_never_put_aside_without_a_way_back(show: ShowForm) -> None:
    shown = show(content=Content({"name": "Tilda"}), newer={"name": Origin("samtycken", "Alva")})
    assert "Samtyckesbladen säger nu: Alva" in shown.words("name")
    assert shown.page.sheet.value("name") == "Tilda"
    take = next(b for b in shown.box("name").findChildren(QPushButton) if b.text() == texts.TAKE_OVER)
    take.click()
    edit = shown.input("name")
    assert isinstance(edit, QLineEdit)
    assert edit.text() == "Alva"
    assert "Du hade skrivit: Tilda" in shown.words("name")
    assert take.text() == texts.TAKE_BACK
    body(shown).pulse.think()
    assert "Du hade skrivit: Tilda" in shown.words("name")
    take.click()
    assert edit.text() == "Tilda"
    assert "Du hade skrivit" not in shown.words("name")


def test_an_offer_goes_when_the_same_is_typed(show: ShowForm) -> None:
    shown = show(newer={"yes": Origin("samtycken", "ja")})
    assert "Samtyckesbladen säger nu: Ja" in shown.words("yes")
    shown.page.sheet.answer("yes", "ja")
    body(shown).pulse.think()
    assert "säger nu" not in shown.words("yes")


# Help, names and keys


def test_help_is_one_key_away_with_its_source_and_follows_the_cursor(show: ShowForm) -> None:
    shown = show()
    shown.input("name").setFocus()
    QTest.keyClick(shown.input("name"), Qt.Key.Key_F1)
    assert "Källa: Uppsala" in seen_text(body(shown).help)
    assert "Skriv namnet." in seen_text(body(shown).help)
    shown.input("story").setFocus()
    assert texts.HELP_NONE in seen_text(body(shown).help)
    QTest.keyClick(shown.input("story"), Qt.Key.Key_Escape)
    assert body(shown).help.isHidden()


@pytest.mark.parametrize("name", ["every", "plan", "arendeblad", "kallelse"])
def test_everything_that_takes_the_focus_has_a_name_and_no_two_fields_share_one(show: ShowForm, name: str) -> None:
    shown = show(None if name == "every" else form_from(name), Content(goals("ett", "två") if name == "every" else {}))
    if name != "every":
        for rows in list(body(shown).desk.rows.values()):
            rows.add_row()
    inputs = [
        w
        for w in shown.page.findChildren(QWidget)
        if w.focusPolicy() & Qt.FocusPolicy.TabFocus
        and isinstance(w, QLineEdit | QTextEdit | QComboBox | QAbstractButton)
        and not (isinstance(w, QAbstractButton) and w.isHidden())
    ]
    assert inputs
    for widget in inputs:
        said = widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")
        assert said.strip(), widget
    for box in body(shown).desk.boxes.values():
        if box.inputs and not box.rows:
            assert box.findChildren(QLabel) or isinstance(box.inputs[0], QAbstractButton)
    names = [w.accessibleName() for w in inputs if isinstance(w, QLineEdit | QTextEdit)]
    assert "" not in names


def test_control_and_an_arrow_go_from_field_to_field(show: ShowForm) -> None:
    shown = show()
    shown.input("name").setFocus()
    for path in ("story", "day"):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down, CTRL)
        assert QApplication.focusWidget() is shown.input(path)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Up, CTRL)
    assert QApplication.focusWidget() is shown.input("story")


def test_tab_goes_from_field_to_field_also_out_of_a_long_text(show: ShowForm) -> None:
    shown = show()
    shown.input("name").setFocus()
    for path in ("story", "day", "hour", "start"):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is shown.input(path)


def test_contents_lead_to_a_section_by_key(show: ShowForm) -> None:
    shown = show()
    button = next(b for b in body(shown).contents.findChildren(QPushButton) if "Delmål" in b.text())
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert body(shown).column.verticalScrollBar().value() > 0
    assert QApplication.focusWidget() is shown.input("goals")


def test_escape_leaves_when_nothing_stands_open(show: ShowForm, qtbot: QtBot) -> None:
    shown = show()
    shown.input("name").setFocus()
    QTest.keyClicks(shown.input("name"), "T")
    with qtbot.waitSignal(shown.page.leave):
        QTest.keyClick(shown.input("name"), Qt.Key.Key_Escape)
    assert shown.documents.saved.answers == {"name": "T"}


# Covering


def test_a_covered_page_holds_no_answer_in_any_widget_and_comes_back_as_it_was(show: ShowForm) -> None:
    shown = show()
    for path in ("name", "story", "day"):
        QTest.keyClicks(shown.input(path), "hemligt")
    shown.input("story").setFocus()
    shown.page.blank()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert "hemligt" not in all_text(shown.page)
    assert not shown.page.findChildren(QTextEdit)
    assert shown.documents.saved.answers["name"] == "hemligt"
    shown.page.unblank()
    body(shown).column.finish()
    QApplication.processEvents()
    edit = shown.input("story")
    assert isinstance(edit, QTextEdit)
    assert edit.toPlainText() == "hemligt"
    assert QApplication.focusWidget() is edit
    assert not edit.document().isUndoAvailable()
    assert shown.page.sheet.value("day") == Unparsed("hemligt")


# The paper


def test_the_page_is_made_anew_at_a_pause_and_follows_the_cursor(show: ShowForm, qtbot: QtBot) -> None:
    shown = show()
    preview = body(shown).preview
    with qtbot.waitSignal(preview.drawn):
        QTest.keyClicks(shown.input("name"), "Tilda")
    assert shown.papers.views[-1].answers == {"name": "Tilda"}
    assert preview.paper is not None
    shown.input("name").setFocus()
    assert preview.index == 0
    places = preview.paper.places
    last = max(places, key=lambda path: places[path].page)
    assert places[last].page == 1
    preview.follow(last)
    assert preview.index == 1
    assert "Sida 2 (2)" in seen_text(preview)


def test_the_page_can_be_shown_blank_and_for_the_pen(show: ShowForm, qtbot: QtBot) -> None:
    shown = show()
    buttons = {b.text(): b for b in body(shown).preview.findChildren(QPushButton)}
    for mode in (Mode.BLANK, Mode.PEN, Mode.FILLED):
        QTest.keyClick(buttons[texts.MODES[mode.value]], Qt.Key.Key_Space)
        assert shown.papers.views[-1].mode is mode


def test_turning_and_scaling_the_page_draws_no_new_paper(show: ShowForm, qtbot: QtBot) -> None:
    shown = show()
    preview = body(shown).preview
    preview.draw()
    made = len(shown.papers.views)
    buttons = {b.accessibleName(): b for b in preview.findChildren(QPushButton)}
    QTest.keyClick(buttons[texts.NEXT_PAGE_NAME], Qt.Key.Key_Space)
    assert preview.index == 1
    QTest.keyClick(buttons[texts.LARGER_NAME], Qt.Key.Key_Space)
    assert len(shown.papers.views) == made


def test_on_a_narrow_screen_the_page_takes_turns_with_the_fields(show: ShowForm) -> None:
    shown = show()
    shown.page.resize(1024, 560)
    QApplication.processEvents()
    assert body(shown).preview.isHidden()
    shown.input("story").setFocus()
    QTest.keyClick(shown.input("story"), Qt.Key.Key_F6)
    assert body(shown).preview.isVisible()
    assert not shown.input("story").isVisible()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_F6)
    assert body(shown).preview.isHidden()
    assert QApplication.focusWidget() is shown.input("story")


# Size


@pytest.mark.parametrize("text", ["lorem ipsum " * 8334, ("lorem ipsum " * 20 + "\n") * 416])
def test_a_hundred_thousand_characters_can_be_pasted(show: ShowForm, text: str) -> None:
    shown = show()
    edit = shown.input("story")
    edit.setFocus()
    QGuiApplication.clipboard().setText(text)
    QTest.keyClick(edit, Qt.Key.Key_V, CTRL)
    kept = shown.value("story")
    assert isinstance(kept, str)
    assert kept.split() == text.split()
    assert isinstance(edit, QTextEdit)
    assert edit.verticalScrollBar().maximum() == 0

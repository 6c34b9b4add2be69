"""Rows by mouse and by keyboard: adding, moving, removing and putting back, also rows in rows."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton

from sip_desktop.domain.answers import Content, Path, Ref, Row, rows_of
from sip_desktop.domain.form import Field, FieldType, Form, Section
from sip_desktop.texts import form_page as texts
from sip_desktop.ui.form_page.desk import path_at
from tests.ui.form_page.conftest import ShowForm, Shown
from tests.ui.form_page.stand_in import goals

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


def row_ids(shown: Shown, path: Path = "goals") -> list[str]:
    assert shown.page.flush()
    return [row.id for row in rows_of(shown.page.sheet.value(path))]


def titles(shown: Shown) -> list[str]:
    assert shown.page.body is not None
    cards = [card for path, card in shown.page.body.desk.cards.items() if path.count("/") == 1]
    cards.sort(key=lambda card: card.y())
    return [card.findChildren(QLabel)[0].text() for card in cards]


def focused_path() -> Path:
    QApplication.processEvents()
    return path_at(QApplication.focusWidget())


def press(shown: Shown, path: Path, text: str) -> None:
    assert shown.page.body is not None
    desk = shown.page.body.desk
    where = desk.cards.get(path) or desk.boxes[path]
    button = next(b for b in where.findChildren(QPushButton) if text in b.text() and not b.isHidden())
    QTest.keyClick(button, Qt.Key.Key_Space)
    QApplication.processEvents()


def test_a_card_is_named_by_its_number_and_its_text(show: ShowForm) -> None:
    shown = show(content=Content(goals("sova hela nätter", "")))
    assert titles(shown) == ["Delmål 1 – sova hela nätter", "Delmål 2"]
    QTest.keyClicks(shown.input("goals/g2/goal"), "gå i skolan")
    assert titles(shown)[1] == "Delmål 2 – gå i skolan"


def test_a_new_row_comes_last_with_the_cursor_in_it(show: ShowForm) -> None:
    shown = show(content=Content(goals("ett")))
    press(shown, "goals", "Lägg till")
    new = row_ids(shown)[-1]
    assert len(row_ids(shown)) == 2
    assert focused_path() == f"goals/{new}/goal"
    QTest.keyClicks(QApplication.focusWidget(), "två")
    assert shown.value(f"goals/{new}/goal") == "två"


def test_control_enter_adds_a_row_after_the_one_with_the_cursor(show: ShowForm) -> None:
    shown = show(content=Content(goals("ett", "två")))
    shown.input("goals/g1/goal").setFocus()
    QTest.keyClick(shown.input("goals/g1/goal"), Qt.Key.Key_Return, CTRL)
    ids = row_ids(shown)
    assert (ids[0], ids[2]) == ("g1", "g2")
    assert focused_path() == f"goals/{ids[1]}/goal"


def test_rows_in_rows_are_added_where_the_cursor_stands(show: ShowForm) -> None:
    shown = show(content=Content(goals("ett", "två")))
    press(shown, "goals/g2/act", "Lägg till")
    inner = row_ids(shown, "goals/g2/act")
    assert focused_path() == f"goals/g2/act/{inner[0]}/what"
    QTest.keyClicks(QApplication.focusWidget(), "KBT varje vecka")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, CTRL)
    assert len(row_ids(shown, "goals/g2/act")) == 2
    assert row_ids(shown) == ["g1", "g2"]
    assert shown.value(f"goals/g2/act/{inner[0]}/what") == "KBT varje vecka"


def test_alt_and_an_arrow_move_a_row_and_the_cursor_goes_with_it(show: ShowForm) -> None:
    shown = show(content=Content(goals("ett", "två", "tre")))
    edit = shown.input("goals/g1/goal")
    edit.setFocus()
    QTest.keyClick(edit, Qt.Key.Key_Down, ALT)
    assert row_ids(shown) == ["g2", "g1", "g3"]
    assert QApplication.focusWidget() is edit
    QTest.keyClick(edit, Qt.Key.Key_Up, ALT)
    QTest.keyClick(edit, Qt.Key.Key_Up, ALT)
    assert row_ids(shown) == ["g1", "g2", "g3"]


def test_tab_follows_the_screen_after_a_row_has_moved(show: ShowForm) -> None:
    shown = show(content=Content(goals("ett", "två")))
    edit = shown.input("goals/g2/goal")
    edit.setFocus()
    QTest.keyClick(edit, Qt.Key.Key_Up, ALT)
    seen = []
    for _ in range(40):
        path = focused_path()
        if path and (not seen or seen[-1] != path):
            seen.append(path)
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    wanted = [
        "goals/g2/goal",
        "goals/g2/by",
        "goals/g2/act",
        "goals/g1",
        "goals/g1/goal",
        "goals/g1/by",
        "goals/g1/act",
        "goals",
    ]
    assert seen[: len(wanted)] == wanted


def test_a_removed_row_can_be_put_back_with_its_id_its_place_and_its_text(show: ShowForm) -> None:
    shown = show(content=Content(goals("ett", "två", "tre")))
    press(shown, "goals/g2", texts.ROW_REMOVE)
    assert row_ids(shown) == ["g1", "g3"]
    assert "Delmål 2 togs bort." in shown.words("goals")
    assert shown.page.body is not None
    assert "goals/g2/goal" not in shown.page.body.desk.boxes
    press(shown, "goals", texts.UNDO)
    assert row_ids(shown) == ["g1", "g2", "g3"]
    edit = shown.input("goals/g2/goal")
    assert isinstance(edit, QLineEdit)
    assert edit.text() == "två"
    assert "togs bort" not in shown.words("goals")


def test_control_z_puts_a_removed_row_back(show: ShowForm) -> None:
    shown = show(content=Content(goals("ett", "två")))
    press(shown, "goals/g1", texts.ROW_REMOVE)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Z, CTRL)
    assert row_ids(shown) == ["g1", "g2"]


def test_the_ends_cannot_be_passed(show: ShowForm) -> None:
    shown = show(content=Content(goals("ett", "två")))
    assert shown.page.body is not None
    first, last = (shown.page.body.desk.cards[f"goals/{n}"] for n in ("g1", "g2"))
    enabled = [[b.isEnabled() for b in card.findChildren(QPushButton)[:2]] for card in (first, last)]
    assert enabled == [[False, True], [True, False]]
    press(shown, "goals/g1", texts.ROW_DOWN)
    assert titles(shown) == ["Delmål 1 – två", "Delmål 2 – ett"]


def test_removing_a_party_says_which_papers_name_it(show: ShowForm) -> None:
    actors = Field(
        id="aktorer",
        label="Aktörer",
        type=FieldType.ROWS,
        row_word="Aktör",
        columns=(Field(id="namn", label="Namn", type=FieldType.TEXT),),
    )
    who = Field(id="ansvarig", label="Ansvarig", type=FieldType.PARTY)
    form = Form(
        id="arendeblad",
        number="0",
        title="Ärendeblad",
        version=1,
        purpose="",
        sections=(Section(id="s", title="S", fields=(actors, who)),),
    )
    shown = show(form, Content({"aktorer": (Row("r2", {"namn": "Anna Berg"}),), "ansvarig": Ref("r2", "Anna Berg")}))
    press(shown, "aktorer/r2", texts.ROW_REMOVE)
    assert "Står i: SIP-kallelse." in shown.words("aktorer")
    assert shown.value("ansvarig") == Ref("r2", "Anna Berg")


def test_moving_a_row_renames_what_a_screen_reader_says(show: ShowForm) -> None:
    shown = show(content=Content(goals("ett", "två")))
    press(shown, "goals/g1", texts.ROW_DOWN)
    assert shown.input("goals/g1/goal").accessibleName().startswith("Delmål 2")

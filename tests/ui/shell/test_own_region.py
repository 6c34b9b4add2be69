"""The view of a profile of one's own: what is typed is kept or said to be wrong, and never lost on the way."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget, QWidget
from pytestqt.qtbot import QtBot

from sip_desktop.domain.faults import Fault
from sip_desktop.domain.own_profile import Profile
from sip_desktop.printing.picture import plain_png
from sip_desktop.services.definitions import Definitions
from sip_desktop.services.everything import Services
from sip_desktop.services.own_regions import OwnRegions, Saved
from sip_desktop.storage.chosen import read_chosen
from sip_desktop.texts import own_region as texts
from sip_desktop.ui.file_chooser import FileChooser
from sip_desktop.ui.own_region_fields import OWN_LABEL, REQUIRED, SHOWN, Fields, FieldTable
from sip_desktop.ui.own_region_parts import Lines, Logo, Offered, Terms
from sip_desktop.ui.own_region_view import SUBJECTS, OwnRegionView
from sip_desktop.ui.safe_edits import SafeComboBox, SafeLineEdit, SafeTextEdit
from tests.printing.test_logo import logo
from tests.ui.shell.conftest import DEFINITIONS, press, words_on

POPUP = "QComboBoxPrivateContainer"
CHECK = Qt.ItemDataRole.CheckStateRole


@pytest.fixture
def definitions() -> Definitions:
    return DEFINITIONS.for_vault()


@pytest.fixture
def own(services: Services, definitions: Definitions) -> OwnRegions:
    return OwnRegions(services.session, definitions, read_chosen, plain_png)


@pytest.fixture
def view(qtbot: QtBot, own: OwnRegions, definitions: Definitions) -> OwnRegionView:
    made = OwnRegionView(own, definitions, lambda: "14:03")
    qtbot.addWidget(made)
    made.resize(1366, 728)
    made.show()
    qtbot.waitExposed(made)
    made.base.setCurrentIndex(made.base.findData("skane"))
    return made


def lines(view: OwnRegionView, part: str = "naming") -> Lines:
    view.show_part(part)
    found = view.parts[part]
    assert isinstance(found, Lines)
    return found


def fields(view: OwnRegionView, form: str = "plan") -> Fields:
    view.show_part("fields")
    found = view.parts["fields"]
    assert isinstance(found, Fields)
    found.form.setCurrentIndex(found.form.findData(form))
    return found


def terms(view: OwnRegionView) -> Terms:
    view.show_part("terms")
    found = view.parts["terms"]
    assert isinstance(found, Terms)
    return found


def put(edit: QWidget, words: str) -> None:
    assert isinstance(edit, QLineEdit)
    edit.setText(words)


def named(view: OwnRegionView, name: str = "Åsele") -> None:
    edits = lines(view).edits
    put(edits["name"], name)
    put(edits["routine"], "Rutin för SIP")


def test_a_profile_is_made_kept_and_shown_again(view: OwnRegionView, own: OwnRegions, definitions: Definitions) -> None:
    kept = []
    view.kept.connect(kept.append)
    named(view)
    put(lines(view).edits["word:samordnare"], "lots")
    put(lines(view, "foot").edits["handling"], "Lås in.")
    press(view, texts.SAVE)
    assert kept == ["egen_asele"]
    assert texts.SAVED_AS.format(name="Åsele", time="14:03") in words_on(view)
    region = definitions.region("egen_asele")
    assert (region.words["samordnare"], region.handling, region.based_on) == ("lots", "Lås in.", "skane")
    assert view.profile.currentData() == "egen_asele"
    assert texts.BASED_ON.format(name="Skåne") in words_on(view)
    assert view.leave()
    assert own.open("egen_asele") == view.typed()


def test_what_is_wrong_stands_beside_the_field_and_every_word_stays(view: OwnRegionView, own: OwnRegions) -> None:
    named(view, "Uppsala")
    put(lines(view).edits["valid_to"], "31 februari")
    put(terms(view).rows["d4_kallelse"].amount, "ett dygn")
    table = fields(view).table
    row = table.fields.row_of("p_ordforande")
    table.fields.setData(table.fields.index(row, REQUIRED), Qt.CheckState.Checked.value, CHECK)
    table.fields.setData(table.fields.index(row, SHOWN), Qt.CheckState.Unchecked.value, CHECK)
    press(view, texts.SAVE)
    said = words_on(view)
    assert texts.NAME_TAKEN in said
    assert "ingen dag 31" in said
    assert texts.NOT_SAVED.format(parts="Namn och ord, Frågor, Frister") in said
    assert view.tabs["naming"].text() == "Namn och ord (2)"
    assert view.tabs["naming"].isChecked()
    assert QApplication.focusWidget() in (lines(view).edits["name"], None)
    assert lines(view).edits["name"].property("state") == "wrong"
    view.show_part("fields")
    assert "både dolt och obligatoriskt" in words_on(view)
    assert table.currentIndex().row() == row
    assert "helt tal" in shown_in(terms(view), view)
    typed = view.typed()
    assert (typed.name, typed.valid_to) == ("Uppsala", "31 februari")
    assert own.lines() == []
    put(lines(view).edits["name"], "Norr")
    put(lines(view).edits["valid_to"], "")
    put(terms(view).rows["d4_kallelse"].amount, "12")
    table.fields.setData(table.fields.index(row, SHOWN), Qt.CheckState.Checked.value, CHECK)
    press(view, texts.SAVE)
    assert [line.name for line in own.lines()] == ["Norr"]
    assert view.tabs["naming"].text() == "Namn och ord"


def shown_in(part: QWidget, view: OwnRegionView) -> str:
    assert part.isVisible()
    return words_on(view)


def test_nothing_is_overlapped_where_a_sentence_has_come(view: OwnRegionView) -> None:
    named(view)
    terms(view)
    view.show_part("naming")
    put(view.parts["terms"].rows["d4_kallelse"].amount, "x")  # type: ignore[union-attr]
    view.keep()
    QApplication.processEvents()
    row = terms(view).rows["d4_kallelse"]
    QApplication.processEvents()
    assert row.height() >= row.heightForWidth(row.width()) > 0
    assert row.amount.geometry().bottom() <= row.wrong.geometry().top()


def test_unsaved_words_are_not_left_without_a_word(view: OwnRegionView) -> None:
    named(view)
    view.keep()
    put(lines(view).edits["routine"], "Ny rutin")
    assert not view.leave()
    assert texts.UNSAVED in words_on(view)
    view.profile.setCurrentIndex(0)
    assert view.profile.currentData() == "egen_asele"
    assert view.typed().routine == "Ny rutin"
    press(view, texts.THROW)
    assert view.typed().routine == "Rutin för SIP"
    assert view.leave()
    view.profile.setCurrentIndex(0)
    assert view.typed().name == ""
    assert view.base.isVisible()


def test_another_base_is_copied_while_nothing_is_typed(view: OwnRegionView) -> None:
    view.base.setCurrentIndex(view.base.findData("halland"))
    assert view.typed().words["samordnare"] == "huvudansvarig"
    named(view)
    view.base.setCurrentIndex(view.base.findData("uppsala"))
    assert view.base.currentData() == "halland"
    assert view.typed().name == "Åsele"


def test_a_full_disk_is_said_and_nothing_is_lost(view: OwnRegionView, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_own: OwnRegions, _profile: Profile) -> Saved:
        raise Fault("Disken är full.")

    named(view)
    monkeypatch.setattr(OwnRegions, "save", full)
    press(view, texts.SAVE)
    assert "Disken är full." in words_on(view)
    assert not view.leave()
    assert view.typed().name == "Åsele"


def test_forms_are_ticked_and_moved(view: OwnRegionView) -> None:
    named(view)
    view.show_part("forms")
    part = view.parts["forms"]
    assert isinstance(part, Offered)
    before = view.typed().forms
    part.list.item(1).setCheckState(Qt.CheckState.Unchecked)
    part.list.setCurrentRow(2)
    part.down.click()
    after = view.typed().forms
    assert after == (before[0], before[3], before[2], *before[4:])
    assert not part.list.item(0).flags() & Qt.ItemFlag.ItemIsUserCheckable, "the case sheet is always there"
    part.list.setCurrentRow(0)
    part.up.click()
    assert view.typed().forms == after
    assert view.keep()


def test_marks_and_labels_by_keyboard(view: OwnRegionView, definitions: Definitions, qtbot: QtBot) -> None:
    named(view)
    table = fields(view, "kallelse").table
    row = table.fields.row_of("k_syfte")
    table.setFocus()
    table.setCurrentIndex(table.fields.index(row, SHOWN))
    QTest.keyClick(table, Qt.Key.Key_Space)
    assert table.fields.data(table.fields.index(row, SHOWN)) == texts.NO
    QTest.keyClick(table, Qt.Key.Key_Space)
    table.setCurrentIndex(table.fields.index(row, OWN_LABEL))
    QTest.keyClick(table, Qt.Key.Key_F2)
    line = table.findChild(QLineEdit)
    assert line is not None
    QTest.keyClicks(line, "Varfor")
    view.keep()
    field = definitions.form("kallelse", "egen_asele").field("k_syfte")
    assert field is not None
    assert field.label == "Varfor"


def test_what_was_typed_is_offered_to_whoever_comes_back(
    view: OwnRegionView, own: OwnRegions, definitions: Definitions, qtbot: QtBot
) -> None:
    named(view)
    put(terms(view).rows["d4_kallelse"].amount, "ett dygn")
    table = fields(view, "kallelse").table
    table.setCurrentIndex(table.fields.index(table.fields.row_of("k_syfte"), OWN_LABEL))
    QTest.keyClick(table, Qt.Key.Key_F2)
    line = table.findChild(QLineEdit)
    assert line is not None
    QTest.keyClicks(line, "Varfor")  # and the line is still open
    typed = view.typed()
    assert not view.leave()
    assert texts.DRAFT_KEPT.format(time="14:03")[:20] in words_on(view)
    again = OwnRegionView(own, definitions, lambda: "14:03")
    qtbot.addWidget(again)
    again.show()
    assert "Du höll på att ändra Åsele" in words_on(again)
    assert not again.save.isEnabled()
    assert not again.profile.isEnabled()
    press(again, texts.DRAFT_RESUME)
    assert again.typed() == typed
    assert [change.label for change in typed.changes if change.field == "k_syfte"] == ["Varfor"]
    assert again.base.currentData() == "skane"
    assert not again.leave()
    put(terms(again).rows["d4_kallelse"].amount, "12")
    assert again.keep()
    assert own.unfinished() is None
    assert again.leave()


def test_what_was_typed_can_be_thrown_away_when_one_comes_back(
    view: OwnRegionView, own: OwnRegions, definitions: Definitions, qtbot: QtBot
) -> None:
    named(view)
    view.keep()
    put(lines(view).edits["routine"], "Ny rutin")
    view.leave()
    again = OwnRegionView(own, definitions, lambda: "14:03")
    qtbot.addWidget(again)
    again.show()
    press(again, texts.DRAFT_THROW)
    assert again.offer.isHidden()
    assert own.unfinished() is None
    assert again.profile.isEnabled()
    again.choose("egen_asele")
    assert again.typed().routine == "Rutin för SIP"


def test_words_are_kept_while_one_types_and_gone_when_thrown(
    view: OwnRegionView, own: OwnRegions, qtbot: QtBot
) -> None:
    named(view)
    qtbot.waitUntil(lambda: own.unfinished() is not None)
    press(view, texts.THROW)
    assert own.unfinished() is None
    view.saver.save_now()
    assert own.unfinished() is None
    assert view.leave()


def test_fixed_text_cannot_be_asked_for(view: OwnRegionView) -> None:
    model = fields(view, "kallelse").table.fields
    found = [field.id for field in DEFINITIONS.forms["kallelse"].fields() if field.type.value == "info"]
    index = model.index(model.row_of(found[0]), REQUIRED)
    assert not model.flags(index) & Qt.ItemFlag.ItemIsUserCheckable
    assert model.data(index, CHECK) is None
    assert not model.setData(index, Qt.CheckState.Checked.value, CHECK)


def test_deadlines_are_changed_laid_off_and_taken_in(view: OwnRegionView, definitions: Definitions) -> None:
    named(view)
    rows = terms(view).rows
    put(rows["d4_kallelse"].amount, "12")
    rows["d5_mote"].on.setChecked(False)
    rows["uppfoljning_varje_ar"].on.setChecked(True)
    assert not rows["d5_mote"].amount.isEnabled()
    said = words_on(view)
    assert "(002:29)" not in said
    assert "efter beskedet att patienten kan skrivas ut" in said, "what the law says is shown, and cannot be changed"
    view.keep()
    held = {each.id: each.amount for each in definitions.region("egen_asele").deadlines}
    assert held["d4_kallelse"] == 12
    assert "d5_mote" not in held
    assert held["uppfoljning_varje_ar"] == 12


def test_a_logo_is_chosen_shown_and_taken_away(view: OwnRegionView, own: OwnRegions, tmp_path: Path) -> None:
    named(view)
    view.show_part("logo")
    part = view.parts["logo"]
    assert isinstance(part, Logo)
    file = tmp_path / "logga.png"
    file.write_bytes(logo())
    part.take(file)
    assert part.shown.isVisible()
    view.keep()
    assert own.open("egen_asele").logo == plain_png(logo())
    (tmp_path / "fel.png").write_text("ingen bild")
    part.take(tmp_path / "fel.png")
    assert texts.LOGO_NOT_PICTURE in words_on(view)
    assert part.shown.isVisible(), "the one there was stays"
    part.remove.click()
    assert texts.LOGO_NONE in words_on(view)
    view.keep()
    assert own.open("egen_asele").logo == b""


def test_a_blank_is_shown_of_what_is_kept(view: OwnRegionView) -> None:
    asked: list[tuple[str, str]] = []
    view.preview_wanted.connect(lambda code, form: asked.append((code, form)))
    assert not view.preview.isEnabled()
    named(view)
    view.keep()
    view.preview_form.setCurrentIndex(view.preview_form.findData("kallelse"))
    press(view, texts.PREVIEW)
    assert asked == [("egen_asele", "kallelse")]


def test_a_profile_that_no_longer_fits_says_so_until_it_is_mended(
    qtbot: QtBot, view: OwnRegionView, services: Services
) -> None:
    named(view)
    view.keep()
    (found,) = services.session.store.own_regions()
    body = found.body.replace(b'"samordnaren"', b'"samordnarna"')
    services.session.store.keep_own_region(replace(found, body=body))
    definitions = DEFINITIONS.for_vault()
    again = OwnRegionView(
        OwnRegions(services.session, definitions, read_chosen, plain_png), definitions, lambda: "14:04"
    )
    qtbot.addWidget(again)
    again.show()
    again.choose("egen_asele")
    assert "Tills den är lagad används profilen Skåne" in words_on(again)
    assert again.keep()
    assert "Tills den är lagad" not in words_on(again)


def test_each_input_has_a_name(view: OwnRegionView) -> None:
    for part in SUBJECTS:
        view.show_part(part)
        kinds = (SafeLineEdit, SafeTextEdit, SafeComboBox, QListWidget, FieldTable)
        inputs = [each for kind in kinds for each in view.findChildren(kind) if each.isVisible()]
        assert inputs
        assert all(each.accessibleName() for each in inputs if each.parent().metaObject().className() != POPUP)


def test_the_chooser_shows_folders_and_pictures_and_gives_a_file(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "Mapp").mkdir()
    (tmp_path / ".dold").mkdir()
    for name in ("a.PNG", "b.jpeg", "c.txt"):
        (tmp_path / name).write_bytes(b"x")
    chooser = FileChooser(tmp_path)
    qtbot.addWidget(chooser)
    chooser.show()
    assert [chooser.found.item(row).text() for row in range(chooser.found.count())] == [
        "Mapp (mapp)",
        "a.PNG",
        "b.jpeg",
    ]
    given: list[Path] = []
    chooser.chosen.connect(given.append)
    for path, said in (
        (tmp_path / "borta.png", texts.FILE_NO_SUCH),
        (tmp_path / "Mapp", texts.FILE_NONE),
    ):
        chooser.path.setText(str(path))
        chooser.use()
        assert said in words_on(chooser)
    press(chooser, "Upp en nivå")
    chooser.found.setCurrentRow(1)
    chooser.use()
    assert given == [tmp_path / "a.PNG"]

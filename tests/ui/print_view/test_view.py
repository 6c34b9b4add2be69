"""The print view as it is used: by keyboard alone, with faults, in the middle of a lock."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QListWidget, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from sip_desktop.domain.answers import Content
from sip_desktop.domain.records import CopyStatus
from sip_desktop.domain.view import Mode, Paper
from sip_desktop.services.evaluations import OpenEvaluation
from sip_desktop.ui.print_view import (
    Order,
    PrintView,
    of_binder,
    of_blank,
    of_document,
    of_evaluation,
    printers_of_this_machine,
)
from sip_desktop.ui.print_view.cups import CupsPrinters
from sip_desktop.ui.print_view.windows import WindowsPrinters
from tests.ui.print_view.stand_ins import LOCAL, NETWORK, PapersInMemory, PrintersInMemory, blank, order, pdf

MakeView = Callable[..., PrintView]


def tab_to(qtbot: QtBot, view: PrintView, wanted: QWidget) -> None:
    """Walks there with Tab, as somebody without a mouse does."""
    seen = []
    for _ in range(60):
        focus = view.window().focusWidget()
        if focus is wanted:
            return
        assert focus is not None
        seen.append(type(focus).__name__)
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
    pytest.fail(f"Tab came only to {seen}")


def press(qtbot: QtBot, view: PrintView, button: QWidget, key: Qt.Key = Qt.Key.Key_Return) -> None:
    tab_to(qtbot, view, button)
    qtbot.keyClick(button, key)


def pages_out(printers: PrintersInMemory) -> list[int]:
    return [page for _, page in printers.tray]


def choose_mode(view: PrintView, row: int) -> None:
    view.side.modes.findChildren(QRadioButton)[row].click()


def wait_for_the_question(qtbot: QtBot, view: PrintView) -> None:
    qtbot.waitUntil(view.band.yes.isVisible)


def only_last_is_broken(papers: PapersInMemory) -> None:
    """Copies that were all sent before the cancelling stay printed: their papers exist."""
    *before, last = papers.statuses()
    assert last is CopyStatus.BROKEN
    assert set(before) <= {CopyStatus.PRINTED}


def test_printing_by_keyboard_alone(
    qtbot: QtBot, view: PrintView, papers: PapersInMemory, printers: PrintersInMemory
) -> None:
    tab_to(qtbot, view, view.side.pages.field)
    qtbot.keyClicks(view.side.pages.field, "1-2, 4")
    tab_to(qtbot, view, view.side.copies.number)
    qtbot.keyClick(view.side.copies.number, Qt.Key.Key_Down)
    press(qtbot, view, view.main)
    wait_for_the_question(qtbot, view)
    assert pages_out(printers) == [1, 2, 4, 1, 2, 4]
    assert view.band.text.text() == "Kom alla 6 blad?"
    press(qtbot, view, view.band.yes)
    assert view.band.text.text() == "✓ Utskriften är klar och antecknad."
    assert papers.statuses() == [CopyStatus.PRINTED, CopyStatus.PRINTED]
    assert sorted(papers.copies) == [1, 2]
    assert printers.jobs[0].pdf != printers.jobs[1].pdf
    assert view.main.isEnabled()


def test_ctrl_p_prints_and_a_second_enter_answers_nothing(
    qtbot: QtBot, view: PrintView, papers: PapersInMemory
) -> None:
    qtbot.keyClick(view.window().focusWidget(), Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    wait_for_the_question(qtbot, view)
    assert view.window().focusWidget() is view.band.text
    qtbot.keyClick(view.band.text, Qt.Key.Key_Return)
    qtbot.keyClick(view.band.text, Qt.Key.Key_Space)
    assert view.band.yes.isVisible()
    assert len(papers.copies) == 1


def test_the_next_printing_is_a_new_copy_on_a_new_paper(
    qtbot: QtBot, view: PrintView, papers: PapersInMemory, printers: PrintersInMemory
) -> None:
    for _ in range(2):
        view.print_now()
        wait_for_the_question(qtbot, view)
        view.band.yes.click()
    assert sorted(papers.copies) == [1, 2]
    assert printers.jobs[0].pdf != printers.jobs[1].pdf


def test_a_page_printed_again_belongs_to_the_same_copy(
    qtbot: QtBot, view: PrintView, papers: PapersInMemory, printers: PrintersInMemory
) -> None:
    view.print_now()
    wait_for_the_question(qtbot, view)
    press(qtbot, view, view.band.some, Qt.Key.Key_Space)
    assert view.window().focusWidget() is view.band.field
    qtbot.keyClicks(view.band.field, "9")
    qtbot.keyClick(view.band.field, Qt.Key.Key_Return)
    assert view.band.fault.text() == "Sidan 9 finns inte. Papperet har sidorna 1–4."
    view.band.field.clear()
    qtbot.keyClicks(view.band.field, "3")
    qtbot.keyClick(view.band.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: view.band.text.text() == "Kom bladet?")
    assert pages_out(printers) == [1, 2, 3, 4, 3]
    assert printers.jobs[1].pdf == printers.jobs[0].pdf
    assert len(papers.copies) == 1


def test_a_page_that_was_not_printed_cannot_be_printed_again(qtbot: QtBot, view: PrintView) -> None:
    view.side.pages.some.setChecked(True)
    view.side.pages.field.setText("1-2")
    view.print_now()
    wait_for_the_question(qtbot, view)
    view.band.some.click()
    view.band.field.setText("4")
    view.band.print_again.click()
    assert view.band.fault.text() == "Sidan 4 var inte med i utskriften."


def test_one_sheet_is_printed_again_at_once(
    qtbot: QtBot, make_view: MakeView, papers: PapersInMemory, printers: PrintersInMemory
) -> None:
    papers.pages = 1
    view = make_view()
    assert not view.side.pages.isVisible()
    assert not view.preview.thumbs.isVisible()
    view.print_now()
    wait_for_the_question(qtbot, view)
    assert view.band.text.text() == "Kom bladet?"
    view.band.some.click()
    qtbot.waitUntil(lambda: pages_out(printers) == [1, 1])


def test_no_paper_came_breaks_the_copy_and_says_what_to_do(
    qtbot: QtBot, view: PrintView, papers: PapersInMemory
) -> None:
    view.print_now()
    wait_for_the_question(qtbot, view)
    press(qtbot, view, view.band.none, Qt.Key.Key_Space)
    assert papers.statuses() == [CopyStatus.BROKEN]
    assert "Töm skrivarens kö" in view.band.text.text()


def test_a_vault_that_fails_when_nothing_came_is_said(qtbot: QtBot, view: PrintView, papers: PapersInMemory) -> None:
    view.print_now()
    wait_for_the_question(qtbot, view)
    papers.refuses = "Skåpet går inte att skriva i."
    view.band.none.click()
    assert view.band.text.text() == "Skåpet går inte att skriva i."


def test_a_failure_says_what_to_do_and_breaks_the_copy(
    qtbot: QtBot, view: PrintView, papers: PapersInMemory, printers: PrintersInMemory
) -> None:
    printers.breaks_after = 2
    view.print_now()
    qtbot.waitUntil(view.main.isEnabled)
    assert papers.statuses() == [CopyStatus.BROKEN]
    assert view.band.text.text().startswith("Skrivaren slutade svara. Exemplaret är struket.")


def test_when_no_copy_row_can_be_written_nothing_is_printed(
    view: PrintView, papers: PapersInMemory, printers: PrintersInMemory
) -> None:
    papers.refuses = "Skåpet går inte att skriva i."
    view.print_now()
    assert view.band.text.text() == "Skåpet går inte att skriva i."
    assert printers.jobs == []
    assert view.main.isEnabled()


@pytest.mark.parametrize("way", ["button", "escape"])
def test_cancel_in_the_middle(
    qtbot: QtBot, view: PrintView, papers: PapersInMemory, printers: PrintersInMemory, way: str
) -> None:
    view.side.copies.number.setCurrentIndex(19)
    view.print_now()
    qtbot.waitUntil(lambda: len(printers.tray) > 2)
    assert view.band.cancel.isVisible()
    assert not view.main.isEnabled()
    if way == "button":
        view.band.cancel.click()
    else:
        qtbot.keyClick(view.band.text, Qt.Key.Key_Escape)
    came = len(printers.tray)
    assert 2 < came < 80
    only_last_is_broken(papers)
    assert view.band.text.text().startswith("■ Utskriften är avbruten.")
    assert printers.cancelled <= 1  # 0 when it fell between two copies, before the next one had begun


def test_the_lock_cancels_the_rest_and_takes_the_paper_off_the_screen(
    qtbot: QtBot, view: PrintView, papers: PapersInMemory, printers: PrintersInMemory
) -> None:
    view.side.copies.number.setCurrentIndex(19)
    view.print_now()
    qtbot.waitUntil(lambda: len(printers.tray) > 2)
    view.cancel_now()
    came = len(printers.tray)
    qtbot.wait(20)
    assert len(printers.tray) == came < 80
    only_last_is_broken(papers)
    assert view.preview.page.pixmap().isNull()
    assert view.preview.thumbs.count() == 0


def test_the_lock_while_asking_counts_the_paper_as_printed(
    qtbot: QtBot, view: PrintView, papers: PapersInMemory
) -> None:
    view.print_now()
    wait_for_the_question(qtbot, view)
    view.cancel_now()
    assert papers.statuses() == [CopyStatus.PRINTED]


def test_local_printers_come_first_and_network_printers_are_marked_in_words(view: PrintView) -> None:
    names = view.side.printer.names
    assert [names.item(row).text() for row in range(names.count())] == [
        "HP LaserJet på rummet\nSitter i den här datorn",
        "FollowMe\n▲ Nätverksskrivare – papperet går över nätet",
    ]
    assert view.side.printer.printer() == LOCAL
    assert not view.side.printer.warning.isVisible()


def test_a_network_printer_needs_its_tick_each_time(qtbot: QtBot, view: PrintView, printers: PrintersInMemory) -> None:
    tab_to(qtbot, view, view.side.printer.names)
    qtbot.keyClick(view.side.printer.names, Qt.Key.Key_Down)
    assert view.side.printer.warning.isVisible()
    press(qtbot, view, view.main)
    assert printers.jobs == []
    assert view.side.printer.fault.text() == "Bocka i rutan först, eller välj en annan skrivare."
    assert view.window().focusWidget() is view.side.printer.tick
    qtbot.keyClick(view.side.printer.tick, Qt.Key.Key_Space)
    press(qtbot, view, view.main)
    wait_for_the_question(qtbot, view)
    assert {name for name, _ in printers.tray} == {NETWORK.name}
    view.band.yes.click()
    view.print_now()
    assert len(printers.jobs) == 1


def test_the_tick_falls_when_another_printer_is_chosen(make_view: MakeView, printers: PrintersInMemory) -> None:
    printers.printers = [NETWORK, LOCAL]
    view = make_view()
    names = view.side.printer.names
    names.setCurrentRow(1)
    view.side.printer.tick.setChecked(True)
    names.setCurrentRow(0)
    names.setCurrentRow(1)
    assert not view.side.printer.tick.isChecked()


def test_no_printer_is_said_and_saving_remains(make_view: MakeView, printers: PrintersInMemory) -> None:
    printers.printers = []
    view = make_view()
    assert view.side.printer.none.isVisible()
    view.print_now()
    assert printers.jobs == []
    assert view.second.isEnabled()
    printers.printers = [LOCAL]
    view.side.printer.search.click()
    assert view.side.printer.printer() == LOCAL
    assert not view.side.printer.none.isVisible()


def test_a_range_that_is_not_understood_prints_nothing(
    qtbot: QtBot, view: PrintView, printers: PrintersInMemory
) -> None:
    qtbot.keyClicks(view.side.pages.field, "2-9")
    view.print_now()
    assert printers.jobs == []
    assert view.side.pages.fault.text() == "Sidan 9 finns inte. Papperet har sidorna 1–4."
    assert view.window().focusWidget() is view.side.pages.field
    view.side.pages.every.setChecked(True)
    assert not view.side.pages.fault.isVisible()


def test_the_kind_of_paper_changes_what_is_shown_and_printed(
    qtbot: QtBot, view: PrintView, papers: PapersInMemory, printers: PrintersInMemory
) -> None:
    filled = view.preview.page.pixmap().toImage()
    choose_mode(view, 1)
    assert view.preview.page.pixmap().toImage() != filled
    view.print_now()
    wait_for_the_question(qtbot, view)
    view.band.yes.click()
    assert view.band.text.text() == "✓ Utskriften är klar."
    assert papers.copies == {}


def test_a_draft_says_that_it_is_no_copy(make_view: MakeView, papers: PapersInMemory) -> None:
    papers.fixed = False
    view = make_view(order(papers))
    assert view.side.note.isVisible()
    choose_mode(view, 1)
    assert not view.side.note.isVisible()


def test_paper_outside_cases_is_printed_without_a_copy(
    qtbot: QtBot, make_view: MakeView, papers: PapersInMemory, printers: PrintersInMemory
) -> None:
    view = make_view(blank(papers))
    assert view.back.text() == "‹ Tillbaka"
    view.print_now()
    wait_for_the_question(qtbot, view)
    assert papers.copies == {}
    assert pages_out(printers) == [1, 2, 3, 4]


def test_the_pages_are_chosen_by_keyboard(qtbot: QtBot, view: PrintView) -> None:
    first = view.preview.page.pixmap().toImage()
    tab_to(qtbot, view, view.preview.thumbs)
    qtbot.keyClick(view.preview.thumbs, Qt.Key.Key_Down)
    assert view.preview.thumbs.currentRow() == 1
    assert view.preview.page.pixmap().toImage() != first
    assert view.preview.area.accessibleName() == "Sida 2 av 4, som den skrivs ut"
    thumbs = view.preview.thumbs
    qtbot.waitUntil(lambda: all(not thumbs.item(row).icon().isNull() for row in range(thumbs.count())))


def test_escape_leaves_the_view(qtbot: QtBot, view: PrintView) -> None:
    with qtbot.waitSignal(view.left):
        qtbot.keyClick(view.window().focusWidget(), Qt.Key.Key_Escape)


def test_nothing_of_the_case_is_in_the_window_title(view: PrintView) -> None:
    assert view.window().windowTitle() == ""


def test_no_file_dialog_is_ever_made(qtbot: QtBot, view: PrintView) -> None:
    view.second.click()
    assert view.side.save_panel.isVisible()
    assert not view.window().findChildren(QFileDialog)


def test_every_list_and_field_has_a_name_for_screen_readers(view: PrintView) -> None:
    named = [view.side.pages.field, view.side.copies.number, view.side.save_panel.name]
    assert all(widget.accessibleName() for widget in [*named, *view.findChildren(QListWidget)])


def test_the_choices_grow_with_the_text_and_the_page_gives_way(qtbot: QtBot, view: PrintView) -> None:
    before = view.side.width()
    font = view.side.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    view.side.setFont(font)
    assert view.side.width() > before * 1.5
    assert view.preview.isVisible()
    view.resize(view.side.width() + 100, 600)
    qtbot.waitUntil(lambda: not view.preview.isVisible())


@pytest.mark.parametrize("row", range(3))
def test_large_print_goes_with_every_kind_of_paper_and_the_preview_follows(
    qtbot: QtBot, view: PrintView, row: int
) -> None:
    choose_mode(view, row)
    before = view.preview.findChildren(QListWidget)[0].count()
    tab_to(qtbot, view, view.side.print_size.tick)
    qtbot.keyClick(view.side.print_size.tick, Qt.Key.Key_Space)
    assert view.preview.findChildren(QListWidget)[0].count() == 2 * before
    choose_mode(view, (row + 1) % 3)
    assert view.preview.findChildren(QListWidget)[0].count() == 2 * before
    view.side.print_size.tick.click()
    assert view.preview.findChildren(QListWidget)[0].count() == before


def test_a_large_copy_is_a_copy(
    qtbot: QtBot, view: PrintView, papers: PapersInMemory, printers: PrintersInMemory
) -> None:
    view.side.print_size.tick.click()
    press(qtbot, view, view.main)
    wait_for_the_question(qtbot, view)
    assert pages_out(printers) == list(range(1, 2 * papers.pages + 1))
    view.band.yes.click()
    assert papers.statuses() == [CopyStatus.PRINTED]


def test_an_order_offers_what_makes_sense(papers: PapersInMemory) -> None:
    document: Order = order(papers)
    assert [mode.value for mode in document.views] == ["filled", "pen", "blank"]
    assert (document.case, document.name) == ("SIP-2026-0007 LIND-TREA", "SIP-plan")
    form = papers.blank("plan", "uppsala").form
    evaluation = OpenEvaluation("x", form, "uppsala", "2026-11", "forsta", Content())
    filled, empty = of_evaluation(cast(Any, papers), evaluation, Content()).views.items()
    assert [(mode, view().mode) for mode, view in (filled, empty)] == [
        (Mode.FILLED, Mode.FILLED),
        (Mode.BLANK, Mode.BLANK),
    ]


def test_an_old_version_is_named_as_one(papers: PapersInMemory) -> None:
    whole = order(papers).document
    assert whole is not None
    old = SimpleNamespace(case=whole.case, form=whole.form, fixed=True, superseded=True, revision=1)
    name = of_document(cast(Any, papers), cast(Any, old), Content()).name
    assert name == "SIP-plan, version 1 (det finns en nyare)"


def test_a_blank_that_is_shown_is_not_called_the_binder() -> None:
    shown = of_blank(Paper(b"", 1, {}, {}), "SIP-plan")
    assert (shown.name, shown.file, shown.draft) == ("SIP-plan", "Blankett.pdf", False)


def test_this_machine_has_printers_of_its_own_kind(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    assert isinstance(printers_of_this_machine(), CupsPrinters)
    monkeypatch.setattr("sys.platform", "win32")
    assert isinstance(printers_of_this_machine(), WindowsPrinters)


def test_a_binder_that_is_ready_is_printed_once_as_it_is(
    qtbot: QtBot, make_view: MakeView, papers: PapersInMemory, printers: PrintersInMemory
) -> None:
    made = Paper(pdf(3, "Pärmen"), 3, {}, {})
    papers.pages = 9
    view = make_view(of_binder(made))
    assert not view.side.copies.isVisible()
    assert not view.side.print_size.isVisible()
    assert not view.side.modes.isVisible()
    view.print_now()
    wait_for_the_question(qtbot, view)
    assert pages_out(printers) == [1, 2, 3]
    assert printers.jobs[0].pdf == made.pdf
    view.band.yes.click()
    view.second.click()
    assert view.side.save_panel.name.text() == "Reservpärm.pdf"

"""The case view: where it is, what comes next, its papers, and the person only when asked."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from sip_desktop.domain.answers import Content, Row, rows_of
from sip_desktop.domain.records import DocumentRecord
from sip_desktop.services.door import DocumentLine
from sip_desktop.texts import case as texts
from sip_desktop.texts import process, versions
from sip_desktop.texts import services as service_texts
from sip_desktop.ui.binder_view import BinderView
from sip_desktop.ui.case_view import CaseView
from sip_desktop.ui.next_step import CALL, PLAN, SHEET, Standing, next_step
from sip_desktop.ui.process_line import ProcessLine
from tests.ui.shell.conftest import NAME, NUMBER, Desk, press, words_on


def opened(desk: Desk, **answers: object) -> CaseView:
    desk.window._rooms.cases.case(desk.case(**answers))  # type: ignore[union-attr,arg-type]
    view = desk.shown()
    assert isinstance(view, CaseView)
    return view


def test_the_case_is_told_by_number_and_word(desk: Desk) -> None:
    view = opened(desk, namn=NAME, personnummer=NUMBER)
    assert view.number.text().startswith("SIP-2026-0001  ")
    assert "Karin" not in words_on(desk.window)
    assert not view.manual.isVisible()


@pytest.mark.parametrize("answers", [{"skyddstyp": "sekretessmarkering"}, {"skyddstyp": "vet_inte"}])
def test_a_protected_case_says_manual_only_and_nothing_of_why(desk: Desk, answers: dict[str, object]) -> None:
    view = opened(desk, **answers)
    assert view.manual.isVisible()
    assert view.manual.text() == "◆ Endast manuell hantering"


def test_the_person_is_shown_for_a_minute_and_then_not_even_hidden_in_the_view(desk: Desk) -> None:
    view = opened(desk, namn=NAME, personnummer=NUMBER)
    view.identity.switch.click()
    assert NAME in words_on(view)
    assert NUMBER in words_on(view)
    desk.clock.go(60)
    view.identity._left.tick()
    assert NAME not in words_on(view)
    assert view.identity._grid.count() == 0
    assert view.identity.switch.text() == texts.IDENTITY_SHOW


def test_the_person_can_be_hidden_before_and_is_when_the_case_is_left(desk: Desk) -> None:
    view = opened(desk, namn=NAME)
    view.identity.switch.click()
    view.identity.switch.click()
    assert NAME not in words_on(view)
    view.identity.switch.click()
    view.left.emit()
    assert view.identity._grid.count() == 0


def test_a_sheet_without_a_name_says_so(desk: Desk) -> None:
    view = opened(desk)
    view.identity.switch.click()
    assert texts.IDENTITY_NONE in words_on(view)


def test_papers_open_print_and_start(qtbot: QtBot, desk: Desk) -> None:
    view = opened(desk)
    sheet = view.papers.document()
    qtbot.keyClick(view.papers, Qt.Key.Key_Return)
    assert desk.opened == [("form", sheet)]
    desk.window.stage.back()
    view.paper_card.print.click()
    assert desk.opened[-1] == ("paper", sheet)
    desk.window.stage.back()
    assert desk.left == ["form", "paper"]
    assert desk.shown() is view


def test_a_paper_that_was_begun_stands_in_the_list(desk: Desk) -> None:
    view = opened(desk)
    press(view, process.SKIP[CALL])
    kind, call = desk.opened[-1]
    desk.window.stage.back()
    titles = {view.papers.item(row, 0).text() for row in range(view.papers.rowCount())}
    assert kind == "form"
    assert view.papers.document() in (call, view.papers._ids[0])
    assert desk.services.definitions.title(CALL) in titles
    assert words_on(view).count(process.NEXT_IN_STATE["T3"]) == 1


def test_the_last_step_leads_to_the_evaluations(desk: Desk) -> None:
    view = opened(desk)
    view.evaluations_wanted.emit()
    assert desk.window.bar.rooms["evaluations"].isChecked()


def test_a_follow_up_is_written_into_the_plan_from_the_case(desk: Desk) -> None:
    """One main action at a time: first to write it in, then to open the plan; and the next step follows."""
    serial, documents = desk.case(), desk.services.documents
    plan = documents.start(serial, PLAN)
    goal = Row("g1", {"d_delmal": "Sova"})
    documents.save(plan, Content({"p_delmal": (goal,)}))
    documents.make_clear(plan)
    follow_up = documents.start(serial, "uppfoljning")
    desk.clock.go(60)
    [goal] = rows_of(documents.open(follow_up).content.answers["u_delmal"])
    said = Row(goal.id, {**goal.cells, "um_uppfyllelse": "delvis"})
    documents.save(follow_up, Content({"u_delmal": (said,), "u_datum": "2027-01-28"}))
    documents.make_clear(follow_up)
    desk.window._rooms.cases.case(serial)  # type: ignore[union-attr]
    view = desk.shown()
    assert main_actions(view) == [versions.CARRY_ACT]
    assert process.NEXT_IN_STATE["T8_clear"] in words_on(view)
    press(view, versions.CARRY_ACT)
    assert versions.CARRY_OPEN in main_actions(view)
    assert versions.CARRY_ACT not in main_actions(view)
    assert process.NEXT_IN_STATE["T8_clear"] in words_on(view)
    press(view, versions.CARRY_OPEN)
    assert desk.opened[-1] == ("form", plan)


def main_actions(view: QWidget) -> list[str]:
    QApplication.processEvents()
    return [b.text() for b in view.findChildren(QPushButton) if b.isVisible() and b.property("role") == "main"]


def test_papers_are_told_in_the_words_of_the_region(desk: Desk) -> None:
    serial = desk.case("halland")
    desk.services.documents.start(serial, "samordnarbyte")
    desk.window._rooms.cases.case(serial)  # type: ignore[union-attr]
    view = desk.shown()
    assert isinstance(view, CaseView)
    assert "Byte av huvudansvarig" in {view.papers.item(row, 0).text() for row in range(2)}


def test_tab_goes_as_one_reads(qtbot: QtBot, desk: Desk) -> None:
    """Also after the next step and the papers to begin have been made anew."""
    view = opened(desk)
    press(view.starts, texts.START_ALL.format(count=len(view.starts._forms)))
    view.reload()
    desk.window.activateWindow()
    QApplication.processEvents()
    met = []
    view.step_buttons.findChildren(QPushButton)[-1].setFocus()
    for _ in range(100):
        focused = QApplication.focusWidget()
        assert isinstance(focused, QWidget)
        if isinstance(focused, QPushButton):
            met.append(focused.text())
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    wanted = (process.SKIP[CALL], texts.OPEN, texts.PRINT, texts.IDENTITY_SHOW, "Begäran om SIP", texts.START_FEWER)
    assert [met.index(words) for words in wanted] == sorted(met.index(words) for words in wanted)
    assert met.index(texts.START_FEWER) < met.index(texts.ADDRESSES_OPEN)


def test_a_paper_typed_in_from_a_blank_is_opened_in_its_case(desk: Desk) -> None:
    serial = desk.case()
    desk.window.bar.rooms["binder"].click()
    view = desk.shown()
    assert isinstance(view, BinderView)
    paper = desk.services.documents.start(serial, CALL)
    view.document_wanted.emit(paper)
    assert desk.opened[-1] == ("form", paper)
    assert desk.window.bar.rooms["register"].isChecked()
    desk.window.stage.back()
    assert isinstance(desk.shown(), CaseView)


def line(form: str, state: str, number: int) -> DocumentLine:
    record = DocumentRecord(id=number, serial=1, form=form, ordinal=number, created="", created_by="")
    return DocumentLine(record, form, 1, state, state, "", 0)


STARTABLE = (CALL, PLAN, "forberedelse", "samtycke_vuxen", "telefonkallelse", "svar", "uppfoljning", "avslut")


@pytest.mark.parametrize(
    ("standing", "papers", "document", "form", "skip"),
    [
        (Standing("T0"), ((SHEET, "utkast"),), 1, "", CALL),
        (Standing("T0", named=True), ((SHEET, "utkast"),), 0, "forberedelse", CALL),
        (Standing("T0", named=True), ((SHEET, "utkast"), ("forberedelse", "utkast")), 2, "", CALL),
        (Standing("T1"), ((SHEET, "utkast"), ("forberedelse", "utkast")), 2, "", CALL),
        (Standing("T2"), ((SHEET, "utkast"),), 0, "samtycke_vuxen", CALL),
        (Standing("T2"), ((SHEET, "utkast"), ("samtycke_vuxen", "utkast")), 2, "", CALL),
        (Standing("T2n"), ((SHEET, "utkast"),), 0, "avslut", ""),
        (Standing("T3"), ((SHEET, "utkast"), (CALL, "utkast")), 2, "", "telefonkallelse"),
        (Standing("T3", careful=True), ((SHEET, "utkast"),), 0, "telefonkallelse", CALL),
        (Standing("T4"), ((SHEET, "utkast"), (CALL, "klar")), 0, PLAN, "svar"),
        (Standing("T5"), ((SHEET, "utkast"), (CALL, "klar")), 0, PLAN, ""),
        (Standing("T6"), ((SHEET, "utkast"), (PLAN, "utkast")), 2, "", ""),
        (Standing("T7"), ((SHEET, "utkast"), (PLAN, "klar")), 0, "", "uppfoljning"),
        (Standing("T8"), ((PLAN, "klar"), ("uppfoljning", "utkast")), 2, "", ""),
        (Standing("T8"), ((PLAN, "utkast"), ("uppfoljning", "klar")), 1, "", "avslut"),
        (Standing("T8"), ((PLAN, "klar"), ("uppfoljning", "klar")), 0, "", "avslut"),
        (Standing("T7"), ((PLAN, "klar"), ("avslut", "utkast")), 2, "", ""),
        (Standing("T1"), ((SHEET, "utkast"), ("forberedelse", "klar")), 0, "avslut", CALL),
        (Standing("T2"), ((SHEET, "utkast"), ("samtycke_nej", "utkast")), 2, "", CALL),
        (Standing("T10"), ((PLAN, "klar"),), 0, "avslut", ""),
        (Standing("T10"), ((PLAN, "klar"), ("avslut", "klar")), 0, "", ""),
        (Standing("T11"), ((PLAN, "klar"), ("avslut", "klar")), 0, "", ""),
    ],
)
def test_one_next_step(
    standing: Standing, papers: tuple[tuple[str, str], ...], document: int, form: str, skip: str
) -> None:
    lines = [line(name, state, number) for number, (name, state) in enumerate(papers, start=1)]
    step = next_step(standing, lines, STARTABLE)
    assert (step.document, step.form, step.skip) == (document, form, skip)
    assert step.words


def test_a_clear_plan_is_given_out() -> None:
    lines = [line(SHEET, "utkast", 1), line(PLAN, "klar", 2)]
    assert next_step(Standing("T7"), lines, STARTABLE).give == 2
    assert next_step(Standing("T6"), [line(PLAN, "utkast", 2)], STARTABLE).give == 0


def test_a_region_without_a_call_is_not_offered_one() -> None:
    step = next_step(Standing("T0"), [line(SHEET, "utkast", 1)], ())
    assert (step.document, step.skip) == (1, "")


@pytest.mark.parametrize("state", process.STEP_OF_STATE)
def test_every_state_has_a_next_step_whatever_can_be_begun(state: str) -> None:
    assert next_step(Standing(state), (), ()).words


def test_every_state_has_its_place_and_its_word(qtbot: QtBot) -> None:
    drawn = ProcessLine()
    qtbot.addWidget(drawn)
    assert set(process.STEP_OF_STATE) == set(service_texts.PROCESS)
    for state, word in service_texts.PROCESS.items():
        drawn.show_state(state)
        assert drawn.step == word or state == "T2n"  # a "no" stands where consent does
        assert drawn.step in drawn.accessibleName()


@pytest.mark.parametrize("width", [220, 1300])
def test_the_process_is_drawn_at_any_width(qtbot: QtBot, width: int) -> None:
    drawn = ProcessLine()
    qtbot.addWidget(drawn)
    drawn.resize(width, drawn.sizeHint().height())
    drawn.show_state("T0")
    first = drawn.grab().toImage()
    drawn.show_state("T11")
    assert drawn.grab().toImage() != first

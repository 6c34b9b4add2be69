"""What the rules say on the case view, what stops an act, and going on past it with a reason."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from sip_desktop import app
from sip_desktop.services.definitions import Definitions
from sip_desktop.services.guidance import NotYet
from sip_desktop.texts import guidance as texts
from sip_desktop.ui.case_view import CaseView
from sip_desktop.ui.finding_line import FindingLine
from sip_desktop.ui.form_page.page import FormPage
from sip_desktop.ui.register_view import RegisterView
from sip_desktop.ui.stage import Page
from sip_desktop.ui.stop_panel import StopPanel
from tests.ui.shell.conftest import Desk, press, words_on

WHY = "Hon måste få hjälp i dag."
PERSON = {"namn": "Loke Försök", "fodelsedatum": "1979-11-11", "skyddstyp": "inget", "vald_flagga": "nej"}


@pytest.fixture
def known() -> Definitions:
    return app.definitions()


def opened(desk: Desk, serial: int) -> CaseView:
    desk.window._rooms.cases.case(serial)  # type: ignore[union-attr]
    view = desk.shown()
    assert isinstance(view, CaseView)
    return view


def lines(view: CaseView) -> list[FindingLine]:
    return view.guidance.findChildren(FindingLine)


def go_on(panel: StopPanel, words: str = WHY) -> None:
    press(panel, texts.GO_ON)
    panel.ready.button(0).click()
    panel.words.setText(words)
    press(panel, texts.GO_ON_ACT)


def test_the_case_says_what_it_rests_on_and_why_on_demand(desk: Desk) -> None:
    view = opened(desk, desk.case(**PERSON))
    first = lines(view)[0]
    assert first.why.isHidden()
    first.why_button.click()
    assert "Källa:" in first.why.text()
    assert texts.WHY_NOT in words_on(first)


def test_a_finding_leads_to_where_it_is_mended(desk: Desk) -> None:
    view = opened(desk, desk.case(**PERSON))
    line = next(one for one in lines(view) if one._finding.rule == "R-SAM-01")
    line.go.click()
    kind, document_id = desk.opened[-1]
    assert kind == "form"
    assert desk.services.documents.open(int(str(document_id))).form.id == "samtycke_vuxen"


def test_beginning_a_plan_without_consent_says_not_yet_and_what_may_be_done(desk: Desk) -> None:
    view = opened(desk, desk.case(**PERSON))
    view._start("plan")
    assert not view.stop.isHidden()
    seen = words_on(view.stop)
    assert "Inte än" in seen
    assert "Det här får du göra nu" in seen
    assert desk.opened == []
    view.stop.back.click()
    assert view.stop.isHidden()


def test_going_on_needs_words_and_then_begins_the_plan(desk: Desk) -> None:
    view = opened(desk, desk.case(**PERSON))
    view._start("plan")
    go_on(view.stop, "")
    assert texts.WORDS_MISSING in words_on(view.stop)
    view.stop.words.setText(WHY)
    press(view.stop, texts.GO_ON_ACT)
    assert [kind for kind, _ in desk.opened] == ["form"]
    assert view.stop.words.text() == ""


def test_it_stands_on_the_register_until_somebody_has_looked_at_it(desk: Desk) -> None:
    view = opened(desk, desk.case(**PERSON))
    view._start("plan")
    go_on(view.stop)
    desk.window._rooms.go("register")  # type: ignore[union-attr]
    register = desk.shown()
    assert isinstance(register, RegisterView)
    assert WHY in words_on(register)
    while texts.REVIEW_SEEN in words_on(register):
        next(
            b for b in register.findChildren(type(view.open)) if b.isVisible() and b.text() == texts.REVIEW_SEEN
        ).click()
        QApplication.processEvents()
    assert WHY not in words_on(register)
    assert desk.services.guidance.to_review() == []


def test_leaving_the_case_forgets_what_was_being_written(desk: Desk) -> None:
    view = opened(desk, desk.case(**PERSON))
    view._start("plan")
    press(view.stop, texts.GO_ON)
    view.stop.words.setText(WHY)
    view.hide_identity()
    assert view.stop.isHidden()
    assert view.stop.words.text() == ""


def test_the_form_page_says_not_yet_and_goes_on(qtbot: QtBot, desk: Desk) -> None:
    serial, services = desk.case(**PERSON), desk.services
    view = opened(desk, serial)
    view._start("plan")
    go_on(view.stop)
    document_id = int(str(desk.opened[-1][1]))
    page = FormPage(
        services.documents, services.papers, document_id, services.session.clock, go_on=services.guidance.go_on
    )
    qtbot.addWidget(page)
    page.show()
    page._make_clear()
    assert page.stop is not None
    assert not page.stop.isHidden()
    assert not services.documents.open(document_id).fixed
    wanted = []
    page.place_wanted.connect(lambda form, path: wanted.append((form, path)))
    other = next(one for one in page.stop.findChildren(FindingLine) if one._finding.form == "samtycke_vuxen")
    other.go.click()
    assert wanted[0][0] == "samtycke_vuxen"
    go_on(page.stop)
    assert services.documents.open(document_id).fixed


def test_what_nobody_may_pass_offers_no_way_on(qtbot: QtBot, desk: Desk) -> None:
    serial = desk.case(**PERSON)
    with pytest.raises(NotYet) as stop:
        desk.services.documents.start(serial, "plan")
    panel = StopPanel(desk.services.guidance.go_on)
    qtbot.addWidget(panel)
    hard = type(stop.value.findings[0])
    found = [hard(**{**_as_dict(one), "hard": True}) for one in stop.value.findings]
    panel.show_stop(NotYet(serial, stop.value.act, 0, found))
    assert texts.GO_ON not in words_on(panel)
    assert texts.HARD_ONLY in words_on(panel)


def _as_dict(finding: object) -> dict[str, object]:
    return {name: getattr(finding, name) for name in finding.__struct_fields__}  # type: ignore[attr-defined]


def test_a_reason_for_one_stop_is_not_there_for_the_next(desk: Desk) -> None:
    view = opened(desk, desk.case(**PERSON))
    view._start("plan")
    press(view.stop, texts.GO_ON)
    view.stop.ready.button(1).click()
    view.stop.words.setText(WHY)
    view.stop.back.click()
    view._start("plan")
    assert view.stop.words.text() == ""
    assert view.stop.ready.checkedButton() is None


def test_coming_back_to_the_case_takes_away_a_stop_that_may_be_mended(desk: Desk) -> None:
    view = opened(desk, desk.case(**PERSON))
    view._start("plan")
    view.reload()
    assert view.stop.isHidden()
    assert view.stop._stop is None


def test_a_page_that_cannot_be_saved_is_not_left_for_a_second_one_over_it(desk: Desk) -> None:
    serial = desk.case(**PERSON)
    stage = desk.window._rooms._stage  # type: ignore[union-attr]
    unsaved = QWidget()
    stage.push(Page(unsaved, leave=lambda: False))
    desk.window._rooms._to_place(serial, "arendeblad", "")  # type: ignore[union-attr]
    assert desk.shown() is unsaved
    assert desk.opened == []


def test_every_way_on_has_its_words(known: Definitions) -> None:
    ways = {form for rule in known.rules for form in rule.ways}
    assert ways <= set(texts.WAYS) & set(known.forms)

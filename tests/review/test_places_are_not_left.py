"""What the whereabouts check has found and told, and a reason being written for it, is gone after every lock."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from sip_desktop import app
from sip_desktop.domain.answers import Answers, Content
from sip_desktop.services.papers import Papers
from sip_desktop.services.places_and_rules import PlacesAndRules
from sip_desktop.services.whereabouts import Whereabouts
from sip_desktop.texts import whereabouts as texts
from sip_desktop.ui.form_page.page import FormPage
from sip_desktop.ui.form_page.place_marks import lines_of
from sip_desktop.ui.print_view.order import of_document
from sip_desktop.ui.print_view.view import PrintView
from sip_desktop.ui.stage import Page
from tests.review.held import can_undo, holders
from tests.review.locking import MARK, TRIGGERS, Room
from tests.review.test_lock_table import FOR_ALL, gone

SHEET: Answers = {"skyddstyp": "skyddad_folkbokforing", "vald_flagga": "nej"}


def places_of(room: Room) -> PlacesAndRules:
    session, door = room.services.session, room.services.door
    return PlacesAndRules(
        session, door, room.services.guidance, Whereabouts(door, app.gazetteer, session.store.place_approvals)
    )


def plan(room: Room) -> int:
    serial = room.services.register.new_case("varmland")
    documents = room.services.documents
    documents.save(documents.start(serial, "arendeblad"), Content(SHEET))
    made = documents.start(serial, "plan")
    documents.save(made, Content({"p_situation": f"Hon bor på {MARK}."}))
    return made


def told_and_being_explained(room: Room) -> None:
    services = room.services
    page = FormPage(services.documents, services.papers, plan(room), services.session.clock, places=places_of(room))
    room.rooms._stage.push(Page(page, leave=page.flush))
    assert page.body is not None
    page.body.column.finish()
    room.shown()
    page.go_to("p_situation")
    page.go_to("p_resurser")
    lines = lines_of(page.body.desk.boxes["p_situation"])
    assert lines is not None
    next(b for b in lines.findChildren(QPushButton) if b.text() == texts.LET_STAND).click()
    assert lines.reason is not None
    QTest.keyClicks(lines.reason, MARK)
    page.body.press_main()
    room.shown()
    assert {"PlaceLines", "QPushButton", "QLabel"} & set(holders(MARK))
    assert can_undo()


def stopped_at_the_printer(room: Room) -> None:
    services, places, outside = room.services, places_of(room), app.surroundings()
    papers = Papers(
        services.session,
        services.documents,
        services.definitions,
        outside.paper,
        outside.page,
        outside.write,
        places.demand,
    )
    document = plan(room)
    services.documents.make_clear(document)
    opened = services.documents.open(document)
    view = PrintView(papers, of_document(papers, opened, opened.content), room.printers, go_on=places.go_on)
    room.rooms._stage.push(Page(view, leave=view.cancel_now))
    room.shown()
    view.print_now()
    assert view.stop is not None
    assert not view.stop.isHidden()
    view.stop.open.click()
    QTest.keyClicks(view.stop.words, MARK)
    assert holders(MARK)
    assert room.printers.tray == []


@pytest.mark.parametrize("trigger", FOR_ALL)
@pytest.mark.parametrize(
    "situation", [told_and_being_explained, stopped_at_the_printer], ids=lambda each: each.__name__
)
def test_nothing_is_left(room: Room, situation: object, trigger: str) -> None:
    assert callable(situation)
    room.unlock()
    situation(room)
    TRIGGERS[trigger](room)
    gone(room, trigger)
    services = room.again()
    assert services.session.store.place_approvals(1) == []
    services.session.close()

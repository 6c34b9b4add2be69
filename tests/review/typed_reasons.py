"""What else may be open when the vault is locked: reasons, remarks and decisions that somebody is writing."""

from __future__ import annotations

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sip_desktop.domain.deadlines import Level
from sip_desktop.domain.guidance.acts import GuidedAct
from sip_desktop.domain.guidance.finding import Finding
from sip_desktop.services.everything import Services
from sip_desktop.services.guidance import NotYet
from sip_desktop.ui.log_view import LogView
from sip_desktop.ui.purge_view import PurgeView
from sip_desktop.ui.urgent_view import UrgentView
from tests.review.locking import MARK, Kept, Room


def reason_typed(room: Room) -> Kept:
    """Something is stopped, and somebody is writing why they go on."""
    page = room.form()
    assert page.stop is not None
    case = page.sheet.document.case.serial
    page.stop.show_stop(NotYet(case, GuidedAct.MAKE_PLAN_CLEAR, 1, [a_finding(MARK)]))
    page.stop.open.click()
    QTest.keyClicks(page.stop.words, MARK)
    return lambda services: services.guidance.to_review() == []


def a_finding(text: str) -> Finding:
    return Finding(
        rule="R-SAM-01",
        level=Level.STOP,
        text=text,
        why=text,
        source="",
        certainty="S",
        action=text,
        acts=(GuidedAct.MAKE_PLAN_CLEAR,),
    )


def urgent_page(room: Room) -> Kept:
    """The first answer, typed a moment ago: the case is made and the words are in its papers."""
    room.rooms.cases.urgent()
    view = room.shown()
    assert isinstance(view, UrgentView)
    view.setFocus()
    QApplication.processEvents()
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClicks(focus, MARK)

    def kept(services: Services) -> bool:
        [row] = services.register.rows()
        preparation = services.door.newest_of(row.serial, "forberedelse")
        return preparation is not None and preparation.answers.get("f_syfte") == MARK

    return kept


def purging(room: Room) -> Kept:
    serial = room.case()
    room.rooms.cases.purge(serial)
    view = room.shown()
    assert isinstance(view, PurgeView)
    QTest.keyClicks(view.basis, MARK)
    return lambda services: services.purging.proposals() == []


def remark_typed(room: Room) -> Kept:
    """A remark at the check of the log is there to go on with."""
    room.rooms.log()
    view = room.shown()
    assert isinstance(view, LogView)
    QTest.keyClicks(view.check.remark, MARK)
    return lambda services: services.access_log.remark() == MARK


TYPED = {each.__name__: each for each in (reason_typed, urgent_page, purging, remark_typed)}

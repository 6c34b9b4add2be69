"""An older version on the form page: it can be read and printed, and leads on to the newest one only."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from sip_desktop.domain.answers import Content
from sip_desktop.services.everything import Services
from sip_desktop.texts import form_page as texts
from sip_desktop.ui.form_page import FormPage
from tests.ui.form_page.test_with_services import built, serial, services

__all__ = ["serial", "services"]


def words(page: FormPage) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel))


def opened(qtbot: QtBot, services: Services, document: int, revision: int) -> FormPage:
    page = FormPage(services.documents, services.papers, document, services.session.clock, revision=revision)
    qtbot.addWidget(page)
    page.resize(1366, 700)
    page.show()
    built(page)
    return page


def test_an_older_version_says_so_and_shows_the_newest_when_asked(
    qtbot: QtBot, services: Services, serial: int
) -> None:
    plan = services.documents.start(serial, "plan")
    services.documents.save(plan, Content({"p_situation": "Första"}))
    services.documents.make_clear(plan)
    services.documents.correct(plan)
    services.documents.save(plan, Content({"p_situation": "Andra"}))
    page = opened(qtbot, services, plan, 1)
    assert page.sheet.content.answers["p_situation"] == "Första"
    assert texts.CLEAR_OLDER.format(revision=1) in words(page)
    assert page.body is not None
    assert page.body.head.main.text() == texts.TO_NEWEST
    page.body.head.main.click()
    built(page)
    assert page.sheet.content.answers["p_situation"] == "Andra"
    assert (page.sheet.document.revision, page.sheet.document.superseded) == (2, False)
    assert len(services.session.store.revisions(plan)) == 2


def test_the_newest_clear_version_is_as_it_was(qtbot: QtBot, services: Services, serial: int) -> None:
    plan = services.documents.start(serial, "plan")
    services.documents.make_clear(plan)
    page = opened(qtbot, services, plan, 1)
    assert page.body is not None
    assert page.body.head.main.text() == texts.CORRECT
    assert texts.CLEAR.format(revision=1) in words(page)

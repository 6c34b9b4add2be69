"""A journal paper offers whoever is chosen its own part of the plan, while nothing is written there."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from sip_desktop.domain.answers import Content, Ref, Row
from sip_desktop.services.everything import Services
from sip_desktop.ui.form_page.sheet import Sheet
from tests.services.conftest import actor
from tests.ui.form_page.test_with_services import serial, services

__all__ = ["serial", "services"]


def test_the_one_who_is_chosen_is_offered_its_part(qtbot: QtBot, services: Services, serial: int) -> None:
    documents = services.documents
    units = (actor("r1", "BUP", namn="Eva Prov"), actor("r2", "Skolan", namn="Siv Prov"))
    documents.save(documents.start(serial, "arendeblad"), Content({"aktorer": units}))
    activities = tuple(
        Row(f"a{number}", {"a_aktivitet": what, "a_ansvarig": Ref(row, name)})
        for number, (what, row, name) in enumerate((("Samtal", "r1", "Eva Prov"), ("Skjuts", "r2", "Siv Prov")))
    )
    goal = Row("g1", {"d_delmal": "Sova", "d_aktiviteter": activities})
    documents.save(documents.start(serial, "plan"), Content({"p_delmal": (goal,)}))
    sheet = Sheet(documents, documents.open(documents.start(serial, "journalanteckning")), services.session.clock)
    assert "j_gor" not in sheet.newer
    for row, name, part in (("r2", "Siv Prov", "Sova: Skjuts"), ("r1", "Eva Prov", "Sova: Samtal")):
        sheet.answer("j_for", Ref(row, name))
        sheet.think()
        assert sheet.newer["j_gor"].value == part
    sheet.take_over("j_gor")
    sheet.think()
    assert sheet.value("j_gor") == "Sova: Samtal"
    assert "j_gor" not in sheet.newer

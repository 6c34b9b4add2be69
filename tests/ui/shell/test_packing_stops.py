"""A rule of the process that stops a letter is shown where it is packed, and going on with a reason packs it."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from sip_desktop import app
from sip_desktop.domain.answers import Content
from sip_desktop.domain.post import Way
from sip_desktop.services.definitions import Definitions
from sip_desktop.services.everything import Services
from sip_desktop.services.post_office import post_office
from sip_desktop.ui.packing_view import PackingView
from tests.printing.samples import letter_maker
from tests.services.post_desk import ORDINARY, post_desk

from .conftest import words_on


@pytest.fixture
def known() -> Definitions:
    return app.definitions()


def test_what_stops_a_letter_is_told_and_nothing_is_begun(qtbot: QtBot, services: Services) -> None:
    serial = services.register.new_case("uppsala")
    services.documents.save(services.documents.start(serial, "arendeblad"), Content(ORDINARY))
    desk = post_desk(services)
    desk.copy(serial, "kallelse", party="")
    office = post_office(
        services.session, services.door, services.definitions, services.guidance.demand, letter_maker()
    )
    view = PackingView(serial, "", office, services.session, lambda _paper, width: QImage(), services.guidance.go_on)
    qtbot.addWidget(view)
    view.show()
    places: list[tuple[str, str]] = []
    view.place_wanted.connect(lambda form, path: places.append((form, path)))
    next(iter(view.choice.copies.values())).setChecked(True)
    view.choice.ways[Way.LETTER].setChecked(True)
    view.choice.begin.click()
    assert not view.stop.isHidden()
    assert "Inte än" in words_on(view.stop)
    assert office.letters.of(serial) == ()
    view.choice.ways[Way.HAND].setChecked(True)
    view.choice.begin.click()
    assert [one.code for one in office.letters.of(serial)] == ["R 0001"]

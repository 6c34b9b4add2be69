"""The views of the post and the ways between them: packing in a case, and taking in what came back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from sip_desktop.ui.pages import Pages, Way
from sip_desktop.ui.stage import Page, Stage

if TYPE_CHECKING:
    from sip_desktop.domain.view import Paper
    from sip_desktop.services.everything import Services


class PostRooms(QObject):
    """``case_wanted`` gives a serial number, ``place_wanted`` also form and path. ``way`` gives the way on from a page
    that is laid on top."""

    case_wanted = Signal(int)
    place_wanted = Signal(int, str, str)

    def __init__(self, stage: Stage, services: Services, pages: Pages, way: Callable[[], Way]) -> None:
        super().__init__(stage)
        self._stage = stage
        self._services = services
        self._pages = pages
        self._way = way

    def packing(self, serial: int) -> None:
        """Packing a letter of the case, and what has become of its letters."""
        from sip_desktop.ui.packing_view import PackingView

        services = self._services
        word = services.door.open(serial).record.word
        go_on = services.guidance.go_on
        view = PackingView(serial, word, services.post, services.session, self._picture, go_on)
        view.place_wanted.connect(lambda form, path: self.place_wanted.emit(serial, form, path))
        view.left.connect(self._stage.back)
        view.print_wanted.connect(self.paper)
        view.returned.connect(self.returned)
        self._stage.push(Page(view, leave=view.leave, again=view.reload))

    def returned(self, code: str = "") -> None:
        """A letter came back; ``code`` where it is known already."""
        from sip_desktop.ui.return_view import ReturnView

        view = ReturnView(self._services.post, code)
        view.left.connect(self._stage.back)
        view.case_wanted.connect(self.case_wanted)
        self._stage.push(Page(view))

    def paper(self, made: Paper) -> None:
        """To the print view of an envelope, a label or a slip."""
        self._stage.push(self._pages.letter(self._services, made, self._way()))

    def _picture(self, paper: Paper, width: int) -> QImage:
        from sip_desktop.ui.print_view.view import picture_of

        return picture_of(self._services.papers, paper)(0, width)

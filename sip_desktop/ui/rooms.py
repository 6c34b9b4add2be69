"""The views of an open vault and the ways between them. Each view is imported when it is first gone to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from sip_desktop.texts import shell as texts
from sip_desktop.ui.countdown import Seconds
from sip_desktop.ui.pages import Pages, Way
from sip_desktop.ui.stage import Page, Stage

if TYPE_CHECKING:
    from sip_desktop.services.everything import Services
    from sip_desktop.services.preferences import PreferenceFile


class Rooms(QObject):
    """``entered`` names the main view one is in, ``saved`` gives the words for the status line."""

    entered = Signal(str)
    saved = Signal(str)
    settings_changed = Signal()

    def __init__(
        self,
        stage: Stage,
        services: Services,
        preferences: PreferenceFile,
        pages: Pages,
        about: Callable[[], Sequence[tuple[str, str]]],
        steady: Seconds,
    ) -> None:
        super().__init__(stage)
        self._stage = stage
        self._services = services
        self._preferences = preferences
        self._pages = pages
        self._about = about
        self._steady = steady

    def go(self, name: str) -> None:
        """To one of the main views: register, evaluations, settings; help is laid on top of where one is."""
        self.saved.emit("")
        rooms = {"register": self.register, "evaluations": self.evaluations, "settings": self.settings}
        if name == "help":
            self.help()
        elif rooms[name]():
            self.entered.emit(name)

    def register(self) -> bool:
        from sip_desktop.ui.register_view import RegisterView

        view = RegisterView(self._services.register, self._today, self._steady)
        view.chosen.connect(self.case)
        view.started.connect(self.new_case)
        return self._stage.begin(Page(view, again=view.reload))

    def case(self, serial: int) -> None:
        from sip_desktop.ui.case_view import CaseView

        view = CaseView(serial, self._services.door, self._services.documents, self._today(), self._steady)
        view.document_wanted.connect(self.document)
        view.print_wanted.connect(self.paper)
        view.addresses_wanted.connect(lambda: self.addresses(serial))
        view.evaluations_wanted.connect(lambda: self.go("evaluations"))
        view.left.connect(self._stage.back)
        self._stage.push(Page(view, leave=view.hide_identity, again=view.reload))

    def new_case(self, serial: int) -> None:
        """A case that was just made: its ärendeblad is opened, with the case under it."""
        from sip_desktop.ui.next_step import SHEET

        self.case(serial)
        self.document(self._services.documents.start(serial, SHEET))

    def document(self, document_id: int) -> None:
        self._stage.push(self._pages.form(self._services, document_id, self._way()))

    def paper(self, document_id: int) -> None:
        self._stage.push(self._pages.paper(self._services, document_id, self._way()))

    def addresses(self, serial: int) -> None:
        from sip_desktop.services.addresses import Address
        from sip_desktop.ui.address_view import AddressView

        case = self._services.door.open(serial)
        view = AddressView(case, self._services.addresses, Address(), self._steady)
        view.left.connect(self._stage.back)
        view.saved.connect(lambda: self._tell_saved(self._services.session.clock().strftime("%H:%M")))
        self._stage.push(Page(view, leave=view.shut))

    def evaluations(self) -> bool:
        from sip_desktop.ui.evaluations_view import EvaluationsView

        view = EvaluationsView(self._services.evaluations, self._services.register.regions(), self._today)
        fill = self._pages.evaluation
        view.started.connect(lambda begun: self._stage.push(fill(self._services, begun, self._way())))
        return self._stage.begin(Page(view, again=view.reload))

    def settings(self) -> bool:
        from sip_desktop.ui.settings_view import SettingsView

        view = SettingsView(self._preferences, self._about())
        view.changed.connect(self.settings_changed)
        return self._stage.begin(Page(view))

    def help(self) -> None:
        from sip_desktop.ui.help_view import HelpView

        if isinstance(self._stage.currentWidget(), HelpView):
            return
        view = HelpView()
        view.left.connect(self._stage.back)
        self._stage.push(Page(view))

    def _today(self) -> date:
        return self._services.session.clock().date()

    def _way(self) -> Way:
        return Way(back=self._back, saved=self._tell_saved, print_paper=self.paper, show=self._show)

    def _show(self, page: Page) -> None:
        self._stage.push(page)

    def _back(self) -> None:
        """Back to where one came from; "Sparat" was said of the page that is left."""
        self._stage.back()
        self.saved.emit("")

    def _tell_saved(self, time: str) -> None:
        self.saved.emit(texts.SAVED.format(time=time))

"""The views of one case and the ways between them: its papers, versions, addresses, and what goes to other systems."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import QObject, Signal

from sip_desktop.texts import shell as texts
from sip_desktop.ui.countdown import Seconds
from sip_desktop.ui.pages import Pages, Way
from sip_desktop.ui.stage import Page, Stage

if TYPE_CHECKING:
    from sip_desktop.services.everything import Services


@runtime_checkable
class Places(Protocol):
    """A page that can be entered at a field."""

    def go_to(self, path: str) -> None: ...


class CaseRooms(QObject):
    """``saved`` gives the words for the status line, ``evaluations_wanted`` goes to the evaluations.

    ``place_wanted`` gives serial, form and path of a place where something is mended.
    """

    saved = Signal(str)
    place_wanted = Signal(int, str, str)
    evaluations_wanted = Signal()
    register_wanted = Signal()
    packing_wanted = Signal(int)

    def __init__(self, stage: Stage, services: Services, pages: Pages, steady: Seconds) -> None:
        super().__init__(stage)
        self._stage = stage
        self._services = services
        self._pages = pages
        self._steady = steady

    def case(self, serial: int) -> None:
        from sip_desktop.services.door import NotYours
        from sip_desktop.ui.case_view import CaseView

        try:
            self._services.door.open(serial)
        except NotYours as fault:
            self._emergency(serial, fault.text)
            return
        view = CaseView(serial, self._services, self._today(), self._steady)
        view.document_wanted.connect(self.document)
        view.place_wanted.connect(self.place)
        view.print_wanted.connect(self.paper)
        view.versions_wanted.connect(self.versions)
        view.journal_wanted.connect(self.journal)
        view.transfer_wanted.connect(lambda: self.transfer(serial))
        view.urgent_wanted.connect(lambda: self.urgent(serial))
        view.dispatch_wanted.connect(self.dispatch)
        view.purge_wanted.connect(lambda: self.purge(serial))
        view.packing_wanted.connect(lambda: self.packing_wanted.emit(serial))
        view.addresses_wanted.connect(lambda: self.addresses(serial))
        view.evaluations_wanted.connect(self.evaluations_wanted)
        view.left.connect(self._stage.back)
        self._stage.push(Page(view, leave=view.hide_identity, again=view.reload))

    def _emergency(self, serial: int, why: str) -> None:
        from sip_desktop.ui.emergency_view import EmergencyView

        view = EmergencyView(why, lambda reason: self._services.door.open_in_emergency(serial, reason))
        view.left.connect(self._stage.back)
        view.opened.connect(self._stage.back)
        view.opened.connect(lambda: self.case(serial))
        self._stage.push(Page(view))

    def new_case(self, serial: int) -> None:
        """A case that was just made: its ärendeblad is opened, with the case under it."""
        from sip_desktop.ui.next_step import SHEET

        self.case(serial)
        self.document(self._services.documents.start(serial, SHEET))

    def document(self, document_id: int, revision: int | None = None) -> None:
        self._stage.push(self._pages.form(self._services, document_id, self.way(), revision))

    def place(self, document_id: int, path: str) -> None:
        """A paper with the cursor at ``path``."""
        page = self._pages.form(self._services, document_id, self.way())
        self._stage.push(page)
        if path and isinstance(page.widget, Places):
            page.widget.go_to(path)

    def paper(self, document_id: int, revision: int | None = None) -> None:
        self._stage.push(self._pages.paper(self._services, document_id, self.way(), revision))

    def dispatch(self, document_id: int) -> None:
        """Giving out a clear paper: who gets what of it."""
        self._stage.push(self._pages.dispatch(self._services, document_id, self.way()))

    def versions(self, document_id: int) -> None:
        """The versions of a paper. Reached from the case only: a form page under it would save over a carried draft."""
        from sip_desktop.ui.versions_view import VersionsView

        services = self._services
        view = VersionsView(document_id, services.versions, services.approvals, services.carrying, self._today())
        view.read_wanted.connect(self.document)
        view.print_wanted.connect(self.paper)
        view.left.connect(self._stage.back)
        self._stage.push(Page(view, again=view.reload))

    def urgent(self, serial: int = 0) -> None:
        """ "Bråttom – ring nu", for a case that is made there (0) or is there already."""
        from sip_desktop.ui.urgent_view import UrgentView

        services = self._services
        view = UrgentView(services.urgent, services.urgent_papers, services.session, self._steady, serial)
        view.print_wanted.connect(lambda made: self._stage.push(self._pages.urgent(services, made, self.way())))
        view.document_wanted.connect(self.document)
        view.case_wanted.connect(self.case)
        view.saved.connect(self._tell_saved)
        view.left.connect(self._back)
        self._stage.push(Page(view, leave=view.leave, again=view.reload))

    def transfer(self, serial: int) -> None:
        from sip_desktop.ui.transfer_view import TransferView

        view = TransferView(serial, self._services.transfer, self._steady)
        view.left.connect(self._stage.back)
        view.document_wanted.connect(self.document)
        self._stage.push(Page(view, leave=view.leave, again=view.reload))

    def purge(self, serial: int) -> None:
        from sip_desktop.ui.purge_view import PurgeView

        view = PurgeView(serial, self._services.purging, self._services.keyring)
        view.left.connect(self._stage.back)
        view.purged.connect(self._purged)
        self._stage.push(Page(view, leave=view.leave, again=view.reload))

    def _purged(self, words: str) -> None:
        """To the register: under this page lies a case that is no more."""
        self.register_wanted.emit()
        self.saved.emit(words)

    def journal(self, document_id: int) -> None:
        from sip_desktop.ui.journal_view import JournalView

        view = JournalView(document_id, self._services.journal, self._steady)
        view.left.connect(self._stage.back)
        self._stage.push(Page(view, leave=view.leave, again=view.reload))

    def addresses(self, serial: int) -> None:
        from sip_desktop.services.addresses import Address
        from sip_desktop.ui.address_view import AddressView

        case = self._services.door.open(serial)
        view = AddressView(case, self._services.addresses, self._services.keyring, Address(), self._steady)
        view.left.connect(self._stage.back)
        view.saved.connect(lambda: self._tell_saved(self._services.session.clock().strftime("%H:%M")))
        self._stage.push(Page(view, leave=view.shut))

    def way(self) -> Way:
        """The ways on from a page of a case."""
        return Way(
            back=self._back,
            saved=self._tell_saved,
            print_paper=self.paper,
            show=self._show,
            place=self.place_wanted.emit,
        )

    def _show(self, page: Page) -> None:
        self._stage.push(page)

    def _back(self) -> None:
        """Back to where one came from; "Sparat" was said of the page that is left."""
        self._stage.back()
        self.saved.emit("")

    def _tell_saved(self, time: str) -> None:
        self.saved.emit(texts.SAVED.format(time=time))

    def _today(self) -> date:
        return self._services.session.clock().date()

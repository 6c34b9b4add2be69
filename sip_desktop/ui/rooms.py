"""The views of an open vault and the ways between them. Each view is imported when it is first gone to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from sip_desktop.ui.case_rooms import CaseRooms
from sip_desktop.ui.countdown import Seconds
from sip_desktop.ui.pages import Pages
from sip_desktop.ui.post_rooms import PostRooms
from sip_desktop.ui.stage import Page, Stage

if TYPE_CHECKING:
    from sip_desktop.services.everything import Services
    from sip_desktop.services.preferences import PreferenceFile


class Rooms(QObject):
    """``entered`` names the main view one is in, ``saved`` gives the words for the status line."""

    entered = Signal(str)
    saved = Signal(str)
    settings_changed = Signal()
    lock_wanted = Signal()

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
        self.cases = CaseRooms(stage, services, pages, steady)
        self.cases.saved.connect(self.saved)
        self.cases.evaluations_wanted.connect(lambda: self.go("evaluations"))
        self.cases.register_wanted.connect(lambda: self.go("register"))
        self.cases.place_wanted.connect(self._to_place)
        self.post = PostRooms(stage, services, pages, self.cases.way)
        self.post.case_wanted.connect(self.cases.case)
        self.post.place_wanted.connect(self._to_place)
        self.cases.packing_wanted.connect(self.post.packing)

    def go(self, name: str) -> bool:
        """To one of the main views; help is laid on top of where one is. False where a page could not be saved: then
        one stays there."""
        self.saved.emit("")
        rooms = {
            "register": self.register,
            "todo": self.todo,
            "evaluations": self.evaluations,
            "binder": self.binder,
            "vault": self.vault,
            "settings": self.settings,
        }
        if name == "help":
            self.help()
            return True
        if not rooms[name]():
            return False
        self.entered.emit(name)
        return True

    def register(self) -> bool:
        from sip_desktop.ui.register_notices import RegisterNotices
        from sip_desktop.ui.register_view import RegisterView
        from sip_desktop.ui.urgent_notice import UrgentNotice

        notices = RegisterNotices(self._services, self._today)
        notices.vault_wanted.connect(lambda: self.go("vault"))
        unfinished = UrgentNotice(self._services.urgent)
        view = RegisterView(self._services.register, notices, unfinished, self._today, self._steady)
        view.urgent_wanted.connect(self.cases.urgent)
        view.return_wanted.connect(self.post.returned)
        notices.letter_wanted.connect(self.post.packing)
        view.chosen.connect(self.cases.case)
        view.started.connect(self.cases.new_case)
        return self._stage.begin(Page(view, again=view.reload))

    def todo(self) -> bool:
        from sip_desktop.ui.todo_view import TodoView

        services, pages = self._services, self._pages
        view = TodoView(services.todo, services.session.clock)
        view.chosen.connect(self.cases.case)
        view.sheet_wanted.connect(lambda sheet: self._stage.push(pages.sheet(services, sheet, self.cases.way())))
        return self._stage.begin(Page(view, again=view.reload))

    def evaluations(self) -> bool:
        from sip_desktop.ui.evaluations_view import EvaluationsView

        view = EvaluationsView(self._services.evaluations, self._services.register.regions(), self._today)
        fill = self._pages.evaluation
        view.started.connect(lambda begun: self._stage.push(fill(self._services, begun, self.cases.way())))
        return self._stage.begin(Page(view, again=view.reload))

    def binder(self) -> bool:
        from sip_desktop.ui.binder_view import BinderView

        view = BinderView(self._services.binder, self._today)
        view.made.connect(lambda paper: self._stage.push(self._pages.binder(self._services, paper, self.cases.way())))
        view.document_wanted.connect(self._typed_from_paper)
        return self._stage.begin(Page(view, again=view.reload))

    def _typed_from_paper(self, document_id: int) -> None:
        """A paper to type in from a blank is opened in its case, so that every way back leads where it says."""
        serial = self._services.documents.open(document_id).case.serial
        if self.go("register"):
            self.cases.case(serial)
            self.cases.document(document_id)

    def _to_place(self, serial: int, form: str, path: str) -> None:
        """Where something is mended, reached anew through the case: a second page of a paper that is open already
        would save over it."""
        found = self._services.door.place(serial, form)
        if not self.go("register"):
            return
        self.cases.case(serial)
        if found:
            self.cases.place(found, path)
        elif form in {one.id for one in self._services.door.open(serial).can_start}:
            self.cases.place(self._services.documents.start(serial, form), path)

    def vault(self) -> bool:
        from sip_desktop.services.opening import shown_strength
        from sip_desktop.ui.vault_view import VaultView

        services = self._services
        view = VaultView(services, shown_strength, self._today)
        view.purges.chosen.connect(self.cases.purge)
        view.post.print_wanted.connect(self.post.paper)
        view.vault_key_wanted.connect(self.lock_wanted)
        view.log_wanted.connect(self.log)
        return self._stage.begin(Page(view, again=view.reload))

    def log(self) -> None:
        from sip_desktop.ui.log_view import LogView

        services, pages = self._services, self._pages
        view = LogView(services.access_log, self._today)
        view.left.connect(self._stage.back)
        view.sheet_wanted.connect(lambda sheet: self._stage.push(pages.sheet(services, sheet, self.cases.way())))
        self._stage.push(Page(view, leave=view.check.saver.save_now, again=view.reload))

    def settings(self) -> bool:
        from sip_desktop.ui.settings_view import SettingsView

        view = SettingsView(self._preferences, self._about())
        view.changed.connect(self.settings_changed)
        view.profiles_wanted.connect(self.profiles)
        return self._stage.begin(Page(view))

    def profiles(self) -> None:
        """Profiles of one's own, with their papers shown on top."""
        from sip_desktop.ui.own_region_view import OwnRegionView

        services = self._services
        view = OwnRegionView(services.own_regions, services.definitions, self._time)
        view.left.connect(self._stage.back)
        view.preview_wanted.connect(
            lambda code, form: self._stage.push(self._pages.blank(services, form, code, self.cases.way()))
        )
        self._stage.push(Page(view, leave=view.leave))

    def help(self) -> None:
        from sip_desktop.ui.help_view import HelpView

        if isinstance(self._stage.currentWidget(), HelpView):
            return
        view = HelpView()
        view.left.connect(self._stage.back)
        self._stage.push(Page(view))

    def asked(self) -> None:
        """Somebody rings or stands at the desk: laid over where one is."""
        from sip_desktop.ui.asked_view import AskedView, lay_over

        if not isinstance(self._stage.currentWidget(), AskedView):
            lay_over(self._stage, AskedView(self._services.asked, self._services.session.clock))

    def _time(self) -> str:
        return self._services.session.clock().strftime("%H:%M")

    def _today(self) -> date:
        return self._services.session.clock().date()

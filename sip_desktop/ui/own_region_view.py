"""A profile of one's own: copy one, change what is otherwise here, keep it. It knows no case."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSignalBlocker, QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QButtonGroup, QComboBox, QPushButton, QWidget

from sip_desktop.domain.faults import Fault
from sip_desktop.domain.own_profile import Faults, Profile
from sip_desktop.services.definitions import Definitions
from sip_desktop.services.own_regions import OwnRegions
from sip_desktop.texts import own_region as texts
from sip_desktop.ui.flow_row import FlowRow
from sip_desktop.ui.form_page.saver import Saver
from sip_desktop.ui.own_region_draft import DraftOffer
from sip_desktop.ui.own_region_fields import FIRST_FORM, Fields
from sip_desktop.ui.own_region_parts import Lines, Logo, Offered, Terms
from sip_desktop.ui.shell_widgets import Notice, box, button, centred, choices, field, in_line, stacked, text
from sip_desktop.ui.theme import GAP, ROOM, WIDE

WIDEST = 860
LETTERS = 22
"""How many letters of a chosen profile or form are sure to be seen."""
NEW = ""
Part = Lines | Offered | Fields | Terms | Logo
NAMING = ("name", "routine", "document_id", "valid_from", "valid_to")
FOOT = ("handling", "handling_careful", "agenda")
SUBJECTS: dict[str, tuple[str, ...]] = {
    "naming": (*NAMING, "word:"),
    "foot": FOOT,
    "forms": ("forms",),
    "fields": ("change:",),
    "terms": ("term:",),
    "logo": ("logo",),
}
"""What the faults of each part begin with."""


class OwnRegionView(QWidget):
    """``left`` goes back; ``preview_wanted`` gives code and form id of a blank to show; ``kept`` gives the code.

    ``now`` is the time to show when something was kept, "14:03". What is typed is kept in the vault as it stands, and
    offered when one comes back: the lock never asks.
    """

    left = Signal()
    kept = Signal(str)
    preview_wanted = Signal(str, str)

    def __init__(self, own: OwnRegions, definitions: Definitions, now: Callable[[], str]) -> None:
        super().__init__()
        self._own = own
        self._now = now
        self._definitions = definitions
        self._edited = False
        self._profile = own.copied(own.bases()[0][0])
        self.profile = choices([])
        self.base = choices(own.bases())
        self._base_field = field(texts.COPY_FROM, self.base)
        self.based_on = text("", "quiet")
        self.broken, self.fault, self.done = Notice("warning"), Notice("problem"), Notice("ok")
        self.draft = text("", "quiet")
        # What is not edited any more when its turn comes has been kept or thrown away.
        self.saver = Saver(lambda: own.keep_draft(self.typed()) if self._edited else "", self)
        self.saver.saved.connect(lambda at: self.draft.setText(texts.DRAFT_KEPT.format(time=at) if at else ""))
        self.saver.failed.connect(self.fault.tell)
        self.offer = DraftOffer(own)
        self.offer.chosen.connect(self._go_on)
        self.throw = button(texts.THROW, self._throw)
        self.save = button(texts.SAVE, self.keep, "main")
        self.preview_form = choices(own.forms(), FIRST_FORM)
        self.preview = button(texts.PREVIEW, self._ask_preview)
        self.parts: dict[str, Part] = {}
        self._parts = stacked()
        self.tabs: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        self._lay_out()
        self._list_profiles(NEW)
        self._put(self._profile)
        self.profile.currentIndexChanged.connect(lambda _: self._chosen())
        self.base.currentIndexChanged.connect(lambda _: self._chosen())
        self.show_part("naming")
        self._set_open(not self.offer.ask())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Whoever shows the view gives it the focus: it belongs where one begins."""
        super().focusInEvent(event)
        (self.profile if self.offer.isHidden() else self.offer.resume).setFocus()

    def show_part(self, name: str) -> None:
        """Shows one part (naming, foot, forms, fields, terms or logo), made when it is first gone to."""
        part = self._part(name)
        self.tabs[name].setChecked(True)
        for each in self.parts.values():
            each.setVisible(each is part)
        # What was said of it while it was hidden has not reached Qt's reckoning of heights: lines would overlap.
        for widget in part.findChildren(QWidget):
            widget.updateGeometry()

    def choose(self, code: str) -> None:
        """Shows a kept profile."""
        self.profile.setCurrentIndex(max(0, self.profile.findData(code)))

    def typed(self) -> Profile:
        """The profile as it stands on the screen."""
        profile = self._profile
        for part in self.parts.values():
            profile = part.taken(profile)
        return profile

    def keep(self) -> bool:
        """Keeps the profile, or says beside each field what is wrong and keeps every word. True when it is kept."""
        self.save.setFocus()  # a label that is still being written in the list is then taken over
        try:
            saved = self._own.save(self.typed())
        except Fault as fault:
            self.fault.tell(fault.text)
            return False
        if saved.faults:
            self._tell(saved.faults)
            return False
        self._list_profiles(saved.code)
        self._put(self._own.open(saved.code))
        name, time = self._profile.name, self._now()
        self.done.tell(texts.SAVED_AS.format(name=name, time=time))
        self.kept.emit(saved.code)
        return True

    def leave(self) -> bool:
        """False while something is not kept: then the view says so and offers to throw it away. The lock goes on all
        the same, and what was typed is in the vault."""
        if not self._edited:
            return True
        self.saver.save_now()
        self._say_unsaved()
        return False

    def _tell(self, faults: Faults) -> None:
        """Every sentence beside what it is about, and the part of the first of them."""
        wrong: dict[str, QWidget | None] = {}
        for name, subjects in SUBJECTS.items():
            own = {about: words for about, words in faults.items() if about.startswith(subjects)}
            words = texts.PARTS[name]
            self.tabs[name].setText(texts.PART_WRONG.format(part=words, count=len(own)) if own else words)
            if own:
                wrong[name] = self._part(name).tell(own)
            elif name in self.parts:
                self.parts[name].tell({})
        known = tuple(subject for subjects in SUBJECTS.values() for subject in subjects)
        others = [words for about, words in faults.items() if not about.startswith(known)]
        said = [texts.NOT_SAVED.format(parts=", ".join(texts.PARTS[name] for name in wrong))] if wrong else []
        self.done.tell("")
        self.fault.tell("\n".join([*said, *others]))
        for name, place in list(wrong.items())[:1]:
            self.show_part(name)
            self._go_to(place)

    def _go_to(self, place: QWidget | None) -> None:
        if place is not None:
            place.setFocus()
            # When the lines that have just come have got their places.
            QTimer.singleShot(0, place, lambda: self._scroll.ensureWidgetVisible(place))

    def _part(self, name: str) -> Part:
        if name not in self.parts:
            part = self.parts[name] = _made(name, self._own, self._definitions)
            part.put(self._profile)
            part.edited.connect(lambda: self._mark(True))
            part.hide()
            self._parts.addWidget(part)
        return self.parts[name]

    def _put(self, profile: Profile) -> None:
        self._profile = profile
        for part in self.parts.values():
            with QSignalBlocker(part):
                part.put(profile)
        for name, tab in self.tabs.items():
            tab.setText(texts.PARTS[name])
        line = next((each for each in self._own.lines() if each.code == profile.code), None)
        self.broken.tell(line.fault if line else "")
        self.based_on.setText(texts.BASED_ON.format(name=line.base) if line else "")
        self.based_on.setVisible(line is not None)
        self._base_field.setVisible(line is None)
        self.fault.tell("")
        self.done.tell("")
        self._mark(False)

    def _go_on(self, typed: Profile | None) -> None:
        """With what was typed before, as it was and still to be kept; or, with None, without it."""
        self._set_open(True)
        if typed is not None:
            self._list_profiles(typed.code)
            with QSignalBlocker(self.base):
                self.base.setCurrentIndex(max(0, self.base.findData(typed.based_on)))
            self._put(typed)
            self._mark(True)
        self.profile.setFocus()

    def _set_open(self, is_open: bool) -> None:
        """Shut while something is offered: what is typed meanwhile would take its place."""
        self._editor.setEnabled(is_open)
        self.save.setEnabled(is_open)

    def _mark(self, edited: bool) -> None:
        self._edited = edited
        if edited:
            self.saver.touch()
        else:
            self.draft.setText("")
        self.throw.setVisible(edited)
        self.preview.setEnabled(bool(self._profile.code) and not edited)
        self.preview.setToolTip("" if self.preview.isEnabled() else texts.PREVIEW_HELP)
        if edited:
            self.done.tell("")

    def _say_unsaved(self) -> None:
        self.fault.tell(texts.UNSAVED)
        self.save.setFocus()

    def _throw(self) -> None:
        """What was kept, or a fresh copy, in the place of what is on the screen."""
        self._own.drop_draft()
        code = self._profile.code
        self._put(self._own.open(code) if code else self._own.copied(str(self.base.currentData())))
        self.profile.setFocus()

    def _chosen(self) -> None:
        """Another profile, or another one to copy; not while something is not kept."""
        if self._edited:
            with QSignalBlocker(self.profile), QSignalBlocker(self.base):
                self.profile.setCurrentIndex(max(0, self.profile.findData(self._profile.code)))
                self.base.setCurrentIndex(max(0, self.base.findData(self._profile.based_on)))
            self._say_unsaved()
            return
        code = str(self.profile.currentData())
        self._put(self._own.open(code) if code else self._own.copied(str(self.base.currentData())))

    def _list_profiles(self, chosen: str) -> None:
        with QSignalBlocker(self.profile):
            self.profile.clear()
            self.profile.addItem(texts.NEW, NEW)
            for line in self._own.lines():
                self.profile.addItem(line.name, line.code)
            self.profile.setCurrentIndex(max(0, self.profile.findData(chosen)))

    def _ask_preview(self) -> None:
        self.preview_wanted.emit(self._profile.code, str(self.preview_form.currentData()))

    def _lay_out(self) -> None:
        inside = QWidget()
        column = stacked(inside, gap=ROOM)
        column.addLayout(in_line(button(texts.BACK, self.left.emit, "link"), None))
        column.addWidget(text(texts.TITLE, "title"))
        column.addWidget(text(texts.HELP, "help"))
        for combo in (self.profile, self.base, self.preview_form):
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            combo.setMinimumContentsLength(LETTERS)
        # As wide as the titles of papers, which are longer than the names of profiles.
        self.preview_form.setMinimumContentsLength(2 * LETTERS)
        column.addWidget(self.offer)
        self._editor = QWidget()
        column.addWidget(self._editor)
        column = stacked(self._editor, gap=ROOM)
        column.addWidget(FlowRow((field(texts.PROFILE, self.profile), self._base_field), gap=ROOM))
        column.addWidget(self.based_on)
        column.addWidget(self.broken)
        for name in SUBJECTS:
            tab = button(texts.PARTS[name], partial(self.show_part, name), "nav")
            tab.setCheckable(True)
            self._group.addButton(tab)
            self.tabs[name] = tab
        column.addWidget(FlowRow(list(self.tabs.values())))
        column.addLayout(self._parts)
        self.preview_form.setAccessibleName(texts.PREVIEW_FORM)
        column.addWidget(FlowRow((self.preview_form, self.preview)))
        column.addStretch(1)
        page = stacked(self)
        self._scroll = centred(inside, WIDEST)
        page.addWidget(self._scroll, 1)
        under, below = box("statusline", around=GAP)
        below.setContentsMargins(WIDE, GAP, WIDE, GAP)
        for widget in (self.fault, self.done, self.draft, FlowRow((self.save, self.throw))):
            below.addWidget(widget)
        page.addWidget(under)


def _made(name: str, own: OwnRegions, definitions: Definitions) -> Part:
    forms = own.forms()
    makers: dict[str, Callable[[], Part]] = {
        "naming": lambda: Lines(NAMING, words=True),
        "foot": lambda: Lines(FOOT),
        "forms": lambda: Offered(forms),
        "fields": lambda: Fields(own, {form_id: definitions.forms[form_id] for form_id, _ in forms}),
        "terms": lambda: Terms([each for each in definitions.national if not each.offered]),
        "logo": lambda: Logo(own),
    }
    return makers[name]()

"""The nine questions of the urgent page, and the answers in them; it keeps nothing and knows no case."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from sip_desktop.domain.lenses.case_facts import CAREFUL
from sip_desktop.domain.urgent import NEVER, ONLY_IN_PERSON, UNKNOWN, YES, UrgentAnswers
from sip_desktop.domain.urgent_findings import told
from sip_desktop.texts import urgent as texts
from sip_desktop.ui.shell_widgets import field, scaled, stacked, text
from sip_desktop.ui.theme import GAP, set_role
from sip_desktop.ui.urgent_parts import (
    ENTER,
    PASSED,
    AnyOf,
    Calls,
    Line,
    Numbered,
    OneOf,
    Options,
    Words,
    beside,
    question,
)

TIME, END, NUMBER = 240, 110, 200


class UrgentForm(QWidget):
    """``touched``: an answer was given or changed. ``options`` gives those of a field of the ärendeblad."""

    touched = Signal()

    def __init__(self, options: Callable[[str], Options], today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self._filling = False
        self.purpose = Words(texts.PURPOSE)
        self.careful = OneOf(texts.CAREFUL, options("vald_flagga"))
        self.hidden = Line(texts.HIDDEN)
        self.protection = OneOf(texts.PROTECTION, options("skyddstyp"))
        self.consent = OneOf(texts.CONSENT, texts.CONSENTS)
        self.not_to = Line(texts.NOT_TO)
        self.calls = Calls()
        self.contact = OneOf(texts.CONTACT, options("kontaktsatt"))
        self.never = AnyOf(texts.NEVER, options("kontakt_aldrig"))
        self.contact_more = Line(texts.CONTACT_MORE)
        self.children_ = OneOf(texts.CHILDREN, options("barn_berors"))
        self.which = Line(texts.CHILDREN_WHICH)
        self.start, self.end = Line(texts.START), Line(texts.END)
        self.name, self.number, self.own_phone = Line(texts.NAME), Line(texts.NUMBER), Line(texts.OWN_PHONE)
        self.start_told, self.number_told = text("", "help"), text("", "help")
        self._lay_out()
        self._connect()
        self._follow()

    def answers(self) -> UrgentAnswers:
        """The answers as they are typed."""
        return UrgentAnswers(
            purpose=self.purpose.toPlainText(),
            careful=self.careful.value(),
            hidden=self.hidden.text(),
            protection=self.protection.value(),
            consent=self.consent.value(),
            not_to=self.not_to.text(),
            called=self.calls.value(),
            contact=self.contact.value(),
            never=self.never.value(),
            contact_more=self.contact_more.text(),
            children=self.children_.value(),
            children_which=self.which.text(),
            start=self.start.text(),
            end=self.end.text(),
            name=self.name.text(),
            number=self.number.text(),
            own_phone=self.own_phone.text(),
        )

    def put(self, answers: UrgentAnswers) -> None:
        """Shows these answers in place of what stands here."""
        self._filling = True
        self.purpose.setPlainText(answers.purpose)
        for group, value in (
            (self.careful, answers.careful),
            (self.protection, answers.protection),
            (self.consent, answers.consent),
            (self.contact, answers.contact),
            (self.children_, answers.children),
        ):
            group.put(value)
        self.never.put(answers.never)
        self.calls.put(answers.called)
        for line, words in (
            (self.hidden, answers.hidden),
            (self.not_to, answers.not_to),
            (self.contact_more, answers.contact_more),
            (self.which, answers.children_which),
            (self.start, answers.start),
            (self.end, answers.end),
            (self.name, answers.name),
            (self.number, answers.number),
            (self.own_phone, answers.own_phone),
        ):
            line.setText(words)
        self._filling = False
        self._follow()

    def take_kept(self, answers: UrgentAnswers) -> None:
        """What keeping the answers gave: row ids, and the usual end. Nothing that is typed is touched."""
        self.calls.keep_rows(answers.called)
        if not self.end.hasFocus() and self.end.text() != answers.end:
            self._filling = True
            self.end.setText(answers.end)
            self._filling = False

    def go_on(self) -> None:
        """To the next question or line. Options are one stop, and a button is none: Enter would press it next."""
        group = _group_of(QApplication.focusWidget())
        self.focusNextChild()
        while _is_passed(QApplication.focusWidget(), group):
            self.focusNextChild()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self.go_on()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        self.hidden_box = field(texts.HIDDEN, self.hidden, texts.HIDDEN_HELP)
        self.not_to_box = field(texts.NOT_TO, self.not_to, texts.NOT_TO_HELP)
        self.never_box = _under(texts.NEVER, self.never)
        self.which_box = field(texts.CHILDREN_WHICH, self.which, texts.CHILDREN_HELP)
        self.start.setMinimumWidth(scaled(TIME))
        self.end.setFixedWidth(scaled(END))
        self.number.setFixedWidth(scaled(NUMBER))
        self.own_phone.setMaximumWidth(scaled(TIME))
        when = beside(field(texts.START, self.start, texts.START_HELP, (self.start_told,)), field(texts.END, self.end))
        who = beside(field(texts.NAME, self.name), field(texts.NUMBER, self.number))
        questions = (
            question(1, texts.PURPOSE, self.purpose, help_text=texts.PURPOSE_HELP),
            question(2, texts.CAREFUL, self.careful, self.hidden_box),
            question(3, texts.PROTECTION, self.protection),
            question(4, texts.CONSENT, self.consent, self.not_to_box),
            question(5, texts.CALLED, self.calls, help_text=texts.CALLED_HELP),
            question(6, texts.CONTACT, self.contact, self.never_box, field(texts.CONTACT_MORE, self.contact_more)),
            question(7, texts.CHILDREN, self.children_, self.which_box),
            question(8, texts.MEETING, when, field(texts.OWN_PHONE, self.own_phone)),
            question(9, texts.IDENTITY, who, self.number_told, help_text=texts.IDENTITY_HELP),
        )
        column = stacked(self, gap=GAP)
        for card in questions:
            column.addWidget(card)

    def _connect(self) -> None:
        lines = (self.hidden, self.not_to, self.contact_more, self.which, self.start, self.end, self.name, self.number)
        for line in (*lines, self.own_phone):
            line.textChanged.connect(lambda _: self._touch())
        self.purpose.textChanged.connect(self._touch)
        self.calls.changed.connect(self._touch)
        # Before anything is touched: it is a part of the same answer.
        self.contact.changed.connect(self._tick_never)
        for group in (self.careful, self.protection, self.consent, self.contact, self.never, self.children_):
            group.changed.connect(self._touch)
        for group in (self.careful, self.protection, self.consent, self.contact, self.children_):
            group.settled.connect(self.go_on)
        for line in (self.start, self.number):
            line.editingFinished.connect(lambda: self._tell_read(done=True))

    def _touch(self) -> None:
        if not self._filling:
            self._follow()
            self.touched.emit()

    def _tick_never(self) -> None:
        """Who is met in person only is neither rung nor written to; it can be taken back, tick by tick."""
        if not self._filling and self.contact.value() == ONLY_IN_PERSON:
            self._filling = True
            self.never.put(NEVER)
            self._filling = False

    def _follow(self) -> None:
        """What belongs to an answer is asked for only with it, and stays while something stands in it."""
        self.hidden_box.setVisible(self.careful.value() in CAREFUL or bool(self.hidden.text()))
        self.not_to_box.setVisible(self.consent.value() == YES or bool(self.not_to.text()))
        self.which_box.setVisible(self.children_.value() in (YES, UNKNOWN) or bool(self.which.text()))
        self._tell_read()

    def _tell_read(self, done: bool = False) -> None:
        """How the time and the number were understood; a fault is told when the line is done, not while it is typed."""
        lines = ((self.start, self.start_told, "tk_start"), (self.number, self.number_told, "personnummer"))
        for line, label, name in lines:
            words, fault = told(name, line.text(), self._today())
            shown = words or ("" if line.hasFocus() and not done else fault)
            set_role(label, "help" if words else "problem")
            label.setText(shown)
            label.setVisible(bool(shown))


def _under(label: str, group: Numbered) -> QWidget:
    whole = QWidget()
    column = stacked(whole, gap=2)
    column.addWidget(text(label, "label"))
    column.addWidget(group)
    return whole


def _is_passed(widget: QWidget | None, group: Numbered | None) -> bool:
    return widget is not None and (
        (group is not None and _group_of(widget) is group) or widget.property(PASSED) is True
    )


def _group_of(widget: QWidget | None) -> Numbered | None:
    while widget is not None and not isinstance(widget, Numbered):
        widget = widget.parentWidget()
    return widget

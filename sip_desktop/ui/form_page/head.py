"""The line above the form: the way back, what this is, what is saved, and the one main action."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from sip_desktop.services.documents import OpenDocument
from sip_desktop.texts import form_page as texts
from sip_desktop.ui.form_page.desk import text_scale
from sip_desktop.ui.shell_widgets import say
from sip_desktop.ui.theme import set_role

LARGE = 1.5


class CalmButton(QPushButton):
    """Takes a double click for one: the second would press "Gör klar" in the place where "Granska" just was."""

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()


class Head(QWidget):
    """Screen readers are told of ``saved`` when the minute changes, not at every pause in the typing."""

    def __init__(self, document: OpenDocument, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        case, large = document.case, text_scale() >= LARGE
        self.back = QPushButton(texts.BACK_ALONE)
        if case.number:
            self.back.setText(texts.BACK.format(number=case.number, word=case.word))
            self.back.setAccessibleName(texts.BACK_NAME.format(number=case.number, word=case.word))
        set_role(self.back, "link")
        state = state_words(document)
        form = document.form.title
        title = QLabel(texts.TITLE.format(form=form, state=state) if case.number else form)
        title.setWordWrap(True)
        set_role(title, "section" if large else "title")
        title.setContentsMargins(4, 0, 0, 0)
        self._saved = QLabel()
        set_role(self._saved, "saved")
        self.main = CalmButton(main_action(document))
        self.page = QPushButton(texts.HIDE_PAGE)
        self.print = QPushButton(texts.PRINT)
        if not case.number:
            self.print.hide()
        set_role(self.page, "link")
        # What is clear is there to be printed; a new version is the rarer wish and must not lie nearest at hand.
        set_role(self.main, "main" if not document.fixed else "link" if large else "")
        set_role(self.print, "main" if document.fixed else "link")
        if document.fixed and not large:
            self._saved.setText(texts.UNCHANGED)
        way = QBoxLayout.Direction
        links = QBoxLayout(way.TopToBottom if large else way.LeftToRight)
        links.setSpacing(0 if large else 16)
        for link in (self.page, self.main) if document.fixed else (self.print, self.page):
            links.addWidget(link)
        bar = QFrame()
        set_role(bar, "topbar")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        words.addWidget(title)
        line = QHBoxLayout(bar)
        line.setContentsMargins(20, 8, 24, 8)
        line.setSpacing(16)
        line.addLayout(words, 1)
        line.addWidget(self._saved)
        line.addLayout(links)
        line.addWidget(self.print if document.fixed else self.main)
        self._fault = QLabel()
        self._fault.setWordWrap(True)
        self._notice = QFrame()
        set_role(self._notice, "notice-problem")
        inner = QVBoxLayout(self._notice)
        inner.addWidget(self._fault)
        self._notice.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(bar)
        layout.addWidget(self._notice)

    def show_saved(self, clock: str) -> None:
        self._notice.hide()
        said = texts.SAVED.format(clock=clock)
        if said != self._saved.text():
            self._saved.setText(said)
            say(self._saved, said)

    def show_fault(self, text: str) -> None:
        """A fault at saving stays in view until a later try goes well."""
        said = texts.NOT_SAVED.format(text=text)
        if self._notice.isHidden() or said != self._fault.text():
            self._fault.setText(said)
            self._notice.show()
            say(self._fault, said)
        self._saved.clear()


def state_words(document: OpenDocument) -> str:
    """ "utkast", "klar, version 2", or that it is an older version than the newest."""
    if not document.fixed:
        return texts.DRAFT
    words = texts.CLEAR_OLDER if document.superseded else texts.CLEAR
    return words.format(revision=document.revision)


def main_action(document: OpenDocument) -> str:
    """What the main button says at first. What belongs to no case, an evaluation, is never made clear.

    From an older version one goes to the newest, and begins the next one there: it would not begin as this one ends.
    """
    if document.superseded:
        return texts.TO_NEWEST
    if document.fixed:
        return texts.CORRECT
    return texts.REVIEW if document.case.number else texts.DONE

"""The help of the field that has the cursor, and where the question comes from; one key away (F1)."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from sip_desktop.domain.form import Field
from sip_desktop.texts import form_page as texts
from sip_desktop.ui.form_page.wording import help_text, source_text
from sip_desktop.ui.shell_widgets import say
from sip_desktop.ui.theme import set_role


class HelpPanel(QFrame):
    """Stands under the fields and follows the cursor while it is open."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "notice-info")
        self._title, self._text, self._source = QLabel(), QLabel(), QLabel()
        set_role(self._title, "label")
        set_role(self._source, "quiet")
        close = QPushButton(texts.CLOSE_HELP)
        set_role(close, "small")
        close.clicked.connect(self.hide)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 8, 16, 8)
        layout.setSpacing(4)
        layout.addLayout(head)
        for label in (self._title, self._text, self._source):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        layout.addWidget(self._text)
        layout.addWidget(self._source)
        self.hide()

    def show_help(self, field: Field) -> None:
        self._title.setText(texts.HELP_TITLE.format(label=field.label))
        self._text.setText(help_text(field) or texts.HELP_NONE)
        self._source.setText(texts.SOURCE.format(source=source_text(field)))
        self._source.setVisible(bool(field.source))

    def speak(self) -> None:
        """Lets a screen reader say the help."""
        say(self._text, self._text.text())

"""A form page on the screen, with a stand-in for the services, ready to be typed in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from sip_desktop.domain.answers import Content, Origin, Path, get
from sip_desktop.domain.form import Form
from sip_desktop.ui.form_page import FormPage
from sip_desktop.ui.form_page.field_box import FieldBox
from tests.ui.form_page.stand_in import Documents, Papers, clock, every_kind


@dataclass
class Shown:
    """The page with the services behind it."""

    page: FormPage
    documents: Documents
    papers: Papers

    def box(self, path: Path) -> FieldBox:
        assert self.page.body is not None
        return self.page.body.desk.boxes[path]

    def input(self, path: Path) -> QWidget:
        return self.box(path).inputs[0]

    def value(self, path: Path) -> object:
        """What is saved at ``path``, after everything typed has been saved."""
        assert self.page.flush()
        return get(self.documents.saved.answers, path)

    def words(self, path: Path) -> str:
        """All text that is seen in the box."""
        return "\n".join(label.text() for label in self.box(path).findChildren(QLabel) if label.isVisible())


ShowForm = Callable[..., Shown]


@pytest.fixture
def show(qtbot: QtBot) -> ShowForm:
    def make(
        form: Form | None = None,
        content: Content = Content(),
        newer: dict[Path, Origin] | None = None,
        fixed: bool = False,
    ) -> Shown:
        documents = Documents(form or every_kind(), content, newer)
        if fixed:
            documents.make_clear(1)
        papers = Papers()
        page = FormPage(documents, papers, 1, clock)
        qtbot.addWidget(page)
        page.resize(1366, 700)
        page.show()
        page.activateWindow()
        assert page.body is not None
        page.body.column.finish()
        QApplication.processEvents()
        return Shown(page, documents, papers)

    return make

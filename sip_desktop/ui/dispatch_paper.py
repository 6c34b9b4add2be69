"""The paper as one reader gets it, beside the list of readers; it decides nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from sip_desktop.texts import dispatch as texts
from sip_desktop.ui.print_view.sheet_list import PaperPreview
from sip_desktop.ui.print_view.view import picture_of
from sip_desktop.ui.shell_widgets import stacked, text

if TYPE_CHECKING:
    from sip_desktop.domain.reader_view import Shown
    from sip_desktop.services.papers import Papers


class DispatchPaper(QWidget):
    """``show_paper`` for whom it is; ``show_none`` when there is none."""

    def __init__(self, papers: Papers) -> None:
        super().__init__()
        self._papers = papers
        self.name = text("", "label")
        self.preview = PaperPreview()
        column = stacked(self)
        column.addWidget(self.name)
        column.addWidget(self.preview, 1)

    def show_paper(self, shown: Shown, name: str) -> None:
        """The pages of what ``name`` gets."""
        paper = self._papers.paper(shown.view)
        self.preview.show_paper(picture_of(self._papers, paper), paper.pages)
        self.name.setText(texts.PREVIEW.format(name=name))

    def show_none(self) -> None:
        """Nothing of a paper is left on the screen."""
        self.preview.forget()
        self.name.setText(texts.NO_PAPER)

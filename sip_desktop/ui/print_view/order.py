"""What is to be printed: one document, blank form or evaluation, in the modes that make sense for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sip_desktop.domain.answers import Content
from sip_desktop.domain.view import Mode, View

if TYPE_CHECKING:
    from sip_desktop.services.documents import OpenDocument
    from sip_desktop.services.evaluations import OpenEvaluation
    from sip_desktop.services.papers import Papers


@dataclass(frozen=True)
class Order:
    """``views`` gives the View of each mode, in the order they are offered; ``document`` is None outside cases.

    ``name`` is the form's title; ``case`` is the case's number and word, "" outside cases. Both are shown
    inside the view only, never in a window title, a job name or a file name.
    """

    name: str
    views: Mapping[Mode, Callable[[], View]]
    case: str = ""
    document: OpenDocument | None = None
    draft: bool = False


def of_document(papers: Papers, document: OpenDocument, content: Content) -> Order:
    """A document of a case: filled, with room for the pen, or blank."""

    def view_of(mode: Mode) -> Callable[[], View]:
        return lambda: papers.view(document, content, mode)

    modes = (Mode.FILLED, Mode.PEN, Mode.BLANK)
    case = f"{document.case.number} {document.case.word}"
    views = {mode: view_of(mode) for mode in modes}
    return Order(document.form.title, views, case, document, draft=not document.fixed)


def of_evaluation(papers: Papers, evaluation: OpenEvaluation, content: Content) -> Order:
    """An evaluation, filled or blank, outside every case."""

    def view_of(mode: Mode) -> Callable[[], View]:
        return lambda: papers.evaluation(evaluation.form, evaluation.region, content, mode)

    return Order(evaluation.form.title, {mode: view_of(mode) for mode in (Mode.FILLED, Mode.BLANK)})

"""What is to be printed: one document, blank form or evaluation, in the modes that make sense for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from sip_desktop.domain.answers import Content
from sip_desktop.domain.view import Mode, Paper, View
from sip_desktop.texts import binder as texts
from sip_desktop.texts import post_paper as post_texts
from sip_desktop.texts import printing_view as print_texts

if TYPE_CHECKING:
    from sip_desktop.services.dispatch import Dispatch
    from sip_desktop.services.documents import OpenDocument
    from sip_desktop.services.evaluations import OpenEvaluation
    from sip_desktop.services.papers import Papers


class MakeView(Protocol):
    """Gives a View as it stands now, in large print when asked."""

    def __call__(self, large: bool = False) -> View: ...


@dataclass(frozen=True)
class Order:
    """``views`` gives the View of each mode, in the order they are offered; ``document`` is None outside cases.

    ``name`` is the form's title; ``case`` is the case's number and word, "" outside cases. Both are shown
    inside the view only, never in a window title, a job name or a file name. ``ready`` is a paper that has been made
    and is printed once as it is, with ``file`` as its name when saved; then there are no views.
    """

    name: str
    views: Mapping[Mode, MakeView]
    case: str = ""
    document: OpenDocument | None = None
    draft: bool = False
    ready: Paper | None = None
    file: str = ""

    def paper(self, papers: Papers, mode: Mode, large: bool) -> Paper:
        """The pages as they stand now."""
        return self.ready or papers.paper(self.views[mode](large))


def of_document(papers: Papers, document: OpenDocument, content: Content) -> Order:
    """A document of a case: filled, with room for the pen, or blank."""

    def view_of(mode: Mode) -> MakeView:
        def view(large: bool = False) -> View:
            return papers.view(document, content, mode, large)

        return view

    modes = (Mode.FILLED, Mode.PEN, Mode.BLANK)
    case = f"{document.case.number} {document.case.word}"
    views = {mode: view_of(mode) for mode in modes}
    name = document.form.title
    if document.superseded:
        # Whoever prints an old version again must see that it is not the one that holds.
        name = print_texts.OLDER.format(name=name, revision=document.revision)
    return Order(name, views, case, document, draft=not document.fixed)


def of_reader(dispatch: Dispatch, document_id: int, reader_id: int) -> Order:
    """A clear document as one reader may see it, made anew for each copy: a consent taken back stops the next."""
    document = dispatch.document_for(document_id, reader_id)

    def view(large: bool = False) -> View:
        return dispatch.shown_to(document_id, reader_id, large).view

    case = f"{document.case.number} {document.case.word}"
    who = next((one.name for one in dispatch.open(document_id).readers if one.id == reader_id), "")
    name = print_texts.TO_READER.format(name=document.form.title, reader=who)
    return Order(name, {Mode.FILLED: view}, case, document)


def of_evaluation(papers: Papers, evaluation: OpenEvaluation, content: Content) -> Order:
    """An evaluation, filled or blank, outside every case."""

    def view_of(mode: Mode) -> MakeView:
        def view(large: bool = False) -> View:
            return papers.evaluation(evaluation.form, evaluation.region, content, mode, large)

        return view

    return Order(evaluation.form.title, {mode: view_of(mode) for mode in (Mode.FILLED, Mode.BLANK)})


def of_binder(paper: Paper) -> Order:
    """A reserve binder that has been made: its numbers are handed out, so it is one, and no second is made of it."""
    return Order(texts.ORDER_NAME, {}, ready=paper, file=texts.FILE_NAME)


def of_blank(made: Paper, title: str) -> Order:
    """One blank form of no case, as a profile has it: shown and printed as it is."""
    return Order(title, {}, ready=made, file=print_texts.BLANK_FILE)


def of_letter(made: Paper) -> Order:
    """An envelope, a label or a slip of a letter: shown and printed as it is, under a name that says nothing."""
    return Order(post_texts.ORDER_NAME, {}, ready=made, file=print_texts.BLANK_FILE)


def of_joined(made: Paper, document: OpenDocument, name: str) -> Order:
    """Several papers of one case as one printing, as they are; it is logged for ``document``, one of them."""
    return Order(name, {}, f"{document.case.number} {document.case.word}", document, ready=made)

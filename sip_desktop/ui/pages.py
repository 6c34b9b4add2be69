"""What the frame asks of the form page and the print view, which others make: how to build one and how to leave it.

``app.py`` fits them in. They are imported when first asked for, so the first window need not wait for them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from sip_desktop.ui.stage import Page

if TYPE_CHECKING:
    from sip_desktop.domain.view import Paper, View
    from sip_desktop.services.evaluations import OpenEvaluation
    from sip_desktop.services.everything import Services
    from sip_desktop.services.urgent_papers import UrgentPaper


class PrintPaper(Protocol):
    """To the print view of a document, of one revision of it or of the newest."""

    def __call__(self, document_id: int, revision: int | None = None) -> None: ...


def no_place(_serial: int, _form: str, _path: str) -> None:
    """For a page of no case: there is nowhere to mend anything."""


@dataclass(frozen=True)
class Way:
    """The way on from a page: ``back`` to where one came from, ``saved`` with the time, ``print_paper`` with an id.

    ``show`` lays another page on top; ``place`` goes to where in a case something is mended (serial, form, path).
    """

    back: Callable[[], None]
    saved: Callable[[str], None]
    print_paper: PrintPaper
    show: Callable[[Page], None]
    place: Callable[[int, str, str], None] = no_place


class DocumentPage(Protocol):
    """A page of a document, of one revision of it or of the newest."""

    def __call__(self, services: Services, document_id: int, way: Way, revision: int | None = None) -> Page: ...


@dataclass(frozen=True)
class Pages:
    """``form`` and ``paper`` take a document id; ``evaluation`` what ``Evaluations.start`` gave; ``binder`` a paper
    that is made; ``blank`` a form id and the code of a region; ``sheet`` a view of no case; ``urgent`` papers of a
    case made as one; ``letter`` an envelope or a slip that is made; ``dispatch`` a clear paper
    that is given out, by its document id."""

    form: DocumentPage
    paper: DocumentPage
    evaluation: Callable[[Services, OpenEvaluation, Way], Page]
    binder: Callable[[Services, Paper, Way], Page]
    blank: Callable[[Services, str, str, Way], Page]
    sheet: Callable[[Services, View, Way], Page]
    urgent: Callable[[Services, UrgentPaper, Way], Page]
    letter: Callable[[Services, Paper, Way], Page]
    dispatch: Callable[[Services, int, Way], Page]

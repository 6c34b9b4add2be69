"""What the frame asks of the form page and the print view, which others make: how to build one and how to leave it.

``app.py`` fits them in. They are imported when first asked for, so the first window need not wait for them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sip_desktop.ui.stage import Page

if TYPE_CHECKING:
    from sip_desktop.services.evaluations import OpenEvaluation
    from sip_desktop.services.everything import Services


@dataclass(frozen=True)
class Way:
    """The way on from a page: ``back`` to where one came from, ``saved`` with the time, ``print_paper`` with an id.

    ``show`` lays another page on top.
    """

    back: Callable[[], None]
    saved: Callable[[str], None]
    print_paper: Callable[[int], None]
    show: Callable[[Page], None]


@dataclass(frozen=True)
class Pages:
    """``form`` and ``paper`` take a document id; ``evaluation`` what ``Evaluations.start`` gave."""

    form: Callable[[Services, int, Way], Page]
    paper: Callable[[Services, int, Way], Page]
    evaluation: Callable[[Services, OpenEvaluation, Way], Page]

"""What one reader gets of a document: the visible fields, their answers and the head of the paper.

Printing takes a View and nothing else, so what is left out of a View cannot be in the file. Until readers
exist the only View is the original, made by ``original``.
"""

from __future__ import annotations

from enum import StrEnum

import msgspec

from sip_desktop.domain.answers import Answers, Path
from sip_desktop.domain.form import Form


class Mode(StrEnum):
    """Filled (answers), blank (writing lines only), pen (what is known, and writing lines for the rest)."""

    FILLED = "filled"
    BLANK = "blank"
    PEN = "pen"


class Secrecy(msgspec.Struct, frozen=True):
    """The secrecy mark: provision, date and authority (OSL 5 kap. 5 §). Empty strings leave room for the pen."""

    provision: str = ""
    date: str = ""
    authority: str = ""


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """What stands round the answers on every page. Empty strings and 0 mean: leave it out.

    ``logo`` is a PNG of 8 bits, grey or RGB, without transparency; ``logo_of`` says whose it is to who hears the page.
    """

    case_number: str = ""
    case_word: str = ""
    copy_number: int = 0
    revision: int = 0
    draft: bool = False
    secrecy: Secrecy | None = None
    handling: str = ""
    document_id: str = ""
    valid_to: str = ""
    law: tuple[str, ...] = ()
    sheet_number: str = ""
    logo: bytes = b""
    logo_of: str = ""


class View(msgspec.Struct, frozen=True, kw_only=True):
    """One document as one reader may see it.

    ``form`` holds only the sections and fields that are shown; ``hidden`` lists paths inside rows that are
    left out; ``words`` are the region's own words for roles, already put into the labels. ``large`` asks for large
    print, 16 points.
    """

    form: Form
    answers: Answers
    mode: Mode
    head: Head
    hidden: frozenset[Path] = frozenset()
    large: bool = False


class Place(msgspec.Struct, frozen=True):
    """Where a path stands on paper: page from 0, top and bottom in millimetres from the page's upper edge."""

    page: int
    top: float
    bottom: float


A4 = "iso_a4_210x297mm"


class Paper(msgspec.Struct, frozen=True):
    """A printed document: PDF bytes, number of pages, where each path stands, characters the font lacks.

    ``starts``: in a binder, the page from 0 that each of its papers begins on. ``media`` names the sheets to a printer
    (PWG 5101.1), for one that is an envelope.
    """

    pdf: bytes
    pages: int
    places: dict[Path, Place]
    missing: dict[Path, str]
    starts: tuple[int, ...] = ()
    media: str = A4

"""How long paper takes: a filled plan to PDF/A, the same content with bare ReportLab calls, a page to pixels."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path

import pypdfium2
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from sip_desktop.domain.answers import Answers, Ref, Row, Value
from sip_desktop.domain.form import Field, FieldType, Form, Layout, Option, Section
from sip_desktop.domain.view import Head, Mode, Secrecy, View
from sip_desktop.printing.fonts import load_fonts
from sip_desktop.printing.maker import PaperMaker
from sip_desktop.printing.pixels import Pixels

_RESOURCES = Path(__file__).parents[1] / "resources"
_REGULAR = _RESOURCES / "fonts" / "NotoSans-Regular.ttf"
_BOLD = _RESOURCES / "fonts" / "NotoSans-Bold.ttf"
_SENTENCE = "Sofia får stöd att komma i väg till skolan på morgonen och vet vem hon kan ringa när det inte går. "
_HOW_OFTEN = (Option(id="vecka", label="Varje vecka"), Option(id="manad", label="Varje månad"))
_T = FieldType


def make_plan_view() -> View:
    """A filled plan of four pages: the head, three long answers, eight delmål with three aktiviteter each."""
    activity = (
        Field(id="a_vad", label="Aktivitet", type=_T.TEXT, width=5),
        Field(id="a_vem", label="Ansvarig", type=_T.PARTY, width=4),
        Field(id="a_klar", label="Klart senast", type=_T.DATE, width=3),
    )
    goal = (
        Field(id="d_delmal", label="Delmål", type=_T.LONGTEXT),
        Field(id="d_ofta", label="Hur ofta", type=_T.CHOICE, options=_HOW_OFTEN, width=6),
        Field(id="d_klar", label="Följs upp", type=_T.DATE, width=6),
        Field(id="d_aktiviteter", label="Aktiviteter", type=_T.ROWS, columns=activity),
    )
    goals = Field(id="p_delmal", label="Delmål", type=_T.ROWS, layout=Layout.CARDS, row_word="Delmål", columns=goal)
    start = (
        Field(id="p_namn", label="Namn", type=_T.TEXT, width=7),
        Field(id="p_nummer", label="Personnummer", type=_T.PERSONNUMMER, width=5),
        Field(id="p_nu", label="Min nuvarande situation", type=_T.LONGTEXT),
        Field(id="p_onskan", label="Det här vill jag", type=_T.LONGTEXT),
        Field(id="p_risk", label="Risker", type=_T.LONGTEXT),
    )
    end = (Field(id="p_sign", label="Underskrift", type=_T.SIGNATURE),)
    sections = (
        Section(id="start", title="Min situation", fields=start),
        Section(id="mal", title="Delmål och aktiviteter", fields=(goals,)),
        Section(id="slut", title="Underskrift", fields=end),
    )
    form = Form(
        id="plan", number="7", title="Samordnad individuell plan (SIP)", version=1, purpose="Planen.", sections=sections
    )
    secrecy = Secrecy("26 kap. 1 § OSL (2009:400)", "2026-11-22", "Socialnämnden")
    head = Head(case_number="SIP-2026-0007", case_word="LIND-TREA", copy_number=1, revision=1, secrecy=secrecy)
    return View(form=form, answers=_answers(), mode=Mode.FILLED, head=head)


def filled_plan() -> bytes:
    """The plan as a tagged PDF/A."""
    return _maker()(_view()).pdf


def floor() -> bytes:
    """The same words in the same type drawn with ReportLab's own calls: no layout, no tags, no PDF/A."""
    _registered()
    out = BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1, pageCompression=1, initialFontName="Floor")
    y = 800.0
    for line in _floor_lines():
        canvas.setFont("Floor", 10.5)
        canvas.drawString(65, y, line)
        canvas.rect(60, y - 4, 490, 14)
        y -= 14
        if y < 60:
            canvas.showPage()
            y = 800.0
    canvas.save()
    return out.getvalue()


def first_pixels() -> None:
    """A new document's first page, 620 pixels wide, as after each key press beside the form."""
    Pixels()(_plan_pdf(), 0, 620)


def next_pixels() -> None:
    """Another page of the document already parsed, 620 pixels wide."""
    _pixels()(_plan_pdf(), 1, 620)


MEASURES: list[tuple[str, Callable[[], object], float | None]] = [
    ("paper: filled plan to PDF/A", filled_plan, 40.0),
    ("paper: the same, bare ReportLab", floor, None),
    ("paper: first page to pixels", first_pixels, 20.0),
    ("paper: next page to pixels", next_pixels, 20.0),
]


def _answers() -> Answers:
    start: dict[str, Value] = {"p_namn": "Sofia Lindqvist", "p_nummer": "20150922-9801"}
    long = dict.fromkeys(("p_nu", "p_onskan", "p_risk"), _SENTENCE * 4)
    return {**start, **long, "p_delmal": tuple(_goal(number) for number in range(1, 9)), "p_sign": "Sofia Lindqvist"}


def _goal(number: int) -> Row:
    step: dict[str, Value] = {
        "a_vad": "Samtal på torsdagar efter skolan",
        "a_vem": Ref("r1", "Amira Hassan, kurator, elevhälsan"),
        "a_klar": "2027-03-01",
    }
    cells: dict[str, Value] = {
        "d_delmal": _SENTENCE * 2,
        "d_ofta": "vecka",
        "d_klar": "2027-04-15",
        "d_aktiviteter": tuple(Row(f"g{number}a{at}", step) for at in range(1, 4)),
    }
    return Row(f"g{number}", cells)


@cache
def _view() -> View:
    return make_plan_view()


@cache
def _maker() -> PaperMaker:
    return PaperMaker(load_fonts(_REGULAR.read_bytes(), _BOLD.read_bytes()), (_RESOURCES / "icc/sRGB.icc").read_bytes())


@cache
def _plan_pdf() -> bytes:
    return filled_plan()


@cache
def _pixels() -> Pixels:
    return Pixels()


@cache
def _registered() -> None:
    pdfmetrics.registerFont(TTFont("Floor", str(_REGULAR)))


@cache
def _floor_lines() -> list[str]:
    document = pypdfium2.PdfDocument(_plan_pdf())
    return [line for page in document for line in page.get_textpage().get_text_range().splitlines() if line.strip()]

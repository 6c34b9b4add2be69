"""Views to print and PDFs to read back, for the tests of this room."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pikepdf
import pypdfium2
from pikepdf import pdfa

from sip_desktop.domain.answers import Answers, Ref, Row, Unparsed, Value
from sip_desktop.domain.form import Field, FieldType, Form, Layout, Option, Section
from sip_desktop.domain.form_reader import read_form
from sip_desktop.domain.view import Head, Mode, Secrecy, View
from sip_desktop.printing.fonts import load_fonts
from sip_desktop.printing.letters import LetterMaker
from sip_desktop.printing.maker import PaperMaker

ROOT = Path(__file__).parents[2]
FORMS = sorted(path for path in (ROOT / "forms").glob("*.toml") if "[[section]]" in path.read_text("utf-8"))
OPTIONS = (Option(id="ja", label="Ja"), Option(id="nej", label="Nej"), Option(id="vet", label="Vet inte än"))
SENTENCE = "Jag bor hos en vän och har svårt att sova när oron kommer på kvällen. "
SECRECY = Secrecy("26 kap. 1 § OSL (2009:400)", "2026-11-22", "Socialnämnden")
HEAD = Head(
    case_number="SIP-2026-0007",
    case_word="LIND-TREA",
    copy_number=2,
    revision=1,
    secrecy=SECRECY,
    handling="Hanteras bara på papper.",
    document_id="DocPlusSTYR-13053",
    valid_to="2027-06-18",
    law=("10 kap. 8 § socialtjänstlagen (2025:400)",),
)
_PLAIN: dict[FieldType, Value] = {
    FieldType.TEXT: "Sofia Lindqvist",
    FieldType.LONGTEXT: SENTENCE * 3,
    FieldType.DATE: "2026-11-26",
    FieldType.TIME: "13:00",
    FieldType.DATETIME: "2026-11-26T13:00",
    FieldType.NUMBER: "12.5",
    FieldType.CHECK: True,
    FieldType.PERSONNUMMER: "20150922-9801",
    FieldType.PHONE: "070-174 06 05",
    FieldType.PARTY: Ref("r1", "Amira Hassan, kurator"),
    FieldType.SIGNATURE: "Sofia Lindqvist",
    FieldType.COMPUTED: "Barn under 15 år",
}


@cache
def maker() -> PaperMaker:
    """The maker with the fonts and the profile of the program."""
    fonts = ROOT / "resources" / "fonts"
    loaded = load_fonts((fonts / "NotoSans-Regular.ttf").read_bytes(), (fonts / "NotoSans-Bold.ttf").read_bytes())
    return PaperMaker(loaded, (ROOT / "resources" / "icc" / "sRGB.icc").read_bytes())


@cache
def letter_maker() -> LetterMaker:
    """The maker of envelopes and slips, with the same fonts."""
    return LetterMaker(maker().fonts, maker().icc)


@cache
def form_file(path: Path) -> Form:
    """One of the program's own forms."""
    return read_form(path.read_text("utf-8"), path.name)


def field(kind: FieldType, name: str = "", **more: object) -> Field:
    """A field of this kind with a label of its own."""
    options = OPTIONS if kind in (FieldType.CHOICE, FieldType.MULTI) else ()
    text = "Läs det här först." if kind is FieldType.INFO else ""
    base = {"id": name or kind.value, "label": f"Fråga {name or kind.value}", "options": options, "text": text}
    return Field(type=kind, **(base | more))  # type: ignore[arg-type]


def form_of(*fields: Field, easy: bool = False) -> Form:
    """A form with one section."""
    section = Section(id="s", title="Avsnittet", fields=fields)
    return Form(
        id="prov", number="0", title="Provblankett", version=3, purpose="Prov.", easy_read=easy, sections=(section,)
    )


def every_type(easy: bool = False) -> Form:
    """A form with every kind of field, rows as table, as cards, and cards with a table in them."""
    simple = [field(kind) for kind in FieldType if kind is not FieldType.ROWS]
    columns = tuple(field(kind, f"k_{kind}") for kind in FieldType if kind is not FieldType.ROWS)
    table = field(FieldType.ROWS, "tabell", columns=columns[:4])
    cards = field(FieldType.ROWS, "kort", columns=(*columns, table), layout=Layout.CARDS, row_word="Delmål")
    return form_of(*simple, field(FieldType.ROWS, "lista", columns=columns[:5], blank_rows=3), cards, easy=easy)


def answer_to(question: Field, rows: int = 2) -> Value:
    """An answer that fits the field."""
    if question.type is FieldType.CHOICE:
        return question.options[0].id
    if question.type is FieldType.MULTI:
        return tuple(option.id for option in question.options[:2])
    if question.type is FieldType.ROWS:
        return tuple(Row(f"{question.id}{n}", answers_to(question.columns, rows)) for n in range(rows))
    return _PLAIN[question.type]


def answers_to(fields: tuple[Field, ...], rows: int = 2) -> Answers:
    """Answers to all fields that are answered."""
    return {question.id: answer_to(question, rows) for question in fields if question.type is not FieldType.INFO}


def view(form: Form, answers: Answers | None = None, mode: Mode = Mode.FILLED, head: Head = HEAD) -> View:
    """A view; without answers it is filled with fitting ones (and empty when the mode is blank)."""
    if answers is None:
        answers = {} if mode is Mode.BLANK else answers_to(tuple(form.fields()))
    return View(form=form, answers=answers, mode=mode, head=head)


def unparsed(form: Form) -> Answers:
    """Every field answered with text that was not understood."""
    return {question.id: Unparsed("på torsdag kanske") for question in form.fields()}


def assert_archive(pdf: bytes) -> None:
    """Fails with the findings when the file is no PDF/A-2b."""
    report = pdfa.validate_written(io.BytesIO(pdf), "2b")
    assert report.passed, report.findings


def page_texts(pdf: bytes) -> list[str]:
    """The text of each page as PDFium finds it."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [document[number].get_textpage().get_text_range() for number in range(len(document))]
    finally:
        document.close()


def words(pdf: bytes) -> str:
    """All text with single spaces."""
    return " ".join(" ".join(page_texts(pdf)).split())


def structure(pdf: bytes) -> list[tuple[str, str]]:
    """What a screen reader follows: (tag, text) of each node of the structure tree, in order, rows and tables too."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        marked = {page.objgen: _marked(page) for page in document.pages}
        return list(_nodes(document.Root.StructTreeRoot.K[0], marked))


Marked = dict[tuple[int, int], dict[int, str]]


def _nodes(node: pikepdf.Object, marked: Marked) -> Iterator[tuple[str, str]]:
    own, below = [], []
    for kid in node.K:
        if "/MCID" in kid:
            own.append(marked[kid.Pg.objgen][int(kid.MCID)])
        else:
            below.append(kid)
            own.append(str(kid.get("/ActualText", "")))
    yield str(node.S), " ".join("".join(own).split())
    for kid in below:
        yield from _nodes(kid, marked)


def _marked(page: pikepdf.Page) -> dict[int, str]:
    letters = {name: _letters(font) for name, font in page.Resources.Font.items()}
    texts: dict[int, str] = {}
    mark, font = -1, ""
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name == "BDC":
            mark = int(operands[1].MCID)
            texts[mark] = ""
        elif name in ("BMC", "EMC"):
            mark = -1
        elif name == "Tf":
            font = str(operands[0])
        elif name == "Tj" and mark >= 0:
            texts[mark] += "".join(letters[font][code] for code in bytes(operands[0]))
    return texts


def _letters(font: pikepdf.Object) -> dict[int, str]:
    table = font.ToUnicode.read_bytes().decode("ascii")
    return {int(code, 16): chr(int(letter, 16)) for code, letter in re.findall("<(..)> <(....)>", table)}

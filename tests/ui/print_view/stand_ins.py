"""Stand-ins with behaviour: papers with a copy register in memory, printers with a tray, and a way to press on."""

from __future__ import annotations

import io
from collections.abc import Generator
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import msgspec
import pypdfium2
from reportlab.pdfgen.canvas import Canvas

from sip_desktop.domain.faults import Fault
from sip_desktop.domain.form import Form
from sip_desktop.domain.records import CaseRecord, CopyRecord, CopyStatus
from sip_desktop.domain.view import Head, Mode, Paper, View
from sip_desktop.ui.print_view import Order, Printer, Sheets, of_document

if TYPE_CHECKING:
    from sip_desktop.services.documents import OpenDocument

LOCAL = Printer("kontor", "HP LaserJet på rummet", remote=False)
NETWORK = Printer("followme", "FollowMe", remote=True, default=True)
A4 = (595.28, 841.89)
FORM = Form(id="plan", number="16", title="SIP-plan", version=1, purpose="")


def pdf(pages: int, word: str = "Sida") -> bytes:
    """A paper whose page n says "word n", with some lines so that it looks like one."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    for number in range(1, pages + 1):
        canvas.setFont("Helvetica-Bold", 16)
        canvas.drawString(65, 780, f"{word} {number}")
        canvas.setFont("Helvetica", 10.5)
        for line in range(30):
            canvas.drawString(
                65, 740 - line * 20, "Det som är viktigt för mig, och vem som gör vad till när. " * (line % 2 + 1)
            )
        canvas.showPage()
    canvas.save()
    return out.getvalue()


@dataclass(frozen=True)
class PageImage:
    """One page as pixels: BGR, 8 bits each."""

    data: bytes
    width: int
    height: int
    stride: int


@dataclass
class PapersInMemory:
    """Fits ``services.papers.Papers`` by shape: its copy rows are in ``copies``, its files in ``files``."""

    pages: int = 4
    copies: dict[int, CopyRecord] = field(default_factory=dict)
    files: dict[Path, bytes] = field(default_factory=dict)
    refuses: str = ""
    fixed: bool = True

    def view(self, document: OpenDocument, _content: object, mode: Mode, large: bool) -> View:
        head = Head(copy_number=len(self.copies) + 1, draft=not self.fixed)
        return View(form=document.form, answers={}, mode=mode, head=head, large=large)

    def blank(self, _form_id: str, _region: str) -> View:
        return View(form=FORM, answers={}, mode=Mode.BLANK, head=Head())

    def evaluation(self, form: Form, _region: str, _content: object, mode: Mode, large: bool) -> View:
        return View(form=form, answers={}, mode=mode, head=Head(), large=large)

    def paper(self, view: View) -> Paper:
        word = f"{view.mode} ex {view.head.copy_number} sida"
        pages = 2 * self.pages if view.large else self.pages
        return Paper(pdf=pdf(pages, word), pages=pages, places={}, missing={})

    def page(self, paper: Paper, index: int, width: int) -> PageImage:
        page = pypdfium2.PdfDocument(paper.pdf)[index]
        bitmap = page.render(scale=width / page.get_width())
        return PageImage(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride)

    def begin(self, document: OpenDocument | None, paper: Paper, mode: Mode) -> CopyRecord | None:
        self._refuse()
        if document is None or not self.fixed or mode is not Mode.FILLED:
            return None
        number = len(self.copies) + 1
        copy = CopyRecord(
            id=number, document_id=1, revision=1, number=number, mode=mode, made="", made_by="", sha256="", pages=4
        )
        self.copies[number] = copy
        return copy

    def finish(self, copy: CopyRecord | None, ok: bool) -> None:
        if copy is not None:
            self._refuse()
            status = CopyStatus.PRINTED if ok else CopyStatus.BROKEN
            self.copies[copy.id] = msgspec.structs.replace(copy, status=status)

    def neutral_name(self, document: OpenDocument | None) -> str:
        return "Papper 0007-2.pdf" if document else "Blankett 1.pdf"

    def save_pdf(self, path: Path, paper: Paper, document: OpenDocument | None, mode: Mode) -> None:
        self._refuse()
        self.begin(document, paper, mode)
        self.files[path] = paper.pdf

    def statuses(self) -> list[CopyStatus]:
        return [copy.status for copy in self.copies.values()]

    def _refuse(self) -> None:
        if self.refuses:
            raise Fault(self.refuses)


@dataclass
class PrintersInMemory:
    """Printers whose ``tray`` holds what came out, one page number a sheet, and ``thrown`` what was cancelled."""

    printers: list[Printer] = field(default_factory=lambda: [NETWORK, LOCAL])
    tray: list[tuple[str, int]] = field(default_factory=list)
    jobs: list[Sheets] = field(default_factory=list)
    breaks_after: int | None = None
    cancelled: int = 0

    def available(self) -> list[Printer]:
        return list(self.printers)

    def send(self, printer: Printer, sheets: Sheets) -> Generator[int]:
        self.jobs.append(sheets)
        whole = False
        try:
            for done, page in enumerate(sheets.pages * sheets.copies, start=1):
                if self.breaks_after is not None and done > self.breaks_after:
                    raise Fault("Skrivaren slutade svara.")
                self.tray.append((printer.name, page))
                whole = done == sheets.count
                yield done
        finally:
            if not whole:
                self.cancelled += 1


def order(papers: PapersInMemory) -> Order:
    """A document of case 7."""
    case = CaseRecord(serial=7, number="SIP-2026-0007", word="LIND-TREA", region="uppsala", opened="2026-11-09")
    document = SimpleNamespace(case=case, form=FORM, fixed=papers.fixed, superseded=False)
    return of_document(cast(Any, papers), cast(Any, document), cast(Any, None))


def blank(papers: PapersInMemory) -> Order:
    return replace(order(papers), document=None, case="", draft=False)

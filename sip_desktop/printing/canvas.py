"""A tagged PDF/A-2b file in memory, page by page; knows lines, text and boxes, no form.

Nothing in it tells who, where or when: no author, host, path or clock, and the title is the form's alone. The same
calls give the same bytes. Sources: ISO 19005-2 (PDF/A-2b), ISO 32000-1 §14.6–14.8 (marked content, structure).
Places are in points from the upper left corner of the page, y downwards.
"""

from __future__ import annotations

from html import escape  # not xml.sax.saxutils: it imports urllib.request
from typing import Any

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFInfo,
    PDFName,
    PDFPage,
    PDFStream,
    PDFString,
    PDFZCompress,
)

from sip_desktop.printing.faces import Curve
from sip_desktop.printing.fonts import Face
from sip_desktop.printing.picture import Raster
from sip_desktop.printing.style import PAGE_HEIGHT, PAGE_WIDTH
from sip_desktop.printing.tags import Element, number_of, write_tree

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title></rdf:Description>
</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


class _Info(PDFInfo):  # type: ignore[misc]  # ReportLab ships no types
    """Only the title: ReportLab would write names and dates."""

    def format(self, document: Any) -> bytes:
        body: bytes = PDFDictionary({"Title": PDFString(self.title)}).format(document)
        return body


class ArchiveCanvas:
    """One PDF being drawn. ``root`` is its structure; ``mark`` and ``unmark`` stand round all that is drawn.

    ``size`` is the width and height of its pages in points: A4, or an envelope.
    """

    def __init__(self, title: str, icc: bytes, size: tuple[float, float] = (PAGE_WIDTH, PAGE_HEIGHT)) -> None:
        self._width, self._height = size
        self.root = Element("Document")
        self._title = title
        self._doc = PDFDocument(invariant=1, compression=1, lang="sv-SE", pdfVersion=(1, 7))
        self._doc.info = _Info()
        self._doc.info.title = title
        self._icc = icc
        self._code: list[str] = []
        self._pages: list[Any] = []
        self._marks = 0
        self._grey = 0.0
        self._pictures: dict[Raster, Any] = {}
        self._page_pictures: dict[str, Any] = {}

    def mark(self, element: Element | None) -> None:
        """What follows belongs to ``element``; None: it is decoration (rules, running head and foot)."""
        if element is None:
            self._code.append("/Artifact BMC")
            return
        element.kids.append((len(self._pages), self._marks))
        self._code.append(f"/{element.tag} <</MCID {self._marks}>> BDC")
        self._marks += 1

    def unmark(self) -> None:
        """Ends the last ``mark``."""
        self._code.append("EMC")

    def text(self, x: float, y: float, text: str, face: Face, size: float, grey: float = 0.0) -> None:
        """One line of text with its baseline at ``y``."""
        self._fill(grey)
        self._code.append(f"BT 1 0 0 1 {x:.2f} {self._height - y:.2f} Tm {self._shown(text, face, size)} ET")

    def upright(self, x: float, y: float, text: str, face: Face, size: float, grey: float) -> None:
        """One line of text running upwards from ``(x, y)``."""
        self._fill(grey)
        self._code.append(f"BT 0 1 -1 0 {x:.2f} {self._height - y:.2f} Tm {self._shown(text, face, size)} ET")

    def line(self, x0: float, y0: float, x1: float, y1: float, width: float, grey: float, dots: bool = False) -> None:
        """A straight line; ``dots`` makes it round dots 1.4 mm apart."""
        dash = "[0 4] 0 d 1 J" if dots else ""
        back = "[] 0 d 0 J" if dots else ""
        ends = f"{x0:.2f} {self._height - y0:.2f} m {x1:.2f} {self._height - y1:.2f} l S"
        self._code.append(f"{grey:g} G {width:g} w {dash} {ends} {back}")

    def cut(self, x0: float, y0: float, x1: float, y1: float, width: float, grey: float) -> None:
        """A straight line of dashes, to cut along."""
        ends = f"{x0:.2f} {self._height - y0:.2f} m {x1:.2f} {self._height - y1:.2f} l S"
        self._code.append(f"{grey:g} G {width:g} w [4 3] 0 d {ends} [] 0 d")

    def curve(self, curve: Curve, width: float, grey: float) -> None:
        """A curve with round ends, or what it closes round filled with ``grey``."""
        bends = (" ".join(f"{x:.2f} {self._height - y:.2f}" for x, y in bend) for bend in curve.bends)
        start = f"{curve.start[0]:.2f} {self._height - curve.start[1]:.2f} m"
        path = " ".join((start, *(f"{bend} c" for bend in bends)))
        if curve.filled:
            self._fill(grey)
            self._code.append(f"{path} f")
        else:
            self._code.append(f"{grey:g} G {width:g} w 1 J {path} S 0 J")

    def box(self, x: float, y: float, width: float, height: float, line: float, grey: float) -> None:
        """The outline of a rectangle whose upper left corner is ``(x, y)``."""
        self._code.append(
            f"{grey:g} G {line:g} w {x:.2f} {self._height - y - height:.2f} {width:.2f} {height:.2f} re S"
        )

    def fill(self, x: float, y: float, width: float, height: float, grey: float) -> None:
        """A filled rectangle whose upper left corner is ``(x, y)``."""
        self._fill(grey)
        self._code.append(f"{x:.2f} {self._height - y - height:.2f} {width:.2f} {height:.2f} re f")

    def picture(self, x: float, y: float, width: float, height: float, raster: Raster) -> None:
        """A picture whose upper left corner is ``(x, y)``; one that is drawn again stands once in the file."""
        if raster not in self._pictures:
            self._pictures[raster] = self._doc.Reference(_picture(raster))
        name = f"Picture{list(self._pictures).index(raster) + 1}"
        self._page_pictures[name] = self._pictures[raster]
        bottom = self._height - y - height
        self._code.append(f"q {width:.2f} 0 0 {height:.2f} {x:.2f} {bottom:.2f} cm /{name} Do Q")

    def end_page(self) -> None:
        """Closes the page; what is drawn next stands on a new one."""
        page = PDFPage()
        page.pagewidth, page.pageheight = self._width, self._height
        page.ExtGState, page._shadingUsed = None, {}
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        if self._page_pictures:
            page.hasImages, page.XObjects = 1, PDFDictionary(self._page_pictures)
        page.StructParents, page.Tabs = len(self._pages), PDFName("S")
        stream = "\n".join([*self._code, ""]).encode("ascii")
        page.Contents = PDFStream(content=stream, filters=[PDFZCompress])
        self._doc.updateSignature(stream)
        self._doc.addPage(page)
        self._pages.append(page)
        self._code, self._marks, self._grey, self._page_pictures = [], 0, 0.0, {}

    def finish(self) -> bytes:
        """The whole file; the canvas is not to be used after."""
        catalog = self._doc.Catalog
        catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]
        catalog.__Refs__ = ["Metadata", "Pages", "StructTreeRoot"]
        catalog.Metadata = self._metadata()
        catalog.OutputIntents = PDFArray([self._output_intent()])
        catalog.MarkInfo = PDFDictionary({"Marked": "true"})
        catalog.ViewerPreferences = PDFDictionary({"DisplayDocTitle": "true"})
        catalog.StructTreeRoot = write_tree(self._doc, self.root, [number_of(self._doc, page) for page in self._pages])
        data: bytes = self._doc.GetPDFData(self)
        return data

    def _metadata(self) -> Any:
        stream = PDFStream(content=_XMP.format(title=escape(self._title)).encode(), filters=[])
        stream.dictionary.dict.update(Type=PDFName("Metadata"), Subtype=PDFName("XML"))
        return stream

    def _output_intent(self) -> Any:
        profile = PDFStream(content=self._icc, filters=[PDFZCompress])
        profile.dictionary["N"] = 3
        intent = {
            "Type": PDFName("OutputIntent"),
            "S": PDFName("GTS_PDFA1"),
            "OutputConditionIdentifier": PDFString("sRGB"),
            "DestOutputProfile": self._doc.Reference(profile),
        }
        return PDFDictionary(intent)

    def _fill(self, grey: float) -> None:
        if grey != self._grey:
            self._grey = grey
            self._code.append(f"{grey:g} g")

    def _shown(self, text: str, face: Face, size: float) -> str:
        """Text-showing operators; hexadecimal, so that no character of the text can end the string."""
        shown = []
        for subset, codes in face.font.splitString(text, self._doc):
            name = face.font.getSubsetInternalName(subset, self._doc)
            shown.append(f"{name} {size:g} Tf <{codes.hex()}> Tj")
        return " ".join(shown)


def _picture(raster: Raster) -> Any:
    """The picture as an image of the file; its bytes are taken over from the PNG, filters and all."""
    stream = PDFStream(content=raster.data, filters=[])
    stream.dictionary.dict.update(
        Type=PDFName("XObject"),
        Subtype=PDFName("Image"),
        Width=raster.width,
        Height=raster.height,
        ColorSpace=PDFName("DeviceGray" if raster.channels == 1 else "DeviceRGB"),
        BitsPerComponent=8,
        Filter=PDFName("FlateDecode"),
        DecodeParms=PDFDictionary(
            {"Predictor": 15, "Colors": raster.channels, "BitsPerComponent": 8, "Columns": raster.width}
        ),
    )
    return stream

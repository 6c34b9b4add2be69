"""The structure tree of a tagged PDF: what is a title, a paragraph, a table; knows no font and no place on the page.

Source: ISO 32000-1 §14.7–14.8. A screen reader follows this tree, so its order is the order of the fields.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFObject


class Raw(PDFObject):  # type: ignore[misc]  # ReportLab ships no types
    """An object whose PDF text we write ourselves; always an object of its own in the file."""

    __RefOnly__ = 1

    def __init__(self, body: str = "") -> None:
        self.body = body

    def format(self, document: Any) -> bytes:
        return self.body.encode("ascii")


@dataclass(slots=True)
class Element:
    """One node: its PDF tag, what is in it (nodes, or page and number of marked content), more keys as PDF text."""

    tag: str
    kids: list[Element | tuple[int, int]] = field(default_factory=list)
    more: str = ""

    def add(self, tag: str, more: str = "") -> Element:
        """A new node last in this one."""
        kid = Element(tag, more=more)
        self.kids.append(kid)
        return kid


def number_of(document: Any, thing: Any) -> int:
    """The object number the document gives ``thing``."""
    name = document.Reference(thing).name
    number: int = document.idToObjectNumberAndVersion[name][0]
    return number


def write_tree(document: Any, root: Element, pages: list[int]) -> Raw:
    """Puts the tree in the document and returns its StructTreeRoot. ``pages``: object numbers of the pages."""
    tree = Raw()
    top = number_of(document, tree)
    parents: list[dict[int, int]] = [{} for _ in pages]
    first = _write(document, root, top, pages, parents)
    nums = " ".join(f"{page} [{' '.join(f'{of[i]} 0 R' for i in sorted(of))}]" for page, of in enumerate(parents))
    tree.body = (
        f"<</Type /StructTreeRoot /K [{first} 0 R] /ParentTree <</Nums [{nums}]>> /ParentTreeNextKey {len(pages)}>>"
    )
    return tree


def _write(document: Any, element: Element, parent: int, pages: list[int], parents: list[dict[int, int]]) -> int:
    raw = Raw()
    own = number_of(document, raw)
    kids: list[str] = []
    for kid in element.kids:
        if isinstance(kid, Element):
            kids.append(f"{_write(document, kid, own, pages, parents)} 0 R")
        else:
            page, mark = kid
            parents[page][mark] = own
            kids.append(f"<</Type /MCR /Pg {pages[page]} 0 R /MCID {mark}>>")
    raw.body = f"<</Type /StructElem /S /{element.tag} /P {parent} 0 R{element.more} /K [{' '.join(kids)}]>>"
    return own

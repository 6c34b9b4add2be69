"""Words that stand nowhere else, one for every answer to every form, and the search for them in what lies on disk."""

from __future__ import annotations

import base64
import re
import zlib
from collections.abc import Iterable, Iterator
from itertools import count
from pathlib import Path

import pypdfium2
from msgspec.structs import replace

from sip_desktop.domain.answers import Answers, Content, Ref, Row, Unparsed, Value
from sip_desktop.domain.form import Field, FieldType, Form
from tests.answers.make import full_answers
from tests.whole.office import text_of_pdf

STEM = "Igelvråk"
# The part of it that is the same bytes in every 8-bit code, composed or not, in JSON and in a URL.
PLAIN = "igelvr"
NUMBER = "20150922-9801"
NUMBERS = (NUMBER, NUMBER.replace("-", ""), NUMBER[2:], NUMBER[2:].replace("-", ""))
LETTERS = (FieldType.TEXT, FieldType.LONGTEXT)
TICKED = (FieldType.CHOICE, FieldType.MULTI, FieldType.CHECK)
_numbers = count(1)


def marker() -> str:
    """A new word: "Igelvråk0412"."""
    return f"{STEM}{next(_numbers):05d}"


def marked(form: Form, exact: bool) -> Content:
    """An answer to every question. Every text is a marker; dates, times and numbers are right ones when ``exact``,
    and otherwise a marker that could not be understood, which is kept as it was typed."""
    return replace(full_answers(form), answers=_marked(full_answers(form).answers, form.fields(), exact), origins={})


def _marked(answers: Answers, fields: Iterable[Field], exact: bool) -> Answers:
    known = {field.id: field for field in fields}
    return {name: _value(known[name], value, exact) for name, value in answers.items()}


def _value(field: Field, value: Value, exact: bool) -> Value:
    if field.type is FieldType.ROWS:
        assert isinstance(value, tuple)
        rows = [row for row in value if isinstance(row, Row)]
        return tuple(Row(row.id, _marked(row.cells, field.columns, exact)) for row in rows)
    if isinstance(value, Ref):
        return Ref(value.row, marker())
    if field.type in LETTERS:
        return marker()
    return value if exact or field.type in TICKED else Unparsed(marker())


class Search:
    """Looks for any marker, the identity number and the ``secrets``, in every form that a file may hold them."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        self._needles = {form: name for name in (PLAIN, *NUMBERS, *secrets) for form in written(name)}

    def files(self, files: Iterable[Path]) -> dict[str, list[str]]:
        """What was found in each file that holds any of it, or is named by it."""
        return {str(file): found for file in files if (found := self.within(file.read_bytes(), file.name))}

    def within(self, body: bytes, name: str = "") -> list[str]:
        """What was found in a file with this content and name."""
        whole = b"\n".join((name.lower().encode(), *readable(body)))
        return sorted({name for form, name in self._needles.items() if form in whole})


def written(text: str) -> set[bytes]:
    """How a text may lie in a file; the search is in small letters, but for the codes that have letters of their own.

    UTF-16 of either kind holds the one form, and an 8-bit code, a hex dump or base64 at any place the others.
    """
    small = text.lower()
    forms = {small.encode(code) for code in ("utf-8", "latin-1")} | {small.encode("utf-16-le")[:-1]}
    for case in {text, small, text.upper(), text.capitalize()}:
        raw = case.encode()
        forms.add(raw.hex().encode())
        for skipped in range(3):
            # What goes before and after decides the first and the last letters.
            coded = base64.b64encode(b"\0" * skipped + raw).rstrip(b"=")
            forms.add(coded[2 * (skipped > 0) + (skipped == 2) : -1])
    return forms


def readable(body: bytes) -> Iterator[bytes]:
    """A file as it is and in small letters, what is packed in it, and the words of its pages."""
    yield from (body, body.lower())
    for packed in _unpacked(body):
        yield packed.lower()
    if body.startswith(b"%PDF"):
        yield text_of_pdf(body).lower().encode()
        with pypdfium2.PdfDocument(body) as document:
            yield str(document.get_metadata_dict()).lower().encode()


def _unpacked(body: bytes) -> Iterator[bytes]:
    """Whatever in the file is packed by zlib, as the streams of a PDF and the parts of a picture are, or by gzip."""
    for start in re.finditer(rb"\x78[\x01\x5e\x9c\xda]|\x1f\x8b\x08", body):
        try:
            yield zlib.decompressobj(47).decompress(body[start.start() :], 10_000_000)
        except zlib.error:
            continue

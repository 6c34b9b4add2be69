"""Every paper is a PDF/A-2b, the same bytes each time, with nothing in it that tells who, where or when."""

from __future__ import annotations

import getpass
import hashlib
import io
import platform
import subprocess
import sys
from pathlib import Path

import msgspec
import pikepdf
import pytest

from sip_desktop.domain.form import FieldType
from sip_desktop.domain.view import Head, Mode, Secrecy
from tests.printing.samples import (
    FORMS,
    HEAD,
    ROOT,
    answer_to,
    assert_archive,
    every_type,
    field,
    form_file,
    form_of,
    maker,
    unparsed,
    view,
    words,
)

_FRESH = """
import hashlib
from sip_desktop.domain.view import Mode
from tests.printing.samples import every_type, maker, view
print(hashlib.sha256(b"".join(maker()(view(every_type(), mode=mode)).pdf for mode in Mode)).hexdigest())
"""


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize("kind", FieldType)
def test_each_kind_of_field_alone_is_archive(kind: FieldType, mode: Mode) -> None:
    columns = (field(FieldType.TEXT),) if kind is FieldType.ROWS else ()
    form = form_of(field(kind, columns=columns))
    assert_archive(maker()(view(form, mode=mode)).pdf)


@pytest.mark.parametrize("easy", [False, True])
@pytest.mark.parametrize("mode", Mode)
def test_all_kinds_together_are_archive(mode: Mode, easy: bool) -> None:
    assert_archive(maker()(view(every_type(easy), mode=mode)).pdf)


@pytest.mark.parametrize("mode", Mode)
def test_what_was_not_understood_is_printed_as_typed(mode: Mode) -> None:
    form = every_type()
    paper = maker()(view(form, unparsed(form), mode))
    assert_archive(paper.pdf)


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_every_form_is_archive(path: Path, mode: Mode) -> None:
    paper = maker()(view(form_file(path), mode=mode))
    assert_archive(paper.pdf)
    assert not paper.missing


def test_an_empty_head_and_an_empty_form_are_archive() -> None:
    paper = maker()(view(form_of(), {}, Mode.FILLED, Head()))
    assert_archive(paper.pdf)
    assert paper.pages == 1


def test_the_same_view_gives_the_same_bytes_here_and_in_a_fresh_process() -> None:
    first = b"".join(maker()(view(every_type(), mode=mode)).pdf for mode in Mode)
    again = b"".join(maker()(view(every_type(), mode=mode)).pdf for mode in Mode)
    assert first == again
    runs = {
        subprocess.run([sys.executable, "-c", _FRESH], cwd=ROOT, capture_output=True, check=True, text=True).stdout
        for _ in range(2)
    }
    assert runs == {hashlib.sha256(first).hexdigest() + "\n"}


def test_other_answers_give_another_file_id() -> None:
    form = form_of(field(FieldType.TEXT))
    files = [maker()(view(form, {"text": text})).pdf for text in ("Sofia", "Amira")]
    ids = [bytes(pikepdf.open(io.BytesIO(pdf)).trailer.ID[0]) for pdf in files]
    assert ids[0] != ids[1]


def test_metadata_is_the_title_of_the_form_and_nothing_else() -> None:
    form = every_type()
    pdf = maker()(view(form)).pdf
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert dict(document.docinfo) == {"/Title": form.title}
        xmp = bytes(document.Root.Metadata.read_bytes()).decode()
        assert form.title in xmp
        assert document.Root.ViewerPreferences.DisplayDocTitle
        assert str(document.Root.Lang) == "sv-SE"
        for told in ("Lindqvist", "0007", "LIND", "Date", "Creator", "Producer", "2026"):
            assert told not in xmp
        assert "/Names" not in document.Root
        assert "/AcroForm" not in document.Root
    for told in (platform.node(), getpass.getuser(), str(ROOT), "CreationDate", "ModDate", "SIP-2026"):
        assert told.encode() not in pdf


def test_all_fonts_are_embedded() -> None:
    with pikepdf.open(io.BytesIO(maker()(view(every_type())).pdf)) as document:
        fonts = [font for page in document.pages for font in page.Resources.Font.values()]
        assert fonts
        assert all("/FontFile2" in font.FontDescriptor for font in fonts)


def test_a_title_with_markup_is_archive() -> None:
    form = msgspec.structs.replace(form_of(field(FieldType.TEXT)), title="Plan <b> & \x00 \U0001f600\nmer")
    pdf = maker()(view(form)).pdf
    assert_archive(pdf)
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert str(document.docinfo.Title) == "Plan <b> &  □ mer"


def test_a_secrecy_mark_with_room_for_the_pen_is_higher_than_none() -> None:
    form = form_of(field(FieldType.TEXT))
    tops = [
        maker()(view(form, {"text": "x"}, Mode.FILLED, head)).places["text"].top
        for head in (msgspec.structs.replace(HEAD, secrecy=None), msgspec.structs.replace(HEAD, secrecy=Secrecy()))
    ]
    assert tops[0] < tops[1]


def test_an_answer_the_form_no_longer_has_is_still_printed() -> None:
    form = form_of(field(FieldType.CHOICE), field(FieldType.MULTI))
    text = words(maker()(view(form, {"choice": "gammalt_val", "multi": ("ja", "forr_val")})).pdf)
    assert "gammalt_val" in text
    assert "forr_val" in text
    assert answer_to(form.sections[0].fields[0]) == "ja"

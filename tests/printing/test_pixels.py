"""Pages as pixels, for the screen and for printers that take pictures."""

from __future__ import annotations

import pytest

from sip_desktop.domain.form import FieldType
from sip_desktop.domain.view import Mode
from sip_desktop.printing.pixels import Pixels
from tests.printing.samples import field, form_of, maker, view


def _pdf(text: str) -> bytes:
    return maker()(view(form_of(field(FieldType.LONGTEXT)), {"longtext": text}, Mode.FILLED)).pdf


def test_a_page_has_the_width_asked_for_and_paper_and_ink() -> None:
    image = Pixels()(_pdf("Sofia"), 0, 620)
    assert image.width == 620
    assert abs(image.height - 877) <= 1
    assert image.stride >= 3 * image.width
    assert len(image.data) == image.stride * image.height
    assert image.data[:3] == b"\xff\xff\xff"
    assert min(image.data) < 60


def test_pages_of_two_documents_are_not_mixed_up() -> None:
    pixels, one, two = Pixels(), _pdf("Sofia"), _pdf("rad\n" * 120)
    first = pixels(one, 0, 200).data
    assert pixels(two, 0, 200).data != first
    assert pixels(two, 1, 200).data != pixels(two, 0, 200).data
    assert pixels(one, 0, 200).data == first
    pixels.close()
    assert pixels(one, 0, 200).data == first


def test_there_is_no_page_after_the_last() -> None:
    with pytest.raises(IndexError):
        Pixels()(_pdf("Sofia"), 1, 200)

"""A logo: made plain once, then drawn in the head of page 1, told to who hears the page, the same bytes each time."""

from __future__ import annotations

import contextlib
import io
import os
import random
import zlib

import msgspec
import pikepdf
import pytest
from PIL import Image

from sip_desktop.domain.faults import Fault
from sip_desktop.domain.form import FieldType
from sip_desktop.domain.view import Mode, View
from sip_desktop.printing.picture import MOST_BYTES, plain_png, raster
from tests.printing.samples import HEAD, assert_archive, every_type, field, form_of, maker, structure, view, words


def saved(picture: Image.Image, kind: str = "PNG", **more: object) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, **more)
    return out.getvalue()


def logo(size: tuple[int, int] = (600, 200), colour: str = "#0B5D57") -> bytes:
    return plain_png(saved(Image.new("RGB", size, colour)))


def with_logo(png: bytes, mode: Mode = Mode.FILLED) -> View:
    head = msgspec.structs.replace(HEAD, logo=png, logo_of="Åsele")
    return view(every_type(), mode=mode, head=head)


def images(pdf: bytes) -> list[Image.Image]:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        found = [picture for page in document.pages for picture in page.get_images().values()]
        return [pikepdf.PdfImage(picture).as_pil_image().convert("RGB") for picture in found]


@pytest.mark.parametrize("mode", Mode)
def test_a_paper_with_a_logo_is_archive_and_the_same_bytes_each_time(mode: Mode) -> None:
    first = maker()(with_logo(logo(), mode)).pdf
    assert_archive(first)
    assert maker()(with_logo(logo(), mode)).pdf == first
    assert len(images(first)) == 1, "on page 1 alone"


def test_who_hears_the_page_is_told_whose_it_is() -> None:
    pdf = maker()(with_logo(logo())).pdf
    with pikepdf.open(io.BytesIO(pdf)) as document:
        figure = document.Root.StructTreeRoot.K[0].K[0]
        assert (str(figure.S), str(figure.Alt)) == ("/Figure", "Logotyp: Åsele")
    assert [tag for tag, _ in structure(pdf)][1:3] == ["/Figure", "/H1"]
    assert "Åsele" not in words(pdf)


@pytest.mark.parametrize(
    ("size", "shown"), [((600, 200), (45.0, 15.0)), ((2000, 200), (45.0, 4.5)), ((9, 90), (1.5, 15.0))]
)
def test_it_keeps_its_proportions_within_its_place(size: tuple[int, int], shown: tuple[float, float]) -> None:
    pdf = maker()(with_logo(logo(size))).pdf
    with pikepdf.open(io.BytesIO(pdf)) as document:
        (matrix,) = (
            operands
            for operands, operator in pikepdf.parse_content_stream(document.pages[0])
            if str(operator) == "cm" and float(operands[0]) != 1
        )
    width, height = (float(matrix[at]) / 72 * 25.4 for at in (0, 3))
    assert (width, height) == pytest.approx(shown, abs=0.2)


def test_the_title_stands_under_it_and_nothing_else_is_changed() -> None:
    form = form_of(field(FieldType.TEXT))
    tops = [
        maker()(view(form, {"text": "x"}, head=msgspec.structs.replace(HEAD, logo=png))).places["text"].top
        for png in (b"", logo((600, 200)))
    ]
    assert 5 < tops[1] - tops[0] < 20


def test_the_picture_on_paper_is_the_picture() -> None:
    noise = random.Random(7)
    source = Image.frombytes("RGB", (40, 20), noise.randbytes(2400))
    (shown,) = images(maker()(with_logo(plain_png(saved(source)))).pdf)
    assert shown.tobytes() == source.tobytes()


def test_a_binder_holds_the_same_logo_once() -> None:
    one = maker()(with_logo(logo())).pdf
    both = maker().binder([with_logo(logo()), with_logo(logo())]).pdf
    assert_archive(both)
    assert both.count(b"/Subtype /Image") == one.count(b"/Subtype /Image") == 1


def test_two_logos_in_a_binder_are_two() -> None:
    both = maker().binder([with_logo(logo()), with_logo(logo(colour="#808080"))]).pdf
    assert_archive(both)
    assert both.count(b"/Subtype /Image") == 2


@pytest.mark.parametrize(
    "picture",
    [
        Image.new("RGBA", (30, 10), (200, 0, 0, 120)),
        Image.new("LA", (30, 10), (100, 100)),
        Image.new("P", (30, 10), 3),
        Image.new("1", (30, 10), 1),
        Image.new("I;16", (30, 10), 40000),
        Image.new("L", (30, 10), 77),
    ],
    ids=lambda picture: picture.mode,
)
def test_every_kind_of_png_becomes_plain(picture: Image.Image) -> None:
    png = plain_png(saved(picture))
    found = raster(png)
    assert found is not None
    assert (found.width, found.height) == (30, 10)
    with Image.open(io.BytesIO(png)) as plain:
        assert plain.mode in ("L", "RGB")
        assert "transparency" not in plain.info
    assert_archive(maker()(with_logo(png)).pdf)


@pytest.mark.parametrize("mode", ["L", "RGB", "CMYK"])
def test_every_kind_of_jpeg_becomes_plain(mode: str) -> None:
    assert raster(plain_png(saved(Image.new(mode, (30, 10)), "JPEG"))) is not None


def test_transparent_becomes_white_and_grey_stays_one_channel() -> None:
    clear = plain_png(saved(Image.new("RGBA", (4, 4), (200, 0, 0, 0))))
    with Image.open(io.BytesIO(clear)) as plain:
        assert (plain.mode, plain.getpixel((0, 0))) == ("L", 255)


def test_what_the_file_tells_besides_the_picture_is_gone() -> None:
    exif = Image.Exif()
    exif[0x013B] = "Sofia Lindqvist"
    png = plain_png(saved(Image.new("RGB", (20, 10)), "JPEG", exif=exif, comment=b"Hemlig plats"))
    assert b"Lindqvist" not in png
    assert b"Hemlig" not in png
    for chunk in (b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME", b"iCCP"):
        assert chunk not in png


def test_a_large_picture_is_made_as_small_as_paper_needs() -> None:
    found = raster(plain_png(saved(Image.new("RGB", (4000, 1000), "navy"))))
    assert found is not None
    assert found.width <= 531
    assert found.height <= 177


def bomb() -> bytes:
    """A PNG of a few hundred bytes that says it is 60,000 × 60,000."""
    body = saved(Image.new("L", (1, 1)))
    size = (60_000).to_bytes(4, "big") * 2
    header = b"IHDR" + size + body[24:29]
    return body[:12] + header + zlib.crc32(header).to_bytes(4, "big") + body[33:]


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        (bytes(MOST_BYTES + 1), "2 MB"),
        (saved(Image.new("L", (4001, 1))), "4 000"),
        (bomb(), "4 000"),
        (b"", "ingen bild"),
        (b"%PDF-1.7", "ingen bild"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "ingen bild"),
        (saved(Image.new("RGB", (9, 9)), "GIF"), "ingen bild"),
        (saved(Image.new("RGB", (9, 9)), "BMP"), "ingen bild"),
        (saved(Image.new("RGB", (9, 9)), "TIFF"), "ingen bild"),
        (saved(Image.effect_noise((200, 200), 50))[:3000], "ingen bild"),
    ],
    ids="too_large too_wide bomb empty pdf svg gif bmp tiff cut".split(),
)
def test_what_cannot_be_used_is_said_in_a_sentence(body: bytes, sentence: str) -> None:
    with pytest.raises(Fault, match=sentence):
        plain_png(body)


def test_damaged_bytes_never_give_another_error() -> None:
    chance = random.Random(11)
    whole = [saved(Image.effect_noise((40, 30), 50)), saved(Image.effect_noise((40, 30), 50), "JPEG")]
    for _ in range(300):
        body = bytearray(chance.choice(whole))
        for _ in range(chance.randint(1, 12)):
            body[chance.randrange(len(body))] = chance.randrange(256)
        with contextlib.suppress(Fault):
            assert raster(plain_png(bytes(body[: chance.randint(1, len(body))]))) is not None


@pytest.mark.parametrize(
    "png",
    [b"", b"x", os.urandom(200), saved(Image.new("RGBA", (3, 3))), saved(Image.new("P", (3, 3))), b"\x89PNG\r\n\x1a\n"],
    ids="none text noise alpha palette head".split(),
)
def test_a_picture_that_is_not_plain_is_not_drawn(png: bytes) -> None:
    assert raster(png) is None
    pdf = maker()(with_logo(png)).pdf
    assert_archive(pdf)
    assert not images(pdf)

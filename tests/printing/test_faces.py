"""Faces to tick and frames to draw in: what is drawn, and that who hears the paper misses nothing."""

from __future__ import annotations

import msgspec
import pytest

from sip_desktop.domain.answers import Answers, Row
from sip_desktop.domain.form import Field, FieldType, Form, Option
from sip_desktop.domain.form_checks import FACES
from sip_desktop.domain.lenses.case_facts import CaseFacts
from sip_desktop.domain.original import original
from sip_desktop.domain.view import Head, Mode
from sip_desktop.printing import faces
from sip_desktop.printing.canvas import ArchiveCanvas
from sip_desktop.printing.faces import Curve
from sip_desktop.printing.style import MM
from tests.printing.samples import ROOT, assert_archive, field, form_file, form_of, maker, structure, view, words

LABELS = ("Ja", "Sådär", "Nej", "Vet inte")
MOODS = tuple(Option(id=mood, label=label) for mood, label in zip(FACES, LABELS, strict=True))
FACE = field(FieldType.CHOICE, "hur", label="Hur var det?", options=MOODS, faces=True)
DRAWING = field(FieldType.LONGTEXT, "rita", label="Rita.", drawing=True)


def curves(monkeypatch: pytest.MonkeyPatch, form: Form, answers: Answers, mode: Mode = Mode.FILLED) -> list[Curve]:
    """What is drawn of curves on the paper."""
    drawn: list[Curve] = []
    draw = ArchiveCanvas.curve

    def curve(self: ArchiveCanvas, curve: Curve, width: float, grey: float) -> None:
        drawn.append(curve)
        draw(self, curve, width, grey)

    with monkeypatch.context() as patched:
        patched.setattr(ArchiveCanvas, "curve", curve)
        assert_archive(maker()(view(form, answers, mode)).pdf)
    return drawn


@pytest.mark.parametrize("easy", [False, True])
@pytest.mark.parametrize("mode", Mode)
def test_each_option_is_a_face_with_a_ring(monkeypatch: pytest.MonkeyPatch, mode: Mode, easy: bool) -> None:
    drawn = curves(monkeypatch, form_of(FACE, easy=easy), {}, mode)
    assert len(drawn) == sum(len(faces.face(mood, 0.0, 0.0, 1.0)) for mood in FACES) + 4
    outlines = [curve for curve in drawn if _width(curve) > 12 * MM]
    assert len(outlines) == 4
    assert all(_width(curve) <= 14 * MM for curve in outlines)


def _width(curve: Curve) -> float:
    across = [curve.start[0], *(end[0] for _, _, end in curve.bends)]
    return max(across) - min(across)


def test_a_ticked_ring_is_filled_and_crossed(monkeypatch: pytest.MonkeyPatch) -> None:
    lines: list[float] = []
    draw = ArchiveCanvas.line

    def line(self: ArchiveCanvas, *place: float) -> None:
        if place[0] != place[2] and place[1] != place[3]:
            lines.append(place[0])
        draw(self, *place)  # type: ignore[call-arg, arg-type]

    monkeypatch.setattr(ArchiveCanvas, "line", line)
    empty = curves(monkeypatch, form_of(FACE), {})
    assert not lines
    ticked = curves(monkeypatch, form_of(FACE), {"hur": "ledsen"})
    assert len(lines) == 2
    added = [curve for curve in ticked if curve not in empty]
    assert [curve.filled for curve in added] == [True]


def test_the_moods_look_different() -> None:
    drawn = {mood: tuple(faces.face(mood, 0.0, 0.0, 1.0)) for mood in FACES}
    assert len(set(drawn.values())) == 4
    smile, frown = (drawn[mood][-1] for mood in ("glad", "ledsen"))
    assert smile.bends[0][0][1] > smile.start[1]
    assert frown.bends[0][0][1] < frown.start[1]
    assert len(faces.face("okand", 0.0, 0.0, 1.0)) == 1


def test_who_hears_the_paper_hears_the_labels_and_what_was_ticked() -> None:
    nodes = structure(maker()(view(form_of(FACE), {"hur": "mellan"})).pdf)
    heard = "Hur var det? Ej kryssat: Ja Kryssat: Sådär Ej kryssat: Nej Ej kryssat: Vet inte"
    assert ("/P", heard) in nodes


def test_what_is_none_of_the_faces_stands_under_them() -> None:
    assert "lagom" in words(maker()(view(form_of(FACE), {"hur": "lagom"})).pdf)


def test_questions_with_faces_do_not_share_a_grid(monkeypatch: pytest.MonkeyPatch) -> None:
    again = msgspec.structs.replace(FACE, id="igen", width=3)
    assert sum(_width(curve) > 12 * MM for curve in curves(monkeypatch, form_of(FACE, again), {})) == 8


def test_in_a_row_the_options_are_boxes(monkeypatch: pytest.MonkeyPatch) -> None:
    form = form_of(field(FieldType.ROWS, "lista", columns=(FACE,)))
    assert not curves(monkeypatch, form, {"lista": (Row("r1", {"hur": "glad"}),)}, Mode.PEN)


def _height(question: Field, mode: Mode, answers: Answers, easy: bool = True) -> float:
    """Millimetres that the field takes."""
    place = maker()(view(form_of(question, easy=easy), answers, mode)).places["rita"]
    return place.bottom - place.top


@pytest.mark.parametrize("easy", [False, True])
@pytest.mark.parametrize("mode", [Mode.BLANK, Mode.PEN])
def test_paper_for_the_pen_has_room_to_draw(mode: Mode, easy: bool) -> None:
    assert 70 < _height(DRAWING, mode, {}, easy) < 95
    tall = msgspec.structs.replace(DRAWING, lines=15)
    assert 120 < _height(tall, mode, {}, easy) < 145


@pytest.mark.parametrize("easy", [False, True])
def test_the_highest_frame_still_fits_its_page(easy: bool) -> None:
    form = form_of(msgspec.structs.replace(DRAWING, lines=40), easy=easy)
    place = maker()(view(form, {"rita": "ett hus\n" * 3}, Mode.PEN)).places["rita"]
    assert place.bottom <= 297 - 15


def test_what_was_written_stands_above_the_room_for_the_pen() -> None:
    with_text = {"rita": "Ett hus med en hund."}
    assert "en hund" in words(maker()(view(form_of(DRAWING), with_text, Mode.PEN)).pdf)
    assert _height(DRAWING, Mode.PEN, with_text) > _height(DRAWING, Mode.PEN, {}) + 5
    assert _height(DRAWING, Mode.FILLED, with_text) < 20


def test_a_filled_paper_has_no_empty_frame() -> None:
    form = form_file(ROOT / "forms" / "infor_mitt_mote_barn.toml")
    drawing = next(question for question in form.fields() if question.drawing)
    filled = original(form, {"im_bra": "Katten"}, CaseFacts(), Mode.FILLED, Head())
    assert drawing.label not in words(maker()(filled).pdf)
    told = original(form, {drawing.id: "Ett hus"}, CaseFacts(), Mode.FILLED, Head())
    assert f"{drawing.label} Ett hus" in words(maker()(told).pdf)

"""Who hears the paper hears what stands on it, in the order of the fields."""

from __future__ import annotations

import io

import msgspec
import pikepdf
import pytest

from sip_desktop.domain.answers import Row
from sip_desktop.domain.form import FieldType, Layout
from sip_desktop.domain.view import Mode
from tests.printing.samples import FORMS, HEAD, answer_to, every_type, field, form_file, form_of, maker, structure, view


def _all_text(nodes: list[tuple[str, str]]) -> str:
    return " ".join(text for _, text in nodes)


def test_titles_are_titles() -> None:
    nodes = structure(maker()(view(every_type())).pdf)
    assert nodes[0][0] == "/Document"
    assert ("/H1", "Provblankett Blankett 0 · version 3 · utgåva 1") in nodes
    assert ("/H2", "Avsnittet") in nodes
    assert ("/H3", "Delmål 1") in nodes


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_labels_are_heard_in_the_order_of_the_form(path: object) -> None:
    form = form_file(path)  # type: ignore[arg-type]
    text = _all_text(structure(maker()(view(form, mode=Mode.BLANK)).pdf))
    at = 0
    for section in form.sections:
        for question in section.fields:
            label = " ".join(question.label.split())
            if question.type is FieldType.ROWS and label in (question.row_word, section.title):
                continue
            at = text.find(label, at)
            assert at >= 0, question.id


def test_label_and_answer_are_one_paragraph() -> None:
    nodes = structure(maker()(view(form_of(field(FieldType.TEXT)), {"text": "Sofia Lindqvist"})).pdf)
    assert ("/P", "Fråga text Sofia Lindqvist") in nodes


def test_a_ticked_box_is_heard_as_ticked() -> None:
    form = form_of(field(FieldType.CHOICE), field(FieldType.CHECK))
    nodes = structure(maker()(view(form, {"choice": "nej", "check": False})).pdf)
    assert ("/P", "Fråga choice Ej kryssat: Ja Kryssat: Nej Ej kryssat: Vet inte än") in nodes
    assert ("/P", "Ej kryssat: Fråga check") in nodes


def test_a_table_over_pages_is_one_table_with_one_head() -> None:
    columns = (field(FieldType.TEXT, "vad"), field(FieldType.DATE, "dag"))
    form = form_of(field(FieldType.ROWS, "lista", columns=columns))
    rows = tuple(Row(f"r{n}", {"vad": f"Sak {n}", "dag": "2026-11-26"}) for n in range(120))
    paper = maker()(view(form, {"lista": rows}))
    tags = [tag for tag, _ in structure(paper.pdf)]
    assert paper.pages > 2
    assert tags.count("/Table") == 1
    assert tags.count("/TH") == 2
    assert tags.count("/TR") == 121
    assert tags.count("/TD") == 240


def test_a_cell_over_pages_is_one_cell() -> None:
    form = form_of(field(FieldType.ROWS, "lista", columns=(field(FieldType.LONGTEXT, "vad"),)))
    long = " ".join(f"ord{n}" for n in range(3000))
    nodes = structure(maker()(view(form, {"lista": (Row("r1", {"vad": long}),)})).pdf)
    assert ("/TD", long) in nodes


def test_the_foot_is_decoration() -> None:
    text = _all_text(structure(maker()(view(every_type())).pdf))
    assert HEAD.handling not in text
    assert "SIP-2026-0007 LIND-TREA" in text


def test_every_mark_has_its_place_in_the_parent_tree() -> None:
    pdf = maker()(view(every_type(), mode=Mode.PEN)).pdf
    with pikepdf.open(io.BytesIO(pdf)) as document:
        nums = document.Root.StructTreeRoot.ParentTree.Nums
        for number, page in enumerate(document.pages):
            marks = [
                int(operands[1].MCID)
                for operands, operator in pikepdf.parse_content_stream(page)
                if str(operator) == "BDC"
            ]
            assert marks == list(range(len(marks)))
            assert int(page.StructParents) == int(nums[2 * number]) == number
            assert len(nums[2 * number + 1]) == len(marks)


def test_hidden_cells_and_rows_are_not_in_the_file() -> None:
    columns = (field(FieldType.TEXT, "vad"), field(FieldType.TEXT, "vem"))
    for layout in Layout:
        form = form_of(field(FieldType.ROWS, "lista", columns=columns, layout=layout))
        rows = (Row("r1", {"vad": "syns", "vem": "hemlig"}), Row("r2", {"vad": "borta", "vem": "borta"}))
        hidden = frozenset({"lista/r1/vem", "lista/r2"})
        text = _all_text(structure(maker()(msgspec.structs.replace(view(form, {"lista": rows}), hidden=hidden)).pdf))
        assert "syns" in text
        assert "hemlig" not in text
        assert "borta" not in text


def test_a_computed_column_is_found_under_its_path() -> None:
    columns = (field(FieldType.TEXT, "vad"), field(FieldType.COMPUTED, "nytt"))
    form = form_of(field(FieldType.ROWS, "lista", columns=columns))
    answers = {"lista": (Row("r1", {"vad": "x"}),), "lista/r1/nytt": "räknat fram"}
    assert ("/TD", "räknat fram") in structure(maker()(view(form, answers)).pdf)
    assert answer_to(columns[1])

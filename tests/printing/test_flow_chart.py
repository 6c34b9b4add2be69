"""The drawn way through SIP: one page, all words as text in order, arrows told in words, nothing over an edge."""

from __future__ import annotations

import io
import re

import pikepdf
import pytest

from sip_desktop import app
from sip_desktop.domain.form import FieldType, Form, Section
from sip_desktop.domain.view import Mode, View
from sip_desktop.printing import flow_chart
from sip_desktop.printing.canvas import ArchiveCanvas
from sip_desktop.printing.faces import Curve
from sip_desktop.printing.style import LEFT, PAGE_HEIGHT, WIDTH
from sip_desktop.services.binder_pages import CHART, FRONT, binder_plan, binder_views
from tests.printing.samples import assert_archive, field, form_of, maker, structure, view, words

REGIONS = tuple(app.definitions().regions)


def chart_of(region: str) -> View:
    known = app.definitions()
    views = binder_views(known, binder_plan(known, region, 1, 1), app.now().date())
    return views.front[FRONT.index(CHART)]


def alternative(pdf: bytes) -> str:
    """The alternative text of the one figure."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        found = [str(each.Alt) for each in document.objects if isinstance(each, pikepdf.Dictionary) and "/Alt" in each]
    assert len(found) == 1
    return found[0]


def steps_of(*sections: Section) -> View:
    form = Form(
        **{name: getattr(form_of(), name) for name in ("id", "number", "title", "version", "purpose")},
        in_case=False,
        binder=True,
        chart=True,
        sections=sections,
    )
    return view(form, {}, Mode.PEN)


@pytest.mark.parametrize("region", REGIONS)
def test_it_is_one_page_in_readable_type_with_every_paper(region: str, monkeypatch: pytest.MonkeyPatch) -> None:
    chart = chart_of(region)
    sizes: list[float] = []
    kinds = flow_chart._kinds

    def seen(size: float) -> object:
        sizes.append(size)
        return kinds(size)

    monkeypatch.setattr(flow_chart, "_kinds", seen)
    paper = maker()(chart)
    assert_archive(paper.pdf)
    assert paper.pages == 1
    assert sizes[-2] >= 9.0 or sizes[-1] >= 9.0
    said = words(paper.pdf)
    for form in app.definitions().forms_of(region):
        assert re.search(rf"[ ,]{re.escape(form.number)}[ ,]", said), form.number
    for section in chart.form.sections:
        assert section.title in said
        assert section.help in said


@pytest.mark.parametrize("region", REGIONS)
def test_the_papers_that_a_branch_names_are_the_region_s_own(region: str) -> None:
    numbers = {form.number for form in app.definitions().forms_of(region)}
    for question in chart_of(region).form.fields():
        if question.type is FieldType.INFO:
            assert set(re.findall(r"\b\d+[A-H](?:-b)?\b|\(\d+\)", question.text)) <= numbers | {"(11)"}
    assert "11" in numbers


def test_who_hears_it_hears_the_steps_in_order_and_where_the_arrows_go() -> None:
    pdf = maker()(chart_of("halland")).pdf
    titles = [said for tag, said in structure(pdf) if tag == "/H2"]
    assert titles[:3] == ["1 Behov", "2 Samtycke", "3 Förberedelse"]
    told = alternative(pdf)
    assert "1. Behov leder till 2. Samtycke." in told
    assert "Vid 2. Samtycke finns en sidoväg: Nej till SIP." in told
    assert "samtycket tas tillbaka leder till 8. Avslut." in told
    assert "Behoven har ändrats leder till 6. Plan." in told


def points_of(drawing: View) -> list[tuple[float, float]]:
    """Where every drawn line begins and ends."""
    drawn: list[Curve] = []
    draw = ArchiveCanvas.curve

    def curve(self: ArchiveCanvas, curve: Curve, width: float, grey: float) -> None:
        drawn.append(curve)
        draw(self, curve, width, grey)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ArchiveCanvas, "curve", curve)
        assert_archive(maker()(drawing).pdf)
    return [point for shape in drawn for point in (shape.start, *(end for _, _, end in shape.bends))]


def inside(drawing: View) -> bool:
    return all(LEFT - 0.01 <= x <= LEFT + WIDTH + 0.01 and 60 < y < PAGE_HEIGHT - 60 for x, y in points_of(drawing))


@pytest.mark.parametrize("region", REGIONS)
def test_nothing_is_drawn_outside_the_margins(region: str) -> None:
    assert inside(chart_of(region))


def test_an_arrow_may_lead_up_down_or_nowhere() -> None:
    branch = field(FieldType.INFO, "gren", label="Gren", leads_to="tva")
    one = Section(id="ett", title="Ett", help="Först.", fields=(branch,))
    two = Section(id="tva", title="Två", help="Sedan.", fields=(field(FieldType.INFO, "slut", label="Slut"),))
    told = alternative(maker()(steps_of(one, two)).pdf)
    assert told.endswith(
        "Vid 1. Ett finns en sidoväg: Gren. Gren leder till 2. Två. Vid 2. Två finns en sidoväg: Slut."
    )


def test_words_that_need_more_room_get_smaller_type() -> None:
    long = "Det här steget behöver förklaras med många ord. " * 4
    question = (field(FieldType.TEXT, "f"),)
    few = [Section(id=f"s{n}", title=f"Steg {n}", help="Kort.", fields=question) for n in range(8)]
    many = [Section(id=s.id, title=s.title, help=long, fields=s.fields) for s in few]
    for sections in (few, many):
        assert inside(steps_of(*sections))
        assert words(maker()(steps_of(*sections)).pdf).count("Steg") == 8


def test_a_form_without_chart_has_no_figure() -> None:
    assert "/Figure" not in [tag for tag, _ in structure(maker()(view(form_of(field(FieldType.TEXT)))).pdf)]

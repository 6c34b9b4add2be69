"""The change of coordinator and the follow-up, as shipped: one page, in every region, and rows that stay the same."""

from __future__ import annotations

import pytest

from sip_desktop import app
from sip_desktop.domain.answers import Row, rows_of
from sip_desktop.domain.lenses.case_facts import CaseFacts
from sip_desktop.domain.original import original
from sip_desktop.domain.prefill import Source, prefilled
from sip_desktop.domain.view import Head, Mode
from sip_desktop.services.papers import blank_view

DEFINITIONS = app.definitions()
REGIONS = ("uppsala", "haninge", "skane", "halland", "varmland")


@pytest.mark.parametrize("region", REGIONS)
def test_a_change_of_coordinator_is_one_page_in_the_words_of_the_region(region: str) -> None:
    assert "samordnarbyte" in DEFINITIONS.region(region).forms
    view = blank_view(DEFINITIONS, "samordnarbyte", region, app.now().date(), "0042")
    assert app.paper(view).pages == 1
    assert DEFINITIONS.region(region).words["samordnare"] in view.form.title


def test_what_is_not_ticked_stands_on_the_filled_paper_too() -> None:
    form = DEFINITIONS.form("samordnarbyte", "halland")
    view = original(form, {"sb_papper": ("original",)}, CaseFacts(), Mode.FILLED, Head())
    assert view.form.field("sb_veta")


def test_it_is_begun_with_what_the_plan_says() -> None:
    plan, form = DEFINITIONS.form("plan", "skane"), DEFINITIONS.form("samordnarbyte", "skane")
    member = Row("m", {"pd_part": "Skolan"})
    ids = iter(("n1",))
    content = prefilled(form, {"plan": Source(plan, {"p_deltagare": (member,)})}, {}, lambda: next(ids))
    assert [row.id for row in rows_of(content.answers["sb_andra"])] == ["n1"]


def test_goals_activities_and_needs_of_a_follow_up_are_the_plans_own_rows() -> None:
    plan, form = DEFINITIONS.form("plan", "skane"), DEFINITIONS.form("uppfoljning", "skane")
    goal = Row("g", {"d_delmal": "Sova", "d_aktiviteter": (Row("a", {"a_aktivitet": "Bildschema"}),)})
    answers = {"p_delmal": (goal,), "p_nya_behov": (Row("n", {"pn_behov": "Glasögon"}),)}
    content = prefilled(form, {"plan": Source(plan, answers)}, {}, lambda: "ny")
    (taken,) = rows_of(content.answers["u_delmal"])
    assert (taken.id, rows_of(taken.cells["um_aktiviteter"])[0].id) == ("g", "a")
    assert [row.id for row in rows_of(content.answers["u_nya_behov"])] == ["n"]

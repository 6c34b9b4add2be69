"""What holds of the consent papers of a case whatever stands on them."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from sip_desktop.domain.answers import Ref
from sip_desktop.domain.lenses.case_facts import CaseFacts
from sip_desktop.domain.lenses.case_papers import CasePaper
from tests.domain.consent_papers import (
    ADULT,
    BUP,
    CHILD,
    CLEARED,
    MIRA,
    RUBEN,
    SCHOOL,
    TODAY,
    YOUNG,
    actor,
    paper,
    told,
    withdrawal,
)

DAYS = st.dates(date(2026, 1, 1), date(2027, 6, 1)).map(date.isoformat)
WHO = st.sampled_from([MIRA, RUBEN, Ref("", "Mira Prov"), Ref("", "någon"), Ref("person", "Tilda"), Ref("", "")])
ROWS = st.lists(
    st.builds(actor, st.sampled_from([BUP, SCHOOL]), st.sampled_from(["ja", "nej", ""]), st.sampled_from(["ja", ""])),
    max_size=3,
).map(tuple)


@st.composite
def any_paper(draw: st.DrawFn) -> CasePaper:
    form = draw(
        st.sampled_from(
            [
                "samtycke_vuxen",
                "samtycke_ungdom",
                "samtycke_barn_en_vh",
                "samtycke_barn_tva_vh",
                "samtycke_foretradare",
                "samtycke_kan_inte_svara",
                "samtycke_nej",
                "samtycke_undantag",
                "samtycke_aterkallelse",
            ]
        )
    )
    day = draw(DAYS)
    return paper(
        form,
        draw(st.integers(1, 40)),
        draw(st.sampled_from([CLEARED, ""])),
        c_vem=draw(WHO),
        c_plan=draw(st.sampled_from(["ja", "nej", ""])),
        c_datum=day,
        c_aterkallat=f"{day}T10:00",
        c_beslut_datum=day,
        c_omprovas=draw(DAYS),
        c_hela=draw(st.sampled_from(["helt", "delvis", ""])),
        c_nej_till=draw(st.sampled_from([("plan",), ("mote",), ()])),
        c_verksamheter=draw(ROWS),
    )


PAPERS = st.lists(any_paper(), max_size=6).map(
    lambda papers: tuple(
        CasePaper(
            form=one.form,
            title=one.form,
            ordinal=number,
            created=one.created,
            answers=one.answers,
            newest=one.newest,
            cleared=one.cleared,
            draft=one.draft,
        )
        for number, one in enumerate(papers, 1)
    )
)
FACTS = st.sampled_from([CHILD, YOUNG, ADULT, CaseFacts()])
AGREED = ("ja", "delvis")


@settings(max_examples=150, deadline=None)
@given(PAPERS.flatmap(lambda papers: st.tuples(st.just(papers), st.permutations(papers))), FACTS)
def test_the_order_papers_are_read_in_says_nothing(
    both: tuple[tuple[CasePaper, ...], list[CasePaper]], facts: CaseFacts
) -> None:
    papers, shuffled = both
    assert told(*shuffled, facts=facts) == told(*papers, facts=facts)


@settings(max_examples=150, deadline=None)
@given(PAPERS, any_paper(), FACTS)
def test_a_draft_never_changes_the_answer(papers: tuple[CasePaper, ...], one: CasePaper, facts: CaseFacts) -> None:
    draft = paper(one.form, 99, "", **one.newest)
    before, after = told(*papers, facts=facts), told(*papers, draft, facts=facts)
    assert (after.answer, after.scope, after.on_paper) == (before.answer, before.scope, before.on_paper)


@settings(max_examples=150, deadline=None)
@given(PAPERS, FACTS)
def test_after_a_withdrawal_by_all_nobody_agrees(papers: tuple[CasePaper, ...], facts: CaseFacts) -> None:
    back = withdrawal(99, Ref("", "alla"), "2027-07-01T10:00")
    assert told(*papers, back, facts=facts).answer not in AGREED


@settings(max_examples=150, deadline=None)
@given(PAPERS, FACTS, st.integers(1, 900))
def test_time_alone_never_makes_a_consent(papers: tuple[CasePaper, ...], facts: CaseFacts, days: int) -> None:
    if told(*papers, facts=facts).answer not in AGREED:
        assert told(*papers, facts=facts, today=TODAY + timedelta(days=days)).answer not in AGREED


@settings(max_examples=150, deadline=None)
@given(PAPERS)
def test_a_child_with_two_guardians_has_no_whole_yes_without_both(papers: tuple[CasePaper, ...]) -> None:
    from_mother = tuple(one for one in papers if one.answers.get("c_vem") != RUBEN)
    said = told(*from_mother, facts=CHILD)
    assert said.answer != "ja"
    if not any(one.form == "samtycke_undantag" for one in from_mother):
        assert said.answer != "delvis"

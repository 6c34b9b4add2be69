"""Where a finding leads: the form is offered in the region, the question is in it, and it is shown in such a case."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from random import Random

import pytest

from sip_desktop.domain.answers import Answers, Ref, Row, Unparsed, rows_of
from sip_desktop.domain.case_events import case_events, dues_of
from sip_desktop.domain.conditions import holds, visible
from sip_desktop.domain.form import Form
from sip_desktop.domain.guidance.acts import STOPPABLE
from sip_desktop.domain.guidance.engine import before, findings
from sip_desktop.domain.guidance.finding import Finding
from sip_desktop.domain.guidance.reading import Reading
from sip_desktop.domain.guidance.rule import Met, Rule
from sip_desktop.domain.lenses.case_facts import CaseFacts, case_facts
from sip_desktop.domain.lenses.case_papers import CaseKnown, CasePaper
from sip_desktop.domain.process import state_of
from sip_desktop.texts.guidance import WAYS
from tests.domain.consent_papers import MIRA, RUBEN, SCHOOL, SHEET, actor, exemption, guardian, paper, yes
from tests.domain.guidance.any_case import DEFINITIONS, FORMS, REGIONS, Writer, local
from tests.domain.guidance.cases import all_rules, reading, said
from tests.domain.guidance.family import adult, call, child, draft, mira, ruben
from tests.domain.guidance.written_cases import on_day

LEADING = [one for one in all_rules() if one.at and one.met in (Met.CHECK, Met.FORM)]
CASES = 120
"""Cases at random for each region; with fewer, some rules are never heard."""
ANY_TIME = {"a": "2026-11-17T10:00", "b": "2026-12-27T12:00", "c": "2026-11-24T16:00", "f": "2026-12-11T16:00"}


@cache
def offered(region: str) -> dict[str, Form]:
    """The forms of a region, with its own changes."""
    return {form.id: form for form in DEFINITIONS.forms_of(region)}


@pytest.mark.parametrize("rule", LEADING, ids=lambda rule: rule.id)
def test_the_place_of_a_rule_is_offered_in_every_region_where_it_holds(rule: Rule) -> None:
    form, _, path = rule.at.partition(":")
    for region in rule.regions or REGIONS:
        assert form in offered(region), region
        assert offered(region)[form].at(path) is not None, region


@pytest.mark.parametrize("rule", [one for one in all_rules() if one.ways], ids=lambda rule: rule.id)
def test_every_other_way_has_a_name_and_can_be_gone(rule: Rule) -> None:
    for region in rule.regions or REGIONS:
        assert set(rule.ways) <= set(offered(region)) & set(WAYS)


def everything_said(case: Reading) -> Iterator[Finding]:
    """What is found in a case where it stands, and before every act."""
    yield from findings(all_rules(), case)
    for act in STOPPABLE:
        yield from before(all_rules(), case, act)


def is_there(finding: Finding, case: Reading) -> str:
    """What is wrong with where a finding leads, "" for nothing."""
    form = offered(case.region).get(finding.form)
    if not finding.form or (form is not None and not finding.path):
        return ""
    if form is None or form.at(finding.path) is None:
        return "not in the region"
    mine = [one.newest for one in case.known.papers if one.form == finding.form]
    if not mine:
        return "" if holds(form.offered_when, {}, case.facts) else "cannot be begun"
    return "" if any(_is_shown(form, finding.path, said, case.facts) for said in mine) else "not shown"


def _is_shown(form: Form, path: str, answers: Answers, facts: CaseFacts) -> bool:
    shown, hidden = visible(form, answers, facts)
    return shown.at(path) is not None and path not in hidden and _has_row(answers, path.split("/"))


def _has_row(answers: Answers, parts: list[str]) -> bool:
    if len(parts) < 2:
        return True
    rows = (row for row in rows_of(answers.get(parts[0])) if row.id == parts[1])
    return any(_has_row(row.cells, parts[2:]) for row in rows)


@pytest.mark.parametrize("region", REGIONS)
def test_whatever_is_found_leads_to_a_question_that_is_shown(region: str) -> None:
    for seed in range(CASES):
        case = any_case(region, seed)
        for finding in everything_said(case):
            assert not is_there(finding, case), (seed, finding.rule, finding.form, finding.path)


@pytest.mark.parametrize(("name", "now"), ANY_TIME.items())
def test_in_the_written_cases_too(name: str, now: str) -> None:
    whole = on_day(name, now)
    for form in {one.form for one in whole.known.papers} - {"arendeblad"}:
        for case in (on_day(name, now, form), on_day(name, now, until=form)):
            for finding in everything_said(case):
                assert not is_there(finding, case), (form, finding.rule, finding.form, finding.path)


def any_case(region: str, seed: int) -> Reading:
    """A case at random: any forms of the region that it may have, answered anyhow, clear or drafts."""
    chance, today, writer = Random(f"{region} {seed}"), date(2026, 11, 26), Writer()
    sheet = _read(writer.sheet(chance, today))
    facts = case_facts(sheet, today)
    forms = [name for name in FORMS if name in offered(region)]
    forms = [name for name in forms if holds(offered(region)[name].offered_when, {}, facts)]
    papers = [_paper("arendeblad", 1, sheet, chance, today)]
    for ordinal in range(2, 2 + chance.randint(0, 9)):
        name = chance.choice(forms)
        answers = _read(writer.answers(name, chance, today, chance.choice((0.1, 0.4, 0.7))))
        papers.append(_paper(name, ordinal, answers, chance, today))
    known = CaseKnown(tuple(papers), sheet, facts, today)
    events = case_events(known.papers)
    return Reading(
        known=known,
        now=local(today, 14),
        region=region,
        state=state_of(known.papers, events.done),
        dues=dues_of(events, sheet, DEFINITIONS.deadlines(region)),
    )


def _read(answers: Answers) -> Answers:
    """Without what could not be read: what opens a question is chosen, never typed."""
    return {name: value for name, value in answers.items() if not isinstance(value, Unparsed)}


def _paper(form: str, ordinal: int, answers: Answers, chance: Random, today: date) -> CasePaper:
    at = local(today - timedelta(days=chance.randint(0, 20)), 9).isoformat()
    clear = chance.random() < 0.6
    return CasePaper(
        form=form,
        title=DEFINITIONS.title(form),
        ordinal=ordinal,
        created=at,
        answers=answers if clear else {},
        newest=answers,
        cleared=at if clear else "",
        draft=not clear,
    )


def places(rule_id: str, case: Reading) -> list[str]:
    return [f"{one.form}:{one.path}" if one.form else "" for one in said(rule_id, case)]


def test_what_one_guardian_owes_never_leads_to_the_sheet_of_the_other() -> None:
    assert places("R-BARN-02", child(mira())) == [""]
    begun = guardian(RUBEN, ordinal=5, cleared="")
    assert places("R-BARN-02", child(mira(), begun)) == ["samtycke_barn_tva_vh:c_plan"]


def test_what_a_decision_lacks_leads_to_the_decision() -> None:
    for lacking, field in (({"c_beslutat_av": ""}, "c_beslutat_av"), ({"c_omprovas": "2026-11-20"}, "c_omprovas")):
        assert places("R-BARN-02", child(mira(), exemption(**lacking))) == [f"samtycke_undantag:{field}"]


def test_the_sheet_of_the_young_is_not_where_to_go_before_the_birthday() -> None:
    sheet: Answers = {"fodelsedatum": "2011-12-01"}
    case = child(mira(), ruben(), draft("kallelse", k_start="2026-12-03T13:00"), sheet={**SHEET, **sheet})
    assert places("R-BARN-03", case) == ["forberedelse:f_barn_rost"]


def test_what_the_consent_says_nothing_of_leads_to_the_sheet_there_is() -> None:
    alone = paper("samtycke_barn_en_vh", 1, c_vem=MIRA, c_plan="ja", c_verksamheter=(actor(SCHOOL),))
    found = places("R-BARN-16", child(alone, facts=CaseFacts(violence=True, child=True, age="barn")))
    assert set(found) == {"samtycke_barn_en_vh:c_verksamheter"}


def test_the_easy_read_sheet_is_not_asked_what_it_has_no_room_for() -> None:
    for form, found in (("samtycke_vuxen", True), ("samtycke_lattlast", False)):
        case = adult(yes(form, c_hur="muntligt", c_dokumenterat=""), region="uppsala")
        assert bool(places("X-09", case)) is found
        case = adult(yes(form, c_hur="skriftligt", c_dokumenterat=""), region="uppsala")
        assert bool(places("R-SAM-02", case)) is found


def test_a_guardian_of_somebody_grown_up_is_not_on_the_sheet_any_more() -> None:
    row = Row("v1", {"namn": "Rolf Prov", "kontakt_tillaten": "ja"})
    out = Row("x1", {"namn": "Rolf Prov"})
    for born, found in (("2015-09-22", True), ("1990-02-03", False)):
        sheet: Answers = {"fodelsedatum": born, "vardnadshavare": (row,), "far_inte_veta": (out,)}
        assert bool(said("O-23", reading(sheet=sheet))) is found
        # Called, the person is somebody who must not know, at any age.
        assert said("O-23", reading(call(Ref("v1", "Rolf Prov")), sheet=sheet))


def test_a_coordinator_from_elsewhere_leads_to_who_it_is_where_the_region_does_not_ask_it() -> None:
    school = {"aktorer": (Row("a1", {"namn": "Ida Ek", "enhet": "Elevhälsan", "huvudman": "skola"}),)}
    plan = draft("plan", p_samordnare=Ref("a1", "Ida Ek"))
    for region in REGIONS:
        found = places("R-PLAN-05", reading(plan, sheet=school, region=region, state="T6"))
        assert found == ["plan:p_samordnare"]
    unknown = reading(draft("plan", p_samordnare="Ida Ek"), region="varmland", state="T6")
    assert places("R-PLAN-05", unknown) == ["plan:p_samordnare_inom"]


def test_a_no_on_the_easy_read_sheet_is_told_of_on_the_sheet_for_it() -> None:
    case = adult(yes("samtycke_lattlast", c_plan="nej"), region="varmland")
    assert places("R-SAM-10", case) == ["samtycke_nej:c_dokumenterat_var"]
    written = paper("samtycke_nej", 2, c_dokumenterat="journal", c_dokumenterat_var="Vårdcentralens journal")
    assert not said("R-SAM-10", adult(yes("samtycke_lattlast", c_plan="nej"), written, region="varmland"))


def test_the_language_of_an_interpreter_is_written_where_the_interpreter_is() -> None:
    sheet: Answers = {"vald_flagga": "ja"}
    case = reading(draft("kallelse", k_tolk="telefon"), sheet=sheet)
    assert places("O-21", case) == ["kallelse:k_tolk_sprak"]
    assert places("O-21", reading(sheet={**sheet, "tolk": "telefon"})) == ["arendeblad:tolk_sprak"]

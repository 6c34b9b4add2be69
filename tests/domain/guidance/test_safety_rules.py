"""The rules on violence, protected data and safety: what each finds, and what makes it silent again."""

from __future__ import annotations

from datetime import datetime

import pytest

from sip_desktop.domain.answers import Answers, Ref, Row, Unparsed, Value, rows_of
from sip_desktop.domain.deadlines import Level
from sip_desktop.domain.form import Field, FieldType, Form
from sip_desktop.domain.guidance.acts import GuidedAct
from sip_desktop.domain.guidance.engine import CHECKS, before, findings, stops
from sip_desktop.domain.guidance.reading import Reading
from sip_desktop.domain.guidance.rule import Rule
from sip_desktop.domain.lenses.case_facts import CaseFacts, case_facts
from sip_desktop.domain.lenses.case_papers import CasePaper
from tests.domain.consent_papers import paper
from tests.domain.guidance.cases import NOW, all_rules, reading, said, stopped
from tests.domain.guidance.demo_cases import demo, rows
from tests.test_forms import DEFINITIONS

PROTECTED: Answers = {"skyddstyp": "skyddad_folkbokforing", "vald_flagga": "nej"}
VIOLENT: Answers = {"skyddstyp": "inget", "vald_flagga": "ja"}
CALM: Answers = {"skyddstyp": "inget", "vald_flagga": "nej"}
CHILD = CaseFacts(violence=True, child=True, age="barn")
CAREFUL_CHILD = CaseFacts(protected=True, violence=True, child=True, age="barn")
ROLF = Row("x1", {"namn": "Rolf Prov", "personnummer": "19870615-9814", "relation": "Sambo"})
FORBIDDEN: Answers = {**VIOLENT, "far_inte_veta": (ROLF,)}
SEND, MEET, CLEAR, COPY, CLOSE = (
    GuidedAct.SEND_CALL,
    GuidedAct.START_MEETING,
    GuidedAct.MAKE_PLAN_CLEAR,
    GuidedAct.SEND_COPY,
    GuidedAct.CLOSE,
)
MINE = [one for one in all_rules() if one.id.startswith(("R-SKY", "O-2", "X-"))]
THREE_FIFTY = datetime(2026, 12, 11, 15, 50, tzinfo=NOW.tzinfo)
EARLIER = datetime(2026, 11, 16, 15, 0, tzinfo=NOW.tzinfo)


def draft(form: str, ordinal: int = 1, **answers: Value) -> CasePaper:
    return paper(form, ordinal, cleared="", **answers)


def fields_of(form: Form) -> dict[str, Field]:
    """Every field and column by its path without row ids."""
    found: dict[str, Field] = {}

    def below(field: Field, before: str) -> None:
        found[before + field.id] = field
        for column in field.columns:
            below(column, f"{before}{field.id}/")

    for field in form.fields():
        below(field, "")
    return found


def text_of(rule_id: str, case: Reading) -> str:
    [found] = said(rule_id, case)
    return found.text


@pytest.mark.parametrize(("rule_id", "sheet"), [("R-SKY-03", PROTECTED), ("R-SKY-07", VIOLENT)])
def test_r_sky_03_and_07_the_call_is_made_by_telephone(rule_id: str, sheet: Answers) -> None:
    [found] = stopped(rule_id, reading(draft("kallelse", k_vag="brev"), sheet=sheet), SEND)
    assert found.level is Level.STOP
    assert found.allowed
    assert (found.form, found.path) == ("kallelse", "k_vag")
    assert not said(rule_id, reading(draft("kallelse", k_vag="telefon"), sheet=sheet))
    assert not said(rule_id, reading(draft("kallelse", k_vag="brev"), sheet=CALM))
    assert not said(rule_id, reading(draft("kallelse", k_vag="brev"), sheet=sheet, region="uppsala"))
    assert not said(rule_id, reading(draft("kallelse", k_vag=Unparsed("post")), sheet=sheet))


def test_r_sky_07_in_person_is_told_of_and_stops_nothing() -> None:
    case = reading(draft("kallelse", k_vag="personligen"), sheet={**PROTECTED, **VIOLENT})
    assert [one.level for one in stopped("R-SKY-07", case, SEND)] == [Level.WARNING]
    assert not said("R-SKY-03", case)


def test_r_sky_07_sees_an_invitation_too_until_it_is_given() -> None:
    letter = draft("inbjudan", 2, ib_vag="brev")
    assert stopped("R-SKY-07", reading(letter, sheet=VIOLENT), SEND)
    given = paper("inbjudan", 2, ib_vag="brev")
    assert not stopped("R-SKY-07", reading(given, sheet=VIOLENT), SEND)
    assert stopped("R-SKY-07", reading(given, sheet=VIOLENT, about=2), SEND)


@pytest.mark.parametrize("sheet", [PROTECTED, VIOLENT])
def test_r_sky_05_violence_is_handled_by_hand_as_protected_data_are(sheet: Answers) -> None:
    facts = case_facts(sheet, NOW.date())
    assert facts.careful
    assert said("R-SKY-06", reading(sheet=sheet))


def test_r_sky_06_the_safest_way_is_asked_for_in_varmland() -> None:
    for act in (SEND, COPY):
        [found] = stopped("R-SKY-06", reading(sheet=VIOLENT), act)
        assert found.level is Level.STOP
    assert not said("R-SKY-06", reading(sheet={**VIOLENT, "kontaktsatt": "telefon"}))
    assert not said("R-SKY-06", reading(sheet=CALM))
    assert not said("R-SKY-06", reading(sheet=VIOLENT, region="uppsala"))


def seats(count: int, **cells: Value) -> tuple[Row, ...]:
    return tuple(Row(f"k{number}", {"kd_part": Ref("", f"Enhet {number}"), **cells}) for number in range(count))


def test_r_sky_08_few_take_part_and_each_for_a_reason() -> None:
    many = reading(draft("kallelse", k_deltagare=seats(6, kd_syfte="Stöd")), sheet=VIOLENT)
    assert text_of("R-SKY-08", many) == "Mötet har 6 deltagare. Behövs alla, och hela tiden?"
    assert not said("R-SKY-08", reading(draft("kallelse", k_deltagare=seats(5, kd_syfte="Stöd")), sheet=VIOLENT))
    unsaid = reading(draft("kallelse", k_deltagare=seats(2)), sheet=VIOLENT)
    assert "Tomma rader: 2" in text_of("R-SKY-08", unsaid)
    assert not said("R-SKY-08", reading(draft("kallelse", k_deltagare=seats(8)), sheet=CALM))
    assert not said("R-SKY-08", reading(draft("kallelse", k_deltagare=Unparsed("alla")), sheet=VIOLENT))


def test_r_sky_09_too_many_work_against_the_purpose_in_uppsala() -> None:
    many = reading(draft("kallelse", k_deltagare=seats(9)), sheet=CALM, region="uppsala")
    [found] = said("R-SKY-09", many)
    assert found.level is Level.WARNING
    assert not said("R-SKY-09", reading(draft("kallelse", k_deltagare=seats(8)), sheet=CALM, region="uppsala"))
    wished = tuple(Row(f"f{n}", {"fd_part": Ref("", f"Enhet {n}")}) for n in range(9))
    assert said("R-SKY-09", reading(draft("forberedelse", f_deltagare=wished), sheet=CALM, region="uppsala"))


SEEN: Answers = {"f_forsiktig": "ja"}
"""What opens the questions on the danger in a preparation."""
JUDGED: Answers = {
    "f_hot": "Hög.",
    "f_hot_insikt": "Ingen.",
    "f_hot_behandling": "Ingen.",
    "f_hot_val": "sip",
    "f_hot_skal": "Prövat.",
}


def test_r_sky_10_whether_a_sip_should_be_made_is_judged_first() -> None:
    for act in (SEND, MEET):
        [found] = stopped("R-SKY-10", reading(draft("forberedelse", **SEEN), facts=CHILD), act)
        assert (found.level, found.path) == (Level.STOP, "f_hot")
    assert not said("R-SKY-10", reading(draft("forberedelse", **JUDGED), facts=CHILD))
    assert not said("R-SKY-10", reading(facts=CaseFacts(violence=True, age="vuxen")))
    assert not said("R-SKY-10", reading(facts=CaseFacts(child=True, age="barn")))
    assert not said("R-SKY-10", reading(facts=CHILD, region="halland"))


@pytest.mark.parametrize("field", JUDGED)
def test_r_sky_10_every_part_of_it_is_written(field: str) -> None:
    left: Answers = {name: value for name, value in JUDGED.items() if name != field}
    [found] = said("R-SKY-10", reading(draft("forberedelse", **SEEN, **left), facts=CHILD))
    assert found.path == field


@pytest.mark.parametrize("said_of_it", ["", "nej"])
def test_r_sky_10_and_11_go_to_the_question_that_opens_the_others(said_of_it: str) -> None:
    """The case was marked after the preparation was begun: what is to be written is not shown in it yet."""
    sheet: Answers = {"vald_flagga": "ja", "lvu": "ja", "fodelsedatum": "2015-09-22"}
    case = reading(draft("forberedelse", f_forsiktig=said_of_it), sheet=sheet)
    for rule_id in ("R-SKY-10", "R-SKY-11"):
        assert [one.path for one in said(rule_id, case)] == ["f_forsiktig"]
    assert [one.path for one in said("R-SKY-10", reading(sheet=sheet))] == ["f_hot"]


def test_r_sky_10_another_way_that_was_chosen_is_the_way_to_go() -> None:
    other = reading(draft("forberedelse", **{**JUDGED, "f_hot_val": "insats_for_insats"}), facts=CHILD)
    assert "annan väg" in text_of("R-SKY-10", other)


def test_r_sky_11_one_asks_somebody_or_says_why() -> None:
    sheet: Answers = {**VIOLENT, "lvu": "overvags"}
    [found] = stopped("R-SKY-11", reading(sheet=sheet), MEET)
    assert found.level is Level.STOP
    assert "LVU" not in found.text + found.why
    asked = draft("forberedelse", f_konsultation="bup", f_konsultation_rad="Vänta.")
    assert not said("R-SKY-11", reading(asked, sheet=sheet))
    assert not said("R-SKY-11", reading(draft("forberedelse", f_hot_skal="Prövat."), sheet=sheet))
    assert said("R-SKY-11", reading(draft("forberedelse", f_konsultation="behovs_inte"), sheet=sheet))
    assert not said("R-SKY-11", reading(sheet={**VIOLENT, "lvu": "nej"}))


@pytest.mark.parametrize(("region", "level"), [("varmland", Level.STOP), ("uppsala", Level.WARNING)])
def test_r_sky_12_a_stand_on_the_report_is_taken(region: str, level: Level) -> None:
    sheet: Answers = {**VIOLENT, "barn_berors": "ja"}
    [found] = stopped("R-SKY-12", reading(sheet=sheet, region=region), MEET)
    assert found.level is level
    assert said("R-SKY-12", reading(facts=CHILD, region=region))
    for answer in ("gjord", "ej_aktuellt"):
        assert not said("R-SKY-12", reading(draft("forberedelse", f_oro=answer), sheet=sheet, region=region))
    assert not said("R-SKY-12", reading(sheet={**CALM, "barn_berors": "ja"}, region=region))
    assert not said("R-SKY-12", reading(sheet={**VIOLENT, "barn_berors": "nej"}, region=region))


def test_r_sky_12_whether_there_are_children_is_asked_before_the_report() -> None:
    [found] = said("R-SKY-12", reading(sheet=VIOLENT))
    assert (found.level, found.path, found.acts) == (Level.WARNING, "barn_berors", ())


@pytest.mark.parametrize(
    ("until", "words"),
    [
        ("2026-11-26T23:59", "senast i dag (19 kap. 1 § SoL)"),
        ("2026-11-27T12:00", "senast 27 november 2026"),
        ("2026-11-26T13:00", "skulle vara gjord 26 november 2026"),
        ("2026-11-25", "skulle vara gjord 25 november 2026"),
        ("", "orosanmälan genast"),
        (Unparsed("i dag"), "orosanmälan genast"),
    ],
)
def test_r_sky_12_a_report_to_be_made_is_told_of_until_it_is_made(until: Value, words: str) -> None:
    case = reading(draft("forberedelse", f_oro="ska_goras", f_oro_senast=until), facts=CHILD)
    [found] = said("R-SKY-12", case)
    assert words in found.text
    assert found.level is Level.WARNING


def test_r_sky_13_a_child_that_is_added_to_the_meeting() -> None:
    sheet: Answers = {"namn": "Tilda Prov"}
    silent = reading(draft("kallelse", k_deltagare=seats(2)), sheet=sheet, facts=CHILD)
    assert not said("R-SKY-13", silent)
    for cells in (
        {"kd_part": Ref("person", "Tilda Prov")},
        {"kd_part": Ref("", "tilda  prov")},
        {"kd_part": Ref("", "Barnet"), "kd_huvudman": "den_enskilde"},
    ):
        added = draft("kallelse", k_deltagare=(Row("k1", dict(cells)),))
        [found] = said("R-SKY-13", reading(added, sheet=sheet, facts=CHILD))
        assert found.level is Level.WARNING
        grown = CaseFacts(violence=True, age="vuxen")
        assert not said("R-SKY-13", reading(added, sheet=sheet, facts=grown))
        assert not said("R-SKY-13", reading(added, sheet=sheet, facts=CaseFacts(child=True, age="barn")))


def test_r_sky_13_says_nothing_of_a_meeting_that_was_held() -> None:
    took_part = Row("p1", {"pd_part": Ref("person", ""), "pd_deltog": "del"})
    sheet: Answers = {"namn": "Tilda Prov"}
    held = draft("plan", p_deltagare=(took_part,))
    assert not said("R-SKY-13", reading(held, sheet=sheet, facts=CHILD, state="T6"))
    coming = draft("plan", p_deltagare=(Row("p1", {"pd_part": Ref("person", "")}),))
    assert said("R-SKY-13", reading(coming, sheet=sheet, facts=CHILD, state="T6"))


def test_r_sky_14_consent_is_asked_for_also_in_a_careful_case() -> None:
    for facts in (CaseFacts(age="vuxen"), CaseFacts(violence=True, age="vuxen"), CAREFUL_CHILD):
        [found, *_] = stopped("R-SAM-01", reading(facts=facts), SEND)
        assert found.level is Level.STOP


def test_r_sky_16_every_service_keeps_the_plan() -> None:
    told = (Row("z1", {"zi_part": Ref("a1", "BUP")}), Row("z2", {"zi_part": Ref("a2", "x"), "zi_dokumenterat": True}))
    case = reading(draft("avslut", z_informerade=told), sheet=VIOLENT, state="T8")
    [found] = stopped("R-SKY-16", case, CLOSE)
    assert "än: 1." in found.text
    assert said("R-SKY-16", reading(draft("avslut", z_informerade=told[1:]), sheet=VIOLENT, state="T8"))
    done = draft("avslut", z_informerade=told[1:], z_original="I akten")
    assert not said("R-SKY-16", reading(done, sheet=VIOLENT, state="T8"))
    assert not said("R-SKY-16", reading(draft("avslut"), sheet=CALM, state="T8"))
    assert not said("R-SKY-16", reading(sheet=VIOLENT, state="T8"))


def test_r_sky_17_a_meeting_on_screen_is_judged_first() -> None:
    part = draft("kallelse", k_motesform="digitalt", k_digitalt=("identitet",))
    [found] = stopped("R-SKY-17", reading(part, sheet=CALM, region="uppsala"), MEET)
    assert (found.level, found.text) == (
        Level.WARNING,
        "Inför det digitala mötet återstår: riskbedömning, ostörd miljö.",
    )
    [found] = stopped("R-SKY-17", reading(part, sheet=PROTECTED, region="uppsala"), MEET)
    assert found.level is Level.STOP
    judged = draft("kallelse", k_motesform="digitalt", k_digitalt=("risk",))
    assert [one.level for one in said("R-SKY-17", reading(judged, sheet=PROTECTED, region="uppsala"))] == [
        Level.WARNING
    ]
    ready = draft("kallelse", k_motesform="digitalt", k_digitalt=("risk", "identitet", "ostort"))
    assert not said("R-SKY-17", reading(ready, sheet=PROTECTED, region="uppsala"))
    assert not said("R-SKY-17", reading(draft("kallelse", k_motesform="telefon"), sheet=PROTECTED, region="uppsala"))
    by_phone = draft("kallelse", k_motesform="blandat", k_digitalt_hur="Avdelningen deltar per telefon.")
    assert not said("R-SKY-17", reading(by_phone, sheet=PROTECTED, region="uppsala"))


GUARDIANS: Answers = {
    "vardnadshavare": (
        Row("v1", {"namn": "Mira Prov", "relation": "Mamma", "kontakt_tillaten": "ja"}),
        Row("v2", {"namn": "Ruben Prov", "relation": "Pappa", "kontakt_tillaten": "nej"}),
    )
}


def test_r_sky_18_somebody_who_speaks_for_the_person_is_asked() -> None:
    stays_out = draft("forberedelse", f_vill_delta=("deltar_inte",))
    assert said("R-SKY-18", reading(stays_out, sheet=GUARDIANS, facts=CHILD))
    call = draft("kallelse", 2, k_deltagare=(Row("k1", {"kd_part": Ref("v1", "Mira Prov, Mamma")}),))
    assert not said("R-SKY-18", reading(stays_out, call, sheet=GUARDIANS, facts=CHILD))
    told = draft("forberedelse", f_vill_delta=("deltar_inte",), f_delaktighet="Genom en teckning.")
    assert not said("R-SKY-18", reading(told, sheet=GUARDIANS, facts=CHILD))
    assert not said("R-SKY-18", reading(draft("forberedelse", f_vill_delta=("hela",)), sheet=GUARDIANS, facts=CHILD))
    only_kept_out: Answers = {"vardnadshavare": rows_of(GUARDIANS["vardnadshavare"])[1:]}
    assert not said("R-SKY-18", reading(stays_out, sheet=only_kept_out, facts=CHILD))
    listed: Answers = {"vardnadshavare": (Row("v9", {"namn": "Rolf Prov"}),), "far_inte_veta": (ROLF,)}
    assert not said("R-SKY-18", reading(stays_out, sheet=listed, facts=CHILD))


# The written cases


def test_case_a_is_judged_reported_and_without_the_child() -> None:
    case = demo("a", without=("plan", "uppfoljning", "avslut"), now=EARLIER)
    for rule_id in (
        "R-SKY-03",
        "R-SKY-06",
        "R-SKY-07",
        "R-SKY-10",
        "R-SKY-11",
        "R-SKY-12",
        "R-SKY-13",
        "O-23",
        "O-23a",
    ):
        assert not said(rule_id, case), rule_id
    added = demo(
        "a",
        without=("plan", "uppfoljning", "avslut"),
        changes={"kallelse": {"k_deltagare": rows({"kd_part": Ref("person", "Tilda Prov")})}},
    )
    assert said("R-SKY-13", added)


def test_case_f_the_report_is_to_be_made_today_and_stays_until_it_is() -> None:
    waits: Answers = {"f_oro": "ska_goras", "f_oro_senast": "2026-12-11T23:59"}
    case = demo("f", changes={"forberedelse": waits}, now=THREE_FIFTY)
    assert text_of("R-SKY-12", case) == "Gör orosanmälan genast, senast i dag (19 kap. 1 § SoL)."
    done: Answers = {"f_oro": "gjord", "f_oro_datum": "2026-12-11"}
    assert not said("R-SKY-12", demo("f", changes={"forberedelse": done}, now=THREE_FIFTY))


def test_case_f_nothing_of_these_stops_the_call_list() -> None:
    case = demo("f", without=("kallelse", "plan", "tidskort", "samtycke_vuxen"), now=THREE_FIFTY, state="T1")
    assert not stops(findings(MINE, case))
    for act in (SEND, MEET):
        assert not stops(before(MINE, case, act))


# All of them


@pytest.mark.parametrize("name", sorted(one.id for one in MINE if one.id in CHECKS))
def test_no_bad_answer_breaks_a_rule(name: str) -> None:
    bad = Unparsed("?")
    forms = ("forberedelse", "kallelse", "telefonkallelse", "plan", "avslut", "vem_fick_vad", "begaran_svar")
    papers = []
    for ordinal, form in enumerate(forms, 1):
        fields = list(DEFINITIONS.forms[form].fields())
        papers.append(draft(form, ordinal, **{field.id: bad for field in fields}))
        empty = {field.id: (Row("e", {}),) for field in fields if field.type is FieldType.ROWS}
        papers.append(draft(form, ordinal + 20, **empty))
    sheet: Answers = {
        **FORBIDDEN,
        "post_ses": bad,
        "tolk": bad,
        "lvu": bad,
        "narstaende": bad,
        "aktorer": (Row("e", {}),),
    }
    for facts in (CAREFUL_CHILD, CaseFacts(violence=True), CaseFacts(protected=True, situation="utskrivning")):
        for about in (0, 2, 4):
            list(CHECKS[name](reading(*papers, sheet=sheet, facts=facts, about=about)))


@pytest.mark.parametrize("one", [one for one in MINE if one.met == "form"], ids=lambda one: one.id)
def test_what_a_form_meets_stands_there(one: Rule) -> None:
    form, _, path = one.at.partition(":")
    assert path in fields_of(DEFINITIONS.forms[form])


def test_what_the_forms_say_is_what_the_rules_ask() -> None:
    def options(form: str, path: str) -> set[str]:
        return {option.id for option in fields_of(DEFINITIONS.forms[form])[path].options}

    assert options("kallelse", "k_vag") == {"telefon", "brev", "personligen", "bud"}  # R-SKY-19: no system among them
    assert {"vaxel", "egen_lista", "hsa"} == options("telefonkallelse", "tk_samtal/ts_nummer")  # R-SKY-02
    assert {"egen", "annan_kommun", "bup"} <= options("forberedelse", "f_konsultation")  # R-SKY-11, X-11
    assert "mall" in fields_of(DEFINITIONS.form("aterforing", "varmland"))["t_mall"].text  # R-SKY-15
    assert "skilt" in fields_of(DEFINITIONS.forms["identitetsblad"])["i_text"].text  # X-08
    assert "formedling" in options("arendeblad", "kontaktsatt")  # X-07

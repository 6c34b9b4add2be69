"""No stop is a dead end: each is found where it should be, and gone when what its action asks for is answered."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
import pytest

from sip_desktop.domain.answers import Answers, Ref, Row, Value
from sip_desktop.domain.deadlines import Level
from sip_desktop.domain.guidance.acts import STOPPABLE, GuidedAct
from sip_desktop.domain.guidance.engine import before, stops
from sip_desktop.domain.guidance.reading import Reading
from sip_desktop.domain.guidance.rule import Met
from sip_desktop.domain.lenses.case_papers import CasePaper
from tests.domain.consent_papers import BUP, MIRA, RUBEN, SCHOOL, YOUNG, actor, exemption, paper, withdrawal, yes
from tests.domain.guidance import plan_papers as plans
from tests.domain.guidance.cases import all_rules, reading
from tests.domain.guidance.family import adult, call, child, draft, mira, own, prepared, ruben

SEND, MEET, CLEAR, COPY, CLOSE = STOPPABLE
NOT_IN_ITS_ROW = {"R-SKY-17"}
"""Rules that warn, as their rows say, and stop in a careful case."""


class Stop(msgspec.Struct, frozen=True):
    """A case where a rule stops an act, and the same case each way its action offers."""

    stopped: Reading
    released: tuple[Reading, ...]
    act: GuidedAct


def row(**cells: Value) -> Row:
    return Row("r1", dict(cells))


def of(act: GuidedAct, stopped: Reading, *released: Reading) -> Stop:
    return Stop(stopped, released, act)


def by_call(region: str, lacking: Answers, told: Answers, sheet: Answers | None = None) -> Stop:
    """A stop that a kallelse is mended for."""
    whole = {**lacking, **told}
    return of(
        SEND,
        *(reading(draft("kallelse", **answers), sheet=sheet or ADULT, region=region) for answers in (lacking, whole)),
    )


def by_preparation(region: str, lacking: Answers, *told: Answers, sheet: Answers, act: GuidedAct = MEET) -> Stop:
    each = (lacking, *({**lacking, **one} for one in told))
    return of(act, *(reading(prepared(**answers), sheet=sheet, region=region) for answers in each))


def by_sheet(act: GuidedAct, lacking: Answers, *told: Answers, papers: Iterable[CasePaper] = ()) -> Stop:
    """A stop that the ärendeblad is mended for."""
    return of(act, *(reading(*papers, sheet=answers, region="varmland") for answers in (lacking, *told)))


def by_plan(region: str, *lacking: str, **wrong: Value) -> Stop:
    """A stop that the plan is mended for: without some answers, or with wrong ones."""
    whole = plans.full_plan()
    broken = {**plans.less(whole, *lacking), **wrong}
    return of(CLEAR, plans.meeting(broken, region), plans.meeting(whole, region))


def by_closing(region: str, lacking: Answers, *told: Answers) -> Stop:
    each = (lacking, *told)
    return of(CLOSE, *(plans.after(draft("avslut", **answers), region=region) for answers in each))


def refusal(**answers: Value) -> CasePaper:
    return paper("samtycke_nej", 9, c_vem=Ref("person", ""), c_datum="2026-11-20", **answers)


ADULT: Answers = {"namn": "Loke Försök", "fodelsedatum": "1979-11-11", "vald_flagga": "nej", "skyddstyp": "inget"}
GROWN: Answers = {"namn": "Asta Prov", "fodelsedatum": "1990-02-03", "vald_flagga": "ja", "skyddstyp": "inget"}
VIOLENT_CHILD: Answers = {"namn": "Tilda Prov", "fodelsedatum": "2015-09-22", "vald_flagga": "ja", "skyddstyp": "inget"}
PROTECTED: Answers = {**ADULT, "skyddstyp": "sekretessmarkering"}
THREAT: Answers = {
    "f_hot": "Hög.",
    "f_hot_insikt": "Förnekar.",
    "f_hot_behandling": "Ingen.",
    "f_hot_skal": "Utan honom.",
}
MUST_NOT_KNOW: Answers = {
    **GROWN,
    "far_inte_veta": (Row("x1", {"namn": "Rolf Prov", "personnummer": "19870615-9814"}),),
}
BOTH = (mira(), ruben())
CALLED_TO = Ref("", "Korttids")
WIDER: Answers = {"c_verksamheter": (actor(BUP), actor(SCHOOL), actor(CALLED_TO))}
ASSISTANT: Answers = {**ADULT, "legal_foretradare": (Row("f1", {"namn": "Greta God", "slag": "god_man"}),)}
ASKED: Answers = {"c_varfor": "Medvetslös", "c_mottagare": Ref("", "Eva Ek"), "c_datum": "2026-11-20"}
CONTACTS: tuple[Row, ...] = (row(c_part=Ref("f1", "Greta God"), c_sade="Vill ha hjälp"),)
CAREFUL_CHILD: Answers = {
    **VIOLENT_CHILD,
    "vardnadshavare": (Row("v1", {"namn": "Mira Prov"}), Row("v2", {"namn": "Ruben Prov"})),
}
ON_SCREEN: Answers = {"k_motesform": "digitalt"}
CALLERS = (row(kd_part=BUP, kd_huvudman="region", kd_slag="kallad"),)
FOLLOWED = plans.plan_of()
OUTCOME = plans.plan_of(plans.changed(plans.full_plan(), {f"{plans.GOAL}/d_uppfyllelse": "uppfyllt"}))
SIGNED = {
    "p_sign": (
        Row("s1", {"pu_part": MIRA, "pu_datum": "2026-11-26"}),
        Row("s2", {"pu_part": RUBEN, "pu_datum": "2026-11-26"}),
    )
}
HOME: Answers = {"fv_mottagare": Ref("person", "Asta Prov"), "fv_satt": "post"}


def given(**cells: Value) -> CasePaper:
    return draft("vem_fick_vad", 40, fv_rader=(row(**cells),))


STOPS: dict[str, Stop] = {
    "R-SAM-01": of(SEND, adult(call(BUP)), adult(own(), call(BUP))),
    "R-SAM-02": of(SEND, adult(own(c_hur=""), region="uppsala"), adult(own(), region="uppsala")),
    "R-SAM-05": of(
        SEND,
        adult(own(), withdrawal(day="2026-11-20T10:00")),
        adult(own(), withdrawal(day="2026-11-20T10:00"), yes("samtycke_vuxen", 10, c_datum="2026-11-25")),
    ),
    "R-SAM-06": of(
        SEND,
        adult(draft("samtycke_kan_inte_svara", **ASKED), region="uppsala"),
        adult(paper("samtycke_kan_inte_svara", **ASKED, c_kontakter=CONTACTS), region="uppsala"),
        adult(yes("samtycke_foretradare", c_vem=Ref("f1", ""), c_installning="ja"), region="uppsala"),
    ),
    "R-SAM-07": of(
        SEND,
        adult(draft("samtycke_kan_inte_svara", **ASKED), sheet=ASSISTANT),
        adult(draft("samtycke_kan_inte_svara", **ASKED, c_kontakter=CONTACTS), sheet=ASSISTANT),
        adult(yes("samtycke_foretradare", c_vem=Ref("f1", "")), sheet=ASSISTANT),
    ),
    "R-SAM-10": of(
        CLOSE, adult(refusal()), adult(refusal(c_dokumenterat="journal", c_dokumenterat_var="Vårdcentralens journal"))
    ),
    "R-SAM-11": of(
        CLOSE,
        reading(refusal(), sheet=GROWN),
        reading(refusal(c_dokumenterat="saker_plats", c_dokumenterat_var="Den skyddade mallen"), sheet=GROWN),
    ),
    "R-SAM-14": by_preparation(
        "haninge", {"f_formote": "ja"}, {"f_formote_samtycke": "ja"}, {"f_formote": "nej"}, sheet=ADULT
    ),
    "R-SAM-16": of(
        CLEAR,
        child(*BOTH, draft("plan", 30), region="halland", state="T6"),
        child(*BOTH, draft("plan", 30, **SIGNED), region="halland", state="T6"),
    ),
    "R-BARN-01": of(
        SEND,
        child(*BOTH, call(CALLED_TO)),
        child(mira(**WIDER), ruben(**WIDER), call(CALLED_TO)),
        child(*BOTH, call(BUP)),
    ),
    "R-BARN-02": of(SEND, child(mira()), child(*BOTH), child(mira(), exemption())),
    "R-BARN-03": of(
        SEND,
        child(*BOTH, facts=YOUNG, region="uppsala"),
        child(*BOTH, yes("samtycke_ungdom", 3), facts=YOUNG, region="uppsala"),
        child(
            *BOTH,
            paper("samtycke_ungdom", 3, c_mogen="nej", c_mogen_skal="Förstår inte frågan.", c_datum="2026-11-20"),
            facts=YOUNG,
            region="uppsala",
        ),
    ),
    "R-BARN-11": of(
        COPY,
        child(*BOTH, draft("plan", 30, p_plan="preliminar"), region="halland"),
        child(*BOTH, draft("plan", 30, p_plan="preliminar"), draft("vem_fick_vad", 31, fv_fore=True), region="halland"),
    ),
    "R-KAL-01": by_call("uppsala", {}, {"k_syfte": "Trygg hemgång."}),
    "R-KAL-02": by_call("skane", {}, {"k_onskemal": "Sova hela nätter."}),
    "R-KAL-04": by_call("varmland", {}, {"k_start": "2026-12-03T13:00", "k_plats": "Rum 3"}),
    "R-KAL-08": by_preparation(
        "uppsala", {}, {"f_syfte": "Trygg hemgång.", "f_mal": "En plan.", "f_fraga": "Vem ringer?"}, sheet=ADULT
    ),
    "R-KAL-09": by_preparation(
        "uppsala",
        {},
        {"f_vill_delta": ("hela",)},
        {"f_vill_delta": ("deltar_inte",), "f_delaktighet": "En teckning visas."},
        sheet=ADULT,
    ),
    "R-DEL-01": of(
        MEET,
        reading(draft("kallelse", k_deltagare=CALLERS), sheet=ADULT, region="haninge"),
        reading(
            draft("kallelse", k_deltagare=(*CALLERS, Row("r2", {"kd_part": SCHOOL, "kd_huvudman": "kommun"}))),
            sheet=ADULT,
            region="haninge",
        ),
    ),
    "R-SKY-03": by_call("varmland", {"k_vag": "brev"}, {"k_vag": "telefon"}, PROTECTED),
    "R-SKY-06": by_sheet(SEND, GROWN, {**GROWN, "kontaktsatt": "telefon"}),
    "R-SKY-07": by_call("varmland", {"k_vag": "bud"}, {"k_vag": "telefon"}, GROWN),
    "R-SKY-10": by_preparation("varmland", {}, {**THREAT, "f_hot_val": "sip"}, sheet=VIOLENT_CHILD, act=SEND),
    "R-SKY-11": by_preparation(
        "varmland", {}, {"f_konsultation": "bup"}, {"f_hot_skal": "Barnet vill."}, sheet={**VIOLENT_CHILD, "lvu": "ja"}
    ),
    "R-SKY-12": by_preparation(
        "varmland",
        {},
        {"f_oro": "gjord", "f_oro_datum": "2026-11-20", "f_oro_av": "Skolan"},
        {"f_oro": "ej_aktuellt"},
        sheet=VIOLENT_CHILD,
    ),
    "R-SKY-17": of(
        MEET,
        reading(draft("kallelse", **ON_SCREEN), sheet=PROTECTED, region="uppsala"),
        reading(
            draft("kallelse", **ON_SCREEN, k_digitalt=("risk", "identitet", "ostort")),
            sheet=PROTECTED,
            region="uppsala",
        ),
        reading(draft("kallelse", k_motesform="pa_plats"), sheet=PROTECTED, region="uppsala"),
    ),
    "R-PLAN-01": by_plan("skane", "p_delmal"),
    "R-PLAN-02": by_plan("halland", "p_utvardering", "p_uppf_datum"),
    "R-PLAN-03": by_plan("uppsala", "p_deltagare"),
    "R-PLAN-04": by_plan("uppsala", "p_samordnare"),
    "R-PLAN-05": by_plan("varmland", p_samordnare_inom="annat"),
    "R-PLAN-09": by_plan("skane", "p_huvudmal_av"),
    "R-PLAN-12": by_plan("halland", f"{plans.ACTIVITY}/a_ansvarig", f"{plans.ACTIVITY}/a_huvudman"),
    "R-PLAN-17": by_plan("uppsala", "p_uppf_datum"),
    "R-UPP-04": of(CLOSE, plans.after(FOLLOWED, plans.followed()), plans.after(OUTCOME, plans.followed())),
    "R-UPP-05": of(
        CLEAR,
        plans.after(FOLLOWED, plans.followed(u_beslut="")),
        plans.after(FOLLOWED, plans.followed(u_beslut="revidera")),
    ),
    "R-AVS-01": by_closing("uppsala", {"z_skal": "malen"}, {"z_skal": "malen", "z_samrad": ("den_enskilde",)}),
    "R-AVS-02": by_closing("halland", {}, {"z_skal": "malen", "z_samrad": ("vardnadshavare", "parterna")}),
    "X-04": of(
        COPY,
        reading(mira(), given(fv_mottagare=RUBEN), sheet=CAREFUL_CHILD),
        reading(mira(), given(fv_mottagare=BUP), sheet=CAREFUL_CHILD),
    ),
    "O-20": by_sheet(COPY, GROWN, {**GROWN, "post_ses": "nej"}),
    "O-20a": of(
        COPY,
        reading(given(**HOME), sheet=GROWN),
        reading(given(**{**HOME, "fv_satt": "last_har"}), sheet=GROWN),
        reading(given(**HOME), sheet={**GROWN, "post_ses": "nej"}),
    ),
    "O-23": of(
        SEND,
        reading(call(Ref("", "Rolf Prov")), sheet=MUST_NOT_KNOW),
        reading(call(BUP), sheet=MUST_NOT_KNOW),
        reading(call(Ref("", "Läkaren på vårdcentralen")), sheet=MUST_NOT_KNOW),
    ),
    "O-23a": of(
        SEND,
        reading(call(Ref("", "R. Prov")), sheet=MUST_NOT_KNOW),
        reading(call(Ref("", "Rita Prov")), sheet=MUST_NOT_KNOW),
    ),
}


def found(rule_id: str, case: Reading, act: GuidedAct) -> list[str]:
    return [one.text for one in stops(before(all_rules(), case, act)) if one.rule == rule_id]


def test_every_rule_that_stops_somewhere_has_a_row() -> None:
    checked = [one for one in all_rules() if one.met is Met.CHECK]
    wanted = {one.id for one in checked if Level.STOP in (one.level, *one.levels.values())}
    assert set(STOPS) == wanted | NOT_IN_ITS_ROW


@pytest.mark.parametrize("rule_id", STOPS)
def test_it_stops_and_what_its_action_asks_for_releases_it(rule_id: str) -> None:
    stop = STOPS[rule_id]
    assert found(rule_id, stop.stopped, stop.act)
    assert stop.released
    for released in stop.released:
        assert found(rule_id, released, stop.act) == []


@pytest.mark.parametrize("rule_id", STOPS)
def test_a_stop_says_what_to_do_and_what_may_be_done_meanwhile(rule_id: str) -> None:
    stop = STOPS[rule_id]
    mine = [one for one in before(all_rules(), stop.stopped, stop.act) if one.rule == rule_id]
    for one in mine:
        assert one.action.endswith(".")
        assert one.allowed.endswith(".")
        assert one.why
        assert one.source

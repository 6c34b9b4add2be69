"""Plans, follow-ups and closings in memory: for the rules on the plan and on what comes after it."""

from __future__ import annotations

from sip_desktop.domain.answers import Answers, Ref, Row, Value, put
from sip_desktop.domain.guidance.engine import CHECKS
from sip_desktop.domain.guidance.finding import Hit
from sip_desktop.domain.guidance.reading import Reading
from sip_desktop.domain.lenses.case_papers import CasePaper
from tests.domain.guidance.cases import NOW, reading

PERSON, BUP, SCHOOL, GRANDMOTHER = (
    Ref("person", "Alva Test"),
    Ref("a1", "Anna Ek, kurator, BUP Norra"),
    Ref("a2", "Provlundaskolan"),
    Ref("n1", "Siri Test, farmor"),
)
SHEET: Answers = {
    "namn": "Alva Test",
    "personnummer": "20170508-9801",
    "fodelsedatum": "2017-05-08",
    "ansvarig": "AB",
    "aktorer": (
        Row("a1", {"enhet": "BUP Norra", "namn": "Anna Ek", "funktion": "kurator", "huvudman": "region"}),
        Row("a2", {"enhet": "Provlundaskolan", "huvudman": "skola"}),
        Row("a3", {"enhet": "Korttids Provgården", "huvudman": "utforare_kommun"}),
    ),
    "narstaende": (Row("n1", {"namn": "Siri Test", "relation": "farmor"}),),
}
KORTTIDS = Ref("a3", "Korttids Provgården")
LATER = NOW.replace(year=2027, month=2, day=23)
GOAL, ACTIVITY = "p_delmal/g1", "p_delmal/g1/d_aktiviteter/k1"


def full_plan() -> Answers:
    """A plan that says everything every region asks for."""
    activity: Answers = {
        "a_aktivitet": "Kvällsbild i korttids",
        "a_huvudman": "region",
        "a_ansvarig": BUP,
        "a_slut": "2027-02-01",
    }
    goal: Answers = {
        "d_delmal": "Sova hela natten två helger av tre",
        "d_behov": "Sömn",
        "d_ansvarig": BUP,
        "d_beskrivning": "Bilder hjälper",
        "d_mitt_ansvar": "Jag hänger upp bilden",
        "d_klart": "2027-02-01",
        "d_accept": True,
        "d_aktiviteter": (Row("k1", activity),),
    }
    return {
        "p_start": "2026-11-26T13:00",
        "p_namn": "Alva Test",
        "p_deltagare": (
            Row("m1", {"pd_part": PERSON, "pd_huvudman": "den_enskilde", "pd_deltog": "del"}),
            Row("m2", {"pd_part": BUP, "pd_huvudman": "region", "pd_slag": "kallad", "pd_deltog": "hela"}),
        ),
        "p_ordforande": BUP,
        "p_sekreterare": BUP,
        "p_behov": (Row("b1", {"pb_behov": "Sömn"}),),
        "p_huvudmal": "Att helgen börjar på fredag",
        "p_huvudmal_av": "barnet",
        **dict.fromkeys(("p_vardniva", "p_krisplan"), "ej_aktuellt"),
        "p_risk": "Inte aktuellt",
        "p_tidiga_tecken": (Row("t1", {"pt_tecken": "Inte aktuellt"}),),
        "p_stodbehov": (Row("s1", {"ps_stod": "Inte aktuellt"}),),
        "p_delmal": (Row("g1", goal),),
        "p_overg_huvudman": "region",
        "p_samordnare": BUP,
        "p_samordnare_inom": "halso_sjukvard",
        "p_samordnare_ers": "Kollegan på enheten",
        "p_uppf_datum": "2027-02-23",
        "p_utvardering": "På mötet i februari",
        "p_summering": True,
        "p_utskrift_ansvarig": BUP,
    }


def changed(answers: Answers, at: dict[str, Value]) -> Answers:
    """The answers with others at these paths."""
    for path, value in at.items():
        answers = put(answers, path, value)
    return answers


def paper(form: str, answers: Answers, ordinal: int = 1, day: str = "2026-11-26", clear: bool = False) -> CasePaper:
    at = f"{day}T14:00:00+01:00"
    return CasePaper(
        form=form,
        title=form,
        ordinal=ordinal,
        created=at,
        answers=answers if clear else {},
        newest=answers,
        cleared=at if clear else "",
        draft=not clear,
    )


def meeting(answers: Answers, region: str, *others: CasePaper, clear: bool = False, **more: object) -> Reading:
    """A case at its meeting, with this plan."""
    plan = paper("plan", answers, ordinal=5, clear=clear)
    return reading(*others, plan, sheet=SHEET, region=region, state="T7" if clear else "T6", **more)


def hits(rule_id: str, case: Reading) -> list[Hit]:
    """What the check of a rule gives, whatever other rules say."""
    return list(CHECKS[rule_id](case))


def less(answers: Answers, *paths: str) -> Answers:
    """The answers less those at these paths, rows and columns included."""
    for path in paths:
        answers = put(answers, path, None)
    return answers


def followed(clear: bool = True, **answers: object) -> CasePaper:
    """A follow-up of the full plan, held on 2027-02-23, that says everything."""
    activity = Row("k1", {"ua_aktivitet": "Kvällsbild", "ua_gjort": "ja"})
    said_then: Answers = {
        "u_infor": True,
        "u_datum": "2027-02-23",
        "u_delmal": (Row("g1", {"um_uppfyllelse": "uppfyllt", "um_aktiviteter": (activity,)}),),
        "u_redogorelse": (Row("r1", {"ur_part": BUP, "ur_gjort": "Allt"}), Row("r2", {"ur_part": PERSON})),
        "u_beslut": "revidera",
        **answers,
    }
    return paper("uppfoljning", said_then, ordinal=6, day="2027-02-23", clear=clear)


def plan_of(answers: Answers | None = None, clear: bool = True) -> CasePaper:
    return paper("plan", full_plan() if answers is None else answers, ordinal=5, clear=clear)


def after(*papers: CasePaper, region: str = "halland", **more: object) -> Reading:
    return reading(*papers, sheet=SHEET, region=region, state="T8", **{"now": LATER, **more})

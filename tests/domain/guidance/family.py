"""Papers and readings of one family and of one adult, for the tests of the rules on consent and on children."""

from __future__ import annotations

from sip_desktop.domain.answers import Answers, Ref, Row, Unparsed, Value
from sip_desktop.domain.deadlines import Level
from sip_desktop.domain.guidance.finding import Finding
from sip_desktop.domain.guidance.reading import Reading
from sip_desktop.domain.lenses.case_facts import CaseFacts
from sip_desktop.domain.lenses.case_papers import CasePaper
from tests.domain.consent_papers import ADULT, BUP, CHILD, MIRA, RUBEN, SCHOOL, SHEET, actor, guardian, paper, yes
from tests.domain.guidance.cases import reading

WHOLE = (actor(BUP), actor(SCHOOL))
REGIONS = ["uppsala", "haninge", "skane", "halland", "varmland"]


def own(**answers: Value) -> CasePaper:
    """An adult's yes that names BUP and the school."""
    return yes("samtycke_vuxen", **{"c_verksamheter": WHOLE, **answers})


def mira(**answers: Value) -> CasePaper:
    return guardian(MIRA, **{"c_verksamheter": WHOLE, **answers})


def ruben(**answers: Value) -> CasePaper:
    return guardian(RUBEN, ordinal=2, **{"c_verksamheter": WHOLE, **answers})


def draft(form: str, ordinal: int = 20, **answers: Value) -> CasePaper:
    return paper(form, ordinal, "", **answers)


def prepared(**answers: Value) -> CasePaper:
    return draft("forberedelse", 19, **answers)


def call(*who: Ref | Unparsed, **answers: Value) -> CasePaper:
    rows = tuple(Row(f"k{number}", {"kd_part": one}) for number, one in enumerate(who, 1))
    return draft("kallelse", 30, k_deltagare=rows, **answers)


def adult(*papers: CasePaper, sheet: Answers | None = None, facts: CaseFacts = ADULT, **more: object) -> Reading:
    return reading(*papers, sheet=SHEET if sheet is None else sheet, facts=facts, **more)


def child(*papers: CasePaper, sheet: Answers | None = None, facts: CaseFacts = CHILD, **more: object) -> Reading:
    return reading(*papers, sheet=SHEET if sheet is None else sheet, facts=facts, **more)


def levels(found: list[Finding]) -> list[Level]:
    return [one.level for one in found]

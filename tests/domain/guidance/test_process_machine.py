"""The whole engine on cases that nobody planned: papers of the real forms begun, changed, made clear and taken back in
any order while the clock goes both ways. A long run of a thousand cases: ``SIP_LONG=1 python -m pytest`` this file."""

from __future__ import annotations

import os
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from msgspec.structs import replace

from sip_desktop.domain.answers import Answers, Ref, Row, Unparsed, Value, rows_of
from sip_desktop.domain.case_events import case_events, dues_of
from sip_desktop.domain.deadlines import Level, read_deadlines
from sip_desktop.domain.definition_file import DefinitionFault
from sip_desktop.domain.guidance.acts import GuidedAct
from sip_desktop.domain.guidance.engine import before, findings
from sip_desktop.domain.guidance.finding import Finding
from sip_desktop.domain.guidance.reading import LeftPaper, Mode, Reading
from sip_desktop.domain.guidance.rule import STATES
from sip_desktop.domain.lenses.case_facts import case_facts
from sip_desktop.domain.lenses.case_papers import CaseKnown, CasePaper
from sip_desktop.domain.lenses.consents import CONSENT_FORMS
from sip_desktop.domain.process import state_of
from tests.domain.consent_papers import SHEET, guardian, paper, withdrawal, yes
from tests.domain.guidance.any_case import DEFINITIONS, FORMS, REGIONS, SECRET, Writer, local
from tests.domain.guidance.cases import NOW, all_rules, reading

LONG = bool(os.environ.get("SIP_LONG"))
HARD = {"R-SAM-05", "O-23"}
LONGEST, LONGEST_CLOCK = 200, 280
"""Characters of a finding; a clock also says from what it was counted, why it was moved and by what law."""
FIRST_DAY, LAST_DAY = date(2024, 1, 1), date(2032, 1, 1)
THE_WAY = ("forberedelse", *sorted(CONSENT_FORMS), "kallelse", "telefonkallelse", "plan", "uppfoljning", "avslut")
"""Begun more often than the other papers: the way of a case."""
SEEDS = st.integers(0, 2**32 - 1)
YIELDS = {one.id: one.yields_to for one in all_rules()}

OPPOSITES = (
    ("R-BARN-07", "R-SKY-13"),
    ("R-PLAN-18", "R-SAM-05"),
    ("R-BARN-17", "R-SAM-05"),
    ("R-SAM-09", "R-SAM-05"),
    ("R-KAL-05", "R-SKY-03"),
    ("R-KAL-05", "R-SKY-07"),
)
"""Pairs that speak of the case itself and would ask for opposite acts: never both at a time."""
SAME_PARTY = (("R-SAM-17", "R-BARN-01"), ("R-SAM-17", "R-SAM-05"), ("R-SAM-01", "R-SAM-05"), ("R-BARN-01", "R-SAM-05"))
"""Pairs that may both be there, but not of the same party."""
CALLS_OR_GIVES = {"R-DEL-13", "R-KAL-05", "R-DEL-03", "R-BARN-17", "R-SAM-17"}
"""Rules that ask somebody to turn to the party that their mark names: never one that must not know."""

_GUARDIANS = next(one for one in all_rules() if one.id == "R-BARN-02")
ASK_THEM = tuple(words.rpartition("}")[2] for words in (_GUARDIANS.text, _GUARDIANS.texts["expired"]))
"""How the words end that ask a guardian for an answer."""


class Process(RuleBasedStateMachine):
    """One case. ``papers`` by their place in the case; the first is the ärendeblad."""

    def __init__(self) -> None:
        super().__init__()
        self.writer = Writer()
        self.now = local(date(2026, 11, 26), 14)
        self.papers: list[CasePaper] = []
        self.left: list[LeftPaper] = []
        self.modes: list[Mode] = []
        self.region = REGIONS[0]

    @initialize(region=st.sampled_from(REGIONS), seed=SEEDS)
    def open_case(self, region: str, seed: int) -> None:
        self.region = region
        self._keep("arendeblad", self.writer.sheet(Random(seed), self.now.date()))

    @rule(form=st.sampled_from(FORMS), seed=SEEDS, share=st.sampled_from((0.2, 0.6, 0.95)), clear=st.booleans())
    def write_any(self, form: str, seed: int, share: float, clear: bool) -> None:
        self._write(form, seed, share, clear)

    @rule(form=st.sampled_from(THE_WAY), seed=SEEDS, share=st.sampled_from((0.3, 0.8, 1.0)), clear=st.booleans())
    def write_on_the_way(self, form: str, seed: int, share: float, clear: bool) -> None:
        self._write(form, seed, share, clear)

    @rule(seed=SEEDS)
    def change_the_sheet(self, seed: int) -> None:
        """Facts of the case change: a mark is set or taken away, somebody comes or goes."""
        chance = Random(seed)
        told = self.writer.answers("arendeblad", chance, self.now.date(), 0.15)
        self.papers[0] = replace(self.papers[0], newest={**self.papers[0].newest, **told})
        facts = case_facts(self.papers[0].newest, self.now.date())
        self.modes.append(Mode(self.now.isoformat(timespec="seconds"), facts.protected, facts.violence))

    @precondition(lambda self: len(self.papers) > 1)
    @rule(seed=SEEDS)
    def make_clear(self, seed: int) -> None:
        at = Random(seed).randrange(1, len(self.papers))
        chosen = self.papers[at]
        self.papers[at] = replace(chosen, answers=chosen.newest, cleared=self._stamp(), draft=False)

    @precondition(lambda self: any(one.cleared for one in self.papers[1:]))
    @rule(seed=SEEDS)
    def correct(self, seed: int) -> None:
        """A next version of a clear paper, with some other answers."""
        chance = Random(seed)
        at = chance.choice([n for n, one in enumerate(self.papers) if n and one.cleared])
        chosen = self.papers[at]
        told = self.writer.answers(chosen.form, chance, self.now.date(), 0.3)
        newest = {**chosen.newest, **told}
        self.papers[at] = replace(chosen, newest=newest, draft=True, revision=chosen.revision + 1)

    @precondition(lambda self: any(one.cleared for one in self.papers[1:]))
    @rule(seed=SEEDS)
    def print_copy(self, seed: int) -> None:
        one = Random(seed).choice([one for one in self.papers[1:] if one.cleared])
        title, made = DEFINITIONS.title(one.form, self.region), self._stamp()
        self.left.append(
            LeftPaper(form=one.form, title=title, ordinal=one.ordinal, revision=1, number=len(self.left) + 1, made=made)
        )

    @rule(days=st.sampled_from((-400, -30, -1, 1, 3, 30, 200)), hour=st.sampled_from((0, 9, 23)))
    def move_the_clock(self, days: int, hour: int) -> None:
        day = self.now.date() + timedelta(days=days)
        self.now = local(min(max(day, FIRST_DAY), LAST_DAY), hour)

    @invariant()
    def the_answer_is_plain(self) -> None:
        _look(self.reading(self.region), self.papers)

    def teardown(self) -> None:
        """Whatever the case has come to, in every region."""
        if self.papers:
            for region in REGIONS:
                _look(self.reading(region), self.papers)

    def reading(self, region: str, about: int = 0) -> Reading:
        papers, today = tuple(self.papers), self.now.date()
        sheet, happened = papers[0].newest if papers else {}, case_events(papers)
        return Reading(
            known=CaseKnown(papers, sheet, case_facts(sheet, today), today),
            now=self.now,
            region=region,
            state=state_of(papers, happened.done),
            dues=dues_of(happened, sheet, DEFINITIONS.deadlines(region)),
            left=tuple(self.left),
            modes=tuple(self.modes),
            about=about,
            valid_to=DEFINITIONS.region(region).valid_to,
        )

    def _write(self, form: str, seed: int, share: float, clear: bool) -> None:
        answers = self.writer.answers(form, Random(seed), self.now.date(), share)
        self._keep(form, answers, clear)

    def _keep(self, form: str, answers: Answers, clear: bool = False) -> None:
        self.papers.append(
            CasePaper(
                form=form,
                title=DEFINITIONS.title(form, self.region),
                ordinal=len(self.papers) + 1,
                created=self._stamp(),
                answers=answers if clear else {},
                newest=answers,
                cleared=self._stamp() if clear else "",
                draft=not clear,
            )
        )

    def _stamp(self) -> str:
        return self.now.isoformat(timespec="seconds")


def _look(case: Reading, papers: list[CasePaper]) -> None:
    """Everything that holds of any case at any time."""
    rules = all_rules()
    assert case.state in STATES
    found = findings(rules, case)
    assert findings(rules, case) == found
    _is_plain(found)
    _does_not_contradict(found, case)
    for act in GuidedAct:
        _is_plain(before(rules, case, act))
    assert [one for one in before(rules, case, GuidedAct.REGISTER_CALL) if one.level is Level.STOP] == []
    about = papers[-1].ordinal
    with_paper = replace_about(case, about)
    for act in GuidedAct:
        _is_plain(before(rules, with_paper, act))


def replace_about(case: Reading, about: int) -> Reading:
    """The same case, asked before an act with a paper."""
    return Reading(
        known=case.known, now=case.now, region=case.region, state=case.state, sector=case.sector, dues=case.dues,
        left=case.left, modes=case.modes, about=about, valid_to=case.valid_to,
    )  # fmt: skip


def _is_plain(found: tuple[Finding, ...]) -> None:
    """Words that are whole, short and of nobody; each thing once; hard stops of the kinds there may be."""
    for one in found:
        words = f"{one.text} {one.action}"
        assert one.text.strip(), one.rule
        assert len(one.text) <= (LONGEST_CLOCK if one.rule == "R-KAL-19" else LONGEST), one
        assert "{" not in words, one
        assert "}" not in words, one
        assert [secret for secret in SECRET if secret in words] == [], one
        if one.level is Level.STOP and one.hard:
            assert one.rule in HARD
        if one.level is Level.STOP:
            assert one.acts, one
    things = {(one.rule, one.thing) for one in found}
    for one in found:
        assert not any((other, one.thing) in things for other in YIELDS[one.rule]), one
    keys = [(one.rule, one.mark) for one in found]
    assert len(keys) == len(set(keys)), [key for key in keys if keys.count(key) > 1]


def _does_not_contradict(found: tuple[Finding, ...], case: Reading) -> None:
    """No two findings ask for opposite acts, and nothing asks anybody to turn to one who must not know."""
    # Of one party, or of one question, more may be said than of the consent as a whole.
    there = {one.rule for one in found if one.rule != "R-SAM-05" or one.mark.startswith("no ")}
    for first, second in OPPOSITES:
        assert not {first, second} <= there, (first, second)
    for first, second in SAME_PARTY:
        mine, other = ({one.thing for one in found if one.rule == each and one.thing} for each in (first, second))
        assert mine.isdisjoint(other), (first, second)
    out, closed = _rows_of_kept_out(case), _not_to_be_contacted(case)
    for one in found:
        assert not (one.rule in CALLS_OR_GIVES and one.mark in out), one
        assert not (one.rule == "R-BARN-02" and one.mark in closed and one.text.endswith(ASK_THEM)), one


def _not_to_be_contacted(case: Reading) -> set[str]:
    rows = rows_of(case.sheet.get("vardnadshavare"))
    return {row.id for row in rows if row.cells.get("kontakt_tillaten") == "nej"}


def _rows_of_kept_out(case: Reading) -> set[str]:
    """The rows of kallelse and ärendeblad where somebody stands who must not know, as the rules themselves see it."""
    places = [one.at.split(":", 1)[1].split("/") for one in case.kept_out if not one.reached and one.match.value]
    return {place[1] for place in places if len(place) > 1}


Process.TestCase.settings = settings(
    max_examples=1000 if LONG else 60,
    stateful_step_count=25 if LONG else 15,
    deadline=None,
    derandomize=not LONG,
    # A case that fails is made anew from its seeds; making it smaller would take minutes.
    phases=(Phase.generate,),
    suppress_health_check=list(HealthCheck),
)
TestProcess = Process.TestCase


# ── input that cannot be meant ──────────────────────────────────────────────────────────────────────────────


FATHER: Answers = {"namn": "Ruben Prov", "relation": "Pappa", "kontakt_tillaten": "nej"}
MOTHER: Answers = {"namn": "Mira Prov", "relation": "Mamma", "kontakt_tillaten": "ja"}
TOMORROW_FIFTEEN = "2011-11-27"


def seen(*papers: CasePaper, sheet: Answers | None = None, **more: object) -> tuple[Finding, ...]:
    """What is found in every region, after proving that all of it is plain."""
    found: list[Finding] = []
    for region in REGIONS:
        case = reading(*papers, sheet=SHEET if sheet is None else sheet, region=region, **more)
        _is_plain(findings(all_rules(), case))
        for act in GuidedAct:
            there = before(all_rules(), case, act)
            _is_plain(there)
            found += there
    return tuple(found)


def draft(form: str, ordinal: int, **answers: Value) -> CasePaper:
    return paper(form, ordinal, "", **answers)


def test_a_guardian_who_takes_part_and_must_not_know_is_stopped_and_never_turned_to() -> None:
    guardians = (Row("v1", MOTHER), Row("v2", FATHER))
    listed = (Row("x1", {"namn": "Ruben Prov", "relation": "Pappa"}),)
    sheet: Answers = {"namn": "Tilda Prov", "fodelsedatum": "2015-09-22", "vardnadshavare": guardians}
    father = Ref("v2", "Ruben Prov")
    seat = Row("d1", {"kd_part": father, "kd_slag": "kallad", "kd_huvudman": "narstaende"})
    late = {"k_svar_senast": "2026-11-20", "k_start": "2026-12-03T13:00"}
    call = paper("kallelse", 5, k_deltagare=(seat,), **late)
    told = draft("vem_fick_vad", 8, fv_rader=(Row("g1", {"fv_mottagare": father}),))
    found = seen(guardian(), call, told, sheet={**sheet, "far_inte_veta": listed})
    assert any(one.rule == "O-23" and one.hard for one in found)
    assert not any(one.rule in CALLS_OR_GIVES and one.mark in ("v2", "d1") for one in found)


def test_a_child_who_is_fifteen_tomorrow_is_a_child_today_and_asked_before_a_meeting_after_that() -> None:
    sheet = {**SHEET, "fodelsedatum": TOMORROW_FIFTEEN}
    both = (guardian(), guardian(Ref("v2", "Ruben Prov, pappa"), ordinal=2))
    today = seen(*both, sheet=sheet)
    assert [one for one in today if one.rule == "R-BARN-03"] == []
    meeting = draft("kallelse", 5, k_start="2026-12-03T13:00")
    [soon, *_] = [one for one in seen(*both, meeting, sheet=sheet) if one.rule == "R-BARN-03"]
    assert soon.level is Level.WARNING
    after = seen(*both, sheet=sheet, now=NOW + timedelta(days=1))
    assert any(one.rule == "R-BARN-03" and one.level is Level.STOP for one in after)


def test_two_withdrawals_are_one_stop() -> None:
    twice = (withdrawal(9, day="2026-11-20T10:00"), withdrawal(10, day="2026-11-24T10:00"))
    adult: Answers = {"namn": "Loke Försök", "fodelsedatum": "1979-11-11"}
    found = [one for one in seen(yes("samtycke_vuxen"), *twice, sheet=adult) if one.rule == "R-SAM-05"]
    assert {one.mark for one in found} == {"no 0"}
    assert {"2026-11-24" in one.text for one in found} == {True}
    assert state_of((yes("samtycke_vuxen"), *twice)) == "T2n"


def test_events_in_an_order_that_cannot_be_and_clocks_in_the_future_give_a_plain_answer() -> None:
    papers = (
        draft("forberedelse", 1, f_behov_datum="2031-01-01", f_bedomning_datum="2020-01-01"),
        yes("samtycke_vuxen", 2, c_datum="2030-05-05", c_galler="till_dag", c_till="2029-01-01"),
        paper("kallelse", 3, k_datum="2026-12-01T09:00", k_start="2026-11-01T09:00", k_svar_senast="2027-01-01"),
        paper("plan", 4, p_start="2026-10-01T09:00", p_uppf_datum="2026-09-01"),
        draft("uppfoljning", 5, u_datum="2025-01-01"),
        paper("avslut", 6, z_datum=Unparsed("när det blir vår")),
    )
    for last in range(1, len(papers) + 1):
        seen(*papers[:last])
        seen(*reversed(papers[:last]))


def test_a_profile_with_a_deadline_below_nothing_is_refused_with_a_sentence() -> None:
    text = """
[[deadline]]
id = "d1"
event = "meeting"
amount = -3
what = "Mötet är hållet"
source = "Egen rutin"
"""
    with pytest.raises(DefinitionFault, match="amount") as refused:
        read_deadlines(text, "egen.toml")
    assert "-3" in str(refused.value)


def test_a_guardian_who_must_not_be_contacted_is_never_asked_again_when_the_consent_has_ended() -> None:
    sheet: Answers = {
        "namn": "Tilda Prov",
        "fodelsedatum": "2015-09-22",
        "vardnadshavare": (Row("v1", MOTHER), Row("v2", FATHER)),
    }
    ended = guardian(Ref("v2", "Ruben Prov"), ordinal=2, c_galler="till_dag", c_till="2026-11-20")
    found = [one for one in seen(guardian(), ended, sheet=sheet) if one.rule == "R-BARN-02"]
    assert found
    assert not any(one.text.endswith(ASK_THEM) for one in found)


def test_going_on_past_a_name_on_one_paper_is_not_going_on_past_it_on_the_next() -> None:
    sheet: Answers = {"namn": "Asta Prov", "far_inte_veta": (Row("x1", {"namn": "Rolf Prov"}),)}
    letters = (draft("aterkoppling", at, ak_till=Ref("", "Rolf Prov")) for at in (5, 6))
    found = before(all_rules(), reading(*letters, sheet=sheet), GuidedAct.SEND_COPY)
    assert len({one.mark for one in found if one.rule == "O-23"}) == 2

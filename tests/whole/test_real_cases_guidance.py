"""The written cases in a real vault, day by day: what the rules say, what they stop, and where the case stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace

from sip_desktop import app
from sip_desktop.domain.answers import Answers, Content, Ref, Row, Value, rows_of
from sip_desktop.domain.deadlines import Level
from sip_desktop.domain.faults import Fault
from sip_desktop.domain.guidance.acts import SENT, STOPPABLE, GuidedAct
from sip_desktop.domain.guidance.finding import Finding
from sip_desktop.services.carrying import Carrying
from sip_desktop.services.demo import AFTERNOON, on_day, write_case
from sip_desktop.services.everything import Services
from sip_desktop.services.guidance import NotYet
from sip_desktop.services.opening import Opening
from tests.services.conftest import PASSPHRASE, Clock, surroundings
from tests.whole.written import CASES, written_case

ZONE = ZoneInfo("Europe/Stockholm")
SEND, MEET, CLEAR, COPY, CLOSE = STOPPABLE
HARD = {"R-SAM-05", "O-23"}
"""A consent refused or taken back, and somebody who must not know: the hard stops that papers can show."""


@dataclass
class Story:
    """One vault. ``tell`` writes a case up to a paper; the other methods ask of the case that was told last."""

    services: Services
    clock: Clock
    serial: int = 0

    def tell(self, name: str, until: str = "", now: str = "", without: tuple[str, ...] = ()) -> None:
        """Case ``name`` up to and with the paper ``until``, less those ``without``; then it is ``now``."""
        whole = written_case(name)
        names = list(whole.names())
        last = names.index(until) if until else len(names) - 1
        kept = [paper for at, paper in enumerate(whole.documents) if at <= last and names[at] not in without]
        case = replace(whole, documents=tuple(kept), evaluations=())
        self.serial = write_case(self.services, case)
        self.at(now or whole.day_of(kept[-1]).isoformat() + "T16:00")

    def at(self, now: str) -> None:
        self.clock.now = datetime.fromisoformat(now).replace(tzinfo=ZONE)

    def paper(self, form: str) -> int:
        """The id of the newest paper of a form, begun when there is none."""
        mine = [one for one in self.services.session.store.documents(self.serial) if one.form == form]
        if mine:
            return mine[-1].id
        with self.services.session.transaction():
            return self.services.documents.begin(self.serial, form)

    def ordinal(self, form: str) -> int:
        store = self.services.session.store
        return max(one.ordinal for one in store.documents(self.serial) if one.form == form)

    def answers(self, form: str) -> Answers:
        return self.services.documents.open(self.paper(form)).content.answers

    def put(self, form: str, **answers: Value) -> None:
        """Writes in the paper; a clear one gets a new version."""
        documents, paper = self.services.documents, self.paper(form)
        documents.correct(paper)
        content = documents.open(paper).content
        documents.save(paper, Content({**content.answers, **answers}, content.origins))

    def add(self, form: str, rows: str, **cells: Value) -> None:
        self.put(form, **{rows: (*rows_of(self.answers(form).get(rows)), Row("rnyrad", dict(cells)))})

    def row(self, rows: str, name: str, cell: str = "namn") -> Ref:
        """Who stands in a row of the ärendeblad."""
        row = next(row for row in rows_of(self.answers("arendeblad")[rows]) if row.cells.get(cell) == name)
        return Ref(row.id, name)

    @property
    def state(self) -> str:
        return self.services.guidance.of(self.serial).state

    def found(self, rule: str) -> list[Finding]:
        return [one for one in self.services.guidance.of(self.serial).findings if one.rule == rule]

    def texts(self, rule: str) -> list[str]:
        return [one.text for one in self.found(rule)]

    def stops(self, act: GuidedAct, form: str = "") -> list[Finding]:
        """What stops an act, with the newest paper of a form."""
        return list(self.services.guidance.before(self.serial, act, self.ordinal(form) if form else 0).stops)

    def stopping(self, act: GuidedAct, form: str = "") -> set[str]:
        return {one.rule for one in self.stops(act, form)}


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    clock = Clock()
    opening = Opening(surroundings(clock), app.definitions, tmp_path, app.demo_texts)
    made = opening.create(tmp_path / "skåp", "Anna Åkerö", "AÅ", "Handläggare", PASSPHRASE)
    services = opening.open(tmp_path / "skåp", made.keys)
    yield Story(services, clock)
    services.session.close()


# ── all of them ─────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("when", ["2020-01-01T08:00", "2026-11-22T12:00", "2035-06-01T23:59"])
def test_the_trial_vault_is_made_on_any_day_and_nobody_has_gone_past_a_stop(tmp_path: Path, when: str) -> None:
    clock = Clock(datetime.fromisoformat(when).replace(tzinfo=ZONE))
    opening = Opening(surroundings(clock), app.definitions, tmp_path, app.demo_texts)
    keys, _passphrase = opening.make_demo(tmp_path / "prov")
    services = opening.open(tmp_path / "prov", keys)
    try:
        assert services.guidance.to_review() == []
        assert [row.state for row in reversed(services.register.rows())] == ["T10", "T9", "T9", "T6"]
    finally:
        services.session.close()


@pytest.mark.parametrize("name", CASES)
def test_every_clear_paper_may_leave_on_its_day(story: Story, name: str) -> None:
    """What a written case sends it may send: every stop of the story is met by the papers before it."""
    whole = written_case(name)
    for paper, document in zip(whole.names(), whole.documents, strict=True):
        if document.clear and document.form in SENT:
            story.tell(name, paper)
            assert story.stops(SENT[document.form], document.form) == [], paper


STATES = {
    "a": "T0 T2 T2 T3 T3 T5 T5 T7 T7 T8 T10",
    "b": "T0 T3 T3 T5 T7 T7 T7 T8",
    "c": "T0 T2 T3 T3 T4 T7 T7 T7 T8",
    "f": "T0 T0 T3 T3 T3 T3 T6",
}
"""Where each case stands after each of its papers."""


@pytest.mark.parametrize("name", CASES)
def test_the_case_stands_where_the_story_is(story: Story, name: str) -> None:
    found = []
    for paper in written_case(name).names():
        story.tell(name, paper)
        found.append(story.state)
    assert found == STATES[name].split()


# ── A: a child, violence, protected population registration ─────────────────────────────────────────────────


def test_a_the_call_is_by_telephone_and_nothing_else(story: Story) -> None:
    story.tell("a", "kallelse")
    assert story.stops(SEND, "kallelse") == []
    assert not story.answers("kallelse").get("k_plats")
    story.put("kallelse", k_vag="brev")
    assert story.stopping(SEND, "kallelse") == {"R-SKY-07"}


@pytest.mark.parametrize("by_name", [False, True])
@pytest.mark.parametrize(
    ("form", "rows", "cell", "act"),
    [
        ("kallelse", "k_deltagare", "kd_part", SEND),
        ("kallelse", "k_deltagare", "kd_part", MEET),
        ("plan", "p_deltagare", "pd_part", CLEAR),
        ("vem_fick_vad", "fv_rader", "fv_mottagare", COPY),
    ],
)
def test_a_the_father_is_no_receiver_and_no_participant(
    story: Story, form: str, rows: str, cell: str, act: GuidedAct, by_name: bool
) -> None:
    story.tell("a", "plan")
    ruben = story.row("vardnadshavare", "Ruben Prov")
    story.add(form, rows, **{cell: Ref("", "Ruben Prov") if by_name else ruben})
    [stop] = [one for one in story.stops(act, form) if one.rule == "O-23"]
    assert stop.hard
    assert stop.why
    assert stop.allowed
    assert "Ruben" not in f"{stop.text} {stop.why} {stop.action}"
    with pytest.raises(NotYet) as raised:
        story.services.guidance.demand(story.serial, act, story.ordinal(form))
    with pytest.raises(Fault, match="går inte att gå vidare"):
        story.services.guidance.go_on(raised.value, "vantan_farligare", "Jag vill.")


def test_a_both_guardians_are_asked_for_until_the_exception_is_written(story: Story) -> None:
    story.tell("a", "samtycke_barn_tva_vh")
    [stop] = story.found("R-BARN-02")
    assert stop.level is Level.STOP
    assert not stop.hard
    assert {SEND, MEET, CLEAR, COPY} <= set(stop.acts)
    story.tell("a", "samtycke_undantag")
    assert story.found("R-BARN-02") == []
    story.at("2027-01-11T16:00")
    assert story.found("R-BARN-02") == []
    story.at("2027-01-12T08:00")
    [text] = story.texts("R-BARN-02")
    assert "Pappa" in text
    assert "undantaget" in text
    assert "2027-01-11" in text


@pytest.mark.parametrize("left_out", ["c_beslutat_av", "c_omprovas"])
def test_a_an_exception_that_nobody_stands_for_or_looks_at_again_is_none(story: Story, left_out: str) -> None:
    story.tell("a", "samtycke_undantag")
    story.put("samtycke_undantag", **{left_out: ""})
    story.services.documents.make_clear(story.paper("samtycke_undantag"))
    assert len(story.found("R-BARN-02")) == 1


def test_a_the_program_never_says_that_a_provision_gives_the_right(story: Story) -> None:
    story.tell("a", "samtycke_barn_tva_vh")
    for one in story.found("R-BARN-02"):
        assert not any(sign in f"{one.text} {one.why} {one.action} {one.allowed}" for sign in ("§", "kap."))


def test_a_whether_a_sip_is_made_at_all_is_judged_and_the_report_is_made(story: Story) -> None:
    without = ("forberedelse",)
    story.tell("a", "samtycke_undantag", without=without)
    assert {"R-SKY-10", "R-SKY-12"} <= story.stopping(MEET)
    assert {"R-SKY-10"} <= story.stopping(SEND)
    story.tell("a", "samtycke_undantag")
    assert story.stops(MEET) == []
    assert story.stops(SEND) == []


def test_a_the_after_school_centre_is_not_covered_by_the_consent(story: Story) -> None:
    story.tell("a", "telefonkallelse")
    assert story.found("R-BARN-01") == []
    story.add("arendeblad", "aktorer", enhet="Fritidshemmet", huvudman="skola")
    centre = story.row("aktorer", "Fritidshemmet", "enhet")
    story.add("telefonkallelse", "tk_samtal", ts_part=centre)
    [warning] = story.found("R-BARN-01")
    assert warning.level is Level.WARNING
    assert warning.text.startswith("Fritidshemmet omfattas inte av samtycket")
    assert story.stops(MEET) == []
    story.add("kallelse", "k_deltagare", kd_part=centre, kd_huvudman="skola", kd_slag="inbjuden")
    assert story.stopping(SEND, "kallelse") == {"R-SAM-05"}


def test_a_the_routine_is_past_its_last_day(story: Story) -> None:
    story.tell("a", "kallelse")
    [note] = story.found("R-RES-03")
    assert (note.level, "2026-06-18" in note.text) == (Level.NOTE, True)


def test_a_no_warning_of_a_child_at_the_meeting_until_the_child_is_put_there(story: Story) -> None:
    story.tell("a", "telefonkallelse")
    assert story.found("R-SKY-13") == []
    story.add("kallelse", "k_deltagare", kd_part=Ref("person", "Tilda Prov"), kd_huvudman="den_enskilde")
    [warning] = story.found("R-SKY-13")
    assert warning.level is Level.WARNING
    assert story.found("R-BARN-07") == []


def test_a_closes_without_a_stop_and_then_nothing_more_is_said(story: Story) -> None:
    story.tell("a", "avslut")
    assert (story.state, story.services.guidance.of(story.serial).findings) == ("T10", ())


def test_a_a_paper_is_called_by_the_words_of_the_region(story: Story) -> None:
    story.tell("a", "plan")
    story.put("samordnarbyte", sb_till=Ref("", "Ruben Prov"))
    [stop] = [one for one in story.stops(COPY, "samordnarbyte") if one.rule == "O-23"]
    assert "amordningsansvarig" in stop.text
    assert "{" not in stop.text


# ── B: an adult, protected data, leaving hospital ───────────────────────────────────────────────────────────


def test_b_three_days_from_the_notice_moved_past_christmas_and_both_days_are_shown(story: Story) -> None:
    story.tell("b", "samtycke_vuxen-2", now="2026-12-27T12:00")
    story.put("kallelse", k_underrattelse="2026-12-21T10:00", k_start="2026-12-30T09:00")
    [one] = [one for one in story.found("R-KAL-19") if one.mark == "utskrivningsklar_kallelse"]
    assert "24 december 2026" in one.text
    assert "28 december 2026" in one.text
    assert "1930:173" in one.text
    assert "2017:612" in one.source
    story.at("2026-12-29T08:00")
    [one] = [one for one in story.found("R-KAL-19") if one.mark == "utskrivningsklar_kallelse"]
    assert "28 december 2026" in one.text


def test_b_the_employment_service_and_the_sister_wait_for_the_new_consent(story: Story) -> None:
    story.tell("b", "kallelse", now="2026-12-21T16:00", without=("samtycke_vuxen-2",))
    stops = story.stops(SEND, "kallelse")
    assert {one.rule for one in stops} == {"R-SAM-01"}
    assert sorted(one.text.split(" omfattas inte av samtycket")[0] for one in stops) == ["Arbetsförmedlingen", "Syster"]
    story.tell("b", "kallelse", now="2026-12-22T16:00")
    assert story.stops(SEND, "kallelse") == []


def test_b_a_letter_does_not_come_in_time(story: Story) -> None:
    story.tell("b", "kallelse", now="2026-12-22T09:00")
    assert story.found("O-24") == []
    story.put("kallelse", k_vag="brev")
    assert story.texts("O-24") == [
        "Brev via Skatteverket hinner inte till 30 december. Lämna kallelsen på avdelningen eller ring."
    ]


NINE_POINTS = (
    ("p_deltagare",),
    ("p_behov",),
    ("p_huvudmal",),
    ("p_delmal",),
    ("p_overg_huvudman",),
    ("p_utvardering",),
    ("p_uppf_datum",),
    ("p_samordnare",),
    ("p_namn", "p_personnummer"),
)


@pytest.mark.parametrize("left_out", NINE_POINTS, ids=lambda fields: str(fields[0]))
def test_b_the_nine_points_of_the_plan_are_asked_for(story: Story, left_out: tuple[str, ...]) -> None:
    story.tell("b", "plan")
    story.put("plan")
    assert story.stops(CLEAR, "plan") == []
    story.put("plan", **dict.fromkeys(left_out, ""))
    assert story.stopping(CLEAR, "plan") & {"R-PLAN-01", "R-PLAN-03", "R-PLAN-04", "R-PLAN-17"}


def test_b_after_the_withdrawal_the_housing_support_gets_nothing_and_it_is_asked_if_it_still_is_a_sip(
    story: Story,
) -> None:
    story.tell("b", "plan", now="2027-02-02T12:00")
    assert story.found("O-01") == []
    story.tell("b", "underrattelse_aterkallat")
    [question] = story.found("O-01")
    assert question.text == "Ingen kommunal verksamhet är kvar. Är det fortfarande en SIP?"
    assert question.ways == ("avslut", "planering_insats")
    assert "ny part" in question.action
    support = story.row("aktorer", "Boendestödet", "enhet")
    story.add("vem_fick_vad", "fv_rader", fv_mottagare=support, fv_satt="personligen")
    remarks = story.services.guidance.before(story.serial, COPY, story.ordinal("plan")).remarks
    assert any(one.rule == "R-SAM-03" and "Boendestödet" in one.text for one in remarks)
    story.put("kallelse", k_start="2027-02-10T09:00")
    [stop] = story.stops(SEND, "kallelse")
    assert (stop.rule, stop.hard) == ("R-SAM-05", True)
    assert "Boendestödet" in stop.text
    # The notice itself is no act that a rule stops.
    assert "underrattelse_aterkallat" not in SENT


def test_b_the_follow_up_gives_revision_two(story: Story) -> None:
    story.tell("b", "uppfoljning")
    assert [one.text for one in story.found("R-UPP-06")]
    _into_plan(story)
    assert story.state == "T9"
    assert story.found("R-UPP-06") == []


# ── C: a child, the system is down ──────────────────────────────────────────────────────────────────────────


def test_c_the_meeting_is_too_long_and_within_thirty_days(story: Story) -> None:
    story.tell("c", "kallelse", now="2026-11-18T16:00")
    [length] = story.found("R-PLAN-24")
    assert length.level is Level.WARNING
    assert "2 timmar 15 minuter" in length.text
    [days] = [one for one in story.found("R-KAL-19") if one.mark == "d3_mote"]
    assert "torsdag 26 november 2026" in days.text
    assert "tisdag 24 november 2026" in days.text
    assert days.level is Level.NOTE


def test_c_both_guardians_sign_and_the_grandmother_is_covered(story: Story) -> None:
    story.tell("c", "samtycke_barn_tva_vh")
    assert story.stopping(SEND) == {"R-BARN-02"}
    story.tell("c", "kallelse")
    assert story.stops(SEND, "kallelse") == []
    consent = story.answers("samtycke_barn_tva_vh")
    grandmother = story.row("narstaende", "Farmor")
    left = tuple(row for row in rows_of(consent["c_verksamheter"]) if row.cells["c_part"] != grandmother)
    story.put("samtycke_barn_tva_vh", c_verksamheter=left)
    story.services.documents.make_clear(story.paper("samtycke_barn_tva_vh"))
    [stop] = story.stops(SEND, "kallelse")
    assert stop.text.startswith("Farmor omfattas inte av samtycket")


def test_c_the_short_stay_unit_has_not_answered_in_time(story: Story) -> None:
    story.tell("c", "kallelse", now="2026-11-20T11:00")
    assert story.found("R-DEL-13") == []
    story.at("2026-11-20T13:00")
    assert len(story.found("R-DEL-13")) == 1
    assert story.state == "T4"


def test_c_a_signature_is_asked_for_of_each_guardian(story: Story) -> None:
    story.tell("c", "plan")
    story.put("plan")
    assert story.stops(CLEAR, "plan") == []
    story.put("plan", p_sign=())
    assert [one.rule for one in story.stops(CLEAR, "plan")] == ["R-SAM-16", "R-SAM-16"]


def test_c_what_came_of_the_goals_is_written_into_the_plan_before_it_is_clear_or_closed(story: Story) -> None:
    story.tell("c", "uppfoljning")
    assert [one.rule for one in story.stops(CLOSE)] == ["R-UPP-04", "R-UPP-04"]
    _into_plan(story)
    assert story.stops(CLOSE) == []
    assert story.state == "T9"


# ── F: an adult, violence, still at home, urgent ────────────────────────────────────────────────────────────


def test_f_no_stop_before_the_telephone_and_the_hard_ones_are_of_the_four_kinds(story: Story) -> None:
    for paper in written_case("f").names():
        story.tell("f", paper)
        guidance = story.services.guidance
        assert guidance.before(story.serial, GuidedAct.REGISTER_CALL).stops == ()
        for act in STOPPABLE:
            assert {one.rule for one in guidance.before(story.serial, act).stops if one.hard} <= HARD


@pytest.mark.parametrize("name", ["Rolf Prov", "Rolle Prov", "rolf prov", "ROLLE  PROV"])
@pytest.mark.parametrize(
    ("form", "rows", "cell", "act"),
    [
        ("kallelse", "k_deltagare", "kd_part", SEND),
        ("arendeblad", "narstaende", "namn", MEET),
        ("plan", "p_deltagare", "pd_part", CLEAR),
        ("vem_fick_vad", "fv_rader", "fv_mottagare", COPY),
        ("telefonkallelse", "tk_samtal", "ts_part", MEET),
    ],
)
def test_f_he_is_stopped_as_receiver_relative_and_participant(
    story: Story, form: str, rows: str, cell: str, act: GuidedAct, name: str
) -> None:
    story.tell("f")
    assert "O-23" not in story.stopping(act, form if form == "plan" else "")
    who: Value = name if form == "arendeblad" else Ref("", name)
    story.add(form, rows, **{cell: who})
    assert "O-23" in story.stopping(act, form)


def test_f_the_report_is_to_be_made_today_and_stays_until_it_is(story: Story) -> None:
    story.tell("f", "forberedelse", now="2026-12-11T16:00")
    [today] = story.texts("R-SKY-12")
    assert "senast i dag (19 kap. 1 § SoL)" in today
    story.at("2026-12-14T09:00")
    [late] = story.texts("R-SKY-12")
    assert "11 december 2026" in late
    assert "19 kap. 1 § SoL" in late
    story.put("forberedelse", f_oro="gjord", f_oro_datum="2026-12-11", f_oro_av="Kuratorn")
    assert story.texts("R-SKY-12") == []


@pytest.mark.parametrize("way", ["post", "rek", "formedling"])
def test_f_no_letter_goes_home(story: Story, way: str) -> None:
    story.tell("f")
    assert story.found("O-20") == []
    story.add("vem_fick_vad", "fv_rader", fv_mottagare=Ref("person", "Asta Prov"), fv_satt=way)
    assert "O-20a" in story.stopping(COPY, "plan")


def test_f_what_is_left_for_the_meeting_is_asked_for_at_the_meeting(story: Story) -> None:
    story.tell("f", "kallelse")
    assert story.stopping(MEET) == {"R-KAL-08", "R-KAL-09"}
    story.tell("f", "forberedelse")
    assert story.stops(MEET) == []


def _into_plan(story: Story) -> None:
    services = story.services
    carrying = Carrying(services.session, services.door, services.documents, services.definitions)
    with on_day(services.session, story.clock.now.date(), AFTERNOON):
        services.documents.make_clear(carrying.write_into_plan(story.paper("uppfoljning")).plan_document)

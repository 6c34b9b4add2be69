"""What was answered on one paper reaches the others: offered where a paper was begun before, copied where after."""

from __future__ import annotations

from collections import Counter

import pytest

from sip_desktop.domain.answers import Answers, Content, Ref, Row, Value, rows_of
from sip_desktop.domain.faults import Fault
from sip_desktop.domain.records import Act
from sip_desktop.services.door import Door
from sip_desktop.services.overview import CaseOverview, Overview
from tests.services.conftest import Desk, actor

YES: Answers = {"c_plan": "ja", "c_datum": "2026-11-20", "c_hur": "muntligt"}


def overview(desk: Desk, serial: int) -> CaseOverview:
    return Overview(desk.services.session, desk.services.door).of(serial)


def clear(desk: Desk, serial: int, form: str, **answers: Value) -> int:
    document = desk.services.documents.start(serial, form)
    desk.put(document, **answers)
    desk.services.documents.make_clear(document)
    return document


def test_a_consent_comes_into_papers_begun_after_it(desk: Desk, serial: int) -> None:
    desk.put(desk.sheet(serial), aktorer=(actor("r1"),))
    rows = (Row("x", {"c_part": Ref("r1", "Kurator, Vårdcentralen"), "c_far_veta": "ja", "c_far_beratta": "ja"}),)
    clear(desk, serial, "samtycke_vuxen", **YES, c_verksamheter=rows)
    kallelse = desk.services.documents.open(desk.services.documents.start(serial, "kallelse")).content
    assert [kallelse.answers[f"k_samtycke{name}"] for name in ("", "_datum", "_form")] == [
        "ja",
        "2026-11-20",
        "muntligt",
    ]
    assert "Vårdcentralen: får veta och berätta." in str(kallelse.answers["k_samtycke_omfattar"])
    assert kallelse.origins["k_samtycke"].form == "samtycken"
    plan = desk.services.documents.open(desk.services.documents.start(serial, "plan")).content.answers
    assert plan["p_samtycke"] == "ja"
    assert plan["p_samtycke_omfattar"] == "Gäller till 2027-11-20."
    for form, name in (("telefonkallelse", "tk_samtycke"), ("journalanteckning", "j_samtycke")):
        begun = desk.services.documents.open(desk.services.documents.start(serial, form))
        assert begun.content.answers[name] == "ja"


def test_a_consent_is_offered_to_a_draft_begun_before_it_and_put_by_nobody_but_the_user(
    desk: Desk, serial: int
) -> None:
    kallelse = desk.services.documents.start(serial, "kallelse")
    typed = desk.put(kallelse, k_samtycke="inte_fragad")
    assert typed.newer == {}
    sheet = desk.services.documents.start(serial, "samtycke_vuxen")
    desk.put(sheet, **YES)
    assert desk.services.documents.open(kallelse).newer == {}, "a draft is no consent"
    desk.services.documents.make_clear(sheet)
    opened = desk.services.documents.open(kallelse)
    assert opened.content.answers["k_samtycke"] == "inte_fragad"
    assert opened.newer["k_samtycke"].value == "ja"
    assert opened.newer["k_samtycke_form"].value == "muntligt"
    content = opened.content
    for path, offer in opened.newer.items():
        content = desk.services.documents.taken_over(content, path, offer)
    desk.services.documents.save(kallelse, content)
    again = desk.services.documents.open(kallelse)
    assert again.content.answers["k_samtycke"] == "ja"
    assert again.newer == {}


def test_a_withdrawal_is_offered_to_the_plan_and_never_to_a_clear_one(desk: Desk, serial: int) -> None:
    clear(desk, serial, "samtycke_vuxen", **YES)
    plan, fixed = (desk.services.documents.start(serial, "plan") for _ in range(2))
    desk.services.documents.make_clear(fixed)
    back: Answers = {
        "c_vem": Ref("", "hen själv"),
        "c_aterkallat": "2026-11-25T10:00",
        "c_hela": "helt",
        "c_hur": "muntligt",
    }
    clear(desk, serial, "samtycke_aterkallelse", **back)
    offered = desk.services.documents.open(plan).newer
    assert (offered["p_samtycke"].value, offered["p_samtycke_datum"].value) == ("nej", "2026-11-25")
    assert offered["p_samtycke_omfattar"].value == ""
    assert desk.services.documents.open(fixed).newer == {}


def test_who_comes_reaches_the_plan_and_a_late_answer_is_offered(desk: Desk, serial: int) -> None:
    desk.put(desk.sheet(serial), aktorer=(actor("r1"), actor("r2", "Skolan")))
    kallelse = desk.services.documents.start(serial, "kallelse")
    desk.put(kallelse, k_start="2026-12-03T13:00", k_motesform="pa_plats")
    desk.services.documents.make_clear(kallelse)
    reply = desk.services.documents.start(serial, "svar")
    desk.put(reply, s_verksamhet=Ref("r1", "x"), s_svar="kommer")
    plan = desk.services.documents.start(serial, "plan")
    opened = desk.services.documents.open(plan)
    vard, skola = rows_of(opened.content.answers["p_deltagare"])
    assert (vard.cells["pd_part"], vard.cells["pd_satt"]) == (Ref("r1", "Kurator, Vårdcentralen"), "pa_plats")
    assert "pd_satt" not in skola.cells
    assert opened.newer == {}
    desk.put(plan, p_deltagare=(vard, Row(skola.id, {**skola.cells, "pd_deltog": "del"})))
    other = desk.services.documents.start(serial, "svar")
    desk.put(other, s_verksamhet=Ref("", "Kurator, Skolan"), s_svar="kommer")
    opened = desk.services.documents.open(plan)
    taken = desk.services.documents.taken_over(opened.content, "p_deltagare", opened.newer["p_deltagare"])
    vard, skola = rows_of(taken.answers["p_deltagare"])
    assert (skola.cells["pd_satt"], skola.cells["pd_deltog"]) == ("pa_plats", "del")


def test_the_overview_shows_who_answered_and_how_it_stands_with_the_consent(desk: Desk, serial: int) -> None:
    assert overview(desk, serial).called == ()
    people = (Row("n1", {"namn": "Lo Prov", "relation": "syster"}), Row("n2", {"namn": "Bo Prov"}))
    desk.put(desk.sheet(serial), namn="Loke Prov", aktorer=(actor("r1"),), narstaende=people)
    kallelse = desk.services.documents.start(serial, "kallelse")
    rows = tuple(
        Row(f"k{number}", {"kd_part": who, "kd_slag": "inbjuden"})
        for number, who in enumerate((Ref("r1", "gammal text"), Ref("n1", "Lo Prov, syster"), Ref("", "Bo Prov")))
    )
    desk.put(kallelse, k_deltagare=rows, k_datum="2026-11-25T09:00")
    desk.services.documents.make_clear(kallelse)
    desk.services.documents.start(serial, "samtycke_vuxen")
    clear(desk, serial, "samtycke_vuxen", **YES, c_verksamheter=())
    found = overview(desk, serial)
    assert [one.party.text for one in found.called] == ["Kurator, Vårdcentralen", "syster", "Närstående"]
    assert [one.when for one in found.called] == ["2026-11-25T09:00"] * 3
    assert (found.consent.answer, found.consent.clear, found.consent.drafts) == ("ja", 1, 1)


def test_the_overview_is_behind_the_door(desk: Desk, serial: int) -> None:
    with pytest.raises(Fault):
        overview(desk, 99)
    desk.close()
    overview(desk, serial)
    assert (Act.OPEN, serial) in desk.acts()


def test_saving_reads_each_paper_that_says_something_of_time_once_and_no_other(
    desk: Desk, serial: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its row and what is due in it are written with it; what else others say is asked when a paper is opened."""
    for _ in range(20):
        desk.services.documents.start(serial, "samtycke_vuxen")
        desk.services.documents.start(serial, "kartlaggning")
    kallelse = desk.services.documents.start(serial, "kallelse")
    read: list[str] = []
    plain = Door.content
    monkeypatch.setattr(
        Door, "content", lambda door, form, revision: (read.append(form), plain(door, form, revision))[1]
    )
    desk.services.documents.save(kallelse, Content({"k_syfte": "Sova"}))
    assert Counter(read) == {"arendeblad": 1, "kallelse": 1, "samtycke_vuxen": 20}
    read.clear()
    desk.services.documents.open(kallelse)
    assert read.count("samtycke_vuxen") == 20
    assert "kartlaggning" not in read

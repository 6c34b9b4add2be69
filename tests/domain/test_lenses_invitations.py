"""Who is called, when and what they answered: newest wins, silence never does, and only for the time in question."""

from __future__ import annotations

import pytest

from sip_desktop.domain.answers import Ref, Row, Unparsed, Value
from sip_desktop.domain.lenses.case_papers import CasePaper
from sip_desktop.domain.lenses.invitations import Called, invitations

BUP, SCHOOL, SISTER = Ref("a1", "BUP"), Ref("a2", "Skolan"), Ref("n1", "Lo, syster")
START = "2026-11-26T13:00"


def paper(form: str, ordinal: int, created: str = "2026-11-10", cleared: bool = False, **answers: Value) -> CasePaper:
    return CasePaper(
        form=form,
        title=form,
        ordinal=ordinal,
        created=f"{created}T09:00:00+01:00",
        answers=answers if cleared else {},
        newest=answers,
        cleared=f"{created}T10:00:00+01:00" if cleared else "",
        draft=not cleared,
    )


def row(who: Ref, **cells: Value) -> Row:
    return Row(f"k{who.row}{who.text}", {"kd_part": who, **cells})


def call(*rows: Row, ordinal: int = 2, cleared: bool = True, **answers: Value) -> CasePaper:
    said: dict[str, Value] = {"k_start": START, "k_datum": "2026-11-15T08:00", "k_deltagare": rows, **answers}
    return paper("kallelse", ordinal, cleared=cleared, **said)


def rung(who: Ref, at: Value, answer: str = "", said: str = "vem", **cells: Value) -> Row:
    return Row(f"t{who.row}{at}", {"ts_part": who, "ts_tid": at, "ts_svar": answer, "ts_sagt": said, **cells})


def log(*rows: Row, ordinal: int = 3, **answers: Value) -> CasePaper:
    return paper("telefonkallelse", ordinal, **{"tk_start": START, "tk_samtal": rows, **answers})


def reply(who: Ref, answer: str, ordinal: int = 4, created: str = "2026-11-20", **answers: Value) -> CasePaper:
    return paper("svar", ordinal, created, **{"s_start": START, "s_verksamhet": who, "s_svar": answer, **answers})


def only(*papers: CasePaper) -> Called:
    [one] = invitations(papers)
    return one


def test_nobody_is_called_by_a_draft() -> None:
    assert invitations((call(row(BUP), cleared=False),)) == ()
    assert invitations(()) == ()


def test_who_stands_on_a_clear_kallelse_is_called_when_it_was_made() -> None:
    rows = (row(BUP, kd_slag="kallad", kd_huvudman="region", kd_kontakt="070"), row(SISTER), Row("tom", {}))
    called, invited = invitations((call(*rows),))
    assert (called.party, called.kind, called.when, called.answer) == (BUP, "kallad", "2026-11-15T08:00", "")
    assert (called.principal, called.phone, called.paper, called.draft) == ("region", "070", "kallelse", False)
    assert invited.kind == "pa_kallelsen"
    assert only(call(row(BUP, kd_kallad="2026-11-16T10:15"))).when == "2026-11-16T10:15"


def test_an_answer_written_into_the_kallelse_afterwards_counts_and_a_new_name_does_not() -> None:
    clear = call(row(BUP))
    changing = CasePaper(
        form="kallelse",
        title="kallelse",
        ordinal=2,
        created=clear.created,
        answers=clear.answers,
        newest={**clear.answers, "k_deltagare": (row(BUP, kd_svar="kommer"), row(SCHOOL))},
        cleared=clear.cleared,
        draft=True,
    )
    assert only(changing).answer == "kommer"


def test_a_telephone_call_is_a_call_when_somebody_was_reached() -> None:
    reached = only(log(rung(BUP, "2026-11-16T10:15", "kommer", ts_mer="Via växeln.")))
    assert (reached.kind, reached.when, reached.answer) == ("kallad", "2026-11-16T10:15", "kommer")
    assert (reached.more, reached.paper, reached.draft) == ("Via växeln.", "telefonkallelse", True)
    for missed in (rung(BUP, "2026-11-16T10:15", "inget_svar", ""), rung(BUP, "2026-11-16T10:15", "", "inget")):
        assert (only(log(missed)).kind, only(log(missed)).when) == ("", "")
    assert invitations((log(Row("t", {"ts_part": BUP})),)) == ()


def test_the_newest_answer_wins_whichever_paper_it_stands_on() -> None:
    calls = log(rung(BUP, "2026-11-16T10:15", "annan_tid"), rung(BUP, "2026-11-18T10:15", "kommer"))
    papers = (call(row(BUP, kd_svar="kommer_inte")), calls, reply(BUP, "distans"))
    assert (only(*papers).answer, only(*papers).paper) == ("distans", "svar")
    assert only(*papers[:2]).answer == "kommer"
    later = log(rung(BUP, "2026-11-21T10:15", "kommer_inte"))
    assert only(papers[0], later, papers[2]).answer == "kommer_inte"
    assert only(*papers).when == "2026-11-15T08:00"


def test_no_answer_never_wins_over_an_answer() -> None:
    calls = log(rung(BUP, "2026-11-16T10:15", "kommer"), rung(BUP, "2026-11-18T10:15", "inget_svar", ""))
    assert only(calls).answer == "kommer"
    assert only(call(row(BUP)), log(rung(BUP, "2026-11-18T10:15", "inget_svar", ""))).answer == "inget_svar"


def test_a_call_at_a_time_that_was_not_understood_is_as_old_as_its_paper() -> None:
    calls = log(rung(BUP, Unparsed("zzz"), "kommer_inte"))
    assert only(calls, reply(BUP, "kommer")).answer == "kommer"


@pytest.mark.parametrize("name", [Ref("", "BUP"), Ref("", " bup "), Ref("a1", "Barnpsykiatrin")])
def test_the_same_party_by_row_or_by_equal_words(name: Ref) -> None:
    one = only(reply(name, "kommer"), call(row(BUP)))
    assert (one.party.row, one.answer) == ("a1", "kommer")


def test_two_rows_with_the_same_words_are_two_parties() -> None:
    assert len(invitations((call(row(BUP), row(Ref("a9", "BUP"))),))) == 2


def test_an_answer_to_another_time_is_no_answer_to_this_meeting() -> None:
    old = reply(BUP, "kommer", s_start="2026-09-01T13:00")
    assert only(call(row(BUP)), old).answer == ""
    assert only(call(row(BUP)), reply(BUP, "kommer", s_start="")).answer == "kommer"
    follow_up = call(row(SCHOOL), ordinal=8, k_start="2027-01-28T13:00")
    assert only(call(row(BUP)), reply(BUP, "kommer"), follow_up).party == SCHOOL


def test_a_cancelled_meeting_has_nobody_called() -> None:
    assert invitations((call(row(BUP)), call(row(BUP), ordinal=5, k_typ="installt"))) == ()


def test_an_invitation_counts_when_it_is_clear_and_its_answer_is_written_in_later() -> None:
    said: dict[str, Value] = {"ib_till": SISTER, "ib_datum": "2026-11-17", "ib_start": START, "ib_svar": "kommer"}
    one = only(paper("inbjudan", 3, cleared=True, **said))
    assert (one.kind, one.when, one.answer) == ("inbjuden", "2026-11-17", "kommer")
    assert invitations((paper("inbjudan", 3, **said),)) == ()
    assert invitations((paper("inbjudan", 3, cleared=True, ib_start=START),)) == ()


def test_who_comes_for_a_unit_is_named_and_the_unit_itself_is_not() -> None:
    assert only(reply(SCHOOL, "ersattare", s_representant=Ref("", "Bo Ek"))).stand_in == Ref("", "Bo Ek")
    assert only(reply(SCHOOL, "kommer", s_representant=Ref("", "skolan"))).stand_in is None
    assert invitations((paper("svar", 4, s_svar="kommer"),)) == ()


@pytest.mark.parametrize(
    ("meeting", "answer", "way"),
    [
        ("pa_plats", "kommer", "pa_plats"),
        ("blandat", "kommer", "pa_plats"),
        ("telefon", "ersattare", "telefon"),
        ("digitalt", "distans", "digitalt"),
        ("blandat", "distans", ""),
        ("pa_plats", "distans", ""),
        ("pa_plats", "kommer_inte", ""),
        ("pa_plats", "", ""),
        ("", "kommer", ""),
    ],
)
def test_how_one_takes_part_where_it_follows(meeting: str, answer: str, way: str) -> None:
    assert only(call(row(BUP, kd_svar=answer), k_motesform=meeting)).way == way

"""What a follow-up writes into the plan, what it leaves alone, and what it tells."""

from __future__ import annotations

from pathlib import Path

from sip_desktop.domain.answers import Answers, Content, Origin, Ref, Row, Unparsed, Value, get, rows_of
from sip_desktop.domain.carry import Carry, Plan, follow_up_into_plan, hand_over_into_plan, is_untouched
from sip_desktop.services.definitions import load

FORM = load(Path(__file__).resolve().parents[2] / "forms").form("plan", "uppsala")
ANNA, BO = Ref("r1", "Anna, Vårdcentralen"), Ref("r2", "Bo, Socialtjänsten")


def goal(row: str, text: str, *activities: Row, **cells: Value) -> Row:
    return Row(row, {"d_delmal": text, "d_aktiviteter": activities, **cells})


def activity(row: str, what: str, **cells: Value) -> Row:
    return Row(row, {"a_aktivitet": what, **cells})


def seen(row: str, text: str, *activities: Row, **cells: Value) -> Row:
    return Row(row, {"um_delmal": text, "um_aktiviteter": activities, **cells})


def done(row: str, what: str, **cells: Value) -> Row:
    return Row(row, {"ua_aktivitet": what, **cells})


CLEAR: Answers = {
    "p_plan": "ny",
    "p_delmal": (goal("g1", "Sova", activity("a1", "Kvällsrutin")), goal("g2", "Äta lagad mat")),
    "p_samordnare": ANNA,
    "p_samordnare_telefon": "070-174 06 05",
    "p_samordnare_inom": "halso_sjukvard",
    "p_uppf_datum": "2027-01-28",
    "p_uppf_tid": "13:00",
    "p_uppf_plats": "Torget 1",
}


def carry(follow_up: Answers, draft: Answers | None = None, origins: dict[str, Origin] | None = None) -> Carry:
    plan = Plan(FORM, Content(CLEAR if draft is None else draft), CLEAR)
    return follow_up_into_plan(plan, Content(follow_up, origins or {}), {"r2": "070-174 06 09"})


def test_attainment_day_and_comment_are_written_with_the_day_of_the_meeting_or_its_own() -> None:
    result = carry(
        {
            "u_datum": "2027-01-28",
            "u_delmal": (
                seen("g1", "Sova", um_uppfyllelse="delvis", um_effekt="Bättre"),
                seen("g2", "Äta lagad mat", um_uppfyllelse="uppfyllt", um_datum="2027-01-20"),
            ),
        }
    )
    found = result.content.answers
    assert [row.cells["d_uppfyllelse"] for row in rows_of(found["p_delmal"])] == ["delvis", "uppfyllt"]
    assert [row.cells["d_uppfyllelse_datum"] for row in rows_of(found["p_delmal"])] == ["2027-01-28", "2027-01-20"]
    assert get(found, "p_delmal/g1/d_uppfyllelse_kommentar") == "Bättre"
    assert get(found, "p_delmal/g2/d_uppfyllelse_kommentar") is None
    assert found["p_plan"] == "uppfoljning"
    assert len(result.written) == 6
    assert result.told == ()
    assert get(found, "p_delmal/g1/d_aktiviteter") == rows_of(CLEAR["p_delmal"])[0].cells["d_aktiviteter"]


def test_what_was_done_is_written_in_words_and_a_plan_to_be_changed_is_a_revised_one() -> None:
    for gjort, gav, words in (
        ("ja", "Sover lugnt.", "Gjort. Sover lugnt."),
        ("delvis", "", "Delvis gjort"),
        ("", "Flyttat.", "Flyttat."),
        ("nej", "Ingen tid.", "Inte gjort. Ingen tid."),
    ):
        goal_row = seen("g1", "Sova", done("a1", "Kvällsrutin", ua_gjort=gjort, ua_gav=gav))
        result = carry({"u_delmal": (goal_row,), "u_beslut": "revidera"})
        assert get(result.content.answers, "p_delmal/g1/d_aktiviteter/a1/a_uppfoljning") == words
        assert result.content.answers["p_plan"] == "reviderad"


def test_a_goal_that_the_plan_no_longer_has_is_named_and_nothing_else_is_lost() -> None:
    taken = (seen("g1", "Sova", done("a9", "Läsa")), seen("g9", "Simma i tjugo minuter"))
    said = (
        seen("g1", "Sova", done("a9", "Läsa", ua_gjort="ja"), done("ny", "Ny rutin"), um_uppfyllelse="inte"),
        seen("g9", "Simma i tjugo minuter", um_uppfyllelse="uppfyllt"),
        seen("egen", "Nytt mål"),
    )
    result = carry({"u_datum": "2027-01-28", "u_delmal": said}, origins={"u_delmal": Origin("plan", taken)})
    assert result.told == (
        "Aktiviteten ”Läsa” finns inte i planen längre. Den står kvar i uppföljningen.",
        "Aktiviteten ”Ny rutin” står bara i uppföljningen. Skriv in den i planen om den ska gälla.",
        "Delmålet ”Simma i tjugo minuter” finns inte i planen längre. Det står kvar i uppföljningen.",
        "Delmålet ”Nytt mål” står bara i uppföljningen. Skriv in det i planen om det ska gälla.",
    )
    assert get(result.content.answers, "p_delmal/g1/d_uppfyllelse") == "inte"
    assert [row.id for row in rows_of(result.content.answers["p_delmal"])] == ["g1", "g2"]


def test_a_follow_up_of_the_first_version_has_other_row_ids_and_is_read_by_its_words() -> None:
    said = (
        seen("x1", "Sova ", done("x2", "kvällsrutin", ua_gjort="ja"), um_uppfyllelse="delvis"),
        seen("x3", "Borta", um_uppfyllelse="inte"),
    )
    result = carry({"u_datum": "2027-01-28", "u_delmal": said}, origins={"u_delmal": Origin("plan", said)})
    assert get(result.content.answers, "p_delmal/g1/d_uppfyllelse") == "delvis"
    assert get(result.content.answers, "p_delmal/g1/d_aktiviteter/a1/a_uppfoljning") == "Gjort"
    assert result.told == ("Delmålet ”Borta” finns inte i planen längre. Det står kvar i uppföljningen.",)
    two_alike = {**CLEAR, "p_delmal": (goal("g1", "Sova"), goal("g2", "Sova"))}
    assert len(carry({"u_delmal": said}, two_alike).told) == 2


def test_what_is_typed_in_the_open_draft_is_kept_and_told() -> None:
    typed = (
        goal("g1", "Sova", activity("a1", "Kvällsrutin", a_uppfoljning="Skrivet själv"), d_uppfyllelse="uppfyllt"),
        goal("g2", "Äta lagad mat"),
    )
    draft: Answers = {**CLEAR, "p_delmal": typed, "p_situation": "Nytt", "p_uppf_datum": "2027-05-05"}
    said: Answers = {
        "u_datum": "2027-01-28",
        "u_delmal": (
            seen("g1", "Sova", done("a1", "Kvällsrutin", ua_gjort="ja"), um_uppfyllelse="delvis"),
            seen("g2", "Äta lagad mat", um_uppfyllelse="inte"),
        ),
        "u_nasta": "2027-06-01",
        "u_nasta_tid": "09:00",
    }
    result = carry(said, draft)
    found = result.content.answers
    assert get(found, "p_delmal/g1/d_uppfyllelse") == "uppfyllt"
    assert get(found, "p_delmal/g1/d_uppfyllelse_datum") is None
    assert get(found, "p_delmal/g1/d_aktiviteter/a1/a_uppfoljning") == "Skrivet själv"
    assert get(found, "p_delmal/g2/d_uppfyllelse") == "inte"
    assert (found["p_uppf_datum"], found["p_uppf_tid"], found["p_situation"]) == ("2027-05-05", "13:00", "Nytt")
    assert [sentence.partition(":")[0] for sentence in result.told] == [
        "Delmål 1 – Vid uppföljningen är delmålet",
        "Delmål 1 – Aktivitet 1 – Uppföljning",
        "Uppföljningsmöte",
    ]
    assert "”Delvis uppfyllt”" in result.told[0]


def test_written_again_after_the_follow_up_was_changed() -> None:
    """What the follow-up itself wrote into the draft is not somebody's own text: it may be written anew."""
    first = carry({"u_datum": "2027-01-28", "u_delmal": (seen("g1", "Sova", um_uppfyllelse="delvis"),)})
    later = Content({"u_datum": "2027-01-28", "u_delmal": (seen("g1", "Sova", um_uppfyllelse="uppfyllt"),)})
    again = follow_up_into_plan(Plan(FORM, first.content, CLEAR), later, {})
    assert get(again.content.answers, "p_delmal/g1/d_uppfyllelse") == "uppfyllt"
    assert again.written == ("p_delmal/g1/d_uppfyllelse",)
    assert again.told == ()
    third = follow_up_into_plan(Plan(FORM, again.content, CLEAR), later, {})
    assert (third.written, third.told) == ((), ())
    assert third.found > 0


def test_the_next_follow_up_writes_over_what_the_last_one_said() -> None:
    clear: Answers = {
        **CLEAR,
        "p_delmal": (goal("g1", "Sova", d_uppfyllelse="delvis", d_uppfyllelse_datum="2027-01-28"),),
    }
    said = Content({"u_datum": "2027-06-01", "u_delmal": (seen("g1", "Sova", um_uppfyllelse="uppfyllt"),)})
    found = follow_up_into_plan(Plan(FORM, Content(clear), clear), said, {}).content.answers
    assert get(found, "p_delmal/g1/d_uppfyllelse") == "uppfyllt"
    assert get(found, "p_delmal/g1/d_uppfyllelse_datum") == "2027-06-01"


def test_an_empty_answer_takes_nothing_away_and_what_was_not_understood_is_copied_as_typed() -> None:
    said = (seen("g1", "Sova", um_uppfyllelse="delvis", um_datum=Unparsed("i torsdags"), um_effekt=" "),)
    found = carry({"u_delmal": said, "u_nasta": "", "u_nya_behov": ()}).content.answers
    assert get(found, "p_delmal/g1/d_uppfyllelse_datum") == Unparsed("i torsdags")
    assert found["p_uppf_datum"] == "2027-01-28"


def test_new_needs_are_added_once_and_known_ones_are_brought_up_to_date() -> None:
    clear: Answers = {**CLEAR, "p_nya_behov": (Row("n1", {"pn_behov": "Tandläkare"}),)}
    known = (Row("n1", {"un_behov": "Tandläkare"}), Row("n9", {"un_behov": "Glasögon"}))
    said: Answers = {
        "u_nya_behov": (
            Row("n1", {"un_behov": "Tandläkare", "un_nar": "2027-03-01", "un_gick": "Tid bokad"}),
            Row("n9", {"un_behov": "Glasögon"}),
            Row("n2", {"un_behov": "Ledsagare", "un_vem": BO}),
        )
    }
    follow_up = Content(said, {"u_nya_behov": Origin("plan", known)})
    result = follow_up_into_plan(Plan(FORM, Content(clear), clear), follow_up, {})
    assert result.content.answers["p_nya_behov"] == (
        Row("n1", {"pn_behov": "Tandläkare", "pn_nar": "2027-03-01"}),
        Row("n2", {"pn_behov": "Ledsagare", "pn_vem": BO}),
    )
    assert result.told == ("Behovet ”Glasögon” finns inte i planen längre. Det står kvar i uppföljningen.",)
    again = follow_up_into_plan(Plan(FORM, result.content, clear), follow_up, {})
    assert again.content == result.content


def test_the_hour_of_the_last_meeting_does_not_stay_beside_the_new_day() -> None:
    result = carry({"u_nasta": "2027-06-01"})
    assert result.content.answers["p_uppf_datum"] == "2027-06-01"
    assert "p_uppf_tid" not in result.content.answers
    assert [sentence.split()[0] for sentence in result.told] == ["Klockslaget", "Platsen"]
    same_day = carry({"u_nasta": "2027-01-28", "u_nya_behov": (Row("n", {"un_behov": "x"}),)})
    assert same_day.content.answers["p_uppf_tid"] == "13:00"
    assert same_day.told == ()


def test_a_plan_that_goes_on_without_a_next_day_says_so() -> None:
    told = carry({"u_beslut": "revidera", "u_nya_behov": (Row("n", {"un_behov": "x"}),)}).told
    assert [sentence.split(".")[0] for sentence in told] == ["Nästa uppföljning står inte i papperet"]
    assert carry({"u_beslut": "avsluta"}).told == ()


def test_another_coordinator_comes_with_the_number_at_work_that_the_case_knows() -> None:
    found = carry({"u_nasta_samordnare": BO}).content.answers
    assert (found["p_samordnare"], found["p_samordnare_telefon"]) == (BO, "070-174 06 09")
    assert "p_samordnare_inom" not in found
    unknown = carry({"u_nasta_samordnare": Ref("", "Eva")})
    assert "p_samordnare_telefon" not in unknown.content.answers
    assert len(unknown.told) == 2
    same = carry({"u_nasta_samordnare": Ref("r1", "Anna Ny, Vårdcentralen")})
    assert same.content.answers == CLEAR
    assert same.written == ()


def test_a_hand_over_writes_the_new_coordinator() -> None:
    plan = Plan(FORM, Content(CLEAR), CLEAR)
    said: Answers = {"sb_till": BO, "sb_till_telefon": "070-174 06 08", "sb_till_inom": "socialtjanst"}
    result = hand_over_into_plan(plan, Content(said))
    found = result.content.answers
    assert (found["p_samordnare"], found["p_samordnare_telefon"]) == (BO, "070-174 06 08")
    assert (found["p_samordnare_inom"], found["p_plan"]) == ("socialtjanst", "reviderad")
    assert len(result.told) == 1
    typed = hand_over_into_plan(Plan(FORM, Content({**CLEAR, "p_samordnare": Ref("", "Eva")}), CLEAR), Content(said))
    assert typed.content.answers["p_samordnare"] == Ref("", "Eva")
    assert typed.content.answers["p_samordnare_telefon"] == "070-174 06 05"
    assert "”Bo, Socialtjänsten”" in typed.told[0]


def test_a_paper_that_only_holds_what_was_copied_into_it_is_untouched() -> None:
    copied = Content({"u_datum": "2027-01-28", "u_tid": ""}, {"u_datum": Origin("plan", "2027-01-28")})
    assert is_untouched(copied)
    assert not is_untouched(Content({**copied.answers, "u_ord": "Bra"}, copied.origins))
    assert not is_untouched(Content({"u_datum": "2027-01-29"}, copied.origins))


def test_what_kind_of_plan_somebody_has_chosen_in_the_draft_stays_without_a_word() -> None:
    result = carry({"u_nya_behov": (Row("n", {"un_behov": "x"}),)}, {**CLEAR, "p_plan": "preliminar"})
    assert result.content.answers["p_plan"] == "preliminar"
    assert (result.written, result.told) == (("p_nya_behov/n",), ())


def test_sixty_goals() -> None:
    clear: Answers = {"p_delmal": tuple(goal(f"g{n}", f"Mål {n}", activity(f"a{n}", "Göra")) for n in range(60))}
    said = tuple(
        seen(f"g{n}", f"Mål {n}", done(f"a{n}", "Göra", ua_gjort="ja"), um_uppfyllelse="delvis") for n in range(60)
    )
    result = follow_up_into_plan(
        Plan(FORM, Content(clear), clear), Content({"u_datum": "2027-01-28", "u_delmal": said}), {}
    )
    assert len(result.written) == 60 * 3 + 1
    assert result.told == ()
    assert all(row.cells["d_uppfyllelse"] == "delvis" for row in rows_of(result.content.answers["p_delmal"]))

"""What the consent papers of a case say together, as tables of what happens."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from sip_desktop.domain.answers import Answers, Ref, Row, Unparsed, rows_of
from sip_desktop.domain.lenses.case_facts import CaseFacts
from sip_desktop.domain.lenses.case_papers import CasePaper
from sip_desktop.domain.lenses.consent_summary import ConsentSummary
from sip_desktop.domain.lenses.consents import ANSWERS, CONSENT_FORMS, OWN, Consent, consents
from tests.domain.consent_papers import (
    ADULT,
    BUP,
    CHILD,
    CLEARED,
    MIRA,
    RUBEN,
    SCHOOL,
    SHEET,
    TODAY,
    YOUNG,
    actor,
    exemption,
    guardian,
    only,
    paper,
    told,
    withdrawal,
    without_guardians,
    yes,
)
from tests.test_forms import DEFINITIONS

# One adult


def test_no_clear_paper_says_nothing_and_a_draft_does_not_count() -> None:
    draft = paper("samtycke_vuxen", cleared="", c_plan="ja", c_datum="2026-11-12")
    assert told(draft) == ConsentSummary(drafts=1)
    assert told() == ConsentSummary()


def test_a_whole_yes_of_an_adult() -> None:
    said = told(yes("samtycke_vuxen", c_verksamheter=(actor(BUP),)))
    assert (said.answer, said.day, said.how, said.valid_to) == ("ja", "2026-11-12", "skriftligt", "2027-11-12")
    assert (
        said.scope
        == "Den enskilde: ja till planen (skriftligt 2026-11-12, till 2027-11-12).\nBUP: får veta och berätta."
    )
    assert (said.clear, said.drafts, said.missing) == (1, 0, ())
    assert said.on_paper == "Gäller till 2027-11-12."


LIMITS: dict[str, tuple[Answers, str]] = {
    "one is not told": ({"c_verksamheter": (actor(SCHOOL, "nej", ""),)}, "Provlundaskolan: får inte veta."),
    "may not tell": ({"c_verksamheter": (actor(BUP, "ja", "nej"),)}, "BUP: får veta."),
    "no answer": ({"c_verksamheter": (actor(BUP, "", ""),)}, "BUP: inget svar om de får veta."),
    "tells only": ({"c_verksamheter": (actor(BUP, "nej", "ja"),)}, "BUP: får berätta men inte veta."),
    "only this": (
        {"c_verksamheter": (actor(SCHOOL, "ja", "", "bara schema.", "skola"),)},
        "Provlundaskolan: får veta: skola och arbete (bara schema).",
    ),
    "no meeting": ({"c_mote": "nej"}, "Nej till SIP-möte."),
    "except": ({"c_undantag": "Inte\nom skulden."}, "Får inte berättas: Inte om skulden."),
    "unread end": ({"c_galler": "till_dag", "c_till": Unparsed("i vår")}, "sista dagen går inte att läsa"),
}


@pytest.mark.parametrize("name", LIMITS)
def test_what_is_limited_is_a_yes_with_limits_and_says_which(name: str) -> None:
    answers, words = LIMITS[name]
    said = told(yes("samtycke_vuxen", **answers))
    assert said.answer == "delvis"
    assert words in said.scope
    assert said.on_paper.startswith("Samtycket har begränsningar.")


def test_all_in_the_plan_is_no_limit() -> None:
    assert told(yes("samtycke_vuxen", c_verksamheter=(actor(BUP, "ja", "ja", "", "hela_planen"),))).answer == "ja"


@pytest.mark.parametrize(
    ("answers", "last"),
    [
        ({"c_galler": "till_dag", "c_till": "2027-05-12"}, "2027-05-12"),
        ({"c_galler": "till_dag", "c_till": "2029-05-12"}, "2027-11-12"),
        ({"c_galler": "tills_avslut", "c_till": "2027-05-12"}, "2027-11-12"),
        ({"c_datum": "2028-02-29"}, "2029-02-28"),
        ({"c_datum": Unparsed("i går")}, "2027-11-13"),
        ({"c_datum": "9999-11-12"}, "9999-11-12"),
    ],
)
def test_a_consent_holds_to_its_day_and_never_more_than_a_year(answers: Answers, last: str) -> None:
    assert told(yes("samtycke_vuxen", **answers)).valid_to == last


def test_a_consent_past_its_last_day_is_no_consent() -> None:
    sheet = yes("samtycke_vuxen", c_galler="till_dag", c_till="2026-11-26")
    assert told(sheet).answer == "ja"
    late = told(sheet, today=TODAY + timedelta(days=1))
    assert (late.answer, late.day, late.how, late.valid_to) == ("inte_fragad", "", "", "")
    assert late.missing == ("Den enskilde: samtycket gällde till 2026-11-26.",)


def test_a_later_withdrawal_wins_and_a_yes_after_it_wins_again() -> None:
    today = date(2027, 2, 4)
    first, back = yes("samtycke_vuxen"), withdrawal()
    taken = told(first, back, today=today)
    assert (taken.answer, taken.day, taken.how) == ("nej", "2027-02-03", "muntligt")
    assert "tog tillbaka samtycket 2027-02-03" in taken.scope
    assert told(first, back, yes("samtycke_vuxen", 10, c_datum="2027-02-03"), today=today).answer == "nej"
    assert told(first, back, yes("samtycke_vuxen", 10, c_datum="2027-02-04"), today=today).answer == "ja"


def test_a_part_taken_back_leaves_the_rest() -> None:
    back = withdrawal(c_hela="delvis", c_verksamheter=(Row("x", {"c_part": Ref("", "bup"), "c_fortsatt": "nej"}),))
    consent = yes("samtycke_vuxen", c_verksamheter=(actor(Ref("", "BUP")), actor(SCHOOL)))
    said = told(consent, back, today=date(2027, 2, 4))
    assert said.answer == "delvis"
    assert "BUP: får inte veta." in said.scope
    assert "Provlundaskolan: får veta och berätta." in said.scope
    assert "Tillbakataget 2027-02-03: bup får inte veta mer." in said.scope


def test_a_withdrawal_by_somebody_nobody_knows_counts_against_the_consent() -> None:
    for who in (Ref("", ""), Ref("", "Hennes kusin"), Ref("borta", "Borttagen rad")):
        assert told(yes("samtycke_vuxen"), withdrawal(who=who)).answer == "nej"


def test_what_a_new_sheet_does_not_mention_stands_by_the_old_one() -> None:
    """Loke said yes to three on one day and to two more the day after (both sheets stand)."""
    first = yes("samtycke_vuxen", 1, c_verksamheter=(actor(BUP), actor(SCHOOL, "nej", "nej")))
    second = yes("samtycke_vuxen", 2, c_datum="2026-11-13", c_verksamheter=(actor(SCHOOL),))
    for papers in ((first, second), (second, first)):
        said = told(*papers)
        assert (said.answer, said.day) == ("ja", "2026-11-13")
        assert "BUP: får veta och berätta." in said.scope
        assert "Provlundaskolan: får veta och berätta." in said.scope


@pytest.mark.parametrize(
    ("to", "answer"), [(("plan",), "nej"), ((), "nej"), (("formote",), "delvis"), (("formote", "plan"), "nej")]
)
def test_a_refusal_of_the_plan_is_no_and_of_a_part_is_a_limit(to: tuple[str, ...], answer: str) -> None:
    no = paper("samtycke_nej", 2, c_nej_till=to, c_datum="2026-11-20")
    said = told(yes("samtycke_vuxen"), no)
    assert said.answer == answer
    assert "2026-11-20" in said.scope
    assert told(no).answer == ("nej" if answer == "nej" else "inte_fragad")


def test_who_cannot_answer_and_who_speaks_for_them_is_no_consent() -> None:
    unable = paper("samtycke_kan_inte_svara", c_datum="2026-11-10", c_mottagare=BUP, c_foljs_upp="2026-12-10")
    said = told(unable)
    assert (said.answer, said.day) == ("kan_inte_svara", "2026-11-10")
    assert "Fråga igen senast 2026-12-10." in said.scope
    spoken = told(yes("samtycke_foretradare", c_vem=Ref("", "Gun God"), c_verksamheter=(actor(BUP),)))
    assert spoken.answer == "kan_inte_svara"
    assert "Företrädaren: tillfrågad, svarade ja 2026-11-12." in spoken.scope
    assert "Gun" not in spoken.scope
    assert told(unable, yes("samtycke_vuxen")).answer == "ja"


def test_loke_said_yes_twice_and_took_a_part_back() -> None:
    """Case B: three parties on 21 December, two more the day after, and the home support taken back in February."""
    three = tuple(actor(Ref("", name)) for name in ("Vårdcentralen", "Psykiatrin", "Boendestödet"))
    two = (actor(Ref("", "Syster")), actor(Ref("", "Arbetsförmedlingen"), "ja", "", "bara egen del"))
    papers = (
        yes("samtycke_lattlast", 1, c_datum="2026-12-21", c_hur="jakande", c_verksamheter=three),
        yes("samtycke_lattlast", 2, c_datum="2026-12-22", c_hur="muntligt", c_verksamheter=two),
    )
    said = told(*papers, today=date(2026, 12, 23))
    assert (said.answer, said.day, said.how) == ("delvis", "2026-12-22", "muntligt")
    assert "Arbetsförmedlingen: får veta (bara egen del)." in said.scope
    back = withdrawal(
        3, c_hela="delvis", c_verksamheter=(Row("x", {"c_part": Ref("", "Boendestödet"), "c_fortsatt": "nej"}),)
    )
    said = told(*papers, back, today=date(2027, 2, 4))
    assert said.answer == "delvis"
    for line in ("Vårdcentralen: får veta och berätta.", "Boendestödet: får inte veta."):
        assert line in said.scope.splitlines()


def test_tildas_mother_alone_with_the_documented_exception() -> None:
    """Case A: until May, the school only what it needs, the leisure home nothing, the father not asked."""
    rows = (
        actor(BUP, "ja", "ja", "", "hela_planen"),
        actor(SCHOOL, "ja", "nej", "bara schema, skjuts och idrott", "skola"),
        actor(Ref("", "Fritidshemmet"), "nej", "nej"),
    )
    said = told(
        guardian(c_verksamheter=rows, c_galler="till_dag", c_till="2027-05-12"), exemption(), facts=CHILD, sheet=SHEET
    )
    assert (said.answer, said.day, said.how, said.valid_to) == ("delvis", "2026-11-12", "skriftligt", "2027-05-12")
    assert said.scope.splitlines() == [
        "Mamma: ja till planen (skriftligt 2026-11-12, till 2027-05-12).",
        "BUP: får veta och berätta: allt i planen.",
        "Provlundaskolan: får veta: skola och arbete (bara schema, skjuts och idrott).",
        "Fritidshemmet: får inte veta.",
        "Pappa: inget samtycke. Undantag beslutat 2026-11-11 av Eva Chef, enhetschef, omprövas senast 2027-01-11.",
    ]
    assert said.on_paper.splitlines() == [
        "Samtycket har begränsningar. Vem som får veta vad står på samtyckesbladen.",
        "Gäller till 2027-05-12.",
    ]


# Children


def test_one_guardians_yes_is_not_both() -> None:
    said = told(guardian(), facts=CHILD)
    assert said.answer == "inte_fragad"
    assert said.missing == ("Pappa: inget klart svar.",)
    assert "Mamma: ja till planen" in said.scope
    assert told(guardian(), guardian(RUBEN, ordinal=2), facts=CHILD).answer == "ja"


def test_two_guardians_who_answered_in_different_ways() -> None:
    said = told(guardian(), guardian(RUBEN, ordinal=2, c_hur="muntligt", c_datum="2026-11-14"), facts=CHILD)
    assert (said.answer, said.day, said.how) == ("ja", "2026-11-14", "")
    assert said.valid_to == "2027-11-12"


def test_no_contact_data_and_no_name_of_a_guardian_stands_in_the_text() -> None:
    for papers in ((guardian(),), (guardian(), exemption()), (guardian(RUBEN),)):
        said = told(*papers, facts=CHILD)
        whole = f"{said.scope} {said.on_paper} {said.missing}"
        assert not any(word in whole for word in ("Mira", "Ruben", "Säffle", "0533", "070", "19870314"))


def test_a_documented_exception_is_told_with_who_and_when_and_never_with_a_ground() -> None:
    said = told(guardian(), exemption(), facts=CHILD)
    assert (said.answer, said.day, said.missing) == ("delvis", "2026-11-12", ())
    line = "Pappa: inget samtycke. Undantag beslutat 2026-11-11 av Eva Chef, enhetschef, omprövas senast 2027-01-11."
    assert line in said.scope
    assert "§" not in said.scope
    assert "Hotbilden" not in said.scope
    assert "skyddat" not in said.scope.lower()
    assert "Pappa" not in said.on_paper


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ({"c_omprovas": "2026-11-25"}, "skulle omprövas senast 2026-11-25"),
        ({"c_omprovas": Unparsed("snart")}, "Dag för omprövning saknas"),
    ],
)
def test_an_exception_past_its_review_or_without_one_covers_nothing(answers: Answers, words: str) -> None:
    said = told(guardian(), exemption(**answers), facts=CHILD)
    assert said.answer == "inte_fragad"
    assert words in said.scope


def test_a_guardians_no_after_the_exception_is_a_no() -> None:
    no = paper("samtycke_nej", 3, c_vem=RUBEN, c_nej_till=("plan",), c_datum="2026-11-20")
    assert told(guardian(), exemption(), no, facts=CHILD).answer == "nej"
    before = paper("samtycke_nej", 3, c_vem=RUBEN, c_nej_till=("plan",), c_datum="2026-11-10")
    assert told(guardian(), exemption(), before, facts=CHILD).answer == "delvis"


def test_an_exception_alone_is_no_consent() -> None:
    assert told(exemption(), facts=CHILD).answer == "inte_fragad"
    assert told(exemption(), exemption(10, c_vem=MIRA), facts=CHILD).answer == "inte_fragad"


def test_the_arendeblad_says_who_must_answer() -> None:
    spared = rows_of(only("v2", samtycke_kravs="nej")["vardnadshavare"])
    alone: Answers = {**SHEET, "vardnadshavare": (*rows_of(only("v1")["vardnadshavare"]), *spared)}
    said = told(guardian(), facts=CHILD, sheet=alone)
    assert said.answer == "ja"
    assert "Pappa: samtycke behövs inte, enligt ärendebladet." in said.scope
    one = told(guardian(form="samtycke_barn_en_vh"), facts=CHILD, sheet=only("v1", vardnad="ensam"))
    assert one.answer == "ja"
    shared = told(guardian(form="samtycke_barn_en_vh"), facts=CHILD, sheet=only("v1", vardnad="gemensam"))
    assert shared.answer == "inte_fragad"
    assert shared.missing[0].startswith("Den andra vårdnadshavaren")


def test_guardians_that_stand_on_no_arendeblad() -> None:
    nobody = without_guardians()
    sole = guardian(Ref("", "Mira"), "samtycke_barn_en_vh", c_vardnad="ensam")
    assert told(sole, facts=CHILD, sheet=nobody).answer == "ja"
    both = (guardian(Ref("", "Mira")), guardian(Ref("", "Ruben"), ordinal=2))
    assert told(*both, facts=CHILD, sheet=nobody).answer == "inte_fragad"
    stranger = told(guardian(Ref("", "Mormor")), facts=CHILD)
    assert stranger.answer == "inte_fragad"
    assert "står inte som vårdnadshavare" in stranger.scope
    unnamed = told(guardian(Ref("", "")), facts=CHILD)
    assert unnamed.answer == "inte_fragad"


def test_a_sheet_with_the_name_written_by_hand_is_the_guardians() -> None:
    assert told(guardian(Ref("", "mira  prov")), guardian(RUBEN), facts=CHILD).answer == "ja"


def test_from_fifteen_the_young_person_answers_too() -> None:
    both = (guardian(), guardian(RUBEN, ordinal=2))
    assert told(*both, facts=YOUNG).answer == "inte_fragad"
    assert told(*both, yes("samtycke_ungdom", 3), facts=YOUNG).answer == "ja"
    assert told(*both, yes("samtycke_ungdom", 3, c_plan="nej"), facts=YOUNG).answer == "nej"
    unable = yes("samtycke_ungdom", 3, c_mogen="nej", c_plan="")
    assert told(*both, unable, facts=YOUNG).answer == "ja"
    alone = yes("samtycke_ungdom", 3, c_vh_samtycke="behovs_inte")
    assert told(alone, facts=YOUNG).answer == "ja"
    assert "behövs inte" in told(alone, facts=YOUNG).scope
    assert told(alone, facts=YOUNG, sheet=only("v1", samtycke_kravs="ja")).answer == "inte_fragad"


def test_a_child_under_fifteen_is_told_of_but_the_guardians_decide() -> None:
    no = paper("samtycke_nej", 3, c_vem=Ref("person", "Tilda"), c_nej_till=("plan",), c_datum="2026-11-20")
    said = told(guardian(), guardian(RUBEN, ordinal=2), no, facts=CHILD)
    assert said.answer == "ja"
    assert "Barnet: nej 2026-11-20." in said.scope


def test_guardians_consents_are_not_an_adults_and_an_unknown_age_follows_the_papers() -> None:
    both = (guardian(), guardian(RUBEN, ordinal=2))
    assert told(*both, facts=ADULT).answer == "inte_fragad"
    assert told(*both, facts=CaseFacts()).answer == "ja"
    assert told(yes("samtycke_vuxen"), facts=CaseFacts(), sheet=without_guardians()).answer == "ja"


def test_a_paper_being_changed_counts_as_it_was_cleared() -> None:
    changing = CasePaper(
        form="samtycke_vuxen",
        title="",
        ordinal=1,
        created=CLEARED,
        answers={"c_plan": "ja", "c_datum": "2026-11-12"},
        newest={"c_plan": "nej", "c_datum": "2026-11-20"},
        cleared=CLEARED,
        draft=True,
    )
    said = told(changing)
    assert (said.answer, said.clear, said.drafts) == ("ja", 1, 1)


@pytest.mark.parametrize("form", OWN)
def test_a_person_may_answer_on_any_of_their_own_sheets(form: str) -> None:
    assert told(yes(form)).answer == "ja"


def test_every_consent_form_there_is_is_read_and_has_the_questions_that_are_read() -> None:
    known = {name: form for name, form in DEFINITIONS.forms.items() if name.startswith("samtycke")}
    assert set(known) == CONSENT_FORMS
    for name in ANSWERS:
        asked = {field.id for field in known[name].fields()}
        assert {"c_plan", "c_datum", "c_hur", "c_galler", "c_till", "c_verksamheter", "c_undantag"} <= asked
        assert ("c_vem" in asked) == (name not in OWN)


def test_every_question_of_a_sheet_is_read() -> None:
    [sheet] = consents(
        (
            guardian(
                form="samtycke_barn_en_vh",
                c_verksamheter=(actor(BUP, "ja", "nej", "bara tider", "halsa", "skola"), Row("tom", {})),
                c_galler="tills_avslut",
                c_foljs_upp="2027-05-12",
                c_formote="nej",
                c_vardnad="ensam",
            ),
        )
    ).given
    assert isinstance(sheet, Consent)
    assert (sheet.who, sheet.given, sheet.how, sheet.ask_again) == (MIRA, "2026-11-12", "skriftligt", "2027-05-12")
    assert sheet.until_closed
    assert (sheet.denied, sheet.sole_custody) == (("c_formote",), "ensam")
    [only_actor] = sheet.actors
    assert (only_actor.party, only_actor.may_know, only_actor.may_tell) == (BUP, "ja", "nej")
    assert (only_actor.limit, only_actor.subjects) == ("bara tider", ("halsa", "skola"))

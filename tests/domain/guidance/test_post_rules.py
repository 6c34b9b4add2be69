"""The rules on paper that goes home, the interpreter and what had left before: found, and silent when answered."""

from __future__ import annotations

from datetime import datetime

import pytest

from sip_desktop.domain.answers import Answers, Ref, Row, Unparsed, Value
from sip_desktop.domain.deadlines import Level
from sip_desktop.domain.guidance.acts import SENT, GuidedAct
from sip_desktop.domain.guidance.post_rules import STAYS
from sip_desktop.domain.guidance.reading import LeftPaper, Mode, Reading
from sip_desktop.domain.lenses.case_facts import CaseFacts
from sip_desktop.domain.lenses.case_papers import CasePaper
from tests.domain.consent_papers import paper
from tests.domain.guidance.cases import NOW, reading, said, stopped
from tests.domain.guidance.demo_cases import demo
from tests.test_forms import DEFINITIONS

COPY, SEND = GuidedAct.SEND_COPY, GuidedAct.SEND_CALL
VIOLENT: Answers = {"skyddstyp": "inget", "vald_flagga": "ja", "namn": "Asta Prov"}
PROTECTED: Answers = {"skyddstyp": "sekretessmarkering", "vald_flagga": "nej", "namn": "Loke Försök"}
CALM: Answers = {"skyddstyp": "inget", "vald_flagga": "nej", "namn": "Asta Prov"}
THREE_FIFTY = datetime(2026, 12, 11, 15, 50, tzinfo=NOW.tzinfo)
THE_TWENTY_SECOND = datetime(2026, 12, 22, 10, 0, tzinfo=NOW.tzinfo)


def draft(form: str, ordinal: int = 1, **answers: Value) -> CasePaper:
    return paper(form, ordinal, cleared="", **answers)


def text_of(rule_id: str, case: Reading) -> str:
    [found] = said(rule_id, case)
    return found.text


def test_o_20_nothing_goes_home_until_somebody_has_asked_about_the_post() -> None:
    case = reading(sheet=VIOLENT)
    [found] = stopped("O-20", case, COPY)
    assert (found.level, found.form, found.path) == (Level.STOP, "arendeblad", "post_ses")
    assert not found.hard
    assert not stopped("O-20", case, SEND)
    assert stopped("O-20", reading(draft("kallelse", k_vag="brev"), sheet=VIOLENT), SEND)
    for answer in ("ja", "nej", "vet_inte"):
        assert not said("O-20", reading(sheet={**VIOLENT, "post_ses": answer}))
    assert not said("O-20", reading(sheet=CALM))
    assert not said("O-20", reading(sheet=PROTECTED))


def test_o_20_it_need_not_be_asked_where_no_paper_comes_home() -> None:
    kept: Answers = {**VIOLENT, "kontakt_aldrig": ("brev",), "papper_trygg": "lases_har"}
    assert not said("O-20", reading(sheet=kept))
    assert said("O-20", reading(sheet={**kept, "papper_trygg": "hos_sig"}))
    assert said("O-20", reading(sheet={**kept, "kontakt_aldrig": ("ringa",)}))


def given(who: Value, way: str, day: Value = "") -> CasePaper:
    return draft("vem_fick_vad", fv_rader=(Row("g1", {"fv_mottagare": who, "fv_satt": way, "fv_datum": day}),))


ASTA = Ref("person", "Asta Prov")


@pytest.mark.parametrize("seen", ["ja", "vet_inte", ""])
@pytest.mark.parametrize("way", ["post", "rek", "formedling"])
def test_o_20a_no_letter_goes_home_where_others_may_see_it(seen: str, way: str) -> None:
    sheet: Answers = {**VIOLENT, "post_ses": seen}
    [found] = stopped("O-20a", reading(given(ASTA, way), sheet=sheet), COPY)
    assert (found.level, found.path) == (Level.STOP, "fv_rader/g1/fv_satt")


def test_o_20a_is_silent_about_other_ways_others_and_what_has_left() -> None:
    sheet: Answers = {**VIOLENT, "post_ses": "ja", "aktorer": (Row("a1", {"enhet": "BUP"}),)}
    assert not said("O-20a", reading(given(ASTA, "personligen"), sheet=sheet))
    assert not said("O-20a", reading(given(Ref("a1", "BUP"), "post"), sheet=sheet))
    assert not said("O-20a", reading(given(ASTA, "post", "2026-11-20"), sheet=sheet))
    assert not said("O-20a", reading(given(ASTA, "post"), sheet={**sheet, "post_ses": "nej"}))
    assert said("O-20a", reading(given(ASTA, "post"), sheet={**sheet, "post_ses": "nej", "kontakt_aldrig": ("brev",)}))
    assert not said("O-20a", reading(given(ASTA, "post"), sheet=CALM))


def test_o_20a_letters_that_were_chosen_although_others_see_them() -> None:
    [found] = said("O-20a", reading(sheet={**VIOLENT, "post_ses": "ja", "kontaktsatt": "brev"}))
    assert (found.level, found.path) == (Level.WARNING, "kontaktsatt")
    assert not said("O-20a", reading(sheet={**VIOLENT, "post_ses": "nej", "kontaktsatt": "brev"}))


def test_o_20b_where_papers_are_safe_is_asked() -> None:
    for place in ("", "fraga"):
        [found] = stopped("O-20b", reading(sheet={**VIOLENT, "papper_trygg": place}), COPY)
        assert found.level is Level.WARNING
        assert "förvara dem åt hen" in found.text
    child = CaseFacts(violence=True, child=True, age="barn")
    assert text_of("O-20b", reading(facts=child, state="T7")).startswith("Var kan barnet ha sitt papper tryggt?")
    home: Answers = {**VIOLENT, "papper_trygg": "hos_sig", "post_ses": "ja"}
    assert "finnas hemma" in text_of("O-20b", reading(sheet=home, state="T7"))
    for answer in ("lases_har", "tidskort", "annan"):
        assert not said("O-20b", reading(sheet={**VIOLENT, "papper_trygg": answer}, state="T7"))
    assert not said("O-20b", reading(sheet={**VIOLENT, "papper_trygg": "hos_sig", "post_ses": "nej"}, state="T7"))
    assert not said("O-20b", reading(sheet=CALM, state="T7"))


def test_o_21_an_interpreter_is_booked_without_name_and_place() -> None:
    for sheet in (VIOLENT, PROTECTED):
        assert "annan ort" in text_of("O-21", reading(sheet={**sheet, "tolk": "telefon"}))
    assert text_of("O-21", reading(sheet={**VIOLENT, "tolk": "pa_plats"})).startswith("Tolk på plats är vald.")
    assert not said("O-21", reading(sheet={**VIOLENT, "tolk": "telefon", "tolk_sprak": "Somaliska, inte från orten"}))
    assert not said("O-21", reading(sheet={**VIOLENT, "tolk": "nej"}))
    assert not said("O-21", reading(sheet={**CALM, "tolk": "telefon"}))
    assert said("O-21", reading(draft("kallelse", k_tolk="tecken"), sheet=VIOLENT))


def left(form: str, number: int, made: str, title: str = "") -> LeftPaper:
    return LeftPaper(form=form, title=title or form, ordinal=1, revision=1, number=number, made=made)


MARKED = (Mode("2026-11-20T10:00:00+01:00", protected=False, violence=True),)
LEFT = (
    left("kallelse", 1, "2026-11-18T10:00:00+01:00", "SIP – Kallelse"),
    left("kallelse", 2, "2026-11-20T08:59:00+00:00", "SIP – Kallelse"),
    left("forberedelse", 1, "2026-11-18T10:00:00+01:00"),
    left("tidskort", 1, "2026-11-18T10:00:00+01:00"),
    left("plan", 1, "2026-11-21T10:00:00+01:00"),
)


def told(*cells: Answers) -> CasePaper:
    return draft("vem_fick_vad", fv_besked=tuple(Row(f"b{number}", one) for number, one in enumerate(cells)))


def test_o_22_what_left_before_the_mark_is_asked_back_or_told_about() -> None:
    case = reading(sheet=VIOLENT, left=LEFT, modes=MARKED)
    [found] = said("O-22", case)
    assert (
        found.text == "2 papper lämnades innan ärendet märktes (SIP – Kallelse). Begär dem tillbaka eller underrätta."
    )
    assert (found.form, found.path) == ("vem_fick_vad", "fv_besked")
    one = told({"fb_nr": "1", "fb_vad": "begart"})
    assert text_of("O-22", reading(one, sheet=VIOLENT, left=LEFT, modes=MARKED)).startswith("Ett papper")
    both = told({"fb_nr": "1", "fb_vad": "underrattad"}, {"fb_nr": "2", "fb_vad": "aterlamnat"})
    assert not said("O-22", reading(both, sheet=VIOLENT, left=LEFT, modes=MARKED))
    waits = told({"fb_nr": "1", "fb_vad": "vantar"}, {"fb_nr": Unparsed("tre"), "fb_vad": "begart"})
    assert "2 papper" in text_of("O-22", reading(waits, sheet=VIOLENT, left=LEFT, modes=MARKED))


def test_o_22_one_answer_is_of_one_copy() -> None:
    same = (LEFT[0], left("plan", 1, "2026-11-19T10:00:00+01:00"))
    answered = told({"fb_nr": "1", "fb_vad": "begart"})
    assert text_of("O-22", reading(answered, sheet=VIOLENT, left=same, modes=MARKED)).startswith("Ett papper")


def test_o_22_is_silent_of_a_case_that_always_was_or_no_longer_is_marked() -> None:
    from_the_first = (Mode("2026-11-01T10:00:00+01:00", protected=True, violence=False),)
    assert not said("O-22", reading(sheet=PROTECTED, left=LEFT, modes=from_the_first))
    assert not said("O-22", reading(sheet=CALM, left=LEFT, modes=MARKED))
    assert not said("O-22", reading(sheet=VIOLENT, left=LEFT))
    assert not said("O-22", reading(sheet=VIOLENT, left=LEFT, modes=(Mode("?", protected=True, violence=False),)))
    between = (*from_the_first, Mode("2026-11-17T10:00:00+01:00", protected=False, violence=False), *MARKED)
    assert "2 papper" in text_of("O-22", reading(sheet=VIOLENT, left=LEFT, modes=between))


def test_o_22_names_three_kinds_and_says_that_there_are_more() -> None:
    many = tuple(left(f"plan{n}", 1, "2026-11-18T10:00:00+01:00", f"Slag {n}") for n in range(5))
    assert "(Slag 0, Slag 1, Slag 2 med flera)" in text_of("O-22", reading(sheet=VIOLENT, left=many, modes=MARKED))


def test_o_22_every_paper_that_never_leaves_is_left_out_and_none_that_is_sent() -> None:
    internal = {name for name, form in DEFINITIONS.forms.items() if form.internal}
    assert internal <= STAYS
    assert not STAYS & set(SENT)
    assert STAYS - {"loggblad", "manadsblad"} <= set(DEFINITIONS.forms)


def test_o_24_case_b_a_letter_through_skatteverket_comes_too_late() -> None:
    case = demo("b", changes={"kallelse": {"k_vag": "brev"}}, now=THE_TWENTY_SECOND)
    [found] = stopped("O-24", case, SEND)
    assert found.text == (
        "Brev via Skatteverket hinner inte till 30 december. Lämna kallelsen på avdelningen eller ring."
    )
    assert found.level is Level.WARNING
    assert not said("O-24", demo("b", now=THE_TWENTY_SECOND))


@pytest.mark.parametrize(("start", "late"), [("2026-12-07T09:00", False), ("2026-12-04T09:00", True)])
def test_o_24_counts_seven_weekdays(start: str, late: bool) -> None:
    sheet: Answers = {**PROTECTED, "kontaktsatt": "formedling"}
    case = reading(draft("kallelse", k_start=start), sheet=sheet)
    assert bool(said("O-24", case)) is late
    assert not said("O-24", reading(draft("kallelse", k_start=start), sheet={**sheet, "kontaktsatt": "telefon"}))


def test_o_24_is_silent_of_a_meeting_that_is_past_or_has_no_day() -> None:
    sheet: Answers = {**PROTECTED, "kontaktsatt": "formedling"}
    for start in ("2026-11-25T09:00", "", Unparsed("på tisdag")):
        assert not said("O-24", reading(draft("kallelse", k_start=start), sheet=sheet))
    rung = draft("telefonkallelse", tk_start="2026-11-30T09:00")
    assert text_of("O-24", reading(rung, sheet=sheet)).endswith("Lämna kallelsen i handen eller ring.")


def test_case_f_nothing_can_be_posted_home_and_all_is_settled() -> None:
    for rule_id in ("O-20", "O-20a", "O-20b", "O-21", "O-22", "O-24"):
        assert not said(rule_id, demo("f", now=THREE_FIFTY, state="T6")), rule_id
    home = {"fv_rader": (Row("g1", {"fv_mottagare": Ref("person", "Asta Prov"), "fv_satt": "post"}),)}
    assert stopped("O-20a", demo("f", changes={"vem_fick_vad": dict(home)}, now=THREE_FIFTY), COPY)

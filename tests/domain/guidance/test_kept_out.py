"""Those who must not know: never called, never given anything, found wherever a paper would reach them."""

from __future__ import annotations

import pytest

from sip_desktop.domain.answers import Answers, Ref, Row, Unparsed, Value
from sip_desktop.domain.deadlines import Level
from sip_desktop.domain.form import FieldType
from sip_desktop.domain.guidance.acts import GuidedAct
from sip_desktop.domain.guidance.kept_out import MEETS, RECEIVES
from sip_desktop.domain.lenses.case_papers import CasePaper
from tests.domain.consent_papers import paper
from tests.domain.guidance.cases import reading, said, stopped
from tests.domain.guidance.demo_cases import demo, people_of, rows
from tests.domain.guidance.test_safety_rules import (
    CHILD,
    CLEAR,
    CLOSE,
    COPY,
    EARLIER,
    FORBIDDEN,
    GUARDIANS,
    MEET,
    ROLF,
    SEND,
    THREE_FIFTY,
    VIOLENT,
    draft,
    fields_of,
    text_of,
)
from tests.test_forms import DEFINITIONS


def call_with(name: str, row: str = "") -> CasePaper:
    return draft("kallelse", k_deltagare=(Row("k1", {"kd_part": Ref(row, name)}),))


@pytest.mark.parametrize("name", ["Rolf Prov", "rolf  prov", "Prov, Rolf", "Rolf Prov, granne"])
def test_o_23_somebody_who_must_not_know_is_never_called(name: str) -> None:
    case = reading(call_with(name), sheet=FORBIDDEN)
    for act in (SEND, MEET):
        [found] = stopped("O-23", case, act)
        assert found.level is Level.STOP
        assert found.hard
        assert "Rolf" not in found.text + found.why + found.action
    assert not stopped("O-23", case, CLEAR)
    assert not stopped("O-23", reading(call_with("Anna Ek, kurator"), sheet=FORBIDDEN), SEND)


@pytest.mark.parametrize("name", ["Rolle Prov", "R. Prov", "Rolf Pröv", "Familjen Prov"])
def test_o_23a_who_may_be_the_same_is_asked_about(name: str) -> None:
    case = reading(call_with(name), sheet=FORBIDDEN)
    [found] = stopped("O-23a", case, SEND)
    assert found.level is Level.STOP
    assert not found.hard
    assert not stopped("O-23", case, SEND)


def test_o_23_another_name_that_is_known_stops() -> None:
    known = Row("x1", {**ROLF.cells, "namnvarianter": "Rolle Prov"})
    assert stopped("O-23", reading(call_with("Rolle Prov"), sheet={**VIOLENT, "far_inte_veta": (known,)}), SEND)


def test_o_23_a_child_with_the_same_surname_is_somebody_else() -> None:
    sheet: Answers = {**FORBIDDEN, "namn": "Ronja Prov", "vardnadshavare": (Row("v1", {"namn": "Asta Prov"}),)}
    case = reading(call_with("Ronja Prov"), call_with("", "person"), sheet=sheet)
    assert not said("O-23", case)
    assert not said("O-23a", case)


@pytest.mark.parametrize(
    ("field", "cells"),
    [
        ("narstaende", {"namn": "Rolf Prov", "relation": "Bror"}),
        ("aktorer", {"namn": "Rolf Prov", "enhet": "Kommunen"}),
        ("behorig_personal", {"namn": "Rolf Prov"}),
        ("legal_foretradare", {"namn": "Rolf Prov", "kontakt_tillaten": "ja"}),
        ("vardnadshavare", {"namn": "Någon", "personnummer": "19870615-9814", "kontakt_tillaten": "ja"}),
    ],
)
def test_o_23_is_found_among_those_the_case_counts_on(field: str, cells: Answers) -> None:
    [found] = said("O-23", reading(sheet={**FORBIDDEN, field: (Row("n1", cells),)}))
    assert found.path.startswith(field)


def test_o_23_a_guardian_who_stands_there_to_be_kept_out_is_no_receiver() -> None:
    sheet: Answers = {**GUARDIANS, "far_inte_veta": (Row("x", {"namn": "Ruben Prov"}),)}
    assert not said("O-23", reading(sheet=sheet, facts=CHILD))
    assert stopped("O-23", reading(call_with("Pappa", "v2"), sheet=GUARDIANS, facts=CHILD), SEND)


@pytest.mark.parametrize(
    ("made", "act"),
    [
        (draft("plan", p_deltagare=(Row("p1", {"pd_part": Ref("", "Rolf Prov")}),)), CLEAR),
        (draft("plan", p_delmal=(Row("d1", {"d_aktiviteter": (Row("a1", {"a_ansvarig": "Rolf Prov"}),)}),)), CLEAR),
        (draft("inbjudan", ib_till=Ref("", "Rolf Prov")), SEND),
        (draft("telefonkallelse", tk_samtal=(Row("t1", {"ts_part": Ref("", "Rolf Prov")}),)), SEND),
        (draft("forberedelse", f_narstaende=(Row("f1", {"fn_part": Ref("", "Rolf Prov")}),)), SEND),
        (draft("vem_fick_vad", fv_rader=(Row("g1", {"fv_mottagare": Ref("", "Rolf Prov")}),)), COPY),
        (draft("avslut", z_informerade=(Row("z1", {"zi_part": Ref("", "Rolf Prov")}),)), CLOSE),
    ],
)
def test_o_23_sees_every_paper_that_reaches_somebody(made: CasePaper, act: GuidedAct) -> None:
    [found] = stopped("O-23", reading(made, sheet=FORBIDDEN), act)
    assert found.form == made.form


def test_o_23_a_paper_to_one_receiver_stops_only_what_is_done_with_it() -> None:
    to_him, to_her = draft("inbjudan", 2, ib_till=Ref("", "Rolf Prov")), draft("inbjudan", 3, ib_till=Ref("", "Farmor"))
    assert stopped("O-23", reading(to_him, to_her, sheet=FORBIDDEN, about=2), SEND)
    assert not stopped("O-23", reading(to_him, to_her, sheet=FORBIDDEN, about=3), SEND)
    neutral = draft("begaran_svar", bs_till=Ref("", "Rolf Prov"), bs_svar="sekretess")
    assert not said("O-23", reading(neutral, sheet=FORBIDDEN))


def test_o_23b_what_has_reached_somebody_is_told_of_until_the_danger_is_judged_anew() -> None:
    given = draft("vem_fick_vad", fv_rader=(Row("g1", {"fv_mottagare": "Rolf Prov", "fv_datum": "2026-11-25"}),))
    case = reading(given, sheet=FORBIDDEN)
    [found] = said("O-23b", case)
    assert found.level is Level.WARNING
    assert not said("O-23", case)
    for day, silent in (("2026-11-24", False), ("2026-11-25", True), (Unparsed("i går"), False)):
        judged = draft("forberedelse", 2, f_hot_datum=day)
        assert bool(said("O-23b", reading(given, judged, sheet=FORBIDDEN))) is not silent
    rung = Row("t1", {"ts_part": "Rolf Prov", "ts_sagt": "nummer", "ts_tid": Unparsed("nyss")})
    assert said("O-23b", reading(draft("telefonkallelse", tk_samtal=(rung,)), sheet=FORBIDDEN))
    unanswered = Row("t1", {"ts_part": "Rolf Prov", "ts_sagt": "inget", "ts_svar": "inget_svar"})
    assert not said("O-23b", reading(draft("telefonkallelse", tk_samtal=(unanswered,)), sheet=FORBIDDEN))
    alike = draft("vem_fick_vad", fv_rader=(Row("g1", {"fv_mottagare": "Rolle Prov", "fv_datum": "2026-11-25"}),))
    assert "kan ha nått" in text_of("O-23b", reading(alike, sheet=FORBIDDEN))


def test_o_23_somebody_only_the_preparation_tells_of() -> None:
    def told(what: Value) -> CasePaper:
        return draft("forberedelse", 9, f_ska_inte=(Row("s1", {"fi_vem": "Rolf Prov", "fi_vad": what}),))

    assert stopped("O-23", reading(call_with("Rolf Prov"), told("vet_inte"), sheet=VIOLENT), SEND)
    assert not stopped("O-23", reading(call_with("Rolf Prov"), told("kallas_inte"), sheet=VIOLENT), SEND)
    assert not stopped("O-23", reading(call_with("Rolf Prov"), told(Unparsed("?")), sheet=VIOLENT), SEND)


def test_o_23_one_paper_is_told_of_once() -> None:
    many = tuple(Row(f"p{n}", {"pd_part": Ref("", "Rolf Prov")}) for n in range(3))
    everywhere = draft("plan", p_deltagare=many, p_samordnare=Ref("", "Rolf Prov"))
    assert len(stopped("O-23", reading(everywhere, sheet=FORBIDDEN), CLEAR)) == 1


def test_o_23_a_consent_is_not_asked_of_him_and_one_that_was_given_stops_nothing() -> None:
    asks = draft("samtycke_barn_tva_vh", c_vem=Ref("v2", "Ruben Prov"))
    assert said("O-23", reading(asks, sheet=GUARDIANS, facts=CHILD))
    gave = paper("samtycke_barn_tva_vh", c_vem=Ref("v2", "Ruben Prov"))
    assert not said("O-23", reading(gave, sheet=GUARDIANS, facts=CHILD))


def test_o_23_every_place_it_looks_at_is_in_the_form() -> None:
    for form, (paths, _) in {**MEETS, **RECEIVES}.items():
        there = fields_of(DEFINITIONS.forms[form])
        for path in paths:
            assert there[path].type is FieldType.PARTY, (form, path)


@pytest.mark.parametrize("field", ["k_deltagare", "narstaende"])
def test_case_a_the_father_is_stopped_as_participant_and_relative(field: str) -> None:
    father = people_of("a")["ruben"]
    form, cells = {
        "k_deltagare": ("kallelse", {"kd_part": father}),
        "narstaende": ("arendeblad", {"namn": "Ruben Prov"}),
    }[field]
    case = demo("a", changes={form: {field: rows(dict(cells))}}, now=EARLIER)
    [found] = stopped("O-23", case, SEND)
    assert found.hard


@pytest.mark.parametrize("name", ["Rolf Prov", "Rolle Prov"])
@pytest.mark.parametrize(
    ("form", "field", "cell", "act"),
    [
        ("kallelse", "k_deltagare", "kd_part", SEND),
        ("telefonkallelse", "tk_samtal", "ts_part", SEND),
        ("arendeblad", "narstaende", "namn", SEND),
        ("vem_fick_vad", "fv_rader", "fv_mottagare", COPY),
    ],
)
def test_case_f_he_is_stopped_under_either_name(name: str, form: str, field: str, cell: str, act: GuidedAct) -> None:
    value: Value = name if form == "arendeblad" else Ref("", name)
    case = demo("f", changes={form: {field: rows({cell: value})}}, now=THREE_FIFTY)
    assert [one.hard for one in stopped("O-23", case, act)] == [True]


ON_CALLS = {"telefonkallelse:tk_samtal/ts_part", "vem_fick_vad:fv_rader/fv_mottagare"}
"""Looked at row by row, since some have already been reached."""
ONLY_NAMED = set(
    """
    aterkoppling:ak_rader/ar_fran avslut:z_beslutad_av begaran:bg_fragar begaran:bg_mottagen_av
    begaran_barn:bb_mottagen_av begaran_svar:bs_av forberedelse:f_uppmarksammat_vem forberedelse:f_bedomning_av
    forberedelse:f_info_av forberedelse:f_hot_av forberedelse:f_nya_behov/pn_vem identitetsblad:i_av
    inbjudan:ib_avsandare journalanteckning:j_samordnare kallelse:k_avsandare motesanteckning:ma_skrev
    planering_insats:pi_av samordnarbyte:sb_fran samordnarbyte:sb_personen_av samordnarkort:sk_namn
    svar:s_avsandare svar:s_verksamhet svar:s_representant uppfoljning:u_delmal/um_aktiviteter/ua_ansvarig
    uppfoljning:u_redogorelse/ur_part uppfoljning:u_nya_behov/un_vem underskriftsblad:un_sign/un_part
    underrattelse_aterkallat:c_mottagare vem_fick_vad:fv_besked/fb_mottagare
    """.split()
)
"""Who decided, wrote, asked or answered: they are told of and get nothing by it."""


def test_o_23_every_party_of_every_form_is_looked_at_or_only_named() -> None:
    there = {
        f"{form_id}:{path}"
        for form_id, form in DEFINITIONS.forms.items()
        for path, field in fields_of(form).items()
        if field.type is FieldType.PARTY
    }
    looked_at = {f"{form}:{path}" for form, (paths, _) in {**MEETS, **RECEIVES}.items() for path in paths}
    consents = {place for place in there if place.startswith("samtycke_")} - looked_at
    assert there == looked_at | ON_CALLS | ONLY_NAMED | consents
    assert not looked_at & ONLY_NAMED

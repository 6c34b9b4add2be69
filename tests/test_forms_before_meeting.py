"""The papers from request to call: what must not be shown, and what is carried from one paper to the next."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from sip_desktop.domain.answers import Answers, Row, rows_of
from sip_desktop.domain.conditions import visible
from sip_desktop.domain.form import Field, Form, Part
from sip_desktop.domain.form_checks import spots
from sip_desktop.domain.lenses.case_facts import CaseFacts
from sip_desktop.domain.original import original
from sip_desktop.domain.prefill import Source, prefilled
from sip_desktop.domain.view import Head, Mode
from sip_desktop.services.definitions import load

DEFINITIONS = load(Path(__file__).resolve().parent.parent / "forms")
REGIONS = tuple(DEFINITIONS.regions)
CAREFUL = CaseFacts(violence=True)
PERSONS_OWN = ("begaran", "begaran_barn", "infor_mitt_mote", "infor_mitt_mote_lattlast", "infor_mitt_mote_barn")
FORMS = (*PERSONS_OWN, "begaran_svar", "forberedelse", "inbjudan", "telefonkallelse", "svar")
NOT_SAID = ("förövar", "våldsutsatt", "patient", "brukare", "klient", "kan inte samtycka", "valv", "motring")


def words(form: Form) -> str:
    """Everything the form says, in small letters."""
    found = [form.title, form.purpose]
    for section in form.sections:
        found += [section.title, section.help]
    for spot in spots(form):
        field = spot.field
        found += [field.label, field.help, field.text, *(option.label for option in field.options)]
    return "\n".join(found).lower()


def labels(form: Form) -> set[str]:
    return {field.id for field in form.fields()}


def shown(form_id: str, answers: Answers, facts: CaseFacts = CAREFUL, mode: Mode = Mode.FILLED) -> Form:
    return original(DEFINITIONS.form(form_id, "varmland"), answers, facts, mode, Head()).form


def made(form_id: str, sources: dict[str, Answers]) -> Answers:
    """The answers of a new document when the earlier ones hold ``sources``, by form id."""
    numbers = count(1)
    given = {name: Source(DEFINITIONS.forms[name], answers) for name, answers in sources.items()}
    return prefilled(DEFINITIONS.forms[form_id], given, {}, lambda: f"n{next(numbers)}").answers


def fields_with(form: Form, part: Part) -> Iterator[Field]:
    return (field for field in form.fields() if field.part is part)


@pytest.mark.parametrize("region", REGIONS)
def test_every_region_offers_them_in_the_order_of_the_process(region: str) -> None:
    order = [form for form in DEFINITIONS.region(region).forms if form in (*FORMS, "arendeblad", "kallelse", "plan")]
    assert order[:4] == ["arendeblad", "begaran", "begaran_barn", "begaran_svar"]
    assert order[4:8] == ["forberedelse", *PERSONS_OWN[2:]]
    assert order[8:] == ["kallelse", "inbjudan", "telefonkallelse", "svar", "plan"]


@pytest.mark.parametrize("form_id", FORMS)
def test_no_word_frightens_or_blames(form_id: str) -> None:
    text = words(DEFINITIONS.forms[form_id])
    assert not [word for word in NOT_SAID if word in text]


@pytest.mark.parametrize("form_id", PERSONS_OWN)
def test_the_persons_own_papers_say_du(form_id: str) -> None:
    form = DEFINITIONS.forms[form_id]
    assert re.search(r"\bdu\b", words(form))
    assert "den enskilde" not in words(form)
    assert not form.secrecy
    assert not form.internal


@pytest.mark.parametrize("form_id", [form for form in PERSONS_OWN if DEFINITIONS.forms[form].easy_read])
def test_easy_words_come_in_short_sentences(form_id: str) -> None:
    for spot in spots(DEFINITIONS.forms[form_id]):
        for sentence in re.split(r"[.!?\n]", f"{spot.field.label}\n{spot.field.text}"):
            assert len(sentence.split()) <= 12, sentence


def test_the_answer_that_may_tell_nothing_tells_nothing() -> None:
    """It says neither whom it is about nor, as a bare paper, that there is a case."""
    answers: Answers = {
        "bs_svar": "sekretess",
        "bs_skal": "Hon vill inte",
        "bs_steg": "Vi ses",
        "bs_intern": "Okänt nummer",
    }
    form = shown("begaran_svar", answers)
    assert form.bare
    assert {"bs_skal", "bs_steg", "bs_ja_text", "bs_nej_text", "bs_intern"}.isdisjoint(labels(form))
    assert "bs_sekretess_text" in labels(form)
    assert not list(fields_with(DEFINITIONS.form("begaran_svar", "varmland"), Part.NAME))


@pytest.mark.parametrize(("answer", "asked"), [("nej", True), ("erbjuds", False)])
def test_a_no_has_a_reason(answer: str, asked: bool) -> None:
    form = shown("begaran_svar", {"bs_svar": answer, "bs_skal": "En annan plan finns"})
    assert ("bs_skal" in labels(form)) is asked
    reason = DEFINITIONS.forms["begaran_svar"].field("bs_skal")
    assert reason is not None
    assert reason.required_when is not None


def test_an_invitation_in_a_case_handled_by_hand_has_no_name_and_no_place() -> None:
    answers: Answers = {
        "ib_namn": "Tilda Prov",
        "ib_plats": "Torget 1",
        "ib_far_veta": "Bara skjutsen",
        "ib_svar": "kommer",
    }
    careful, ordinary = shown("inbjudan", answers), shown("inbjudan", answers, CaseFacts())
    for name in ("ib_namn", "ib_plats"):
        assert name in labels(ordinary)
        assert name not in labels(careful)
    for name in ("ib_far_veta", "ib_svar", "ib_huvudman"):
        assert name not in labels(ordinary)
    assert "ib_plats_muntligt" in labels(shown("inbjudan", answers, mode=Mode.PEN))


def test_a_request_in_a_case_handled_by_hand_is_known_by_its_number_alone() -> None:
    for form_id, name in (("begaran", "bg_namn"), ("begaran", "bg_personnummer"), ("begaran_barn", "bb_namn")):
        answers: Answers = {name: "Tilda Prov"}
        assert name in labels(shown(form_id, answers, CaseFacts()))
        assert name not in labels(shown(form_id, answers))


def test_an_invitation_does_not_take_over_the_purpose_of_the_call() -> None:
    """The call may say more than the consent lets this one person know."""
    call: Answers = {"k_syfte": "Samordna behandlingen", "k_onskemal": "Sova", "k_start": "2026-11-26T13:00"}
    answers = made("inbjudan", {"kallelse": call})
    assert answers == {"ib_start": "2026-11-26T13:00"}


def test_what_the_unit_works_with_never_leaves() -> None:
    for form_id in ("forberedelse", "telefonkallelse"):
        assert DEFINITIONS.forms[form_id].internal


def test_the_judgement_of_danger_is_asked_for_on_an_empty_paper_and_not_when_there_is_none() -> None:
    danger = {"f_hot", "f_hot_insikt", "f_hot_behandling", "f_hot_val", "f_konsultation"}
    form = DEFINITIONS.form("forberedelse", "varmland")
    assert danger <= labels(visible(form, {}, CaseFacts(), by_hand=True)[0])
    assert danger.isdisjoint(labels(visible(form, {"f_forsiktig": "nej"}, CaseFacts())[0]))
    assert danger <= labels(visible(form, {"f_forsiktig": "vet_inte"}, CaseFacts())[0])
    report = {field.id: field for field in form.fields()}
    assert report["f_oro"].shown_when is None
    assert report["f_oro_senast"].required_when is not None


def test_only_haninge_asks_for_the_form_of_the_meeting_and_varmland_for_the_danger() -> None:
    asked = [region for region in REGIONS if DEFINITIONS.form("forberedelse", region).field("f_motesform")]
    assert asked == ["haninge"]
    required = []
    for region in REGIONS:
        danger = DEFINITIONS.form("forberedelse", region).field("f_hot")
        assert danger is not None
        required += [region] if danger.required else []
    assert required == ["varmland"]


def test_what_the_person_wrote_is_carried_to_preparation_call_and_plan() -> None:
    own: Answers = {"im_viktigast": "Att sova", "im_vill_delta": ("teckning",), "im_efter": "samtal"}
    ready = made("forberedelse", {"infor_mitt_mote_barn": own, "begaran": {"bg_mottagen": "2026-11-09"}})
    assert ready["f_onskemal"] == "Att sova"
    assert ready["f_vill_delta"] == ("teckning",)
    assert ready["f_behov_datum"] == "2026-11-09"
    call = made("kallelse", {"forberedelse": ready})
    assert call["k_onskemal"] == "Att sova"
    assert call["k_medverkan"] == "Teckning"
    assert made("plan", {"kallelse": call})["p_onskemal"] == "Att sova"


def test_a_paper_of_ones_own_is_copied_to_nothing_that_leaves() -> None:
    """The person decides who reads it; only the unit's own preparation takes it over."""
    for form in DEFINITIONS.forms.values():
        sources = {name.split(".")[0] for field in form.fields() for name in field.prefill}
        if any(source.startswith("infor_mitt_mote") for source in sources):
            assert form.internal, form.id


def test_those_who_were_wished_for_are_called_and_rung() -> None:
    row = Row("r1", {"fd_telefon": "070-174 06 08", "fd_huvudman": "kommun", "fd_syfte": "Skjuts"})
    call = made("kallelse", {"forberedelse": {"f_deltagare": (row,)}})
    (called,) = rows_of(call["k_deltagare"])
    assert called.cells == {"kd_kontakt": "070-174 06 08", "kd_huvudman": "kommun", "kd_syfte": "Skjuts"}
    (rung,) = rows_of(made("telefonkallelse", {"kallelse": call})["tk_samtal"])
    assert rung.cells == {"ts_telefon": "070-174 06 08"}


def test_the_words_to_say_on_the_telephone_name_nobody() -> None:
    form = DEFINITIONS.forms["telefonkallelse"]
    script = " ".join(field.text for field in form.fields())
    assert "…" in script
    assert "Upptagen" in script
    for name in (Part.NAME, Part.IDENTITY_NUMBER, Part.PLACE):
        assert not list(fields_with(form, name))


def test_same_questions_have_the_same_answers() -> None:
    """What is asked twice is stored alike, so that an answer can be carried over."""
    pairs = [
        ("begaran.bg_vem", "forberedelse.f_uppmarksammat_av"),
        ("infor_mitt_mote.im_vill_delta", "forberedelse.f_vill_delta"),
        ("infor_mitt_mote.im_papper", "arendeblad.papper_trygg"),
        ("begaran.bg_kontaktsatt", "arendeblad.kontaktsatt"),
        ("begaran.bg_kontakt_aldrig", "arendeblad.kontakt_aldrig"),
        ("inbjudan.ib_motesform", "kallelse.k_motesform"),
        ("telefonkallelse.tk_samtycke", "kallelse.k_samtycke"),
        ("forberedelse.f_forsiktig", "arendeblad.vald_flagga"),
    ]
    for pair in pairs:
        ids = []
        for name in pair:
            form_id, field_id = name.split(".")
            field = DEFINITIONS.forms[form_id].field(field_id)
            assert field is not None, name
            ids.append([option.id for option in field.options])
        assert ids[0] == ids[1], pair

"""Lämna ut: the copies of the written cases as they leave, who is stopped, and what became of each copy."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from msgspec.structs import replace

from sip_desktop.domain.answers import Ref, Row, rows_of
from sip_desktop.domain.faults import Fault
from sip_desktop.domain.lenses.parties import PERSON_ROW
from sip_desktop.domain.reader_cells import WHOLE, Why
from sip_desktop.domain.records import Act, CopyStatus
from sip_desktop.domain.view import Mode
from sip_desktop.services.dispatch import Wanted
from sip_desktop.services.guidance import NotYet
from sip_desktop.texts import dispatch as texts
from tests.printing.samples import structure
from tests.services.conftest import Desk
from tests.services.dispatched import REASON, Out, dispatched, written
from tests.services.test_papers import everything_in, text_of_pdf

SENTENCE = "Jag saknar pappa ibland"
KNOWN_TERMS = ("Säffle", "Provgården", "Provlundaskolan", "0533")
REGION = ("Värmland", "RIK-17644")
UNITS = ("BUP", "Barn- och familjeenheten", "Skolhälsovården")


@pytest.fixture
def out(desk: Desk) -> Callable[..., Out]:
    return partial(dispatched, desk)


def test_nobody_is_a_reader_to_begin_with_and_the_father_is_never_one(out: Callable[..., Out]) -> None:
    case = out("a")
    found = case.dispatch.open(case.id)
    assert not found.readers
    assert not found.copies
    kinds = {one.name.split(",")[0]: one.kind for one in found.suggested}
    assert kinds["Tilda Prov"] == "barnet"
    assert kinds["Mira Prov"] == "vardnadshavare"
    assert kinds["Behandlare"] == "vard"
    assert kinds["Skolsköterska"] == "elevhalsa"
    assert "Barnhandläggare" not in kinds, "keeps the original"
    assert case.line("Ruben").barred == texts.KEPT_OUT.format(who="Pappa")
    for name in ("Ruben Prov", "Prov, Ruben", "Rubbe Prov"):
        with pytest.raises(Fault, match="veta"):
            case.dispatch.add(case.id, Wanted(name=name, kind="narstaende_ovrig", purpose=REASON))
    with pytest.raises(Fault) as caught:
        case.dispatch.add(case.id, case.wanted("Ruben"))
    assert "Pappa" in caught.value.text
    assert not case.dispatch.open(case.id).readers


@pytest.mark.parametrize("name", ["Fritidshemmet", "fritidshemmet"])
def test_a_service_that_the_consent_says_no_to_is_refused(out: Callable[..., Out], name: str) -> None:
    case = out("a")
    with pytest.raises(Fault) as caught:
        case.dispatch.add(case.id, Wanted(name=name, kind="skola", purpose=REASON))
    assert caught.value.text == texts.DENIED.format(who=texts.RECEIVER)


def test_nobody_gets_round_the_consent_by_being_called_a_guardian(out: Callable[..., Out]) -> None:
    case = out("a")
    for kind in ("vardnadshavare", "den_enskilde", "original", "finns_inte"):
        with pytest.raises(Fault, match="slag"):
            case.dispatch.add(case.id, Wanted(name="Fritidshemmet", kind=kind, purpose=REASON))
        with pytest.raises(Fault, match="slag"):
            case.dispatch.add(case.id, replace(case.wanted("Skolsköterska"), kind=kind))


def test_the_schools_copy(out: Callable[..., Out]) -> None:
    text = out("a").text("Skolsköterska")
    for given in ("Gå i skolan fyra dagar", "Anpassat schema utan idrott", "Skjuts till och från", "070 174 06 05"):
        assert given in text
    for kept in ("KBT", "ehandl", "rädd", "våld", "Våld", "bor tryggt", "Sova", "Kvällsrutin", "FB", "pappa"):
        assert kept not in text


def test_the_copy_of_the_treatment(out: Callable[..., Out]) -> None:
    text = out("a").text("Behandlare")
    wanted = ("KBT", "6 kap. 13 a § FB", "Skjuts", "Anpassat schema", "rädd när det ringer", "orkar idrott")
    for given in (*wanted, "modern själv ordnar skjuts", "Kvällsrutin", "bor tryggt"):
        assert given in text
    for kept in ("förmedling", "Mira", "Tilda", "20150922", "Säkerhetsplan"):
        assert kept not in text


def test_the_mothers_copy_has_all_but_the_childs_sentence(out: Callable[..., Out]) -> None:
    case = out("a")
    text = case.text("Mira", "child_voice")
    for given in ("KBT", "FB", "Skjuts", "Kvällsrutin", "rädd när det ringer", "bor tryggt", "orkar idrott"):
        assert given in text
    assert SENTENCE not in text
    # Without the tick the child has not been asked: then the child's voice is not there.
    assert "Eget samtal" not in case.text("Mira")
    left = case.dispatch.shown(case.id, case.wanted("Mira")).left_out
    assert [one.note for one in left if one.key == "child_voice"] == ["Barnet avgör. Fråga barnet."]


def test_the_childs_copy_goes_in_the_mothers_letter(out: Callable[..., Out]) -> None:
    text = out("a").text("Tilda")
    for given in ("rädd när det ringer", "Sova minst sju timmar", "Gå i skolan", "070 174 06 05", "orkar idrott"):
        assert given in text
    for kept in ("KBT", "Tilda", "20150922", SENTENCE, "Samtycke till planen"):
        assert kept not in text


@pytest.mark.parametrize("who", ["Skolsköterska", "Behandlare", "Mira", "Tilda", "Enhetschef"])
def test_no_copy_shows_where_they_are_in_any_part_of_its_file(out: Callable[..., Out], who: str) -> None:
    case = out("a")
    keys = [one.key for one in case.dispatch.shown(case.id, case.wanted(who)).left_out if one.key]
    pdf = case.paper(who, *keys).pdf
    whole = everything_in(pdf)
    text = text_of_pdf(pdf) + " ".join(said for _tag, said in structure(pdf))
    for word in (*KNOWN_TERMS, *REGION, *UNITS, SENTENCE, "Mira", "Tilda", "Ruben", "Hedda", "20150922"):
        assert word not in text, word
        if word.isdigit():
            continue  # the file's own numbers may hold it
        assert word.encode() not in whole, word
        assert word.encode("utf-16-be") not in whole, word
    assert "Undertecknat original finns hos samordningsansvarig." in text
    assert ("Myndighet" in text) == (who in ("Skolsköterska", "Behandlare", "Enhetschef"))


def test_a_sentence_that_the_child_wants_nobody_to_read_is_kept_back_wherever_it_stands(desk: Desk) -> None:
    case = written("a", date(2026, 12, 1))
    told = [
        replace(one, answers={**one.answers, "p_situation": f"Barnet sover dåligt. {SENTENCE.upper()}!"})
        if one.form == "plan"
        else one
        for one in case.documents
    ]
    out = Out(desk, replace(case, documents=tuple(told)))
    for who in ("Mira", "Tilda", "Behandlare"):
        shown = out.dispatch.shown(out.id, out.wanted(who))
        assert "p_situation" not in shown.view.answers
        assert SENTENCE.upper() not in out.text(who)
        if who != "Tilda":
            assert [one.why for one in shown.left_out if one.label == "Min situation just nu"] == [Why.CHILD]


def test_names_and_units_in_somebodys_own_words_are_left_out_until_somebody_has_read_them(desk: Desk) -> None:
    case = written("a", date(2026, 12, 1))
    words = {
        "p_situation": "Tildas nätter är svåra.",
        "p_resurser": "BUP:s grupp.",
        "p_onskemal": "Miranda på simningen.",
    }
    told = [replace(one, answers={**one.answers, **words}) if one.form == "plan" else one for one in case.documents]
    out = Out(desk, replace(case, documents=tuple(told)))
    text = out.text("Behandlare")
    assert "Tildas" not in text
    assert "BUP:s grupp" in text, "her own unit"
    assert "Miranda" in text, "not Mira"
    assert "Tildas" in out.text("Behandlare", identity="namn")
    assert "BUP" not in out.text("Mira")
    assert "BUP:s grupp" in out.text("Mira", out.key("Mira", "Det här har jag som hjälper mig"))


def test_staff_of_the_unit_keep_the_original(out: Callable[..., Out]) -> None:
    case = out("a")
    case.put_sheet(behorig_personal=(Row("bp1", {"namn": "Stina Prov", "funktion": "Assistent"}),))
    assert "Stina" not in " ".join(one.name for one in case.dispatch.open(case.id).suggested)


def test_what_is_ticked_is_given_and_what_consent_forbids_cannot_be(out: Callable[..., Out]) -> None:
    case = out("a")
    evening = case.key("Skolsköterska", "Kvällsrutin")
    assert "Kvällsrutin" in case.text("Skolsköterska", evening)
    # Words of the paper's own: a whole goal, its treatment, and a part that the consent does not cover.
    goal = evening.split("/d_aktiviteter")[0]
    forced = case.text("Skolsköterska", goal, "goals_care", "situation", "main_goal", "risk", "name", WHOLE)
    for kept in ("KBT", "bor tryggt", "rädd", "Tilda"):
        assert kept not in forced
    # The goal is named for the sake of what is in it, and no more of it is told.
    assert "6 kap. 13 a" not in forced


def test_name_and_number_stand_only_where_they_were_chosen_and_may(out: Callable[..., Out]) -> None:
    case = out("a")
    assert "Tilda Prov" not in case.text("Behandlare")
    assert "Tilda Prov" in case.text("Behandlare", identity="namn")
    both = case.text("Behandlare", identity="nummer")
    assert "Tilda Prov" in both
    assert "20150922" in both
    with pytest.raises(Fault, match="ärendenumret"):
        case.text("Mira", identity="namn")


def test_the_other_guardian_takes_a_decision(desk: Desk) -> None:
    """One who may be contacted, but has not agreed, in a case handled by hand only."""
    case = written("a", date(2026, 12, 1))
    out = Out(desk, case)
    sheet = desk.services.documents.open(desk.sheet(out.serial)).content.answers
    rows = tuple(
        replace(row, cells={**row.cells, "kontakt_tillaten": "ja"}) for row in rows_of(sheet["vardnadshavare"])
    )
    out.put_sheet(vardnadshavare=rows, far_inte_veta=())
    line = out.line("Ruben")
    assert line.kind == "annan_vardnadshavare"
    assert line.wants_decision
    with pytest.raises(Fault, match="beslutat"):
        out.dispatch.add(out.id, out.wanted("Ruben"))
    wanted = replace(out.wanted("Ruben"), decision="Socialnämnden 2026-12-01")
    reader = out.dispatch.add(out.id, wanted)
    assert "Beslut: Socialnämnden 2026-12-01" in reader.purpose
    text = text_of_pdf(desk.services.papers.paper(out.dispatch.shown_to(out.id, reader.id).view).pdf)
    for kept in ("KBT", "Skjuts", "rädd", "070 174", "2027 01 28", "Mamma"):
        assert kept not in text


def test_a_copy_carries_its_reader_its_number_and_the_same_bytes(out: Callable[..., Out], tmp_path: Path) -> None:
    case = out("a")
    reader = case.dispatch.add(case.id, case.wanted("Behandlare"))
    services = case.desk.services
    first = services.papers.paper(case.dispatch.shown_to(case.id, reader.id).view)
    assert services.papers.paper(case.dispatch.shown_to(case.id, reader.id).view).pdf == first.pdf
    assert case.save(reader.id, tmp_path / "ett.pdf") == first.pdf == (tmp_path / "ett.pdf").read_bytes()
    [copy] = services.session.store.copies(case.id)
    assert (copy.reader, copy.number, copy.status) == (reader.id, 1, CopyStatus.SAVED)
    case.save(reader.id, tmp_path / "två.pdf")
    assert "Exemplar 2" in text_of_pdf((tmp_path / "två.pdf").read_bytes())
    assert case.dispatch.open(case.id).readers[0].given == 2
    # The original is as it was, and says so in the list.
    document = services.documents.open(case.id)
    original = services.papers.view(document, document.content, Mode.FILLED)
    assert "Mira Prov" in text_of_pdf(services.papers.paper(original).pdf)
    assert (Act.DECIDE, case.serial) in case.desk.acts()


def test_a_file_that_cannot_be_written_breaks_the_copy_of_the_reader(out: Callable[..., Out], tmp_path: Path) -> None:
    case = out("a")
    reader = case.dispatch.add(case.id, case.wanted("Behandlare"))
    with pytest.raises(Fault):
        case.save(reader.id, tmp_path / "finns inte" / "x.pdf")
    [line] = case.dispatch.open(case.id).copies
    assert line.state == texts.STATES["broken"]
    assert not line.offered


def test_an_identity_sheet_goes_with_a_copy_by_number(out: Callable[..., Out], tmp_path: Path) -> None:
    case = out("a")
    reader = case.dispatch.add(case.id, case.wanted("Behandlare"))
    case.save(reader.id, tmp_path / "ett.pdf")
    made = case.dispatch.identity_sheet(case.id, reader.id)
    document = case.desk.services.documents.open(made)
    assert document.form.id == "identitetsblad"
    assert document.content.answers["i_namn"] == "Tilda Prov"
    assert document.content.answers["i_hor_till"] == "Samordnad individuell plan (SIP), exemplar 1"


def test_before_the_new_consent_neither_the_sister_nor_the_agency_gets_anything(desk: Desk) -> None:
    case = written("b", date(2027, 1, 15))
    newer = [one for one in case.documents if one.form == "samtycke_vuxen"][1]
    desk.clock.now = desk.clock.now.replace(year=2027, month=1, day=15)
    before = Out(desk, replace(case, documents=tuple(one for one in case.documents if one is not newer)))
    assert before.line("Syster").barred == texts.NOT_COVERED.format(who="Syster")
    assert before.line("Arbetsförmedlingen").barred
    assert not before.line("Boendestöd").barred
    after = Out(desk, case)
    assert not after.line("Syster").barred
    assert after.line("Arbetsförmedlingen").limits == ("Egen del",)


def test_after_the_withdrawal_no_new_copy_goes_out_and_the_old_one_is_theirs(
    out: Callable[..., Out], tmp_path: Path
) -> None:
    case = out("b", date(2027, 1, 15))
    assert not case.line("Boendestöd").barred
    case.give("Boendestöd", tmp_path, "ett.pdf")
    [line] = case.dispatch.open(case.id).copies
    assert line.state == texts.STATES["saved"]
    documents, services = case.desk.services.documents, case.desk.services
    case.desk.clock.now = case.desk.clock.now.replace(month=2, day=3)
    made = documents.start(case.serial, "samtycke_aterkallelse")
    home = case.line("Boendestöd")
    taken = Row("r1", {"c_part": Ref(home.party, home.name), "c_fortsatt": "nej"})
    person = Ref(PERSON_ROW, "Loke Försök")
    case.desk.put(made, c_vem=person, c_aterkallat="2027-02-03", c_hela="delvis", c_verksamheter=(taken,))
    documents.make_clear(made)

    reader = case.dispatch.open(case.id).readers[0]
    assert reader.barred == texts.TAKEN_BACK.format(who=reader.name)
    with pytest.raises(Fault, match="återkallat"):
        case.dispatch.shown_to(case.id, reader.id)
    [line] = case.dispatch.open(case.id).copies
    assert line.state == texts.NEWS["handling"]
    assert "begart" not in line.offered
    assert "underrattad" in line.offered
    case.dispatch.tell(case.id, line.id, "underrattad", date(2027, 2, 3), "Brev")
    assert case.dispatch.open(case.id).copies[0].state == texts.NEWS["underrattad"]
    assert services.session.store.copies(case.id)[0].reader == reader.id


@pytest.mark.parametrize("form", ["kallelse", "uppfoljning"])
@pytest.mark.parametrize("letter", ["a", "b"])
def test_other_papers_follow_the_same_table(out: Callable[..., Out], letter: str, form: str) -> None:
    case = out(letter, form=form)
    for line in case.dispatch.open(case.id).suggested:
        if line.barred:
            continue
        text = text_of_pdf(
            case.desk.services.papers.paper(case.dispatch.shown(case.id, Wanted(party=line.party)).view).pdf
        )
        for kept in ("Tilda", "Mira", "Loke", "Värmland", "BUP", "Psykiatriska", "Barn- och", "Säffle"):
            assert kept not in text or kept in line.name, (line.name, kept)


def test_what_the_rules_stop_is_stopped_for_a_reader_too(ruled_desk: Desk, tmp_path: Path) -> None:
    """The consent is taken back after the plan was made clear: not even the child's own copy goes out."""
    case = dispatched(ruled_desk, "a", date(2026, 12, 1))
    documents, mother = ruled_desk.services.documents, case.line("Mira")
    made = documents.start(case.serial, "samtycke_aterkallelse")
    ruled_desk.put(made, c_vem=Ref(mother.party, mother.name), c_aterkallat="2026-12-01", c_hela="hela")
    documents.make_clear(made)
    with pytest.raises(NotYet) as caught:
        case.dispatch.save_for(case.id, PERSON_ROW, tmp_path / "x.pdf")
    assert any(one.hard for one in caught.value.findings)
    assert not (tmp_path / "x.pdf").exists()
    assert not case.dispatch.open(case.id).readers
    assert not ruled_desk.services.session.store.copies(case.id)
    # Without a consent she is one guardian among others, and nobody else is covered.
    assert case.line("Mira").kind == "annan_vardnadshavare"
    assert case.line("Behandlare").barred

"""Papers into the ordinary system: what goes, that it is logged, and that the unit's note says who and when."""

from __future__ import annotations

import pytest

from sip_desktop.domain import own_part
from sip_desktop.domain.answers import Content, Ref, Row, rows_of, text_of
from sip_desktop.domain.faults import Fault
from sip_desktop.domain.records import Act, SheetRecord, SheetStatus
from sip_desktop.services.everything import Services
from sip_desktop.services.journal_lines import JournalLines
from sip_desktop.services.transfer import TransferBack
from sip_desktop.texts import transfer as texts
from tests.services.conftest import Desk, actor

SECRET = "en mening som ingen får läsa"


def transfer_of(services: Services) -> TransferBack:
    return services.transfer


@pytest.fixture
def transfer(services: Services) -> TransferBack:
    return transfer_of(services)


@pytest.fixture
def outage(desk: Desk, services: Services) -> int:
    """A case of Halland written on paper while the system was down (case C)."""
    serial = services.register.new_case("halland")
    desk.put(
        desk.sheet(serial),
        namn="Alva Test",
        anledning_manuell=("it_avbrott",),
        it_system="Lifecare SP",
        avbrott_fran="2026-11-17T07:30",
        avbrott_till="2026-11-18T15:00",
        skyddstyp="inget",
        vald_flagga="nej",
        aktorer=(actor("r1", "Habiliteringen", namn="Eva Prov"),),
    )
    return serial


def clear_call(desk: Desk, serial: int, **answers: object) -> int:
    document = desk.services.documents.start(serial, "kallelse")
    desk.put(document, k_syfte="Lugna helger", k_avsandare=Ref("r1", "Eva Prov"), **answers)  # type: ignore[arg-type]
    desk.services.documents.make_clear(document)
    return document


def clear_plan(desk: Desk, serial: int, **answers: object) -> int:
    document = desk.services.documents.start(serial, "plan")
    desk.put(document, p_huvudmal="Lugna helger", p_sekreterare=Ref("r1", "Eva Prov"), **answers)  # type: ignore[arg-type]
    desk.services.documents.make_clear(document)
    return document


def blank(services: Services, number: int, form: str, document: int, signed: bool = False) -> None:
    stamp, who = services.session.stamp(), services.session.user.id
    issued = SheetRecord(number=number, region="halland", form=form, issued=stamp, issued_by=who)
    with services.session.transaction():
        services.session.store.add_sheet(issued)
        services.session.store.keep_sheet(
            SheetRecord(
                number=number,
                region="halland",
                form=form,
                issued=stamp,
                issued_by=who,
                status=SheetStatus.USED,
                settled=stamp,
                settled_by=who,
                signed=signed,
                document_id=document,
            )
        )


def exports(desk: Desk) -> list[int]:
    return [serial for act, serial in desk.acts() if act is Act.EXPORT]


def tick_all(transfer: TransferBack, document: int, read: bool = False) -> None:
    for line in transfer.sheet(document).lines:
        transfer.tick(document, line.line.path, read)


def note_rows(services: Services, note: int) -> list[dict[str, str]]:
    rows = rows_of(services.documents.open(note).content.answers.get("t_rader"))
    return [{name: text_of(value) for name, value in row.cells.items()} for row in rows]


def test_only_clear_papers_are_there_and_drafts_are_named(desk: Desk, transfer: TransferBack, outage: int) -> None:
    assert transfer.case(outage).papers == ()
    document = clear_call(desk, outage)
    draft = desk.services.documents.start(outage, "plan")
    case = transfer.case(outage)
    assert [paper.document_id for paper in case.papers] == [document]
    assert case.papers[0].done == 0 < case.papers[0].total
    assert case.drafts == (desk.services.definitions.title("plan"),)
    with pytest.raises(Fault):
        transfer.sheet(draft)


def test_the_export_is_logged_once_a_paper_and_sitting(desk: Desk, transfer: TransferBack, outage: int) -> None:
    first, second = clear_call(desk, outage), clear_call(desk, outage)
    lines = transfer.sheet(first).lines
    assert exports(desk) == []
    for line in lines:
        assert transfer.take(first, line.line.path, read=False) == line.line.text
    transfer.tick(first, lines[0].line.path, read=False)
    assert exports(desk) == [outage]
    transfer.take(second, lines[0].line.path, read=False)
    assert exports(desk) == [outage, outage]
    desk.close()
    transfer_of(desk.services).tick(first, lines[1].line.path, read=False)
    assert exports(desk) == [outage] * 3


def test_ticks_say_by_whom_and_stay(desk: Desk, transfer: TransferBack, outage: int) -> None:
    document = clear_call(desk, outage)
    path = transfer.sheet(document).lines[0].line.path
    transfer.tick(document, path, read=False)
    desk.close()
    again = transfer_of(desk.services)
    first, *others = again.sheet(document).lines
    assert (first.by, first.day, first.done) == ("Anna Åkerö", "2026-11-26", True)
    assert not any(line.done for line in others)
    assert not again.untick(document, path).lines[0].done


def test_what_reads_the_same_in_the_next_version_still_stands_there(
    desk: Desk, transfer: TransferBack, outage: int
) -> None:
    document = clear_call(desk, outage, k_onskemal="Komma tidigt")
    tick_all(transfer, document)
    desk.services.documents.correct(document)
    desk.put(document, k_syfte="Lugna helger och morgnar")
    desk.services.documents.make_clear(document)
    sheet = transfer.sheet(document)
    assert sheet.revision == 2
    assert [line.line.path for line in sheet.lines if not line.done] == ["k_syfte"]
    other = next(line.line.path for line in sheet.lines if line.done)
    assert not next(line for line in transfer.untick(document, other).lines if line.line.path == other).done


def test_the_note_says_by_whom_and_for_which_period(desk: Desk, transfer: TransferBack, outage: int) -> None:
    document = clear_call(desk, outage)
    blank(desk.services, 41, "kallelse", document)
    tick_all(transfer, document)
    note = transfer.note(document, read=False)
    [row] = note_rows(desk.services, note)
    title = transfer.sheet(document).title
    assert row == {
        "tr_papper": texts.PAPER_WITH_SHEETS.format(title=title, ordinal=2, revision=1, sheets="0041"),
        "tr_av": "Eva Prov",
        "tr_fran": "2026-11-17",
        "tr_till": "2026-11-18",
        "tr_system": "Lifecare SP",
        "tr_infort_av": "Anna Åkerö",
        "tr_infort": "2026-11-26",
    }
    assert transfer.note(document, read=False) == note
    assert len(note_rows(desk.services, note)) == 1
    transfer.untick(document, transfer.sheet(document).lines[0].line.path)
    transfer.note(document, read=False)
    assert "tr_infort" not in note_rows(desk.services, note)[0]


def test_two_papers_of_one_kind_have_a_row_each(desk: Desk, transfer: TransferBack, outage: int) -> None:
    for document in (clear_call(desk, outage), clear_call(desk, outage)):
        tick_all(transfer, document)
        note = transfer.note(document, read=False)
    assert len({row["tr_papper"] for row in note_rows(desk.services, note)}) == 2


def test_a_clear_note_gets_a_new_version(desk: Desk, transfer: TransferBack, outage: int) -> None:
    document = clear_call(desk, outage)
    note = transfer.begin_note(outage)
    desk.services.documents.make_clear(note)
    tick_all(transfer, document)
    assert transfer.note(document, read=False) == note
    opened = desk.services.documents.open(note)
    assert (opened.revision, opened.fixed) == (2, False)


def test_signed_originals_are_kept_and_never_among_what_may_go(desk: Desk, transfer: TransferBack, outage: int) -> None:
    document = clear_call(desk, outage)
    consent = desk.services.documents.start(outage, "samtycke_barn_tva_vh")
    desk.put(consent, c_omfattning="Allt i planen")
    desk.services.documents.make_clear(consent)
    blank(desk.services, 41, "kallelse", document)
    blank(desk.services, 42, "samtycke_barn_tva_vh", consent, signed=True)
    tick_all(transfer, document)
    half = transfer.case(outage)
    assert half.purgeable == ()
    assert [words[:4] for words in half.kept] == ["0042"]
    tick_all(transfer, consent)
    whole = transfer.case(outage)
    assert [words[:4] for words in whole.purgeable] == ["0041"]
    assert [words[:4] for words in whole.kept] == ["0042"]
    note = transfer.note(consent, read=False)
    assert note_rows(desk.services, note)[0]["tr_original"] == texts.ORIGINAL_KEPT
    desk.services.documents.start(outage, "plan")
    assert transfer.case(outage).purgeable == ()


@pytest.mark.parametrize("answers", [{"skyddstyp": "sekretessmarkering"}, {"vald_flagga": "ja"}])
def test_in_uppsala_nothing_of_a_careful_case_comes_out(
    desk: Desk, transfer: TransferBack, serial: int, answers: dict[str, str]
) -> None:
    desk.put(desk.sheet(serial), **answers)
    document = clear_plan(desk, serial)
    case, sheet = transfer.case(serial), transfer.sheet(document)
    assert case.refusal is not None
    assert "enbart manuell hantering" in case.refusal.text
    assert case.papers == ()
    assert sheet.lines == ()
    for read in (False, True):
        with pytest.raises(Fault) as refused:
            transfer.take(document, "p_huvudmal", read)
        assert refused.value.text == case.refusal.text
        with pytest.raises(Fault):
            transfer.tick(document, "p_huvudmal", read)
    assert exports(desk) == []


def test_a_case_that_becomes_careful_is_refused_from_then_on(desk: Desk, transfer: TransferBack, serial: int) -> None:
    desk.put(desk.sheet(serial), skyddstyp="inget", vald_flagga="nej")
    document = clear_plan(desk, serial)
    transfer.tick(document, "p_huvudmal", read=False)
    desk.put(desk.sheet(serial), skyddstyp="sekretessmarkering")
    assert transfer.sheet(document).lines == ()
    with pytest.raises(Fault):
        transfer.take(document, "p_huvudmal", read=True)


def test_in_varmland_the_text_must_be_read_and_carries_no_place(desk: Desk, services: Services) -> None:
    serial = services.register.new_case("varmland")
    desk.put(desk.sheet(serial), skyddstyp="sekretessmarkering")
    document = clear_plan(desk, serial, p_plats="Björkgården")
    transfer = TransferBack(
        services.session,
        services.door,
        services.documents,
        services.definitions,
        lambda _case: lambda text: "Eva" in text,
    )
    sheet = transfer.sheet(document)
    assert sheet.must_be_read
    assert "Björkgården" not in repr(sheet.lines)
    with pytest.raises(Fault):
        transfer.take(document, "p_huvudmal", read=False)
    assert transfer.take(document, "p_huvudmal", read=True) == "Lugna helger"
    with pytest.raises(Fault) as withheld:
        transfer.tick(document, "p_sekreterare", read=True)
    assert withheld.value.text == texts.LOOK_AT_PLACE
    for line in sheet.lines:
        if not line.line.withheld:
            transfer.tick(document, line.line.path, read=True)
    assert transfer.sheet(document).complete
    [row] = rows_of(services.documents.open(transfer.note(document, read=True)).content.answers["t_rader"])
    assert row.cells["tr_plats"] is True
    assert transfer.case(serial).notes


def test_where_the_routine_is_silent_the_chief_must_have_said_yes(desk: Desk, services: Services) -> None:
    serial = services.register.new_case("skane")
    desk.put(desk.sheet(serial), vald_flagga="ja")
    document = clear_plan(desk, serial)
    transfer = transfer_of(services)
    refusal = transfer.case(serial).refusal
    assert refusal is not None
    assert refusal.askable
    desk.put(transfer.begin_note(serial), t_chef="Enhetschefen 2026-11-26")
    assert transfer.case(serial).refusal is None
    assert transfer.take(document, "p_huvudmal", read=True) == "Lugna helger"


def test_what_stays_on_paper_cannot_be_had_another_way(desk: Desk, transfer: TransferBack, services: Services) -> None:
    serial = services.register.new_case("varmland")
    sheet = desk.sheet(serial)
    desk.put(sheet, skyddstyp="inget", vald_flagga="nej", namn="Alva Test")
    services.documents.make_clear(sheet)
    call = clear_call(desk, serial)
    assert transfer.sheet(call).lines
    services.documents.correct(sheet)
    desk.put(sheet, skyddstyp="sekretessmarkering")
    for document, path in ((sheet, "namn"), (call, "k_syfte")):
        with pytest.raises(Fault):
            transfer.take(document, path, read=True)
    assert transfer.case(serial).papers == ()


def test_a_no_to_the_shared_system_holds_until_the_same_one_says_yes(
    desk: Desk, transfer: TransferBack, services: Services
) -> None:
    serial = services.register.new_case("halland")
    call = clear_call(desk, serial)
    for who, answer in (("Mamma", "ja"), ("Pappa", "nej"), ("Mamma", "ja")):
        consent = services.documents.start(serial, "samtycke_barn_tva_vh")
        desk.put(consent, c_vem=Ref("", who), c_it=answer)
        services.documents.make_clear(consent)
    refusal = transfer.case(serial).refusal
    assert refusal is not None
    assert refusal.text == texts.SAID_NO
    with pytest.raises(Fault):
        transfer.take(call, "k_syfte", read=True)
    again = services.documents.start(serial, "samtycke_barn_tva_vh")
    desk.put(again, c_vem=Ref("", "Pappa"), c_it="ja")
    services.documents.make_clear(again)
    assert transfer.case(serial).refusal is None


def test_an_unknown_line_is_said_plainly(desk: Desk, transfer: TransferBack, outage: int) -> None:
    document = clear_call(desk, outage)
    with pytest.raises(Fault):
        transfer.take(document, "finns_inte", read=False)
    assert exports(desk) == []


@pytest.fixture
def journal(services: Services) -> JournalLines:
    return JournalLines(services.session, services.door, services.documents)


def test_journal_lines_are_copied_and_logged_once(desk: Desk, journal: JournalLines, outage: int) -> None:
    document = desk.services.documents.start(outage, "journalanteckning")
    desk.put(document, j_for=Ref("r1", "Eva Prov, Habiliteringen"), j_gor="Bildschema", j_samtycke="ja")
    sheet = journal.sheet(document)
    assert (sheet.whose, sheet.refusal) == ("Eva Prov, Habiliteringen", None)
    said = [journal.take(document, line.path, read=False) for line in sheet.lines]
    assert said == ["Samtycke till SIP: Ja.", "Vår del av planen: Bildschema."]
    assert exports(desk) == [outage]
    with pytest.raises(Fault):
        journal.take(document, "rad9", read=False)


def test_in_uppsala_the_journal_lines_of_a_careful_case_are_written_by_hand(
    desk: Desk, journal: JournalLines, serial: int
) -> None:
    desk.put(desk.sheet(serial), skyddstyp="sekretessmarkering")
    document = desk.services.documents.start(serial, "journalanteckning")
    desk.put(document, j_gor="Kvällssamtal")
    sheet = journal.sheet(document)
    assert sheet.refusal is not None
    assert [line.text for line in sheet.lines] == ["Vår del av planen: Kvällssamtal."]
    with pytest.raises(Fault):
        journal.take(document, "rad2", read=True)
    assert exports(desk) == []


def test_in_varmland_the_journal_lines_of_a_careful_case_must_be_read(
    desk: Desk, services: Services, journal: JournalLines
) -> None:
    serial = services.register.new_case("varmland")
    desk.put(desk.sheet(serial), vald_flagga="misstanke")
    document = services.documents.start(serial, "journalanteckning")
    desk.put(document, j_gor="Kvällssamtal")
    assert journal.sheet(document).must_be_read
    with pytest.raises(Fault):
        journal.take(document, "rad2", read=False)
    assert journal.take(document, "rad2", read=True) == "Vår del av planen: Kvällssamtal."


def test_a_sheet_of_consent_is_not_proposed_to_go_even_if_nobody_said_it_was_signed(
    desk: Desk, transfer: TransferBack, outage: int
) -> None:
    consent = desk.services.documents.start(outage, "samtycke_vuxen")
    desk.services.documents.make_clear(consent)
    blank(desk.services, 42, "samtycke_vuxen", consent)
    tick_all(transfer, consent)
    assert transfer.case(outage).purgeable == ()


def test_a_secret_of_the_child_is_nowhere_in_what_goes(desk: Desk, transfer: TransferBack, outage: int) -> None:
    document = desk.services.documents.start(outage, "plan")
    goal = Row("g1", {"d_delmal": "Sova"})
    desk.services.documents.save(
        document, Content({"p_barn_inte_lasa": SECRET, "p_delmal": (goal,), "p_huvudmal": "Helg på fredag"})
    )
    desk.services.documents.make_clear(document)
    sheet = transfer.sheet(document)
    assert sheet.lines
    assert SECRET not in repr(sheet)
    with pytest.raises(Fault):
        transfer.take(document, "p_barn_inte_lasa", read=True)


def test_the_plan_of_the_case_offers_a_party_its_own_part(desk: Desk, outage: int) -> None:
    activity = Row("a1", {"a_aktivitet": "Bildschema", "a_ansvarig": Ref("r1", "Eva Prov")})
    plan = desk.services.documents.start(outage, "plan")
    desk.put(plan, p_delmal=(Row("g1", {"d_delmal": "Lugn överlämning", "d_aktiviteter": (activity,)}),))
    journal = desk.services.documents.open(desk.services.documents.start(outage, "journalanteckning"))
    named = {**journal.content.answers, "j_for": Ref("r1", "Eva Prov, Habiliteringen")}
    found = own_part.offered(journal.record.form, named, journal.plan, journal.parties)
    assert found["j_gor"].value == "Lugn överlämning: Bildschema"
    assert desk.services.documents.open(plan).plan == {}

"""Documents: begun with what is known, saved as typed, fixed for ever when clear, and opened as they were."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from sip_desktop import app
from sip_desktop.domain.answers import Content, Origin, Ref, Row, Unparsed, rows_of
from sip_desktop.domain.faults import Fault
from sip_desktop.domain.form import Form
from sip_desktop.domain.lenses.case_facts import CaseFacts
from sip_desktop.domain.view import Mode
from sip_desktop.services.definitions import Definitions
from sip_desktop.services.everything import Services
from sip_desktop.services.opening import Opening
from sip_desktop.texts import services as texts
from tests.services.conftest import Desk, actor, surroundings

ODD = {
    "long": "Ö" * 100_000,
    "signs": "👩\u200d👧 سلام שלום \u202eomvänt\u202c",
    "nul": "a\x00b",
    "surrogates": "a\ud83d b \udc00",
    "lines": "rad\r\nrad\u2028rad",
}
KEPT = {
    "long": "Ö" * 100_000,
    "signs": "👩\u200d👧 سلام שלום omvänt",
    "nul": "ab",
    "surrogates": "a b ",
    "lines": "rad\nrad\nrad",
}


def clear_kallelse(desk: Desk, serial: int, **answers: object) -> int:
    document = desk.services.documents.start(serial, "kallelse")
    desk.put(document, k_syfte="Första syftet", **answers)  # type: ignore[arg-type]
    desk.services.documents.make_clear(document)
    return document


# ── starting ────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_kallelse_begins_with_what_the_arendeblad_says(desk: Desk, serial: int) -> None:
    people = (actor("r1", telefon="070-174 06 05"), actor("r2", unit="Skolan", huvudman="skola", funktion="Lärare"))
    desk.put(desk.sheet(serial), namn="Tilda Prov", personnummer="20150922-9801", tolk="nej", aktorer=people)
    opened = desk.services.documents.open(desk.services.documents.start(serial, "kallelse"))
    answers = opened.content.answers
    assert answers["k_namn"] == "Tilda Prov"
    assert answers["k_personnummer"] == "20150922-9801"
    assert opened.content.origins["k_namn"] == Origin("arendeblad", "Tilda Prov")
    one, other = rows_of(answers["k_deltagare"])
    assert one.cells == {
        "kd_part": Ref("r1", "Kurator, Vårdcentralen"),
        "kd_huvudman": "region",
        "kd_kontakt": "070-174 06 05",
    }
    assert other.cells["kd_part"] == Ref("r2", "Lärare, Skolan")
    assert len({one.id, other.id, "r1", "r2"}) == 4
    assert opened.newer == {}


def test_a_plan_begins_with_what_the_kallelse_says(desk: Desk, serial: int) -> None:
    desk.put(desk.sheet(serial), aktorer=(actor("r1"),))
    kallelse = desk.services.documents.start(serial, "kallelse")
    desk.put(kallelse, k_start="2026-12-03T13:00", k_samtycke="delvis", k_onskemal="Sova hela nätter.")
    opened = desk.services.documents.open(desk.services.documents.start(serial, "plan"))
    answers = opened.content.answers
    assert (answers["p_start"], answers["p_samtycke"]) == ("2026-12-03T13:00", "delvis")
    assert answers["p_onskemal"] == "Sova hela nätter."
    [row] = rows_of(answers["p_deltagare"])
    assert row.cells["pd_part"] == Ref("r1", "Kurator, Vårdcentralen")
    [called] = rows_of(desk.services.documents.open(kallelse).content.answers["k_deltagare"])
    assert row.id not in {"r1", called.id}


def test_a_second_plan_begins_with_the_goals_of_the_first(desk: Desk, serial: int) -> None:
    first = desk.services.documents.start(serial, "plan")
    goal = Row("g1", {"d_delmal": "Sova", "d_aktiviteter": (Row("a1", {"a_aktivitet": "Kvällsrutin"}),)})
    desk.put(first, p_delmal=(goal,))
    second = desk.services.documents.open(desk.services.documents.start(serial, "plan"))
    assert second.record.ordinal == 3
    [copied] = rows_of(second.content.answers["p_delmal"])
    [activity] = rows_of(copied.cells["d_aktiviteter"])
    assert (copied.cells["d_delmal"], activity.cells["a_aktivitet"]) == ("Sova", "Kvällsrutin")
    assert len({"g1", "a1", copied.id, activity.id}) == 4


def test_there_is_one_arendeblad_and_as_many_plans_as_wanted(services: Services, serial: int) -> None:
    start = services.documents.start
    assert start(serial, "arendeblad") == start(serial, "arendeblad")
    assert start(serial, "plan") != start(serial, "plan")
    assert [line.document.form for line in services.door.open(serial).lines] == ["arendeblad", "plan", "plan"]


def test_row_ids_are_never_used_twice(services: Services) -> None:
    assert len({services.documents.new_row_id() for _ in range(5000)}) == 5000


# ── saving ──────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_save_says_the_time_and_is_there_after_the_vault_was_shut(desk: Desk, serial: int) -> None:
    sheet = desk.sheet(serial)
    content = Content(
        {
            "namn": "Åsa Ö",
            "personnummer": Unparsed("1990-02"),
            "kommunikation": ("lattlast",),
            "aktorer": (actor("r1"),),
        },
        {"namn": Origin("kallelse", "Åsa")},
    )
    assert desk.services.documents.save(sheet, content) == "14:03"
    desk.close()
    assert desk.services.documents.open(sheet).content == content


@pytest.mark.parametrize("name", ODD)
def test_nothing_that_is_typed_stops_a_save(desk: Desk, serial: int, name: str) -> None:
    text = ODD[name]
    plan = desk.services.documents.start(serial, "plan")
    nested = Row("a1", {"a_aktivitet": text, "a_ansvarig": Ref("", text)})
    content = Content(
        {
            "p_situation": text,
            "p_uppf_datum": Unparsed(text),
            "p_delmal": (Row("g1", {"d_delmal": text, "d_aktiviteter": (nested,)}),),
        },
        {"p_situation": Origin("kallelse", text)},
    )
    desk.services.documents.save(plan, content)
    desk.services.documents.make_clear(plan)
    desk.services.documents.correct(plan)
    kept = desk.services.documents.open(plan).content
    situation = kept.answers["p_situation"]
    [goal] = rows_of(kept.answers["p_delmal"])
    [activity] = rows_of(goal.cells["d_aktiviteter"])
    assert kept.answers["p_uppf_datum"] == Unparsed(str(situation))
    assert activity.cells == {"a_aktivitet": situation, "a_ansvarig": Ref("", str(situation))}
    assert kept.origins["p_situation"].value == situation
    assert situation == KEPT[name]


def test_unknown_documents_cases_and_revisions_are_faults(services: Services, serial: int) -> None:
    document = services.documents.start(serial, "kallelse")
    calls = (
        lambda: services.documents.open(99),
        lambda: services.documents.open(document, revision=2),
        lambda: services.documents.save(99, Content()),
        lambda: services.documents.make_clear(99),
        lambda: services.documents.correct(99),
        lambda: services.documents.start(99, "kallelse"),
        lambda: services.door.open(99),
    )
    wanted = [texts.NO_SUCH_DOCUMENT] * 5 + [texts.NO_SUCH_CASE] * 2
    for call, sentence in zip(calls, wanted, strict=True):
        with pytest.raises(Fault) as caught:
            call()
        assert caught.value.text == sentence


# ── clear, and on to the next version ───────────────────────────────────────────────────────────────────────


def test_a_clear_revision_refuses_every_change(desk: Desk, serial: int) -> None:
    documents = desk.services.documents
    document = clear_kallelse(desk, serial)
    before = documents.open(document)
    for call in (
        lambda: documents.save(document, Content({"k_syfte": "Annat"})),
        lambda: documents.make_clear(document),
    ):
        with pytest.raises(Fault) as caught:
            call()
        assert caught.value.text == texts.IS_CLEAR
    assert before.fixed
    assert documents.open(document) == before


def test_the_next_version_begins_as_the_last_one_ended(desk: Desk, serial: int) -> None:
    documents = desk.services.documents
    document = clear_kallelse(desk, serial, k_start="2026-12-03T13:00")
    first = documents.open(document)
    assert documents.correct(document) == 2
    assert documents.correct(document) == 2
    second = documents.open(document)
    assert (second.revision, second.fixed) == (2, False)
    assert second.content == first.content
    desk.put(document, k_syfte="Andra syftet")
    assert documents.make_clear(document) == 2
    assert documents.open(document).content.answers["k_syfte"] == "Andra syftet"
    case = documents.open(document).case
    assert documents.open(document, revision=1) == replace(first, case=case, superseded=True)


def test_computed_texts_are_frozen_with_the_revision(desk: Desk, serial: int) -> None:
    documents = desk.services.documents
    document = documents.start(serial, "kallelse")
    draft = desk.put(document, k_start="2026-12-03T13:00", k_slut="2026-12-03T14:30")
    assert documents.computed(draft, draft.content)["k_langd"] == "1 timme 30 minuter"
    assert "k_langd" not in draft.content.answers
    documents.make_clear(document)
    clear = documents.open(document)
    assert clear.content.answers["k_langd"] == "1 timme 30 minuter"
    assert documents.computed(clear, clear.content) == {}


def other_forms() -> Definitions:
    """The program's forms after somebody has changed every title, dropped half of each form and changed the foot."""
    known = app.definitions()

    def changed(form: Form) -> Form:
        half = form.sections[: len(form.sections) // 2]
        return replace(form, title="En annan blankett", version=form.version + 1, sections=half)

    forms = {name: changed(form) for name, form in known.forms.items()}
    regions = {code: replace(region, document_id="ANNAT-1") for code, region in known.regions.items()}
    return Definitions(forms, regions, known.law[:1])


def test_a_clear_revision_keeps_its_form_when_the_forms_are_changed(desk: Desk, serial: int, tmp_path: Path) -> None:
    document = clear_kallelse(desk, serial, k_start="2026-12-03T13:00")
    desk.services.documents.correct(document)
    old = desk.services.documents.open(document, revision=1)
    pdf = desk.services.papers.paper(desk.services.papers.view(old, old.content, Mode.FILLED)).pdf
    desk.close()
    desk.opening = Opening(surroundings(desk.clock), other_forms, tmp_path, app.demo_texts)
    again = desk.services.documents.open(document, revision=1)
    assert (again.form, again.head, again.content) == (old.form, old.head, old.content)
    assert desk.services.papers.paper(desk.services.papers.view(again, again.content, Mode.FILLED)).pdf == pdf
    draft = desk.services.documents.open(document)
    assert draft.form.title == "En annan blankett"
    assert draft.content.answers["k_syfte"] == "Första syftet"


def test_a_clear_revision_keeps_the_facts_it_was_made_with(desk: Desk, serial: int) -> None:
    desk.put(desk.sheet(serial), fodelsedatum="2008-12-01", situation="annat", skyddstyp="inget", vald_flagga="nej")
    plan = desk.services.documents.start(serial, "plan")
    desk.put(plan, p_barn_rost="Vill sova.")
    desk.services.documents.make_clear(plan)
    before = desk.services.documents.open(plan)
    pdf = desk.services.papers.paper(desk.services.papers.view(before, before.content, Mode.FILLED)).pdf
    desk.clock.pass_days(30)
    assert desk.services.door.open(serial).facts.age == "vuxen"
    after = desk.services.documents.open(plan)
    assert after.facts.age == "ungdom"
    assert desk.services.documents.facts(after, after.content) == before.facts
    assert desk.services.papers.paper(desk.services.papers.view(after, after.content, Mode.FILLED)).pdf == pdf


def test_a_case_that_becomes_protected_guards_its_old_papers_too(desk: Desk, serial: int) -> None:
    desk.put(desk.sheet(serial), skyddstyp="inget", vald_flagga="nej", namn="Tilda Prov")
    document = clear_kallelse(desk, serial, k_plats="Torget 1")
    open_case = desk.services.documents.open(document)
    assert open_case.head.document_id
    view = desk.services.papers.view(open_case, open_case.content, Mode.FILLED)
    assert (view.answers["k_plats"], view.answers["k_namn"]) == ("Torget 1", "Tilda Prov")
    desk.put(desk.sheet(serial), skyddstyp="sekretessmarkering")
    guarded = desk.services.documents.open(document)
    assert guarded.fixed
    assert guarded.content == open_case.content
    assert (guarded.head.document_id, guarded.head.law) == ("", open_case.head.law)
    view = desk.services.papers.view(guarded, guarded.content, Mode.FILLED)
    assert not {"k_plats", "k_namn", "k_personnummer"} & set(view.answers)


def test_a_paper_of_a_protected_case_stays_guarded_when_the_protection_ends(desk: Desk, serial: int) -> None:
    desk.put(desk.sheet(serial), skyddstyp="sekretessmarkering", namn="Tilda Prov")
    document = clear_kallelse(desk, serial)
    desk.put(desk.sheet(serial), skyddstyp="inget", vald_flagga="nej")
    opened = desk.services.documents.open(document)
    assert opened.facts.protected
    assert "k_namn" not in desk.services.papers.view(opened, opened.content, Mode.FILLED).answers


# ── what has changed since, and who refers to whom ──────────────────────────────────────────────────────────


def test_newer_is_offered_taken_over_and_then_silent(desk: Desk, serial: int) -> None:
    documents = desk.services.documents
    sheet = desk.sheet(serial)
    desk.put(sheet, namn="Tilda Prov", aktorer=(actor("r1"),))
    document = documents.start(serial, "kallelse")
    desk.put(sheet, namn="Tilda Prov Ny", aktorer=(actor("r1"), actor("r2", unit="Skolan")))
    opened = documents.open(document)
    assert set(opened.newer) == {"k_namn", "k_deltagare"}
    assert opened.newer["k_namn"] == Origin("arendeblad", "Tilda Prov Ny")
    assert opened.content.answers["k_namn"] == "Tilda Prov"
    content = opened.content
    for path, origin in opened.newer.items():
        content = documents.taken_over(content, path, origin)
    documents.save(document, content)
    after = documents.open(document)
    assert after.newer == {}
    assert after.content.answers["k_namn"] == "Tilda Prov Ny"
    ids = [row.id for row in rows_of(after.content.answers["k_deltagare"])]
    assert len(set(ids)) == 2
    assert "" not in ids


def test_newer_is_not_offered_for_a_clear_revision(desk: Desk, serial: int) -> None:
    desk.put(desk.sheet(serial), namn="Tilda Prov")
    document = clear_kallelse(desk, serial)
    desk.put(desk.sheet(serial), namn="Tilda Prov Ny")
    assert desk.services.documents.open(document).newer == {}


def test_usage_names_the_papers_that_refer_to_a_row(desk: Desk, serial: int) -> None:
    desk.put(desk.sheet(serial), aktorer=(actor("r1"), actor("r2")))
    documents = desk.services.documents
    documents.start(serial, "kallelse")
    plan = documents.start(serial, "plan")
    desk.put(plan, p_deltagare=(), p_delmal=(Row("g1", {"d_ansvarig": Ref("r2", "Kurator")}),))
    assert documents.usage(serial, "r1") == ["SIP – Kallelse"]
    assert documents.usage(serial, "r2") == ["SIP – Kallelse", "Samordnad individuell plan (SIP)"]
    assert documents.usage(serial, "r3") == []


def test_a_removed_party_keeps_its_name_and_is_remarked_upon(desk: Desk, serial: int) -> None:
    desk.put(desk.sheet(serial), aktorer=(actor("r1"),))
    document = desk.services.documents.start(serial, "kallelse")
    desk.put(desk.sheet(serial), aktorer=())
    opened = desk.services.documents.open(document)
    [row] = rows_of(opened.content.answers["k_deltagare"])
    assert row.cells["kd_part"] == Ref("r1", "Kurator, Vårdcentralen")
    found = desk.services.documents.problems(opened, opened.content)
    assert found[f"k_deltagare/{row.id}/kd_part"].kind == "note"


# ── problems ────────────────────────────────────────────────────────────────────────────────────────────────


def test_problems_of_the_arendeblad_follow_what_is_being_typed(desk: Desk, serial: int) -> None:
    documents = desk.services.documents
    opened = desk.put(desk.sheet(serial), skyddstyp="inget", vald_flagga="nej", skydd_datum=Unparsed("i somras"))
    assert documents.problems(opened, opened.content) == {}
    typed = Content({**opened.content.answers, "skyddstyp": "sekretessmarkering"})
    assert documents.facts(opened, typed).protected
    assert documents.problems(opened, typed)["skydd_datum"].kind == "wrong"


def test_problems_of_other_papers_follow_the_saved_arendeblad(desk: Desk, serial: int) -> None:
    document = desk.services.documents.start(serial, "kallelse")
    opened = desk.services.documents.open(document)
    assert opened.facts == CaseFacts()
    found = desk.services.documents.problems(opened, opened.content)
    assert found.keys() >= {"k_typ", "k_vag", "k_avsandare", "k_syfte", "k_start", "k_deltagare"}
    assert {problem.kind for problem in found.values()} == {"missing"}
    desk.put(desk.sheet(serial), vald_flagga="vet_inte")
    assert desk.services.documents.open(document).facts.careful

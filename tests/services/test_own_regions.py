"""Profiles made in the program: checked like the shipped ones, used everywhere, and never in the way of a vault."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace
from PIL import Image

from sip_desktop import app
from sip_desktop.domain.deadlines import Unit
from sip_desktop.domain.faults import Fault
from sip_desktop.domain.own_profile import Profile, with_mark
from sip_desktop.domain.region import Change, Region
from sip_desktop.domain.view import Mode
from sip_desktop.printing.picture import plain_png
from sip_desktop.services.definitions import Definitions
from sip_desktop.services.documents import Documents
from sip_desktop.services.door import Door
from sip_desktop.services.evaluations import Evaluations
from sip_desktop.services.own_regions import OwnRegions
from sip_desktop.services.papers import blank_view
from sip_desktop.services.register import Register
from sip_desktop.services.session import Session
from sip_desktop.storage.chosen import read_chosen
from tests.services.conftest import Desk, actor


class Room:
    """The vault's services with profiles of its own among the regions, as they are joined at opening."""

    def __init__(self, session: Session) -> None:
        self.definitions = app.definitions().for_vault()
        self.session = session
        self.own = OwnRegions(session, self.definitions, read_chosen, plain_png)
        self.door = Door(session, self.definitions)
        self.documents = Documents(session, self.door, self.definitions, lambda *_: None)
        self.register = Register(session, self.door, self.documents, self.definitions)
        self.evaluations = Evaluations(session, self.definitions)

    def again(self) -> Room:
        """The vault opened anew."""
        return Room(self.session)

    def made(self, **changed: object) -> str:
        """The code of a new profile of Åsele, copied from Skåne."""
        saved = self.own.save(replace(filled(self.own), **changed))
        assert not saved.faults
        return saved.code


def filled(own: OwnRegions, base: str = "skane") -> Profile:
    return replace(own.copied(base), name="Åsele & Vännäs", routine="Rutin för SIP")


@pytest.fixture
def room(desk: Desk) -> Room:
    return Room(desk.services.session)


def picture(size: tuple[int, int] = (60, 20)) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "#0B5D57").save(out, "PNG")
    return out.getvalue()


def kept(room: Room, code: str, **changed: object) -> None:
    """The kept JSON with other values: as an older or newer program may have left it."""
    (found,) = (each for each in room.session.store.own_regions() if each.code == code)
    body = msgspec.json.decode(found.body)
    body.update(changed)
    room.session.store.keep_own_region(replace(found, body=msgspec.json.encode(body)))


def test_a_copy_is_as_its_base_but_for_what_is_that_regions_alone(room: Room) -> None:
    base, copy = app.definitions().regions["varmland"], room.own.copied("varmland")
    assert (copy.code, copy.name, copy.routine, copy.document_id, copy.valid_from, copy.valid_to) == ("",) * 6
    assert (copy.forms, copy.changes, copy.words) == (base.forms, base.changes, base.words)
    assert [term.deadline for term in copy.terms if term.on] == list(base.deadlines)
    assert {term.deadline.id for term in copy.terms if not term.on} == {
        each.id for each in app.definitions().national if each.offered
    }


def test_a_profile_is_kept_and_read_again(room: Room) -> None:
    code = room.made(valid_to="1 mars 2027", document_id="ÅS-1", agenda="1. Hej\n\n 2. Hej då \n", logo=b"x")
    assert code == "egen_asele_vannas"
    again = room.again()
    region = again.definitions.region(code)
    assert (region.name, region.based_on, str(region.valid_to)) == ("Åsele & Vännäs", "skane", "2027-03-01")
    assert region.agenda == ("1. Hej", "2. Hej då")
    assert again.own.faults() == []
    assert again.own.open(code) == room.own.open(code)
    assert again.own.open(code).logo == b"x"
    assert ("skane", "Skåne") in again.own.bases()
    assert (code, "Åsele & Vännäs") not in again.own.bases()
    (line,) = again.own.lines()
    assert (line.code, line.base, line.fault) == (code, "Skåne", "")


def test_nothing_is_told_to_the_next_vault(room: Room) -> None:
    code = room.made()
    assert code not in app.definitions().regions
    assert code not in app.definitions().for_vault().regions


def test_a_second_profile_gets_a_code_of_its_own(room: Room) -> None:
    codes = [room.made(name=name) for name in ("Norr", "Norr!", "日本")]
    assert codes == ["egen_norr", "egen_norr_2", "egen_profil"]
    saved = room.own.save(replace(room.own.open("egen_norr"), name="Norr igen"))
    assert (saved.code, [line.name for line in room.own.lines()]) == ("egen_norr", ["Norr igen", "Norr!", "日本"])


def test_it_is_used_in_every_place_a_region_is(room: Room) -> None:
    profile = with_mark(
        filled(room.own), app.definitions().forms["kallelse"], "k_syfte", label="Varför {samordnaren} kallar"
    )
    code = room.own.save(replace(profile, words={"samordnare": "lots", "samordnaren": "lotsen"})).code
    assert (code, "Åsele & Vännäs") in room.register.regions()
    serial = room.register.new_case(code)
    assert room.door.open(serial).region.name == "Åsele & Vännäs"
    document = room.documents.open(room.documents.start(serial, "kallelse"))
    field = document.form.field("k_syfte")
    assert field is not None
    assert field.label == "Varför lotsen kallar"
    blank = blank_view(room.definitions, "plan", code, room.session.today())
    assert app.paper(blank).pages
    assert room.evaluations.forms(code)
    evaluation = room.evaluations.start("utvardering_person", code, "forsta", "2026-11")
    assert room.evaluations.save(evaluation, document.content)


def test_a_draft_follows_the_newest_shape_and_a_clear_document_keeps_its_own(room: Room) -> None:
    code = room.made()
    serial = room.register.new_case(code)
    clear, draft = room.documents.start(serial, "kallelse"), room.documents.start(serial, "svar")
    room.documents.make_clear(clear)
    profile = room.own.open(code)
    forms = app.definitions().forms
    for form_id, path in (("kallelse", "k_syfte"), ("svar", "s_avsandare")):
        assert forms[form_id].field(path), path
        profile = with_mark(profile, forms[form_id], path, label="Ny rubrik")
    assert not room.own.save(replace(profile, handling="Ny fot.")).faults
    one, other = (room.documents.open(each) for each in (clear, draft))
    assert (label(one, "k_syfte"), label(other, "s_avsandare")) == ("Syfte med mötet", "Ny rubrik")
    assert (one.head.handling == "Ny fot.", other.head.handling == "Ny fot.") == (False, True)
    room.documents.correct(clear)
    assert label(room.documents.open(clear), "k_syfte") == "Ny rubrik"


def label(document: object, path: str) -> str:
    field = document.form.field(path)  # type: ignore[attr-defined]
    return str(field.label)


PLAN = app.definitions().forms["plan"]
BINDER = next(form.id for form in app.definitions().forms.values() if form.binder)
BAD: list[tuple[str, Callable[[Profile], Profile], str, str]] = [
    ("no name", lambda p: replace(p, name="  "), "name", "Skriv vad profilen"),
    ("name taken", lambda p: replace(p, name="uppsala"), "name", "finns redan"),
    ("no routine", lambda p: replace(p, routine=""), "routine", "rutin"),
    ("no foot", lambda p: replace(p, handling_careful="\n"), "handling_careful", "papperet"),
    ("no agenda", lambda p: replace(p, agenda=" \n\n"), "agenda", "punkt"),
    ("no word", lambda p: replace(p, words={**p.words, "samordnaren": " "}), "word:samordnaren", "Skriv ordet"),
    ("word gone", lambda p: replace(p, words={"samordnare": "lots"}), "word:samordnaren", "'samordnaren'"),
    ("day", lambda p: replace(p, valid_to="31 februari 2027"), "valid_to", "ingen dag 31"),
    ("days turned", lambda p: replace(p, valid_from="2027-02-01", valid_to="2027-01-01"), "valid_to", "före första"),
    ("no case sheet", lambda p: replace(p, forms=("plan",)), "forms", "Ärendebladet"),
    ("no such form", lambda p: replace(p, forms=(*p.forms, "finns_inte")), "forms", "'finns_inte' finns inte"),
    ("a page of the binder", lambda p: replace(p, forms=(*p.forms, BINDER)), "forms", BINDER),
    (
        "no such field",
        lambda p: replace(p, changes=(*p.changes, Change(form="plan", field="p_finns_inte", hidden=True))),
        "change:plan:p_finns_inte",
        "finns inte i formuläret",
    ),
    (
        "hidden and required",
        lambda p: with_mark(p, PLAN, "p_ordforande", required=True, shown=False),
        "change:plan:p_ordforande",
        "både dolt och obligatoriskt",
    ),
    (
        "a word no region has",
        lambda p: with_mark(p, PLAN, "p_behov", label="Vad {kommunen} ska göra"),
        "change:plan:p_behov",
        "'kommunen' inom klammer",
    ),
    ("number", lambda p: with_amount(p, "d4_kallelse", "ett dygn"), "term:d4_kallelse", "helt tal"),
    ("number too large", lambda p: with_amount(p, "d4_kallelse", "1000"), "term:d4_kallelse", "helt tal"),
    ("negative", lambda p: with_amount(p, "d4_kallelse", "-1"), "term:d4_kallelse", "helt tal"),
]


def with_amount(profile: Profile, name: str, amount: str, unit: Unit = Unit.HOURS) -> Profile:
    terms = [
        replace(term, amount=amount, unit=unit, on=True) if term.deadline.id == name else term for term in profile.terms
    ]
    return replace(profile, terms=tuple(terms))


@pytest.mark.parametrize(("change", "about", "sentence"), [bad[1:] for bad in BAD], ids=[bad[0] for bad in BAD])
def test_what_is_wrong_is_said_beside_it_and_nothing_is_kept(
    room: Room, change: Callable[[Profile], Profile], about: str, sentence: str
) -> None:
    saved = room.own.save(change(filled(room.own)))
    assert sentence in saved.faults[about]
    assert (saved.code, room.own.lines()) == ("", [])
    assert room.session.store.own_regions() == []


def test_a_field_is_called_what_it_is_called_on_paper(room: Room) -> None:
    """Who made the profile has never seen an id."""
    asked = next(
        (form, field)
        for form in app.definitions().forms.values()
        for field in form.fields()
        if field.shown_when and field.shown_when.field and form.id in room.own.copied("skane").forms
    )
    form, field = asked
    assert field.shown_when is not None
    path = field.shown_when.field
    saved = room.own.save(with_mark(filled(room.own), form, path, required=False, shown=False))
    sentence = saved.faults[f"change:{form.id}:{path}"]
    subject = form.field(path)
    assert subject is not None
    assert f"”{subject.label}”" in sentence
    assert path not in sentence


def test_marks_are_those_of_the_profile(room: Room) -> None:
    profile = filled(room.own, "uppsala")
    before = {mark.path: mark for mark in room.own.marks(profile, "plan")}
    assert not before["p_familjemal"].shown
    assert before["p_namn"].required
    assert before["p_samordnare"].label.startswith("Samordningsansvarig")
    assert before["p_delmal/d_klart"].depth == 1
    changed = with_mark(profile, PLAN, "p_namn", required=False, label=" Vem planen gäller ")
    changed = with_mark(changed, PLAN, "p_familjemal", shown=True)
    after = {mark.path: mark for mark in room.own.marks(changed, "plan")}
    assert (after["p_namn"].required, after["p_namn"].own_label) == (False, " Vem planen gäller ")
    assert after["p_familjemal"].shown
    assert not [each for each in changed.changes if each.field == "p_familjemal"], "a change that says nothing is gone"
    region = room.definitions.region(room.own.save(changed).code)
    (change,) = (each for each in region.changes if (each.form, each.field) == ("plan", "p_namn"))
    assert change.label == "Vem planen gäller"


def test_a_deadline_gets_another_number_and_others_come_and_go(room: Room) -> None:
    profile = with_amount(filled(room.own, "uppsala"), "d1_forsta_kontakt", " 5 ", Unit.WEEKDAYS)
    profile = with_amount(profile, "uppfoljning_varje_ar", "12", Unit.MONTHS)
    terms = tuple(replace(term, on=term.on and term.deadline.id != "d13_utskrift") for term in profile.terms)
    code = room.own.save(replace(profile, terms=terms)).code
    held = {each.id: each for each in room.again().definitions.deadlines(code)}
    first = held["d1_forsta_kontakt"]
    assert (first.amount, first.unit, first.routine_says, first.source) == (5, Unit.WEEKDAYS, "", "Egen profil")
    assert held["uppfoljning_varje_ar"].source.startswith("Botkyrka")
    assert "d13_utskrift" not in held
    assert {"d8_genast", "utskrivningsklar_kallelse"} <= set(held), "what the law says holds in every profile"
    again = {term.deadline.id: term.on for term in room.own.open(code).terms}
    assert (again["uppfoljning_varje_ar"], again["d13_utskrift"]) == (True, False)


BROKEN: list[dict[str, object]] = [
    {"change": [{"form": "plan", "field": "p_borttaget", "hidden": True}]},
    {"change": [{"form": "borttaget", "field": "x", "hidden": True}]},
    {"words": {"samordnare": "lots"}},
    {"forms": ["arendeblad", "borttaget"]},
    {"deadline": [{"id": "x", "event": "borttaget", "what": "X", "source": "X"}]},
    {"borttagen_nyckel": 1},
    {"handling": 3},
    {"based_on": "borttagen"},
    {"based_on": 7, "name": None},
]


@pytest.mark.parametrize("changed", BROKEN, ids=lambda changed: next(iter(changed)))
def test_a_profile_that_no_longer_fits_is_said_and_its_base_stands_in(room: Room, changed: dict[str, object]) -> None:
    code = room.made(logo=picture(), document_id="ÅS-1")
    serial = room.register.new_case(code)
    clear = room.documents.start(serial, "kallelse")
    room.documents.make_clear(clear)
    kept(room, code, **changed)
    again = room.again()
    (sentence,) = again.own.faults()
    assert "Tills den är lagad" in sentence
    assert "Inget i ärendena är förlorat" in sentence
    region = again.definitions.region(code)
    assert (region.code, region.document_id) == (code, "")
    assert again.door.open(serial).region == region
    assert again.documents.open(clear).head.document_id == "ÅS-1"
    assert again.documents.open(again.documents.start(serial, "plan")).form.title
    profile = again.own.open(code)
    assert profile.code == code
    named = replace(profile, name=profile.name if profile.name != code else "Lagad")
    assert again.own.save(replace(named, routine="R")).faults == {}
    assert again.own.faults() == again.again().own.faults() == []


def test_what_no_profile_had_when_it_was_kept_is_as_in_its_base(room: Room) -> None:
    code = room.made()
    (found,) = room.session.store.own_regions()
    body = msgspec.json.decode(found.body)
    del body["secrecy"], body["handling"]
    room.session.store.keep_own_region(replace(found, body=msgspec.json.encode(body)))
    again, base = room.again(), app.definitions().regions["skane"]
    assert again.own.faults() == []
    region = again.definitions.region(code)
    assert (region.name, region.secrecy, region.handling) == ("Åsele & Vännäs", base.secrecy, base.handling)


def test_what_still_fits_of_a_broken_profile_is_there_to_mend(room: Room) -> None:
    code = room.made(handling="Vår egen fot.")
    kept(room, code, words={"samordnare": "lots"}, change=[{"form": "plan", "field": "p_borttaget", "hidden": True}])
    again = room.again()
    assert again.definitions.region(code).handling != "Vår egen fot."
    profile = again.own.open(code)
    assert profile.handling == "Vår egen fot."
    assert profile.words == {"samordnare": "lots", "samordnaren": "den samordningsansvariga"}
    assert profile.changes == ()


def test_bytes_that_are_no_profile_at_all(room: Room) -> None:
    code = room.made()
    (found,) = room.session.store.own_regions()
    for body in (b"", b"{", b"\xff\xfe", b"[]", b"3", b"[" * 5000):
        room.session.store.keep_own_region(replace(found, body=body))
        again = room.again()
        assert len(again.own.faults()) == 1
        assert again.definitions.region(code).name == code
        assert again.own.open(code).forms


def test_logo_is_read_made_plain_and_kept(room: Room, tmp_path: Path) -> None:
    file = tmp_path / "logga.png"
    file.write_bytes(picture())
    body = room.own.logo(file)
    code = room.made(logo=body)
    assert body == room.again().own.open(code).logo == plain_png(body)


def test_a_logo_that_cannot_be_used_is_said_why(room: Room, tmp_path: Path) -> None:
    large, text, wide = tmp_path / "stor.png", tmp_path / "text.png", tmp_path / "bred.png"
    with large.open("wb") as stream:
        stream.truncate(40_000_000)
    text.write_text("ingen bild")
    wide.write_bytes(picture((4001, 10)))
    for file, sentence in (
        (large, "större än 2 MB"),
        (text, "ingen bild"),
        (wide, "4 000 bildpunkter"),
        (tmp_path, "går inte att läsa"),
        (tmp_path / "borta.png", "går inte att läsa"),
    ):
        with pytest.raises(Fault) as caught:
            room.own.logo(file)
        assert sentence in caught.value.text
        assert str(file) not in caught.value.text


def test_the_logo_stands_on_case_papers_alone_and_never_where_care_is_taken(room: Room) -> None:
    code = room.made(logo=picture())
    definitions, today = room.definitions, room.session.today()
    forms = definitions.forms_of(code)
    with_logo = {form.id for form in forms if definitions.head(form.id, code, today).logo}
    assert {"arendeblad", "kallelse", "plan"} <= with_logo
    for form in forms:
        assert not definitions.head(form.id, code, today, careful=True).logo
        if form.bare or form.pocket or not form.in_case or not form.secrecy:
            assert form.id not in with_logo
    assert not any(definitions.head(form.id, "skane", today).logo for form in forms)


def test_a_case_that_becomes_careful_loses_the_logo_on_old_papers_too(room: Room) -> None:
    code = room.made(logo=picture())
    serial = room.register.new_case(code)
    document = room.documents.start(serial, "kallelse")
    room.documents.make_clear(document)
    assert room.documents.open(document).head.logo == picture()
    sheet = room.documents.start(serial, "arendeblad")
    content = room.documents.open(sheet).content
    answers = {**content.answers, "skyddstyp": "sekretessmarkering", "aktorer": (actor("r1"),)}
    room.documents.save(sheet, replace(content, answers=answers))
    head = room.documents.open(document).head
    assert (head.logo, head.logo_of, head.document_id) == (b"", "", "")


def test_keeping_a_profile_is_logged(room: Room) -> None:
    before = len(room.session.store.log_entries())
    room.made()
    acts = [entry.act.value for entry in room.session.store.log_entries()[before:]]
    assert acts == ["change"]


def test_a_profile_past_its_last_day_still_works(room: Room, desk: Desk) -> None:
    code = room.made(valid_to=(room.session.today() + timedelta(days=1)).isoformat())
    desk.clock.pass_days(30)
    region: Region = room.again().definitions.region(code)
    assert region.is_past(room.session.today())
    assert room.register.new_case(code)


def test_the_shipped_profiles_and_a_fresh_copy_of_each_are_right(room: Room) -> None:
    for code, name in room.own.bases():
        saved = room.own.save(replace(room.own.copied(code), name=f"Min {name}", routine="R"))
        assert saved.faults == {}
        assert isinstance(room.definitions, Definitions)
        base, own = app.definitions(), room.definitions
        for form_id in base.regions[code].forms:
            assert own.form(form_id, saved.code) == base.form(form_id, code)


def test_the_feet_of_the_shipped_profiles() -> None:
    """practice.md O12: Uppsala by hand only; Värmland in the journal when the place is out; nowhere "not scanned"."""
    regions = app.definitions().regions
    careful = {code: region.foot(careful=True) for code, region in regions.items()}
    assert careful["uppsala"] == "Hanteras bara på papper i SIP-arbetet. Mejla inte, lägg inte i gemensam mapp."
    assert careful["varmland"] == "Får föras till journal eller akt först när vistelseorten är borttagen. Mejla inte."
    for region in regions.values():
        for care in (True, False):
            assert "skannas" not in region.foot(care)
            assert "Mejla inte" in region.foot(care)


def test_blank_paper_of_an_own_profile_has_its_logo(room: Room) -> None:
    code = room.made(logo=plain_png(picture()))
    view = blank_view(room.definitions, "kallelse", code, room.session.today())
    assert view.mode is Mode.BLANK
    assert b"/Subtype /Image" in app.paper(view).pdf

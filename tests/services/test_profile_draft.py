"""A profile that was being changed when the vault was locked: kept as it stands, for whoever typed it alone."""

from __future__ import annotations

import msgspec
import pytest
from msgspec.structs import replace

from sip_desktop import app
from sip_desktop.domain.deadlines import Unit
from sip_desktop.domain.own_profile import Profile, with_mark
from sip_desktop.services.own_regions import DRAFT, OwnRegions
from tests.services.conftest import PASSPHRASE, Desk
from tests.services.test_own_regions import Room, filled, picture


@pytest.fixture
def room(desk: Desk) -> Room:
    return Room(desk.services.session)


def half_done(own: OwnRegions) -> Profile:
    """With what is not right yet in every part."""
    profile = replace(filled(own), name="", valid_to="31 februari", agenda="Ett\n\n två", logo=picture())
    profile = replace(profile, forms=profile.forms[1:], words=dict.fromkeys(profile.words, ""))
    profile = with_mark(profile, app.definitions().forms["plan"], "p_delmal/d_klart", label="Klart när?")
    terms = (replace(profile.terms[0], amount="ett dygn", unit=Unit.WEEKS, on=False), *profile.terms[1:])
    return replace(profile, terms=terms)


def test_what_is_typed_is_kept_as_it_stands_and_only_for_whoever_typed_it(room: Room, desk: Desk) -> None:
    assert room.own.unfinished() is None
    typed = half_done(room.own)
    assert room.own.keep_draft(typed) == "14:03"
    found = room.again().own.unfinished()
    assert found is not None
    assert (found.profile, found.saved) == (typed, room.session.stamp())
    assert room.again().own.lines() == []
    assert not [each for each in room.again().definitions.regions if each.startswith("egen")]
    keyring = desk.services.keyring
    keyring.give_key((PASSPHRASE, b""), keyring.add_user("Bo Ek", "BE", ""), ("cykelpump marmelad stuprör", b""))
    desk.close()
    other = desk.opening.open(desk.folder, desk.opening.unlock(desk.folder, "cykelpump marmelad stuprör"))
    assert other.own_regions.unfinished() is None
    other.session.close()
    assert desk.services.own_regions.unfinished() is not None


def test_a_draft_goes_when_it_is_kept_or_dropped(room: Room) -> None:
    code = room.made()
    room.own.keep_draft(replace(room.own.open(code), routine="Ny rutin"))
    found = room.again().own.unfinished()
    assert found is not None
    assert (found.profile.code, found.profile.routine) == (code, "Ny rutin")
    room.own.save(found.profile)
    assert room.again().own.unfinished() is None
    room.own.keep_draft(found.profile)
    room.own.drop_draft()
    assert room.again().own.unfinished() is None


def test_a_draft_is_no_act_in_the_log(room: Room) -> None:
    before = len(room.session.store.log_entries())
    room.own.keep_draft(half_done(room.own))
    room.own.drop_draft()
    assert len(room.session.store.log_entries()) == before


@pytest.mark.parametrize("body", ["{", "[]", '{"code": 1}', "null"])
def test_a_draft_that_cannot_be_read_is_none(room: Room, body: str) -> None:
    room.session.store.keep_setting(DRAFT.format(user=room.session.user.id), body)
    assert room.own.unfinished() is None


def test_a_draft_of_another_version_keeps_what_there_still_is(room: Room) -> None:
    typed = half_done(room.own)
    room.own.keep_draft(typed)
    name = DRAFT.format(user=room.session.user.id)
    body = msgspec.json.decode(room.session.store.setting(name) or "")
    body["based_on"] = "ingen"
    body["code"] = "egen_borta"
    body["forms"].append("borta")
    body["changes"].append({"form": "borta", "field": "f"})
    body["changes"].append({"form": "plan", "field": "borta"})
    body["lines"]["code"] = "uppsala"
    body["words"]["borta"] = "x"
    body["terms"]["borta"] = {"amount": "1", "unit": "days", "on": True}
    room.session.store.keep_setting(name, msgspec.json.encode(body).decode())
    found = room.own.unfinished()
    assert found is not None
    assert (found.profile.code, found.profile.based_on) == ("", next(iter(app.definitions().regions)))
    assert found.profile.forms == typed.forms
    assert found.profile.changes == typed.changes
    assert found.profile.agenda == typed.agenda
    room.own.save(found.profile)

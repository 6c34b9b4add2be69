"""The address sheet: open in an ordinary case, sealed from the moment the case is protected."""

from __future__ import annotations

import pytest

from sip_desktop.domain.faults import Fault
from sip_desktop.services.addresses import Address
from sip_desktop.texts import services as texts
from sip_desktop.texts import vault as vault_texts
from tests.services.conftest import PASSPHRASE, Desk

MIRA = Address(
    "r1", "Mira Prov", "Provgatan 1", "123 45", "Provstad", "070-174 06 12", "mira@example.se", "Ring\nförst."
)
SHEET = [MIRA, Address(who="Farmor 😀", note="Ö" * 5000)]


def body(desk: Desk, serial: int) -> bytes:
    sheet = desk.services.session.store.address_sheet(serial)
    assert sheet is not None
    return sheet.body


def test_a_case_has_no_sheet_to_begin_with(desk: Desk, serial: int) -> None:
    assert not desk.services.addresses.is_sealed(serial)
    assert desk.services.addresses.read(serial) == []


def test_in_an_ordinary_case_the_sheet_opens_with_the_case(desk: Desk, serial: int) -> None:
    desk.services.addresses.keep(serial, SHEET)
    desk.close()
    assert not desk.services.addresses.is_sealed(serial)
    assert desk.services.addresses.read(serial) == SHEET
    desk.services.addresses.keep(serial, [])
    assert desk.services.addresses.read(serial) == []


@pytest.mark.parametrize("protection", ["sekretessmarkering", "skyddad_folkbokforing", "annat_behov", "vet_inte"])
def test_in_a_protected_case_it_takes_the_passphrase(desk: Desk, serial: int, protection: str) -> None:
    desk.put(desk.sheet(serial), skyddstyp=protection)
    addresses = desk.services.addresses
    addresses.keep(serial, SHEET)
    assert addresses.is_sealed(serial)
    assert b"Prov" not in body(desk, serial)
    for passphrase, sentence in (("", texts.NEEDS_PASSPHRASE), ("fel mening", vault_texts.WRONG_PASSPHRASE_ADDRESSES)):
        with pytest.raises(Fault) as caught:
            addresses.read(serial, passphrase)
        assert caught.value.text == sentence
    assert addresses.read(serial, PASSPHRASE) == SHEET


def test_it_is_sealed_the_moment_the_arendeblad_says_protected(desk: Desk, serial: int) -> None:
    addresses = desk.services.addresses
    addresses.keep(serial, SHEET)
    desk.put(desk.sheet(serial), namn="Tilda Prov")
    assert b"Provgatan" in body(desk, serial)
    desk.put(desk.sheet(serial), skyddstyp="vet_inte")
    assert addresses.is_sealed(serial)
    assert b"Provgatan" not in body(desk, serial)
    assert addresses.read(serial, PASSPHRASE) == SHEET
    sealed = body(desk, serial)
    desk.put(desk.sheet(serial), namn="Tilda Prov igen")
    assert body(desk, serial) == sealed


def test_it_stays_sealed_when_the_protection_ends_until_it_is_kept_anew(desk: Desk, serial: int) -> None:
    desk.put(desk.sheet(serial), skyddstyp="sekretessmarkering")
    desk.services.addresses.keep(serial, SHEET)
    desk.put(desk.sheet(serial), skyddstyp="inget")
    assert desk.services.addresses.is_sealed(serial)
    desk.services.addresses.keep(serial, SHEET)
    assert desk.services.addresses.read(serial) == SHEET


def test_the_sheet_of_one_case_says_nothing_of_another(desk: Desk, serial: int) -> None:
    other = desk.services.register.new_case("uppsala")
    desk.services.addresses.keep(serial, SHEET)
    assert desk.services.addresses.read(other) == []


def test_what_cannot_be_encoded_is_cleaned_away(desk: Desk, serial: int) -> None:
    desk.services.addresses.keep(serial, [Address(who="Mi\ud800ra\x00", note="a\r\nb")])
    assert desk.services.addresses.read(serial) == [Address(who="Mira", note="a\nb")]


def test_an_unknown_case_has_no_addresses(desk: Desk) -> None:
    with pytest.raises(Fault):
        desk.services.addresses.read(7)
    with pytest.raises(Fault):
        desk.services.addresses.keep(7, SHEET)

"""The table of practice §6.2, cell by cell."""

from __future__ import annotations

import pytest

from sip_desktop.domain.protection.check import Destination, Finding, Kind, Level, Mode, level
from sip_desktop.domain.protection.levels import mode_of

S, W, N, _ = Level.STOP, Level.WARNING, Level.INFO, None
TABLE = {
    "known_term": (S, S, S, N),
    "near_known_term": (W, W, W, _),
    **dict.fromkeys("address postcode box care_of door_code coordinates phone email web vehicle".split(), (N, S, S, _)),
    **dict.fromkeys("place school care_unit shelter workplace hotel arena church transport".split(), (_, W, W, _)),
    **dict.fromkeys("area_code travel_time opening_hours document_number".split(), (_, N, W, _)),
    "identity_number": (S, S, S, W),
    "unknown_name": (_, _, N, _),
}


def told(kind: str, lives: bool = False) -> Finding:
    return Finding(0, 1, Kind(kind), "x", lives)


def test_every_kind_has_a_row() -> None:
    assert {kind.value for kind in Kind} == set(TABLE)


@pytest.mark.parametrize("kind", TABLE)
def test_table(kind: str) -> None:
    *leaves, stays = TABLE[kind]
    assert [level(told(kind), mode) for mode in Mode] == leaves
    assert [level(told(kind), mode, Destination.STAYS) for mode in Mode] == [stays] * 3


def test_where_somebody_lives_a_place_is_a_stop_in_a_protected_case_only() -> None:
    assert [level(told("school", lives=True), mode) for mode in Mode] == [None, W, S]
    assert level(told("school", lives=True), Mode.PROTECTED, Destination.STAYS) is None


def test_outside_the_consent_an_address_is_a_warning_in_an_ordinary_case() -> None:
    assert [level(told("phone"), mode, outside_consent=True) for mode in Mode] == [W, S, S]


def test_protection_wins_over_violence() -> None:
    assert [mode_of(*facts) for facts in ((False, False), (False, True), (True, False), (True, True))] == [
        Mode.ORDINARY,
        Mode.VIOLENCE,
        Mode.PROTECTED,
        Mode.PROTECTED,
    ]

"""Sealed bytes open with the private key and the same vault only, and any change is found."""

from __future__ import annotations

import pytest

from sip_desktop.domain.faults import Fault
from sip_desktop.storage import sealing
from sip_desktop.texts import vault as texts

PRIVATE = sealing.new_private_key()
SEALED = sealing.seal(sealing.public_key(PRIVATE), b"adress", b"valv")


def test_round_trip() -> None:
    assert sealing.unseal(PRIVATE, SEALED, b"valv") == b"adress"
    assert sealing.unseal(PRIVATE, sealing.seal(sealing.public_key(PRIVATE), b"", b"valv"), b"valv") == b""


def test_any_flipped_bit_is_found() -> None:
    for at in range(len(SEALED)):
        # The top bit of an X25519 public key is ignored by RFC 7748; here it still counts, as associated data.
        for bit in (1, 0x80):
            changed = SEALED[:at] + bytes([SEALED[at] ^ bit]) + SEALED[at + 1 :]
            with pytest.raises(Fault, match=texts.SEALED_DAMAGED):
                sealing.unseal(PRIVATE, changed, b"valv")


@pytest.mark.parametrize("length", range(0, len(SEALED), 7))
def test_cut_short(length: int) -> None:
    with pytest.raises(Fault, match=texts.SEALED_DAMAGED):
        sealing.unseal(PRIVATE, SEALED[:length], b"valv")


def test_another_vault_another_key_and_a_zero_point() -> None:
    zero_point = SEALED[:1] + bytes(32) + SEALED[33:]
    for private, sealed, bound in (
        (PRIVATE, SEALED, b"annat"),
        (sealing.new_private_key(), SEALED, b"valv"),
        (PRIVATE, zero_point, b"valv"),
    ):
        with pytest.raises(Fault, match=texts.SEALED_DAMAGED):
            sealing.unseal(private, sealed, bound)

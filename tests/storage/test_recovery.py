"""The recovery key survives handwriting, and a slip of the pen is found."""

from __future__ import annotations

import pytest

from sip_desktop.storage import recovery


def test_shape() -> None:
    key = recovery.new_key()
    assert [len(group) for group in key.split("-")] == [3] * 9
    assert set(key) <= set(recovery.ALPHABET + "-")
    assert not set("ILOU") & set(recovery.ALPHABET)
    assert recovery.new_key() != key


def test_read_back_however_it_is_typed() -> None:
    key = recovery.new_key()
    plain = key.replace("-", "")
    for typed in (
        key,
        key.lower(),
        plain,
        " " + " ".join(plain) + "\n",
        key.replace("-", "–"),
        key.replace("-", "\u00a0"),
    ):
        assert recovery.normalised(typed) == plain
    for written, meant in (("O", "0"), ("o", "0"), ("I", "1"), ("l", "1"), ("U", "V")):
        assert recovery.normalised(plain.replace(meant, written)) == plain


def test_every_single_slip_and_every_swap_is_found() -> None:
    plain = recovery.new_key().replace("-", "")
    for at in range(27):
        for wrong in recovery.ALPHABET:
            if wrong != plain[at]:
                assert recovery.normalised(plain[:at] + wrong + plain[at + 1 :]) == ""
        for other in range(at + 1, 27):
            if plain[at] != plain[other]:
                swapped = list(plain)
                swapped[at], swapped[other] = swapped[other], swapped[at]
                assert recovery.normalised("".join(swapped)) == ""


@pytest.mark.parametrize("text", ["", "en lång mening", "A" * 26, "A" * 28, "Å" * 27, "ß" * 27])
def test_a_passphrase_is_no_recovery_key(text: str) -> None:
    assert recovery.normalised(text) == ""

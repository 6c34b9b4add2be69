"""The key derivation is made harder until it takes half a second, on slow and fast computers alike."""

from __future__ import annotations

import pytest

from sip_desktop.storage.calibration import START, calibrate, measure_here, next_parameters
from sip_desktop.storage.keys import Kdf

MIB = 1024


@pytest.mark.parametrize("seconds_a_gib_pass", [0.05, 0.1, 0.3, 0.7, 1.2, 2.0, 2.6])
def test_lands_between_half_a_second_and_one(seconds_a_gib_pass: float) -> None:
    def measure(kdf: Kdf) -> float:
        return seconds_a_gib_pass * kdf.passes * kdf.memory_kib / (1024 * MIB)

    assert 0.5 <= measure(calibrate(measure)) < 1.05


def test_memory_first_then_passes() -> None:
    assert next_parameters(Kdf(64 * MIB, 3, 2), 0.1) == Kdf(128 * MIB, 3, 2)
    assert next_parameters(Kdf(128 * MIB, 3, 2), 0.2) == Kdf(256 * MIB, 3, 2)
    assert next_parameters(Kdf(256 * MIB, 3, 2), 0.3) == Kdf(256 * MIB, 7, 2)
    assert next_parameters(Kdf(256 * MIB, 3, 2), 0.49) == Kdf(256 * MIB, 4, 2)
    assert next_parameters(Kdf(256 * MIB, 3, 2), 0.0) == Kdf(256 * MIB, 64, 2)


def test_enough_is_enough_and_the_floor_holds() -> None:
    assert next_parameters(START, 0.5) == START
    assert calibrate(lambda _: 9.0) == START
    assert Kdf(64 * MIB, 3, 2) == START


def test_a_clock_that_stands_still_ends() -> None:
    assert calibrate(lambda _: 0.0) == Kdf(256 * MIB, 64, 2)


def test_measuring_measures() -> None:
    assert measure_here(Kdf(64, 1, 1)) > 0

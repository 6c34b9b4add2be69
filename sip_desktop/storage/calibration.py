"""How hard the key derivation should be on this computer: 0.5 to 1 second. Knows no passphrase and no slot.

Memory is raised before passes, since memory is what makes guessing on graphics cards dear. The start is also the
floor (RFC 9106, second recommended option, with two lanes): a slow computer waits longer rather than go below it.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from sip_desktop.storage.keys import Kdf

START = Kdf(memory_kib=64 * 1024, passes=3, lanes=2)
_MOST_MEMORY_KIB = 256 * 1024
_MOST_PASSES = 64
_SHORTEST = 0.5
_AIM = 0.75


def next_parameters(now: Kdf, seconds: float) -> Kdf:
    """Harder parameters when ``now`` took under half a second, else ``now`` itself."""
    if seconds >= _SHORTEST:
        return now
    if now.memory_kib < _MOST_MEMORY_KIB:
        return Kdf(min(2 * now.memory_kib, _MOST_MEMORY_KIB), now.passes, now.lanes)
    aimed = int(now.passes * _AIM / max(seconds, 0.01))
    return Kdf(now.memory_kib, min(max(aimed, now.passes + 1), _MOST_PASSES), now.lanes)


def calibrate(measure: Callable[[Kdf], float]) -> Kdf:
    """The parameters to use, where ``measure`` gives the seconds one derivation takes. Slow: a few derivations.

    A step at most doubles the work or aims at three quarters of a second, so the first step that takes half a
    second takes less than one.
    """
    kdf = START
    while (harder := next_parameters(kdf, measure(kdf))) != kdf:
        kdf = harder
        if kdf.passes == _MOST_PASSES:
            break
    return kdf


def measure_here(kdf: Kdf) -> float:
    """Seconds that one derivation with ``kdf`` takes on this computer."""
    started = time.perf_counter()
    Argon2id(salt=bytes(16), length=64, iterations=kdf.passes, lanes=kdf.lanes, memory_cost=kdf.memory_kib).derive(
        b"measure"
    )
    return time.perf_counter() - started

"""The one file outside the vault: where the vault is and how the screen looks. Never anything of a case."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator

import msgspec

LEAST_IDLE_MINUTES = 1
MOST_IDLE_MINUTES = 15
_UNREADABLE = (msgspec.MsgspecError, UnicodeDecodeError, RecursionError)


class Preferences(msgspec.Struct, frozen=True):
    """What ``installningar.json`` holds. ``scheme`` is system, light or dark; ``text_percent`` 100–200."""

    folder: str = ""
    scheme: str = "system"
    text_percent: int = 100
    capture_guard: bool = True
    idle_minutes: int = 5
    lock_minimised: bool = False


def read_preferences(body: bytes) -> Preferences:
    """The preferences, each value that cannot be used put back to its default; unknown names are dropped.

    A damaged file is no reason to keep anybody from their vault.
    """
    try:
        read = msgspec.json.decode(body, type=dict[str, msgspec.Raw])
    except _UNREADABLE:
        return Preferences()
    found = msgspec.structs.replace(Preferences(), **dict(_usable(read)))
    return Preferences(
        folder=found.folder,
        scheme=found.scheme if found.scheme in ("system", "light", "dark") else "system",
        text_percent=min(200, max(100, found.text_percent)),
        capture_guard=found.capture_guard,
        idle_minutes=min(MOST_IDLE_MINUTES, max(LEAST_IDLE_MINUTES, found.idle_minutes)),
        lock_minimised=found.lock_minimised,
    )


def _usable(read: dict[str, msgspec.Raw]) -> Iterator[tuple[str, str | int | bool]]:
    """Each preference whose value is of the right kind."""
    for field in msgspec.structs.fields(Preferences):
        if field.name in read:
            with contextlib.suppress(*_UNREADABLE):
                yield field.name, msgspec.json.decode(read[field.name], type=field.type)


class PreferenceFile:
    """Reads once, writes at each change, through the functions it is given. Raises what they raise."""

    def __init__(self, read: Callable[[], bytes], write: Callable[[bytes], None]) -> None:
        self._write = write
        self.now = read_preferences(read())

    def change(self, **changed: str | int | bool) -> Preferences:
        """Keep new values and return the whole."""
        self.now = msgspec.structs.replace(self.now, **changed)
        self._write(msgspec.json.format(msgspec.json.encode(self.now)))
        return self.now

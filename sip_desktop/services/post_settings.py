"""What is alike for all letters of a vault: back address, post room, and where windows are. It knows no case."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from sip_desktop.domain.envelopes import is_in_front
from sip_desktop.domain.faults import Fault
from sip_desktop.domain.gate import one_line
from sip_desktop.domain.post_data import PostData, WindowPlace
from sip_desktop.domain.records import Act
from sip_desktop.services.session import Session
from sip_desktop.texts import post as texts

SETTING = "post"
MOST_LINES = 4


class RoomSettings(msgspec.Struct, frozen=True):
    """``back`` are the lines of the return address; ``windows`` the measured place of a window, by "V2 C5"."""

    back: tuple[str, ...] = ()
    cost: str = ""
    before: str = "15.30"
    receiver: str = ""
    windows: Mapping[str, tuple[float, float]] = {}


class PostSettings:
    """Kept in the vault's settings. ``data`` are the program's own envelopes and windows."""

    def __init__(self, session: Session, data: PostData) -> None:
        self._session = session
        self._data = data

    def now(self) -> RoomSettings:
        """As they are."""
        kept = self._session.store.setting(SETTING)
        return msgspec.json.decode(kept, type=RoomSettings) if kept else RoomSettings()

    def keep(self, back: str, cost: str, before: str, receiver: str) -> None:
        """Keeps the words. Raises Fault where the return address tells what a letter is about."""
        lines = tuple(line for each in back.splitlines() if (line := one_line(each).strip()))[:MOST_LINES]
        for line in lines:
            if word := telling(line):
                raise Fault(texts.TELLS.format(word=word))
        said = [one_line(each).strip() for each in (cost, before, receiver)]
        if any(len(each) > texts.LONGEST_TEXT for each in (*lines, *said)):
            raise Fault(texts.WORDS_LONG.format(most=texts.LONGEST_TEXT))
        self._keep(RoomSettings(lines, said[0], said[1], said[2], self.now().windows))

    def window(self, window_id: str, envelope_id: str) -> WindowPlace:
        """The window as measured here, else as the program has it."""
        place = self._data.window(window_id, envelope_id)
        left, top = self.now().windows.get(f"{window_id} {envelope_id}", (place.left, place.top))
        return msgspec.structs.replace(place, left=left, top=top)

    def keep_window(self, window_id: str, envelope_id: str, left: float, top: float) -> None:
        """Keeps where the window of the unit's own envelopes is. Raises Fault where it cannot be there."""
        place = msgspec.structs.replace(self._data.window(window_id, envelope_id), left=left, top=top)
        if not is_in_front(self._data.envelope(envelope_id), place):
            raise Fault(texts.WINDOW_WRONG)
        now = self.now()
        windows = {**now.windows, f"{window_id} {envelope_id}": (left, top)}
        self._keep(msgspec.structs.replace(now, windows=windows))

    def _keep(self, settings: RoomSettings) -> None:
        with self._session.transaction():
            self._session.log(Act.DECIDE, detail=SETTING)
            self._session.store.keep_setting(SETTING, msgspec.json.encode(settings).decode())


def telling(line: str) -> str:
    """The word of a line that tells what a letter is about, "" when there is none (law §2.1, the outer envelope).

    A line that begins with a postcode ends with a town: "553 38 Barnarp" tells nothing.
    """
    for word in () if line[:1].isdigit() else line.split():
        if any(part in word.casefold() for part in texts.TELLING):
            return word
    return ""

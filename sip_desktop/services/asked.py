"""What is said to somebody who asks, and one line in the log that they asked. It looks nothing up and opens no case."""

from __future__ import annotations

import re

from sip_desktop.domain.asked import Asked
from sip_desktop.domain.faults import Fault
from sip_desktop.domain.gate import one_line
from sip_desktop.domain.records import Act
from sip_desktop.services.definitions import Definitions
from sip_desktop.services.session import Session
from sip_desktop.texts import asked as texts

MARK = "asked:"
"""What stands before the asker's id in the detail of the line, so that no other decision is taken for one of these."""
_NUMBER = re.compile(r"(?:SIP-\d{4}-)?(\d{1,6})", re.IGNORECASE)


class AskedDesk:
    """The cards of one open vault's definitions, and the line that is written when one has been used."""

    def __init__(self, session: Session, definitions: Definitions) -> None:
        self._session = session
        self._definitions = definitions

    @property
    def cards(self) -> Asked:
        """All cards. They are the same for every case, and for none."""
        return self._definitions.asked

    def note(self, asker_id: str, number: str = "") -> None:
        """Writes that this kind of asker asked, about the case whose number somebody typed, or about none.

        The number is written as it was typed and never looked up: an answer that differed for a case that exists
        would show whoever looks on that it does. Raises Fault when it is no number, ValueError for an unknown asker.
        """
        if self.cards.asker(asker_id) is None:
            raise ValueError(asker_id)
        serial = _serial(number)
        with self._session.transaction():
            self._session.log(Act.DECIDE, serial, MARK + asker_id)


def _serial(number: str) -> int:
    """ "0007", "7" or "SIP-2026-0007" as 7, and "" as 0: about no case. Raises Fault."""
    number = one_line(number).strip()
    if not number:
        return 0
    found = _NUMBER.fullmatch(number)
    serial = int(found[1]) if found else 0
    if not serial:
        raise Fault(texts.BAD_NUMBER)
    return serial

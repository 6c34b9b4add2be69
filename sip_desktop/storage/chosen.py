"""Reads a file that the user has pointed out, whatever it turns out to be; knows nothing of what is in it."""

from __future__ import annotations

from pathlib import Path

from sip_desktop.domain.faults import Fault
from sip_desktop.texts import own_region as texts


def read_chosen(file: Path, most: int) -> bytes:
    """The whole file. Raises Fault when it cannot be read, is no ordinary file, or has more than ``most`` bytes.

    No more than that is ever read: a pipe or a device would have no end.
    """
    try:
        if not file.is_file():
            raise Fault(texts.LOGO_UNREADABLE)
        with file.open("rb") as stream:
            body = stream.read(most + 1)
    except OSError:
        # Without the error: its path may name somebody.
        raise Fault(texts.LOGO_UNREADABLE) from None
    if len(body) > most:
        raise Fault(texts.LOGO_TOO_LARGE)
    return body

"""Reads JSON that may hold anything at all: what the vault's files hold, or one sentence. Knows no file."""

from __future__ import annotations

from typing import TypeVar

import msgspec

from sip_desktop.domain.faults import Fault

T = TypeVar("T")


def read(body: bytes, kind: type[T], sentence: str) -> T:
    """``body`` as a ``kind``. Raises ``Fault`` with ``sentence``, also for broken letters and endless brackets."""
    try:
        return msgspec.json.decode(body, type=kind)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        # Without the error: it may quote the file.
        raise Fault(sentence) from None

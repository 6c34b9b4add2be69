"""The neutral word to offer in place of a finding; it changes no text."""

from __future__ import annotations

from sip_desktop.domain.protection.finding import Kind
from sip_desktop.texts.whereabouts import NEUTRAL


def neutral(kind: Kind) -> str:
    """ "på orten", "skolan", "boendet", "arbetet", "enheten"; "" where the only way is to leave it out."""
    return NEUTRAL.get(kind.value, "")

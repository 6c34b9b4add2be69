"""Folded sheets in envelopes: what fits, what it weighs, and what can show in a window. It knows no letter.

Millimetres and grams. A sheet lies loose in an envelope and slides; what is reckoned is where it can come to lie.
"""

from __future__ import annotations

import msgspec

from sip_desktop.domain.post_data import Envelope, PostData, WindowPlace

A4_WIDTH, A4_HEIGHT = 210.0, 297.0


class Zone(msgspec.Struct, frozen=True):
    """A rectangle in millimetres from the upper left corner of a sheet."""

    left: float
    top: float
    right: float
    bottom: float

    def holds(self, other: Zone) -> bool:
        """True when the other lies wholly within this one."""
        return (
            self.left <= other.left
            and self.top <= other.top
            and other.right <= self.right
            and other.bottom <= self.bottom
        )


class Pack(msgspec.Struct, frozen=True):
    """How many sheets go into what: ``inner`` is "" for a single envelope; ``grams`` is the whole letter, ``weight``
    the upper limit of its class, 0 when it is heavier than any."""

    inner: str
    outer: str
    sheets: int
    grams: float
    weight: int


def pack(data: PostData, sheets: int, double: bool) -> Pack | None:
    """The smallest envelopes that hold the sheets; None when they are too many for one letter."""
    for envelope in sorted(data.envelopes, key=lambda one: one.most_sheets):
        if sheets > envelope.most_sheets or (double and not envelope.outer):
            continue
        outer = data.envelope(envelope.outer) if double else envelope
        grams = sheets * data.sheet_grams + outer.grams + (envelope.grams if double else 0.0)
        weight = next((limit for limit in data.weights if grams <= limit), 0)
        return Pack(envelope.id if double else "", outer.id, sheets, grams, weight)
    return None


def panel(envelope: Envelope) -> tuple[float, float]:
    """Width and height of an A4 sheet folded for the envelope; the uppermost part of it lies in front."""
    return A4_WIDTH, A4_HEIGHT / envelope.fold


def front(envelope: Envelope) -> tuple[float, float]:
    """Width and height of the envelope as the sheet lies in it: an unfolded sheet stands, a folded one lies."""
    return (envelope.height, envelope.width) if envelope.fold == 1 else (envelope.width, envelope.height)


def can_show(envelope: Envelope, window: WindowPlace) -> Zone:
    """All of the sheet that can come behind the window, however it slides."""
    aside, down = _play(envelope)
    width, height = panel(envelope)
    return Zone(
        max(0.0, window.left - aside),
        max(0.0, window.top - down),
        min(width, window.left + window.width),
        min(height, window.top + window.height),
    )


def always_shows(envelope: Envelope, window: WindowPlace) -> Zone:
    """What of the sheet is behind the window however it slides: there the address stands."""
    aside, down = _play(envelope)
    return Zone(window.left, window.top, window.left + window.width - aside, window.top + window.height - down)


def is_in_front(envelope: Envelope, window: WindowPlace) -> bool:
    """True when the window is on the envelope, and shows an address at all."""
    width, height = front(envelope)
    inside = Zone(0.0, 0.0, width, height).holds(
        Zone(window.left, window.top, window.left + window.width, window.top + window.height)
    )
    sure = always_shows(envelope, window)
    return inside and sure.right - sure.left >= LEAST_WIDTH and sure.bottom - sure.top >= LEAST_HEIGHT


LEAST_WIDTH, LEAST_HEIGHT = 60.0, 15.0
"""An address of three lines needs as much."""


def _play(envelope: Envelope) -> tuple[float, float]:
    """How far the folded sheet can slide aside and down."""
    width, height = front(envelope)
    inner_width, inner_height = panel(envelope)
    return width - inner_width, height - inner_height

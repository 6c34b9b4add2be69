"""Addresses, rules, envelopes, windows and weights of the post, read from ``forms/post.toml``. It knows no letter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

import msgspec

from sip_desktop.domain.definition_file import DefinitionFault, decode
from sip_desktop.domain.law import Certainty
from sip_desktop.texts import definitions as texts

FORWARDING = "formedling"
"""The address that Skatteverket forwards from."""


class PostAddress(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An address for everybody, with the days it holds; no ``valid_to`` means that it still did when checked."""

    id: str
    lines: tuple[str, ...]
    valid_from: date
    valid_to: date | None = None
    checked_on: date
    source: str
    certainty: Certainty


class PostRule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One thing that holds of forwarding, in our own words."""

    id: str
    words: str
    source: str
    certainty: Certainty


class Envelope(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One size, long side across, in millimetres. ``media`` is its name to a printer (PWG 5101.1); ``fold`` is in how
    many parts an A4 sheet lies in it; ``outer`` the envelope that it goes into, "" for none."""

    id: str
    label: str
    width: float
    height: float
    media: str
    grams: float
    fold: int
    most_sheets: int
    outer: str


class WindowPlace(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where a window is, in millimetres from the upper left corner of the envelope as the folded sheet lies in it."""

    id: str
    envelope: str
    left: float
    top: float
    width: float
    height: float
    certainty: Certainty = Certainty.LOW


class PostData(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    forbid_unknown_fields=True,
    rename={"addresses": "address", "rules": "rule", "envelopes": "envelope", "windows": "window"},
):
    """The whole file. ``forwarding_days`` are weekdays; ``weights`` are the upper limits of the classes in grams."""

    checked_on: date
    forwarding_days: int
    days_source: str
    incident_hours: int
    sheet_grams: float
    weights: tuple[int, ...]
    addresses: tuple[PostAddress, ...]
    rules: tuple[PostRule, ...]
    envelopes: tuple[Envelope, ...]
    windows: tuple[WindowPlace, ...]

    def address(self, address_id: str, on: date) -> PostAddress | None:
        """The address in force on a day; None when the file has none for it."""
        rows = (row for row in self.addresses if row.id == address_id)
        return next((r for r in rows if r.valid_from <= on and (r.valid_to is None or on <= r.valid_to)), None)

    def envelope(self, envelope_id: str) -> Envelope:
        """The envelope of that id. Raises KeyError."""
        return {one.id: one for one in self.envelopes}[envelope_id]

    def window(self, window_id: str, envelope_id: str) -> WindowPlace:
        """A window of an envelope. Raises KeyError."""
        return {(one.id, one.envelope): one for one in self.windows}[window_id, envelope_id]


NO_POST = PostData(
    checked_on=date.min,
    forwarding_days=7,
    days_source="",
    incident_hours=72,
    sheet_grams=5.0,
    weights=(),
    addresses=(),
    rules=(),
    envelopes=(),
    windows=(),
)


def read_post(text: str, file: str) -> PostData:
    """The file as data. Raises DefinitionFault naming file, place and what is wrong."""
    data = decode(text, file, PostData)
    for place, sentence in _faults(data):
        raise DefinitionFault(file, place, sentence)
    return data


def _faults(data: PostData) -> Iterator[tuple[str, str]]:
    for address in data.addresses:
        place = texts.level("address", address.id, 0)
        if not address.lines or not all(line.strip() for line in address.lines):
            yield place, texts.NO_TEXT.format(key="lines")
        if address.valid_to is not None and address.valid_to < address.valid_from:
            yield place, texts.DATES_TURNED.format(valid_to=address.valid_to, valid_from=address.valid_from)
    if data.address(FORWARDING, data.checked_on) is None:
        yield texts.level("address", FORWARDING, 0), texts.NO_TEXT.format(key="lines")
    yield from _unknown(data)
    yield from _doubles("envelope", [one.id for one in data.envelopes])
    yield from _doubles("rule", [one.id for one in data.rules])


def _unknown(data: PostData) -> Iterator[tuple[str, str]]:
    """Envelopes that others are said to go into or to have a window, and that there are none of."""
    known = {one.id for one in data.envelopes} | {""}
    named = [("envelope", one.id, one.outer) for one in data.envelopes]
    named += [("window", one.id, one.envelope) for one in data.windows]
    for level, name, envelope in named:
        if envelope not in known:
            yield texts.level(level, name, 0), texts.UNKNOWN_VALUE.format(envelope)


def _doubles(level: str, ids: list[str]) -> Iterator[tuple[str, str]]:
    for name in (name for name, count in Counter(ids).items() if count > 1):
        yield texts.level(level, name, 0), texts.DOUBLE_ID.format(id=name)

"""What the whereabouts check finds; not how anything is found, nor how grave it is."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

import msgspec

from sip_desktop.domain.protection.reading import Text


class Kind(StrEnum):
    """The closed list of what can show, or help to show, where somebody is (law §5, practice §6.2)."""

    KNOWN_TERM = "known_term"
    NEAR_KNOWN_TERM = "near_known_term"
    PLACE = "place"
    UNKNOWN_NAME = "unknown_name"
    ADDRESS = "address"
    POSTCODE = "postcode"
    BOX = "box"
    CARE_OF = "care_of"
    DOOR_CODE = "door_code"
    COORDINATES = "coordinates"
    PHONE = "phone"
    AREA_CODE = "area_code"
    EMAIL = "email"
    WEB = "web"
    IDENTITY_NUMBER = "identity_number"
    VEHICLE = "vehicle"
    SCHOOL = "school"
    CARE_UNIT = "care_unit"
    SHELTER = "shelter"
    WORKPLACE = "workplace"
    HOTEL = "hotel"
    ARENA = "arena"
    CHURCH = "church"
    TRANSPORT = "transport"
    TRAVEL_TIME = "travel_time"
    OPENING_HOURS = "opening_hours"
    DOCUMENT_NUMBER = "document_number"


class Finding(msgspec.Struct, frozen=True):
    """Characters ``start`` to ``end`` of a text, as they stand there. ``lives``: it is a place and the sentence
    says bor, flyttat, går i, hämtas or the like, which makes it worse (practice §6.2)."""

    start: int
    end: int
    kind: Kind
    text: str
    lives: bool = False


class Span(msgspec.Struct, frozen=True, gc=False):
    """Something found in a ``Text``, counted in its plain characters."""

    start: int
    end: int
    kind: Kind


Judge = Callable[[Text, int, int], Span | None]
"""Looks at a word (from, to) where it stands; None when it is harmless there."""

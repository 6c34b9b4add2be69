"""Profiles made in the program, as JSON with their logo. Knows nothing of what stands in them."""

from __future__ import annotations

from typing import cast

from sip_desktop.domain.records import OwnRegion
from sip_desktop.storage.connection import Database


class OwnRegions:
    """The table ``own_regions``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def own_regions(self) -> list[OwnRegion]:
        """Every profile made in the program, by code."""
        sql = "SELECT code, body, logo, saved, saved_by FROM own_regions ORDER BY code"
        return [
            OwnRegion(code=code, body=body, logo=logo, saved=saved, saved_by=by)
            for code, body, logo, saved, by in cast(list[tuple[str, bytes, bytes, str, str]], self._database.rows(sql))
        ]

    def keep_own_region(self, region: OwnRegion) -> None:
        """Keeps a profile, in place of one with the same code. None is removed: a case may be made with it."""
        self._database.change(
            "INSERT INTO own_regions (code, body, logo, saved, saved_by) VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT (code) DO UPDATE SET body = excluded.body, logo = excluded.logo,"
            " saved = excluded.saved, saved_by = excluded.saved_by",
            (region.code, region.body, region.logo, region.saved, region.saved_by),
        )

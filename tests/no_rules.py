"""The program's own definitions without the rules of the process: for tests of what happens when nothing stops."""

from __future__ import annotations

from functools import cache

from sip_desktop import app
from sip_desktop.services.definitions import Definitions


@cache
def definitions_without_rules() -> Definitions:
    """All forms, regions, law and deadlines, and no rule."""
    known = app.definitions()
    tables = {"asked": known.asked, "readers": known.readers, "post": known.post}
    return Definitions(known.forms, known.regions, known.law, known.national, **tables)  # type: ignore[arg-type]

"""The rule that proposes a report on cooperation (forms.md §3.7). What a report then says, ``deviation`` knows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sip_desktop.domain.deadlines import Level
from sip_desktop.domain.guidance.deviation import LATE, SILENT, causes
from sip_desktop.domain.guidance.finding import Check, Hit
from sip_desktop.domain.guidance.reading import Reading


def r_avv_01(reading: Reading) -> Iterator[Hit]:
    """A call without answer, one called who did not come, a time that was not kept, a plan that is not followed."""
    for cause in causes(reading):
        words = {"who": cause.called, "what": cause.what, "day": cause.day}
        # That a time is past, or an answer late, is already said as a warning by the rules on what is due.
        level = Level.NOTE if cause.kind in (LATE, SILENT) else None
        yield Hit(wording=cause.kind, words=words, at="avvikelse:v_typ", mark=cause.mark, thing=cause.mark, level=level)


CHECKS: Mapping[str, Check] = {"R-AVV-01": r_avv_01}

"""The rules on closing a SIP, and what then happens with its papers and what the program keeps (forms.md §3.7)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sip_desktop.domain.answers import Answers, options_of, text_of
from sip_desktop.domain.deadlines import Level
from sip_desktop.domain.guidance.finding import Check, Hit
from sip_desktop.domain.guidance.reading import CLOSING, Reading, answered, any_in

ENDS_ITSELF = frozenset({"aterkallat", "avliden"})
"""The reasons to close where there is nobody to agree with, or nothing to agree on (Uppsala 000:206)."""
FOR_THE_PERSON = ("den_enskilde", "barnet", "vardnadshavare", "foretradare")
FOR_THE_CHILD = ("barnet", "vardnadshavare")


def r_avs_01(reading: Reading) -> Iterator[Hit]:
    """A closing that is not agreed with the person, or with whom speaks for them."""
    closing = _draft(reading)
    if closing is not None and not _ends_itself(closing) and not _agreed(closing, FOR_THE_PERSON):
        yield Hit()


def r_avs_02(reading: Reading) -> Iterator[Hit]:
    """A closing without a reason, or, of a child's, not agreed with guardians or child, and with the others."""
    closing = _draft(reading)
    if closing is None:
        return
    reason = text_of(closing.get("z_skal"))
    if not reason:
        yield Hit(mark="skal")
    elif reason == "annat" and not answered(closing.get("z_skal_mer")):
        yield Hit(wording="mer", at="avslut:z_skal_mer", mark="mer")
    if not reason or _ends_itself(closing):
        return
    if reading.facts.child and not _agreed(closing, FOR_THE_CHILD):
        yield Hit(wording="samrad", at="avslut:z_samrad", mark="samrad")
    elif not _agreed(closing, ("parterna",)):
        yield Hit(wording="parterna", at="avslut:z_samrad", mark="parterna", level=Level.WARNING)


def o_30(reading: Reading) -> Iterator[Hit]:
    """What is not said of the original, the working copies and what the program keeps."""
    closing = _draft(reading)
    if closing is None:
        return
    if not answered(closing.get("z_original")):
        yield Hit(wording="original", at="avslut:z_original", mark="original", level=Level.WARNING)
    if not answered(closing.get("z_tillbaka")):
        yield Hit(wording="tillbaka", at="avslut:z_tillbaka", mark="tillbaka", thing="tillbaka")
    kept = text_of(closing.get("z_gallring"))
    if not kept:
        yield Hit(wording="gallring", at="avslut:z_gallring", mark="gallring", thing="gallring")
    elif kept == "gallras":
        missing = [field for field in ("z_gallring_datum", "z_gallring_av") if not answered(closing.get(field))]
        if missing:
            yield Hit(wording="beslut", at=f"avslut:{missing[0]}", mark="beslut", thing="gallring")


def _draft(reading: Reading) -> Answers | None:
    """The closing while it is being written: once it is clear, the case is closed."""
    paper = reading.paper(CLOSING)
    return paper.newest if paper is not None and (paper.draft or not paper.cleared) else None


def _ends_itself(closing: Answers) -> bool:
    return text_of(closing.get("z_skal")) in ENDS_ITSELF


def _agreed(closing: Answers, wanted: tuple[str, ...]) -> bool:
    return any_in(options_of(closing.get("z_samrad")), wanted)


CHECKS: Mapping[str, Check] = {"R-AVS-01": r_avs_01, "R-AVS-02": r_avs_02, "O-30": o_30}

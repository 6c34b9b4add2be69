"""The rules on law and other sources beside the regions' routines (forms.md §3.9, practice.md). None weighs a law."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sip_desktop.domain.answers import is_answered, options_of, rows_of, text_of
from sip_desktop.domain.case_events import moment
from sip_desktop.domain.guidance.consent_rules import WITH_RECORD
from sip_desktop.domain.guidance.finding import Check, Hit
from sip_desktop.domain.guidance.kept_out import GIVEN
from sip_desktop.domain.guidance.reading import CALL, PLAN, Reading
from sip_desktop.domain.lenses.consent_givers import Word
from sip_desktop.domain.lenses.consents import Giver, party
from sip_desktop.domain.lenses.parties import is_party
from sip_desktop.domain.protection.must_not_know import kept_out

DISCHARGE = "utskrivning"
_CARE = ("region", "utforare_region")


def x_02(reading: Reading) -> Iterator[Hit]:
    """Somebody leaves hospital, and it is not written when the notice came from which three days are counted."""
    call = reading.paper(CALL)
    if reading.facts.situation == DISCHARGE and call and moment(call.newest.get("k_underrattelse")) is None:
        yield Hit()


def x_03(reading: Reading) -> Iterator[Hit]:
    """Somebody leaves hospital for care that has a plan of its own, or nobody has said."""
    said = reading.text(CALL, "k_tvangsvard")
    if reading.facts.situation == DISCHARGE and said in ("ja", "vet_inte"):
        yield Hit(wording="" if said == "ja" else "unknown")


def x_04(reading: Reading) -> Iterator[Hit]:
    """A copy is about to go to a guardian who has not said yes, in a child's case handled by hand only."""
    if not (reading.facts.child and reading.facts.careful):
        return
    rows = [row for row in reading.rows(GIVEN, "fv_rader") if not is_answered(row.cells.get("fv_datum"))]
    if not rows:
        return
    out = {row.id for row in kept_out(reading.sheet)}
    others = [
        one
        for one in (*reading.asked.needed, *reading.asked.others)
        if one.giver is Giver.GUARDIAN and one.word is not Word.YES and one.party.row not in out
    ]
    for row in rows:
        who = party(row.cells.get("fv_mottagare"))
        for one in others:
            if is_party(one.party, who):
                yield Hit(words={"who": one.called}, at=f"{GIVEN}:fv_rader/{row.id}/fv_mottagare", mark=row.id)


def x_05(reading: Reading) -> Iterator[Hit]:
    """One guardian is not asked, and a measure of the health service does not say what it rests on."""
    if not any(one.word is Word.EXEMPT for one in reading.asked.needed):
        return
    plan = reading.paper(PLAN)
    goals = rows_of(plan.newest.get("p_delmal")) if plan and not plan.cleared else ()
    left = [
        f"{PLAN}:p_delmal/{goal.id}/d_aktiviteter/{activity.id}/a_grund"
        for goal in goals
        for activity in rows_of(goal.cells.get("d_aktiviteter"))
        if text_of(activity.cells.get("a_huvudman")) in _CARE and not is_answered(activity.cells.get("a_grund"))
    ]
    if left:
        yield Hit(words={"count": str(len(left))}, at=left[0])


def x_09(reading: Reading) -> Iterator[Hit]:
    """A consent by word of mouth that is not in a record, or a no to a request without a reason."""
    for paper in reading.papers(*WITH_RECORD):
        said = paper.newest
        oral = text_of(said.get("c_hur")) in ("muntligt", "jakande")
        if paper.cleared and oral and text_of(said.get("c_dokumenterat")) in ("", "inte_an"):
            yield Hit(at=f"{paper.form}:c_dokumenterat", mark=str(paper.ordinal))
    for paper in reading.papers("begaran_svar"):
        said = paper.newest
        reasons = options_of(said.get("bs_skal_slag")) or is_answered(said.get("bs_skal"))
        if text_of(said.get("bs_svar")) == "nej" and not reasons:
            yield Hit(wording="refused", at="begaran_svar:bs_skal", mark=str(paper.ordinal))


CHECKS: Mapping[str, Check] = {"X-02": x_02, "X-03": x_03, "X-04": x_04, "X-05": x_05, "X-09": x_09}

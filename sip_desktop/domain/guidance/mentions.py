"""Who is called, invited, rung or thought of in a case, and on which paper; it does not know what any consent says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from sip_desktop.domain.answers import Ref, Row, is_answered, rows_of, text_of
from sip_desktop.domain.case_events import moment
from sip_desktop.domain.guidance.acts import SENT, GuidedAct
from sip_desktop.domain.guidance.reading import CALL, PREPARATION, Reading
from sip_desktop.domain.lenses.case_papers import CasePaper
from sip_desktop.domain.lenses.consents import party
from sip_desktop.domain.lenses.invitations import CANCELLED, INVITATION, NO_REPLY, PHONE, STARTS
from sip_desktop.domain.lenses.parties import folded
from sip_desktop.texts.consents import PRINCIPALS
from sip_desktop.texts.people import WITHOUT_NAME

STAYS_AWAY = "kommer_inte"
TO_CALL, TO_MEET = GuidedAct.SEND_CALL, GuidedAct.START_MEETING


class Mention(msgspec.Struct, frozen=True, kw_only=True):
    """One party on one paper. ``at`` is "form:path", ``mark`` tells it from the others and holds no name.

    ``acts`` are those that would bring the case before the party: () while it is only thought of.
    """

    party: Ref
    at: str
    mark: str
    principal: str = ""
    acts: tuple[GuidedAct, ...] = ()


def mentions(reading: Reading) -> list[Mention]:
    """Everybody outside the own unit who is to hear of the case, once each: as called, as rung, or as thought of.

    Left out are the person, guardians and representatives: what they may know is not a matter of the services' consent.
    """
    own = list(_own(reading))
    found: list[Mention] = []
    for one in (*_on_calls(reading), *_on_phone(reading), *_suggested(reading)):
        known = reading.cover.party(one.party)
        kind = known.kind if known else ""
        ours = kind == "personal" or any(reading.cover.are_one(one.party, ref) for ref in own)
        if ours or kind in ("person", "vardnadshavare", "foretradare") or one.principal == "den_enskilde":
            continue
        if not any(_same(one.party, other.party) for other in found):
            found.append(one)
    return found


def thing(ref: Ref) -> str:
    """What two rules mean when they speak of the same party."""
    return ref.row or folded(ref.text)


def role(reading: Reading, ref: Ref, principal: str = "") -> str:
    """How a party is called in a rule: its unit, its function, a private person's relation, else whose it is.

    Never a name, and nothing that may not stand on paper in this case: rules are read with others in the room.
    """
    known = reading.cover.party(ref)
    if known is not None and known.kind in WITHOUT_NAME:
        said = known.function or WITHOUT_NAME[known.kind]
    else:
        said = next((word for word in (known.unit, known.function) if _open(reading, word)), "") if known else ""
        said = said or PRINCIPALS.get(principal or (known.principal if known else ""), PRINCIPALS["annan"])
    return said[:1].upper() + said[1:]


def principal_of(reading: Reading, ref: Ref, said: str = "") -> str:
    """Whose a party is: as the row says, else as the ärendeblad does, else as on a kallelse; "" when nobody says."""
    known = reading.cover.party(ref)
    if said or (known is not None and known.principal):
        return said or (known.principal if known else "")
    return next((one.principal for one in reading.called if reading.cover.are_one(one.party, ref)), "")


def _open(reading: Reading, word: str) -> bool:
    terms = (folded(text_of(row.cells.get("term"))) for row in rows_of(reading.sheet.get("kanda_termer")))
    return bool(word) and not any(term and term in folded(word) for term in terms)


def _same(one: Ref, other: Ref) -> bool:
    return thing(one) == thing(other)


def _own(reading: Reading) -> Iterator[Ref]:
    """Those who call: what they know already nobody lets them know."""
    for form, field in ((CALL, "k_avsandare"), (INVITATION, "ib_avsandare")):
        for paper in reading.papers(form):
            if is_answered(paper.newest.get(field)):
                yield party(paper.newest.get(field))
    for one in reading.people:
        if one.kind == "personal" or "sammankallande" in one.roles:
            yield Ref(one.row, one.label)


def _on_calls(reading: Reading) -> Iterator[Mention]:
    for paper in calls_at_hand(reading):
        if paper.form == CALL:
            yield from _on_call(paper)
        elif paper.form == INVITATION and is_answered(paper.newest.get("ib_till")):
            yield Mention(
                party=party(paper.newest.get("ib_till")),
                at=f"{INVITATION}:ib_till",
                mark=f"inbjudan {paper.ordinal}",
                principal=text_of(paper.newest.get("ib_huvudman")),
                acts=_acts(text_of(paper.newest.get("ib_svar"))),
            )


def _on_call(paper: CasePaper) -> Iterator[Mention]:
    for row in rows_of(paper.newest.get("k_deltagare")):
        answer = text_of(row.cells.get("kd_svar"))
        yield from _in_row(row, f"{CALL}:k_deltagare", "kd_part", text_of(row.cells.get("kd_huvudman")), _acts(answer))


def _acts(answer: str) -> tuple[GuidedAct, ...]:
    return (TO_CALL,) if answer == STAYS_AWAY else (TO_CALL, TO_MEET)


def _on_phone(reading: Reading) -> Iterator[Mention]:
    """Nothing stops a call (practice O1); who has said on the telephone that they come is at the meeting."""
    paper = reading.paper(PHONE)
    if paper is None or _is_past(reading, paper):
        return
    for row in rows_of(paper.newest.get("tk_samtal")):
        answer = text_of(row.cells.get("ts_svar"))
        if answer != STAYS_AWAY:
            acts = (TO_MEET,) if answer not in ("", NO_REPLY) else ()
            yield from _in_row(row, f"{PHONE}:tk_samtal", "ts_part", "", acts)


def _suggested(reading: Reading) -> Iterator[Mention]:
    for row in reading.rows(PREPARATION, "f_deltagare"):
        principal = text_of(row.cells.get("fd_huvudman"))
        yield from _in_row(row, f"{PREPARATION}:f_deltagare", "fd_part", principal, ())
    for row in reading.rows(PREPARATION, "f_narstaende"):
        if text_of(row.cells.get("fn_vill")) != "nej":
            yield from _in_row(row, f"{PREPARATION}:f_narstaende", "fn_part", "narstaende", ())


def _in_row(row: Row, place: str, cell: str, principal: str, acts: tuple[GuidedAct, ...]) -> Iterator[Mention]:
    if is_answered(row.cells.get(cell)):
        at = f"{place}/{row.id}/{cell}"
        yield Mention(party=party(row.cells.get(cell)), at=at, mark=row.id, principal=principal, acts=acts)


def calls_at_hand(reading: Reading) -> list[CasePaper]:
    """The kallelse and the invitations to a meeting that is still to come; only the one an act is done with, if any."""
    forms = [form for form, act in SENT.items() if act is TO_CALL]
    asked = [paper for paper in reading.papers(*forms) if paper.ordinal == reading.about]
    newest = [*reading.papers(CALL)[-1:], *reading.papers(INVITATION)]
    return asked or [paper for paper in newest if not is_cancelled([paper]) and not _is_past(reading, paper)]


def is_cancelled(papers: Iterable[CasePaper]) -> bool:
    """True when what is at hand tells that a meeting is cancelled."""
    return any(paper.form == CALL and text_of(paper.newest.get("k_typ")) == CANCELLED for paper in papers)


def _is_past(reading: Reading, paper: CasePaper) -> bool:
    start = moment(paper.newest.get(STARTS[paper.form]))
    return start is not None and start.isoformat()[:10] < reading.now.date().isoformat()

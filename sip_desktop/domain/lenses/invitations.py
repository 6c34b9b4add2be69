"""Who has been called or invited to the meeting, when, what they answered and which paper says so.

Only the newest clear kallelse counts, with what other papers say of the same time: an answer to another time is no
answer to this meeting. Called is who stands on a clear kallelse or inbjudan, or was reached by telephone. An answer
counts also in a draft: the log of calls and the reply are notes of what has happened, and the draft is named as such.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from sip_desktop.domain.answers import Answers, Ref, Value, is_answered, rows_of, text_of
from sip_desktop.domain.lenses.case_papers import CasePaper, day_of, of_form
from sip_desktop.domain.lenses.consents import party
from sip_desktop.domain.lenses.parties import is_same

CALL, INVITATION, PHONE, REPLY = "kallelse", "inbjudan", "telefonkallelse", "svar"
CALL_FORMS = frozenset((CALL, INVITATION, PHONE, REPLY))
CANCELLED = "installt"
CALLED, INVITED, LISTED = "kallad", "inbjuden", "pa_kallelsen"
NO_REPLY = "inget_svar"
ROOM, TELEPHONE, SCREEN = "pa_plats", "telefon", "digitalt"
STARTS = {CALL: "k_start", INVITATION: "ib_start", PHONE: "tk_start", REPLY: "s_start"}


class Called(msgspec.Struct, frozen=True, kw_only=True):
    """One party of the meeting. ``when`` is an ISO time or day, or the words that were typed in its place.

    ``kind`` is "kallad", "inbjuden", "pa_kallelsen" where the kallelse does not say which, or "" where no paper tells
    of a call. ``answer`` is an option of the kallelse ("kommer", "distans" …), "" for none; ``stand_in`` who comes.
    ``way`` is how they will take part as far as is known: "pa_plats", "telefon", "digitalt" or "". ``paper`` is the
    title of the paper that says the newest of it, ``draft`` that it is one. ``principal`` and ``phone`` are as called.
    """

    party: Ref
    kind: str = ""
    when: str = ""
    answer: str = ""
    more: str = ""
    stand_in: Ref | None = None
    way: str = ""
    paper: str = ""
    draft: bool = False
    principal: str = ""
    phone: str = ""


class _Said(msgspec.Struct, frozen=True, kw_only=True):
    """What one paper says of one party. ``at`` is when: an own paper goes before the column of the kallelse."""

    party: Ref
    at: str
    own: bool
    called: Called


def invitations(papers: tuple[CasePaper, ...]) -> tuple[Called, ...]:
    """The parties of the meeting in the order of the kallelse, then those only another paper names."""
    call = _call(papers)
    if call is not None and text_of(call.answers.get("k_typ")) == CANCELLED:
        return ()
    start = _start(papers, call)
    said = [] if call is None else list(_on_call(call))
    for paper in of_form(papers, INVITATION, PHONE, REPLY):
        if _start_of(paper) in ("", start):
            said += _on_paper(paper)
    people: list[list[_Said]] = []
    for one in said:
        known = next((group for group in people if any(is_same(one.party, other.party) for other in group)), None)
        people.append([one]) if known is None else known.append(one)
    way = text_of(call.newest.get("k_motesform")) if call else ""
    return tuple(_together(group, way) for group in people)


def _call(papers: tuple[CasePaper, ...]) -> CasePaper | None:
    clear = [paper for paper in of_form(papers, CALL) if paper.cleared]
    return clear[-1] if clear else None


def _start(papers: tuple[CasePaper, ...], call: CasePaper | None) -> str:
    """The time of the meeting that is spoken of: that of the kallelse, else of the newest paper with a time."""
    if call is not None:
        return _start_of(call)
    return next((start for paper in reversed(list(of_form(papers, *STARTS))) if (start := _start_of(paper))), "")


def _start_of(paper: CasePaper) -> str:
    answers = paper.answers if paper.form == CALL and paper.cleared else paper.newest
    return text_of(answers.get(STARTS[paper.form]))


def _on_call(call: CasePaper) -> Iterator[_Said]:
    """Who was called stands on the clear kallelse; when, and what they answered, is written into it afterwards too."""
    made = text_of(call.answers.get("k_datum"))
    later = {row.id: row.cells for row in rows_of(call.newest.get("k_deltagare"))}
    for row in rows_of(call.answers.get("k_deltagare")):
        cells: Answers = {**row.cells, **later.get(row.id, {})}
        if is_answered(row.cells.get("kd_part")):
            who = party(row.cells.get("kd_part"))
            when = text_of(cells.get("kd_kallad")) or made
            called = Called(
                party=who,
                kind=text_of(row.cells.get("kd_slag")) or LISTED,
                when=when,
                answer=text_of(cells.get("kd_svar")),
                more=text_of(cells.get("kd_svar_mer")).strip(),
                paper=call.title,
                principal=text_of(row.cells.get("kd_huvudman")),
                phone=text_of(row.cells.get("kd_kontakt")),
            )
            yield _Said(party=who, at=_time(cells.get("kd_kallad")) or call.created, own=False, called=called)


def _on_paper(paper: CasePaper) -> Iterator[_Said]:
    if paper.form == PHONE:
        yield from _on_phone(paper)
    elif paper.form == REPLY:
        yield from _on_reply(paper)
    elif paper.cleared:
        yield from _on_invitation(paper)


def _on_phone(paper: CasePaper) -> Iterator[_Said]:
    for row in rows_of(paper.newest.get("tk_samtal")):
        cell = row.cells.get
        answer, at = text_of(cell("ts_svar")), text_of(cell("ts_tid"))
        if not is_answered(cell("ts_part")) or not (answer or at):
            continue
        # Somebody was rung, but nothing was said or nobody was there: that is no kallelse.
        reached = answer not in ("", NO_REPLY) or text_of(cell("ts_sagt")) not in ("", "inget")
        who = party(cell("ts_part"))
        called = Called(
            party=who,
            kind=CALLED if reached else "",
            when=at if reached else "",
            answer=answer,
            more=text_of(cell("ts_mer")).strip(),
            paper=paper.title,
            draft=paper.draft,
            phone=text_of(cell("ts_telefon")),
        )
        yield _Said(party=who, at=_time(cell("ts_tid")) or paper.created, own=True, called=called)


def _on_reply(paper: CasePaper) -> Iterator[_Said]:
    said = paper.newest
    if not is_answered(said.get("s_verksamhet")):
        return
    who, comes = party(said.get("s_verksamhet")), party(said.get("s_representant"))
    called = Called(
        party=who,
        when=text_of(said.get("s_kallad")) or text_of(said.get("s_mottagen")),
        answer=text_of(said.get("s_svar")),
        more=text_of(said.get("s_annan_tid") or said.get("s_hanvisning")).strip(),
        stand_in=comes if comes.text and not is_same(comes, who) else None,
        paper=paper.title,
        draft=paper.draft,
        phone=text_of(said.get("s_telefon")),
    )
    yield _Said(party=who, at=paper.created, own=True, called=called)


def _on_invitation(paper: CasePaper) -> Iterator[_Said]:
    if not is_answered(paper.answers.get("ib_till")):
        return
    who, when = party(paper.answers.get("ib_till")), text_of(paper.answers.get("ib_datum"))
    called = Called(
        party=who,
        kind=INVITED,
        when=when,
        answer=text_of(paper.newest.get("ib_svar")),
        more=text_of(paper.newest.get("ib_svar_mer")).strip(),
        paper=paper.title,
        principal=text_of(paper.answers.get("ib_huvudman")),
    )
    at = _time(paper.answers.get("ib_datum")) or paper.created
    yield _Said(party=who, at=at, own=True, called=called)


def _together(group: list[_Said], way: str) -> Called:
    """What all papers say of one party: the newest answer wins, and silence never wins over an answer."""
    first = group[0].called
    answers = [one for one in group if one.called.answer]
    newest = max(answers, key=lambda one: (one.called.answer != NO_REPLY, one.own, one.at[:16]), default=None)
    said = newest.called if newest else first
    calls = [one.called for one in group if one.called.kind]
    return Called(
        party=next((one.party for one in group if one.party.row), first.party),
        kind=calls[0].kind if calls else "",
        when=min((call.when for call in calls if call.when), default="") or said.when,
        answer=said.answer,
        more=said.more,
        stand_in=said.stand_in,
        way=_way(said.answer, way),
        paper=said.paper,
        draft=said.draft,
        principal=next((one.called.principal for one in group if one.called.principal), ""),
        phone=next((one.called.phone for one in group if one.called.phone), ""),
    )


def _way(answer: str, meeting: str) -> str:
    """How one who comes takes part, where it follows from the kind of meeting; at a distance it may be either."""
    if answer in ("kommer", "ersattare"):
        return ROOM if meeting == "blandat" else meeting
    return meeting if answer == "distans" and meeting in (TELEPHONE, SCREEN) else ""


def _time(value: Value | None) -> str:
    """A time that was understood, to be compared with others; a day alone is its beginning."""
    return value if isinstance(value, str) and day_of(value) else ""

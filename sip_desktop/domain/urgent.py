"""The nine answers of an urgent case: how they come to stand in its papers, and how they are read out of them again.

The papers are the truth and the answers only another way to see three of them: the ärendeblad, the preparation and
the list of calls. So what the nine answers do not ask is left as it stands, and nothing is kept twice. It knows no
screen, no clock and no vault. Source: practice O1.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

import msgspec
from msgspec.structs import replace

from sip_desktop.domain import values
from sip_desktop.domain.answers import Answers, Ref, Row, Unparsed, Value, is_answered, options_of, rows_of, text_of
from sip_desktop.domain.form import Field, FieldType
from sip_desktop.domain.lenses.case_facts import CAREFUL
from sip_desktop.domain.lenses.parties import Party

SHEET, PREPARATION, CALLS = "arendeblad", "forberedelse", "telefonkallelse"
PAPERS = (SHEET, PREPARATION, CALLS)
CALLER = "sammankallande"
YES, NO, NOT_NOW, UNKNOWN = "ja", "nej", "inte_nu", "vet_inte"
ONLY_IN_PERSON = "personligt"
NEVER = ("ringa", "brev", "sms", "meddelande")
USUAL_MINUTES = 90
"""How long a meeting is until somebody says otherwise."""

_START = Field(id="tk_start", type=FieldType.DATETIME)
_END = Field(id="tk_slut", type=FieldType.TIME)
_PHONE = Field(id="telefon", type=FieldType.PHONE)
_NUMBER = Field(id="personnummer", type=FieldType.PERSONNUMMER)
TYPED = {field.id: field for field in (_START, _END, _PHONE, _NUMBER)}
"""The answers that are typed and understood: day and time, phone, identity number."""

_CONSENT_READ = {"ja": YES, "delvis": YES, "inte_fragad": NOT_NOW, "kan_inte_svara": NOT_NOW, "nej": NO}
_REASONS = ("skyddade_uppgifter", "forsiktig_kontakt", "it_avbrott", "part_utan_it", "ordinarie_rutin")
_MARKED = frozenset({"sekretessmarkering", "skyddad_folkbokforing", "annat_behov"})
_FELT = frozenset({"ja", "misstanke"})
_REPORT, _NO_REPORT = "ska_goras", "ej_aktuellt"


class Called(msgspec.Struct, frozen=True):
    """Somebody to ring: ``who`` as typed ("kurator, vårdcentralen"), principal, number, and row in the ärendeblad."""

    who: str = ""
    principal: str = ""
    phone: str = ""
    row: str = ""


class UrgentAnswers(msgspec.Struct, frozen=True, kw_only=True):
    """The nine answers as they are typed; choices are option ids of the papers they stand in, "" for no answer.

    ``consent`` is "ja" (by word of mouth, now), "inte_nu" (cannot be asked now) or "nej"; ``not_to`` who is excepted.
    ``hidden`` is who must not know, with the relation after a comma. ``own_phone`` is the caller's own.
    """

    purpose: str = ""
    careful: str = ""
    hidden: str = ""
    protection: str = ""
    consent: str = ""
    not_to: str = ""
    called: tuple[Called, ...] = ()
    contact: str = ""
    never: tuple[str, ...] = ()
    contact_more: str = ""
    children: str = ""
    children_which: str = ""
    start: str = ""
    end: str = ""
    name: str = ""
    number: str = ""
    own_phone: str = ""


class Caller(msgspec.Struct, frozen=True):
    """Whoever sits at the program and rings."""

    name: str
    role: str
    initials: str


class Writing(msgspec.Struct, frozen=True):
    """What is the same for one writing. ``fresh``: the case was begun by these answers and is not printed yet, so a
    line that was emptied again is a slip and leaves no row behind."""

    caller: Caller
    today: date
    new_id: Callable[[], str]
    fresh: bool = False


def read(papers: Mapping[str, Answers], caller: Caller) -> UrgentAnswers:
    """The answers as the papers of the case (by form id) hold them."""
    sheet, ready, calls = (papers.get(form, {}) for form in PAPERS)
    hidden = next(iter(rows_of(sheet.get("far_inte_veta"))), None)
    own = own_row(sheet, caller)
    return UrgentAnswers(
        purpose=text_of(ready.get("f_syfte")) or text_of(calls.get("tk_syfte")),
        careful=text_of(sheet.get("vald_flagga")),
        hidden=_with_comma(hidden.cells, "namn", "relation") if hidden else "",
        protection=text_of(sheet.get("skyddstyp")),
        consent=_CONSENT_READ.get(text_of(calls.get("tk_samtycke")), ""),
        not_to=_excepted(ready),
        called=tuple(_called(sheet, papers.get(CALLS), own)),
        contact=text_of(sheet.get("kontaktsatt")),
        never=options_of(sheet.get("kontakt_aldrig")),
        contact_more=text_of(sheet.get("kontakt_villkor")),
        children=text_of(sheet.get("barn_berors")),
        children_which=text_of(sheet.get("barn_berors_vilka")),
        start=values.edit_text(_START, calls.get("tk_start")),
        end=values.edit_text(_END, calls.get("tk_slut")),
        name=text_of(sheet.get("namn")),
        number=values.edit_text(_NUMBER, sheet.get("personnummer")),
        own_phone=values.edit_text(_PHONE, own.cells.get("telefon")) if own else "",
    )


def written(
    papers: Mapping[str, Answers], before: UrgentAnswers, now: UrgentAnswers, writing: Writing
) -> dict[str, Answers]:
    """The papers that change when the answers go from ``before`` to ``now``. What did not change is not touched."""
    lines = (one for one in now.called if one.who.strip() or one.phone.strip() or one.principal)
    now = replace(now, called=tuple(one if one.row else replace(one, row=writing.new_id()) for one in lines))
    now = replace(now, end=_end(before, now, writing.today))
    changed = {
        SHEET: _sheet(papers.get(SHEET, {}), before, now, writing),
        PREPARATION: _preparation(papers.get(PREPARATION, {}), before, now, writing),
        CALLS: _calls(papers.get(CALLS, {}), before, now, writing),
    }
    return {form: answers for form, answers in changed.items() if answers != papers.get(form)}


def own_row(sheet: Answers, caller: Caller) -> Row | None:
    """The caller's own row in the ärendeblad: the one with their name, else the unnamed one that calls."""
    rows = rows_of(sheet.get("aktorer"))
    named = (row for row in rows if text_of(row.cells.get("namn")) == caller.name)
    calling = (row for row in rows if CALLER in options_of(row.cells.get("roller")) and not row.cells.get("namn"))
    return next(named, None) or next(calling, None)


def label_of(row: Row) -> str:
    """How a row of verksamheter is written where it is chosen and printed."""
    cell = row.cells.get
    return Party(row.id, "", text_of(cell("namn")), text_of(cell("funktion")), text_of(cell("enhet"))).label


def understood(field: str, text: str, today: date) -> Value:
    """The value of one of ``TYPED``."""
    return values.parse(TYPED[field], text, today)


def _called(sheet: Answers, calls: Answers | None, own: Row | None) -> list[Called]:
    """Those on the list of calls; where there is no such list yet, every service of the case but one's own."""
    actors = {row.id: row for row in rows_of(sheet.get("aktorer"))}
    if calls is None:
        return [_line(row) for row in actors.values() if row is not own]
    found = []
    for row in rows_of(calls.get("tk_samtal")):
        who = row.cells.get("ts_part")
        actor = actors.get(who.row) if isinstance(who, Ref) else None
        phone = values.edit_text(_PHONE, row.cells.get("ts_telefon"))
        found.append(replace(_line(actor), phone=phone) if actor else Called(text_of(who), "", phone))
    return found


def _line(actor: Row) -> Called:
    phone = values.edit_text(_PHONE, actor.cells.get("telefon"))
    return Called(label_of(actor), text_of(actor.cells.get("huvudman")), phone, actor.id)


def _end(before: UrgentAnswers, now: UrgentAnswers, today: date) -> str:
    """The end as typed; the usual length after the start while nobody has said otherwise."""
    if now.start == before.start or now.end not in ("", _usual_end(before.start, today)):
        return now.end
    return _usual_end(now.start, today)


def _usual_end(start: str, today: date) -> str:
    at = understood("tk_start", start, today)
    if isinstance(at, Unparsed) or not at:
        return ""
    hour, minute = map(int, text_of(at)[11:16].split(":"))
    whole = hour * 60 + minute + USUAL_MINUTES
    return values.edit_text(_END, f"{whole // 60:02}:{whole % 60:02}") if whole < 24 * 60 else ""


def _put(answers: Answers, *changes: tuple[str, object, object, Value]) -> Answers:
    """The answers with each (field, before, now, value) whose before and now differ."""
    changed = dict(answers)
    for field, was, is_now, value in changes:
        if was == is_now:
            continue
        if is_answered(value):
            changed[field] = value
        else:
            changed.pop(field, None)
    return changed


def _sheet(answers: Answers, before: UrgentAnswers, now: UrgentAnswers, writing: Writing) -> Answers:
    reasons = _reasons(answers, _FELT, before.careful, now.careful, "forsiktig_kontakt")
    reasons = _reasons({"anledning_manuell": reasons}, _MARKED, before.protection, now.protection, "skyddade_uppgifter")
    changed = _put(
        answers,
        ("namn", before.name, now.name, now.name),
        ("personnummer", before.number, now.number, understood("personnummer", now.number, writing.today)),
        ("vald_flagga", before.careful, now.careful, now.careful),
        ("skyddstyp", before.protection, now.protection, now.protection),
        ("anledning_manuell", answers.get("anledning_manuell", ()), reasons, reasons),
        ("far_inte_veta", before.hidden, now.hidden, _hidden(answers, now.hidden, writing)),
        ("kontaktsatt", before.contact, now.contact, now.contact),
        ("kontakt_aldrig", before.never, now.never, now.never),
        ("kontakt_villkor", before.contact_more, now.contact_more, now.contact_more),
        ("barn_berors", before.children, now.children, now.children),
        ("barn_berors_vilka", before.children_which, now.children_which, now.children_which),
        ("aktorer", None, True, _actors(answers, before, now, writing)),
    )
    if writing.fresh and not is_answered(changed.get("ansvarig")):
        changed["ansvarig"] = writing.caller.initials
    return changed


def _reasons(answers: Answers, when: frozenset[str], before: str, now: str, reason: str) -> tuple[str, ...]:
    ticked = set(options_of(answers.get("anledning_manuell")))
    if before != now:
        ticked = ticked | {reason} if now in when else ticked - {reason}
    return tuple(each for each in _REASONS if each in ticked)


def _hidden(answers: Answers, typed: str, writing: Writing) -> tuple[Row, ...]:
    """The rows of those who must not know, the first as typed: a name, and after the first comma the relation."""
    rows = list(rows_of(answers.get("far_inte_veta")))
    name, _, relation = (part.strip() for part in typed.partition(","))
    first = rows.pop(0) if rows else Row(writing.new_id(), {})
    cells = {**first.cells, "namn": name, "relation": relation}
    cells = {column: cell for column, cell in cells.items() if is_answered(cell)}
    return (Row(first.id, cells), *rows) if cells else tuple(rows)


def _actors(answers: Answers, before: UrgentAnswers, now: UrgentAnswers, writing: Writing) -> tuple[Row, ...]:
    rows = {row.id: row for row in rows_of(answers.get("aktorer"))}
    own = own_row(answers, writing.caller) or _own(answers, writing)
    rows.setdefault(own.id, own)
    if before.own_phone != now.own_phone:
        rows[own.id] = _with(own, telefon=understood("telefon", now.own_phone, writing.today))
    was = {one.row: one for one in before.called if one.row}
    for one in now.called:
        rows[one.row] = _actor(rows.get(one.row) or Row(one.row, {}), was.get(one.row, Called()), one, writing.today)
    gone = was.keys() - {one.row for one in now.called} if writing.fresh else set()
    return tuple(row for row in rows.values() if row.id not in gone)


def _own(answers: Answers, writing: Writing) -> Row:
    taken = any(CALLER in options_of(row.cells.get("roller")) for row in rows_of(answers.get("aktorer")))
    roles = () if taken else (CALLER,)
    return _with(Row(writing.new_id(), {}), namn=writing.caller.name, funktion=writing.caller.role, roller=roles)


def _actor(row: Row, was: Called, now: Called, today: date) -> Row:
    if was.who != now.who:
        row = _with(row, **_named(now.who))
    if was.principal != now.principal:
        row = _with(row, huvudman=now.principal)
    return row if was.phone == now.phone else _with(row, telefon=understood("telefon", now.phone, today))


def _named(who: str) -> dict[str, Value]:
    """Function, unit; of three parts or more name, function, unit: the order they are shown in."""
    parts = [part for part in (each.strip() for each in who.split(",")) if part]
    name = parts.pop(0) if len(parts) > 2 else ""
    return {"namn": name, "funktion": parts[0] if parts else "", "enhet": ", ".join(parts[1:])}


def _with(row: Row, **cells: Value) -> Row:
    return Row(row.id, {name: cell for name, cell in {**row.cells, **cells}.items() if is_answered(cell)})


def _preparation(answers: Answers, before: UrgentAnswers, now: UrgentAnswers, writing: Writing) -> Answers:
    changed = _put(
        answers,
        ("f_syfte", before.purpose, now.purpose, now.purpose),
        ("f_forsiktig", before.careful, now.careful, now.careful),
        ("f_ska_inte", (before.hidden, before.not_to), (now.hidden, now.not_to), _not_called(answers, now, writing)),
    )
    changed.setdefault("f_behov_datum", writing.today.isoformat())
    changed.setdefault("f_brattom", "genast")
    must, said = now.children == YES and now.careful in CAREFUL, text_of(answers.get("f_oro"))
    if must and said in ("", _NO_REPORT):
        # SoL 19 kap. 1 §: at once. The day's end is the last moment that is still today.
        changed |= {"f_oro": _REPORT, "f_oro_senast": f"{writing.today.isoformat()}T23:59"}
    elif not must and before.children == YES and now.children != YES and said == _REPORT:
        changed = {name: value for name, value in changed.items() if name not in ("f_oro", "f_oro_senast")}
    return changed


def _not_called(answers: Answers, now: UrgentAnswers, writing: Writing) -> tuple[Row, ...]:
    """Who must not know, and who the consent does not reach; other rows stay as they are."""
    rows = list(rows_of(answers.get("f_ska_inte")))
    for mark, text in ((UNKNOWN, now.hidden.partition(",")[0].strip()), ("kallas_inte", now.not_to.strip())):
        at = next((place for place, row in enumerate(rows) if row.cells.get("fi_vad") == mark), len(rows))
        before = rows[at : at + 1]
        made = [Row(before[0].id if before else writing.new_id(), {"fi_vem": text, "fi_vad": mark})] if text else []
        rows[at : at + 1] = made
    return tuple(rows)


def _excepted(ready: Answers) -> str:
    rows = rows_of(ready.get("f_ska_inte"))
    return next((text_of(row.cells.get("fi_vem")) for row in rows if row.cells.get("fi_vad") == "kallas_inte"), "")


def _calls(answers: Answers, before: UrgentAnswers, now: UrgentAnswers, writing: Writing) -> Answers:
    consent = {YES: "delvis" if now.not_to.strip() else "ja", NOT_NOW: "inte_fragad", NO: "nej"}.get(now.consent, "")
    return _put(
        answers,
        ("tk_start", before.start, now.start, understood("tk_start", now.start, writing.today)),
        ("tk_slut", before.end, now.end, understood("tk_slut", now.end, writing.today)),
        ("tk_samtycke", (before.consent, before.not_to), (now.consent, now.not_to), consent),
        ("tk_syfte", before.purpose, now.purpose, now.purpose),
        ("tk_samtal", before.called, now.called, _call_rows(answers, now, writing)),
    )


def _call_rows(answers: Answers, now: UrgentAnswers, writing: Writing) -> tuple[Row, ...]:
    """A card for everybody to ring, in order; then the cards of calls that were noted and are no longer asked for."""
    rest = list(rows_of(answers.get("tk_samtal")))
    made = []
    for one in now.called:
        known = next((row for row in rest if _speaks_of(row, one.row)), None)
        if known is not None:
            rest.remove(known)
        name = label_of(Row(one.row, _named(one.who)))
        phone = understood("telefon", one.phone, writing.today)
        made.append(_with(known or Row(writing.new_id(), {}), ts_part=Ref(one.row, name), ts_telefon=phone))
    noted = (row for row in rest if any(map(is_answered, (row.cells[c] for c in row.cells if c not in _GIVEN))))
    return (*made, *noted)


_GIVEN = frozenset({"ts_part", "ts_telefon"})


def _speaks_of(row: Row, actor: str) -> bool:
    who = row.cells.get("ts_part")
    return isinstance(who, Ref) and who.row == actor


def _with_comma(cells: Answers, *columns: str) -> str:
    return ", ".join(text for column in columns if (text := text_of(cells.get(column))))

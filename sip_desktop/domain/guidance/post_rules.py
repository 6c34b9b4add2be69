"""The rules on paper that goes home, the interpreter, and what had left before the case was marked (practice §2, §7).

The commonest danger is a letter to a home that is shared (O20). Nothing here knows an address.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, datetime

from sip_desktop.domain.answers import Row, is_answered, options_of, text_of
from sip_desktop.domain.case_events import moment
from sip_desktop.domain.deadlines import Level
from sip_desktop.domain.due_dates import day_of, local
from sip_desktop.domain.guidance.acts import GuidedAct
from sip_desktop.domain.guidance.finding import Check, Hit
from sip_desktop.domain.guidance.kept_out import CALLS, GIVEN, SHEET
from sip_desktop.domain.guidance.reading import CALL, LeftPaper, Mode, Reading
from sip_desktop.domain.lenses.consents import party
from sip_desktop.domain.lenses.parties import is_party
from sip_desktop.domain.values.dates import plain_date
from sip_desktop.domain.values.days import weekdays_on
from sip_desktop.texts.safety import AND_MORE

FORWARDING = 7
"""Weekdays that a letter takes through Skatteverket: our estimate, no authority gives a number (practice §3.1.11)."""
STAYS = frozenset(
    "arendeblad forberedelse telefonkallelse vem_fick_vad aterforing loggblad manadsblad samtycke_undantag "
    "samtycke_nej underskriftsblad dagordning motesledarkort samordnarkort bordskort tidskort kort_om_sip "
    "kort_om_sip_lattlast kort_om_sip_engelska kort_om_sip_finska".split()
)
"""Papers that stay in the unit, and cards and leaflets that tell of nobody: nothing to ask back."""
_DONE = ("atersant", "aterlamnat", "forstort", "begart", "underrattad")
_BY_POST = ("post", "rek", "formedling")
_NOT_AT_HOME = ("lases_har", "tidskort", "annan")
_PRIVATE = ("person", "vardnadshavare", "foretradare", "narstaende")
_KINDS_NAMED = 3


def o_20(reading: Reading) -> Iterator[Hit]:
    """Violence without protected data, and nobody has said whether others at home see the post."""
    if not reading.facts.violence or reading.facts.protected or _post_seen(reading) or _nothing_home(reading):
        return
    letters = reading.text(CALL, "k_vag") == "brev"
    yield Hit(acts=(GuidedAct.SEND_COPY, GuidedAct.SEND_CALL) if letters else None)


def o_20a(reading: Reading) -> Iterator[Hit]:
    """A letter is about to be posted home, or letters are chosen, and somebody there may see it."""
    if not reading.facts.careful:
        return
    never = "brev" in options_of(reading.sheet.get("kontakt_aldrig"))
    if never or _post_seen(reading) != "nej":
        for row in reading.rows(GIVEN, "fv_rader"):
            if _is_letter_home(reading, row):
                yield Hit(at=f"{GIVEN}:fv_rader/{row.id}/fv_satt", mark=row.id)
    by_letter = text_of(reading.sheet.get("kontaktsatt")) in ("brev", "formedling")
    if by_letter and (never or _post_seen(reading) in ("ja", "vet_inte")):
        yield Hit(wording="way", at=f"{SHEET}:kontaktsatt", mark="way", level=Level.WARNING)


def o_20b(reading: Reading) -> Iterator[Hit]:
    """Nobody has asked where the person, or the child, can have papers safely; or they lie where others see them."""
    if not reading.facts.violence:
        return
    place = text_of(reading.sheet.get("papper_trygg"))
    if place in ("", "fraga"):
        yield Hit(wording="child" if reading.facts.child else "")
    elif place == "hos_sig" and _post_seen(reading) in ("ja", "vet_inte"):
        yield Hit(wording="home")


def o_21(reading: Reading) -> Iterator[Hit]:
    """An interpreter is needed in a case handled by hand only, and it is not said who may interpret."""
    needed = text_of(reading.sheet.get("tolk")) or reading.text(CALL, "k_tolk")
    if not reading.facts.careful or needed in ("", "nej"):
        return
    if not is_answered(reading.sheet.get("tolk_sprak")) and not reading.text(CALL, "k_tolk_sprak"):
        on_sheet = text_of(reading.sheet.get("tolk"))
        at = f"{SHEET}:tolk_sprak" if on_sheet else f"{CALL}:k_tolk_sprak"
        yield Hit(wording="there" if needed == "pa_plats" else "", at=at)


def o_22(reading: Reading) -> Iterator[Hit]:
    """Papers left the unit while the case was not marked, and nobody has asked for them or told of it."""
    if not reading.facts.careful:
        return
    told = Counter(
        text_of(row.cells.get("fb_nr")).strip()
        for row in reading.rows(GIVEN, "fv_besked")
        if text_of(row.cells.get("fb_vad")) in _DONE
    )
    left: list[LeftPaper] = []
    for paper in _left_unmarked(reading):
        number = str(paper.number)
        if told[number]:
            # One answer is of one copy; copies of two papers may bear the same number.
            told[number] -= 1
        else:
            left.append(paper)
    if left:
        wording = "" if len(left) > 1 else "one"
        yield Hit(wording=wording, words={"count": str(len(left)), "kinds": _kinds(left)})


def o_24(reading: Reading) -> Iterator[Hit]:
    """The kallelse would go through Skatteverket and come after the meeting."""
    by_letter = text_of(reading.sheet.get("kontaktsatt")) == "formedling"
    start = moment(reading.answers(CALL).get("k_start")) or moment(reading.answers(CALLS).get("tk_start"))
    if not by_letter or reading.text(CALL, "k_vag") not in ("", "brev") or start is None:
        return
    today, day = local(reading.now).date(), day_of(start)
    if today <= day < weekdays_on(today, FORWARDING):
        ward = text_of(reading.sheet.get("situation")) == "utskrivning"
        yield Hit(wording="ward" if ward else "", words={"day": _day_and_month(day)})


def _post_seen(reading: Reading) -> str:
    return text_of(reading.sheet.get("post_ses"))


def _nothing_home(reading: Reading) -> bool:
    """True when it is settled that no paper comes to the home at all."""
    sheet = reading.sheet
    never = "brev" in options_of(sheet.get("kontakt_aldrig")) or text_of(sheet.get("kontaktsatt")) == "personligt"
    return never and text_of(sheet.get("papper_trygg")) in _NOT_AT_HOME


def _is_letter_home(reading: Reading, row: Row) -> bool:
    cell = row.cells.get
    if text_of(cell("fv_satt")) not in _BY_POST or is_answered(cell("fv_datum")):
        return False
    who = party(cell("fv_mottagare"))
    return any(one.kind in _PRIVATE and is_party(one, who) for one in reading.people)


def _left_unmarked(reading: Reading) -> Iterator[LeftPaper]:
    """Copies made while the case was not handled by hand only; none when it always was, or nobody knows."""
    modes = [(at, one) for one in reading.modes if (at := _at(one.at)) is not None]
    if not modes:
        return
    for paper in reading.left:
        made = _at(paper.made)
        if paper.form not in STAYS and made is not None and not _was_careful(modes, made):
            yield paper


def _was_careful(modes: list[tuple[datetime, Mode]], made: datetime) -> bool:
    """How the case was marked then. Before the first mark nobody had said that it was to be handled by hand."""
    last = next((mode for at, mode in reversed(modes) if at <= made), None)
    return last is not None and (last.protected or last.violence)


def _at(text: str) -> datetime | None:
    at = moment(text)
    if at is None:
        return None
    return local(at if isinstance(at, datetime) else datetime.combine(at, datetime.min.time()))


def _kinds(left: list[LeftPaper]) -> str:
    kinds = list(dict.fromkeys(paper.title for paper in left))
    named = ", ".join(kinds[:_KINDS_NAMED])
    return AND_MORE.format(what=named) if len(kinds) > _KINDS_NAMED else named


def _day_and_month(day: date) -> str:
    return plain_date(day).rpartition(" ")[0]


CHECKS: Mapping[str, Check] = {
    "O-20": o_20,
    "O-20a": o_20a,
    "O-20b": o_20b,
    "O-21": o_21,
    "O-22": o_22,
    "O-24": o_24,
}

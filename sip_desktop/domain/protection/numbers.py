"""Numbers that show where somebody is or how they are reached; knows no words but those that stand beside them.

Each pattern is bounded or possessive, so that no text, however made, takes more than linear time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sip_desktop.domain.protection.finding import Judge, Kind, Span
from sip_desktop.domain.protection.reading import Text, word_before

_SEP = r"(?:[ \t.\-/]|\n(?=\d\d))"
# Ends at a digit; up to 15 digits, with one or two separators between them.
_PHONE = re.compile(
    rf"(?<![\w+])(?:(?:\+|00)\(?[1-9]\d{{0,2}}\)?|\(?0(?![0.,]))(?:{_SEP}{{0,2}}\(?\d\)?){{1,14}}+(?![\w])(?!\d)"
)
_AREA_DASH = re.compile(r"(?<![\w+.:-])0[1-9]\d{0,2}(?: ?-|/)(?!\s{0,2}\d)")
_AREA_WORDS = re.compile(r"(?:riktnummer|riktnumret|börjar på|börjar med|växel|växeln|nummer på|prefix)\D{0,14}$")
_AREA_PLAIN = re.compile(r"(?<![\w+.:-])0[1-9]\d{0,2}(?![\w:-]|[.,]\d)")
_LOCAL = re.compile(r"(?<![\w+.:,-])[1-9]\d{1,2}(?:[ -]\d{2}){2}(?![\w:]|-\d|[.,]\d| \d)")
_CALLED = re.compile(
    r"(?:\b(?:tel|tfn|telefon\w{0,8}|ring\w{0,2}|mobil\w{0,8}|nås på|sms\w{0,3}|nummer|numret|fax)\b)\D{0,24}$"
)
_IDENTITY = re.compile(
    r"(?<![\w+.-])(?:(?:18|19|20)[ ]?)?\d(?: ?\d){5}[ ]?[-+]?[ ]?(?:\d(?: ?\d){3}|[A-ZÅÄÖ]{1,2}\d{2,3})(?![\w])(?!-\d)"
)
_POSTCODE = re.compile(r"(?<![\w+.:,-])(?:[Ss][Ee]?-? ?)?[1-9]\d{2} \d{2}(?![\w:-]|[.,]\d| \d| ?(?:kr|kronor|mg|st)\b)")
_JOINED_POSTCODE = re.compile(r"(?<![\w+.:,-])(?:(?P<land>[Ss][Ee]?-) ?)?[1-9]\d{4}(?![\w:-]|[.,]\d| \d)")
_POST_WORDS = re.compile(r"(?:postnummer|postnr|postadress|post nr|post går till)\D{0,12}$")
_VEHICLE = re.compile(r"(?<![\w-])[A-HJ-PR-UW-Z]{3}(?P<gap>[ -]?)\d{2}[A-HJ-PR-UW-Z0-9](?![\w-])")
_SMALL_VEHICLE = re.compile(r"(?<![\w-])[a-z]{3} ?\d{2}[a-z0-9](?![\w-])")
_DRIVEN = re.compile(
    r"\b(?:bil\w{0,3}|reg\w{0,18}|volvo|saab|audi|bmw|toyota|kör\w{0,2}|parker\w{0,6}|skåpbil\w{0,2}|moped\w{0,2})\b"
)
_ABBREVIATIONS = frozenset(
    "SIP BUP LSS LVU LVM HVB KBT DBT SFS SOU ICD ASI DSM GAF FHM HSL OSL MST ADL ASD DBU TRP SKR IVO ART KAP RUM "
    "SID PUL "
    "BMI EKG MRT DRG BVC MVC ADH ATC NPU SSK USK FKA AFM LRV LPT".split()
)
_DECIMAL = re.compile(
    r"(?<![\d.,])(?:5[5-9]|6\d)[.,]\d{3,8}°?[NnSs]?[,;]?\s{1,3}(?:1\d|2[0-4])[.,]\d{3,8}°?(?:[EeÖöWw]\b)?"
)
_DEGREES = re.compile(
    r"(?:\b[NS] ?)?\b\d{1,2} ?° ?\d{1,2}(?:[.,]\d{1,5})? ?['′]?(?: ?\d{1,2}(?:[.,]\d{1,3})? ?[\"”″])? ?[NS]?,?\s{0,2}"
    r"(?:[EÖW] ?)?\d{1,3} ?° ?\d{1,2}(?:[.,]\d{1,5})? ?['′]?(?: ?\d{1,2}(?:[.,]\d{1,3})? ?[\"”″])?(?: ?[EÖW]\b)?"
)
_GRID = re.compile(
    r"(?<!\w)[NX]?[ :=]{0,2}6[1-7]\d{5}(?:[.,]\d{1,3})?[,;]?\s{1,2}[EYÖ]?[ :=]{0,2}[1-9]\d{5}(?:[.,]\d{1,3})?(?!\w)"
)
_THREE_WORDS = re.compile(r"///[a-zåäö]{2,24}\.[a-zåäö]{2,24}\.[a-zåäö]{2,24}")
_EMAIL = re.compile(r"[\w.+%-]{1,64}+(?: ?(?:@|\(at\)|\[at\]) ?| snabel-?a )[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_SPOKEN_EMAIL = re.compile(r"[\w.+-]{1,64}+ snabel-?a [\w-]{1,63}(?: punkt |\.)[a-z]{2,12}")
_WEB = re.compile(
    r"(?<![\w@.])(?:https?://|www\.)[^\s<>\"”]{3,200}"
    r"|(?<![\w@./-])(?:[a-z0-9åäö-]{2,40}\.){1,4}(?:se|nu|com|org|net|info|eu|no|dk|fi|io"
    r"|app)(?:/[^\s<>\"”]{0,200})?(?![\w@])",
    re.IGNORECASE,
)
_HANDLE = re.compile(r"(?<![\w@.])@[a-z][\w.]{2,30}", re.IGNORECASE)
# Of the whole country: they say nothing of where anybody is.
_NATIONAL_WEB = re.compile(
    r"(?:https?://)?(?:www\.)?(?:1177|skatteverket|bris|forsakringskassan|arbetsformedlingen|socialstyrelsen"
    r"|polisen|riksdagen|"
    r"kvinnofridslinjen|umo|lagen|uppdragpsykiskhalsa|brottsofferjouren|kronofogden|skolverket|imy|jo|ivo)\.(?:se|nu)\b"
)
_NATIONAL_NUMBER = re.compile(r"(?:0046|\+46)?0?(?:20\d{4,8}|77[0-9]\d{5,7}|200\d{3,6})")
_SPELLED = {
    word: str(number)
    for number, word in enumerate(
        "noll ett två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton sjutton arton "
        "nitton".split()
    )
}
_TENS = dict(zip("tjugo trettio fyrtio femtio sextio sjuttio åttio nittio".split(), range(20, 100, 10), strict=True))
_SPELLED |= {
    ten + (unit if number else ""): str(value + number)
    for ten, value in _TENS.items()
    for unit, number in [("", 0), *((w, int(n)) for w, n in _SPELLED.items() if 0 < int(n) < 10)]
}
_SPELLED |= {"en": "1", "nolla": "0"}
_SPOKEN_WORD = re.compile(r"[ \t\n,.-]{0,3}(?:([a-zåäö]{2,12})(?![a-zåäö_])|(\d{1,4})(?!\w))")
_SPOKEN_START = re.compile(r"\bnoll(?:a)?\b|\bplus fyrtiosex\b")
_OF_NET = ((_EMAIL, Kind.EMAIL), (_SPOKEN_EMAIL, Kind.EMAIL), (_HANDLE, Kind.WEB), (_THREE_WORDS, Kind.COORDINATES))
_CODE_ENDS = ENDS = ("kod", "koden", "koder", "koderna")
_DIALLED = frozenset(("noll", "nolla", "plus"))
_PRESSED = frozenset("slå knappa tryck ange slår".split())
WORDS = _DIALLED | _PRESSED
"""Words that are looked at here, with those that end with ``ENDS``."""
_TOWN = re.compile(r" {1,2}(?:[A-ZÅÄÖ][a-zåäöé]{2}|[A-ZÅÄÖ]{3,}\b)")
# Help lines that look like postcodes: the police, Bris, help for the suicidal.
_NATIONAL_SHORT = re.compile("114 14|116 \\d\\d|113 13")
_FEWEST_OF_MAP, _FEWEST_OF_POST, _FEWEST_OF_PHONE = 8, 5, 7
_CODE = re.compile(
    r"\b(?:port|dörr|entré|lås|larm|grind|trapp|nyckelskåps|nyckelbox)?kod(?:en|er|erna)?\b"
    r"(?P<between>[^\n\d.;]{0,40}?)(?<![\d.,])(?P<code>\d(?: ?\d){2,5})(?![\d.,:-]\d|\d|§| ?(?:kr|mg)\b)"
)
_DOOR = re.compile(
    r"\b(?:port\w{0,12}|dörr\w{0,8}|entré\w{0,4}|grind\w{0,3}|larm\w{0,4}|lås\w{0,4}|trapphus\w{0,3}|hiss\w{0,2})\b"
)
_KNOCKED = re.compile(r"\b(?:slå|knappa|tryck|tryck in|ange|slår)\b[^\d.\n]{0,12}(?P<code>\d(?: ?\d){2,5})(?!\d)")


def numbers(text: Text, first: int, last: int, digits: int) -> Iterator[Span]:
    """The telling numbers of the stretch ``first``–``last``, which holds ``digits`` digits."""
    start, end = max(0, first - 8), min(len(text.plain), last + 24)
    if digits >= _FEWEST_OF_MAP:
        yield from _coordinates(text.plain, start, end)
        yield from _identities(text.plain, start, end)
    if digits >= _FEWEST_OF_POST:
        yield from _phones(text, start, end)
        yield from _postcodes(text, start, end)
    yield from _area_codes(text, start, end)
    yield from _vehicles(text, start, end)


def net(text: Text, first: int, last: int) -> Iterator[Span]:
    """Mail and web addresses, names on the net and three-word positions near ``first``–``last``."""
    start, end = max(0, first - 80), min(len(text.low), last + 80)
    for pattern, kind in _OF_NET:
        for found in pattern.finditer(text.low, start, end):
            yield Span(found.start(), found.end(), kind)
    for found in _WEB.finditer(text.low, first, last):
        if not _NATIONAL_WEB.match(found.group()):
            yield Span(found.start(), found.start() + len(found.group().rstrip(".,;:!?)'")), Kind.WEB)


def judge_of(low: str) -> Judge | None:
    """How to look at a word that may begin a number: of codes, and of digits said in words."""
    if low in _DIALLED:
        return _spoken
    if low.endswith(_CODE_ENDS) and len(low) < 20:
        return _door_code
    return _knocked if low in _PRESSED else None


def national(digits: str) -> str:
    """The digits of a phone number as dialled within the country: "0701740612" for +46 (0)70 …"""
    for code in ("0046", "46"):
        if digits.startswith(code) and len(digits) > 9:
            return "0" + digits.removeprefix(code).removeprefix("0")
    return digits


def spoken(low: str) -> Iterator[tuple[int, int, str]]:
    """Digits said in words ("noll sju noll ett"), with what they are in figures; from, to, digits."""
    at = 0
    while start := _SPOKEN_START.search(low, at):
        digits, end = _spoken_from(low, start.start())
        if len(digits) >= 4:
            yield start.start(), end, digits
        at = max(end, start.end())


def _spoken_from(low: str, at: int) -> tuple[str, int]:
    digits: list[str] = []
    if low.startswith("plus", at):
        at += len("plus")
    while word := _SPOKEN_WORD.match(low, at):
        said = word[2] or _SPELLED.get(word[1] or "")
        if said is None or len(digits) > 20:
            break
        digits.append(said)
        at = word.end()
    return "".join(digits), at


def _coordinates(plain: str, start: int, end: int) -> Iterator[Span]:
    for pattern in (_DECIMAL, _DEGREES, _GRID):
        for found in pattern.finditer(plain, start, end):
            yield Span(found.start(), found.end(), Kind.COORDINATES)


def _identities(plain: str, start: int, end: int) -> Iterator[Span]:
    for found in _IDENTITY.finditer(plain, start, end):
        if _is_identity(found.group()):
            yield Span(found.start(), found.end(), Kind.IDENTITY_NUMBER)


def _is_identity(written: str) -> bool:
    """Day and month possible, a co-ordination number's day + 60 too; the check digit may be mistyped."""
    plain = re.sub("[ +-]", "", written)
    digits = plain[2:] if len(plain) == 12 else plain
    if not digits[:6].isdigit() or len(digits) < 9:
        return False
    month, day = int(digits[2:4]), int(digits[4:6])
    if not (1 <= month <= 12 and (1 <= day <= 31 or 61 <= day <= 91)):
        return False
    # Ten figures in a row that begin as a mobile number does are one.
    return len(plain) == 12 or "-" in written or "+" in written or not re.match("0[1-9]", plain)


def _phones(text: Text, start: int, end: int) -> Iterator[Span]:
    for found in _PHONE.finditer(text.plain, start, end):
        if _is_phone(found.group()):
            yield Span(found.start(), found.end(), Kind.PHONE)
    for found in _LOCAL.finditer(text.plain, start, end):
        if _CALLED.search(text.low, max(0, found.start() - 40), found.start()):
            yield Span(found.start(), found.end(), Kind.PHONE)


def _is_phone(written: str) -> bool:
    """Not a date, a case number ("0007") or a clock ("08.30–09.30"), nor a number that is the whole country's."""
    digits = re.sub(r"\D", "", written)
    if not 7 <= len(digits) <= 15 or _NATIONAL_NUMBER.fullmatch(national(digits)):
        return False
    if written.startswith(("+", "00")):
        return True
    if len(digits) > 11 or re.match(r"0\d[.:][0-5]\d ?-", written) or re.match(r"0\d[./-]\d\d[./-]\d{2,4}$", written):
        return False
    return digits[1] != "0"


def _area_codes(text: Text, start: int, end: int) -> Iterator[Span]:
    if "0" not in text.plain[start:end]:
        return
    for found in _AREA_DASH.finditer(text.plain, start, end):
        if not found.group().startswith(("020", "077")):
            yield Span(found.start(), found.end(), Kind.AREA_CODE)
    for found in _AREA_PLAIN.finditer(text.plain, start, end):
        if _AREA_WORDS.search(text.low, max(0, found.start() - 40), found.start()):
            yield Span(found.start(), found.end(), Kind.AREA_CODE)


def _spoken(text: Text, start: int, _end: int) -> Span | None:
    if text.low.startswith("plus", start) and not text.low.startswith("plus fyrtiosex", start):
        return None
    if text.low[max(0, start - 3) : start].strip() and word_before(text.low, start) in _SPELLED:
        return None  # inside a number whose beginning has been seen
    digits, end = _spoken_from(text.low, start)
    number = national(digits)
    if len(number) >= _FEWEST_OF_PHONE and not _NATIONAL_NUMBER.fullmatch(number):
        return Span(start, end, Kind.PHONE)
    told = len(number) > 1 and _AREA_WORDS.search(text.low, max(0, start - 40), start)
    return Span(start, end, Kind.AREA_CODE) if told else None


def _postcodes(text: Text, start: int, end: int) -> Iterator[Span]:
    for found in _POSTCODE.finditer(text.plain, start, end):
        if not _NATIONAL_SHORT.fullmatch(found.group()):
            yield Span(found.start(), found.end(), Kind.POSTCODE)
    for found in _JOINED_POSTCODE.finditer(text.plain, start, end):
        said = _POST_WORDS.search(text.low, max(0, found.start() - 30), found.start())
        if found["land"] or said or _TOWN.match(text.plain, found.end()):
            yield Span(found.start(), found.end(), Kind.POSTCODE)


def _vehicles(text: Text, start: int, end: int) -> Iterator[Span]:
    for found in _VEHICLE.finditer(text.plain, start, end):
        if not found["gap"] or found.group()[:3] not in _ABBREVIATIONS:
            yield Span(found.start(), found.end(), Kind.VEHICLE)
    for found in _SMALL_VEHICLE.finditer(text.plain, start, end):
        if _DRIVEN.search(text.low, max(0, found.start() - 40), found.start()):
            yield Span(found.start(), found.end(), Kind.VEHICLE)


def _door_code(text: Text, start: int, _end: int) -> Span | None:
    found = _CODE.match(text.low, start)
    if found is None:
        return None
    compound = not found.group().startswith("kod")
    if compound or _DOOR.search(text.low, max(0, start - 40), min(len(text.low), found.end() + 40)):
        return Span(found.start("code"), found.end("code"), Kind.DOOR_CODE)
    return None


def _knocked(text: Text, start: int, _end: int) -> Span | None:
    found = _KNOCKED.match(text.low, start)
    if found and _DOOR.search(text.low, max(0, start - 40), min(len(text.low), found.end() + 40)):
        return Span(found.start("code"), found.end("code"), Kind.DOOR_CODE)
    return None

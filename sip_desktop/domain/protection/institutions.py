"""Schools, care, shelters, work, hotels, arenas, churches and transport, by how their names are made in Swedish."""

from __future__ import annotations

import re

from sip_desktop.domain.protection.context import AT, TO
from sip_desktop.domain.protection.finding import Judge, Kind, Span
from sip_desktop.domain.protection.gazetteer import Gazetteer
from sip_desktop.domain.protection.reading import Text, starts_sentence, word_after, word_before, words_before
from sip_desktop.domain.protection.words import (
    ORDINARY_CARE,
    ORDINARY_CHURCHES,
    ORDINARY_HALLS,
    ORDINARY_HOMES,
    ORDINARY_SCHOOLS,
    OWNERS,
    SHELTERS,
    is_no_place,
)

_SCHOOL = ("skolan", "skola", "skolans", "skolas", "gymnasiet", "gymnasium", "gymnasiets", "fritids")
_CHURCH = ("kyrkan", "kyrka", "kyrkans", "moskén", "moské")
_HALL = ("hallen", "badet", "arena", "arenan", "vallen", "hovet", "rinken", "hallens", "badets")
_CARE = (
    "sjukhuset",
    "lasarettet",
    "vårdcentralen",
    "vårdcentral",
    "mottagningen",
    "kliniken",
    "hälsocentralen",
    "sjukhus",
)
_HOME = ("gården", "hemmet", "boendet", "gårdens", "hemmets", "boendets", "kollektivet", "villan")
_TRANSIT = ("trafiken", "trafik", "tågen")
_NAMED_BY_END: tuple[tuple[tuple[str, ...], Kind, frozenset[str], bool], ...] = (
    (_SCHOOL, Kind.SCHOOL, ORDINARY_SCHOOLS, True),
    (_CHURCH, Kind.CHURCH, ORDINARY_CHURCHES, True),
    (_HALL, Kind.ARENA, ORDINARY_HALLS, False),
    (_CARE, Kind.CARE_UNIT, ORDINARY_CARE, False),
    (_HOME, Kind.SHELTER, ORDINARY_HOMES, False),
    (
        _TRANSIT,
        Kind.TRANSPORT,
        frozenset("trafik trafiken kollektivtrafik kollektivtrafiken biltrafiken".split()),
        True,
    ),
)
# A general word followed by a name: "förskolan Blåklockan".
_BEFORE_NAME: dict[str, Kind] = {
    **dict.fromkeys(
        "skolan skola förskolan förskola gymnasiet fritidshemmet fritids dagis friskolan montessoriskolan "
        "folkhögskolan "
        "familjedaghemmet öppna-förskolan".split(),
        Kind.SCHOOL,
    ),
    **dict.fromkeys(
        "vårdcentralen vårdcentral familjecentralen familjecentral mottagningen barnmottagningen "
        "ungdomsmottagningen kliniken "
        "tandkliniken folktandvården bup habiliteringen öppenvården psykiatrin sjukhuset hälsocentralen bvc mvc "
        "beroendemottagningen rehabenheten läkarhuset barnhälsan".split(),
        Kind.CARE_UNIT,
    ),
    **dict.fromkeys(
        "boendet villa stödboendet gruppbostaden jourhemmet familjehemmet behandlingshemmet hvb hvb-hemmet "
        "korttidsboendet "
        "korttidshemmet korttids servicebostaden jouren kvinnojouren kvinnohuset äldreboendet barnhemmet kollektivet "
        "gruppboendet".split(),
        Kind.SHELTER,
    ),
    **dict.fromkeys(
        "hotell hotellet vandrarhemmet vandrarhem pensionatet pensionat campingen motellet".split(), Kind.HOTEL
    ),
    **dict.fromkeys(
        "restaurang restaurangen företaget firman bageriet salongen kaféet caféet pizzerian gymmet butiken konditoriet "
        "café".split(),
        Kind.WORKPLACE,
    ),
    **dict.fromkeys("hållplats hållplatsen station stationen busshållplatsen ändhållplatsen".split(), Kind.TRANSPORT),
    **dict.fromkeys("kyrkan moskén församlingen".split(), Kind.CHURCH),
    **dict.fromkeys("arenan ishallen sporthallen simhallen badhuset idrottsplatsen biblioteket".split(), Kind.ARENA),
    **dict.fromkeys("orten byn samhället stadsdelen sjön ön tätorten".split(), Kind.PLACE),
}
# A general word after a name: "Björkhagens förskola".
_AFTER_NAME: dict[str, Kind] = {
    **dict.fromkeys(
        "skola skolas förskola folkhögskola gymnasium gymnasieskola skolor fritidshem grundskola "
        "friskola förskolor".split(),
        Kind.SCHOOL,
    ),
    **dict.fromkeys(
        "vårdcentral sjukhus lasarett hälsocentral familjecentral mottagning barnsjukhus universitetssjukhus "
        "psykiatri habilitering tandklinik folktandvård".split(),
        Kind.CARE_UNIT,
    ),
    **dict.fromkeys(
        "hvb behandlingshem familjehem kvinnojour äldreboende gruppboende stödboende kvinnohus herrgård "
        "korttids korttidshem vandrarhem".split(),
        Kind.SHELTER,
    ),
    **dict.fromkeys(
        "bageri restaurang konditori pizzeria salong frisör verkstad bilverkstad livs café herrgårdshotell".split(),
        Kind.WORKPLACE,
    ),
    **dict.fromkeys("hotell hotel camping pensionat stadshotell".split(), Kind.HOTEL),
    **dict.fromkeys("arena ishall sporthall simhall badhus idrottsplats ip idrottshall".split(), Kind.ARENA),
    **dict.fromkeys("kyrka församling moské kyrkas församlings pastorat".split(), Kind.CHURCH),
    **dict.fromkeys("station resecentrum busstation centralstation hållplats".split(), Kind.TRANSPORT),
    **dict.fromkeys("kommun kommuns tingsrätt bibliotek slott socken".split(), Kind.PLACE),
}
_TRANSIT_WORDS = frozenset(
    "tunnelbana tunnelbanan tunnelbanans spårvagn spårvagnen spårvagnar spårvagnarna pendeltåg pendeltåget "
    "pendeltågen t-bana t-banan "
    "pågatåg pågatåget öresundståg öresundståget upptåget krösatåg krösatåget mälartåg lokalbanan roslagsbanan "
    "saltsjöbanan "
    "tvärbanan lidingöbanan inlandsbanan centralstation centralstationen resecentrum norrtåg x-tåget "
    "spårvagnslinje stadsbuss vaxholmsbåten djurgårdsfärjan".split()
)
_LINES = frozenset("buss bussen busslinje busslinjen linje spårvagn spårvagnslinje tåglinje stombuss".split())
_LINE_NUMBER = re.compile(
    r"[ \t\n]{1,3}(?:nr |nummer |linje )?\d{1,3}[A-Za-z]?\b(?![.,:]\d| ?(?:kr|år|min|dagar|gånger|timmar|elever)\b)"
)
_COLOURED = re.compile(r"\b(?:röda|gröna|blå|gula) $")
_EMPLOYED = re.compile(
    r"\b(?:jobba\w{0,2}|arbeta\w{0,2}|jobb|anställ\w{1,5}|praktik\w{0,6}|tjänst|anställning|extrajobb\w{0,2}"
    r"|kassan|prao|sommarjobb\w{0,3}"
    r"|vikarie\w{0,2})\b[^.!?\n]{0,36}?\b(?:på|vid|hos|åt|i) $"
)
_COMPANY = re.compile(r"(?:[A-ZÅÄÖ][\wåäöé-]{1,30}[ \t](?:& [A-ZÅÄÖ][\wåäöé-]{1,30}[ \t])?){1,3}$")
_COMPANY_FORMS = frozenset(("AB", "HB", "KB", "Aktiebolag", "Handelsbolag"))
_STORES = frozenset("ica coop".split())
_STORE_SORTS = frozenset("maxi kvantum nära supermarket forum konsum extra".split())
_NAME = re.compile(r"[ \t]{1,2}[\"”']?(?P<name>[A-ZÅÄÖ][\wåäöéü:'-]{1,30}(?: [A-ZÅÄÖ][\wåäöéü'-]{2,30}){0,2})")
_LAW_BEFORE = re.compile(r"\blag(?:en|ar|stiftning\w{0,3})?\b[^.!?]{0,60}$")
_PLACELIKE = re.compile(
    r"(?:by|torp|ås|vik|hult|sta|stad|stads|rum|berg|bergets?|hagens?|backens?|gårdens?|lundens?|dalens?|ängens?"
    r"|näs|ö|å|sund|köping"
    r"|arp|inge|löv|holm|ryd|fors|bo|haga|dala|lunda|vika|åsens?|kullens?|strand|hamn|äng|dal|hage|lund|skog|gård"
    r"|ekens?)s?"
)
_FAMILY = re.compile(r"(?:son|sen|qvist|kvist|ström|gren|blad|mark|man|stedt|dahl)s?")
WORDS = frozenset(
    (
        *SHELTERS,
        *("skyddat", "skyddade", "linjen", "linjens"),
        *_TRANSIT_WORDS,
        *_LINES,
        *_STORES,
        *_BEFORE_NAME,
        *_AFTER_NAME,
    )
)
ENDS = tuple(end for ends, *_ in _NAMED_BY_END for end in ends)
"""What a word with small letters is or ends with, if it is to be looked at here."""


def judge_of(word: str, low: str, gazetteer: Gazetteer) -> Judge | None:
    """How to look at a word that may be, begin or end the name of a place where people are; None for other words."""
    if low in SHELTERS or low == "skyddat" or low == "skyddade":
        return lambda text, start, end: _shelter(text, start, end, gazetteer)
    if low in _TRANSIT_WORDS:
        return _transit
    if low in _LINES:
        return _line
    if low in ("linjen", "linjens"):
        return _coloured
    if word in _COMPANY_FORMS:
        return _company
    if low in _STORES:
        return _store
    if low in _BEFORE_NAME or low in _AFTER_NAME:
        return lambda text, start, end: _beside_name(text, start, end, gazetteer)
    return _by_end(low)


def _by_end(low: str) -> Judge | None:
    for ends, kind, ordinary, also_first in _NAMED_BY_END:
        if low.endswith(ends) and len(low) > 7:
            if low in ordinary or low.removesuffix("s") in ordinary:
                return None
            return lambda text, start, end: _named(text, start, end, kind, also_first)
    return None


def _named(text: Text, start: int, end: int, kind: Kind, also_first: bool) -> Span | None:
    """ "Provlundaskolan": a name by its end. With small letters only where one goes there: "går på provlundaskolan"."""
    if not text.plain[start].isupper():
        return _small(text, start, end, kind)
    if not also_first and starts_sentence(text.plain, start):
        return None
    return Span(start, end, kind)


def _small(text: Text, start: int, end: int, kind: Kind) -> Span | None:
    before = [word.lower() for word in words_before(text.plain, start, 3)]
    goes = (
        kind is Kind.SCHOOL
        and before[-1:] in (["på"], ["i"])
        and {"går", "gå", "börjat", "plats", "började"} & set(before)
    )
    return Span(start, end, kind) if goes else None


def _beside_name(text: Text, start: int, end: int, gazetteer: Gazetteer) -> Span | None:
    low = text.low[start:end]
    if kind := _BEFORE_NAME.get(low):
        found = _name_after(text, start, end, kind, gazetteer)
        if found:
            return found
    if kind := _AFTER_NAME.get(low):
        return _name_before(text, start, end, kind, gazetteer)
    return None


def _name_after(text: Text, start: int, end: int, kind: Kind, gazetteer: Gazetteer) -> Span | None:
    found = _NAME.match(text.plain, end)
    if found is None:
        return None
    first = found["name"].split()[0].lower()
    if first in gazetteer.given or first.removesuffix("s") in gazetteer.given or is_no_place(first):
        return None
    if found["name"].split()[0].isupper() and len(first) > 1:
        return None
    return Span(start, found.end(), kind)


def _name_before(text: Text, start: int, end: int, kind: Kind, gazetteer: Gazetteer) -> Span | None:
    """The name before a general word: "Björkhagens förskola", "Sankt Lars kyrka", but not "Tildas skola"."""
    before = word_before(text.plain, start)
    low = before.lower()
    if not before[:1].isupper() or low in OWNERS or is_no_place(low) or (before.isupper() and len(before) < 5):
        return None
    begin = start - len(before) - (start - len(text.plain[:start].rstrip()))
    earlier = word_before(text.plain, begin)
    if earlier in (
        "Sankt",
        "Sankta",
        "S:t",
        "Stora",
        "Lilla",
        "Norra",
        "Södra",
        "Östra",
        "Västra",
        "Drottning",
        "Kung",
    ):
        return Span(text.plain.rfind(earlier, 0, begin), end, kind)
    stem = low.removesuffix("s")
    if stem in gazetteer.given or low in gazetteer.given or earlier.lower() in gazetteer.given:
        return None
    known = low in gazetteer.clear or stem in gazetteer.clear or _ends_placelike(low)
    if starts_sentence(text.plain, begin) and not known:
        return None
    return Span(begin, end, kind)


def _ends_placelike(low: str) -> bool:
    return re.fullmatch(rf"\w{{2,}}{_PLACELIKE.pattern}", low) is not None


def _shelter(text: Text, start: int, end: int, gazetteer: Gazetteer) -> Span | None:
    """The kind of shelter tells enough; the law about it, and the national help line, do not."""
    last = end
    if text.low[start:end] in ("skyddat", "skyddade"):
        boende = re.match(r"\s{1,2}boende(?:t|n)?(?:s)?\b", text.low[end : end + 14])
        if boende is None:
            return None
        last = end + boende.end()
    if _LAW_BEFORE.search(text.low, max(0, start - 90), start):
        return None
    named = _name_after(text, start, last, Kind.SHELTER, gazetteer)
    return named or Span(start, last, Kind.SHELTER)


def _transit(text: Text, start: int, end: int) -> Span | None:
    number = _LINE_NUMBER.match(text.plain, end)
    return Span(start, number.end() if number else end, Kind.TRANSPORT)


def _line(text: Text, start: int, end: int) -> Span | None:
    if number := _LINE_NUMBER.match(text.plain, end):
        return Span(start, number.end(), Kind.TRANSPORT)
    return _transit(text, start, end) if text.low[start:end].startswith("spårvagn") else None


def _coloured(text: Text, start: int, end: int) -> Span | None:
    colour = _COLOURED.search(text.low, max(0, start - 6), start)
    return Span(colour.start(), end, Kind.TRANSPORT) if colour else None


def _company(text: Text, start: int, end: int) -> Span | None:
    name = _COMPANY.search(text.plain, max(0, start - 90), start)
    return Span(name.start(), end, Kind.WORKPLACE) if name else None


def _store(text: Text, start: int, end: int) -> Span | None:
    sort = word_after(text.plain, end)
    if sort.lower() in _STORE_SORTS and sort[:1].isupper():
        return Span(start, text.plain.index(sort, end) + len(sort), Kind.WORKPLACE)
    return None


def employer(text: Text, start: int, end: int, gazetteer: Gazetteer) -> Span | None:
    """A capitalised name where somebody works: "jobbar på Scania", but not "arbetar på BUP"."""
    word = text.plain[start:end]
    low = text.low[start:end]
    if is_no_place(low) or low in gazetteer.given or (word.isupper() and len(word) < 6):
        return None
    if not _EMPLOYED.search(text.low, max(0, start - 70), start):
        return None
    rest = re.match(r"(?: & [A-ZÅÄÖ][\wåäö-]+| [A-ZÅÄÖ][\wåäö-]+)?", text.plain[end : end + 50])
    return Span(start, end + (rest.end() if rest else 0), Kind.WORKPLACE)


def is_at(text: Text, start: int) -> bool:
    """True just after a preposition of place."""
    before = word_before(text.plain, start).lower()
    return before in AT or before in TO

"""What the words round a name say: that somebody lives or moves there, or that the name is a person's."""

from __future__ import annotations

import re

from sip_desktop.domain.protection.gazetteer import Gazetteer
from sip_desktop.domain.protection.reading import Text, sentence, starts_sentence, word_after, word_before, words_before

LIVING = frozenset(
    "listad läser söker sökte sökt möts träffas tränar simmar spelar sjunger väntar ses setts handlar praktiserar "
    "bor bo bodde bott boende flytta flyttar flyttade flyttat flyttad flytt flytten vistas vistades vistats befinner "
    "befann hyr hyrt hyra hyrde inneboende placerad placerat placerats placeras placering skriven folkbokförd "
    "mantalsskriven inskriven stannar stannat stanna stannade sover sov sovit övernattar gömmer gömt gömd hämtas "
    "hämtar "
    "hämta hämtat skjutsas skjutsar pendlar pendla reser reste rest resa resan åker åkte åka åkt bosatt bosatta "
    "bosätta "
    "jobbar jobb jobbet arbetar studerar pluggar född uppvuxen bostad lägenhet lägenheten huset hus rum etta tvåa trea "
    "stuga stugan kommer hamnat trivs bosätter inlagd vårdas går gå gått gick börjar börjat började börja plats "
    "kontrakt ligger träffar besöker bytt byter tåget tåg bussen buss färjan båten skolskjuts jourhem släkt "
    "avresa".split()
)
# Those of practice §6.2 that make a place a stop: bor, flyttat, går i, hämtas, and what means the same.
_SETTLED = frozenset(
    "bor bo bodde bott boende flytta flyttar flyttade flyttat flyttad flytt flytten vistas vistats vistades "
    "befinner hyr hyrt "
    "inneboende placera placerad placerat placerade placeras placering skriven folkbokförd inskriven bosatt "
    "bosatta sover "
    "övernattar gömmer gömt gömd hämta hämtar hämtas hämtat skjutsas stannar hus lägenhet lägenheten jobbar "
    "arbetar inlagd "
    "vårdas".split()
)
_SETTLED_PAIRS = tuple(
    f"{verb} {where} " for verb in ("går", "gått", "gå", "börja", "börjar", "börjat") for where in ("i", "på")
)
_LETTERS = re.compile("[a-zåäö]+")
AT = frozenset("i utanför nära kring runt inom invid".split())
TO = frozenset("till från mot via genom på vid över längs hos".split())
COMPASS = frozenset("norr söder öster väster norra södra östra västra nordost sydost nordväst sydväst".split())
OF_PLACE = frozenset("kommunen orten byn staden samhället tätorten förorten stadsdelen ön sjön region kommun".split())
PLACE_NOUNS = re.compile(
    r"(?:kommun|stad|centrum|sjukhus|lasarett|station|centralstation|central|tingsrätt|socialtjänst|socialkontor|"
    r"församling|kyrka|resecentrum|län|socken|vårdcentral|polis|torg|bibliotek|busstation|universitet|flygplats|hamn|"
    r"folkhögskola|kommunhus|köpcentrum|\w{0,20}(?:förvaltning|nämnd|jour|område|kontor|distrikt|boendestöd|hemtjänst))"
    r"(?:en|et|n|s|ens|ets)?"
)
_ORIGIN = re.compile(
    r"(?:kommer|kom|flytt\w{0,5}|född|uppvuxen|stammar|hämta\w{0,2}|rest?e?r?|skjuts\w{0,3}|tåget|bussen)"
)


def settled(text: Text, start: int, end: int) -> bool:
    """True when the sentence says that somebody lives, has moved, goes to school or is fetched there."""
    first, last = sentence(text.plain, start, end)
    low = text.low
    if not _SETTLED.isdisjoint(_LETTERS.findall(low, first, last)):
        return True
    said = low[first:last]
    return "fått plats" in said or any(pair in said for pair in _SETTLED_PAIRS)


def lives_before(plain: str, start: int, count: int = 7) -> bool:
    """True when one of the ``count`` words before says that somebody lives, moves or travels."""
    return any(word.lower() in LIVING for word in words_before(plain, start, count))


def is_placed(plain: str, start: int, end: int, gazetteer: Gazetteer) -> bool:
    """Whether a capitalised word that may be something else is a place here."""
    before, after = word_before(plain, start), word_after(plain, end)
    low = before.lower()
    if PLACE_NOUNS.fullmatch(after.lower()) and not _is_person(before, gazetteer):
        return True
    if low in AT or low in OF_PLACE or (low == "om" and _compass(plain, start)):
        return True
    if _dated(plain, end) or _posted(plain, start):
        return True
    if low in TO:
        return _moved_to(plain, start, low)
    return low in COMPASS and not starts_sentence(plain, start)


def _compass(plain: str, start: int) -> bool:
    return any(word.lower() in COMPASS for word in words_before(plain, start, 2))


def _dated(plain: str, end: int) -> bool:
    """As a signature is: "Lund den 12 november", "Hjo 2026-11-12"."""
    return re.match(r",?\s{1,3}(?:den\s\d{1,2}\s|20\d\d-\d\d-\d\d)", plain[end : end + 24]) is not None


def _posted(plain: str, start: int) -> bool:
    return re.search(r"\d{3} ?\d\d\s{1,3}$", plain[max(0, start - 12) : start]) is not None


def _moved_to(plain: str, start: int, preposition: str) -> bool:
    words = [word.lower() for word in words_before(plain, start, 8)][:-1]
    if preposition == "från":
        return any(_ORIGIN.fullmatch(word) or word in LIVING for word in words[-5:])
    if preposition == "hos" or words[-1:] == ["hem"]:
        return False
    return any(word in LIVING for word in words)


def _is_person(word: str, gazetteer: Gazetteer) -> bool:
    return word[:1].isupper() and word.lower() in gazetteer.given

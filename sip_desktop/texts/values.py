"""Swedish words and sentences about values: days, times, numbers, what is missing and what is wrong."""

from __future__ import annotations

WEEKDAYS = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")
MONTHS = (
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
)

NEW_YEARS_DAY = "nyårsdagen"
EPIPHANY = "trettondedag jul"
GOOD_FRIDAY = "långfredagen"
EASTER_DAY = "påskdagen"
EASTER_MONDAY = "annandag påsk"
MAY_DAY = "första maj"
ASCENSION = "Kristi himmelsfärdsdag"
NATIONAL_DAY = "nationaldagen"
PENTECOST = "pingstdagen"
MIDSUMMER_EVE = "midsommarafton"
MIDSUMMER_DAY = "midsommardagen"
ALL_SAINTS = "alla helgons dag"
CHRISTMAS_EVE = "julafton"
CHRISTMAS_DAY = "juldagen"
BOXING_DAY = "annandag jul"
NEW_YEARS_EVE = "nyårsafton"

# Relative days, as typed, in days from today.
DAY_WORDS = {
    "idag": 0,
    "i dag": 0,
    "imorgon": 1,
    "i morgon": 1,
    "imorn": 1,
    "i morn": 1,
    "övermorgon": 2,
    "i övermorgon": 2,
    "iövermorgon": 2,
    "igår": -1,
    "i går": -1,
    "förrgår": -2,
    "i förrgår": -2,
    "iförrgår": -2,
}
NUMBER_WORDS = {
    "en": 1,
    "ett": 1,
    "två": 2,
    "tre": 3,
    "fyra": 4,
    "fem": 5,
    "sex": 6,
    "sju": 7,
    "åtta": 8,
    "nio": 9,
    "tio": 10,
    "elva": 11,
    "tolv": 12,
}

DATE_HOW = "Skriv dagen så här: 2026-12-03, 3/12 eller 3 december 2026."
DATE_UNREAD = f"Det går inte att se vilken dag som menas. {DATE_HOW}"
DATE_WEEK = f"En vecka är inte en dag. {DATE_HOW}"
DATE_NEXT = f"”Nästa” kan betyda två olika dagar. {DATE_HOW}"
DATE_WEEKDAY = "Veckodagen stämmer inte med datumet. Ändra den ena, eller skriv bara datumet."
DATE_LEAP = "29 februari finns bara skottår. Skriv också året, till exempel 29/2 2028."
DATE_YEAR = "Året ser inte rätt ut. Skriv ett år mellan 1900 och 2100, till exempel 2026-12-03."
DATE_MONTH = "Det finns bara tolv månader. Skriv månaden med en siffra från 1 till 12."

TIME_UNREAD = "Det går inte att se vilket klockslag som menas. Skriv det med siffror, till exempel 13.00."
TIME_HOUR = "Timmen kan vara 0 till 23. Skriv klockslaget så här: 13.00."
TIME_MINUTE = "Minuterna kan vara 00 till 59. Skriv klockslaget så här: 13.30."
DATETIME_NO_TIME = "Klockslaget fattas. Skriv både dag och klockslag, till exempel 3/12 kl. 13.00."
DATETIME_NO_DATE = "Dagen fattas. Skriv både dag och klockslag, till exempel 3/12 kl. 13.00."
DATETIME_UNREAD = "Det går inte att se vilken dag och tid som menas. Skriv till exempel 3/12 kl. 13.00."

NUMBER_UNREAD = "Det går inte att läsa som ett tal. Skriv bara siffror, med komma för decimaler, till exempel 12,5."
CHOICE_UNREAD = "Det svaret finns inte bland valen. Välj ett av dem som står i listan."
CHECK_UNREAD = "Det går inte att se om rutan ska vara kryssad. Skriv ja eller nej."
ROWS_UNREAD = "Det här kan inte läsas som rader. Lägg till en rad i taget."

IDENTITY_LENGTH = "Numret ska ha tio eller tolv siffror, här står {count}. Skriv det så här: ÅÅÅÅMMDD-NNNN."
IDENTITY_UNREAD = (
    "Det går inte att läsa som ett personnummer. "
    "Skriv tio eller tolv siffror, ÅÅÅÅMMDD-NNNN, eller ett reservnummer utan mellanslag."
)
IDENTITY_DATE = "Födelsedatumet i numret finns inte. Kontrollera de första {count} siffrorna mot underlaget."
IDENTITY_CENTURY = "Årtalet i numret ser inte rätt ut. Det ska börja med 18, 19 eller 20."
IDENTITY_SERIAL = "Siffrorna efter datumet kan inte vara 000. Kontrollera dem mot underlaget."
IDENTITY_CHECK = (
    "Kontrollsiffran stämmer inte: den sista siffran passar inte ihop med de andra. "
    "Minst en siffra är fel, jämför alla med underlaget."
)
IDENTITY_FUTURE = "Födelsedatumet ligger i framtiden. Kontrollera siffrorna, och skriv alla tolv."
IDENTITY_PERSON = "Personnummer, född {date}"
IDENTITY_COORDINATION = "Samordningsnummer, född {date}"
IDENTITY_RESERVE = "Reservnummer, kontrolleras inte"

PHONE_UNREAD = "Det finns inga siffror i telefonnumret. Skriv numret, till exempel 070-174 06 50."
CHECKED = "Ja"

END_BEFORE_START = "Slutet ({end}) är före början ({start}). Ändra det ena."
BORN_IN_FUTURE = "Födelsedatumet ligger i framtiden. Kontrollera året."
BORN_OTHERWISE = "Födelsedatumet är ett annat än i personnumret. Det kan vara rätt, men kontrollera det."
REF_GONE = "{name} finns inte längre i ärendebladet. Texten står kvar."

AGE_CATEGORIES = {"barn": "Barn 0–14", "ungdom": "15–17", "vuxen": "Vuxen"}


def missing(label: str) -> str:
    """What is missing, by the label of its question: "Fattas: Syfte." """
    name = label.strip().rstrip(".:")
    if not name:
        return "Fattas: ett svar här."
    return f"Fattas: {name}" if name.endswith("?") else f"Fattas: {name}."


def impossible_day(day: int, month: int) -> str:
    """A day that the month does not have, as "30/2"; ``month`` is 1–12."""
    return f"{MONTHS[month - 1].capitalize()} har ingen dag {day}. Kontrollera datumet."


def other_weekday(date: str, weekday: int) -> str:
    """A date with another weekday than the one written; ``weekday`` is 0–6."""
    return f"{date.capitalize()} är en {WEEKDAYS[weekday]}. Ändra veckodagen eller datumet."


def duration(minutes: int) -> str:
    """A length of time in words: "1 timme 30 minuter", "2 timmar", "45 minuter"."""
    hours, rest = divmod(minutes, 60)
    words = []
    if hours:
        words.append("1 timme" if hours == 1 else f"{hours} timmar")
    if rest:
        words.append("1 minut" if rest == 1 else f"{rest} minuter")
    return " ".join(words)

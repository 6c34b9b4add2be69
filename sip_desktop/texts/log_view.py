"""Words of the access log's view, of opening a case in an emergency, and of who works with a case."""

BACK = "‹ Skåpet"
TITLE = "Loggen"
TEXT = "Vem som gjorde vad, när och i vilket ärende. Raderna kan inte ändras eller tas bort."
COLUMNS = ("Rad", "När", "Vem", "Vad", "Ärende")
WHO = "Vem"
ACT = "Vad"
SINCE = "Från"
UNTIL = "Till och med"
CASE = "Ärende nr"
ALL = "Alla"
DAY_HELP = "2026-11-26"
BAD_DAY = "Skriv dagen så här: 2026-11-26. Alla rader visas tills dess."
BAD_CASE = "Skriv ärendets nummer med siffror, till exempel 7. Alla rader visas tills dess."
COUNT = "{count} rader"
COUNT_ONE = "1 rad"
SHOW = "Visa"
SHOW_ALL = "Visa alla rader igen"
SAMPLE_COUNT = "Urval: {count} rader. Titta igenom dem och kvittera kontrollen här nedanför."
EXPORT = "Spara som CSV …"
EXPORTED = "Sparad: {name}. Filen är inte låst: lägg den där bara rätt personer kommer åt den."
PAGES = "Visa på papper"
ASKED = "{label}: {value}"
SAMPLED = "Slumpat urval av rader sedan den senaste kontrollen"

CHECK_TITLE = "Återkommande kontroll"
CHECK_TEXT = (
    "Titta på ett slumpat urval av de nya raderna och jämför med vem som arbetar med ärendet. "
    "Öppningar i nödläge, gallring och nyckelbyten är alltid med."
)
UNCHECKED = "Rader sedan den senaste kontrollen: {count}."
LAST = "Senaste kontrollen: {when} av {who}, rad {first}–{last}. {remark}"
NEVER = "Loggen har inte kontrollerats än."
SAMPLE = "Visa ett urval"
REMARK = "Anteckning om kontrollen"
REMARK_HELP = "Till exempel: stämmer med kalendern. Skriv inget om den som ett ärende gäller."
SIGN = "Kvittera kontrollen"
SIGNED = "Kontrollen är kvitterad: {count} rader i urvalet."
SAMPLE_FIRST = "Visa ett urval och titta på det först. Inget har kvitterats."

EMERGENCY_TITLE = "Ärendet är någon annans"
EMERGENCY_REASON = "Varför behöver du öppna det nu?"
EMERGENCY_HELP = "Den ansvariga och chefen ser det du skriver. Skriv inget om den som ärendet gäller."
EMERGENCY_REASONS = (
    "Den ansvariga är sjuk.",
    "Mötet är i dag och ingen annan är här.",
    "Någon har ringt och behöver svar nu.",
    "Jour eller beredskap.",
)
EMERGENCY_OPEN = "Öppna i nödläge"
EMERGENCY_BACK = "‹ Ärenden"

UNSEEN_ONE = "{who} öppnade {case} i nödläge {when}: {reason}"
SEEN = "Jag har sett det"

WORKERS = "Vem arbetar med ärendet"
WORKERS_HELP = "Bara de öppnar ärendet. Andra kan göra det i nödläge, och det syns."
WORKERS_ALL = "Alla i skåpet, tills någon är ansvarig."
RESPONSIBLE = "Ansvarig"
SUBSTITUTES = "Ersättare"
NO_SUBSTITUTES = "Ingen annan har en nyckel till skåpet."
WORKERS_CHANGE = "Ändra"
WORKERS_KEEP = "Klart"
WORKER_LINE = "{name} · {kind}"
KINDS = {"responsible": "ansvarig", "substitute": "ersättare"}
"""What somebody is in a case, by its kind."""

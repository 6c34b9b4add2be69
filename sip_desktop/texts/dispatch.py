"""Sentences of "Lämna ut": who gets which paper, what is left out for them, and what became of each copy."""

TITLE = "Lämna ut {name}"
BACK = "Tillbaka till {case}"
LEAD = "Ingen är vald från början. Lägg till en mottagare i taget och titta på just det exemplaret innan det skrivs ut."
LEAD_OPEN = "Ingen är vald från början. Ett kryss ger alla som omfattas av samtycket hela planen, i numrerade exemplar."

# Why somebody cannot get a paper.
RECEIVER = "mottagaren"
KEPT_OUT = "{who} får inte kontaktas eller få veta. Inget lämnas ut."
MAYBE_KEPT_OUT = (
    "{who} kan vara densamma som en som inte får få veta. Inget lämnas ut. "
    "Skriv hela namnet och personnumret på ärendebladet om det är någon annan."
)
NOT_COVERED = "Samtycket nämner inte {who}. Fråga, och skriv svaret på ett samtyckesblad."
DENIED = "Samtycket säger att {who} inte får veta."
TAKEN_BACK = "Samtycket för {who} är återkallat. Inget nytt exemplar lämnas ut."
NO_CONSENT = "Det finns inget samtycke som gäller. Fråga, och skriv svaret på ett samtyckesblad."
NO_COPIES = "På samtyckesbladet står nej till att de som är med får planen."
GUARDIAN_DECISION = (
    "Den andra vårdnadshavaren får inget exemplar i ett ärende med endast manuell hantering, "
    "om inte någon har beslutat det. Skriv vem som beslutade och när."
)
GUARDIANS_NOT = "Den unga har sagt att vårdnadshavarna inte får veta."
GUARDIANS_PART = "Den unga har sagt att vårdnadshavarna får veta en del. Läs samtyckesbladet."

NO_PURPOSE = "Skriv varför mottagaren får pappret, till exempel att hen gör något i planen."
NO_READER = "Mottagaren finns inte kvar i listan."
NO_NAME = "Skriv vem som ska få pappret."
NOT_SENT = "Det här pappret lämnas inte ut till mottagare. Skriv ut det från ärendet."
NOT_CLEAR = "Gör pappret klart först. Ett utkast lämnas inte ut."
ALREADY = "Den mottagaren finns redan i listan."
BAD_KIND = "Välj vilket slag av mottagare det är."
BAD_IDENTITY = "Den här mottagaren får bara ärendenumret, inte namn eller personnummer."
NOT_WHOLE = "Hela planen till alla går bara i ett ärende utan skydd. Lägg till mottagarna en i taget."
NOBODY = "Ingen fler kan få hela planen. Se listan."
LIMITED = "Samtycket har en gräns för {who}. Titta på det exemplaret för sig."
LONG = "Skriv högst {most} tecken."
DECIDED = "{purpose} Beslut: {decision}"
WHOLE_PURPOSE = "Var med och omfattas av samtycket"
COMMAND = "Utskrivet från kommandoraden"
NO_COPY = "Exemplaret finns inte."
BAD_NEWS = "Det går inte att säga om det här exemplaret."
BAD_DAY = "Dagen går inte att förstå. Skriv till exempel 2026-12-03."
FUTURE = "Dagen har inte varit än."
IDENTITY_PLACE = "{title}, exemplar {number}"

IDENTITIES = {"kod": "Bara ärendenumret", "namn": "Namn", "nummer": "Namn och personnummer"}
ORIGINAL = "Originalet"
TO = "{name} ({kind})"

NEWS = {
    "framme": "Har kommit fram",
    "atersant": "Kom i retur",
    "aterlamnat": "Återlämnat",
    "forstort": "Förstört",
    "begart": "Begärt tillbaka",
    "underrattad": "Underrättelse skickad",
    "handling": "Handling hos mottagaren, kan inte krävas tillbaka",
}
STATES = {
    "started": "Skrivs ut",
    "printed": "Utskrivet, väntar på besked",
    "saved": "Sparat som fil, väntar på besked",
    "broken": "Makulerat",
}
STAYS = "Finns i enheten"

LIST = "Mottagare"
COLUMNS = ("Får", "Mottagare", "Exemplar")
IS_READER, MAY_BE, MAY_NOT = "✓ ja", "– inte vald", "✗ får inte"
SOMEBODY = "Någon som inte står på ärendebladet"
SOMEBODY_KIND = "Fyll i vem det är"
WHO = "{name}\n{kind}"
WHOLE = "Ge alla hela planen"
WHOLE_TICK = "Hela planen"
WHOLE_HELP = (
    "Alla som var med och omfattas av samtycket får hela planen. Ingen vårdnadshavare får den andras kontaktuppgifter."
)
WHOLE_DONE = "Tillagda: {count}. Skriv ut dem nedan."
PASSED_BY = "Inte tillagd: {who}. {why}"

NO_PAPER = "Inget exemplar att visa."
NAME = "Vem"
KIND = "Slag av mottagare"
PURPOSE = "Därför får mottagaren pappret"
PURPOSE_SAID = "Därför: {purpose}"
DECISION = "Beslut: vem och när"
IDENTITY = "Pappret visar vem det gäller genom"
IDENTITY_APART = "Med bara ärendenumret behöver mottagaren också ett identitetsblad. Lämna det skilt från pappret."
LIMIT = "Samtyckets gräns: {words}"
LEFT_OUT = "Det här är utelämnat, och varför"
LEFT_OUT_HELP = "Kryssa för det som mottagaren behöver och får veta. Bilden bredvid ändras direkt."
NOTHING_LEFT_OUT = "Inget är utelämnat."
TICK = "{what}: {why}"
TICK_NOTE = "{what}: {why} {note}"
ADD = "Lägg till som mottagare"
LOOK = "Visa exemplaret"
PRINT = "Skriv ut exemplaret …"
IDENTITY_SHEET = "Identitetsblad"
REMOVE = "Ta bort som mottagare"
ADDED = "{name} är mottagare."
REMOVED = "{name} är inte mottagare längre. Det som redan är lämnat står kvar bland exemplaren."
PREVIEW = "Så ser exemplaret ut för {name}"

ALL = "Skriv ut till flera"
ALL_HELP = "Ett eget numrerat exemplar till var och en av de {count} mottagare som inte har fått något."
ALL_NONE = "Alla mottagare har fått sitt exemplar."
ALL_PRINT = "Skriv ut {count} exemplar"
ALL_CANCEL = "Avbryt"
ALL_GOING = "Exemplar {number} av {count}: {name}"
ALL_SENT = "{count} exemplar är skickade till skrivaren. Kom alla, och är de rätt? Lägg vart och ett för sig."
ALL_CAME = "Ja, alla kom"
ALL_BROKEN = "Nej, inget kom"
ALL_STOPPED = "Avbrutet. {count} exemplar hann skrivas ut och står i listan."
ALL_STRUCK = "De {count} exemplaren är makulerade i listan."

COPIES = "Exemplar"
COPIES_HELP = "Det som en myndighet har fått är dess egen handling. Det kan inte krävas tillbaka, men underrättas om."
COPY_COLUMNS = ("Nr", "Till", "Läge")
COPY_NONE = "Inget exemplar är utskrivet än."
COPY_MADE = "{state}\nutgåva {revision}, {day}"
NEWS_LINE = "{what} {day} {how}"
WHAT = "Vad hände med exemplaret"
DAY = "Dag"
TODAY = "i dag"
HOW = "Hur, och av vem"
NOTE = "Anteckna"
NOTED = "Antecknat för exemplar {number}."

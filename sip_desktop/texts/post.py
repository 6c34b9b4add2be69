"""Words of packing and post: ways, stops, the tick list, what came back and what waits."""

WAYS = {
    "overlamna": "Lämna i handen",
    "lasa": "Läs här och förvara åt hen",
    "tidskort": "Bara ett tidskort",
    "formedling": "Brev genom Skatteverkets förmedling",
    "formedling_rek": "Rekommenderat genom Skatteverkets förmedling",
    "bud": "Bud",
    "internpost": "Internpost i dubbla kuvert",
    "rek": "Rekommenderat brev",
    "brev": "Brev",
}
WAY_LETTERS = {
    "overlamna": "H",
    "lasa": "L",
    "formedling": "F",
    "formedling_rek": "F, REK",
    "bud": "U",
    "internpost": "I",
    "rek": "REK",
    "brev": "B",
}
"""Short, for the line that a registrator gets."""
STOPS = {
    "never": "Hen har sagt att inget brev får skickas hem.",
    "seen_unknown": "Fråga först: kan någon i hushållet öppna eller se posten?",
    "seen": "Någon annan kan öppna eller se posten.",
    "address": "Adressen ska inte stå på ett kuvert i ett ärende som bara hanteras för hand.",
    "no_protection": "Skatteverket förmedlar bara till den som har sekretessmarkering eller skyddad folkbokföring.",
    "not_shown": "Handlingen från Skatteverket är inte visad. Skriv i ärendebladet när ni har sett den.",
    "no_number": "Personnumret fattas i ärendebladet.",
    "reserve": "Post kan inte förmedlas med ett reservnummer.",
    "not_told": "Fråga: har hen sagt till Skatteverket vart posten ska? Skriv dagen i ärendebladet.",
    "child_rek": "Ett barn behöver egen giltig legitimation för att hämta ut ett rekommenderat brev.",
    "too_late": "Brev via Skatteverket hinner inte till {day}. Lämna kallelsen på plats eller ring.",
}
NOTES = {
    "collect": "Fråga om hen kan visa legitimation hos sitt ombud utan fara.",
    "own_address": "Har hen fått en egen förmedlingsadress av Skatteverket? Då används den.",
    "card": "Tidskortet skrivs ut från ärendet. Det säger inget om vad det gäller.",
    "double": "Dubbla kuvert: det inre öppnas endast av den som ska ha det.",
}
NOT_YET = "Inte än: {what}"
DO_NOW = "Det här får du göra nu: lämna i handen, läsa med hen här och förvara åt hen."
DO_NOW_UNIT = "Det här får du göra nu: lämna i handen eller skicka med bud."

STEPS = {
    "bord": "Bordet är tomt. Bara det här ärendets papper ligger framme.",
    "raknat": "Räkna bladen: {sheets} av {copies}.",
    "ratt_person": "Rätt person är här och har visat vem hen är.",
    "blankt": "Ett blankt blad ligger ytterst, så att inget syns mot ljuset.",
    "inner": "Innerkuvert {inner}: inget fönster, ingen logga, ogenomskinligt.",
    "nummer": "Personnumret står på framsidan. Inget namn och ingen adress.",
    "nummer_rek": "Personnumret och ”Personlig utlämning” står på framsidan. Inget namn och ingen adress.",
    "baksida": "Returadressen och {code} står på baksidan. Ingen enhet, inget namn.",
    "siffror": "Läs tillbaka de fyra sista siffrorna från kuvertet.",
    "granskat": "En andra blick, innan det klistras igen.",
    "forslutet": "Kuvertet är igenklistrat.",
    "ytter": "Ett innerkuvert ligger i ytterkuvertet {outer}. Utanpå står bara adressen.",
    "ytter_single": "Utanpå kuvertet {outer} står bara adressen.",
    "lamnat": "Lämnat personligen till posthämtningen.",
    "lamnat_hand": "Lämnat i handen.",
    "lamnat_lasa": "Läst här. Papperet ligger kvar hos oss.",
}
STEP_HELP = {
    "bord": "Ett ärende och en mottagare i taget. Är något annat framme: lägg undan det först.",
    "raknat": "Stå vid skrivaren. Saknas ett blad: skriv ut det igen och makulera det felskrivna i låst kärl.",
    "inner": "Prova mot lampan. Loggor och kommunens eget kuvert får bara vara ytterst.",
    "nummer": "Skriv för hand, eller skriv ut ett kuvert i taget. Aldrig lista, aldrig ark med etiketter.",
    "siffror": "Titta på kuvertet, inte på skärmen. Programmet jämför och visar inte numret.",
    "granskat": "Låt någon annan titta, eller gör om det själv utan att se efter: nummer, blad och siffror.",
    "forslutet": "Ett oförslutet innerkuvert skickas tillbaka.",
    "ytter": "Kommunens vanliga frankerade kuvert går bra. Ett brev i varje. Rör inte den gula brevlådan.",
    "lamnat": "Dagen är den då posten hämtas, inte den då du bockar av.",
}
SECOND_INITIALS = "Den andres initialer"
SECOND_ALONE = "Ensam? Skriv utan att titta efter"
SECOND_COPIES = "Exemplarens nummer"
SECOND_SHEETS = "Antal blad"
SECOND_DIGITS = "Fyra sista siffrorna"
SECOND_DONE = "ensam, utan att titta efter"
DIGITS_WRONG = "Siffrorna stämmer inte med ärendebladet. Kuvertet får inte skickas. Riv det och skriv ett nytt."
SECOND_WRONG = "Det stämmer inte. Öppna ingenting, skicka ingenting: räkna om bladen och titta på kuvertet."
SECOND_SAME = "Det är dina egna initialer. Skriv den andres, eller svara själv utan att titta efter."
SECOND_MISSING = "Skriv den andres initialer, eller exemplarens nummer, antal blad och siffrorna."
SHEETS_WRONG = "Det ska vara {sheets} blad. Räkna om dem. Saknas något: skriv ut det och makulera det felskrivna."
NOT_IN_ORDER = "Ta stegen i ordning. Nu: {step}"
PACKING_OVER = "Brevet packas inte längre. Läs om det."
NOT_NOW = "Det går inte att skriva om brevet nu. Läs om det."
NO_SUCH_LETTER = "Det finns inget brev med den koden. Lämna kuvertet oöppnat till den som ansvarar för posten."
BAD_CODE = "Skriv koden som den står på baksidan, till exempel R 0041."
DAY_WRONG = "Skriv dagen som 2026-11-27. Den kan inte ligga framåt i tiden."
REK_MISSING = "Skriv numret på kvittot, två bokstäver och siffror."
REASON_MISSING = "Välj varför det kom tillbaka."
WORDS_LONG = "Texten är för lång: högst {most} tecken."
NOTHING_CHOSEN = "Välj vilka exemplar som ska med."
TOO_MANY = "För många blad för ett brev: {sheets}. Dela upp dem på flera brev, eller lämna dem i handen."
OTHER_OPEN = "Packa klart {code} i ärende {case} först. Ett ärende i taget, så att inget blandas ihop."
ALREADY_SENT = "{copy} finns redan i {code}."
NOT_FOR = "{copy} är gjort för någon annan. En mottagare i taget."
ORIGINAL = "{copy} är originalet och stannar här. Gör ett exemplar åt mottagaren först."
NO_RECEIVER = "Mottagaren finns inte i ärendebladet."
KEPT_OUT = "Mottagaren får inte kontaktas eller få veta. Inget kan skickas dit."
NO_SHEET = "Det här brevet har inget sådant papper."
NO_ADDRESS = "Skriv adressen först. Den sparas inte."
NO_BACK = "Skriv er returadress under Skåpet först. Den ska bara vara box och ort."
TELLS = "Ordet ”{word}” säger vad brevet gäller. Skriv bara box, postnummer och ort."
TELLING = (
    "social",
    "psyk",
    "sip",
    "vård",
    "kvinno",
    "våld",
    "klinik",
    "mottagning",
    "barn",
    "familj",
    "lss",
    "bup",
    "beroende",
    "skyddat",
    "enhet",
)
"""In a return address these tell what it is about, also within a word."""
LONGEST_TEXT = 60

STATES = {
    "packas": "packas",
    "forslutet": "förslutet – inte skickat än",
    "lamnat": "skickat {day}",
    "framme": "framme",
    "retur": "kom tillbaka",
    "oppnad": "öppnat av fel person",
    "avbruten": "avbrutet",
}
HANDED = {"overlamna": "lämnat {day}", "lasa": "läst här {day}"}
REASONS = {
    "oforslutet": "Oförslutet",
    "okant_nummer": "Okänt nummer",
    "skydd_upphort": "Skyddet har upphört",
    "ej_hamtat": "Inte hämtat",
    "trasigt": "Trasigt",
    "fel_person": "Hos fel person",
}
WHAT_TO_DO = {
    "oforslutet": "Packa om i ett nytt brev och klistra igen. Fråga vem som kan ha läst det.",
    "okant_nummer": "Jämför numret med legitimationen när ni ses. Packa inte om förrän det är rätt.",
    "skydd_upphort": "Ring på avtalad tid. Fråga hur hen vill ha sina papper nu, och om adressen får användas.",
    "ej_hamtat": "Ring på avtalad tid. Välj ett annat sätt, helst i handen.",
    "trasigt": "Kontrollera att alla blad finns. Fattas något: skriv en avvikelse. Packa om i ett nytt brev.",
    "fel_person": "Ta hand om papperen genast. Ring den det gäller på avtalad tid. Skriv en avvikelse.",
}
INCIDENT = (
    "Personuppgiftsincident. Kontakta dataskyddsombudet nu. Anmälan till IMY inom 72 timmar: senast {at}.",
    "Ring den det gäller på avtalad tid. Kan hen vara i fara: polis och skyddat boende först.",
    "Läs inte mer i papperen. Skriv vem som öppnade och vem som kan ha läst.",
)
DUE = {
    "ring": "Sju vardagar utan besked {day}. Ring på avtalad tid: ”Har du fått det du väntade på?”",
    "rek": "Hämta REK-kvittot i postrummet och skriv numret.",
    "anmal": "Öppnat av fel person: bedöm och anmäl till IMY senast {day}.",
}
REGISTRAR = "Expedierat {day}, 1 brev, väg {way}, {code}"

TITLE = "Packa och skicka"
BACK = "‹ {number} {word}"
INTRO = "Först: är post rätt sätt? Välj vem som ska ha papperen, så visas sätten med det säkraste först."
RECEIVER = "Till vem"
COPIES = "Vilka exemplar"
COPIES_HELP = "Bara papper till samma mottagare. Mammas och barnets exemplar får ligga i samma innerkuvert."
NO_COPIES = "Inga exemplar är utskrivna. Gör papperet klart och skriv ut det först."
COPY = "{title} nr {number}, {pages}"
ONE_SHEET, SHEETS = "1 blad", "{count} blad"
WAY = "Hur"
OTHER_WAYS = "Går inte nu"
OWN_ADDRESS = "Egen förmedlingsadress"
OWN_ADDRESS_HELP = "Skriv den för hand på ytterkuvertet, ur Skatteverkets beslut."
COUNTED = "Bladen är räknade."
BEGIN = "Börja packa"
GONE_ON = "Fortsätt packa {code}"
PACKING = "{code} · {way}"
PACK_OF = "{sheets} i {envelopes}, cirka {grams} g"
ENVELOPES_DOUBLE, ENVELOPES_SINGLE = "{inner} i {outer}", "{outer}"
TICK = "Klart"
LEFT_DAY = "Dagen då posten hämtas"
CANCEL = "Avbryt packningen"
CANCEL_WHY = "Varför, till exempel felskrivet kuvert"
CANCELLED = "{code} är avbrutet. Makulera kuvertet i låst kärl. Nästa brev får en ny kod."
SEALED_NOW = "{code} är förslutet. Det räknas inte som skickat förrän posten har hämtats."
SENT_NOW = "{code} är skickat. Ring på avtalad tid om du inte hört något {day}."
HANDED_NOW = "{code} är klart."
PRINT = "Skriv ut"
PRINTS = "Papper till det här brevet"
SHEET_NAMES = {
    "inner": "Innerkuvertets framsida, tomt för handskrift",
    "inner_number": "Innerkuvertets framsida med numret",
    "baksida": "Innerkuvertets baksida",
    "ytter": "Ytterkuvert",
    "etikett": "En adressetikett",
    "foljebrev": "Följebrev som inget säger",
    "underlagg": "Kuvertunderlägg",
    "lapp": "Frankeringslapp",
    "packlista": "Packlista till originalet",
    "provblad": "Provblad för fönster",
    "postrum": "Anslag till postrummet",
}
ADDRESS = "Adress på ytterkuvertet"
ADDRESS_HELP = "Högst fem rader. Sparas inte. Skriv namn först, så att bara den får öppna."
PLACE = "Etikettens plats på arket, 1–24"
RULES = "Så gör Skatteverkets förmedling (kontrollerat {day})"
RULE_UNSURE = "{words} (osäkert)"
ADDRESS_SOURCE = "{lines} ({source}, kontrollerat {day})"
LETTERS = "Brev i ärendet"
NO_LETTERS = "Inget har skickats än."
LETTER = "{code} · {way} · {receiver} · {state}"
ARRIVED = "Framme"
ARRIVED_HOW = "Muntligt besked"
RETURN = "Kom tillbaka"
REK = "REK-nummer"
KEEP = "Spara"
REPORTED = "Bedömt och anmält"
SHOWS = "Det här syns i fönstret"
SHOWS_HELP = "Ljust: kan synas hur bladet än glider. Grått: syns aldrig."
WINDOW = "Fönster"
NO_WINDOW = "Inget fönster"

NOTICE = "{code}: {what}"
NOTICE_MORE = "Och {count} till. De står i ärendena under Packa och skicka."
LINK = "Packa och skicka …"

RETURN_TITLE = "Ta emot retur"
RETURN_INTRO = "Öppna inte kuvertet. Skriv koden på baksidan, så ser du vem som ska ha det."
RETURN_BACK = "‹ Ärenden"
CODE = "Koden på baksidan"
CODE_HELP = "Till exempel R 0041. R och nollor behövs inte."
FIND = "Sök"
FOUND = "{code} hör till ärende {case}. Ansvarig: {who}. {state}."
GIVE = "Lägg det oöppnat i låst fack åt {who}."
WHY = "Varför kom det tillbaka"
WAS_OPENED = "Kuvertet är öppnat"
WAS_OPENED_HELP = "Kryssa om någon annan har öppnat det eller kan ha läst det."
TAKE = "Ta emot"
TAKEN = "{code} är noterat som retur."
TO_CASE = "Till {case}"

SETTINGS = "Post"
SETTINGS_TEXT = "Det som är lika för alla brev. Inget av det får säga vad brevet gäller."
BACK_ADDRESS = "Returadress på innerkuvertets baksida"
BACK_ADDRESS_HELP = "Organisationens box, postnummer och ort. Ingen enhet och inget namn."
COST = "Ansvar på frankeringslappen"
BEFORE = "Posten ska lämnas före"
ROOM_RECEIVER = "Kuvert med R och siffror lämnas till"
ROOM_RECEIVER_HELP = "En funktion, till exempel handläggare på plan 2."
SAVED = "Sparat."
WINDOW_LEFT, WINDOW_TOP = "Från vänster, mm", "Uppifrån, mm"
ENVELOPE = "Kuvert"
WINDOW_LINES = "Adressen får inte plats i fönstret: högst {most} rader, annars kan en rad döljas."
WINDOW_WRONG = "Fönstret kommer utanför kuvertet, eller så får adressen inte plats. Mät igen."
PRINT_ALIGNMENT = "Skriv ut provblad"
PRINT_ROOM = "Skriv ut anslag till postrummet"

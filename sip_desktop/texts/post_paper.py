"""Words on envelopes, labels, slips and the note for the post room. They tell nobody what it is about."""

ENVELOPE = "Kuvert"
ORDER_NAME = "papper till ett brev"
LABEL = "Etikett"
PERSONAL = "Personlig utlämning"
ONLY_FOR = "Öppnas endast av {function}"
BACK_TO = "Avsändare. Åter till:"
COORDINATOR = "samordningsansvarig"

COVER_TITLE = "Följebrev"
COVER = (
    "Hej!",
    "Här kommer papperen som vi har pratat om.",
    "Har du frågor? Ring på den tid och det nummer vi har kommit överens om.",
)

ALIGN_TITLE = "Provblad för fönsterkuvert"
ALIGN = "Fönster {window} i {envelope}: {left:g} mm från vänster, {top:g} mm uppifrån."
ALIGN_STEPS = (
    "Skriv ut i verklig storlek (100 %), inte anpassat till sidan.",
    "Vik vid de streckade linjerna och lägg bladet i kuvertet.",
    "Skaka bladet åt varje hörn. Den heldragna rutan ska synas hela tiden.",
    "Inget utanför den streckade rutan får synas. Syns den inte som den ska: ändra måtten och skriv ut igen.",
)
HERE = "Adressen står här\noch syns hela tiden\nhur bladet än glider"

UNDERLAY = "Kuvertunderlägg"
UNDERLAY_STEPS = (
    "Tomt bord. Ett ärende, en mottagare.",
    "Räkna bladen mot listan.",
    "Ett blankt blad ytterst, så att inget syns mot ljuset.",
    "Vik och lägg i innerkuvertet.",
    "Framsidan: bara numret. Baksidan: returadress och kod.",
    "Läs tillbaka de fyra sista. Låt någon titta en gång till.",
    "Klistra igen.",
    "Ett innerkuvert i ett ytterkuvert.",
)
UNDERLAY_OTHER = (
    "Tomt bord. Ett ärende, en mottagare.",
    "Räkna bladen mot listan.",
    "Ett blankt blad ytterst, så att inget syns mot ljuset.",
    "Låt någon titta en gång till. Klistra igen.",
    "Adressen utanpå, inget annat.",
)

SLIP = "Frankeringslapp"
SLIP_CLASS, SLIP_WEIGHT, SLIP_COST = "Slag", "Viktklass", "Ansvar"
SLIP_REFERENCE, SLIP_BEFORE, SLIP_REK = "Referens", "Lämnas personligen före", "REK-nummer"
CLASSES = {
    "formedling": "Brev",
    "formedling_rek": "Rekommenderat brev, ett i varje",
    "brev": "Brev",
    "rek": "Rekommenderat brev",
    "bud": "Bud",
    "internpost": "Internpost",
}
WEIGHT = "högst {grams} g"
TOO_HEAVY = "över 2 kg: paket"

ROOM_TITLE = "Kuvert märkta R och siffror"
ROOM = (
    "Kuvert med R och siffror på baksidan, till exempel R 0041, öppnas inte.",
    "De diarieförs inte och läggs inte i en öppen hylla.",
    "Lämna dem oöppnade till {receiver}, samma dag.",
    "Har ett sådant kuvert öppnats: läs inte mer, klistra igen det och ring {receiver} genast.",
)

LIST_TITLE = "Packlista {code}"
LIST_STEPS = "Så packades brevet"
LIST_CASE, LIST_WAY, LIST_COPIES, LIST_SHEETS, LIST_ENVELOPE = "Ärende", "Sätt", "Exemplar", "Blad", "Kuvert"
LIST_LINE = "Uppgift till registrator"
COPY = "{title} nr {number} ({pages} blad)"
DONE = "{day} {who}"

"""Words of "Bråttom – ring nu": the questions, what stops, what is left, and the papers.

Somebody may sit beside the screen: nothing here says more than that contact is taken with care (practice §5).
"""

TITLE = "Bråttom – ring nu"
BACK = "‹ Tillbaka"
INTRO = "Svara på det du kan. Allt sparas medan du skriver. Siffror väljer, Enter går vidare, Ctrl+Enter skriver ut."
NOT_MADE = "Ärendet får sitt nummer vid det första svaret"
PRINT = "Skriv ut och ring  Ctrl+Enter"
REGION = "Blanketter"
GO_ON = "Fortsätt"
PUT_AWAY = "Påminn inte mer"
UNFINISHED = "Bråttom: {case} är inte utskrivet än."

PURPOSE = "Vad behövs mötet till?"
PURPOSE_HELP = "Det du kan säga i telefon: inget namn, ingen ort, skola eller boende."
CAREFUL = "Försiktig kontakt: får någon hemma eller någon annan inte märka det?"
HIDDEN = "Får inte kontaktas eller få veta"
HIDDEN_HELP = "Namn, och relation efter ett komma."
PROTECTION = "Skyddade personuppgifter?"
CONSENT = "Samtycke till SIP, och till att de som rings får veta det de behöver?"
CONSENTS = (("ja", "Ja, muntligt nu"), ("inte_nu", "Kan inte fråga nu"), ("nej", "Nej"))
NOT_TO = "Men inte till"
NOT_TO_HELP = "Den eller dem som samtycket inte gäller."
CALLED = "Vem ska ringas?"
CALLED_HELP = "Funktion och verksamhet. Privata nummer skrivs på adressbladet, inte här."
WHO = "Funktion, verksamhet"
PRINCIPAL = "Huvudman"
PRINCIPALS = (
    ("", "Huvudman"),
    ("region", "Region"),
    ("kommun", "Kommun"),
    ("utforare_region", "Utförare åt regionen"),
    ("utforare_kommun", "Utförare åt kommunen"),
    ("skola", "Skola, förskola"),
    ("statlig", "Statlig myndighet"),
    ("annan", "Annan aktör"),
)
PHONE = "Telefon i tjänsten"
CALL_NAME = "{column}, rad {number}"
MORE_CALLED = "En till att ringa"
CONTACT = "Hur når vi hen tryggt?"
NEVER = "Gör aldrig så här:"
CONTACT_MORE = "Tider och annat att tänka på"
CHILDREN = "Finns barn som berörs?"
CHILDREN_WHICH = "Barnens ålder och var de finns"
CHILDREN_HELP = "Skriv inga namn på skola eller boende."
MEETING = "När är mötet?"
START = "Dag och klockslag"
START_HELP = "Till exempel måndag kl. 10."
END = "Slutar"
IDENTITY = "Vem gäller det?"
IDENTITY_HELP = "Kan lämnas tomt. Då går det att ringa utan namn, men inget papper med namn skrivs ut."
NAME = "Namn"
NUMBER = "Personnummer"
OWN_PHONE = "Ditt nummer i tjänsten, till tidskortet"
NUMBERED = "{number}  {words}"
QUESTION = "Fråga {number}"

NOTHING_STOPS = "Du kan ringa."
STOPPED = "Inte än"
ASKED = "Svara först"
ANOTHER = "Ja, det är någon annan"
WRITE_NO = "Skriv upp svaret"
STOP_NO = "Hen har sagt nej. Då blir det inte en SIP, och ingen rings om hen."
STOP_NO_BEFORE = "Samtycket är nekat eller återkallat. Ingen rings om hen förrän hen själv säger ja igen."
STOP_NO_ALLOWED = (
    "Det här får du göra nu: hjälpa till i din egen verksamhet, planera insats för insats och rådfråga utan namn. "
    "En orosanmälan för ett barn görs ändå."
)
STOP_HIDDEN = "”{who}” får inte kontaktas eller få veta, och står bland dem som ska ringas."
STOP_HIDDEN_ALLOWED = "Det här får du göra nu: ta bort raden och ringa de andra."
ASK_ALIKE = "”{who}” liknar namnet på någon som inte får veta. Är det någon annan?"
ALIKE_WORDS = "Någon annan med ett liknande namn."
BY_NO = "Uppsala, Samtycke (000:80) och Avsluta SIP (000:206); Värmland, Information och samtycke (004:41–42)"
BY_HIDDEN = "Värmland, Våldsutsatthet och Mötesdeltagare (004:55, 83)"

LEFT_TITLE = "Komplettera"
TO_CASE = "Fyll i resten i ärendet"
LEFT_NONE = "Inget mer behövs just nu."
LEFT_TODAY = "I dag"
LEFT_DISPATCH = "Före utskick"
LEFT_MEETING = "Före mötet"
LEFT_MEETING_AT = "Före mötet, {when}"
LEFT = {
    "report": ("Gör orosanmälan genast, senast i dag (19 kap. 1 § SoL).", "SoL 19 kap. 1 §; Värmland (004:58)"),
    "report_judged": (
        "Bedöm om en orosanmälan ska göras (19 kap. 1 § SoL).",
        "SoL 19 kap. 1 §; Värmland, Våldsutsatthet (004:58)",
    ),
    "children": ("Ta reda på om barn berörs.", "Värmland, Våldsutsatthet (004:58)"),
    "protection": (
        "Ta reda på om uppgifterna är skyddade. Till dess: endast manuell hantering.",
        "Uppsala, Skyddade personuppgifter (000:190)",
    ),
    "careful": (
        "Ta reda på om någon inte får märka kontakten. Till dess: endast manuell hantering.",
        "Värmland, Våldsutsatthet (004:52)",
    ),
    "hidden": ("Skriv vem som inte får kontaktas eller få veta.", "Värmland, Våldsutsatthet (004:55)"),
    "contact": ("Fråga hur hen nås tryggt.", "Värmland, Skyddade personuppgifter (004:75)"),
    "post": (
        "Fråga om någon annan kan öppna eller se posten. Till dess: inga brev.",
        "Värmland, Skyddade personuppgifter (004:75)",
    ),
    "paper_kept": ("Fråga var hen kan ha sina papper.", "Skåne, SIP-möte/genomförande (002:125)"),
    "consent": (
        "Fråga om samtycke. Till dess: inget namn i telefon, inga papper som lämnas ut.",
        "Uppsala, Samtycke (000:80); Värmland, Information och samtycke (004:37)",
    ),
    "consent_child": (
        "Gör klart samtyckesbladet: vem som svarade, och den andra vårdnadshavaren.",
        "Värmland, Barn (004:50, 56); Uppsala, Samtycke (000:93)",
    ),
    "consent_noted": ("Anteckna samtycket i journal eller akt.", "Uppsala, Samtycke (000:85)"),
    "identity": ("Skriv vem det gäller: namn och personnummer.", "Uppsala, Dokumentation (000:173)"),
    "number": ("Kontrollera personnumret.", "Uppsala, Dokumentation (000:173)"),
    "birth": ("Kontrollera födelsedagen på ärendebladet.", "Folkbokföringslagen 18 §"),
    "time": ("Bestäm dag och tid för mötet.", "Värmland, Kallelse (004:96)"),
    "purpose": ("Skriv syftet med mötet.", "Skåne, Kallelse (002:33); Uppsala, Kallelse (000:135)"),
    "both": ("Minst en från regionen och en från kommunen ska vara med.", "Haninge (001:122)"),
    "phones": ("Ta fram telefonnumren som saknas: växeln eller egen lista.", "Värmland (004:71)"),
    "wishes": ("Fråga vad som är viktigast för hen.", "Skåne, Kallelse (002:33); Haninge (001:149)"),
    "takes_part": ("Fråga hur hen vill vara med.", "Uppsala, Planering (000:129)"),
    "threat": ("Skriv bedömningen i förberedelsen, avsnittet Försiktig kontakt.", "Värmland (004:55)"),
    "interpreter": ("Fråga om tolk.", "Uppsala, Planering (000:119)"),
}

PAPERS_TITLE = "Skriv ut"
PAPER_NAMES = {
    "telefonkallelse": "Ringlista",
    "plan": "SIP-plan att fylla i med penna",
    "tidskort": "Tidskort",
    "kallelse": "Kallelse att fylla i med penna",
}
PAPER_WAITS = "Kan skrivas ut när samtycket finns."
PAPER_NO_TIME = "Kan skrivas ut när dag och klockslag finns."
PAPER_NONE = "Kryssa minst ett papper."
JOINED = "ringlista och papper"
TERM_ON_PAPER = "”{term}” får inte stå på papper och står på {paper}. Ta bort ordet, eller kryssa bort papperet."
NO_TIME_CARD = "Tidskortet behöver dag och klockslag. Skriv dem, eller kryssa bort kortet."
NOT_ASKED_YET = "Så länge samtycket inte är frågat skrivs bara ringlistan ut."
CALENDAR_TITLE = "Till kalendern"
CALENDAR = "Upptagen {start}–{end}"
CALENDAR_OPEN = "Upptagen {start}"
CALENDAR_COPY = "Kopiera"
CALENDAR_COPIED = "Kopierat. Tas bort om {seconds} s."
CALENDAR_HELP = "Inget mer än så: kalendrar och rumsbokningar läses av andra."
DAY_IN_WORDS = "{weekday} {day} {month}"

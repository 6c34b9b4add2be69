"""What is said where a profile of one's own is made: fields, help and what is wrong, in plain Swedish."""

from __future__ import annotations

LOGO_TOO_LARGE = "Filen är större än 2 MB. Spara bilden mindre och välj den igen."
LOGO_TOO_MANY_PIXELS = "Bilden är större än 4 000 bildpunkter på någon ledd. Spara den mindre och välj den igen."
LOGO_NOT_PICTURE = "Filen är ingen bild i formatet PNG eller JPEG, eller så är den skadad. Välj en annan fil."
LOGO_UNREADABLE = "Filen går inte att läsa. Välj en annan fil."

NAME_MISSING = "Skriv vad profilen ska heta."
NAME_TAKEN = "Det finns redan en profil som heter så. Välj ett annat namn."
ROUTINE_MISSING = "Skriv vad er rutin heter."
FOOT_MISSING = "Skriv hur papperet ska hanteras. Raden står längst ner på varje sida."
AGENDA_MISSING = "Skriv minst en punkt."
SHEET_NEEDED = "Ärendebladet måste vara med: det är det första papperet i varje ärende."
WORD_MISSING = "Skriv ordet. Blanketterna behöver det."
AMOUNT_WRONG = "Skriv ett helt tal från 0 till {most}. 0 betyder genast."
SOURCE = "Egen profil, kopierad från {name}"
OWN = "Egen profil"
BROKEN = (
    "Profilen {name} passar inte längre ihop med blanketterna: {why} Tills den är lagad används profilen {base} i "
    "stället. Inget i ärendena är förlorat. Öppna Egen profil, titta igenom den och spara."
)
UNREADABLE = "den går inte att läsa."

TITLE = "Egen profil"
BACK = "‹ Inställningar"
HELP = (
    "Kopiera en profil och ändra det som är annorlunda hos er. Den sparas i skåpet och kan sedan väljas för nya "
    "ärenden. Låses skåpet innan du har sparat finns det du har skrivit kvar här."
)
PROFILE = "Profil"
NEW = "Ny profil"
COPY_FROM = "Kopiera från"
BASED_ON = "Kopierad från {name}."
PARTS = {
    "naming": "Namn och ord",
    "foot": "Fot och dagordning",
    "forms": "Blanketter",
    "fields": "Frågor",
    "terms": "Frister",
    "logo": "Logotyp",
}
PART_WRONG = "{part} ({count})"
SAVE = "Spara profilen"
SAVED = "Sparat {time}."
SAVED_AS = "Profilen {name} är sparad {time} och kan väljas för nya ärenden."
NOT_SAVED = "Inget är sparat än. Det här behöver rättas: {parts}."
DRAFT = "Du höll på att ändra {name} när skåpet låstes eller stängdes ({when}). Ändringarna används inte än."
DRAFT_UNNAMED = "en ny profil"
DRAFT_RESUME = "Fortsätt"
DRAFT_THROW = "Kasta"
DRAFT_KEPT = "Det du har skrivit finns kvar om skåpet låses ({time}). Det används först när du sparar profilen."
UNSAVED = "Det finns ändringar som inte är sparade. Spara dem, eller släng dem och gå vidare."
THROW = "Släng ändringarna"
PREVIEW_FORM = "Blankett att visa"
PREVIEW = "Visa tom blankett"
PREVIEW_HELP = "Spara först: blanketten visas som profilen är sparad."
LINES = {
    "name": ("Profilens namn", "Så som den ska heta när du väljer den för ett ärende."),
    "routine": ("Er rutin heter", "Titeln på den rutin som profilen följer."),
    "document_id": (
        "Rutinens dokumentnummer",
        "Står i foten. Står aldrig på papper i ärenden som bara hanteras för hand.",
    ),
    "valid_from": ("Gäller från", "Till exempel 1 januari 2027. Får vara tomt."),
    "valid_to": ("Gäller till och med", "Efter den dagen säger programmet till, men profilen fungerar."),
    "handling": ("Fot i vanliga ärenden", "Hur papperet ska hanteras. Står längst ner på varje sida."),
    "handling_careful": (
        "Fot i ärenden som bara hanteras för hand",
        "Nämn ingen ort, kommun eller region: papperet får inte visa var någon är.",
    ),
    "agenda": ("Mötets dagordning", "En punkt på varje rad."),
}
WORDS = {
    "samordnare": ("Den som samordnar kallas", "Till exempel samordningsansvarig."),
    "samordnaren": ("Samma ord i bestämd form", "Till exempel den samordningsansvariga."),
}
OTHER_WORD = "Ert ord för {word}"
OTHER_WORD_HELP = "Ordet står i blanketterna."
WORDS_TITLE = "Ord i blanketterna"
FORMS_TITLE = "Blanketter ni använder"
FORMS_HELP = "Kryssa för dem ni använder. Ordningen här är ordningen i ärendet och i reservpärmen."
UP = "Flytta upp"
DOWN = "Flytta ner"
FORM = "Blankett"
FIELDS_HELP = (
    "Dubbelklicka, eller tryck F2, för att skriva en egen rubrik. Mellanslag ändrar ett kryss. Det som inte visas är "
    "borta från skärm och papper; det som redan är ifyllt finns kvar i ärendet."
)
COLUMNS = ("Fråga", "Obligatorisk", "Visas", "Egen rubrik")
FIELD_WRONG = "{label}: {sentence}"
YES, NO = "ja", "nej"
TERMS_TITLE = "Era frister"
TERMS_HELP = "Kryssa för dem som gäller hos er och skriv er egen tid. 0 betyder genast."
ALWAYS_TITLE = "Gäller alltid, enligt lag"
AMOUNT = "Antal"
UNIT = "Tidsmått"
UNITS = (("hours", "timmar"), ("days", "dagar"), ("weekdays", "vardagar"), ("weeks", "veckor"), ("months", "månader"))
AFTER = {
    "need_noticed": "efter att behovet uppmärksammades",
    "hospital_notice": "efter att sjukhuset sagt till den som kallar",
    "invitation_published": "efter att kallelsen skickades",
    "discharge_ready": "efter beskedet att patienten kan skrivas ut",
    "discharged": "efter utskrivningen",
    "meeting": "efter mötet",
    "deviation_reported": "efter att avvikelsen rapporterades",
    "consent_given": "efter att samtycket lämnades",
    "routine_adopted": "efter att rutinen började gälla",
}
BEFORE_MEETING = "före mötet"
AT_ONCE = "genast"
TERM_LINE = "{what}: {when}"
TERM_WHEN = "{amount} {unit} {event}"
TERM_MOVES = " (infaller sista dagen på en helg flyttas den till nästa vardag)"
ROUTINE_SAYS = "Rutinens ord: {words}. "
TERM_SOURCE = "{says}Källa: {source}"
LEVELS = {"stopp": "Stoppar", "varning": "Varnar", "upplysning": "Upplyser"}
TERM_HELP = "{level}. {rest}"
LOGO_TITLE = "Logotyp på ärendets papper"
LOGO_HELP = (
    "PNG eller JPEG, högst 2 MB. Den blir högst 45 × 15 mm, överst på första sidan. Den står aldrig på papper i "
    "ärenden som bara hanteras för hand, på kort att bära med sig eller på utvärderingar."
)
LOGO_NONE = "Ingen logotyp är vald."
LOGO_SHOWN = "Logotypen så som den blir på papper"
LOGO_CHOOSE = "Välj bild …"
LOGO_REMOVE = "Ta bort"
FILE_TITLE = "Välj bild"
FILE_PATH = "Fil eller mapp"
FILE_PATH_HELP = "Skriv sökvägen eller välj i listan."
FILE_LIST = "Mappar och bilder här"
FILE_NONE = "Inga mappar eller bilder här."
FILE_NO_SUCH = "Det finns ingen sådan fil eller mapp."
FILE_USE = "Använd bilden"
FILE_FOLDER = "{name} (mapp)"

OPEN = "Egna profiler"
CARD = "Er egen profil"
CARD_TEXT = (
    "Kopiera en region och ändra namn, ord, blanketter, frister och logga. Profilen ligger i skåpet och används "
    "sedan för nya ärenden och reservpärmen."
)

"""What the guidance says round the rules' own words, which stand in forms/rules/*.toml."""

from __future__ import annotations

NOT_YET = "Inte än: {what}"
NOT_YET_MORE = "Inte än: {what} Och {count} till."
HARD = "Det går inte att gå vidare förbi det här: {what}"
NOTHING_TO_PASS = "Det finns inget att gå vidare förbi. Ingenting är ändrat."
ONLY_CHIEF = "Bara den som sköter skåpet granskar i efterhand. Ingenting är ändrat."
REASON_MISSING = "Välj ett skäl. Ingenting är ändrat."
WORDS_MISSING = "Skriv med egna ord varför du går vidare. Ingenting är ändrat."
WORDS_LONG = "Skriv kortare: högst {most} tecken. Det du skrev står kvar."
REASONS = {
    "vantan_farligare": "Att vänta är farligare för den det gäller.",
    "ordnat_muntligt": "Det är ordnat muntligt och skrivs in efteråt.",
    "chefen": "Chefen har bestämt det.",
    "radfragat": "Jag har rådfrågat jurist eller annan sakkunnig.",
    "passar_inte": "Regeln passar inte det här ärendet.",
    "annat": "Något annat.",
}
"""The ready sentences of "Gå vidare ändå", by id (practice O2). Own words are always added."""

ACTS = {
    "register_call": "Anteckna samtal",
    "send_call": "Skicka kallelsen",
    "start_meeting": "Börja mötet",
    "make_plan_clear": "Göra planen klar",
    "send_copy": "Lämna ut papper",
    "close": "Avsluta",
}
NO_SUCH_AUTHORITY = "Välj en av dem som finns. Ingenting är ändrat."
ONLY_CHIEF_AUTHORITY = "Bara den som sköter skåpet säger vems det är. Ingenting är ändrat."
AUTHORITY = "Skåpet hör till"
AUTHORITY_HELP = "Ett skåp är en myndighets. Vissa regler gäller bara dem som arbetar i en viss verksamhet."
AUTHORITY_ALL = "Inte sagt: allas regler visas"
AUTHORITY_KEPT = "Sparat. Reglerna visas för {authority}."
SECTORS = {"socialtjanst": "Socialtjänsten", "utbildning": "Skola och utbildning", "region": "Regionen"}

LEVELS = {"stopp": "stop", "varning": "warning", "upplysning": "info"}
"""As other programs read them."""

CARD = "Att tänka på"
NOTHING_FOUND = "Inget särskilt just nu."
MARKS = {"stopp": "■ Inte än", "varning": "▲ Att tänka på", "upplysning": "● Bra att veta"}
"""The level of a finding as shape and word; colour never carries it alone."""
BEFORE = {
    "send_call": "■ Före kallelsen",
    "start_meeting": "■ Före mötet",
    "make_plan_clear": "■ Innan planen görs klar",
    "send_copy": "■ Innan papper lämnas ut",
    "close": "■ Före avslutet",
}
"""What a stop waits with, by the first act it stops: until then everything else goes on."""
BEFORE_MEETING = "■ Före mötet {when}"
WHY = "Varför"
WHY_NOT = "Dölj varför"
WHY_NAME = "Varför: {what}"
GO = "Gå dit"
REPORT = "Skriv en rapport"
REPORT_NAME = "Skriv en rapport: {what}"
GO_NAME = "Gå dit: {what}"
WAYS = {
    "samtycke_undantag": "Skriv beslutet att gå vidare utan samtycket",
    "planering_insats": "Planera varje insats för sig",
    "avslut": "Avsluta",
    "avvikelse": "Skriv en rapport om samverkan",
    "underrattelse_aterkallat": "Skriv en underrättelse",
    "telefonkallelse": "Ring i stället",
    "samtycke_foretradare": "Fråga företrädaren",
    "samtycke_kan_inte_svara": "Anteckna att hen inte kan svara själv just nu",
}
"""Other ways on from a finding, by form (``Rule.ways``)."""
SOURCE = "Källa: {source}"
CERTAINTY = {
    "S": "",
    "M": "Säkerhet: god andrahandskälla.",
    "L": "Säkerhet: ska bekräftas av jurist.",
    "H": "Säkerhet: vår egen slutsats, inte sagd i någon rutin.",
}
SHOW_ALL = "Visa alla ({count})"
SHOW_FEW = "Visa färre"
CHECKLIST = "Checklista för det här läget ({count})"
CHECKLIST_HIDE = "Dölj checklistan"

STOP_TITLE = "Inte än: {act}"
ALLOWED = "Det här får du göra nu: {allowed}"
GO_ON = "Gå vidare ändå – skriv varför"
GO_ON_HELP = "Skälet sparas med ditt namn och visas för den som sköter skåpet, som granskar det i efterhand."
GO_ON_HELP_PLACES = "Skälet sparas med ditt namn. Det gäller just de här orden i just den här meningen."
GO_ON_REASON = "Skäl"
GO_ON_WORDS = "Med egna ord"
GO_ON_WORDS_HELP = "Skriv inte namn, adresser eller orter."
GO_ON_ACT = "Gå vidare"
CLOSE = "Tillbaka"
HARD_ONLY = "Det här går inte att gå förbi. Det som redan är skrivet finns kvar."
PASSED = "{who} gick vidare {when}: {reason} {words}"

REVIEW_ONE = "{who} gick vidare ändå i {case} {when} ({act}). Regel: {why} Skäl: {reason} {words}"
REVIEW_SEEN = "Jag har granskat det"
REVIEW_DONE = "Antecknat att det är granskat."
REVIEW_MORE = "Att granska i efterhand: {count} till."

"""Words about versions of a paper: what was changed, what a follow-up wrote into the plan, and who has approved it."""

from __future__ import annotations

# What is changed between two versions.
ROW = "{word} {number}"
WITHIN = "{outer} – {inner}"
CELL = "{label}: {text}"
BETWEEN = "; "
PLACE_IN_LIST = "Nummer {number}"
KINDS = {"changed": "Ändrat", "added": "Tillagt", "removed": "Borttaget", "moved": "Flyttat"}
NOTHING = "–"

# What a follow-up or a hand-over writes into the plan.
DONE = {"ja": "Gjort", "delvis": "Delvis gjort", "nej": "Inte gjort"}
DONE_AND = "{done}. {what}"
KEPT_TYPED = "{place}: det som är skrivet i planens utkast står kvar. I det andra papperet står ”{text}”."
GOAL = "Delmålet ”{name}”"
ACTIVITY = "Aktiviteten ”{name}”"
NEED = "Behovet ”{name}”"
NAMELESS = "utan text"
GONE = "{what} finns inte i planen längre. Det står kvar i uppföljningen."
GONE_ACTIVITY = "{what} finns inte i planen längre. Den står kvar i uppföljningen."
ONLY_HERE = "{what} står bara i uppföljningen. Skriv in det i planen om det ska gälla."
ONLY_HERE_ACTIVITY = "{what} står bara i uppföljningen. Skriv in den i planen om den ska gälla."
TIME_GONE = "Klockslaget för uppföljningen är borttaget: det gällde det förra mötet. Skriv det nya när ni vet det."
NO_NEXT = "Nästa uppföljning står inte i papperet. I planen står den förra dagen kvar. Skriv den nya när ni vet den."
SAME_PLACE = "Platsen för uppföljningen är den som stod förut. Ändra den om ni ska ses någon annanstans."
PHONE_GONE = "Telefonnumret till den förra i uppdraget är borttaget. Skriv det nya numret."
WITHIN_GONE = "Vilken verksamhet som håller i samordningen är inte längre ifyllt. Välj den igen."
ROLE = "Ändra också rollen i ärendebladet, om den står där."
NO_PLAN = "Ärendet har ingen plan att skriva in i. Börja på planen först. Det du har skrivit står kvar här."
NOT_CARRIED = "Det här papperet skrivs inte in i planen. Bara uppföljningen och bytet av samordnare gör det."
EMPTY = "Det finns inget att skriva in i planen än. Fyll i papperet först."
ALREADY = "Allt det här står redan i planen. Ingen ny version behövs."

# Approvals.
APPROVED_TWICE = "Verksamheten har redan godkänt version {revision}. Inget har ändrats."
NOT_A_PLAN = "Bara en plan godkänns av verksamheterna."
NOT_CLEAR = "Planen är ett utkast. Gör den klar först, så kan verksamheterna godkänna sin del."
NO_SUCH_PART = "Verksamheten har ingen del i den här versionen av planen."
NAME_MISSING = "Skriv vem som godkände."
DAY_UNCLEAR = "Skriv vilken dag det godkändes, till exempel 2026-12-03."
DAY_TO_COME = "Dagen har inte varit än. Skriv den dag då det godkändes."

# The view.
TITLE = "Versioner: {name}"
BACK = "‹ {case}"
LIST = "Versioner"
LIST_HELP = "En klar version ändras aldrig. Den kan läsas och skrivas ut igen som den var."
COLUMNS = ("Version", "Läge", "Utskrifter", "Klar eller sparad")
READ = "Läs"
PRINT = "Skriv ut"
CHANGES = "Det som är ändrat"
FROM = "Från"
TO = "Till"
VERSION = "Version {number}"
VERSION_STATE = "Version {number}, {state}"
ONLY_ONE = "Det finns bara en version än. När det finns en till står det här vad som är ändrat."
SAME = "Inget är ändrat mellan de två versionerna."
COUNT_ONE = "1 ändring"
COUNT = "{count} ändringar"
CHANGE_COLUMNS = ("Var", "Förr", "Nu")
ON_SCREEN_ONLY = "Listan visar också det som aldrig skrivs ut. Den är bara för skärmen."
PLACE_AND_KIND = "{place}\n{kind}"

APPROVALS = "Verksamheternas godkännande"
APPROVALS_HELP = "Varje verksamhet godkänner sin del. Ändras dess aktiviteter i en ny version behövs ett nytt."
APPROVALS_NONE = "Ingen verksamhet står som ansvarig för en aktivitet i planen."
APPROVALS_DRAFT = "När planen är klar kan verksamheterna godkänna sin del."
APPROVALS_COUNT = "Version {revision}: {given} av {all} har godkänt sin del."
APPROVAL_COLUMNS = ("Verksamhet", "Aktiviteter", "Godkännande")
APPROVED = "✓ {name}, {day}, version {revision}"
NOT_APPROVED = "○ Inte godkänt än"
NO_PART = "– Ansvarar inte för någon aktivitet"
APPROVE_PARTY = "Verksamhet"
APPROVE_NAME = "Vem godkände"
APPROVE_DAY = "Dag"
APPROVE_DAY_HELP = "Till exempel i dag eller 3/12."
APPROVE_TODAY = "i dag"
APPROVE = "Skriv in godkännandet"
APPROVE_DONE = "Godkännandet är inskrivet: {label}."

CARRY = "Skriv in i planen"
CARRY_FOLLOW_UP = (
    "Måluppfyllelsen, det som är gjort, nya behov och nästa möte skrivs in i planens nästa version. "
    "Den öppnas som utkast, och den gamla versionen ändras inte."
)
CARRY_HAND_OVER = (
    "Den som tar över skrivs in i planens nästa version. Den öppnas som utkast, och den gamla versionen ändras inte."
)
CARRY_ACT = "Skriv in i planen"
CARRY_DONE = "Inskrivet i planens version {revision}, som är ett utkast: {count} uppgifter."
CARRY_DONE_ONE = "Inskrivet i planens version {revision}, som är ett utkast: 1 uppgift."
CARRY_NOTHING = "Inget skrevs in i planen."
CARRY_KEPT = "Se efter:"
CARRY_LINE = "• {sentence}"
CARRY_OPEN = "Öppna planen"

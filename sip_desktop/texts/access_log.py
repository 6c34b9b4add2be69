"""Words for the access log: its acts, and what its export says. Never a name of somebody a case is about."""

ACTS = {
    "unlock": "Låste upp",
    "lock": "Låste",
    "open": "Öppnade ärendet",
    "change": "Ändrade i ärendet",
    "make_clear": "Gjorde ett papper klart",
    "print": "Skrev ut",
    "copy": "Gjorde ett exemplar",
    "send": "Lämnade ut",
    "look_up": "Slog upp",
    "export": "Sparade utanför skåpet",
    "override": "Gick vidare ändå",
    "approve": "Godkände",
    "decide": "Beslutade",
    "purge": "Gallrade",
    "key_change": "Ändrade nycklar",
}
CHANGED_OUTSIDE = "Ändrade i skåpet"
ASKED = "Förfrågan utifrån: {who}"
ASKED_OTHER = "annan"
"""An asker that the cards have no more."""
CSV_HEAD = ("rad", "tid", "vem", "vad", "ärende")
NAME = "Logg {day}.csv"
NOTHING_TO_CHECK = "Det finns inga nya rader att kontrollera. Inget har sparats."
LONG_REMARK = "Anteckningen är för lång: högst {most} tecken. Den står kvar, men är inte sparad."
"""The remark is about the check, not about a person."""
TOO_MANY = "Det är fler än {most} rader. Välj ett kortare urval, eller spara som CSV. Inget har gjorts."

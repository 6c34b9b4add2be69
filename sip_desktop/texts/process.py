"""The steps of a case, in order, and what to do next; the words stand on the case view."""

STEPS = ("Behov", "Samtycke", "Förberedelse", "Kallelse", "Möte", "Plan", "Uppföljning", "Avslut")
STEP_OF_STATE = {
    "T0": 0,
    "T1": 0,
    "T2": 1,
    "T2n": 1,
    "T3": 2,
    "T3f": 2,
    "T4": 3,
    "T5": 3,
    "T6": 4,
    "T7": 5,
    "T8": 6,
    "T9": 6,
    "T10": 7,
    "T11": 7,
}
STEP_SPOKEN = "{step}, steg {number} av {count}"

NEXT = "Nästa steg"
NEXT_SHEET = "Fyll i ärendebladet: vem det gäller, vilka som ska vara med och hur kontakt får tas."
NEXT_CALL_START = "Skriv kallelsen till mötet."
NEXT_CALL_GO_ON = "Skriv färdigt kallelsen och gör den klar."
NEXT_PLAN_START = "Börja på planen. Den kan fyllas i under mötet."
NEXT_PLAN_GO_ON = "Skriv färdigt planen och gör den klar."
NEXT_EVALUATION = "Planen är klar. Lämna ut utvärderingen efter mötet. Svaren läggs in utan koppling till ärendet."
OPEN = "Öppna"
START = "Börja"
TO_EVALUATIONS = "Till utvärderingar"
GO_ON_ANYWAY = "Gå vidare till kallelsen"
STAGES = {
    "behov": "Behov",
    "samtycke": "Samtycke",
    "forberedelse": "Förberedelse",
    "kallelse": "Kallelse",
    "mote": "Möte",
    "plan": "Plan",
    "uppfoljning": "Uppföljning",
    "avslut": "Avslut",
    "nar_som_helst": "När som helst",
}

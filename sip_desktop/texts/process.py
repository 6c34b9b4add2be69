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
NEXT_IN_STATE = {
    "T0": "Fyll i ärendebladet: vem det gäller, vilka som ska vara med och hur kontakt får tas.",
    "T0_named": "Skriv i förberedelsen vem som såg behovet, när, och er bedömning.",
    "T1": "Skriv färdigt bedömningen: ska en SIP erbjudas? Behövs ingen: skriv skälet, och avsluta ärendet.",
    "T1_clear": "Bedömningen är klar. Behövs ingen SIP: avsluta ärendet. Ska en SIP erbjudas: ändra bedömningen.",
    "closing_begun": "Avslutet är påbörjat. Skriv det färdigt och gör det klart.",
    "T2": "Fråga om samtycke och anteckna svaret.",
    "T2n": "Svaret är nej, eller samtycket är taget tillbaka. Anteckna var det står, och avsluta. "
    "Stödet kan planeras insats för insats.",
    "T3": "Skriv kallelsen till mötet.",
    "T3_careful": "Ring dem som ska kallas och anteckna samtalen.",
    "T3f": "Förmötet är antecknat. Skriv kallelsen till mötet.",
    "T4": "Anteckna svaren när de kommer. Börja gärna på planen: den kan fyllas i under mötet.",
    "T5": "Alla har svarat. Börja gärna på planen: den kan fyllas i under mötet.",
    "T6": "Skriv planen och gör den klar.",
    "T7": "Planen är klar. Lämna den till den enskilde och de andra, och ge ut utvärderingen. "
    "Svaren läggs in utan koppling till ärendet.",
    "T8": "Skriv färdigt uppföljningen och gör den klar.",
    "T8_clear": "Uppföljningen är klar. Skriv in den i planen, och gör planens nya version klar. "
    "Ska SIP avslutas: fyll i avslutet.",
    "T9": "Planens nya version är klar. Lämna ut den, och utvärderingen. Vid nästa möte skrivs en ny uppföljning.",
    "T10": "SIP är avslutad. Skriv in i ordinarie system det som ska dit, och bestäm vad som händer med papperen.",
    "T10_withdrawn": "Samtycket är nekat eller taget tillbaka. Inget mer lämnas ut. "
    "Ge de andra besked, och fyll i avslutet.",
    "T11": "Allt är klart i ärendet.",
}
OPEN = "Öppna"
START = "Börja"
GIVE = "Lämna ut planen"
TO_EVALUATIONS = "Till utvärderingar"
SKIP = {
    "kallelse": "Gå vidare till kallelsen",
    "telefonkallelse": "Ring i stället",
    "svar": "Anteckna ett svar",
    "avslut": "Avsluta",
    "uppfoljning": "Skriv uppföljningen",
    "planering_insats": "Planera varje insats för sig",
}
"""What may be done instead of the next step, by form."""
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

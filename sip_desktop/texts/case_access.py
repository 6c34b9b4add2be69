"""Sentences about who works with a case, and about opening one in an emergency."""

NOT_YOURS = "{who} är ansvarig för ärendet. Behöver du det nu: öppna i nödläge och skriv varför."
REASON_MISSING = "Skriv varför du öppnar ärendet. Den ansvariga och chefen ser det. Inget har öppnats."
REASON_LONG = "Skälet är för långt: högst {most} tecken. Skriv inget om den som ärendet gäller."
NO_SUCH_USER = "Användaren finns inte i skåpet. Inget har ändrats."
NOBODY = "Ärendet behöver någon som är ansvarig. Inget har ändrats."

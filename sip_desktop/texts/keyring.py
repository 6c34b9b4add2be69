"""Sentences about users and their keys."""

NAME_MISSING = "Skriv både namn och initialer. Ingen har lagts till."
INITIALS_TAKEN = "Någon i skåpet har redan initialerna {initials}. Välj andra, så att loggen går att läsa."
NOT_ONESELF = "Du kan inte ta bort din egen nyckel. Be en annan användare i skåpet. Inget har ändrats."
LAST_CHIEF = "Någon som kan låsa upp måste vara chef och sköta nycklar och logg. Inget har ändrats."
CHIEF_ONLY = "Det här gör en chef: någon som sköter nycklar och logg. Inget har ändrats."
CHIEF_ONLY_SHORT = (
    "Du kan byta din egen lösenmening och USB-nyckel. En chef lägger till och tar bort andra, "
    "och byter återställningsnyckel och valvnyckel."
)
RECOVERY_IS_THEIRS = (
    "Återställningsnyckeln öppnar skåpet som den här användaren. Låt först en annan chef göra en ny, "
    "annars kan ingen sköta nycklarna om lösenmeningarna är borta. Inget har ändrats."
)
NEW_VAULT_KEY_CHIEF = "En chef byter valvnyckel. Be någon som sköter nycklarna. Inget har ändrats."

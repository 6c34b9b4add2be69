"""Sentences about users and their keys."""

NAME_MISSING = "Skriv både namn och initialer. Ingen har lagts till."
INITIALS_TAKEN = "Någon i skåpet har redan initialerna {initials}. Välj andra, så att loggen går att läsa."
NOT_ONESELF = "Du kan inte ta bort din egen nyckel. Be en annan användare i skåpet. Inget har ändrats."
LAST_CHIEF = "Någon som kan låsa upp måste vara chef och sköta nycklar och logg. Inget har ändrats."

"""Sentences about backup copies; never a name, a key or a case."""

COPY_DAMAGED = "Filen är ingen hel säkerhetskopia: den är skadad, ändrad eller något annat. Inget har ändrats."
COPY_NEWER = "Säkerhetskopian är gjord med en nyare version av programmet. Använd den versionen. Inget har ändrats."
COPY_NOT_WHOLE = (
    "Säkerhetskopian blev inte hel och har tagits bort. De äldre kopiorna finns kvar. "
    "Kör kontrollen av skåpet, och prova en annan plats."
)
MARKER_DAMAGED = (
    "En återställning av skåpet avbröts, och filen aterstall.json går inte att läsa. Inget har tagits bort: "
    "filerna ligger i skåpets mapp. Kontakta den som sköter datorn."
)

"""What stands on a copy in place of what is left out, and why it is left out."""

REGION, KOMMUN, SCHOOL = "Regionen", "Kommunen", "Skolan"
ROLES = {
    "region": REGION,
    "utforare_region": REGION,
    "kommun": KOMMUN,
    "utforare_kommun": KOMMUN,
    "skola": SCHOOL,
    "statlig": "Statlig myndighet",
    "annan": "Annan verksamhet",
}
SOMEBODY = "Någon annan"
NAMED = "{name}, {role}"

SIGNATURES = "Underskrifter"
SIGNED = "Undertecknat original finns hos samordningsansvarig."
HANDLING = "Förvara pappret så att ingen annan kan läsa det. Mejla det inte."

WHY = {
    "table": "Lämnas inte till den här mottagaren.",
    "asked": "Lämnas bara om mottagaren behöver det och du kryssar för det.",
    "consent": "Samtycket omfattar inte det här.",
    "limit": "Samtycket har en gräns i ord. Läs den och kryssa bara för det som den tillåter.",
    "own": "Bara mottagarens egen rad visas.",
    "role": "Visas som roll, utan namn och enhet.",
    "names": "Kan visa en enhet, en person eller hur någon nås.",
    "unit": "Nämner en enhet eller ett namn. Skriv hellre ”skolan”, ”vården” eller ”barnet” i planen.",
    "child": "Barnet vill inte att någon annan läser det.",
    "guardian": "Den andra vårdnadshavarens kontaktuppgifter lämnas aldrig.",
    "identity": "Väljs ovan: bara ärendenumret, namn, eller namn och personnummer.",
}

"""Words of the settings view."""

TITLE = "Inställningar"
HELP = "Gäller på den här datorn och sparas genast."
LOOK = "Utseende"
SCHEME = "Färger"
SCHEMES = (("system", "Som datorn"), ("light", "Ljusa"), ("dark", "Mörka"))
TEXT_SIZE = "Textstorlek"
TEXT_SIZES = ((100, "100 %"), (115, "115 %"), (130, "130 %"), (150, "150 %"), (175, "175 %"), (200, "200 %"))
SAFETY = "Skydd"
IDLE = "Lås när ingen har rört datorn på"
IDLE_MINUTE = "1 minut"
IDLE_MINUTES = "{minutes} minuter"
IDLE_HELP = "Skåpet låses också när datorn låses eller går i vila. Det du har skrivit är sparat."
MINIMISED = "Lås när fönstret minimeras"
MINIMISED_HELP = "Annars döljs innehållet när fönstret minimeras, och skåpet är fortfarande olåst."
PROTECT = "Skydda mot skärmbild"
ABOUT = "Om programmet"
VERSION = "Version"

"""Names and words of the invented cases. Nobody has these names; the family names say so."""

GIVEN = ("Alma", "Bo", "Cleo", "Disa", "Ebbe", "Freja", "Gunnar", "Hilma", "Ivar", "Juno", "Kaj", "Liv", "Milo", "Nora")
FAMILY = ("Prov", "Test", "Försök", "Exempel", "Övning")
USER = "Demo Handläggare"
INITIALS = "DH"
ROLE = "Handläggare"
PASSPHRASE_WORDS = (
    "blyerts gräddfil hängmatta kaffekopp kompass lingon månsken näver ostkaka paraply regnbåge segelbåt snöboll "
    "solros tallkotte trappsteg tumvante vattenkanna vedtrave äppelträd"
).split()

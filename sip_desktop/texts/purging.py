"""Words of purging a case, of the rule that two persons must be present, and of what should be done first.

Retention: law.md §1.5; who decides: practice.md O17. The programme's own words never say that something may be purged.
"""

LINK = "Gallra (ta bort enligt beslut) …"
BACK = "‹ {number} {word}"
TITLE = "Gallra (ta bort enligt beslut)"
TEXT = (
    "Allt om ärendet tas bort ur skåpet och går inte att få tillbaka. Kvar blir numret, ert beslut, loggens rader, "
    "blanketternas nummer och utvärderingarna, som aldrig hör till något ärende."
)

FIRST = "Gör det här först"
NOTHING_FIRST = "✓ Programmet hittar inget som återstår."
FIRST_HELP = "Listan är till hjälp och stoppar inget. Programmet ser bara det som står i skåpet."
OPEN_POINT = "▲ {words}"
NOT_CLOSED = "Ärendet är inte avslutat: det finns inget avslut som är klart."
SAID_KEPT = "Avslutet säger att ärendet är kvar tills vidare."
SAID_PURGED = "Avslutet säger att ärendet gallras {day}."
DRAFTS = "Inte klart än: {titles}. Det försvinner också."
NOT_ENTERED = "Inte infört i ordinarie system: {papers}."
NOT_ENTERED_ONE = "{title} ({done} av {total} rader införda)"
STAYS_HERE = "Det här förs inte in i något annat system. Kontrollera att papperen förvaras enligt er rutin."
SIGNED = "Undertecknade original sparas alltid: {sheets}. De gallras inte med ärendet."
SIGNED_WHERE = "Avslutet säger att originalen förvaras så här: {where}."
SIGNED_NOWHERE = "Avslutet säger inte var originalen förvaras. Skriv det i akten."
OUT = "Arbetsexemplar som inte har kommit tillbaka: {copies}."
OUT_ONE = "nr {number}"
OUT_UNNUMBERED = "ett utan nummer"
OUT_SAID = "Avslutet säger att några arbetsexemplar fattas."
PRINTED = "{count} utskrifter har gjorts ur ärendet. Programmet ser inte var papperen är."
PRINTED_ONE = "En utskrift har gjorts ur ärendet. Programmet ser inte var papperet är."

LAW = "Hur länge ska det sparas?"
LAW_HELP = "Ni bestämmer efter er dokumenthanteringsplan. Är du osäker: gallra inte. Fråga arkivet eller juristen."
LAST_ENTRY = "Senast ändrat i programmet: {day}."
LAWS = (
    "Socialnämndens personakt: fem år efter sista anteckningen, om den ingår i en sammanställning "
    "(16 kap. 1 § socialtjänstlagen).",
    "Gallras inte: akter om placerade barn, skyddat boende, faderskap och adoption (16 kap. 2 §). "
    "Utredning om skydd för barn: inte förrän barnet har fyllt 30 (2 a §).",
    "Enskild verksamhet: två år (17 kap. 2 §). Patientjournal: minst tio år (3 kap. 17 § patientdatalagen).",
    "Loggen rörs inte. Den sparas minst fem år (HSLF-FS 2016:40, 4 kap. 9 §).",
)

COPIES = "Säkerhetskopiorna har kvar ärendet"
COPIES_HERE = (
    "{count} kopior i skåpets mapp kan ha ärendet, den äldsta från {oldest}. De försvinner efter hand: "
    "en kopia kan ligga kvar i sex månader, och längre om skåpet används sällan."
)
COPIES_ONE = (
    "En kopia i skåpets mapp kan ha ärendet, från {oldest}. Den försvinner efter hand: "
    "den kan ligga kvar i sex månader, och längre om skåpet används sällan."
)
COPIES_NONE = "Ingen kopia i skåpets mapp har ärendet."
COPIES_OUTSIDE = (
    "Kopior på USB-minnen och sparade PDF-filer vet programmet inget om. Förstör dem enligt samma beslut. "
    "Återställs en äldre kopia är ärendet tillbaka: gallra det då igen."
)

DECISION = "Beslutet"
BASIS = "Vilket beslut gallrar ni efter?"
BASIS_HELP = "Till exempel: Delegationsbeslut 2031-05-02, punkt 4.2. Sparas för alltid: skriv inget om den enskilde."
WHY = "Varför gallras det fast ärendet inte är avslutat?"
WHY_HELP = "Till exempel: Dubblett, allt står i 0012. Sparas med beslutet."
PROPOSE = "Föreslå gallring"
PROPOSED = "Föreslaget {day} av {who}: {basis}"
TAKE_BACK = "Ta tillbaka förslaget"
TYPED = "Skriv ärendets nummer"
TYPED_HELP = "De fyra siffrorna före ärendeordet, så att det blir rätt ärende."
PURGE = "Gallra ärendet nu"
TWO_NEEDED = (
    "Skåpet kräver två personer vid gallring. Låt en annan användare skriva sin lösenmening här, "
    "eller gallra själv från {day}."
)
TWO_MET = "Skåpet kräver två personer vid gallring. Det räcker nu: {why}."
ANOTHER = "du är en annan än den som föreslog"
WAITED = "förslaget är sju dagar gammalt"
ONE_IS_ENOUGH = "Skåpet kräver inte två personer vid gallring. En chef kan ändra det under Skåpet."
THEIR_PASSPHRASE = "Den andra personens lösenmening"
THEIR_HELP = "Återställningsnyckeln duger inte."
WORKING = "Kontrollerar lösenmeningen. Det tar någon sekund."
DONE = "Ärende {number} är gallrat. Numret, beslutet och loggen finns kvar."

BASIS_MISSING = "Skriv vilket beslut ni gallrar efter. Inget har ändrats."
BASIS_LONG = "Texten är för lång: högst {most} tecken. Inget har ändrats."
BASIS_TELLS = "Texten sparas för alltid. Ta bort namn och personnummer ur den. Inget har ändrats."
WHY_MISSING = "Ärendet är inte avslutat. Skriv varför det gallras ändå. Inget har ändrats."
WHY_KEPT = "{basis}. Ärendet var inte avslutat: {why}"
KEPT_BASIS = "{basis} (Föreslaget {day} av {who}.)"
PROPOSED_ALREADY = "Någon har redan föreslagit det här. Gå tillbaka till ärendet och välj Gallra igen."
NOT_PROPOSED = "Ingen har föreslagit att ärendet gallras, eller så är förslaget tillbakataget. Inget har ändrats."
WRONG_NUMBER = "Numret är inte det här ärendets. Skriv {number}. Inget har gallrats."
WAIT = "Skåpet kräver två personer. Be en annan användare skriva sin lösenmening, eller vänta till {day}."
SAME_PERSON = "Det var samma person en gång till. En annan användare måste skriva sin lösenmening. Inget har ändrats."
NOT_RECOVERY = "Återställningsnyckeln är inte en person. En annan användare måste skriva sin lösenmening."
PASSPHRASE_MISSING = "Låt den andra personen skriva sin lösenmening först. Inget har ändrats."
NO_SUCH_USER = "Lösenmeningen hör till någon som skåpet inte känner. Inget har ändrats."
NOT_IN_EMERGENCY = "Du har öppnat ärendet i nödläge. Den ansvariga eller en chef gallrar det. Inget har ändrats."
CHIEF_ONLY = "Bara en chef kan ändra regeln om två personer. Inget har ändrats."

CARD = "Gallring"
CARD_TEXT = "Ärenden som har föreslagits för gallring, och de som har gallrats. Ett ärende gallras inifrån ärendet."
RULE = "Två personer vid gallring"
RULE_ON = "På. Den som föreslår gallrar inte ensam förrän efter sju dagar."
RULE_OFF = "Av. Den som föreslår får gallra direkt."
RULE_ASKED = "{who} bad {day} om att stänga av regeln. En annan chef kan göra det nu, samma chef från {from_day}."
TURN_ON = "Kräv två personer"
TURN_OFF = "Stäng av regeln"
TURN_OFF_HELP = "Att stänga av kräver också två personer, eller sju dagar."
TURN_OFF_NOW = "Stäng av tillsammans"
ASK_OFF = "Be om att få stänga av om sju dagar"
KEEP_ON = "Behåll regeln"
ASKED_NOW = "Noterat. Regeln gäller till {day}."
PROPOSALS = "Föreslagna gallringar"
NO_PROPOSALS = "Inga förslag."
PROPOSAL = "{case}, {day} av {who}. {basis}"
GO_TO = "Till {case}"
PURGED = "Gallrade ärenden"
PURGED_LINE = "{number}, {day} av {who}. {basis}"
NO_PURGED = "Inga ärenden har gallrats."
PURGED_MORE = "Och {count} till. De står i loggen."
NOT_YOURS = "Du arbetar inte med ärendet. Du kan besluta om förslaget utan att öppna det."

"""What is said about a faulty form, region or law file; to those who write the files, in plain Swedish."""

from __future__ import annotations

LEVELS = {
    "section": "avsnitt",
    "field": "fält",
    "column": "kolumn",
    "options": "val",
    "change": "ändring",
    "deadline": "frist",
    "row": "rad",
    "rule": "regel",
    "way": "väg",
    "asker": "den som frågar",
    "part": "del",
    "kind": "slag av mottagare",
    "subject": "ämne",
    "note": "anmärkning",
}
WHOLE_FILE = "hela filen"

NOT_TOML = "filen går inte att läsa som TOML ({detail})."
TOML_WHERE = "rad {line}, kolumn {column}"
TOML_END = "filen tar slut för tidigt"
TOML_NUMBER = "ett tal har för många siffror"
NOT_UTF8 = "tecknen är inte UTF-8"
NOT_JSON = "innehållet går inte att läsa."
TOO_DEEP = "filen går inte att läsa: för många nivåer inuti varandra."
UNKNOWN_KEY = "nyckeln '{0}' finns inte."
MISSING_KEY = "nyckeln '{0}' fattas."
UNKNOWN_VALUE = "värdet '{0}' är inte ett av dem som går att välja."
WRONG_TYPE = "värdet har fel slag: här ska stå {0}, inte {1}."
NOT_READ = "värdet går inte att läsa."
KINDS = {
    "str": "text",
    "bool": "true eller false",
    "int": "ett heltal",
    "float": "ett decimaltal",
    "array": "en lista",
    "object": "en tabell",
    "date": "ett datum",
    "datetime": "en tidpunkt",
    "time": "ett klockslag",
    "null": "ingenting",
}

BAD_ID = "id '{id}' får bara ha små bokstäver a–z, siffror och understreck."
DOUBLE_ID = "id '{id}' finns två gånger."
STOP_WITHOUT_ACT = "ett stopp ska säga vilka handlingar det gäller (nyckeln 'acts')."
HARD_WITHOUT_STOP = "bara ett stopp kan vara 'hard'."
RULE_WITHOUT_CHECK = "det finns ingen kontroll i programmet för regeln."
NO_TEXT = "nyckeln '{key}' får inte vara tom."
BAD_KEY = "tangenten '{key}' ska vara en siffra eller en bokstav a–z, men inte {taken}."
DOUBLE_KEY = "tangenten '{key}' används två gånger."
NO_LABEL = "etikett (label) fattas."
NO_INFO = "ett info-fält behöver text."
BAD_WIDTH = "bredden (width) är {width}, men ska vara 1–12."
BAD_COUNT = "'{key}' är {count}, men ska vara 0–{most}."
BAD_VERSION = "versionen är {version}, men ska vara 1–{most}."
NO_OPTIONS = "ett fält av typen {type} behöver minst ett val (options)."
NEEDLESS = "'{key}' passar inte i ett fält av typen {type}."
FACES = "ett val med ansikten (faces) ska ha valen {known}, i den ordningen."
NO_COLUMNS = "ett fält av typen rows behöver minst en kolumn."
TOO_MANY_LEVELS = "rader inuti rader går bara i två nivåer."
NO_COMPUTE = "ett beräknat fält behöver nyckeln compute."
UNKNOWN_COMPUTE = "det finns ingen beräkning som heter '{name}'."
UNKNOWN_ROLE = "rollen '{role}' finns inte; de som finns är {known}."
WAS_CLASH = "det gamla namnet '{id}' (was) används redan av ett annat fält."
DROPPED_CLASH = "'{id}' står som borttaget (dropped) men finns i formuläret."
POCKET_BARE = "ett fickkort (pocket) ska också vara bare: det har ingen plats för ärende eller sekretess."
BINDER_IN_CASE = "en sida i reservpärmen (binder) ska ha in_case = false: inget ärende börjar den."
LEADS_NOWHERE = "fältet '{field}' leder till '{step}' (leads_to), men det är inget steg i ett flödesschema (chart)."
REGION_BINDER = "formuläret '{form}' är en sida i reservpärmen och kan inte erbjudas i ett ärende."
CARD_FIELD = "fältet '{field}' av typen {type} får inte plats på ett kort ({key})."
CONDITION_SUBJECT = "villkoret i {key} ska ha antingen field eller fact, inte båda och inte ingetdera."
CONDITION_TEST = "villkoret i {key} ska ha precis en av equals, in och answered, men har {count}."
CONDITION_FIELD = "villkoret i {key} pekar på fältet '{field}', som inte finns."
CONDITION_VALUE = "villkoret i {key} jämför med '{value}', som '{subject}' aldrig kan vara."
PREFILL_SHAPE = "förifyllningen '{source}' ska skrivas som formulär.fält."
PREFILL_COLUMN = "förifyllningen '{source}' ska vara namnet på en kolumn i raden den hämtas från."
PREFILL_FORM = "förifyllningen '{source}' pekar på ett formulär som inte finns."
PREFILL_FIELD = "förifyllningen '{source}' pekar på ett fält som inte finns."
PREFILL_TYPE = "förifyllningen '{source}' är av typen {given} och kan inte bli {wanted}."
PREFILL_OPTIONS = "förifyllningen '{source}' har val som inte finns här: {options}."
UNKNOWN_LAW = "lagrummet '{law}' finns inte i law.toml."
UNKNOWN_WORD = "ordet '{word}' inom klammer finns inte i profilen {region}."
FILE_NAME = "filen ska heta {name}, eftersom id är '{id}'."

NO_CHANGE = "ändringen ändrar ingenting."
DOUBLE_CHANGE = "fältet '{field}' i formuläret '{form}' ändras två gånger."
REGION_FORM = "formuläret '{form}' finns inte."
REGION_FIELD = "fältet '{field}' finns inte i formuläret '{form}'."
REGION_REQUIRED = "fältet '{field}' kan inte krävas: ingen kan fylla i det."
REGION_HIDDEN = "fältet '{field}' kan inte döljas: '{by}' visas beroende på det."
REGION_HIDDEN_NEEDED = "fältet '{field}' kan inte döljas: formuläret '{form}' kräver det i alla regioner."
REGION_HIDDEN_REQUIRED = "fältet '{field}' är både dolt och obligatoriskt."
DATES_TURNED = "sista dagen ({valid_to}) kommer före första dagen ({valid_from})."
DATES_OVERLAP = "två rader med id '{id}' gäller samtidigt."
DEADLINE_MOVES = "bara en frist framåt i dygn, veckor eller månader kan flyttas till nästa vardag (moves)."
DEADLINE_OFFERED = "en frist som bara erbjuds (offered) hör hemma i deadlines.toml."
DEADLINE_TWICE = "fristen '{id}' finns redan i deadlines.toml."
NO_REGIONS = "det finns ingen regionprofil."
FOLDER_UNREADABLE = (
    "Blanketterna går inte att läsa från programmets mapp. Inget är förlorat. "
    "Be den som sköter datorn att lägga in programmet på nytt."
)


def fault(file: str, place: str, sentence: str) -> str:
    """The whole sentence: file, place, what is wrong."""
    return f"{file}, {place}: {sentence}"


def level(name: str, identity: str, number: int) -> str:
    """One step of a place: "fält 'd_delmal'", or "fält nr 3" when it has no id."""
    word = LEVELS.get(name, f"'{name}'")
    return f"{word} '{identity}'" if identity else f"{word} nr {number}"


def key(name: str) -> str:
    """The last step of a place, when it is a key."""
    return f"nyckel '{name}'"


def kind(words: str) -> str:
    """A type as msgspec names it ("bool | str | null"), in Swedish."""
    return " eller ".join(KINDS.get(word, word) for word in words.split(" | ") if word != "null") or KINDS["null"]

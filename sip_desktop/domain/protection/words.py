"""Word lists of the check: what is ordinary although it looks like a name. Data; nothing is judged here."""

from __future__ import annotations


def _joined(firsts: str, lasts: str) -> frozenset[str]:
    return frozenset(first + last for first in ["", *firsts.split()] for last in lasts.split())


# Ways that are no streets, whatever their end: "framgången", "livsvägen", "vårdkedjan".
ORDINARY_WAYS = frozenset(
    "vägen gatan gången gränden stigen torget allén backen leden vägs gång gator vägar omväg omvägen genväg genvägen "
    "utväg utvägen avvägen avväg landsväg landsvägen järnväg järnvägen motorväg motorvägen motorleden skolväg "
    "skolvägen "
    "cykelväg cykelvägen gångväg gångvägen livsväg livsvägen luftväg luftvägen urinväg urinvägen mellanväg mellanvägen "
    "medelväg medelvägen bilväg bilvägen huvudväg huvudvägen kontaktväg kontaktvägen informationsväg kommunikationsväg "
    "hemväg hemvägen arbetsväg återvägen återväg framgång framgången övergång övergången tillgång tillgången utgång "
    "utgången ingång ingången uppgång uppgången nedgång nedgången genomgång genomgången omgång omgången avgång "
    "avgången "
    "gågata gågatan huvudgatan huvudgata affärsgata affärsgatan återvändsgränd återvändsgränden bakgata tvärgata "
    "arbetsgång arbetsgången rättegång rättegången skolgång skolgången umgången korridorgången trappuppgång hågkomst "
    "trappuppgången källargången handlingsväg övergångs reträttväg sjöväg flykväg flyktväg flyktvägen utfartsväg "
    "riksväg riksvägen länsväg grusväg grusvägen skogsväg skogsvägen promenadväg ridväg blindgång felgång tomgång "
    "föregång kretsgång gallgång hörselgång hörselgången vandringsled vandringsleden stamled höftled knäled fotled "
    "handled handleden axelled knäleden fotleden höftleden axelleden tidled trafikled vilseled cykelleden torg "
    "salutorg salutorget marknadstorg torghandeln servicetorget medborgartorget matsalsgången "
    "varvet försvaret återbruk parken lekparken lekpark stadsparken djurparken nöjesparken bron ringen kedjeringen "
    "telefonringen vänkretsen slingan motionsslingan hörselslingan kajen promenaden kvällspromenaden höjden "
    "fallhöjden skriva svängen kroken dragkroken trappan trapp brinken".split()
)
_SCHOOLS = (
    "grund för sär grundsär gymnasiesär gymnasie hög folkhög folk musik sommar vinter hem fri resurs "
    "mellanstadie lågstadie "
    "högstadie tränings anpassade sim rid kultur danssko dans kör trafik bil kvälls söndags montessori waldorf "
    "special real "
    "yrkes flick pojk distans sjukhus polishög lantbruks språk idrotts fritids språkför natur- naturbruks bad läx kock "
    "konst teater cirkus byggnads data by dag internat gymnasiegrund ur ut skid segel föräldra språk-för friluftsför "
    "omsorgs träning lärarhög polis sam komp diabetes astma hjärt artros graviditets storslags storför stor små lill "
    "folk- barn nya gamla hund valp vuxen vård pre små- anpassad"
)
ORDINARY_SCHOOLS = _joined(_SCHOOLS, "skolan skola skolor skolorna") | frozenset(
    "gymnasium gymnasiet friskolegymnasiet introduktionsgymnasiet anpassade yrkesgymnasiet teknikgymnasiet fritids "
    "fritidshem fritidshemmet språkintroduktion vuxengymnasiet estetgymnasiet".split()
)
ORDINARY_HALLS = _joined(
    "sim sport ishockey idrotts is gymnastik bowling mat tennis simnings salu entré kapprums hiss kyrk fri- fri "
    "sal tvätt "
    "bad bowling- kyrko svensk- uteplats bokar äventyrs nakenbad sol fot ång karbad skum varm bubbel",
    "hallen hall badet bad arena arenan vallen vall hovet",
) | frozenset(
    "intervallen intervall befallen fallen kallbad tillfallen karnevalen dörrhallen badhuset hushållen".split()
)
ORDINARY_CHURCHES = _joined(
    "fri svenska by katolska ortodoxa stads småkyrko gamla vit rom",
    "kyrkan kyrka kyrkor kyrkorna",
)
ORDINARY_HOMES = _joined(
    "barn fritids korttids familje hvb- jour äldre vård behandlings servicehus ungdoms sjuk stöd trygghets grupp "
    "gamla kontor "
    "rad par fler- fler sjukhus forn skol bak inner lek djur bond herr kyrko gräv ålders särskilda träningslägenhets "
    "utsluss kollektiv växt var sport fri hus folkets hem stads tings råd växthus små val fängel hund vil stall arrest "
    "allaktivitets gäst patient anhörig parkerings vuxen kommun skolgårds kontakt- egna trygg skydds skyddat lant "
    "semester drömboendet egenboende student omsorgs korttidsvistelse- lss- hus",
    "gården gård hemmet hem boendet boende huset hus villan villa kollektivet",
)
ORDINARY_CARE = _joined(
    "vård närsjuk psykiatri barn ungdoms barn- ungdomsmottagnings länd djur mödra barna dag jour akut specialist "
    "universitets "
    "läns läkar sjukgymnast besöks öppenvårds tele ögon öron hud kvinno minnes region hälso bas psykiatriska små rehab "
    "familje asylhälso smärt tandregler astma diabetes sårv samtals råd-givnings beroende vuxen barnhälso post "
    "vuxenpsykiatri",
    "sjukhuset sjukhus lasarettet lasarett vårdcentralen vårdcentral mottagningen mottagning kliniken klinik centralen "
    "hälsocentralen hälsocentral familjecentralen familjecentral sjukstugan",
)
SHELTERS = frozenset(
    word + end
    for word in "kvinnojour tjejjour mansjour brottsofferjour killjour jourboende skyddsboende jourhem "
    "jourlägenhet akutboende "
    "kvinnoboende kvinnofridsboende".split()
    for end in ("", "en", "s", "ens", "er", "et", "ets", "t", "ts", "n", "ns", "met", "mets", "jouren")
) | frozenset("kvinnohus kvinnohuset kvinnohusets krisboende krisboendet skyddslägenhet skyddslägenheten".split())

# Written with a capital and after "i" or "på", but no place: systems, papers, authorities, feasts, brands.
NO_PLACE = frozenset(
    "lifecare cosmic teams skype zoom viva procapita treserva navet word excel outlook office windows sip google "
    "facebook "
    "instagram snapchat tiktok whatsapp messenger youtube minecraft roblox fortnite spotify netflix internet facetime "
    "sverige europa norden eu asien afrika amerika sydamerika mellanöstern skandinavien utlandet jul påsk midsommar "
    "advent ramadan eid pingst lucia halloween nyår januari februari mars april maj juni juli augusti september "
    "oktober "
    "november december måndag tisdag onsdag torsdag fredag lördag söndag gud jesus koranen bibeln allah islam "
    "röda korset "
    "rädda bris rbup unicef socialtjänsten socialnämnden skolan kommunen regionen försäkringskassan arbetsförmedlingen "
    "skatteverket polisen kriminalvården migrationsverket kronofogden åklagaren tingsrätten förvaltningsrätten "
    "kammarrätten socialstyrelsen skolverket skolinspektionen bup vuxenpsykiatrin habiliteringen familjerätten "
    "barnahus överförmyndaren överförmyndarnämnden csn elevhälsan hemtjänsten boendestödet vårdcentralen "
    "sjukvården ivo jo "
    "hemsjukvården primärvården psykiatrin öppenvården kontaktpersonen kvinnofridslinjen samordnaren enhetschefen "
    "barnhandläggaren rektor rektorn kurator läkaren mamma pappa mormor morfar farmor farfar moster faster "
    "gudstjänsten "
    "sol hsl lss lvu lvm fb osl sekretesslagen socialtjänstlagen föräldrabalken bilaga bilagan punkt kapitel "
    "steg del plan "
    "delmål fas nivå avsnitt ruta rutan ärendebladet samtycket kallelsen planen kartläggningen uppföljningen "
    "utvärderingen "
    "journalen akten pärmen bris adhd autism ptsd kbt dbt melatonin concerta sertralin ritalin dig er ni vi hen "
    "ditt din "
    "måltid ett två tre fyra fem sex sju åtta nio tio svenska engelska arabiska matte matematik idrott slöjd swedbank "
    "nordea seb handelsbanken klarna swish bankid mobilt postnord röda barnens aa na anonyma alkoholister "
    "friskis".split()
)
_DOCUMENT_ENDS = (
    *("bladet planen listan boken teamet gruppen kollen appen nämnden balken lagen verket kassan förmedlingen").split(),
    *(
        "styrelsen tinget ordningen rutinen kortet pärmen programmet systemet mötet samtalet formuläret blanketten"
    ).split(),
    *(
        "utskottet enheten förvaltningen myndigheten tjänsten akuten linjen föreningen lagstiftningen avdelningen"
    ).split(),
)


def is_no_place(low: str) -> bool:
    """True for a word that is written with a capital but names no place."""
    return low in NO_PLACE or low.removesuffix("s") in NO_PLACE or low.endswith(_DOCUMENT_ENDS)


# Shops all over the country: a clue only where somebody works.
CHAINS = frozenset(
    "ica coop willys lidl hemköp ikea systembolaget mcdonalds max apoteket netto dressman lindex kappahl".split()
)
OWNERS = frozenset(
    "barnets flickans pojkens mammas pappas sonens dotterns hennes hans deras elevens kommunens regionens dagens "
    "sonens "
    "syskonens brorsans systerns brors systers tvillingarnas vårdnadshavarens familjens ungdomens klientens brukarens "
    "patientens faderns moderns mormors farmors farfars morfars vems vilkens annans ens nästa samma ny nya egen "
    "vår vårt "
    "er ert din ditt min mitt sin sitt den det en ett denna detta någon varje ingen all annan privat kommunal "
    "fristående "
    "tidigare gamla gammal ordinarie aktuell barnens skolans årets vilken vilket hela samtliga övriga flera alla samma "
    "personens närmaste annat liten stor större mindre bra rätt central lokal öppen svenska".split()
)

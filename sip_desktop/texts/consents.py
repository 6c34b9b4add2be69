"""Sentences about consent and about who has been called: on the case, in offers, and what they put into papers."""

from __future__ import annotations

ANSWERS = {
    "ja": "Ja",
    "delvis": "Ja, med begränsning",
    "inte_fragad": "Inte frågad än",
    "kan_inte_svara": "Kan inte svara själv just nu",
    "nej": "Nej",
}
HOW = {"skriftligt": "Skriftligt", "muntligt": "Muntligt", "jakande": "Genom att visa ja"}

PERSON = "Den enskilde"
CHILD = "Barnet"
YOUNG = "Den unga"
REPRESENTATIVE = "Företrädaren"
GUARDIAN = "Vårdnadshavare {number}"

YES = "{who}: ja till planen{facts}."
FACTS = " ({facts})"
GIVEN = {"skriftligt": "skriftligt", "muntligt": "muntligt", "jakande": "genom att visa ja"}
UNTIL = "till {day}"
UNTIL_CLOSED = "tills SIP:en avslutas, längst till {day}"
UNTIL_UNREAD = "sista dagen går inte att läsa"
ACTOR = "{party}: {what}."
MAY_KNOW = "får veta"
MAY_KNOW_AND_TELL = "får veta och berätta"
MAY_TELL = "får berätta men inte veta"
MAY_NOTHING = "får inte veta"
NOT_ANSWERED = "inget svar om de får veta"
ABOUT = "{what}: {subjects}"
ONLY = "{what} ({limit})"
SUBJECTS = {
    "hela_planen": "allt i planen",
    "halsa": "hälsa och vård",
    "social": "vardagen",
    "skola": "skola och arbete",
    "ekonomi": "ekonomi",
    "boende": "boende",
}
DENIED = {
    "c_mote": "Nej till SIP-möte.",
    "c_formote": "Nej till förmöte.",
    "c_exemplar": "Nej till att de som är med får planen.",
    "c_it": "Nej till att föra in planen i ett gemensamt datorsystem.",
}
REFUSED = {"mote": "SIP-möte", "formote": "förmöte", "uppgifter": "att uppgifter lämnas", "annat": "annat, se bladet"}
REFUSED_PART = "{who}: nej till {what} {day}."
EXEMPT = "Får inte berättas: {text}"
GUARDIANS_MAY_KNOW = {
    "delvis": "Vårdnadshavarna får veta en del, se bladet.",
    "nej": "Vårdnadshavarna får inte veta.",
}
TAKEN_BACK_PART = "Tillbakataget {day}: {what}."
TAKEN_BACK_ACTOR = "{party} får inte veta mer"

SAID_NO = "{who}: nej {day}."
TOOK_BACK = "{who}: tog tillbaka samtycket {day}. Lämna inte ut något mer."
# Not "ask again": the one it was may be somebody who must not be contacted now.
EXPIRED = "{who}: samtycket gällde till {day}."
NOT_ASKED = "{who}: inget klart svar."
NOT_NEEDED = "{who}: samtycke behövs inte, enligt ärendebladet."
NOT_MATURE = "{who}: kan inte svara själv, enligt bedömning på bladet."
YOUNG_ALONE = "Vårdnadshavarnas samtycke behövs inte, enligt bedömning på den ungas blad."
EXEMPTED = "{who}: inget samtycke. Undantag beslutat {day}{by}, omprövas senast {review}."
EXEMPTED_NO_REVIEW = "{who}: inget samtycke. Undantag beslutat {day}{by}. Dag för omprövning saknas."
EXEMPTED_PAST = "{who}: inget samtycke. Undantag beslutat {day}{by} skulle omprövas senast {review}."
BY = " av {by}"
OTHER_GUARDIAN = "Den andra vårdnadshavaren: inget klart svar. Skriv in båda i ärendebladet."
NO_GUARDIANS = "Vårdnadshavarna står inte i ärendebladet."
STRANGER = "{who}: har svarat men står inte som vårdnadshavare i ärendebladet."
REPRESENTED = "{who}: tillfrågad, svarade {answer} {day}."
UNABLE = "Den enskilde kan inte svara själv just nu, bedömt {day}{by}."
ASK_AGAIN = "Fråga igen senast {day}."

PAPER_LIMITED = "Samtycket har begränsningar. Vem som får veta vad står på samtyckesbladen."
PAPER_UNTIL = "Gäller till {day}."
PAPER_UNABLE = "Bedömningen står på ett eget blad."

CARD = "Kallade och svar"
LINE = "Samtycke: {answer}."
LINE_NONE = "Samtycke: inget blad är klart."
LINE_UNTIL = "Gäller till {day}."
SHEETS = "1 samtyckesblad klart, {drafts} utkast."
SHEETS_MANY = "{clear} samtyckesblad klara, {drafts} utkast."
DRAFTS_DO_NOT_COUNT = "Ett utkast räknas inte."
PRINCIPALS = {
    "region": "Region",
    "utforare_region": "Utförare åt regionen",
    "kommun": "Kommun",
    "utforare_kommun": "Utförare åt kommunen",
    "skola": "Skola eller förskola",
    "statlig": "Statlig myndighet",
    "annan": "Annan aktör",
    "den_enskilde": "Den enskilde",
    "narstaende": "Närstående",
}
WAYS = {"pa_plats": "På plats", "telefon": "Telefon", "digitalt": "Digitalt"}
COLUMNS = ("Vem", "Kallad", "Svar")
KINDS_SAID = {"kallad": "Kallad", "inbjuden": "Inbjuden"}
KINDS = {**KINDS_SAID, "pa_kallelsen": "Kallad eller inbjuden", "": "–"}
REPLIES = {
    "kommer": "Kommer",
    "distans": "Deltar på distans",
    "annan_tid": "Vill ha en annan tid",
    "ersattare": "Skickar någon annan",
    "kommer_inte": "Kommer inte",
    "inget_svar": "Har inte svarat",
    "": "Inget svar än",
}
REPLY_BY = "{reply}: {who}"
NOBODY_CALLED = "Ingen är kallad än. Här står de som är kallade när kallelsen är klar."
REPLY_FROM = "{reply}\nur {paper}"
DRAFT_PAPER = "{title} (utkast)"
FROM_UNIT = "{who}, {unit}"

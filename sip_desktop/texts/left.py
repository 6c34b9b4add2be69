"""What is said of papers that left before a case changed."""

from __future__ import annotations

TITLES = {
    "withdrawn": "Samtycket är taget tillbaka: det här är redan lämnat",
    "withdrawn_in_part": "En del av samtycket är taget tillbaka: det här är redan lämnat",
    "by_hand": "Det här lämnades innan ärendet hanterades bara manuellt",
}
WHAT_TO_DO = {
    "withdrawn": "Inget mer lämnas ut. Underrätta mottagarna, och be att få tillbaka det som går att få tillbaka.",
    "withdrawn_in_part": "Inget nytt lämnas till dem det gäller. Underrätta dem.",
    "by_hand": "Gå igenom mottagarna. Be att få tillbaka det som går, och berätta hur uppgifterna ska skyddas.",
}
COPY = "{title}, version {revision}, exemplar {number}: {day}{file}"
AS_FILE = ", sparat som fil"
GIVEN = "{who} fick {what} {day}{theirs}"
PAPER = "ett papper"
THEIRS = ". Det är en handling hos mottagaren och kan inte krävas tillbaka"
TOLD = ". Underrättad"
TELL = "Skriv underrättelse till {who}"
MORE = "Och {count} till; allt står i Vem fick vad."
SOMEBODY = "någon"
TO_LIST = "Öppna Vem fick vad"

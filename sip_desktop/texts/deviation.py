"""Words of a proposed report on what did not work between the parties: only kinds of service, days and numbers.

A service is called by words of this list and never by what somebody typed: the name of a unit can show where a person
is, and a report goes to people who need not know who it is about (practice §5; the form's own words at v_utan_namn).
"""

from __future__ import annotations

PRINCIPALS = {
    "region": "En verksamhet i regionen",
    "utforare_region": "En verksamhet i regionen",
    "kommun": "En verksamhet i kommunen",
    "utforare_kommun": "En verksamhet i kommunen",
    "skola": "Skolan eller förskolan",
    "statlig": "En statlig myndighet",
}
UNKNOWN = "En verksamhet"

KINDS = {
    "barn- och ungdomspsyk": "Barn- och ungdomspsykiatrin",
    "bup": "Barn- och ungdomspsykiatrin",
    "habilitering": "Habiliteringen",
    "vårdcentral": "Vårdcentralen",
    "psykiatri": "Psykiatrin",
    "korttids": "Korttidsvistelsen",
    "boendestöd": "Boendestödet",
    "hemtjänst": "Hemtjänsten",
    "hemsjukvård": "Hemsjukvården",
    "elevhäls": "Elevhälsan",
    "skolhäls": "Elevhälsan",
    "förskol": "Förskolan",
    "fritidshem": "Fritidshemmet",
    "lss": "LSS-verksamheten",
    "socialtjänst": "Socialtjänsten",
    "försäkringskassa": "Försäkringskassan",
    "arbetsförmedling": "Arbetsförmedlingen",
}
"""Kinds of service that a word in a unit's name tells of, first found first; used only in an ordinary case."""

NO_ANSWER = "{who} hade inte svarat på kallelsen till SIP-mötet. Svar skulle ha lämnats senast {day}."
ABSENT = "{who} hade fått kallelse till SIP-mötet {day} men deltog inte."
LATE = "En tid i rutinen hölls inte. Senast {day} skulle det här ha varit gjort: {what}."
NOT_BEGUN = "SIP-arbetet hade inte börjat fast behovet sågs {day}."
NOT_DONE_ONE = "Vid uppföljningen {day} var en insats i planen inte gjord."
NOT_DONE = "Vid uppföljningen {day} var {count} insatser i planen inte gjorda."
NOT_DONE_SOMETIME = "Vid uppföljningen var insatser i planen inte gjorda."

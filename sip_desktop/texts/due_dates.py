"""Words about when something is due: why a day was moved, what is due on dates typed in papers, what looks wrong."""

MOVED = "{days}: flyttas till nästa vardag (2 § lagen (1930:173))"
NOT_COUNTED = "{days} räknas inte; fristen räknas i vardagar"
LAST_BETWEEN = " och "

# Dates that a person has typed in a paper: what is due, and where it stands. The words say nothing of anybody:
# they are shown beside the number of a case to all who work at the vault.
OWN = {
    "k_start": ("SIP-mötet hålls", "Kallelsen, Mötet börjar"),
    "k_svar_senast": ("De kallade har svarat", "Kallelsen, Svara senast"),
    "f_senast": ("Mötet är hållet", "Förberedelsen, Mötet behövs senast"),
    "f_oro_senast": ("Åtgärden i förberedelsen är gjord", "Förberedelsen, Ska göras: senast"),
    "p_uppf_datum": ("Uppföljningsmötet hålls", "Planen eller uppföljningen, Uppföljningsmöte"),
    "c_till": ("Samtycket har sin sista dag", "Samtycket, Gäller till"),
    "c_foljs_upp": ("Frågan om samtycke är ställd på nytt", "Samtycket, Frågas igen"),
    "c_omprovas": ("Undantaget är omprövat", "Beslutet om undantag, Omprövas senast"),
    "v_svar_senast": ("Rapporten om samverkan är besvarad", "Rapporten, Svar önskas senast"),
    "pi_omprovas": ("SIP är prövad igen", "Planering insats för insats, SIP prövas igen senast"),
    "pi_uppf": ("Insatserna är genomgångna", "Planering insats för insats, Går igenom igen"),
}

EVENTS = {
    "need_noticed": "dagen då behovet sågs",
    "hospital_notice": "beskedet från sjukhuset",
    "invitation_published": "kallelsen",
    "discharge_ready": "beskedet om utskrivningsklar",
    "discharged": "utskrivningen",
    "meeting": "mötet",
    "deviation_reported": "rapporten",
    "consent_given": "samtycket",
    "routine_adopted": "dagen då rutinen antogs",
}
WRONG_ORDER = "{later} ligger före {earlier}. Kontrollera datumen."

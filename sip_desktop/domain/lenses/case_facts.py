"""What conditions may ask about a case, read from its ärendeblad; not what follows from it."""

from __future__ import annotations

from datetime import date

import msgspec

from sip_desktop.domain.answers import Answers, options_of, text_of
from sip_desktop.domain.form import Fact

PROTECTED = frozenset({"sekretessmarkering", "skyddad_folkbokforing", "annat_behov", "vet_inte"})
CAREFUL = frozenset({"ja", "misstanke", "vet_inte"})


class CaseFacts(msgspec.Struct, frozen=True):
    """The facts of a case. ``age`` is "barn" (0–14), "ungdom" (15–17), "vuxen" or "" when the birth date is unknown.

    "Vet inte" about protection or violence counts as protected: wrong that way costs an evening, the other way
    can cost a life (architecture §3.19, practice O1). Violence without protected data is its own mode (O20), but
    is protected alike (R-SKY-05).
    """

    protected: bool = False
    violence: bool = False
    child: bool = False
    age: str = ""
    situation: str = ""

    @property
    def careful(self) -> bool:
        """True when the case is handled by hand only: protected data or violence, alike."""
        return self.protected or self.violence

    def value(self, fact: Fact) -> str | bool:
        """The value a condition compares with."""
        facts: dict[Fact, str | bool] = {
            Fact.PROTECTED: self.protected,
            Fact.VIOLENCE: self.violence,
            Fact.CAREFUL: self.careful,
            Fact.CHILD: self.child,
            Fact.AGE: self.age,
            Fact.SITUATION: self.situation,
        }
        return facts[fact]


def case_facts(case_sheet: Answers, today: date) -> CaseFacts:
    """The facts of the case whose ärendeblad holds ``case_sheet``, on the day ``today``."""
    age = age_group(text_of(case_sheet.get("fodelsedatum")), today)
    # A reason ticked at the top of the sheet counts before, and whatever, the questions further down are answered.
    reasons = options_of(case_sheet.get("anledning_manuell"))
    return CaseFacts(
        protected=text_of(case_sheet.get("skyddstyp")) in PROTECTED or "skyddade_uppgifter" in reasons,
        violence=text_of(case_sheet.get("vald_flagga")) in CAREFUL or "forsiktig_kontakt" in reasons,
        child=age in ("barn", "ungdom"),
        age=age,
        situation=text_of(case_sheet.get("situation")),
    )


def age_group(birth_date: str, today: date) -> str:
    """ "barn" under 15, "ungdom" 15–17, "vuxen" from 18, "" when the date is missing or not understood.

    Source: Uppsala, Samtycke (000:93-96): the limit of fifteen years.
    """
    try:
        born = date.fromisoformat(birth_date)
    except ValueError:
        return ""
    years = today.year - born.year - ((today.month, today.day) < (born.month, born.day))
    return "barn" if years < 15 else "ungdom" if years < 18 else "vuxen"

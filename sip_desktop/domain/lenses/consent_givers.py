"""Whose consent a case needs and where each of them stands on a day; it puts nothing into words for a paper.

It leans to the safe side: a no or a withdrawal on the day of a yes wins over it, one by somebody nobody knows counts
against everybody, and a guardian about whom nothing is decided must answer. No provision is weighed: whether an
exception holds is for whoever decided it (law §1.4).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum

import msgspec

from sip_desktop.domain.answers import Ref, Row, is_answered, rows_of, text_of
from sip_desktop.domain.lenses.case_papers import CaseKnown
from sip_desktop.domain.lenses.consents import (
    GUARDIANS,
    NO,
    YES,
    Actor,
    Consent,
    Consents,
    Exemption,
    Giver,
    Negative,
)
from sip_desktop.domain.lenses.parties import PERSON_ROW, Party, is_party, is_same, parties
from sip_desktop.texts import consents as texts

TWO_SHEETS = GUARDIANS[1]


class Word(StrEnum):
    """Where somebody stands. ``EXEMPT``: it is decided to go on without them, and the decision still holds."""

    YES = "yes"
    NO = "no"
    EXPIRED = "expired"
    EXEMPT = "exempt"
    SILENT = "silent"


class Spoken(msgspec.Struct, frozen=True, kw_only=True):
    """One whose answer is known or needed. ``called`` names no private person: "Mamma", "Vårdnadshavare 2".

    ``live`` are the sheets with a yes that holds today, oldest first; ``no`` the last whole no or withdrawal;
    ``parts`` what was taken back or refused in part since; ``until`` the last day of what has expired.
    """

    party: Party
    called: str
    giver: Giver
    word: Word = Word.SILENT
    live: tuple[Consent, ...] = ()
    parts: tuple[Negative, ...] = ()
    no: Negative | None = None
    until: str = ""
    exemption: Exemption | None = None

    @property
    def actors(self) -> tuple[Actor, ...]:
        """What each party may know by the newest sheet that says anything of it, less what was taken back."""
        found: dict[int, tuple[Actor, str]] = {}
        for consent in self.live:
            for actor in consent.actors:
                at = next((n for n, (old, _) in found.items() if is_same(old.party, actor.party)), len(found))
                if at not in found or actor.may_know or actor.may_tell:
                    found[at] = (actor, consent.since)
        return tuple(self._left(actor, since) for actor, since in found.values())

    @property
    def limited(self) -> bool:
        """True when it is less than a yes to everything for everybody."""
        newest = self.live[-1] if self.live else None
        said = newest is not None and bool(
            newest.denied or newest.exempt or newest.until_unread or newest.guardians_may_know in ("delvis", NO)
        )
        return said or bool(self.parts) or any(actor.limited for actor in self.actors)

    def _left(self, actor: Actor, since: str) -> Actor:
        taken = (ref for part in self.parts if part.day >= since for ref in part.actors)
        return Actor(actor.party, NO, NO) if any(is_same(ref, actor.party) for ref in taken) else actor


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """Everybody whose answer counts (``needed``), the others who answered, and what else is missing, in sentences."""

    child: bool
    needed: tuple[Spoken, ...]
    others: tuple[Spoken, ...] = ()
    missing: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def asked(known: CaseKnown, said: Consents) -> Asked:
    """Whose answer the case needs today, and what each has said on clear papers."""
    everyone = tuple(_everyone(known, said))
    spoken = [_spoken(one, everyone, said, known.today.isoformat()) for one in everyone]
    person = spoken[0]
    if not _is_child(known, said):
        return Asked(child=False, needed=(person,), others=tuple(spoken[1:]))
    return _of_child(known, said, spoken)


def _of_child(known: CaseKnown, said: Consents, spoken: list[Spoken]) -> Asked:
    """Both guardians, and from fifteen years the young person as well, where judged able to (Uppsala 000:92–95)."""
    person = spoken[0]
    own = person.live[-1] if person.live else None
    alone = own is not None and own.guardians_needed == "behovs_inte"
    rows = {row.id: row for row in _guardian_rows(known)}
    needed = [one for one in spoken if one.giver is Giver.GUARDIAN and _must_answer(one, rows, alone)]
    notes = [texts.YOUNG_ALONE] if alone else []
    notes += [texts.NOT_NEEDED.format(who=one.called) for one in spoken if _is_spared(one, rows)]
    if rows:
        strangers = [one for one in spoken if one.giver is Giver.GUARDIAN and one.party.row not in rows]
        notes += [texts.STRANGER.format(who=one.called) for one in strangers if one.live or one.no]
    missing = [] if alone else list(_unnamed_guardians(said, spoken, rows))
    if known.facts.age == "ungdom":
        if said.unable or _judged_mature(said) == NO:
            notes.append(texts.NOT_MATURE.format(who=person.called))
        else:
            needed.insert(0, person)
    others = tuple(one for one in spoken if one not in needed)
    return Asked(child=True, needed=tuple(needed), others=others, missing=tuple(missing), notes=tuple(notes))


def _everyone(known: CaseKnown, said: Consents) -> Iterator[Spoken]:
    """The person first, then the guardians and representatives of the ärendeblad, then those only a paper names."""
    person = next((one for one in parties(known.sheet) if one.row == PERSON_ROW), Party(PERSON_ROW, "person", ""))
    called = {"barn": texts.CHILD, "ungdom": texts.YOUNG}.get(known.facts.age, texts.PERSON)
    found = [Spoken(party=person, called=called, giver=Giver.PERSON)]
    for row in _guardian_rows(known):
        name, relation = (text_of(row.cells.get(cell)).strip() for cell in ("namn", "relation"))
        party = Party(row.id, Giver.GUARDIAN.value, name, relation)
        found.append(Spoken(party=party, called=relation, giver=Giver.GUARDIAN))
    found += [
        Spoken(party=party, called=texts.REPRESENTATIVE, giver=Giver.REPRESENTATIVE)
        for party in parties(known.sheet)
        if party.kind == Giver.REPRESENTATIVE.value
    ]
    papers = [(consent.giver, consent.who) for consent in said.given]
    papers += [(Giver.GUARDIAN, exemption.guardian) for exemption in said.exemptions]
    for giver, who in papers:
        if not any(one.giver is giver and _is(one, who) for one in found):
            called = texts.REPRESENTATIVE if giver is Giver.REPRESENTATIVE else ""
            found.append(Spoken(party=Party(who.row, giver.value, who.text), called=called, giver=giver))
    return _with_names(found)


def _with_names(found: list[Spoken]) -> Iterator[Spoken]:
    """Guardians by relation, or by their place where it is not said or says the same of two."""
    relations = [one.called.casefold() for one in found]
    number = 0
    for one in found:
        number += one.giver is Giver.GUARDIAN
        unclear = not one.called or relations.count(one.called.casefold()) > 1
        if one.giver is Giver.GUARDIAN and unclear:
            yield msgspec.structs.replace(one, called=texts.GUARDIAN.format(number=number))
        else:
            yield msgspec.structs.replace(one, called=one.called[:1].upper() + one.called[1:])


def _spoken(one: Spoken, everyone: Iterable[Spoken], said: Consents, today: str) -> Spoken:
    """Where one stands: the last whole no, and the sheets with a yes from after it."""
    against = [no for no in said.negatives if _concerns(no.who, one, everyone)]
    no = max((no for no in against if no.whole), key=lambda no: no.day, default=None)
    yes = [
        consent
        for consent in said.given
        if consent.giver is one.giver
        and _is(one, consent.who)
        and consent.plan == YES
        and (no is None or consent.since > no.day)
    ]
    live = tuple(consent for consent in yes if today <= consent.valid_to)
    first = min((consent.since for consent in live), default="")
    theirs = [each for each in said.exemptions if _is(one, each.guardian)]
    # One that is to be decided on a later day does not hide the one that holds until then.
    exemption = next((each for each in reversed(theirs) if each.day <= today), theirs[-1] if theirs else None)
    return msgspec.structs.replace(
        one,
        word=_word(live, yes, no, exemption, today),
        live=live,
        parts=tuple(part for part in against if live and not part.whole and part.day >= first),
        no=no,
        until=max((consent.valid_to for consent in yes), default=""),
        exemption=exemption,
    )


def _word(
    live: tuple[Consent, ...], yes: list[Consent], no: Negative | None, exemption: Exemption | None, today: str
) -> Word:
    if live:
        return Word.YES
    # A no from after the decision to go on without an answer is something the decision did not know.
    if exemption and today <= exemption.review and (no is None or no.day <= exemption.day):
        return Word.EXEMPT
    if yes:
        return Word.EXPIRED
    return Word.NO if no else Word.SILENT


def _concerns(who: Ref, one: Spoken, everyone: Iterable[Spoken]) -> bool:
    return _is(one, who) or not any(_is(other, who) for other in everyone)


def _is(one: Spoken, who: Ref) -> bool:
    """A sheet without a name on it is the answer of one whom no name is known of, and of nobody else."""
    if not who.row and not who.text.strip():
        return not one.party.row and not one.party.name
    return is_party(one.party, who)


def _guardian_rows(known: CaseKnown) -> list[Row]:
    rows = rows_of(known.sheet.get("vardnadshavare"))
    return [row for row in rows if any(is_answered(cell) for cell in row.cells.values())]


def _is_child(known: CaseKnown, said: Consents) -> bool:
    """By the birth date; while none is known, by whether anybody speaks of guardians."""
    if known.facts.age:
        return known.facts.child
    return bool(_guardian_rows(known) or said.exemptions or any(c.giver is Giver.GUARDIAN for c in said.given))


def _must_answer(one: Spoken, rows: dict[str, Row], alone: bool) -> bool:
    row = rows.get(one.party.row)
    if row is None:
        return not rows or (len(rows) == 1 and one.word is Word.EXEMPT)
    needed = text_of(row.cells.get("samtycke_kravs"))
    return needed == YES or (needed != NO and not alone)


def _is_spared(one: Spoken, rows: dict[str, Row]) -> bool:
    row = rows.get(one.party.row)
    return row is not None and text_of(row.cells.get("samtycke_kravs")) == NO


def _unnamed_guardians(said: Consents, spoken: list[Spoken], rows: dict[str, Row]) -> Iterator[str]:
    """What the papers show that the ärendeblad does not: a second guardian, or guardians at all."""
    strangers = [one for one in spoken if one.giver is Giver.GUARDIAN and one.party.row not in rows]
    sheets = [consent for consent in said.given if consent.giver is Giver.GUARDIAN]
    shared = any(c.form == TWO_SHEETS or c.sole_custody == "gemensam" for c in sheets) or any(
        text_of(row.cells.get("vardnad")) == "gemensam" for row in rows.values()
    )
    if not rows and not (len(strangers) == 1 and all(c.sole_custody == "ensam" for c in sheets)):
        yield texts.NO_GUARDIANS
    if len(rows) == 1 and shared and not any(one.word is Word.EXEMPT for one in strangers):
        yield texts.OTHER_GUARDIAN


def _judged_mature(said: Consents) -> str:
    """What was last judged of the young person's own answer: "ja", "nej", "delvis" or ""."""
    own = [consent.mature for consent in said.given if consent.giver is Giver.PERSON and consent.mature]
    return own[-1] if own else ""

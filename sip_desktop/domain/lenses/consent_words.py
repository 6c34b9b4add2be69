"""What each one has said about consent, as sentences for the unit's own papers: who may know what, and what is lacking.

Private persons stand by relation and never by name, and nobody's contact data is read at all.
"""

from __future__ import annotations

from collections.abc import Iterator

from sip_desktop.domain.lenses.consent_givers import Asked, Spoken, Word
from sip_desktop.domain.lenses.consents import NO, YES, Actor, Consent, Consents, Exemption, Giver, Negative
from sip_desktop.domain.lenses.parties import Party, is_party
from sip_desktop.domain.unnamed import open_name
from sip_desktop.texts import consents as texts

Line = str
People = tuple[Party, ...]


def lines_of(case: Asked, said: Consents, people: People, today: str) -> Iterator[Line]:
    """One line a statement: those whose answer is needed first, then what is missing and what else was said."""
    for one in case.needed:
        yield from _spoken_lines(one, people, today)
    yield from case.missing
    yield from case.notes
    for one in case.others:
        if one.giver is Giver.REPRESENTATIVE:
            yield from _representative(one, people, today)
        elif one.word not in (Word.SILENT, Word.EXEMPT):
            yield from _spoken_lines(one, people, today)
    for unable in said.unable[-1:]:
        yield texts.UNABLE.format(day=unable.day, by=_by(unable.by))
        if unable.ask_again:
            yield texts.ASK_AGAIN.format(day=unable.ask_again)


def lacking(case: Asked) -> tuple[str, ...]:
    """What must be done before it is a yes, one sentence each."""
    return tuple(_lack(one) for one in case.needed if one.word not in (Word.YES, Word.EXEMPT)) + case.missing


def _spoken_lines(one: Spoken, people: People, today: str) -> Iterator[Line]:
    if one.word is Word.YES:
        yield from _yes(one, people)
    elif one.word is Word.EXEMPT and one.exemption:
        yield exempted(one.called, one.exemption, today)
    else:
        yield _lack(one)
        if one.exemption:
            yield exempted(one.called, one.exemption, today)


def _yes(one: Spoken, people: People) -> Iterator[Line]:
    newest = one.live[-1]
    yield texts.YES.format(who=one.called, facts=_facts(newest))
    yield from (texts.ACTOR.format(party=_name(actor, people), what=_may(actor)) for actor in one.actors)
    yield from (texts.DENIED[name] for name in newest.denied)
    if newest.exempt:
        yield texts.EXEMPT.format(text=" ".join(newest.exempt.split()))
    if newest.guardians_may_know in texts.GUARDIANS_MAY_KNOW:
        yield texts.GUARDIANS_MAY_KNOW[newest.guardians_may_know]
    for part in one.parts:
        yield _part(one.called, part, people)
    if newest.ask_again:
        yield texts.ASK_AGAIN.format(day=newest.ask_again)


def _facts(consent: Consent) -> str:
    if consent.until_unread:
        until = texts.UNTIL_UNREAD
    else:
        until = (texts.UNTIL_CLOSED if consent.until_closed else texts.UNTIL).format(day=consent.valid_to)
    given = " ".join(part for part in (texts.GIVEN.get(consent.how, ""), consent.given) if part)
    return texts.FACTS.format(facts=", ".join(part for part in (given, until) if part))


def _may(actor: Actor) -> str:
    if actor.may_know == YES:
        what = texts.MAY_KNOW_AND_TELL if actor.may_tell == YES else texts.MAY_KNOW
    elif actor.may_tell == YES:
        what = texts.MAY_TELL
    else:
        what = texts.MAY_NOTHING if actor.may_know == NO else texts.NOT_ANSWERED
    subjects = ", ".join(texts.SUBJECTS.get(name, name) for name in actor.subjects)
    if subjects and YES in (actor.may_know, actor.may_tell):
        what = texts.ABOUT.format(what=what, subjects=subjects)
    return texts.ONLY.format(what=what, limit=" ".join(actor.limit.split()).rstrip(".")) if actor.limit else what


def _part(called: str, part: Negative, people: People) -> str:
    if not part.withdrawn:
        what = ", ".join(texts.REFUSED.get(name, name) for name in part.part.split(","))
        return texts.REFUSED_PART.format(who=called, what=what, day=part.day)
    taken = [texts.TAKEN_BACK_ACTOR.format(party=_name(Actor(ref), people)) for ref in part.actors]
    what = ", ".join([*taken, " ".join(part.part.split()).rstrip(".")] if part.part else taken)
    return texts.TAKEN_BACK_PART.format(day=part.day, what=what or texts.REFUSED["annat"])


def _lack(one: Spoken) -> str:
    if one.word is Word.NO and one.no:
        sentence = texts.TOOK_BACK if one.no.withdrawn else texts.SAID_NO
        return sentence.format(who=one.called, day=one.no.day)
    if one.word is Word.EXPIRED:
        return texts.EXPIRED.format(who=one.called, day=one.until)
    return texts.NOT_ASKED.format(who=one.called)


def exempted(called: str, exemption: Exemption, today: str) -> str:
    """Who decided to go on without one guardian, when, and when it is looked at again; never on what ground."""
    sentence = texts.EXEMPTED_NO_REVIEW
    if exemption.review:
        sentence = texts.EXEMPTED if today <= exemption.review else texts.EXEMPTED_PAST
    return sentence.format(who=called, day=exemption.day, by=_by(exemption.by), review=exemption.review)


def _representative(one: Spoken, people: People, today: str) -> Iterator[Line]:
    """A representative has been asked; whether that answer is a consent is not for a program to say (forms §1.4 E)."""
    if one.word is Word.YES:
        newest = one.live[-1]
        yield texts.REPRESENTED.format(who=one.called, answer=YES, day=newest.given)
        yield from (texts.ACTOR.format(party=_name(actor, people), what=_may(actor)) for actor in one.actors)
    elif one.word is not Word.SILENT:
        yield from _spoken_lines(one, people, today)


def _by(name: str) -> str:
    return texts.BY.format(by=name) if name else ""


def _name(actor: Actor, people: People) -> str:
    """A unit by its own name where one person of it stands in the case; else as all are called who have no name."""
    party = next((one for one in people if is_party(one, actor.party)), None)
    units = [one.unit for one in people]
    return party.unit if party and party.unit and units.count(party.unit) == 1 else open_name(actor.party, people)

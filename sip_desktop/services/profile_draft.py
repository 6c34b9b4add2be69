"""A profile that somebody was changing when the vault was locked, as it lies in the vault. It keeps nothing itself."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
from msgspec.structs import replace

from sip_desktop.domain.deadlines import Unit
from sip_desktop.domain.form import Form
from sip_desktop.domain.form_together import field_paths
from sip_desktop.domain.own_profile import Profile, Term
from sip_desktop.domain.region import Change

LINES = ("name", "routine", "document_id", "valid_from", "valid_to", "handling", "handling_careful", "agenda")


class TypedTerm(msgspec.Struct, frozen=True):
    """What was typed of a deadline, by its id; the rest is that of the profile it belongs to."""

    amount: str
    unit: Unit
    on: bool


class ProfileDraft(msgspec.Struct, frozen=True, kw_only=True):
    """What was typed, and ``saved`` when. ``code`` is that of the profile being changed, "" for a new one."""

    code: str
    based_on: str
    saved: str
    lines: dict[str, str]
    words: dict[str, str]
    forms: tuple[str, ...]
    changes: tuple[Change, ...]
    terms: dict[str, TypedTerm]
    logo: bytes


def draft_of(profile: Profile, saved: str) -> ProfileDraft:
    """The draft of what stands on the screen."""
    return ProfileDraft(
        code=profile.code,
        based_on=profile.based_on,
        saved=saved,
        lines={name: getattr(profile, name) for name in LINES},
        words=profile.words,
        forms=profile.forms,
        changes=profile.changes,
        terms={term.deadline.id: TypedTerm(term.amount, term.unit, term.on) for term in profile.terms},
        logo=profile.logo,
    )


def written(draft: ProfileDraft) -> str:
    """The draft as text."""
    return msgspec.json.encode(draft).decode()


def read(body: str) -> ProfileDraft | None:
    """The draft in the text, None when there is none, or none that this version can read."""
    try:
        return msgspec.json.decode(body, type=ProfileDraft) if body else None
    except msgspec.MsgspecError:
        return None


def gone_on_with(draft: ProfileDraft, fresh: Profile, forms: Mapping[str, Form]) -> Profile:
    """``fresh``, the profile as it is kept or copied, with what was typed; what no form has any more is left out."""
    paths = {form.id: dict(field_paths(form)) for form in forms.values()}
    return replace(
        fresh,
        **{name: typed for name, typed in draft.lines.items() if name in LINES},
        words={word: draft.words.get(word, own) for word, own in fresh.words.items()},
        forms=tuple(name for name in draft.forms if name in forms),
        changes=tuple(change for change in draft.changes if change.field in paths.get(change.form, {})),
        terms=tuple(_with(term, draft.terms.get(term.deadline.id)) for term in fresh.terms),
        logo=draft.logo,
    )


def _with(term: Term, typed: TypedTerm | None) -> Term:
    return replace(term, amount=typed.amount, unit=typed.unit, on=typed.on) if typed else term

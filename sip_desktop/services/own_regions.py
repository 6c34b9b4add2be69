"""Profiles made in the program: copied from a shipped one, changed, checked as those are, and kept in the vault."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import msgspec
from msgspec.structs import replace

from sip_desktop.domain.definition_file import DefinitionFault
from sip_desktop.domain.own_profile import Faults, FieldMark, Profile, faults_of, marks, profile_of, region_of
from sip_desktop.domain.records import Act, OwnRegion
from sip_desktop.domain.region import Region, read_own_region
from sip_desktop.services.definitions import Definitions
from sip_desktop.services.opening import MakePlain, ReadFile
from sip_desktop.services.profile_draft import draft_of, gone_on_with, read, written
from sip_desktop.services.session import Session
from sip_desktop.texts import own_region as texts

MOST_LOGO_BYTES = 2_000_000
PREFIX = "egen_"
DRAFT = "profile_draft_{user}"
"""The setting with what a user is changing: two who share a vault do not take over each other's words."""
_NOT_IN_CODE = re.compile("[^a-z0-9]+")


class OwnLine(msgspec.Struct, frozen=True):
    """A profile in the list of one's own. ``fault`` is why its base is used in its place, or ""."""

    code: str
    name: str
    base: str
    fault: str


class Saved(msgspec.Struct, frozen=True):
    """What keeping a profile gave: its code, or, when nothing was kept, what is wrong by what it is about."""

    code: str
    faults: Faults


class Unfinished(msgspec.Struct, frozen=True):
    """A profile that was being changed and was not kept; ``saved`` is an ISO time."""

    profile: Profile
    saved: str


class _Remembered(msgspec.Struct, frozen=True):
    """What is looked for in a profile that no longer reads."""

    name: str = ""
    based_on: str = ""


class OwnRegions:
    """Made when a vault is opened; from then on its profiles are among ``definitions.regions``.

    ``definitions`` must be those of this vault alone (``Definitions.for_vault``). A profile that no longer fits the
    forms never stops the opening: its base stands in for it, and ``faults`` says so.
    """

    def __init__(self, session: Session, definitions: Definitions, read: ReadFile, make_plain: MakePlain) -> None:
        self._session = session
        self._definitions = definitions
        self._read = read
        self._make_plain = make_plain
        self._shipped = dict(definitions.regions)
        self._draft = DRAFT.format(user=session.user.id)
        self._faults: dict[str, str] = {}
        for kept in session.store.own_regions():
            self._take_in(kept)

    def lines(self) -> list[OwnLine]:
        """The vault's own profiles, by name."""
        own = [region for region in self._definitions.regions.values() if region.code not in self._shipped]
        return [
            OwnLine(region.code, region.name, self._shipped[region.based_on].name, self._faults.get(region.code, ""))
            for region in sorted(own, key=lambda region: region.name.casefold())
        ]

    def faults(self) -> list[str]:
        """One sentence for each profile that its base stands in for."""
        return list(self._faults.values())

    def bases(self) -> list[tuple[str, str]]:
        """Code and name of each shipped profile, to copy from."""
        return [(region.code, region.name) for region in self._shipped.values()]

    def copied(self, base: str) -> Profile:
        """A new profile that is as the shipped one, but for what is that region's alone: name, routine, its number."""
        found = self._profile(self._shipped[base], self._shipped[base])
        return replace(found, code="", name="", routine="", document_id="", valid_from="", valid_to="")

    def open(self, code: str) -> Profile:
        """A kept profile, to go on with; of one that no longer fits, as much as still does."""
        kept = next(each for each in self._session.store.own_regions() if each.code == code)
        base = self._base(kept)
        try:
            region = replace(read_own_region(kept.body, base), code=code, based_on=base.code)
        except DefinitionFault:
            region = self._definitions.regions[code]
        return replace(self._profile(region, base), logo=kept.logo)

    def save(self, profile: Profile) -> Saved:
        """Keep the profile, if it is right in every part; then every case and blank has its newest shape."""
        code = profile.code or self._new_code(profile.name)
        base = self._shipped[profile.based_on]
        region, faults = region_of(profile, code, base, self._session.today())
        if self._is_taken(region):
            faults.setdefault("name", texts.NAME_TAKEN)
        said = faults_of(region, self._definitions.forms, self._definitions.national)
        faults = {**said, **faults}
        if faults:
            return Saved(profile.code, faults)
        with self._session.transaction():
            self._session.store.keep_own_region(
                OwnRegion(
                    code=code,
                    body=msgspec.json.encode(region),
                    logo=profile.logo,
                    saved=self._session.stamp(),
                    saved_by=self._session.user.id,
                )
            )
            self._session.log(Act.CHANGE)
            self._keep_draft("")
        self._faults.pop(code, None)
        self._definitions.use(region, profile.logo)
        return Saved(code, {})

    def keep_draft(self, profile: Profile) -> str:
        """Keep what has been typed, right or not, until it is kept as a profile. Returns the time to show, "14:03".

        It lies in the vault, so that the lock, which never asks, loses no word and no word lies outside.
        """
        with self._session.transaction():
            self._keep_draft(written(draft_of(profile, self._session.stamp())))
        return self._session.clock().strftime("%H:%M")

    def drop_draft(self) -> None:
        """What was typed is not wanted."""
        if self._session.store.setting(self._draft):
            with self._session.transaction():
                self._keep_draft("")

    def unfinished(self) -> Unfinished | None:
        """What this user was changing and did not keep, None when there is nothing."""
        draft = read(self._session.store.setting(self._draft) or "")
        if draft is None:
            return None
        kept = any(each.code == draft.code for each in self._session.store.own_regions())
        base = draft.based_on if draft.based_on in self._shipped else next(iter(self._shipped))
        fresh = self.open(draft.code) if kept else self.copied(base)
        return Unfinished(gone_on_with(draft, fresh, self._definitions.forms), draft.saved)

    def marks(self, profile: Profile, form_id: str) -> list[FieldMark]:
        """The fields of a form with the marks they have in the profile being edited."""
        return marks(profile, self._definitions.forms[form_id], self._shipped[profile.based_on])

    def forms(self) -> list[tuple[str, str]]:
        """Id and title of every form a profile may offer, in the order of the forms' numbers."""
        return [(form.id, form.title) for form in self._definitions.forms.values() if not form.binder]

    def logo(self, path: Path) -> bytes:
        """The chosen picture as it will stand on paper. Raises Fault with why it cannot be used."""
        return self._make_plain(self._read(path, MOST_LOGO_BYTES))

    def _keep_draft(self, body: str) -> None:
        self._session.store.keep_setting(self._draft, body)

    def _take_in(self, kept: OwnRegion) -> None:
        """A kept profile among the regions; in its place its base, under its own name, when it does not fit."""
        base = self._base(kept)
        try:
            region = replace(read_own_region(kept.body, base), code=kept.code)
            why = next(iter(faults_of(region, self._definitions.forms, self._definitions.national).values()), "")
            why = why or ("" if region.based_on == base.code else texts.UNREADABLE)
        except DefinitionFault as fault:
            why = fault.sentence
        if why:
            region = self._stand_in(kept, base)
            self._faults[kept.code] = texts.BROKEN.format(
                name=region.name, base=base.name, why=why[:1].lower() + why[1:]
            )
        self._definitions.use(region, kept.logo)

    def _stand_in(self, kept: OwnRegion, base: Region) -> Region:
        """The base under the profile's name, without the document number and dates of the base's own routine."""
        name = _remembered(kept).name.strip() or kept.code
        return replace(
            base, code=kept.code, name=name, based_on=base.code, document_id="", valid_from=None, valid_to=None
        )

    def _base(self, kept: OwnRegion) -> Region:
        """The shipped profile it was copied from, or the first one when that is not known any more."""
        return self._shipped.get(_remembered(kept).based_on) or next(iter(self._shipped.values()))

    def _profile(self, region: Region, base: Region) -> Profile:
        return profile_of(region, base, self._definitions.forms, self._definitions.national)

    def _is_taken(self, region: Region) -> bool:
        others = (each for each in self._definitions.regions.values() if each.code != region.code)
        return any(each.name.casefold() == region.name.casefold() for each in others)

    def _new_code(self, name: str) -> str:
        """ "egen_" and the name in plain letters; with a number when there is one already."""
        plain = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode("ascii")
        wanted = PREFIX + (_NOT_IN_CODE.sub("_", plain).strip("_")[:40] or "profil")
        taken = self._definitions.regions
        numbered = (f"{wanted}_{number}" for number in range(2, len(taken) + 3))
        return next(code for code in (wanted, *numbered) if code not in taken)


def _remembered(kept: OwnRegion) -> _Remembered:
    try:
        return msgspec.json.decode(kept.body, type=_Remembered)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return _Remembered()

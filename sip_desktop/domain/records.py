"""What the program records by itself, as frozen values: cases, documents, revisions, copies, users, the log.

What a person fills in is a document's ``content``; these are the tables round it (architecture: one truth).
All times are local ISO text with seconds and offset, ``2026-11-26T13:00:00+01:00``; dates are ``2026-11-26``.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

import msgspec


class Act(StrEnum):
    """The closed list of logged acts; one line each, written in the transaction of the act, never content."""

    UNLOCK = "unlock"
    LOCK = "lock"
    OPEN = "open"
    CHANGE = "change"
    MAKE_CLEAR = "make_clear"
    PRINT = "print"
    COPY = "copy"
    SEND = "send"
    LOOK_UP = "look_up"
    EXPORT = "export"
    OVERRIDE = "override"
    APPROVE = "approve"
    DECIDE = "decide"
    PURGE = "purge"
    KEY_CHANGE = "key_change"


class CopyStatus(StrEnum):
    """What became of one printing: being printed, printed, saved as a file, or broken on the way."""

    STARTED = "started"
    PRINTED = "printed"
    SAVED = "saved"
    BROKEN = "broken"


class User(msgspec.Struct, frozen=True):
    """One who can unlock the vault. ``id`` is random; the key slot on disk carries the initials only.

    A chief looks after keys and log. That is order and not cryptography: who has a key has the whole vault's.
    """

    id: str
    name: str
    initials: str
    role: str
    created: str = ""
    chief: bool = False


class CaseRecord(msgspec.Struct, frozen=True, kw_only=True):
    """A row of the register: number, word, dates, state, responsible. No name and no flag (SoLPuL 7 a §).

    ``serial`` is 0 until the vault gives one; ``state``, ``next_deadline`` and ``responsible`` are a cache of
    what the documents say, written in the same transaction.
    """

    serial: int = 0
    number: str
    word: str
    region: str
    opened: str
    state: str = "T0"
    next_deadline: str = ""
    responsible: str = ""
    changed: str = ""


class DueDate(msgspec.Struct, frozen=True):
    """One thing that is due in a case, as its papers say; a cache. ``id`` is that of a deadline or of a field.

    ``raw`` and ``due`` are ISO days, or ISO times with seconds and offset; ``level`` is the deadline's.
    """

    serial: int
    id: str
    raw: str
    due: str
    moved_by: str
    level: str
    at_once: bool


class DueLine(msgspec.Struct, frozen=True):
    """What is due with the register row's number, word and region."""

    what: DueDate
    number: str
    word: str
    region: str


class DocumentRecord(msgspec.Struct, frozen=True, kw_only=True):
    """One document of a case. ``id`` is 0 until the vault gives one; ``ordinal`` counts from 1 in the case."""

    id: int = 0
    serial: int
    form: str
    ordinal: int = 0
    created: str
    created_by: str


class Revision(msgspec.Struct, frozen=True, kw_only=True):
    """One revision of a document: a draft (``cleared`` empty) or fixed. ``content`` is ``answers.encode`` output.

    ``definition`` is the SHA-256 of the resolved form a fixed revision was made with, "" for a draft.
    """

    document_id: int
    number: int
    content: bytes
    saved: str
    saved_by: str
    cleared: str = ""
    cleared_by: str = ""
    definition: str = ""


class CopyRecord(msgspec.Struct, frozen=True, kw_only=True):
    """One printing of a fixed revision. ``number`` counts from 1 in the document; ``sha256`` is of the PDF.

    ``reader`` is the id of whom it is for, 0 for the original.
    """

    id: int = 0
    document_id: int
    revision: int
    number: int = 0
    mode: str
    made: str
    made_by: str
    sha256: str
    pages: int
    status: CopyStatus = CopyStatus.STARTED
    reader: int = 0


class SheetStatus(StrEnum):
    """What became of a numbered blank of the reserve binder."""

    ISSUED = "issued"
    USED = "used"
    VOID = "void"


class SheetRecord(msgspec.Struct, frozen=True, kw_only=True):
    """A numbered blank of the reserve binder. Its number is handed out once, for ever.

    ``settled`` is when it was said what became of it; ``document_id`` is 0 unless its words were typed in as that
    document; ``signed`` marks an original with a signature, which is never proposed for purging.
    """

    number: int
    region: str
    form: str
    issued: str
    issued_by: str
    status: SheetStatus = SheetStatus.ISSUED
    settled: str = ""
    settled_by: str = ""
    reason: str = ""
    signed: bool = False
    document_id: int = 0


class Approval(msgspec.Struct, frozen=True, kw_only=True):
    """A service's approval of its own part of a cleared plan: who approved and on what day (Skåne 002:121)."""

    document_id: int
    revision: int
    party: str
    name: str
    day: str
    recorded: str
    recorded_by: str


class Transfer(msgspec.Struct, frozen=True, kw_only=True):
    """One field of a cleared document that has been written into the ordinary system, by whom and when."""

    document_id: int
    revision: int
    path: str
    at: str
    user_id: str


class OwnRegion(msgspec.Struct, frozen=True, kw_only=True):
    """A profile made in the program: ``body`` is the region as JSON, ``logo`` a PNG or empty."""

    code: str
    body: bytes
    logo: bytes
    saved: str
    saved_by: str


class Access(msgspec.Struct, frozen=True, kw_only=True):
    """That a user works with a case. ``kind`` is "responsible" (one a case) or "substitute"."""

    serial: int
    user_id: str
    kind: str
    since: str


class Emergency(msgspec.Struct, frozen=True, kw_only=True):
    """That somebody opened a case that is not theirs, with their reason; ``seen`` is "" until somebody has seen it."""

    id: int = 0
    serial: int
    user_id: str
    at: str
    reason: str
    seen: str = ""
    seen_by: str = ""


class Override(msgspec.Struct, frozen=True, kw_only=True):
    """That somebody went on although a rule said "not yet", with a ready sentence (``reason``, its id) and own words.

    ``act`` and ``rule`` are ids of the guidance; ``mark`` says what the finding was about, so that it does not cover
    the next one. ``seen`` is "" until somebody who looks after the vault has seen it.
    """

    id: int = 0
    serial: int
    act: str
    rule: str
    mark: str
    reason: str
    words: str
    at: str
    user_id: str
    seen: str = ""
    seen_by: str = ""


class CaseMode(msgspec.Struct, frozen=True, kw_only=True):
    """How a case was marked from ``at`` on: protected data, violence."""

    serial: int
    at: str
    protected: bool
    violence: bool
    user_id: str


class PurgeProposal(msgspec.Struct, frozen=True, kw_only=True):
    """That somebody proposed to purge a case; ``basis`` is the decision it rests on, in words."""

    serial: int
    proposed: str
    proposed_by: str
    basis: str


class PurgeRecord(msgspec.Struct, frozen=True, kw_only=True):
    """That a case was purged: its number stays, nothing else of it."""

    serial: int
    decided: str
    decided_by: str
    basis: str


class PlaceApproval(msgspec.Struct, frozen=True, kw_only=True):
    """That somebody read a found place in a text and let it stand. ``sentence`` is the SHA-256 of the sentence it
    stands in; ``reader`` is where the paper goes (a reader's id as text, "" for every one in the case)."""

    id: int = 0
    serial: int
    term: str
    sentence: str
    reader: str
    reason: str
    at: str
    user_id: str


class Reader(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who gets a paper. ``party`` is a row of the ärendeblad or ""; ``kind`` a key of ``forms/readers.toml``.

    ``identity`` is "kod", "namn" or "nummer" (name and number); ``parts`` what was ticked beyond the table; ``removed``
    an ISO time, "" while they are one.
    """

    id: int = 0
    document_id: int
    party: str
    name: str
    kind: str
    identity: str = "kod"
    purpose: str
    parts: tuple[str, ...] = ()
    at: str
    user_id: str
    removed: str = ""


class CopyNews(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a copy: ``what`` is one of a closed list, ``day`` an ISO date, ``how`` a few words."""

    id: int = 0
    copy_id: int
    what: str
    day: str
    how: str
    at: str
    user_id: str


class LogCheck(msgspec.Struct, frozen=True, kw_only=True):
    """One recurring check of the access log: lines ``first`` to ``last``, of which ``sampled`` were looked at."""

    at: str
    user_id: str
    first: int
    last: int
    sampled: int
    remark: str


class AddressSheet(msgspec.Struct, frozen=True):
    """The address sheet of a case: JSON bytes, plain inside the vault or sealed under the address key."""

    serial: int
    sealed: bool
    body: bytes


class LogEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the access log: who, when, what kind of act, which case. The vault adds number and chain."""

    at: str
    user_id: str
    act: Act
    serial: int = 0
    detail: str = ""
    number: int = 0
    chain: str = ""


class Evaluation(msgspec.Struct, frozen=True, kw_only=True):
    """One answered evaluation, outside every case: month (``2026-11``), no day, no user, random id."""

    id: str
    form: str
    version: int
    region: str
    month: str
    meeting: str
    content: bytes


class Backup(msgspec.Struct, frozen=True):
    """One backup copy on disk: the path of its file, when it was made and how large it is in bytes."""

    file: str
    made: datetime
    size: int


class Held(msgspec.Struct, frozen=True):
    """What a backup holds: how many cases and papers, and when something was last written in it ("" for never)."""

    made: str
    cases: int
    documents: int
    last_saved: str


class SlotLine(msgspec.Struct, frozen=True):
    """One way into the vault, as shown: whose, ``kind`` "user" or "recovery", and whether it needs a key file too."""

    user_id: str
    initials: str
    kind: str
    second: bool


class NewKey(msgspec.Struct, frozen=True):
    """A vault under new keys: the recovery key to write down, whose slots are gone, and how many copies are older."""

    recovery_key: str
    without_slot: tuple[str, ...]
    old_copies: int


class Finding(msgspec.Struct, frozen=True):
    """One result of ``verify``: what was looked at, whether it is well, and a plain sentence."""

    what: str
    ok: bool
    text: str


class LetterRecord(msgspec.Struct, frozen=True, kw_only=True):
    """Papers of one case for one receiver, by one way; ``id`` is the running number of its return code.

    ``receiver`` is a row of the ärendeblad; ``copies`` are ids of copies; ``inner`` and ``outer`` are ids of envelopes,
    "" for none. ``sheets`` counts the sheets of the copies.
    """

    id: int = 0
    serial: int
    way: str
    receiver: str
    copies: tuple[int, ...]
    sheets: int
    inner: str
    outer: str
    at: str
    user_id: str


class LetterStep(msgspec.Struct, frozen=True, kw_only=True):
    """One step of a letter, or what became of it. ``day`` is the ISO day it happened, ``at`` when it was written;
    ``words``: whose second look, the number of a REK, why it came back."""

    id: int = 0
    letter_id: int
    step: str
    day: str
    words: str
    at: str
    user_id: str

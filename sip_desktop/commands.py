"""What the commands do, by the same services as the window; ``cli`` reads the arguments and shows the faults.

What only one command needs is imported by that command: most of them are over before the rest would have been read.
"""

from __future__ import annotations

import getpass
import re
import sys
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from sip_desktop import app
from sip_desktop.domain.faults import Fault
from sip_desktop.domain.records import Finding
from sip_desktop.domain.view import Mode
from sip_desktop.process_guard import to_stderr
from sip_desktop.texts import about as about_texts
from sip_desktop.texts import cli as texts
from sip_desktop.texts import services as service_texts
from sip_desktop.texts import vault as vault_texts
from sip_desktop.texts import whereabouts as whereabouts_texts

if TYPE_CHECKING:
    from sip_desktop.domain.deadlines import Event
    from sip_desktop.domain.due_dates import Moment
    from sip_desktop.domain.form import Form
    from sip_desktop.domain.protection.known_terms import Known
    from sip_desktop.services.everything import Services
    from sip_desktop.services.guidance import NotYet
    from sip_desktop.services.opening import Opening
    from sip_desktop.services.ports import UnlockedKeys

_SHORT_NUMBER = re.compile(r"[0-9]{1,9}")
_WHOLE_NUMBER = re.compile(r"SIP-\d{4}-\d{4,9}", re.ASCII | re.IGNORECASE)


@dataclass(frozen=True)
class Access:
    """Which vault a command works on, and where its passphrase and, where one is needed, its key file come from."""

    folder: Path
    from_stdin: bool
    key_file: Path | None = None

    def passphrase(self) -> str:
        """The passphrase, without the line end; never an argument, for those are seen by every process."""
        if self.from_stdin:
            return sys.stdin.readline().rstrip("\r\n")
        if not sys.stdin.isatty():
            raise Fault(texts.NO_TERMINAL)
        return getpass.getpass(texts.PASSPHRASE)

    def secret(self, opening: Opening) -> tuple[str, bytes]:
        """The passphrase and the content of the key file, which is read before anybody types. Raises Fault."""
        second = opening.read_key_file(self.key_file) if self.key_file else b""
        return self.passphrase(), second

    def unlock(self, opening: Opening) -> UnlockedKeys:
        """The keys of the vault, which must be there. Raises Fault."""
        if opening.state(self.folder).kind == "new":
            raise Fault(texts.NO_VAULT)
        passphrase, second = self.secret(opening)
        try:
            return opening.unlock(self.folder, passphrase, second)
        except Fault as fault:
            # Not asked for beforehand: others may unlock the same vault without one, and so does the recovery key.
            if fault.text == vault_texts.WRONG_PASSPHRASE and not second and opening.wants_key_file(self.folder):
                raise Fault(f"{fault.text} {texts.MAY_NEED_KEY_FILE}") from fault
            raise


@contextmanager
def _opened(access: Access) -> Iterator[Services]:
    opening = app.opening()
    services = opening.open(access.folder, access.unlock(opening))
    try:
        yield services
    finally:
        services.session.close()


def demo(folder: Path, cases: int) -> int:
    """A vault of invented cases; the passphrase is the last line."""
    if folder.exists():
        raise Fault(texts.FOLDER_TAKEN)
    if cases < 1:
        raise Fault(texts.BAD_COUNT)
    _keys, passphrase = app.opening().make_demo(folder, cases)
    _say(passphrase)
    return 0


def forms(region: str) -> int:
    """Every form and field as JSON; in a region's words when one is named."""
    known = app.definitions()
    _is_region(region or next(iter(known.regions)))
    shown = known.forms_of(region) if region else tuple(known.forms.values())
    _json([_form(form) for form in shown])
    return 0


def blanks(region: str, out: Path, first: int, count: int, access: Access | None) -> int:
    """The reserve binder of a region in one PDF, with ``count`` of each blank form.

    With a vault its numbers are those that come next there (or from ``first``), and they are kept as handed out.
    Without one it is numbered from ``first``, or not at all.
    """
    if count < 1 or first < 0:
        raise Fault(texts.BAD_COUNT)
    _is_free(out)
    if access is None:
        from sip_desktop.services.binder_pages import binder_plan, binder_views, draw_binder

        _is_region(region)
        known = app.definitions()
        plan = binder_plan(known, region, count, first)
        paper = draw_binder(app.binder, plan, binder_views(known, plan, app.now().date()))
    else:
        with _opened(access) as services:
            paper = services.binder.make(region, count, first)
    # After the numbers are kept: one that is lost can be made void, one on two papers cannot be mended.
    app.write_new(out, paper.pdf)
    return 0


def deadlines(region: str, given: Sequence[str]) -> int:
    """When everything is due in a region after these events; no case is asked, so every deadline counts.

    Events in an order that cannot be are counted all the same, and pointed out on stderr.
    """
    from sip_desktop.domain.due_dates import due_dates, wrong_order
    from sip_desktop.services.due_rows import iso

    _is_region(region)
    events: dict[Event, Moment] = {}
    for each in given:
        event, at = _event(each)
        if event in events:
            raise Fault(texts.EVENT_TWICE.format(name=event.value))
        events[event] = at
    dues = due_dates(app.definitions().deadlines(region), events)
    _json(
        [
            {
                "id": due.id,
                "from_event": due.event,
                "raw": iso(due.raw),
                "due": iso(due.due),
                "moved_by": due.moved_by,
                "source": due.source,
            }
            for due in dues
        ]
    )
    for sentence in wrong_order(events):
        to_stderr(sentence)
    return 0


def _event(given: str) -> tuple[Event, Moment]:
    """An event and its time from ``meeting=2026-12-03T13:00``. Raises Fault."""
    from sip_desktop.domain.deadlines import Event

    name, equals, time = given.partition("=")
    if not equals:
        raise Fault(texts.BAD_EVENT.format(given=given))
    if name not in set(Event):
        known = ", ".join(event.value for event in Event)
        raise Fault(texts.UNKNOWN_EVENT.format(name=name, known=known))
    return Event(name), _time(time)


def _time(text: str) -> Moment:
    """A day or a time in ISO 8601 that clocks can be counted from. Raises Fault."""
    from sip_desktop.domain.case_events import moment
    from sip_desktop.domain.values.dates import FIRST_YEAR, LAST_YEAR

    at = moment(text)
    if at is None:
        raise Fault(texts.BAD_TIME.format(time=text, first=FIRST_YEAR, last=LAST_YEAR))
    return at


def check(known_from: Path | None, file: str) -> int:
    """What in a text can show where somebody is: one JSON object a finding and line, as in a protected case.

    Returns 1 when something was found. Words and names come from files only: arguments are seen by every process.
    """
    import json

    from sip_desktop.domain.protection.check import find
    from sip_desktop.domain.protection.known_terms import known
    from sip_desktop.domain.protection.levels import Mode as CaseMode
    from sip_desktop.domain.protection.levels import level

    terms = _known_terms(known_from) if known_from else known(())
    text = _text_of(None if file == "-" else Path(file))
    # A line end stays in the text that is read, so that a name over two lines is found; each line gets its part.
    starts = [0, *(at.end() for at in re.finditer("\n", text))]
    found = find(text, app.gazetteer(), terms)
    told: list[str] = []
    for finding in found:
        grave = level(finding, CaseMode.PROTECTED)
        for line, start, end in _on_lines(text, starts, finding.start, finding.end):
            part = text[starts[line] + start : starts[line] + end]
            keys = {"line": line + 1, "start": start, "end": end, "kind": finding.kind, "level": grave, "text": part}
            told.append(json.dumps(keys, ensure_ascii=False))
    if told:
        _say("\n".join(told))
    return 1 if found else 0


def _on_lines(text: str, starts: Sequence[int], start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """The lines (from 0) a stretch stands on, with its offsets there; blanks at a line's ends are no part of it."""
    for line in range(bisect_right(starts, start) - 1, bisect_right(starts, end - 1)):
        first = max(start, starts[line])
        last = min(end, starts[line + 1] if line + 1 < len(starts) else len(text))
        part = text[first:last]
        first += len(part) - len(part.lstrip())
        if part.strip():
            yield line, first - starts[line], first + len(part.strip()) - starts[line]


def _known_terms(file: Path) -> Known:
    from sip_desktop.domain.protection.known_terms import is_too_short, known

    lines = _text_of(file).splitlines()
    for number, line in enumerate(lines, start=1):
        if is_too_short(line):
            raise Fault(whereabouts_texts.TERM_TOO_SHORT_LINE.format(line=number))
    return known(lines)


def _text_of(file: Path | None) -> str:
    """A file, or stdin, as text. Raises Fault for what is no UTF-8."""
    try:
        body = file.read_bytes() if file else sys.stdin.buffer.read()
        return body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Fault(whereabouts_texts.NOT_TEXT) from error
    except OSError as error:
        raise Fault(whereabouts_texts.NO_FILE) from error


def cases(access: Access, number: str) -> int:
    """The register as JSON, or the parties of one case with their row numbers."""
    with _opened(access) as services:
        if not number:
            keys = ("number", "word", "region", "state", "next_deadline", "responsible")
            _json([{key: getattr(row, key) for key in keys} for row in services.register.rows()])
            return 0
        found = services.door.open(_serial(services, number))
        _json([{"row": party.row, "kind": party.kind, "label": party.label} for party in found.parties])
    return 0


def print_paper(access: Access, number: str, form_id: str, mode: Mode, out: Path, large: bool, reader: str = "") -> int:
    """One paper of a case as a PDF: the newest document of the form; as the party of row ``reader`` may see it."""
    from sip_desktop.services.guidance import NotYet

    if form_id not in app.definitions().forms:
        raise Fault(service_texts.NO_SUCH_FORM.format(form=form_id))
    _is_free(out)
    with _opened(access) as services:
        case = services.door.open(_serial(services, number))
        if reader and (mode is not Mode.FILLED or reader not in {party.row for party in case.parties}):
            raise Fault(texts.NO_READER)
        if mode is Mode.BLANK:
            view = services.papers.blank(form_id, case.record.region, large=large)
            services.papers.save_pdf(out, services.papers.paper(view), None, mode)
            return 0
        ids = [line.document.id for line in case.lines if line.document.form == form_id]
        if not ids:
            raise Fault(texts.NO_DOCUMENT)
        if reader:
            return _print_for(services, ids[-1], reader, out, large)
        document = services.documents.open(ids[-1])
        paper = services.papers.paper(services.papers.view(document, document.content, mode, large))
        try:
            services.papers.save_pdf(out, paper, document, mode)
        except NotYet as stop:
            _say_stops(stop)
            return 1
    return 0


def _print_for(services: Services, document_id: int, reader: str, out: Path, large: bool) -> int:
    """The paper as one party of the case may see it; its copy says whose it is."""
    from sip_desktop.services.dispatch import Barred
    from sip_desktop.services.guidance import NotYet

    try:
        services.dispatch.save_for(document_id, reader, out, large)
    except NotYet as stop:
        _say_stops(stop)
        return 1
    except Barred as stop:
        to_stderr(stop.text)
        return 1
    return 0


def _say_stops(stop: NotYet) -> None:
    """What stops a paper, a line each: nothing was written. What was found is asked for with ``guidance``: it may tell
    of the case, and what a command complains of often ends in a log."""
    for one in stop.findings:
        to_stderr(f"{one.rule} {one.why} {one.action}")


def guidance(access: Access, number: str, at: str) -> int:
    """What the rules say of a case, at the time ``at`` (ISO 8601, a day from its beginning) or now, as JSON."""
    from sip_desktop.domain.due_dates import local
    from sip_desktop.texts import guidance as guidance_texts

    told = _time(at) if at else None
    now = told if told is None or isinstance(told, datetime) else datetime.combine(told, datetime.min.time())
    with _opened(access) as services:
        found = services.guidance.of(_serial(services, number), local(now) if now else None).findings
    _json(
        [
            {
                "rule": one.rule,
                "level": guidance_texts.LEVELS[one.level.value],
                "text": one.text,
                "source": one.source,
                "action": one.action,
            }
            for one in found
        ]
    )
    return 0


def verify(access: Access) -> int:
    """Integrity of pages, log and key slots, and whether the register says what the papers say."""
    opening = app.opening()
    keys = access.unlock(opening)
    findings = [*app.vaults().verify(access.folder, keys), _backup_finding(access.folder, keys)]
    if all(finding.ok for finding in findings):
        services = opening.open(access.folder, keys)
        try:
            findings.append(_register_finding(services))
        finally:
            services.session.close()
    for finding in findings:
        _say(f"{'✓' if finding.ok else '✗'} {finding.what}: {finding.text}")
    return 0 if all(finding.ok for finding in findings) else 1


def backup(access: Access, out: Path) -> int:
    """A copy of the whole vault in a new file, every page of it checked."""
    _is_free(out)
    with _opened(access) as services:
        services.backups.make_outside(out)
        services.backups.note_outside()
    _say(texts.BACKED_UP)
    return 0


def restore(access: Access, file: Path) -> int:
    """Puts a copy in place of the vault in the folder, which may be empty; the passphrase is that of the copy."""
    opening = app.opening()
    held = opening.restore(file, access.folder, *access.secret(opening))
    _say(texts.RESTORED.format(cases=held.cases, documents=held.documents))
    return 0


def selftest() -> int:
    """Open a vault, fill, print, lock, open again; also proves that the built program carries all it needs."""
    import tempfile

    step = texts.STEP_VAULT
    with tempfile.TemporaryDirectory(prefix="sip-selftest-") as scratch:
        folder = Path(scratch) / "vault"
        try:
            opening = app.opening()
            keys, passphrase = opening.make_demo(folder)
            step = texts.STEP_PAPER
            _print_everything(opening, folder, keys)
            step = texts.STEP_LOCK
            services = opening.open(folder, opening.unlock(folder, passphrase))
            services.session.close()
            step = texts.STEP_CHECK
            if not all(finding.ok for finding in app.vaults().verify(folder, keys)):
                raise Fault(texts.SELFTEST_STEP.format(step=step))
            step = texts.STEP_WINDOW
            app.try_window()
        except Fault as fault:
            raise Fault(f"{texts.SELFTEST_STEP.format(step=step)} {fault.text}") from fault
    _say(texts.SELFTEST_OK)
    return 0


def _print_everything(opening: Opening, folder: Path, keys: Any) -> None:
    services = opening.open(folder, keys)
    try:
        for row in services.register.rows():
            for line in services.door.open(row.serial).lines:
                document = services.documents.open(line.document.id)
                for mode in Mode:
                    view = services.papers.view(document, document.content, mode)
                    services.papers.page(services.papers.paper(view), 0, 200)
    finally:
        services.session.close()


def _backup_finding(folder: Path, keys: UnlockedKeys) -> Finding:
    """Whether the newest copy in the vault's own folder could be restored; to have none is no fault."""
    copies = app.surroundings().copies()
    own = copies.backups(folder)
    if not own:
        return Finding(texts.FINDING_BACKUPS, True, texts.BACKUPS_NONE)
    try:
        copies.try_out(Path(own[0].file), folder, keys)
    except Fault as fault:
        return Finding(texts.FINDING_BACKUPS, False, texts.BACKUPS_BAD.format(why=fault.text))
    return Finding(texts.FINDING_BACKUPS, True, texts.BACKUPS_WELL.format(count=len(own)))


def _register_finding(services: Services) -> Finding:
    wrong = services.register.differences()
    text = texts.REGISTER_WRONG.format(count=len(wrong)) if wrong else texts.REGISTER_OK
    return Finding(texts.FINDING_REGISTER, not wrong, text)


def _form(form: Form) -> dict[str, Any]:
    return {
        "id": form.id,
        "title": form.title,
        "version": form.version,
        "fields": [
            {
                "id": field.id,
                "label": field.label,
                "type": field.type.value,
                "required": field.required,
                "filled_by": [who.value for who in field.filled_by],
                "source": field.source,
            }
            for field in form.fields()
        ],
    }


def _serial(services: Services, number: str) -> int:
    """The serial of a case number, whole ("SIP-2026-0007") or short ("7"); a whole one must be right in every part."""
    if _SHORT_NUMBER.fullmatch(number):
        return int(number)
    if not _WHOLE_NUMBER.fullmatch(number):
        raise Fault(texts.NO_CASE_NUMBER)
    return next((row.serial for row in services.register.rows(number) if row.number == number.upper()), 0)


def _is_region(code: str) -> None:
    known = app.definitions().regions
    if code not in known:
        raise Fault(service_texts.NO_SUCH_REGION.format(region=code, known=", ".join(known)))


def _is_free(out: Path) -> None:
    """Raises Fault for a file that is there already, or whose folder is not: no number is spent on it."""
    if out.exists():
        raise Fault(texts.FILE_TAKEN)
    if not out.parent.is_dir():
        raise Fault(vault_texts.GONE)
    if app.vaults().check_place(out.parent):
        raise Fault(about_texts.LEAVES_COMPUTER)


def _json(shown: Any) -> None:
    _say(msgspec.json.format(msgspec.json.encode(shown), indent=1).decode())


def _say(text: str) -> None:
    # A built Windows program that was not started from a terminal has no stdout.
    if sys.stdout is not None:
        sys.stdout.write(text + "\n")
        sys.stdout.flush()

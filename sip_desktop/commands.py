"""What the commands do, by the same services as the window; ``cli`` reads the arguments and shows the faults."""

from __future__ import annotations

import getpass
import json
import re
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sip_desktop import app
from sip_desktop.domain.faults import Fault
from sip_desktop.domain.form import Form
from sip_desktop.domain.records import Finding
from sip_desktop.domain.view import Mode
from sip_desktop.services.binder_pages import binder_plan, binder_views, draw_binder
from sip_desktop.services.everything import Services
from sip_desktop.services.opening import Opening
from sip_desktop.services.ports import UnlockedKeys
from sip_desktop.texts import about as about_texts
from sip_desktop.texts import cli as texts
from sip_desktop.texts import services as service_texts
from sip_desktop.texts import vault as vault_texts

_SHORT_NUMBER = re.compile(r"[0-9]{1,9}")
_WHOLE_NUMBER = re.compile(r"SIP-\d{4}-\d{4,9}", re.ASCII | re.IGNORECASE)


@dataclass(frozen=True)
class Access:
    """Which vault a command works on, and where its passphrase comes from."""

    folder: Path
    from_stdin: bool

    def passphrase(self) -> str:
        """The passphrase, without the line end; never an argument, for those are seen by every process."""
        if self.from_stdin:
            return sys.stdin.readline().rstrip("\r\n")
        if not sys.stdin.isatty():
            raise Fault(texts.NO_TERMINAL)
        return getpass.getpass(texts.PASSPHRASE)


@contextmanager
def _opened(access: Access) -> Iterator[Services]:
    opening = app.opening()
    if opening.state(access.folder).kind == "new":
        raise Fault(texts.NO_VAULT)
    keys = opening.unlock(access.folder, access.passphrase())
    services = opening.open(access.folder, keys)
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


def print_paper(access: Access, number: str, form_id: str, mode: Mode, out: Path, large: bool) -> int:
    """One paper of a case as a PDF: the newest document of the form."""
    if form_id not in app.definitions().forms:
        raise Fault(service_texts.NO_SUCH_FORM.format(form=form_id))
    _is_free(out)
    with _opened(access) as services:
        case = services.door.open(_serial(services, number))
        if mode is Mode.BLANK:
            view = services.papers.blank(form_id, case.record.region, large=large)
            services.papers.save_pdf(out, services.papers.paper(view), None, mode)
            return 0
        ids = [line.document.id for line in case.lines if line.document.form == form_id]
        if not ids:
            raise Fault(texts.NO_DOCUMENT)
        document = services.documents.open(ids[-1])
        paper = services.papers.paper(services.papers.view(document, document.content, mode, large))
        services.papers.save_pdf(out, paper, document, mode)
    return 0


def verify(access: Access) -> int:
    """Integrity of pages, log and key slots, and whether the register says what the papers say."""
    opening = app.opening()
    if opening.state(access.folder).kind == "new":
        raise Fault(texts.NO_VAULT)
    keys = opening.unlock(access.folder, access.passphrase())
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
    held = app.opening().restore(file, access.folder, access.passphrase())
    _say(texts.RESTORED.format(cases=held.cases, documents=held.documents))
    return 0


def selftest() -> int:
    """Open a vault, fill, print, lock, open again; also proves that the built program carries all it needs."""
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
    _say(json.dumps(shown, ensure_ascii=False, indent=1))


def _say(text: str) -> None:
    # A built Windows program that was not started from a terminal has no stdout.
    if sys.stdout is not None:
        sys.stdout.write(text + "\n")
        sys.stdout.flush()

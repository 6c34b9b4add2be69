"""Every form filled with markers and everything done with them that the services offer: the work of the sweep."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from pathlib import Path

from msgspec.structs import replace
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from sip_desktop import app, paths
from sip_desktop.domain.answers import put
from sip_desktop.domain.form import Form
from sip_desktop.domain.records import Override, SheetStatus
from sip_desktop.domain.view import Mode
from sip_desktop.services.addresses import Address
from sip_desktop.services.opening import Opening
from sip_desktop.storage.keys import Kdf
from sip_desktop.storage.vaults import Vaults
from tests.no_rules import definitions_without_rules
from tests.whole.markers import NUMBER, STEM, marked, marker

PASSPHRASE = "hängmatta gräddfil blyerts kaffekopp älvstrand"
SECOND = "tofsvipa kannrem sandstrand mössband ugnslucka"
THEIRS = "vinbär segelduk trappsteg mattpiskning lärkträd"
PROTECTED, PLAIN_CASE = 1, 2
"""The serial of a case where nothing may be seen, with every form, and of one whose papers may be carried on."""
IN_PLAIN_CASE = ("arendeblad", "kallelse", "plan", "journalanteckning", "svar")
LOGO = "logga.png"
"""What the user brings; its file says more than the picture, and is taken away again."""
ASKED_FOR = ("arendeblad", "kallelse", "plan", "samtycke_vuxen")


class Work:
    """One vault in the default folder; ``papers`` takes what was asked for as PDF, ``stick`` is somebody's USB stick.

    ``said`` gathers what the test wants to know: which forms were filled, and the secrets that were made.
    """

    def __init__(self, opening: Opening, papers: Path, stick: Path) -> None:
        self.opening = opening
        self.folder = opening.default_folder
        self._papers = papers
        self._stick = stick
        self.passphrase = PASSPHRASE
        made = opening.create(self.folder, marker(), "KÖ", "Kurator", PASSPHRASE)
        self.recovery_keys = [made.recovery_key]
        self.services = opening.open(self.folder, made.keys)
        self.documents: dict[int, dict[str, int]] = {}
        self.filled: set[str] = set()

    def do(self) -> None:
        """All of it, and the vault is shut."""
        for region in ("skane", "halland"):
            self._fill_case(self.services.register.new_case(region))
        self._binder()
        self._evaluate()
        self._people()
        self._look_up()
        self._addresses()
        self._plan()
        self._carry_back()
        self._own_profile()
        self._rules()
        self._log()
        self._keys()
        self.services.backups.make()
        self.services.backups.make_outside(self._stick / self.services.backups.neutral_name())
        self.services.session.close()
        self._restore()

    def forms(self) -> Iterator[Form]:
        """The forms of a case; the ärendeblad first, which the others fetch from."""
        known = self.services.definitions.forms.values()
        yield from sorted((form for form in known if form.in_case), key=lambda form: form.id != "arendeblad")

    def _fill_case(self, serial: int) -> None:
        documents = self.services.documents
        self.documents[serial] = {}
        for form in self.forms():
            if serial == PLAIN_CASE and form.id not in IN_PLAIN_CASE:
                continue
            document = self.documents[serial][form.id] = documents.start(serial, form.id)
            self._write(document, form, serial, exact=True)
            self._print(document, Mode.FILLED, form.id if serial == PROTECTED else "")
            documents.make_clear(document)
            documents.correct(document)
            self._write(document, form, serial, exact=False)
            self.services.versions.differences(document, 1, 2)
            if serial == PROTECTED:
                self._print(document, Mode.PEN)
            self.filled.add(form.id)
        self.services.door.open(serial)

    def _write(self, document: int, form: Form, serial: int, exact: bool) -> None:
        opened = self.services.documents.open(document)
        content = marked(opened.form, exact)
        if form.id == "arendeblad":
            facts = ("sekretessmarkering", "ja") if serial == PROTECTED else ("inget", "nej")
            for name, value in zip(("skyddstyp", "vald_flagga"), facts, strict=True):
                content = replace(content, answers=put(content.answers, name, value))
            known = {"personnummer": NUMBER, "anledning_manuell": ("it_avbrott",)}
            content = replace(content, answers={**content.answers, **known})
        self.services.documents.save(document, content)
        self.services.documents.problems(opened, content)
        self.services.documents.computed(opened, content)

    def _print(self, document: int, mode: Mode, form_id: str = "") -> None:
        """A paper in memory and as the screen shows it; PDFs, also in large print, of the few that are asked for."""
        papers, opened = self.services.papers, self.services.documents.open(document)
        asked_for = form_id in ASKED_FOR
        for large in (False, True) if asked_for else (False,):
            paper = papers.paper(papers.view(opened, opened.content, mode, large))
            papers.page(paper, 0, 200)
            if asked_for:
                name = papers.neutral_name(opened).replace(".pdf", " stor.pdf" if large else ".pdf")
                papers.save_pdf(self._papers / name, paper, opened)

    def _binder(self) -> None:
        binder = self.services.binder
        made = binder.make("uppsala")
        self.services.papers.save_pdf(self._papers / "Reservpärm.pdf", made, None, Mode.BLANK)
        sheet = next(line for line in binder.sheets() if line.record.form == "kallelse")
        document = binder.write_in(sheet.record.number, PLAIN_CASE)
        self.services.documents.save(document, marked(self.services.definitions.forms["kallelse"], True))
        binder.settle(binder.sheets()[-1].record.number, SheetStatus.USED, signed=True)

    def _evaluate(self) -> None:
        evaluations = self.services.evaluations
        for form in (form for form in self.services.definitions.forms.values() if not form.in_case and not form.binder):
            started = evaluations.start(form.id, "skane", "first", "2026-11")
            content = marked(form, False)
            evaluations.save(started, content)
            view = self.services.papers.evaluation(form, "skane", content, Mode.FILLED)
            self.services.papers.paper(view)
            self.filled.add(form.id)
        evaluations.counts("skane")

    def _people(self) -> None:
        """A case of one's own, which another opens in an emergency with a reason; the log says who, not why."""
        services = self.services
        user = services.keyring.add_user(marker(), "BB", marker())
        services.keyring.give_key((PASSPHRASE, b""), user, (THEIRS, b""))
        services.case_access.keep(PLAIN_CASE, user.id, [])
        services.door.open_in_emergency(PLAIN_CASE, marker())
        services.case_access.keep(PLAIN_CASE, services.session.user.id, [user.id])

    def _look_up(self) -> None:
        register = self.services.register
        assert {row.serial for row in register.look_up(NUMBER)} == {PROTECTED, PLAIN_CASE}
        assert not register.look_up(f"{STEM} {STEM}")
        assert not register.rows(STEM)
        register.initials()

    def _addresses(self) -> None:
        addresses = self.services.addresses
        for serial in (PROTECTED, PLAIN_CASE):
            addresses.keep(serial, [Address(*(marker() for _ in range(8)))])
            assert addresses.is_sealed(serial) == (serial == PROTECTED)
            assert STEM in addresses.read(serial, PASSPHRASE)[0].street

    def _plan(self) -> None:
        services, own = self.services, self.documents[PLAIN_CASE]
        services.documents.make_clear(own["plan"])
        line = services.approvals.of(own["plan"]).lines[0]
        services.approvals.approve(own["plan"], line.party, marker(), "2026-11-20")
        carried = services.carrying.write_into_plan(self.documents[PROTECTED]["uppfoljning"])
        assert carried.written

    def _carry_back(self) -> None:
        transfer, journal = self.services.transfer, self.services.journal
        taken = []
        for paper in transfer.case(PLAIN_CASE).papers:
            line = next(line.line for line in transfer.sheet(paper.document_id).lines if STEM in line.line.text)
            taken.append(transfer.take(paper.document_id, line.path, True))
            transfer.tick(paper.document_id, line.path, True)
            transfer.note(paper.document_id, True)
        assert taken
        note = self.documents[PLAIN_CASE]["journalanteckning"]
        self.copied = journal.take(note, journal.sheet(note).lines[0].path, True)

    def _own_profile(self) -> None:
        """A profile in the unit's own words, with a logo whose file says more than the picture."""
        own, words, logo = self.services.own_regions, PngInfo(), io.BytesIO()
        words.add_text("Comment", marker())
        Image.new("RGB", (60, 20), "#0B5D57").save(logo, "PNG", pnginfo=words)
        file = self._stick / LOGO
        file.write_bytes(logo.getvalue())
        plain = own.logo(file)
        file.unlink()
        assert STEM.encode()[:6] not in plain
        saved = own.save(replace(own.copied("skane"), name=marker(), routine=marker(), handling=marker(), logo=plain))
        assert not saved.faults
        services = self.services
        services.papers.paper(services.papers.blank("kallelse", saved.code))

    def _rules(self) -> None:
        """What the rules say, a reason for going on past one, a remark and a decision to purge that is taken back."""
        services = self.services
        for serial in (PROTECTED, PLAIN_CASE):
            services.guidance.of(serial)
            services.left.of(serial)
        with services.session.transaction():
            going_on = Override(
                serial=PROTECTED,
                act="send_copy",
                rule="R-SAM-01",
                mark="1.1:",
                reason="annat",
                words=marker(),
                at=services.session.stamp(),
                user_id=services.session.user.id,
            )
            services.session.store.add_override(going_on)
        assert STEM in services.guidance.to_review()[0].words
        services.purging.propose(PLAIN_CASE, marker(), marker())
        services.purging.take_back(PLAIN_CASE)
        services.access_log.keep_remark(marker())

    def _log(self) -> None:
        log = self.services.access_log
        log.sign_off(len(log.sample()), marker())
        log.export(self._stick / log.neutral_name(), log.lines())

    def _keys(self) -> None:
        keyring = self.services.keyring
        second = keyring.new_key_file(self._stick / "nyckel.sipnyckel")
        keyring.change_passphrase((PASSPHRASE, b""), (SECOND, second))
        self.recovery_keys.append(keyring.new_recovery_key((SECOND, second)))
        keyring.change_passphrase((SECOND, second), (SECOND, b""))
        self.passphrase = SECOND
        assert STEM in self.services.addresses.read(PROTECTED, SECOND)[0].street

    def _restore(self) -> None:
        """The copy from the stick in place of the vault, then new keys for all of it."""
        copy = next(self._stick.glob("*.sipkopia"))
        held = self.opening.restore(copy, self.folder, SECOND)
        assert held.cases == len(self.documents)
        new = self.opening.new_vault_key(self.folder, (SECOND, b""))
        self.recovery_keys.append(new.recovery_key)


def cheap_keys() -> Opening:
    """The program's own beginning, but for keys that take no time: forty are derived, and none is attacked here."""
    vaults = Vaults(app.now, dict(os.environ), lambda: Kdf(memory_kib=64, passes=1, lanes=1))
    return Opening(app.surroundings(vaults), definitions_without_rules, paths.default_vault(), app.demo_texts)
